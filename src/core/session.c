/* session.c: beginning and ending sessions. */
#include "core/session.h"

#include "base/utf8.h"
#include "core/cookie.h"
#include "core/device.h"
#include "core/identity.h"
#include "core/people_queries.h"

#define AGENT_MAX 200

struct str session_agent(const struct ctx *c)
{
    struct str agent = request_header(c->req, "User-Agent");

    return utf8_text(agent) ? utf8_prefix(agent, AGENT_MAX) : (struct str){ "", 0 };
}

enum status session_close(struct ctx *c, int64_t account_id, int64_t session_id)
{
    void (*const *bye)(struct ctx * c, int64_t session_id) = c->app->farewells;
    enum status s = session_end(c, account_id, session_id);

    for (; s == ST_OK && bye != NULL && *bye != NULL; bye++)
        (*bye)(c, session_id);
    return s;
}

enum status session_begin(struct ctx *c, int64_t account_id, int64_t unit_id)
{
    struct str token = token_new(c->app, c->arena, TOKEN_SESSION);
    struct sha256 hash = token_hash(token);
    uint8_t csrf[TOKEN_LEN];
    int64_t id = 0;
    enum status s = ST_OK;

    random_bytes(csrf, sizeof(csrf));
    if (c->who.session_id != 0)
        s = session_close(c, c->who.account_id, c->who.session_id);
    if (s == ST_OK || s == ST_CONFLICT)
        s = session_purge(c, c->now - SESSION_LIFE);
    if (s == ST_OK)
        s = session_add(
            c, account_id, unit_id, (struct str){ (const char *)hash.b, sizeof(hash.b) },
            (struct str){ (const char *)csrf, sizeof(csrf) }, c->now, session_agent(c), &id);
    if (s != ST_OK)
        return s;
    cookie_set(c, COOKIE_SESSION, token, 0);
    cookie_set(c, COOKIE_GUEST, (struct str){ "", 0 }, -1);
    device_remember(c, account_id);
    c->who.session_id = id;
    c->csrf = str_copy(c->arena, (struct str){ (const char *)csrf, sizeof(csrf) });
    return ST_OK;
}

enum status session_leave(struct ctx *c)
{
    enum status s = session_close(c, c->who.account_id, c->who.session_id);

    cookie_set(c, COOKIE_SESSION, (struct str){ "", 0 }, -1);
    return s == ST_CONFLICT ? ST_OK : s; /* it has ended already: just as good */
}
