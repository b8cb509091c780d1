/* test_calendar.c: working days and iCalendar text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/time.h"
#include "base/utf8.h"
#include "core/calendar.h"
#include "core/ical.h"

static struct arena arena;

static struct calendar year_2025(void)
{
    static struct calendar_holiday h[8];
    size_t n = 0;

    h[n++] = (struct calendar_holiday){ day_of(2025, 3, 28), DAY_JOINT_LEAVE, STR("Nyepi") };
    h[n++] = (struct calendar_holiday){ day_of(2025, 3, 29), DAY_HOLIDAY, STR("Nyepi") };
    h[n++] = (struct calendar_holiday){ day_of(2025, 3, 31), DAY_HOLIDAY, STR("Idul Fitri") };
    h[n++] = (struct calendar_holiday){ day_of(2025, 4, 1), DAY_HOLIDAY, STR("Idul Fitri") };
    h[n++] = (struct calendar_holiday){ day_of(2025, 4, 2), DAY_JOINT_LEAVE, STR("Idul Fitri") };
    h[n++] = (struct calendar_holiday){ day_of(2025, 4, 3), DAY_JOINT_LEAVE, STR("Idul Fitri") };
    h[n++] = (struct calendar_holiday){ day_of(2025, 4, 4), DAY_JOINT_LEAVE, STR("Idul Fitri") };
    h[n++] = (struct calendar_holiday){ day_of(2025, 4, 7), DAY_JOINT_LEAVE, STR("Idul Fitri") };
    return (struct calendar){ h, n };
}

/* Three working days from the Thursday before Nyepi 2025 end on 10 April. */
static void a_term_steps_over_holidays(void **state)
{
    struct calendar cal = year_2025();
    int32_t start = day_of(2025, 3, 27);
    struct str name = { 0 };

    (void)state;
    assert_int_equal(calendar_add(&cal, start, 1), day_of(2025, 4, 8));
    assert_int_equal(calendar_add(&cal, start, 3), day_of(2025, 4, 10));
    assert_int_equal(calendar_add(&cal, start, 0), start);
    assert_int_equal(calendar_add(&cal, day_of(2025, 4, 8), -1), start);
    assert_int_equal(calendar_kind(&cal, start + 1, &name), DAY_JOINT_LEAVE);
    assert_true(str_eq(name, STR("Nyepi")));
    assert_int_equal(calendar_kind(&cal, start + 2, NULL),
                     DAY_HOLIDAY); /* a Saturday with a name */
    assert_int_equal(calendar_kind(&cal, start + 3, NULL), DAY_WEEKEND);
    assert_true(calendar_knows_year(&cal, 2025));
    assert_false(calendar_knows_year(&cal, 2024));
    assert_false(calendar_knows_year(&cal, 2026));
}

static void counting_undoes_adding(void **state)
{
    struct calendar cal = year_2025();

    (void)state;
    for (int32_t from = day_of(2025, 3, 1); from < day_of(2025, 5, 1); from++) {
        int32_t last = from;

        for (int n = 1; n <= 40; n++) {
            int32_t to = calendar_add(&cal, from, n), back = calendar_add(&cal, from, -n);

            assert_true(to > last);
            assert_int_equal(calendar_kind(&cal, to, NULL), DAY_WORK);
            assert_int_equal(calendar_count(&cal, from, to), n);
            assert_int_equal(calendar_count(&cal, to, from), -n);
            assert_int_equal(calendar_kind(&cal, back, NULL), DAY_WORK);
            assert_true(back < from);
            last = to;
        }
        arena_reset(&arena);
    }
}

static void without_holidays_weeks_have_five_days(void **state)
{
    struct calendar cal = { NULL, 0 };

    (void)state;
    for (int32_t d = day_of(1999, 12, 20); d < day_of(2000, 3, 10); d++)
        assert_int_equal(calendar_count(&cal, d, d + 7), 5);
    for (int32_t d = -20; d < 20; d++) /* also before 1970 */
        assert_int_equal(calendar_count(&cal, d, d + 7), 5);
}

static void has_line(struct str text, const char *line)
{
    struct str want = str_printf(&arena, "%s\r\n", line);

    if (!str_has(text, want))
        fail_msg("%s is not in:\n" STR_FMT, line, STR_ARG(text));
}

static void calendar_text_is_escaped_and_folded(void **state)
{
    struct buf b;
    struct ical_event e = {
        .uid = STR("month-17@runut"),
        .stamp =
            time_from_civil((struct civil){ .year = 2025, .month = 3, .day = 4, .hour = 5 }, 0),
        .day = day_of(2025, 12, 31),
        .summary = STR("Laporan 4.2.1.4; rapat, \\notulen"),
        .text = STR("Baris satu\r\nBaris dua é é é é é é é é é é é é é é é é é é é é é é é é é é é "
                    "é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é é"),
        .alarm_days = 3,
    };
    struct str text, rest;

    (void)state;
    buf_init(&b, &arena);
    ical_open(&b, STR("Rencana, KPU"));
    ical_add(&b, &e);
    ical_close(&b);
    text = buf_str(&b);
    has_line(text, "X-WR-CALNAME:Rencana\\, KPU");
    has_line(text, "SUMMARY:Laporan 4.2.1.4\\; rapat\\, \\\\notulen");
    has_line(text, "DTSTAMP:20250304T050000Z");
    has_line(text, "DTSTART;VALUE=DATE:20251231");
    has_line(text, "DTEND;VALUE=DATE:20260101");
    has_line(text, "TRIGGER:-P3D");
    assert_true(str_has(text, STR("Baris satu\\nBaris dua")));
    for (rest = text; rest.n > 0;) {
        struct str line = str_cut(&rest, '\n');

        assert_true(line.n > 0 && line.p[line.n - 1] == '\r');
        assert_true(line.n - 1 <= 75);
        assert_true(utf8_valid(line));
    }
}

/* Unfolded, the text must be what went in, wherever the fold falls. */
static void folding_loses_nothing(void **state)
{
    (void)state;
    for (size_t n = 0; n < 400; n++) {
        struct buf in, out, unfolded;
        struct str rest;

        buf_init(&in, &arena);
        buf_init(&out, &arena);
        buf_init(&unfolded, &arena);
        for (size_t i = 0; i < n; i++)
            buf_add(&in, i % 3 == 0 ? STR("—") : STR("a"));
        ical_line(&out, "X", buf_str(&in));
        rest = buf_str(&out);
        for (size_t i = 0; i < rest.n; i++) {
            if (i + 2 < rest.n && memcmp(rest.p + i, "\r\n ", 3) == 0)
                i += 2;
            else
                buf_add_char(&unfolded, rest.p[i]);
        }
        assert_true(str_eq(buf_str(&unfolded),
                           str_printf(&arena, "X:" STR_FMT "\r\n", STR_ARG(buf_str(&in)))));
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_term_steps_over_holidays),
        cmocka_unit_test(counting_undoes_adding),
        cmocka_unit_test(without_holidays_weeks_have_five_days),
        cmocka_unit_test(calendar_text_is_escaped_and_folded),
        cmocka_unit_test(folding_loses_nothing),
    };
    int failed;

    arena_init(&arena);
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_done(&arena);
    return failed;
}
