/*
 * map.c: boxes in bands, one above the other, with arrows to what each supports: a strategy map;
 * or boxes under each other with lines: a chart of an organisation.
 * The caller says where everything stands; here it is brought to the size of the page.
 */
#include <math.h>

#include "base/arena.h"
#include "pdf/draw.h"

#define PAD 5.0 /* inside a box, in the map's units, like the sizes of its texts */
#define TITLE 11.5
#define TEXT 10.0
#define LARGEST 1.5  /* a chart of two boxes is no poster */
#define TIP_HALF 4.0 /* half the foot of an arrow's tip */

struct map {
    struct pdf *p;
    double left, top, scale;
};

static double at_x(const struct map *m, double x)
{
    return m->left + x * m->scale;
}

static double at_y(const struct map *m, double y)
{
    return m->top + y * m->scale;
}

static void frame(const struct map *m, struct box b, double thick, enum ink ink)
{
    if (m->p->cr == NULL)
        return;
    draw_ink(m->p, ink);
    cairo_set_line_width(m->p->cr, thick * m->scale);
    cairo_rectangle(m->p->cr, b.x, b.y, b.w, b.h);
    cairo_stroke(m->p->cr);
}

static void band(const struct map *m, const struct pdf_map *is, size_t i)
{
    const struct face face = { TITLE * m->scale, true, INK_SECOND, PDF_LEFT };
    struct box b = { m->left, at_y(m, is->top[i]), is->width * m->scale,
                     (is->top[i + 1] - is->top[i]) * m->scale };

    draw_fill(m->p, b, i % 2 == 0 ? INK_SUNKEN : INK_WHITE);
    frame(m, b, 0.5, INK_EDGE);
    text_line(
        m->p, &face,
        (struct box){ b.x + 2 * PAD * m->scale, b.y + PAD * m->scale, b.w - 4 * PAD * m->scale, 0 },
        is->band[i]);
}

static void arrow(const struct map *m, const struct pdf_arrow *a)
{
    cairo_t *cr = m->p->cr;
    double foot_x = a->toward_y * TIP_HALF, foot_y = a->toward_x * TIP_HALF;

    if (cr == NULL)
        return;
    draw_ink(m->p, INK_SECOND);
    cairo_set_line_width(cr, m->scale);
    cairo_move_to(cr, at_x(m, a->x[0]), at_y(m, a->y[0]));
    cairo_curve_to(cr, at_x(m, a->x[1]), at_y(m, a->y[1]), at_x(m, a->x[2]), at_y(m, a->y[2]),
                   at_x(m, a->x[3]), at_y(m, a->y[3]));
    cairo_stroke(cr);
    cairo_move_to(cr, at_x(m, a->tip_x), at_y(m, a->tip_y));
    cairo_line_to(cr, at_x(m, a->x[3] + foot_x), at_y(m, a->y[3] + foot_y));
    cairo_line_to(cr, at_x(m, a->x[3] - foot_x), at_y(m, a->y[3] - foot_y));
    cairo_close_path(cr);
    cairo_fill(cr);
}

static void branch(const struct map *m, const struct pdf_branch *b)
{
    const double dash[] = { 5 * m->scale, 4 * m->scale };
    cairo_t *cr = m->p->cr;

    if (cr == NULL)
        return;
    draw_ink(m->p, INK_SECOND);
    cairo_set_line_width(cr, m->scale);
    cairo_set_dash(cr, dash, b->dashed ? 2 : 0, 0);
    cairo_new_path(cr); /* a text leaves its own behind */
    for (int i = 0; i < 4; i++)
        cairo_line_to(cr, at_x(m, b->x[i]), at_y(m, b->y[i]));
    cairo_stroke(cr);
    cairo_set_dash(cr, NULL, 0, 0);
}

/* At most so many lines, the last with an ellipsis where there is more. Returns their height. */
static double lines(const struct map *m, const struct face *f, struct box b, int most, struct str s)
{
    PangoLayout *l = text_new(m->p, f, b.w, s);

    pango_layout_set_height(l, -most);
    pango_layout_set_ellipsize(l, PANGO_ELLIPSIZE_END);

    double height = text_height(l);

    text_show(m->p, l, b.x, b.y, f->ink);
    text_unref(&l);
    return height;
}

static void box(const struct map *m, const struct pdf_map *is, const struct pdf_box *b)
{
    static const enum ink ink[] = { INK_EDGE, INK_WARN, INK_OK };
    static const double thick[] = { 0.8, 2, 0.8 };
    const struct face title = { TITLE * m->scale, true, INK_TEXT, PDF_CENTRE };
    const struct face text = { TEXT * m->scale, false, INK_SECOND, PDF_CENTRE };
    double pad = PAD * m->scale;
    struct box all = { at_x(m, b->x), at_y(m, b->y), is->box_w * m->scale, is->box_h * m->scale };
    struct box in = { all.x + pad, all.y + pad, all.w - 2 * pad, 0 };

    draw_fill(m->p, all, INK_WHITE);
    frame(m, all, thick[b->tone], ink[b->tone]);
    in.y += lines(m, &title, in, 3, b->title);
    lines(m, &text, in, 1, b->text);
    in.y = all.y + all.h - pad - TEXT * 1.25 * m->scale;
    lines(m, &text, in, 1, b->note);
}

void pdf_map(struct pdf *p, const struct pdf_map *is)
{
    double wide = (p->right - p->left) / is->width;
    double high = (p->bottom - p->y - is->room) / is->height;
    double least = fmin(wide, LARGEST) / 2; /* smaller is not read */
    struct map m = { .p = p, .scale = fmin(fmin(wide, LARGEST), fmax(high, least)) };

    m.left = (p->left + p->right - is->width * m.scale) / 2;
    m.top = page_take(p, is->height * m.scale);
    for (size_t i = 0; i < is->n_band; i++)
        band(&m, is, i);
    for (size_t i = 0; i < is->n_arrow; i++)
        arrow(&m, &is->arrow[i]);
    for (size_t i = 0; i < is->n_branch; i++)
        branch(&m, &is->branch[i]);
    for (size_t i = 0; i < is->n_box; i++)
        box(&m, is, &is->box[i]);
}
