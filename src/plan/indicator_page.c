/*
 * indicator_page.c: GET /rencana/:plan/:ref, and the same page again when something that was sent
 * from it could not be taken.
 */
#include "plan/indicator.h"

#include <inttypes.h>
#include <math.h>

#include "core/ledger.h"
#include "core/page.h"
#include "core/time_show.h"
#include "html/chart.h"
#include "plan/duty_queries.h"
#include "plan/indicator.view.h"
#include "plan/pages.h"
#include "plan/queries.h"

const char *step_key(struct str kind)
{
    static const struct {
        const char *kind, *key;
    } keys[] = {
        { "reported", "plan.step.reported" }, { "returned", "plan.step.returned" },
        { "verified", "plan.step.verified" }, { "postponed", "plan.step.postponed" },
        { "reopened", "plan.step.reopened" },
    };

    for (size_t i = 0; i < ARRAY_LEN(keys); i++)
        if (str_eq(kind, str_of(keys[i].kind)))
            return keys[i].key;
    return "plan.step.reported";
}

const char *step_icon(struct str kind)
{
    if (str_eq(kind, STR("returned")) || str_eq(kind, STR("reopened")))
        return "reply";
    if (str_eq(kind, STR("verified")))
        return "check";
    return str_eq(kind, STR("postponed")) ? "forward" : "upload";
}

const char *direction_key(enum direction d)
{
    static const char *const keys[] = { [DIRECTION_UP] = "plan.direction.up",
                                        [DIRECTION_DOWN] = "plan.direction.down",
                                        [DIRECTION_DONE] = "plan.direction.done" };

    return keys[d];
}

static const struct item *above(const struct plan_tree *t, const struct item *it,
                                enum item_level level)
{
    while (it->level > level)
        it = &t->item[it->parent];
    return it;
}

static enum status find_neighbours(struct ctx *c, struct indicator_page *p)
{
    struct neighbour_row near = { 0 };
    enum status s = plan_neighbours(c, c->who.unit_id, p->r->tree.plan.id, p->it->ord, &near);

    p->previous = near.before;
    p->next = near.after;
    return s;
}

/* The month that most needs a look: one that came back, the first that is late, the running one, or
 * the first that is planned. */
static int usual_month(struct ctx *c, const struct round *r)
{
    int today = today_month(c), year = r->tree.plan.year, running = today - year * 12;
    const char *m = r->item->months.p;

    for (int i = 1; i <= MONTHS; i++)
        if (m[i - 1] == 'x')
            return i;
    for (int i = 1; i <= MONTHS; i++)
        if (month_shown(m[i - 1], year, i, today) == 'l')
            return i;
    if (running >= 1 && running <= MONTHS)
        return running;
    for (int i = 1; i <= MONTHS; i++)
        if (m[i - 1] == 'p' || m[i - 1] == 'r' || m[i - 1] == 'i')
            return i;
    return running > MONTHS ? MONTHS : 1;
}

static struct str value_text(struct ctx *c, const struct item *it, const struct month_row *row)
{
    if (!row->has_value)
        return STR("");
    return measure_show(c->arena, row->value,
                        it->direction == DIRECTION_DONE && it->uom.n == 0 ? STR("percent")
                                                                          : it->uom,
                        c->lang == LANG_ID);
}

static void fill_strip(struct ctx *c, struct indicator_page *p)
{
    int today = today_month(c);

    for (int i = 1; i <= MONTHS; i++) {
        const struct month *m = &p->r->month[i - 1];
        char shown = month_shown(p->it->months.p[i - 1], p->r->tree.plan.year, i, today);

        p->strip[i - 1] = (struct part_month){
            .href = str_printf(c->arena, "?bulan=%d", i),
            .value = m->row.has_value ? decimal_show(c->arena, m->row.value, 1, c->lang == LANG_ID)
                                      : STR(""),
            .state = shown_state(shown),
            .current = i == p->month,
        };
        if (i == p->month)
            p->state = p->strip[i - 1].state;
    }
}

/* What the asker may do with the month that is looked at. */
static enum status fill_rights(struct ctx *c, struct indicator_page *p)
{
    const struct plan *plan = &p->r->tree.plan;
    int area = p->it->area;
    bool open = plan_runs(plan) && !p->r->locked[p->month - 1];
    bool reports = may(c, PLAN_REPORT, area) || c->is_own, owns = may(c, PLAN_OWN, 0);
    enum month_state to;
    enum status s = round_is_own(c, p->m, &p->own_report);

    if (s != ST_OK)
        return s;
    if (!plan_runs(plan))
        p->why_not = "plan.move.not_running";
    else if (p->r->locked[p->month - 1])
        p->why_not = "plan.indicator.locked";
    else
        (void)month_move(p->m->state, p->m->plan, MOVE_REPORT, &to, &p->why_not);
    p->may_report = open && reports && p->why_not == NULL;
    p->may_postpone = open && reports && p->month < MONTHS &&
                      month_move(p->m->state, p->m->plan, MOVE_POSTPONE, &to, &(const char *){ 0 });
    p->may_verify = open && may(c, PLAN_VERIFY, area) && p->m->state == MONTH_REPORTED;
    p->may_return = p->may_verify && !p->own_report;
    p->may_reopen = open && owns && p->m->state == MONTH_VERIFIED;
    p->may_confirm = owns && plan->current && plan->state != PLAN_CLOSED;
    p->may_edit = p->may_confirm;
    return ST_OK;
}

#define WAITING_MOST 200

/* Who verifies goes from one report to the next. */
static enum status fill_next(struct ctx *c, struct indicator_page *p)
{
    const struct plan *plan = &p->r->tree.plan;
    struct waiting_month *row = NULL;
    size_t n = 0;
    enum status s = ST_OK;

    if (plan_runs(plan) && may(c, PLAN_VERIFY, p->it->area) && !p->may_verify)
        s = waiting_months(c, c->who.unit_id, plan->id, c->who.person_id, WAITING_MOST, &row, &n);
    for (size_t i = 0; s == ST_OK && i < n; i++) {
        const struct str words[] = { row[i].ref, month_name(c->lang, (int)row[i].month) };

        if (!may(c, PLAN_VERIFY, (int)row[i].area) || p->n_waiting++ > 0)
            continue;
        p->next_href = str_printf(c->arena, "/rencana/" STR_FMT "/" STR_FMT "?bulan=%d",
                                  STR_ARG(plan->slug), STR_ARG(row[i].ref), (int)row[i].month);
        p->next_text = tr_with(c->arena, c->lang, "plan.verify.next", words, 2);
    }
    return s;
}

static enum status fill_steps(struct ctx *c, struct indicator_page *p)
{
    struct step_row *all = NULL;
    size_t n = 0;
    enum status s = steps_of(c, c->who.unit_id, p->it->id, &all, &n);

    if (s != ST_OK)
        return s;
    p->step = arena_array(c->arena, n, sizeof(*p->step));
    p->step_when = arena_array(c->arena, n, sizeof(*p->step_when));
    for (size_t i = 0; i < n; i++) {
        if (all[i].month != p->month)
            continue;
        p->step_when[p->n_step] = time_short(c->arena, c->lang, all[i].at, c->who.zone);
        p->step[p->n_step++] = all[i];
    }
    for (size_t i = p->n_step; i > 0 && p->returned == NULL; i--)
        if (p->m->state == MONTH_RETURNED && (str_eq(p->step[i - 1].kind, STR("returned")) ||
                                              str_eq(p->step[i - 1].kind, STR("reopened")))) {
            p->returned = &p->step[i - 1];
            p->returned_when = time_show(c->arena, c->lang, p->returned->at, c->who.zone);
        }
    return ST_OK;
}

static struct html chart_of(struct ctx *c, const struct indicator_page *p)
{
    struct out *o = body_new(c);
    double value[MONTHS];
    struct str args[2] = { p->it->ref, p->target_show };
    int n = 0;

    for (int i = 0; i < MONTHS; i++) {
        bool has = p->r->month[i].row.has_value != 0 && p->r->month[i].state != MONTH_PLANNED;

        value[i] = has ? p->r->month[i].row.value : (double)NAN;
        n += has;
    }
    if (n == 0)
        return (struct html){ 0 };
    chart_spark(o, value, p->it->target.has ? p->it->target.v : (double)NAN,
                tr_with(c->arena, c->lang, "plan.indicator.chart", args, 2));
    return out_html(o);
}

static void fill_figures(struct ctx *c, struct indicator_page *p)
{
    const struct item *it = p->it;
    struct plan_figures f = { 0 };

    figures_add(&f, it, p->r->tree.plan.year, today_month(c));
    p->progress = figures_progress(&f);
    p->achievement = figures_achievement(&f);
    p->value_show = value_text(c, it, &p->m->row);
    p->target_show = it->target_text.n > 0 ? it->target_text
                     : it->target.has
                         ? measure_show(c->arena, it->target.v, it->uom, c->lang == LANG_ID)
                         : STR("");
    if (p->m->row.reported_at != 0)
        p->reported_when = time_show(c->arena, c->lang, p->m->row.reported_at, c->who.zone);
    if (p->m->row.verified_at != 0)
        p->verified_when = time_show(c->arena, c->lang, p->m->row.verified_at, c->who.zone);
    p->chart = chart_of(c, p);
}

static enum status fill_evidence(struct ctx *c, struct indicator_page *p)
{
    struct proof_line *line = NULL;
    size_t n = 0;
    bool removable = p->may_report;
    struct str remove =
        removable ? str_printf(c->arena, STR_FMT "/bukti/", STR_ARG(p->path)) : STR("");
    enum status s = proof_list(c, "month", p->m->row.id, &line, &n);

    if (s == ST_OK)
        s = evidence_items(c, line, n, remove, &p->proof);
    p->n_proof = n;
    p->evidence = evidence_form(c);
    return s;
}

/* What stands in the fields: what was typed, or what is stored. */
static void fill_typed(struct ctx *c, struct indicator_page *p, const struct typed *typed)
{
    const struct month_row *row = &p->m->row;

    if (typed != NULL)
        p->typed = *typed;
    if (p->sent != SENT_REPORT) {
        p->typed.value =
            row->has_value ? decimal_show(c->arena, row->value, 6, c->lang == LANG_ID) : STR("");
        p->typed.note = row->note;
        p->typed.obstacle = row->obstacle;
        p->typed.next_step = row->next_step;
        if (p->typed.note.n == 0)
            p->typed.note = p->live.note;
    }
    if (!p->typed.has_months)
        for (int i = 0; i < MONTHS; i++)
            p->typed.months[i] = p->r->month[i].plan.planned;
}

enum status indicator_draw(struct ctx *c, struct round *r, int month, int status,
                           enum sent_form sent, const struct typed *typed)
{
    struct indicator_page *p = arena_new(c->arena, struct indicator_page);
    struct out *o = body_new(c), *history = body_new(c);
    struct page page = { .place = PLACE_PLAN, .script = { "upload.js", "form-draft.js" } };
    const struct plan *plan = &r->tree.plan;
    struct crumb crumb[3];
    enum status s;

    *p = (struct indicator_page){ .r = r, .it = r->item, .month = month, .sent = sent };
    p->m = &r->month[month - 1];
    p->area = above(&r->tree, p->it, LEVEL_AREA);
    p->activity = above(&r->tree, p->it, LEVEL_ACTIVITY);
    p->sub = above(&r->tree, p->it, LEVEL_SUB);
    p->path = str_printf(c->arena, "/rencana/" STR_FMT "/" STR_FMT, STR_ARG(plan->slug),
                         STR_ARG(p->it->ref));
    p->month_text = month_and_year(c, plan, month);
    p->late = p->it->late_months.p[month - 1] == 'l';
    p->conflict = status == 409 && sent == SENT_REPORT;
    if (c->failure.key != NULL && sent != SENT_NONE)
        p->error[p->n_error++] = (struct part_error){ NULL, failure_text(c) };
    s = live_load(c, plan, p->it, month, &p->live);
    if (s == ST_OK)
        s = find_neighbours(c, p);
    if (s != ST_OK)
        return s;
    p->by_itself = live_is_known(&p->live);
    fill_strip(c, p);
    fill_figures(c, p);
    fill_typed(c, p, typed);
    s = fill_rights(c, p);
    if (s == ST_OK)
        s = fill_next(c, p);
    if (s == ST_OK)
        s = fill_steps(c, p);
    if (s == ST_OK)
        s = fill_evidence(c, p);
    if (s == ST_OK)
        s = history_show(c, history, "indicator", p->it->id);
    if (s != ST_OK)
        return s;
    p->history = out_html(history);
    indicator_view(o, p);
    crumb[0] = (struct crumb){ plan->title,
                               str_printf(c->arena, "/rencana/" STR_FMT, STR_ARG(plan->slug)) };
    crumb[1] = (struct crumb){ str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(p->area->ref),
                                          STR_ARG(p->area->text)),
                               str_printf(c->arena, "/rencana/" STR_FMT "#area-" STR_FMT,
                                          STR_ARG(plan->slug), STR_ARG(p->area->ref)) };
    crumb[2] = (struct crumb){ str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(p->activity->ref),
                                          STR_ARG(p->activity->text)),
                               str_printf(c->arena, "/rencana/" STR_FMT "#a" STR_FMT,
                                          STR_ARG(plan->slug), STR_ARG(p->activity->ref)) };
    page.crumb = crumb;
    page.n_crumb = ARRAY_LEN(crumb);
    page.title =
        str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(p->it->ref), STR_ARG(p->it->text));
    c->res->status = status;
    return page_show(c, &page, o);
}

/* GET /rencana/:plan/:ref */
enum status indicator_show(struct ctx *c)
{
    struct round *r = arena_new(c->arena, struct round);
    struct str slug = path_str(c, "plan"), ref = path_str(c, "ref");
    int64_t month = query_i64(c, "bulan", 0);
    enum status s = round_open(c, slug, ref, r);

    /* An area or activity has its place in the matrix. */
    if (s == ST_NOT_FOUND && r->item != NULL)
        return see_other(c, "/rencana/" STR_FMT "#%s" STR_FMT, STR_ARG(slug),
                         r->item->level == LEVEL_AREA ? "area-" : "a", STR_ARG(ref));
    if (s != ST_OK)
        return s;
    if (month < 1 || month > MONTHS)
        month = usual_month(c, r);
    return indicator_draw(c, r, (int)month, 200, SENT_NONE, NULL);
}
