/*
 * fill.h: what the registers say an answer is, and documents that may prove it.
 */
#ifndef ASSESSMENT_FILL_H
#define ASSESSMENT_FILL_H

#include "assessment/round.h"
#include "document/document.h"
#include "measure/figure.h"

/* The figures of an assessment's year, one statement for all its questions. */
struct fill_source {
    struct figures figures;
    int year, month; /* up to this month: the running one, or December of a year that is over */
};
NODISCARD enum status fill_load(struct ctx *c, int64_t year, struct fill_source *out);

#define FILL_FIGURES 4
struct fill {
    bool has;             /* there is a proposal */
    struct answer answer; /* of a ratio maybe with counts missing */
    struct str text;      /* answer_text() of it */
    /* Where from: label and value of each figure, and the records behind it. */
    struct {
        struct str label, value, parts, reg, href;
    } from[FILL_FIGURES];
    size_t n_from;
};
void fill_of(struct ctx *c, const struct fill_source *s, const struct ins_question *q,
             struct fill *out);
/* Whether a given answer agrees with the proposal; true where there is none, or not enough of one.
 */
bool fill_agrees(const struct ins_question *q, const struct fill *f, const struct answer *an);

/* A document that may prove it as well. */
struct hint {
    int64_t document_id;
    struct str name, why; /* why: "7.6.3.1 Agustus", "Register SOP", "jawaban 2024" */
};
#define HINTS_MAX 24
/* Without those in `have` (ids of documents that prove it already). */
NODISCARD enum status fill_hints(struct ctx *c, const struct assess *a, size_t question,
                                 const struct proof_line *have, size_t n_have, struct hint *out,
                                 size_t *n);

#endif
