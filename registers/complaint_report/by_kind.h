/* by_kind.h: complaints of a report by topic, as its page draws them. */
#ifndef COMPLAINT_REPORT_BY_KIND_H
#define COMPLAINT_REPORT_BY_KIND_H

#include "html/part.h"

struct by_kind_row {
    struct str name;
    int64_t received, done;
};

struct by_kind {
    const struct by_kind_row *row;
    size_t n_row;
    int64_t most;
};

#endif
