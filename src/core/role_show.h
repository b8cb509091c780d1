/* role_show.h: roles in words. */
#ifndef CORE_ROLE_SHOW_H
#define CORE_ROLE_SHOW_H

#include "core/account_view.h"

struct str role_text(enum lang lang, enum role role); /* "Pelaksana area" */
/* "Area 4" or empty. */
struct str area_text(struct arena *a, enum lang lang, int area);
const struct role_shown *roles_shown(struct ctx *c, const struct grant *g, size_t n);

#endif
