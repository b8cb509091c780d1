/* test_crypto.c: against published vectors where there are any. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/crypto.h"

static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    crypto_init();
    arena_init(&arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_done(&arena);
    return 0;
}

static void assert_hex(const void *p, size_t n, const char *want)
{
    assert_string_equal(str_z(&arena, hex_of(&arena, p, n)), want);
}

/* FIPS 180-2, and RFC 4231 test case 2. */
static void hashes_match_the_standards(void **state)
{
    struct sha256 h = sha256_of("abc", 3);
    struct hasher parts;
    char letters[997];

    (void)state;
    assert_hex(h.b, sizeof(h.b),
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    h = sha256_of(NULL, 0);
    assert_hex(h.b, sizeof(h.b),
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    hasher_init(&parts);
    hasher_add(&parts, "a", 1);
    hasher_add(&parts, NULL, 0);
    hasher_add(&parts, "bc", 2);
    h = hasher_end(&parts);
    assert_hex(h.b, sizeof(h.b),
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    /* FIPS 180's million, in pieces that fit no block. */
    memset(letters, 'a', sizeof(letters));
    hasher_init(&parts);
    for (size_t left = 1000000, n = 0; left > 0; left -= n) {
        n = left < sizeof(letters) ? left : sizeof(letters);
        hasher_add(&parts, letters, n);
    }
    h = hasher_end(&parts);
    assert_hex(h.b, sizeof(h.b),
               "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    h = hmac_sha256(STR("Jefe"), STR("what do ya want for nothing?"));
    assert_hex(h.b, sizeof(h.b),
               "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

static void encodings_go_both_ways(void **state)
{
    static const char *const vectors[][2] = {
        { "", "" },        { "f", "Zg==" },        { "fo", "Zm8=" },
        { "foo", "Zm9v" }, { "foob", "Zm9vYg==" }, { "foobar", "Zm9vYmFy" }
    };
    unsigned char back[3];
    struct str out;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(vectors); i++) {
        struct str plain = str_of(vectors[i][0]), coded = str_of(vectors[i][1]);

        assert_true(str_eq(base64_of(&arena, plain.p, plain.n), coded));
        assert_true(base64_parse(&arena, coded, &out) && str_eq(out, plain));
    }
    assert_true(str_eq(base64url_of(&arena, "\xfb\xff", 2), STR("-_8")));
    assert_false(base64_parse(&arena, STR("Zg="), &out));
    assert_false(base64_parse(&arena, STR("Z g=="), &out));
    assert_false(base64_parse(&arena, STR("Zg==x"), &out));
    assert_true(hex_parse(STR("00ffA1"), back, 3) && memcmp(back, "\0\xff\xa1", 3) == 0);
    assert_false(hex_parse(STR("00ff"), back, 3));
    assert_false(hex_parse(STR("00ffg1"), back, 3));
    assert_false(hex_parse(STR("00ffa1a"), back, 3));
}

static void passwords_are_verified(void **state)
{
    char one[PASSWORD_HASH_LEN], two[PASSWORD_HASH_LEN];

    (void)state;
    assert_int_equal(password_hash(STR("rahasia"), one), ST_OK);
    assert_int_equal(password_hash(STR("rahasia"), two), ST_OK);
    assert_true(str_starts(str_of(one), STR("$argon2id$")));
    assert_string_not_equal(one, two);
    assert_true(password_verify(one, STR("rahasia")));
    assert_false(password_verify(one, STR("Rahasia")));
    assert_false(password_verify(one, STR("")));
    assert_false(password_verify("", STR("")));
    assert_false(password_verify("$argon2id$nonsense", STR("rahasia")));
}

/* RFC 8032, 7.1, test 2. */
static void signatures_match_the_standard(void **state)
{
    uint8_t secret[SIGN_SECRET_LEN], pub[SIGN_PUBLIC_LEN], sig[SIGN_LEN], other[SIGN_PUBLIC_LEN];

    (void)state;
    assert_true(hex_parse(STR("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
                              "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
                          secret, sizeof(secret)));
    memcpy(pub, secret + 32, sizeof(pub));
    sign_make(sig, STR("\x72"), secret);
    assert_hex(sig, sizeof(sig),
               "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
               "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    assert_true(sign_check(sig, STR("\x72"), pub));
    assert_false(sign_check(sig, STR("\x73"), pub));
    sign_keypair(other, secret);
    assert_false(sign_check(sig, STR("\x72"), other));
    sig[0] ^= 1;
    assert_false(sign_check(sig, STR("\x72"), pub));
}

static void randomness_and_comparison(void **state)
{
    unsigned char a[16] = { 0 }, b[16] = { 0 };

    (void)state;
    assert_true(bytes_equal(a, b, sizeof(a)));
    assert_true(bytes_equal(NULL, NULL, 0));
    random_bytes(a, sizeof(a));
    random_bytes(b, sizeof(b));
    assert_false(bytes_equal(a, b, sizeof(a)));
    assert_true(random_u64() != random_u64());
    bytes_wipe(a, sizeof(a));
    bytes_wipe(b, sizeof(b));
    assert_true(bytes_equal(a, b, sizeof(a)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_match_the_standards),
        cmocka_unit_test(encodings_go_both_ways),
        cmocka_unit_test(passwords_are_verified),
        cmocka_unit_test(signatures_match_the_standard),
        cmocka_unit_test(randomness_and_comparison),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
