/*
 * duty.h: what one person owes in the plans that run, computed at the moment of asking: nothing is
 * stored, so what has been handled is gone from every list at once.
 *
 * A month is the duty of its person in charge; where nobody is named, of everyone who may report in
 * its area. /beranda, the morning digest and the calendar feed all show this list.
 */
#ifndef PLAN_DUTY_H
#define PLAN_DUTY_H

#include "core/digest.h"
#include "html/part.h"
#include "plan/model.h"

enum duty_kind {
    DUTY_LATE,
    DUTY_RETURNED,
    DUTY_VERIFY,
    DUTY_DUE,     /* until the end of this month, findings too */
    DUTY_CONFIRM, /* months that the source does not settle; of the plan's owner */
    DUTY_OTHERS,  /* waiting for somebody else */
    DUTY_KINDS
};

struct duty {
    enum duty_kind kind;
    enum part_state state; /* the shape beside it */
    struct str ref, text;  /* "7.6.3.1", "Laporan November" */
    struct str why;
    struct str href;
    int32_t due;   /* the day until which, or since which it waits (VERIFY, OTHERS); 0: none */
    int months[2]; /* the first month meant and how many (LATE) */
};

struct duties {
    struct duty *duty; /* by kind, then due day, then the order of the plan */
    size_t n;
    size_t count[DUTY_KINDS];
    /* Figures of the areas in which the person works; the whole plan for who owns or leads it. */
    struct plan_figures figures[10]; /* by area, 0: all */
    unsigned areas;                  /* bit a: area a is theirs */
    struct plan_tree tree;           /* the newest running plan of kind rb; plan.id 0: none */
};

/* Of the asker, by their grants and their person. */
NODISCARD enum status duties_of(struct ctx *c, struct duties *out);

/* For the morning digest: of another person of the unit. */
extern const struct digest_source duty_digest;

#endif
