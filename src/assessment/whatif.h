/*
 * whatif.h: which answers would bring a threshold, and how little may change.
 *
 * A step raises one answer to the next better one. The search takes, again and again, the step that
 * closes most of what is missing (all tests of the threshold together, each as a share of its own
 * limit), and afterwards takes back every step that turned out not to be needed. What it finds is a
 * way, close to the shortest; it promises no minimum.
 */
#ifndef ASSESSMENT_WHATIF_H
#define ASSESSMENT_WHATIF_H

#include "assessment/score.h"

struct whatif_step {
    size_t question;
    struct answer from, to;
    double gain; /* of the total, by this change alone */
};

struct whatif {
    bool holds;               /* already, without any change */
    bool reachable;           /* the steps bring it */
    struct whatif_step *step; /* largest gain first */
    size_t n_step;
    double total; /* with all of them */
};

/* `fixed`: questions that cannot be raised (surveys of others), one flag a question; NULL: none. */
void whatif_run(struct arena *a, const struct instrument *ins, const struct answer *now,
                size_t threshold, const bool *fixed, struct whatif *out);

#endif
