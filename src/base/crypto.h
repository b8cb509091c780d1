/* crypto.h: the only code that touches libsodium, and nettle for SHA-256. */
#ifndef BASE_CRYPTO_H
#define BASE_CRYPTO_H

#include "base/status.h"
#include "base/str.h"

#define SHA256_LEN 32
#define SIGN_PUBLIC_LEN 32
#define SIGN_SECRET_LEN 64
#define SIGN_LEN 64
#define PASSWORD_HASH_LEN 128 /* with its NUL */

struct sha256 {
    uint8_t b[SHA256_LEN];
};

struct hasher {
    _Alignas(16) unsigned char state[128];
};

void crypto_init(void); /* once, at start; aborts where the machine has no randomness */
void random_bytes(void *p, size_t n); /* fit for keys */
uint64_t random_u64(void);
bool bytes_equal(const void *a, const void *b, size_t n); /* in constant time */
void bytes_wipe(void *p, size_t n);                       /* and no compiler leaves it out */

/* SHA-256 by the processor's own instructions where it has them. */
struct sha256 sha256_of(const void *p, size_t n);
void hasher_init(struct hasher *h);
void hasher_add(struct hasher *h, const void *p, size_t n);
struct sha256 hasher_end(struct hasher *h);
struct sha256 hmac_sha256(struct str key, struct str message);

struct str hex_of(struct arena *a, const void *p, size_t n);       /* lower case */
struct str hex_groups(struct arena *a, const void *p, size_t n);   /* "0a1b 2c3d": for people */
bool hex_parse(struct str s, void *p, size_t n);                   /* exactly n bytes */
struct str base64_of(struct arena *a, const void *p, size_t n);    /* RFC 4648, padded */
struct str base64url_of(struct arena *a, const void *p, size_t n); /* URL-safe, unpadded */
bool base64_parse(struct arena *a, struct str s, struct str *out); /* as base64_of() writes it */

/* Argon2id, about 50 ms and 64 MiB (interactive cost of libsodium): off the network's threads. */
NODISCARD enum status password_hash(struct str password, char out[PASSWORD_HASH_LEN]);
bool password_verify(const char *hash, struct str password);

/* Argon2id again, for keys, from a secret that people keep and a salt. The dear one is for a secret
 * that is a number only: three times the passes. ST_FAULT: no memory. */
#define STRETCH_SALT_LEN 16
struct stretched {
    uint8_t b[64];
};
NODISCARD enum status stretch(struct str secret, const uint8_t salt[STRETCH_SALT_LEN], bool dear,
                              struct stretched *out);

/* Boxes that anybody can close and only the key's owner opens (X25519, XSalsa20-Poly1305). */
#define BOX_PUBLIC_LEN 32
#define BOX_SECRET_LEN 32
#define BOX_SEED_LEN 32
#define BOX_MORE 48 /* by so much a sealed message is longer */
void box_keypair(uint8_t pub[BOX_PUBLIC_LEN], uint8_t secret[BOX_SECRET_LEN]);
void box_keypair_of(const uint8_t seed[BOX_SEED_LEN], uint8_t pub[BOX_PUBLIC_LEN],
                    uint8_t secret[BOX_SECRET_LEN]);
void box_seal(uint8_t *out, struct str message, const uint8_t pub[BOX_PUBLIC_LEN]);
/* False: it was sealed for another key, or damaged. `out` has room for sealed.n - BOX_MORE. */
bool box_open(uint8_t *out, struct str sealed, const uint8_t pub[BOX_PUBLIC_LEN],
              const uint8_t secret[BOX_SECRET_LEN]);

/* Encryption under a key that both sides have (XChaCha20-Poly1305): nonce, text, tag. `about` is
 * not part of the result but must be the same when it is opened: a text cannot be put elsewhere. */
#define LOCK_KEY_LEN 32
#define LOCK_MORE 40
void lock_make(uint8_t *out, struct str text, struct str about, const uint8_t key[LOCK_KEY_LEN]);
bool lock_open(uint8_t *out, struct str locked, struct str about, const uint8_t key[LOCK_KEY_LEN]);

/* Memory for keys that outlive a request: between guard pages, kept out of swap where the limit
 * allows it, left out of core dumps, wiped by secret_free(). Never NULL; aborts without memory. */
void *secret_new(size_t n);
void secret_free(void *p); /* accepts NULL */
/* Overwrites that much of the stack below the caller, where finished functions left their
 * variables. */
void stack_wipe(size_t n);

/* Ed25519. */
void sign_keypair(uint8_t pub[SIGN_PUBLIC_LEN], uint8_t secret[SIGN_SECRET_LEN]);
void sign_make(uint8_t sig[SIGN_LEN], struct str message, const uint8_t secret[SIGN_SECRET_LEN]);
bool sign_check(const uint8_t sig[SIGN_LEN], struct str message,
                const uint8_t pub[SIGN_PUBLIC_LEN]);

#endif
