/* back.h: addresses that a visitor's browser asks to return to. */
#ifndef CORE_BACK_H
#define CORE_BACK_H

#include "core/ctx.h"

/* A path of this site: begins with one '/', holds nothing that browsers could read as another
 * host. */
bool is_own_address(struct str s);
/* Percent-encoded, for a query. */
struct str url_part(struct arena *a, struct str s);
/* see_other() to the address where it is ours, else to `otherwise`. */
NODISCARD enum status go_back(struct ctx *c, struct str to, const char *otherwise);

#endif
