/* personal_view.h: what the views of /data-pribadi and of the access log are given. */
#ifndef REGISTER_PERSONAL_VIEW_H
#define REGISTER_PERSONAL_VIEW_H

#include "html/part.h"

struct personal_line {
    struct str title, href, fields, purpose, basis, keep;
    int64_t past; /* records past their time; -1: as many as are counted, or more */
};

struct access_shown {
    struct str when, who, what, title, href;
};

struct personal_person {
    int64_t id;
    struct str text;
};

struct personal_view {
    const struct personal_line *line;
    size_t n;
    const struct personal_person *person;
    size_t n_person;
    const struct access_shown *access;
    size_t n_access;
    struct str error, text;
};

#endif
