/* check_view.h: what views/check.html prints: the page that checks a receipt's proof. */
#ifndef INTAKE_CHECK_VIEW_H
#define INTAKE_CHECK_VIEW_H

#include "html/part.h"

struct check_line {
    struct str name, value;
};

struct check_page {
    struct str text;  /* pasted */
    struct str error; /* nothing was pasted */
    bool judged, good;
    struct str verdict, why;
    struct check_line line[8];
    size_t n_line;
    struct str entry; /* the entry's words */
    struct str key;   /* the office's */
    struct str key_href;
};

#endif
