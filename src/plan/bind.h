/*
 * bind.h: binding the indicators of a plan to how they are known (measure/binding.h).
 *
 * indicator.measure holds "measure:NAME" and so on; `bound` tells which values came from the
 * binding, so that an export of the plan is still the file it was read from; `bound_more` holds
 * what is missing (manual: one line a language) or the figures beside it.
 */
#ifndef PLAN_BIND_H
#define PLAN_BIND_H

#include "measure/binding.h"
#include "plan/model.h"

struct bind_result {
    int kind[BINDING_KINDS]; /* bound now, by kind */
    int changed;
    struct reg_mistake *mistake; /* refs that the plan does not have */
    size_t n_mistake;
};

/* Inside a transaction; writes the ledger where anything changed. What the plan says itself stays
 * (a target, a unit, a measure from its own file). ST_INVALID: result->mistake; nothing is written.
 */
NODISCARD enum status plan_bind(struct ctx *c, const struct plan *p, const struct binding_file *f,
                                struct bind_result *out);

/* How an indicator is known, from its own columns. */
struct binding item_binding(const struct item *it);

#endif
