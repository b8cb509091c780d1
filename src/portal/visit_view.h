/* visit_view.h: what the page of visits shows. */
#ifndef PORTAL_VISIT_VIEW_H
#define PORTAL_VISIT_VIEW_H

#include "html/part.h"

struct visit_row {
    struct str name;
    int64_t views, visits;
};

struct visit_page {
    struct visit_row *month, *app, *page;
    size_t n_month, n_app, n_page;
};

#endif
