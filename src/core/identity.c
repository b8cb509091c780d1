/* identity.c: from cookie or bearer token to account, unit and grants. */
#include "core/identity.h"

#include <inttypes.h>

#include "base/buf.h"
#include "core/api_token.h"
#include "core/app.h"
#include "core/cookie.h"
#include "core/kept.h"
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

static enum status load_grants(struct ctx *c)
{
    struct grant_row *row = NULL;
    size_t n = 0;
    struct str today = date_iso(c->arena, day_today(c->now, (int)c->who.zone));
    enum status s = grant_of_person(c, c->who.person_id, today, &row, &n);

    if (s != ST_OK)
        return s;

    struct grant *g = arena_array(c->arena, n + 1, sizeof(*g));

    for (size_t i = 0; i < n; i++)
        g[i] = (struct grant){ role_by_name(row[i].role.p, row[i].role.n), row[i].unit_id,
                               (int)row[i].area };
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
        .theme = row->theme,
        .unread = row->unread,
    };
    /* What was chosen in this browser last wins over the account's; saving the latter sets both. */
    struct str chosen = cookie_get(c, COOKIE_LANG);

    c->lang = str_eq(chosen.n > 0 ? chosen : row->lang, STR("en")) ? LANG_EN : LANG_ID;
    c->csrf = row->csrf;
}

static bool session_lives(const struct ctx *c, const struct session_row *row)
{
    if (row->is_old != 0 && c->now > row->rotated_at + SESSION_GRACE)
        return false;
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

/* ── the same, remembered between requests until anything in the database changes ── */

/* The texts of the row in the order in which they lie behind it. */
static void texts_of(struct session_row *row, struct str *text[8])
{
    text[0] = &row->csrf;
    text[1] = &row->login;
    text[2] = &row->name;
    text[3] = &row->lang;
    text[4] = &row->theme;
    text[5] = &row->unit_code;
    text[6] = &row->unit_name;
    text[7] = &row->unit_path;
}

static struct str pack_session(struct ctx *c, struct session_row row)
{
    struct str *text[8];
    struct buf b;

    texts_of(&row, text);
    buf_init(&b, c->arena);
    buf_add(&b, (struct str){ (const char *)&row, sizeof(row) });
    buf_add(&b, (struct str){ (const char *)&c->who.n_grant, sizeof(c->who.n_grant) });
    for (size_t i = 0; i < c->who.n_grant; i++)
        buf_add(&b, (struct str){ (const char *)&c->who.grant[i], sizeof(struct grant) });
    for (size_t i = 0; i < ARRAY_LEN(text); i++)
        buf_add(&b, *text[i]);
    return buf_str(&b);
}

static void unpack_session(struct ctx *c, struct str s, struct session_row *row)
{
    struct str *text[8];
    size_t n = 0;

    memcpy(row, s.p, sizeof(*row));
    memcpy(&n, s.p + sizeof(*row), sizeof(n));
    s = str_sub(s, sizeof(*row) + sizeof(n), s.n);

    struct grant *g = arena_array(c->arena, n + 1, sizeof(*g));

    if (n > 0)
        memcpy(g, s.p, n * sizeof(*g));
    s = str_sub(s, n * sizeof(*g), s.n);
    texts_of(row, text);
    for (size_t i = 0; i < ARRAY_LEN(text); i++) {
        size_t length = text[i]->n;

        *text[i] = str_sub(s, 0, length);
        s = str_sub(s, length, s.n);
    }
    wear_session(c, row);
    c->who.grant = g;
    c->who.n_grant = n;
}

/* Fills who asks from the row and its grants. The hour counts, because teams end with a local day.
 */
static enum status session_load(struct ctx *c, struct sha256 hash, struct session_row *row)
{
    struct str hash_str = { (const char *)hash.b, sizeof(hash.b) };
    struct str key = str_printf(c->arena, "s %lld " STR_FMT, (long long)(c->now / HOUR),
                                STR_ARG(hex_of(c->arena, hash.b, sizeof(hash.b))));
    struct recall r;
    struct str bytes;

    if (recall(c, key, &r, &bytes)) {
        unpack_session(c, bytes, row);
        return ST_OK;
    }

    enum status s = session_by_token(c, hash_str, row);

    if (s != ST_OK)
        return s;
    wear_session(c, row);
    s = load_grants(c);
    if (s == ST_OK)
        remember(c, &r, pack_session(c, *row));
    return s;
}

static enum status by_session(struct ctx *c)
{
    struct str token = cookie_get(c, COOKIE_SESSION);
    uint8_t payload[TOKEN_LEN];
    struct session_row row = { 0 };

    if (!token_open(c->app, TOKEN_SESSION, token, payload))
        return ST_NOT_FOUND;

    enum status s = session_load(c, token_hash(token), &row);

    if (s != ST_OK)
        return s;
    return session_lives(c, &row) ? session_refresh(c, &row) : ST_NOT_FOUND;
}

/* ── guests ── */

static enum lang guest_lang(const struct ctx *c)
{
    return str_eq(cookie_get(c, COOKIE_LANG), STR("en")) ? LANG_EN : LANG_ID;
}

/* What a guest wears of the home unit, as remembered between requests. */
struct worn {
    int64_t id;
    enum zone zone;
    size_t code, name, path; /* lengths of the texts behind it */
};

static struct str pack_unit(struct arena *a, const struct unit *u)
{
    struct worn w = { u->id, (enum zone)u->zone, u->code.n, u->name.n, u->path.n };
    struct buf b;

    buf_init(&b, a);
    buf_add(&b, (struct str){ (const char *)&w, sizeof(w) });
    buf_add(&b, u->code);
    buf_add(&b, u->name);
    buf_add(&b, u->path);
    return buf_str(&b);
}

static struct unit unpack_unit(struct str s)
{
    struct worn w;

    memcpy(&w, s.p, sizeof(w));
    s = str_sub(s, sizeof(w), s.n);
    return (struct unit){ .id = w.id,
                          .zone = w.zone,
                          .code = str_sub(s, 0, w.code),
                          .name = str_sub(s, w.code, w.name),
                          .path = str_sub(s, w.code + w.name, w.path) };
}

static enum status home_unit(struct ctx *c, struct unit *u)
{
    struct recall r;
    struct str bytes;
    enum status s;

    if (recall(c, STR("u"), &r, &bytes)) {
        *u = unpack_unit(bytes);
        return ST_OK;
    }
    s = unit_by_id(c, c->app->home_unit, u);
    if (s == ST_OK)
        remember(c, &r, pack_unit(c->arena, u));
    return s;
}

static enum status as_guest(struct ctx *c)
{
    struct unit u = { 0 };
    enum status s;

    c->who = (struct who){ .theme = STR("auto") };
    c->lang = guest_lang(c);
    c->csrf = csrf_of_guest(c, cookie_get(c, COOKIE_GUEST));
    s = home_unit(c, &u);
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
    enum status s = c->is_api ? by_token(c) : by_session(c);

    if (s == ST_NOT_FOUND)
        s = as_guest(c);
    if (!c->is_api && note.n > 0 && note.n < 3000 &&
        !text_open(c->app, c->arena, TOKEN_NOTE, note, &c->note))
        c->note = (struct str){ 0 };
    return s;
}
