/*
 * news.c: who is told what. Staff get a message in their inbox; whoever handed something in gets a
 * notice by mail or through a messenger's gateway that says no more than that there is news, since
 * neither is a safe place.
 */
#include <inttypes.h>
#include <jansson.h>

#include "base/json.h"
#include "core/app.h"
#include "core/mail.h"
#include "core/message.h"
#include "core/webhook.h"
#include "document/document.h"
#include "intake/case.h"
#include "register/pages.h"
#include "register/queries.h"

/* ── jobs that are left ── */

static struct str payload_of(struct ctx *c, int64_t record_id, const char *what)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_int(&j, "record", record_id);
    json_put_str(&j, "what", str_of(what));
    json_put_int(&j, "at", c->now);
    json_close(&j);
    return json_text(&j);
}

enum status tell_staff(struct ctx *c, const struct record *r, const char *what)
{
    return job_add(c, "intake.staff", payload_of(c, r->id, what), (struct str){ 0 }, c->now);
}

enum status tell_applicant(struct ctx *c, const struct record *r)
{
    const struct reg_public *face = r->def->face;

    if (face == NULL || face->contact == NULL || record_text(r, face->contact).n == 0)
        return ST_OK;
    /* Several pieces of news within a minute are one notice. */
    return job_add(c, "intake.notice", payload_of(c, r->id, "news"),
                   str_printf(c->arena, "intake.notice:%" PRId64, r->id), c->now);
}

struct news {
    int64_t record_id, at;
    struct str what;
};

static enum status read_payload(struct ctx *c, struct str payload, struct news *out)
{
    json_t *root = json_loadb(payload.p, payload.n, 0, NULL);
    const char *what = json_string_value(json_object_get(root, "what"));

    *out = (struct news){
        .record_id = json_integer_value(json_object_get(root, "record")),
        .at = json_integer_value(json_object_get(root, "at")),
        .what = what != NULL ? str_copy(c->arena, str_of(what)) : STR(""),
    };
    json_decref(root);
    return out->record_id != 0 ? ST_OK : fail(c, ST_FAULT, "no record in the payload");
}

static enum status find_record(struct ctx *c, int64_t id, struct record *r)
{
    const struct reg_def *def = NULL;
    enum status s = record_register(c, id, &def);

    return s == ST_OK ? record_find(c, def, id, r) : s;
}

/* ── staff ── */

struct desk {
    int64_t person[64];
    size_t n;
};

static void desk_add(const struct record *r, struct desk *d, int64_t person)
{
    for (size_t i = 0; i < r->def->n_field; i++) {
        const struct reg_field *f = &r->def->field[i];

        if (f->subject && record_int(r, f) == person) /* never whom the case is about */
            return;
    }
    for (size_t i = 0; i < d->n; i++) {
        if (d->person[i] == person)
            return;
    }
    if (person != 0 && d->n < ARRAY_LEN(d->person))
        d->person[d->n++] = person;
}

/* Whoever is in charge; while nobody is, those who may edit. */
static enum status desk_of(struct ctx *c, const struct record *r, struct desk *d)
{
    enum status s = ST_OK;

    if (r->def->in_charge != NULL)
        desk_add(r, d, record_int(r, r->def->in_charge));
    for (unsigned role = ROLE_NONE + 1; d->n == 0 && role < ROLE_COUNT; role++) {
        int64_t *id = NULL;
        size_t n = 0;

        if ((r->def->edit & (UINT32_C(1) << role)) == 0 || role == ROLE_ADMIN)
            continue;
        s = persons_with_role(c, c->who.unit_id, str_of(role_name((enum role)role)), &id, &n);
        if (s != ST_OK)
            return s;
        for (size_t i = 0; i < n; i++)
            desk_add(r, d, id[i]);
    }
    return s;
}

static enum status send_to_desk(struct ctx *c, const struct record *r, const struct desk *d,
                                bool arrived)
{
    struct str arg[] = { r->number, words_show(c, &r->def->one) };
    struct message_new m = {
        .subject =
            tr_with(c->arena, c->lang, arrived ? "intake.told_new" : "intake.told_said", arg, 2),
        .body = tr_with(c->arena, c->lang,
                        arrived ? "intake.told_new_body" : "intake.told_said_body", arg, 2),
        .link = intake_staff_path(c, r),
        .mail = true,
    };
    enum status s = ST_OK;

    for (size_t i = 0; i < d->n && s == ST_OK; i++) {
        m.person_id = d->person[i];
        s = message_send(c, &m);
    }
    return s;
}

/* Job "intake.staff" */
static enum status staff_job(struct ctx *c, struct str payload)
{
    struct record r = { 0 };
    struct desk d = { .n = 0 };
    struct news n;
    enum status s = read_payload(c, payload, &n);

    if (s == ST_OK)
        s = find_record(c, n.record_id, &r);
    if (s == ST_NOT_FOUND)
        return ST_OK; /* removed meanwhile */
    if (s == ST_OK)
        s = desk_of(c, &r, &d);
    if (s != ST_OK)
        return s;
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = send_to_desk(c, &r, &d, str_eq(n.what, STR("arrived")));
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* ── whoever handed it in ── */

static enum status mail_notice(struct ctx *c, const struct news *n, struct str to)
{
    struct mail_server server = { 0 };
    struct str error = STR(""),
               url = str_printf(c->arena, STR_FMT "/lacak", STR_ARG(c->app->base_url));
    struct str arg[] = { c->who.unit_name, url };
    struct mail m = { .to = to, .at = n->at };
    enum status s = mail_server_load(c, &server);

    if (s != ST_OK || server.url.n == 0)
        return s;
    m.from = server.from;
    m.subject = tr_with(c->arena, c->lang, "intake.notice", arg, 1);
    m.body = tr_with(c->arena, c->lang, "intake.notice_body", arg, 2);
    m.id = str_printf(c->arena, "notice.%" PRId64 ".%" PRId64, n->record_id, n->at);
    s = mail_send(c->arena, &server, &m, &error);
    return s == ST_OK
               ? s
               : fail(c, s, "notice of record %" PRId64 ": " STR_FMT, n->record_id, STR_ARG(error));
}

/* Digits, blanks, hyphens and a leading plus: a telephone number as people write it. */
static bool is_telephone(struct str s)
{
    size_t digits = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] >= '0' && s.p[i] <= '9')
            digits++;
        else if (s.p[i] != ' ' && s.p[i] != '-' && (s.p[i] != '+' || i > 0))
            return false;
    }
    return digits >= 8 && digits <= 15;
}

static enum status hook_notice(struct ctx *c, const struct news *n, struct str to)
{
    struct webhook hook = { 0 };
    struct str arg[] = { c->who.unit_name,
                         str_printf(c->arena, STR_FMT "/lacak", STR_ARG(c->app->base_url)) };
    struct json j;
    enum status s = webhook_load(c, &hook);

    if (s != ST_OK || hook.url.n == 0)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "id", str_printf(c->arena, "%" PRId64 ".%" PRId64, n->record_id, n->at));
    json_put_str(&j, "event", STR("news"));
    json_put_str(&j, "unit", c->who.unit_code);
    json_put_str(&j, "to", to);
    json_put_str(&j, "text", tr_with(c->arena, c->lang, "intake.notice_body", arg, 2));
    json_close(&j);
    return webhook_send(c, &hook, json_text(&j));
}

/* Job "intake.notice" */
static enum status notice_job(struct ctx *c, struct str payload)
{
    const struct reg_public *face;
    struct record r = { 0 };
    struct news n;
    struct str to;
    enum status s = read_payload(c, payload, &n);

    if (s == ST_OK)
        s = find_record(c, n.record_id, &r);
    if (s == ST_NOT_FOUND)
        return ST_OK;
    if (s != ST_OK)
        return s;
    face = r.def->face;
    to = face != NULL && face->contact != NULL ? str_trim(record_text(&r, face->contact)) : STR("");
    if (mail_address_ok(to))
        return mail_notice(c, &n, to);
    return is_telephone(to) ? hook_notice(c, &n, to) : ST_OK;
}

const struct job_kind intake_jobs[] = {
    { "intake.staff", staff_job },
    { "intake.notice", notice_job },
    { NULL, NULL },
};

/* ── what other engines do with a record ── */

static enum status watch_before_change(struct ctx *c, const struct reg_def *def, int64_t id,
                                       void **seen)
{
    (void)c;
    (void)def;
    (void)id;
    *seen = NULL;
    return ST_OK;
}

enum status intake_moved(struct ctx *c, const struct record *r, const struct reg_move *m)
{
    bool own = c->applicant_of == r->id;

    return (m->notify & REG_WHO_APPLICANT) != 0 && !own ? tell_applicant(c, r) : ST_OK;
}

static enum status forget_messages(struct ctx *c, int64_t id)
{
    enum status s = said_files_drop(c, c->who.unit_id, id);

    if (s == ST_OK)
        s = proofs_forget(c, "record", id, STR(PROOF_ELSEWHERE), STR("UU 27/2022"));
    return s == ST_OK ? said_drop(c, c->who.unit_id, id) : s;
}

/* A record that is removed takes its receipt and what was said with it. */
static enum status watch_after_change(struct ctx *c, const struct reg_def *def, int64_t id,
                                      bool gone, void *seen)
{
    enum status s = ST_OK;

    (void)seen;
    if (!gone || def->face == NULL)
        return ST_OK;
    s = forget_messages(c, id);
    if (s == ST_OK)
        s = case_same_drop(c, c->who.unit_id, id);
    return s == ST_OK ? case_drop(c, c->who.unit_id, id) : s;
}

/* Messages may name people as well as fields do. */
static enum status watch_struck(struct ctx *c, const struct reg_def *def, int64_t id)
{
    return def->face != NULL ? forget_messages(c, id) : ST_OK;
}

const struct record_watch intake_watch = { .name = "intake",
                                           .before = watch_before_change,
                                           .after = watch_after_change,
                                           .struck = watch_struck };
