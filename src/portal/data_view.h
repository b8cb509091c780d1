/* data_view.h: what the index of open data shows. */
#ifndef PORTAL_DATA_VIEW_H
#define PORTAL_DATA_VIEW_H

#include "portal/data.h"

struct data_page {
    struct data_catalog k;
    struct str modified; /* in words */
};

#endif
