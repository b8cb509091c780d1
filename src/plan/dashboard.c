/*
 * dashboard.c: the figures of one plan: the year's curve, what holds it back, areas, late by
 * person, months to be confirmed, how long reports wait. The tree and the months done are read
 * once; everything else is counting.
 */
#include "plan/dashboard.h"

#include "base/buf.h"
#include "base/number.h"
#include "core/time_show.h"
#include "plan/pace.h"

struct counting {
    struct ctx *c;
    const struct plan_tree *t;
    struct done_month *done;
    size_t n_done;
    int today;   /* year * 12 + month */
    int32_t day; /* today */
    struct plan_figures all;
    int oldest_late; /* days */
    struct dashboard *out;
};

static struct str number(const struct counting *k, int64_t v)
{
    return int_show(k->c->arena, v, k->c->lang == LANG_ID);
}

static struct str decimal(const struct counting *k, double v)
{
    return decimal_show(k->c->arena, v, 1, k->c->lang == LANG_ID);
}

static struct str words(const struct counting *k, const char *key, struct str arg)
{
    return tr_with(k->c->arena, k->c->lang, key, &arg, 1);
}

static struct str address(const struct counting *k, const char *query)
{
    return str_printf(k->c->arena, "/rencana/" STR_FMT "%s", STR_ARG(k->t->plan.slug), query);
}

/* Days since the end of a month of the plan's year. */
static int days_since(const struct counting *k, int month)
{
    int year = k->t->plan.year;

    return (int)(k->day - day_of(year, month, days_in_month(year, month)));
}

/* ── The curve ── */

static struct str percent_or_none(const struct counting *k, bool known, double v)
{
    return known ? decimal(k, v) : STR("–");
}

static void fill_today(const struct counting *k, struct chart_curve *curve)
{
    struct civil now = day_civil(k->day);

    curve->today = -1;
    if (now.year != k->t->plan.year)
        return;
    curve->today = now.month - 1 + (now.day - 0.5) / days_in_month(now.year, now.month);
    struct str month = month_short(k->c->lang, now.month);
    curve->today_text = str_printf(k->c->arena, "%d " STR_FMT, now.day, STR_ARG(month));
}

static void fill_words(const struct counting *k, const struct pace *pace)
{
    struct dashboard *out = k->out;
    double behind = pace->planned[pace->known] - pace->reported[pace->known];
    struct str month = pace->known > 0 ? month_name(k->c->lang, pace->known) : STR("");
    struct str year = str_printf(k->c->arena, "%d", k->t->plan.year);
    struct str say[] = {
        year,
        month,
        str_printf(k->c->arena, "%.0f", pace->planned[pace->known]),
        str_printf(k->c->arena, "%.0f", pace->reported[pace->known]),
        str_printf(k->c->arena, "%.0f", pace->verified[pace->known]),
    };
    struct str hold[] = { decimal(k, behind), month,
                          number(k, (int64_t)(behind * pace->total / 100 + 0.5)) };

    out->curve.say = tr_with(k->c->arena, k->c->lang,
                             pace->known > 0 ? "dashboard.curve_say" : "dashboard.curve_say_none",
                             say, ARRAY_LEN(say));
    out->curve_help = words(k, "dashboard.curve_help", number(k, pace->total));
    if (pace->known > 0)
        out->behind = behind > 0.05 ? tr_with(k->c->arena, k->c->lang, "dashboard.behind", hold, 3)
                                    : words(k, "dashboard.ahead", month);
}

static void fill_curve(const struct counting *k)
{
    struct dashboard *out = k->out;
    struct pace pace;

    pace_of(k->c, k->t, k->done, k->n_done, MONTHS, &pace);
    out->curve.known = pace.known;
    for (int m = 0; m <= MONTHS; m++) {
        out->curve.planned[m] = pace.planned[m];
        out->curve.reported[m] = pace.reported[m];
        out->curve.verified[m] = pace.verified[m];
        if (m > 0)
            out->month[m - 1] = (struct dash_month){
                .name = month_name(k->c->lang, m),
                .planned = decimal(k, pace.planned[m]),
                .reported = percent_or_none(k, m <= pace.known, pace.reported[m]),
                .verified = percent_or_none(k, m <= pace.known, pace.verified[m]),
            };
    }
    fill_today(k, &out->curve);
    fill_words(k, &pace);
}

/* ── Areas and months to be confirmed ── */

static void add_late(struct counting *k, const struct item *it)
{
    for (int m = 1; m <= MONTHS; m++)
        if (month_shown(it->months.p[m - 1], k->t->plan.year, m, k->today) == 'l' &&
            days_since(k, m) > k->oldest_late)
            k->oldest_late = days_since(k, m);
}

static void fill_areas(struct counting *k)
{
    const struct plan_tree *t = k->t;
    struct plan_figures figures = { 0 };
    struct dash_area *area = arena_array(k->c->arena, t->n_item + 1, sizeof *area), *now = NULL;

    for (size_t i = 0; i < t->n_item; i++) {
        const struct item *it = &t->item[i];

        if (it->level == LEVEL_AREA) {
            now = &area[k->out->n_area++];
            figures = (struct plan_figures){ 0 };
            *now = (struct dash_area){ .ref = it->ref, .text = it->text };
            now->href = str_printf(k->c->arena, "/rencana/" STR_FMT "#area-" STR_FMT,
                                   STR_ARG(t->plan.slug), STR_ARG(it->ref));
        }
        if (!it->tracked || now == NULL)
            continue;
        figures_add(&figures, it, t->plan.year, k->today);
        figures_add(&k->all, it, t->plan.year, k->today);
        add_late(k, it);
        now->progress = figures_progress(&figures);
        now->achievement = figures_achievement(&figures);
        now->late = figures.months.late;
        now->returned = figures.months.returned;
        now->confirm = figures.months.confirm;
    }
    k->out->area = area;
}

static void fill_confirm(struct counting *k)
{
    k->out->n_confirm = k->all.months.confirm;
    for (size_t i = 0; i < k->out->n_area; i++)
        if (k->out->area[i].confirm > k->out->most_confirm)
            k->out->most_confirm = k->out->area[i].confirm;
    k->out->confirm_href = address(k, "?keadaan=konfirmasi");
}

/* ── Late by person ── */

static struct dash_person *person_of(struct counting *k, struct dash_person *list, size_t *n,
                                     const struct item *it)
{
    bool nobody = it->pic_name.n == 0;

    for (size_t i = 0; i < *n; i++)
        if (list[i].nobody == nobody && (nobody || str_eq(list[i].name, it->pic_name)))
            return &list[i];
    list[*n] = (struct dash_person){
        .name = nobody ? tr(k->c->lang, "dashboard.no_pic") : it->pic_name,
        .nobody = nobody,
    };
    return &list[(*n)++];
}

static int by_count(const void *a, const void *b)
{
    const struct dash_person *x = a, *y = b;

    return x->count != y->count ? (x->count < y->count) - (x->count > y->count)
                                : str_cmp(x->name, y->name);
}

static void fill_persons(struct counting *k)
{
    const struct plan_tree *t = k->t;
    struct dash_person *list = arena_array(k->c->arena, (size_t)t->tracked + 1, sizeof *list);
    size_t n = 0;

    for (size_t i = 0; i < t->n_item; i++) {
        const struct item *it = &t->item[i];

        for (int m = MONTHS; m >= 1 && it->tracked; m--) {
            if (month_shown(it->months.p[m - 1], t->plan.year, m, k->today) != 'l')
                continue;
            struct dash_person *p = person_of(k, list, &n, it);
            int days = days_since(k, m);
            int64_t before = 0;

            (void)int_parse(p->oldest, &before);
            p->count++;
            if (days > before)
                p->oldest = str_printf(k->c->arena, "%d", days);
        }
    }
    qsort(list, n, sizeof *list, by_count);
    for (size_t i = 0; i < n; i++) {
        if (list[i].count > k->out->most_late)
            k->out->most_late = list[i].count;
        list[i].oldest = words(k, "dashboard.days", list[i].oldest);
    }
    k->out->person = list;
    k->out->n_person = n;
}

/* ── Waiting for verification ── */

static const int wait_from[] = { 0, 4, 8, 15 };

/* Counts one waiting report; returns for how many days it has waited. */
static int64_t count_wait(struct counting *k, const struct done_month *r)
{
    struct dashboard *out = k->out;
    int64_t days = r->reported_at < k->c->now ? (k->c->now - r->reported_at) / DAY : 0;
    size_t span = ARRAY_LEN(wait_from) - 1;

    while (days < wait_from[span])
        span--;
    out->wait[span].count++;
    out->waiting++;
    if (out->wait[span].count > out->most_wait)
        out->most_wait = out->wait[span].count;
    return days;
}

static void name_spans(struct counting *k)
{
    for (size_t i = 0; i < ARRAY_LEN(wait_from); i++) {
        bool last = i + 1 == ARRAY_LEN(wait_from);
        struct str a[] = { number(k, wait_from[i]), number(k, last ? 0 : wait_from[i + 1] - 1) };

        k->out->wait[i].span = last
                                   ? words(k, "dashboard.days_from", number(k, wait_from[i] - 1))
                                   : tr_with(k->c->arena, k->c->lang, "dashboard.days_range", a, 2);
    }
}

static void fill_wait(struct counting *k)
{
    struct dashboard *out = k->out;
    int64_t waited = 0, took = 0, done = 0;

    name_spans(k);
    for (size_t i = 0; i < k->n_done; i++) {
        const struct done_month *r = &k->done[i];

        if (str_eq(r->state, STR("verified")) && r->verified_at >= r->reported_at) {
            took += r->verified_at - r->reported_at;
            done++;
        } else if (str_eq(r->state, STR("reported"))) {
            waited += count_wait(k, r);
        }
    }
    if (done > 0)
        out->verified_after =
            words(k, "dashboard.averages", decimal(k, (double)took / (double)done / (double)DAY));
    if (out->waiting > 0)
        out->hold[2].due = words(k, "dashboard.verified_wait", number(k, waited / out->waiting));
}

/* ── What holds back ── */

static void fill_hold(struct counting *k)
{
    struct dash_hold *h = k->out->hold;
    const struct month_counts *n = &k->all.months;

    h[0] = (struct dash_hold){ .state = STATE_LATE,
                               .text = words(k, "dashboard.late", number(k, n->late)),
                               .href = address(k, "?keadaan=terlambat"),
                               .over = n->late > 0 };
    if (n->late > 0)
        h[0].due = words(k, "dashboard.late_oldest", number(k, k->oldest_late));
    h[1] = (struct dash_hold){ .state = STATE_RETURNED,
                               .text = words(k, "dashboard.returned", number(k, n->returned)),
                               .href = address(k, "?keadaan=dikembalikan"),
                               .due = tr(k->c->lang, "dashboard.returned_wait") };
    h[2] = (struct dash_hold){ .state = STATE_REPORTED,
                               .text = words(k, "dashboard.to_verify", number(k, n->waiting)),
                               .href = address(k, "?keadaan=dilaporkan") };
    h[3] = (struct dash_hold){ .state = STATE_CONFIRM,
                               .text = words(k, "dashboard.to_confirm", number(k, n->confirm)),
                               .href = address(k, "?keadaan=konfirmasi"),
                               .due = tr(k->c->lang, "dashboard.not_counted") };
    k->out->n_hold = 4;
}

enum status dashboard_fill(struct ctx *c, const struct plan *plan, struct dashboard *out)
{
    struct plan_tree t = { 0 };
    struct counting k = { .c = c,
                          .t = &t,
                          .today = today_month(c),
                          .day = day_today(c->now, (int)c->who.zone),
                          .out = out };
    enum status s = plan_load(c, plan, &t);

    if (s == ST_OK)
        s = months_done(c, plan->unit_id, plan->id, &k.done, &k.n_done);
    if (s != ST_OK)
        return s;
    out->plan = plan;
    fill_curve(&k);
    fill_areas(&k);
    fill_confirm(&k);
    fill_persons(&k);
    fill_hold(&k);
    fill_wait(&k);
    return ST_OK;
}
