/* import_view.h: what the view of /register/NAME/impor is given. */
#ifndef REGISTER_IMPORT_VIEW_H
#define REGISTER_IMPORT_VIEW_H

#include "html/part.h"

struct import_line { /* a mistake */
    struct str line, column, text;
};

struct import_column_help {
    struct str head, help;
};

struct import_view {
    struct str title, base; /* "/register/NAME" */
    struct str most, max, max_bytes;
    const struct import_column_help *column;
    size_t n_column;
    const struct import_line *wrong;
    size_t n_wrong, n_more, n_bad_row;
    bool has_preview;
    struct str file, token; /* the file's name; the seal of what was shown */
    struct str count;       /* how many will be made */
    const struct str *head, *cell, *line;
    size_t n_head, n_shown;
    bool more_rows;
    struct str do_it;          /* what the button says */
    int64_t n_changed, n_same; /* n_same: there already, and left as they are */
    const struct str *skipped; /* heads that are passed over */
    size_t n_skipped;
};

#endif
