/* form.c: what was filled in for a record. */
#include "register/form.h"

#include "register/record.h"
#include "register/stmt.h"

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
                            .wrong = arena_array(c->arena, def->n_field + 1, sizeof(*f->wrong)),
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

    if (cell < 0 || !field_is_typed(&field->cell[cell]) ||
        !grow_table(c, &f->table[at], field, row + 1))
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

    if (!field_is_typed(field))
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
    for (size_t i = 0; i < n; i++)
        read_field(c, f, field[i]);
}

bool reg_form_put(struct reg_form *f, struct str name, struct str text)
{
    for (size_t i = 0; i < f->def->n_column; i++) {
        const struct reg_column *col = &f->def->column[i];

        if (!str_eq(col->name, name) || !field_is_typed(col->field))
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

void reg_form_wrong_text(struct ctx *c, struct reg_form *f, const struct reg_field *field,
                         const char *at, struct str text)
{
    if (field != NULL) {
        f->wrong[field - f->def->field] = true;
        at = at != NULL ? at : control_id(c, field);
    }
    if (f->n_error < REG_ERRORS_MAX)
        f->error[f->n_error++] = (struct part_error){ at, text };
}

void reg_form_wrong(struct ctx *c, struct reg_form *f, const struct reg_field *field,
                    const char *key, struct str a1)
{
    struct str args[] = { field == NULL ? STR("") : words_show(c, &field->label), a1 };

    reg_form_wrong_text(c, f, field, NULL, tr_with(c->arena, c->lang, key, args, 2));
}

void reg_form_wrong_words(struct ctx *c, struct reg_form *f, const struct reg_field *field,
                          const struct words *w)
{
    reg_form_wrong_text(c, f, field, NULL, words_show(c, w));
}

struct str reg_form_said(struct ctx *c, const struct reg_form *f)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < f->n_error; i++)
        buf_printf(&b, "%s" STR_FMT, i > 0 ? " " : "", STR_ARG(f->error[i].text));
    return buf_str(&b);
}

struct str reg_form_error(const struct reg_form *f, struct str control_name)
{
    for (size_t i = 0; i < f->n_error; i++) {
        if (f->error[i].field != NULL && str_eq(str_of(f->error[i].field), control_name))
            return f->error[i].text;
    }
    return STR("");
}
