/* lifecycle.c: what happens to a whole plan. */
#include "plan/lifecycle.h"

#include <inttypes.h>

#include "base/json.h"
#include "core/ledger.h"
#include "plan/months_store.h"

static bool plan_is_revision_draft(const struct plan *p)
{
    return p->state == PLAN_DRAFT && !p->current;
}

static enum status tell(struct ctx *c, const struct plan *p, const char *action, const char *field,
                        struct str value)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "plan", p->slug);
    if (field != NULL)
        json_put_str(&j, field, value);
    json_close(&j);
    return audit(c, action, "plan", p->id, json_text(&j));
}

/* Tree and indicators; the months follow by one of two ways. */
static enum status copy_tree(struct ctx *c, int64_t from, int64_t to, bool fresh)
{
    int64_t n = 0;
    enum status s = copy_items(c, c->who.unit_id, from, to, &n);

    if (s == ST_OK)
        s = copy_parents(c, c->who.unit_id, from, to, &n);
    if (s == ST_OK)
        s = copy_indicators(c, c->who.unit_id, from, to, fresh, &n);
    return s;
}

/* The months of a copy as its plan says them, with nothing reported. */
static enum status make_months(struct ctx *c, const struct plan *p)
{
    struct plan_tree t = { 0 };
    int64_t n = 0;
    enum status s = plan_load(c, p, &t);

    for (size_t i = 0; i < t.n_item && s == ST_OK; i++) {
        const struct item *it = &t.item[i];
        bool planned[MONTHS] = { false };
        struct str bad;
        char packed[MONTHS];

        if (!it->tracked)
            continue;
        if (!months_parse(it->months_plan, planned, &bad))
            return fail(c, ST_FAULT, "months of item %" PRId64 " cannot be read", it->id);
        months_pack_plan(planned, it->basis, packed);
        s = indicator_set_packed(c, c->who.unit_id, it->id, (struct str){ packed, MONTHS });
    }
    return s == ST_OK ? months_unfold(c, c->who.unit_id, p->id, &n) : s;
}

static enum status add_plan(struct ctx *c, const struct plan *like, int year, int revision,
                            enum plan_state state, struct str title, int64_t previous, int64_t *id)
{
    bool draft = state == PLAN_DRAFT;

    return plan_add(c, c->who.unit_id, str_of(plan_kind_names[like->kind]), year, revision, title,
                    like->owner_id, draft ? STR("") : like->decree,
                    draft ? STR("") : like->decree_date, draft ? 0 : like->document_id,
                    str_of(plan_state_names[state]), previous, like->csv_form, c->now, id);
}

enum status plan_find_draft(struct ctx *c, const struct plan *p, struct plan *draft)
{
    int64_t id = 0;
    bool has = false;
    enum status s = plan_draft_of(c, c->who.unit_id, p->id, &has, &id);

    *draft = (struct plan){ 0 };
    return s == ST_OK && has ? plan_by_number(c, id, draft) : s;
}

enum status plan_begin_revision(struct ctx *c, const struct plan *p, struct plan *draft)
{
    int64_t id = 0;
    enum status s = plan_find_draft(c, p, draft);

    if (s != ST_OK)
        return s;
    if (!plan_runs(p))
        return refuse(c, ST_INVALID, "plan.life.not_running");
    if (draft->id != 0)
        return refuse(c, ST_CONFLICT, "plan.life.draft_there");
    s = add_plan(c, p, p->year, p->revision + 1, PLAN_DRAFT, p->title, p->id, &id);
    if (s == ST_OK)
        s = plan_set_past(c, c->who.unit_id, id);
    if (s == ST_OK)
        s = copy_tree(c, p->id, id, false);
    if (s == ST_OK)
        s = plan_by_number(c, id, draft);
    if (s == ST_OK)
        s = make_months(c, draft);
    return s == ST_OK ? tell(c, p, "plan.revision_begun", NULL, STR("")) : s;
}

static enum status remove_plan(struct ctx *c, const struct plan *p)
{
    int64_t n = 0, unit = c->who.unit_id;
    enum status s = drop_months(c, unit, p->id, &n);

    if (s == ST_OK)
        s = drop_indicators(c, unit, p->id, &n);
    if (s == ST_OK)
        s = drop_items(c, unit, p->id, &n);
    return s == ST_OK ? drop_plan(c, unit, p->id) : s;
}

enum status plan_drop(struct ctx *c, const struct plan *draft)
{
    enum status s;

    if (draft->state != PLAN_DRAFT)
        return refuse(c, ST_INVALID, "plan.life.not_draft");
    s = remove_plan(c, draft);
    return s == ST_OK ? tell(c, draft, "plan.dropped", "title", draft->title) : s;
}

/* The plan as it is, put aside: with its months, without its evidence, which stays with the running
 * one. */
static enum status put_aside(struct ctx *c, const struct plan *p)
{
    int64_t id = 0, n = 0;
    enum status s =
        add_plan(c, p, p->year, p->revision, PLAN_REVISED, p->title, p->previous_id, &id);

    if (s == ST_OK)
        s = plan_set_past(c, c->who.unit_id, id);
    if (s == ST_OK)
        s = copy_tree(c, p->id, id, false);
    return s == ST_OK ? copy_months(c, c->who.unit_id, p->id, id, &n) : s;
}

/* The running plan takes over the words of the draft, and the draft goes. */
static enum status carry_over(struct ctx *c, const struct plan *draft, struct plan *running,
                              struct import *im)
{
    struct import_target target = { .plan_id = running->id };
    struct import_diff diff = { 0 };
    struct plan_tree t = { 0 };
    struct str csv;
    enum status s = plan_load(c, draft, &t);

    if (s == ST_OK)
        s = import_of_tree(c, &t, im);
    if (s != ST_OK)
        return s;
    csv = csv_form_text(c->arena, &im->form);
    s = import_apply_within(c, &target, im, sha256_of(csv.p, csv.n), running, &diff);
    if (s == ST_OK)
        s = remove_plan(c, draft);
    return s == ST_OK ? plan_by_number(c, running->id, running) : s;
}

enum status plan_enact(struct ctx *c, const struct plan *draft, struct str decree,
                       struct str decree_date, struct import *im, struct plan *in_force)
{
    enum status s = ST_OK;

    if (draft->state != PLAN_DRAFT)
        return refuse(c, ST_INVALID, "plan.life.not_draft");
    *in_force = *draft;
    if (plan_is_revision_draft(draft)) {
        s = plan_by_number(c, draft->previous_id, in_force);
        if (s == ST_OK && !plan_runs(in_force))
            return refuse(c, ST_INVALID, "plan.life.not_running");
        if (s == ST_OK)
            s = put_aside(c, in_force);
        if (s == ST_OK)
            s = carry_over(c, draft, in_force, im);
    }
    if (s == ST_OK)
        s = plan_enact_head(c, c->who.unit_id, in_force->id, in_force->version, decree, decree_date,
                            draft->revision);
    if (s == ST_OK)
        s = plan_by_number(c, in_force->id, in_force);
    return s == ST_OK ? tell(c, in_force, "plan.enacted", "decree", decree) : s;
}

enum status plan_close(struct ctx *c, const struct plan *p)
{
    enum status s;

    if (!plan_runs(p))
        return refuse(c, ST_INVALID, "plan.life.not_running");
    s = plan_set_state(c, c->who.unit_id, p->id, p->version, STR("closed"));
    return s == ST_OK ? tell(c, p, "plan.closed", NULL, STR("")) : s;
}

/* "Rencana aksi reformasi birokrasi 2025" becomes that of 2026. */
static struct str title_of_year(struct ctx *c, const struct plan *p, int year)
{
    struct str old = str_printf(c->arena, "%d", p->year);

    for (size_t i = 0; i + old.n <= p->title.n; i++)
        if (str_eq(str_sub(p->title, i, old.n), old)) {
            struct str before = str_sub(p->title, 0, i);
            struct str after = str_sub(p->title, i + old.n, p->title.n);

            return str_printf(c->arena, STR_FMT "%d" STR_FMT, STR_ARG(before), year,
                              STR_ARG(after));
        }
    return p->title;
}

enum status plan_next_year(struct ctx *c, const struct plan *p, struct plan *next)
{
    int64_t id = 0;
    enum status s = plan_by_key(c, p->kind, p->year + 1, p->owner_id, next);

    if (s == ST_OK)
        return refuse(c, ST_CONFLICT, "plan.life.next_there");
    if (s != ST_NOT_FOUND)
        return s;
    if (!p->current || p->state == PLAN_DRAFT)
        return refuse(c, ST_INVALID, "plan.life.not_running");
    s = add_plan(c, p, p->year + 1, 0, PLAN_DRAFT, title_of_year(c, p, p->year + 1), p->id, &id);
    if (s == ST_OK)
        s = copy_tree(c, p->id, id, true);
    if (s == ST_OK)
        s = plan_by_number(c, id, next);
    if (s == ST_OK)
        s = make_months(c, next);
    return s == ST_OK ? tell(c, next, "plan.begun", "from", p->slug) : s;
}
