/* form.c: what was filled in for a record, and what is wrong with it. */
#include "register/form.h"

#include <math.h>

#include "base/utf8.h"
#include "register/hooks.h"
#include "register/queries.h"
#include "register/record.h"
#include "register/sql.h"

static bool is_typed(const struct reg_field *f)
{
    return f->computed.text.n == 0 && f->total.of == NULL;
}

/* ── beginnings ── */

/* A literal, or one of the words that stand for something of this moment. */
struct str default_text(struct ctx *c, const struct reg_field *f, struct str word)
{
    struct db_value now = value_int(c->now);
    int32_t today = day_today(c->now, (int)c->who.zone);
    const struct reg_field as_time = { .type = FIELD_TIME };

    if (str_eq(word, STR("today")))
        return date_iso(c->arena, today);
    if (str_eq(word, STR("now")))
        return f->type == FIELD_DATE ? date_iso(c->arena, today) : value_typed(c, &as_time, &now);
    if (str_eq(word, STR("year")))
        return str_printf(c->arena, "%d", day_civil(today).year);
    if (str_eq(word, STR("me")))
        return c->who.person_id == 0 ? STR("")
                                     : str_printf(c->arena, "%lld", (long long)c->who.person_id);
    return str_eq(word, STR("null")) ? STR("") : word;
}

void reg_form_init(struct ctx *c, struct reg_form *f, const struct reg_def *def)
{
    *f = (struct reg_form){ .def = def,
                            .typed = arena_array(c->arena, def->n_column + 1, sizeof(*f->typed)),
                            .given = arena_array(c->arena, def->n_field + 1, sizeof(*f->given)),
                            .value = arena_array(c->arena, def->n_column + 1, sizeof(*f->value)),
                            .table = arena_array(c->arena, def->n_field + 1, sizeof(*f->table)) };
    for (size_t i = 0; i < def->n_column; i++) {
        const struct reg_field *field = def->column[i].field;

        f->typed[i] = field->otherwise.n > 0 && field->column == (int)i
                          ? default_text(c, field, field->otherwise)
                          : STR("");
        f->value[i] = value_null(def->column[i].type);
    }
}

static enum status fill_table(struct ctx *c, struct reg_form *f, const struct record *r, size_t at)
{
    const struct reg_field *table = &f->def->field[at];
    struct record_rows rows = { 0 };
    struct reg_cells *cells = &f->table[at];
    enum status s = record_rows(c, r, table, &rows);

    if (s != ST_OK)
        return s;
    cells->n_row = rows.n_row;
    cells->typed = arena_array(c->arena, rows.n_row * table->n_cell + 1, sizeof(*cells->typed));
    for (size_t i = 0; i < rows.n_row * table->n_cell; i++)
        cells->typed[i] = value_typed(c, &table->cell[i % table->n_cell], &rows.value[i]);
    return ST_OK;
}

enum status reg_form_fill(struct ctx *c, struct reg_form *f, const struct record *r)
{
    const struct reg_def *def = r->def;
    enum status s = ST_OK;

    reg_form_init(c, f, def);
    f->old = r;
    f->version = r->version;
    for (size_t i = 0; i < def->n_column; i++)
        f->typed[i] = value_typed(c, def->column[i].field, &r->value[i]);
    for (size_t i = 0; i < def->n_field && s == ST_OK; i++) {
        if (def->field[i].type == FIELD_TABLE)
            s = fill_table(c, f, r, i);
    }
    return s;
}

/* ── reading the request ── */

static struct str control(struct ctx *c, struct str name)
{
    struct str full = str_printf(c->arena, "f." STR_FMT, STR_ARG(name));

    return form_str(c, full.p);
}

/* Several values of one control (boxes) come as several pairs: joined with blanks. */
static struct str control_all(struct ctx *c, struct str name)
{
    struct str full = str_printf(c->arena, "f." STR_FMT, STR_ARG(name));
    const struct params *p = &c->req->form;
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < p->n; i++) {
        if (!str_eq(p->p[i].name, full))
            continue;
        if (b.n > 0)
            buf_add_char(&b, ' ');
        buf_add(&b, str_trim(p->p[i].value));
    }
    return buf_str(&b);
}

static bool grow_table(struct ctx *c, struct reg_cells *cells, const struct reg_field *table,
                       size_t rows)
{
    struct str *typed;

    if (rows <= cells->n_row)
        return true;
    if (rows > table->max_rows)
        return false;
    typed = arena_array(c->arena, rows * table->n_cell + 1, sizeof(*typed));
    if (cells->n_row > 0)
        memcpy(typed, cells->typed, cells->n_row * table->n_cell * sizeof(*typed));
    cells->typed = typed;
    cells->n_row = rows;
    return true;
}

static int cell_index(const struct reg_field *table, struct str column)
{
    for (size_t i = 0; i < table->n_cell; i++) {
        if (str_eq(table->cell[i].name, column))
            return (int)i;
    }
    return -1;
}

bool reg_form_put_cell(struct ctx *c, struct reg_form *f, struct str table, size_t row,
                       struct str column, struct str text)
{
    const struct reg_field *field = reg_field(f->def, table);

    if (field == NULL || field->type != FIELD_TABLE)
        return false;
    size_t at = (size_t)(field - f->def->field);
    int cell = cell_index(field, column);

    if (cell < 0 || !is_typed(&field->cell[cell]) || !grow_table(c, &f->table[at], field, row + 1))
        return false;
    f->given[at] = true;
    struct str *typed = &f->table[at].typed[row * field->n_cell + (size_t)cell];

    /* Boxes of one cell come one by one. */
    *typed = typed->n > 0 && field->cell[cell].type == FIELD_CHOICES
                 ? str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(*typed), STR_ARG(text))
                 : text;
    return true;
}

/* "t.FIELD.ROW.COLUMN" */
static void read_table(struct ctx *c, struct reg_form *f, size_t at)
{
    const struct reg_field *table = &f->def->field[at];
    struct str prefix = str_printf(c->arena, "t." STR_FMT ".", STR_ARG(table->name));
    const struct params *p = &c->req->form;

    f->table[at] = (struct reg_cells){ 0 };
    f->given[at] = true;
    for (size_t i = 0; i < p->n; i++) {
        struct str rest = p->p[i].name;
        int64_t row = 0;

        if (!str_starts(rest, prefix))
            continue;
        rest = str_sub(rest, prefix.n, rest.n);
        struct str number = str_cut(&rest, '.');

        if (int_parse_range(number, 0, (int64_t)table->max_rows, &row) &&
            !reg_form_put_cell(c, f, table->name, (size_t)row, rest, str_trim(p->p[i].value)) &&
            row >= (int64_t)table->max_rows)
            reg_form_wrong(c, f, table, "register.too_many_rows",
                           int_show(c->arena, (int64_t)table->max_rows, true));
    }
}

static void read_field(struct ctx *c, struct reg_form *f, const struct reg_field *field)
{
    size_t at = (size_t)(field - f->def->field);

    if (!is_typed(field))
        return;
    f->given[at] = true;
    if (field->type == FIELD_TABLE)
        read_table(c, f, at);
    for (int i = 0; i < field->n_column; i++) {
        size_t col = (size_t)(field->column + i);
        struct str name = f->def->column[col].name;

        f->typed[col] = field->type == FIELD_CHOICES ? control_all(c, name) : control(c, name);
    }
}

void reg_form_read(struct ctx *c, struct reg_form *f, const struct reg_field *const *field,
                   size_t n)
{
    f->version = form_i64(c, "versi", 0);
    for (size_t i = 0; n > 0 && i < n; i++)
        read_field(c, f, field[i]);
    for (size_t i = 0; n == 0 && i < f->def->n_field; i++)
        read_field(c, f, &f->def->field[i]);
}

bool reg_form_put(struct reg_form *f, struct str name, struct str text)
{
    for (size_t i = 0; i < f->def->n_column; i++) {
        const struct reg_column *col = &f->def->column[i];

        if (!str_eq(col->name, name) || !is_typed(col->field))
            continue;
        f->typed[i] = text;
        f->given[col->field - f->def->field] = true;
        return true;
    }
    return false;
}

/* ── what is wrong ── */

static const char *control_id(struct ctx *c, const struct reg_field *f)
{
    const char *kind = f->type == FIELD_FILE ? "b" : f->type == FIELD_TABLE ? "t" : "f";

    return str_z(c->arena, str_printf(c->arena, "%s." STR_FMT, kind, STR_ARG(f->name)));
}

static void add_error(struct reg_form *f, const char *control_name, struct str text)
{
    if (f->n_error < REG_ERRORS_MAX)
        f->error[f->n_error++] = (struct part_error){ control_name, text };
}

void reg_form_wrong(struct ctx *c, struct reg_form *f, const struct reg_field *field,
                    const char *key, struct str a1)
{
    struct str args[] = { field == NULL ? STR("") : words_show(c, &field->label), a1 };

    add_error(f, field == NULL ? NULL : control_id(c, field),
              tr_with(c->arena, c->lang, key, args, 2));
}

void reg_form_wrong_words(struct ctx *c, struct reg_form *f, const struct reg_field *field,
                          const struct words *w)
{
    add_error(f, field == NULL ? NULL : control_id(c, field), words_show(c, w));
}

struct str reg_form_error(const struct reg_form *f, struct str control_name)
{
    for (size_t i = 0; i < f->n_error; i++) {
        if (f->error[i].field != NULL && str_eq(str_of(f->error[i].field), control_name))
            return f->error[i].text;
    }
    return STR("");
}

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
        if (!is_typed(field) || !given)
            continue;
        key = value_parse(c, field, f->typed[i], &f->value[i]);
        if (key != NULL)
            reg_form_wrong(c, f, field, key, limit_text(c, field, key));
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

    add_error(f, str_z(c->arena, id), tr_with(c->arena, c->lang, "register.in_row", place, 2));
}

static void check_row(struct ctx *c, struct reg_form *f, const struct reg_field *table,
                      struct reg_cells *cells, size_t row)
{
    for (size_t k = 0; k < table->n_cell; k++) {
        const struct reg_field *col = &table->cell[k];
        size_t at = row * table->n_cell + k;
        const char *key = value_parse(c, col, cells->typed[at], &cells->value[at]);

        if (key == NULL && col->required && is_typed(col) && cells->value[at].null)
            key = "register.required";
        if (key != NULL)
            wrong_cell(c, f, table, row, k, key);
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

/* Fields with a condition are looked at when the row is written (save.c), since only the database
 * knows it. */
static enum status check_required(struct ctx *c, struct reg_form *f,
                                  const struct reg_field *const *require, size_t n)
{
    const struct reg_def *def = f->def;

    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *field = &def->field[i];
        bool insisted = is_named_in(require, n, field);
        bool needed = insisted || (field->required && field->when.text.n == 0 &&
                                   (f->old == NULL || f->given[i]));
        size_t proofs = 0;

        if (!needed || !is_typed(field) || is_filled(f, field))
            continue;
        if (field->type == FIELD_TABLE && f->old != NULL && !f->given[i])
            continue;
        if (field->type == FIELD_FILE && f->old != NULL) {
            enum status s = record_files(c, f->old, field, &proofs);

            if (s != ST_OK)
                return s;
        }
        if (proofs == 0 && reg_form_error(f, str_of(control_id(c, field))).n == 0)
            reg_form_wrong(c, f, field, "register.required", STR(""));
    }
    return ST_OK;
}

/* ── what only the database knows ── */

static enum status check_ref(struct ctx *c, struct reg_form *f, const struct reg_field *field,
                             const struct db_value *v)
{
    struct db_rows rows = { 0 };
    struct stmt s;

    stmt_init(&s, c);
    stmt_put(&s, "SELECT r.id FROM (SELECT * FROM ");
    stmt_name(&s, sql_table(c->arena, field->to));
    stmt_put(&s, " WHERE unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, ") AS r WHERE r.id = ");
    (void)stmt_int(&s, v->i);
    if (field->where.text.n > 0) {
        stmt_put(&s, " AND ");
        stmt_expr(&s, field->to, &field->where, "r", true);
    }
    stmt_col(&s, DB_INT);
    enum status st = stmt_run(&s, &rows, NULL);
    if (st == ST_OK && rows.n_rows == 0)
        reg_form_wrong(c, f, field, "register.no_reference", STR(""));
    return st;
}

static enum status check_pointer(struct ctx *c, struct reg_form *f, const struct reg_field *field,
                                 const struct db_value *v)
{
    int64_t n = 1;
    enum status s = ST_OK;

    if (v->null)
        return ST_OK;
    if (field->type == FIELD_REF)
        return check_ref(c, f, field, v);
    if (field->type == FIELD_PERSON)
        s = person_here(c, c->who.unit_id, v->i, &n);
    else if (field->type == FIELD_UNIT)
        s = unit_there(c, v->i, &n);
    if (s == ST_OK && n == 0)
        reg_form_wrong(c, f, field, "register.no_reference", STR(""));
    return s;
}

static bool is_changed(const struct reg_form *f, size_t column)
{
    const struct db_value *was = f->old == NULL ? NULL : &f->old->value[column],
                          *is = &f->value[column];

    return was == NULL || was->null != is->null || was->i != is->i;
}

static enum status check_pointers(struct ctx *c, struct reg_form *f)
{
    const struct reg_def *def = f->def;
    enum status s = ST_OK;

    for (size_t i = 0; i < def->n_column && s == ST_OK; i++) {
        if (is_typed(def->column[i].field) && is_changed(f, i))
            s = check_pointer(c, f, def->column[i].field, &f->value[i]);
    }
    for (size_t i = 0; i < def->n_field && s == ST_OK; i++) {
        const struct reg_field *table = &def->field[i];

        for (size_t k = 0; table->type == FIELD_TABLE && f->table[i].value != NULL &&
                           k < f->table[i].n_row * table->n_cell && s == ST_OK;
             k++)
            s = check_pointer(c, f, &table->cell[k % table->n_cell], &f->table[i].value[k]);
    }
    return s;
}

static enum status check_unique(struct ctx *c, struct reg_form *f)
{
    const struct reg_def *def = f->def;

    for (size_t i = 0; i < def->n_column; i++) {
        struct db_rows rows = { 0 };
        struct stmt s;

        if (!def->column[i].field->unique || f->value[i].null)
            continue;
        stmt_init(&s, c);
        stmt_put(&s, "SELECT r.id FROM ");
        stmt_name(&s, sql_table(c->arena, def));
        stmt_put(&s, " AS r WHERE r.unit_id = ");
        (void)stmt_int(&s, c->who.unit_id);
        stmt_put(&s, " AND r.");
        stmt_name(&s, def->column[i].name);
        stmt_put(&s, " = ");
        (void)stmt_value(&s, f->value[i]);
        stmt_put(&s, " AND r.id <> ");
        (void)stmt_int(&s, f->old == NULL ? 0 : f->old->id);
        stmt_col(&s, DB_INT);
        enum status st = stmt_run(&s, &rows, NULL);
        if (st != ST_OK)
            return st;
        if (rows.n_rows > 0)
            reg_form_wrong(c, f, def->column[i].field, "register.not_unique", STR(""));
    }
    return ST_OK;
}

enum status reg_form_check(struct ctx *c, struct reg_form *f,
                           const struct reg_field *const *require, size_t n)
{
    enum status s;

    check_columns(c, f);
    check_tables(c, f);
    s = check_required(c, f, require, n);
    if (s == ST_OK && f->n_error == 0)
        s = check_pointers(c, f);
    if (s == ST_OK && f->n_error == 0)
        s = check_unique(c, f);
    if (s == ST_OK && f->n_error == 0 && f->def->hooks != NULL && f->def->hooks->check != NULL)
        s = f->def->hooks->check(c, f);
    if (s != ST_OK)
        return s;
    return f->n_error > 0 ? refuse(c, ST_INVALID, "register.see_fields") : ST_OK;
}
