/*
 * merkle.c: roots and proofs of RFC 9162, from complete subtrees.
 *
 * Every range of leaves that a proof speaks of starts at a multiple of a power of two that is at
 * least its length, so it is either one stored node or a stored node and such a range again.
 */
#include <assert.h>

#include "core/merkle.h"

static struct sha256 merkle_empty(void)
{
    return sha256_of("", 0);
}

struct sha256 merkle_leaf(struct str salt, struct str text)
{
    struct hasher h;

    hasher_init(&h);
    hasher_add(&h, "\0", 1);
    hasher_add(&h, salt.p, salt.n);
    hasher_add(&h, text.p, text.n);
    return hasher_end(&h);
}

struct sha256 merkle_node(const struct sha256 *left, const struct sha256 *right)
{
    unsigned char in[1 + 2 * SHA256_LEN];

    in[0] = 1;
    memcpy(in + 1, left->b, SHA256_LEN);
    memcpy(in + 1 + SHA256_LEN, right->b, SHA256_LEN);
    return sha256_of(in, sizeof(in));
}

bool sha256_eq(const struct sha256 *a, const struct sha256 *b)
{
    return memcmp(a->b, b->b, SHA256_LEN) == 0;
}

/* ── The growing edge ── */

static unsigned ones(int64_t v)
{
    return (unsigned)__builtin_popcountll((unsigned long long)v);
}

bool merkle_peaks_read(struct merkle_peaks *p, int64_t size, struct str bytes)
{
    if (size < 0 || size >> MERKLE_LEVELS != 0 || bytes.n != ones(size) * sizeof(p->peak[0]))
        return false;
    *p = (struct merkle_peaks){ .size = size, .n = ones(size) };
    if (bytes.n != 0)
        memcpy(p->peak, bytes.p, bytes.n);
    return true;
}

struct str merkle_peaks_bytes(const struct merkle_peaks *p)
{
    return (struct str){ (const char *)p->peak, p->n * sizeof(p->peak[0]) };
}

struct sha256 merkle_peaks_root(const struct merkle_peaks *p)
{
    struct sha256 root;

    if (p->n == 0)
        return merkle_empty();
    root = p->peak[p->n - 1];
    for (unsigned i = p->n - 1; i > 0; i--)
        root = merkle_node(&p->peak[i - 1], &root);
    return root;
}

unsigned merkle_append(struct merkle_peaks *p, const struct sha256 *leaf,
                       struct sha256 made[MERKLE_LEVELS])
{
    struct sha256 node = *leaf;
    unsigned n = 0;

    for (int64_t v = p->size; (v & 1) != 0; v >>= 1) {
        assert(p->n > 0);
        node = merkle_node(&p->peak[--p->n], &node);
        made[n++] = node;
    }
    assert(p->n < MERKLE_LEVELS);
    p->peak[p->n++] = node;
    p->size++;
    return n;
}

/* ── Making proofs ── */

/* The largest power of two that is smaller than n, as an exponent; n > 1. */
static unsigned split_level(int64_t n)
{
    return 63 - (unsigned)__builtin_clzll((unsigned long long)(n - 1));
}

/* Hash of the leaves [from, to), to > from. */
static bool range_hash(const struct merkle_source *s, int64_t from, int64_t to, struct sha256 *out)
{
    struct sha256 part[MERKLE_LEVELS];
    unsigned n = 0;

    while (to - from > 1) {
        unsigned level = split_level(to - from);

        if ((to - from) == INT64_C(2) << level)
            level++; /* complete: one node */
        if (n == MERKLE_LEVELS || !s->node(s->with, level, from >> level, &part[n]))
            return false;
        n++;
        from += INT64_C(1) << level;
    }
    if (to > from) {
        if (n == MERKLE_LEVELS || !s->node(s->with, 0, from, &part[n]))
            return false;
        n++;
    }
    *out = part[--n];
    while (n > 0)
        *out = merkle_node(&part[--n], out);
    return true;
}

bool merkle_root(const struct merkle_source *s, int64_t size, struct sha256 *root)
{
    if (size < 0)
        return false;
    if (size == 0) {
        *root = merkle_empty();
        return true;
    }
    return range_hash(s, 0, size, root);
}

/* A proof is found from the top down and written from the bottom up. */
static void turn(struct merkle_proof *p)
{
    for (size_t i = 0; i < p->n / 2; i++) {
        struct sha256 swap = p->hash[i];

        p->hash[i] = p->hash[p->n - 1 - i];
        p->hash[p->n - 1 - i] = swap;
    }
}

bool merkle_inclusion(const struct merkle_source *s, int64_t index, int64_t size,
                      struct merkle_proof *out)
{
    int64_t from = 0, to = size;

    out->n = 0;
    if (index < 0 || index >= size)
        return false;
    while (to - from > 1) {
        int64_t middle = from + (INT64_C(1) << split_level(to - from));
        bool left = index < middle;

        if (!range_hash(s, left ? middle : from, left ? to : middle, &out->hash[out->n]))
            return false;
        out->n++;
        if (left)
            to = middle;
        else
            from = middle;
    }
    turn(out);
    return true;
}

bool merkle_consistency(const struct merkle_source *s, int64_t old, int64_t size,
                        struct merkle_proof *out)
{
    int64_t from = 0, to = size;

    out->n = 0;
    if (old < 0 || old > size)
        return false;
    if (old == 0 || old == size)
        return true; /* nothing to prove */
    while (old != to) {
        int64_t middle = from + (INT64_C(1) << split_level(to - from));
        bool left = old <= middle;

        if (!range_hash(s, left ? middle : from, left ? to : middle, &out->hash[out->n]))
            return false;
        out->n++;
        if (left)
            to = middle;
        else
            from = middle;
    }
    /* The old tree's own last complete part, unless it is the whole old tree. */
    if (from != 0) {
        if (!range_hash(s, from, to, &out->hash[out->n]))
            return false;
        out->n++;
    }
    turn(out);
    return true;
}

/* ── Checking proofs ── */

bool merkle_inclusion_check(const struct sha256 *leaf, int64_t index,
                            const struct merkle_head *head, const struct merkle_proof *proof)
{
    struct sha256 r = *leaf;
    int64_t fn = index, sn = head->size - 1;

    if (index < 0 || index >= head->size)
        return false;
    for (size_t i = 0; i < proof->n; i++) {
        if (sn == 0)
            return false;
        if ((fn & 1) != 0 || fn == sn) {
            r = merkle_node(&proof->hash[i], &r);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            r = merkle_node(&r, &proof->hash[i]);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && sha256_eq(&r, &head->root);
}

/* Both sizes, less one, as the path climbs. */
struct climb {
    int64_t fn, sn;
};

/* Up past the levels where the old tree's last node is a right child (odd), or a left one. */
static void climb_while(struct climb *at, bool odd)
{
    while (at->fn != 0 && ((at->fn & 1) != 0) == odd) {
        at->fn >>= 1;
        at->sn >>= 1;
    }
}

bool merkle_consistency_check(const struct merkle_head *old, const struct merkle_head *head,
                              const struct merkle_proof *proof)
{
    struct climb at = { old->size - 1, head->size - 1 };
    struct sha256 fr, sr;
    size_t i = 0;

    if (old->size < 0 || old->size > head->size)
        return false;
    if (old->size == head->size)
        return proof->n == 0 && sha256_eq(&old->root, &head->root);
    if (old->size == 0) {
        struct sha256 empty = merkle_empty();

        return proof->n == 0 && sha256_eq(&old->root, &empty);
    }
    climb_while(&at, true);
    if (at.fn != 0 && proof->n == 0)
        return false;
    /* When the old size is a power of two its root begins the path. */
    fr = sr = at.fn == 0 ? old->root : proof->hash[i++];
    for (; i < proof->n; i++) {
        if (at.sn == 0)
            return false;
        if ((at.fn & 1) != 0 || at.fn == at.sn) {
            fr = merkle_node(&proof->hash[i], &fr);
            sr = merkle_node(&proof->hash[i], &sr);
            climb_while(&at, false);
        } else {
            sr = merkle_node(&sr, &proof->hash[i]);
        }
        at.fn >>= 1;
        at.sn >>= 1;
    }
    return at.sn == 0 && sha256_eq(&fr, &old->root) && sha256_eq(&sr, &head->root);
}
