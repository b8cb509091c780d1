/* totp.c: liboath at work for the second step. */
#include "core/totp.h"

#include <liboath/oath.h>

#include "base/buf.h"
#include "base/qr.h"

#define STEP_SECONDS 30
#define NONCE_LEN 12
#define QUIET 4

void totp_start(void)
{
    if (oath_init() != OATH_OK)
        abort();
}

bool totp_code(const uint8_t secret[TOTP_SECRET_LEN], int64_t step, char code[7])
{
    return oath_hotp_generate((const char *)secret, TOTP_SECRET_LEN, (uint64_t)step, 6, false,
                              OATH_HOTP_DYNAMIC_TRUNCATION, code) == OATH_OK;
}

int64_t totp_match(const uint8_t secret[TOTP_SECRET_LEN], struct str code, int64_t now,
                   int64_t last)
{
    int64_t current = now / SECOND / STEP_SECONDS, found = 0;

    if (code.n != 6)
        return 0;
    for (int64_t step = current - 1; step <= current + 1; step++) {
        char expected[7];

        if (totp_code(secret, step, expected) && bytes_equal(expected, code.p, 6) && step > last &&
            found == 0)
            found = step;
    }
    return found;
}

struct str totp_base32(struct arena *a, const uint8_t secret[TOTP_SECRET_LEN])
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    char text[TOTP_SECRET_LEN * 8 / 5];

    _Static_assert(TOTP_SECRET_LEN % 5 == 0, "no padding");
    for (size_t i = 0; i < sizeof(text); i++) {
        size_t bit = 5 * i, byte = bit / 8;
        unsigned two =
            (unsigned)secret[byte] << 8 | (byte + 1 < TOTP_SECRET_LEN ? secret[byte + 1] : 0u);

        text[i] = digits[two >> (11 - bit % 8) & 31];
    }
    return str_copy(a, (struct str){ text, sizeof(text) });
}

static void add_escaped(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];

        if ((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9'))
            buf_add_char(b, (char)ch);
        else
            buf_printf(b, "%%%02X", ch);
    }
}

struct str totp_uri(struct arena *a, const uint8_t secret[TOTP_SECRET_LEN], struct str login,
                    struct str office)
{
    struct buf b;

    buf_init(&b, a);
    buf_add(&b, STR("otpauth://totp/Runut%20"));
    add_escaped(&b, office);
    buf_add_char(&b, ':');
    add_escaped(&b, login);
    buf_add(&b, STR("?secret="));
    buf_add(&b, totp_base32(a, secret));
    buf_add(&b, STR("&issuer=Runut%20"));
    add_escaped(&b, office);
    return buf_str(&b);
}

/* ── at rest: nonce, then the secret under a pad that the key and the nonce make ── */

static struct sha256 pad_of(const struct app *app, const char *nonce)
{
    uint8_t text[5 + NONCE_LEN] = { 't', 'o', 't', 'p', '/' };

    memcpy(text + 5, nonce, NONCE_LEN);
    return hmac_sha256((struct str){ (const char *)app->data_key, sizeof(app->data_key) },
                       (struct str){ (const char *)text, sizeof(text) });
}

_Static_assert(NONCE_LEN + TOTP_SECRET_LEN == TOTP_SEALED_LEN, "what is stored");

struct str totp_seal(const struct app *app, struct arena *a, const uint8_t secret[TOTP_SECRET_LEN])
{
    char out[NONCE_LEN + TOTP_SECRET_LEN];

    random_bytes(out, NONCE_LEN);

    struct sha256 pad = pad_of(app, out);

    for (size_t i = 0; i < TOTP_SECRET_LEN; i++)
        out[NONCE_LEN + i] = (char)(secret[i] ^ pad.b[i]);
    return str_copy(a, (struct str){ out, sizeof(out) });
}

bool totp_unseal(const struct app *app, struct str sealed, uint8_t secret[TOTP_SECRET_LEN])
{
    if (sealed.n != NONCE_LEN + TOTP_SECRET_LEN)
        return false;

    struct sha256 pad = pad_of(app, sealed.p);

    for (size_t i = 0; i < TOTP_SECRET_LEN; i++)
        secret[i] = (uint8_t)((uint8_t)sealed.p[NONCE_LEN + i] ^ pad.b[i]);
    return true;
}

/* ── recovery codes ── */

static const char recovery_digits[] = "abcdefghjkmnpqrstuvwxyz23456789";

struct str recovery_code(struct arena *a)
{
    char text[14];

    for (size_t i = 0; i < sizeof(text); i++)
        text[i] = recovery_digits[random_u64() % (sizeof(recovery_digits) - 1)];
    for (size_t i = 4; i < sizeof(text); i += 5)
        text[i] = '-';
    return str_copy(a, (struct str){ text, sizeof(text) });
}

struct sha256 recovery_hash(struct arena *a, struct str typed)
{
    struct str low = str_lower(a, typed);
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < low.n; i++) {
        if (low.p[i] != '-' && low.p[i] != ' ')
            buf_add_char(&b, low.p[i]);
    }

    struct str s = buf_str(&b);

    return sha256_of(s.p, s.n);
}

/* ── QR ── */

/* A letter and a number below 1,000, as a path has hundreds of. */
static void add_step(struct buf *b, char letter, int n)
{
    buf_add_char(b, letter);
    if (n >= 100)
        buf_add_char(b, (char)('0' + n / 100));
    if (n >= 10)
        buf_add_char(b, (char)('0' + n / 10 % 10));
    buf_add_char(b, (char)('0' + n % 10));
}

bool qr_path(struct arena *a, struct str text, struct str *path, int *size)
{
    struct qr qr;
    struct buf b;

    if (!qr_make(a, text, &qr))
        return false;
    buf_init(&b, a);
    for (size_t i = 0; i < qr.n_run; i++) {
        add_step(&b, 'M', qr.run[i].x + QUIET);
        add_step(&b, ' ', qr.run[i].y + QUIET);
        add_step(&b, 'h', qr.run[i].n);
        buf_add(&b, STR("v1h"));
        add_step(&b, '-', qr.run[i].n);
        buf_add_char(&b, 'z');
    }
    *size = qr.size + 2 * QUIET;
    *path = buf_str(&b);
    return true;
}
