/* api_token.c: making tokens for programs, and recognising them. */
#include "core/api_token.h"

#include "base/json.h"
#include "core/account.h"
#include "core/ledger.h"
#include "core/people_queries.h"
#include "core/token.h"

enum status api_token_make(struct ctx *c, int64_t account_id, int64_t person_id, struct str name,
                           struct str *token)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct str fresh = token_new(c->app, c->arena, TOKEN_API);
    struct sha256 hash = token_hash(fresh);
    struct json j;
    int64_t id = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = api_token_insert(c, account_id, name,
                             (struct str){ (const char *)hash.b, sizeof(hash.b) }, c->now, NULL,
                             &id);
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "token", name);
    json_close(&j);
    if (s == ST_OK)
        s = audit(c, "token.made", "person", person_id, json_text(&j));
    if (s == ST_OK)
        s = account_tell(c, person_id, "account.told_token");
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s == ST_OK)
        *token = fresh;
    return s;
}

enum status api_token_identify(struct ctx *c, int64_t *unit_id)
{
    struct str header = request_header(c->req, "Authorization");
    struct api_holder h = { 0 };
    uint8_t payload[TOKEN_LEN];

    if (header.n < 7 || !str_eq_nocase(str_sub(header, 0, 7), STR("Bearer ")))
        return ST_NOT_FOUND;

    struct str token = str_trim(str_sub(header, 7, header.n));

    if (!token_open(c->app, TOKEN_API, token, payload))
        return ST_NOT_FOUND;

    struct sha256 hash = token_hash(token);
    enum status s =
        api_token_account(c, (struct str){ (const char *)hash.b, sizeof(hash.b) }, c->now, &h);

    if (s != ST_OK)
        return s;
    c->who = (struct who){
        .account_id = h.account_id,
        .person_id = h.person_id,
        .login = h.login,
        .name = h.name,
        .must_change_password = h.must_change != 0,
        .theme = STR("auto"),
    };
    c->lang = str_eq(h.lang, STR("en")) ? LANG_EN : LANG_ID;
    *unit_id = h.unit_id;
    s = api_token_used(c, h.id, c->now);
    return s == ST_BUSY ? ST_OK : s; /* when it was used last is no reason to refuse */
}
