/* report_view.h: what views/report.html prints: published reports on complaints. */
#ifndef PORTAL_REPORT_VIEW_H
#define PORTAL_REPORT_VIEW_H

#include "html/part.h"

#define REPORT_FACTS 12

struct report_line {
    struct str href, pdf, period, received, done, followed, day;
};

struct report_list {
    const struct report_line *line;
    size_t n;
};

struct report_fact {
    struct str name, value;
};

struct report_kind {
    struct str name;
    int64_t received, done;
};

struct report_kinds {
    struct str title;
    const struct report_kind *row;
    size_t n;
    int64_t most;
};

struct report_text {
    struct str title, text;
};

struct report_page {
    struct report_line line;
    struct report_fact fact[REPORT_FACTS];
    size_t n_fact;
    struct report_kinds kinds[2];
    struct report_text text[4];
    size_t n_text;
};

#endif
