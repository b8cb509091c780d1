/* radar.c: shares of several areas as a radar on paper: rings of 25, 50, 75 and 100 percent. */
#include <math.h>

#include "base/arena.h"
#include "pdf/draw.h"

struct web {
    struct pdf *p;
    double x, y, r; /* middle and radius */
    size_t n;
};

static double at_x(const struct web *g, size_t i, double share)
{
    return g->x + g->r * share * sin(2 * M_PI * (double)i / (double)g->n);
}

static double at_y(const struct web *g, size_t i, double share)
{
    return g->y - g->r * share * cos(2 * M_PI * (double)i / (double)g->n);
}

static void path(const struct web *g, const double *percent, double same)
{
    for (size_t i = 0; i < g->n; i++) {
        double share = percent != NULL ? fmax(0, fmin(100, percent[i])) / 100 : same;

        if (i == 0)
            cairo_move_to(g->p->cr, at_x(g, i, share), at_y(g, i, share));
        else
            cairo_line_to(g->p->cr, at_x(g, i, share), at_y(g, i, share));
    }
    cairo_close_path(g->p->cr);
}

static void rings(const struct web *g)
{
    cairo_t *cr = g->p->cr;

    draw_ink(g->p, INK_LINE);
    cairo_set_line_width(cr, 0.4);
    for (int i = 1; i <= 4; i++) {
        path(g, NULL, i / 4.0);
        cairo_stroke(cr);
    }
    for (size_t i = 0; i < g->n; i++) {
        cairo_move_to(cr, g->x, g->y);
        cairo_line_to(cr, at_x(g, i, 1), at_y(g, i, 1));
        cairo_stroke(cr);
    }
}

static void shape(const struct web *g, const double *percent, struct face how)
{
    static const double dash[] = { 4, 3 };
    cairo_t *cr = g->p->cr;

    cairo_save(cr);
    draw_ink(g->p, how.ink);
    cairo_set_line_width(cr, how.size);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    if (!how.strong)
        cairo_set_dash(cr, dash, 2, 0);
    path(g, percent, 0);
    cairo_stroke(cr);
    cairo_restore(cr);
}

static void names(const struct web *g, const struct pdf_radar *c)
{
    for (size_t i = 0; i < g->n; i++) {
        double x = at_x(g, i, 1.08), y = at_y(g, i, 1.1);
        bool middle = fabs(x - g->x)<2, right = x> g->x;
        const struct face f = { 7.5, false, INK_SECOND,
                                middle  ? PDF_CENTRE
                                : right ? PDF_LEFT
                                        : PDF_RIGHT };
        double left = middle ? x - 70 : right ? x : x - 140;

        text_line(g->p, &f, (struct box){ left, y - 5, 140, 0 }, c->axis[i]);
    }
}

void pdf_radar(struct pdf *p, const struct pdf_radar *c)
{
    const double radius = 78;
    double y = page_take(p, 2 * radius + 52) + 22;
    struct web g = { p, (p->left + p->right) / 2, y + radius, radius, c->n };
    const struct face words = { 7.5, true, INK_BRAND, PDF_CENTRE };

    if (c->n < 3)
        return;
    names(&g, c);
    if (p->cr != NULL) {
        rings(&g);
        if (c->before != NULL)
            shape(&g, c->before, (struct face){ 1, false, INK_QUIET, PDF_LEFT });
        shape(&g, c->value, (struct face){ 2, true, INK_BRAND, PDF_LEFT });
    }
    text_line(p, &words, (struct box){ p->left, y + 2 * radius + 16, p->right - p->left, 0 },
              c->caption);
}
