/* import_run.c: rows of a file become records, inside the caller's transaction, or are tried. */
#include <assert.h>

#include "base/number.h"
#include "register/csv_cell.h"
#include "register/import.h"
#include "register/make.h"
#include "register/record.h"
#include "register/sql.h"
#include "register/stmt.h"

/* The memory of rows comes free when none waits and no keys are known, at least after so many. */
#define MEMORY_ROWS 256

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

/* Reads which records have the keys of this row and those after it. */
static enum status look_ahead(struct reg_import *im, const struct table_row *row)
{
    const struct reg_def *def = im->def;
    size_t left = (size_t)(im->table.row + im->table.n_row - row);
    struct stmt q;

    stmt_init(&q, im->c);
    stmt_put(&q, "SELECT r.id, r.");
    stmt_name(&q, def->import.key->name);
    stmt_put(&q, " FROM ");
    stmt_name(&q, sql_table(im->c->arena, def));
    stmt_put(&q, " AS r WHERE r.unit_id = ");
    (void)stmt_int(&q, im->c->who.unit_id);
    stmt_put(&q, " AND r.");
    stmt_name(&q, def->import.key->name);
    stmt_put(&q, " IN (");
    for (size_t i = 0; i < ROWS_AT_ONCE; i++) {
        stmt_put(&q, i > 0 ? ", " : "");
        (void)stmt_text(&q, import_key(im, row + (i < left ? i : 0)));
    }
    stmt_put(&q, ") ORDER BY r.id");
    stmt_col(&q, DB_INT);
    stmt_col(&q, DB_TEXT);
    im->keyed_until = row + (left < ROWS_AT_ONCE ? left : ROWS_AT_ONCE);
    return stmt_run(&q, &im->keyed, NULL);
}

/* The record that has the row's key; ST_NOT_FOUND: none that the asker may know of. */
static enum status find_keyed(struct reg_import *im, const struct table_row *row, struct record *r)
{
    struct str key = import_key(im, row);
    enum status s = ST_OK;

    if (key.n == 0)
        return ST_NOT_FOUND;
    if (im->keyed_until == NULL || row >= im->keyed_until)
        s = look_ahead(im, row);
    for (size_t i = 0; i < im->keyed.n_rows && s == ST_OK; i++) {
        if (str_eq(im->keyed.cell[i * 2 + 1].s, key))
            return record_find(im->c, im->def, im->keyed.cell[i * 2].i, r);
    }
    return s == ST_OK ? ST_NOT_FOUND : s;
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

/* ── Rows that wait ── */

static bool same_value(const struct reg_form *a, const struct reg_form *b,
                       const struct reg_field *field)
{
    const struct db_value *x = &a->value[field->column], *y = &b->value[field->column];

    return !x->null && !y->null && value_same(x, y);
}

static bool same_together(const struct reg_def *def, const struct reg_form *a,
                          const struct reg_form *b)
{
    for (size_t i = 0; i < def->n_together; i++) {
        if (!same_value(a, b, def->together[i]))
            return false;
    }
    return def->n_together > 0;
}

static bool meets(const struct reg_def *def, const struct reg_form *a, const struct reg_form *b)
{
    for (size_t i = 0; i < def->n_column; i++) {
        if (def->column[i].field->unique && same_value(a, b, def->column[i].field))
            return true;
    }
    return same_together(def, a, b);
}

/* Whether one of those that wait has the row's key, or (with a form) what must be unique. */
static bool meets_waiting(const struct reg_import *im, const struct table_row *row,
                          const struct reg_form *f)
{
    struct str key = import_key(im, row);

    for (size_t i = 0; i < im->n_waiting; i++) {
        const struct import_row *w = &im->waiting[i];

        if (f == NULL ? key.n > 0 && str_eq(import_key(im, w->row), key)
                      : meets(im->def, w->form, f))
            return true;
    }
    return false;
}

static void is_bad(struct reg_import *im, const struct table_row *row, const struct reg_form *f)
{
    im->n_bad_row++;
    tell_form(im, row, f);
}

static enum status is_done(struct reg_import *im, const struct table_row *row,
                           const struct reg_form *f, bool is_new)
{
    im->made += is_new;
    im->changed += !is_new;
    return im->left != NULL && im->n_shown < IMPORT_SHOWN ? import_understood(im, row, f) : ST_OK;
}

static enum status make_all(struct reg_import *im, struct reg_form *const *form, size_t n)
{
    int64_t id[ROWS_AT_ONCE];
    enum status s = im->left != NULL || n == 0 ? ST_OK : records_make(im->c, form, n, id);

    if (s != ST_INVALID)
        return s;
    import_wrong_add(im, 0, STR(""), failure_text(im->c)); /* what a hook could not do with them */
    im->c->failure = (struct failure){ 0 };
    return ST_OK;
}

enum status import_flush(struct reg_import *im)
{
    struct reg_form *form[ROWS_AT_ONCE];
    size_t n = im->n_waiting, good = 0;
    enum status s = ST_OK;

    if (n == 0)
        return ST_OK;
    for (size_t i = 0; i < n; i++)
        form[i] = im->waiting[i].form;
    s = records_judge(im->c, form, n);
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        const struct import_row *w = &im->waiting[i];

        if (im->left != NULL)
            s = import_remember(im, w->row, w->form);
        if (s == ST_INVALID || w->form->n_error > 0) {
            is_bad(im, w->row, w->form);
            s = ST_OK;
        } else if (s == ST_OK) {
            form[good++] = w->form;
            s = is_done(im, w->row, w->form, true);
        }
    }
    im->n_waiting = 0;
    im->keyed_until = NULL; /* there are more now */
    return s == ST_OK ? make_all(im, form, good) : s;
}

/* ── One row after the other ── */

static enum status wait_for_more(struct reg_import *im, const struct table_row *row,
                                 struct reg_form *f)
{
    im->waiting[im->n_waiting++] = (struct import_row){ row, f };
    return im->n_waiting == ROWS_AT_ONCE ? import_flush(im) : ST_OK;
}

/* A row that belongs to a record, or to an earlier row. */
static enum status change(struct reg_import *im, const struct table_row *row, struct reg_form *f)
{
    enum status s = import_flush(im);

    if (s != ST_OK)
        return s;
    s = im->left != NULL ? record_try(im->c, f) : record_change(im->c, f->old, f);
    if (im->left != NULL && (s == ST_OK || s == ST_INVALID))
        s = import_remember(im, row, f);
    if (s == ST_INVALID) {
        is_bad(im, row, f);
        return ST_OK;
    }
    return s == ST_OK ? is_done(im, row, f, false) : s;
}

static enum status fill(struct reg_import *im, const struct table_row *row, struct reg_form *f,
                        bool *again, bool *differs)
{
    enum status s = meets_waiting(im, row, NULL) ? import_flush(im) : ST_OK;

    if (s == ST_OK)
        s = begin(im, row, f);
    if (s == ST_OK && im->left != NULL)
        s = import_replay(im, row, f, again);
    return s == ST_OK ? import_fill(im, row, f, differs) : s;
}

/* A closed record changes only by moves: what the list says of it now is passed over. */
static enum status take_row(struct reg_import *im, const struct table_row *row)
{
    struct reg_form *f = arena_new(im->c->arena, struct reg_form);
    bool again = false, differs = false;
    enum status s = fill(im, row, f, &again, &differs);

    if (s != ST_OK)
        return s;
    if (f->old != NULL || again) {
        if ((!differs && f->n_error == 0) ||
            (f->old != NULL && reg_state_closed(im->def, f->old->state))) {
            im->same++;
            return ST_OK;
        }
        return change(im, row, f);
    }
    s = record_check(im->c, f);
    if (s == ST_OK && meets_waiting(im, row, f)) { /* what it was compared with was not there yet */
        s = import_flush(im);
        return s == ST_OK ? take_row(im, row) : s;
    }
    return s == ST_OK ? wait_for_more(im, row, f) : s;
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
        if (s == ST_OK && i % MEMORY_ROWS == 0) {
            s = import_flush(im);
            im->keyed_until = NULL;
        }
        if (s == ST_OK && im->n_waiting == 0 && im->keyed_until == NULL)
            arena_reset(&scratch);
    }
    if (s == ST_OK)
        s = import_flush(im);
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
