/*
 * ledger.h: one append-only Merkle log per unit (hashing as in RFC 9162 section 2.1.1).
 * ledger_append() runs inside the caller's transaction, as its last step before the commit.
 */
#ifndef CORE_LEDGER_H
#define CORE_LEDGER_H

#include "base/crypto.h"
#include "core/ctx.h"

/* What happened: `action` is "month.reported"; `object` names a kind ("indicator", "month",
 * "document", "account",
 * ...) and an id within the unit; `detail` is a JSON object with what was and what is
 * (base/json.h). */
/* Appends for c->who.unit_id and actor c->who.account_id (0: the system). Asserts c->in_tx. */
NODISCARD enum status audit(struct ctx *c, const char *action, const char *object,
                            int64_t object_id, struct str detail);

/* The version of everything a unit shows: its number of entries. */
NODISCARD enum status ledger_size(struct ctx *c, int64_t unit_id, int64_t *size);

#endif
