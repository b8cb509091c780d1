/*
 * answer.h: an answer as text, as it is stored, typed and carried in files, and as the score reads
 * it.
 *
 * A choice is its key ("A"), a percent or number its figure ("3.7"), a ratio its counts in the
 * order of the question ("agen=5 perubahan=4"); what is missing there leaves it blank.
 */
#ifndef ASSESSMENT_ANSWER_H
#define ASSESSMENT_ANSWER_H

#include "assessment/instrument.h"

#define ANSWER_COUNT_MAX INT64_C(1000000000000) /* of one count */
#define ANSWER_TEXT_MAX 400                     /* bytes of an answer */

struct answer {
    bool given; /* false: blank, or a ratio of which a count is missing */
    size_t option;
    double number;
    double count[INS_COUNTS_MAX];
    bool has_count[INS_COUNTS_MAX];
};

/* The empty text is a blank. ST_INVALID: *why is the key of a message ("answer.not_in_scale", ...)
 * and *about what it is about: a limit, a count. */
NODISCARD enum status answer_parse(const struct ins_question *q, struct str text,
                                   struct answer *out, const char **why, struct str *about);
/* As it is stored; empty for a blank. */
struct str answer_text(struct arena *a, const struct ins_question *q, const struct answer *an);
/* As people read it: "B. Sebagian", "3,7", "4 dari 5". */
struct str answer_show(const struct ctx *c, const struct ins_question *q, const struct answer *an);
/* Sums over the counts of a ratio. */
double answer_numerator(const struct ins_question *q, const struct answer *an);
double answer_denominator(const struct ins_question *q, const struct answer *an);
/* Whether the counts agree with that check; true while one of them is missing. */
bool answer_agrees(const struct answer *an, const struct ins_check *k);

#endif
