/* account_page.c: /akun: one's own account: looks, unit, sessions, tokens for programs. */
#include <inttypes.h>

#include "base/json.h"
#include "base/utf8.h"
#include "core/account.view.h"
#include "core/account_view.h"
#include "core/agent.h"
#include "core/api_token.h"
#include "core/app.h"
#include "core/cookie.h"
#include "core/core_routes.h"
#include "core/identity.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/people_queries.h"
#include "core/present.h"
#include "core/role_show.h"
#include "core/session.h"
#include "core/time_show.h"

static const struct str none;

/* ── gathering ── */

static enum status gather_sessions(struct ctx *c, struct account_view *v)
{
    struct session_line *row = NULL;
    size_t n = 0;
    enum status s = session_of_account(c, c->who.account_id, c->now - SESSION_IDLE,
                                       c->now - SESSION_LIFE, &row, &n);

    if (s != ST_OK)
        return s;

    struct session_shown *out = arena_array(c->arena, n + 1, sizeof(*out));

    for (size_t i = 0; i < n; i++)
        out[i] = (struct session_shown){
            .id = row[i].id,
            .agent = agent_show(c->arena, c->lang, row[i].agent),
            .unit = row[i].unit_name,
            .since = time_short(c->arena, c->lang, row[i].created_at, c->who.zone),
            .seen = time_short(c->arena, c->lang, row[i].seen_at, c->who.zone),
            .own = row[i].id == c->who.session_id,
        };
    v->session = out;
    v->n_session = n;
    return ST_OK;
}

static enum status gather_tokens(struct ctx *c, struct account_view *v)
{
    struct api_token_line *row = NULL;
    size_t n = 0;
    enum status s = api_token_of_account(c, c->who.account_id, &row, &n);

    if (s != ST_OK)
        return s;

    struct token_shown *out = arena_array(c->arena, n + 1, sizeof(*out));

    for (size_t i = 0; i < n; i++)
        out[i] = (struct token_shown){
            .id = row[i].id,
            .name = row[i].name,
            .made = time_short(c->arena, c->lang, row[i].created_at, c->who.zone),
            .used = row[i].has_used_at ? time_short(c->arena, c->lang, row[i].used_at, c->who.zone)
                                       : tr(c->lang, "account.token_unused"),
        };
    v->token = out;
    v->n_token = n;
    return ST_OK;
}

static enum status gather_units(struct ctx *c, struct account_view *v)
{
    struct unit_choice *row = NULL;
    size_t n = 0;
    enum status s = unit_of_grants(c, c->who.person_id, &row, &n);

    if (s != ST_OK)
        return s;

    struct option *out = arena_array(c->arena, n + 1, sizeof(*out));
    bool here = false;

    for (size_t i = 0; i < n; i++) {
        out[i] = (struct option){ str_printf(c->arena, "%" PRId64, row[i].id), row[i].name,
                                  row[i].id == c->who.unit_id };
        here = here || out[i].chosen;
    }
    if (!here) /* a unit below the one of the role */
        out[n++] = (struct option){ str_printf(c->arena, "%" PRId64, c->who.unit_id),
                                    c->who.unit_name, true };
    v->unit = out;
    v->n_unit = n;
    return ST_OK;
}

static const struct option *choices(struct ctx *c, const char *const *name, const char *const *key,
                                    size_t n, struct str chosen)
{
    struct option *out = arena_array(c->arena, n, sizeof(*out));

    for (size_t i = 0; i < n; i++)
        out[i] = (struct option){ str_of(name[i]), tr(c->lang, key[i]),
                                  str_eq(chosen, str_of(name[i])) };
    return out;
}

static const char *const langs[] = { "id", "en" };
static const char *const lang_keys[] = { "account.lang_id", "account.lang_en" };
static const char *const themes[] = { "auto", "light", "dark" };
static const char *const theme_keys[] = { "account.theme_auto", "account.theme_light",
                                          "account.theme_dark" };

static enum status show(struct ctx *c, struct account_view *v, int http_status)
{
    struct page p = { .title = tr(c->lang, "account.title"), .script = { "password.js" } };
    struct account_own own = { 0 };
    enum status s = account_own_by_id(c, c->who.account_id, &own);

    if (s == ST_OK)
        s = gather_sessions(c, v);
    if (s == ST_OK)
        s = gather_tokens(c, v);
    if (s == ST_OK)
        s = gather_units(c, v);
    if (s == ST_OK)
        s = recovery_left(c, c->who.account_id, &v->recovery_left);
    if (s != ST_OK)
        return s;
    v->login = own.login;
    v->name = own.name;
    v->unit_name = c->who.unit_name;
    v->role = roles_shown(c, c->who.grant, c->who.n_grant);
    v->n_role = c->who.n_grant;
    v->lang = choices(c, langs, lang_keys, ARRAY_LEN(langs), own.lang);
    v->n_lang = ARRAY_LEN(langs);
    v->theme = choices(c, themes, theme_keys, ARRAY_LEN(themes), own.theme);
    v->n_theme = ARRAY_LEN(themes);
    v->digest = own.digest != 0;
    v->has_totp = own.has_totp != 0;

    struct out *o = body_new(c);

    account_view(o, v);
    c->res->status = http_status;
    return page_show(c, &p, o);
}

/* GET /akun */
static enum status account_show(struct ctx *c)
{
    struct account_view v = { 0 };

    return show(c, &v, 200);
}

/* ── changes ── */

static bool one_of(struct str s, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(s, str_of(list[i])))
            return true;
    }
    return false;
}

/* POST /akun/tampilan: language, theme, morning mail */
static enum status looks_save(struct ctx *c)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct str lang = form_str(c, "lang"), theme = form_str(c, "theme");
    struct json j;
    enum status s;

    if (!one_of(lang, langs, ARRAY_LEN(langs)) || !one_of(theme, themes, ARRAY_LEN(themes)))
        return refuse(c, ST_INVALID, "error.invalid");
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "lang", lang);
    json_put_str(&j, "theme", theme);
    json_put_str(&j, "digest", form_str(c, "digest").n > 0 ? STR("1") : STR("0"));
    json_close(&j);
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = account_set_looks(c, c->who.account_id, lang, theme, form_str(c, "digest").n > 0);
    if (s == ST_OK)
        s = audit(c, "account.looks_changed", "person", c->who.person_id, json_text(&j));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    cookie_set(c, COOKIE_LANG, lang, INT64_C(365) * 86400);
    c->lang = str_eq(lang, STR("en")) ? LANG_EN : LANG_ID;
    say(c, "account.looks_saved", none, none);
    return see_other(c, "/akun");
}

/* POST /akun/satker: looks at another unit, where a role reaches it. The unit's own log has nothing
 * to say about who looks. */
static enum status unit_enter(struct ctx *c)
{
    struct who was = c->who;
    enum status s = identity_enter_unit(c, form_i64(c, "unit", -1));

    if (s == ST_OK && c->who.n_grant == 0)
        s = ST_NOT_FOUND;
    if (s == ST_OK)
        s = session_set_unit(c, c->who.session_id, c->who.unit_id);
    if (s != ST_OK) {
        c->who = was;
        return s == ST_NOT_FOUND ? refuse(c, ST_NOT_FOUND, "account.unit_unknown") : s;
    }
    say(c, "account.unit_entered", c->who.unit_name, none);
    return see_other(c, "/akun");
}

/* POST /akun/sesi/:id/akhiri */
static enum status session_end_one(struct ctx *c)
{
    enum status s = session_close(c, c->who.account_id, path_i64(c, "id"));

    if (s == ST_CONFLICT)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    if (s != ST_OK)
        return s;
    say(c, "account.session_ended", none, none);
    return see_other(c, "/akun");
}

/* POST /akun/sesi/akhiri: signs out everywhere else */
static enum status session_end_others(struct ctx *c)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    int64_t ended = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = session_end_all(c, c->who.account_id, c->who.session_id, &ended);
    if (s == ST_OK)
        s = audit(c, "account.signed_out_everywhere", "person", c->who.person_id, STR("{}"));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "account.sessions_ended", str_printf(c->arena, "%" PRId64, ended), none);
    return see_other(c, "/akun");
}

static enum status check_token_form(struct ctx *c, struct str name, struct fields *f)
{
    struct account_key key = { 0 };
    struct api_token_line *row = NULL;
    size_t n = 0;
    enum status s = api_token_of_account(c, c->who.account_id, &row, &n);

    if (s == ST_OK)
        s = account_by_id(c, c->who.account_id, &key);
    if (s == ST_OK)
        s = present_check(c, &key, f);
    if (s != ST_OK)
        return s;
    if (name.n == 0 || utf8_length(name) > API_TOKEN_NAME_MAX)
        field_wrong(c, f, "token_name", "account.token_name_form");
    else if (n >= API_TOKENS_MAX)
        field_wrong(c, f, "token_name", "account.token_many");
    return ST_OK;
}

/* POST /akun/token: the token is in the answer itself, and nowhere afterwards */
static enum status token_add(struct ctx *c)
{
    struct fields f = { 0 };
    struct account_view v = { .fields = &f, .token_name = form_str(c, "token_name") };
    enum status s = check_token_form(c, v.token_name, &f);

    if (s != ST_OK)
        return s;
    if (f.n > 0)
        return show(c, &v, 422);
    s = api_token_make(c, c->who.account_id, c->who.person_id, v.token_name, &v.new_token);
    v.token_name = none;
    return s == ST_OK ? show(c, &v, 200) : s;
}

/* POST /akun/token/:id/cabut */
static enum status token_remove(struct ctx *c)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = api_token_remove(c, c->who.account_id, path_i64(c, "id"));
    if (s == ST_CONFLICT)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    if (s == ST_OK)
        s = audit(c, "token.removed", "person", c->who.person_id, STR("{}"));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "account.token_removed", none, none);
    return see_other(c, "/akun");
}

const struct route account_routes[] = {
    { .method = GET, .pattern = "/akun", .right = SIGNED_IN, .handle = account_show },
    { .method = POST, .pattern = "/akun/tampilan", .right = SIGNED_IN, .handle = looks_save },
    { .method = POST, .pattern = "/akun/satker", .right = SIGNED_IN, .handle = unit_enter },
    { .method = POST,
      .pattern = "/akun/sesi/akhiri",
      .right = SIGNED_IN,
      .handle = session_end_others },
    { .method = POST,
      .pattern = "/akun/sesi/:id/akhiri",
      .right = SIGNED_IN,
      .handle = session_end_one },
    { .method = POST, .pattern = "/akun/token", .right = SIGNED_IN, .handle = token_add },
    { .method = POST,
      .pattern = "/akun/token/:id/cabut",
      .right = SIGNED_IN,
      .handle = token_remove },
    { 0 },
};
