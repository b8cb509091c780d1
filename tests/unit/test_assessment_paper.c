/*
 * test_assessment_paper.c: the worksheet and the papers of an assessment, word for word, against
 * tests/golden/; a worksheet that comes back unchanged changes nothing; an instrument that went out
 * as a table comes back the same. On both databases. RUNUT_GOLDEN=accept writes the files anew.
 */
#include <math.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include "assessment/lhe.h"
#include "assessment/sheet.h"
#include "assessment/worksheet.h"
#include "base/buf.h"
#include "core/app.h"
#include "core/identity.h"
#include "core/message_queries.h"
#include "core/setting.h"
#include "document/readers.h"
#include "golden.h"
#include "testdb.h"

struct bench {
    struct testdb t;
    struct app app;
    struct ctx c;
    struct assess a;
    struct grant grant;
};

/* ── files on their way out and back ── */

static const char *keep(struct arena *a, struct str bytes, const char *suffix)
{
    static int number;
    const char *path =
        str_z(a, str_printf(a, "/tmp/runut-paper-%d-%d%s", (int)getpid(), number++, suffix));
    FILE *f = fopen(path, "wbe");

    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    (void)fclose(f);
    return path;
}

static struct table cells(struct bench *b, const char *path)
{
    const struct table_limits limits = { 8 << 20, 5000, 60, 32767 };
    struct table t = { 0 };
    struct table_fault fault = { 0 };

    assert_int_equal(table_read(&b->c, path, &limits, &t, &fault), ST_OK);
    return t;
}

/* One line a row, cells cut by " | ". */
static struct str rows_of(struct bench *b, const struct table *t)
{
    struct buf out;

    buf_init(&out, &b->t.arena);
    for (size_t r = 0; r < t->n_row; r++) {
        for (size_t i = 0; i < t->row[r].n_cell; i++) {
            struct str s = t->row[r].cell[i];

            buf_add(&out, i > 0 ? STR(" | ") : STR(""));
            for (size_t k = 0; k < s.n; k++)
                buf_add(&out, s.p[k] == '\n' ? STR(" / ") : str_sub(s, k, 1));
        }
        buf_add_char(&out, '\n');
    }
    return buf_str(&out);
}

/* ── an assessment with a little of everything ── */

static void answer(struct bench *b, enum round_kind k, const char *code, const char *value,
                   const char *note)
{
    struct saving in = { .kind = k,
                         .question = ins_question_find(b->a.ins, str_of(code)),
                         .value = str_of(value),
                         .note = str_of(note) };
    struct tx tx = { 0 };
    int64_t id = 0, version = 0;

    b->c.who.person_id = k == ROUND_SELF ? 1 : 2;
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(answer_save(&b->c, &b->a, &in, &id, &version), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

static void reopen(struct bench *b)
{
    int64_t id = b->a.head.id;

    b->a = (struct assess){ 0 };
    b->c.who.account_id = 1; /* the assessor, who sees their own round while it is open */
    assert_int_equal(assess_open(&b->c, id, true, &b->a), ST_OK);
    b->c.who.account_id = 0;
}

static void play(struct bench *b)
{
    const struct instrument **all = NULL;
    struct assess_new n = { .year = 2025 };
    struct tx tx = { 0 };
    size_t many = 0, carried = 0;
    int64_t id = 0;

    assert_int_equal(instruments_all(&b->c, &all, &many), ST_OK);
    for (size_t i = 0; i < many; i++)
        if (str_eq(all[i]->name, STR("zi-lke")))
            n.ins = all[i];
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(assess_begin(&b->c, &n, &id, &carried), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    b->a.head.id = id;
    reopen(b);
    answer(b, ROUND_SELF, "A.I.1.i.a", "Ya", "SK Nomor 12 Tahun 2025");
    answer(b, ROUND_SELF, "A.I.1.i.b", "A", "Semua subbagian terwakili");
    answer(b, ROUND_SELF, "A.II.5.ii.a", "harus=8 proses=2 selesai=6", "Rekap pengaduan");
    answer(b, ROUND_SELF, "B.I.a.1", "3.7", "Survei eksternal");
    testdb_sql(b->t.db, "UPDATE assessment_round SET state = 'sent', sent_by = 1, sent_at = 0"
                        " WHERE kind = 'self'");
    reopen(b);
    answer(b, ROUND_INTERNAL, "A.I.1.i.a", "Ya", "");
    answer(b, ROUND_INTERNAL, "A.I.1.i.b", "B", "Dua subbagian belum terwakili");
    reopen(b);
}

static void bench_open(struct bench *b, enum db_kind kind)
{
    const struct civil at = { .year = 2025, .month = 11, .day = 3, .hour = 10 };

    *b = (struct bench){ 0 };
    testdb_open(&b->t, kind, true);
    b->app.home_unit = 1;
    b->app.base_url = STR("https://runut.example");
    b->app.data_dir = STR("/tmp");
    b->app.readers = readers_new(&b->t.arena, getenv("RUNUT_READER"));
    b->app.instruments = instrument_store_new(NULL, 0);
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, 1);
    testdb_sql(b->t.db, "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                        " ('1811', 'KPU Kabupaten Mesuji', 'Mesuji', 'regency', 7, '/1/')");
    testdb_sql(b->t.db, "INSERT INTO person (unit_id, name, name_search) VALUES"
                        " (1, 'Satu Contoh', 'satu contoh'), (1, 'Dua Contoh', 'dua contoh')");
    assert_int_equal(identity_enter_unit(&b->c, 1), ST_OK);
    assert_int_equal(setting_put(&b->c, 1, STR("report_place"), STR("Mesuji")), ST_OK);
    b->c.now = time_from_civil(at, 7);
    b->grant = (struct grant){ .role = ROLE_ASSESSOR, .unit_id = 1 };
    b->c.who.grant = &b->grant;
    b->c.who.n_grant = 1;
    play(b);
}

/* ── what comes out ── */

static void check_worksheet(struct bench *b)
{
    struct str bytes, again;
    struct worksheet_in in = { 0 };
    struct table t;
    const char *path;

    assert_int_equal(worksheet_write(&b->c, &b->a, ROUND_INTERNAL, &bytes), ST_OK);
    assert_int_equal(worksheet_write(&b->c, &b->a, ROUND_INTERNAL, &again), ST_OK);
    assert_true(str_eq(bytes, again));
    path = keep(&b->t.arena, bytes, ".xlsx");
    t = cells(b, path);
    golden(&b->t.arena, "lke-zi.txt", rows_of(b, &t));
    assert_int_equal(worksheet_read(&b->c, &b->a, ROUND_INTERNAL, path, &in), ST_OK);
    assert_int_equal(in.n_change, 0);
    assert_true(in.n_same > 0);
    unlink(path);
}

static void check_papers(struct bench *b)
{
    struct lhe l = { 0 };
    struct str bytes, again;

    assert_int_equal(lhe_load(&b->c, &b->a, ROUND_INTERNAL, &l), ST_OK);
    assert_int_equal(l.n_lower, 1);
    assert_int_equal(lhe_paper(&b->c, &l, &bytes), ST_OK);
    assert_int_equal(lhe_paper(&b->c, &l, &again), ST_OK);
    assert_true(str_eq(bytes, again));
    golden(&b->t.arena, "lhe-zi.txt", words_of_paper(&b->t.arena, bytes));
    assert_int_equal(report_paper(&b->c, &l, ROUND_SELF, &bytes), ST_OK);
    golden(&b->t.arena, "laporan-zi.txt", words_of_paper(&b->t.arena, bytes));
}

/* Some answer to each question, another with each seed. */
static struct answer *some_answers(struct arena *a, const struct instrument *ins, size_t seed)
{
    struct answer *an = arena_array(a, ins->n_question + 1, sizeof(*an));

    for (size_t i = 0; i < ins->n_question; i++) {
        const struct ins_question *q = &ins->question[i];
        size_t dice = (i * 7 + seed * 13 + i * seed) % 11;

        an[i] = (struct answer){ .given = true, .option = INS_NONE };
        if (q->answer == INS_CHOICE)
            an[i].option = dice % q->n_option;
        an[i].number = q->min + (q->max - q->min) * (double)dice / 10;
        for (size_t k = 0; k < q->n_count; k++) {
            an[i].count[k] = (double)(dice + k);
            an[i].has_count[k] = true;
        }
    }
    return an;
}

/* The same answers come to the same, with every cap, band and threshold. */
static void scores_agree(struct arena *a, const struct instrument *one,
                         const struct instrument *other)
{
    struct score *s = score_new(a, one), *t = score_new(a, other);

    for (size_t seed = 0; seed < 40; seed++) {
        const struct answer *an = some_answers(a, one, seed);

        score_run(one, an, s);
        score_run(other, an, t);
        for (size_t k = 0; k < one->n_node; k++)
            assert_true(fabs(s->node[k].value - t->node[k].value) < 1e-6);
        for (size_t k = 0; k < one->n_threshold; k++)
            assert_int_equal(s->threshold[k].holds, t->threshold[k].holds);
    }
}

static void rules_agree(const struct instrument *one, const struct instrument *other)
{
    assert_int_equal(other->n_cap, one->n_cap);
    for (size_t i = 0; i < one->n_cap; i++) {
        assert_int_equal(other->cap[i].n_when, one->cap[i].n_when);
        assert_int_equal(other->cap[i].confirmed, one->cap[i].confirmed);
        assert_true(other->cap[i].has_at == one->cap[i].has_at &&
                    other->cap[i].has_minus == one->cap[i].has_minus);
    }
    for (size_t i = 0; i < one->n_question; i++) {
        const struct ins_question *p = &one->question[i], *q = &other->question[i];

        assert_int_equal(q->n_band, p->n_band);
        assert_int_equal(q->n_check, p->n_check);
        for (size_t k = 0; k < p->n_check; k++)
            assert_true(q->check[k].is == p->check[k].is &&
                        q->check[k].n_right == p->check[k].n_right &&
                        q->check[k].left[0] == p->check[k].left[0]);
        assert_int_equal(q->n_alias, p->n_alias);
        assert_true(q->no_note == p->no_note && q->no_evidence == p->no_evidence);
    }
}

/* Every shipped instrument goes out as a table and comes back with the same rules and values. */
static void check_sheets(struct bench *b)
{
    const struct instrument **all = NULL;
    size_t n = 0;

    assert_int_equal(instruments_all(&b->c, &all, &n), ST_OK);
    for (size_t i = 0; i < n; i++) {
        struct str bytes;
        struct sheet_text text;
        struct instrument back = { 0 };
        struct reg_mistake *m = NULL;
        size_t n_mistake = 0;

        assert_int_equal(sheet_write(&b->c, all[i], &bytes), ST_OK);
        const char *path = keep(&b->t.arena, bytes, ".xlsx");
        struct table t = cells(b, path);
        unlink(path);
        sheet_to_yaml(&b->t.arena, &t, &text);
        struct reg_source src = { .name = all[i]->name, .text = text.yaml };
        if (text.n_mistake > 0 ||
            instrument_load(&b->t.arena, &src, &back, &m, &n_mistake) != ST_OK)
            (void)fprintf(stderr, STR_FMT ": %zu " STR_FMT "\n", STR_ARG(all[i]->name),
                          text.n_mistake > 0 ? text.mistake[0].line : m[0].line,
                          STR_ARG(text.n_mistake > 0 ? text.mistake[0].text : m[0].text));
        assert_int_equal(back.n_question, all[i]->n_question);
        assert_int_equal(back.n_node, all[i]->n_node);
        for (size_t k = 0; k < back.n_node; k++)
            assert_true(back.node[k].top - all[i]->node[k].top < 1e-6 &&
                        all[i]->node[k].top - back.node[k].top < 1e-6);
        rules_agree(all[i], &back);
        scores_agree(&b->t.arena, all[i], &back);
    }
}

static void papers_and_sheets(struct bench *b)
{
    check_worksheet(b);
    check_papers(b);
    check_sheets(b);
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open(&b, on->kind);
    on->test(&b);
    instrument_store_free(b.app.instruments);
    testdb_done(&b.t);
}

int main(void)
{
    const struct CMUnitTest tests[] = { ON_EACH_DB(papers_and_sheets) };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
