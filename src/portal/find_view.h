/* find_view.h: what the public search shows. */
#ifndef PORTAL_FIND_VIEW_H
#define PORTAL_FIND_VIEW_H

#include "core/publish.h"

struct find_group {
    struct str title;
    struct published *hit;
    const struct str *day;
    size_t n;
    bool full; /* there may be more */
};

struct find_page {
    struct str q;
    struct find_group *group;
    size_t n_group, n;
};

#endif
