/* summary.c: makes, reads and takes signed summaries; summary.h shows one. */
#include "plan/summary.h"

#include <inttypes.h>

#include "base/json.h"
#include "core/app.h"
#include "core/checkpoint.h"
#include "core/ledger.h"
#include "core/people_queries.h"
#include "core/time_show.h"
#include "measure/figure.h"
#include "plan/model.h"
#include "plan/summary_queries.h"
#include "register/page_queries.h"

#define AHEAD DAY /* how far another office's clock may be before ours */

/* ── Making ── */

static void put_real(struct json *j, const char *name, bool has, double v)
{
    json_key(j, name);
    if (has)
        json_number(j, v);
    else
        json_none(j);
}

static void put_figures(struct json *j, const struct plan_figures *f)
{
    json_put_int(j, "indicators", f->indicators + f->subs);
    json_put_int(j, "planned", f->months.planned);
    json_put_int(j, "done", f->months.reported);
    json_put_int(j, "verified", f->months.verified);
    json_put_int(j, "late", f->months.late);
    json_put_int(j, "confirm", f->months.confirm);
    put_real(j, "achievement", f->n_achieved > 0,
             f->n_achieved > 0 ? f->achieved / f->n_achieved : 0);
}

static void put_plan(struct ctx *c, struct json *j, const struct plan_tree *t)
{
    struct plan_figures all = { 0 };
    int today = today_month(c);

    json_key(j, "areas");
    json_open(j, '[');
    for (size_t i = 0; i < t->n_item; i++) {
        if (t->item[i].level != LEVEL_AREA)
            continue;
        struct plan_figures f = figures_of_area(t, i, today, &all);

        json_open(j, '{');
        json_put_str(j, "name", t->item[i].ref);
        json_put_str(j, "text", t->item[i].text);
        put_figures(j, &f);
        json_close(j);
    }
    json_close(j);
    json_key(j, "plan");
    json_open(j, '{');
    json_put_str(j, "decree", t->plan.decree);
    put_figures(j, &all);
    json_close(j);
}

static int64_t overdue_of(const struct register_late *o, size_t n, struct str reg)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(o[i].reg, reg))
            return o[i].total;
    return 0;
}

/* Counts come by register, so those of one stand together. */
static enum status put_records(struct ctx *c, struct json *j)
{
    struct register_count *row = NULL;
    struct register_late *late = NULL;
    size_t n = 0, n_late = 0;
    struct str today = date_iso(c->arena, day_today(c->now, (int)c->who.zone));
    enum status s = register_counts(c, c->who.unit_id, &row, &n);

    if (s == ST_OK)
        s = register_lates(c, c->who.unit_id, today, &late, &n_late);
    json_key(j, "records");
    json_open(j, '[');
    for (size_t i = 0; s == ST_OK && i < n;) {
        const struct reg_def *def = reg_find(c->app, row[i].reg);
        struct str reg = row[i].reg;
        int64_t all = 0, open = 0;

        for (; i < n && str_eq(row[i].reg, reg); i++) {
            all += row[i].total;
            open += def != NULL && def->n_state > 0 && !reg_state_closed(def, row[i].state)
                        ? row[i].total
                        : 0;
        }
        if (all == 0)
            continue;
        json_open(j, '{');
        json_put_str(j, "name", reg);
        json_put_int(j, "records", all);
        json_put_int(j, "open", open);
        json_put_int(j, "late", overdue_of(late, n_late, reg));
        json_close(j);
    }
    json_close(j);
    return s;
}

/* The year's figures as they stand: of a past year at its end. */
static enum status put_measures(struct ctx *c, struct json *j, int64_t year)
{
    const struct reg_all *all = c->app->registers;
    struct civil now = time_civil(c->now, (int)c->who.zone);
    int month = now.year == year ? now.month : FIGURE_MONTHS;
    struct figures f = { 0 };
    enum status s = figures_load(c, (int)year, STR(""), false, &f);

    json_key(j, "measures");
    json_open(j, '[');
    for (size_t i = 0; s == ST_OK && all != NULL && i < all->n; i++)
        for (size_t k = 0; k < all->def[i]->n_measure; k++) {
            const struct reg_measure *m = &all->def[i]->measure[k];
            struct figure v = figure_at(&f, m, (int)year, month);

            if (!v.has)
                continue;
            json_open(j, '{');
            json_put_str(j, "name", m->name);
            put_real(j, "value", true, v.value);
            json_close(j);
        }
    json_close(j);
    return s;
}

enum status summary_make(struct ctx *c, int64_t year, struct str *note)
{
    struct plan plan = { 0 };
    struct plan_tree tree = { 0 };
    struct merkle_head head = { 0 };
    struct json j;
    enum status s = plan_by_key(c, PLAN_RB, (int)year, 0, &plan);

    if (s == ST_OK && plan.state == PLAN_DRAFT)
        s = ST_NOT_FOUND;
    if (s == ST_OK)
        s = plan_load(c, &plan, &tree);
    if (s == ST_OK)
        s = ledger_head(c, c->who.unit_id, &head);
    if (s != ST_OK)
        return s;
    struct str origin = checkpoint_origin(c->arena, c->who.unit_code);
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "format", STR(SUMMARY_FORMAT));
    json_put_str(&j, "unit", c->who.unit_code);
    json_put_str(&j, "name", c->who.unit_name);
    json_put_str(&j, "key", checkpoint_vkey(c->arena, origin, c->app->sign_public));
    json_put_int(&j, "year", year);
    json_put_int(&j, "made_at", c->now / SECOND);
    json_put_str(&j, "made", time_iso(c->arena, c->now));
    json_put_int(&j, "log_size", head.size);
    json_put_str(&j, "log_root", base64_of(c->arena, head.root.b, SHA256_LEN));
    put_plan(c, &j, &tree);
    s = put_records(c, &j);
    if (s == ST_OK)
        s = put_measures(c, &j, year);
    json_close(&j);
    if (s == ST_OK)
        *note = note_sign(c->arena, origin,
                          str_printf(c->arena, STR_FMT SUMMARY_FIRST "\n" STR_FMT "\n",
                                     STR_ARG(origin), STR_ARG(json_text(&j))),
                          c->app);
    return s;
}

/* ── Taking ── */

enum status summary_judge(struct ctx *c, const struct summary *s, int64_t *about_id,
                          enum summary_key *key)
{
    struct unit about = { 0 };
    struct summary_last last = { 0 }, of_year = { 0 };
    int64_t here = 0;
    enum status st = unit_by_code(c, s->unit, &about);

    if (st == ST_NOT_FOUND ||
        (st == ST_OK && (!str_starts(about.path, c->who.unit_path) || about.id == c->who.unit_id)))
        return refuse_with(c, ST_INVALID, "summary.not_below", s->unit, s->name);
    if (st == ST_OK)
        st = summary_works_here(c, about.id, s->year, &here);
    if (st == ST_OK && here > 0)
        return refuse_with(c, ST_INVALID, "summary.works_here", about.name,
                           str_printf(c->arena, "%" PRId64, s->year));
    if (st == ST_OK)
        st = summary_newest(c, about.id, &last);
    *key = st == ST_NOT_FOUND               ? SUMMARY_KEY_NEW
           : str_eq(last.signer, s->signer) ? SUMMARY_KEY_KNOWN
                                            : SUMMARY_KEY_OTHER;
    if (st == ST_OK && *key == SUMMARY_KEY_KNOWN && s->log_size < last.log_size)
        return refuse(c, ST_INVALID, "summary.shorter_log");
    if (st == ST_OK)
        st = summary_newest_of(c, about.id, s->year, &of_year);
    if (st == ST_OK && s->made_at <= of_year.made_at)
        return refuse_with(c, ST_INVALID, "summary.older",
                           time_show(c->arena, c->lang, of_year.made_at, c->who.zone), STR(""));
    if (s->made_at > c->now + AHEAD)
        return refuse(c, ST_INVALID, "summary.from_tomorrow");
    *about_id = about.id;
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static struct str taken_detail(struct ctx *c, const struct summary *s)
{
    struct sha256 hash = sha256_of(s->note.p, s->note.n);
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "unit", s->unit);
    json_put_int(&j, "year", s->year);
    json_put_str(&j, "key", s->signer);
    json_put_str(&j, "sha256", hex_of(c->arena, hash.b, sizeof(hash.b)));
    json_close(&j);
    return json_text(&j);
}

enum status summary_take(struct ctx *c, const struct summary *s, bool trusted, int64_t *id)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    int64_t about = 0;
    enum summary_key key = SUMMARY_KEY_OTHER;
    enum status st = tx_begin(c, &tx);

    if (st == ST_OK)
        st = summary_judge(c, s, &about, &key);
    if (st == ST_OK && key != SUMMARY_KEY_KNOWN && !trusted)
        return refuse(c, ST_INVALID,
                      key == SUMMARY_KEY_NEW ? "summary.key_new" : "summary.key_other");
    if (st == ST_OK)
        st = summary_add(c, c->who.unit_id, about, s->year, s->made_at, c->now, s->signer,
                         s->log_size, s->all.indicators, s->all.planned, s->all.done, s->all.late,
                         s->all.has_value, s->all.value, s->note, id);
    if (st == ST_OK)
        st = audit(c, "summary.taken", "unit", about, taken_detail(c, s));
    return st == ST_OK ? tx_commit(&tx) : st;
}
