/* chart_radar.c: shares on several axes around a middle, each 0 to 100. */
#include <math.h>

#include "html/chart.h"
#include "html/svg.h"

#define RADAR_W 336
#define RADAR_H 300
#define RADAR_R 80.0
#define LABEL_SIDE 14 /* bytes of a line of an axis's name beside the figure */
#define LABEL_ENDS 24 /* the same above and below it */
#define LABEL_LINES 5
#define LABEL_STEP 13

static double angle(const struct chart_radar *r, size_t i)
{
    return 2 * M_PI * (double)i / (double)r->n_axis - M_PI / 2;
}

static double at_x(const struct chart_radar *r, size_t i, double percent)
{
    return RADAR_W / 2.0 + cos(angle(r, i)) * RADAR_R * fmax(0, fmin(100, percent)) / 100;
}

static double at_y(const struct chart_radar *r, size_t i, double percent)
{
    return RADAR_H / 2.0 + sin(angle(r, i)) * RADAR_R * fmax(0, fmin(100, percent)) / 100;
}

static void ring(struct out *o, const struct chart_radar *r, double percent)
{
    svg_shape(o, "<path class=\"g-grid\" d=\"");
    for (size_t i = 0; i < r->n_axis; i++)
        svg_shape(o, "%c%.1f %.1f", i == 0 ? 'M' : 'L', at_x(r, i, percent), at_y(r, i, percent));
    svg_shape(o, "Z\"/>");
}

/* Words as long as they fit into a line; the last line takes what is left. */
static size_t lines_of(struct str name, size_t most, struct str line[LABEL_LINES])
{
    size_t n = 0;

    while (name.n > 0) {
        struct str word = str_cut(&name, ' ');
        bool joins = n > 0 && (line[n - 1].n + 1 + word.n <= most || n == LABEL_LINES);

        if (joins)
            line[n - 1].n += 1 + word.n; /* they lie beside each other in the name */
        else
            line[n++] = word;
    }
    return n;
}

static void label(struct out *o, const struct chart_radar *r, size_t i)
{
    double x = RADAR_W / 2.0 + cos(angle(r, i)) * (RADAR_R + 10);
    double y = RADAR_H / 2.0 + sin(angle(r, i)) * (RADAR_R + 12) + 4;
    double side = cos(angle(r, i));
    const char *anchor = side > 0.2 ? "start" : side < -0.2 ? "end" : "middle";
    struct str line[LABEL_LINES];
    size_t n = lines_of(r->axis[i], fabs(side) > 0.2 ? LABEL_SIDE : LABEL_ENDS, line);
    double above = (double)(n > 0 ? n - 1 : 0) * LABEL_STEP;

    if (sin(angle(r, i)) < -0.9)
        y -= above;
    else if (sin(angle(r, i)) < 0.9)
        y -= above / 2;
    for (size_t k = 0; k < n; k++) {
        svg_shape(o, "<text class=\"tiny\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x,
                  y + LABEL_STEP * (double)k, anchor);
        html_text(o, line[k]);
        svg_shape(o, "</text>");
    }
}

static void series(struct out *o, const struct chart_radar *r, size_t k)
{
    static const char *const lines[CHART_SERIES_MAX] = { "g-sure", "g-done", "g-plan" };

    svg_shape(o, "<path class=\"g-radar %s\" d=\"", lines[k]);
    for (size_t i = 0; i < r->n_axis; i++)
        svg_shape(o, "%c%.1f %.1f", i == 0 ? 'M' : 'L', at_x(r, i, r->series[k].value[i]),
                  at_y(r, i, r->series[k].value[i]));
    svg_shape(o, "Z\"/>");
}

static void names(struct out *o, const struct chart_radar *r)
{
    static const char *const lines[CHART_SERIES_MAX] = { "g-sure", "g-done", "g-plan" };

    for (size_t k = 0; k < r->n_series && r->n_series > 1; k++) {
        double y = RADAR_H + 14 + 18 * (double)k;

        svg_shape(o,
                  "<path class=\"%s\" d=\"M8 %.1fH34\"/><text class=\"tiny\" x=\"42\" y=\"%.1f\">",
                  lines[k], y - 4, y);
        html_text(o, r->series[k].name);
        svg_shape(o, "</text>");
    }
}

void chart_radar(struct out *o, const struct chart_radar *r)
{
    size_t below = r->n_series > 1 ? r->n_series * 18 + 8 : 0;

    svg_shape(o, "<svg class=\"chart-radar\" viewBox=\"0 0 %d %zu\" role=\"img\" aria-label=\"",
              RADAR_W, RADAR_H + below);
    html_attr(o, r->say);
    svg_shape(o, "\">");
    for (int p = 25; p <= 100; p += 25)
        ring(o, r, p);
    for (size_t i = 0; i < r->n_axis; i++) {
        svg_shape(o, "<path class=\"g-grid\" d=\"M%.1f %.1fL%.1f %.1f\"/>", RADAR_W / 2.0,
                  RADAR_H / 2.0, at_x(r, i, 100), at_y(r, i, 100));
        label(o, r, i);
    }
    for (size_t k = r->n_series; k-- > 0;)
        series(o, r, k);
    names(o, r);
    svg_shape(o, "</svg>");
}
