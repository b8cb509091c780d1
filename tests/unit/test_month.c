/* test_month.c: every state with every move; packed months; lists of months. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/status.h"
#include "plan/month.h"

#define NO MONTH_STATES

/* The whole machine, once more and by hand: rows are states, columns moves. */
static const enum month_state expected[MONTH_STATES][MONTH_MOVES] = {
    /*                    report          verify          return          postpone         reopen */
    [MONTH_PLANNED] = { MONTH_REPORTED, NO, NO, MONTH_POSTPONED, NO },
    [MONTH_REPORTED] = { MONTH_REPORTED, MONTH_VERIFIED, MONTH_RETURNED, NO, NO },
    [MONTH_RETURNED] = { MONTH_REPORTED, NO, NO, MONTH_POSTPONED, NO },
    [MONTH_VERIFIED] = { NO, NO, NO, NO, MONTH_RETURNED },
    [MONTH_POSTPONED] = { NO, NO, NO, NO, NO },
};

static void every_state_with_every_move(void **unused)
{
    const struct month_plan sure = { .planned = true, .certain = true };

    (void)unused;
    for (int from = 0; from < MONTH_STATES; from++)
        for (int move = 0; move < MONTH_MOVES; move++) {
            enum month_state to = NO;
            const char *why = NULL;
            bool ok = month_move((enum month_state)from, sure, (enum month_move)move, &to, &why);

            assert_int_equal(to, expected[from][move]);
            assert_int_equal(ok, to != NO);
            assert_int_equal(ok, why == NULL);
        }
}

static void unsure_and_unplanned_months_stay(void **unused)
{
    enum month_state to;
    const char *why = NULL;

    (void)unused;
    for (int move = 0; move < MONTH_MOVES; move++) {
        assert_false(month_move(MONTH_PLANNED, (struct month_plan){ .planned = true },
                                (enum month_move)move, &to, &why));
        assert_string_equal(why, "plan.move.not_confirmed");
        assert_false(month_move(MONTH_PLANNED, (struct month_plan){ .certain = true },
                                (enum month_move)move, &to, &why));
        assert_string_equal(why, "plan.move.not_planned");
    }
    /* A month that another was moved to is planned, whatever the plan itself says. */
    assert_true(month_move(MONTH_PLANNED, (struct month_plan){ .certain = true, .postponed = true },
                           MOVE_REPORT, &to, &why));
}

static void each_month_has_one_character(void **unused)
{
    (void)unused;
    assert_int_equal(month_char(MONTH_PLANNED, (struct month_plan){ .certain = true }), '.');
    assert_int_equal(
        month_char(MONTH_PLANNED, (struct month_plan){ .planned = true, .certain = true }), 'p');
    assert_int_equal(month_char(MONTH_PLANNED, (struct month_plan){ .planned = true }), 'i');
    assert_int_equal(month_char(MONTH_PLANNED, (struct month_plan){ 0 }), '?');
    assert_int_equal(
        month_char(MONTH_PLANNED, (struct month_plan){ .certain = true, .postponed = true }), 'p');
    assert_int_equal(month_char(MONTH_REPORTED, (struct month_plan){ 0 }), 'r');
    assert_int_equal(month_char(MONTH_RETURNED, (struct month_plan){ 0 }), 'x');
    assert_int_equal(month_char(MONTH_VERIFIED, (struct month_plan){ 0 }), 'v');
    assert_int_equal(month_char(MONTH_POSTPONED, (struct month_plan){ 0 }), '>');
    assert_true(months_valid(STR(".pi?rxv>....")));
    assert_false(months_valid(STR(".pi?rxv>...")));
    assert_false(months_valid(STR(".pi?rxv>...l")));
}

static void names_are_read_back(void **unused)
{
    (void)unused;
    for (int s = 0; s < MONTH_STATES; s++) {
        enum month_state back = NO;

        assert_true(month_state_parse(str_of(month_state_name((enum month_state)s)), &back));
        assert_int_equal(back, s);
    }
    assert_false(month_state_parse(STR("late"), &(enum month_state){ NO }));
}

static void late_is_planned_and_past_its_end(void **unused)
{
    int may = 2025 * 12 + 5;

    (void)unused;
    assert_int_equal(month_shown('p', 2025, 4, may), 'l');
    assert_int_equal(month_shown('p', 2025, 5, may), 'p');
    assert_int_equal(month_shown('p', 2024, 12, may), 'l');
    assert_int_equal(month_shown('i', 2025, 4, may), 'i');
    assert_int_equal(month_shown('?', 2025, 4, may), '?');
    assert_int_equal(month_shown('x', 2025, 4, may), 'x');
}

static void counts_of_a_year(void **unused)
{
    struct month_counts n = { 0 };

    (void)unused;
    month_count(&n, STR("vvrx>ppi?..."), 2025, 2025 * 12 + 7);
    assert_int_equal(n.planned, 7);
    assert_int_equal(n.verified, 2);
    assert_int_equal(n.reported, 3);
    assert_int_equal(n.waiting, 1);
    assert_int_equal(n.returned, 1);
    assert_int_equal(n.late, 1);
    assert_int_equal(n.confirm, 2);
    assert_int_equal(n.due, 6);
}

static void lists_of_months(void **unused)
{
    static const char *const good[] = { "", "1-12", "1,2,3", "3-5,9", "12" };
    static const char *const bad[] = { "13",  "0", "3,2", "3,3", "1-",   "-3",   "5-3",  "4-4",
                                       "1;2", ",", "1,",  "x",   "1-13", "1,,2", "1-3-5" };
    bool m[MONTHS];
    struct str part;

    (void)unused;
    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        assert_true(months_parse(str_of(good[i]), m, &part));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        if (months_parse(str_of(bad[i]), m, &part))
            fail_msg("read: %s", bad[i]);
    assert_true(months_parse(STR("3-5,9"), m, &part));
    for (int i = 0; i < MONTHS; i++)
        assert_int_equal(m[i], (i >= 2 && i <= 4) || i == 8);
}

static void lists_are_written_as_the_source_writes_them(void **unused)
{
    static const char *const same[] = { "1-12", "1,2,3", "", "2,12" };
    struct arena a;
    bool m[MONTHS];
    struct str part;

    (void)unused;
    arena_init(&a);
    for (size_t i = 0; i < ARRAY_LEN(same); i++) {
        assert_true(months_parse(str_of(same[i]), m, &part));
        assert_string_equal(str_z(&a, months_text(&a, m)), same[i]);
    }
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_with_every_move),
        cmocka_unit_test(unsure_and_unplanned_months_stay),
        cmocka_unit_test(each_month_has_one_character),
        cmocka_unit_test(names_are_read_back),
        cmocka_unit_test(late_is_planned_and_past_its_end),
        cmocka_unit_test(counts_of_a_year),
        cmocka_unit_test(lists_of_months),
        cmocka_unit_test(lists_are_written_as_the_source_writes_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
