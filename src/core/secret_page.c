/* secret_page.c: /akun/sandi and /akun/dua-langkah: one's own password and second step. */
#include <inttypes.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/number.h"
#include "base/utf8.h"
#include "core/account.h"
#include "core/account.view.h"
#include "core/account_view.h"
#include "core/app.h"
#include "core/back.h"
#include "core/core_routes.h"
#include "core/identity.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/people_queries.h"
#include "core/present.h"
#include "core/role_show.h"
#include "core/second_step.h"
#include "core/session.h"
#include "core/token.h"
#include "core/totp.h"

static const struct str none;

static struct crumb account_crumb(struct ctx *c)
{
    return (struct crumb){ tr(c->lang, "account.title"), STR("/akun") };
}

/* ── password ── */

static enum status show_password(struct ctx *c, struct fields *f)
{
    struct crumb crumb = account_crumb(c);
    struct page p = { .title = tr(c->lang, "account.password_title"),
                      .crumb = &crumb,
                      .n_crumb = 1,
                      .script = { "password.js" } };
    struct password_view v = { .forced = c->who.must_change_password,
                               .login = c->who.login,
                               .fields = f };
    struct out *o = body_new(c);

    password_view(o, &v);
    c->res->status = f != NULL ? 422 : 200;
    return page_show(c, &p, o);
}

static enum status password_page(struct ctx *c)
{
    return show_password(c, NULL);
}

/* The hint beside the field, by the rule of the form. */
static struct str worth_text(struct ctx *c, struct str password, enum password_worth worth,
                             const struct password_owner *whose)
{
    static const char *const key[] = { [PASSWORD_ENOUGH] = "account.worth_enough",
                                       [PASSWORD_GOOD] = "account.worth_good",
                                       [PASSWORD_STRONG] = "account.worth_strong" };

    if (worth != PASSWORD_REFUSED)
        return tr(c->lang, key[worth]);
    if (utf8_text(password) && utf8_length(password) < PASSWORD_MIN) {
        const struct str n = str_printf(c->arena, "%zu", utf8_length(password));

        return tr_with(c->arena, c->lang, "account.worth_short", &n, 1);
    }
    return tr(c->lang, password_trouble(password, whose));
}

/* POST /akun/sandi/nilai: what a script shows while a new password is typed */
static enum status password_weigh(struct ctx *c)
{
    struct str password = params_get(c->req->form, "password_new");
    const struct password_owner whose = { c->who.login, c->who.name };
    enum password_worth worth = password_worth(password, &whose);
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_int(&j, "worth", (int64_t)worth);
    json_put_str(&j, "text", worth_text(c, password, worth, &whose));
    json_close(&j);
    c->res->body = json_text(&j);
    response_header(c->res, "Content-Type", STR("application/json"));
    return ST_OK;
}

static enum status store_password(struct ctx *c, const char *hash)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    int64_t ended = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = account_set_password(c, c->who.account_id, str_of(hash), 0, 0);
    /* This browser's session, too: somebody may have copied its cookie. */
    if (s == ST_OK)
        s = session_begin(c, c->who.account_id, c->who.unit_id);
    if (s == ST_OK)
        s = session_end_all(c, c->who.account_id, c->who.session_id, &ended);
    if (s == ST_OK)
        s = audit(c, "account.password_changed", "person", c->who.person_id, STR("{}"));
    if (s == ST_OK)
        s = account_tell(c, c->who.person_id, "account.told_password");
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status password_save(struct ctx *c)
{
    struct str now = params_get(c->req->form, "password_now");
    struct str fresh = params_get(c->req->form, "password_new");
    struct fields f = { 0 };
    struct account_key key = { 0 };
    char hash[PASSWORD_HASH_LEN];
    enum status s = account_by_id(c, c->who.account_id, &key);

    if (s == ST_OK)
        s = present_check(c, &key, &f);
    if (s != ST_OK)
        return s;
    field_wrong(c, &f, "password_new",
                password_trouble(fresh, &(struct password_owner){ key.login, key.name }));
    if (str_eq(now, fresh))
        field_wrong(c, &f, "password_new", "account.password_same");
    if (!str_eq(fresh, params_get(c->req->form, "password_again")))
        field_wrong(c, &f, "password_again", "account.password_differs");
    if (f.n > 0)
        return show_password(c, &f);
    s = password_hash_calmly(c, fresh, hash);
    if (s == ST_OK)
        s = store_password(c, hash);
    if (s != ST_OK)
        return s;
    say(c, "account.password_saved", none, none);
    return see_other(c, c->who.must_change_password ? "/beranda" : "/akun");
}

/* ── second step ── */

static struct str in_groups(struct arena *a, struct str s)
{
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < s.n; i++) {
        if (i > 0 && i % 4 == 0)
            buf_add_char(&b, ' ');
        buf_add_char(&b, s.p[i]);
    }
    return buf_str(&b);
}

static enum status show_totp(struct ctx *c, struct totp_view *v, int http_status)
{
    struct str back = c->req->method == GET ? query_str(c, "kembali") : form_str(c, "kembali");
    struct crumb crumb = account_crumb(c);
    struct page p = { .title = tr(c->lang, "account.totp_title"),
                      .crumb = &crumb,
                      .n_crumb = 1,
                      .script = { "password.js" } };
    struct out *o = body_new(c);

    v->first = identity_owes_step(&c->who);
    if (v->first)
        p.n_crumb = 0; /* they lead nowhere yet */
    if (c->who.guarded != ROLE_NONE)
        v->demand = role_text(c->lang, c->who.guarded);
    v->back = is_own_address(back) ? back : STR("/akun");
    totp_view(o, v);
    c->res->status = http_status;
    return page_show(c, &p, o);
}

static bool fill_secret(struct ctx *c, struct totp_view *v, const uint8_t secret[TOTP_SECRET_LEN])
{
    struct str uri = totp_uri(c->arena, secret, c->who.login, c->who.unit_name);
    struct str sealed = totp_seal(c->app, c->arena, secret);

    v->secret = in_groups(c->arena, totp_base32(c->arena, secret));
    v->sealed = text_seal(c->app, c->arena, TOKEN_TOTP,
                          str_printf(c->arena, "%" PRId64 " " STR_FMT, c->who.account_id,
                                     STR_ARG(hex_of(c->arena, sealed.p, sealed.n))));
    return qr_path(c->arena, uri, &v->qr, &v->qr_size);
}

/* The secret that was shown to this account, as the form brings it back. */
static bool take_secret(struct ctx *c, struct str typed, struct str *sealed,
                        uint8_t secret[TOTP_SECRET_LEN])
{
    uint8_t *raw = arena_alloc(c->arena, TOTP_SEALED_LEN);
    struct str rest = { 0 };
    int64_t account_id = 0;

    if (!text_open(c->app, c->arena, TOKEN_TOTP, typed, &rest) ||
        !int_parse(str_cut(&rest, ' '), &account_id) || account_id != c->who.account_id ||
        !hex_parse(rest, raw, TOTP_SEALED_LEN))
        return false;
    *sealed = (struct str){ (const char *)raw, TOTP_SEALED_LEN };
    return totp_unseal(c->app, *sealed, secret);
}

static enum status totp_page(struct ctx *c)
{
    struct totp_view v = { 0 };
    struct account_own own = { 0 };
    uint8_t secret[TOTP_SECRET_LEN];
    enum status s = account_own_by_id(c, c->who.account_id, &own);

    if (s != ST_OK)
        return s;
    v.on = own.has_totp != 0;
    random_bytes(secret, sizeof(secret));
    if (!v.on && !fill_secret(c, &v, secret))
        return fail(c, ST_FAULT, "no QR code");
    return show_totp(c, &v, 200);
}

static enum status store_totp(struct ctx *c, struct str sealed, int64_t step, struct totp_view *v)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct str *code = arena_array(c->arena, RECOVERY_CODES, sizeof(*code));
    int64_t ended = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = totp_set(c, c->who.account_id, sealed, step);
    if (s == ST_OK)
        s = recovery_clear(c, c->who.account_id);
    for (int i = 0; i < RECOVERY_CODES && s == ST_OK; i++) {
        code[i] = recovery_code(c->arena);

        struct sha256 hash = recovery_hash(c->arena, code[i]);

        s = recovery_add(c, c->who.account_id,
                         (struct str){ (const char *)hash.b, sizeof(hash.b) });
    }
    /* Whoever came in by the password alone goes. */
    if (s == ST_OK)
        s = session_end_all(c, c->who.account_id, c->who.session_id, &ended);
    if (s == ST_OK)
        s = audit(c, "account.totp_on", "person", c->who.person_id, STR("{}"));
    if (s == ST_OK)
        s = account_tell(c, c->who.person_id, "account.told_totp_on");
    if (s == ST_OK)
        s = tx_commit(&tx);
    v->on = true;
    v->recovery = code;
    v->n_recovery = RECOVERY_CODES;
    return s;
}

/* POST /akun/dua-langkah: the first code shows that the phone has the secret */
static enum status totp_start_using(struct ctx *c)
{
    struct totp_view v = { 0 };
    struct fields f = { 0 };
    struct account_key key = { 0 };
    struct str sealed = { 0 };
    uint8_t secret[TOTP_SECRET_LEN];
    int64_t step;
    enum status s = account_by_id(c, c->who.account_id, &key);

    if (s == ST_OK && key.totp_secret.p == NULL)
        s = present_check(c, &key, &f); /* a thief of the session must not */
    if (s != ST_OK)
        return s;
    if (key.totp_secret.p != NULL)
        return refuse(c, ST_CONFLICT, "account.totp_already");
    if (!take_secret(c, form_str(c, "sealed"), &sealed, secret))
        return refuse(c, ST_INVALID, "error.invalid");
    step = totp_match(secret, form_str(c, "code"), c->now, 0);
    if (step == 0)
        field_wrong(c, &f, "code", "signin.wrong_code");
    if (f.n > 0) {
        v.fields = &f;
        if (!fill_secret(c, &v, secret))
            return fail(c, ST_FAULT, "no QR code");
        return show_totp(c, &v, 422);
    }
    s = store_totp(c, sealed, step, &v);
    return s == ST_OK ? show_totp(c, &v, 200) : s;
}

static enum status remove_totp(struct ctx *c)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = second_step_remove(c, c->who.account_id, c->who.person_id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /akun/dua-langkah/hentikan */
static enum status totp_stop_using(struct ctx *c)
{
    struct totp_view v = { .on = true };
    struct fields f = { 0 };
    struct account_key key = { 0 };
    enum status s = account_by_id(c, c->who.account_id, &key);

    if (s == ST_OK)
        s = present_check(c, &key, &f);
    if (s != ST_OK)
        return s;
    v.fields = &f;
    if (f.n > 0)
        return show_totp(c, &v, 422);
    s = remove_totp(c);
    if (s != ST_OK)
        return s;
    say(c, "account.totp_stopped", none, none);
    return see_other(c, "/akun");
}

const struct route secret_routes[] = {
    { .method = GET, .pattern = "/akun/sandi", .right = SIGNED_IN, .handle = password_page },
    { .method = POST, .pattern = "/akun/sandi", .right = SIGNED_IN, .handle = password_save },
    { .method = POST,
      .pattern = "/akun/sandi/nilai",
      .right = SIGNED_IN,
      .handle = password_weigh },
    { .method = GET, .pattern = "/akun/dua-langkah", .right = SIGNED_IN, .handle = totp_page },
    { .method = POST,
      .pattern = "/akun/dua-langkah",
      .right = SIGNED_IN,
      .handle = totp_start_using },
    { .method = POST,
      .pattern = "/akun/dua-langkah/hentikan",
      .right = SIGNED_IN,
      .handle = totp_stop_using },
    { 0 },
};
