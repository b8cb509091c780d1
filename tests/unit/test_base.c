/* test_base.c: arena, text, numbers, UTF-8 and JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/module.h"
#include "base/number.h"
#include "base/status.h"
#include "base/utf8.h"

static int with_arena(void **state)
{
    struct arena *a = calloc(1, sizeof(*a));

    arena_init(a);
    *state = a;
    return 0;
}

static int without_arena(void **state)
{
    arena_done(*state);
    free(*state);
    return 0;
}

#define assert_str(have, want)                                                              \
    do {                                                                                    \
        struct str have_ = (have), want_ = (want);                                          \
        if (!str_eq(have_, want_))                                                          \
            fail_msg("'" STR_FMT "' is not '" STR_FMT "'", STR_ARG(have_), STR_ARG(want_)); \
    } while (0)

static void arena_gives_zeroed_aligned_memory(void **state)
{
    struct arena *a = *state;

    for (size_t round = 0; round < 3; round++) {
        for (size_t n = 0; n < 300; n += 7) {
            unsigned char *p = arena_alloc(a, n);

            assert_int_equal((uintptr_t)p % 16, 0);
            for (size_t i = 0; i < n; i++)
                assert_int_equal(p[i], 0);
            memset(p, 0xff, n);
        }
        memset(arena_alloc(a, (size_t)1 << 20), 0xff, (size_t)1 << 20); /* a block of its own */
        assert_true(a->total > (size_t)1 << 20);
        arena_reset(a);
        assert_int_equal(a->total, 0);
    }
    arena_done(&(struct arena){ 0 });
}

static void arena_keeps_what_it_gave(void **state)
{
    struct arena *a = *state;
    char *p[2000];

    for (size_t i = 0; i < ARRAY_LEN(p); i++)
        p[i] = str_printf(a, "%zu %*s", i, (int)(i % 100), "").n > 0
                   ? str_z(a, str_printf(a, "%zu", i))
                   : NULL;
    for (size_t i = 0; i < ARRAY_LEN(p); i++)
        assert_int_equal(strtol(p[i], NULL, 10), (long)i);
}

static void str_cuts_and_compares(void **state)
{
    struct str rest = STR("a,,b");

    (void)state;
    assert_str(str_cut(&rest, ','), STR("a"));
    assert_str(str_cut(&rest, ','), STR(""));
    assert_str(str_cut(&rest, ','), STR("b"));
    assert_str(rest, STR(""));
    assert_str(str_cut(&rest, ','), STR(""));
    assert_str(str_of(NULL), STR(""));
    assert_true(str_eq((struct str){ 0 }, STR("")));
    assert_true(str_eq_nocase(STR("Content-TYPE"), STR("content-type")));
    assert_false(str_eq_nocase(STR("a"), STR("ab")));
    assert_true(str_cmp(STR("a"), STR("ab")) < 0);
    assert_true(str_cmp(STR("b"), STR("ab")) > 0);
    assert_true(str_cmp(STR("\xff"), STR("a")) > 0);
    assert_int_equal(str_cmp(STR("a"), STR("a")), 0);
    assert_true(str_starts(STR("abc"), STR("ab")) && !str_starts(STR("a"), STR("ab")));
    assert_true(str_ends(STR("abc"), STR("bc")) && !str_ends(STR("c"), STR("bc")));
    assert_true(str_has(STR("abc"), STR("b")) && str_has(STR(""), STR("")));
    assert_false(str_has(STR("abc"), STR("ac")));
    assert_str(str_trim(STR(" \t\r\n a b \v\f")), STR("a b"));
    assert_str(str_trim(STR("  ")), STR(""));
    assert_str(str_sub(STR("abc"), 1, 99), STR("bc"));
    assert_str(str_sub(STR("abc"), 99, 1), STR(""));
    assert_str(str_sub((struct str){ 0 }, 0, 1), STR(""));
}

static void str_lowers_latin(void **state)
{
    static const char *const pairs[][2] = {
        { "ABC xyz 09", "abc xyz 09" },
        { "DUA PULUH HURUF BESAR@[`{ LALU É DAN LAGI",
          "dua puluh huruf besar@[`{ lalu é dan lagi" },
        { "ÀÉÎÖØÞ×ß÷ÿ", "àéîöøþ×ß÷ÿ" },
        { "ĀĶĹňŊŸŹŽſİıĸŉ", "āķĺňŋÿźžſiıĸŉ" },
        { "ΑБ漢😀", "ΑБ漢😀" }, /* beyond Latin: as it is */
        { "\xc3", "\xc3" },   /* not UTF-8: as it is */
    };

    for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
        assert_str(str_lower(*state, str_of(pairs[i][0])), str_of(pairs[i][1]));
}

static void integers_are_read_whole_or_not_at_all(void **state)
{
    static const char *const bad[] = { "",
                                       "-",
                                       "+1",
                                       " 1",
                                       "1 ",
                                       "1.0",
                                       "0x1",
                                       "--1",
                                       "1e3",
                                       "9223372036854775808",
                                       "-9223372036854775809",
                                       "99999999999999999999",
                                       "１" };
    int64_t v = 7;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        if (int_parse(str_of(bad[i]), &v))
            fail_msg("'%s' was read as a number", bad[i]);
    assert_int_equal(v, 7);
    assert_true(int_parse(STR("9223372036854775807"), &v) && v == INT64_MAX);
    assert_true(int_parse(STR("-9223372036854775808"), &v) && v == INT64_MIN);
    assert_true(int_parse(STR("-0"), &v) && v == 0);
    assert_true(int_parse(STR("007"), &v) && v == 7);
    assert_true(int_parse_range(STR("12"), 1, 12, &v) && v == 12);
    assert_false(int_parse_range(STR("13"), 1, 12, &v));
    assert_false(int_parse_range(STR("0"), 1, 12, &v));
    assert_int_equal(v, 12);
}

static bool same(double a, double b)
{
    return !(a < b) && !(a > b);
}

static void decimals_take_comma_and_point(void **state)
{
    static const char *const bad[] = {
        "",    "-",     ",5", "5,",  "1.204,5",          "1,2,3", "1e3", "NaN",
        "inf", "1 000", "+1", "0x1", "1234567890123456", "."
    };
    static const struct {
        const char *text;
        double v;
    } good[] = { { "84,6", 84.6 },     { "84.6", 84.6 },
                 { "-3", -3 },         { "0", 0 },
                 { "-0", 0 },          { "100,00", 100 },
                 { "0,000001", 1e-6 }, { "123456789012345", 123456789012345.0 } };
    double v = 7;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        if (decimal_parse(str_of(bad[i]), &v))
            fail_msg("'%s' was read as a number", bad[i]);
    assert_true(same(v, 7));
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        if (!decimal_parse(str_of(good[i].text), &v) || !same(v, good[i].v) ||
            signbit(v) != (v < 0))
            fail_msg("'%s' was read as %g", good[i].text, v);
}

static void numbers_are_shown_as_people_write_them(void **state)
{
    struct arena *a = *state;

    assert_str(decimal_show(a, 84.6, 2, true), STR("84,6"));
    assert_str(decimal_show(a, 84.6, 2, false), STR("84.6"));
    assert_str(decimal_show(a, 1204.5, 1, true), STR("1.204,5"));
    assert_str(decimal_show(a, 1234567, 0, false), STR("1,234,567"));
    assert_str(decimal_show(a, -123456, 2, true), STR("-123.456"));
    assert_str(decimal_show(a, 100, 2, true), STR("100"));
    assert_str(decimal_show(a, -0.001, 2, true), STR("0"));
    assert_str(decimal_show(a, (double)NAN, 2, true), STR("–"));
    assert_str(int_show(a, 0, true), STR("0"));
    assert_str(int_show(a, -1204, true), STR("-1.204"));
    assert_str(int_show(a, 999, true), STR("999"));
    assert_str(int_show(a, INT64_MIN, false), STR("-9,223,372,036,854,775,808"));
}

static void plain_decimals_read_back(void **state)
{
    static const double v[] = { 0,    84.6, 0.1,    1.0 / 3, 1e15,    1e-7, 123456789.125,
                                -2.5, 1e22, 5e-324, 100,     2.0 / 3, 1e100 };

    for (size_t i = 0; i < ARRAY_LEN(v); i++) {
        struct str s = decimal_plain(*state, v[i]);
        double back = strtod(str_z(*state, s), NULL);

        if (!same(back, v[i]) || str_has(s, STR("e")))
            fail_msg("%.17g became " STR_FMT, v[i], STR_ARG(s));
    }
    assert_str(decimal_plain(*state, 84.6), STR("84.6"));
    assert_str(decimal_plain(*state, 0.1), STR("0.1"));
    assert_str(decimal_plain(*state, 100), STR("100"));
    assert_str(decimal_plain(*state, -0.0), STR("0"));
}

static void utf8_is_checked_as_the_rfc_says(void **state)
{
    static const char *const good[] = {
        "", "a", "é", "漢", "😀", "\xed\x9f\xbf", "\xee\x80\x80", "\xf4\x8f\xbf\xbf", "\xef\xbf\xbf"
    };
    static const char *const bad[] = { "\x80",
                                       "\xc0\x80",
                                       "\xc1\xbf",
                                       "\xe0\x80\x80",
                                       "\xe0\x9f\xbf",
                                       "\xed\xa0\x80",
                                       "\xf0\x80\x80\x80",
                                       "\xf0\x8f\xbf\xbf",
                                       "\xf4\x90\x80\x80",
                                       "\xf5\x80\x80\x80",
                                       "\xff",
                                       "\xc3",
                                       "\xe6\xbc",
                                       "\xf0\x9f\x98",
                                       "a\xc3 b",
                                       "\xc3\xc3" };
    static const char *const control[] = {
        "\x01", "a\x7f", "\x1b[0m", "\xc2\x80", "\xc2\x9f", "\v"
    };

    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        assert_true(utf8_valid(str_of(good[i])) && utf8_text(str_of(good[i])));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        for (int before = 0; before < 18; before++)
            if (utf8_valid(str_printf(*state, "%.*s%s", before, "abcdefghijklmnopqr", bad[i])) ||
                utf8_valid(
                    str_printf(*state, "%.*s%s12345678", before, "abcdefghijklmnopqr", bad[i])))
                fail_msg("bad text %zu is taken for good behind %d letters", i, before);
    for (size_t i = 0; i < ARRAY_LEN(control); i++)
        for (int before = 0; before < 18; before++) {
            struct str text =
                str_printf(*state, "%.*s%s12345678", before, "abcdefghijklmnopqr", control[i]);

            assert_true(utf8_valid(text) && !utf8_text(text));
        }
    assert_true(utf8_text(STR("delapan huruf\tdan sebaris\r\nlagi, ~ \xC3\xA9 selesai")));
    assert_true(utf8_text(STR("tab\tline\r\n")));
    assert_false(utf8_text(STR("a\0b")));
}

static void utf8_counts_and_cuts(void **state)
{
    size_t line = 0, column = 0;

    (void)state;
    assert_int_equal(utf8_length(STR("aé漢😀")), 4);
    assert_str(utf8_prefix(STR("aé漢😀"), 2), STR("aé"));
    assert_str(utf8_prefix(STR("aé"), 9), STR("aé"));
    assert_str(utf8_prefix(STR("aé"), 0), STR(""));
    assert_false(utf8_find_bad(STR("good"), &line, &column));
    assert_true(utf8_find_bad(STR("satu\ndüa\xff"), &line, &column));
    assert_int_equal(line, 2);
    assert_int_equal(column, 4);
}

static void json_is_written_with_its_commas(void **state)
{
    struct json j;

    json_init(&j, *state);
    json_open(&j, '{');
    json_put_str(&j, "ref", STR("7.6.2.1"));
    json_put_int(&j, "n", -5);
    json_key(&j, "list");
    json_open(&j, '[');
    json_number(&j, 84.6);
    json_number(&j, (double)INFINITY);
    json_bool(&j, true);
    json_none(&j);
    json_open(&j, '{');
    json_close(&j);
    json_open(&j, '[');
    json_close(&j);
    json_close(&j);
    json_put_change(&j, "same", STR("a"), STR("a"));
    json_put_change(&j, "text", STR("a"), STR("b"));
    json_close(&j);
    assert_str(json_text(&j),
               STR("{\"ref\":\"7.6.2.1\",\"n\":-5,\"list\":[84.6,null,true,null,{},[]],"
                   "\"text\":[\"a\",\"b\"]}"));
}

static void json_escapes_what_it_must(void **state)
{
    struct json j;

    json_init(&j, *state);
    json_str(&j, STR("\"\\/\n\t\x01\x7f é😀</script>"));
    assert_str(json_text(&j), STR("\"\\\"\\\\/\\n\\u0009\\u0001\\u007f é😀</script>\""));
}

static void modules_are_found_beside_the_program_or_not_at_all(void **state)
{
    char why[256];

    (void)state;
    assert_true(module_is_there("paper"));
    assert_non_null(module_open("paper", why, sizeof(why)));
    assert_false(module_is_there("nothing"));
    assert_null(module_open("nothing", why, sizeof(why)));
    assert_string_equal(why, "runut-nothing.so is not beside the program");
}

/* What a secret arena handed out is overwritten, and does not stay for the next one. */
static void a_secret_arena_keeps_nothing(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    arena_secret(&a);
    char *p = arena_alloc(&a, 100000);

    memset(p, 'x', 100000);
    arena_reset(&a);
    assert_null(a.head);
    assert_false(a.secret);
    p = arena_alloc(&a, 100); /* an ordinary one again */
    assert_int_equal(p[0], 0);
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(arena_gives_zeroed_aligned_memory, with_arena,
                                        without_arena),
        cmocka_unit_test_setup_teardown(arena_keeps_what_it_gave, with_arena, without_arena),
        cmocka_unit_test(a_secret_arena_keeps_nothing),
        cmocka_unit_test(modules_are_found_beside_the_program_or_not_at_all),
        cmocka_unit_test(str_cuts_and_compares),
        cmocka_unit_test_setup_teardown(str_lowers_latin, with_arena, without_arena),
        cmocka_unit_test(integers_are_read_whole_or_not_at_all),
        cmocka_unit_test(decimals_take_comma_and_point),
        cmocka_unit_test_setup_teardown(numbers_are_shown_as_people_write_them, with_arena,
                                        without_arena),
        cmocka_unit_test_setup_teardown(plain_decimals_read_back, with_arena, without_arena),
        cmocka_unit_test_setup_teardown(utf8_is_checked_as_the_rfc_says, with_arena, without_arena),
        cmocka_unit_test(utf8_counts_and_cuts),
        cmocka_unit_test_setup_teardown(json_is_written_with_its_commas, with_arena, without_arena),
        cmocka_unit_test_setup_teardown(json_escapes_what_it_must, with_arena, without_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
