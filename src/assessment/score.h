/*
 * score.h: what answers come to: a pure function of an instrument and its answers.
 *
 * - A blank scores 0 and makes the result provisional. Nothing is rounded, except on screen.
 * - What a threshold, a class or a cap compares is the full figure, with a hair of 1e-9 because
 *   binary sums of decimals miss by less: 80.00 is 80.00, not 79.99999999999999.
 * - Caps look at the figures without caps, so that their order does not matter.
 */
#ifndef ASSESSMENT_SCORE_H
#define ASSESSMENT_SCORE_H

#include "assessment/answer.h"

#define SCORE_HAIR 1e-9

enum score_state {
    SCORE_BLANK,
    SCORE_GIVEN,
    SCORE_ZERO,   /* a ratio whose denominator is 0, scored as the instrument chose */
    SCORE_NO_PART /* such a ratio that takes no part, or a count that is only noted */
};

struct scored_question {
    enum score_state state;
    double score; /* 0 to the question's top */
    double share; /* score / top */
    double value; /* what it adds to its component: points, or its level */
    size_t cap;   /* that lowered it; INS_NONE: none */
};

struct scored_node {
    double value;           /* points, or a level; 0 to the component's top */
    double percent;         /* of its top */
    double before;          /* without caps on itself */
    size_t cap;             /* that lowered it most recently; INS_NONE: none */
    size_t asked, answered; /* questions in it that can be answered, and those that are */
    /* Of a mean: the sum of the shares and how many there are; of points: reached and possible; of
     * a weighted level: the weighted sum and the sum of weights. */
    double sum, base;
};

struct scored_test {
    const struct ins_test *test;
    size_t part; /* of the test's group; INS_NONE: none */
    double value, percent;
    bool holds;
};

struct scored_threshold {
    bool holds;
    struct scored_test *test; /* one a test, of a group one a part */
    size_t n_test;
};

struct score {
    struct scored_node *node;         /* as in the instrument */
    struct scored_question *question; /* likewise */
    struct scored_threshold *threshold;
    const struct ins_category *category; /* NULL: none reached, or none there */
    size_t asked, answered;
    bool provisional; /* blanks were counted as 0 */
};

/* Room for one; may be used for any number of runs. */
struct score *score_new(struct arena *a, const struct instrument *ins);
/* `answer` has one entry a question. Allocates nothing. */
void score_run(const struct instrument *ins, const struct answer *answer, struct score *out);

/* Points and their most, over the components of a part of a group. */
void score_part(const struct instrument *ins, const struct score *s, const struct ins_part *part,
                double *value, double *top);
/* The share of a question's top that an answer earns, before caps; *state says what it is. */
double score_answer(const struct ins_question *q, const struct answer *an, enum score_state *state);

#endif
