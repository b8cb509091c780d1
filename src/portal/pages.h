/* pages.h: the pages of the portal, and what they share. */
#ifndef PORTAL_PAGES_H
#define PORTAL_PAGES_H

#include "core/route.h"
#include "portal/content.h"

#define PORTAL_IMAGE_SIDE 960 /* pixels, of the longer side */

extern const struct route content_routes[], content_edit_routes[], content_version_routes[];
extern const struct route portal_data_routes[], portal_desk_routes[], portal_feed_routes[];
extern const struct route portal_find_routes[], portal_home_routes[], portal_reform_routes[];
extern const struct route portal_visit_routes[], complaint_report_routes[], service_routes[];

struct str content_image(struct ctx *c, const struct content *k); /* address; empty: none */

/* The days of those, as lists show them. */
const struct str *published_days(struct ctx *c, const struct published *v, size_t n);

#endif
