/* throttle.c: budgets of attempts and their arithmetic; throttle.h has the idea. */
#include "core/throttle.h"

#include <arpa/inet.h>

#include "core/app.h"
#include "core/people_queries.h"

#define FORGET HOUR
#define HOT 50
#define LONGEST (15 * MINUTE)

struct budget {
    int64_t free;  /* attempts at once */
    int64_t first; /* wait after the next one; doubles from there */
};

static const struct budget budgets[THROTTLE_KINDS] = {
    [THROTTLE_DEVICE] = { 10, 15 * SECOND },
    [THROTTLE_ADDRESS_LOGIN] = { 5, 15 * SECOND },
    [THROTTLE_ADDRESS] = { 40, 10 * SECOND },
    [THROTTLE_LOGIN] = { INT64_MAX, 0 }, /* only heats */
    [THROTTLE_CODE] = { 20, 60 * SECOND },
    [THROTTLE_SEND] = { 30, 60 * SECOND },
    [THROTTLE_SEND_PLAIN] = { 4, 120 * SECOND },
    [THROTTLE_SEND_ALL] = { 60, 30 * SECOND },
    [THROTTLE_TRACK] = { 12, 30 * SECOND },
    [THROTTLE_VISITOR] = { 30, 30 * SECOND },
    [THROTTLE_VISITOR_PLAIN] = { 6, 60 * SECOND },
    [THROTTLE_VISITOR_ALL] = { 200, 15 * SECOND },
    [THROTTLE_DESK] = { 300, 15 * SECOND },
};

static const struct budget hot_address = { 1, 60 * SECOND };

int64_t throttle_delay(enum throttle_kind kind, int64_t failures, bool hot)
{
    const struct budget *b = kind == THROTTLE_ADDRESS_LOGIN && hot ? &hot_address : &budgets[kind];
    int64_t wait = b->first;

    if (failures < b->free)
        return 0;
    for (int64_t i = b->free; i < failures && wait < LONGEST; i++)
        wait *= 2;
    return wait < LONGEST ? wait : LONGEST;
}

int64_t throttle_left(int64_t failures, int64_t quiet)
{
    return quiet >= FORGET ? 0 : failures;
}

bool throttle_is_hot(int64_t login_failures)
{
    return login_failures >= HOT;
}

struct str throttle_address(struct arena *a, struct str client)
{
    const char *z = str_z(a, client);
    unsigned char b[16];
    static const unsigned char mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };

    if (inet_pton(AF_INET6, z, b) != 1)
        return client;
    if (memcmp(b, mapped, sizeof(mapped)) == 0)
        return str_printf(a, "%u.%u.%u.%u", b[12], b[13], b[14], b[15]);

    struct str hex = hex_of(a, b, 8);

    return str_printf(a, STR_FMT "::/64", STR_ARG(hex));
}

static void add_key(struct ctx *c, struct throttle *t, enum throttle_kind kind, struct str what)
{
    struct str key = { (const char *)c->app->cookie_key, sizeof(c->app->cookie_key) };

    t->kind[t->n] = kind;
    t->key[t->n++] =
        hmac_sha256(key, str_printf(c->arena, "throttle/%d/" STR_FMT, (int)kind, STR_ARG(what)));
}

struct throttle throttle_of(struct ctx *c, struct str login, const uint8_t *device,
                            bool second_step)
{
    struct throttle t = { 0 };
    struct str address = throttle_address(c->arena, c->req->client);
    const char *step = second_step ? "code" : "password";

    if (device != NULL) {
        struct str id = hex_of(c->arena, device, 32);

        add_key(c, &t, THROTTLE_DEVICE, str_printf(c->arena, "%s/" STR_FMT, step, STR_ARG(id)));
        return t;
    }
    if (second_step)
        add_key(c, &t, THROTTLE_CODE, login);
    else
        add_key(c, &t, THROTTLE_LOGIN, login); /* first: its heat decides on the next */
    add_key(
        c, &t, THROTTLE_ADDRESS_LOGIN,
        str_printf(c->arena, "%s/" STR_FMT "/" STR_FMT, step, STR_ARG(address), STR_ARG(login)));
    add_key(c, &t, THROTTLE_ADDRESS, address);
    return t;
}

void throttle_add(struct ctx *c, struct throttle *t, enum throttle_kind kind, bool by_address)
{
    add_key(c, t, kind, by_address ? throttle_address(c->arena, c->req->client) : STR("all"));
}

static struct str key_str(const struct sha256 *k)
{
    return (struct str){ (const char *)k->b, sizeof(k->b) };
}

/* Locks and judges one budget; counts the attempt where it is allowed. */
static enum status take_one(struct ctx *c, const struct throttle *t, int i, bool *hot,
                            int64_t *wait)
{
    struct throttle_row row = { 0 };
    enum status s = throttle_lock(c, key_str(&t->key[i]), c->now, &row);

    if (s != ST_OK)
        return s;
    if (row.until > c->now) {
        *wait = row.until - c->now;
        return ST_OK;
    }

    int64_t failures = throttle_left(row.failures, c->now - row.seen_at) + 1;

    if (t->kind[i] == THROTTLE_LOGIN)
        *hot = throttle_is_hot(failures);
    return throttle_set(c, key_str(&t->key[i]), failures,
                        c->now + throttle_delay(t->kind[i], failures, *hot), c->now);
}

enum status throttle_look(struct ctx *c, const struct throttle *t, int64_t *wait)
{
    enum status s = ST_OK;

    *wait = 0;
    for (int i = 0; i < t->n && s == ST_OK && *wait == 0; i++) {
        struct throttle_row row = { 0 };

        s = throttle_now(c, key_str(&t->key[i]), &row);
        if (s == ST_OK && row.until > c->now)
            *wait = row.until - c->now;
        if (s == ST_NOT_FOUND)
            s = ST_OK;
    }
    return s;
}

enum status throttle_count(struct ctx *c, const struct throttle *t, int64_t *wait)
{
    bool hot = false;
    enum status s = ST_OK;

    *wait = 0;
    for (int i = 0; i < t->n && s == ST_OK && *wait == 0; i++)
        s = take_one(c, t, i, &hot, wait);
    return s;
}

enum status throttle_take(struct ctx *c, const struct throttle *t, int64_t *wait)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    *wait = 0;
    if (s == ST_OK)
        s = throttle_count(c, t, wait);
    if (s != ST_OK || *wait > 0)
        return s; /* rolled back: what is refused is not counted */
    s = throttle_purge(c, c->now - DAY);
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status throttle_good(struct ctx *c, const struct throttle *t)
{
    enum status s = ST_OK;

    for (int i = 0; i < t->n && s == ST_OK; i++) {
        if (t->kind[i] == THROTTLE_DEVICE || t->kind[i] == THROTTLE_ADDRESS_LOGIN)
            s = throttle_forget(c, key_str(&t->key[i]));
        else
            s = throttle_forgive(c, key_str(&t->key[i]));
    }
    return s;
}
