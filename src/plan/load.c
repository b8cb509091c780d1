/*
 * load.c: reads plans. Everything stays within the unit of the page: an address that names another
 * unit's plan finds nothing.
 */
#include "plan/model.h"
#include "plan/queries.h"

static enum status take_head(struct ctx *c, const struct plan_head *h, struct plan *out)
{
    int kind = name_index(plan_kind_names, PLAN_KINDS, h->kind);
    int state = name_index(plan_state_names, PLAN_STATES, h->state);

    if (kind < 0 || state < 0)
        return fail(c, ST_FAULT, "plan %d has an unknown kind or state", (int)h->id);
    *out = (struct plan){
        .id = h->id,
        .unit_id = h->unit_id,
        .kind = (enum plan_kind)kind,
        .state = (enum plan_state)state,
        .year = (int)h->year,
        .revision = (int)h->revision,
        .current = h->is_current != 0,
        .title = h->title,
        .decree = h->decree,
        .decree_date = h->decree_date,
        .owner_name = h->owner_name,
        .csv_form = h->csv_form,
        .owner_id = h->owner_id,
        .document_id = h->document_id,
        .previous_id = h->previous_id,
        .version = h->version,
    };
    out->slug = plan_slug(c->arena, out);
    return ST_OK;
}

enum status plan_by_key(struct ctx *c, enum plan_kind kind, int year, int64_t owner_id,
                        struct plan *out)
{
    struct plan_head h = { 0 };
    enum status s =
        plan_current(c, c->who.unit_id, str_of(plan_kind_names[kind]), year, owner_id, &h);

    return s == ST_OK ? take_head(c, &h, out) : s;
}

enum status plan_by_number(struct ctx *c, int64_t id, struct plan *out)
{
    struct plan_head h = { 0 };
    enum status s = plan_by_id(c, c->who.unit_id, id, &h);

    return s == ST_OK ? take_head(c, &h, out) : s;
}

static enum status plan_look(struct ctx *c, struct str slug, struct plan *out)
{
    struct plan key;
    struct plan_head h = { 0 };
    bool current;
    enum status s;

    if (!slug_parse(slug, &key, &current))
        return ST_NOT_FOUND;
    if (current)
        return plan_by_key(c, key.kind, key.year, key.owner_id, out);
    s = plan_revision(c, c->who.unit_id, str_of(plan_kind_names[key.kind]), key.year, key.owner_id,
                      key.revision, &h);
    return s == ST_OK ? take_head(c, &h, out) : s;
}

/* Every page of a plan begins with it, so it is asked of the database only after a change. */
enum status plan_find(struct ctx *c, struct str slug, struct plan *out)
{
    enum status s;

    c->recalling = true;
    s = plan_look(c, slug, out);
    c->recalling = false;
    return s;
}

enum status plan_list(struct ctx *c, struct plan **out, size_t *n)
{
    struct plan_head *h = NULL;
    size_t n_head = 0;
    enum status s = plan_all(c, c->who.unit_id, &h, &n_head);
    struct plan *list;

    if (s != ST_OK)
        return s;
    list = arena_array(c->arena, n_head, sizeof(*list));
    for (size_t i = 0; i < n_head && s == ST_OK; i++)
        s = take_head(c, &h[i], &list[i]);
    if (s == ST_OK) {
        *out = list;
        *n = n_head;
    }
    return s;
}

static struct real real_of(int64_t has, double v)
{
    return (struct real){ has != 0, v };
}

/* Area number of a ref: its first part. */
static int ref_area(struct str ref)
{
    int area = 0;

    for (size_t i = 0; i < ref.n && ref.p[i] != '.'; i++)
        area = area * 10 + (ref.p[i] - '0');
    return area;
}

static enum status take_item(struct ctx *c, const struct tree_row *r, struct item *it)
{
    int level = name_index(item_level_names, ITEM_LEVELS, r->level);
    int basis = name_index(months_basis_names, MONTHS_BASES, r->months_basis);

    if (level < 0 || basis < 0 || (r->tracked && !months_valid(r->months)))
        return fail(c, ST_FAULT, "plan item %d cannot be read", (int)r->id);
    *it = (struct item){
        .id = r->id,
        .level = (enum item_level)level,
        .ref = r->ref,
        .text = r->text,
        .details = r->details,
        .note = r->note,
        .area = ref_area(r->ref),
        .ord = r->ord,
        .source_line = r->source_line,
        .marks_seen = r->marks_seen,
        .version = r->version,
        .tracked = r->tracked != 0,
        .months = r->months,
        .late_months = r->late_months,
        .months_plan = r->months_plan,
        .basis = (enum months_basis)basis,
        .direction = direction_by_name(r->direction),
        .target = real_of(r->has_target, r->target),
        .achievement = real_of(r->has_achievement, r->achievement),
        .target_text = r->target_text,
        .uom = r->uom,
        .measure = r->measure,
        .bound = r->bound,
        .bound_more = r->bound_more,
        .pic_name = r->pic_name,
        .pic_nip = r->pic_nip,
        .pic_section = r->pic_section,
        .pic_id = r->pic_id,
        .indicator_version = r->indicator_version,
    };
    return ST_OK;
}

/* Parents stand before their children, so the last item of each level is the parent of the next. */
static enum status find_parent(struct ctx *c, const struct tree_row *r, struct plan_tree *t,
                               size_t at, size_t last[ITEM_LEVELS])
{
    struct item *it = &t->item[at];

    it->parent = at;
    if (it->level > LEVEL_AREA) {
        it->parent = last[it->level - 1];
        if (at == 0 || t->item[it->parent].id != r->parent_id)
            return fail(c, ST_FAULT, "plan item %d stands apart from its parent", (int)r->id);
    }
    last[it->level] = at;
    return ST_OK;
}

static enum status take_rows(struct ctx *c, const struct plan *plan, const struct tree_row *r,
                             size_t n, struct plan_tree *out)
{
    struct plan_tree t = { .plan = *plan, .n_item = n };
    size_t last[ITEM_LEVELS] = { 0 };
    enum status s = ST_OK;

    t.item = arena_array(c->arena, n, sizeof(*t.item));
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        s = take_item(c, &r[i], &t.item[i]);
        if (s == ST_OK)
            s = find_parent(c, &r[i], &t, i, last);
        t.tracked += t.item[i].tracked;
    }
    if (s == ST_OK)
        *out = t;
    return s;
}

enum status plan_load(struct ctx *c, const struct plan *plan, struct plan_tree *out)
{
    struct tree_row *r = NULL;
    size_t n = 0;
    enum status s = plan_tree_rows(c, c->who.unit_id, plan->id, &r, &n);

    return s == ST_OK ? take_rows(c, plan, r, n, out) : s;
}

enum status plan_load_line(struct ctx *c, const struct plan *plan, struct str ref,
                           struct plan_tree *out)
{
    struct str above[ITEM_LEVELS - 1] = { { "", 0 }, { "", 0 }, { "", 0 } };
    struct tree_row *r = NULL;
    size_t n = 0, level = 0;
    enum status s;

    for (size_t i = 0; i < ref.n && level < ARRAY_LEN(above); i++)
        if (ref.p[i] == '.')
            above[level++] = str_sub(ref, 0, i);
    s = plan_line_rows(c, c->who.unit_id, plan->id, above[0], above[1], above[2], ref, &r, &n);
    return s == ST_OK ? take_rows(c, plan, r, n, out) : s;
}
