/*
 * open311_send.c: POST /open311/v2/requests: a complaint from a program of others.
 *
 * It takes what the public form takes, and is held back as a form without script is; where the
 * office has set a key (setting open311_key), only programs that know it may file.
 */
#include "intake/open311.h"

#include "base/utf8.h"
#include "core/app.h"
#include "core/setting.h"
#include "core/throttle.h"
#include "intake/case.h"
#include "intake/code.h"

#define SUBJECT_MAX 80 /* characters of the description that become the subject */

/* ── may they ── */

static bool same_key(struct str a, struct str b)
{
    struct sha256 x = sha256_of(a.p, a.n), y = sha256_of(b.p, b.n);

    return bytes_equal(x.b, y.b, sizeof(x.b)); /* takes as long whatever differs */
}

static enum status key_fits(struct ctx *c, bool *keyed, bool *fits)
{
    struct str key = { 0 };
    enum status s = setting_get(c, c->who.unit_id, "open311_key", &key);

    *keyed = key.n > 0;
    *fits = key.n == 0 || same_key(key, form_str(c, "api_key"));
    return s;
}

static enum status count_sender(struct ctx *c, bool keyed, int64_t *wait)
{
    const struct throttle t = intake_budget(c, keyed);

    return throttle_count(c, &t, wait);
}

/* ── what they say ── */

static void put(struct reg_form *f, const char *field, struct str text)
{
    (void)reg_form_put(f, str_of(field), text);
}

static struct str first_line(struct str text)
{
    struct str line = str_trim(str_cut(&text, '\n'));

    return utf8_prefix(line, SUBJECT_MAX);
}

static struct str full_name(struct ctx *c)
{
    struct str a = form_str(c, "first_name"), b = form_str(c, "last_name");

    return str_trim(str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(a), STR_ARG(b)));
}

/* A name that was given is kept confidential; without one it is an anonymous complaint. */
static void fill(struct ctx *c, struct reg_form *f)
{
    struct str name = full_name(c), mail = form_str(c, "email"), body = form_str(c, "description");
    bool publish = str_eq(form_str(c, "attribute[publish]"), STR("yes"));

    put(f, "subject", first_line(body));
    put(f, "body", body);
    put(f, "topic", form_str(c, "service_code"));
    put(f, "place", form_str(c, "address_string"));
    put(f, "identity", name.n > 0 ? STR("confidential") : STR("anonymous"));
    put(f, "channel", STR("app"));
    put(f, "publish", publish ? STR("1") : STR(""));
    if (name.n == 0)
        return;
    put(f, "reporter", name);
    put(f, "contact", mail.n > 0 ? mail : form_str(c, "phone"));
}

static enum status hand_in(struct ctx *c, struct reg_form *f, bool keyed, struct str *code,
                           int64_t *wait)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct record made = { .def = f->def };
    enum status s = tx_begin(c, &tx);

    *code = code_new(c->arena);
    const struct sha256 hash = code_hash(c->app, *code);

    if (s == ST_OK)
        s = count_sender(c, keyed, wait);
    if (s != ST_OK || *wait > 0)
        return s;
    s = record_create(c, f, &made.id);
    if (s == ST_OK)
        s = case_add(c, c->who.unit_id, made.id, f->def->name,
                     (struct str){ (const char *)hash.b, sizeof(hash.b) }, (struct str){ 0 },
                     c->now, &c->now);
    if (s == ST_OK)
        s = tell_staff(c, &made, "arrived");
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* ── the answer ── */

static enum status say_wrong(struct ctx *c, const struct reg_form *f)
{
    struct geo g;

    if (f->n_error == 0)
        return geo_error(c, 400, "open311.wrong");
    c->failure = (struct failure){ 0 };
    geo_begin(&g, c, "errors", "error");
    for (size_t i = 0; i < f->n_error; i++) {
        geo_open(&g);
        geo_text(&g, "code", STR("400"));
        geo_text(&g, "description", f->error[i].text);
        geo_close(&g);
    }
    return geo_send(&g, 400);
}

static enum status say_made(struct ctx *c, struct str code)
{
    struct geo g;

    response_header(c->res, "Cache-Control", STR("no-store"));
    geo_begin(&g, c, "service_requests", "request");
    geo_open(&g);
    geo_text(&g, "service_request_id", code);
    geo_text(&g, "service_notice", tr(c->lang, "open311.notice"));
    geo_text(&g, "account_id", STR(""));
    geo_close(&g);
    return geo_send(&g, 201);
}

static enum status send(struct ctx *c, const struct reg_def *def, bool keyed)
{
    struct reg_form f;
    struct str code = { 0 };
    int64_t wait = 0;
    enum status s;

    reg_form_init(c, &f, def);
    fill(c, &f);
    s = hand_in(c, &f, keyed, &code, &wait);
    if (s == ST_OK && wait > 0)
        return geo_error(c, 429, "open311.slow");
    if (s == ST_INVALID)
        return say_wrong(c, &f);
    return s == ST_OK ? say_made(c, code) : s;
}

enum status geo_request_send(struct ctx *c)
{
    const struct reg_def *def = NULL;
    bool keyed = false, fits = false;
    enum status s = geo_enter(c, &def);

    if (s == ST_NOT_FOUND)
        return ST_OK;
    if (s == ST_OK)
        s = key_fits(c, &keyed, &fits);
    if (s != ST_OK)
        return s;
    if (!fits)
        return geo_error(c, 403, "open311.key");
    if (form_str(c, "service_code").n == 0)
        return geo_error(c, 400, "open311.no_code");
    if (geo_service(def, form_str(c, "service_code")) == NULL)
        return geo_error(c, 404, "open311.no_service");
    if (form_str(c, "description").n == 0)
        return geo_error(c, 400, "open311.no_description");
    return send(c, def, keyed);
}
