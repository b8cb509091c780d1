/* import_run.c: rows of a file become records, inside the caller's transaction. */
#include "base/number.h"
#include "register/csv_cell.h"
#include "register/import.h"
#include "register/record.h"
#include "register/sql.h"
#include "register/stmt.h"

void import_wrong_add(struct reg_import *im, size_t line, struct str column, struct str text)
{
    if (im->n_wrong == IMPORT_ERRORS) {
        im->n_more++;
        return;
    }
    im->wrong[im->n_wrong++] =
        (struct import_wrong){ line, str_copy(im->keep, column), str_copy(im->keep, text) };
}

/* ── One row ── */

/* Sets the column and says whether that is another value. A cell that is empty takes nothing away.
 */
static bool put(struct reg_form *f, const struct reg_column *col, size_t at, struct str text)
{
    bool other = text.n > 0 && !str_eq(f->typed[at], text);

    if (other)
        (void)reg_form_put(f, col->name, text);
    return other;
}

/* What a cell says cannot be understood: told with whatever else is wrong with the row. */
static void cell_wrong(struct reg_import *im, struct reg_form *f, const struct reg_column *col,
                       struct str cell, const char *key)
{
    struct ctx *c = im->c;
    struct str typed = str_trim(cell);

    reg_form_wrong_text(c, f, col->field,
                        str_z(c->arena, str_printf(c->arena, "f." STR_FMT, STR_ARG(col->name))),
                        tr_with(c->arena, c->lang, key, &typed, 1));
}

/* The row's values into the form, which is new or holds the record that the row changes. */
static enum status fill_form(struct reg_import *im, const struct table_row *row, struct reg_form *f,
                             bool *differs)
{
    for (size_t i = 0; i < row->n_cell; i++) {
        const struct reg_column *col;
        struct str text = { 0 };
        const char *key = NULL;
        enum status s;

        if (i >= im->n_column || im->column[i] < 0)
            continue;
        col = &im->def->column[im->column[i]];
        s = import_text(im, col->field, row->cell[i], &text, &key);
        if (s != ST_OK)
            return s;
        if (key != NULL)
            cell_wrong(im, f, col, row->cell[i], key);
        else if (put(f, col, (size_t)im->column[i], text))
            *differs = true;
    }
    return ST_OK;
}

/* "f.host" is the column "host" of the file, by the head that it has there. */
static struct str column_of(const struct reg_import *im, const char *control)
{
    struct str name = str_of(control);

    if (name.n < 3)
        return STR("");
    name = str_sub(name, 2, name.n);
    for (size_t i = 0; i < im->n_column; i++) {
        if (im->column[i] >= 0 && str_eq(im->def->column[im->column[i]].name, name))
            return im->table.row[0].cell[i];
    }
    return STR("");
}

static void tell_form(struct reg_import *im, const struct table_row *row, const struct reg_form *f)
{
    for (size_t i = 0; i < f->n_error; i++)
        import_wrong_add(im, row->line, column_of(im, f->error[i].field), f->error[i].text);
    if (f->n_error == 0)
        import_wrong_add(im, row->line, STR(""), failure_text(im->c));
    im->c->failure = (struct failure){ 0 };
}

/* How the row was understood, for the preview. */
static enum status show_row(struct reg_import *im, const struct table_row *row, int64_t id)
{
    struct record r = { 0 };
    enum status s = record_find(im->c, im->def, id, &r);

    if (s == ST_NOT_FOUND) /* somebody else's eyes only */
        return ST_OK;
    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < im->n_column; i++) {
        int col = im->column[i];
        struct str *out = &im->shown[im->n_shown * im->n_column + i];

        if (col >= 0)
            *out = str_copy(im->keep, value_show(im->c, im->def->column[col].field, &r.value[col],
                                                 r.shown[col]));
    }
    im->shown_line[im->n_shown++] = row->line;
    return ST_OK;
}

/* The record that has the row's key; ST_NOT_FOUND: none that the asker may know of. */
static enum status find_keyed(struct reg_import *im, const struct table_row *row, struct record *r)
{
    const struct reg_def *def = im->def;
    struct db_rows rows = { 0 };
    struct stmt q;
    struct str key = (size_t)(im->key + 1) > row->n_cell || im->key < 0
                         ? STR("")
                         : csv_plain(str_trim(row->cell[im->key]));
    enum status s;

    if (key.n == 0)
        return ST_NOT_FOUND;
    stmt_init(&q, im->c);
    stmt_put(&q, "SELECT r.id FROM ");
    stmt_name(&q, sql_table(im->c->arena, def));
    stmt_put(&q, " AS r WHERE r.unit_id = ");
    (void)stmt_int(&q, im->c->who.unit_id);
    stmt_put(&q, " AND r.");
    stmt_name(&q, def->import.key->name);
    stmt_put(&q, " = ");
    (void)stmt_text(&q, key);
    stmt_put(&q, " ORDER BY r.id LIMIT 1");
    stmt_col(&q, DB_INT);
    s = stmt_run(&q, &rows, NULL);
    if (s == ST_OK && rows.n_rows == 0)
        s = ST_NOT_FOUND;
    return s == ST_OK ? record_find(im->c, def, rows.cell[0].i, r) : s;
}

static void start_form(struct reg_import *im, const struct table_row *row, struct reg_form *f)
{
    const struct reg_import_from *from = &im->def->import;

    reg_form_init(im->c, f, im->def);
    if (im->key < 0 || row->n_cell <= (size_t)im->key || str_trim(row->cell[im->key]).n == 0)
        return;
    for (size_t i = 0; i < from->n_set; i++)
        (void)reg_form_put(f, from->set[i].field->name,
                           default_text(im->c, from->set[i].field, from->set[i].value));
}

static enum status settle_row(struct reg_import *im, const struct table_row *row,
                              const struct reg_form *f, enum status s, int64_t id)
{
    if (s == ST_INVALID) {
        im->n_bad_row++;
        tell_form(im, row, f);
        return ST_OK;
    }
    if (s != ST_OK)
        return s;
    return im->n_shown < IMPORT_SHOWN ? show_row(im, row, id) : ST_OK;
}

/* A closed record changes only by moves: what the list says of it now is passed over. */
static enum status change_row(struct reg_import *im, const struct table_row *row,
                              const struct record *old)
{
    struct reg_form *f = arena_new(im->c->arena, struct reg_form);
    bool differs = false;
    enum status s = reg_form_fill(im->c, f, old);

    f->version = old->version;
    if (s == ST_OK)
        s = fill_form(im, row, f, &differs);
    if (s != ST_OK)
        return s;
    if ((!differs && f->n_error == 0) || reg_state_closed(im->def, old->state)) {
        im->same++;
        return ST_OK;
    }
    s = record_change(im->c, old, f);
    im->changed += s == ST_OK ? 1 : 0;
    return settle_row(im, row, f, s, old->id);
}

static enum status make_row(struct reg_import *im, const struct table_row *row)
{
    struct reg_form *f = arena_new(im->c->arena, struct reg_form);
    bool differs = false;
    struct record old;
    int64_t id = 0;
    enum status s = find_keyed(im, row, &old);

    if (s == ST_OK)
        return change_row(im, row, &old);
    if (s != ST_NOT_FOUND)
        return s;
    start_form(im, row, f);
    s = fill_form(im, row, f, &differs);
    if (s == ST_OK)
        s = record_create(im->c, f, &id);
    im->made += s == ST_OK ? 1 : 0;
    return settle_row(im, row, f, s, id);
}

enum status import_rows(struct reg_import *im)
{
    struct ctx *c = im->c;
    CLEANUP(arena_done) struct arena scratch;
    enum status s = ST_OK;

    arena_init(&scratch);
    im->shown = arena_array(im->keep, IMPORT_SHOWN * im->n_column + 1, sizeof *im->shown);
    c->arena = &scratch;
    for (size_t i = 1; s == ST_OK && i < im->table.n_row; i++) {
        s = make_row(im, &im->table.row[i]);
        if (s == ST_OK)
            arena_reset(&scratch);
    }
    c->arena = im->keep;
    if (s != ST_OK) {
        c->failure.detail = str_copy(im->keep, c->failure.detail);
        for (size_t i = 0; i < ARRAY_LEN(c->failure.args); i++)
            c->failure.args[i] = str_copy(im->keep, c->failure.args[i]);
        return s;
    }
    return im->n_wrong > 0 ? ST_INVALID : ST_OK;
}
