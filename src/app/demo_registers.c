/*
 * demo_registers.c: the sample records of all registers, played through the engine.
 *
 * The files are registers/NAME/demo.yaml; docs/registers.md ("Sample records") says how they look.
 * Each entry names the day, the person whose hand it is, the fields and rows as one types them, and
 * the moves that follow. A register comes after those that its references point to; an entry whose
 * day has not come is left out. A mistake in a file stops the load and names file and line.
 */
#include "app/demo.h"
#include "app/demo_words.h"

#include "base/buf.h"
#include "base/number.h"
#include "core/app.h"
#include "intake/intake.h"
#include "register/load.h"
#include "register/record.h"
#include "register/yaml_tree.h"

#define MADE_MAX 4000

struct made {
    const struct reg_def *def;
    int64_t id;
    struct str as, number, title;
};

struct samples {
    struct demo *d;
    struct str file; /* "employee/demo.yaml" */
    struct made *made;
    size_t n_made;
    struct grant grant;
};

static enum status wrong(struct samples *p, const struct yaml *at, const char *what,
                         struct str more)
{
    return fail(p->d->c, ST_FAULT, STR_FMT ":%zu: %s " STR_FMT, STR_ARG(p->file), at->line, what,
                STR_ARG(more));
}

static struct str text_of(const struct yaml *map, const char *key)
{
    const struct yaml *v = yaml_get(map, key);

    return v == NULL ? STR("") : v->text;
}

/* ── who and when ── */

static bool is_applicant(const struct yaml *step)
{
    return str_eq(text_of(step, "by"), STR("applicant"));
}

/* Somebody without an account, through the public form. */
static enum status act_applicant(struct samples *p, int64_t at)
{
    struct ctx *c = p->d->c;

    c->who.account_id = 0;
    c->who.person_id = 0;
    c->who.login = STR("applicant");
    c->who.name = tr(c->lang, "intake.applicant");
    c->who.n_grant = 0;
    c->now = at;
    return ST_OK;
}

static enum status act(struct samples *p, const struct yaml *step)
{
    struct demo *d = p->d;
    struct str login = text_of(step, "by");
    int64_t at = 0;

    if (!demo_when(d, text_of(step, "on"), &at))
        return wrong(p, step, "no day:", text_of(step, "on"));
    if (at > d->now)
        return ST_NOT_FOUND;
    if (is_applicant(step))
        return act_applicant(p, at);
    for (int i = 0; i < DEMO_PEOPLE; i++) {
        const struct demo_person *who = &d->person[i];

        if (!str_eq(who->login, login))
            continue;
        demo_act(d, (enum demo_who)i, at);
        p->grant = (struct grant){ who->role, d->c->who.unit_id, who->area };
        d->c->who.grant = &p->grant;
        d->c->who.n_grant = 1;
        return ST_OK;
    }
    return wrong(p, step, "nobody is called", login);
}

/* ── what is filled in ── */

static const struct made *made_find(const struct samples *p, const struct reg_def *def,
                                    struct str name)
{
    for (size_t i = p->n_made; i > 0; i--) {
        const struct made *m = &p->made[i - 1];

        if (m->def == def &&
            (str_eq(m->as, name) || str_eq(m->number, name) || str_eq(m->title, name)))
            return m;
    }
    return NULL;
}

static enum status id_text(struct samples *p, const struct yaml *v, const struct reg_field *f,
                           struct str *out)
{
    struct demo *d = p->d;
    const struct made *m;

    for (int i = 0; f->type == FIELD_PERSON && i < DEMO_PEOPLE; i++) {
        if (str_eq(d->person[i].login, v->text)) {
            *out = str_printf(d->c->arena, "%lld", (long long)d->person[i].person_id);
            return ST_OK;
        }
    }
    m = f->type == FIELD_REF ? made_find(p, f->to, v->text) : NULL;
    if (m == NULL)
        return wrong(p, v, "nothing is called", v->text);
    *out = str_printf(d->c->arena, "%lld", (long long)m->id);
    return ST_OK;
}

/* A value of the file as the form takes it. */
static enum status typed(struct samples *p, const struct yaml *v, const struct reg_field *f,
                         struct str *out)
{
    struct ctx *c = p->d->c;
    struct buf b;

    if (v->kind == YAML_LIST) {
        buf_init(&b, c->arena);
        for (size_t i = 0; i < v->n; i++)
            buf_printf(&b, "%s" STR_FMT, i > 0 ? " " : "", STR_ARG(v->item[i].value->text));
        *out = buf_str(&b);
        return ST_OK;
    }
    *out = v->text;
    if (f->type == FIELD_PERSON || f->type == FIELD_REF)
        return id_text(p, v, f, out);
    if (f->type == FIELD_UNIT)
        *out = str_printf(c->arena, "%lld", (long long)c->who.unit_id);
    else if (f->type == FIELD_DATE || f->type == FIELD_TIME)
        *out = demo_day(p->d, v->text);
    else if (f->type == FIELD_YESNO)
        *out = str_eq(v->text, STR("true")) ? STR("1") : STR("0");
    return ST_OK;
}

/* "home_village" belongs to the field "home". */
static const struct reg_field *field_of(const struct reg_def *def, struct str name)
{
    const struct reg_field *f = reg_field(def, name);

    for (size_t i = 0; f == NULL && i < def->n_column; i++) {
        if (str_eq(def->column[i].name, name))
            f = def->column[i].field;
    }
    return f;
}

static enum status put_fields(struct samples *p, struct reg_form *form, const struct yaml *map)
{
    enum status s = ST_OK;

    for (size_t i = 0; map != NULL && i < map->n && s == ST_OK; i++) {
        const struct yaml_item *it = &map->item[i];
        const struct reg_field *f = field_of(form->def, it->key);
        struct str text = STR("");

        if (f == NULL)
            return wrong(p, it->value, "no such field:", it->key);
        s = typed(p, it->value, f, &text);
        if (s == ST_OK && !reg_form_put(form, it->key, text))
            s = wrong(p, it->value, "cannot be typed:", it->key);
    }
    return s;
}

static enum status put_row(struct samples *p, struct reg_form *form, const struct reg_field *table,
                           size_t row, const struct yaml *map)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < map->n && s == ST_OK; i++) {
        const struct yaml_item *it = &map->item[i];
        const struct reg_field *cell = NULL;
        struct str text = STR("");

        if (str_eq(it->key, STR("row")))
            continue;
        for (size_t k = 0; k < table->n_cell; k++) {
            if (str_eq(table->cell[k].name, it->key))
                cell = &table->cell[k];
        }
        if (cell == NULL)
            return wrong(p, it->value, "no such column:", it->key);
        s = typed(p, it->value, cell, &text);
        if (s == ST_OK && !reg_form_put_cell(p->d->c, form, table->name, row, it->key, text))
            s = wrong(p, it->value, "cannot be typed:", it->key);
    }
    return s;
}

/* `row: 2` in a row's map: the second row that is there is changed. */
static size_t row_place(const struct yaml *map, size_t next)
{
    int64_t row = 0;

    return int_parse_range(text_of(map, "row"), 1, (int64_t)next, &row) ? (size_t)row - 1 : next;
}

/* Rows of the file follow those that the record has, unless they say which. */
static enum status put_rows(struct samples *p, struct reg_form *form, const struct yaml *tables)
{
    enum status s = ST_OK;

    for (size_t i = 0; tables != NULL && i < tables->n && s == ST_OK; i++) {
        const struct yaml_item *it = &tables->item[i];
        const struct reg_field *table = reg_field(form->def, it->key);

        if (table == NULL || table->type != FIELD_TABLE)
            return wrong(p, it->value, "no such table:", it->key);
        size_t before = form->table[table - form->def->field].n_row;
        for (size_t row = 0; row < it->value->n && s == ST_OK; row++) {
            const struct yaml *map = it->value->item[row].value;
            size_t at = row_place(map, before);

            s = put_row(p, form, table, at, map);
            before += at == before;
        }
    }
    return s;
}

static enum status put_files(struct samples *p, struct reg_form *form, const struct yaml *files)
{
    struct demo *d = p->d;
    size_t max = 0;
    enum status s = ST_OK;

    for (size_t i = 0; files != NULL && i < files->n; i++)
        max += files->item[i].value->n;
    form->file = arena_array(d->c->arena, max + 1, sizeof(*form->file));
    form->file_field = arena_array(d->c->arena, max + 1, sizeof(struct reg_field *));
    for (size_t i = 0; files != NULL && i < files->n; i++) {
        const struct yaml_item *it = &files->item[i];
        const struct reg_field *f = reg_field(form->def, it->key);

        if (f == NULL || f->type != FIELD_FILE)
            return wrong(p, it->value, "no such file field:", it->key);
        for (size_t k = 0; k < it->value->n && s == ST_OK; k++) {
            form->file_field[form->n_file] = f;
            s = demo_paper(d, it->value->item[k].value->text, words_show(d->c, &form->def->one),
                           &form->file[form->n_file++]);
        }
    }
    return s;
}

static enum status fill(struct samples *p, struct reg_form *form, const struct yaml *step)
{
    enum status s = put_fields(p, form, yaml_get(step, "fields"));

    if (s == ST_OK)
        s = put_rows(p, form, yaml_get(step, "rows"));
    return s == ST_OK ? put_files(p, form, yaml_get(step, "files")) : s;
}

/* What the engine said about it. */
static enum status refused(struct samples *p, const struct yaml *step, const struct reg_form *form,
                           enum status s)
{
    struct ctx *c = p->d->c;
    struct buf b;

    if (s == ST_FAULT || s == ST_BUSY || str_starts(c->failure.detail, p->file))
        return s;
    buf_init(&b, c->arena);
    for (size_t i = 0; i < form->n_error; i++)
        buf_printf(&b, "[%s] " STR_FMT " ",
                   form->error[i].field == NULL ? "-" : form->error[i].field,
                   STR_ARG(form->error[i].text));
    if (form->n_error == 0)
        buf_add(&b, failure_text(c));
    c->failure = (struct failure){ 0 };
    return wrong(p, step, "refused:", buf_str(&b));
}

/* ── records ── */

static enum status make(struct samples *p, const struct reg_def *def, const struct yaml *step,
                        int64_t *id)
{
    struct ctx *c = p->d->c;
    struct reg_form form;
    struct record r = { 0 };

    reg_form_init(c, &form, def);
    enum status s = fill(p, &form, step);
    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK && is_applicant(step) && def->face == NULL)
        s = wrong(p, step, "has no public form:", def->name);
    else if (s == ST_OK && is_applicant(step) && def->face->channel != NULL)
        (void)reg_form_put(&form, def->face->channel->name, STR("portal"));
    if (s == ST_OK && !reg_may(c, def, def->create, NULL))
        s = wrong(p, step, "may not create:", c->who.login);
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = record_create(c, &form, id);
    if (s == ST_OK && is_applicant(step))
        s = intake_sample(c, def, *id, text_of(step, "code"));
    if (s != ST_OK)
        return refused(p, step, &form, s);
    s = tx_commit(&tx);
    if (s == ST_OK)
        s = demo_record(p->d, def, *id, &r);
    if (s == ST_OK && p->n_made < MADE_MAX)
        p->made[p->n_made++] = (struct made){ def, *id, text_of(step, "as"), r.number, r.title };
    return s;
}

/* A message to the applicant, or theirs. */
static enum status say_message(struct samples *p, const struct record *r, const struct yaml *step)
{
    struct ctx *c = p->d->c;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = intake_sample_say(c, r, is_applicant(step), text_of(step, "say"));
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* Without the name of a move: fields are changed, or a message is written. */
static enum status move(struct samples *p, const struct reg_def *def, int64_t id,
                        const struct yaml *step)
{
    struct ctx *c = p->d->c;
    const struct yaml *name = yaml_get(step, "move");
    const struct reg_move *m = name == NULL ? NULL : reg_move(def, name->text);
    struct reg_form form = { .def = def };
    struct record r = { 0 };
    enum status s = act(p, step);

    if (s != ST_OK)
        return s;
    if (name != NULL && m == NULL)
        return wrong(p, step, "no such move:", name->text);
    s = record_find(c, def, id, &r);
    if (s == ST_OK && m == NULL && !reg_may(c, def, def->edit, &r))
        s = ST_DENIED;
    if (s != ST_OK)
        return wrong(p, step, "may not see or change it:", c->who.login);
    if (yaml_get(step, "say") != NULL)
        return say_message(p, &r, step);
    s = reg_form_fill(c, &form, &r);
    if (s == ST_OK)
        s = fill(p, &form, step);
    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = m != NULL ? record_move(c, &r, m, &form, text_of(step, "reason"))
                      : record_change(c, &r, &form);
    return s == ST_OK ? tx_commit(&tx) : refused(p, step, &form, s);
}

static enum status play_one(struct samples *p, const struct reg_def *def, const struct yaml *entry)
{
    const struct yaml *moves = yaml_get(entry, "moves");
    int64_t id = 0;
    enum status s = act(p, entry);

    if (s == ST_NOT_FOUND) /* its day has not come */
        return ST_OK;
    if (s == ST_OK)
        s = make(p, def, entry, &id);
    for (size_t i = 0; moves != NULL && i < moves->n && s == ST_OK; i++)
        s = move(p, def, id, moves->item[i].value);
    return s == ST_NOT_FOUND ? ST_OK : s;
}

/* ── registers ── */

static const struct reg_source *file_of(const struct reg_def *def)
{
    for (size_t i = 0; i < reg_samples_n; i++) {
        if (str_eq(reg_samples[i].name, def->name))
            return &reg_samples[i];
    }
    return NULL;
}

static enum status play_file(struct samples *p, const struct reg_def *def)
{
    struct ctx *c = p->d->c;
    const struct reg_source *file = file_of(def);
    const struct yaml *list = NULL;
    struct yaml_trouble why = { 0 };
    enum status s = ST_OK;

    if (file == NULL)
        return ST_OK;
    p->file = str_printf(c->arena, STR_FMT "/demo.yaml", STR_ARG(def->name));
    if (yaml_read(c->arena, file->text, &list, &why) != ST_OK)
        return fail(c, ST_FAULT, STR_FMT ":%zu: " STR_FMT, STR_ARG(p->file), why.line,
                    STR_ARG(why.text));
    for (size_t i = 0; i < list->n && s == ST_OK; i++)
        s = play_one(p, def, list->item[i].value);
    return s;
}

/* After those that it refers to, each once. */
// NOLINTNEXTLINE(misc-no-recursion)
static enum status play_register(struct samples *p, const struct reg_all *all, size_t at,
                                 bool *played)
{
    const struct reg_def *def = all->def[at];
    enum status s = ST_OK;

    if (played[at])
        return ST_OK;
    played[at] = true;
    for (size_t i = 0; i < all->n && s == ST_OK; i++) {
        if (demo_refers(def, all->def[i]))
            s = play_register(p, all, i, played);
    }
    return s == ST_OK ? play_file(p, def) : s;
}

enum status demo_registers(struct demo *d)
{
    const struct reg_all *all = d->c->app->registers;
    struct samples p = { .d = d };
    const struct grant *had = d->c->who.grant;
    size_t n_had = d->c->who.n_grant;
    enum status s = ST_OK;

    if (all == NULL)
        return ST_OK;
    bool *played = arena_array(d->c->arena, all->n + 1, sizeof(*played));
    p.made = arena_array(d->c->arena, MADE_MAX, sizeof(*p.made));
    for (size_t i = 0; i < all->n && s == ST_OK; i++)
        s = play_register(&p, all, i, played);
    d->c->who.grant = (struct grant *)(uintptr_t)had;
    d->c->who.n_grant = n_had;
    return s;
}
