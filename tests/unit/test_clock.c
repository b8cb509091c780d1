/* test_clock.c: terms: worked examples of the law, and random events against a naive model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include "base/time.h"
#include "dice.h"
#include "register/clock.h"

#define WIB 7

static struct arena arena;

/* What the examples assume: Christmas and New Year are holidays. */
static struct calendar winter(void)
{
    static struct calendar_holiday h[2];

    h[0] = (struct calendar_holiday){ day_of(2026, 12, 25), DAY_HOLIDAY, STR("Natal") };
    h[1] = (struct calendar_holiday){ day_of(2027, 1, 1), DAY_HOLIDAY, STR("Tahun Baru") };
    return (struct calendar){ h, 2 };
}

static int64_t at(int32_t day, int hour, int minute)
{
    return (int64_t)day * DAY + (hour - WIB) * HOUR + minute * MINUTE;
}

static struct clock_event event(enum clock_event_kind kind, int32_t day, int hour)
{
    return (struct clock_event){ .kind = kind, .at = at(day, hour, 0), .day = day };
}

static struct clock_run run_of(enum rule_unit unit, int limit, const struct clock_event *e,
                               size_t n, int32_t today)
{
    struct calendar cal = winter();
    struct clock_run run;

    clock_run(&cal, unit, limit, e, n, at(today, 10, 0), WIB, &run);
    return run;
}

static int32_t due_of(enum rule_unit unit, int limit, int32_t start)
{
    struct clock_event e = event(CLOCK_START, start, 9);

    return run_of(unit, limit, &e, 1, start).due;
}

static void the_examples_of_integrity(void **state)
{
    (void)state;
    /* acknowledged within 7 calendar days, feedback within 3 months */
    assert_int_equal(due_of(RULE_DAYS, 7, day_of(2026, 11, 9)), day_of(2026, 11, 16));
    assert_int_equal(due_of(RULE_MONTHS, 3, day_of(2026, 11, 12)), day_of(2027, 2, 12));
    /* gratification: 10 working days to the UPG, 10 more to the KPK, 30 at most */
    assert_int_equal(due_of(RULE_WORKDAYS, 10, day_of(2026, 11, 6)), day_of(2026, 11, 20));
    assert_int_equal(due_of(RULE_WORKDAYS, 10, day_of(2026, 11, 20)), day_of(2026, 12, 4));
    assert_int_equal(due_of(RULE_WORKDAYS, 30, day_of(2026, 11, 6)), day_of(2026, 12, 18));
    assert_int_equal(due_of(RULE_WORKDAYS, 20, day_of(2026, 11, 20)), day_of(2026, 12, 18));
    /* conflict of interest: decided within 7 working days */
    assert_int_equal(due_of(RULE_WORKDAYS, 7, day_of(2026, 11, 10)), day_of(2026, 11, 19));
}

static void the_examples_of_public_services(void **state)
{
    struct clock_event request[] = { event(CLOCK_START, day_of(2026, 11, 2), 9),
                                     event(CLOCK_EXTEND, day_of(2026, 11, 12), 9) };
    int32_t received = day_of(2026, 11, 2);

    (void)state;
    assert_int_equal(due_of(RULE_WORKDAYS, 10, received), day_of(2026, 11, 16));
    request[1].amount = 7;
    assert_int_equal(run_of(RULE_WORKDAYS, 10, request, 2, received).due, day_of(2026, 11, 25));
    request[1].amount = 2;
    assert_int_equal(due_of(RULE_WORKDAYS, 3, received), day_of(2026, 11, 5));
    assert_int_equal(run_of(RULE_WORKDAYS, 3, request, 2, received).due, day_of(2026, 11, 9));
    assert_int_equal(due_of(RULE_WORKDAYS, 30, day_of(2026, 11, 16)), day_of(2026, 12, 29));
    assert_int_equal(due_of(RULE_WORKDAYS, 30, day_of(2026, 11, 20)), day_of(2027, 1, 5));
    assert_int_equal(due_of(RULE_WORKDAYS, 14, day_of(2026, 12, 10)), day_of(2026, 12, 31));
    /* service standards: published, commented, mended, promised */
    assert_int_equal(due_of(RULE_WORKDAYS, 5, day_of(2026, 11, 3)), day_of(2026, 11, 10));
    assert_int_equal(due_of(RULE_WORKDAYS, 7, day_of(2026, 11, 10)), day_of(2026, 11, 19));
    assert_int_equal(due_of(RULE_DAYS, 14, day_of(2026, 11, 19)), day_of(2026, 12, 3));
    assert_int_equal(due_of(RULE_WORKDAYS, 7, day_of(2026, 12, 4)), day_of(2026, 12, 15));
    /* complaints */
    assert_int_equal(due_of(RULE_WORKDAYS, 5, received), day_of(2026, 11, 9));
    assert_int_equal(due_of(RULE_WORKDAYS, 14, received), day_of(2026, 11, 20));
    assert_int_equal(due_of(RULE_WORKDAYS, 60, received), day_of(2027, 1, 27));
    assert_int_equal(due_of(RULE_DAYS, 14, received), day_of(2026, 11, 16));
}

static void hours_run_on_the_wall_clock(void **state)
{
    struct clock_event breach[] = {
        { .kind = CLOCK_START, .at = at(day_of(2026, 11, 9), 14, 20), .day = day_of(2026, 11, 9) },
        event(CLOCK_STOP, day_of(2026, 11, 12), 14)
    };
    struct clock_run r = run_of(RULE_HOURS, 72, breach, 1, day_of(2026, 11, 10));

    (void)state;
    assert_true(r.due_at == at(day_of(2026, 11, 12), 14, 20));
    assert_int_equal(r.due, day_of(2026, 11, 12));
    assert_int_equal(r.used, 19); /* from 14.20 to 10.00 */
    assert_int_equal(r.left, 52);
    assert_int_equal(run_of(RULE_HOURS, 72, breach, 1, day_of(2026, 11, 13)).left, -20);
    assert_int_equal(run_of(RULE_HOURS, 72, breach, 2, day_of(2026, 11, 13)).state, CLOCK_MET);
    breach[1].at += 30 * MINUTE; /* ten minutes too late */
    assert_int_equal(run_of(RULE_HOURS, 72, breach, 2, day_of(2026, 11, 13)).state, CLOCK_MISSED);
}

static void months_end_where_a_month_ends(void **state)
{
    (void)state;
    assert_int_equal(due_of(RULE_MONTHS, 1, day_of(2027, 1, 31)), day_of(2027, 2, 28));
    assert_int_equal(due_of(RULE_MONTHS, 1, day_of(2028, 1, 30)), day_of(2028, 2, 29));
    assert_int_equal(due_of(RULE_MONTHS, 2, day_of(2026, 12, 31)), day_of(2027, 2, 28));
    assert_int_equal(due_of(RULE_MONTHS, 12, day_of(2028, 2, 29)), day_of(2029, 2, 28));
    assert_int_equal(due_of(RULE_MONTHS, 6, day_of(2026, 8, 31)), day_of(2027, 2, 28));
    assert_int_equal(due_of(RULE_MONTHS, 0, day_of(2026, 8, 31)), day_of(2026, 8, 31));
}

/* Paused from Wednesday to Monday: neither of the two days counts, and the end moves by four. */
static void a_paused_day_does_not_count(void **state)
{
    struct clock_event e[] = { event(CLOCK_START, day_of(2026, 11, 2), 9),
                               event(CLOCK_PAUSE, day_of(2026, 11, 4), 16),
                               event(CLOCK_RESUME, day_of(2026, 11, 9), 8),
                               event(CLOCK_STOP, day_of(2026, 11, 20), 23) };
    struct clock_run r = run_of(RULE_WORKDAYS, 10, e, 1, day_of(2026, 11, 6));

    (void)state;
    assert_int_equal(r.due, day_of(2026, 11, 16));
    assert_int_equal(r.used, 4);
    assert_int_equal(r.left, 6);
    r = run_of(RULE_WORKDAYS, 10, e, 2, day_of(2026, 11, 6)); /* as if resumed today */
    assert_int_equal(r.state, CLOCK_PAUSED);
    assert_int_equal(r.used, 1);
    assert_int_equal(r.due, day_of(2026, 11, 19));
    r = run_of(RULE_WORKDAYS, 10, e, 3, day_of(2026, 11, 10));
    assert_int_equal(r.state, CLOCK_RUNNING);
    assert_int_equal(r.used, 2);
    assert_int_equal(r.due, day_of(2026, 11, 20));
    r = run_of(RULE_WORKDAYS, 10, e, 4, day_of(2026, 12, 1));
    assert_int_equal(r.state, CLOCK_MET); /* until the end of the day */
    assert_int_equal(r.stopped, day_of(2026, 11, 20));
    assert_int_equal(r.used, 10);
    assert_int_equal(run_of(RULE_DAYS, 10, e, 3, day_of(2026, 11, 10)).due, day_of(2026, 11, 18));
    assert_int_equal(run_of(RULE_MONTHS, 1, e, 3, day_of(2026, 11, 10)).due, day_of(2026, 12, 8));
}

static void a_second_start_begins_anew_only_after_a_stop(void **state)
{
    struct clock_event e[] = { event(CLOCK_START, day_of(2026, 11, 2), 9),
                               event(CLOCK_START, day_of(2026, 11, 3), 9),
                               event(CLOCK_STOP, day_of(2026, 11, 30), 9),
                               event(CLOCK_EXTEND, day_of(2026, 12, 1), 9),
                               event(CLOCK_START, day_of(2026, 12, 1), 9) };

    (void)state;
    e[3].amount = 5; /* after the stop: of nothing */
    assert_int_equal(run_of(RULE_DAYS, 7, e, 0, day_of(2026, 12, 2)).state, CLOCK_NONE);
    assert_int_equal(run_of(RULE_DAYS, 7, e, 2, day_of(2026, 11, 4)).due, day_of(2026, 11, 9));
    assert_int_equal(run_of(RULE_DAYS, 7, e, 4, day_of(2026, 12, 2)).state, CLOCK_MISSED);
    assert_int_equal(run_of(RULE_DAYS, 7, e, 4, day_of(2026, 12, 2)).limit, 7);
    assert_int_equal(run_of(RULE_DAYS, 7, e, 5, day_of(2026, 12, 2)).due, day_of(2026, 12, 8));
    assert_int_equal(run_of(RULE_DAYS, 7, e, 5, day_of(2026, 12, 2)).state, CLOCK_RUNNING);
}

static void each_day_says_why(void **state)
{
    struct calendar cal = winter();
    struct clock_event e[] = { event(CLOCK_START, day_of(2026, 12, 22), 9),
                               event(CLOCK_PAUSE, day_of(2026, 12, 29), 9),
                               event(CLOCK_RESUME, day_of(2026, 12, 30), 9) };
    struct clock_run run;
    struct clock_day *day;
    size_t n = 0;

    (void)state;
    e[1].ground = STR("menunggu pelapor");
    clock_run(&cal, RULE_WORKDAYS, 4, e, 3, at(day_of(2027, 1, 4), 8, 0), WIB, &run);
    assert_int_equal(run.due, day_of(2026, 12, 31));
    day = clock_days(&arena, &cal, RULE_WORKDAYS, e, 3, &run, &n);
    assert_int_equal(n, 10);
    assert_int_equal(day[0].number, 0); /* the start */
    assert_int_equal(day[1].number, 1);
    assert_int_equal(day[2].number, 2);
    assert_int_equal(day[3].kind, DAY_HOLIDAY);
    assert_true(str_eq(day[3].name, STR("Natal")));
    assert_int_equal(day[4].kind, DAY_WEEKEND);
    assert_int_equal(day[6].number, 3);
    assert_true(day[7].paused && day[8].paused && !day[9].paused);
    assert_true(str_eq(day[7].name, STR("menunggu pelapor")));
    assert_int_equal(day[9].number, 4);

    clock_run(&cal, RULE_HOURS, 48, e, 3, at(day_of(2027, 1, 4), 8, 0), WIB, &run);
    day = clock_days(&arena, &cal, RULE_HOURS, e, 3, &run, &n);
    assert_int_equal(n, 3);
    assert_int_equal(day[0].number, 15); /* from nine o'clock on */
    assert_int_equal(day[1].number, 39);
    assert_int_equal(day[2].number, 48);
}

/* ── Random events against a model that knows nothing but a slot of ten minutes ── */

#define SLOTS 144 /* a day */
#define RANGE 260 /* days */

struct model {
    bool paused[RANGE * SLOTS]; /* by slot from the start's day on */
    bool day[RANGE];            /* paused wholly or partly */
    struct clock_event event[12];
    size_t n;
    int32_t first;
    int start, stop, now, more; /* slots; stop -1: none */
};

static struct clock_event slot_event(const struct model *m, enum clock_event_kind kind, int slot)
{
    return (struct clock_event){ .kind = kind,
                                 .at = at(m->first, 0, 0) + slot * 10 * MINUTE,
                                 .day = m->first + slot / SLOTS };
}

/* From slot to slot; both the days of the pause and of the resumption are touched. */
static void model_pause(struct model *m, int from, int to)
{
    for (int i = from; i < to; i++)
        m->paused[i] = true;
    for (int d = from / SLOTS; d <= to / SLOTS; d++)
        m->day[d] = true;
}

static void model_make(struct model *m, struct dice *dice)
{
    int slot, since = -1;

    *m = (struct model){ .stop = -1, .first = day_of(2026, 9, 1) + (int)dice_throw(dice, 90) };
    slot = m->start = (int)dice_throw(dice, SLOTS);
    m->event[m->n++] = slot_event(m, CLOCK_START, slot);
    for (int i = 0; i < 8 && m->stop < 0; i++) {
        uint32_t what = dice_throw(dice, 10);

        slot += (int)dice_throw(dice, 12 * SLOTS);
        if (what < 4) {
            m->event[m->n++] = slot_event(m, CLOCK_PAUSE, slot);
            since = since < 0 ? slot : since;
        } else if (what < 8) {
            m->event[m->n++] = slot_event(m, CLOCK_RESUME, slot);
            if (since >= 0)
                model_pause(m, since, slot);
            since = -1;
        } else if (what == 8) {
            m->event[m->n] = slot_event(m, CLOCK_EXTEND, slot);
            m->event[m->n++].amount = 2;
            m->more += 2;
        } else {
            m->event[m->n++] = slot_event(m, CLOCK_STOP, slot);
            m->stop = slot;
        }
    }
    m->now = slot + (int)dice_throw(dice, 5 * SLOTS);
    if (since >= 0)
        model_pause(m, since, m->stop >= 0 ? m->stop : m->now);
}

static bool model_counts(const struct calendar *cal, enum rule_unit unit, const struct model *m,
                         int d)
{
    return !m->day[d] &&
           (unit != RULE_WORKDAYS || calendar_kind(cal, m->first + d, NULL) == DAY_WORK);
}

static void check_days(const struct calendar *cal, enum rule_unit unit, const struct model *m,
                       int limit)
{
    int until = (m->stop >= 0 ? m->stop : m->now) / SLOTS, due = 0, used = 0, n = 0;
    int64_t now = at(m->first, 0, 0) + m->now * 10 * MINUTE;
    struct clock_run run;
    struct clock_day *day;
    size_t n_day = 0;

    for (int d = 1; d < RANGE; d++) {
        bool counts = model_counts(cal, unit, m, d);

        used += counts && d <= until ? 1 : 0;
        n += counts ? 1 : 0;
        if (counts && n == limit + m->more)
            due = d;
    }
    clock_run(cal, unit, limit, m->event, m->n, now, WIB, &run);
    assert_int_equal(run.due - m->first, due);
    assert_int_equal(run.used, used);
    assert_int_equal(run.left, limit + m->more - used);
    assert_int_equal(day_today(run.due_at, WIB), run.due);
    assert_int_equal(day_today(run.due_at + 1, WIB), run.due + 1);
    if (m->stop >= 0)
        assert_int_equal(run.state, m->stop / SLOTS <= due ? CLOCK_MET : CLOCK_MISSED);
    day = clock_days(&arena, cal, unit, m->event, m->n, &run, &n_day);
    n = 0;
    for (size_t i = 0; i < n_day; i++) {
        bool counts = i > 0 && model_counts(cal, unit, m, (int)i);

        n += counts ? 1 : 0;
        assert_int_equal(day[i].day, m->first + (int)i);
        assert_int_equal(day[i].number, counts ? n : 0);
        assert_int_equal(day[i].paused, i > 0 && m->day[i]);
    }
}

static void check_hours(const struct model *m, int limit)
{
    static const struct calendar none = { NULL, 0 };
    int until = m->stop >= 0 ? m->stop : m->now, due = -1, used = 0, n = 0;
    struct clock_run run;

    for (int i = m->start; i < RANGE * SLOTS && due < 0; i++) {
        if (n == (limit + m->more) * 6)
            due = i;
        n += m->paused[i] ? 0 : 1;
    }
    for (int i = m->start; i < until; i++)
        used += m->paused[i] ? 0 : 1;
    clock_run(&none, RULE_HOURS, limit, m->event, m->n, at(m->first, 0, 0) + m->now * 10 * MINUTE,
              WIB, &run);
    assert_true(run.due_at == at(m->first, 0, 0) + due * 10 * MINUTE);
    assert_int_equal(run.used, used / 6);
    if (m->stop >= 0)
        assert_int_equal(run.state, m->stop <= due ? CLOCK_MET : CLOCK_MISSED);
}

static void random_events_agree_with_the_model(void **state)
{
    struct calendar cal = winter();
    struct model *m = arena_new(&arena, struct model);
    struct dice dice = { 20261125 };

    (void)state;
    for (int i = 0; i < 3000; i++) {
        model_make(m, &dice);
        check_days(&cal, RULE_WORKDAYS, m, 1 + (int)dice_throw(&dice, 60));
        check_days(&cal, RULE_DAYS, m, 1 + (int)dice_throw(&dice, 90));
        check_hours(m, 1 + (int)dice_throw(&dice, 300));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_integrity),
        cmocka_unit_test(the_examples_of_public_services),
        cmocka_unit_test(hours_run_on_the_wall_clock),
        cmocka_unit_test(months_end_where_a_month_ends),
        cmocka_unit_test(a_paused_day_does_not_count),
        cmocka_unit_test(a_second_start_begins_anew_only_after_a_stop),
        cmocka_unit_test(each_day_says_why),
        cmocka_unit_test(random_events_agree_with_the_model),
    };
    int failed;

    arena_init(&arena);
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_done(&arena);
    return failed;
}
