/*
 * manage_page.c: /rencana/:plan/kelola: the life of a plan and the locks of its months.
 */
#include <inttypes.h>

#include "core/ledger.h"
#include "core/page.h"
#include "core/time_show.h"
#include "plan/lifecycle.h"
#include "plan/manage.h"
#include "plan/manage.view.h"
#include "plan/pages.h"

#define DECREE_MAX 300

static enum status fill_versions(struct ctx *c, struct manage_page *p)
{
    struct plan *list = NULL, *older;
    size_t n = 0;
    enum status s = plan_list(c, &list, &n);

    if (s != ST_OK)
        return s;
    older = arena_array(c->arena, n, sizeof(*older));
    for (size_t i = 0; i < n; i++) {
        bool same = list[i].kind == p->plan->kind && list[i].year == p->plan->year &&
                    list[i].owner_id == p->plan->owner_id && list[i].id != p->plan->id;

        if (same && list[i].state == PLAN_REVISED)
            older[p->n_version++] = list[i];
        p->has_next =
            p->has_next || (list[i].kind == p->plan->kind && list[i].year == p->plan->year + 1 &&
                            list[i].owner_id == p->plan->owner_id && list[i].current);
    }
    p->version = older;
    return ST_OK;
}

static enum status fill_locks(struct ctx *c, struct manage_page *p)
{
    struct plan_tree t = { 0 };
    struct lock_row *lock = NULL;
    size_t n = 0;
    enum status s = locks_of(c, c->who.unit_id, p->plan->id, &lock, &n);

    if (s == ST_OK)
        s = plan_load(c, p->plan, &t);
    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < n; i++)
        p->locked[lock[i].month - 1] = true;
    for (size_t i = 0; i < t.n_item; i++)
        for (size_t m = 0; m < MONTHS && t.item[i].tracked; m++)
            p->waiting[m] += t.item[i].months.p[m] == 'r' || t.item[i].months.p[m] == 'x';
    return ST_OK;
}

static enum status fill_proofs(struct ctx *c, struct manage_page *p)
{
    struct proof_line *line = NULL;
    enum status s = proof_list(c, "plan", p->plan->id, &line, &p->n_proof);

    return s == ST_OK ? evidence_items(c, line, p->n_proof, STR(""), &p->proof) : s;
}

static enum status draw(struct ctx *c, struct plan *plan, int status, const struct import *im)
{
    struct manage_page *p = arena_new(c->arena, struct manage_page);
    struct page page = { .place = PLACE_PLAN,
                         .title = tr(c->lang, "plan.manage.title"),
                         .script = { "upload.js" } };
    struct crumb crumb[1];
    struct out *o = body_new(c), *history = body_new(c);
    int32_t day;
    enum status s;

    p->plan = plan;
    p->own = may(c, PLAN_OWN, 0);
    p->enact = may(c, PLAN_ENACT, 0);
    p->decree = form_str(c, "keputusan");
    p->decree_date = form_str(c, "tanggal");
    p->evidence = evidence_form(c);
    if (status != 200 && c->failure.key != NULL)
        p->error[p->n_error++] = (struct part_error){ NULL, failure_text(c) };
    for (size_t i = 0; im != NULL && i < im->n_error && p->n_error < ARRAY_LEN(p->error); i++)
        p->error[p->n_error++] =
            (struct part_error){ NULL, import_error_text(c->arena, c->lang, &im->error[i]) };
    s = plan_find_draft(c, plan, &p->draft);
    if (s == ST_OK)
        s = fill_versions(c, p);
    if (s == ST_OK)
        s = fill_locks(c, p);
    if (s == ST_OK)
        s = fill_proofs(c, p);
    if (s == ST_OK)
        s = history_show(c, history, "plan", plan->id);
    if (s != ST_OK)
        return s;
    if (date_parse(plan->decree_date, &day))
        p->decree_day = date_long(c->arena, c->lang, day);
    p->history = out_html(history);
    p->next_title = str_printf(c->arena, "%d", plan->year + 1);
    manage_view(o, p);
    crumb[0] = (struct crumb){ plan->title,
                               str_printf(c->arena, "/rencana/" STR_FMT, STR_ARG(plan->slug)) };
    page.crumb = crumb;
    page.n_crumb = 1;
    c->res->status = status;
    return page_show(c, &page, o);
}

/* GET /rencana/:plan/kelola */
enum status manage_show(struct ctx *c)
{
    struct plan plan = { 0 };
    enum status s = plan_find(c, path_str(c, "plan"), &plan);

    return s == ST_OK ? draw(c, &plan, 200, NULL) : s;
}

/* What is done with the plan of the address, in one transaction; *out is where to go on. */
typedef enum status life_fn(struct ctx *c, const struct plan *p, struct import *im,
                            struct plan *out);

static enum status run(struct ctx *c, life_fn *step, const char *said, const char *page)
{
    struct str slug = path_str(c, "plan");
    struct plan plan = { 0 }, next = { 0 };
    struct import *im = arena_new(c->arena, struct import);
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = plan_find(c, slug, &plan);
    if (s == ST_OK)
        s = step(c, &plan, im, &next);
    if (s == ST_OK)
        s = tx_commit(&tx);
    tx_end(&tx);
    if ((s == ST_INVALID || s == ST_CONFLICT) && plan.id != 0)
        return draw(c, &plan, s == ST_CONFLICT ? 409 : 422, im);
    if (s != ST_OK)
        return s;
    say(c, said, next.title, STR(""));
    return see_other(c, "/rencana/" STR_FMT "%s", STR_ARG(next.slug), page);
}

static enum status check_decree(struct ctx *c)
{
    struct str decree = form_str(c, "keputusan");
    int32_t day;

    if (decree.n == 0 || decree.n > DECREE_MAX)
        return refuse(c, ST_INVALID, "plan.life.no_decree");
    if (!date_parse(form_str(c, "tanggal"), &day))
        return refuse(c, ST_INVALID, "plan.life.no_date");
    return ST_OK;
}

static enum status enact(struct ctx *c, const struct plan *p, struct import *im, struct plan *out)
{
    struct evidence *e = arena_new(c->arena, struct evidence);
    enum status s = check_decree(c);

    if (s == ST_OK)
        s = evidence_take(c, e);
    if (s == ST_OK)
        s = plan_enact(c, p, form_str(c, "keputusan"), form_str(c, "tanggal"), im, out);
    return s == ST_OK ? evidence_save(c, e, "plan", out->id) : s;
}

/* POST /rencana/:plan/tetapkan */
enum status manage_enact(struct ctx *c)
{
    return run(c, enact, "plan.said.enacted", "");
}

static enum status revise(struct ctx *c, const struct plan *p, struct import *im, struct plan *out)
{
    (void)im;
    return plan_begin_revision(c, p, out);
}

/* POST /rencana/:plan/revisi */
enum status manage_revise(struct ctx *c)
{
    return run(c, revise, "plan.said.revision_begun", "/kelola");
}

static enum status close_plan(struct ctx *c, const struct plan *p, struct import *im,
                              struct plan *out)
{
    (void)im;
    *out = *p;
    return plan_close(c, p);
}

/* POST /rencana/:plan/tutup */
enum status manage_close(struct ctx *c)
{
    return run(c, close_plan, "plan.said.closed", "/kelola");
}

static enum status next_year(struct ctx *c, const struct plan *p, struct import *im,
                             struct plan *out)
{
    (void)im;
    return plan_next_year(c, p, out);
}

/* POST /rencana/:plan/lanjutkan */
enum status manage_next_year(struct ctx *c)
{
    return run(c, next_year, "plan.said.begun", "/kelola");
}

/* POST /rencana/:plan/batal */
enum status manage_drop(struct ctx *c)
{
    struct plan plan = { 0 };
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = plan_find(c, path_str(c, "plan"), &plan);
    if (s == ST_OK)
        s = plan_drop(c, &plan);
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "plan.said.dropped", plan.title, STR(""));
    return see_other(c, "/rencana");
}

/* POST /rencana/:plan/kunci */
enum status manage_lock(struct ctx *c)
{
    struct plan plan = { 0 };
    int64_t month = form_i64(c, "bulan", 0);
    bool lock = str_eq(form_str(c, "kunci"), STR("1"));
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = plan_find(c, path_str(c, "plan"), &plan);
    if (s == ST_OK)
        s = plan_lock(c, &plan, month >= 1 && month <= MONTHS ? (int)month : 0, lock);
    if (s == ST_OK)
        s = tx_commit(&tx);
    tx_end(&tx);
    if (s == ST_INVALID && plan.id != 0)
        return draw(c, &plan, 422, NULL);
    if (s != ST_OK)
        return s;
    say(c, lock ? "plan.said.locked" : "plan.said.unlocked", month_and_year(c, &plan, (int)month),
        STR(""));
    return see_other(c, "/rencana/" STR_FMT "/kelola#kunci", STR_ARG(plan.slug));
}
