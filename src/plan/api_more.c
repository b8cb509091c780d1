/* api_more.c: the asker, duties, units, documents and findings as JSON. */
#include "core/time_show.h"
#include "document/document.h"
#include "document/evidence.h"
#include "document/search.h"
#include "plan/api.h"
#include "plan/api_queries.h"
#include "plan/duty.h"
#include "plan/finding.h"

static void open_list(struct ctx *c, struct json *j, const char *name)
{
    json_init(j, c->arena);
    json_open(j, '{');
    json_key(j, name);
    json_open(j, '[');
}

static enum status close_list(struct ctx *c, struct json *j, struct api_window w, bool more)
{
    json_close(j);
    api_next(c, j, w, more);
    json_close(j);
    return api_send(c, j);
}

enum status api_me(struct ctx *c)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "login", c->who.login);
    json_put_str(&j, "name", c->who.name);
    json_put_str(&j, "unit", c->who.unit_code);
    json_key(&j, "roles");
    json_open(&j, '[');
    for (size_t i = 0; i < c->who.n_grant; i++) {
        json_open(&j, '{');
        json_put_str(&j, "role", str_of(role_name(c->who.grant[i].role)));
        json_put_int(&j, "area", c->who.grant[i].area);
        json_close(&j);
    }
    json_close(&j);
    json_close(&j);
    return api_send(c, &j);
}

static const char *const duty_names[DUTY_KINDS] = {
    [DUTY_LATE] = "late", [DUTY_RETURNED] = "returned", [DUTY_VERIFY] = "verify",
    [DUTY_DUE] = "due",   [DUTY_CONFIRM] = "confirm",   [DUTY_OTHERS] = "waiting",
};

enum status api_duties(struct ctx *c)
{
    struct duties d = { 0 };
    struct json j;
    enum status s = duties_of(c, &d);

    if (s != ST_OK)
        return s;
    open_list(c, &j, "duties");
    for (size_t i = 0; i < d.n; i++) {
        const struct duty *one = &d.duty[i];

        json_open(&j, '{');
        json_put_str(&j, "kind", str_of(duty_names[one->kind]));
        json_put_str(&j, "ref", one->ref);
        json_put_str(&j, "text", one->text);
        json_put_str(&j, "why", one->why);
        json_put_str(&j, "href", one->href);
        if (one->due != 0)
            json_put_str(&j, "day", date_iso(c->arena, one->due));
        json_close(&j);
    }
    json_close(&j);
    json_close(&j);
    return api_send(c, &j);
}

enum status api_units(struct ctx *c)
{
    struct api_window w = api_window(c);
    struct api_unit *u = NULL;
    size_t n = 0;
    struct json j;
    enum status s = api_units_below(c, c->who.unit_path, w.limit + 1, w.offset, &u, &n);

    if (s != ST_OK)
        return s;
    open_list(c, &j, "units");
    for (size_t i = 0; i < n && (int64_t)i < w.limit; i++) {
        json_open(&j, '{');
        json_put_str(&j, "code", u[i].code);
        json_put_str(&j, "name", u[i].name);
        json_put_str(&j, "level", u[i].level);
        json_put_str(&j, "parent", u[i].parent);
        json_put_int(&j, "utc_offset", u[i].zone);
        json_close(&j);
    }
    return close_list(c, &j, w, (int64_t)n > w.limit);
}

/* ── documents ── */

enum status api_documents(struct ctx *c)
{
    struct api_window w = api_window(c);
    struct str words = search_question(c->arena, c->who.unit_id, query_str(c, "q"));
    struct str none = STR("");
    int64_t before = query_i64(c, "before", INT64_MAX), all = document_sees_restricted(c);
    struct document_line *row = NULL;
    size_t n = 0;
    struct json j;
    enum status s;

    if (words.n > 0)
        s = document_search(c, c->who.unit_id, before, none, none, 0, INT64_MAX, 0,
                            c->who.person_id, all, w.limit + 1, words, &row, &n);
    else
        s = document_page(c, c->who.unit_id, before, none, none, 0, INT64_MAX, 0, c->who.person_id,
                          all, w.limit + 1, &row, &n);
    if (s != ST_OK)
        return s;
    open_list(c, &j, "documents");
    for (size_t i = 0; i < n && (int64_t)i < w.limit; i++) {
        json_open(&j, '{');
        json_put_int(&j, "id", row[i].id);
        json_put_str(&j, "name", row[i].name);
        json_put_str(&j, "kind", row[i].kind);
        json_put_str(&j, "media_type", row[i].media_type);
        json_put_int(&j, "size", row[i].size);
        json_put_str(&j, "uploaded_at", time_iso(c->arena, row[i].uploaded_at));
        json_close(&j);
    }
    json_close(&j);
    json_key(&j, "next");
    if ((int64_t)n > w.limit)
        json_str(&j, str_printf(c->arena, "/api/v1/documents?before=%lld",
                                (long long)row[w.limit - 1].id));
    else
        json_none(&j);
    json_close(&j);
    return api_send(c, &j);
}

static void put_document(struct ctx *c, struct json *j, const struct document *d)
{
    json_put_int(j, "id", d->id);
    json_put_str(j, "name", d->name);
    json_put_str(j, "kind", d->kind);
    json_put_str(j, "media_type", d->media_type);
    json_put_int(j, "size", d->size);
    json_put_str(j, "sha256", hex_of(c->arena, d->sha256.p, d->sha256.n));
    json_put_str(j, "uploaded_at", time_iso(c->arena, d->uploaded_at));
    if (d->effective_from.p != NULL)
        json_put_str(j, "effective_from", d->effective_from);
    if (d->effective_until.p != NULL)
        json_put_str(j, "effective_until", d->effective_until);
    json_put_str(j, "content",
                 str_eq(d->kind, STR("file"))
                     ? str_printf(c->arena, "/api/v1/documents/%lld/content", (long long)d->id)
                     : d->content);
}

enum status api_document(struct ctx *c)
{
    struct document d = { 0 };
    struct json j;
    enum status s = document_find(c, path_i64(c, "id"), &d);

    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    put_document(c, &j, &d);
    json_close(&j);
    return api_send(c, &j);
}

enum status api_add_documents(struct ctx *c)
{
    struct evidence *e = arena_new(c->arena, struct evidence);
    int64_t id[EVIDENCE_MAX_FILES] = { 0 };
    struct json j;
    enum status s = evidence_take(c, e);

    if (s == ST_OK && e->n_file == 0)
        return refuse(c, ST_INVALID, "api.no_file");
    if (s == ST_OK) {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        for (size_t i = 0; s == ST_OK && i < e->n_file; i++)
            s = document_add_file(c, &e->file[i], &e->meta, &id[i]);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    if (s != ST_OK)
        return s;
    open_list(c, &j, "documents");
    for (size_t i = 0; i < e->n_file; i++) {
        json_open(&j, '{');
        json_put_int(&j, "id", id[i]);
        json_close(&j);
    }
    json_close(&j);
    json_close(&j);
    return api_send(c, &j);
}

/* ── findings ── */

static void put_finding(struct json *j, const struct finding *f)
{
    json_open(j, '{');
    json_put_int(j, "id", f->id);
    if (f->slug_year != 0)
        json_put_int(j, "plan", f->slug_year);
    json_put_str(j, "ref", f->ref);
    json_put_str(j, "text", f->text);
    json_put_str(j, "recommendation", f->recommendation);
    json_put_str(j, "source", f->source);
    json_put_str(j, "owner", f->owner);
    json_put_str(j, "due_on", f->due_on);
    json_put_str(j, "state", f->state);
    json_put_str(j, "response", f->response);
    json_put_str(j, "return_reason", f->return_reason);
    json_put_int(j, "version", f->version);
    json_close(j);
}

enum status api_findings(struct ctx *c)
{
    struct api_window w = api_window(c);
    struct finding *f = NULL;
    size_t n = 0;
    struct json j;
    enum status s = findings_page(c, c->who.unit_id, query_str(c, "state"), STR(""), 0, w.limit + 1,
                                  w.offset, &f, &n);

    if (s != ST_OK)
        return s;
    open_list(c, &j, "findings");
    for (size_t i = 0; i < n && (int64_t)i < w.limit; i++)
        put_finding(&j, &f[i]);
    return close_list(c, &j, w, (int64_t)n > w.limit);
}

static enum status send_finding(struct ctx *c, int64_t id)
{
    struct finding f = { 0 };
    struct json j;
    enum status s = finding_by_id(c, c->who.unit_id, id, &f);

    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    put_finding(&j, &f);
    return api_send(c, &j);
}

enum status api_finding(struct ctx *c)
{
    return send_finding(c, path_i64(c, "id"));
}

enum status api_add_finding(struct ctx *c)
{
    json_t *body = NULL;
    int64_t id = 0;
    enum status s = api_body(c, &body);

    if (s == ST_OK) {
        const struct finding_new in = {
            .plan = api_text(body, "plan"),
            .ref = api_text(body, "ref"),
            .source = api_text(body, "source"),
            .text = api_text(body, "text"),
            .recommendation = api_text(body, "recommendation"),
            .due_on = api_text(body, "due_on"),
            .owner_id = api_int(body, "owner_id", 0),
        };
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = finding_make(c, &in, &id);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    return s == ST_OK ? send_finding(c, id) : s;
}

typedef enum status finding_move(struct ctx *c, const struct finding *f, const json_t *body,
                                 int64_t version);

static enum status run_finding(struct ctx *c, finding_move *move)
{
    struct finding f = { 0 };
    json_t *body = NULL;
    enum status s = api_body(c, &body);

    if (s == ST_OK) {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = finding_by_id(c, c->who.unit_id, path_i64(c, "id"), &f);
        if (s == ST_OK)
            s = move(c, &f, body, api_int(body, "version", f.version));
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    return s == ST_OK ? send_finding(c, f.id) : s;
}

static enum status move_answer(struct ctx *c, const struct finding *f, const json_t *body,
                               int64_t version)
{
    return finding_answer(c, f, version, api_text(body, "response"));
}

static enum status move_accept(struct ctx *c, const struct finding *f, const json_t *body,
                               int64_t version)
{
    (void)body;
    return finding_accept(c, f, version);
}

static enum status move_refuse(struct ctx *c, const struct finding *f, const json_t *body,
                               int64_t version)
{
    return finding_refuse(c, f, version, api_text(body, "reason"));
}

enum status api_answer(struct ctx *c)
{
    return run_finding(c, move_answer);
}

enum status api_accept(struct ctx *c)
{
    return run_finding(c, move_accept);
}

enum status api_refuse(struct ctx *c)
{
    return run_finding(c, move_refuse);
}
