/* form_part.c: what the forms of records and of moves share. */
#include "register/form_view.h"

/* ── which fields ── */

static bool is_asked(const struct ctx *c, const struct reg_field *f, const struct record *r)
{
    if (!field_is_typed(f))
        return false;
    return !f->personal || r == NULL || may(c, REG_PERSONAL, 0);
}

/* What is known only when the work has begun is no question for whoever begins it. */
static bool is_early(const struct reg_def *def, const struct record *r)
{
    return def->n_state > 0 && (r == NULL || str_eq(r->state, def->state[0].name));
}

struct form_fields form_fields_of(struct ctx *c, const struct reg_def *def,
                                  const struct reg_move *m, const struct record *r)
{
    struct form_fields out = { .field = arena_array(c->arena, def->n_field + 1,
                                                    sizeof(const struct reg_field *)) };
    size_t n = m != NULL ? m->n_ask : def->n_field;

    for (size_t i = 0; i < n; i++) {
        const struct reg_field *f = m != NULL ? m->ask[i] : &def->field[i];

        if (is_asked(c, f, r) && (m != NULL || !f->later || !is_early(def, r)))
            out.field[out.n++] = f;
    }
    return out;
}

bool form_is_personal(const struct record *r, const struct form_fields *fields)
{
    for (size_t i = 0; i < fields->n; i++) {
        const struct reg_field *f = fields->field[i];

        if (f->personal && (f->type == FIELD_TABLE || record_filled(r, f)))
            return true;
    }
    return false;
}

/* ── names that were typed ── */

static enum status settle_table(struct ctx *c, struct picks_known *known, struct reg_form *form,
                                const struct reg_field *table)
{
    struct reg_cells *cells = &form->table[table - form->def->field];
    enum status s = ST_OK;

    for (size_t i = 0; i < cells->n_row * table->n_cell && s == ST_OK; i++) {
        const struct reg_field *f = &table->cell[i % table->n_cell];
        struct picks *p = NULL;

        if (!field_is_pick(f) || cells->typed[i].n == 0)
            continue;
        s = picks_find(c, known, f, &p);
        if (s == ST_OK)
            s = picks_settle(c, f, p, &cells->typed[i]);
    }
    return s;
}

enum status form_settle(struct ctx *c, struct picks_known *known, struct reg_form *form,
                        const struct form_fields *fields)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < fields->n && s == ST_OK; i++) {
        const struct reg_field *f = fields->field[i];
        struct picks *p = NULL;

        if (f->type == FIELD_TABLE)
            s = settle_table(c, known, form, f);
        if (!field_is_pick(f) || form->typed[f->column].n == 0)
            continue;
        s = picks_find(c, known, f, &p);
        if (s == ST_OK)
            s = picks_settle(c, f, p, &form->typed[f->column]);
    }
    return s;
}

/* ── files that are taken away ── */

static bool is_ticked(const struct ctx *c, int64_t id)
{
    for (size_t i = 0; i < c->req->form.n; i++) {
        const struct param *p = &c->req->form.p[i];
        int64_t value = 0;

        if (str_eq(p->name, STR("lepas")) && int_parse(p->value, &value) && value == id)
            return true;
    }
    return false;
}

static bool is_file_of(const struct form_fields *fields, struct str name)
{
    for (size_t i = 0; i < fields->n; i++) {
        if (fields->field[i]->type == FIELD_FILE && str_eq(fields->field[i]->name, name))
            return true;
    }
    return false;
}

enum status form_drop_files(struct ctx *c, const struct record *r, const struct form_fields *fields)
{
    struct proof_line *line = NULL;
    size_t n = 0;
    enum status s;

    if (!params_has(c->req->form, "lepas"))
        return ST_OK;
    s = proof_list(c, "record", r->id, &line, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        if (is_file_of(fields, line[i].note) && is_ticked(c, line[i].id))
            s = proof_remove(c, line[i].id);
    }
    return s;
}

/* ── controls by section ── */

static enum status fill_section(struct control_maker *m, const struct form_fields *fields,
                                int section, struct form_section *out)
{
    const struct reg_def *def = m->form->def;
    enum status s = ST_OK;

    out->title = section < 0 ? STR("") : words_show(m->c, &def->section[section].label);
    out->control = arena_array(m->c->arena, fields->n + 1, sizeof(*out->control));
    for (size_t i = 0; i < fields->n && s == ST_OK; i++) {
        if (fields->field[i]->section == section)
            s = control_of(m, fields->field[i], &out->control[out->n++]);
    }
    return s;
}

static bool has_files(const struct form_fields *fields)
{
    for (size_t i = 0; i < fields->n; i++) {
        if (fields->field[i]->type == FIELD_FILE)
            return true;
    }
    return false;
}

/* ── what is wrong, in the order of the form ── */

static bool is_of(struct ctx *c, const struct part_error *e, const struct reg_field *f)
{
    struct str id = e->field == NULL ? STR("") : str_of(e->field);
    struct str name, part;

    if (id.n < 3)
        return false;
    name = str_sub(id, 2, id.n); /* "f.", "t." or "b." */
    part = str_printf(c->arena, STR_FMT "%s", STR_ARG(f->name), id.p[0] == 't' ? "." : "_");
    return str_eq(name, f->name) || str_starts(name, part);
}

static void sort_errors(struct ctx *c, const struct reg_form *form,
                        const struct form_fields *fields, struct form_page *v)
{
    struct part_error *out = arena_array(c->arena, form->n_error + 1, sizeof(*out));
    bool *done = arena_array(c->arena, form->n_error + 1, sizeof(*done));
    size_t n = 0;

    for (int section = -1; section < (int)form->def->n_section; section++) {
        for (size_t i = 0; i < fields->n; i++) {
            for (size_t k = 0; fields->field[i]->section == section && k < form->n_error; k++) {
                if (done[k] || !is_of(c, &form->error[k], fields->field[i]))
                    continue;
                done[k] = true;
                out[n++] = form->error[k];
            }
        }
    }
    for (size_t k = 0; k < form->n_error; k++) {
        if (!done[k])
            out[n++] = form->error[k];
    }
    v->wrong = out;
    v->n_wrong = n;
}

enum status form_fill_page(struct ctx *c, const struct reg_form *form,
                           const struct form_fields *fields, struct form_page *v)
{
    const struct reg_def *def = form->def;
    struct proof_line *line = NULL;
    enum status s = ST_OK;

    int64_t file_max = v->maker.file_max;

    control_maker_init(c, &v->maker, form, fields->field, fields->n);
    v->maker.file_max = file_max;
    v->maker.more = c->req->method == POST ? form_str(c, "baris") : STR("");
    v->has_files = has_files(fields);
    if (v->has_files && form->old != NULL)
        s = proof_list(c, "record", form->old->id, &line, &v->maker.n_file);
    if (s == ST_OK)
        s = picks_read(c, &v->maker.known, fields->field, fields->n);
    v->maker.file = line;
    v->section = arena_array(c->arena, def->n_section + 1, sizeof(*v->section));
    for (int i = -1; i < (int)def->n_section && s == ST_OK; i++) {
        s = fill_section(&v->maker, fields, i, &v->section[v->n_section]);
        if (v->section[v->n_section].n > 0)
            v->n_section++;
    }
    sort_errors(c, form, fields, v);
    return s;
}
