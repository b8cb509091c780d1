/*
 * proof.h: proofs as texts that anyone can keep and check without this program's database.
 *
 * The text form follows C2SP's tlog-proof: a header line, the entry's index, the hashes in base64,
 * an empty line, and the checkpoint that they lead to.
 */
#ifndef CORE_PROOF_H
#define CORE_PROOF_H

#include "core/ctx.h"
#include "core/merkle.h"

struct inclusion {
    int64_t seq;
    struct sha256 leaf;
    struct merkle_head head;
    struct merkle_proof proof;
    struct str note; /* the checkpoint of head */
    bool holds;
    struct str text, salt; /* what was hashed; p is NULL where it was erased */
};

struct consistency {
    struct merkle_head old, head;
    struct merkle_proof proof;
    bool holds;
};

/* For the log as it is now. ST_NOT_FOUND: no such entry. */
NODISCARD enum status proof_inclusion(struct ctx *c, int64_t unit_id, int64_t seq,
                                      struct inclusion *out);
NODISCARD enum status proof_consistency(struct ctx *c, int64_t unit_id, int64_t old, int64_t size,
                                        struct consistency *out);

struct str proof_inclusion_text(struct arena *a, const struct inclusion *p);
struct str proof_inclusion_json(struct arena *a, const struct inclusion *p);
struct str proof_consistency_json(struct arena *a, const struct consistency *p);

/* Reads proof_inclusion_text() again: leaf is not in it. False: not such a text. */
bool proof_inclusion_read(struct arena *a, struct str text, struct inclusion *out);

#endif
