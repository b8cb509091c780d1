/*
 * import_write.c: writes an import in one transaction, all or nothing.
 *
 * The comparison runs again inside the transaction, so what is written is what the comparison says
 * now; where that is not what the person has seen, nothing is written.
 */
#include <inttypes.h>

#include "base/json.h"
#include "base/number.h"
#include "core/ledger.h"
#include "plan/import_tree.h"
#include "plan/months_store.h"

/* One entry of the ledger names at most so many changes; the rest is told by number. */
#define LEDGER_CHANGES 200

static struct str search_text(struct arena *a, const struct import_node *n)
{
    return str_lower(a, str_printf(a, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(n->ref),
                                   STR_ARG(n->text), STR_ARG(n->details)));
}

static struct str usual_title(struct ctx *c, const struct import_target *t)
{
    struct str key = str_printf(c->arena, "plan.title.%s", plan_kind_names[t->kind]);
    struct str year = str_printf(c->arena, "%d", t->year);

    /* A title is data, so it is in the language of the decree, whoever imports. */
    return tr_with(c->arena, LANG_ID, str_z(c->arena, key), &year, 1);
}

static enum status write_head(struct ctx *c, const struct import_target *t, const struct import *im,
                              struct import_work *w)
{
    struct plan *p = &w->tree.plan;
    struct str form = csv_form_text(c->arena, &im->form);
    int64_t id = 0;
    enum status s;

    if (!w->diff.is_new)
        return plan_set_head(c, c->who.unit_id, p->id, p->version,
                             t->title.n > 0 ? t->title : p->title,
                             t->decree.n > 0 ? t->decree : p->decree,
                             t->decree_date.n > 0 ? t->decree_date : p->decree_date, p->document_id,
                             str_of(plan_state_names[p->state]), form);
    s = plan_add(c, c->who.unit_id, str_of(plan_kind_names[t->kind]), t->year, 0,
                 t->title.n > 0 ? t->title : usual_title(c, t), t->owner_id, t->decree,
                 t->decree_date, 0, str_of(plan_state_names[t->draft ? PLAN_DRAFT : PLAN_ENACTED]),
                 0, form, c->now, &id);
    return s == ST_OK ? plan_by_number(c, id, p) : s;
}

static enum status write_tracking(struct ctx *c, const struct import_work *w,
                                  const struct import_node *n, int64_t item_id)
{
    const struct plan_row *row = n->row;
    char *packed = arena_alloc(c->arena, MONTHS);
    double target = 0;
    bool has_target = decimal_parse(row->target, &target);

    months_pack_plan(row->planned, row->basis, packed);
    return indicator_add(c, c->who.unit_id, w->tree.plan.id, item_id, row->no[0],
                         str_of(months_basis_names[row->basis]), row->months_plan, row->uom,
                         str_of(direction_name(row->direction)), has_target, target,
                         row->target_text, row->measure, n->pic_id, (struct str){ packed, MONTHS });
}

/* What the file says of the item. Where it says nothing, what came from a binding stays. */
static void take_words(const struct import *im, const struct plan_row *row, struct item *it)
{
    if (import_says(im, COL_TARGET) && (row->target.n > 0 || item_is_own(it, 't'))) {
        it->target = (struct real){ 0 };
        it->target.has = decimal_parse(row->target, &it->target.v);
    }
    if (import_says(im, COL_DIRECTION) &&
        (row->direction != DIRECTION_DONE || item_is_own(it, 'd')))
        it->direction = row->direction;
    if (import_says(im, COL_UOM) && (row->uom.n > 0 || item_is_own(it, 'u')))
        it->uom = row->uom;
    if (import_says(im, COL_MEASURE) && (row->measure.n > 0 || item_is_own(it, 'm')))
        it->measure = row->measure;
}

static enum status change_tracking(struct ctx *c, const struct import *im,
                                   const struct import_node *n)
{
    struct item it = *n->item;
    const struct plan_row *row = n->row;
    enum status s;

    take_words(im, row, &it);
    s = indicator_set(c, c->who.unit_id, it.id, it.indicator_version, it.uom,
                      str_of(direction_name(it.direction)), it.target.has, it.target.v,
                      import_says(im, COL_TARGET_TEXT) ? row->target_text : it.target_text,
                      it.measure, import_says(im, COL_PIC) ? n->pic_id : it.pic_id,
                      item_bound_kept(c->arena, n->item, &it));
    it.indicator_version++;
    if (s == ST_OK && n->months_change)
        s = months_replan(c, &it, row->planned, row->basis, row->months_plan);
    else if (s == ST_OK)
        s = months_rebuild(c, &it);
    return s;
}

static enum status drop_tracking(struct ctx *c, const struct item *it)
{
    int64_t n = 0;
    enum status s = months_remove(c, c->who.unit_id, it->id, &n);

    return s == ST_OK ? indicator_remove(c, c->who.unit_id, it->id) : s;
}

static enum status write_old_node(struct ctx *c, const struct import *im, struct import_work *w,
                                  const struct import_node *n, int64_t ord)
{
    const struct item *it = n->item;
    enum status s = ST_OK;

    if (!n->changed)
        return it->ord == ord ? ST_OK : item_set_ord(c, c->who.unit_id, it->id, ord);
    s = item_set(c, c->who.unit_id, it->id, it->version, ord, n->text, n->details,
                 n->row != NULL ? n->row->note : it->note,
                 n->row != NULL ? n->row->source_line : it->source_line,
                 n->row != NULL ? n->row->marks_seen : it->marks_seen, search_text(c->arena, n));
    if (s != ST_OK)
        return s;
    if (it->tracked && n->row == NULL)
        return drop_tracking(c, it);
    if (!it->tracked && n->row != NULL)
        return write_tracking(c, w, n, it->id);
    return it->tracked ? change_tracking(c, im, n) : ST_OK;
}

static enum status write_nodes(struct ctx *c, const struct import *im, struct import_work *w)
{
    int64_t parent[ITEM_LEVELS + 1] = { 0 };
    enum status s = ST_OK;

    for (size_t i = 0; i < w->n_node && s == ST_OK; i++) {
        const struct import_node *n = &w->node[i];
        int64_t id = n->item != NULL ? n->item->id : 0, ord = (int64_t)i + 1;

        if (n->item != NULL) {
            s = write_old_node(c, im, w, n, ord);
        } else {
            s = item_add(c, c->who.unit_id, w->tree.plan.id, parent[n->level],
                         str_of(item_level_names[n->level]), n->ref, ord, n->number, n->text,
                         n->details, n->row != NULL ? n->row->note : STR(""),
                         n->row != NULL ? n->row->source_line : -1,
                         n->row != NULL ? n->row->marks_seen : -1, search_text(c->arena, n), &id);
            if (s == ST_OK && n->row != NULL)
                s = write_tracking(c, w, n, id);
        }
        parent[n->level + 1] = id;
    }
    return s;
}

/* Children stand behind their parents, so from the end. */
static enum status write_removals(struct ctx *c, const struct plan_tree *t)
{
    enum status s = ST_OK;

    for (size_t i = t->n_item; i > 0 && s == ST_OK; i--) {
        const struct item *it = &t->item[i - 1];

        if (it->matched)
            continue;
        if (it->tracked)
            s = drop_tracking(c, it);
        if (s == ST_OK)
            s = item_remove(c, c->who.unit_id, it->id);
    }
    return s;
}

static struct str ledger_detail(struct arena *a, const struct import *im,
                                const struct import_work *w, struct sha256 file)
{
    static const char *const kinds[] = { "add", "remove", "edit" };
    const struct import_diff *d = &w->diff;
    struct json j;

    json_init(&j, a);
    json_open(&j, '{');
    json_put_str(&j, "plan", w->tree.plan.slug);
    json_put_str(&j, "sha256", hex_of(a, file.b, sizeof(file.b)));
    json_put_int(&j, "indicators", im->indicators);
    json_put_int(&j, "added", (int64_t)d->added);
    json_put_int(&j, "removed", (int64_t)d->removed);
    json_put_int(&j, "edited", (int64_t)d->edited);
    json_key(&j, "changes");
    json_open(&j, '[');
    for (size_t i = 0; i < d->n_change && i < LEDGER_CHANGES && !d->is_new; i++) {
        const struct plan_change *ch = &d->change[i];

        json_open(&j, '{');
        json_put_str(&j, "kind", str_of(kinds[ch->kind]));
        json_put_str(&j, "ref", ch->ref);
        json_put_change(&j, ch->field != NULL ? ch->field : "text", ch->old, ch->new_);
        json_close(&j);
    }
    json_close(&j);
    json_close(&j);
    return json_text(&j);
}

static enum status write_all(struct ctx *c, const struct import_target *target,
                             const struct import *im, struct import_work *w, struct sha256 file)
{
    int64_t n = 0;
    enum status s = write_head(c, target, im, w);

    if (s == ST_OK)
        s = write_nodes(c, im, w);
    if (s == ST_OK)
        s = write_removals(c, &w->tree);
    if (s == ST_OK)
        s = months_unfold(c, c->who.unit_id, w->tree.plan.id, &n);
    if (s == ST_OK)
        s = audit(c, "plan.imported", "plan", w->tree.plan.id,
                  ledger_detail(c->arena, im, w, file));
    return s;
}

/* Whether there is anything to write. */
static bool is_change(const struct import_target *t, const struct import_diff *d)
{
    return d->n_change > 0 || d->form_changed || d->is_new || t->title.n > 0 || t->decree.n > 0;
}

static enum status apply(struct ctx *c, const struct import_target *target, struct import *im,
                         struct str expected, struct sha256 file, struct import_work *w)
{
    enum status s = import_compare_tree(c, target, im, w);

    if (s != ST_OK)
        return s;
    if (!w->diff.is_new &&
        (w->tree.plan.state == PLAN_CLOSED || w->tree.plan.state == PLAN_REVISED))
        return refuse(c, ST_INVALID, "plan.import.closed");
    if (expected.n > 0 && !str_eq(expected, import_digest(c->arena, &w->tree.plan, &w->diff)))
        return refuse(c, ST_CONFLICT, "plan.import.changed_meanwhile");
    return is_change(target, &w->diff) ? write_all(c, target, im, w, file) : ST_OK;
}

enum status import_apply_within(struct ctx *c, const struct import_target *target,
                                struct import *im, struct sha256 file, struct plan *plan,
                                struct import_diff *diff)
{
    struct import_work w = { 0 };
    enum status s = apply(c, target, im, STR(""), file, &w);

    *diff = w.diff;
    *plan = w.tree.plan;
    return s;
}

enum status import_apply(struct ctx *c, const struct import_target *target, struct import *im,
                         struct str expected, struct sha256 file, struct plan *plan,
                         struct import_diff *diff)
{
    struct import_work w = { 0 };
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = apply(c, target, im, expected, file, &w);
    *diff = w.diff;
    *plan = w.tree.plan;
    return s == ST_OK ? tx_commit(&tx) : s;
}
