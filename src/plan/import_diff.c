/*
 * import_diff.c: what a checked file would change in the plan in place.
 *
 * The file is unfolded to the items it names, in order; each is found in the plan by its ref. What
 * was already reported is never lost: an item with reports cannot vanish, and a month with a report
 * stays planned. Nor does a file that is unsure of its months make confirmed ones unsure again, so
 * that the source can be imported once more for a correction of its words.
 */
#include <inttypes.h>

#include "base/buf.h"
#include "base/number.h"
#include "plan/csv.h"
#include "plan/import_tree.h"
#include "plan/queries.h"

static bool same_place(const struct plan_row *a, const struct plan_row *b, int level)
{
    for (int l = 0; l <= level; l++)
        if (a->no[l] != b->no[l])
            return false;
    return true;
}

static struct str level_ref(struct arena *a, const struct plan_row *row, int level)
{
    struct str ref = str_printf(a, "%d", row->no[0]);

    for (int l = 1; l <= level; l++)
        ref = str_printf(a, STR_FMT ".%d", STR_ARG(ref), row->no[l]);
    return ref;
}

static struct import_node *import_nodes(struct arena *a, const struct import *im, size_t *n)
{
    struct import_node *node = arena_array(a, im->n_row * ITEM_LEVELS, sizeof(*node));
    size_t at = 0;

    for (size_t i = 0; i < im->n_row; i++) {
        const struct plan_row *row = &im->row[i];
        int last = row->no[LEVEL_INDICATOR] > 0 ? LEVEL_INDICATOR : LEVEL_SUB;

        for (int l = 0; l <= last; l++) {
            if (l < last && i > 0 && same_place(row - 1, row, l))
                continue;
            node[at++] = (struct import_node){
                .level = (enum item_level)l,
                .ref = level_ref(a, row, l),
                .number = row->no[l],
                .text = row->text[l],
                .details = l == LEVEL_SUB         ? row->sub_details
                           : l == LEVEL_INDICATOR ? row->details
                                                  : STR(""),
                .row = l == last ? row : NULL,
                .line = row->line,
            };
        }
    }
    *n = at;
    return node;
}

static int by_ref(const void *a, const void *b)
{
    const struct item *const *x = a, *const *y = b;

    return str_cmp((*x)->ref, (*y)->ref);
}

static void find_items(struct arena *a, struct plan_tree *t, struct import_node *node, size_t n)
{
    struct item **sorted = arena_array(a, t->n_item, sizeof(struct item *));

    for (size_t i = 0; i < t->n_item; i++)
        sorted[i] = &t->item[i];
    if (t->n_item > 0)
        qsort(sorted, t->n_item, sizeof(struct item *), by_ref);
    for (size_t i = 0; i < n; i++) {
        const struct item key = { .ref = node[i].ref }, *k = &key;
        struct item **hit =
            t->n_item > 0 ? bsearch(&k, sorted, t->n_item, sizeof(struct item *), by_ref) : NULL;

        node[i].item = hit != NULL ? *hit : NULL;
        if (hit != NULL)
            (*hit)->matched = true;
    }
}

struct comparing {
    struct arena *arena;
    struct import *im;
    struct import_diff *diff;
    size_t cap;
};

static void change_add(struct comparing *k, struct plan_change ch)
{
    struct import_diff *d = k->diff;

    if (d->n_change == k->cap) {
        struct plan_change *more = arena_array(k->arena, k->cap * 2 + 64, sizeof(*more));

        if (d->n_change > 0)
            memcpy(more, d->change, d->n_change * sizeof(*more));
        d->change = more;
        k->cap = k->cap * 2 + 64;
    }
    d->change[d->n_change++] = ch;
}

static bool edit(struct comparing *k, const struct import_node *n, int col, struct str old,
                 struct str new_)
{
    if (str_eq(old, new_))
        return false;
    change_add(k,
               (struct plan_change){ CHANGE_EDIT, n->level, n->ref,
                                     plan_column_name((enum plan_column)col), old, new_, n->line });
    return true;
}

bool import_says(const struct import *im, int col)
{
    bool there = im->whole;

    for (int i = 0; i < im->form.n_column && !there; i++)
        there = im->form.column[i] == col;
    return there;
}

static struct str count_text(struct arena *a, int64_t v)
{
    return v < 0 ? STR("") : str_printf(a, "%" PRId64, v);
}

bool month_is_done(char packed)
{
    return packed == 'r' || packed == 'x' || packed == 'v' || packed == '>';
}

static bool any_done(struct str months)
{
    for (size_t i = 0; i < months.n; i++)
        if (month_is_done(months.p[i]))
            return true;
    return false;
}

static struct str basis_and_months(struct arena *a, enum months_basis basis, struct str months)
{
    return str_printf(a, "%s" STR_FMT STR_FMT, months_basis_names[basis],
                      STR_ARG(months.n > 0 ? STR(": ") : STR("")), STR_ARG(months));
}

static bool compare_months(struct comparing *k, struct import_node *n)
{
    const struct item *it = n->item;
    const struct plan_row *row = n->row;
    bool unsure = row->basis == BASIS_UNKNOWN || row->basis == BASIS_INFERRED;

    if (it->basis == row->basis && str_eq(it->months_plan, row->months_plan))
        return false;
    if (it->basis == BASIS_CONFIRMED && unsure) {
        k->diff->kept++;
        return false;
    }
    for (size_t i = 0; i < MONTHS; i++)
        if (month_is_done(it->months.p[i]) && (unsure || !row->planned[i])) {
            import_error_add(k->im, row->line, plan_column_name(COL_MONTHS),
                             "plan.import.month_has_report", str_printf(k->arena, "%zu", i + 1));
            return false;
        }
    n->months_change = true;
    return edit(k, n, COL_MONTHS, basis_and_months(k->arena, it->basis, it->months_plan),
                basis_and_months(k->arena, row->basis, row->months_plan));
}

/* What the optional columns say; a column that the file lacks changes nothing. */
static bool compare_tracking(struct comparing *k, struct import_node *n)
{
    const struct item *it = n->item;
    const struct plan_row *row = n->row;
    bool changed = false;

    if (import_says(k->im, COL_TARGET))
        changed |=
            edit(k, n, COL_TARGET,
                 it->target.has && item_is_own(it, 't') ? decimal_plain(k->arena, it->target.v)
                                                        : STR(""),
                 row->target);
    if (import_says(k->im, COL_TARGET_TEXT))
        changed |= edit(k, n, COL_TARGET_TEXT, it->target_text, row->target_text);
    if (import_says(k->im, COL_UOM))
        changed |= edit(k, n, COL_UOM, item_is_own(it, 'u') ? it->uom : STR(""), row->uom);
    if (import_says(k->im, COL_DIRECTION))
        changed |=
            edit(k, n, COL_DIRECTION,
                 str_of(direction_name(item_is_own(it, 'd') ? it->direction : DIRECTION_DONE)),
                 str_of(direction_name(row->direction)));
    if (import_says(k->im, COL_MEASURE))
        changed |=
            edit(k, n, COL_MEASURE, item_is_own(it, 'm') ? it->measure : STR(""), row->measure);
    if (import_says(k->im, COL_PIC) && it->pic_id != n->pic_id)
        changed |= edit(k, n, COL_PIC, it->pic_name, row->pic);
    return changed;
}

static void compare_node(struct comparing *k, struct import_node *n)
{
    static const enum plan_column text_col[ITEM_LEVELS] = { COL_AREA, COL_ACTIVITY, COL_SUB,
                                                            COL_INDICATOR };
    const struct item *it = n->item;
    bool changed = false;

    if (it == NULL) {
        change_add(k, (struct plan_change){ CHANGE_ADD, n->level, n->ref, NULL, STR(""), n->text,
                                            n->line });
        k->diff->added++;
        return;
    }
    changed |= edit(k, n, (int)text_col[n->level], it->text, n->text);
    changed |= edit(k, n, n->level == LEVEL_SUB ? COL_SUB_DETAILS : COL_INDICATOR_DETAILS,
                    it->details, n->details);
    if (n->row != NULL) {
        changed |= edit(k, n, COL_NOTE, it->note, n->row->note);
        changed |= edit(k, n, COL_MARKS_SEEN, count_text(k->arena, it->marks_seen),
                        count_text(k->arena, n->row->marks_seen));
        changed |= edit(k, n, COL_SOURCE_LINE, count_text(k->arena, it->source_line),
                        count_text(k->arena, n->row->source_line));
    }
    if (it->tracked && n->row == NULL && any_done(it->months))
        import_error_add(k->im, n->line, NULL, "plan.import.has_reports", n->ref);
    if (it->tracked != (n->row != NULL)) {
        changed |= edit(k, n, COL_INDICATOR_NO, it->tracked ? n->ref : STR(""),
                        it->tracked ? STR("") : n->ref);
    } else if (it->tracked) {
        changed |= compare_months(k, n);
        changed |= compare_tracking(k, n);
    }
    n->changed = changed;
    k->diff->edited += changed;
}

static void compare_removed(struct comparing *k, const struct plan_tree *t)
{
    for (size_t i = 0; i < t->n_item; i++) {
        const struct item *it = &t->item[i];

        if (it->matched)
            continue;
        if (it->tracked && any_done(it->months))
            import_error_add(k->im, 0, NULL, "plan.import.has_reports", it->ref);
        change_add(k, (struct plan_change){ CHANGE_REMOVE, it->level, it->ref, NULL, it->text,
                                            STR(""), 0 });
        k->diff->removed++;
    }
}

/* Items that both have, in another order: told once, at the first that moved. */
static void compare_order(struct comparing *k, struct import_node *node, size_t n)
{
    int64_t last = INT64_MIN;

    for (size_t i = 0; i < n; i++) {
        if (node[i].item == NULL)
            continue;
        if (node[i].item->ord < last) {
            (void)edit(k, &node[i], COL_REF, STR(""), node[i].ref);
            k->diff->edited++;
            return;
        }
        last = node[i].item->ord;
    }
}

/* Persons of the column pic, by NIP or by their whole name, each looked up once. */
static enum status find_person(struct ctx *c, struct import *im, struct import_node *n)
{
    struct person_row *p = NULL;
    size_t found = 0;
    struct str pic = n->row->pic;
    enum status s;

    if (n->row->pic_id != 0) {
        n->pic_id = n->row->pic_id;
        return ST_OK;
    }
    s = pic.p[0] >= '0' && pic.p[0] <= '9'
            ? person_by_nip(c, c->who.unit_id, pic, &p, &found)
            : person_by_name(c, c->who.unit_id, str_lower(c->arena, pic), &p, &found);
    if (s != ST_OK)
        return s;
    if (found == 1)
        n->pic_id = p[0].id;
    else
        import_error_add(im, n->line, plan_column_name(COL_PIC),
                         found == 0 ? "plan.import.pic_unknown" : "plan.import.pic_double", pic);
    return ST_OK;
}

static enum status find_persons(struct ctx *c, struct import *im, struct import_node *node,
                                size_t n)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        size_t same = i;

        if (node[i].row == NULL || (node[i].row->pic.n == 0 && node[i].row->pic_id == 0))
            continue;
        for (size_t j = 0; j < i && same == i; j++)
            if (node[j].row != NULL && node[j].row->pic_id == node[i].row->pic_id &&
                str_eq(node[j].row->pic, node[i].row->pic))
                same = j;
        if (same < i)
            node[i].pic_id = node[same].pic_id;
        else
            s = find_person(c, im, &node[i]);
    }
    return s;
}

enum status import_compare_tree(struct ctx *c, const struct import_target *target,
                                struct import *im, struct import_work *w)
{
    struct comparing k = { .arena = c->arena, .im = im, .diff = &w->diff };
    struct str form = csv_form_text(c->arena, &im->form);
    enum status s = target->plan_id != 0 ? plan_by_number(c, target->plan_id, &w->tree.plan)
                                         : plan_by_key(c, target->kind, target->year,
                                                       target->owner_id, &w->tree.plan);

    w->diff = (struct import_diff){ .is_new = s == ST_NOT_FOUND };
    if (s != ST_OK && s != ST_NOT_FOUND)
        return s;
    s = w->diff.is_new ? ST_OK : plan_load(c, &w->tree.plan, &w->tree);
    w->node = import_nodes(c->arena, im, &w->n_node);
    if (s == ST_OK)
        s = find_persons(c, im, w->node, w->n_node);
    if (s != ST_OK)
        return s;
    find_items(c->arena, &w->tree, w->node, w->n_node);
    for (size_t i = 0; i < w->n_node; i++)
        compare_node(&k, &w->node[i]);
    compare_removed(&k, &w->tree);
    compare_order(&k, w->node, w->n_node);
    w->diff.form_changed = !w->diff.is_new && !str_eq(form, w->tree.plan.csv_form);
    return im->n_error > 0 ? ST_INVALID : ST_OK;
}

enum status import_compare(struct ctx *c, const struct import_target *target, struct import *im,
                           struct plan *plan, struct import_diff *diff)
{
    struct import_work w = { 0 };
    enum status s = import_compare_tree(c, target, im, &w);

    *plan = w.tree.plan;
    *diff = w.diff;
    return s;
}

enum status import_of_tree(struct ctx *c, const struct plan_tree *t, struct import *out)
{
    struct table table = { 0 };
    struct table_fault fault = { 0 };
    enum status s =
        table_parse_csv(c->arena, plan_csv_whole(c->arena, t), &import_limits, &table, &fault);

    if (s == ST_OK)
        s = import_check(c->arena, &table, out);
    if (s != ST_OK)
        return fail(c, ST_FAULT, "plan %d does not read back: %s", (int)t->plan.id,
                    fault.key != NULL  ? fault.key
                    : out->n_error > 0 ? out->error[0].key
                                       : "");
    out->form = csv_form_parse(t->plan.csv_form);
    out->whole = true;
    /* Rows are the tracked items, in their order. */
    for (size_t i = 0, row = 0; i < t->n_item && row < out->n_row; i++)
        if (t->item[i].tracked)
            out->row[row++].pic_id = t->item[i].pic_id;
    return ST_OK;
}

static void hash_str(struct hasher *h, struct str s)
{
    uint64_t n = s.n;

    hasher_add(h, &n, sizeof(n));
    hasher_add(h, s.p, s.n);
}

struct str import_digest(struct arena *a, const struct plan *plan, const struct import_diff *diff)
{
    struct hasher h;
    struct sha256 out;

    hasher_init(&h);
    hasher_add(&h, &plan->id, sizeof(plan->id));
    for (size_t i = 0; i < diff->n_change; i++) {
        const struct plan_change *ch = &diff->change[i];
        int kind = (int)ch->kind;

        hasher_add(&h, &kind, sizeof(kind));
        hash_str(&h, ch->ref);
        hash_str(&h, str_of(ch->field));
        hash_str(&h, ch->old);
        hash_str(&h, ch->new_);
    }
    out = hasher_end(&h);
    return hex_of(a, out.b, 16);
}
