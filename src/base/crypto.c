/* crypto.c: the only code that touches libsodium. */
#include "base/crypto.h"

#include <assert.h>
#include <sodium.h>

#include "base/arena.h"
#include "base/log.h"

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(((struct hasher *)0)->state),
               "hasher is large enough");
_Static_assert(SHA256_LEN == crypto_hash_sha256_BYTES, "sha-256");
_Static_assert(PASSWORD_HASH_LEN == crypto_pwhash_STRBYTES, "password hash");
_Static_assert(SIGN_PUBLIC_LEN == crypto_sign_PUBLICKEYBYTES, "public key");
_Static_assert(SIGN_SECRET_LEN == crypto_sign_SECRETKEYBYTES, "secret key");
_Static_assert(SIGN_LEN == crypto_sign_BYTES, "signature");

void crypto_init(void)
{
    if (sodium_init() < 0) {
        log_line(LOG_ERROR, "crypto: libsodium cannot start: no source of randomness");
        abort();
    }
}

void random_bytes(void *p, size_t n)
{
    randombytes_buf(p, n);
}

uint64_t random_u64(void)
{
    uint64_t v = 0;

    randombytes_buf(&v, sizeof(v));
    return v;
}

bool bytes_equal(const void *a, const void *b, size_t n)
{
    return n == 0 || sodium_memcmp(a, b, n) == 0;
}

void bytes_wipe(void *p, size_t n)
{
    sodium_memzero(p, n);
}

/* libsodium declares its inputs as bytes, and some of them as never NULL. */
static const unsigned char *bytes(const void *p)
{
    return p == NULL ? (const unsigned char *)"" : p;
}

struct sha256 sha256_of(const void *p, size_t n)
{
    struct sha256 out;

    (void)crypto_hash_sha256(out.b, bytes(p), n);
    return out;
}

static crypto_hash_sha256_state *state_of(struct hasher *h)
{
    return (crypto_hash_sha256_state *)(void *)h->state;
}

void hasher_init(struct hasher *h)
{
    (void)crypto_hash_sha256_init(state_of(h));
}

void hasher_add(struct hasher *h, const void *p, size_t n)
{
    (void)crypto_hash_sha256_update(state_of(h), bytes(p), n);
}

struct sha256 hasher_end(struct hasher *h)
{
    struct sha256 out;

    (void)crypto_hash_sha256_final(state_of(h), out.b);
    return out;
}

struct sha256 hmac_sha256(struct str key, struct str message)
{
    crypto_auth_hmacsha256_state state;
    struct sha256 out;

    (void)crypto_auth_hmacsha256_init(&state, bytes(key.p), key.n);
    (void)crypto_auth_hmacsha256_update(&state, bytes(message.p), message.n);
    (void)crypto_auth_hmacsha256_final(&state, out.b);
    bytes_wipe(&state, sizeof(state));
    return out;
}

struct str hex_of(struct arena *a, const void *p, size_t n)
{
    char *out = arena_array(a, n + 1, 2);

    (void)sodium_bin2hex(out, n * 2 + 1, bytes(p), n);
    return (struct str){ out, n * 2 };
}

bool hex_parse(struct str s, void *p, size_t n)
{
    size_t got = 0;

    return s.n == n * 2 && sodium_hex2bin(p, n, s.p, s.n, NULL, &got, NULL) == 0 && got == n;
}

static struct str base64_as(struct arena *a, const void *p, size_t n, int variant)
{
    size_t cap = sodium_base64_encoded_len(n, variant);
    char *out = arena_alloc(a, cap);

    (void)sodium_bin2base64(out, cap, bytes(p), n, variant);
    return str_of(out);
}

struct str base64_of(struct arena *a, const void *p, size_t n)
{
    return base64_as(a, p, n, sodium_base64_VARIANT_ORIGINAL);
}

struct str base64url_of(struct arena *a, const void *p, size_t n)
{
    return base64_as(a, p, n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

bool base64_parse(struct arena *a, struct str s, struct str *out)
{
    unsigned char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;

    if (s.n > 0 &&
        sodium_base642bin(p, s.n, s.p, s.n, NULL, &n, NULL, sodium_base64_VARIANT_ORIGINAL) != 0)
        return false;
    *out = (struct str){ (const char *)p, n };
    return true;
}

enum status password_hash(struct str password, char out[PASSWORD_HASH_LEN])
{
    int bad = crypto_pwhash_str_alg(
        out, password.n == 0 ? "" : password.p, password.n, crypto_pwhash_OPSLIMIT_INTERACTIVE,
        crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);

    return bad == 0 ? ST_OK : ST_FAULT; /* only for want of memory */
}

bool password_verify(const char *hash, struct str password)
{
    return crypto_pwhash_str_verify(hash, password.n == 0 ? "" : password.p, password.n) == 0;
}

void sign_keypair(uint8_t pub[SIGN_PUBLIC_LEN], uint8_t secret[SIGN_SECRET_LEN])
{
    (void)crypto_sign_keypair(pub, secret);
}

void sign_make(uint8_t sig[SIGN_LEN], struct str message, const uint8_t secret[SIGN_SECRET_LEN])
{
    (void)crypto_sign_detached(sig, NULL, bytes(message.p), message.n, secret);
}

bool sign_check(const uint8_t sig[SIGN_LEN], struct str message, const uint8_t pub[SIGN_PUBLIC_LEN])
{
    return crypto_sign_verify_detached(sig, bytes(message.p), message.n, pub) == 0;
}
