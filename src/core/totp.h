/*
 * totp.h: codes of six digits from a phone (RFC 6238), good for 30 seconds and used once. The only
 * liboath code.
 *
 * The secret is stored under the installation's key, so that a copy of the database alone does not
 * give it away.
 */
#ifndef CORE_TOTP_H
#define CORE_TOTP_H

#include "core/app.h"

#define TOTP_SECRET_LEN 20
#define TOTP_SEALED_LEN 32 /* of totp_seal() */
#define RECOVERY_CODES 8

void totp_start(void); /* once, at start */
/* The code of a time step (30 s). */
bool totp_code(const uint8_t secret[TOTP_SECRET_LEN], int64_t step, char code[7]);
/* The step whose code it is: now, the one before or the one after, but later than `last`; 0: none.
 */
int64_t totp_match(const uint8_t secret[TOTP_SECRET_LEN], struct str code, int64_t now,
                   int64_t last);
struct str totp_base32(struct arena *a, const uint8_t secret[TOTP_SECRET_LEN]);
/* otpauth://totp/... for the QR code. */
struct str totp_uri(struct arena *a, const uint8_t secret[TOTP_SECRET_LEN], struct str login,
                    struct str office);

/* The secret as the database keeps it: TOTP_SEALED_LEN bytes, of no use without keys/cookie. */
struct str totp_seal(const struct app *app, struct arena *a, const uint8_t secret[TOTP_SECRET_LEN]);
/* False: not TOTP_SEALED_LEN bytes. */
bool totp_unseal(const struct app *app, struct str sealed, uint8_t secret[TOTP_SECRET_LEN]);

/* "k7pq-29xm-4tdw": about 59 bits. */
struct str recovery_code(struct arena *a);
struct sha256 recovery_hash(struct arena *a, struct str typed); /* blanks, dashes, case forgiven */

/* The squares of a QR code as the path of an SVG of *size by *size units, with its quiet zone.
 * False: too long. */
bool qr_path(struct arena *a, struct str text, struct str *path, int *size);

#endif
