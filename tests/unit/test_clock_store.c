/*
 * test_clock_store.c: clocks of real records on both databases: kept with every move, extended,
 * counted anew when holidays or rules change, and spoken of in the morning.
 */
#include "text.h"

#undef fail /* ours is in ctx.h */

#include "register/clock_desk.h"
#include "register/hooks.h"
#include "register/save.h"
#include "register_bench.h"

/* The people of the unit. */
enum { AGENT = 1, LEADER, JUDGE, OTHER_AGENT };

const struct reg_hooks_row reg_hooks_table[] = { { NULL, NULL } };

static const char people[] =
    "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
    " ('1811', 'KPU Mesuji', 'Mesuji', 'regency', 7, '/1/');"
    "INSERT INTO person (unit_id, name, name_search) VALUES"
    " (1, 'Ani', 'ani'), (1, 'Ketua', 'ketua'), (1, 'Hakim', 'hakim'), (1, 'Dodi', 'dodi');"
    "INSERT INTO account (person_id, login, password_hash, created_at, lang) VALUES"
    " (1, 'ani', '', 0, 'id'), (2, 'ketua', '', 0, 'en'), (3, 'hakim', '', 0, 'id'),"
    " (4, 'dodi', '', 0, 'id');"
    "INSERT INTO role_grant (unit_id, person_id, role) VALUES (1, 1, 'agent'),"
    " (1, 2, 'leadership'), (1, 3, 'staff'), (1, 4, 'agent');"
    "INSERT INTO holiday (day, unit_id, name, kind, source) VALUES"
    " ('2026-01-01', 0, 'Tahun Baru', 'national', 'SKB')";

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct reg_source source[2];
    struct bench b;

    bench_open(&b, on->kind, people);
    bench_at(&b, 2026, 11, 2, 9); /* a Monday */
    source[0] = bench_source(&b, "tests/story/registers/rest.yaml");
    source[1] = bench_source(&b, "tests/story/registers/term.yaml");
    bench_bring(&b, source, ARRAY_LEN(source));
    b.def = reg_find(&b.app, STR("term"));
    bench_act(&b, ROLE_AGENT, AGENT);
    on->test(&b);
    bench_done(&b);
}

/* A record; `name`, if there is one, is filled in beside its subject. */
static int64_t made(struct bench *b, const char *name, const char *value)
{
    const struct pair pair[] = { { "subject", "Jalan rusak" }, { name, value }, { NULL, NULL } };

    return bench_made(b, pair);
}

static void move(struct bench *b, int64_t id, const char *name)
{
    assert_int_equal(bench_move(b, id, name, NULL, "KTP belum dikirim"), ST_OK);
}

static enum status extend(struct bench *b, int64_t id, const char *clock, const char *ground)
{
    struct record r = bench_found(b, id);
    enum status s;

    CLEANUP(tx_end) struct tx tx = { 0 };
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    s = clock_extend(&b->c, &r, reg_clock(b->def, str_of(clock)), str_of(ground));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static void recount(struct bench *b)
{
    struct ctx own;

    ctx_system(&own, &b->app, b->t.db, &b->t.arena, 1);
    own.now = b->c.now;
    assert_int_equal(clock_jobs[0].run(&own, STR("{}")), ST_OK);
}

/* As /pengaturan does it, twice. */
static void touched(struct bench *b)
{
    CLEANUP(tx_end) struct tx tx = { 0 };

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(calendar_touched(&b->c), ST_OK);
    assert_int_equal(calendar_touched(&b->c), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

static void tick(struct bench *b)
{
    struct ctx own;

    ctx_system(&own, &b->app, b->t.db, &b->t.arena, 1);
    own.now = b->c.now;
    assert_int_equal(clock_ticks[0].run(&own), ST_OK);
}

/* ── the tests ── */

#define REPLY(column) "SELECT " column " FROM record_clock WHERE clock = 'reply'"
#define FIRST(column) "SELECT " column " FROM record_clock WHERE clock = 'first'"

static void every_move_keeps_the_clocks(struct bench *b)
{
    int64_t id = made(b, NULL, NULL);

    assert_str(testdb_text(&b->t, REPLY("due_on")), STR("2026-11-16"));
    assert_str(testdb_text(&b->t, FIRST("due_on")), STR("2026-11-09"));
    assert_str(bench_found(b, id).due_on, STR("2026-11-09")); /* the earlier */
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM record_clock"), 2);

    bench_at(b, 2026, 11, 4, 16);
    move(b, id, "ask");
    assert_str(testdb_text(&b->t, REPLY("state")), STR("paused"));
    assert_str(testdb_text(&b->t, FIRST("state")), STR("met"));
    assert_str(testdb_text(&b->t, FIRST("stopped_on")), STR("2026-11-04"));
    assert_int_equal(testdb_int(&b->t, FIRST("used")), 2);
    assert_str(bench_found(b, id).due_on, STR(""));

    bench_at(b, 2026, 11, 9, 8);
    move(b, id, "complete"); /* four days did not count */
    assert_str(testdb_text(&b->t, REPLY("state")), STR("running"));
    assert_str(testdb_text(&b->t, REPLY("due_on")), STR("2026-11-20"));
    assert_str(bench_found(b, id).due_on, STR("2026-11-20"));

    bench_at(b, 2026, 11, 23, 8);
    move(b, id, "answer");
    assert_str(testdb_text(&b->t, REPLY("state")), STR("missed"));
    assert_int_equal(testdb_int(&b->t, REPLY("used")), 11);
    assert_str(bench_found(b, id).due_on, STR(""));

    bench_at(b, 2026, 11, 24, 8);
    move(b, id, "reopen"); /* a new count */
    assert_str(testdb_text(&b->t, REPLY("state")), STR("running"));
    assert_str(testdb_text(&b->t, REPLY("started_on")), STR("2026-11-24"));
    assert_str(testdb_text(&b->t, REPLY("due_on")), STR("2026-12-08"));
}

static void fields_start_clocks(struct bench *b)
{
    int64_t day = made(b, "received_on", "2026-10-31"),
            hour = made(b, "found_at", "2026-11-01T14:20");
    struct reg_form f;
    struct record r = bench_found(b, day);

    assert_str(testdb_text(&b->t, "SELECT due_on FROM record_clock WHERE clock = 'gift'"),
               STR("2027-01-31"));
    assert_str(testdb_text(&b->t, "SELECT due_on FROM record_clock WHERE clock = 'breach'"),
               STR("2026-11-04"));
    assert_true(testdb_int(&b->t, "SELECT due_at FROM record_clock WHERE clock = 'breach'") ==
                time_from_civil(
                    (struct civil){ .year = 2026, .month = 11, .day = 4, .hour = 14, .minute = 20 },
                    ZONE_WIB));
    assert_str(bench_found(b, hour).due_on, STR("2026-11-04"));

    { /* a field that is emptied takes its clock away */
        CLEANUP(tx_end) struct tx tx = { 0 };

        assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
        assert_int_equal(reg_form_fill(&b->c, &f, &r), ST_OK);
        assert_true(reg_form_put(&f, STR("received_on"), STR("")));
        assert_int_equal(record_change(&b->c, &r, &f), ST_OK);
        assert_int_equal(tx_commit(&tx), ST_OK);
    }
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM record_clock WHERE clock = 'gift'"),
                     0);
}

static void settling_asks_once(struct bench *b)
{
    struct record r = bench_found(b, made(b, NULL, NULL));
    struct str due = { 0 };
    unsigned before;

    CLEANUP(tx_end) struct tx tx = { 0 };
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    before = b->c.n_query;
    assert_int_equal(clock_settle(&b->c, &r, &due), ST_OK);
    assert_int_equal(b->c.n_query - before, 1); /* nothing changed, nothing written */
    testdb_sql(b->t.db, "DELETE FROM record_clock");
    before = b->c.n_query;
    assert_int_equal(clock_settle(&b->c, &r, &due), ST_OK);
    assert_int_equal(b->c.n_query - before, 3); /* two clocks */
    assert_str(due, STR("2026-11-09"));
}

static void extended_once_with_a_ground(struct bench *b)
{
    int64_t id = made(b, NULL, NULL);

    bench_at(b, 2026, 11, 10, 9);
    assert_int_equal(extend(b, id, "reply", ""), ST_INVALID);
    assert_int_equal(extend(b, id, "reply", "Dokumen harus diuji dahulu"), ST_OK);
    assert_str(testdb_text(&b->t, REPLY("due_on")), STR("2026-11-25"));
    assert_int_equal(testdb_int(&b->t, REPLY("allowed")), 17);
    assert_int_equal(
        testdb_int(&b->t, "SELECT COUNT(*) FROM entry WHERE action = 'record.extended'"), 1);
    assert_int_equal(extend(b, id, "reply", "Lagi"), ST_CONFLICT);
    bench_at(b, 2026, 11, 12, 9);
    move(b, id, "check");
    assert_str(bench_found(b, id).due_on, STR("2026-11-25"));
    move(b, id, "answer");
    assert_int_equal(extend(b, id, "reply", "Sudah selesai"), ST_CONFLICT);

    id = made(b, NULL, NULL);
    bench_at(b, 2026, 11, 27, 9); /* past its end */
    assert_int_equal(extend(b, id, "reply", "Terlambat"), ST_CONFLICT);
}

static void a_new_holiday_moves_what_runs(struct bench *b)
{
    int64_t id = made(b, NULL, NULL), done = made(b, NULL, NULL);

    bench_at(b, 2026, 11, 5, 9);
    move(b, done, "answer");
    move(b, id, "check");
    testdb_sql(
        b->t.db,
        "INSERT INTO holiday (day, unit_id, name, kind, source) VALUES"
        " ('2026-11-11', 1, 'Pilkada', 'local', 'Bupati'), ('2026-11-03', 0, 'x', 'national', "
        "'x')");
    recount(b);
    assert_str(bench_found(b, id).due_on, STR("2026-11-18"));
    assert_int_equal(
        testdb_int(&b->t, "SELECT COUNT(*) FROM record_clock WHERE record_id = 2 AND used = 3 "
                          "AND clock = 'reply'"),
        1);
    assert_int_equal(
        testdb_int(&b->t, "SELECT COUNT(*) FROM entry WHERE action = 'clock.recounted'"), 1);
    touched(b);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM job WHERE kind = 'clock.recount'"), 1);
    recount(b); /* again does no harm and says nothing */
    assert_int_equal(
        testdb_int(&b->t, "SELECT COUNT(*) FROM entry WHERE action = 'clock.recounted'"), 1);
}

static void judged_by_the_rule_of_the_day(struct bench *b)
{
    const struct reg_rule *rule = &b->def->rule[0];
    struct rule_now now = { 0 }, all[8];
    bool held[8];
    int64_t id = made(b, NULL, NULL);

    move(b, id, "check");
    assert_int_equal(rule_on(&b->c, b->def, rule, day_of(2009, 1, 1), &now), ST_NOT_FOUND);
    assert_int_equal(rule_on(&b->c, b->def, rule, day_of(2025, 12, 31), &now), ST_OK);
    assert_true(now.value > 4.9 && now.value < 5.1 && !now.own);
    testdb_sql(
        b->t.db,
        "INSERT INTO rule_value (unit_id, register, rule, value, valid_from, valid_until, law, "
        "confirmed, added_by, added_at)"
        " VALUES (1, 'term', 'reply_days', 3, '2026-11-03', NULL, 'SK 1', 1, 1, 0),"
        " (1, 'term', 'reply_days', 4, '2026-11-02', '2026-11-02', 'SK 2', 0, 1, 0)");
    assert_int_equal(rule_on(&b->c, b->def, rule, day_of(2026, 11, 2), &now), ST_OK);
    assert_true(now.value > 3.9 && now.value < 4.1 && now.own && !now.confirmed);
    assert_str(now.law, STR("SK 2"));
    assert_int_equal(rules_on(&b->c, b->def, day_of(2026, 11, 2), all, held), ST_OK);
    assert_true(held[0] && all[0].value > 3.9 && all[0].value < 4.1 && all[0].own);
    assert_true(held[1] && !all[1].own);
    assert_int_equal(rules_on(&b->c, b->def, day_of(2026, 11, 3), all, held), ST_OK);
    assert_str(all[0].law, STR("SK 1"));
    assert_int_equal(rules_on(&b->c, b->def, day_of(2000, 1, 1), all, held), ST_OK);
    assert_false(held[0]);
    recount(b);
    assert_str(bench_found(b, id).due_on, STR("2026-11-06")); /* began on the second */
    bench_at(b, 2026, 11, 4, 9);
    id = made(b, NULL, NULL);
    assert_str(bench_found(b, id).due_on, STR("2026-11-09"));
}

#define TOLD(who) "SELECT COUNT(*) FROM message WHERE read_at IS NULL AND person_id = " who

static void told_once_before_and_once_after(struct bench *b)
{
    int64_t id = made(b, "accused", "4"); /* the other agent is the accused */

    bench_at(b, 2026, 11, 3, 9);
    move(b, id, "check");
    bench_at(b, 2026, 11, 10, 9);
    tick(b);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message"), 0);
    bench_at(b, 2026, 11, 11, 6); /* three working days before, but too early in the day */
    tick(b);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message"), 0);
    bench_at(b, 2026, 11, 11, 9);
    tick(b);
    tick(b);
    assert_int_equal(testdb_int(&b->t, TOLD("1")), 1);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message"), 1);
    bench_at(b, 2026, 11, 12, 9);
    tick(b); /* not every day */
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message"), 1);
    bench_at(b, 2026, 11, 14, 9);
    tick(b);
    bench_at(b, 2026, 11, 15, 9); /* a weekend */
    tick(b);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message"), 1);
    bench_at(b, 2026, 11, 17, 9);
    tick(b);
    assert_int_equal(testdb_int(&b->t, TOLD("1")), 2);
    assert_int_equal(testdb_int(&b->t, TOLD("2")), 1); /* the leadership, in English */
    assert_int_equal(
        testdb_int(&b->t,
                   "SELECT COUNT(*) FROM message WHERE person_id = 2 AND subject LIKE 'Late:%'"),
        1);
    assert_int_equal(testdb_int(&b->t, TOLD("4")), 0); /* never the accused */
    bench_at(b, 2026, 11, 18, 9);
    tick(b);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message"), 3);
    move(b, id, "answer");
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message WHERE read_at IS NULL"), 0);

    id = made(b, NULL, NULL);
    bench_at(b, 2026, 12, 7, 9);
    tick(b);
    assert_true(testdb_int(&b->t, "SELECT COUNT(*) FROM message WHERE read_at IS NULL") > 0);
    bench_remove(b, id);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message WHERE read_at IS NULL"), 0);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM record_clock WHERE record_id = 2"), 0);
}

/* Three working days from Monday: until Thursday; on Friday morning the system makes the move. */
static void its_end_moves_by_itself(struct bench *b)
{
    int64_t id, kept;

    b->def = reg_find(&b->app, STR("rest"));
    id = made(b, NULL, NULL);
    kept = made(b, NULL, NULL);
    move(b, id, "ask");
    move(b, kept, "ask");
    assert_str(bench_found(b, id).due_on, STR("2026-11-05"));
    bench_at(b, 2026, 11, 4, 9);
    move(b, kept, "complete");
    bench_at(b, 2026, 11, 5, 16); /* the last day is theirs */
    tick(b);
    bench_at(b, 2026, 11, 6, 6);
    tick(b);
    assert_str(bench_found(b, id).state, STR("waiting"));
    bench_at(b, 2026, 11, 6, 8);
    tick(b);
    tick(b);
    assert_str(bench_found(b, id).state, STR("lapsed"));
    assert_str(bench_found(b, kept).state, STR("received"));
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM record_move WHERE move = 'lapse'"), 1);
    assert_int_equal(
        testdb_int(&b->t,
                   "SELECT COUNT(*) FROM record_move WHERE move = 'lapse' AND moved_by IS NULL"),
        1);
    assert_str(bench_found(b, id).closed_on, STR("2026-11-06"));
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM record_clock WHERE state = 'missed'"),
                     1);
}

static size_t desk(struct bench *b, enum role role, int64_t person, enum desk_kind kind)
{
    struct desk_item *item = NULL;
    size_t n = 0, found_ = 0;

    bench_act(b, role, person);
    assert_int_equal(clock_desk_of(&b->c, &item, &n), ST_OK);
    for (size_t i = 0; i < n; i++)
        found_ += item[i].kind == kind ? 1 : 0;
    bench_act(b, ROLE_AGENT, AGENT);
    return found_;
}

static void on_the_desk_of_whoever_may_move_it(struct bench *b)
{
    int64_t id = made(b, "judge", "3"), hidden = made(b, "accused", "4");

    move(b, id, "check");
    move(b, hidden, "check");
    bench_at(b, 2026, 11, 11, 9);
    assert_int_equal(desk(b, ROLE_AGENT, AGENT, DESK_DUE), 2);
    assert_int_equal(desk(b, ROLE_AGENT, OTHER_AGENT, DESK_DUE), 1); /* not the own case */
    assert_int_equal(desk(b, ROLE_STAFF, JUDGE, DESK_DUE), 0);
    move(b, id, "submit"); /* now it lies with its owner */
    assert_int_equal(desk(b, ROLE_AGENT, AGENT, DESK_DUE), 1);
    assert_int_equal(desk(b, ROLE_STAFF, JUDGE, DESK_DUE), 1);
    bench_at(b, 2026, 11, 17, 9);
    assert_int_equal(desk(b, ROLE_STAFF, JUDGE, DESK_LATE), 1);
    tick(b);
    assert_int_equal(testdb_int(&b->t, TOLD("3")), 1);
    move(b, hidden, "ask");
    assert_int_equal(desk(b, ROLE_AGENT, AGENT, DESK_WAITING), 1);
    assert_int_equal(desk(b, ROLE_AGENT, AGENT, DESK_LATE), 0);
}

static void digest_speaks_of_registers(struct bench *b)
{
    struct digest_item *item = NULL;
    size_t n = 0;
    int64_t id = made(b, NULL, NULL);

    bench_at(b, 2026, 11, 17, 7);
    assert_int_equal(clock_digest.items(&b->c, AGENT, day_of(2026, 11, 17), &item, &n), ST_OK);
    assert_int_equal(n, 2);
    assert_int_equal(item[0].kind, DIGEST_LATE);
    assert_str(item[0].ref, bench_found(b, id).title);
    assert_str(item[0].link, STR("/register/term/1"));
    assert_int_equal(item[0].due, day_of(2026, 11, 9));
    n = 0;
    assert_int_equal(clock_digest.items(&b->c, LEADER, day_of(2026, 11, 17), &item, &n), ST_OK);
    assert_int_equal(n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(every_move_keeps_the_clocks),
        ON_EACH_DB(fields_start_clocks),
        ON_EACH_DB(settling_asks_once),
        ON_EACH_DB(extended_once_with_a_ground),
        ON_EACH_DB(a_new_holiday_moves_what_runs),
        ON_EACH_DB(judged_by_the_rule_of_the_day),
        ON_EACH_DB(told_once_before_and_once_after),
        ON_EACH_DB(its_end_moves_by_itself),
        ON_EACH_DB(on_the_desk_of_whoever_may_move_it),
        ON_EACH_DB(digest_speaks_of_registers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
