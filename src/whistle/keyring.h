/*
 * keyring.h: what the channel keeps in memory only, and nothing of it on any disk: the handlers'
 * keys that are open, and who asks too often.
 *
 * A handler's secret key is opened with the passphrase for one session, lies in locked memory, and
 * is wiped when the session ends, after KEYRING_IDLE without use, and when the program stops.
 * Addresses are counted under a key that is drawn at each start, so that the counts lead to nobody.
 */
#ifndef WHISTLE_KEYRING_H
#define WHISTLE_KEYRING_H

#include "base/crypto.h"
#include "core/ctx.h"
#include "whistle/seal.h"

#define KEYRING_IDLE (10 * MINUTE)

struct whistle *whistle_new(void);
void whistle_free(struct whistle *w); /* wipes; accepts NULL */

struct open_key {
    int64_t key_id;
    uint8_t pub[BOX_PUBLIC_LEN], secret[BOX_SECRET_LEN];
};

/* The key that this session has opened, copied into the request's (secret) memory; NULL: none.
 * Asking for it is using it. */
const struct open_key *keyring_get(struct ctx *c);
/* False: too many keys are open at once. */
bool keyring_put(struct ctx *c, const struct open_key *key);
void keyring_drop(struct ctx *c, int64_t session_id); /* as app->farewells wants it */
/* Wipes what has not been used for KEYRING_IDLE. */
void keyring_expire(struct whistle *w, int64_t now);

enum ask_kind {
    ASK_SEND,       /* a report or a message of a browser that did the work */
    ASK_SEND_PLAIN, /* the same without work: no script */
    ASK_CODE,       /* a receipt code is tried */
    ASK_KINDS
};
/* Counts the asker's attempt of this hour. False: that is enough for now. */
bool wbs_ask_allowed(struct ctx *c, enum ask_kind kind);

/* The same for what a reporter sends: `task` names the work that their browser did for it, which
 * serves once; NULL: none. */
bool wbs_send_allowed(struct ctx *c, const struct sha256 *task);

/* Receipts made ahead, so that sending a report does not wait for its code to be stretched. Each is
 * taken once; what is left is wiped with the rest. False: none is ready, or there is room for none.
 */
bool wbs_receipt_take(struct whistle *w, struct wbs_slip *out);
bool wbs_receipt_put(struct whistle *w, const struct wbs_slip *r);
/* Whether one more should be made: up to all when none was taken for a while, else only that a few
 * are there, so that making them does not compete with those who are sending. */
bool wbs_receipt_wanted(struct whistle *w);

/* The day until which everything has been handed to the handlers; 0: not since the start. */
int32_t whistle_day(const struct whistle *w);
void whistle_set_day(struct whistle *w, int32_t day);

#endif
