/* test_merkle.c: the tree of RFC 9162 against the vectors of Certificate Transparency, and against
 * every proof of every tree up to 64 leaves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/merkle.h"

#define MOST 64

struct tree {
    struct sha256 node[8][MOST]; /* by level and index, complete ones only */
    int64_t size;
    struct sha256 root[MOST + 1];
};

static bool tree_node(const void *with, unsigned level, int64_t index, struct sha256 *out)
{
    const struct tree *t = with;

    if (level >= 8 || (index + 1) << level > t->size)
        return false;
    *out = t->node[level][index];
    return true;
}

/* Grows the tree by appends alone, as the ledger does. */
static void tree_grow(struct tree *t, const struct str *text, int64_t n)
{
    struct merkle_peaks p = { 0 };
    struct sha256 made[MERKLE_LEVELS];

    t->root[0] = merkle_peaks_root(&p);
    for (int64_t i = 0; i < n; i++) {
        unsigned k;

        t->node[0][i] = merkle_leaf(STR(""), text[i]);
        k = merkle_append(&p, &t->node[0][i], made);
        for (unsigned l = 1; l <= k; l++)
            t->node[l][i >> l] = made[l - 1];
        t->size = i + 1;
        t->root[i + 1] = merkle_peaks_root(&p);
    }
}

static void is_hex(const struct sha256 *h, const char *hex)
{
    struct sha256 want;

    assert_true(hex_parse(str_of(hex), want.b, sizeof(want.b)));
    assert_memory_equal(h->b, want.b, sizeof(want.b));
}

static const struct str ct_leaf[8] = {
    { "", 0 },
    { "\x00", 1 },
    { "\x10", 1 },
    { "\x20\x21", 2 },
    { "\x30\x31", 2 },
    { "\x40\x41\x42\x43", 4 },
    { "\x50\x51\x52\x53\x54\x55\x56\x57", 8 },
    { "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f", 16 },
};

static const char *const ct_root[9] = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

#define H_L0 "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
#define H_L1 "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
#define H_L23 "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
#define H_L4 "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
#define H_L45 "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
#define H_L67 "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
#define H_L4567 "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
#define H_L0123 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
#define H_L7 "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1"
#define H_L01 "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"

static const struct vector {
    int64_t a, size;
    size_t n;
    const char *hash[4];
} inclusion_vector[] = {
    { 0, 1, 0, { 0 } },
    { 0, 8, 3, { H_L1, H_L23, H_L4567 } },
    { 5, 8, 3, { H_L4, H_L67, H_L0123 } },
    { 2, 3, 1, { H_L01 } },
    { 1, 5, 3, { H_L0, H_L23, H_L4 } },
    { 6, 8, 3, { H_L7, H_L45, H_L0123 } },
}, consistency_vector[] = {
    { 1, 1, 0, { 0 } },
    { 1, 8, 3, { H_L1, H_L23, H_L4567 } },
    { 6, 8, 3, { H_L45, H_L67, H_L0123 } },
    { 2, 5, 2, { H_L23, H_L4 } },
};

static void is_vector(const struct merkle_proof *p, const struct vector *v)
{
    assert_int_equal(p->n, v->n);
    for (size_t i = 0; i < v->n; i++)
        is_hex(&p->hash[i], v->hash[i]);
}

static void vectors_of_certificate_transparency(void **state)
{
    struct tree t = { 0 };
    struct merkle_source s = { tree_node, &t };
    struct merkle_proof p;

    (void)state;
    tree_grow(&t, ct_leaf, 8);
    for (int i = 0; i <= 8; i++)
        is_hex(&t.root[i], ct_root[i]);
    for (size_t i = 0; i < ARRAY_LEN(inclusion_vector); i++) {
        assert_true(merkle_inclusion(&s, inclusion_vector[i].a, inclusion_vector[i].size, &p));
        is_vector(&p, &inclusion_vector[i]);
    }
    for (size_t i = 0; i < ARRAY_LEN(consistency_vector); i++) {
        assert_true(
            merkle_consistency(&s, consistency_vector[i].a, consistency_vector[i].size, &p));
        is_vector(&p, &consistency_vector[i]);
    }
}

/* RFC 9162 section 2.1.1 as it is written, for comparison. */
static struct sha256 plain_root(const struct sha256 *leaf, int64_t n)
{
    struct sha256 l, r;
    int64_t k = 1;

    if (n == 1)
        return leaf[0];
    while (2 * k < n)
        k *= 2;
    l = plain_root(leaf, k);
    r = plain_root(leaf + k, n - k);
    return merkle_node(&l, &r);
}

static struct tree *big_tree(void)
{
    static struct tree t;
    static char byte[MOST];
    struct str text[MOST];

    for (int i = 0; i < MOST; i++) {
        byte[i] = (char)(i * 7);
        text[i] = (struct str){ &byte[i], 1 };
    }
    tree_grow(&t, text, MOST);
    return &t;
}

static void roots_agree_with_the_definition(void **state)
{
    struct tree *t = big_tree();
    struct merkle_source s = { tree_node, t };
    struct sha256 root;

    (void)state;
    for (int64_t n = 1; n <= MOST; n++) {
        struct sha256 want = plain_root(t->node[0], n);

        assert_memory_equal(&t->root[n], &want, sizeof(want));
        assert_true(merkle_root(&s, n, &root));
        assert_memory_equal(&root, &want, sizeof(want));
    }
    assert_false(merkle_root(&s, MOST + 1, &root));
}

static void every_inclusion_proof_holds_and_no_other(void **state)
{
    struct tree *t = big_tree();
    struct merkle_source s = { tree_node, t };
    struct merkle_proof p;

    (void)state;
    for (int64_t size = 1; size <= MOST; size++) {
        struct merkle_head head = { size, t->root[size] };

        for (int64_t i = 0; i < size; i++) {
            const struct sha256 *leaf = &t->node[0][i];

            assert_true(merkle_inclusion(&s, i, size, &p));
            assert_true(merkle_inclusion_check(leaf, i, &head, &p));
            assert_false(merkle_inclusion_check(&t->node[0][i ^ 1], i, &head, &p));
            for (size_t h = 0; h < p.n; h++) {
                unsigned bit = (unsigned)(size * 31 + i * 7 + (int64_t)h) % 256;

                p.hash[h].b[bit / 8] ^= (uint8_t)(1U << bit % 8);
                assert_false(merkle_inclusion_check(leaf, i, &head, &p));
                p.hash[h].b[bit / 8] ^= (uint8_t)(1U << bit % 8);
            }
            if (p.n > 0) {
                p.n--;
                assert_false(merkle_inclusion_check(leaf, i, &head, &p));
                p.n++;
            }
            p.hash[p.n++] = *leaf;
            assert_false(merkle_inclusion_check(leaf, i, &head, &p));
        }
        assert_false(merkle_inclusion(&s, size, size, &p));
        assert_false(merkle_inclusion(&s, -1, size, &p));
    }
}

static void every_consistency_proof_holds_and_no_other(void **state)
{
    struct tree *t = big_tree();
    struct merkle_source s = { tree_node, t };
    struct merkle_proof p;

    (void)state;
    for (int64_t size = 0; size <= MOST; size++) {
        struct merkle_head head = { size, t->root[size] };

        for (int64_t old = 0; old <= size; old++) {
            struct merkle_head was = { old, t->root[old] };

            assert_true(merkle_consistency(&s, old, size, &p));
            assert_true(merkle_consistency_check(&was, &head, &p));
            for (size_t h = 0; h < p.n; h++) {
                unsigned bit = (unsigned)(size * 13 + old * 5 + (int64_t)h) % 256;

                p.hash[h].b[bit / 8] ^= (uint8_t)(1U << bit % 8);
                assert_false(merkle_consistency_check(&was, &head, &p));
                p.hash[h].b[bit / 8] ^= (uint8_t)(1U << bit % 8);
            }
            was.root.b[old % 32] ^= 4;
            assert_false(merkle_consistency_check(&was, &head, &p));
            was.root.b[old % 32] ^= 4;
            head.root.b[old % 32] ^= 4;
            if (old != 0)
                assert_false(merkle_consistency_check(&was, &head, &p));
            head.root.b[old % 32] ^= 4;
            p.hash[p.n++] = was.root;
            assert_false(merkle_consistency_check(&was, &head, &p));
        }
        assert_false(merkle_consistency(&s, size + 1, size, &p));
    }
}

static void peaks_survive_storage(void **state)
{
    struct merkle_peaks p = { 0 }, q;
    struct sha256 made[MERKLE_LEVELS];
    struct tree *t = big_tree();

    (void)state;
    for (int64_t i = 0; i < MOST; i++) {
        struct str bytes = merkle_peaks_bytes(&p);

        assert_false(merkle_peaks_read(&q, -1, bytes));
        assert_false(merkle_peaks_read(&q, p.size, str_sub(bytes, 1, bytes.n)) && bytes.n > 0);
        assert_true(merkle_peaks_read(&q, p.size, bytes));
        merkle_append(&q, &t->node[0][i], made);
        p = q;
        struct sha256 root = merkle_peaks_root(&p);

        assert_memory_equal(&root, &t->root[i + 1], sizeof(root));
    }
}

static void a_missing_node_is_no_proof(void **state)
{
    struct tree *t = big_tree();
    struct merkle_source s = { tree_node, t };
    struct merkle_proof p;

    (void)state;
    t->size = 16;
    assert_false(merkle_inclusion(&s, 3, 33, &p));
    assert_false(merkle_consistency(&s, 3, 33, &p));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vectors_of_certificate_transparency),
        cmocka_unit_test(roots_agree_with_the_definition),
        cmocka_unit_test(every_inclusion_proof_holds_and_no_other),
        cmocka_unit_test(every_consistency_proof_holds_and_no_other),
        cmocka_unit_test(peaks_survive_storage),
        cmocka_unit_test(a_missing_node_is_no_proof),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
