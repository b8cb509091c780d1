/* crypto.h: the only code that touches libsodium. */
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
    _Alignas(16) unsigned char state[256];
};

void crypto_init(void); /* once, at start; aborts where the machine has no randomness */
void random_bytes(void *p, size_t n);
uint64_t random_u64(void);
bool bytes_equal(const void *a, const void *b, size_t n); /* in constant time */
void bytes_wipe(void *p, size_t n);

struct sha256 sha256_of(const void *p, size_t n);
void hasher_init(struct hasher *h);
void hasher_add(struct hasher *h, const void *p, size_t n);
struct sha256 hasher_end(struct hasher *h);
struct sha256 hmac_sha256(struct str key, struct str message);

struct str hex_of(struct arena *a, const void *p, size_t n);       /* lower case */
bool hex_parse(struct str s, void *p, size_t n);                   /* exactly n bytes */
struct str base64_of(struct arena *a, const void *p, size_t n);    /* RFC 4648, padded */
struct str base64url_of(struct arena *a, const void *p, size_t n); /* URL-safe, unpadded */
bool base64_parse(struct arena *a, struct str s, struct str *out);

/* Argon2id, about 50 ms and 64 MiB (interactive cost of libsodium): off the network's threads. */
NODISCARD enum status password_hash(struct str password, char out[PASSWORD_HASH_LEN]);
bool password_verify(const char *hash, struct str password);

/* Ed25519. */
void sign_keypair(uint8_t pub[SIGN_PUBLIC_LEN], uint8_t secret[SIGN_SECRET_LEN]);
void sign_make(uint8_t sig[SIGN_LEN], struct str message, const uint8_t secret[SIGN_SECRET_LEN]);
bool sign_check(const uint8_t sig[SIGN_LEN], struct str message,
                const uint8_t pub[SIGN_PUBLIC_LEN]);

#endif
