/* diagram_draw.h: what the diagrams of this folder share; diagram_draw.c. */
#ifndef HTML_DIAGRAM_DRAW_H
#define HTML_DIAGRAM_DRAW_H

#include "html/diagram.h"
#include "html/svg.h"

#define NODE_W 196
#define NODE_H 78

/* The picture keeps its size: what is wider than the page is scrolled, not shrunk. role: img, or
 * group where it has links. */
struct diagram_frame {
    const char *class, *role;
    int width, height;
};
void diagram_open(struct out *o, struct diagram_frame f, struct str say);
/* anchor: start, middle or end. */
void diagram_text(struct out *o, const char *class, int x, int y, const char *anchor, struct str s);

struct diagram_place {
    int x, y;           /* the middle of the first line */
    int letters, lines; /* of a line, and how many lines at most */
};
/* Cut between words into lines around x; the last ends in an ellipsis where there is more. Returns
 * the lines used. */
int diagram_wrap(struct out *o, const char *class, struct diagram_place at, struct str s);
/* The same lines, from the left edge x on. */
int diagram_wrap_left(struct out *o, const char *class, struct diagram_place at, struct str s);
/* How many lines it would take, at most `most`. */
int diagram_lines(struct str s, int letters, int most);
/* A box of NODE_W by NODE_H with its corner at x, y: two lines of title, a text, a note at its
 * foot. */
void diagram_box(struct out *o, const struct diagram_node *d, int x, int y);

#endif
