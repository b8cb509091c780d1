/* test_form.c: queries, forms, cookies and paths as strangers write them. */
#include "http/form.h"
#include "http/encode.h"
#include "text.h"

static struct arena arena; /* of the test at hand */

static int set_up(void **unused)
{
    (void)unused;
    arena_init(&arena);
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    arena_done(&arena);
    return 0;
}

static void reads_pairs(void **unused)
{
    struct params p;

    (void)unused;
    assert_int_equal(form_parse(&arena, STR("a=1&b=x+y%20z%2B&c&=d&&e=%c3%a9&a=2"), 10, &p), 0);
    assert_int_equal(p.n, 6);
    assert_str(params_get(p, "a"), STR("1"));
    assert_str(params_get(p, "b"), STR("x y z+"));
    assert_true(params_has(p, "c"));
    assert_str(params_get(p, "c"), STR(""));
    assert_str(params_get(p, ""), STR("d"));
    assert_str(params_get(p, "e"), STR("\xc3\xa9"));
    assert_false(params_has(p, "f"));
    assert_int_equal(form_parse(&arena, STR(""), 10, &p), 0);
    assert_int_equal(p.n, 0);
    assert_int_equal(form_parse(&arena, (struct str){ 0 }, 10, &p), 0);
    assert_int_equal(form_parse(&arena, STR("t=a%0D%0Ab%09"), 10, &p), 0);
    assert_str(params_get(p, "t"), STR("a\r\nb\t"));
}

static void refuses_what_is_no_text(void **unused)
{
    static const char *const bad[] = { "a=%", "a=%4", "a=%4g", "%zz=1", "a=%00", "a=%ff",
                                       "a=%c3", "a=%1b", "a=%c0%80", "a=%ed%a0%80", "\x80=1" };
    struct params p;

    (void)unused;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_int_equal(form_parse(&arena, str_of(bad[i]), 10, &p), 400);
}

static void counts_fields(void **unused)
{
    char text[2 * (FORM_MAX_FIELDS + 1)];
    struct params p;

    (void)unused;
    for (size_t i = 0; i < sizeof(text); i++)
        text[i] = i % 2 == 0 ? 'a' : '&';
    struct str full = { text, 2 * FORM_MAX_FIELDS - 1 };
    struct str over = { text, 2 * FORM_MAX_FIELDS + 1 };

    assert_int_equal(form_parse(&arena, full, FORM_MAX_FIELDS, &p), 0);
    assert_int_equal(p.n, FORM_MAX_FIELDS);
    assert_int_equal(form_parse(&arena, over, FORM_MAX_FIELDS, &p), 413);
}

static void reads_cookies(void **unused)
{
    struct params p;
    char text[4 * (COOKIE_MAX + 1)];

    (void)unused;
    assert_int_equal(cookies_parse(&arena, STR("sid=abc=; lang=\"id\" ;x; bad=\xff;=1;z=%41"), &p), 0);
    assert_int_equal(p.n, 4);
    assert_str(params_get(p, "sid"), STR("abc="));
    assert_str(params_get(p, "lang"), STR("id"));
    assert_true(params_has(p, "x"));
    assert_str(params_get(p, "z"), STR("%41"));
    for (size_t i = 0; i < sizeof(text); i++)
        text[i] = "a=b;"[i % 4];
    assert_int_equal(cookies_parse(&arena, (struct str){ text, 4 * COOKIE_MAX - 1 }, &p), 0);
    assert_int_equal(p.n, COOKIE_MAX);
    assert_int_equal(cookies_parse(&arena, (struct str){ text, 4 * COOKIE_MAX + 3 }, &p), 413);
}

static void normalises_paths(void **unused)
{
    static const struct {
        const char *target, *path, *query;
    } cases[] = {
        { "/", "/", "" },
        { "/a/b?c=d&e=%20?", "/a/b", "c=d&e=%20?" },
        { "/rencana/2025/4.2.1.4", "/rencana/2025/4.2.1.4", "" },
        { "/a%20b/%c3%a9", "/a b/\xc3\xa9", "" },
        { "/a+b", "/a+b", "" },
        { "/a/", "/a/", "" },
        { "/...", "/...", "" },
        { "http://host:8080/a?b", "/a", "b" },
        { "https://host", "/", "" },
    };
    struct str path, query;

    (void)unused;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        assert_int_equal(target_parse(&arena, str_of(cases[i].target), &path, &query), 0);
        assert_str(path, str_of(cases[i].path));
        assert_str(query, str_of(cases[i].query));
    }
}

static void refuses_paths_that_mislead(void **unused)
{
    static const char *const bad[] = { "",        "*",       "a",       "/..",      "/a/../b", "/a/..",
                                       "/.",      "/a/./b",  "//a",     "/a//b",    "/a%2fb",  "/a%2Fb",
                                       "/%2e%2e", "/a%5cb",  "/a\\b",   "/%00",     "/%0a",    "/%7f",
                                       "/%",      "/%a",     "/%zz",    "/%ff",     "/%c0%ae", "/%2e./x",
                                       "ftp://h", "host:80" };
    struct str path, query;

    (void)unused;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_int_equal(target_parse(&arena, str_of(bad[i]), &path, &query), 400);
}

static void knows_accepted_encodings(void **unused)
{
    const unsigned gzip = 1U << ENC_GZIP, br = 1U << ENC_BROTLI, plain = 1U << ENC_PLAIN;

    (void)unused;
    assert_int_equal(encodings_accepted(NULL), plain);
    assert_int_equal(encodings_accepted(""), plain);
    assert_int_equal(encodings_accepted("gzip, deflate, br"), plain | gzip | br);
    assert_int_equal(encodings_accepted("GZip;q=0.5"), plain | gzip);
    assert_int_equal(encodings_accepted("gzip;q=0, br; q=0.001"), plain | br);
    assert_int_equal(encodings_accepted("gzip;q=0.000,xbr"), plain);
}

int main(void)
{
#define CASE(fn) cmocka_unit_test_setup_teardown(fn, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(reads_pairs),      CASE(refuses_what_is_no_text),    CASE(counts_fields),
        CASE(reads_cookies),    CASE(normalises_paths),           CASE(refuses_paths_that_mislead),
        CASE(knows_accepted_encodings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
