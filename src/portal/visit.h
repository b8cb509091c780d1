/*
 * visit.h: how often public pages are asked for, by page and day.
 *
 * No cookie, no address, no fingerprint: an answer adds one to a number. A view whose request says
 * that it came from another page of this site is a view; any other is also the beginning of a
 * visit. Programs that say so, and pages fetched ahead, are not counted. Numbers stand in memory
 * and are written every quarter of a minute; what a crash takes with it is lost, and nothing more.
 */
#ifndef PORTAL_VISIT_H
#define PORTAL_VISIT_H

#include "core/job.h"
#include "core/route.h"

struct visits;

struct visits *visits_new(void);
void visits_free(struct visits *v); /* accepts NULL */

/* app->answered: after a page was answered without a fault. Any thread. */
void visit_note(const struct ctx *c, const struct route *r);

/* Takes what was counted since the last time: at most `max`; for the tick and for tests. */
struct visit_count {
    int64_t unit_id;
    int32_t day;
    struct str page;
    int64_t views, visits;
};
size_t visits_take(struct visits *v, struct arena *a, struct visit_count *out, size_t max);

/* How often they were written since the start of the program: a number for each state of what is
 * stored. */
uint64_t visits_written(struct visits *v);

/* Last month's visits of the applications that lie on this site, written once. */
NODISCARD enum status visit_month_tick(struct ctx *c);

/* app->ticks */
extern const struct job_tick visit_ticks[];

#endif
