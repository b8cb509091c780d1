/* test_time.c: days, dates and clocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/status.h"
#include "base/time.h"

/* Counts on from 1900-01-01 day by day, with the calendar's rules written out. */
static void every_day_of_three_centuries(void **state)
{
    int y = 1900, m = 1, d = 1, weekday = 1; /* a Monday */
    int32_t day = day_of(1900, 1, 1);

    (void)state;
    assert_int_equal(day, -25567);
    while (y < 2200) {
        struct civil v = day_civil(day);

        if (v.year != y || v.month != m || v.day != d || v.weekday != weekday ||
            day_of(y, m, d) != day || !date_valid(y, m, d))
            fail_msg("day %d should be %04d-%02d-%02d", day, y, m, d);
        day++;
        weekday = (weekday + 1) % 7;
        if (++d > days_in_month(y, m)) {
            assert_false(date_valid(y, m, d));
            d = 1;
            m = m % 12 + 1;
            y += m == 1;
        }
    }
    assert_int_equal(days_in_month(1900, 2), 28);
    assert_int_equal(days_in_month(2000, 2), 29);
    assert_int_equal(days_in_month(2024, 2), 29);
    assert_int_equal(days_in_month(2025, 2), 28);
    assert_int_equal(day_of(1970, 1, 1), 0);
    assert_int_equal(day_civil(0).weekday, 4);
}

static void dates_are_read_strictly(void **state)
{
    static const char *const bad[] = {
        "",           "2025-1-1",   "2025-01-1",   "2025/01/01",  "25-01-01",
        "2025-02-29", "2025-13-01", "2025-00-10",  "2025-01-00",  "2025-01-32",
        "1899-12-31", "2200-01-01", "2025-01-01 ", " 2025-01-01", "2025-01-0a",
        "-025-01-01", "2025--1-01"
    };
    int32_t day = 7;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        if (date_parse(str_of(bad[i]), &day))
            fail_msg("'%s' was read as a date", bad[i]);
    assert_int_equal(day, 7);
    assert_true(date_parse(STR("2024-02-29"), &day));
    assert_int_equal(day, day_of(2024, 2, 29));
    assert_true(date_parse(STR("1900-01-01"), &day));
    assert_true(date_parse(STR("2199-12-31"), &day));
}

static void zones_shift_the_wall_clock(void **state)
{
    struct arena a = { 0 };
    /* 2025-12-31 23:30 UTC is already the new year in Indonesia. */
    int64_t t = day_of(2025, 12, 31) * DAY + 23 * HOUR + 30 * MINUTE + 5 * SECOND + 42;
    struct civil wib = time_civil(t, ZONE_WIB), wit = time_civil(t, ZONE_WIT), old = { 0 };

    (void)state;
    assert_int_equal(wib.year, 2026);
    assert_int_equal(wib.month, 1);
    assert_int_equal(wib.day, 1);
    assert_int_equal(wib.hour, 6);
    assert_int_equal(wib.minute, 30);
    assert_int_equal(wib.second, 5);
    assert_int_equal(wib.micro, 42);
    assert_int_equal(wit.hour, 8);
    assert_true(time_from_civil(wib, ZONE_WIB) == t);
    assert_true(time_from_civil(wit, ZONE_WIT) == t);
    assert_int_equal(day_today(t, 0), day_of(2025, 12, 31));
    assert_int_equal(day_today(t, ZONE_WIB), day_of(2026, 1, 1));
    /* Before 1970 the clock still runs forward. */
    old = time_civil(-1, 0);
    assert_int_equal(old.year, 1969);
    assert_int_equal(old.second, 59);
    assert_int_equal(old.micro, 999999);
    assert_int_equal(day_today(-1, 0), -1);
    arena_done(&a);
}

static void texts_of_time(void **state)
{
    struct arena a = { 0 };
    int64_t t = day_of(2025, 12, 30) * DAY + 2 * HOUR + 12 * MINUTE;

    (void)state;
    assert_true(str_eq(time_iso(&a, t), STR("2025-12-30T02:12:00Z")));
    assert_true(str_eq(date_iso(&a, day_of(2025, 1, 2)), STR("2025-01-02")));
    arena_done(&a);
}

static void clocks_run(void **state)
{
    int64_t now = time_now(), mono = time_mono();

    (void)state;
    assert_true(now > day_of(2020, 1, 1) * DAY);
    assert_true(time_mono() >= mono);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_three_centuries),
        cmocka_unit_test(dates_are_read_strictly),
        cmocka_unit_test(zones_shift_the_wall_clock),
        cmocka_unit_test(texts_of_time),
        cmocka_unit_test(clocks_run),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
