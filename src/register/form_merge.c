/*
 * form_merge.c: two people changed the same record.
 *
 * The ledger says which fields the other one changed since this form was shown, and from what. A
 * field that the reader left as it was takes the other's value; where both changed it, both texts
 * stand side by side and the reader decides. Nothing is saved by this.
 */
#include <jansson.h>

#include "core/ledger.h"
#include "core/ledger_queries.h"
#include "core/time_show.h"
#include "register/form_view.h"

#define CHANGES_MAX 20 /* versions that are looked back */

/* What stood in that column when the form was shown, by the entries since (newest first). False:
 * nobody changed it. */
static bool value_before(struct ctx *c, const struct entry *e, size_t n, struct str column,
                         struct str *old)
{
    bool found = false;

    for (size_t i = 0; i < n; i++) {
        json_t *root =
            e[i].detail.p == NULL ? NULL : json_loadb(e[i].detail.p, e[i].detail.n, 0, NULL);
        const json_t *pair = json_object_get(root, str_z(c->arena, column));
        const char *text = json_string_value(json_array_get(pair, 0));

        if (pair != NULL) {
            found = true;
            *old = text != NULL ? str_copy(c->arena, str_of(text)) : STR("");
        }
        json_decref(root);
    }
    return found;
}

static struct str shown_typed(struct ctx *c, const struct reg_field *f, struct str typed,
                              const struct record *r)
{
    struct db_value v = { 0 };

    if (typed.n == 0)
        return tr(c->lang, "register.not_filled");
    if (field_is_pick(f) && r->value[f->column].type == DB_INT &&
        value_parse(c, f, typed, &v) == NULL && v.i == r->value[f->column].i)
        return r->shown[f->column];
    if (value_parse(c, f, typed, &v) != NULL || v.null)
        return typed;
    return value_show(c, f, &v, typed);
}

/* One way of writing the same: "1.500.000" is 1500000. */
static struct str same_way(struct ctx *c, const struct reg_field *f, struct str typed)
{
    struct db_value v = { 0 };

    return value_parse(c, f, typed, &v) == NULL ? value_typed(c, f, &v) : typed;
}

static void merge_column(struct ctx *c, struct reg_form *form, const struct reg_form *theirs,
                         size_t at, const struct entry *e, size_t n, struct form_page *v)
{
    const struct reg_column *col = &form->def->column[at];
    struct str mine = same_way(c, col->field, form->typed[at]), old = STR("");

    if (str_eq(mine, theirs->typed[at]) || !value_before(c, e, n, col->name, &old))
        return;
    struct form_clash *k = &v->clash[v->n_clash++];

    *k = (struct form_clash){
        .name = col->name,
        .label = words_show(c, &col->field->label),
        .mine = shown_typed(c, col->field, form->typed[at], form->old),
        .theirs = shown_typed(c, col->field, theirs->typed[at], theirs->old),
        .taken = !col->field->personal && str_eq(mine, same_way(c, col->field, old)),
    };
    if (k->taken)
        form->typed[at] = theirs->typed[at];
}

static bool same_rows(struct ctx *c, const struct reg_field *table, const struct reg_cells *a,
                      const struct reg_cells *b)
{
    if (a->n_row != b->n_row)
        return false;
    for (size_t i = 0; i < a->n_row * table->n_cell; i++) {
        const struct reg_field *f = &table->cell[i % table->n_cell];

        if (field_is_typed(f) && !str_eq(same_way(c, f, a->typed[i]), same_way(c, f, b->typed[i])))
            return false;
    }
    return true;
}

/* Of tables the ledger keeps how many rows there were: which ones changed is not known. */
static void merge_table(struct ctx *c, const struct reg_form *form, const struct reg_form *theirs,
                        const struct reg_field *f, struct form_page *v)
{
    size_t at = (size_t)(f - form->def->field);
    const struct reg_cells *mine = &form->table[at], *other = &theirs->table[at];
    struct str n[2] = { int_show(c->arena, (int64_t)mine->n_row, c->lang == LANG_ID),
                        int_show(c->arena, (int64_t)other->n_row, c->lang == LANG_ID) };

    if (same_rows(c, f, mine, other))
        return;
    v->clash[v->n_clash++] = (struct form_clash){
        .name = f->name,
        .label = words_show(c, &f->label),
        .mine = tr_with(c->arena, c->lang, "register.rows", &n[0], 1),
        .theirs = tr_with(c->arena, c->lang, "register.rows", &n[1], 1),
    };
}

static enum status read_changes(struct ctx *c, const struct record *fresh, int64_t since,
                                struct entry **e, size_t *n, struct form_page *v)
{
    int64_t many = fresh->version - since;
    enum status s;

    if (many < 1 || many > CHANGES_MAX)
        many = CHANGES_MAX;
    s = entry_of_object(c, c->who.unit_id, STR("record"), fresh->id, many, e, n);
    if (s != ST_OK || *n == 0)
        return s;
    v->clash_by = (*e)[0].actor.n > 0 ? (*e)[0].actor : tr(c->lang, "history.system");
    v->clash_when = time_short(c->arena, c->lang, (*e)[0].at, c->who.zone);
    return ST_OK;
}

enum status form_merge(struct ctx *c, struct reg_form *form, const struct record *fresh,
                       const struct form_fields *fields, struct form_page *v)
{
    struct reg_form theirs = { 0 };
    struct entry *e = NULL;
    size_t n = 0;
    enum status s = reg_form_fill(c, &theirs, fresh);

    if (s == ST_OK)
        s = read_changes(c, fresh, form->version, &e, &n, v);
    if (s != ST_OK)
        return s;
    v->clash =
        arena_array(c->arena, form->def->n_column + form->def->n_field + 1, sizeof(*v->clash));
    for (size_t i = 0; i < fields->n; i++) {
        const struct reg_field *f = fields->field[i];

        for (int k = 0; k < f->n_column; k++)
            merge_column(c, form, &theirs, (size_t)f->column + (size_t)k, e, n, v);
        if (f->type == FIELD_TABLE)
            merge_table(c, form, &theirs, f, v);
    }
    form->old = fresh;
    form->version = fresh->version;
    return ST_OK;
}
