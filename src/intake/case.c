/* case.c: what the public pages of a case share: who acts, and what the browser remembers. */
#include "intake/case.h"

#include <inttypes.h>

#include "base/number.h"
#include "core/app.h"
#include "core/cookie.h"
#include "core/identity.h"
#include "core/token.h"
#include "intake/code.h"

#define SLIP_LIFE (2 * HOUR)
#define MARK_LEN                                                                    \
    16 /* hexadecimal signs of the code's hash: a new code ends what was remembered \
        */

enum status intake_enter(struct ctx *c)
{
    struct who guest = { .theme = STR("auto") };
    enum status s = ST_OK;

    c->for_public = true;
    if (c->who.account_id != 0) {
        c->who = guest;
        s = identity_enter_unit(c, c->app->home_unit);
    }
    c->who.name = tr(c->lang, "intake.applicant"); /* as the ledger tells it */
    return s;
}

enum status intake_slow(struct ctx *c, const char *key, int64_t wait)
{
    int64_t minutes = (wait + MINUTE - 1) / MINUTE;

    c->res->status = 429;
    response_header(c->res, "Retry-After", str_printf(c->arena, "%" PRId64, wait / SECOND + 1));
    return refuse_with(c, ST_BUSY, key, int_show(c->arena, minutes, true), STR(""));
}

struct throttle intake_budget(struct ctx *c, bool worked)
{
    struct throttle t = { 0 };

    if (!worked)
        throttle_add(c, &t, THROTTLE_SEND_ALL, false);
    throttle_add(c, &t, worked ? THROTTLE_SEND : THROTTLE_SEND_PLAIN, true);
    return t;
}

enum status intake_count(struct ctx *c, enum throttle_kind kind)
{
    struct throttle t = { 0 };
    int64_t wait = 0;
    enum status s;

    throttle_add(c, &t, kind, true);
    s = throttle_take(c, &t, &wait);
    return s == ST_OK && wait > 0 ? intake_slow(c, "intake.slow", wait) : s;
}

struct str intake_staff_path(struct ctx *c, const struct record *r)
{
    return str_printf(c->arena, "/register/" STR_FMT "/%" PRId64, STR_ARG(r->def->name), r->id);
}

/* ── what the browser remembers: sealed, so that nobody else can make it ── */

static bool is_recent(const struct ctx *c, struct str seconds, int64_t life)
{
    int64_t at = 0;

    return int_parse(seconds, &at) && c->now - at * SECOND < life && at * SECOND <= c->now + SECOND;
}

void slip_remember(struct ctx *c, int64_t record_id, struct str code)
{
    struct str text = str_printf(c->arena, "%" PRId64 ".%" PRId64 "." STR_FMT, c->now / SECOND,
                                 record_id, STR_ARG(code));

    cookie_set(c, COOKIE_SLIP, text_seal(c->app, c->arena, TOKEN_SLIP, text), SLIP_LIFE / SECOND);
}

bool slip_recall(struct ctx *c, int64_t *record_id, struct str *code)
{
    struct str sealed = cookie_get(c, COOKIE_SLIP), rest = { 0 }, at;

    if (sealed.n == 0 || sealed.n > 200 || !text_open(c->app, c->arena, TOKEN_SLIP, sealed, &rest))
        return false;
    at = str_cut(&rest, '.');
    if (!is_recent(c, at, SLIP_LIFE) || !int_parse(str_cut(&rest, '.'), record_id))
        return false;
    *code = rest;
    return true;
}

static struct str mark_of(struct ctx *c, const struct intake_case *k)
{
    return str_sub(hex_of(c->arena, k->code_hash.p, k->code_hash.n), 0, MARK_LEN);
}

void case_remember(struct ctx *c, const struct intake_case *k)
{
    struct str text = str_printf(c->arena, "%" PRId64 ".%" PRId64 "." STR_FMT, c->now / SECOND,
                                 k->record_id, STR_ARG(mark_of(c, k)));

    cookie_set(c, COOKIE_CASE, text_seal(c->app, c->arena, TOKEN_CASE, text), 0);
}

static bool read_remembered(struct ctx *c, int64_t *record_id, struct str *mark)
{
    struct str sealed = cookie_get(c, COOKIE_CASE), rest = { 0 }, at;

    if (sealed.n == 0 || sealed.n > 200 || !text_open(c->app, c->arena, TOKEN_CASE, sealed, &rest))
        return false;
    at = str_cut(&rest, '.');
    if (!is_recent(c, at, CASE_IDLE) || !int_parse(str_cut(&rest, '.'), record_id))
        return false;
    *mark = rest;
    return true;
}

enum status case_recall(struct ctx *c, struct intake_case *k, struct record *r)
{
    const struct reg_def *def;
    struct str mark = { 0 };
    int64_t id = 0;
    enum status s;

    if (!read_remembered(c, &id, &mark))
        return ST_NOT_FOUND;
    s = case_of_record(c, c->who.unit_id, id, k);
    if (s != ST_OK)
        return s;
    def = reg_find(c->app, k->reg);
    if (def == NULL || def->face == NULL || k->code_hash.p == NULL || !str_eq(mark_of(c, k), mark))
        return ST_NOT_FOUND;
    s = record_find(c, def, id, r);
    if (s == ST_OK)
        c->applicant_of = id;
    return s;
}

/* ── sample records ── */

enum status intake_sample(struct ctx *c, const struct reg_def *def, int64_t record_id,
                          struct str code)
{
    struct str shown = code_new(c->arena);
    struct sha256 h;

    if (code.n > 0 && !code_parse(c->arena, code, &shown))
        return fail(c, ST_FAULT, "no code: " STR_FMT, STR_ARG(code));
    h = code_hash(c->app, shown);
    return case_add(c, c->who.unit_id, record_id, def->name,
                    (struct str){ (const char *)h.b, sizeof(h.b) }, (struct str){ 0 }, c->now,
                    &c->now);
}

enum status intake_sample_say(struct ctx *c, const struct record *r, bool from_applicant,
                              struct str text)
{
    const struct said_files none = { .n = 0 };

    return said_put(c, r, from_applicant, text, &none);
}
