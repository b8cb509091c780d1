/*
 * test_measure_run.c: figures that follow their records: after any run of random creations,
 * changes, moves and removals the buckets are what counting all records anew gives. On both
 * databases.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include <stdio.h>

#include "core/app.h"
#include "dice.h"
#include "measure/figure.h"
#include "measure/watch.h"
#include "register/load.h"
#include "register/table.h"
#include "testdb.h"

#define UNIT 1
#define STEPS 250
#define PERSONS 6

static const char worker_yaml[] =
    "register: worker\n"
    "title: {id: Pegawai, en: Staff}\n"
    "one: {id: Pegawai, en: Person}\n"
    "about: {id: Pegawai, en: Staff}\n"
    "group: people\n"
    "name_by: [note]\n"
    "rights: {read: [all], create: [admin], edit: [admin], remove: [admin]}\n"
    "fields:\n"
    "  - {name: person, type: person, label: {id: Orang, en: Person}, filter: true}\n"
    "  - {name: status, type: choice, label: {id: Keadaan, en: Status}, options: [{name: active, "
    "label: {id: Aktif, en: Active}}, {name: gone, label: {id: Keluar, en: Gone}}]}\n"
    "  - {name: note, type: text, label: {id: Catatan, en: Note}}\n"
    "measures:\n"
    "  - {name: worker_count, label: {id: Pegawai, en: Staff}, unit: count, count: \"status = "
    "'active'\", span: all}\n";

static const char matter_yaml[] =
    "register: matter\n"
    "title: {id: Perkara, en: Matters}\n"
    "one: {id: Perkara, en: Matter}\n"
    "about: {id: Perkara, en: Matters}\n"
    "group: oversight\n"
    "name_by: [kind]\n"
    "on: came_on\n"
    "rights: {read: [all], create: [admin], edit: [admin], remove: [admin]}\n"
    "fields:\n"
    "  - {name: kind, type: choice, label: {id: Jenis, en: Kind}, required: true, options: [{name: "
    "small, label: {id: Kecil, en: Small}}, {name: big, label: {id: Besar, en: Big}}]}\n"
    "  - {name: came_on, type: date, label: {id: Masuk, en: Came}}\n"
    "  - {name: left_on, type: date, label: {id: Keluar, en: Left}}\n"
    "  - {name: at, type: time, label: {id: Pukul, en: At}}\n"
    "  - {name: score, type: decimal, label: {id: Nilai, en: Score}}\n"
    "  - {name: ceiling, type: money, label: {id: Pagu, en: Ceiling}}\n"
    "  - {name: used, type: money, label: {id: Terpakai, en: Used}}\n"
    "  - {name: year, type: integer, label: {id: Tahun, en: Year}}\n"
    "  - {name: by, type: person, label: {id: Oleh, en: By}, filter: true}\n"
    "states:\n"
    "  - {name: received, label: {id: Masuk, en: Received}, kind: new}\n"
    "  - {name: closed, label: {id: Selesai, en: Closed}, kind: done}\n"
    "moves:\n"
    "  - {name: close, label: {id: Tutup, en: Close}, from: [received], to: closed, by: [admin]}\n"
    "  - {name: reopen, label: {id: Buka, en: Reopen}, from: [closed], to: received, by: [admin], "
    "reason: true}\n"
    "duties:\n"
    "  - {name: yearly, label: {id: Tahunan, en: Yearly}, owed: {register: worker, where: \"status "
    "= 'active'\", key: person}, filed: {by: by, where: \"kind = 'big'\", year: year}, per: year}\n"
    "  - {name: ever, label: {id: Sekali, en: Once}, owed: {register: worker, where: \"status = "
    "'active'\", key: person}, filed: {by: by, where: \"state = 'closed'\"}, per: once}\n"
    "measures:\n"
    "  - {name: matter_count, label: {id: Jumlah, en: Count}, unit: count, count: all}\n"
    "  - {name: big_count, label: {id: Besar, en: Big}, unit: count, count: \"kind = 'big'\", on: "
    "at}\n"
    "  - {name: closed_share, label: {id: Selesai, en: Closed}, unit: percent, part: \"state = "
    "'closed'\", whole: \"kind <> 'small' OR score IS NOT NULL\"}\n"
    "  - {name: ceiling_sum, label: {id: Pagu, en: Ceiling}, unit: rupiah, sum: ceiling, where: "
    "\"kind = 'big'\"}\n"
    "  - {name: used_share, label: {id: Terpakai, en: Used}, unit: percent, sum: used, of: "
    "ceiling}\n"
    "  - {name: mean_score, label: {id: Rata-rata, en: Mean}, unit: index, average: score}\n"
    "  - {name: stock, label: {id: Persediaan, en: Stock}, unit: count, count: all, span: all, "
    "until: left_on}\n"
    "  - {name: held, label: {id: Ada, en: Held}, unit: yes_no, count: \"kind = 'big'\", span: "
    "month}\n"
    "  - {name: filed_share, label: {id: Lapor, en: Filed}, unit: percent, duty: yearly}\n"
    "  - {name: ever_share, label: {id: Pernah, en: Ever}, unit: percent, duty: ever}\n"
    "  - {name: fewer, label: {id: Turun, en: Fewer}, unit: yes_no, trend: matter_count, "
    "direction: "
    "down}\n";

struct bench {
    struct testdb t;
    struct app app;
    struct ctx c;
    struct arena arena; /* of one step */
    struct reg_all all;
    struct dice dice;
    int64_t id[STEPS];
    const struct reg_def *def_of[STEPS];
    size_t n;
};

static void bench_open(struct bench *b, enum db_kind kind)
{
    static const struct record_watch *const watches[] = { &measure_watch, NULL };
    const struct reg_source source[] = {
        { .name = STR("worker.yaml"), .text = str_of(worker_yaml) },
        { .name = STR("matter.yaml"), .text = str_of(matter_yaml) }
    };
    struct reg_mistake *mistake = NULL;
    struct str why = { 0 };
    size_t n = 0;

    *b = (struct bench){ .dice = { 0x9E3779B97F4A7C15u } };
    testdb_open(&b->t, kind, true);
    arena_init(&b->arena);
    enum status s = reg_load(&b->t.arena, source, ARRAY_LEN(source), &b->all, &mistake, &n);
    for (size_t i = 0; i < n; i++)
        print_error(STR_FMT ":%zu: " STR_FMT "\n", STR_ARG(mistake[i].file), mistake[i].line,
                    STR_ARG(mistake[i].text));
    assert_int_equal(s, ST_OK);
    b->app = (struct app){ .home_unit = UNIT, .registers = &b->all, .watches = watches };
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, UNIT);
    testdb_sql(b->t.db, "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                        " ('1811', 'KPU Mesuji', 'Mesuji', 'regency', 7, '/1/')");
    for (int i = 0; i < PERSONS; i++)
        testdb_sql(b->t.db,
                   "INSERT INTO person (unit_id, name, name_search) VALUES (1, 'Orang', 'orang')");
    s = reg_tables_bring(&b->c, &b->all, &why);
    if (s != ST_OK)
        print_error(STR_FMT "\n", STR_ARG(why));
    assert_int_equal(s, ST_OK);
    b->c.who.unit_path = STR("/1/");
    b->c.arena = &b->arena;
}

/* ── random forms ── */

static void put(struct reg_form *f, const char *name, struct str text)
{
    assert_true(reg_form_put(f, str_of(name), text));
}

static struct str some_day(struct bench *b)
{
    if (dice_throw(&b->dice, 6) == 0)
        return STR("");
    return str_printf(&b->arena, "%d-%02u-%02u", 2023 + (int)dice_throw(&b->dice, 3),
                      dice_throw(&b->dice, 12) + 1, dice_throw(&b->dice, 28) + 1);
}

static struct str some_number(struct bench *b, unsigned below)
{
    return dice_throw(&b->dice, 5) == 0 ? STR("")
                                        : str_printf(&b->arena, "%u", dice_throw(&b->dice, below));
}

static struct str some_person(struct bench *b)
{
    return dice_throw(&b->dice, 6) == 0
               ? STR("")
               : str_printf(&b->arena, "%u", dice_throw(&b->dice, PERSONS) + 1);
}

static void fill(struct bench *b, struct reg_form *f)
{
    if (str_eq(f->def->name, STR("worker"))) {
        put(f, "person", some_person(b));
        put(f, "status", dice_throw(&b->dice, 3) > 0 ? STR("active") : STR("gone"));
        return;
    }
    put(f, "kind", dice_throw(&b->dice, 2) > 0 ? STR("big") : STR("small"));
    put(f, "came_on", some_day(b));
    put(f, "left_on", some_day(b));
    put(f, "at",
        dice_throw(&b->dice, 3) == 0
            ? STR("")
            : str_printf(&b->arena, "2025-%02u-01T00:30", dice_throw(&b->dice, 12) + 1));
    put(f, "score",
        dice_throw(&b->dice, 4) == 0
            ? STR("")
            : str_printf(&b->arena, "%u.%u", dice_throw(&b->dice, 90), dice_throw(&b->dice, 10)));
    put(f, "ceiling", some_number(b, 2000000000));
    put(f, "used", some_number(b, 1000000000));
    put(f, "year",
        dice_throw(&b->dice, 6) == 0 ? STR("")
                                     : str_printf(&b->arena, "%u", 2023 + dice_throw(&b->dice, 3)));
    put(f, "by", some_person(b));
}

/* ── steps ── */

static enum status make(struct bench *b, const struct reg_def *def)
{
    struct reg_form f;
    int64_t id = 0;

    reg_form_init(&b->c, &f, def);
    fill(b, &f);
    enum status s = record_create(&b->c, &f, &id);
    if (s == ST_OK && b->n < STEPS) {
        b->def_of[b->n] = def;
        b->id[b->n++] = id;
    }
    return s;
}

static enum status change(struct bench *b, const struct record *r)
{
    struct reg_form f;
    enum status s = reg_form_fill(&b->c, &f, r);

    if (s != ST_OK)
        return s;
    fill(b, &f);
    f.version = r->version;
    return record_change(&b->c, r, &f);
}

static enum status move(struct bench *b, const struct record *r)
{
    const char *name = str_eq(r->state, STR("closed")) ? "reopen" : "close";
    const struct reg_move *m = reg_move(r->def, str_of(name));
    struct reg_form f;
    enum status s;

    if (m == NULL)
        return ST_OK;
    s = reg_form_fill(&b->c, &f, r);
    if (s != ST_OK)
        return s;
    f.version = r->version;
    return record_move(&b->c, r, m, &f, STR("perlu"));
}

static enum status step(struct bench *b)
{
    const struct reg_def *def = b->all.def[dice_throw(&b->dice, 4) == 0 ? 0 : 1];
    struct record r = { 0 };
    size_t i;
    enum status s;

    if (b->n < 5 || dice_throw(&b->dice, 3) == 0)
        return make(b, def);
    i = dice_throw(&b->dice, (unsigned)b->n);
    s = record_find(&b->c, b->def_of[i], b->id[i], &r);
    if (s == ST_NOT_FOUND) /* removed before */
        return ST_OK;
    if (s != ST_OK)
        return s;
    if (dice_throw(&b->dice, 6) == 0)
        return record_remove(&b->c, &r, STR("keliru"));
    /* A closed record is only moved. */
    return dice_throw(&b->dice, 2) == 0 || reg_state_closed(r.def, r.state) ? move(b, &r)
                                                                            : change(b, &r);
}

/* Now and then it is given up: nothing may be left of it. */
static void take_step(struct bench *b)
{
    struct tx tx = { 0 };
    enum status s;

    b->c.now =
        INT64_C(1704067200000000) + (int64_t)dice_throw(&b->dice, 700) * INT64_C(86400000000);
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    s = step(b);
    if (s != ST_OK)
        print_error("%d %s " STR_FMT "\n", (int)s, b->c.failure.key != NULL ? b->c.failure.key : "",
                    STR_ARG(b->c.failure.detail));
    assert_int_equal(s, ST_OK);
    if (dice_throw(&b->dice, 10) != 0)
        assert_int_equal(tx_commit(&tx), ST_OK);
    tx_end(&tx);
}

static struct recount recount(struct bench *b)
{
    struct recount r = { 0 };
    struct tx tx = { 0 };

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(measure_recount(&b->c, NULL, &r), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    tx_end(&tx);
    return r;
}

static void tell(const struct recount *r)
{
    for (size_t i = 0; i < r->n_diff; i++)
        print_error(STR_FMT " " STR_FMT " %lld/%lld -> %lld/%lld\n", STR_ARG(r->diff[i].measure),
                    STR_ARG(r->diff[i].month), (long long)r->diff[i].part,
                    (long long)r->diff[i].base, (long long)r->diff[i].new_part,
                    (long long)r->diff[i].new_base);
}

static void follows(struct bench *b)
{
    for (int i = 0; i < STEPS; i++) {
        take_step(b);
        if (i % 25 == 24) {
            struct recount r = recount(b);

            tell(&r);
            assert_int_equal(r.n_diff, 0);
            assert_int_equal(r.measures, 12);
            assert_true(i < 50 || r.buckets > 40);
        }
        arena_reset(&b->arena);
    }
    /* What somebody spoiled by hand is put right, once. */
    testdb_sql(b->t.db, "UPDATE measure_bucket SET part = part + 7 WHERE measure = 'ceiling_sum'");
    testdb_sql(b->t.db,
               "DELETE FROM measure_bucket WHERE measure = 'filed_share' AND month <> '0000-00'");
    testdb_sql(b->t.db,
               "INSERT INTO measure_bucket VALUES (1, 'no_such_measure', '2024-01', 1, 1)");
    assert_true(recount(b).n_diff > 3);
    assert_int_equal(recount(b).n_diff, 0);
}

/* ── what figures come to ── */

static void add(struct bench *b, const char *kind, const char *came, const char *left,
                const char *year, const char *by)
{
    struct reg_form f;
    struct tx tx = { 0 };
    int64_t id = 0;

    reg_form_init(&b->c, &f, b->all.def[1]);
    put(&f, "kind", str_of(kind));
    put(&f, "came_on", str_of(came));
    put(&f, "left_on", str_of(left));
    put(&f, "year", str_of(year));
    put(&f, "by", str_of(by));
    put(&f, "score", str_eq(str_of(kind), STR("big")) ? STR("80") : STR("71"));
    put(&f, "ceiling", STR("1000000"));
    put(&f, "used", STR("250000"));
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(record_create(&b->c, &f, &id), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    tx_end(&tx);
}

static void add_worker(struct bench *b, const char *person)
{
    struct reg_form f;
    struct tx tx = { 0 };
    int64_t id = 0;

    reg_form_init(&b->c, &f, b->all.def[0]);
    put(&f, "person", str_of(person));
    put(&f, "status", STR("active"));
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(record_create(&b->c, &f, &id), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    tx_end(&tx);
}

static struct figure at(struct bench *b, const char *name, int year, int month)
{
    struct figure f = { 0 };

    assert_int_equal(measure_value(&b->c, str_of(name), year, month, &f), ST_OK);
    assert_non_null(f.m);
    return f;
}

#define assert_figure(b, name, y, m, v)                                      \
    do {                                                                     \
        struct figure figure_ = at(b, name, y, m);                           \
        assert_true(figure_.has);                                            \
        assert_true(figure_.value > (v)-1e-6 && figure_.value < (v) + 1e-6); \
    } while (0)

static void figures(struct bench *b)
{
    b->c.now = INT64_C(1767225600000000); /* 1 January 2026 */
    assert_true(at(b, "closed_share", 2025, 6).nihil);
    assert_false(at(b, "closed_share", 2025, 6).has); /* never 0 % */
    assert_false(at(b, "mean_score", 2025, 6).has);
    assert_true(at(b, "matter_count", 2025, 6).nihil);
    assert_figure(b, "fewer", 2025, 6, 1); /* none in either year is as few as can be */
    add_worker(b, "1");
    add_worker(b, "2");
    assert_figure(b, "filed_share", 2025, 12, 0); /* two owe, none filed: that is 0 */
    add(b, "big", "2024-03-05", "", "2024", "1");
    add(b, "big", "2025-02-10", "2025-04-30", "2025", "1");
    add(b, "small", "2025-05-01", "", "2025", "2");
    add(b, "big", "2026-03-01", "", "2025", "2"); /* filed late, for 2025 */
    assert_figure(b, "matter_count", 2025, 1, 0);
    assert_figure(b, "matter_count", 2025, 2, 1);
    assert_figure(b, "matter_count", 2025, 12, 2);
    assert_figure(b, "matter_count", 2026, 12, 1);
    assert_figure(b, "stock", 2024, 12, 1);
    assert_figure(b, "stock", 2025, 4, 2);
    assert_figure(b, "stock", 2025, 5, 2); /* one left at the end of April, one came in May */
    assert_figure(b, "held", 2025, 2, 1);
    assert_figure(b, "held", 2025, 3, 0); /* of that month alone */
    assert_figure(b, "mean_score", 2025, 12, 75.5);
    assert_figure(b, "ceiling_sum", 2025, 12, 1000000);
    assert_figure(b, "used_share", 2025, 12, 25);
    assert_figure(b, "filed_share", 2025, 1, 0);
    assert_figure(b, "filed_share", 2025, 2, 50);
    assert_figure(b, "filed_share", 2025, 12, 100);
    assert_figure(b, "fewer", 2025, 2, 0); /* one by February, none a year before */
    assert_figure(b, "fewer", 2026, 2, 1); /* none, one a year before */
}

/* Figures of a definition that is new, or another than last time, are counted at the start. */
static void comes_up(struct bench *b)
{
    b->c.now = INT64_C(1767225600000000);
    add_worker(b, "1");
    add(b, "big", "2025-02-10", "", "2025", "1");
    testdb_sql(b->t.db, "DELETE FROM measure_bucket");
    assert_int_equal(measure_bring_up(&b->c), ST_OK);
    assert_figure(b, "matter_count", 2025, 12, 1);
    assert_figure(b, "filed_share", 2025, 12, 100);
    testdb_sql(b->t.db, "DELETE FROM measure_bucket");
    assert_int_equal(measure_bring_up(&b->c), ST_OK); /* the same definitions: nothing to do */
    assert_true(at(b, "matter_count", 2025, 12).nihil);
    testdb_sql(b->t.db, "UPDATE measure_counted SET hash = 'older' WHERE register = 'matter'");
    assert_int_equal(measure_bring_up(&b->c), ST_OK);
    assert_figure(b, "matter_count", 2025, 12, 1);
    assert_true(at(b, "worker_count", 2025, 12).nihil); /* that one had not changed */
}

/* ── an office and those below it ── */

static void rolls_up(struct bench *b)
{
    struct figures f = { 0 };

    b->c.now = INT64_C(1767225600000000);
    testdb_sql(b->t.db, "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                        " ('1812', 'Lain', 'Lain', 'regency', 7, '/1/2/'), ('1813', 'Jauh', 'Jauh',"
                        " 'regency', 7, '/3/')");
    testdb_sql(b->t.db,
               "INSERT INTO measure_bucket VALUES (1, 'matter_count', '2025-01', 2000000, 2000000),"
               " (2, 'matter_count', '2025-02', 3000000, 3000000),"
               " (3, 'matter_count', '2025-02', 5000000, 5000000)");
    assert_int_equal(figures_load(&b->c, 2025, STR(""), true, &f), ST_OK);
    struct figure sum = figure_at(&f, reg_measure_find(&b->app, STR("matter_count")), 2025, 12);
    assert_true(sum.value > 4.9 && sum.value < 5.1);
    assert_figure(b, "matter_count", 2025, 12, 2);
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
        ON_EACH_DB(figures),
        ON_EACH_DB(comes_up),
        ON_EACH_DB(rolls_up),
        ON_EACH_DB(follows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
