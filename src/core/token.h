/*
 * token.h: secrets that a browser or a program carries: session, known device, guest form, API.
 *
 * A token is 32 bytes and a tag made with the installation's keys (key.h), in base64url (64
 * characters). The tag lets us refuse what we never gave out before the database is asked or a body
 * is read.
 */
#ifndef CORE_TOKEN_H
#define CORE_TOKEN_H

#include "base/crypto.h"
#include "core/app.h"

#define TOKEN_LEN 32
#define TOKEN_CHARS ((size_t)64)

enum token_kind {
    TOKEN_DESK = 'm', /* the tablet of a front desk, and a visitor's card */
    TOKEN_SESSION = 's',
    TOKEN_DEVICE = 'd',
    TOKEN_GUEST = 'g',
    TOKEN_API = 'a',
    TOKEN_FEED = 'f',
    TOKEN_STEP = 't',
    TOKEN_TOTP = 'o', /* a secret of the second step that is being set up */
    TOKEN_NOTE = 'n',
    TOKEN_FILE = 'b', /* the hash of a file between two steps */
    TOKEN_WORK = 'w', /* a task that a form's sender has to solve */
    TOKEN_SLIP = 'k', /* a receipt that was just made, with its code */
    TOKEN_CASE = 'l'  /* the case whose code was shown */
};

/* Of random bytes. */
struct str token_new(const struct app *app, struct arena *a, enum token_kind kind);
/* Of bytes that somebody chose: whoever has the token can read them, and not change them. */
struct str token_seal(const struct app *app, struct arena *a, enum token_kind kind,
                      const uint8_t payload[TOKEN_LEN]);
/* False for what this installation did not make for that purpose. */
bool token_open(const struct app *app, enum token_kind kind, struct str token,
                uint8_t payload[TOKEN_LEN]);
struct sha256 token_hash(struct str token); /* as stored */

/* A short text that must come back unchanged. */
struct str text_seal(const struct app *app, struct arena *a, enum token_kind kind, struct str text);
bool text_open(const struct app *app, struct arena *a, enum token_kind kind, struct str sealed,
               struct str *text);

#endif
