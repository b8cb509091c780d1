/* test_measure.c: achievement by the worked examples of government reports, and what is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "measure/measure.h"

static void near(double got, double want)
{
    assert_true(got > want - 0.005 && got < want + 0.005);
}

static void higher_is_better(void **state)
{
    (void)state;
    near(achievement(DIRECTION_UP, 90.0, 85.5), 95.0);
    near(achievement(DIRECTION_UP, 4.0, 5.0), 125.0);
    near(achievement(DIRECTION_UP, 90.0, 0.0), 0.0);
    near(achievement(DIRECTION_UP, 0.0, 0.0), 100.0);
    near(achievement(DIRECTION_UP, 0.0, 3.0), 100.0);
}

static void lower_is_better(void **state)
{
    (void)state;
    near(achievement(DIRECTION_DOWN, 5.0, 4.0), 120.0);
    near(achievement(DIRECTION_DOWN, 5.0, 6.0), 80.0);
    near(achievement(DIRECTION_DOWN, 5.0, 11.0), 0.0);
    near(achievement(DIRECTION_DOWN, 0.0, 0.0), 100.0);
    near(achievement(DIRECTION_DOWN, 0.0, 1.0), 0.0);
}

static void averages_are_capped(void **state)
{
    (void)state;
    near(achievement_capped(95.0), 95.0);
    near(achievement_capped(250.0), ACHIEVEMENT_CAP);
}

static void directions_have_names(void **state)
{
    (void)state;
    for (unsigned d = DIRECTION_UP; d <= DIRECTION_DONE; d++)
        assert_int_equal(direction_by_name(str_of(direction_name((enum direction)d))), d);
}

static void values_show_their_unit(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_true(str_eq(measure_show(&a, 84.6, STR("percent"), true), STR("84,6%")));
    assert_true(str_eq(measure_show(&a, 1500000.0, STR("rupiah"), true), STR("Rp1.500.000")));
    assert_true(str_eq(measure_show(&a, 1204.0, STR("dokumen"), true), STR("1.204 dokumen")));
    assert_true(str_eq(measure_show(&a, 1.0, STR("yes_no"), false), STR("yes")));
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(higher_is_better),
        cmocka_unit_test(lower_is_better),
        cmocka_unit_test(averages_are_capped),
        cmocka_unit_test(directions_have_names),
        cmocka_unit_test(values_show_their_unit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
