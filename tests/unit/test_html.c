/* test_html.c: the escapes, the addresses that are refused, the output's chunks, the texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "html/part.h"
#include "html/parts.view.h"

static struct arena arena;

static struct out fresh(enum lang lang)
{
    struct out o;

    arena_reset(&arena);
    out_init(&o, &arena, lang, STR("tok<en"));
    return o;
}

static void assert_out(struct out *o, const char *want)
{
    struct html h = out_html(o);

    if (h.n != strlen(want) || memcmp(h.p, want, h.n) != 0)
        fail_msg("\"%.*s\" is not \"%s\"", (int)h.n, h.p, want);
}

static void text_and_attributes_are_escaped(void **state)
{
    struct out o = fresh(LANG_ID);

    (void)state;
    html_text(&o, STR("<b> & \"x\" 'y'\n\t\x01\x7f"));
    assert_out(&o, "&lt;b&gt; &amp; &#34;x&#34; &#39;y&#39;\n\t\xEF\xBF\xBD\xEF\xBF\xBD");
    o = fresh(LANG_ID);
    html_attr(&o, "\"><script>");
    assert_out(&o, "&#34;&gt;&lt;script&gt;");
    o = fresh(LANG_ID);
    html_text(&o, INT64_MIN);
    html_text(&o, 0);
    html_attr(&o, (size_t)42);
    assert_out(&o, "-9223372036854775808042");
    o = fresh(LANG_ID);
    html_text(&o, html_trusted(STR("<b>")));
    assert_out(&o, "<b>");
}

static void url_refuses_what_runs_or_leaves(void **state)
{
    static const char *const bad[] = {
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "java\tscript:x",
        " javascript:x",
        "\x01javascript:x",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "data:text/html,x",
        "vbscript:x",
        "http:evil",
        "https:",
        "http://",
        "mailto:",
        "ftp://x",
        "x",
        "x/y",
        "",
        "file:///etc",
        "blob:x",
        "/a b",
        "http\x7f://x",
        "/a\\b",
    };
    static const char *const good[] = { "/",
                                        "/a/b?c=d#e",
                                        "?a=1",
                                        "#x",
                                        "https://a.example/",
                                        "HTTP://a.example",
                                        "mailto:a@b.example",
                                        "tel:+62726" };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct out o = fresh(LANG_ID);

        html_url(&o, bad[i]);
        assert_out(&o, "#");
    }
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct out o = fresh(LANG_ID);

        html_url(&o, good[i]);
        assert_out(&o, good[i]);
    }
    struct out o = fresh(LANG_ID);
    html_url(&o, "/a?b=\"<&'");
    assert_out(&o, "/a?b=&#34;&lt;&amp;&#39;");
}

static void parts_of_addresses_are_percent_encoded(void **state)
{
    struct out o = fresh(LANG_ID);

    (void)state;
    html_part(&o, "a b/c?d&e=f#g%h:i\"'<>\xC3\xA9~-_.");
    html_part(&o, -7);
    assert_out(&o, "a%20b%2Fc%3Fd%26e%3Df%23g%25h%3Ai%22%27%3C%3E%C3%A9~-_.-7");
    o = fresh(LANG_ID);
    html_part(&o, "..");
    html_part(&o, ".");
    assert_out(&o, "");
}

/* Whatever the bytes are: no < > " ' gets through, and every & begins a reference of ours. */
static void nothing_breaks_out_of_text_attribute_or_address(void **state)
{
    uint64_t seed = 42;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        char raw[24];
        struct out o = fresh(LANG_ID);
        struct html h;

        for (size_t i = 0; i < sizeof raw; i++) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            raw[i] = (seed >> 60) < 6 ? "<>\"'&/"[(seed >> 50) % 6] : (char)(seed >> 40);
        }
        struct str s = { raw, sizeof raw };
        html_text(&o, s);
        html_attr(&o, s);
        html_url(&o, s);
        html_part(&o, s);
        h = out_html(&o);
        for (size_t i = 0; i < h.n; i++) {
            assert_null(memchr("<>\"'", h.p[i], 4));
            if (h.p[i] == '&')
                assert_non_null(memchr(h.p + i, ';', h.n - i < 6 ? h.n - i : 6));
        }
    }
}

static void output_joins_copies_and_references(void **state)
{
    static char big[5000];
    struct out o = fresh(LANG_ID);
    struct html h;

    (void)state;
    memset(big, 'x', sizeof big);
    out_raw(&o, "a", 1);
    out_ref(&o, html_trusted((struct str){ big, sizeof big }));
    for (int i = 0; i < 20000; i++)
        out_raw(&o, "b", 1);
    out_raw(&o, big, 0);
    assert_int_equal(o.total, 1 + sizeof big + 20000);
    assert_ptr_equal(o.chunk[1].p, big);
    h = out_html(&o);
    assert_int_equal(h.n, o.total);
    assert_int_equal(h.p[0], 'a');
    assert_int_equal(h.p[5000], 'x');
    assert_int_equal(h.p[h.n - 1], 'b');
    out_raw(&o, "c", 1);
    h = out_html(&o);
    assert_int_equal(h.p[h.n - 1], 'c');
    o = fresh(LANG_ID);
    assert_out(&o, "");
}

static void forms_carry_the_token(void **state)
{
    struct out o = fresh(LANG_ID);

    (void)state;
    html_csrf(&o);
    assert_out(&o, "<input type=\"hidden\" name=\"csrf\" value=\"tok&lt;en\">");
}

static void texts_are_found_in_both_languages(void **state)
{
    struct str args[] = { STR("{2}"), STR("b") };

    (void)state;
    arena_reset(&arena);
    assert_true(str_eq(tr(LANG_ID, "month.8"), STR("Agustus")));
    assert_true(str_eq(tr(LANG_EN, "month.8"), STR("August")));
    assert_true(str_eq(tr(LANG_ID, "no.such.key"), STR("no.such.key")));
    assert_true(str_eq(tr_with(&arena, LANG_ID, "part.shown", args, 2), STR("{2}–b dari {3}")));
    assert_true(str_eq(tr_with(&arena, LANG_ID, "part.shown", args, 1), STR("{2}–{2} dari {3}")));
    for (int i = 0; i < STATE_COUNT; i++)
        assert_false(str_eq(tr(LANG_EN, state_key((enum part_state)i)),
                            str_of(state_key((enum part_state)i))));
    for (int i = 1; i <= 12; i++) {
        assert_int_not_equal(tr(LANG_ID, month_key(i)).p[0], 'm');
        assert_int_equal(tr(LANG_ID, month_short_key(i)).n, 3);
    }
}

static void pager_shows_the_ends_and_the_neighbours(void **state)
{
    struct part_pager p = { .url = STR("/dokumen?q=a"), .page = 10, .pages = 20 };
    static const int want[] = { 1, 8, 9, 10, 11, 12, 20 };
    struct out o = fresh(LANG_ID);
    size_t n = 0;

    (void)state;
    for (int i = part_page_next(&p, 0); i > 0; i = part_page_next(&p, i))
        assert_int_equal(i, want[n++]);
    assert_int_equal(n, 7);
    assert_true(str_eq(part_page_url(&o, &p, 3), STR("/dokumen?q=a&hal=3")));
    p.url = STR("/dokumen");
    assert_true(str_eq(part_page_url(&o, &p, 3), STR("/dokumen?hal=3")));
}

static void shared_parts_escape_what_they_are_given(void **state)
{
    struct part_error e[] = { { "tgl", STR("a<b") }, { NULL, STR("c") } };
    struct out o = fresh(LANG_ID);

    (void)state;
    part_icon(&o, "check");
    assert_out(
        &o, "<svg class=\"i\" aria-hidden=\"true\"><use href=\"/aset/icons.svg#i-check\"/></svg>");
    o = fresh(LANG_EN);
    part_state(&o, STATE_LATE);
    assert_out(&o, "<span class=\"st st-late\"><svg class=\"s\" aria-hidden=\"true\">"
                   "<use href=\"/aset/icons.svg#i-st-late\"/></svg>late</span>");
    o = fresh(LANG_ID);
    part_errors(&o, e, 2);
    assert_out(
        &o, "<div class=\"errors\" role=\"alert\" tabindex=\"-1\" aria-labelledby=\"errors-title\">"
            "<h2 id=\"errors-title\">Ada 2 isian yang perlu diperbaiki</h2><ul>"
            "<li><a href=\"#tgl\">a&lt;b</a></li><li>c</li></ul></div>");
    o = fresh(LANG_ID);
    part_errors(&o, e, 0);
    assert_out(&o, "");
}

static int begin(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_done(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_and_attributes_are_escaped),
        cmocka_unit_test(url_refuses_what_runs_or_leaves),
        cmocka_unit_test(parts_of_addresses_are_percent_encoded),
        cmocka_unit_test(nothing_breaks_out_of_text_attribute_or_address),
        cmocka_unit_test(output_joins_copies_and_references),
        cmocka_unit_test(forms_carry_the_token),
        cmocka_unit_test(texts_are_found_in_both_languages),
        cmocka_unit_test(pager_shows_the_ends_and_the_neighbours),
        cmocka_unit_test(shared_parts_escape_what_they_are_given),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
