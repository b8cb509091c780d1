/* present.c: the present password, asked once more. */
#include "core/present.h"

#include "core/account.h"
#include "core/device.h"
#include "core/throttle.h"

enum status present_check(struct ctx *c, const struct account_key *key, struct fields *f)
{
    uint8_t device[TOKEN_LEN];
    bool known = device_of(c, key->id, device);
    struct throttle t = throttle_of(c, key->login, known ? device : NULL, false);
    int64_t wait = 0;
    enum status s = throttle_take(c, &t, &wait);

    if (s != ST_OK)
        return s;
    if (wait > 0) {
        c->res->status = 429;
        return refuse(c, ST_DENIED, "account.present_wait");
    }
    s = password_check(c, str_z(c->arena, key->password_hash),
                       params_get(c->req->form, "password_now"), false);
    if (s != ST_OK) {
        field_wrong(c, f, "password_now", "account.password_now_wrong");
        return ST_OK;
    }
    return throttle_good(c, &t);
}
