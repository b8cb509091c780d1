/* pace.h: the year's S-curve from the reports: what was planned, reported and verified until each
 * month's end. */
#ifndef PLAN_PACE_H
#define PLAN_PACE_H

#include "plan/model.h"
#include "plan/print_queries.h"

struct pace {
    double planned[MONTHS + 1], reported[MONTHS + 1],
        verified[MONTHS + 1]; /* percent of all planned */
    int total;                /* months planned in the year */
    int known;                /* months that are over, 0-12: only these have figures */
};
/* `until`: figures up to and with this month (1-12), or 12 for all there are. */
void pace_of(const struct ctx *c, const struct plan_tree *t, const struct done_month *r, size_t n,
             int until, struct pace *out);

#endif
