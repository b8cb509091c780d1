/* api_plan.c: plans, items and months as JSON, and the moves of a month. */
#include "core/time_show.h"
#include "document/document.h"
#include "plan/api.h"
#include "plan/live.h"
#include "plan/round.h"

static void put_real(struct json *j, const char *key, struct real v)
{
    json_key(j, key);
    if (v.has)
        json_number(j, v.v);
    else
        json_none(j);
}

static void put_time(struct ctx *c, struct json *j, const char *key, int64_t t)
{
    if (t != 0)
        json_put_str(j, key, time_iso(c->arena, t));
}

/* Percent, or null where there is nothing to say yet. */
static void put_percent(struct json *j, const char *key, int v)
{
    json_key(j, key);
    if (v >= 0)
        json_int(j, v);
    else
        json_none(j);
}

static void put_figures(struct json *j, const struct plan_figures *f)
{
    json_put_int(j, "indicators", f->indicators);
    json_put_int(j, "planned", f->months.planned);
    json_put_int(j, "reported", f->months.reported);
    json_put_int(j, "verified", f->months.verified);
    json_put_int(j, "late", f->months.late);
    json_put_int(j, "unconfirmed", f->unconfirmed);
    put_percent(j, "progress", figures_progress(f));
    put_percent(j, "achievement", figures_achievement(f));
}

static void put_plan(struct json *j, const struct plan *p)
{
    json_put_str(j, "plan", p->slug);
    json_put_str(j, "kind", str_of(plan_kind_names[p->kind]));
    json_put_int(j, "year", p->year);
    json_put_int(j, "revision", p->revision);
    json_put_str(j, "title", p->title);
    json_put_str(j, "decree", p->decree);
    json_put_str(j, "decree_date", p->decree_date);
    json_put_str(j, "state", str_of(plan_state_names[p->state]));
}

enum status api_plans(struct ctx *c)
{
    struct plan *p = NULL;
    size_t n = 0;
    struct json j;
    enum status s = plan_list(c, &p, &n);

    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_key(&j, "plans");
    json_open(&j, '[');
    for (size_t i = 0; i < n; i++) {
        json_open(&j, '{');
        put_plan(&j, &p[i]);
        json_close(&j);
    }
    json_close(&j);
    json_close(&j);
    return api_send(c, &j);
}

static enum status tree_of_path(struct ctx *c, struct plan_tree *tree)
{
    struct plan plan = { 0 };
    enum status s = plan_find(c, path_str(c, "plan"), &plan);

    return s == ST_OK ? plan_load(c, &plan, tree) : s;
}

enum status api_plan(struct ctx *c)
{
    struct plan_tree tree = { 0 };
    struct plan_figures all = { 0 };
    struct json j;
    int today = today_month(c);
    enum status s = tree_of_path(c, &tree);

    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    put_plan(&j, &tree.plan);
    json_key(&j, "areas");
    json_open(&j, '[');
    for (size_t i = 0; i < tree.n_item; i++) {
        if (tree.item[i].level != LEVEL_AREA)
            continue;
        struct plan_figures f = figures_of_area(&tree, i, today, &all);

        json_open(&j, '{');
        json_put_str(&j, "ref", tree.item[i].ref);
        json_put_str(&j, "text", tree.item[i].text);
        put_figures(&j, &f);
        json_close(&j);
    }
    json_close(&j);
    put_figures(&j, &all);
    json_close(&j);
    return api_send(c, &j);
}

static void put_item(struct json *j, const struct plan_tree *t, const struct item *it)
{
    json_put_str(j, "ref", it->ref);
    json_put_str(j, "level", str_of(item_level_names[it->level]));
    json_put_str(j, "text", it->text);
    json_put_str(j, "details", it->details);
    if (it->level != LEVEL_AREA)
        json_put_str(j, "parent", t->item[it->parent].ref);
    if (!it->tracked)
        return;
    json_put_int(j, "area", it->area);
    json_put_str(j, "months", it->months);
    json_put_str(j, "basis", str_of(months_basis_names[it->basis]));
    put_real(j, "target", it->target);
    json_put_str(j, "target_text", it->target_text);
    json_put_str(j, "uom", it->uom);
    json_put_str(j, "direction", str_of(direction_name(it->direction)));
    json_put_str(j, "measure", it->measure);
    json_put_str(j, "pic", it->pic_name);
    put_real(j, "achievement", it->achievement);
    json_put_int(j, "version", it->indicator_version);
}

enum status api_items(struct ctx *c)
{
    struct plan_tree tree = { 0 };
    struct api_window w = api_window(c);
    struct str level = query_str(c, "level"), area = query_str(c, "area"), here = STR("");
    int64_t at = 0;
    bool more = false;
    struct json j;
    enum status s = tree_of_path(c, &tree);

    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_key(&j, "items");
    json_open(&j, '[');
    for (size_t i = 0; i < tree.n_item; i++) {
        const struct item *it = &tree.item[i];

        if (it->level == LEVEL_AREA)
            here = it->ref;
        if ((level.n > 0 && !str_eq(level, str_of(item_level_names[it->level]))) ||
            (area.n > 0 && !str_eq(area, here)))
            continue;
        more = at >= w.offset + w.limit;
        if (more)
            break;
        if (at++ < w.offset)
            continue;
        json_open(&j, '{');
        put_item(&j, &tree, it);
        json_close(&j);
    }
    json_close(&j);
    api_next(c, &j, w, more);
    json_close(&j);
    return api_send(c, &j);
}

static void put_month(struct ctx *c, struct json *j, const struct month *m, bool locked)
{
    json_open(j, '{');
    json_put_int(j, "month", m->row.month);
    json_put_str(j, "state", str_of(month_state_name(m->state)));
    json_key(j, "planned");
    json_bool(j, m->plan.planned);
    json_key(j, "certain");
    json_bool(j, m->plan.certain);
    json_key(j, "locked");
    json_bool(j, locked);
    put_real(j, "value", (struct real){ m->row.has_value != 0, m->row.value });
    json_put_str(j, "note", m->row.note);
    json_put_str(j, "obstacle", m->row.obstacle);
    json_put_str(j, "next_step", m->row.next_step);
    json_put_str(j, "reporter", m->row.reporter);
    put_time(c, j, "reported_at", m->row.reported_at);
    json_put_str(j, "verifier", m->row.verifier);
    put_time(c, j, "verified_at", m->row.verified_at);
    if (m->row.postponed_to != 0)
        json_put_int(j, "postponed_to", m->row.postponed_to);
    json_put_int(j, "version", m->row.version);
    json_close(j);
}

/* How it is known, and what it comes to up to the running month (or the end of its year). */
static enum status put_live(struct ctx *c, struct json *j, const struct round *r)
{
    int today = today_month(c), year = r->tree.plan.year, month = today - year * 12;
    struct live l = { 0 };
    enum status s = live_load(c, &r->tree.plan, r->item,
                              month < 1        ? 1
                              : month > MONTHS ? MONTHS
                                               : month,
                              &l);

    if (s != ST_OK || l.b.kind == BIND_NONE)
        return s;
    json_key(j, "known_by");
    json_open(j, '{');
    json_put_str(j, "kind", str_of(binding_kind_names[l.b.kind]));
    if (l.b.kind == BIND_MANUAL)
        json_put_str(j, "missing", l.missing);
    else
        json_put_str(j, "name", l.b.name);
    if (live_is_known(&l)) {
        put_real(j, "value", l.give);
        json_put_str(j, "shown", l.value);
        json_key(j, "nihil");
        json_bool(j, l.m != NULL && l.figure.nihil);
    }
    json_close(j);
    return ST_OK;
}

static enum status send_indicator(struct ctx *c, const struct round *r)
{
    enum status s = ST_OK;
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    put_item(&j, &r->tree, r->item);
    json_key(&j, "schedule");
    json_open(&j, '[');
    for (size_t m = 0; m < MONTHS; m++)
        put_month(c, &j, &r->month[m], r->locked[m]);
    json_close(&j);
    s = put_live(c, &j, r);
    json_close(&j);
    return s == ST_OK ? api_send(c, &j) : s;
}

enum status api_indicator(struct ctx *c)
{
    struct round *r = arena_new(c->arena, struct round);
    enum status s = round_open(c, path_str(c, "plan"), path_str(c, "ref"), r);

    return s == ST_OK ? send_indicator(c, r) : s;
}

/* ── moves ── */

typedef enum status api_move(struct ctx *c, struct round *r, const json_t *body, int month);

/* Proves the month with documents that are there already: {"documents": [12, 13]}. */
static enum status prove(struct ctx *c, const json_t *body, int64_t month_id)
{
    const json_t *list = json_object_get(body, "documents");
    enum status s = ST_OK;

    for (size_t i = 0; s == ST_OK && i < json_array_size(list) && i < 100; i++) {
        struct document d = { 0 };

        s = document_find(c, (int64_t)json_integer_value(json_array_get(list, i)), &d);
        if (s == ST_NOT_FOUND)
            return refuse(c, ST_INVALID, "api.no_document");
        if (s == ST_OK)
            s = proof_add(c, d.id, "month", month_id, NULL);
    }
    return s;
}

static enum status run_move(struct ctx *c, api_move *move, bool needs_month)
{
    struct round *r = arena_new(c->arena, struct round);
    json_t *body = NULL;
    int64_t month;
    enum status s = api_body(c, &body);

    if (s != ST_OK)
        return s;
    month = api_int(body, "month", 0);
    if (needs_month && (month < 1 || month > MONTHS))
        return refuse(c, ST_INVALID, "plan.move.no_month");
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = round_open(c, path_str(c, "plan"), path_str(c, "ref"), r);
        if (s == ST_OK)
            s = move(c, r, body, (int)month);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    return s == ST_OK ? api_indicator(c) : s;
}

static enum status move_report(struct ctx *c, struct round *r, const json_t *body, int month)
{
    const json_t *value = json_object_get(body, "value");
    struct report in = {
        .month = month,
        .version = api_int(body, "version", -1),
        .value = { json_is_number(value), json_number_value(value) },
        .note = api_text(body, "note"),
        .obstacle = api_text(body, "obstacle"),
        .next_step = api_text(body, "next_step"),
    };
    struct report_fault wrong;
    int64_t month_id = 0;
    enum status s = live_report(c, &r->tree.plan, r->item, &in);

    if (s != ST_OK)
        return s;
    wrong = report_check(r->item, &in);
    if (wrong.key != NULL)
        return refuse(c, ST_INVALID, wrong.key);
    s = round_report(c, r, &in, &month_id);
    return s == ST_OK ? prove(c, body, month_id) : s;
}

static enum status move_verify(struct ctx *c, struct round *r, const json_t *body, int month)
{
    return round_verify(c, r, month, api_int(body, "version", -1));
}

static enum status move_return(struct ctx *c, struct round *r, const json_t *body, int month)
{
    return round_return(c, r, month, api_int(body, "version", -1), api_text(body, "reason"));
}

static enum status move_postpone(struct ctx *c, struct round *r, const json_t *body, int month)
{
    int64_t to = api_int(body, "to", 0);

    if (to < 1 || to > MONTHS)
        return refuse(c, ST_INVALID, "plan.move.no_month");
    return round_postpone(c, r, month, api_int(body, "version", -1), (int)to,
                          api_text(body, "reason"));
}

static enum status move_reopen(struct ctx *c, struct round *r, const json_t *body, int month)
{
    return round_reopen(c, r, month, api_int(body, "version", -1), api_text(body, "reason"));
}

static enum status move_schedule(struct ctx *c, struct round *r, const json_t *body, int month)
{
    const json_t *list = json_object_get(body, "months");
    bool planned[MONTHS] = { 0 };

    (void)month;
    if (!json_is_array(list))
        return refuse(c, ST_INVALID, "api.no_months");
    for (size_t i = 0; i < json_array_size(list); i++) {
        int64_t m = (int64_t)json_integer_value(json_array_get(list, i));

        if (m < 1 || m > MONTHS)
            return refuse(c, ST_INVALID, "api.no_months");
        planned[m - 1] = true;
    }
    return round_confirm(c, r, api_int(body, "version", r->item->indicator_version), planned,
                         api_text(body, "reason"));
}

enum status api_report(struct ctx *c)
{
    return run_move(c, move_report, true);
}

enum status api_verify(struct ctx *c)
{
    return run_move(c, move_verify, true);
}

enum status api_return(struct ctx *c)
{
    return run_move(c, move_return, true);
}

enum status api_postpone(struct ctx *c)
{
    return run_move(c, move_postpone, true);
}

enum status api_reopen(struct ctx *c)
{
    return run_move(c, move_reopen, true);
}

enum status api_schedule(struct ctx *c)
{
    return run_move(c, move_schedule, false);
}
