/* index_view.h: what the list of all registers shows; prepared by index_page.c. */
#ifndef REGISTER_INDEX_VIEW_H
#define REGISTER_INDEX_VIEW_H

#include "html/part.h"

struct index_line {
    struct str title, about, href, late_href;
    bool counted, has_states;
    int64_t open, all, late;
};

struct index_group {
    struct str title;
    struct index_line *line;
    size_t n;
};

struct index_page {
    struct str words;
    struct index_group *group;
    size_t n, found, all;
};

#endif
