/*
 * finding.h: findings and recommendations: who answers them until when, and who checked the answer.
 *
 *   open -> done (with an answer and its proof) -> verified, or returned -> done again
 *
 * Nobody verifies what they answered themselves. The pages and the API both come through here.
 */
#ifndef PLAN_FINDING_H
#define PLAN_FINDING_H

#include "core/route.h"
#include "plan/finding_queries.h"
#include "plan/model.h"

#define FINDING_TEXT_MAX 4000 /* code points */

struct finding_new {
    struct str plan; /* slug of the plan that it concerns; may be empty */
    struct str ref;  /* an item of that plan; may be empty */
    struct str source, text, recommendation, due_on;
    int64_t owner_id;
};

/* Each in a transaction of the caller; refuses with a message where something is wrong. */
NODISCARD enum status finding_make(struct ctx *c, const struct finding_new *in, int64_t *id);
NODISCARD enum status finding_edit(struct ctx *c, const struct finding *old, int64_t version,
                                   const struct finding_new *in);
NODISCARD enum status finding_answer(struct ctx *c, const struct finding *f, int64_t version,
                                     struct str response);
NODISCARD enum status finding_accept(struct ctx *c, const struct finding *f, int64_t version);
NODISCARD enum status finding_refuse(struct ctx *c, const struct finding *f, int64_t version,
                                     struct str reason);

/* What is not verified yet goes over to another plan, to the item of the same number if it has one.
 */
NODISCARD enum status finding_carry(struct ctx *c, const struct finding *f, const struct plan *to);

/* Late: past its day and not answered. */
bool finding_is_late(const struct finding *f, int32_t today);

/* Scope: the area of its indicator, and whether it is the asker's to answer. */
enum status scope_finding(struct ctx *c);

extern const struct route finding_routes[];

#endif
