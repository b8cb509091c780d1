/* report_page.h: what the view of /laporan is given. */
#ifndef PLAN_REPORT_PAGE_H
#define PLAN_REPORT_PAGE_H

#include "core/route.h"
#include "html/part.h"
#include "plan/model.h"

struct report_file {
    struct str href, name; /* "PDF" */
    bool paper;            /* for reading; else for machines */
    bool post;             /* takes a while to make: asked for by a button, */
    int quarter;           /* with this; 0: the year */
};

/* One period of a report, or the only one. */
struct report_line {
    struct str period, note;
    const struct report_file *file;
    size_t n_file;
    struct str none; /* instead of files: why there is none */
};

struct report_group {
    struct str name, what;
    const struct report_line *line;
    size_t n_line;
};

struct report_page {
    const struct plan *plan; /* NULL: there is none */
    const struct part_chip *chip;
    size_t n_chip;
    struct report_group group[4]; /* matrix, monitoring, bundle, summary */
    size_t n_group;
    bool may_set;
};

extern const struct route report_routes[];

#endif
