/*
 * key.h: the installation's own keys, DATA/keys/NAME (hexadecimal, mode 0600).
 *
 *     sign      signs the checkpoints of the ledger
 *     cookie    two keys of 32 bytes: the first for what browsers hold (sessions, form tokens,
 * known browsers), the second for what the database holds (secrets of the second step, codes of
 * receipts and surveys, tokens of programs)
 *
 * The first can be replaced at any time: everybody signs in anew, and nothing else is lost. The
 * second stays: codes are stored as hashes under it, and nobody has the codes to hash them again.
 * Both lie in one file, so that a replacement is one rename and never half done. A file with one
 * key, as older installations have it, is both.
 */
#ifndef CORE_KEY_H
#define CORE_KEY_H

#include "core/app.h"

/* Reads both files into app; makes those that are missing where `make`. ST_INVALID: one is missing
 * or damaged; ST_FAULT: a file cannot be read or written; *error says which (in English, for the
 * terminal), from the arena. */
NODISCARD enum status keys_open(struct app *app, bool make, struct arena *a, struct str *error);

/* Puts a new first key into keys/cookie; the old file stands until the new one is whole. Whoever
 * has opened the installation goes on with the old key. ST_FAULT with *error: nothing has changed.
 */
NODISCARD enum status key_cookie_replace(const struct app *app, struct arena *a, struct str *error);

#endif
