/* scanned.h: what a scanner or a camera makes of a page: words that are a picture. */
#ifndef TESTS_SCANNED_H
#define TESTS_SCANNED_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

struct sheet {
    const char *words;   /* lines end in LF */
    bool picture;        /* else text that can be selected */
    int letters;         /* pixels, 0: 48 */
    const char *stamped; /* selectable besides, small at its foot; NULL: nothing */
};

/* As high and wide as its words need, with a margin. */
struct str scanned_png(struct arena *a, const struct sheet *s);
/* A page for each, of that size at 300 dots an inch. */
struct str scanned_pdf(struct arena *a, const struct sheet *s, size_t n);

#endif
