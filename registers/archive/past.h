/* past.h: files whose retention is over, for the archivist's morning. */
#ifndef ARCHIVE_PAST_H
#define ARCHIVE_PAST_H

#include "base/str.h"

struct past_row {
    struct str name, href, ended, fate;
};

struct past_list {
    struct str title, more_href;
    const struct past_row *row;
    size_t n;
    int64_t more; /* beyond those */
};

#endif
