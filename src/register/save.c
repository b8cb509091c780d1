/* save.c: what every way of saving a record has in common; records changed and removed. */
#include "register/save.h"

#include <assert.h>

#include "base/utf8.h"
#include "core/app.h"
#include "core/ledger.h"
#include "core/message.h"
#include "document/search.h"
#include "register/clock.h"
#include "register/hooks.h"
#include "register/queries.h"

#define SAID_MAX 1000 /* characters of a value in the ledger */
#define TITLE_MAX 200

/* ── watches ── */

enum status watch_made(struct ctx *c, const struct reg_def *def, struct record_run run)
{
    const struct record_watch *const *w = c->app->watches;
    const struct record_watch *own = def->hooks != NULL ? def->hooks->watch : NULL;
    enum status s = ST_OK;

    for (size_t i = 0; w != NULL && w[i] != NULL && s == ST_OK; i++)
        s = w[i]->made != NULL ? w[i]->made(c, def, run) : ST_OK;
    if (s == ST_OK && own != NULL && own->made != NULL)
        s = own->made(c, def, run);
    return s;
}

enum status watch_before(struct ctx *c, const struct reg_def *def, int64_t id, struct seen *seen)
{
    const struct record_watch *const *w = c->app->watches;
    enum status s = ST_OK;

    *seen = (struct seen){ 0 };
    for (size_t i = 0; w != NULL && w[i] != NULL && s == ST_OK; i++) {
        assert(i < ARRAY_LEN(seen->by));
        s = w[i]->before(c, def, id, &seen->by[i]);
    }
    if (s == ST_OK && def->hooks != NULL && def->hooks->watch != NULL)
        s = def->hooks->watch->before(c, def, id, &seen->own);
    return s;
}

enum status watch_after(struct ctx *c, const struct reg_def *def, int64_t id, bool gone,
                        struct seen *seen)
{
    const struct record_watch *const *w = c->app->watches;
    enum status s = ST_OK;

    for (size_t i = 0; w != NULL && w[i] != NULL && s == ST_OK; i++)
        s = w[i]->after(c, def, id, gone, seen->by[i]);
    if (s == ST_OK && def->hooks != NULL && def->hooks->watch != NULL)
        s = def->hooks->watch->after(c, def, id, gone, seen->own);
    return s;
}

/* ── the rest of a row ── */

/* Not everybody reads it, or not the person whom a record is about: neither do they its files. */
static bool is_reserved(const struct reg_def *def)
{
    for (unsigned role = ROLE_NONE + 1; role < ROLE_COUNT; role++) {
        if ((def->read & (UINT32_C(1) << role)) == 0)
            return true;
    }
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].subject)
            return true;
    }
    return false;
}

static enum status save_files(struct ctx *c, const struct reg_form *form, int64_t id)
{
    const struct document_meta meta = { .classification = STR("internal") };
    enum status s = ST_OK;

    for (size_t i = 0; i < form->n_file && s == ST_OK; i++) {
        struct document_meta of = meta;
        int64_t document = 0;

        if (form->file_field[i]->personal || is_reserved(form->def))
            of.classification = STR("restricted");
        s = document_add_file(c, &form->file[i], &of, &document);
        if (s == ST_OK)
            s = proof_add(c, document, "record", id,
                          &(struct proof_meta){ .note = form->file_field[i]->name });
    }
    return s;
}

enum status save_rest(struct ctx *c, const struct reg_form *form, int64_t id)
{
    const struct reg_def *def = form->def;
    enum status s = ST_OK;

    for (size_t i = 0; i < def->n_field && s == ST_OK; i++) {
        if (def->field[i].type == FIELD_TABLE && form->table[i].value != NULL)
            s = sql_rows_put(c, def, &def->field[i], id, form->old == NULL, &form->table[i]);
    }
    return s == ST_OK ? save_files(c, form, id) : s;
}

/* ── title and words ── */

struct str record_title(struct ctx *c, const struct record *r)
{
    struct buf b;

    buf_init(&b, c->arena);
    buf_add(&b, r->number);
    for (size_t i = 0; i < r->def->n_name_by; i++) {
        struct str part =
            r->def->name_by[i]->personal ? STR("") : record_show(c, r, r->def->name_by[i], false);

        if (part.n == 0)
            continue;
        if (b.n > 0)
            buf_add(&b, STR(" · "));
        buf_add(&b, part);
    }
    if (b.n == 0)
        buf_printf(&b, STR_FMT " %lld", STR_ARG(words_show(c, &r->def->one)), (long long)r->id);
    return utf8_prefix(buf_str(&b), TITLE_MAX);
}

struct str record_words(struct ctx *c, const struct record *r)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < r->def->n_field; i++) {
        const struct reg_field *f = &r->def->field[i];

        if (f->search && !f->personal && f->column >= 0) {
            buf_add_char(&b, ' ');
            buf_add(&b, record_show(c, r, f, false));
        }
    }
    return search_words(c->arena, c->who.unit_id, r->title, buf_str(&b));
}

enum status save_title(struct ctx *c, struct record *r)
{
    struct str title = record_title(c, r);
    bool same = str_eq(title, r->title);

    r->title = title;
    return same ? ST_OK : record_set_title(c, c->who.unit_id, r->id, title);
}

enum status save_due(struct ctx *c, const struct record *r, struct str due_on)
{
    struct stmt s;

    if (str_eq(r->due_on, due_on))
        return ST_OK;
    stmt_init(&s, c);
    stmt_put(&s, "UPDATE ");
    stmt_name(&s, sql_table(c->arena, r->def));
    stmt_put(&s, " SET due_on = ");
    (void)stmt_value(&s, due_on.n > 0 ? value_text(due_on) : value_null(DB_TEXT));
    stmt_put(&s, " WHERE unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, " AND id = ");
    (void)stmt_int(&s, r->id);
    return stmt_run(&s, NULL, NULL);
}

enum status save_finish(struct ctx *c, struct record *now, const struct reg_move *m)
{
    const struct reg_def *def = now->def;
    struct record_words_put words;
    struct str due_on = STR("");
    enum status s = record_look(c, def, now->id, now);

    if (s != ST_OK)
        return s;
    s = save_title(c, now);
    words = (struct record_words_put){ now->id, c->who.unit_id, record_words(c, now) };
    if (s == ST_OK)
        s = record_words_put(c, &words, 1);
    if (s == ST_OK && def->n_clock > 0)
        s = clock_settle(c, now, &due_on);
    if (s == ST_OK && def->n_clock > 0)
        s = save_due(c, now, due_on);
    if (s == ST_OK && def->hooks != NULL && def->hooks->saved != NULL)
        s = def->hooks->saved(c, def, now->id, m);
    return s;
}

/* ── the ledger's words ── */

static struct str said(struct ctx *c, const struct reg_field *f, const struct db_value *v)
{
    if (v->null)
        return STR("");
    if (f->personal)
        return STR("•••");
    return utf8_prefix(value_typed(c, f, v), SAID_MAX);
}

static void say_change(struct json *j, const char *key, struct str old, struct str new_)
{
    json_key(j, key);
    json_open(j, '[');
    json_str(j, old);
    json_str(j, new_);
    json_close(j);
}

void save_changes(struct ctx *c, struct json *j, const struct reg_form *form)
{
    const struct reg_def *def = form->def;

    for (size_t i = 0; i < def->n_column; i++) {
        const struct reg_field *f = def->column[i].field;
        const struct db_value none = value_null(def->column[i].type);
        const struct db_value *was = form->old == NULL ? &none : &form->old->value[i];

        if (f->computed.text.n > 0 || f->total.of != NULL || value_same(was, &form->value[i]))
            continue;
        say_change(j, str_z(c->arena, def->column[i].name), said(c, f, was),
                   f->personal && !form->value[i].null ? STR("••• *")
                                                       : said(c, f, &form->value[i]));
    }
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].type == FIELD_TABLE && form->table[i].value != NULL)
            json_put_int(j, str_z(c->arena, def->field[i].name), (int64_t)form->table[i].n_row);
    }
}

/* ── change, remove ── */

/* Fields of a closed record change only by moves. */
enum status save_is_open(struct ctx *c, const struct record *r)
{
    return reg_state_closed(r->def, r->state) ? refuse(c, ST_CONFLICT, "register.closed") : ST_OK;
}

enum status record_change(struct ctx *c, const struct record *old, struct reg_form *form)
{
    struct record now = *old;
    struct seen seen;
    struct json j;
    enum status s;

    assert(c->in_tx && form->old == old);
    now.value = form->value;
    s = form->follows ? ST_OK : save_is_open(c, old);
    if (s == ST_OK && form->version != old->version)
        s = ST_CONFLICT;
    if (s == ST_OK)
        s = reg_form_check(c, form, &now, NULL);
    if (s == ST_OK)
        s = watch_before(c, old->def, old->id, &seen);
    if (s == ST_OK)
        s = sql_update(c, &now, form->version, form->value);
    if (s == ST_OK)
        s = save_rest(c, form, old->id);
    if (s == ST_OK)
        s = save_finish(c, &now, NULL);
    if (s == ST_OK)
        s = watch_after(c, old->def, old->id, false, &seen);
    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    save_changes(c, &j, form);
    json_close(&j);
    return audit(c, "record.changed", "record", old->id, json_text(&j));
}

enum status record_remove(struct ctx *c, const struct record *old, struct str reason)
{
    struct seen seen;
    struct json j;
    enum status s;

    assert(c->in_tx);
    if (reason.n == 0)
        return refuse(c, ST_INVALID, "register.no_reason");
    s = watch_before(c, old->def, old->id, &seen);
    if (s == ST_OK)
        s = sql_delete(c, old);
    if (s == ST_OK)
        s = record_words_drop(c, c->who.unit_id, old->id);
    if (s == ST_OK)
        s = clock_forget(c, old);
    if (s == ST_OK)
        s = record_count_add(c, c->who.unit_id, old->def->name, old->state, -1);
    if (s == ST_OK)
        s = record_set_title(c, c->who.unit_id, old->id, STR(""));
    if (s == ST_OK)
        s = watch_after(c, old->def, old->id, true, &seen);
    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "register", old->def->name);
    json_put_str(&j, "number", old->number);
    json_put_str(&j, "reason", reason);
    json_close(&j);
    return audit(c, "record.removed", "record", old->id, json_text(&j));
}
