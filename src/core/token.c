/* token.c: makes and recognises the secrets of token.h. */
#include "core/token.h"

#define TAG_LEN 16

static void tag_of(const struct app *app, enum token_kind kind, struct str payload,
                   uint8_t tag[TAG_LEN])
{
    const uint8_t purpose[] = { 't', 'a', 'g', (uint8_t)kind };
    /* Programs keep their tokens when the browsers' key is replaced. */
    const uint8_t *with = kind == TOKEN_API ? app->data_key : app->cookie_key;

    _Static_assert(sizeof(app->data_key) == sizeof(app->cookie_key), "either");

    struct sha256 key = hmac_sha256((struct str){ (const char *)with, sizeof(app->cookie_key) },
                                    (struct str){ (const char *)purpose, sizeof(purpose) });
    struct sha256 mac = hmac_sha256((struct str){ (const char *)key.b, sizeof(key.b) }, payload);

    for (size_t i = 0; i < TAG_LEN; i++)
        tag[i] = mac.b[i];
}

struct str token_seal(const struct app *app, struct arena *a, enum token_kind kind,
                      const uint8_t payload[TOKEN_LEN])
{
    return text_seal(app, a, kind, (struct str){ (const char *)payload, TOKEN_LEN });
}

struct str token_new(const struct app *app, struct arena *a, enum token_kind kind)
{
    uint8_t payload[TOKEN_LEN];

    random_bytes(payload, sizeof(payload));
    return token_seal(app, a, kind, payload);
}

/* base64url of whole groups of three bytes, without padding, written out so that it needs no arena
 * where a network thread asks. */
static bool group_decode(const char *p, uint8_t out[3])
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    uint32_t v = 0;

    for (int i = 0; i < 4; i++) {
        const char *at = p[i] != '\0' ? strchr(digits, p[i]) : NULL;

        if (at == NULL)
            return false;
        v = v << 6 | (uint32_t)(at - digits);
    }
    out[0] = (uint8_t)(v >> 16);
    out[1] = (uint8_t)(v >> 8);
    out[2] = (uint8_t)v;
    return true;
}

bool token_open(const struct app *app, enum token_kind kind, struct str token,
                uint8_t payload[TOKEN_LEN])
{
    uint8_t raw[TOKEN_LEN + TAG_LEN];
    uint8_t tag[TAG_LEN];

    _Static_assert(sizeof(raw) % 3 == 0 && sizeof(raw) / 3 * 4 == TOKEN_CHARS, "whole groups");
    if (token.n != TOKEN_CHARS)
        return false;
    for (size_t i = 0; i < TOKEN_CHARS / 4; i++) {
        if (!group_decode(token.p + 4 * i, raw + 3 * i))
            return false;
    }
    tag_of(app, kind, (struct str){ (const char *)raw, TOKEN_LEN }, tag);
    if (!bytes_equal(tag, raw + TOKEN_LEN, TAG_LEN))
        return false;
    memcpy(payload, raw, TOKEN_LEN);
    return true;
}

struct sha256 token_hash(struct str token)
{
    return sha256_of(token.p, token.n);
}

struct str text_seal(const struct app *app, struct arena *a, enum token_kind kind, struct str text)
{
    uint8_t *raw = arena_alloc(a, text.n + TAG_LEN);

    if (text.n > 0)
        memcpy(raw, text.p, text.n);
    tag_of(app, kind, text, raw + text.n);
    return base64url_of(a, raw, text.n + TAG_LEN);
}

bool text_open(const struct app *app, struct arena *a, enum token_kind kind, struct str sealed,
               struct str *text)
{
    size_t whole = sealed.n / 4, rest = sealed.n % 4;
    uint8_t *raw = arena_alloc(a, 3 * (whole + 1));
    size_t n = 3 * whole;
    uint8_t tag[TAG_LEN];

    if (rest == 1)
        return false;
    for (size_t i = 0; i < whole; i++) {
        if (!group_decode(sealed.p + 4 * i, raw + 3 * i))
            return false;
    }
    if (rest > 0) {
        char last[4] = { 'A', 'A', 'A', 'A' };

        memcpy(last, sealed.p + 4 * whole, rest);
        if (!group_decode(last, raw + n))
            return false;
        n += rest - 1;
    }
    if (n < TAG_LEN)
        return false;
    *text = (struct str){ (const char *)raw, n - TAG_LEN };
    tag_of(app, kind, *text, tag);
    return bytes_equal(tag, raw + text->n, TAG_LEN);
}
