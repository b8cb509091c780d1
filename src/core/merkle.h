/*
 * merkle.h: the hash tree of RFC 9162 section 2.1, as pure functions.
 *
 * A node is named by its level (0: leaves) and its index there; it covers the leaves
 * [index << level, (index + 1) << level). Only such complete subtrees are ever stored; everything
 * else (the right edge of a tree whose size is no power of two) is computed from them.
 */
#ifndef CORE_MERKLE_H
#define CORE_MERKLE_H

#include "base/crypto.h"

#define MERKLE_LEVELS 48 /* leaves up to 2^48 - 1 */

struct sha256 merkle_leaf(struct str salt, struct str text); /* H(0x00 || salt || text) */
/* H(0x01 || left || right) */
struct sha256 merkle_node(const struct sha256 *left, const struct sha256 *right);
bool sha256_eq(const struct sha256 *a, const struct sha256 *b);

/* The roots of the complete subtrees that a tree of `size` leaves consists of, largest first. */
struct merkle_peaks {
    int64_t size;
    unsigned n;
    struct sha256 peak[MERKLE_LEVELS];
};

/* Reads what merkle_peaks_bytes() wrote; false when the length does not fit the size. */
bool merkle_peaks_read(struct merkle_peaks *p, int64_t size, struct str bytes);
struct str merkle_peaks_bytes(const struct merkle_peaks *p);
struct sha256 merkle_peaks_root(const struct merkle_peaks *p);
/* Adds a leaf; made[] gets the complete subtrees that it closes, level 1 upwards. Returns how
 * many: the number of trailing ones in the old size, one on average. */
unsigned merkle_append(struct merkle_peaks *p, const struct sha256 *leaf,
                       struct sha256 made[MERKLE_LEVELS]);

/* Where proofs take their nodes from; false: not there. */
struct merkle_source {
    bool (*node)(const void *with, unsigned level, int64_t index, struct sha256 *out);
    const void *with;
};

struct merkle_proof {
    size_t n;
    struct sha256 hash[2 * MERKLE_LEVELS];
};

/* Root of the first `size` leaves. These three are false when the source lacks a node, or when
 * the numbers make no sense (index >= size, old > size). */
bool merkle_root(const struct merkle_source *s, int64_t size, struct sha256 *root);
bool merkle_inclusion(const struct merkle_source *s, int64_t index, int64_t size,
                      struct merkle_proof *out);
bool merkle_consistency(const struct merkle_source *s, int64_t old, int64_t size,
                        struct merkle_proof *out);

struct merkle_head {
    int64_t size;
    struct sha256 root;
};

/* RFC 9162 2.1.3.2 and 2.1.4.2. */
bool merkle_inclusion_check(const struct sha256 *leaf, int64_t index,
                            const struct merkle_head *head, const struct merkle_proof *proof);
bool merkle_consistency_check(const struct merkle_head *old, const struct merkle_head *head,
                              const struct merkle_proof *proof);

#endif
