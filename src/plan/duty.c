/* duty.c: gathers what a person owes from the packed months, the open steps and the findings. */
#include "plan/duty.h"

#include "base/buf.h"
#include "core/identity.h"
#include "core/time_show.h"
#include "plan/duty_queries.h"
#include "plan/queries.h"

struct gathering {
    struct ctx *c;
    struct duties *out;
    const struct plan_tree *tree;
    bool locked[MONTHS]; /* nobody can do anything about them any more */
    size_t cap;
    int32_t today;
    int this_month; /* of the plan's year: 1 to 12; 0 before it, 13 after it */
};

static void put(struct gathering *g, struct duty d)
{
    struct duties *out = g->out;

    if (out->n == g->cap) {
        size_t cap = g->cap == 0 ? 64 : g->cap * 2;
        struct duty *more = arena_array(g->c->arena, cap, sizeof(*more));

        if (out->n > 0)
            memcpy(more, out->duty, out->n * sizeof(*more));
        out->duty = more;
        g->cap = cap;
    }
    out->duty[out->n++] = d;
    out->count[d.kind]++;
}

static struct str item_href(struct gathering *g, const struct item *it, int month)
{
    return str_printf(g->c->arena, "/rencana/" STR_FMT "/" STR_FMT "?bulan=%d",
                      STR_ARG(g->tree->plan.slug), STR_ARG(it->ref), month);
}

static int32_t month_end(int year, int month)
{
    return day_of(year, month, days_in_month(year, month));
}

static struct str text_with(struct gathering *g, const char *key, struct str arg)
{
    return tr_with(g->c->arena, g->c->lang, key, &arg, 1);
}

/* Whether the month is for the asker to report. */
static bool owes(const struct gathering *g, const struct item *it)
{
    if (it->pic_id != 0)
        return it->pic_id == g->c->who.person_id;
    return may(g->c, PLAN_REPORT, it->area);
}

/* "Januari, Februari, Maret" */
static struct str late_names(struct gathering *g, const struct item *it, struct duty *d)
{
    struct buf b;
    int today = today_month(g->c);

    buf_init(&b, g->c->arena);
    for (int m = 1; m <= MONTHS; m++) {
        if (g->locked[m - 1] ||
            month_shown(it->months.p[m - 1], g->tree->plan.year, m, today) != 'l')
            continue;
        if (d->months[1]++ == 0)
            d->months[0] = m;
        else
            buf_add(&b, STR(", "));
        buf_add(&b, month_name(g->c->lang, m));
    }
    return buf_str(&b);
}

static void gather_late(struct gathering *g, const struct item *it)
{
    struct duty d = { .kind = DUTY_LATE, .state = STATE_LATE, .ref = it->ref, .why = it->text };
    struct str names = late_names(g, it, &d);

    if (d.months[1] == 0)
        return;
    d.text = text_with(g, d.months[1] > 6 ? "duty.late_many" : "duty.late",
                       d.months[1] > 6 ? int_show(g->c->arena, d.months[1], true) : names);
    d.due = month_end(g->tree->plan.year, d.months[0]);
    d.href = item_href(g, it, d.months[0]);
    put(g, d);
}

static void gather_due(struct gathering *g, const struct item *it)
{
    int m = g->this_month;

    if (m < 1 || m > MONTHS || g->locked[m - 1] || it->months.p[m - 1] != 'p')
        return;
    put(g, (struct duty){
               .kind = DUTY_DUE,
               .state = STATE_PLANNED,
               .ref = it->ref,
               .text = text_with(g, "duty.due", month_name(g->c->lang, m)),
               .why = it->text,
               .href = item_href(g, it, m),
               .due = month_end(g->tree->plan.year, m),
           });
}

/* One line an area: the owner settles an area's months in one go. */
static void gather_confirm(struct gathering *g)
{
    int unsure[10] = { 0 };

    for (size_t i = 0; i < g->tree->n_item; i++) {
        const struct item *it = &g->tree->item[i];

        if (it->tracked && it->area >= 0 && it->area < 10 &&
            (it->basis == BASIS_INFERRED || it->basis == BASIS_UNKNOWN))
            unsure[it->area]++;
    }
    for (int area = 1; area < 10; area++) {
        const struct str args[] = { int_show(g->c->arena, unsure[area], true),
                                    int_show(g->c->arena, area, true) };

        if (unsure[area] > 0)
            put(g, (struct duty){
                       .kind = DUTY_CONFIRM,
                       .state = STATE_CONFIRM,
                       .text = tr_with(g->c->arena, g->c->lang, "duty.confirm", args, 2),
                       .why = tr(g->c->lang, "duty.confirm_why"),
                       .href = str_printf(g->c->arena, "/rencana/" STR_FMT "/konfirmasi?area=%d",
                                          STR_ARG(g->tree->plan.slug), area),
                   });
    }
}

static void gather_open_month(struct gathering *g, const struct open_month *m)
{
    const struct item *it = tree_find(g->tree, m->ref);
    struct str month = month_name(g->c->lang, (int)m->month);
    bool mine = m->reported_by == g->c->who.person_id;
    struct duty d = { .ref = m->ref, .due = day_today(m->reported_at, (int)g->c->who.zone) };

    if (it == NULL || g->locked[m->month - 1])
        return;
    d.href = item_href(g, it, (int)m->month);
    if (str_eq(m->state, STR("returned"))) {
        if (!mine && !owes(g, it))
            return;
        d.kind = DUTY_RETURNED;
        d.state = STATE_RETURNED;
        d.text = text_with(g, "duty.returned", month);
        d.why = m->reason;
    } else if (mine) {
        d.kind = DUTY_OTHERS;
        d.state = STATE_REPORTED;
        d.text = text_with(g, "duty.reported", month);
        d.why = tr(g->c->lang, "duty.others_why");
    } else if (may(g->c, PLAN_VERIFY, it->area)) {
        d.kind = DUTY_VERIFY;
        d.state = STATE_REPORTED;
        d.text = text_with(g, "duty.verify", month);
        d.why = text_with(g, "duty.verify_why", m->reporter);
    } else {
        return;
    }
    put(g, d);
}

static void gather_figures(struct gathering *g, const struct item *it)
{
    int today = today_month(g->c);
    bool all = may(g->c, PLAN_OWN, 0) || may(g->c, PLAN_ENACT, 0);

    if (!it->tracked || it->area < 1 || it->area > 9)
        return;
    if (all || owes(g, it) || may(g->c, PLAN_REPORT, it->area) || may(g->c, PLAN_VERIFY, it->area))
        g->out->areas |= 1u << it->area;
    figures_add(&g->out->figures[it->area], it, g->tree->plan.year, today);
    figures_add(&g->out->figures[0], it, g->tree->plan.year, today);
}

static enum status read_locks(struct gathering *g, const struct plan *plan)
{
    struct lock_row *lock = NULL;
    size_t n = 0;
    enum status s = locks_of(g->c, g->c->who.unit_id, plan->id, &lock, &n);

    memset(g->locked, 0, sizeof(g->locked));
    for (size_t i = 0; i < n && s == ST_OK; i++)
        g->locked[lock[i].month - 1] = true;
    return s;
}

static enum status gather_plan(struct gathering *g, const struct plan *plan)
{
    struct plan_tree tree = { 0 };
    struct open_month *open = NULL;
    size_t n = 0;
    enum status s = plan_load(g->c, plan, &tree);
    int begun = today_month(g->c) - plan->year * MONTHS;
    bool main_plan = plan->kind == PLAN_RB && g->out->tree.plan.id == 0;

    if (s == ST_OK)
        s = open_months(g->c, g->c->who.unit_id, plan->id, &open, &n);
    if (s == ST_OK)
        s = read_locks(g, plan);
    if (s != ST_OK)
        return s;
    g->tree = &tree;
    g->this_month = begun < 0 ? 0 : begun > MONTHS ? MONTHS + 1 : begun;
    if (main_plan)
        g->out->tree = tree;
    for (size_t i = 0; i < tree.n_item; i++) {
        const struct item *it = &tree.item[i];

        if (it->tracked && owes(g, it)) {
            gather_late(g, it);
            gather_due(g, it);
        }
        if (main_plan)
            gather_figures(g, it);
    }
    for (size_t i = 0; i < n; i++)
        gather_open_month(g, &open[i]);
    if (may(g->c, PLAN_OWN, 0))
        gather_confirm(g);
    return ST_OK;
}

static void gather_finding(struct gathering *g, const struct duty_finding *f)
{
    struct duty d = { .kind = DUTY_DUE, .state = STATE_PLANNED, .ref = f->ref };
    bool done = str_eq(f->state, STR("done"));

    (void)date_parse(f->due_on, &d.due);
    d.href = str_printf(g->c->arena, "/tindak-lanjut/%lld", (long long)f->id);
    d.why = f->text;
    if (!done && f->owner_id == g->c->who.person_id) {
        bool returned = str_eq(f->state, STR("returned"));

        d.text = tr(g->c->lang, "duty.finding");
        if (returned) {
            d.kind = DUTY_RETURNED;
            d.state = STATE_RETURNED;
            d.why = f->return_reason;
        } else if (d.due < g->today) {
            d.kind = DUTY_LATE;
            d.state = STATE_LATE;
        }
    } else if (done && f->done_by != g->c->who.person_id && may(g->c, PLAN_VERIFY, (int)f->area)) {
        d.kind = DUTY_VERIFY;
        d.state = STATE_REPORTED;
        d.text = tr(g->c->lang, "duty.finding_verify");
    } else if (done && f->done_by == g->c->who.person_id) {
        d.kind = DUTY_OTHERS;
        d.state = STATE_REPORTED;
        d.text = tr(g->c->lang, "duty.finding_done");
    } else {
        return;
    }
    put(g, d);
}

static int by_kind_and_day(const void *a, const void *b)
{
    const struct duty *x = a, *y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    return 0;
}

/* Stable, so that equal days keep the order of the plan. */
static void sort_duties(struct arena *a, struct duties *d)
{
    struct duty *sorted = arena_array(a, d->n + 1, sizeof(*sorted));
    size_t n = 0;

    for (int kind = 0; kind < DUTY_KINDS; kind++) {
        size_t from = n;

        for (size_t i = 0; i < d->n; i++) {
            size_t at = n;

            if ((int)d->duty[i].kind != kind)
                continue;
            while (at > from && by_kind_and_day(&sorted[at - 1], &d->duty[i]) > 0) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = d->duty[i];
            n++;
        }
    }
    d->duty = sorted;
}

enum status duties_of(struct ctx *c, struct duties *out)
{
    struct gathering g = { .c = c, .out = out, .today = day_today(c->now, (int)c->who.zone) };
    struct plan *plan = NULL;
    struct duty_finding *finding = NULL;
    size_t n = 0, n_finding = 0;
    enum status s;

    *out = (struct duties){ 0 };
    s = plan_list(c, &plan, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        if (plan_runs(&plan[i]) && plan[i].current)
            s = gather_plan(&g, &plan[i]);
    }
    if (s == ST_OK)
        s = open_findings(c, c->who.unit_id, &finding, &n_finding);
    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < n_finding; i++)
        gather_finding(&g, &finding[i]);
    sort_duties(c->arena, out);
    return ST_OK;
}

/* ── the morning digest ── */

static enum digest_kind digest_kind_of(enum duty_kind k)
{
    switch (k) {
    case DUTY_LATE:
        return DIGEST_LATE;
    case DUTY_RETURNED:
        return DIGEST_RETURNED;
    case DUTY_VERIFY:
        return DIGEST_WAITING;
    case DUTY_DUE:
    case DUTY_CONFIRM:
    case DUTY_OTHERS:
    case DUTY_KINDS:
    default:
        return DIGEST_DUE;
    }
}

/* Becomes that person in the same unit, with their grants, for reading only. */
static enum status stand_in(struct ctx *c, int64_t person_id)
{
    c->who = (struct who){ .unit_id = c->who.unit_id, .person_id = person_id, .account_id = -1 };
    return identity_enter_unit(c, c->who.unit_id);
}

static enum status digest_duties(struct ctx *c, int64_t person_id, int32_t today,
                                 struct digest_item **item, size_t *n)
{
    struct who self = c->who;
    struct duties d = { 0 };
    enum status s = stand_in(c, person_id);

    (void)today;
    if (s == ST_OK)
        s = duties_of(c, &d);
    c->who = self;
    if (s != ST_OK)
        return s;
    *item = arena_array(c->arena, d.n + 1, sizeof(**item));
    for (size_t i = 0; i < d.n; i++) {
        const struct duty *one = &d.duty[i];

        /* What waits for others or has no day is not for the morning. */
        if (one->kind == DUTY_OTHERS || one->kind == DUTY_CONFIRM)
            continue;
        (*item)[(*n)++] = (struct digest_item){
            .kind = digest_kind_of(one->kind),
            .ref = one->ref,
            .text = one->text,
            .why = one->why,
            .link = one->href,
            .due = one->kind == DUTY_VERIFY || one->kind == DUTY_RETURNED ? 0 : one->due,
        };
    }
    return ST_OK;
}

const struct digest_source duty_digest = { "plan", digest_duties };
