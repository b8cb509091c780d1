/* test_signin.c: waits, codes, tokens, masks and addresses of signing in. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ctx.h has its own */

#include "core/account.h"
#include "core/agent.h"
#include "core/app.h"
#include "core/back.h"
#include "core/cookie.h"
#include "core/throttle.h"
#include "core/token.h"
#include "core/totp.h"

static struct arena arena;
static struct app app = { .cookie_key = { 1, 2, 3 }, .data_key = { 7, 8, 9 } };
static struct app other = { .cookie_key = { 1, 2, 4 }, .data_key = { 7, 8, 1 } };

/* ── throttle ── */

static void waits_begin_late_double_and_end(void **state)
{
    (void)state;
    assert_int_equal(throttle_delay(THROTTLE_ADDRESS_LOGIN, 4, false), 0);
    assert_int_equal(throttle_delay(THROTTLE_ADDRESS_LOGIN, 5, false), 15 * SECOND);
    assert_int_equal(throttle_delay(THROTTLE_ADDRESS_LOGIN, 6, false), 30 * SECOND);
    assert_int_equal(throttle_delay(THROTTLE_ADDRESS_LOGIN, 7, false), 60 * SECOND);
    assert_int_equal(throttle_delay(THROTTLE_ADDRESS_LOGIN, 1000000, false), 15 * MINUTE);
    assert_int_equal(throttle_delay(THROTTLE_DEVICE, 9, false), 0);
    assert_int_equal(throttle_delay(THROTTLE_DEVICE, 10, false), 15 * SECOND);
    assert_int_equal(throttle_delay(THROTTLE_ADDRESS, 39, false), 0);
    assert_true(throttle_delay(THROTTLE_ADDRESS, 40, false) > 0);
}

static void a_login_under_attack_never_waits_by_itself(void **state)
{
    (void)state;
    assert_int_equal(throttle_delay(THROTTLE_LOGIN, INT64_MAX - 1, true), 0);
    assert_false(throttle_is_hot(49));
    assert_true(throttle_is_hot(50));
    /* It leaves each new address one try. */
    assert_int_equal(throttle_delay(THROTTLE_ADDRESS_LOGIN, 0, true), 0);
    assert_int_equal(throttle_delay(THROTTLE_ADDRESS_LOGIN, 1, true), 60 * SECOND);
    /* A known browser does not notice. */
    assert_int_equal(throttle_delay(THROTTLE_DEVICE, 9, true), 0);
}

static void quiet_forgives(void **state)
{
    (void)state;
    assert_int_equal(throttle_left(7, 59 * MINUTE), 7);
    assert_int_equal(throttle_left(7, HOUR), 0);
}

static void one_client_is_one_address(void **state)
{
    (void)state;
    assert_true(str_eq(throttle_address(&arena, STR("203.0.113.7")), STR("203.0.113.7")));
    assert_true(str_eq(throttle_address(&arena, STR("::ffff:203.0.113.7")), STR("203.0.113.7")));
    assert_true(str_eq(throttle_address(&arena, STR("2001:db8:1:2:aaaa::1")),
                       throttle_address(&arena, STR("2001:db8:1:2:bbbb::2"))));
    assert_false(str_eq(throttle_address(&arena, STR("2001:db8:1:2::1")),
                        throttle_address(&arena, STR("2001:db8:1:3::1"))));
}

/* ── TOTP: the vectors of RFC 6238, appendix B (SHA-1), cut to six digits ── */

static const uint8_t rfc_secret[] = "12345678901234567890";

static void codes_are_those_of_rfc_6238(void **state)
{
    static const struct {
        int64_t at;
        const char *code;
    } vector[] = { { 59, "287082" },         { 1111111109, "081804" }, { 1111111111, "050471" },
                   { 1234567890, "005924" }, { 2000000000, "279037" }, { 20000000000, "353130" } };
    char code[7];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(vector); i++) {
        assert_true(totp_code(rfc_secret, vector[i].at / 30, code));
        assert_string_equal(code, vector[i].code);
        assert_int_equal(totp_match(rfc_secret, str_of(code), vector[i].at * SECOND, 0),
                         vector[i].at / 30);
    }
}

static void a_code_works_once_and_near_its_time(void **state)
{
    int64_t now = INT64_C(1111111111) * SECOND, step = 1111111111 / 30;

    (void)state;
    assert_int_equal(totp_match(rfc_secret, STR("050471"), now, step), 0);
    assert_int_equal(totp_match(rfc_secret, STR("050471"), now, step - 1), step);
    assert_int_equal(totp_match(rfc_secret, STR("050471"), now + 30 * SECOND, 0), step);
    assert_int_equal(totp_match(rfc_secret, STR("050471"), now - 30 * SECOND, 0), step);
    assert_int_equal(totp_match(rfc_secret, STR("050471"), now + 90 * SECOND, 0), 0);
    assert_int_equal(totp_match(rfc_secret, STR("05047"), now, 0), 0);
    assert_int_equal(totp_match(rfc_secret, STR("0504710"), now, 0), 0);
    assert_int_equal(totp_match(rfc_secret, STR(""), now, 0), 0);
}

static void secrets_survive_the_database_and_no_other_key(void **state)
{
    uint8_t back[TOTP_SECRET_LEN];
    struct str sealed = totp_seal(&app, &arena, rfc_secret);

    (void)state;
    assert_true(totp_unseal(&app, sealed, back));
    assert_memory_equal(back, rfc_secret, TOTP_SECRET_LEN);
    assert_true(totp_unseal(&other, sealed, back));
    assert_memory_not_equal(back, rfc_secret, TOTP_SECRET_LEN);
    assert_false(totp_unseal(&app, STR("short"), back));
    assert_true(str_eq(totp_base32(&arena, rfc_secret), STR("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")));
}

static void recovery_codes_forgive_how_they_are_typed(void **state)
{
    struct sha256 a = recovery_hash(&arena, STR("k7pq-29xm-4tdw"));
    struct sha256 b = recovery_hash(&arena, STR(" K7PQ 29xm4tdw"));
    struct sha256 other_code = recovery_hash(&arena, STR("k7pq-29xm-4tdx"));

    (void)state;
    assert_memory_equal(a.b, b.b, sizeof(a.b));
    assert_memory_not_equal(a.b, other_code.b, sizeof(a.b));
    assert_int_equal(recovery_code(&arena).n, 14);
}

static void a_qr_code_has_its_three_eyes(void **state)
{
    struct str path;
    int size = 0;

    (void)state;
    assert_true(qr_path(&arena, STR("otpauth://totp/x?secret=ABC"), &path, &size));
    assert_true(size > 21 && str_starts(path, STR("M4 4h7v1h-7z")));
}

/* ── browsers in words ── */

static void a_browser_is_named_in_our_words(void **state)
{
    static const struct {
        const char *agent, *shown;
    } of[] = {
        { "Mozilla/5.0 (X11; Linux x86_64; rv:102.0) Gecko/20100101 Firefox/102.0",
          "Firefox di Linux" },
        { "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
          "Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0",
          "Edge di Windows" },
        { "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
          "Chrome/114.0.0.0 Mobile Safari/537.36",
          "Chrome di Android" },
        { "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
          "like Gecko) Version/16.5 Mobile/15E148 Safari/604.1",
          "Safari di iPhone" },
        { "curl/7.88.1", "peramban lain" },
        { "", "peramban lain" },
        { "http://evil.example Windows", "peramban lain di Windows" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(of); i++) {
        struct str shown = agent_show(&arena, LANG_ID, str_of(of[i].agent));

        assert_string_equal(str_z(&arena, shown), of[i].shown);
    }
}

/* ── tokens ── */

static void tokens_are_ours_or_nothing(void **state)
{
    uint8_t payload[TOKEN_LEN];
    struct str token = token_new(&app, &arena, TOKEN_SESSION);
    char *bent = str_z(&arena, token);

    (void)state;
    assert_int_equal(token.n, TOKEN_CHARS);
    assert_true(token_open(&app, TOKEN_SESSION, token, payload));
    assert_false(token_open(&app, TOKEN_API, token, payload));
    assert_false(token_open(&other, TOKEN_SESSION, token, payload));
    for (size_t i = 0; i < TOKEN_CHARS; i++) {
        char was = bent[i];

        bent[i] = was == 'A' ? 'B' : 'A';
        assert_false(token_open(&app, TOKEN_SESSION, str_of(bent), payload));
        bent[i] = '\0';
        assert_false(token_open(&app, TOKEN_SESSION, (struct str){ bent, TOKEN_CHARS }, payload));
        bent[i] = was;
    }
    assert_false(token_open(&app, TOKEN_SESSION, STR(""), payload));
    assert_false(token_open(&app, TOKEN_SESSION, str_sub(token, 0, 60), payload));
}

static void sealed_texts_come_back_whole_or_not(void **state)
{
    static const char *const texts[] = { "", "a", "ab", "abc",
                                         "Laporan November terkirim. \xE2\x9C\x93" };
    struct str back;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        struct str sealed = text_seal(&app, &arena, TOKEN_NOTE, str_of(texts[i]));

        assert_true(text_open(&app, &arena, TOKEN_NOTE, sealed, &back));
        assert_true(str_eq(back, str_of(texts[i])));
        assert_false(text_open(&other, &arena, TOKEN_NOTE, sealed, &back));
        assert_false(text_open(&app, &arena, TOKEN_NOTE, str_sub(sealed, 1, sealed.n), &back));
    }
    assert_false(text_open(&app, &arena, TOKEN_NOTE, STR(""), &back));
    assert_false(text_open(&app, &arena, TOKEN_NOTE, STR("<script>"), &back));
}

static void masks_differ_and_unmask_to_the_same(void **state)
{
    struct ctx c = { .arena = &arena, .app = &app };
    uint8_t real[TOKEN_LEN], wrong[TOKEN_LEN];

    (void)state;
    random_bytes(real, sizeof(real));
    memcpy(wrong, real, sizeof(wrong));
    wrong[31] ^= 1;
    c.csrf = (struct str){ (const char *)real, sizeof(real) };

    struct str a = csrf_mask(&c), b = csrf_mask(&c);

    assert_false(str_eq(a, b));
    assert_true(csrf_matches(c.csrf, a));
    assert_true(csrf_matches(c.csrf, b));
    assert_false(csrf_matches((struct str){ (const char *)wrong, sizeof(wrong) }, a));
    assert_false(csrf_matches(c.csrf, str_sub(a, 0, a.n - 2)));
    assert_false(csrf_matches(c.csrf, STR("")));
    assert_false(csrf_matches(STR(""), STR("")));
    c.csrf = STR("");
    assert_int_equal(csrf_mask(&c).n, 0);
    assert_false(csrf_matches(c.csrf, a));
}

static void over_https_cookies_are_bound_to_the_host(void **state)
{
    struct app https = { .base_url = STR("https://runut.kpu.example") };
    struct response res = { .fd = -1 };
    struct ctx c = { .arena = &arena, .app = &https, .res = &res };

    (void)state;
    cookie_set(&c, COOKIE_SESSION, STR("x"), 0);
    assert_true(
        str_eq(res.header[0].value, STR("__Host-sesi=x; Path=/; HttpOnly; SameSite=Lax; Secure")));
    c.app = &app;
    cookie_set(&c, COOKIE_SESSION, STR("x"), -1);
    assert_true(
        str_eq(res.header[1].value, STR("sesi=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")));
}

static void strangers_do_not_fill_the_queue(void **state)
{
    sem_t hashing, strangers;
    struct app busy = { .hash_slots = &hashing, .stranger_slots = &strangers };
    struct ctx c = { .arena = &arena, .app = &busy };
    char hash[PASSWORD_HASH_LEN];

    (void)state;
    assert_int_equal(password_hash(STR("tiga kata biasa"), hash), ST_OK);
    assert_int_equal(sem_init(&hashing, 0, 1), 0);
    assert_int_equal(sem_init(&strangers, 0, 0), 0); /* as many as may are waiting already */
    assert_int_equal(password_check(&c, hash, STR("tiga kata biasa"), true), ST_BUSY);
    assert_int_equal(password_check(&c, hash, STR("tiga kata biasa"), false), ST_OK);
    assert_int_equal(sem_post(&strangers), 0);
    assert_int_equal(password_check(&c, hash, STR("tiga kata lain"), true), ST_DENIED);
    assert_int_equal(password_check(&c, hash, STR("tiga kata biasa"), true), ST_OK);
}

/* ── addresses, logins, passwords ── */

static void only_our_own_addresses_are_returned_to(void **state)
{
    static const char *const good[] = { "/", "/akun", "/rencana/2025?area=7&q=a%20b" };
    static const char *const bad[] = { "",
                                       "akun",
                                       "//evil.example",
                                       "/\\evil.example",
                                       "https://evil.example",
                                       "javascript:alert(1)",
                                       "/a\nb",
                                       "/a\tb",
                                       "\t//evil",
                                       "/a b",
                                       "/a\\b",
                                       "/\t/evil" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        assert_true(is_own_address(str_of(good[i])));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_false(is_own_address(str_of(bad[i])));
}

static void logins_have_their_form(void **state)
{
    (void)state;
    assert_null(login_trouble(STR("rina")));
    assert_null(login_trouble(STR("rina.w-2_x")));
    assert_non_null(login_trouble(STR("ri")));
    assert_non_null(login_trouble(STR("Rina")));
    assert_non_null(login_trouble(STR("2rina")));
    assert_non_null(login_trouble(STR("rina wulandari")));
    assert_non_null(login_trouble(STR("rina\xC3\xA9")));
    assert_non_null(login_trouble(STR("a1234567890123456789012345678901234567890")));
}

static const char *trouble(struct str password, struct str login)
{
    return password_trouble(password, &(struct password_owner){ .login = login });
}

static void passwords_are_long_and_not_common(void **state)
{
    (void)state;
    assert_null(trouble(STR("tiga kata biasa"), STR("rina")));
    assert_string_equal(trouble(STR("sebelas...."), STR("")), "account.password_short");
    assert_string_equal(trouble(STR("Administrator"), STR("")), "account.password_common");
    assert_string_equal(trouble(STR("Rina.Wulandari"), STR("rina.wulandari")),
                        "account.password_login");
    /* twelve characters, more bytes */
    assert_null(trouble(STR("\xC3\xA9\xC3\xA8\xC3\xAA"
                            "kuda laut"),
                        STR("")));
}

static void passwords_are_more_than_what_is_guessed_first(void **state)
{
    const struct password_owner rina = { STR("rina.w"), STR("Rina Wulandari, S.H.") };
    static const char *const guessed[] = {
        "zzzzzzzzzzzzz",   "123456789 12",    "abcdefghijkl!",       "RinaWulandari1",
        "wulandari-rina",  "rahasia2024!!!!", "Pemilu2024kabupaten", "kata12345678",
        "rinarinarina 99", "98765432109!",
    };
    static const struct {
        const char *password;
        enum password_worth worth;
    } of[] = {
        { "pendek", PASSWORD_REFUSED },       { "rina wulandari", PASSWORD_REFUSED },
        { "kuda lari pag", PASSWORD_ENOUGH }, { "rina suka kopi", PASSWORD_ENOUGH },
        { "kuda lari pagi", PASSWORD_GOOD },  { "kuda lari pagi buta di pantai", PASSWORD_STRONG },
    };
    char longest[4 * PASSWORD_MAX + 1];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(guessed); i++)
        assert_string_equal(password_trouble(str_of(guessed[i]), &rina),
                            "account.password_guessed");
    /* Its owner's name may stand in it. */
    assert_null(password_trouble(STR("rina suka kopi"), &rina));
    for (size_t i = 0; i < ARRAY_LEN(of); i++)
        assert_int_equal(password_worth(str_of(of[i].password), &rina), of[i].worth);
    /* Two hundred characters of four bytes are weighed, one more is too long. */
    for (size_t i = 0; i < PASSWORD_MAX; i++)
        memcpy(longest + 4 * i, i % 2 == 0 ? "\xF0\x9F\x98\x80" : "\xF0\x9F\x9A\x80", 4);
    longest[sizeof(longest) - 1] = 'x';
    assert_int_equal(password_worth((struct str){ longest, sizeof(longest) - 1 }, &rina),
                     PASSWORD_STRONG);
    assert_string_equal(password_trouble((struct str){ longest, sizeof(longest) }, &rina),
                        "account.password_long");
}

static int setup(void **state)
{
    (void)state;
    crypto_init();
    totp_start();
    arena_init(&arena);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_done(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waits_begin_late_double_and_end),
        cmocka_unit_test(a_login_under_attack_never_waits_by_itself),
        cmocka_unit_test(quiet_forgives),
        cmocka_unit_test(one_client_is_one_address),
        cmocka_unit_test(codes_are_those_of_rfc_6238),
        cmocka_unit_test(a_code_works_once_and_near_its_time),
        cmocka_unit_test(secrets_survive_the_database_and_no_other_key),
        cmocka_unit_test(recovery_codes_forgive_how_they_are_typed),
        cmocka_unit_test(a_qr_code_has_its_three_eyes),
        cmocka_unit_test(a_browser_is_named_in_our_words),
        cmocka_unit_test(tokens_are_ours_or_nothing),
        cmocka_unit_test(sealed_texts_come_back_whole_or_not),
        cmocka_unit_test(masks_differ_and_unmask_to_the_same),
        cmocka_unit_test(over_https_cookies_are_bound_to_the_host),
        cmocka_unit_test(strangers_do_not_fill_the_queue),
        cmocka_unit_test(only_our_own_addresses_are_returned_to),
        cmocka_unit_test(logins_have_their_form),
        cmocka_unit_test(passwords_are_long_and_not_common),
        cmocka_unit_test(passwords_are_more_than_what_is_guessed_first),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
