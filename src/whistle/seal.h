/*
 * seal.h: how a case is sealed.
 *
 *   case key      32 random bytes; everything of the case lies under it (XChaCha20-Poly1305)
 *                 sealed (X25519) for each handler, and for whoever holds the receipt's code
 *   identity key  the same for the reporter's identity alone; cut in two halves for each two
 * handlers receipt code  16 digits -> Argon2id -> a pair of keys, and the locator by which the case
 * is found
 *
 * What is sealed is bound to its place (case, kind, number, day), so that nobody who can write to
 * the database can put one text in another's place, and is padded, so that its length says little.
 */
#ifndef WHISTLE_SEAL_H
#define WHISTLE_SEAL_H

#include "base/crypto.h"
#include "core/ctx.h"

#define CODE_DIGITS 16
#define SEAL_TEXT_BLOCK ((size_t)2048)
#define SEAL_FILE_BLOCK ((size_t)65536)

struct case_key {
    uint8_t b[LOCK_KEY_LEN];
};

/* Names and values as one text, and back. A damaged one gives no fields. */
struct str wbs_fields_pack(struct arena *a, struct params f);
struct params wbs_fields_unpack(struct arena *a, struct str packed);

struct str wbs_seal_make(struct arena *a, struct str text, struct str about,
                         const struct case_key *key, size_t block);
bool wbs_seal_open(struct arena *a, struct str sealed, struct str about, const struct case_key *key,
                   struct str *text);

/* What a sealed text is about: "case/12/report". */
struct str wbs_about_case(struct arena *a, int64_t case_id, const char *what);
struct str wbs_about_part(struct arena *a, int64_t case_id, const char *what, int64_t part_id,
                          struct str more);

/* A key for one holder, as bytes for the database; and as many bytes of noise. */
struct str wbs_key_seal(struct arena *a, const struct case_key *key, const uint8_t *pub);
struct str wbs_key_noise(struct arena *a);
bool wbs_key_open(struct str sealed, const uint8_t *pub, const uint8_t *secret,
                  struct case_key *out);

/* Half and other half; either alone is noise. */
void wbs_key_halve(const struct case_key *key, struct case_key *one, struct case_key *other);
struct case_key wbs_key_join(const struct case_key *one, const struct case_key *other);

/* A new receipt code; and one as it was typed, with blanks and dashes. False: not 16 digits. */
void wbs_code_draw(char digits[CODE_DIGITS]);
bool wbs_code_read(struct str typed, char digits[CODE_DIGITS]);
struct str wbs_code_show(struct arena *a,
                         const char digits[CODE_DIGITS]); /* "1234 5678 9012 3456" */

struct mailbox {
    uint8_t pub[BOX_PUBLIC_LEN], secret[BOX_SECRET_LEN], locator[32];
};
/* A receipt that may be given out: its code, and what a report needs of its mailbox. */
struct wbs_slip {
    char digits[CODE_DIGITS];
    uint8_t pub[BOX_PUBLIC_LEN], locator[32];
};
NODISCARD enum status wbs_receipt_make(struct ctx *c, struct wbs_slip *out);
/* Takes a fifth of a second of one core. ST_BUSY: too many at once. */
NODISCARD enum status wbs_mailbox_of(struct ctx *c, const char digits[CODE_DIGITS],
                                     struct mailbox *out);

/* The handler's secret key under a passphrase. */
struct str wbs_secret_lock(struct arena *a, const uint8_t secret[BOX_SECRET_LEN],
                           const struct stretched *by);
bool wbs_secret_unlock(struct str locked, const struct stretched *by,
                       uint8_t secret[BOX_SECRET_LEN]);
/* "4f3a 90cc 12de": what two handlers compare by voice. */
struct str wbs_key_print(struct arena *a, struct str pub);

int64_t wbs_id_draw(void); /* a random number for a row */

#endif
