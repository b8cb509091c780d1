/* device.c: the cookie of known browsers: tokens joined by '.', newest first. */
#include "core/device.h"

#include "base/buf.h"
#include "core/cookie.h"

#define DEVICE_ACCOUNTS 4
#define DEVICE_SECONDS (INT64_C(365) * 86400)
#define ID_AT (TOKEN_LEN - (int)sizeof(int64_t))

static bool names_account(const uint8_t payload[TOKEN_LEN], int64_t account_id)
{
    int64_t id = 0;

    memcpy(&id, payload + ID_AT, sizeof(id));
    return id == account_id;
}

bool device_of(const struct ctx *c, int64_t account_id, uint8_t payload[TOKEN_LEN])
{
    struct str rest = cookie_get(c, COOKIE_DEVICE);

    for (int i = 0; i < DEVICE_ACCOUNTS && rest.n > 0; i++) {
        if (token_open(c->app, TOKEN_DEVICE, str_cut(&rest, '.'), payload) &&
            names_account(payload, account_id))
            return true;
    }
    return false;
}

bool device_known(const struct ctx *c)
{
    struct str rest = cookie_get(c, COOKIE_DEVICE);
    uint8_t payload[TOKEN_LEN];

    return token_open(c->app, TOKEN_DEVICE, str_cut(&rest, '.'), payload);
}

void device_remember(struct ctx *c, int64_t account_id)
{
    struct str rest = cookie_get(c, COOKIE_DEVICE);
    uint8_t payload[TOKEN_LEN];
    struct buf b;

    random_bytes(payload, sizeof(payload));
    memcpy(payload + ID_AT, &account_id, sizeof(account_id));
    buf_init(&b, c->arena);
    buf_add(&b, token_seal(c->app, c->arena, TOKEN_DEVICE, payload));
    for (int i = 0; i < DEVICE_ACCOUNTS && rest.n > 0; i++) {
        struct str token = str_cut(&rest, '.');

        if (!token_open(c->app, TOKEN_DEVICE, token, payload) ||
            names_account(payload, account_id) || buf_str(&b).n >= DEVICE_ACCOUNTS * TOKEN_CHARS)
            continue;
        buf_add_char(&b, '.');
        buf_add(&b, token);
    }
    cookie_set(c, COOKIE_DEVICE, buf_str(&b), DEVICE_SECONDS);
}
