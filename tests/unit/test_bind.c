/*
 * test_bind.c: what a binding gives an indicator, and what it leaves alone: the plan's own values,
 * its file, its export byte for byte. On both databases.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include <stdio.h>

#include "core/app.h"
#include "plan/csv.h"
#include "plan/import.h"
#include "plan/lifecycle.h"
#include "plan/live.h"
#include "testdb.h"

#define UNIT 1

struct bench {
    struct testdb t;
    struct app app;
    struct reg_all all;
    struct ctx c;
};

static const char plan_file[] =
    "ref,area_no,area,activity_no,activity,sub_no,sub_activity,sub_details,indicator_no,indicator,"
    "indicator_details,marks_seen,months,months_basis,source_line,note\r\n"
    "1.1.1.1,1,A,1,B,1,C,,1,Satu,,12,1-12,certain,,\r\n"
    "1.1.1.2,1,A,1,B,1,C,,2,Dua,,3,\"1,2,3\",inferred,,\r\n"
    "1.1.1.3,1,A,1,B,1,C,,3,Tiga,,,,unknown,,\r\n"
    "1.1.2,1,A,1,B,2,D,,,,,0,,unknown,,\r\n";

static const char own_file[] =
    "ref,area_no,area,activity_no,activity,sub_no,sub_activity,sub_details,indicator_no,indicator,"
    "indicator_details,marks_seen,months,months_basis,source_line,note,target,direction\r\n"
    "1.1.1.1,1,A,1,B,1,C,,1,Satu,,12,1-12,certain,,,75,down\r\n"
    "1.1.1.2,1,A,1,B,1,C,,2,Dua,,3,\"1,2,3\",inferred,,,,\r\n"
    "1.1.1.3,1,A,1,B,1,C,,3,Tiga,,,,unknown,,,,\r\n"
    "1.1.2,1,A,1,B,2,D,,,,,0,,unknown,,,,\r\n";

static const char bindings[] =
    "plan: rb\nyear: 2025\nbindings:\n"
    "  - {ref: 1.1.1.1, measure: skp_share, target: 90, also: [skp_used_share]}\n"
    "  - {ref: 1.1.1.2, record: kick_off_held}\n"
    "  - {ref: 1.1.1.3, document: lke_rb}\n"
    "  - {ref: 1.1.2, manual: {id: Belum ada, en: Not yet}}\n";

static void import_text(struct bench *b, const char *text)
{
    struct import *im = arena_new(&b->t.arena, struct import);
    struct import_target target = { .kind = PLAN_RB, .year = 2025 };
    struct import_diff diff = { 0 };
    struct plan plan = { 0 };
    struct table table = { 0 };
    struct table_fault fault = { 0 };

    assert_int_equal(table_parse_csv(&b->t.arena, str_of(text), &import_limits, &table, &fault),
                     ST_OK);
    assert_int_equal(import_check(&b->t.arena, &table, im), ST_OK);
    csv_form_sniff(str_of(text), &im->form);
    assert_int_equal(import_apply(&b->c, &target, im, STR(""), sha256_of("x", 1), &plan, &diff),
                     ST_OK);
}

static void bench_open(struct bench *b, enum db_kind kind)
{
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    *b = (struct bench){ 0 };
    testdb_open(&b->t, kind, true);
    assert_int_equal(reg_load(&b->t.arena, reg_shipped, reg_shipped_n, &b->all, &mistake, &n),
                     ST_OK);
    b->app = (struct app){ .home_unit = UNIT, .registers = &b->all };
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, UNIT);
    testdb_sql(b->t.db, "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                        " ('1811', 'KPU Mesuji', 'Mesuji', 'regency', 7, '/1/2/3/')");
    import_text(b, plan_file);
}

static struct plan_tree tree(struct bench *b, const char *slug)
{
    struct plan plan = { 0 };
    struct plan_tree t = { 0 };

    assert_int_equal(plan_find(&b->c, str_of(slug), &plan), ST_OK);
    assert_int_equal(plan_load(&b->c, &plan, &t), ST_OK);
    return t;
}

static const struct item *item(struct bench *b, const char *ref)
{
    struct plan_tree t = tree(b, "2025");
    const struct item *it = tree_find(&t, str_of(ref));

    assert_non_null(it);
    return it;
}

static struct str csv(struct bench *b)
{
    struct plan_tree t = tree(b, "2025");

    return plan_csv(&b->t.arena, &t);
}

static struct bind_result bind(struct bench *b, const char *text, enum status want)
{
    struct binding_file f = { 0 };
    struct reg_mistake *mistake = NULL;
    struct bind_result r = { 0 };
    struct plan_tree t = tree(b, "2025");
    struct tx tx = { 0 };
    size_t n = 0;

    assert_int_equal(bindings_read(&b->t.arena,
                                   (struct reg_source){ .name = STR("x"), .text = str_of(text) },
                                   &f, &mistake, &n),
                     ST_OK);
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(plan_bind(&b->c, &t.plan, &f, &r), want);
    if (want == ST_OK)
        assert_int_equal(tx_commit(&tx), ST_OK);
    tx_end(&tx);
    return r;
}

static void binds(struct bench *b)
{
    struct str before;
    const struct item *it;
    struct binding how;

    before = csv(b);
    assert_true(str_eq(before, str_of(plan_file)));
    assert_int_equal(bind(b, bindings, ST_OK).changed, 4);
    assert_int_equal(bind(b, bindings, ST_OK).changed, 0);

    it = item(b, "1.1.1.1");
    assert_true(str_eq(it->measure, STR("measure:skp_share")));
    assert_true(it->target.has && it->target.v > 89.9 && it->target.v < 90.1);
    assert_true(str_eq(it->uom, STR("percent")));
    assert_int_equal(it->direction, DIRECTION_UP);
    how = item_binding(it);
    assert_int_equal(how.n_also, 1);
    assert_true(str_eq(how.also[0], STR("skp_used_share")));
    it = item(b, "1.1.1.2"); /* there or not: nothing but how it is known */
    assert_int_equal(it->direction, DIRECTION_DONE);
    assert_false(it->target.has);
    how = item_binding(item(b, "1.1.2"));
    assert_int_equal(how.kind, BIND_MANUAL);
    assert_true(str_eq(how.missing[LANG_EN], STR("Not yet")));

    /* Not the plan's own words: its export is its file, and its file changes nothing. */
    assert_true(str_eq(csv(b), before));
    import_text(b, plan_file);
    assert_true(item(b, "1.1.1.1")->target.has);
    assert_true(str_eq(item(b, "1.1.1.3")->measure, STR("document:lke_rb")));

    /* What the plan's file says wins, and stays when it is bound again. */
    import_text(b, own_file);
    it = item(b, "1.1.1.1");
    assert_true(it->target.v > 74.9 && it->target.v < 75.1);
    assert_int_equal(it->direction, DIRECTION_DOWN);
    assert_true(item_is_own(it, 't') && item_is_own(it, 'd') && !item_is_own(it, 'm'));
    (void)bind(b, bindings, ST_OK);
    it = item(b, "1.1.1.1");
    assert_true(it->target.v > 74.9 && it->target.v < 75.1);
    assert_true(str_eq(csv(b), str_of(own_file)));

    /* All or nothing. */
    assert_int_equal(
        bind(b,
             "plan: rb\nyear: 2025\nbindings:\n  - {ref: 1.1.1.1, record: charter_signed}\n"
             "  - {ref: 9.9.9, record: charter_signed}\n",
             ST_INVALID)
            .n_mistake,
        1);
    assert_true(str_eq(item(b, "1.1.1.1")->measure, STR("measure:skp_share")));
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open(&b, on->kind);
    on->test(&b);
    testdb_done(&b.t);
}

/* ── when a document counts ── */

/* Uploaded on that day at that hour, UTC. */
static bool covers(const char *from, const char *until, const char *day, int hour, int month)
{
    int32_t up = 0;
    struct kind_document d = { .effective_from = str_of(from), .effective_until = str_of(until) };

    assert_true(date_parse(str_of(day), &up));
    d.uploaded_at = up * DAY + hour * HOUR;
    return document_covers(&d, 2025, month, 7);
}

static void documents(void **state)
{
    (void)state;
    assert_true(covers("2025-02-10", "2025-04-30", "2025-06-01", 0, 2));
    assert_true(covers("2025-02-10", "2025-04-30", "2025-06-01", 0, 4));
    assert_false(covers("2025-02-10", "2025-04-30", "2025-06-01", 0, 1));
    assert_false(covers("2025-02-10", "2025-04-30", "2025-06-01", 0, 5));
    assert_true(covers("2020-01-01", "", "2025-06-01", 0, 1)); /* still in force */
    assert_false(covers("2025-12-01", "", "2025-06-01", 0, 11));
    assert_false(covers("", "2024-12-31", "2024-06-01", 0, 1));
    /* Without a period: from its upload to the end of that year, in the unit's zone. */
    assert_false(covers("", "", "2025-06-30", 10, 5));
    assert_true(covers("", "", "2025-06-30", 10, 12));
    assert_false(covers("", "", "2025-06-30", 20, 6)); /* already July there */
    assert_false(covers("", "", "2024-06-30", 20, 6));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents),
        ON_EACH_DB(binds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
