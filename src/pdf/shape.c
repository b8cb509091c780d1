/* shape.c: ink, lines, the shapes of states (on a grid of 16, as the icons on screen), QR codes. */
#include "base/arena.h"
#include "base/qr.h"
#include "pdf/draw.h"
#include <math.h>

void draw_ink(struct pdf *p, enum ink ink)
{
    static const unsigned rgb[] = {
        [INK_TEXT] = 0x211b18,  [INK_SECOND] = 0x554b44,     [INK_QUIET] = 0x6b6058,
        [INK_EDGE] = 0x857a6f,  [INK_LINE] = 0xd6ccc0,       [INK_SUNKEN] = 0xf2ede6,
        [INK_BRAND] = 0x7e1c2a, [INK_BRAND_SOFT] = 0xf6eaea, [INK_INFO] = 0x27508a,
        [INK_WARN] = 0x855300,  [INK_OK] = 0x1d6845,         [INK_BAD] = 0xb1341a,
        [INK_WHITE] = 0xffffff,
    };
    unsigned v = rgb[ink];

    if (p->cr != NULL)
        cairo_set_source_rgb(p->cr, (v >> 16) / 255.0, (v >> 8 & 255) / 255.0, (v & 255) / 255.0);
}

void draw_line(struct pdf *p, struct box b, double thick, enum ink ink)
{
    if (p->cr == NULL)
        return;
    draw_ink(p, ink);
    cairo_set_line_width(p->cr, thick);
    cairo_move_to(p->cr, b.x, b.y);
    cairo_rel_line_to(p->cr, b.w, b.h);
    cairo_stroke(p->cr);
}

void draw_fill(struct pdf *p, struct box b, enum ink ink)
{
    if (p->cr == NULL)
        return;
    draw_ink(p, ink);
    cairo_rectangle(p->cr, b.x, b.y, b.w, b.h);
    cairo_fill(p->cr);
}

void draw_pair(struct pdf *p, struct box b, double progress, double achievement)
{
    const double value[] = { progress, achievement }, thick[] = { 2, 4 };
    double y = b.y;

    for (int i = 0; i < 2; i++) {
        double part = fmax(0, fmin(100, value[i])) / 100;

        draw_fill(p, (struct box){ b.x, y, b.w, thick[i] }, INK_LINE);
        draw_fill(p, (struct box){ b.x, y, b.w * part, thick[i] }, i == 0 ? INK_QUIET : INK_BRAND);
        y += thick[i] + 1.5;
    }
}

/* ── States ── */

static void ring(cairo_t *cr, double radius)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, 8, 8, radius, 0, 2 * M_PI);
}

static void mark_confirm(cairo_t *cr)
{
    const double dash[] = { 2.6, 1.73 };

    cairo_set_line_width(cr, 1.4);
    cairo_set_dash(cr, dash, 2, 0);
    ring(cr, 6.2);
    cairo_stroke(cr);
    cairo_set_dash(cr, NULL, 0, 0);
    cairo_arc(cr, 8.05, 6.5, 1.75, M_PI, 0.36 * M_PI);
    cairo_curve_to(cr, 8.2, 8.4, 8, 8.7, 8, 9.2);
    cairo_move_to(cr, 8, 11.2);
    cairo_line_to(cr, 8, 11.3);
    cairo_stroke(cr);
}

static void mark_returned(cairo_t *cr)
{
    cairo_rectangle(cr, 1.75, 1.75, 12.5, 12.5);
    cairo_move_to(cr, 7.2, 4.8);
    cairo_line_to(cr, 4.7, 7.3);
    cairo_line_to(cr, 7.2, 9.8);
    cairo_move_to(cr, 5, 7.3);
    cairo_line_to(cr, 9.2, 7.3);
    cairo_curve_to(cr, 10.4, 7.3, 11.4, 8.3, 11.4, 9.5);
    cairo_line_to(cr, 11.4, 10.8);
    cairo_stroke(cr);
}

/* Disc and diamond carry their sign as a hole, so that they need no second ink. */
static void mark_verified(cairo_t *cr)
{
    ring(cr, 6.5);
    cairo_move_to(cr, 4.2, 8.4);
    cairo_line_to(cr, 7.1, 11.3);
    cairo_line_to(cr, 12.1, 5.7);
    cairo_line_to(cr, 10.9, 4.7);
    cairo_line_to(cr, 7, 9.1);
    cairo_line_to(cr, 5.3, 7.3);
    cairo_close_path(cr);
    cairo_fill(cr);
}

static void mark_late(cairo_t *cr)
{
    cairo_move_to(cr, 8, 0.6);
    cairo_line_to(cr, 15.4, 8);
    cairo_line_to(cr, 8, 15.4);
    cairo_line_to(cr, 0.6, 8);
    cairo_close_path(cr);
    cairo_rectangle(cr, 7.2, 4.3, 1.6, 4.9);
    cairo_rectangle(cr, 7.2, 10.3, 1.6, 1.6);
    cairo_fill(cr);
}

static void mark_locked(cairo_t *cr)
{
    cairo_rectangle(cr, 3, 7, 10, 7.5);
    cairo_fill(cr);
    cairo_move_to(cr, 5.2, 7);
    cairo_line_to(cr, 5.2, 5);
    cairo_arc(cr, 8, 5, 2.8, M_PI, 0);
    cairo_line_to(cr, 10.8, 7);
    cairo_stroke(cr);
}

static void mark_reported(cairo_t *cr)
{
    ring(cr, 5.5);
    cairo_stroke(cr);
    cairo_arc(cr, 8, 8, 5.5, M_PI / 2, 1.5 * M_PI);
    cairo_fill(cr);
}

static void mark_shape(cairo_t *cr, enum pdf_mark mark)
{
    switch (mark) {
    case MARK_NONE:
        break;
    case MARK_PLANNED:
        ring(cr, 5);
        cairo_stroke(cr);
        break;
    case MARK_CONFIRM:
        mark_confirm(cr);
        break;
    case MARK_REPORTED:
        mark_reported(cr);
        break;
    case MARK_RETURNED:
        mark_returned(cr);
        break;
    case MARK_VERIFIED:
        mark_verified(cr);
        break;
    case MARK_LATE:
        mark_late(cr);
        break;
    case MARK_POSTPONED:
        ring(cr, 5.5);
        cairo_move_to(cr, 5.3, 8);
        cairo_line_to(cr, 10.7, 8);
        cairo_stroke(cr);
        break;
    case MARK_LOCKED:
        mark_locked(cr);
        break;
    }
}

void draw_mark(struct pdf *p, enum pdf_mark mark, double x, double y, double size)
{
    static const enum ink inks[] = {
        [MARK_NONE] = INK_EDGE,     [MARK_PLANNED] = INK_QUIET,   [MARK_CONFIRM] = INK_WARN,
        [MARK_REPORTED] = INK_INFO, [MARK_RETURNED] = INK_WARN,   [MARK_VERIFIED] = INK_OK,
        [MARK_LATE] = INK_BAD,      [MARK_POSTPONED] = INK_QUIET, [MARK_LOCKED] = INK_SECOND,
    };

    if (p->cr == NULL)
        return;
    cairo_save(p->cr);
    draw_ink(p, inks[mark]);
    cairo_translate(p->cr, x, y);
    cairo_scale(p->cr, size / 16, size / 16);
    cairo_set_line_width(p->cr, 1.5);
    cairo_set_line_cap(p->cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(p->cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_fill_rule(p->cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_new_path(p->cr);
    mark_shape(p->cr, mark);
    cairo_restore(p->cr);
}

/* ── QR ── */

/* Squares of one row that touch are drawn as one, so that no viewer shows seams. */
void draw_qr(struct pdf *p, struct str text, double x, double y, double size)
{
    struct qr qr;

    /* Longer than any code holds: the address still stands beside it. */
    if (p->cr == NULL || !qr_make(p->arena, text, &qr))
        return;
    double side = size / qr.size;

    draw_ink(p, INK_TEXT);
    for (size_t i = 0; i < qr.n_run; i++)
        cairo_rectangle(p->cr, x + qr.run[i].x * side, y + qr.run[i].y * side, qr.run[i].n * side,
                        side);
    cairo_fill(p->cr);
}
