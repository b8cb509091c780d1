/* curve.c: the year's S-curve on paper: planned (dashed), reported, verified (thick). */
#include <math.h>

#include "base/arena.h"
#include "pdf/draw.h"

struct plot {
    struct pdf *p;
    struct box b;
};

static double at_x(const struct plot *g, double month)
{
    return g->b.x + g->b.w * month / 12;
}

static double at_y(const struct plot *g, double percent)
{
    return g->b.y + g->b.h * (1 - fmax(0, fmin(100, percent)) / 100);
}

static void axes(const struct plot *g, const struct pdf_curve *c)
{
    const struct face left = { 7, false, INK_QUIET, PDF_RIGHT };
    const struct face below = { 7, false, INK_QUIET, PDF_CENTRE };

    for (int v = 0; v <= 100; v += 25) {
        char text[8];

        (void)snprintf(text, sizeof text, "%d", v);
        draw_line(g->p, (struct box){ g->b.x, at_y(g, v), g->b.w, 0 }, 0.4, INK_LINE);
        text_line(g->p, &left, (struct box){ g->b.x - 26, at_y(g, v) - 4.5, 22, 0 }, str_of(text));
    }
    for (int m = 0; m < 12; m++)
        text_line(g->p, &below, (struct box){ at_x(g, m), g->b.y + g->b.h + 4, g->b.w / 12, 0 },
                  c->month[m]);
}

static void line(const struct plot *g, const double *v, int months, struct face how)
{
    static const double dash[] = { 4, 3 };
    cairo_t *cr = g->p->cr;

    if (cr == NULL)
        return;
    draw_ink(g->p, how.ink);
    cairo_save(cr);
    cairo_set_line_width(cr, how.size);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    if (!how.strong)
        cairo_set_dash(cr, dash, 2, 0);
    cairo_move_to(cr, at_x(g, 0), at_y(g, v[0]));
    for (int m = 1; m <= months; m++)
        cairo_line_to(cr, at_x(g, m), at_y(g, v[m]));
    cairo_stroke(cr);
    cairo_restore(cr);
}

static void label(const struct plot *g, double y, enum ink ink, struct str text)
{
    const struct face f = { 7.5, ink != INK_QUIET, ink, PDF_LEFT };

    text_line(g->p, &f, (struct box){ g->b.x + g->b.w + 6, y - 5, 110, 0 }, text);
}

void pdf_curve(struct pdf *p, const struct pdf_curve *c)
{
    const double high = 150;
    double y = page_take(p, high + 24) + 6;
    struct plot g = { p, { p->left + 28, y, p->right - p->left - 28 - 112, high } };
    double done = at_y(&g, c->reported[c->known]), sure = at_y(&g, c->verified[c->known]);

    axes(&g, c);
    line(&g, c->planned, 12, (struct face){ 1, false, INK_QUIET, PDF_LEFT });
    line(&g, c->reported, c->known, (struct face){ 1.4, true, INK_INFO, PDF_LEFT });
    line(&g, c->verified, c->known, (struct face){ 2.2, true, INK_BRAND, PDF_LEFT });
    if (sure - done < 11) { /* labels must not touch */
        double middle = (sure + done) / 2;
        done = middle - 5.5;
        sure = middle + 5.5;
    }
    double plan = at_y(&g, c->planned[12]);
    if (done - plan < 11) {
        done = plan + 11;
        sure = fmax(sure, done + 11);
    }
    label(&g, plan, INK_QUIET, c->planned_label);
    label(&g, done, INK_INFO, c->reported_label);
    label(&g, sure, INK_BRAND, c->verified_label);
}
