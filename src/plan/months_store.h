/* months_store.h: the months of one indicator in the database, and the packed form beside them. */
#ifndef PLAN_MONTHS_STORE_H
#define PLAN_MONTHS_STORE_H

#include "plan/model.h"
#include "plan/queries.h"

/* One stored month, with its state read. */
struct month {
    struct month_row row;
    enum month_state state;
    struct month_plan plan;
};

/* All twelve, months[0] is January. ST_FAULT where the store does not have them. */
NODISCARD enum status months_read(struct ctx *c, int64_t indicator_id, struct month out[MONTHS]);

/*
 * Writes indicator.months, late_months and achievement, and so the indicator's next version: every
 * writer of a month ends with it before its commit. `m` is what the twelve rows hold by then;
 * `late` the month (1-12) that has just been reported after its end, 0 for none; a mark once set
 * stays.
 */
NODISCARD enum status months_pack(struct ctx *c, const struct item *it,
                                  const struct month m[MONTHS], int late);

/* The same where the rows are to be read first. */
NODISCARD enum status months_rebuild(struct ctx *c, const struct item *it);

/* Sets which months are planned, all twelve at once; done months keep their state. `unknown`: none
 * is settled; `certain`: otherwise they are as read and stay to be confirmed. */
NODISCARD enum status months_replan(struct ctx *c, const struct item *it,
                                    const bool planned[MONTHS], enum months_basis basis,
                                    struct str text);
/* The packed form of a plan's word on twelve months, before anything was done. */
void months_pack_plan(const bool planned[MONTHS], enum months_basis basis, char out[MONTHS]);

#endif
