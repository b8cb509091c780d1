/* identity.c: from cookie or bearer token to account, unit and grants. */
#include "core/identity.h"

#include <inttypes.h>

#include "base/log.h"
#include "core/api_token.h"
#include "core/app.h"
#include "core/cookie.h"
#include "core/people_queries.h"
#include "core/token.h"

/* A unit's path is made of ids: "/1/19/512/". */
static bool path_holds(struct str path, int64_t unit_id)
{
    char part[24];
    int n = snprintf(part, sizeof(part), "/%" PRId64 "/", unit_id);

    return str_has(path, (struct str){ part, (size_t)n });
}

static bool path_ends_in(struct str path, int64_t unit_id)
{
    char part[24];
    int n = snprintf(part, sizeof(part), "/%" PRId64 "/", unit_id);

    return str_ends(path, (struct str){ part, (size_t)n });
}

size_t grants_reaching(struct grant *g, size_t n, struct str unit_path)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        if (path_ends_in(unit_path, g[i].unit_id) ||
            (role_reaches_below(g[i].role) && path_holds(unit_path, g[i].unit_id)))
            g[kept++] = g[i];
    }
    return kept;
}

bool identity_owes_password(const struct who *w)
{
    return w->must_change_password;
}

bool identity_owes_step(const struct who *w)
{
    return w->session_id != 0 && w->guarded != ROLE_NONE && !w->has_totp;
}

static enum status load_grants(struct ctx *c)
{
    struct grant_row *row = NULL;
    size_t n = 0;
    struct str today = date_iso(c->arena, day_today(c->now, (int)c->who.zone));
    enum status s = grant_of_person(c, c->who.person_id, today, &row, &n);

    if (s != ST_OK)
        return s;

    struct grant *g = arena_array(c->arena, n + 1, sizeof(*g));

    c->who.guarded = ROLE_NONE;
    for (size_t i = 0; i < n; i++) {
        g[i] = (struct grant){ role_by_name(row[i].role.p, row[i].role.n), row[i].unit_id,
                               (int)row[i].area };
        if (row[i].guarded != 0 && c->who.guarded == ROLE_NONE)
            c->who.guarded = g[i].role;
    }
    if (identity_owes_password(&c->who) || identity_owes_step(&c->who))
        n = 0;
    c->who.grant = g;
    c->who.n_grant = grants_reaching(g, n, c->who.unit_path);
    return ST_OK;
}

static void wear_unit(struct who *w, const struct unit *u)
{
    w->unit_id = u->id;
    w->unit_code = u->code;
    w->unit_name = u->name;
    w->unit_path = u->path;
    w->zone = (enum zone)u->zone;
}

enum status identity_enter_unit(struct ctx *c, int64_t unit_id)
{
    struct unit u = { 0 };
    enum status s = unit_by_id(c, unit_id, &u);

    if (s != ST_OK)
        return s;
    wear_unit(&c->who, &u);
    return c->who.person_id != 0 ? load_grants(c) : ST_OK;
}

/* ── the session of a browser ── */

static void wear_session(struct ctx *c, const struct session_row *row)
{
    c->who = (struct who){
        .account_id = row->account_id,
        .person_id = row->person_id,
        .session_id = row->id,
        .unit_id = row->unit_id,
        .login = row->login,
        .name = row->name,
        .unit_code = row->unit_code,
        .unit_name = row->unit_name,
        .unit_path = row->unit_path,
        .zone = (enum zone)row->zone,
        .must_change_password = row->must_change != 0,
        .has_totp = row->has_totp != 0,
        .theme = row->theme,
        .unread = row->unread,
    };
    /* What was chosen in this browser last wins over the account's; saving the latter sets both. */
    struct str chosen = cookie_get(c, COOKIE_LANG);

    c->lang = str_eq(chosen.n > 0 ? chosen : row->lang, STR("en")) ? LANG_EN : LANG_ID;
    c->csrf = row->csrf;
}

/* A token from before the last rotation, long after it: two hold this session, or its browser never
 * got the new one. */
static bool is_left_behind(const struct ctx *c, const struct session_row *row)
{
    return row->is_old != 0 && c->now > row->rotated_at + SESSION_GRACE;
}

static bool session_lives(const struct ctx *c, const struct session_row *row)
{
    return c->now < row->seen_at + SESSION_IDLE && c->now < row->created_at + SESSION_LIFE;
}

/* A new token every quarter of an hour, so that a stolen one soon is worthless. Two requests may
 * come here at once: the row changes for one of them only, and the other keeps the old token for
 * its minute of grace. A database that is busy is no reason to refuse the page. */
static enum status session_refresh(struct ctx *c, const struct session_row *row)
{
    if (row->is_old != 0)
        return ST_OK;
    if (c->now < row->rotated_at + SESSION_ROTATE) {
        if (c->now < row->seen_at + 5 * MINUTE)
            return ST_OK;

        enum status seen = session_seen(c, row->id, c->now);

        return seen == ST_BUSY || seen == ST_CONFLICT ? ST_OK : seen;
    }

    struct str token = token_new(c->app, c->arena, TOKEN_SESSION);
    struct sha256 hash = token_hash(token);
    enum status s = session_rotate(c, row->id, row->rotated_at,
                                   (struct str){ (const char *)hash.b, sizeof(hash.b) }, c->now);

    if (s == ST_OK)
        cookie_set(c, COOKIE_SESSION, token, 0);
    return s == ST_BUSY || s == ST_CONFLICT ? ST_OK : s;
}

/* Which of the two is its owner nobody can tell: it ends for both. Not for a form: its head, with
 * the cookie of that moment, may have been sent long before the last byte of its files. */
static enum status session_was_copied(struct ctx *c, const struct session_row *row)
{
    enum status s;

    if (c->req->method != GET)
        return ST_NOT_FOUND;
    c->recalling = false;
    log_line(LOG_WARN, "session of " STR_FMT " ended: a token from before its rotation came back",
             STR_ARG(row->login));
    s = session_end(c, row->account_id, row->id);
    return s == ST_OK || s == ST_CONFLICT || s == ST_BUSY ? ST_NOT_FOUND : s;
}

static enum status by_session(struct ctx *c)
{
    struct str token = cookie_get(c, COOKIE_SESSION);
    uint8_t payload[TOKEN_LEN];
    struct session_row row = { 0 };

    if (!token_open(c->app, TOKEN_SESSION, token, payload))
        return ST_NOT_FOUND;

    struct sha256 hash = token_hash(token);
    enum status s = session_by_token(c, (struct str){ (const char *)hash.b, sizeof(hash.b) }, &row);

    if (s != ST_OK)
        return s;
    if (is_left_behind(c, &row))
        return session_was_copied(c, &row);
    if (!session_lives(c, &row))
        return ST_NOT_FOUND;
    wear_session(c, &row);
    s = load_grants(c);
    c->recalling = false; /* what follows may write */
    return s == ST_OK ? session_refresh(c, &row) : s;
}

/* ── guests ── */

static enum lang guest_lang(const struct ctx *c)
{
    return str_eq(cookie_get(c, COOKIE_LANG), STR("en")) ? LANG_EN : LANG_ID;
}

static enum status as_guest(struct ctx *c)
{
    struct unit u = { 0 };
    enum status s;

    c->who = (struct who){ .theme = STR("auto") };
    c->lang = guest_lang(c);
    c->csrf = csrf_of_guest(c, cookie_get(c, COOKIE_GUEST));
    s = unit_by_id(c, c->app->home_unit, &u);
    if (s == ST_OK)
        wear_unit(&c->who, &u);
    return s;
}

enum status identify_nobody(struct ctx *c)
{
    struct str lang = form_str(c, "bahasa");
    struct unit u = { 0 };
    enum status s;

    if (lang.n == 0)
        lang = query_str(c, "bahasa");
    c->untraced = true;
    c->who = (struct who){ .theme = STR("auto") };
    c->lang = str_eq(lang, STR("en")) ? LANG_EN : LANG_ID;
    s = unit_by_id(c, c->app->home_unit, &u);
    if (s == ST_OK)
        wear_unit(&c->who, &u);
    return s;
}

void guest_form(struct ctx *c)
{
    if (c->csrf.n > 0)
        return;

    struct str cookie = token_new(c->app, c->arena, TOKEN_GUEST);

    cookie_set(c, COOKIE_GUEST, cookie, 0);
    c->csrf = csrf_of_guest(c, cookie);
}

static enum status by_token(struct ctx *c)
{
    int64_t unit_id = 0;
    enum status s = api_token_identify(c, &unit_id);

    return s == ST_OK ? identity_enter_unit(c, unit_id) : s;
}

enum status identify(struct ctx *c)
{
    struct str note = cookie_get(c, COOKIE_NOTE);
    enum status s;

    c->recalling = !c->is_api;
    s = c->is_api ? by_token(c) : by_session(c);
    if (s == ST_NOT_FOUND)
        s = as_guest(c);
    c->recalling = false;
    if (!c->is_api && note.n > 0 && note.n < 3000 &&
        !text_open(c->app, c->arena, TOKEN_NOTE, note, &c->note))
        c->note = (struct str){ 0 };
    return s;
}
