/*
 * test_print.c: the papers of a plan, word for word, against tests/golden/. On both databases, at a
 * fixed hour. RUNUT_GOLDEN=accept writes the golden files anew (./dev golden).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include "core/app.h"
#include "core/identity.h"
#include "core/message_queries.h"
#include "document/document.h"
#include "golden.h"
#include "plan/export.h"
#include "plan/import.h"
#include "plan/print.h"
#include "plan/round.h"
#include "testdb.h"

struct bench {
    struct testdb t;
    struct app app;
    struct ctx c;
    struct plan_tree tree;
};

/* ── A plan with a little of everything ── */

static void import_plan(struct bench *b)
{
    struct import *im = arena_new(&b->t.arena, struct import);
    struct import_target target = { .kind = PLAN_RB,
                                    .year = 2025,
                                    .decree =
                                        STR("Keputusan KPU Kabupaten Mesuji Nomor 37 Tahun 2025") };
    struct import_diff diff = { 0 };
    struct plan plan = { 0 };
    struct table table = { 0 };
    struct table_fault fault = { 0 };
    struct str csv = file_of_project(&b->t.arena, "data/plans/mesuji-2025.csv");

    assert_int_equal(table_parse_csv(&b->t.arena, csv, &import_limits, &table, &fault), ST_OK);
    assert_int_equal(import_check(&b->t.arena, &table, im), ST_OK);
    assert_int_equal(import_apply(&b->c, &target, im, STR(""), sha256_of("x", 1), &plan, &diff),
                     ST_OK);
}

static void act(struct bench *b, int person, int month, int day)
{
    const struct civil at = { .year = 2025, .month = month, .day = day, .hour = 10 };

    b->c.who.person_id = person;
    b->c.now = time_from_civil(at, 7);
}

enum what { REPORT, VERIFY, RETURN, POSTPONE };

static void move(struct bench *b, enum what what, const char *ref, int month)
{
    struct tx tx = { 0 };
    struct round r = { 0 };
    struct report in = { .month = month,
                         .version = -1,
                         .note = STR("Terlaksana; notula terlampir") };
    int64_t month_id = 0, document = 0;
    enum status s;

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(round_open(&b->c, STR("2025"), str_of(ref), &r), ST_OK);
    if (what == REPORT) {
        in.value = (struct real){ true, 80 };
        in.obstacle = month == 2 ? STR("Narasumber berhalangan") : STR("");
        in.next_step = month == 2 ? STR("Dijadwalkan ulang bulan depan") : STR("");
        s = round_report(&b->c, &r, &in, &month_id);
        if (s == ST_OK)
            s = document_add_text(&b->c, STR("Notula rapat"), STR("Isi notula"),
                                  &(struct document_meta){ 0 }, &document);
        if (s == ST_OK)
            s = proof_add(&b->c, document, "month", month_id, NULL);
    } else if (what == VERIFY) {
        s = round_verify(&b->c, &r, month, -1);
    } else if (what == RETURN) {
        s = round_return(&b->c, &r, month, -1, STR("Bukti belum bertanggal"));
    } else {
        s = round_postpone(&b->c, &r, month, -1, month + 1, STR("Anggaran baru cair bulan depan"));
    }
    assert_int_equal(s, ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

static void settle(struct bench *b, const char *ref, int first, int last)
{
    struct tx tx = { 0 };
    struct round r = { 0 };
    bool planned[MONTHS] = { false };

    for (int m = first; m <= last; m++)
        planned[m - 1] = true;
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(round_open(&b->c, STR("2025"), str_of(ref), &r), ST_OK);
    assert_int_equal(round_confirm(&b->c, &r, -1, planned, STR("sumber cetak")), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

static void play(struct bench *b)
{
    act(b, 1, 1, 5);
    settle(b, "1.1.1.1", 1, 3);
    settle(b, "1.1.2.1", 2, 2);
    settle(b, "8.4.1", 2, 2);
    act(b, 1, 1, 28);
    move(b, REPORT, "1.1.1.1", 1);
    move(b, REPORT, "2.1.1.1", 1);
    act(b, 2, 2, 3);
    move(b, VERIFY, "1.1.1.1", 1);
    move(b, RETURN, "2.1.1.1", 1);
    act(b, 1, 2, 20);
    move(b, REPORT, "1.1.1.1", 2);
    move(b, REPORT, "8.4.1", 2);
    move(b, POSTPONE, "1.1.2.1", 2);
    testdb_sql(b->t.db,
               "INSERT INTO finding (unit_id, plan_id, source, text, recommendation, owner_id, "
               "due_on, state,"
               " created_at) SELECT 1, id, 'Monev triwulan I', 'Bukti belum seragam',"
               " 'Susun contoh baku', 1, '2025-05-30', 'open', 0 FROM plan");
    act(b, 1, 4, 10);
}

static void bench_open(struct bench *b, enum db_kind kind)
{
    struct plan plan = { 0 };

    *b = (struct bench){ 0 };
    testdb_open(&b->t, kind, true);
    b->app.home_unit = 1;
    b->app.base_url = STR("https://runut.example");
    b->app.data_dir = STR("/tmp");
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, 1);
    testdb_sql(b->t.db, "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                        " ('1811', 'KPU Kabupaten Mesuji', 'Mesuji', 'regency', 7, '/1/')");
    testdb_sql(b->t.db, "INSERT INTO person (unit_id, name, name_search) VALUES"
                        " (1, 'Satu Contoh', 'satu contoh'), (1, 'Dua Contoh', 'dua contoh')");
    assert_int_equal(identity_enter_unit(&b->c, 1), ST_OK);
    assert_int_equal(setting_put(&b->c, 1, STR("report_place"), STR("Mesuji")), ST_OK);
    assert_int_equal(setting_put(&b->c, 1, STR("report_signer_name"), STR("Penanda Contoh")),
                     ST_OK);
    act(b, 1, 1, 2);
    import_plan(b);
    play(b);
    assert_int_equal(plan_find(&b->c, STR("2025"), &plan), ST_OK);
    assert_int_equal(plan_load(&b->c, &plan, &b->tree), ST_OK);
}

/* ── What is printed ── */

static void check_papers(struct bench *b)
{
    struct str bytes, again;

    assert_int_equal(print_matrix(&b->c, &b->tree, NULL, &bytes), ST_OK);
    assert_int_equal(print_matrix(&b->c, &b->tree, NULL, &again), ST_OK);
    assert_true(str_eq(bytes, again));
    golden(&b->t.arena, "matrix.txt", words_of_paper(&b->t.arena, bytes));
    assert_int_equal(print_monev(&b->c, &b->tree, (struct print_period){ 2025, 1 }, &bytes), ST_OK);
    golden(&b->t.arena, "monev-q1.txt", words_of_paper(&b->t.arena, bytes));
    assert_int_equal(print_monev(&b->c, &b->tree, (struct print_period){ 2025, 0 }, &bytes), ST_OK);
    golden(&b->t.arena, "monev-year.txt", words_of_paper(&b->t.arena, bytes));
}

static void check_files(struct bench *b)
{
    struct str xlsx, again;
    struct str json = print_json(&b->c, &b->tree);

    assert_int_equal(print_workbook(&b->c, &b->tree, NULL, &xlsx), ST_OK);
    assert_int_equal(print_workbook(&b->c, &b->tree, NULL, &again), ST_OK);
    assert_true(str_eq(xlsx, again));
    assert_true(str_starts(xlsx, STR("PK\003\004")));
    assert_true(
        str_has(json, STR("\"ref\":\"8.4.1\",\"level\":\"sub_activity\",\"parent\":\"8.4\"")));
    assert_true(str_has(json, STR("\"months\":\"vrp.........\"")));
}

static void papers_and_files(struct bench *b)
{
    check_papers(b);
    check_files(b);
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open(&b, on->kind);
    on->test(&b);
    testdb_done(&b.t);
}

int main(void)
{
    const struct CMUnitTest tests[] = { ON_EACH_DB(papers_and_files) };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
