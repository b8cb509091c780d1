/* stat_view.h: what the view of /register/NAME/statistik is given. */
#ifndef REGISTER_STAT_VIEW_H
#define REGISTER_STAT_VIEW_H

#include "html/part.h"
#include "register/stat.h"

struct stat_view {
    struct str title, base; /* base: "/register/NAME" */
    const struct reg_stat *stat;
    struct part_chip year[5];
    size_t n_year;
    struct str this_year, last_year, month_say;
    bool own_only;    /* counted are the asker's own records */
    struct html more; /* what engines above add: measures */
};

#endif
