/*
 * chart.c: SVG charts drawn by the server.
 *
 * svg_shape() writes numbers and fixed words only; every text of ours or others' goes through
 * html_text() and html_attr().
 */
#include "html/chart.h"

#include <math.h>

#include "html/part.h"
#include "html/svg.h"

static void words(struct out *o, struct str s)
{
    html_text(o, s);
}

static void svg_open(struct out *o, const char *class_and_size, struct str say)
{
    svg_shape(o, "<svg %s role=\"img\" aria-label=\"", class_and_size);
    html_attr(o, say);
    svg_shape(o, "\">");
}

/* ── S-curve ── */

struct plot {
    double w, h;                     /* of the picture */
    double left, right, top, bottom; /* of the plot in it */
    bool narrow;
};

static const struct plot wide_plot = { 760, 330, 34, 642, 16, 302, false };
static const struct plot narrow_plot = { 358, 290, 24, 250, 14, 266, true };

static double plot_x(const struct plot *g, double month)
{
    return g->left + (g->right - g->left) * month / 12;
}

static double plot_y(const struct plot *g, double percent)
{
    return g->bottom - (g->bottom - g->top) * fmax(0, fmin(100, percent)) / 100;
}

static void plot_axes(struct out *o, const struct plot *g)
{
    for (int v = 0; v <= 100; v += 25) {
        double y = plot_y(g, v);

        svg_shape(o, "<path class=\"g-grid\" d=\"M%.0f %.1fH%.0f\"/>", g->left, y, g->right);
        svg_shape(o, "<text class=\"tiny\" x=\"%.0f\" y=\"%.1f\" text-anchor=\"end\">%d</text>",
                  g->left - 6, y + 4, v);
    }
    for (int m = 0; m < 12; m++) {
        struct str name = tr(o->lang, month_short_key(m + 1));

        svg_shape(o, "<text class=\"tiny\" x=\"%.1f\" y=\"%.0f\" text-anchor=\"middle\">",
                  plot_x(g, m + 0.5), g->bottom + (g->narrow ? 16 : 20));
        words(o, g->narrow ? str_sub(name, 0, 1) : name);
        svg_shape(o, "</text>");
    }
}

static void plot_points(struct out *o, const struct plot *g, const double *v, int months)
{
    for (int m = 0; m <= months; m++)
        svg_shape(o, "%s%.1f,%.1f", m > 0 ? " " : "", plot_x(g, m), plot_y(g, v[m]));
}

static void plot_line(struct out *o, const struct plot *g, const char *name, const double *v,
                      int months)
{
    svg_shape(o, "<polyline class=\"%s\" points=\"", name);
    plot_points(o, g, v, months);
    svg_shape(o, "\"/>");
}

/* The label stands at `y`, a dotted line leads to it from the curve's end. */
static void plot_label(struct out *o, const struct plot *g, const char *class_of, double y,
                       const char *key, double value)
{
    svg_shape(o, "<text%s x=\"%.0f\" y=\"%.1f\">", class_of, g->right + 8, y + 4);
    words(o, tr(o->lang, key));
    svg_shape(o, " %.0f</text>", value);
}

static void plot_labels(struct out *o, const struct plot *g, const struct chart_curve *c)
{
    double end = plot_x(g, c->known);
    double done = plot_y(g, c->reported[c->known]), sure = plot_y(g, c->verified[c->known]);
    double at_done = done, at_sure = sure, plan = plot_y(g, c->planned[12]);

    if (at_sure - at_done < 15) {
        double middle = (at_sure + at_done) / 2;

        at_done = middle - 7.5;
        at_sure = middle + 7.5;
    }
    double room = fmax(0, plan + 15 - at_done);
    at_done += room;
    at_sure = fmax(at_sure, at_done + 15);
    double below = fmax(0, at_sure - g->bottom);
    at_sure -= below;
    at_done = fmin(at_done, at_sure - 15);

    plot_label(o, g, "", plan, "chart.planned", c->planned[12]);
    plot_label(o, g, " class=\"t-done\"", at_done, "chart.reported", c->reported[c->known]);
    plot_label(o, g, " class=\"t-sure\"", at_sure, "chart.verified", c->verified[c->known]);
    svg_shape(o, "<path class=\"g-axis\" d=\"M%.1f %.1fL%.0f %.1f\" stroke-dasharray=\"1 3\"/>",
              end + 5, done, g->right + 4, at_done);
    svg_shape(o, "<path class=\"g-axis\" d=\"M%.1f %.1fL%.0f %.1f\" stroke-dasharray=\"1 3\"/>",
              end + 7, sure, g->right + 4, at_sure);
}

static void plot_today(struct out *o, const struct plot *g, const struct chart_curve *c)
{
    double x = plot_x(g, c->today);
    bool left = c->today > 1.5;

    if (c->today < 0 || c->today > 12)
        return;
    svg_shape(o, "<path class=\"g-now\" d=\"M%.1f %.0fV%.0f\"/>", x, g->top, g->bottom);
    svg_shape(o, "<text class=\"tiny\" x=\"%.1f\" y=\"%.0f\" text-anchor=\"%s\">",
              left ? x - 5 : x + 5, g->top + 9, left ? "end" : "start");
    words(o, c->today_text);
    svg_shape(o, "</text>");
}

static void plot_draw(struct out *o, const struct plot *g, const struct chart_curve *c)
{
    char head[96];

    (void)snprintf(head, sizeof head, "class=\"chart %s\" viewBox=\"0 0 %.0f %.0f\"",
                   g->narrow ? "narrow-only" : "wide-only", g->w, g->h);
    svg_open(o, head, c->say);
    plot_axes(o, g);
    if (c->known > 0) {
        svg_shape(o, "<polygon class=\"g-fill\" points=\"%.1f,%.1f ", g->left, g->bottom);
        plot_points(o, g, c->verified, c->known);
        svg_shape(o, " %.1f,%.1f\"/>", plot_x(g, c->known), g->bottom);
    }
    plot_today(o, g, c);
    plot_line(o, g, "g-plan", c->planned, 12);
    if (c->known > 0) {
        plot_line(o, g, "g-done", c->reported, c->known);
        plot_line(o, g, "g-sure", c->verified, c->known);
        svg_shape(o, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", plot_x(g, c->known),
                  plot_y(g, c->verified[c->known]));
    }
    plot_labels(o, g, c);
    svg_shape(o, "</svg>");
}

void chart_curve(struct out *o, const struct chart_curve *c)
{
    plot_draw(o, &wide_plot, c);
    plot_draw(o, &narrow_plot, c);
}

/* ── Bars ── */

static double part(double value, double most)
{
    return most > 0 ? fmax(0, fmin(100, value / most * 100)) : 0;
}

static const char *tone_class(enum chart_tone tone)
{
    static const char *const names[] = { [TONE_PLAIN] = "pair-k",
                                         [TONE_LATE] = "g-late",
                                         [TONE_WAIT] = "g-wait",
                                         [TONE_OPEN] = "g-open" };

    return names[tone];
}

void chart_bar(struct out *o, double value, double most, enum chart_tone tone)
{
    svg_shape(o,
              "<svg class=\"hbar\" height=\"10\" aria-hidden=\"true\">"
              "<rect class=\"pair-bed\" width=\"100%%\" height=\"10\"/>"
              "<rect class=\"%s\" width=\"%.1f%%\" height=\"10\"/></svg>",
              tone_class(tone), part(value, most));
}

/* ── Spark ── */

void chart_spark(struct out *o, const double value[12], double goal, struct str say)
{
    const double w = 240, h = 48, foot = 4;
    double most = isnan(goal) ? 0 : goal;

    for (int m = 0; m < 12; m++)
        most = isnan(value[m]) ? most : fmax(most, value[m]);
    most = most > 0 ? most : 1;

    svg_open(o, "class=\"chart spark\" viewBox=\"0 0 240 56\"", say);
    svg_shape(o, "<path class=\"g-axis\" d=\"M0 %.0fH%.0f\"/>", h + foot, w);
    if (!isnan(goal))
        svg_shape(o, "<path class=\"g-goal\" d=\"M0 %.1fH%.0f\"/>",
                  h + foot - h * fmax(0, goal) / most, w);
    svg_shape(o, "<polyline class=\"g-sure\" points=\"");
    for (int m = 0; m < 12; m++)
        if (!isnan(value[m]))
            svg_shape(o, "%.1f,%.1f ", (m + 0.5) * w / 12, h + foot - h * fmax(0, value[m]) / most);
    svg_shape(o, "\"/>");
    for (int m = 0; m < 12; m++)
        if (!isnan(value[m]))
            svg_shape(o, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>",
                      (m + 0.5) * w / 12, h + foot - h * fmax(0, value[m]) / most);
    svg_shape(o, "</svg>");
}

/* ── Units ── */

int chart_shade(double v)
{
    if (isnan(v))
        return 0;
    return v >= 90 ? 5 : v >= 80 ? 4 : v >= 65 ? 3 : v >= 50 ? 2 : 1;
}

static void unit_cell(struct out *o, const struct chart_unit *u, double x, double y)
{
    int shade = chart_shade(u->value);
    double in = shade <= 2 ? 0.5 : 0; /* the palest have an outline, drawn inside */

    if (u->office)
        svg_shape(o, "<circle class=\"h%dc\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", shade, x + 6,
                  y + 6, 6 - in);
    else
        svg_shape(o, "<rect class=\"h%dc\" x=\"%.1f\" y=\"%.1f\" width=\"%.0f\" height=\"%.0f\"/>",
                  shade, x + in, y + in, 12 - 2 * in, 12 - 2 * in);
    if (u->own)
        svg_shape(o, "<rect class=\"h-own\" x=\"%.0f\" y=\"%.0f\" width=\"14\" height=\"14\"/>",
                  x - 1, y - 1);
}

enum { PER_ROW = 10 };

static void unit_at(struct out *o, const struct chart_unit *u, size_t i)
{
    size_t column = i % PER_ROW, row = i / PER_ROW;

    unit_cell(o, u, (double)column * 14, (double)row * 14);
}

void chart_units(struct out *o, const struct chart_unit *u, size_t n, struct str say)
{
    char head[96];
    int high = (int)((n + PER_ROW - 1) / PER_ROW) * 14;

    (void)snprintf(head, sizeof head, "viewBox=\"-1 -1 140 %d\" width=\"140\" height=\"%d\"", high,
                   high);
    svg_open(o, head, say);
    for (size_t i = 0; i < n; i++)
        if (!u[i].own)
            unit_at(o, &u[i], i);
    for (size_t i = 0; i < n; i++) /* last, so that no neighbour covers its outline */
        if (u[i].own)
            unit_at(o, &u[i], i);
    svg_shape(o, "</svg>");
}

void chart_shade_key(struct out *o, int shade)
{
    svg_shape(o,
              "<svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect class=\"h%dc\" x=\"1.5\" "
              "y=\"1.5\" width=\"11\" height=\"11\"/></svg>",
              shade);
}
