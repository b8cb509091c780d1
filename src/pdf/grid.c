/* grid.c: rows of a table, one after the other. */
#include "pdf/grid.h"

#include "base/arena.h"

struct pdf_cell *grid_row(struct grid *g)
{
    if (g->n_row == g->cap) {
        size_t cap = g->cap * 2 + 32;
        struct pdf_cell *bigger = arena_array(g->arena, cap * g->n_col, sizeof *bigger);

        if (g->n_row > 0)
            memcpy(bigger, g->cell, g->n_row * g->n_col * sizeof *bigger);
        g->cell = bigger;
        g->cap = cap;
    }
    return &g->cell[g->n_row++ * g->n_col];
}

void grid_col(struct grid *g, struct str head, double width, enum pdf_align align)
{
    g->col[g->n_col++] = (struct pdf_col){ .head = head, .width = width, .align = align };
}

void grid_show(struct pdf *p, const struct grid *g, struct str none)
{
    if (g->n_row == 0)
        pdf_text(p, PDF_QUIET, none);
    else
        pdf_table(p, &(struct pdf_table){
                         .col = g->col, .n_col = g->n_col, .cell = g->cell, .n_row = g->n_row });
}
