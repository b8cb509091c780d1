/*
 * round.h: the monthly round of an indicator: report, verify, return, postpone, reopen, and the
 * confirmation of its months. The pages and the API both come through here, so a rule holds
 * whichever way it is asked.
 *
 * A round is opened inside the writer's transaction. Every function checks what no right says:
 * that the plan runs, the month is not locked, the state allows the move, nobody verifies what they
 * reported, and that the month is still the version that the asker has seen (ST_CONFLICT
 * otherwise).
 */
#ifndef PLAN_ROUND_H
#define PLAN_ROUND_H

#include "plan/months_store.h"

#define ROUND_TEXT_MAX 4000 /* code points of a note, obstacle, next step or reason */

struct round {
    struct plan_tree tree; /* the item and what stands above it */
    const struct item *item;
    struct month month[MONTHS];
    bool locked[MONTHS];
};

/* By the address of the plan and the ref. ST_NOT_FOUND also for an item that is not tracked. */
NODISCARD enum status round_open(struct ctx *c, struct str slug, struct str ref, struct round *out);

/* The same for a round that was opened before the writer's turn, and is read anew only where
 * something of it has been changed since. */
NODISCARD enum status round_open_again(struct ctx *c, struct str slug, struct str ref,
                                       struct round *r);

struct report {
    int month;       /* 1 to 12 */
    int64_t version; /* of the month, as the asker saw it; -1: whatever it is */
    struct real value;
    bool measured; /* the value is what a register or a document says: nihil has none */
    struct str note, obstacle, next_step;
};

/* What is wrong with a report before it is tried; NULL key: nothing. */
struct report_fault {
    const char *field, *key;
};
struct report_fault report_check(const struct item *it, const struct report *r);

/* Writes within the caller's transaction. *month_id is for evidence. */
NODISCARD enum status round_report(struct ctx *c, struct round *r, const struct report *in,
                                   int64_t *month_id);
NODISCARD enum status round_verify(struct ctx *c, struct round *r, int month, int64_t version);
NODISCARD enum status round_return(struct ctx *c, struct round *r, int month, int64_t version,
                                   struct str reason);
NODISCARD enum status round_reopen(struct ctx *c, struct round *r, int month, int64_t version,
                                   struct str reason);
NODISCARD enum status round_postpone(struct ctx *c, struct round *r, int month, int64_t version,
                                     int to, struct str reason);

/* Settles the months: these are planned, the others not. `version` is the indicator's. Months with
 * a report must stay. The reason may be empty where the months were to be confirmed. */
NODISCARD enum status round_confirm(struct ctx *c, struct round *r, int64_t version,
                                    const bool planned[MONTHS], struct str reason);

/* Whether the asker took part in that month's report, by sending it, editing it, or giving evidence
 * for it: then it is another's to verify. */
NODISCARD enum status round_is_own(struct ctx *c, const struct month *m, bool *own);

/* A month's lock: after it nobody reports, verifies or returns in it. */
NODISCARD enum status plan_lock(struct ctx *c, const struct plan *p, int month, bool lock);

/* "November 2025" */
struct str month_and_year(struct ctx *c, const struct plan *p, int month);

#endif
