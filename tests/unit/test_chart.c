/* test_chart.c: charts start at zero, say their finding, and let nothing through unescaped. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "html/chart.h"

static struct str html_of(struct out *o)
{
    struct html h = out_html(o);

    return (struct str){ h.p, h.n };
}

static size_t count_of(struct str text, const char *word)
{
    size_t n = 0, len = strlen(word);

    for (size_t i = 0; i + len <= text.n; i++)
        n += memcmp(text.p + i, word, len) == 0;
    return n;
}

static void curve_is_drawn_wide_and_narrow(void **state)
{
    struct chart_curve c = { .known = 2,
                             .today = 2.5,
                             .today_text = STR("<b>15 Mar"),
                             .say = STR("Rencana \"8\" & dilaporkan") };
    struct out *o = *state;

    for (int m = 0; m <= 12; m++)
        c.planned[m] = m * 100.0 / 12;
    c.reported[1] = 4;
    c.reported[2] = 100;
    chart_curve(o, &c);
    struct str s = html_of(o);
    assert_int_equal(count_of(s, "<svg "), 2);
    assert_int_equal(count_of(s, "viewBox=\"0 0 760 330\""), 1);
    assert_int_equal(count_of(s, "viewBox=\"0 0 358 290\""), 1);
    assert_int_equal(count_of(s, "aria-label=\"Rencana &quot;8&quot; &amp; dilaporkan\"") +
                         count_of(s, "aria-label=\"Rencana &#34;8&#34; &amp; dilaporkan\""),
                     2);
    assert_int_equal(count_of(s, "<b>"), 0);
    /* zero lies on the axis, a hundred on the top line */
    assert_true(str_has(s, STR("class=\"g-plan\" points=\"34.0,302.0 ")));
    assert_true(str_has(s, STR("class=\"g-done\" points=\"34.0,302.0 84.7,290.6 135.3,16.0\"")));
}

static void curve_without_figures_draws_the_plan_only(void **state)
{
    struct chart_curve c = { .today = -1 };
    struct out *o = *state;

    chart_curve(o, &c);
    struct str s = html_of(o);
    assert_int_equal(count_of(s, "g-plan"), 2);
    assert_int_equal(count_of(s, "g-sure"), 0);
    assert_int_equal(count_of(s, "g-now"), 0);
}

static void labels_never_touch(void **state)
{
    struct chart_curve c = { .known = 12, .today = -1 };
    struct out *o = *state;

    for (int m = 0; m <= 12; m++)
        c.planned[m] = c.reported[m] = c.verified[m] = m * 100.0 / 12;
    chart_curve(o, &c);
    struct str s = html_of(o);
    assert_true(str_has(s, STR("x=\"650\" y=\"20.0\"")));
    assert_true(str_has(s, STR("class=\"t-done\" x=\"650\" y=\"35.0\"")));
    assert_true(str_has(s, STR("class=\"t-sure\" x=\"650\" y=\"50.0\"")));
}

static void bar_is_zero_based_and_clamped(void **state)
{
    struct out *o = *state;

    chart_bar(o, 5, 10, TONE_LATE);
    chart_bar(o, 20, 10, TONE_PLAIN);
    chart_bar(o, 1, 0, TONE_PLAIN);
    struct str s = html_of(o);
    assert_true(str_has(s, STR("class=\"g-late\" width=\"50.0%\"")));
    assert_true(str_has(s, STR("width=\"100.0%\"")));
    assert_true(str_has(s, STR("width=\"0.0%\"")));
}

static void units_show_missing_as_dashed(void **state)
{
    const struct chart_unit u[] = { { 77, true, false },
                                    { NAN, false, false },
                                    { 95, false, true } };
    struct out *o = *state;

    chart_units(o, u, 3, STR("Lampung"));
    struct str s = html_of(o);
    assert_int_equal(count_of(s, "<circle class=\"h3c\""), 1);
    assert_int_equal(count_of(s, "<rect class=\"h0c\""), 1);
    assert_int_equal(count_of(s, "<rect class=\"h5c\""), 1);
    assert_int_equal(count_of(s, "h-own"), 1);
    assert_int_equal(chart_shade(49.9), 1);
    assert_int_equal(chart_shade(50), 2);
    assert_int_equal(chart_shade(65), 3);
    assert_int_equal(chart_shade(80), 4);
    assert_int_equal(chart_shade(90), 5);
    assert_int_equal(chart_shade(NAN), 0);
}

static void spark_leaves_gaps_out(void **state)
{
    double v[12];
    struct out *o = *state;

    for (int m = 0; m < 12; m++)
        v[m] = m == 3 || m == 5 ? (double)m : (double)NAN;
    chart_spark(o, v, 10, STR("nilai"));
    struct str s = html_of(o);
    assert_int_equal(count_of(s, "<circle"), 2);
    assert_int_equal(count_of(s, "nan"), 0);
    assert_true(str_has(s, STR("class=\"g-goal\" d=\"M0 4.0H240\"")));
}

struct fresh {
    struct arena a;
    struct out o;
};

static int up(void **state)
{
    static struct fresh f;

    arena_init(&f.a);
    out_init(&f.o, &f.a, LANG_ID, STR(""));
    *state = &f.o;
    return 0;
}

static int down(void **state)
{
    arena_done(((struct out *)*state)->arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(curve_is_drawn_wide_and_narrow, up, down),
        cmocka_unit_test_setup_teardown(curve_without_figures_draws_the_plan_only, up, down),
        cmocka_unit_test_setup_teardown(labels_never_touch, up, down),
        cmocka_unit_test_setup_teardown(bar_is_zero_based_and_clamped, up, down),
        cmocka_unit_test_setup_teardown(units_show_missing_as_dashed, up, down),
        cmocka_unit_test_setup_teardown(spark_leaves_gaps_out, up, down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
