/*
 * hooks.c of legal_document: a relation has two ends. Whoever writes "revokes" here finds "revoked
 * by" there, and the revoked document is not in force; whoever amends leaves the other in force.
 * Taking the relation away takes its mirror away, and with the last revoker the document is in
 * force again (Permenkumham 8/2019: status and its explanation).
 *
 * Only what a change brings or takes is mirrored, so mirrors do not answer each other without end.
 */
#include "register/hooks.h"

enum bound { STANDING, RELATIONS };
static const char *const fields[] = { "standing", "relations", NULL };

enum column { RELATION, DOCUMENT, OTHER, SINCE };

struct tie {
    struct str relation, day;
    int64_t document;
};

struct ties {
    struct tie *v;
    size_t n;
};

static struct str mirror_of(struct str relation)
{
    static const char *const pair[][2] = {
        { "amends", "amended" },
        { "revokes", "revoked" },
        { "implements", "implemented" },
        { "related", "related" },
    };

    for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
        if (str_eq(relation, str_of(pair[i][0])))
            return str_of(pair[i][1]);
        if (str_eq(relation, str_of(pair[i][1])))
            return str_of(pair[i][0]);
    }
    return STR("");
}

static const struct db_value *cell(const struct record_rows *rows, size_t row, enum column col)
{
    return &rows->value[row * rows->n_column + col];
}

static struct str text(const struct record_rows *rows, size_t row, enum column col)
{
    return cell(rows, row, col)->null ? STR("") : cell(rows, row, col)->s;
}

/* Those of its relations that lead to a document of this register. */
static enum status ties_of(struct ctx *c, const struct reg_def *def, int64_t id, struct ties *out)
{
    const struct record r = { .def = def, .id = id };
    struct record_rows rows = { 0 };
    enum status s = record_rows(c, &r, hook_field(def, RELATIONS), &rows);

    out->v = arena_array(c->arena, rows.n_row + 1, sizeof *out->v);
    out->n = 0;
    for (size_t i = 0; i < rows.n_row && s == ST_OK; i++) {
        if (!cell(&rows, i, DOCUMENT)->null)
            out->v[out->n++] = (struct tie){ text(&rows, i, RELATION), text(&rows, i, SINCE),
                                             cell(&rows, i, DOCUMENT)->i };
    }
    return s;
}

static bool holds(const struct ties *t, const struct tie *one)
{
    for (size_t i = 0; i < t->n; i++) {
        if (t->v[i].document == one->document && str_eq(t->v[i].relation, one->relation))
            return true;
    }
    return false;
}

/* ── the other end ── */

struct end {
    struct record r;
    struct record_rows rows;
    struct reg_form form;
    size_t at; /* of the mirror among the rows; rows.n_row: it is not there */
    size_t revokers;
};

static enum status end_find(struct ctx *c, const struct reg_def *def, const struct tie *t,
                            int64_t id, struct end *out)
{
    struct str mirror = mirror_of(t->relation);
    enum status s = record_find(c, def, t->document, &out->r);

    if (s == ST_OK)
        s = record_rows(c, &out->r, hook_field(def, RELATIONS), &out->rows);
    if (s == ST_OK)
        s = reg_form_fill(c, &out->form, &out->r);
    if (s != ST_OK)
        return s;
    out->form.follows = true;
    out->at = out->rows.n_row;
    for (size_t i = 0; i < out->rows.n_row; i++) {
        struct str relation = text(&out->rows, i, RELATION);

        out->revokers += str_eq(relation, STR("revoked")) ? 1 : 0;
        if (str_eq(relation, mirror) && !cell(&out->rows, i, DOCUMENT)->null &&
            cell(&out->rows, i, DOCUMENT)->i == id)
            out->at = i;
    }
    return ST_OK;
}

/* What is wrong with the other document is said by its name: here nobody sees its fields. */
static enum status end_save(struct ctx *c, struct end *e)
{
    enum status s = record_change(c, &e->r, &e->form);

    if (s == ST_INVALID)
        return refuse_with(c, ST_CONFLICT, "law.mirror_refused", e->r.title,
                           e->form.n_error > 0 ? e->form.error[0].text : STR(""));
    return s;
}

static enum status mirror_add(struct ctx *c, const struct reg_def *def, const struct tie *t,
                              int64_t id)
{
    struct str mirror = mirror_of(t->relation), table = hook_field(def, RELATIONS)->name;
    struct end e = { 0 };
    enum status s = end_find(c, def, t, id, &e);
    bool fits;

    if (s != ST_OK || e.at < e.rows.n_row)
        return s;
    fits = reg_form_put_cell(c, &e.form, table, e.at, STR("relation"), mirror) &&
           reg_form_put_cell(c, &e.form, table, e.at, STR("document"),
                             str_printf(c->arena, "%lld", (long long)id)) &&
           reg_form_put_cell(c, &e.form, table, e.at, STR("day"), t->day);
    if (!fits)
        return refuse_with(c, ST_CONFLICT, "law.mirror_full", e.r.title, STR(""));
    if (str_eq(mirror, STR("revoked")))
        (void)reg_form_put(&e.form, hook_field(def, STANDING)->name, STR("not_in_force"));
    return end_save(c, &e);
}

static enum status mirror_drop(struct ctx *c, const struct reg_def *def, const struct tie *t,
                               int64_t id)
{
    const struct reg_field *table = hook_field(def, RELATIONS);
    struct end e = { 0 };
    enum status s = end_find(c, def, t, id, &e);

    if (s == ST_NOT_FOUND) /* it went first */
        return ST_OK;
    if (s != ST_OK || e.at == e.rows.n_row)
        return s;
    for (size_t k = 0; k < table->n_cell; k++)
        (void)reg_form_put_cell(c, &e.form, table->name, e.at, table->cell[k].name, STR(""));
    if (str_eq(mirror_of(t->relation), STR("revoked")) && e.revokers == 1)
        (void)reg_form_put(&e.form, hook_field(def, STANDING)->name, STR("in_force"));
    return end_save(c, &e);
}

/* ── what a change brought and took ── */

static enum status before(struct ctx *c, const struct reg_def *def, int64_t id, void **seen)
{
    struct ties *t = arena_new(c->arena, struct ties);

    *t = (struct ties){ 0 };
    *seen = t;
    return ties_of(c, def, id, t);
}

static enum status after(struct ctx *c, const struct reg_def *def, int64_t id, bool gone,
                         void *seen)
{
    const struct ties *was = seen;
    struct ties now = { 0 };
    enum status s = gone ? ST_OK : ties_of(c, def, id, &now);

    for (size_t i = 0; i < was->n && s == ST_OK; i++) {
        if (!holds(&now, &was->v[i]) && was->v[i].document != id)
            s = mirror_drop(c, def, &was->v[i], id);
    }
    for (size_t i = 0; i < now.n && s == ST_OK; i++) {
        if (!holds(was, &now.v[i]))
            s = mirror_add(c, def, &now.v[i], id);
    }
    return s;
}

static enum status made(struct ctx *c, const struct reg_def *def, struct record_run run)
{
    struct ties none = { 0 };
    enum status s = ST_OK;

    for (int64_t id = run.first; id <= run.last && s == ST_OK; id++)
        s = after(c, def, id, false, &none);
    return s;
}

static const struct record_watch watch = {
    .name = "legal_document", .made = made, .before = before, .after = after
};

/* ── checked when saved ── */

static enum status check(struct ctx *c, struct reg_form *form)
{
    const struct reg_field *table = hook_field(form->def, RELATIONS);
    size_t at = (size_t)(table - form->def->field);
    const struct reg_cells *cells = &form->table[at];

    if (!form->given[at] || cells->value == NULL || form->wrong[at])
        return ST_OK;
    for (size_t i = 0; i < cells->n_row; i++) {
        const struct db_value *v = &cells->value[i * table->n_cell];

        if (v[DOCUMENT].null && v[OTHER].null)
            reg_form_wrong(c, form, table, "law.relation_empty", STR(""));
        if (form->old != NULL && !v[DOCUMENT].null && v[DOCUMENT].i == form->old->id)
            reg_form_wrong(c, form, table, "law.relation_self", STR(""));
    }
    return ST_OK;
}

const struct reg_hooks legal_document_hooks = { .fields = fields, .check = check, .watch = &watch };
