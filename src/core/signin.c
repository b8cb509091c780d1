/*
 * signin.c: signing in (password, then a code where the account wants one) and out, and what to do
 * with a form whose session has ended.
 */
#include "core/signin.h"

#include <inttypes.h>

#include "base/log.h"
#include "core/account.h"
#include "core/app.h"
#include "core/back.h"
#include "core/carried.h"
#include "core/cookie.h"
#include "core/device.h"
#include "core/identity.h"
#include "core/page.h"
#include "core/people_queries.h"
#include "core/session.h"
#include "core/signin.view.h"
#include "core/throttle.h"
#include "core/totp.h"

#define STEP_LIFE (5 * MINUTE)

/* Of no password: what a login that does not exist is compared with, so that it takes as long. */
static const char dummy_hash[] = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                 "K1YF4gtHZzSW4uZbB1tPxnBCKtN4ZB4ayxIWPyIYDCc";

static enum status show(struct ctx *c, struct signin_view *v, int http_status)
{
    struct page p = { .title = tr(c->lang, "signin.title"),
                      .open_face = true,
                      .script = { "password.js" } };

    guest_form(c);

    struct out *o = body_new(c);

    signin_view(o, v);
    c->res->status = http_status;
    c->answered = true;
    return page_show(c, &p, o);
}

/* ── forms without their session ── */

enum status sign_in_first(struct ctx *c)
{
    struct signin_view v = { .ended = true };

    if (c->req->method == GET) {
        struct str back = c->req->path;

        if (c->req->query.n > 0)
            back = str_printf(c->arena, STR_FMT "?" STR_FMT, STR_ARG(back), STR_ARG(c->req->query));
        c->answered = true;
        return see_other(c, "/masuk?kembali=" STR_FMT, STR_ARG(url_part(c->arena, back)));
    }
    v.carried = carried_of_request(c);
    return show(c, &v, 403);
}

static enum status show_resend(struct ctx *c, struct resend_view *v, int http_status)
{
    struct page p = { .title = tr(c->lang, "signin.resend_title") };
    struct out *o = body_new(c);

    resend_view(o, v);
    c->res->status = http_status;
    c->answered = true;
    return page_show(c, &p, o);
}

enum status form_is_stale(struct ctx *c)
{
    struct resend_view v = { .carried = carried_of_request(c), .guest = c->who.account_id == 0 };

    /* A password is not carried, so there is nothing to send again. */
    if (v.carried.to.n == 0 || (v.guest && str_eq(c->req->path, STR("/masuk"))))
        return refuse(c, ST_DENIED, "error.stale_form");
    if (v.guest)
        guest_form(c);
    return show_resend(c, &v, 403);
}

/* ── GET /masuk ── */

static enum status signin_page(struct ctx *c)
{
    struct signin_view v = { .back = query_str(c, "kembali") };

    if (c->who.account_id != 0)
        return go_back(c, v.back, "/beranda");
    if (!is_own_address(v.back))
        v.back = STR("");
    return show(c, &v, 200);
}

/* ── POST /masuk ── */

struct attempt {
    struct signin_view view;
    struct account_key key;
    bool known_login, device_known;
    uint8_t device[TOKEN_LEN];
};

static enum status show_error(struct ctx *c, struct attempt *a, const char *key)
{
    a->view.error = tr(c->lang, key);
    return show(c, &a->view, 422);
}

static enum status show_wait(struct ctx *c, struct attempt *a, int64_t wait)
{
    int64_t seconds = wait / SECOND + 1;
    const struct str args[] = { str_printf(c->arena, "%" PRId64, seconds) };

    a->view.error = tr_with(c->arena, c->lang, "signin.wait", args, ARRAY_LEN(args));
    response_header(c->res, "Retry-After", args[0]);
    return show(c, &a->view, 429);
}

static enum status find_account(struct ctx *c, struct attempt *a)
{
    enum status s = ST_NOT_FOUND;

    if (login_trouble(a->view.login) == NULL)
        s = account_by_login(c, a->view.login, &a->key);
    if (s != ST_OK && s != ST_NOT_FOUND)
        return s;
    a->known_login = s == ST_OK && a->key.active != 0;
    a->device_known = a->known_login && device_of(c, a->key.id, a->device);
    return ST_OK;
}

/* What a first step hangs on besides its account: this browser, and the account as it is now, so
 * that a new password ends it. */
static struct sha256 step_print(struct ctx *c, const struct account_key *key)
{
    struct str hex = hex_of(c->arena, c->csrf.p, c->csrf.n);
    struct str text = str_printf(c->arena, "%" PRId64 " " STR_FMT, key->version, STR_ARG(hex));

    return sha256_of(text.p, text.n);
}

/* The first step is done: a secret that proves it for five minutes, to this browser only. */
static struct str step_of(struct ctx *c, const struct account_key *key)
{
    uint8_t payload[TOKEN_LEN] = { 0 };
    struct sha256 print = step_print(c, key);

    memcpy(payload, &key->id, sizeof(key->id));
    memcpy(payload + 8, &c->now, sizeof(c->now));
    memcpy(payload + 16, print.b, 16);
    return token_seal(c->app, c->arena, TOKEN_STEP, payload);
}

/* The account whose first step was done; ST_NOT_FOUND: too long ago, elsewhere, or not at all. */
static enum status step_account(struct ctx *c, struct str step, struct account_key *key)
{
    uint8_t payload[TOKEN_LEN];
    int64_t id = 0, at = 0;
    enum status s;

    if (!token_open(c->app, TOKEN_STEP, step, payload))
        return ST_NOT_FOUND;
    memcpy(&id, payload, sizeof(id));
    memcpy(&at, payload + 8, sizeof(at));
    if (c->now >= at + STEP_LIFE)
        return ST_NOT_FOUND;
    s = account_by_id(c, id, key);
    if (s != ST_OK)
        return s;

    struct sha256 print = step_print(c, key);

    return key->active != 0 && bytes_equal(payload + 16, print.b, 16) ? ST_OK : ST_NOT_FOUND;
}

/* A browser that the account does not know is told of, unless the password is one to be used once:
 * then the new one, which comes next, is. */
static enum status tell_of_browser(struct ctx *c, const struct attempt *a)
{
    static const struct account_news news = { .subject = "account.told_browser",
                                              .body = "account.told_browser_body",
                                              .browser = true };

    if (a->device_known || a->key.must_change != 0)
        return ST_OK;
    return account_tell_news(c, a->key.person_id, &news);
}

static enum status enter(struct ctx *c, struct attempt *a, const struct throttle *t)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = throttle_good(c, t);
    if (s == ST_OK)
        s = tell_of_browser(c, a);
    if (s == ST_OK)
        s = session_begin(c, a->key.id, a->key.unit_id);
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    log_line(LOG_INFO, "signed in: " STR_FMT, STR_ARG(a->key.login));
    if (a->view.carried.to.n == 0)
        return go_back(c, a->view.back, "/beranda");

    struct resend_view v = { .signed_in_again = true, .carried = a->view.carried };

    c->who.account_id = a->key.id;
    c->who.person_id = a->key.person_id;
    c->who.name = a->key.name;
    c->who.has_totp = a->key.totp_secret.p != NULL;
    s = identity_enter_unit(c, a->key.unit_id);
    return s == ST_OK ? show_resend(c, &v, 200) : s;
}

enum code { CODE_WRONG, CODE_USED, CODE_GOOD, CODE_SPARE };

/* What the owner is told of a code. Somebody who has none knows the password all the same; in a
 * browser that the account knows, who signs in mistypes now and then. */
static enum status tell_of_code(struct ctx *c, const struct attempt *a, enum code code)
{
    static const struct account_news news[] = {
        [CODE_WRONG] = { "account.told_code_wrong", "account.told_code_wrong_body", true, HOUR },
        [CODE_USED] = { "account.told_code_used", "account.told_code_used_body", true, HOUR },
        [CODE_SPARE] = { "account.told_code_spare", "account.told_code_spare_body", true, 0 },
    };
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s;

    if (code == CODE_WRONG || code == CODE_USED)
        log_line(LOG_WARN, "second step refused: " STR_FMT ": %s", STR_ARG(a->key.login),
                 code == CODE_USED ? "a code that was used before" : "a wrong code");
    if (code == CODE_GOOD || (code == CODE_WRONG && a->device_known))
        return ST_OK;
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = account_tell_news(c, a->key.person_id, &news[code]);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* Uses the code up; of two requests with the same one, one finds it used. */
static enum status use_code(struct ctx *c, const struct attempt *a, enum code *code)
{
    struct str typed = form_str(c, "code");
    struct sha256 hash = recovery_hash(c->arena, typed);
    uint8_t secret[TOTP_SECRET_LEN];
    int64_t step = 0;
    enum status s;

    *code = CODE_WRONG;
    if (totp_unseal(c->app, a->key.totp_secret, secret)) {
        step = totp_match(secret, typed, c->now, a->key.totp_last);
        if (step == 0 && totp_match(secret, typed, c->now, 0) != 0)
            *code = CODE_USED;
    }
    bytes_wipe(secret, sizeof(secret));
    if (*code == CODE_USED)
        return ST_OK;
    s = step != 0
            ? totp_use(c, a->key.id, step)
            : recovery_use(c, a->key.id, (struct str){ (const char *)hash.b, sizeof(hash.b) });
    if (s == ST_OK)
        *code = step != 0 ? CODE_GOOD : CODE_SPARE;
    else if (s == ST_CONFLICT && step != 0)
        *code = CODE_USED;
    return s == ST_CONFLICT ? ST_OK : s;
}

static enum status second_step(struct ctx *c, struct attempt *a)
{
    enum code code = CODE_WRONG;
    int64_t wait = 0;
    enum status s = step_account(c, a->view.step, &a->key);

    if (s == ST_NOT_FOUND) {
        a->view.step = (struct str){ 0 };
        return show_error(c, a, "signin.step_late");
    }
    if (s != ST_OK)
        return s;
    a->device_known = device_of(c, a->key.id, a->device);

    struct throttle t = throttle_of(c, a->key.login, a->device_known ? a->device : NULL, true);

    s = throttle_take(c, &t, &wait);
    if (s != ST_OK)
        return s;
    if (wait > 0)
        return show_wait(c, a, wait);
    s = use_code(c, a, &code);
    if (s == ST_OK)
        s = tell_of_code(c, a, code);
    if (s == ST_OK && (code == CODE_WRONG || code == CODE_USED))
        return show_error(c, a, "signin.wrong_code");
    return s == ST_OK ? enter(c, a, &t) : s;
}

static enum status first_step(struct ctx *c, struct attempt *a)
{
    struct str password = params_get(c->req->form, "password");
    int64_t wait = 0;
    enum status s = find_account(c, a);

    if (s != ST_OK)
        return s;

    struct throttle t = throttle_of(c, a->view.login, a->device_known ? a->device : NULL, false);

    s = throttle_take(c, &t, &wait);
    if (s != ST_OK)
        return s;
    if (wait > 0)
        return show_wait(c, a, wait);

    const char *hash = a->known_login ? str_z(c->arena, a->key.password_hash) : dummy_hash;
    s = password_check(c, hash, password, !a->device_known);
    if (s == ST_BUSY)
        return s;
    if (s != ST_OK || !a->known_login) {
        log_line(LOG_WARN, "sign-in refused from " STR_FMT, STR_ARG(c->req->client));
        return show_error(c, a, "signin.wrong");
    }
    if (a->key.must_change != 0 && a->key.once_until != 0 && c->now >= a->key.once_until)
        return show_error(c, a, "signin.once_late");
    if (a->key.totp_secret.p == NULL)
        return enter(c, a, &t);
    s = throttle_good(c, &t);
    if (s != ST_OK)
        return s;
    a->view.step = step_of(c, &a->key);
    return show(c, &a->view, 200);
}

static enum status signin(struct ctx *c)
{
    struct attempt a = {
        .view = { .login = str_lower(c->arena, form_str(c, "login")),
                  .back = form_str(c, "kembali"),
                  .step = form_str(c, "tahap"),
                  .carried = carried_of_form(c) },
    };

    if (!is_own_address(a.view.back))
        a.view.back = STR("");
    if (a.view.login.n > LOGIN_MAX)
        a.view.login = str_sub(a.view.login, 0, LOGIN_MAX + 1);
    /* The form's token was the guest's; whoever is signed in already gets a new session. */
    c->csrf = csrf_of_guest(c, cookie_get(c, COOKIE_GUEST));
    return a.view.step.n > 0 ? second_step(c, &a) : first_step(c, &a);
}

/* ── POST /keluar ── */

static enum status signout(struct ctx *c)
{
    enum status s = session_leave(c);

    if (s != ST_OK)
        return s;
    say(c, "signin.left", (struct str){ 0 }, (struct str){ 0 });
    return see_other(c, "/masuk");
}

const struct route signin_routes[] = {
    { .method = GET, .pattern = "/masuk", .right = PUBLIC, .handle = signin_page },
    { .method = POST, .pattern = "/masuk", .right = PUBLIC, .handle = signin },
    { .method = POST, .pattern = "/keluar", .right = SIGNED_IN, .handle = signout },
    { 0 },
};
