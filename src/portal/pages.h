/* pages.h: the pages of the portal, and what they share. */
#ifndef PORTAL_PAGES_H
#define PORTAL_PAGES_H

#include "core/route.h"
#include "portal/content.h"

#define PORTAL_IMAGE_SIDE 960 /* pixels, of the longer side */

extern const struct route content_routes[], content_edit_routes[], content_version_routes[],
    portal_routes[];

struct str content_day(struct ctx *c, struct str iso);            /* "Selasa, 30 Desember 2025" */
struct str content_image(struct ctx *c, const struct content *k); /* address; empty: none */

#endif
