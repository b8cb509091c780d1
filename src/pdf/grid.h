/* grid.h: a table of a paper that grows by rows, for whoever does not know how many there will be.
 */
#ifndef PDF_GRID_H
#define PDF_GRID_H

#include "pdf/pdf.h"

#define GRID_COLUMNS 8

struct grid {
    struct arena *arena; /* of its rows */
    struct pdf_col col[GRID_COLUMNS];
    size_t n_col, n_row, cap;
    struct pdf_cell *cell;
};

/* Columns first, all of them. */
void grid_col(struct grid *g, struct str head, double width, enum pdf_align align);
/* The empty cells of one more row; those of earlier rows may move. */
struct pdf_cell *grid_row(struct grid *g);
/* The table, or the sentence that says why there is none. */
void grid_show(struct pdf *p, const struct grid *g, struct str none);

#endif
