/*
 * test_plan_round.c: months in the database: after any run of random moves the packed form says
 * what the twelve rows say, and every refusal leaves everything as it was. On both databases.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include <stdio.h>

#include "core/app.h"
#include "core/ledger.h"
#include "dice.h"
#include "plan/import.h"
#include "plan/round.h"
#include "testdb.h"

#define UNIT 1
#define STEPS 600

struct bench {
    struct testdb t;
    struct app app;
    struct ctx c;
    struct arena arena; /* of one step */
    struct dice dice;
};

static const char plan_file[] =
    "ref,area_no,area,activity_no,activity,sub_no,sub_activity,sub_details,indicator_no,indicator,"
    "indicator_details,marks_seen,months,months_basis,source_line,note\n"
    "1.1.1.1,1,A,1,B,1,C,,1,Satu,,12,1-12,certain,,\n"
    "1.1.1.2,1,A,1,B,1,C,,2,Dua,,3,\"1,2,3\",inferred,,\n"
    "1.1.1.3,1,A,1,B,1,C,,3,Tiga,,,,unknown,,\n"
    "1.1.2,1,A,1,B,2,D,,,,,0,,unknown,,\n";

static void import_plan(struct bench *b)
{
    struct import *im = arena_new(&b->t.arena, struct import);
    struct import_target target = { .kind = PLAN_RB, .year = 2025 };
    struct import_diff diff = { 0 };
    struct plan plan = { 0 };
    struct table table = { 0 };
    struct table_fault fault = { 0 };

    assert_int_equal(
        table_parse_csv(&b->t.arena, str_of(plan_file), &import_limits, &table, &fault), ST_OK);
    assert_int_equal(import_check(&b->t.arena, &table, im), ST_OK);
    assert_int_equal(import_apply(&b->c, &target, im, STR(""), sha256_of("x", 1), &plan, &diff),
                     ST_OK);
    assert_int_equal(plan.state, PLAN_ENACTED);
}

static void bench_open(struct bench *b, enum db_kind kind)
{
    *b = (struct bench){ .dice = { 0x9E3779B97F4A7C15u } };
    testdb_open(&b->t, kind, true);
    arena_init(&b->arena);
    b->app.home_unit = UNIT;
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, UNIT);
    testdb_sql(b->t.db, "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                        " ('1811', 'KPU Mesuji', 'Mesuji', 'regency', 7, '/1/')");
    testdb_sql(b->t.db, "INSERT INTO person (unit_id, name, name_search) VALUES"
                        " (1, 'Satu', 'satu'), (1, 'Dua', 'dua'), (1, 'Tiga', 'tiga')");
    import_plan(b);
    b->c.arena = &b->arena;
}

/* Packed, row by row, from what is stored. */
static void check_item(struct bench *b, const struct item *it)
{
    struct month m[MONTHS];
    bool planned[MONTHS] = { false };
    struct str bad;

    assert_int_equal(months_read(&b->c, it->id, m), ST_OK);
    assert_true(months_valid(it->months));
    assert_true(months_parse(it->months_plan, planned, &bad));
    for (int i = 0; i < MONTHS; i++) {
        assert_int_equal(it->months.p[i], month_char(m[i].state, m[i].plan));
        assert_int_equal(m[i].plan.planned, planned[i]);
        if (m[i].state == MONTH_POSTPONED)
            assert_true(m[i].row.postponed_to > i + 1);
        if (m[i].state == MONTH_VERIFIED)
            assert_int_not_equal(m[i].row.reported_by, m[i].row.verified_by);
    }
}

static void check_all(struct bench *b)
{
    struct plan plan = { 0 };
    struct plan_tree t = { 0 };

    assert_int_equal(plan_find(&b->c, STR("2025"), &plan), ST_OK);
    assert_int_equal(plan_load(&b->c, &plan, &t), ST_OK);
    assert_int_equal(t.tracked, 4);
    for (size_t i = 0; i < t.n_item; i++)
        if (t.item[i].tracked)
            check_item(b, &t.item[i]);
}

static enum status random_move(struct bench *b, struct round *r)
{
    int month = (int)dice_throw(&b->dice, 13) + 1; /* 13 is no month */
    int64_t version = month <= MONTHS && dice_throw(&b->dice, 4) > 0
                          ? r->month[month - 1].row.version
                          : (int64_t)dice_throw(&b->dice, 5) - 1;
    struct report report = { .month = month, .version = version, .note = STR("kerja") };
    bool planned[MONTHS];
    int64_t id;

    switch (dice_throw(&b->dice, 8)) {
    case 0:
    case 1:
        report.value = (struct real){ dice_throw(&b->dice, 2) > 0, dice_throw(&b->dice, 120) };
        return round_report(&b->c, r, &report, &id);
    case 2:
    case 3:
        return round_verify(&b->c, r, month, version);
    case 4:
        return round_return(&b->c, r, month, version, STR("kurang"));
    case 5:
        return round_postpone(&b->c, r, month, version, (int)dice_throw(&b->dice, 14),
                              STR("nanti"));
    case 6:
        return round_reopen(&b->c, r, month, version, STR("salah"));
    default:
        for (int i = 0; i < MONTHS; i++)
            planned[i] = dice_throw(&b->dice, 2) > 0 || r->month[i].plan.planned;
        return round_confirm(&b->c, r, r->item->indicator_version, planned, STR("alasan"));
    }
}

static void packed_months_follow_their_rows(struct bench *b)
{
    static const char *const refs[] = { "1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.2" };
    int done[7] = { 0 };
    int64_t before = 0, after = 0;

    for (int i = 0; i < STEPS; i++) {
        CLEANUP(tx_end) struct tx tx = { 0 };
        struct round *r = arena_new(&b->arena, struct round);
        enum status s;

        b->c.who.person_id = (int64_t)dice_throw(&b->dice, 4); /* 0 is nobody */
        b->c.failure = (struct failure){ 0 };
        assert_int_equal(ledger_size(&b->c, UNIT, &before), ST_OK);
        assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
        assert_int_equal(round_open(&b->c, STR("2025"), str_of(refs[dice_throw(&b->dice, 4)]), r),
                         ST_OK);
        s = random_move(b, r);
        assert_in_range(s, ST_OK, ST_CONFLICT);
        assert_int_not_equal(s, ST_NOT_FOUND);
        if (s == ST_OK)
            assert_int_equal(tx_commit(&tx), ST_OK);
        tx_end(&tx);
        done[s]++;
        check_all(b);
        assert_int_equal(ledger_size(&b->c, UNIT, &after), ST_OK);
        assert_int_equal(after, before + (s == ST_OK));
        arena_reset(&b->arena);
    }
    /* The run was worth something. */
    assert_true(done[ST_OK] > STEPS / 10);
    assert_true(done[ST_DENIED] > 0 && done[ST_INVALID] > 0 && done[ST_CONFLICT] > 0);
}

static void check_same(const struct round *a, const struct round *b)
{
    assert_int_equal(a->tree.plan.version, b->tree.plan.version);
    assert_int_equal(a->item->version, b->item->version);
    assert_int_equal(a->item->indicator_version, b->item->indicator_version);
    assert_true(str_eq(a->item->months, b->item->months));
    assert_true(str_eq(a->item->late_months, b->item->late_months));
    assert_memory_equal(a->locked, b->locked, sizeof(a->locked));
    for (int i = 0; i < MONTHS; i++) {
        assert_int_equal(a->month[i].state, b->month[i].state);
        assert_int_equal(a->month[i].row.version, b->month[i].row.version);
        assert_int_equal(a->month[i].row.reported_by, b->month[i].row.reported_by);
        assert_int_equal(a->month[i].plan.postponed, b->month[i].plan.postponed);
    }
}

/* Whatever happened since it was opened; and nothing is read twice where nothing happened. */
static void a_round_opened_again_is_as_it_is_now(struct bench *b)
{
    struct round *old = arena_new(&b->arena, struct round);
    int kept = 0, renewed = 0;

    for (int i = 0; i < STEPS / 2; i++) {
        struct round *now = arena_new(&b->arena, struct round);
        const struct item *was = old->item;
        CLEANUP(tx_end) struct tx tx = { 0 };

        b->c.who.person_id = (int64_t)dice_throw(&b->dice, 3) + 1;
        b->c.failure = (struct failure){ 0 };
        assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
        assert_int_equal(round_open(&b->c, STR("2025"), STR("1.1.1.1"), now), ST_OK);
        if (dice_throw(&b->dice, 4) == 0 &&
            plan_lock(&b->c, &now->tree.plan, (int)dice_throw(&b->dice, MONTHS) + 1,
                      dice_throw(&b->dice, 2) > 0) == ST_OK)
            assert_int_equal(tx_commit(&tx), ST_OK);
        else if (dice_throw(&b->dice, 2) > 0 && random_move(b, now) == ST_OK)
            assert_int_equal(tx_commit(&tx), ST_OK);
        tx_end(&tx);
        assert_int_equal(round_open(&b->c, STR("2025"), STR("1.1.1.1"), now), ST_OK);
        assert_int_equal(round_open_again(&b->c, STR("2025"), STR("1.1.1.1"), old), ST_OK);
        check_same(old, now);
        kept += old->item == was;
        renewed += old->item != was;
    }
    assert_true(kept > 10 && renewed > 10);
}

static void nobody_verifies_what_they_reported(struct bench *b)
{
    struct round *r = arena_new(&b->arena, struct round);
    struct report report = { .month = 1, .version = -1, .note = STR("kerja") };
    struct month_row row;
    int64_t id = 0;

    for (int person = 1; person <= 2; person++) {
        CLEANUP(tx_end) struct tx tx = { 0 };

        b->c.who.person_id = person;
        assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
        assert_int_equal(round_open(&b->c, STR("2025"), STR("1.1.1.1"), r), ST_OK);
        assert_int_equal(round_report(&b->c, r, &report, &id), ST_OK);
        assert_int_equal(tx_commit(&tx), ST_OK);
    }
    /* Both took part: the first reporter and the last editor; the third did not. */
    for (int person = 1; person <= 3; person++) {
        CLEANUP(tx_end) struct tx tx = { 0 };

        b->c.who.person_id = person;
        assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
        assert_int_equal(round_open(&b->c, STR("2025"), STR("1.1.1.1"), r), ST_OK);
        assert_int_equal(round_verify(&b->c, r, 1, -1), person < 3 ? ST_DENIED : ST_OK);
    }
    /* And the statement itself refuses, should anybody come to it some other way. */
    CLEANUP(tx_end) struct tx tx = { 0 };

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(round_open(&b->c, STR("2025"), STR("1.1.1.1"), r), ST_OK);
    row = r->month[0].row;
    assert_int_equal(month_verify(&b->c, UNIT, row.id, row.version, row.reported_by, 1),
                     ST_CONFLICT);
}

static void late_stays_late(struct bench *b)
{
    struct round *r = arena_new(&b->arena, struct round);
    struct report report = { .version = -1, .note = STR("kerja") };
    int64_t id = 0;

    b->c.who.person_id = 1;
    for (int i = 0; i < 2; i++) {
        CLEANUP(tx_end) struct tx tx = { 0 };

        /* The last minute of March in Mesuji, and the first of April. */
        b->c.now = time_from_civil((struct civil){ .year = 2025, .month = 4, .day = 1 }, ZONE_WIB) -
                   (i == 0 ? MINUTE : 0);
        report.month = i == 0 ? 3 : 2;
        assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
        assert_int_equal(round_open(&b->c, STR("2025"), STR("1.1.1.1"), r), ST_OK);
        assert_int_equal(round_report(&b->c, r, &report, &id), ST_OK);
        assert_int_equal(tx_commit(&tx), ST_OK);
    }
    assert_int_equal(round_open(&b->c, STR("2025"), STR("1.1.1.1"), r), ST_OK);
    assert_int_equal(r->item->late_months.p[2], '.');
    assert_int_equal(r->item->late_months.p[1], 'l');
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open(&b, on->kind);
    on->test(&b);
    arena_done(&b.arena);
    testdb_done(&b.t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(packed_months_follow_their_rows),
        ON_EACH_DB(a_round_opened_again_is_as_it_is_now),
        ON_EACH_DB(nobody_verifies_what_they_reported),
        ON_EACH_DB(late_stays_late),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
