/*
 * test_import_same.c: rows of a file become exactly what the same rows become when they are typed
 * one after the other: records, numbers, titles, words, moves, clocks, figures and entries of the
 * ledger, on both databases.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include <stdio.h>
#include <unistd.h>

#include "core/ledger.h"
#include "core/ledger_queries.h"
#include "measure/watch.h"
#include "register/import.h"
#include "register/queries.h"
#include "register/record.h"
#include "register_bench.h"

#define UNIT 1
#define ROWS 300 /* several statements of each size */
#define PERSONS 8

static const char worker_yaml[] =
    "register: worker\n"
    "title: {id: Pegawai, en: Staff}\n"
    "one: {id: Pegawai, en: Person}\n"
    "about: {id: Pegawai, en: Staff}\n"
    "group: people\n"
    "name_by: [person]\n"
    "rights: {read: [all], create: [admin], edit: [admin], remove: [admin]}\n"
    "fields:\n"
    "  - {name: person, type: person, label: {id: Orang, en: Person}, filter: true}\n";

/* All that following rows may need of those before them, and all that follows from a row. */
static const char matter_yaml[] =
    "register: matter\n"
    "title: {id: Perkara, en: Matters}\n"
    "one: {id: Perkara, en: Matter}\n"
    "about: {id: Perkara, en: Matters}\n"
    "group: oversight\n"
    "number: \"P-{seq:04}/{year}\"\n"
    "name_by: [subject, handler, half]\n"
    "unique: [subject, came_on]\n"
    "on: came_on\n"
    "rights: {read: [all], create: [admin], edit: [admin], remove: [admin]}\n"
    "fields:\n"
    "  - {name: code, type: text, label: {id: Kode, en: Code}, unique: true}\n"
    "  - {name: seal, type: text, label: {id: Segel, en: Seal}, unique: true}\n"
    "  - {name: subject, type: text, label: {id: Perihal, en: Subject}, required: true, search: "
    "true}\n"
    "  - {name: kind, type: choice, label: {id: Jenis, en: Kind}, options: [{name: small, label: "
    "{id: Kecil, en: Small}}, {name: big, label: {id: Besar, en: Big}}]}\n"
    "  - {name: came_on, type: date, label: {id: Masuk, en: Came}, required: true}\n"
    "  - {name: until_on, type: date, label: {id: Sampai, en: Until}}\n"
    "  - {name: amount, type: money, label: {id: Nilai, en: Amount}, required: true, when: \"kind "
    "= "
    "'big'\"}\n"
    "  - {name: handler, type: person, label: {id: Petugas, en: Handler}, filter: true, search: "
    "true}\n"
    "  - {name: after, type: ref, to: matter, label: {id: Lanjutan dari, en: After}}\n"
    "  - {name: half, type: money, label: {id: Separuh, en: Half}, computed: \"amount / 2\"}\n"
    "  - {name: begins, type: date, label: {id: Mulai, en: Begins}, computed: \"came_on\"}\n"
    "  - {name: phone, type: text, label: {id: Telepon, en: Telephone}, personal: true}\n"
    "states:\n"
    "  - {name: received, label: {id: Masuk, en: Received}, kind: new}\n"
    "  - {name: closed, label: {id: Selesai, en: Closed}, kind: done}\n"
    "moves:\n"
    "  - {name: close, label: {id: Tutup, en: Close}, from: [received], to: closed, by: [admin]}\n"
    "rules:\n"
    "  - {name: short, label: {id: Pendek, en: Short}, unit: workdays, values: [{value: 3, from: "
    "2020-01-01, law: Uji, confirmed: true}]}\n"
    "  - {name: long, label: {id: Panjang, en: Long}, unit: workdays, values: [{value: 14, from: "
    "2020-01-01, law: Uji, confirmed: true}]}\n"
    "clocks:\n"
    "  - {name: answer, label: {id: Jawaban, en: Answer}, from: received, until: [closed], limit: "
    "short}\n"
    "  - {name: term, label: {id: Tenggat, en: Term}, from: begins, until: [closed], limit: "
    "long}\n"
    "duties:\n"
    "  - {name: ever, label: {id: Sekali, en: Once}, owed: {register: worker, key: person}, filed: "
    "{by: handler, where: \"kind = 'big'\"}, per: once}\n"
    "measures:\n"
    "  - {name: matter_count, label: {id: Jumlah, en: Count}, unit: count, count: all}\n"
    "  - {name: amount_sum, label: {id: Nilai, en: Amount}, unit: rupiah, sum: amount, where: "
    "\"kind "
    "= 'big'\"}\n"
    "  - {name: stock, label: {id: Persediaan, en: Stock}, unit: count, count: all, span: all, "
    "until: until_on}\n"
    "  - {name: ever_share, label: {id: Pernah, en: Ever}, unit: percent, duty: ever}\n"
    "checks:\n"
    "  - {where: \"until_on IS NULL OR until_on >= came_on\", field: until_on, say: {id: Terbalik, "
    "en: Reversed}}\n"
    "import: {key: code}\n"
    "personal_data: {purpose: {id: Uji, en: Test}, basis: {id: Uji, en: Test}, keep: 1 years, "
    "after: "
    "closed, then: strike}\n";

/* One row; -1, 0 and empty: nothing there. */
struct typed {
    unsigned code, seal, day, until, amount, handler;
    int after; /* which of the records that were made before */
    bool big;
};

static void worker(struct bench *o, unsigned person)
{
    struct reg_form f;
    struct tx tx = { 0 };
    int64_t id = 0;

    assert_int_equal(tx_begin(&o->c, &tx), ST_OK);
    reg_form_init(&o->c, &f, o->all.def[0]);
    assert_true(reg_form_put(&f, STR("person"), str_printf(o->c.arena, "%u", person)));
    assert_int_equal(record_create(&o->c, &f, &id), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

static void office_open(struct bench *o, enum db_kind kind)
{
    static const struct record_watch *const watches[] = { &measure_watch, NULL };
    static const struct reg_source source[] = {
        { .name = { "worker.yaml", 11 }, .text = { worker_yaml, sizeof(worker_yaml) - 1 } },
        { .name = { "matter.yaml", 11 }, .text = { matter_yaml, sizeof(matter_yaml) - 1 } },
    };

    bench_open(o, kind,
               "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES ('1811', 'KPU "
               "Mesuji', 'Mesuji', 'regency', 7, '/1/'); INSERT INTO holiday (unit_id, day, kind, "
               "name, source) VALUES (0, '2026-11-27', 'national', 'Uji', 'Uji')");
    for (int i = 1; i <= PERSONS; i++)
        testdb_sql(o->t.db, str_printf(o->c.arena,
                                       "INSERT INTO person (unit_id, name, name_search) VALUES (1, "
                                       "'Orang %d', 'orang %d')",
                                       i, i)
                                .p);
    o->app.watches = watches;
    bench_bring(o, source, ARRAY_LEN(source));
    o->def = o->all.def[1];
    bench_at(o, 2026, 11, 26, 9);
    for (unsigned i = 1; i <= PERSONS / 2; i++)
        worker(o, i);
}

/* ── the rows ── */

/* Each second row has a key, now and then that of an earlier one; some name a record before. */
static size_t some_rows(struct typed *row)
{
    struct dice d = { UINT64_C(0x9E3779B97F4A7C15) };
    unsigned codes = 0;
    int made = 0;

    for (unsigned i = 0; i < ROWS; i++) {
        bool again = codes > 0 && dice_throw(&d, 12) == 0;

        row[i] = (struct typed){
            .seal = dice_throw(&d, 3) == 0 ? i + 1 : 0,
            .day = dice_throw(&d, 25),
            .until = dice_throw(&d, 4) == 0 ? 26 : 0,
            .big = dice_throw(&d, 2) == 0,
            .handler = dice_throw(&d, 3) == 0 ? 0 : dice_throw(&d, PERSONS) + 1,
            .after = made > 0 && dice_throw(&d, 20) == 0 ? (int)dice_throw(&d, (unsigned)made) : -1
        };
        row[i].amount = row[i].big ? dice_throw(&d, 100000) + 1 : 0;
        if (again)
            row[i].code = dice_throw(&d, codes) + 1;
        else if (dice_throw(&d, 2) == 0)
            row[i].code = ++codes;
        made += !again;
    }
    return (size_t)made;
}

static struct str day_text(struct arena *a, unsigned day)
{
    return day == 0 ? STR("") : str_printf(a, "2026-11-%02u", day);
}

static struct str number_of(struct arena *a, int made)
{
    return made < 0 ? STR("") : str_printf(a, "P-%04d/2026", made + 1);
}

static void write_file(struct bench *o, const struct typed *row, const char *path)
{
    struct arena *a = o->c.arena;
    FILE *f = fopen(path, "w");

    assert_non_null(f);
    (void)fprintf(f, "Kode,Segel,Perihal,Jenis,Masuk,Sampai,Nilai,Petugas,Lanjutan dari,Telepon\n");
    for (unsigned i = 0; i < ROWS; i++) {
        struct str code = row[i].code > 0 ? str_printf(a, "K%u", row[i].code) : STR("");
        struct str seal = row[i].seal > 0 ? str_printf(a, "S%u", row[i].seal) : STR("");
        struct str who = row[i].handler > 0 ? str_printf(a, "Orang %u", row[i].handler) : STR("");

        (void)fprintf(f,
                      STR_FMT "," STR_FMT ",Perihal ke %u,%s," STR_FMT "," STR_FMT ",%u," STR_FMT
                              "," STR_FMT ",0812 0000 %04u\n",
                      STR_ARG(code), STR_ARG(seal), i, row[i].big ? "Besar" : "Kecil",
                      STR_ARG(day_text(a, row[i].day + 1)), STR_ARG(day_text(a, row[i].until)),
                      row[i].amount, STR_ARG(who), STR_ARG(number_of(a, row[i].after)), i);
    }
    assert_int_equal(fclose(f), 0);
}

static void import(struct bench *o, const struct typed *row, size_t made)
{
    struct str path = str_printf(o->c.arena, "/tmp/runut-same-%d.csv", (int)getpid());
    struct reg_import *im = arena_new(o->c.arena, struct reg_import);
    struct tx tx = { 0 };
    enum status s;

    write_file(o, row, path.p);
    assert_int_equal(import_open(&o->c, o->def, path.p, im), ST_OK);
    (void)remove(path.p);
    assert_int_equal(tx_begin(&o->c, &tx), ST_OK);
    s = import_rows(im);
    for (size_t i = 0; i < im->n_wrong; i++)
        print_error("%zu " STR_FMT ": " STR_FMT "\n", im->wrong[i].line,
                    STR_ARG(im->wrong[i].column), STR_ARG(im->wrong[i].text));
    assert_int_equal(s, ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    assert_int_equal(im->made, made);
    assert_int_equal(im->changed, ROWS - made);
}

/* ── the same by hand ── */

static void put(struct reg_form *f, const char *name, struct str text)
{
    if (text.n > 0)
        assert_true(reg_form_put(f, str_of(name), text));
}

static void fill(struct bench *o, struct reg_form *f, const struct typed *t, unsigned i,
                 const int64_t *id)
{
    struct arena *a = o->c.arena;

    put(f, "code", t->code > 0 ? str_printf(a, "K%u", t->code) : STR(""));
    put(f, "seal", t->seal > 0 ? str_printf(a, "S%u", t->seal) : STR(""));
    put(f, "subject", str_printf(a, "Perihal ke %u", i));
    put(f, "kind", t->big ? STR("big") : STR("small"));
    put(f, "came_on", day_text(a, t->day + 1));
    put(f, "until_on", day_text(a, t->until));
    put(f, "amount", str_printf(a, "%u", t->amount));
    put(f, "handler", t->handler > 0 ? str_printf(a, "%u", t->handler) : STR(""));
    put(f, "after", t->after >= 0 ? str_printf(a, "%lld", (long long)id[t->after]) : STR(""));
    put(f, "phone", str_printf(a, "0812 0000 %04u", i));
}

static void type_one(struct bench *o, const struct typed *t, unsigned i, int64_t *id, size_t *made,
                     int64_t *coded)
{
    struct record old = { 0 };
    struct reg_form f;
    struct tx tx = { 0 };
    enum status s;

    assert_int_equal(tx_begin(&o->c, &tx), ST_OK);
    if (t->code > 0 && coded[t->code] != 0) {
        assert_int_equal(record_find(&o->c, o->def, coded[t->code], &old), ST_OK);
        assert_int_equal(reg_form_fill(&o->c, &f, &old), ST_OK);
        fill(o, &f, t, i, id);
        s = record_change(&o->c, &old, &f);
    } else {
        reg_form_init(&o->c, &f, o->def);
        fill(o, &f, t, i, id);
        s = record_create(&o->c, &f, &id[*made]);
        coded[t->code] = id[*made];
        *made += 1;
    }
    for (size_t k = 0; k < f.n_error; k++)
        print_error("%u: " STR_FMT "\n", i, STR_ARG(f.error[k].text));
    assert_int_equal(s, ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

static void type_all(struct bench *o, const struct typed *row)
{
    int64_t id[ROWS] = { 0 }, coded[ROWS + 1] = { 0 };
    size_t made = 0;

    for (unsigned i = 0; i < ROWS; i++)
        type_one(o, &row[i], i, id, &made, coded);
}

/* ── compared ── */

static struct db_rows rows_of(struct bench *o, const char *shape, const char *text)
{
    enum db_type cols[32];
    struct query q = { .name = "compared", .sql = text, .cols = cols, .made = true };
    struct db_rows rows = { 0 };

    for (; shape[q.n_cols] != '\0'; q.n_cols++)
        cols[q.n_cols] = shape[q.n_cols] == 'i' ? DB_INT : DB_TEXT;
    assert_int_equal(ctx_run(&o->c, &q, NULL, &rows, NULL), ST_OK);
    return rows;
}

/* shape: a letter for each column, i or t. */
static void compare(struct bench *a, struct bench *b, const char *shape, const char *text)
{
    struct db_rows x = rows_of(a, shape, text), y = rows_of(b, shape, text);

    assert_true(x.n_rows > 0);
    assert_int_equal(x.n_rows, y.n_rows);
    for (size_t i = 0; i < x.n_rows * x.n_cols; i++) {
        const struct db_value *v = &x.cell[i], *w = &y.cell[i];

        if (v->null == w->null && v->i == w->i && str_eq(v->s, w->s))
            continue;
        print_error("%s\nrow %zu, column %zu: %lld \"" STR_FMT "\" and %lld \"" STR_FMT "\"\n",
                    text, i / x.n_cols, i % x.n_cols, (long long)v->i, STR_ARG(v->s),
                    (long long)w->i, STR_ARG(w->s));
        assert_true(false);
    }
}

/* Leaves are salted; that each is what its entry says, and the root what they come to, is counted
 * here. */
static void ledger_holds(struct bench *o)
{
    struct entry *e = NULL;
    struct merkle_peaks peaks = { 0 };
    struct merkle_head head = { 0 };
    struct sha256 made[MERKLE_LEVELS];
    size_t n = 0;

    assert_int_equal(entry_since(&o->c, UNIT, 0, 10000, &e, &n), ST_OK);
    assert_int_equal(ledger_head(&o->c, UNIT, &head), ST_OK);
    assert_int_equal(head.size, n);
    for (size_t i = 0; i < n; i++) {
        const struct entry_fields f = { UNIT,           e[i].seq,   e[i].at,     e[i].account_id,
                                        e[i].object_id, e[i].actor, e[i].action, e[i].object,
                                        e[i].detail };
        struct sha256 leaf = merkle_leaf(e[i].salt, entry_text(o->c.arena, &f));
        unsigned nodes = merkle_append(&peaks, &leaf, made);

        assert_true(str_eq(e[i].leaf, (struct str){ (const char *)leaf.b, sizeof(leaf.b) }));
        assert_true(
            str_eq(e[i].nodes, (struct str){ (const char *)made, nodes * sizeof(made[0]) }));
    }
    struct sha256 root = merkle_peaks_root(&peaks);
    assert_true(sha256_eq(&root, &head.root));
}

static void same_search(struct bench *a, struct bench *b, struct str words)
{
    struct record_hit *x = NULL, *y = NULL;
    size_t n = 0, m = 0;

    assert_int_equal(records_found(&a->c, UNIT, words, 1000, &x, &n), ST_OK);
    assert_int_equal(records_found(&b->c, UNIT, words, 1000, &y, &m), ST_OK);
    assert_true(n > 0);
    assert_int_equal(n, m);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(x[i].id, y[i].id);
        assert_true(str_eq(x[i].title, y[i].title));
    }
}

static void all_the_same(struct bench *a, struct bench *b)
{
    static const struct {
        const char *shape, *text;
    } kept[] = {
        { "itt", "SELECT id, register, title FROM record ORDER BY id" },
        { "iiiittttttttttiiiitt",
          "SELECT id, version, created_at, changed_at, number, state, created_on, due_on, "
          "closed_on, code, seal, subject, kind, came_on, amount, half, handler, \"after\", "
          "until_on, phone FROM record_matter ORDER BY id" },
        { "iiitttt", "SELECT record_id, at, amount, move, from_state, to_state, reason FROM "
                     "record_move ORDER BY record_id, id" },
        { "iiiiittttt", "SELECT record_id, due_at, used, allowed, owner_id, clock, state, "
                        "started_on, due_on, stopped_on FROM record_clock ORDER BY record_id, "
                        "clock" },
        { "tti", "SELECT register, period, last FROM record_seq ORDER BY register" },
        { "tti", "SELECT register, state, n FROM record_count ORDER BY register, state" },
        { "it", "SELECT record_id, body_search FROM record_text ORDER BY record_id" },
        { "ttii", "SELECT measure, month, part, base FROM measure_bucket WHERE part <> 0 OR base "
                  "<> 0 ORDER BY measure, month" },
        { "iittitt", "SELECT seq, at, action, object, object_id, detail, actor FROM entry ORDER "
                     "BY seq" },
    };

    for (size_t i = 0; i < ARRAY_LEN(kept); i++)
        compare(a, b, kept[i].shape, kept[i].text);
    same_search(a, b, STR("u1xperihal*"));
    same_search(a, b, STR("u1xorang* u1x3*"));
    ledger_holds(a);
    ledger_holds(b);
}

static void rows_are_as_typed(struct bench *file)
{
    struct typed row[ROWS];
    size_t made = some_rows(row);
    struct bench hand;

    office_open(&hand, db_kind(file->t.db));
    import(file, row, made);
    type_all(&hand, row);
    all_the_same(file, &hand);
    bench_done(&hand);
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    office_open(&b, on->kind);
    on->test(&b);
    bench_done(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(rows_are_as_typed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
