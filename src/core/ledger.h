/*
 * ledger.h: one append-only Merkle log per unit (hashing as in RFC 9162 section 2.1.1).
 *
 * A leaf is H(0x00 || salt || text), where text is the entry as a JSON array (entry_text()). The
 * salt keeps a published leaf from being guessed; an entry whose detail and salt are erased keeps
 * its leaf, so the log still verifies. The complete subtrees that an entry closes are stored with
 * it, so that an append writes one row and a proof reads O(log n) rows in one query.
 */
#ifndef CORE_LEDGER_H
#define CORE_LEDGER_H

#include "core/ctx.h"
#include "core/merkle.h"

#define LEDGER_SALT_LEN 16

/* What happened: `action` is "month.reported"; `object` names a kind ("indicator", "month",
 * "document", "account", ...) and an id within the unit; `detail` is a JSON object with what was
 * and what is (base/json.h; json_put_change() for a change), or empty.
 * Appends for c->who.unit_id and actor c->who.account_id (0: the system). Asserts c->in_tx.
 * Call it as the last step before the commit: the unit's log is locked until then. */
NODISCARD enum status audit(struct ctx *c, const char *action, const char *object,
                            int64_t object_id, struct str detail);

/* The same of several objects, in this order, each with an entry and leaf of its own. */
struct audit_note {
    int64_t object_id;
    struct str detail;
};
NODISCARD enum status audit_each(struct ctx *c, const char *action, const char *object,
                                 const struct audit_note *note, size_t n);

/* The version of everything a unit shows: its number of entries. */
NODISCARD enum status ledger_size(struct ctx *c, int64_t unit_id, int64_t *size);

/* Size and root as they are now; an empty log has the root of RFC 9162's empty tree. */
NODISCARD enum status ledger_head(struct ctx *c, int64_t unit_id, struct merkle_head *head);

/* What is hashed, for anyone who wants to do it again. */
struct entry_fields {
    int64_t unit_id, seq, at, account_id, object_id;
    struct str actor, action, object, detail;
};
struct str entry_text(struct arena *a, const struct entry_fields *e);
struct entry; /* ledger_queries.h */
struct entry_fields entry_fields_of(int64_t unit_id, const struct entry *e);

/* Proofs from what is stored. ST_NOT_FOUND: no such entry or size (yet). ST_FAULT: the log is
 * damaged. */
NODISCARD enum status ledger_root_at(struct ctx *c, int64_t unit_id, int64_t size,
                                     struct sha256 *root);
NODISCARD enum status ledger_inclusion(struct ctx *c, int64_t unit_id, int64_t seq, int64_t size,
                                       struct merkle_proof *proof);
NODISCARD enum status ledger_consistency(struct ctx *c, int64_t unit_id, int64_t old, int64_t size,
                                         struct merkle_proof *proof);

/* Takes the personal part of an entry away (detail, actor's name, salt) and writes down that this
 * was done and why. Inside a transaction. */
NODISCARD enum status ledger_erase(struct ctx *c, int64_t unit_id, int64_t seq, struct str reason);

/* History of an object, for the end of its page: who, when, what changed, with each entry's number
 * leading to its proof. Shows the newest 50. */
struct out;
NODISCARD enum status history_show(struct ctx *c, struct out *o, const char *object,
                                   int64_t object_id);

/* How an engine tells the details of its own objects. */
struct history_words {
    const void *with;
    /* What a member is called (p is NULL: it is not told), and how its value reads. */
    struct str (*label)(struct ctx *c, const void *with, struct str key);
    struct str (*value)(struct ctx *c, const void *with, struct str key, struct str value);
    const char *happened; /* the member that says what happened, instead of the action; or NULL */
};
NODISCARD enum status history_show_as(struct ctx *c, struct out *o, const char *object,
                                      int64_t object_id, const struct history_words *words);

#endif
