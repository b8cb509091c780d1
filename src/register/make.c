/*
 * make.c: new records, one or many.
 *
 * What is asked and written stands in the order in which rows refer to one another: places (id,
 * number, title), rows, what happened to them, then what follows from the rows as the database has
 * them (computed columns, names of persons): titles, words, clocks, hooks, figures, the ledger.
 */
#include "register/make.h"

#include <assert.h>

#include "core/ledger.h"
#include "register/clock_store.h"
#include "register/form_check.h"
#include "register/hooks.h"
#include "register/number.h"
#include "register/queries.h"
#include "register/save.h"

struct making {
    struct ctx *c;
    const struct reg_def *def;
    struct reg_form *const *form;
    struct record *now; /* n */
    size_t n;
    struct record_run run;
    struct clock_facts facts; /* which their clocks share */
};

/* ── before they stand ── */

static struct record new_record(struct ctx *c, const struct reg_form *form)
{
    const struct reg_def *def = form->def;
    struct str today = date_iso(c->arena, day_today(c->now, (int)c->who.zone));
    struct str state = def->n_state > 0 ? def->state[0].name : STR("");

    return (struct record){
        .def = def,
        .version = 1,
        .created_at = c->now,
        .created_on = today,
        .created_by = c->who.person_id,
        .state = state,
        .closed_on = def->n_state > 0 && reg_state_closed(def, state) ? today : STR(""),
        .value = form->value,
        .shown = arena_array(c->arena, def->n_column + 1, sizeof(struct str)),
    };
}

enum status record_check(struct ctx *c, struct reg_form *form)
{
    assert(form->old == NULL);
    return form_check_values(c, form, NULL);
}

enum status records_judge(struct ctx *c, struct reg_form *const *form, size_t n)
{
    struct record *now = arena_array(c->arena, n + 1, sizeof(*now));
    enum status s;

    for (size_t i = 0; i < n; i++)
        now[i] = new_record(c, form[i]);
    s = form_unique(c, form, n);
    return s == ST_OK ? form_judge(c, form, now, n, NULL) : s;
}

enum status record_try(struct ctx *c, struct reg_form *form)
{
    struct record now;
    enum status s = ST_OK;

    if (form->old == NULL) {
        now = new_record(c, form);
    } else {
        now = *form->old;
        now.value = form->value;
        s = form->follows ? ST_OK : save_is_open(c, form->old);
    }
    return s == ST_OK ? reg_form_check(c, form, &now, NULL) : s;
}

/* ── places ── */

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

/* The title is the one that the record will have, save where it names somebody or the id, or where
 * the database computes a part of it: then follow() puts it right. */
static enum status take_places(struct making *m)
{
    struct ctx *c = m->c;
    struct record_add *add = arena_array(c->arena, m->n, sizeof(*add));
    struct str *number = arena_array(c->arena, m->n, sizeof(*number));
    int64_t *id = arena_array(c->arena, m->n, sizeof(*id));
    enum status s = numbers_take(c, m->def, m->n, number);

    for (size_t i = 0; i < m->n; i++) {
        m->now[i].number = number[i];
        add[i] = (struct record_add){ c->who.unit_id, m->def->name, record_title(c, &m->now[i]) };
    }
    if (s == ST_OK)
        s = record_add(c, add, m->n, id);
    if (s != ST_OK)
        return s;
    qsort(id, m->n, sizeof(*id), by_size); /* a database may name them in any order */
    for (size_t i = 0; i < m->n; i++)
        m->now[i].id = id[i];
    m->run = (struct record_run){ id[0], id[m->n - 1] };
    return ST_OK;
}

/* ── rows, and what happened ── */

static enum status write_rows(struct making *m)
{
    enum status s = clock_facts_ahead(m->c, m->now, m->n, &m->facts);

    for (size_t i = 0; i < m->n && s == ST_OK; i++)
        m->now[i].due_on = clock_due_ahead(m->c, &m->facts, &m->now[i]);
    if (s == ST_OK)
        s = sql_insert(m->c, m->now, m->n);
    for (size_t i = 0; i < m->n && s == ST_OK; i++)
        s = save_rest(m->c, m->form[i], m->now[i].id);
    return s;
}

static enum status note_making(struct making *m)
{
    struct ctx *c = m->c;
    struct move_add *move = arena_array(c->arena, m->n, sizeof(*move));
    struct str state = m->now[0].state;
    enum status s;

    for (size_t i = 0; i < m->n; i++) {
        move[i] = (struct move_add){ .unit_id = c->who.unit_id,
                                     .record_id = m->now[i].id,
                                     .at = c->now,
                                     .move = STR(""),
                                     .from_state = STR(""),
                                     .to_state = state,
                                     .has_moved_by = c->who.person_id != 0,
                                     .moved_by = c->who.person_id,
                                     .reason = STR("") };
    }
    s = move_add(c, move, m->n);
    if (s == ST_OK)
        s = record_count_add(c, c->who.unit_id, m->def->name, state, (int64_t)m->n);
    return s;
}

/* ── what follows from the rows ── */

static enum status follow_one(struct making *m, struct record *r, struct record_words_put *words,
                              struct clock_rows *clocks)
{
    struct str due_on = STR("");
    enum status s = save_title(m->c, r);

    *words = (struct record_words_put){ r->id, m->c->who.unit_id, record_words(m->c, r) };
    if (s == ST_OK && m->def->n_clock > 0)
        s = clock_settle_made(m->c, &m->facts, r, clocks, &due_on);
    if (s == ST_OK && m->def->n_clock > 0)
        s = save_due(m->c, r, due_on);
    return s;
}

static enum status follow(struct making *m)
{
    struct ctx *c = m->c;
    struct record_words_put *words = arena_array(c->arena, m->n, sizeof(*words));
    struct clock_rows clocks = { .row = arena_array(c->arena, m->n * m->def->n_clock + 1,
                                                    sizeof(*clocks.row)) };
    const struct reg_hooks *hooks = m->def->hooks;
    enum status s = records_look(c, m->def, m->run, m->now, m->n);

    for (size_t i = 0; i < m->n && s == ST_OK; i++)
        s = follow_one(m, &m->now[i], &words[i], &clocks);
    if (s == ST_OK)
        s = record_words_put(c, words, m->n);
    if (s == ST_OK)
        s = clock_put(c, clocks.row, clocks.n);
    for (size_t i = 0; i < m->n && s == ST_OK && hooks != NULL && hooks->saved != NULL; i++)
        s = hooks->saved(c, m->def, m->now[i].id, NULL);
    return s;
}

static struct str made_words(struct ctx *c, const struct reg_form *form, const struct record *now)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "register", now->def->name);
    if (now->number.n > 0)
        json_put_str(&j, "number", now->number);
    save_changes(c, &j, form);
    json_close(&j);
    return json_text(&j);
}

static enum status say_made(struct making *m)
{
    struct audit_note *note = arena_array(m->c->arena, m->n, sizeof(*note));

    for (size_t i = 0; i < m->n; i++)
        note[i] = (struct audit_note){ m->now[i].id, made_words(m->c, m->form[i], &m->now[i]) };
    return audit_each(m->c, "record.created", "record", note, m->n);
}

/* ── all of it ── */

enum status records_make(struct ctx *c, struct reg_form *const *form, size_t n, int64_t *id)
{
    struct making m = { .c = c, .def = form[0]->def, .form = form, .n = n };
    enum status s;

    assert(c->in_tx && n > 0);
    m.now = arena_array(c->arena, n, sizeof(*m.now));
    for (size_t i = 0; i < n; i++)
        m.now[i] = new_record(c, form[i]);
    s = take_places(&m);
    if (s == ST_OK)
        s = write_rows(&m);
    if (s == ST_OK)
        s = note_making(&m);
    if (s == ST_OK)
        s = follow(&m);
    if (s == ST_OK)
        s = watch_made(c, m.def, m.run);
    if (s == ST_OK)
        s = say_made(&m);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        id[i] = m.now[i].id;
    return s;
}

enum status record_create(struct ctx *c, struct reg_form *form, int64_t *id)
{
    enum status s;

    assert(c->in_tx && form->old == NULL);
    s = record_try(c, form);
    return s == ST_OK ? records_make(c, &form, 1, id) : s;
}
