/*
 * test_information.c: the terms of information requests, objections and exemptions, to the day: the
 * shipped rules and clocks over a calendar of which every holiday is known.
 */
#include <stdlib.h>

#include "text.h"

#undef fail /* ours is in ctx.h */

#include "register/clock.h"
#include "register/load.h"

#define WIB 7

static struct arena arena;
static struct reg_all all;

/* Christmas and New Year, and nothing else. */
static struct calendar winter(void)
{
    static struct calendar_holiday h[2];

    h[0] = (struct calendar_holiday){ day_of(2026, 12, 25), DAY_HOLIDAY, STR("Natal") };
    h[1] = (struct calendar_holiday){ day_of(2027, 1, 1), DAY_HOLIDAY, STR("Tahun Baru") };
    return (struct calendar){ h, 2 };
}

static const struct reg_def *def_of(const char *name)
{
    for (size_t i = 0; i < all.n; i++) {
        if (str_eq(all.def[i]->name, str_of(name)))
            return all.def[i];
    }
    print_error("no register %s\n", name);
    abort();
}

static const struct reg_clock *clock_of(const char *reg, const char *name)
{
    const struct reg_def *def = def_of(reg);

    for (size_t i = 0; i < def->n_clock; i++) {
        if (str_eq(def->clock[i].name, str_of(name)))
            return &def->clock[i];
    }
    print_error("no clock %s\n", name);
    abort();
}

/* The value that holds today and on. */
static int value_of(const struct reg_rule *rule)
{
    return (int)rule->value[rule->n_value - 1].value;
}

/* The end of that clock begun on that day, lengthened so often as its rule says. */
static int32_t due(const char *reg, const char *name, int32_t from, int extensions)
{
    const struct reg_clock *k = clock_of(reg, name);
    struct clock_event e[4] = { { .kind = CLOCK_START, .at = (int64_t)from * DAY, .day = from } };
    struct calendar cal = winter();
    struct clock_run run;
    int limit = value_of(k->limit);
    size_t n = 1;

    assert_true(extensions <= k->extend_times);
    for (int i = 0; i < extensions; i++)
        e[n++] = (struct clock_event){ .kind = CLOCK_EXTEND,
                                       .at = (int64_t)(from + 1) * DAY,
                                       .day = from + 1,
                                       .amount = value_of(k->extend) };
    clock_run(&cal, k->limit->unit, k->back ? -limit : limit, e, n, (int64_t)from * DAY, WIB, &run);
    return run.due;
}

static void assert_day(int32_t day, int year, int month, int of_month)
{
    assert_int_equal(day, day_of(year, month, of_month));
}

/* Received Monday, 2 November 2026. */
static void a_request(void **state)
{
    int32_t received = day_of(2026, 11, 2);

    (void)state;
    assert_day(due("information_request", "answer", received, 0), 2026, 11, 16);
    assert_day(due("information_request", "answer", received, 1), 2026, 11, 25);
    assert_day(due("information_request", "answer_election", received, 0), 2026, 11, 5);
    assert_day(due("information_request", "answer_election", received, 1), 2026, 11, 9);
}

static void an_objection(void **state)
{
    (void)state;
    assert_day(due("information_objection", "window", day_of(2026, 11, 16), 0), 2026, 12, 29);
    assert_day(due("information_objection", "reply", day_of(2026, 11, 20), 0), 2027, 1, 5);
    assert_day(due("information_objection", "reply_election", day_of(2026, 11, 20), 0), 2026, 11,
               25);
    assert_day(due("information_objection", "commission", day_of(2026, 12, 10), 0), 2026, 12, 31);
}

/* The law gives a request no pause, and one extension. */
static void no_pause(void **state)
{
    (void)state;
    assert_true(clock_of("information_request", "answer")->pause == 0);
    assert_true(clock_of("information_request", "answer_election")->pause == 0);
    assert_int_equal(clock_of("information_request", "answer")->extend_times, 1);
}

static void what_is_periodic(void **state)
{
    (void)state;
    assert_day(due("public_information", "renewal", day_of(2026, 8, 31), 0), 2027, 2, 28);
    assert_day(due("information_report", "report", day_of(2026, 12, 31), 0), 2027, 3, 31);
}

/* Thirty working days before the day on which an exemption ends; that day does not count. */
static void counted_back(void **state)
{
    int32_t end = day_of(2026, 12, 31), last = due("exempt_information", "decide", end, 0);
    struct calendar cal = winter();
    struct clock_event e = { .kind = CLOCK_START, .at = (int64_t)end * DAY, .day = end };
    struct clock_event stop[2] = { e, { .kind = CLOCK_STOP } };
    struct clock_run run;
    size_t n = 0;
    const struct clock_day *day;

    (void)state;
    assert_day(last, 2026, 11, 18);
    assert_int_equal(calendar_count(&cal, last - 1, end - 1), 30);
    clock_run(&cal, RULE_WORKDAYS, -30, &e, 1, (int64_t)day_of(2026, 11, 17) * DAY, WIB, &run);
    assert_int_equal(run.state, CLOCK_RUNNING);
    assert_int_equal(run.left, 1);
    day = clock_days(&arena, &cal, RULE_WORKDAYS, &e, 1, &run, &n);
    assert_int_equal(n, (size_t)(end - last) + 1);
    assert_int_equal(day[0].number, 30);
    assert_int_equal(day[n - 2].number, 1);
    assert_int_equal(day[n - 1].number, 0);
    /* What was decided on the last day was decided in time, on the day after it too late. */
    for (int late = 0; late < 2; late++) {
        stop[1].day = last + late;
        stop[1].at = (int64_t)stop[1].day * DAY;
        clock_run(&cal, RULE_WORKDAYS, -30, stop, 2, (int64_t)end * DAY, WIB, &run);
        assert_int_equal(run.state, late ? CLOCK_MISSED : CLOCK_MET);
    }
    clock_run(&cal, RULE_DAYS, -10, &e, 1, 0, WIB, &run);
    assert_day(run.due, 2026, 12, 21);
    clock_run(&cal, RULE_MONTHS, -1, &e, 1, 0, WIB, &run);
    assert_day(run.due, 2026, 11, 30);
}

static int load(void **state)
{
    struct reg_mistake *m = NULL;
    size_t n = 0;

    (void)state;
    return reg_load(&arena, reg_shipped, reg_shipped_n, &all, &m, &n) == ST_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    arena_done(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request),    cmocka_unit_test(an_objection),
        cmocka_unit_test(no_pause),     cmocka_unit_test(what_is_periodic),
        cmocka_unit_test(counted_back),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
