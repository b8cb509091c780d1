/* import_run.c: rows of a file become records, inside the caller's transaction, or are tried. */
#include <assert.h>

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

enum status import_fill(struct reg_import *im, const struct table_row *row, struct reg_form *f,
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
        if (key == import_ahead) {
            *differs = true;
            f->wrong[col->field - im->def->field] = true; /* nothing can be said of it yet */
        } else if (key != NULL) {
            cell_wrong(im, f, col, row->cell[i], key);
        } else if (put(f, col, (size_t)im->column[i], text)) {
            *differs = true;
        }
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

struct str import_key(const struct reg_import *im, const struct table_row *row)
{
    return im->key < 0 || row->n_cell <= (size_t)im->key ? STR("")
                                                         : csv_plain(str_trim(row->cell[im->key]));
}

/* The record that has the row's key; ST_NOT_FOUND: none that the asker may know of. */
static enum status find_keyed(struct reg_import *im, const struct table_row *row, struct record *r)
{
    const struct reg_def *def = im->def;
    struct db_rows rows = { 0 };
    struct stmt q;
    struct str key = import_key(im, row);
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
    for (size_t i = 0; i < from->n_set && import_key(im, row).n > 0; i++)
        (void)reg_form_put(f, from->set[i].field->name,
                           default_text(im->c, from->set[i].field, from->set[i].value));
}

/* The form that the row is filled into: a new one, or that of the record with its key. */
static enum status begin(struct reg_import *im, const struct table_row *row, struct reg_form *f)
{
    struct record *old = arena_new(im->c->arena, struct record);
    enum status s = find_keyed(im, row, old);

    if (s == ST_NOT_FOUND) {
        start_form(im, row, f);
        return ST_OK;
    }
    if (s == ST_OK)
        s = reg_form_fill(im->c, f, old);
    return s;
}

static enum status save(struct reg_import *im, const struct table_row *row, struct reg_form *f)
{
    int64_t id = 0;

    if (im->left != NULL)
        return import_judge(im, row, f);
    return f->old != NULL ? record_change(im->c, f->old, f) : record_create(im->c, f, &id);
}

/* A closed record changes only by moves: what the list says of it now is passed over. */
static enum status take_row(struct reg_import *im, const struct table_row *row)
{
    struct reg_form *f = arena_new(im->c->arena, struct reg_form);
    bool again = false, differs = false, is_new;
    enum status s = begin(im, row, f);

    if (s == ST_OK && im->left != NULL)
        s = import_replay(im, row, f, &again);
    if (s == ST_OK)
        s = import_fill(im, row, f, &differs);
    if (s != ST_OK)
        return s;
    is_new = f->old == NULL && !again;
    if (!is_new && ((!differs && f->n_error == 0) ||
                    (f->old != NULL && reg_state_closed(im->def, f->old->state)))) {
        im->same++;
        return ST_OK;
    }
    s = save(im, row, f);
    if (s == ST_INVALID) {
        im->n_bad_row++;
        tell_form(im, row, f);
        return ST_OK;
    }
    if (s != ST_OK)
        return s;
    im->made += is_new;
    im->changed += !is_new;
    return im->left != NULL && im->n_shown < IMPORT_SHOWN ? import_understood(im, row, f) : ST_OK;
}

enum status import_rows(struct reg_import *im)
{
    struct ctx *c = im->c;
    CLEANUP(arena_done) struct arena scratch;
    enum status s = ST_OK;

    arena_init(&scratch);
    c->arena = &scratch;
    for (size_t i = 1; s == ST_OK && i < im->table.n_row; i++) {
        s = take_row(im, &im->table.row[i]);
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

enum status import_try(struct reg_import *im)
{
    assert(!im->c->in_tx);
    im->left = arena_array(im->keep, im->table.n_row + 1, sizeof(*im->left));
    im->shown = arena_array(im->keep, IMPORT_SHOWN * im->n_column + 1, sizeof *im->shown);
    return import_rows(im);
}
