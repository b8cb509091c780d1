/*
 * lifecycle.h: draft, enacted, revised, closed; and the plan of the next year.
 *
 * The plan that runs keeps its identity through every revision, so its reports, evidence and
 * history stay where they are. A revision is prepared as a draft beside it; when it is enacted, the
 * plan as it was is put aside as a frozen copy with its months, and the draft's words are carried
 * over. What was reported cannot be revised away.
 *
 * Each runs inside the caller's transaction and enters the ledger.
 */
#ifndef PLAN_LIFECYCLE_H
#define PLAN_LIFECYCLE_H

#include "plan/import.h"

/* A draft copy of a running plan; ST_CONFLICT when there is one already. */
NODISCARD enum status plan_begin_revision(struct ctx *c, const struct plan *p, struct plan *draft);

/* A first draft becomes the plan; the draft of a revision changes the plan that runs. *in_force is
 * the plan that holds from now on. `im` gets what forbids it (reports that would vanish), with
 * ST_INVALID. */
NODISCARD enum status plan_enact(struct ctx *c, const struct plan *draft, struct str decree,
                                 struct str decree_date, struct import *im, struct plan *in_force);
NODISCARD enum status plan_close(struct ctx *c, const struct plan *p);
/* Takes back a draft; ST_CONFLICT where something refers to it already. */
NODISCARD enum status plan_drop(struct ctx *c, const struct plan *draft);

/* A draft for the year after, of the same kind and owner: the tree, targets and persons; the months
 * as this year has them, all to be confirmed, none reported. */
NODISCARD enum status plan_next_year(struct ctx *c, const struct plan *p, struct plan *next);

/* The draft of a revision that is being prepared for this plan; id 0: none. */
NODISCARD enum status plan_find_draft(struct ctx *c, const struct plan *p, struct plan *draft);

#endif
