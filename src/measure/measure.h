/*
 * measure.h: what a figure means: its unit, whether more or less is better, how far it reaches its
 * target.
 *
 * Progress (how much was done) and achievement (how good it is) are two figures; this is about the
 * second.
 */
#ifndef MEASURE_MEASURE_H
#define MEASURE_MEASURE_H

#include "base/status.h"
#include "base/str.h"

enum direction {
    DIRECTION_UP,   /* higher is better */
    DIRECTION_DOWN, /* lower is better */
    DIRECTION_DONE  /* it is there or not: reported and verified is 100 % */
};

const char *direction_name(enum direction d);      /* "up", "down", "done", as stored */
enum direction direction_by_name(struct str name); /* DIRECTION_DONE for anything unknown */

/*
 * Achievement in percent: up R/T, down (2T - R)/T, the two formulas of government performance
 * reports. Never below 0. A target of 0 cannot be divided by: 100 when the value is 0 (or, upwards,
 * above), else 0. DIRECTION_DONE: 100 whatever the figures.
 */
double achievement(enum direction d, double target, double value);

/*
 * What enters an average: at most ACHIEVEMENT_CAP, so that one indicator far beyond its target
 * cannot hide another that was missed. The cap is custom, not law (unconfirmed); the raw figure is
 * what pages show.
 */
#define ACHIEVEMENT_CAP 120.0
double achievement_capped(double percent);

/* "84,6%", "12 dokumen", "Rp1.500.000": the value with its unit of measure, in Indonesian or
 * English writing. uom "percent", "rupiah", "yes_no", "" or any noun, which is printed behind the
 * number. */
struct str measure_show(struct arena *a, double value, struct str uom, bool id);

#endif
