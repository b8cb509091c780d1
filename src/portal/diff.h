/* diff.h: two texts line by line: what went, what came, what stayed. */
#ifndef PORTAL_DIFF_H
#define PORTAL_DIFF_H

#include "base/arena.h"
#include "base/str.h"

#define DIFF_LINES 1500 /* of each text that are compared finely; longer ones are shown whole */

enum diff_kind { DIFF_SAME, DIFF_GONE, DIFF_NEW };

struct diff_line {
    enum diff_kind kind;
    struct str text;
};

struct diff {
    struct diff_line *line;
    size_t n;
    size_t gone, came;
};

/* The longest common run of lines stays (LCS); lines lie in the texts. */
void diff_lines(struct arena *a, struct str old, struct str now, struct diff *out);

#endif
