/*
 * form_check.c: what is wrong with what was filled in: everything in one round, so that nobody
 * mends one mistake only to be told of the next. A value that is wrong counts as none for what is
 * looked at after it, and its field is marked, so that nothing else is said because of it.
 */
#include "register/form_check.h"

#include <assert.h>

#include "base/rows.h"
#include "register/hooks.h"
#include "register/queries.h"
#include "register/sql.h"

/* ── what a value may be ── */

/* What {2} of a message names: the limit that was passed, or what a good value looks like. */
static struct str limit_text(struct ctx *c, const struct reg_field *f, const char *key)
{
    bool id = c->lang == LANG_ID;

    if (strcmp(key, "register.pattern") == 0)
        return words_show(c, &f->pattern_say);
    if (strcmp(key, "register.too_small") == 0)
        return decimal_show(c->arena, f->has_min ? f->min : 0, 2, id);
    if (strcmp(key, "register.too_large") == 0)
        return decimal_show(c->arena,
                            f->has_max                 ? f->max
                            : f->type == FIELD_PERCENT ? 100
                                                       : 1e15,
                            2, id);
    if (strcmp(key, "register.too_long") == 0)
        return int_show(c->arena,
                        f->has_max                  ? (int64_t)f->max
                        : f->type == FIELD_LONGTEXT ? 4000
                                                    : 200,
                        id);
    return STR("");
}

static void check_columns(struct ctx *c, struct reg_form *f)
{
    const struct reg_def *def = f->def;

    for (size_t i = 0; i < def->n_column; i++) {
        const struct reg_field *field = def->column[i].field;
        bool given = f->given[field - def->field] || f->old == NULL;
        const char *key;

        f->value[i] = f->old != NULL ? f->old->value[i] : value_null(def->column[i].type);
        if (!field_is_typed(field) || !given)
            continue;
        key = value_parse(c, field, f->typed[i], &f->value[i]);
        if (key == NULL)
            continue;
        reg_form_wrong(c, f, field, key, limit_text(c, field, key));
        f->value[i] = value_null(def->column[i].type);
    }
}

static bool row_is_empty(const struct reg_cells *cells, size_t n_cell, size_t row)
{
    for (size_t i = 0; i < n_cell; i++) {
        if (cells->typed[row * n_cell + i].n > 0)
            return false;
    }
    return true;
}

/* The rows that hold something, closed up. */
static void close_up(struct reg_cells *cells, size_t n_cell)
{
    size_t to = 0;

    for (size_t i = 0; i < cells->n_row; i++) {
        if (row_is_empty(cells, n_cell, i))
            continue;
        if (to != i)
            memmove(&cells->typed[to * n_cell], &cells->typed[i * n_cell],
                    n_cell * sizeof(*cells->typed));
        to++;
    }
    cells->n_row = to;
}

static void wrong_cell(struct ctx *c, struct reg_form *f, const struct reg_field *table, size_t row,
                       size_t cell, const char *key)
{
    const struct reg_field *col = &table->cell[cell];
    struct str label = words_show(c, &col->label);
    struct str args[] = { label, limit_text(c, col, key) };
    struct str text = tr_with(c->arena, c->lang, key, args, 2);
    struct str place[] = { int_show(c->arena, (int64_t)row + 1, true), text };
    struct str id = str_printf(c->arena, "t." STR_FMT ".%zu." STR_FMT, STR_ARG(table->name), row,
                               STR_ARG(col->name));

    reg_form_wrong_text(c, f, table, str_z(c->arena, id),
                        tr_with(c->arena, c->lang, "register.in_row", place, 2));
}

static void check_row(struct ctx *c, struct reg_form *f, const struct reg_field *table,
                      struct reg_cells *cells, size_t row)
{
    for (size_t k = 0; k < table->n_cell; k++) {
        const struct reg_field *col = &table->cell[k];
        size_t at = row * table->n_cell + k;
        const char *key = value_parse(c, col, cells->typed[at], &cells->value[at]);

        if (key == NULL && col->required && field_is_typed(col) && cells->value[at].null)
            key = "register.required";
        if (key == NULL)
            continue;
        wrong_cell(c, f, table, row, k, key);
        cells->value[at] = value_null(field_db_type(col->type));
    }
}

static void check_tables(struct ctx *c, struct reg_form *f)
{
    const struct reg_def *def = f->def;

    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *table = &def->field[i];
        struct reg_cells *cells = &f->table[i];

        if (table->type != FIELD_TABLE || (f->old != NULL && !f->given[i]))
            continue;
        close_up(cells, table->n_cell);
        cells->value =
            arena_array(c->arena, cells->n_row * table->n_cell + 1, sizeof(*cells->value));
        for (size_t row = 0; row < cells->n_row; row++)
            check_row(c, f, table, cells, row);
        if (cells->n_row < table->min_rows)
            reg_form_wrong(c, f, table, "register.too_few_rows",
                           int_show(c->arena, (int64_t)table->min_rows, true));
    }
}

static bool has_file(const struct reg_form *f, const struct reg_field *field)
{
    for (size_t i = 0; i < f->n_file; i++) {
        if (f->file_field[i] == field)
            return true;
    }
    return false;
}

static bool is_filled(const struct reg_form *f, const struct reg_field *field)
{
    size_t at = (size_t)(field - f->def->field);

    if (field->type == FIELD_FILE)
        return has_file(f, field);
    if (field->type == FIELD_TABLE)
        return f->table[at].n_row > 0;
    return field->column >= 0 && !f->value[field->column].null;
}

static bool is_named_in(const struct reg_field *const *list, size_t n,
                        const struct reg_field *field)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i] == field)
            return true;
    }
    return false;
}

bool form_is_given(const struct reg_form *f, const struct reg_field *field)
{
    return f->old == NULL || f->given[field - f->def->field];
}

enum status form_require(struct ctx *c, struct reg_form *f, const struct reg_field *field)
{
    size_t proofs = 0;
    enum status s = ST_OK;

    if (!field_is_typed(field) || f->wrong[field - f->def->field] || is_filled(f, field))
        return ST_OK;
    if (field->type == FIELD_TABLE && !form_is_given(f, field))
        return ST_OK;
    if (field->type == FIELD_FILE && f->old != NULL)
        s = record_files(c, f->old, field, &proofs);
    if (s == ST_OK && proofs == 0)
        reg_form_wrong(c, f, field, "register.required", STR(""));
    return s;
}

/* Those with a condition wait for it (judge.c), since only the database knows whether it holds. */
static enum status check_required(struct ctx *c, struct reg_form *f, const struct reg_move *m)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < f->def->n_field && s == ST_OK; i++) {
        const struct reg_field *field = &f->def->field[i];
        bool insisted = m != NULL && is_named_in(m->require, m->n_require, field);

        if (insisted || (field->required && field->when.text.n == 0 && form_is_given(f, field)))
            s = form_require(c, f, field);
    }
    return s;
}

/* ── what only the database knows ── */

static enum status ref_there(struct ctx *c, const struct reg_field *field, int64_t id, bool *there)
{
    struct db_rows rows = { 0 };
    struct stmt s;

    stmt_init(&s, c);
    stmt_put(&s, "SELECT r.id FROM (SELECT * FROM ");
    stmt_name(&s, sql_table(c->arena, field->to));
    stmt_put(&s, " WHERE unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, ") AS r WHERE r.id = ");
    (void)stmt_int(&s, id);
    if (field->where.text.n > 0) {
        stmt_put(&s, " AND ");
        stmt_expr(&s, field->to, &field->where, "r", true);
    }
    stmt_col(&s, DB_INT);
    enum status st = stmt_run(&s, &rows, NULL);
    *there = rows.n_rows > 0;
    return st;
}

/* What a value points at, if it points at anything, is there and may be chosen. */
static enum status target_there(struct ctx *c, const struct reg_field *field,
                                const struct db_value *v, bool *there)
{
    int64_t n = 1;
    enum status s = ST_OK;

    *there = true;
    if (v->null)
        return ST_OK;
    if (field->type == FIELD_REF)
        return ref_there(c, field, v->i, there);
    if (field->type == FIELD_PERSON)
        s = person_here(c, c->who.unit_id, v->i, &n);
    else if (field->type == FIELD_UNIT)
        s = unit_there(c, v->i, &n);
    *there = n > 0;
    return s;
}

static bool is_changed(const struct reg_form *f, size_t column)
{
    return f->old == NULL || !value_same(&f->old->value[column], &f->value[column]);
}

static enum status check_cells(struct ctx *c, struct reg_form *f, const struct reg_field *table)
{
    const struct reg_cells *cells = &f->table[table - f->def->field];
    enum status s = ST_OK;

    for (size_t i = 0; cells->value != NULL && i < cells->n_row * table->n_cell && s == ST_OK;
         i++) {
        size_t cell = i % table->n_cell;
        bool there = true;

        s = target_there(c, &table->cell[cell], &cells->value[i], &there);
        if (s == ST_OK && !there)
            wrong_cell(c, f, table, i / table->n_cell, cell, "register.no_reference");
    }
    return s;
}

static enum status check_targets(struct ctx *c, struct reg_form *f)
{
    const struct reg_def *def = f->def;
    enum status s = ST_OK;

    for (size_t i = 0; i < def->n_column && s == ST_OK; i++) {
        const struct reg_field *field = def->column[i].field;
        bool there = true;

        if (field_is_typed(field) && is_changed(f, i))
            s = target_there(c, field, &f->value[i], &there);
        if (s == ST_OK && !there)
            reg_form_wrong(c, f, field, "register.no_reference", STR(""));
    }
    for (size_t i = 0; i < def->n_field && s == ST_OK; i++) {
        if (def->field[i].type == FIELD_TABLE)
            s = check_cells(c, f, &def->field[i]);
    }
    return s;
}

static bool asks_unique(const struct reg_form *f, size_t column)
{
    const struct reg_field *field = f->def->column[column].field;

    return field->unique && !f->value[column].null && !f->wrong[field - f->def->field];
}

/* The forms' values of a column, as often as it takes for a size of base/rows.h. */
static size_t put_values(struct stmt *s, struct reg_form *const *f, size_t n, size_t column)
{
    size_t asked = 0, room = n == 1 ? 1 : n <= ROWS_SOME ? ROWS_SOME : ROWS_AT_ONCE;
    const struct db_value *first = NULL;

    for (size_t i = 0; i < n; i++) {
        if (!asks_unique(f[i], column))
            continue;
        stmt_put(s, asked++ > 0 ? ", " : "");
        (void)stmt_value(s, f[i]->value[column]);
        first = first == NULL ? &f[i]->value[column] : first;
    }
    for (size_t i = asked; first != NULL && i < room; i++) {
        stmt_put(s, ", ");
        (void)stmt_value(s, *first);
    }
    return asked;
}

static enum status unique_in(struct ctx *c, struct reg_form *const *f, size_t n, size_t column)
{
    const struct reg_def *def = f[0]->def;
    const struct reg_column *col = &def->column[column];
    struct db_rows rows = { 0 };
    struct stmt s;
    enum status st;

    stmt_init(&s, c);
    stmt_put(&s, "SELECT r.id, r.");
    stmt_name(&s, col->name);
    stmt_col(&s, DB_INT);
    stmt_col(&s, col->type);
    stmt_put(&s, " FROM ");
    stmt_name(&s, sql_table(c->arena, def));
    stmt_put(&s, " AS r WHERE r.unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, " AND r.");
    stmt_name(&s, col->name);
    stmt_put(&s, " IN (");
    if (put_values(&s, f, n, column) == 0)
        return ST_OK;
    stmt_put(&s, ")");
    st = stmt_run(&s, &rows, NULL);
    for (size_t i = 0; i < n * rows.n_rows && st == ST_OK; i++) {
        const struct db_value *cell = &rows.cell[i % rows.n_rows * 2];
        struct reg_form *form = f[i / rows.n_rows];

        if (asks_unique(form, column) && value_same(&cell[1], &form->value[column]) &&
            (form->old == NULL || form->old->id != cell[0].i))
            reg_form_wrong(c, form, col->field, "register.not_unique", STR(""));
    }
    return st;
}

enum status form_unique(struct ctx *c, struct reg_form *const *f, size_t n)
{
    enum status s = ST_OK;

    assert(n <= ROWS_AT_ONCE);
    for (size_t i = 0; i < f[0]->def->n_column && s == ST_OK; i++) {
        if (f[0]->def->column[i].field->unique)
            s = unique_in(c, f, n, i);
    }
    return s;
}

/* All of them are there, and one of them is new: what the record has since long is not asked
 * again. */
static bool asks_together(const struct reg_form *f)
{
    bool changed = false;

    for (size_t i = 0; i < f->def->n_together; i++) {
        const struct reg_field *field = f->def->together[i];

        if (f->value[field->column].null || f->wrong[field - f->def->field])
            return false;
        changed = changed || is_changed(f, (size_t)field->column);
    }
    return changed;
}

/* Who checks within a transaction is the only writer, on either database. */
static enum status find_same(struct ctx *c, const struct reg_form *f, struct db_rows *rows)
{
    struct stmt s;

    stmt_init(&s, c);
    stmt_put(&s, "SELECT r.id FROM ");
    stmt_name(&s, sql_table(c->arena, f->def));
    stmt_put(&s, " AS r WHERE r.unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    for (size_t i = 0; i < f->def->n_together; i++) {
        stmt_put(&s, " AND r.");
        stmt_name(&s, f->def->together[i]->name);
        stmt_put(&s, " = ");
        (void)stmt_value(&s, f->value[f->def->together[i]->column]);
    }
    stmt_put(&s, " AND r.id <> ");
    (void)stmt_int(&s, f->old == NULL ? 0 : f->old->id);
    stmt_put(&s, " ORDER BY r.id LIMIT 1");
    stmt_col(&s, DB_INT);
    return stmt_run(&s, rows, NULL);
}

void form_twice(struct ctx *c, struct reg_form *f, struct str other)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < f->def->n_together; i++) {
        buf_add(&b, str_of(i > 0 ? ", " : ""));
        buf_add(&b, words_show(c, &f->def->together[i]->label));
    }
    struct str args[] = { buf_str(&b), other };

    reg_form_wrong_text(c, f, f->def->together[f->def->n_together - 1], NULL,
                        tr_with(c->arena, c->lang, "register.twice", args, 2));
}

/* The other record is named to whoever may know of it. */
static enum status check_together(struct ctx *c, struct reg_form *f)
{
    struct record other = { .title = tr(c->lang, "register.twice_hidden") };
    struct db_rows rows = { 0 };
    enum status s;

    if (!asks_together(f))
        return ST_OK;
    s = find_same(c, f, &rows);
    if (s != ST_OK || rows.n_rows == 0)
        return s;
    if (!c->for_public)
        s = record_find(c, f->def, rows.cell[0].i, &other);
    if (s == ST_OK || s == ST_NOT_FOUND)
        form_twice(c, f, other.title);
    return s == ST_NOT_FOUND ? ST_OK : s;
}

enum status form_check_values(struct ctx *c, struct reg_form *f, const struct reg_move *m)
{
    const struct reg_hooks *hooks = f->def->hooks;
    enum status s;

    check_columns(c, f);
    check_tables(c, f);
    s = check_required(c, f, m);
    if (s == ST_OK)
        s = check_targets(c, f);
    if (s == ST_OK)
        s = check_together(c, f);
    if (s == ST_OK && hooks != NULL && hooks->check != NULL)
        s = hooks->check(c, f);
    return s == ST_OK ? form_totals(c, f) : s;
}

enum status reg_form_check(struct ctx *c, struct reg_form *f, const struct record *now,
                           const struct reg_move *m)
{
    enum status s = form_check_values(c, f, m);

    if (s == ST_OK)
        s = form_unique(c, &f, 1);
    if (s == ST_OK)
        s = form_judge(c, &f, now, 1, m);
    if (s != ST_OK)
        return s;
    return f->n_error > 0 ? refuse(c, ST_INVALID, "register.see_fields") : ST_OK;
}
