/* chart_trend.c: one value a period as columns from zero, the value above each. */
#include "html/chart.h"
#include "html/diagram_draw.h"

struct frame {
    int w, h, left, right, top, bottom, letters;
    bool narrow;
};

static const struct frame wide_frame = { 760, 250, 8, 752, 30, 200, 22, false };
static const struct frame narrow_frame = { 358, 250, 4, 354, 30, 200, 11, true };

static void draw(struct out *o, const struct frame *f, const struct chart_trend *t)
{
    size_t from = f->narrow && t->n > 4 ? t->n - 4 : 0;
    double slot = (double)(f->right - f->left) / (double)(t->n - from);
    double width = slot * 0.5 < 90 ? slot * 0.5 : 90;

    svg_shape(o, "<svg class=\"chart columns %s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"",
              f->narrow ? "narrow-only" : "wide-only", f->w, f->h);
    html_attr(o, t->say);
    svg_shape(o, "\"><path class=\"g-axis\" d=\"M%d %dH%d\"/>", f->left, f->bottom, f->right);
    for (size_t i = from; i < t->n; i++) {
        double middle = f->left + slot * ((double)(i - from) + 0.5);
        double share = t->most > 0 ? t->point[i].value / t->most : 0;
        double high = (f->bottom - f->top) * (share < 0 ? 0 : share > 1 ? 1 : share);

        svg_shape(o, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                  i + 1 == t->n ? "col-now" : "col-before", middle - width / 2, f->bottom - high,
                  width, high);
        diagram_text(o, "strong", (int)middle, (int)(f->bottom - high) - 7, "middle",
                     t->point[i].shown);
        (void)diagram_wrap(o, "tiny",
                           (struct diagram_place){ (int)middle, f->bottom + 18, f->letters, 2 },
                           t->point[i].name);
    }
    svg_shape(o, "</svg>");
}

void chart_trend(struct out *o, const struct chart_trend *t)
{
    if (t->n == 0)
        return;
    draw(o, &wide_frame, t);
    draw(o, &narrow_frame, t);
}
