/* drawing.c: maps and trees of html/diagram.h on paper, at the same places. */
#include "register/drawing.h"

#include "pdf/map.h"
#include "register/hooks.h"

static struct pdf_arrow arrow_on_paper(const struct diagram_arrow *a)
{
    struct pdf_arrow b = {
        .tip_x = a->tip_x, .tip_y = a->tip_y, .toward_x = a->toward_x, .toward_y = a->toward_y
    };

    for (int i = 0; i < 4; i++) {
        b.x[i] = a->x[i];
        b.y[i] = a->y[i];
    }
    return b;
}

static struct pdf_box box_on_paper(const struct diagram_node *d, int x, int y)
{
    static const enum pdf_tone tone[] = { PDF_PLAIN, PDF_SHORT, PDF_REACHED };

    return (struct pdf_box){ x, y, d->title, d->text, d->note, tone[d->shade] };
}

void drawing_map(struct ctx *c, struct pdf *p, const struct diagram_map *is)
{
    struct diagram_laid l = diagram_map_lay(c->arena, is);
    struct pdf_box *box = arena_array(c->arena, is->n + 1, sizeof(*box));
    struct pdf_arrow *arrow = arena_array(c->arena, is->n_link + 1, sizeof(*arrow));
    double *top = arena_array(c->arena, is->n_band + 1, sizeof(*top));

    for (size_t i = 0; i <= is->n_band; i++)
        top[i] = l.top[i];
    for (size_t i = 0; i < is->n; i++)
        box[i] = box_on_paper(&is->node[i], l.x[i], l.y[i]);
    for (size_t i = 0; i < is->n_link; i++)
        arrow[i] = arrow_on_paper(&l.arrow[i]);
    pdf_map(p, &(struct pdf_map){ .width = l.width,
                                  .height = l.height,
                                  .box_w = l.box_w,
                                  .box_h = l.box_h,
                                  .band = is->band,
                                  .top = top,
                                  .n_band = is->n_band,
                                  .box = box,
                                  .n_box = is->n,
                                  .arrow = arrow,
                                  .n_arrow = is->n_link,
                                  .room = LIST_PAPER_FOOT });
}

static struct pdf_branch branch_on_paper(const struct diagram_branch *b)
{
    struct pdf_branch out = { .dashed = b->dashed };

    for (int i = 0; i < 4; i++) {
        out.x[i] = b->x[i];
        out.y[i] = b->y[i];
    }
    return out;
}

void drawing_tree(struct ctx *c, struct pdf *p, const struct diagram_node *node, size_t n)
{
    struct diagram_grown g = diagram_tree_lay(c->arena, node, n, false);
    struct pdf_box *box = arena_array(c->arena, n + 1, sizeof(*box));
    struct pdf_branch *branch = arena_array(c->arena, g.n_branch + 1, sizeof(*branch));
    size_t boxes = 0;

    for (size_t i = 0; i < n; i++)
        if (g.x[i] >= 0)
            box[boxes++] = box_on_paper(&node[i], g.x[i], g.y[i]);
    for (size_t i = 0; i < g.n_branch; i++)
        branch[i] = branch_on_paper(&g.branch[i]);
    pdf_map(p, &(struct pdf_map){ .width = g.width,
                                  .height = g.height,
                                  .box_w = g.box_w,
                                  .box_h = g.box_h,
                                  .box = box,
                                  .n_box = boxes,
                                  .branch = branch,
                                  .n_branch = g.n_branch,
                                  .room = LIST_PAPER_FOOT });
}
