/* chart_months.c: counts by month as columns, this year's beside last year's. */
#include "html/chart.h"
#include "html/diagram_draw.h"
#include "html/part.h"

struct frame {
    int w, h, left, right, top, bottom;
    bool narrow;
};

static const struct frame wide_frame = { 760, 230, 40, 750, 26, 204, false };
static const struct frame narrow_frame = { 358, 210, 32, 352, 26, 186, true };

/* The next of 1, 2, 5, 10, 20, ... that is not below v: the axis ends in a round number. */
static int64_t round_up(int64_t v)
{
    int64_t step = 1;

    for (;;) {
        if (v <= step)
            return step;
        if (v <= 2 * step)
            return 2 * step;
        if (v <= 5 * step)
            return 5 * step;
        step *= 10;
    }
}

static void column(struct out *o, const struct frame *f, const char *class, double x, double width,
                   double share)
{
    double high = (f->bottom - f->top) * share;

    if (share > 0)
        svg_shape(o, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                  class, x, f->bottom - high, width, high);
}

static void axes(struct out *o, const struct frame *f, int64_t most)
{
    int64_t middle = most / 2;

    for (int i = 0; i <= 2; i++) {
        int64_t v = i == 0 ? 0 : i == 1 ? middle : most;
        double y = f->bottom - (f->bottom - f->top) * (double)v / (double)most;

        if (i == 1 && (middle == 0 || most % 2 != 0))
            continue;
        svg_shape(o, "<path class=\"g-grid\" d=\"M%d %.1fH%d\"/>", f->left, y, f->right);
        diagram_text(o, "tiny", f->left - 6, (int)y + 4, "end", part_int(o, v));
    }
}

static void draw(struct out *o, const struct frame *f, const int64_t now[12],
                 const int64_t before[12], const struct str name[2], struct str say)
{
    double slot = (f->right - f->left) / 12.0, width = slot * 0.36;
    int64_t most = 1;

    for (int m = 0; m < 12; m++) {
        most = now[m] > most ? now[m] : most;
        most = before[m] > most ? before[m] : most;
    }
    most = round_up(most);
    svg_shape(o, "<svg class=\"chart columns %s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"",
              f->narrow ? "narrow-only" : "wide-only", f->w, f->h);
    html_attr(o, say);
    svg_shape(o, "\">");
    axes(o, f, most);
    for (int m = 0; m < 12; m++) {
        double x = f->left + slot * m + slot * 0.12;
        struct str month = tr(o->lang, month_short_key(m + 1));

        column(o, f, "col-before", x, width, (double)before[m] / (double)most);
        column(o, f, "col-now", x + width + 1, width, (double)now[m] / (double)most);
        diagram_text(o, "tiny", (int)(f->left + slot * (m + 0.5)), f->bottom + 16, "middle",
                     f->narrow ? str_sub(month, 0, 1) : month);
    }
    /* The names stand over the columns, each behind its colour. */
    for (int i = 0; i < 2; i++) {
        int x = f->left + i * 70;

        svg_shape(o, "<rect class=\"%s\" x=\"%d\" y=\"4\" width=\"10\" height=\"10\"/>",
                  i == 0 ? "col-now" : "col-before", x);
        diagram_text(o, "", x + 15, 13, "start", name[i]);
    }
    svg_shape(o, "</svg>");
}

void chart_months(struct out *o, const int64_t now[12], const int64_t before[12],
                  struct str now_name, struct str before_name, struct str say)
{
    const struct str name[] = { now_name, before_name };

    draw(o, &wide_frame, now, before, name, say);
    draw(o, &narrow_frame, now, before, name, say);
}
