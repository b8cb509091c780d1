/* dashboard.h: what the view of /dasbor is given. */
#ifndef PLAN_DASHBOARD_H
#define PLAN_DASHBOARD_H

#include "core/route.h"
#include "html/chart.h"
#include "html/part.h"
#include "plan/model.h"

/* One of the things that hold the plan back. */
struct dash_hold {
    enum part_state state;
    struct str text, href, due;
    bool over;
};

struct dash_month {
    struct str name, planned, reported, verified; /* percent; "–" where not known yet */
};

struct dash_area {
    struct str ref, text, href;
    int progress, achievement, late, returned, confirm;
};

struct dash_person {
    struct str name, href, oldest;
    int count;
    bool nobody;
};

struct dash_wait {
    struct str span;
    int count;
};

struct dash_region {
    struct str name, href, median, lowest, highest, missing, say;
    const struct chart_unit *unit;
    size_t n_unit;
};

struct dashboard {
    const struct plan *plan;
    struct chart_curve curve;
    struct str curve_help, behind;
    struct dash_hold hold[4];
    size_t n_hold;
    struct dash_month month[MONTHS];
    const struct dash_area *area;
    size_t n_area;
    const struct dash_person *person;
    size_t n_person;
    int most_late;
    int n_confirm, most_confirm; /* months, in all and in one area */
    struct str confirm_href;
    struct dash_wait wait[4];
    int most_wait;
    struct str verified_after; /* empty: nothing was verified yet */
    int waiting;
};

/* The offices below, by region. */
struct dash_below {
    struct str title;
    const struct dash_region *region;
    size_t n_region;
    int shade[6];         /* offices of each shade */
    struct str handed_in; /* how many have their figures from a summary; empty: none */
    int year;
};

extern const struct route dashboard_routes[];

NODISCARD enum status dashboard_fill(struct ctx *c, const struct plan *plan, struct dashboard *out);
/* n_region 0: there are none, or the reader's office is a regency's. */
NODISCARD enum status dashboard_below_fill(struct ctx *c, int year, struct dash_below *out);

#endif
