/* cookie.c: reading and setting cookies; masking and comparing CSRF tokens. */
#include "core/cookie.h"

#include <inttypes.h>

#include "core/app.h"
#include "core/token.h"

static bool is_https(const struct ctx *c)
{
    return str_starts(c->app->base_url, STR("https://"));
}

static const char *full_name(const struct ctx *c, const char *name)
{
    return is_https(c) ? str_z(c->arena, str_printf(c->arena, "__Host-%s", name)) : name;
}

struct str cookie_get(const struct ctx *c, const char *name)
{
    return c->req != NULL ? params_get(c->req->cookies, full_name(c, name)) : (struct str){ 0 };
}

void cookie_set(struct ctx *c, const char *name, struct str value, int64_t seconds)
{
    struct str age = { 0 };

    if (seconds != 0)
        age = str_printf(c->arena, "; Max-Age=%" PRId64, seconds > 0 ? seconds : 0);
    response_header(c->res, "Set-Cookie",
                    str_printf(c->arena, "%s=" STR_FMT "; Path=/; HttpOnly; SameSite=Lax%s" STR_FMT,
                               full_name(c, name), STR_ARG(value), is_https(c) ? "; Secure" : "",
                               STR_ARG(age)));
}

struct str csrf_mask(struct ctx *c)
{
    uint8_t both[2 * TOKEN_LEN];

    if (c->csrf.n != TOKEN_LEN)
        return (struct str){ 0 };
    random_bytes(both, TOKEN_LEN);
    for (size_t i = 0; i < TOKEN_LEN; i++)
        both[TOKEN_LEN + i] = (uint8_t)(both[i] ^ (uint8_t)c->csrf.p[i]);
    return hex_of(c->arena, both, sizeof(both));
}

bool csrf_matches(struct str real, struct str given)
{
    uint8_t both[2 * TOKEN_LEN];

    if (real.n != TOKEN_LEN || given.n != 2 * sizeof(both) || !hex_parse(given, both, sizeof(both)))
        return false;
    for (size_t i = 0; i < TOKEN_LEN; i++)
        both[i] = (uint8_t)(both[i] ^ both[TOKEN_LEN + i]);
    return bytes_equal(both, real.p, TOKEN_LEN);
}

struct str csrf_of_guest(struct ctx *c, struct str cookie)
{
    uint8_t payload[TOKEN_LEN];

    if (!token_open(c->app, TOKEN_GUEST, cookie, payload))
        return (struct str){ 0 };

    struct sha256 real = hmac_sha256(
        (struct str){ (const char *)c->app->cookie_key, sizeof(c->app->cookie_key) }, cookie);

    return str_copy(c->arena, (struct str){ (const char *)real.b, sizeof(real.b) });
}

bool from_own_page(const struct ctx *c)
{
    struct str site = request_header(c->req, "Sec-Fetch-Site");
    struct str origin = request_header(c->req, "Origin");
    struct str host = request_header(c->req, "Host");

    if (site.n > 0 && !str_eq(site, STR("same-origin")))
        return false;
    if (origin.n == 0)
        return site.n > 0;

    struct str scheme = str_cut(&origin, ':');

    if (!str_eq(scheme, STR("http")) && !str_eq(scheme, STR("https")))
        return false;
    return str_starts(origin, STR("//")) && str_eq_nocase(str_sub(origin, 2, origin.n), host);
}
