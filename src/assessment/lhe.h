/*
 * lhe.h: what an evaluation found (laporan hasil evaluasi): the unit's own value beside the
 * evaluator's, area by area; answers that did not hold, evidence that is missing, and the findings
 * that follow, which the plan's own engine carries on (plan/finding.h).
 */
#ifndef ASSESSMENT_LHE_H
#define ASSESSMENT_LHE_H

#include "assessment/paper_queries.h"
#include "assessment/round.h"

/* A part of the instrument that is looked at as one: of its first group, or a component. */
struct lhe_area {
    const struct ins_part *part;
    double top, self, theirs; /* points; theirs NAN: no such round yet */
};

struct lhe_point {
    size_t question, area;         /* area: index; INS_NONE: of none */
    struct str self, theirs, note; /* as people read them */
    double lost;                   /* points that the evaluator gave less */
    size_t n_proof;
    bool lower, no_proof;
};

struct lhe {
    const struct assess *a;
    enum round_kind kind; /* of the evaluator; ROUND_SELF: nobody has looked yet */
    struct lhe_area *area;
    size_t n_area;
    struct lhe_point *point; /* in the order of the instrument */
    size_t n_point, n_lower, n_missing;
    struct lhe_finding *finding;
    size_t n_finding, n_open;
};

/* `a` with scores. kind: ROUND_SELF takes the last round that was sent after the unit's own. */
NODISCARD enum status lhe_load(struct ctx *c, const struct assess *a, enum round_kind kind,
                               struct lhe *out);

/* Makes a finding of a question (or of the whole: INS_NONE), with its owner and day, under the
 * indicator of the running plan that the question names. Inside a transaction. */
struct lhe_new {
    size_t question;
    struct str text, recommendation, due_on;
    int64_t owner_id;
};
NODISCARD enum status lhe_finding_make(struct ctx *c, const struct assess *a,
                                       const struct lhe_new *in, int64_t *id);
/* Open findings of the assessment go over to the plan of the year after it, each to the item of
 * the same number where there is one. Inside a transaction; *n: how many went. ST_INVALID: there is
 * no such plan yet. */
NODISCARD enum status lhe_carry(struct ctx *c, const struct assess *a, size_t *n);

/* Papers: the bytes of a PDF in the arena. */
NODISCARD enum status lhe_paper(struct ctx *c, const struct lhe *l, struct str *pdf);
NODISCARD enum status report_paper(struct ctx *c, const struct lhe *l, enum round_kind kind,
                                   struct str *pdf);

#endif
