/* curve.c: the S-curve of a plan from its packed months. */
#include "plan/curve.h"

struct month_sums {
    int planned[MONTHS], reported[MONTHS], verified[MONTHS];
};

static void sum_item(struct month_sums *s, const struct item *it)
{
    for (size_t m = 0; m < MONTHS; m++) {
        char ch = it->months.p[m];

        s->planned[m] += ch == 'p' || ch == 'r' || ch == 'x' || ch == 'v';
        s->reported[m] += ch == 'r' || ch == 'v';
        s->verified[m] += ch == 'v';
    }
}

/* Months of the plan's year that have begun: 0 before it, 12 after it. */
static int months_begun(int year, int today)
{
    int begun = today - year * MONTHS;

    if (begun < 0)
        return 0;
    return begun > MONTHS ? MONTHS : begun;
}

void plan_curve(const struct plan_tree *t, int today, struct chart_curve *out)
{
    struct month_sums s = { 0 };
    int all = 0;

    for (size_t i = 0; i < t->n_item; i++) {
        if (t->item[i].tracked)
            sum_item(&s, &t->item[i]);
    }
    for (size_t m = 0; m < MONTHS; m++)
        all += s.planned[m];
    *out = (struct chart_curve){ .known = months_begun(t->plan.year, today), .today = -1.0 };
    if (all == 0)
        return;
    for (size_t m = 0; m < MONTHS; m++) {
        double share = 100.0 / all;

        out->planned[m + 1] = out->planned[m] + share * s.planned[m];
        out->reported[m + 1] = out->reported[m] + share * s.reported[m];
        out->verified[m + 1] = out->verified[m] + share * s.verified[m];
    }
}
