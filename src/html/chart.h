/*
 * chart.h: charts as SVG: one idea each, zero-based, labelled at the line, readable in dark, in
 * print and by ear (`say` is the finding in words). The numbers stand in a table beside; the caller
 * writes it. Colours come from the classes of app.css, so that they follow the theme.
 */
#ifndef HTML_CHART_H
#define HTML_CHART_H

#include "html/out.h"

/* The year's S-curve: shares of all planned reports in percent, at the start of the year and at
 * the end of each month. Drawn twice, 760 and 358 units wide. */
struct chart_curve {
    double planned[13], reported[13], verified[13];
    int known;             /* months with figures for the last two, 0-12 */
    double today;          /* months into the year, e.g. 11.35; below 0: another year */
    struct str today_text; /* "11 Des" */
    struct str say;
};
void chart_curve(struct out *o, const struct chart_curve *c);

/* One horizontal bar, `value` of `most`; the number stands in the next cell of the table. */
enum chart_tone { TONE_PLAIN, TONE_LATE, TONE_WAIT, TONE_OPEN };
void chart_bar(struct out *o, double value, double most, enum chart_tone tone);

/* The monthly values of an indicator, NAN where there is none; `goal` NAN: no target line. */
void chart_spark(struct out *o, const double value[12], double goal, struct str say);

/* Counts by month, this year's columns beside last year's, drawn twice as the curve is. */
void chart_months(struct out *o, const int64_t now[12], const int64_t before[12],
                  struct str now_name, struct str before_name, struct str say);

/* One value a period, oldest first, as columns from zero to `most`; the last is the one that is
 * looked at. On narrow screens the last four. */
struct chart_point {
    struct str name, shown; /* "Semester I 2025", "84,72" */
    double value;
};
struct chart_trend {
    const struct chart_point *point;
    size_t n;
    double most;
    struct str say;
};
void chart_trend(struct out *o, const struct chart_trend *t);

/* One square a unit, a circle for the office above them, shaded by value. */
struct chart_unit {
    double value; /* 0-100; NAN: has not reported, a dashed cell */
    bool office;
    bool own;
};
void chart_units(struct out *o, const struct chart_unit *u, size_t n, struct str say);
/* The shade of a value: 1 (palest, below 50) to 5 (90 and more), 0 without a value. */
int chart_shade(double value);
void chart_shade_key(struct out *o, int shade); /* one small square for a legend */

/* Shares in percent on 3 to CHART_AXES_MAX axes around a middle, for at most three series. */
#define CHART_AXES_MAX 12
#define CHART_SERIES_MAX 3
struct chart_radar_series {
    struct str name;
    double value[CHART_AXES_MAX];
};
struct chart_radar {
    struct str axis[CHART_AXES_MAX];
    size_t n_axis;
    struct chart_radar_series series[CHART_SERIES_MAX];
    size_t n_series;
    struct str say;
};
void chart_radar(struct out *o, const struct chart_radar *r);

#endif
