/* test_portal.c: Markdown, differences of texts, visits in memory, catalogue and files of data. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ctx.h has its own */

#include "base/arena.h"
#include "base/xml.h"
#include "core/app.h"
#include "html/markdown.h"
#include "portal/data.h"
#include "portal/diff.h"
#include "portal/visit.h"

static int up(void **state)
{
    struct arena *a = test_calloc(1, sizeof(*a));

    arena_init(a);
    *state = a;
    return 0;
}

static int down(void **state)
{
    struct arena *a = *state;

    arena_done(a);
    test_free(a);
    return 0;
}

static const char *html(struct arena *a, const char *text)
{
    struct out o;

    out_init(&o, a, LANG_ID, STR(""));
    assert_true(markdown_write(&o, str_of(text)));

    struct html whole = out_html(&o);

    return str_z(a, (struct str){ whole.p, whole.n });
}

static void markdown_is_html(void **state)
{
    assert_string_equal(html(*state, "# A\n\nb **c** `d`"),
                        "<h2>A</h2>\n<p>b <strong>c</strong> <code>d</code></p>\n");
    assert_string_equal(html(*state, "3. x\n4. y"),
                        "<ol start=\"3\">\n<li>x</li>\n<li>y</li>\n</ol>\n");
    assert_string_equal(html(*state, "| a |\n|---|\n| b |"),
                        "<table class=\"sheet\">\n<thead>\n<tr><th scope=\"col\">a</th></tr>\n"
                        "</thead>\n<tbody>\n<tr><td>b</td></tr>\n</tbody>\n</table>\n");
    assert_string_equal(html(*state, "###### deep"), "<h4>deep</h4>\n");
    assert_string_equal(html(*state, "&ndash; &#8211; &#x2013; &what;"),
                        "<p>\xE2\x80\x93 \xE2\x80\x93 \xE2\x80\x93 &amp;what;</p>\n");
}

static void markdown_lets_nothing_through(void **state)
{
    assert_string_equal(html(*state, "<script>alert(1)</script>"),
                        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    assert_string_equal(html(*state, "[x](javascript:alert(1))"), "<p><a href=\"#\">x</a></p>\n");
    assert_string_equal(html(*state, "[x](&#106;avascript:alert(1))"),
                        "<p><a href=\"#\">x</a></p>\n");
    assert_string_equal(html(*state, "[x](//evil.example)"), "<p><a href=\"#\">x</a></p>\n");
    assert_string_equal(html(*state, "![a \"b\" *c*](https://x.example/a.png)"),
                        "<p>a &#34;b&#34; c</p>\n");
    assert_string_equal(html(*state, "![a \"b\"](/gambar/1)"),
                        "<p><img loading=\"lazy\" src=\"/gambar/1\" alt=\"a &#34;b&#34;\"></p>\n");
    assert_string_equal(html(*state, "[a](/b?x=\"><i>)"),
                        "<p><a href=\"/b?x=&#34;&gt;&lt;i&gt;\">a</a></p>\n");
}

static void markdown_has_a_bottom(void **state)
{
    struct markdown md;
    char deep[MARKDOWN_DEPTH + 2];

    /* The document, quotes in each other, and the paragraph in the last. */
    memset(deep, '>', sizeof(deep));
    deep[MARKDOWN_DEPTH - 1] = 'x';
    deep[MARKDOWN_DEPTH] = '\0';
    assert_false(markdown_read(*state, str_of(deep), &md));
    assert_true(markdown_read(*state, str_of(deep + 1), &md));

    char *large = arena_alloc(*state, MARKDOWN_MAX + 2);

    memset(large, 'a', MARKDOWN_MAX + 1);
    assert_true(markdown_read(*state, (struct str){ large, MARKDOWN_MAX }, &md));
    assert_false(markdown_read(*state, (struct str){ large, MARKDOWN_MAX + 1 }, &md));
}

static void markdown_tells_links(void **state)
{
    struct markdown md;

    assert_true(markdown_read(*state, STR("# T\n\n[a b](/c) ![d](/gambar/2)"), &md));
    assert_int_equal(md.n_link, 2);
    assert_true(str_eq(md.link[0].href, STR("/c")) && str_eq(md.link[0].text, STR("a b")));
    assert_true(md.link[1].picture && str_eq(md.link[1].text, STR("d")));
    assert_true(str_eq(md.plain, STR("T\na b d\n")));
}

static void differences_are_small(void **state)
{
    struct diff d;

    diff_lines(*state, STR("a\nb\nc\nd"), STR("a\nx\nc\nd\ne"), &d);
    assert_int_equal(d.gone, 1);
    assert_int_equal(d.came, 2);
    assert_int_equal(d.n, 6);
    assert_true(d.line[1].kind == DIFF_GONE && d.line[2].kind == DIFF_NEW);
    diff_lines(*state, STR(""), STR("a"), &d);
    assert_int_equal(d.came, 1);
    diff_lines(*state, STR("a"), STR(""), &d);
    assert_int_equal(d.gone, 1);
    diff_lines(*state, STR("a\na\na"), STR("a"), &d);
    assert_int_equal(d.gone, 2);
    assert_int_equal(d.came, 0);
}

/* ── visits ── */

static void note(struct visits *v, struct arena *a, const struct route *route, const char *path)
{
    struct app app = { .visits = v };
    struct request req = { .method = GET, .path = str_of(path) };
    struct response res = { .status = 200 };
    const struct ctx c = {
        .arena = a, .app = &app, .req = &req, .res = &res, .who = { .unit_id = 7, .zone = ZONE_WIB }
    };

    visit_note(&c, route);
}

/* What browsers say of themselves is told in the story portal.t. */
static void visits_are_sums(void **state)
{
    static const struct route page = { .method = GET, .pattern = "/jdih/:id", .right = PUBLIC };
    static const struct route named = { .method = GET,
                                        .pattern = "/halaman/:name",
                                        .right = PUBLIC };
    static const struct route inner = { .method = GET,
                                        .pattern = "/dokumen",
                                        .right = DOCUMENT_READ };
    static const struct route quiet = { .method = GET, .pattern = "/wbs/:x", .right = PUBLIC };
    static const struct route feed = { .method = GET, .pattern = "/umpan.atom", .right = PUBLIC };
    struct visits *v = visits_new();
    struct visit_count got[8];

    note(v, *state, &page, "/jdih/1");
    note(v, *state, &page, "/jdih/2");
    note(v, *state, &named, "/halaman/profil");
    note(v, *state, &inner, "/dokumen");
    note(v, *state, &quiet, "/wbs/x");
    note(v, *state, &feed, "/umpan.atom");
    assert_int_equal(visits_take(v, *state, got, 8), 2);
    assert_true(str_eq(got[1].page, STR("/jdih/:id")));
    assert_int_equal(got[1].views, 2);
    assert_int_equal(got[1].visits, 2);
    assert_true(str_eq(got[0].page, STR("/halaman/profil")));
    assert_int_equal(visits_take(v, *state, got, 8), 0);
    visits_free(v);
}

/* ── data ── */

static void tables_become_files(void **state)
{
    static const struct data_column column[] = { { "name", false }, { "value", true } };
    struct str cell[] = { STR("=1+1, \"x\""), STR("2.5"), STR("b"), STR("") };
    const struct data_table t = { column, 2, cell, 2 };

    assert_true(
        str_eq(data_csv(*state, &t), STR("name,value\r\n\"'=1+1, \"\"x\"\"\",2.5\r\nb,\r\n")));
    assert_true(
        str_eq(data_json(*state, STR("d"), &t),
               STR("{\"dataset\":\"d\",\"rows\":[{\"name\":\"=1+1, \\\"x\\\"\",\"value\":2.5},"
                   "{\"name\":\"b\",\"value\":null}]}")));
}

static void catalogue_has_what_dcat_wants(void **state)
{
    static const struct dataset set = { "satu", "2026-01-02", "DAILY", NULL, false };
    struct data_entry entry = { &set, STR("Satu \"x\""), STR("Tentang\nsatu"), STR("2026-03-04") };
    const struct data_catalog k = { .base = STR("https://k.example"),
                                    .publisher = STR("Kantor"),
                                    .license = STR("https://l.example/"),
                                    .lang = STR("id"),
                                    .entry = &entry,
                                    .n = 1 };
    static const char *const wanted[] = {
        "dct:title",   "dct:description",   "dct:publisher",  "dct:issued",    "dct:modified",
        "dct:license", "dcat:distribution", "dcat:accessURL", "dcat:mediaType"
    };
    struct str json = catalog_jsonld(*state, &k), turtle = catalog_turtle(*state, &k);

    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        assert_true(str_has(json, str_of(wanted[i])));
        assert_true(str_has(turtle, str_of(wanted[i])));
    }
    assert_true(str_has(turtle, STR("\"Satu \\\"x\\\"\"@id")));
    assert_true(str_has(turtle, STR("Tentang\\nsatu")));
    assert_true(str_has(json, STR("https://k.example/data/satu.csv")));
}

static void xml_is_escaped(void **state)
{
    struct buf b;

    buf_init(&b, *state);
    xml_element(&b, "t", STR("a<b>&\"\x01"));
    assert_true(str_eq(buf_str(&b), STR("<t>a&lt;b&gt;&amp;&quot;\xEF\xBF\xBD</t>\n")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(markdown_is_html, up, down),
        cmocka_unit_test_setup_teardown(markdown_lets_nothing_through, up, down),
        cmocka_unit_test_setup_teardown(markdown_has_a_bottom, up, down),
        cmocka_unit_test_setup_teardown(markdown_tells_links, up, down),
        cmocka_unit_test_setup_teardown(differences_are_small, up, down),
        cmocka_unit_test_setup_teardown(visits_are_sums, up, down),
        cmocka_unit_test_setup_teardown(tables_become_files, up, down),
        cmocka_unit_test_setup_teardown(catalogue_has_what_dcat_wants, up, down),
        cmocka_unit_test_setup_teardown(xml_is_escaped, up, down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
