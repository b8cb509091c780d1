/* import_run.c: rows of a file become records, inside the caller's transaction. */
#include "base/number.h"
#include "register/import.h"
#include "register/record.h"

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

static enum status fill_form(struct reg_import *im, const struct table_row *row, struct reg_form *f,
                             bool *good)
{
    struct ctx *c = im->c;

    reg_form_init(c, f, im->def);
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
        if (key != NULL) {
            struct str typed = str_trim(row->cell[i]);

            import_wrong_add(im, row->line, im->table.row[0].cell[i],
                             tr_with(c->arena, c->lang, key, &typed, 1));
            *good = false;
        } else if (text.n > 0) {
            (void)reg_form_put(f, col->name, text);
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

static enum status make_row(struct reg_import *im, const struct table_row *row)
{
    struct ctx *c = im->c;
    struct reg_form *f = arena_new(c->arena, struct reg_form);
    bool good = true;
    int64_t id = 0;
    enum status s = fill_form(im, row, f, &good);

    if (s != ST_OK)
        return s;
    if (!good) {
        im->n_bad_row++;
        return ST_OK;
    }
    s = record_create(c, f, &id);
    if (s == ST_INVALID) {
        im->n_bad_row++;
        tell_form(im, row, f);
        return ST_OK;
    }
    if (s != ST_OK)
        return s;
    im->made++;
    return im->n_shown < IMPORT_SHOWN ? show_row(im, row, id) : ST_OK;
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
