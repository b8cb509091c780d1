/*
 * person_export.c: everything that registers hold about one person, for the right to see one's own
 * data (UU 27/2022). Read as the system reads, because some of it no single role may read; records
 * that are about whoever asks for it are left out, as everywhere.
 */
#include "base/json.h"
#include "core/app.h"
#include "core/ledger.h"
#include "core/people_queries.h"
#include "core/time_show.h"
#include "register/api.h"
#include "register/personal.h"
#include "register/personal_queries.h"

#define EXPORT_MAX 1000 /* records of one register */

struct export_of {
    struct ctx *c;  /* who asks */
    struct ctx all; /* who reads */
    int64_t person_id;
    struct str text;
    struct json j;
    struct record **record;
    size_t n, cap;
};

static bool is_about_asker(const struct export_of *e, const struct record *r)
{
    for (size_t i = 0; i < r->def->n_field; i++) {
        const struct reg_field *f = &r->def->field[i];

        if (f->subject && f->type == FIELD_PERSON && e->c->who.person_id != 0 &&
            record_int(r, f) == e->c->who.person_id)
            return true;
    }
    return false;
}

static void keep(struct export_of *e, struct record *r)
{
    if (e->n == e->cap) {
        size_t cap = e->cap * 2 + 32;
        struct record **more = arena_array(e->c->arena, cap, sizeof(struct record *));

        if (e->n > 0)
            memcpy(more, e->record, e->n * sizeof(struct record *));
        e->record = more;
        e->cap = cap;
    }
    e->record[e->n++] = r;
}

static enum status put_record(struct export_of *e, const struct record *r)
{
    struct json *j = &e->j;
    enum status s;

    json_open(j, '{');
    json_put_str(j, "register", r->def->name);
    api_put_words(j, "register_title", &r->def->title);
    if (r->def->personal_data.there)
        api_put_words(j, "purpose", &r->def->personal_data.purpose);
    json_put_int(j, "id", r->id);
    json_put_str(j, "number", r->number);
    json_put_str(j, "title", r->title);
    json_put_str(j, "state", r->state);
    json_put_str(j, "created_on", r->created_on);
    json_put_str(j, "closed_on", r->closed_on);
    s = api_put_fields(&e->all, j, r, true, true);
    json_close(j);
    return s;
}

static enum status put_register(struct export_of *e, const struct reg_def *def)
{
    int64_t *id = NULL;
    size_t n = 0;
    enum status s = personal_named(&e->all, def, e->person_id, e->text, EXPORT_MAX, &id, &n);

    for (size_t i = 0; s == ST_OK && i < n; i++) {
        struct record *r = arena_new(e->c->arena, struct record);

        s = record_find(&e->all, def, id[i], r);
        if (s == ST_NOT_FOUND) {
            s = ST_OK;
            continue;
        }
        if (s != ST_OK || is_about_asker(e, r))
            continue;
        s = put_record(e, r);
        keep(e, r);
    }
    return s;
}

static enum status put_person(struct export_of *e)
{
    struct ctx *c = e->c;
    struct json *j = &e->j;
    struct person p = { 0 };
    struct person_grant_line *grant = NULL;
    size_t n = 0;
    enum status s = person_by_id(c, c->who.unit_id, e->person_id, &p);

    if (s == ST_OK)
        s = grants_of(c, c->who.unit_id, e->person_id, &grant, &n);
    if (s != ST_OK)
        return s;
    json_key(j, "person");
    json_open(j, '{');
    json_put_int(j, "id", p.id);
    json_put_str(j, "name", p.name);
    json_put_str(j, "nip", p.nip);
    json_put_str(j, "position", p.position);
    json_put_str(j, "section", p.section);
    json_put_str(j, "email", p.email);
    json_key(j, "roles");
    json_open(j, '[');
    for (size_t i = 0; i < n; i++)
        json_str(j, grant[i].role);
    json_close(j);
    json_close(j);
    return ST_OK;
}

/* Whose data the person looked at: that, too, is about them. */
static enum status put_looks(struct export_of *e)
{
    struct ctx *c = e->c;
    struct access_of *a = NULL;
    size_t n = 0;
    enum status s = access_by(c, c->who.unit_id, e->person_id, EXPORT_MAX, &a, &n);

    json_key(&e->j, "looked_at");
    json_open(&e->j, '[');
    for (size_t i = 0; s == ST_OK && i < n; i++) {
        json_open(&e->j, '{');
        json_put_str(&e->j, "at", time_iso(c->arena, a[i].at));
        json_put_str(&e->j, "what", a[i].what);
        json_put_int(&e->j, "record", a[i].record_id);
        json_close(&e->j);
    }
    json_close(&e->j);
    return s;
}

static enum status put_all(struct export_of *e)
{
    const struct reg_all *all = e->c->app->registers;
    struct json *j = &e->j;
    enum status s = ST_OK;

    json_open(j, '{');
    json_put_str(j, "unit", e->c->who.unit_name);
    json_put_str(j, "made_at", time_iso(e->c->arena, e->c->now));
    json_put_str(j, "law", STR("UU 27/2022"));
    if (e->text.n > 0)
        json_put_str(j, "searched", e->text);
    if (e->person_id != 0)
        s = put_person(e);
    if (s == ST_OK && e->person_id != 0)
        s = put_looks(e);
    json_key(j, "records");
    json_open(j, '[');
    for (size_t i = 0; s == ST_OK && all != NULL && i < all->n; i++)
        s = put_register(e, all->def[i]);
    json_close(j);
    json_close(j);
    return s;
}

/* Written down before it leaves: who took what about whom. */
static enum status note(struct export_of *e)
{
    struct ctx *c = e->c;
    struct json j;
    enum status s = ST_OK;

    for (size_t i = 0; s == ST_OK && i < e->n; i++)
        s = record_seen(c, e->record[i], "exported");
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_int(&j, "records", (int64_t)e->n);
    json_close(&j);
    return s == ST_OK ? audit(c, "person.data_exported", "person", e->person_id, json_text(&j)) : s;
}

enum status personal_export(struct ctx *c, int64_t person_id, struct str text, struct str *json,
                            int64_t *records)
{
    struct export_of *e = arena_new(c->arena, struct export_of);
    enum status s;

    *e = (struct export_of){ .c = c, .all = *c, .person_id = person_id, .text = text };
    e->all.who.account_id = 0;
    e->all.who.person_id = 0;
    e->all.who.n_grant = 0;
    e->all.req = NULL;
    json_init(&e->j, c->arena);
    s = put_all(e);
    if (s != ST_OK) {
        if (e->all.failure.status != ST_OK)
            c->failure = e->all.failure;
        return s;
    }

    CLEANUP(tx_end) struct tx tx = { 0 };

    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = note(e);
    if (s == ST_OK)
        s = tx_commit(&tx);
    *json = json_text(&e->j);
    *records = (int64_t)e->n;
    return s;
}
