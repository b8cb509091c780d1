/* curve.h: the year's S-curve of a plan: planned against reported and verified. */
#ifndef PLAN_CURVE_H
#define PLAN_CURVE_H

#include "html/chart.h"
#include "plan/model.h"

/*
 * Shares of all planned and confirmed reports, cumulated by the month for which they are planned. A
 * month that was postponed counts where it went. Nothing planned: all zero. `today` is what
 * today_month() gives.
 */
void plan_curve(const struct plan_tree *t, int today, struct chart_curve *out);

#endif
