/*
 * matrix.h: the whole plan as rows by months, filtered by what stands in the address.
 *
 * One statement reads it, C sums it up, and the finished fragment lies in the cache until anything
 * in the unit changes or the day turns.
 */
#ifndef PLAN_MATRIX_H
#define PLAN_MATRIX_H

#include "html/part.h"
#include "plan/model.h"

/* A state to look for; of an indicator it holds when one of its months is in it. */
enum matrix_state {
    WANT_ANY,
    WANT_LATE,
    WANT_RETURNED,
    WANT_WAITING,
    WANT_CONFIRM,
    WANT_DUE, /* planned for the current month, or before, and not yet reported */
    WANT_VERIFIED,
    WANT_STATES
};

#define MATRIX_Q_MAX 120 /* bytes of the text that is looked for */

struct matrix_filter {
    int area;  /* 0: all */
    int month; /* 0: all; 1 to 12 */
    enum matrix_state want;
    struct str pic;    /* name of a person or a section; "saya": the asker; empty: all */
    int64_t person_id; /* of "saya" */
    struct str q;      /* lower case */
    struct str folded; /* refs of activities that are closed: "1.1,4.2"; "semua": all areas */
};

struct matrix_filter matrix_filter_of(struct ctx *c); /* from the query; nonsense is left out */
/* The filter as it stands in an address, with one thing changed; "?" alone when nothing is left. */
struct str matrix_query(struct arena *a, const struct matrix_filter *f);
bool matrix_matches(const struct matrix_filter *f, const struct item *it, int year, int today);
const char *matrix_state_name(enum matrix_state w); /* in the address: "terlambat" */

/* Of the months of an activity's indicators. */
struct mx_month {
    int planned, reported;
};

struct mx_row {
    const struct item *item;
    const struct item *sub; /* heading above it; NULL when the row before had the same */
    int progress, achievement;
};

struct mx_activity {
    const struct item *item;
    struct plan_figures figures;
    struct mx_month month[MONTHS];
    struct mx_row *row;
    size_t n_row;
    bool folded;
    struct str fold; /* address with this one folded or unfolded */
};

struct mx_area {
    const struct item *item;
    struct plan_figures figures;
    struct mx_activity *activity;
    size_t n_activity;
    int total; /* indicators without a filter */
};

struct matrix {
    const struct plan *plan;
    struct matrix_filter filter;
    struct mx_area *area;
    size_t n_area;
    struct plan_figures all; /* of what is shown */
    int shown, total;        /* indicators */
    int chip[WANT_STATES];   /* indicators in that state under the other filters */
    int now;                 /* month that is running in the plan's year; 0 before, 13 after */
    bool locked[MONTHS];
    const struct str *who; /* names to choose from: sections, then persons */
    size_t n_who;
    const struct item **areas; /* all areas, to choose from */
    size_t n_areas;
    struct str path;
};

NODISCARD enum status matrix_build(struct ctx *c, const struct plan *p,
                                   const struct matrix_filter *f, struct matrix *out);

/* What a cell says: class (NULL: nothing is planned), and the word of the state as a message key.
 */
const char *cell_class(const struct matrix *m, const struct item *it, int month);
const char *cell_key(const struct matrix *m, const struct item *it, int month);

/* Picks out of the plan what is asked for; also for the API and the exports. */
struct str matrix_value(struct out *o, const struct item *it); /* target, as it is written */

#endif
