/* seal.c: sealing, padding, halves, receipt codes; the cryptography itself is base/crypto.c. */
#include "whistle/seal.h"

#include <inttypes.h>

#include "base/buf.h"
#include "core/account.h"
#include "whistle/queries.h"

/* ── fields ── */

static void put_number(struct buf *b, size_t n)
{
    for (int i = 0; i < 4; i++)
        buf_add_char(b, (char)(n >> (8 * i) & 0xFF));
}

static bool take_text(struct str *rest, struct str *out)
{
    size_t n = 0;

    if (rest->n < 4)
        return false;
    for (size_t i = 4; i > 0; i--)
        n = n << 8 | (unsigned char)rest->p[i - 1];
    if (n > rest->n - 4)
        return false;
    *out = str_sub(*rest, 4, n);
    *rest = str_sub(*rest, 4 + n, rest->n);
    return true;
}

/* In one piece of the right size: a buffer that grows would leave copies of a report behind, each
 * to be locked and wiped. */
struct str wbs_fields_pack(struct arena *a, struct params f)
{
    struct buf b = { .arena = a };

    for (size_t i = 0; i < f.n; i++)
        b.cap += 8 + f.p[i].name.n + f.p[i].value.n;
    b.p = arena_raw(a, b.cap);
    for (size_t i = 0; i < f.n; i++) {
        put_number(&b, f.p[i].name.n);
        buf_add(&b, f.p[i].name);
        put_number(&b, f.p[i].value.n);
        buf_add(&b, f.p[i].value);
    }
    return buf_str(&b);
}

struct params wbs_fields_unpack(struct arena *a, struct str packed)
{
    struct str rest = packed, text;
    size_t n = 0;

    while (take_text(&rest, &text))
        n++;
    if (rest.n > 0 || n % 2 != 0)
        return (struct params){ 0 };

    struct param *p = arena_array(a, n / 2 + 1, sizeof(*p));

    rest = packed;
    for (size_t i = 0; i < n / 2; i++) {
        if (!take_text(&rest, &p[i].name) || !take_text(&rest, &p[i].value))
            return (struct params){ 0 };
    }
    return (struct params){ .p = p, .n = n / 2 };
}

/* ── texts ── */

struct str wbs_about_case(struct arena *a, int64_t case_id, const char *what)
{
    return str_printf(a, "case/%" PRId64 "/%s", case_id, what);
}

struct str wbs_about_part(struct arena *a, int64_t case_id, const char *what, int64_t part_id,
                          struct str more)
{
    return str_printf(a, "case/%" PRId64 "/%s/%" PRId64 "/" STR_FMT, case_id, what, part_id,
                      STR_ARG(more));
}

/* Length, text, zeros up to a whole number of blocks. */
struct str wbs_seal_make(struct arena *a, struct str text, struct str about,
                         const struct case_key *key, size_t block)
{
    size_t n = (text.n + 4 + block - 1) / block * block;
    char *plain = arena_raw(a, n);
    uint8_t *out = arena_raw(a, n + LOCK_MORE);

    for (int i = 0; i < 4; i++)
        plain[i] = (char)(text.n >> (8 * i) & 0xFF);
    if (text.n > 0)
        memcpy(plain + 4, text.p, text.n);
    memset(plain + 4 + text.n, 0, n - 4 - text.n);
    lock_make(out, (struct str){ plain, n }, about, key->b);
    return (struct str){ (const char *)out, n + LOCK_MORE };
}

bool wbs_seal_open(struct arena *a, struct str sealed, struct str about, const struct case_key *key,
                   struct str *text)
{
    if (sealed.n < LOCK_MORE)
        return false;

    size_t n = sealed.n - LOCK_MORE;
    uint8_t *plain = arena_raw(a, n);
    struct str rest = { (const char *)plain, n };

    return lock_open(plain, sealed, about, key->b) && take_text(&rest, text);
}

/* ── keys ── */

struct str wbs_key_seal(struct arena *a, const struct case_key *key, const uint8_t *pub)
{
    uint8_t *out = arena_raw(a, sizeof(*key) + BOX_MORE);

    box_seal(out, (struct str){ (const char *)key->b, sizeof(key->b) }, pub);
    return (struct str){ (const char *)out, sizeof(*key) + BOX_MORE };
}

struct str wbs_key_noise(struct arena *a)
{
    uint8_t *out = arena_raw(a, LOCK_KEY_LEN + BOX_MORE);

    random_bytes(out, LOCK_KEY_LEN + BOX_MORE);
    return (struct str){ (const char *)out, LOCK_KEY_LEN + BOX_MORE };
}

bool wbs_key_open(struct str sealed, const uint8_t *pub, const uint8_t *secret,
                  struct case_key *out)
{
    return sealed.n == LOCK_KEY_LEN + BOX_MORE && box_open(out->b, sealed, pub, secret);
}

void wbs_key_halve(const struct case_key *key, struct case_key *one, struct case_key *other)
{
    random_bytes(one->b, sizeof(one->b));
    *other = wbs_key_join(key, one);
}

struct case_key wbs_key_join(const struct case_key *one, const struct case_key *other)
{
    struct case_key out;

    for (size_t i = 0; i < sizeof(out.b); i++)
        out.b[i] = one->b[i] ^ other->b[i];
    return out;
}

/* ── receipt codes ── */

void wbs_code_draw(char digits[CODE_DIGITS])
{
    for (size_t i = 0; i < CODE_DIGITS; i++) {
        uint64_t v;

        do /* so that each digit is as likely as the others */
            v = random_u64() & 0xF;
        while (v > 9);
        digits[i] = (char)('0' + v);
    }
}

bool wbs_code_read(struct str typed, char digits[CODE_DIGITS])
{
    size_t n = 0;

    for (size_t i = 0; i < typed.n; i++) {
        char ch = typed.p[i];

        if (ch == ' ' || ch == '-' || ch == '.')
            continue;
        if (ch < '0' || ch > '9' || n == CODE_DIGITS)
            return false;
        digits[n++] = ch;
    }
    return n == CODE_DIGITS;
}

struct str wbs_code_show(struct arena *a, const char digits[CODE_DIGITS])
{
    return str_printf(a, "%.4s %.4s %.4s %.4s", digits, digits + 4, digits + 8, digits + 12);
}

/* Drawn once, and never changed: without it no code leads anywhere. */
static enum status salt_of(struct ctx *c, uint8_t salt[STRETCH_SALT_LEN])
{
    struct str have = { 0 };
    enum status s = whistle_salt_get(c, &have);

    if (s == ST_NOT_FOUND) {
        random_bytes(salt, STRETCH_SALT_LEN);
        s = whistle_salt_put(c, (struct str){ (const char *)salt, STRETCH_SALT_LEN });
        if (s == ST_OK)
            s = whistle_salt_get(c, &have);
    }
    if (s != ST_OK)
        return s;
    if (have.n != STRETCH_SALT_LEN)
        return fail(c, ST_FAULT, "the salt of receipt codes is damaged");
    memcpy(salt, have.p, STRETCH_SALT_LEN);
    return ST_OK;
}

enum status wbs_mailbox_of(struct ctx *c, const char digits[CODE_DIGITS], struct mailbox *out)
{
    uint8_t salt[STRETCH_SALT_LEN];
    struct stretched *key = arena_new(c->arena, struct stretched);
    enum status s = salt_of(c, salt);

    if (s == ST_OK)
        s = stretch_calmly(c, (struct str){ digits, CODE_DIGITS }, salt, STRETCH_CODE, key);
    if (s != ST_OK)
        return s;
    box_keypair_of(key->b, out->pub, out->secret);
    memcpy(out->locator, key->b + BOX_SEED_LEN, sizeof(out->locator));
    return ST_OK;
}

enum status wbs_receipt_make(struct ctx *c, struct wbs_slip *out)
{
    struct mailbox *box = arena_new(c->arena, struct mailbox);
    enum status s;

    wbs_code_draw(out->digits);
    s = wbs_mailbox_of(c, out->digits, box);
    memcpy(out->pub, box->pub, sizeof(out->pub));
    memcpy(out->locator, box->locator, sizeof(out->locator));
    bytes_wipe(box, sizeof(*box));
    return s;
}

/* ── handlers' keys ── */

struct str wbs_secret_lock(struct arena *a, const uint8_t secret[BOX_SECRET_LEN],
                           const struct stretched *by)
{
    uint8_t *out = arena_raw(a, BOX_SECRET_LEN + LOCK_MORE);

    lock_make(out, (struct str){ (const char *)secret, BOX_SECRET_LEN }, STR("handler"), by->b);
    return (struct str){ (const char *)out, BOX_SECRET_LEN + LOCK_MORE };
}

bool wbs_secret_unlock(struct str locked, const struct stretched *by,
                       uint8_t secret[BOX_SECRET_LEN])
{
    return locked.n == BOX_SECRET_LEN + LOCK_MORE &&
           lock_open(secret, locked, STR("handler"), by->b);
}

struct str wbs_key_print(struct arena *a, struct str pub)
{
    struct sha256 h = sha256_of(pub.p, pub.n);
    const char *hex = str_z(a, hex_of(a, h.b, 6));

    return str_printf(a, "%.4s %.4s %.4s", hex, hex + 4, hex + 8);
}

int64_t wbs_id_draw(void)
{
    int64_t id = (int64_t)(random_u64() >> 1);

    return id == 0 ? 1 : id;
}
