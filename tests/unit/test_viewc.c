/* test_viewc.c: which escape a value gets in which place, and what does not build at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "viewc.h"

struct result {
    bool ok;
    struct viewc_text c, h;
    char error[512];
};

static void compile(struct result *r, const char *src)
{
    *r = (struct result){ 0 };
    r->ok = viewc_compile("t.html", src, strlen(src), &r->c, &r->h, r->error, sizeof r->error);
}

static void done(struct result *r)
{
    viewc_done(&r->c);
    viewc_done(&r->h);
}

/* The body on line 2 of a view. */
static void compile_body(struct result *r, const char *body)
{
    char src[4096];

    snprintf(src, sizeof src, "%% view v(struct str x)\n%s\n%% end\n", body);
    compile(r, src);
}

static bool has(const struct viewc_text *t, const char *part)
{
    return memmem(t->p, t->n, part, strlen(part)) != NULL;
}

struct accepted {
    const char *body, *c;
};

static void each_place_has_its_escape(void **state)
{
    static const struct accepted table[] = {
        { "<p>{{ x }}</p>", "html_text(o, (x));" },
        { "<p class=\"a {{ x }}\">b</p>", "html_attr(o, (x));" },
        { "<p class='a {{ x }}'>b</p>", "out_raw(o, \"<p class=\\\"a \", 12);" },
        { "<p data-x=\"{{ x }}\">b</p>", "html_attr(o, (x));" },
        { "<textarea>{{ x }}</textarea>", "html_attr(o, (x));" },
        { "<textarea>{{ x }}</textarea>", "<textarea>\\n\"" },
        { "<title>{{ x }}</title>", "html_attr(o, (x));" },
        { "<select><option>{{ x }}</option></select>", "html_attr(o, (x));" },
        { "<a href=\"{{ x }}\">b</a>", "html_url(o, (x));" },
        { "<a href=\"/x/{{ x }}\">b</a>", "html_part(o, (x));" },
        { "<a href=\"\?q={{ x }}\">b</a>", "html_part(o, (x));" },
        { "<a href=\"#{{ x }}\">b</a>", "html_part(o, (x));" },
        { "<a href=\"https://a.example/{{ x }}\">b</a>", "html_part(o, (x));" },
        { "<a href=\"mailto:{{ x }}\">b</a>", "html_part(o, (x));" },
        { "<a href=\"{{ x }}#{{ 1 }}\">b</a>", "html_part(o, (1));" },
        { "<img src=\"{{ x }}\" alt=\"\">", "html_url(o, (x));" },
        { "<form action=\"{{ x }}\" method=\"get\"></form>", "html_url(o, (x));" },
        { "<button formaction=\"{{ x }}\">b</button>", "html_url(o, (x));" },
        { "<svg><use href=\"{{ x }}#i-{{ 2 }}\"/></svg>", "html_url(o, (x));" },
        { "<svg><rect width=\"{{ 3 }}%\"/></svg>", "html_attr(o, (3));" },
        { "<input checked?={{ x.n > 0 }}>", "if (x.n > 0)\n    out_raw(o, \" checked\", 8);" },
        { "<a href=\"/\" aria-current?={{ 1 }}>b</a>", " aria-current=\\\"true\\\"\", 20);" },
        { "{{> other(x, \"}}\") }}", "other(o, x, \"}}\");" },
        { "{{> other() }}", "other(o);" },
        { "<p>{{ (struct str){ \"}\", 1 } }}</p>", "html_text(o, ((struct str){ \"}\", 1 }));" },
        { "<form method=\"post\" action=\"/\"></form>", "html_csrf(o);" },
        { "<table><tr><th>a</th><td>b</td></tr></table>",
          "<table><tr><th>a<td>b</tr></table>\", 34);" },
        { "% if (x.n > 0) {\n<b>a</b>\n% } else {\n<i>b</i>\n% }", "} else {" },
        { "% switch (x.n) {\n% case 1:\n<b>a</b>\n% break;\n% }", "break;" },
        { "<pre>a\n  b</pre>", "<pre>a\\n  b</pre>" },
        { "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>", "\"<ul><li>a</li><li>b</li></ul>\"" },
        { "<b>a</b>\n  <i>b</i>", "\"<b>a</b>\\n<i>b</i>\"" },
        { "<p>a &amp; \"b\" \?</p>", "<p>a &amp; \\\"b\\\" \\\?</p>" },
        { "<p>caf\xC3\xA9</p>", "caf\\303\\251" },
        { "<script src=\"/a.js\"></script>", "<script src=" },
        { "a<!-- not sent -->b", "\"ab\"" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        struct result r;

        compile_body(&r, table[i].body);
        if (!r.ok || !has(&r.c, table[i].c))
            fail_msg("%s\ngives %s\n%.*s\nlacks %s", table[i].body, r.error, (int)r.c.n, r.c.p,
                     table[i].c);
        done(&r);
    }
}

struct refused {
    const char *body, *why;
};

static void what_has_no_safe_escape_does_not_build(void **state)
{
    static const struct refused table[] = {
        { "<p class={{ x }}>", "stands in quotes" },
        { "<p class=a>", "stands in quotes" },
        { "<script>{{ x }}</script>", "no inline script" },
        { "<script>f()</script>", "no inline script" },
        { "<script src=\"/a.js\">f()</script>", "no inline script" },
        { "<script src=\"/a.js\">{{ x }}</script>", "no value inside <script>" },
        { "<SCRIPT>f()</SCRIPT>", "lower case" },
        { "<style>p{}</style>", "no <style>" },
        { "<p style=\"color:red\">", "no style attribute" },
        { "<p style=\"{{ x }}\">", "no style attribute" },
        { "<svg><rect STYLE=\"a\"/></svg>", "no style attribute" },
        { "<p onclick=\"{{ x }}\">", "no onclick" },
        { "<svg onLoad=\"f()\"/>", "no onload" },
        { "<!-- {{ x }} -->", "no value inside a comment" },
        { "<!--\n% f();\n-->", "no C inside a comment" },
        { "<{{ x }}>", "cannot stand in the name" },
        { "<h{{ x }}>", "cannot stand in the name" },
        { "</{{ x }}>", "cannot stand in the name" },
        { "<p {{ x }}>", "cannot stand in the name" },
        { "<p data-{{ x }}=\"a\">", "cannot stand in the name" },
        { "<img srcset=\"{{ x }}\">", "no srcset" },
        { "<iframe srcdoc=\"{{ x }}\"></iframe>", "no srcdoc" },
        { "<meta http-equiv=\"refresh\" content=\"{{ x }}\">", "no http-equiv" },
        { "<base href=\"/\">", "no <base>" },
        { "<object data=\"javascript:f()\"></object>", "must begin with" },
        { "<a href=\"javascript:{{ x }}\">a</a>", "must begin with" },
        { "<a href=\"java{{ x }}\">a</a>", "must begin with" },
        { "<a href=\"//{{ x }}\">a</a>", "must begin with" },
        { "<a href=\"/\\{{ x }}\">a</a>", "must begin with" },
        { "<a href=\"data:text/html,a\">a</a>", "must begin with" },
        { "<svg><a xlink:href=\"javascript:f()\">a</a></svg>", "must begin with" },
        { "<svg><set attributeName=\"href\" to=\"x\"/></svg>", "no <set>" },
        { "<svg><foreignObject></foreignObject></svg>", "no <foreignobject>" },
        { "<a href>a</a>", "needs a value" },
        { "<a href?={{ x }}>a</a>", "cannot depend" },
        { "<p onclick?={{ x }}>a</p>", "no onclick" },
        { "<form method=\"{{ x }}\"></form>", "is a constant" },
        { "<form method=\"POST\"></form>", "post or get" },
        { "<button formmethod=\"post\">a</button>", "no formmethod" },
        { "<div>", "<div> is never closed" },
        { "</div>", "closes nothing" },
        { "<b><i></b></i>", "</b> where <i>" },
        { "<p><div></div></p>", "cannot stand in <p>" },
        { "<a href=\"/\"><a href=\"/\"></a></a>", "<a> inside <a>" },
        { "<form><form></form></form>", "<form> inside <form>" },
        { "<div/>", "does not close itself" },
        { "<p class=\"a\" class=\"b\">", "stands twice" },
        { "<p class=\"a\"id=\"b\">", "a blank is missing" },
        { "<p class=\"a>", "write &quot; or &gt;" },
        { "<p class=\"a", "is not closed" },
        { "<p", "between tags only" },
        { "a < b", "write &lt;" },
        { "a }} b", "}} without {{" },
        { "{{ x", "never closed" },
        { "{{ }}", "is empty" },
        { "{{ x; y }}", "one expression" },
        { "{{ x // y }}", "no comments" },
        { "<title><b>a</b></title>", "no elements inside <title>" },
        { "<title>{{> v(x) }}</title>", "no view inside" },
        { "<p title=\"{{> v(x) }}\">", "a view cannot stand" },
        { "{{> v }}", "write {{> name" },
        { "% if (x.n) {\n<b>\n% }\n</b>", "opened in a block but not closed" },
        { "<b>\n% if (x.n) {\n</b>\n% }", "opened outside this block" },
        { "% if (x.n) {\n<b>\n% } else {\n</b>\n% }", "opened in a block but not closed" },
        { "% if (x.n)\n<b>a</b>", "markup may follow" },
        { "% }", "closes nothing" },
        { "% if (1) {", "not closed in its view" },
        { "<b>\n% return;\n</b>", "return would leave <b> open" },
        { "% for (;;) {\n<b>\n% break;\n</b>\n% }", "break would leave <b> open" },
        { "% switch (1) {\n% case 1:\n<b>\n% case 2:\n</b>\n% }", "still open at this case" },
        { "% goto x;", "no goto" },
        { "% #if 0", "no preprocessor" },
        { "% /* a\n<b>", "a C comment is still open" },
        { "% char *a = \"b;", "not closed on its line" },
        { "<p\n% f();\n>", "between tags only" },
        { "% view w()", "lacks its % end" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        struct result r;

        compile_body(&r, table[i].body);
        if (r.ok || strstr(r.error, table[i].why) == NULL)
            fail_msg("%s\ngives \"%s\", not \"%s\"", table[i].body, r.error, table[i].why);
        assert_memory_equal(r.error, "t.html:", 7);
        done(&r);
    }
}

static void errors_and_code_name_the_line_of_the_html(void **state)
{
    struct result r;

    (void)state;
    compile(&r, "% view a()\n<p>\n{{ 1 }}</p>\n% end\n% view b()\n<i></b>\n% end\n");
    assert_false(r.ok);
    assert_string_equal(r.error, "t.html:6: </b> where <i> of line 6 is open");
    assert_true(has(&r.c, "#line 3 \"t.html\"\n    html_text(o, (1));"));
    done(&r);
}

static void header_declares_each_view_and_takes_includes(void **state)
{
    struct result r;

    (void)state;
    compile(&r, "<!-- head -->\n% /* a\n%  * b */\n% #include \"x.h\"\n\n% view a()\n% end\n"
                "% view b(int n,  struct str s)\n{{ n }}\n% end");
    assert_string_equal(r.error, "");
    assert_true(r.ok);
    assert_true(has(&r.h, "#include \"x.h\"\nvoid a(struct out *o);\n"
                          "void b(struct out *o, int n,  struct str s);\n"));
    done(&r);
    compile(&r, "hello");
    assert_false(r.ok);
    assert_string_equal(r.error, "t.html:1: text outside a view");
    done(&r);
    compile(&r, "% view a()\n<b></b>\n");
    assert_false(r.ok);
    done(&r);
}

static void long_text_is_cut_into_literals_that_compilers_take(void **state)
{
    char body[9000 + 8];
    struct result r;
    size_t pieces = 0;

    (void)state;
    memset(body, 'a', 9000);
    memcpy(body + 9000, "\n", 2);
    char *src = NULL;
    assert_true(asprintf(&src, "%% view v()\n%s%% end\n", body) > 0);
    compile(&r, src);
    assert_true(r.ok);
    for (const char *p = r.c.p; (p = memmem(p, r.c.n - (size_t)(p - r.c.p), "out_raw", 7)) != NULL;
         p++)
        pieces++;
    assert_int_equal(pieces, 5);
    free(src);
    done(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_place_has_its_escape),
        cmocka_unit_test(what_has_no_safe_escape_does_not_build),
        cmocka_unit_test(errors_and_code_name_the_line_of_the_html),
        cmocka_unit_test(header_declares_each_view_and_takes_includes),
        cmocka_unit_test(long_text_is_cut_into_literals_that_compilers_take),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
