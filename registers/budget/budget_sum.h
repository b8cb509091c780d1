/* budget_sum.h: what lies below each programme, added up. */
#ifndef BUDGET_BUDGET_SUM_H
#define BUDGET_BUDGET_SUM_H

#include "html/out.h"

struct budget_sum {
    struct str title, href; /* of the programme; no address on its own page */
    int64_t activities;
    struct str ceiling, effective, realised, absorbed;
};

struct budget_sums {
    struct str title;
    struct str ceiling, effective, realised, absorbed; /* heads of the columns */
    const struct budget_sum *row;
    size_t n;
    const struct budget_sum *total; /* NULL: of one programme */
};

#endif
