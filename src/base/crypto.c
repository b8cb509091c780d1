/* crypto.c: the only code that touches libsodium, and nettle for SHA-256. */
#include "base/crypto.h"

#include <assert.h>
#include <nettle/hmac.h>
#include <sodium.h>

#include "base/arena.h"
#include "base/log.h"

_Static_assert(sizeof(struct sha256_ctx) <= sizeof(((struct hasher *)0)->state),
               "hasher is large enough");
_Static_assert(SHA256_LEN == SHA256_DIGEST_SIZE, "sha-256");
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

static struct sha256_ctx *state_of(struct hasher *h)
{
    return (struct sha256_ctx *)(void *)h->state;
}

struct sha256 sha256_of(const void *p, size_t n)
{
    struct hasher h;

    hasher_init(&h);
    hasher_add(&h, p, n);
    return hasher_end(&h);
}

void hasher_init(struct hasher *h)
{
    sha256_init(state_of(h));
}

void hasher_add(struct hasher *h, const void *p, size_t n)
{
    sha256_update(state_of(h), n, bytes(p));
}

/* The state still holds the end of what was hashed. */
struct sha256 hasher_end(struct hasher *h)
{
    struct sha256 out;

    sha256_digest(state_of(h), sizeof(out.b), out.b);
    bytes_wipe(state_of(h), sizeof(struct sha256_ctx));
    return out;
}

struct sha256 hmac_sha256(struct str key, struct str message)
{
    struct hmac_sha256_ctx state;
    struct sha256 out;

    hmac_sha256_set_key(&state, key.n, bytes(key.p));
    hmac_sha256_update(&state, message.n, bytes(message.p));
    hmac_sha256_digest(&state, sizeof(out.b), out.b);
    bytes_wipe(&state, sizeof(state));
    return out;
}

struct str hex_of(struct arena *a, const void *p, size_t n)
{
    char *out = arena_array(a, n + 1, 2);

    (void)sodium_bin2hex(out, n * 2 + 1, bytes(p), n);
    return (struct str){ out, n * 2 };
}

struct str hex_groups(struct arena *a, const void *p, size_t n)
{
    struct str hex = hex_of(a, p, n);
    char *out = arena_alloc(a, hex.n + hex.n / 4 + 1);
    size_t k = 0;

    for (size_t i = 0; i < hex.n; i++) {
        if (i > 0 && i % 4 == 0)
            out[k++] = ' ';
        out[k++] = hex.p[i];
    }
    return (struct str){ out, k };
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

_Static_assert(STRETCH_SALT_LEN == crypto_pwhash_SALTBYTES, "salt");
_Static_assert(BOX_PUBLIC_LEN == crypto_box_PUBLICKEYBYTES, "public key of a box");
_Static_assert(BOX_SECRET_LEN == crypto_box_SECRETKEYBYTES, "secret key of a box");
_Static_assert(BOX_SEED_LEN == crypto_box_SEEDBYTES, "seed of a box");
_Static_assert(BOX_MORE == crypto_box_SEALBYTES, "a sealed box is longer");
_Static_assert(LOCK_KEY_LEN == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "key");
_Static_assert(LOCK_MORE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES +
                                crypto_aead_xchacha20poly1305_ietf_ABYTES,
               "nonce and tag");

#define NONCE_LEN crypto_aead_xchacha20poly1305_ietf_NPUBBYTES

enum status stretch(struct str secret, const uint8_t salt[STRETCH_SALT_LEN], bool dear,
                    struct stretched *out)
{
    unsigned long long passes = crypto_pwhash_OPSLIMIT_INTERACTIVE * (dear ? 3U : 1U);
    int bad =
        crypto_pwhash(out->b, sizeof(out->b), secret.n == 0 ? "" : secret.p, secret.n, salt, passes,
                      crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);

    return bad == 0 ? ST_OK : ST_FAULT;
}

void box_keypair(uint8_t pub[BOX_PUBLIC_LEN], uint8_t secret[BOX_SECRET_LEN])
{
    (void)crypto_box_keypair(pub, secret);
}

void box_keypair_of(const uint8_t seed[BOX_SEED_LEN], uint8_t pub[BOX_PUBLIC_LEN],
                    uint8_t secret[BOX_SECRET_LEN])
{
    (void)crypto_box_seed_keypair(pub, secret, seed);
}

void box_seal(uint8_t *out, struct str message, const uint8_t pub[BOX_PUBLIC_LEN])
{
    (void)crypto_box_seal(out, bytes(message.p), message.n, pub);
}

bool box_open(uint8_t *out, struct str sealed, const uint8_t pub[BOX_PUBLIC_LEN],
              const uint8_t secret[BOX_SECRET_LEN])
{
    return sealed.n >= BOX_MORE &&
           crypto_box_seal_open(out, bytes(sealed.p), sealed.n, pub, secret) == 0;
}

void lock_make(uint8_t *out, struct str text, struct str about, const uint8_t key[LOCK_KEY_LEN])
{
    randombytes_buf(out, NONCE_LEN);
    (void)crypto_aead_xchacha20poly1305_ietf_encrypt(out + NONCE_LEN, NULL, bytes(text.p), text.n,
                                                     bytes(about.p), about.n, NULL, out, key);
}

bool lock_open(uint8_t *out, struct str locked, struct str about, const uint8_t key[LOCK_KEY_LEN])
{
    if (locked.n < LOCK_MORE)
        return false;
    return crypto_aead_xchacha20poly1305_ietf_decrypt(out, NULL, NULL, bytes(locked.p) + NONCE_LEN,
                                                      locked.n - NONCE_LEN, bytes(about.p), about.n,
                                                      bytes(locked.p), key) == 0;
}

void *secret_new(size_t n)
{
    void *p = sodium_malloc(n);

    if (p == NULL) {
        log_line(LOG_ERROR, "crypto: no memory for a key");
        abort();
    }
    sodium_memzero(p, n);
    return p;
}

void secret_free(void *p)
{
    sodium_free(p);
}

void stack_wipe(size_t n)
{
    sodium_stackzero(n);
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
