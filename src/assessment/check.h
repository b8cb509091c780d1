/*
 * check.h: what does not fit together before a round is sent in: blanks, answers carried over and
 * not confirmed, counts that disagree, answers that the registers contradict, missing reasons and
 * evidence.
 */
#ifndef ASSESSMENT_CHECK_H
#define ASSESSMENT_CHECK_H

#include "assessment/fill.h"

enum trouble {
    TROUBLE_BLANK, /* these two keep a round from being sent */
    TROUBLE_CARRIED,
    TROUBLE_COUNTS,
    TROUBLE_CONTRADICTED,
    TROUBLE_NOTE,
    TROUBLE_EVIDENCE,
    TROUBLE_ZERO, /* a denominator of 0: told with what the instrument chose */
    TROUBLES
};
extern const char *const trouble_keys[TROUBLES]; /* "assess.trouble.blank" */

struct finding_of_check {
    enum trouble kind;
    size_t question;
    struct str text; /* what exactly, where the kind does not say it */
};

struct check {
    struct finding_of_check *found; /* by kind, then in the instrument's order */
    size_t n;
    size_t of[TROUBLES];
    bool blocks; /* the round cannot be sent */
    bool warns;  /* it can, with a reason */
};
NODISCARD enum status check_round(struct ctx *c, const struct assess *a, enum round_kind k,
                                  struct check *out);

#endif
