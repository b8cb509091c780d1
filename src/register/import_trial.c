/*
 * import_trial.c: what the rows of a file would make, judged one after the other and not written,
 * so that nobody's save waits for a preview. What a row would leave behind for those after it is
 * remembered instead: the record of its key, what is unique in it, and the title that others refer
 * to it by.
 */
#include "base/number.h"
#include "core/people_queries.h"
#include "register/form_check.h"
#include "register/import.h"
#include "register/record.h"
#include "register/save.h"

const char import_ahead[] = "";

/* ── What earlier rows left behind ── */

static bool is_together(const struct reg_def *def, const struct reg_field *f)
{
    for (size_t i = 0; i < def->n_together; i++) {
        if (def->together[i] == f)
            return true;
    }
    return false;
}

/* Numbers are given when records are made, so that only registers without know a title before. */
static bool has_titles(const struct reg_def *def)
{
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].to == def && def->number.n == 0)
            return true;
    }
    return false;
}

static void remember(struct reg_import *im, const struct table_row *row, const struct reg_form *f)
{
    const struct reg_def *def = im->def;
    struct ctx *c = im->c;
    struct import_left *out = &im->left[im->n_left++];

    *out = (struct import_left){
        .row = row,
        .key = str_copy(im->keep, import_key(im, row)),
        .value = arena_array(im->keep, def->n_column + 1, sizeof(*out->value)),
    };
    for (size_t i = 0; i < def->n_column; i++) {
        const struct reg_field *field = def->column[i].field;

        if ((field->unique || is_together(def, field)) && !f->value[i].null)
            out->value[i] = str_copy(im->keep, value_typed(c, field, &f->value[i]));
    }
    if (has_titles(def)) {
        const struct record r = { .def = def,
                                  .value = f->value,
                                  .shown = arena_array(c->arena, def->n_column + 1,
                                                       sizeof(struct str)) };

        out->title = str_copy(im->keep, record_title(c, &r));
    }
}

enum status import_replay(struct reg_import *im, const struct table_row *row, struct reg_form *f,
                          bool *again)
{
    struct str key = import_key(im, row);
    enum status s = ST_OK;
    bool differs = false;

    *again = false;
    for (size_t i = 0; i < im->n_left && key.n > 0 && s == ST_OK; i++) {
        if (!str_eq(im->left[i].key, key))
            continue;
        *again = true;
        s = import_fill(im, im->left[i].row, f, &differs);
    }
    return s;
}

bool import_is_ahead(const struct reg_import *im, const struct reg_field *f, struct str title)
{
    for (size_t i = 0; f->to == im->def && i < im->n_left; i++) {
        if (str_eq(im->left[i].title, title))
            return true;
    }
    return false;
}

static void check_unique(struct reg_import *im, const struct table_row *row, struct reg_form *f)
{
    struct str key = import_key(im, row);

    for (size_t i = 0; i < im->def->n_column; i++) {
        const struct reg_field *field = im->def->column[i].field;
        struct str v;

        if (!field->unique || f->value[i].null || f->wrong[field - im->def->field])
            continue;
        v = value_typed(im->c, field, &f->value[i]);
        for (size_t k = 0; k < im->n_left && !f->wrong[field - im->def->field]; k++) {
            if (str_eq(im->left[k].value[i], v) && (key.n == 0 || !str_eq(im->left[k].key, key)))
                reg_form_wrong(im->c, f, field, "register.not_unique", STR(""));
        }
    }
}

static bool is_same(struct reg_import *im, const struct import_left *left, const struct reg_form *f)
{
    for (size_t i = 0; i < im->def->n_together; i++) {
        const struct reg_field *field = im->def->together[i];
        const struct db_value *v = &f->value[field->column];

        if (v->null || f->wrong[field - im->def->field] ||
            !str_eq(left->value[field->column], value_typed(im->c, field, v)))
            return false;
    }
    return im->def->n_together > 0;
}

static void check_together(struct reg_import *im, const struct table_row *row, struct reg_form *f)
{
    struct str key = import_key(im, row);

    for (size_t i = 0; i < im->n_left; i++) {
        struct str line;

        if (!is_same(im, &im->left[i], f) || (key.n > 0 && str_eq(im->left[i].key, key)))
            continue;
        line = int_show(im->c->arena, (int64_t)im->left[i].row->line, true);
        form_twice(im->c, f, tr_with(im->c->arena, im->c->lang, "register.import.row", &line, 1));
        return;
    }
}

/* ── One row ── */

enum status import_remember(struct reg_import *im, const struct table_row *row, struct reg_form *f)
{
    check_unique(im, row, f);
    check_together(im, row, f);
    if (f->n_error > 0)
        return ST_INVALID;
    remember(im, row, f);
    return ST_OK;
}

static enum status name_of(struct ctx *c, const struct reg_field *f, int64_t id, struct str *out)
{
    enum status s = ST_OK;

    *out = STR("");
    if (f->type == FIELD_PERSON)
        s = import_person_name(c, c->who.unit_id, id, out);
    else if (f->type == FIELD_UNIT)
        s = import_unit_name(c, id, out);
    else if (f->type == FIELD_REF)
        s = import_record_title(c, c->who.unit_id, id, out);
    return s == ST_NOT_FOUND ? ST_OK : s;
}

enum status import_understood(struct reg_import *im, const struct table_row *row,
                              const struct reg_form *f)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < im->n_column && s == ST_OK; i++) {
        struct str *out = &im->shown[im->n_shown * im->n_column + i], name = STR("");
        const struct reg_field *field;
        const struct db_value *v;

        if (im->column[i] < 0)
            continue;
        field = im->def->column[im->column[i]].field;
        v = &f->value[im->column[i]];
        if (f->wrong[field - im->def->field]) { /* a row before it, which has no id yet */
            *out = row->cell[i];
            continue;
        }
        if (!v->null)
            s = name_of(im->c, field, v->i, &name);
        *out = str_copy(im->keep, value_show(im->c, field, v, name));
    }
    im->shown_line[im->n_shown++] = row->line;
    return s;
}
