/*
 * pace.c: counts for the S-curve. A report counts in the month in which it was handed in, a
 * verification in the month in which it was given; what came before the year counts in its first
 * month.
 */
#include "plan/pace.h"

static int months_into(const struct ctx *c, int64_t t, int year)
{
    struct civil v = time_civil(t, (int)c->who.zone);
    int m = (v.year - year) * 12 + v.month;

    return m < 1 ? 1 : m;
}

void pace_of(const struct ctx *c, const struct plan_tree *t, const struct done_month *r, size_t n,
             int until, struct pace *out)
{
    int planned[MONTHS + 1] = { 0 }, reported[MONTHS + 1] = { 0 }, verified[MONTHS + 1] = { 0 };
    int year = t->plan.year, now = today_month(c) - year * 12 - 1; /* months that are over */

    *out = (struct pace){ .known = now < 0 ? 0 : now > until ? until : now };
    for (size_t i = 0; i < t->n_item; i++)
        for (size_t m = 0; t->item[i].tracked && m < t->item[i].months.n && m < MONTHS; m++)
            planned[m + 1] += str_has(STR("prxv"), str_sub(t->item[i].months, m, 1));
    for (size_t i = 0; i < n; i++) {
        int at = months_into(c, r[i].reported_at, year);
        int sure = months_into(c, r[i].verified_at, year);
        bool is_verified = str_eq(r[i].state, STR("verified"));

        if (at <= MONTHS && (is_verified || str_eq(r[i].state, STR("reported"))))
            reported[at]++;
        if (sure <= MONTHS && is_verified)
            verified[sure]++;
    }
    for (int m = 1; m <= MONTHS; m++)
        out->total += planned[m];
    double share = out->total > 0 ? 100.0 / out->total : 0;
    for (int m = 1; m <= MONTHS; m++) {
        out->planned[m] = out->planned[m - 1] + planned[m] * share;
        out->reported[m] = out->reported[m - 1] + reported[m] * share;
        out->verified[m] = out->verified[m - 1] + verified[m] * share;
    }
}
