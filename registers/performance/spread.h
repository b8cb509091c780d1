/* spread.h: how the predicates of one year are spread, against the pattern of the organisation. */
#ifndef PERFORMANCE_SPREAD_H
#define PERFORMANCE_SPREAD_H

#include "base/str.h"

#define SPREAD_PREDICATES 5

struct spread_row {
    struct str predicate, href;
    int64_t count;
    struct str share; /* "64,7%" */
};

struct spread {
    struct str title, organisation;
    struct spread_row row[SPREAD_PREDICATES]; /* best first */
    int64_t rated, open;
    const struct str *say; /* what does not fit; none: it fits */
    size_t n_say;
};

#endif
