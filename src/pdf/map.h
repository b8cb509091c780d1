/* map.h: a map on paper: boxes in bands, each with arrows to what it supports; or a tree: boxes
 * without bands, with lines. The caller has placed them. */
#ifndef PDF_MAP_H
#define PDF_MAP_H

#include "pdf/pdf.h"

enum pdf_tone { PDF_PLAIN, PDF_SHORT, PDF_REACHED };

struct pdf_box {
    double x, y;                  /* upper left corner */
    struct str title, text, note; /* at most three lines, one, one */
    enum pdf_tone tone;           /* SHORT is told by a heavy frame, not by its colour alone */
};
struct pdf_arrow {
    double x[4], y[4];         /* a Bezier curve to the foot of the tip */
    double tip_x, tip_y;       /* its point */
    double toward_x, toward_y; /* where it points: -1, 0 or 1 */
};
struct pdf_branch {
    double x[4], y[4]; /* straight pieces through four points */
    bool dashed;
};
/* In units of its own: it becomes as large as the page's width and what is left of its height
 * allow, on one page. */
struct pdf_map {
    double width, height, box_w, box_h;
    const struct str *band;
    const double *top; /* of each band; one more: the end of the last */
    size_t n_band;
    const struct pdf_box *box;
    size_t n_box;
    const struct pdf_arrow *arrow;
    size_t n_arrow;
    const struct pdf_branch *branch;
    size_t n_branch;
    double room; /* points to leave below it */
};
void pdf_map(struct pdf *p, const struct pdf_map *m);

#endif
