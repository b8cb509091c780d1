/*
 * test_register_paper.c: papers of registers word for word against tests/golden/, long lists in
 * pages, what is typed in files, and personal data past their time. On both databases, at a fixed
 * hour. RUNUT_GOLDEN=accept writes the golden files anew (./dev golden).
 */
#include "text.h"

#undef fail /* ours is in ctx.h */

#include "core/identity.h"
#include "core/ledger_queries.h"
#include "core/message_queries.h"
#include "golden.h"
#include "register/csv_cell.h"
#include "register/hooks.h"
#include "register/import.h"
#include "register/paper.h"
#include "register/personal.h"
#include "register/save.h"
#include "register/walk.h"
#include "register_bench.h"

#define HEAD(name, letter, then)                                                                   \
    "register: " name "\n"                                                                         \
    "title: {id: Kunjungan " name ", en: Visits}\n"                                                \
    "one: {id: Kunjungan, en: Visit}\n"                                                            \
    "about: {id: Siapa berkunjung., en: Who visits.}\n"                                            \
    "group: service\n"                                                                             \
    "number: \"" letter "-{seq:03}/{year}\"\n"                                                     \
    "name_by: [topic]\n"                                                                           \
    "rights: {read: [all], create: [staff], edit: [staff], remove: [admin], personal: [staff]}\n"  \
    "on: held_on\n"                                                                                \
    "order: held_on desc\n"                                                                        \
    "fields:\n"                                                                                    \
    "  - {name: topic, type: text, label: {id: Pokok, en: Topic}, required: true, list: true}\n"   \
    "  - {name: held_on, type: date, label: {id: Tanggal, en: Date}, required: true, list: true, " \
    "filter: true}\n"                                                                              \
    "  - {name: kind, type: choice, label: {id: Jenis, en: Kind}, list: true, options: [{name: "   \
    "work, label: {id: Kerja dinas, en: Work}}, {name: other, label: {id: Lain, en: Other}}]}\n"   \
    "  - {name: marks, type: choices, label: {id: Tanda, en: Marks}, options: [{name: a, label: "  \
    "{id: Alfa, en: Alpha}}, {name: b, label: {id: Beta, en: Beta}}]}\n"                           \
    "  - {name: cost, type: money, label: {id: Biaya, en: Cost}, list: true}\n"                    \
    "  - {name: share, type: decimal, label: {id: Bagian, en: Share}, uom: {id: bagian, en: "      \
    "parts}}\n"                                                                                    \
    "  - {name: begun, type: time, label: {id: Mulai, en: Begun}}\n"                               \
    "  - {name: took, type: duration, label: {id: Lama, en: Length}}\n"                            \
    "  - {name: phone, type: text, label: {id: Telepon, en: Phone}, personal: true, list: true}\n" \
    "  - {name: people, type: table, label: {id: Peserta, en: People}, personal: true, rows: 5, "  \
    "columns: [{name: "                                                                            \
    "who, type: text, label: {id: Nama, en: Name}}, {name: nik, type: text, label: {id: NIK, en: " \
    "NIK}}]}\n"                                                                                    \
    "states:\n"                                                                                    \
    "  - {name: open, label: {id: Terbuka, en: Open}, kind: new}\n"                                \
    "  - {name: shut, label: {id: Selesai, en: Done}, kind: done}\n"                               \
    "moves:\n"                                                                                     \
    "  - {name: shut, label: {id: Selesaikan, en: Finish}, from: [open], to: shut, by: [staff], "  \
    "reason: true}\n"                                                                              \
    "print: {title: {id: Register Kunjungan, en: Register of visits}, paper: F4, landscape: "      \
    "true, "                                                                                       \
    "columns: [number, held_on, topic, kind, cost, phone, state], sign: true}\n"                   \
    "personal_data: {purpose: {id: Menghubungi, en: Calling}, basis: {id: UU 25/2009, en: Law}, "  \
    "keep: 2 years, after: closed, then: " then "}\n"

const struct reg_hooks_row reg_hooks_table[] = { { NULL, NULL } };

static const char people[] =
    "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
    " ('1811', 'KPU Kabupaten Mesuji', 'Mesuji', 'regency', 7, '/1/');"
    "INSERT INTO person (unit_id, name, nip, name_search) VALUES"
    " (1, 'Ani Satu', '197001012000031001', 'ani satu'), (1, 'Budi', NULL, 'budi'),"
    " (1, 'Budi', NULL, 'budi')";

/* The register whose personal values are struck out when their time is over, and the one that drops
 * the whole record. */
static const struct reg_def *strike(const struct bench *b)
{
    return reg_find(&b->app, STR("visit"));
}

static const struct reg_def *drop(const struct bench *b)
{
    return reg_find(&b->app, STR("call"));
}

static void on_db(void **state)
{
    const struct reg_source source[] = {
        { .name = STR("visit.yaml"), .text = STR(HEAD("visit", "K", "strike")) },
        { .name = STR("call.yaml"), .text = STR(HEAD("call", "T", "remove")) },
    };
    const struct on_db *on = *state;
    struct bench b;

    bench_open(&b, on->kind, people);
    b.app.home_unit = 1;
    b.app.base_url = STR("https://runut.example");
    b.app.data_dir = STR("/tmp");
    assert_int_equal(identity_enter_unit(&b.c, 1), ST_OK);
    assert_int_equal(setting_put(&b.c, 1, STR("report_place"), STR("Mesuji")), ST_OK);
    assert_int_equal(setting_put(&b.c, 1, STR("report_signer_name"), STR("Penanda Contoh")), ST_OK);
    bench_bring(&b, source, ARRAY_LEN(source));
    on->test(&b);
    bench_done(&b);
}

static int64_t made(struct bench *b, const struct reg_def *def, const char *topic, const char *day)
{
    static const char *const more[][2] = { { "kind", "work" },
                                           { "cost", "1500000" },
                                           { "phone", "0812 3456" },
                                           { "begun", "2025-03-04T09:30" },
                                           { "took", "1:30" } };
    struct reg_form f;
    struct tx tx = { 0 };
    int64_t id = 0;

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    reg_form_init(&b->c, &f, def);
    assert_true(reg_form_put(&f, STR("topic"), str_of(topic)));
    assert_true(reg_form_put(&f, STR("held_on"), str_of(day)));
    for (size_t i = 0; i < ARRAY_LEN(more); i++)
        assert_true(reg_form_put(&f, str_of(more[i][0]), str_of(more[i][1])));
    assert_true(reg_form_put_cell(&b->c, &f, STR("people"), 0, STR("who"), STR("Cici")));
    assert_true(reg_form_put_cell(&b->c, &f, STR("people"), 0, STR("nik"), STR("1811")));
    enum status s = record_create(&b->c, &f, &id);
    for (size_t i = 0; i < f.n_error; i++)
        print_error(STR_FMT "\n", STR_ARG(f.error[i].text));
    assert_int_equal(s, ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    return id;
}

static struct record found(struct bench *b, const struct reg_def *def, int64_t id)
{
    struct record r = { 0 };

    assert_int_equal(record_find(&b->c, def, id, &r), ST_OK);
    return r;
}

static void shut(struct bench *b, const struct reg_def *def, int64_t id)
{
    struct record *r = arena_new(&b->t.arena, struct record);
    struct reg_form f;
    struct tx tx = { 0 };

    *r = found(b, def, id);
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(reg_form_fill(&b->c, &f, r), ST_OK);
    assert_int_equal(record_move(&b->c, r, &def->move[0], &f, STR("Sudah dilayani")), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

/* ── Golden ── */

static void papers(struct bench *b)
{
    const struct reg_period quarter = { day_of(2025, 1, 1), day_of(2025, 3, 31) },
                            before = { day_of(2024, 1, 1), day_of(2024, 12, 31) };
    int64_t second = made(b, strike(b), "Kedua: \"kutip\" & <tanda>", "2025-03-02");
    struct record r;
    struct str pdf, again;

    (void)made(b, strike(b), "Pertama", "2025-01-15");
    (void)made(b, strike(b), "Di luar masa", "2025-04-01");
    shut(b, strike(b), second);
    assert_int_equal(reg_paper_official(&b->c, strike(b), quarter, &pdf), ST_OK);
    assert_int_equal(reg_paper_official(&b->c, strike(b), quarter, &again), ST_OK);
    assert_true(str_eq(pdf, again));
    golden(&b->t.arena, "register-official.txt", words_of_paper(&b->t.arena, pdf));
    assert_int_equal(reg_paper_official(&b->c, strike(b), before, &pdf), ST_OK);
    golden(&b->t.arena, "register-nihil.txt", words_of_paper(&b->t.arena, pdf));
    r = found(b, strike(b), second);
    assert_int_equal(reg_paper_sheet(&b->c, &r, &pdf), ST_OK);
    golden(&b->t.arena, "register-sheet.txt", words_of_paper(&b->t.arena, pdf));
}

/* ── Long lists ── */

struct count {
    int64_t n, last;
};

static enum status count_one(struct ctx *c, const struct record *r, const struct walk *w)
{
    struct count *n = w->with;

    (void)c;
    assert_true(r->id > n->last); /* each once, in order */
    assert_int_equal(w->n, n->n);
    n->last = r->id;
    n->n++;
    return ST_OK;
}

static void walk(struct bench *b, int64_t max, int64_t want, bool want_cut)
{
    const struct reg_list_query q = { .def = drop(b), .state = -1, .ordered = true };
    struct count n = { 0 };
    bool cut = !want_cut;

    assert_int_equal(reg_list_each(&b->c, &q, max, count_one, &n, &cut), ST_OK);
    assert_int_equal(n.n, want);
    assert_int_equal(cut, want_cut);
}

static void long_lists(struct bench *b)
{
    walk(b, 1000, 0, false);
    for (int i = 0; i < WALK_PAGE; i++)
        (void)made(b, drop(b), "x", "2025-03-04");
    walk(b, 1000, WALK_PAGE, false);
    walk(b, WALK_PAGE, WALK_PAGE, false);
    walk(b, WALK_PAGE - 1, WALK_PAGE - 1, true);
    (void)made(b, drop(b), "x", "2025-03-04");
    walk(b, WALK_PAGE, WALK_PAGE, true);
    walk(b, WALK_PAGE + 1, WALK_PAGE + 1, false);
}

/* ── What is typed in files ── */

static void reads(struct bench *b, const char *field, const char *typed, const char *want)
{
    struct reg_import im = { .c = &b->c, .def = strike(b), .keep = &b->t.arena };
    const struct reg_field person = { .type = FIELD_PERSON };
    const struct reg_field *f =
        strcmp(field, "person") == 0 ? &person : reg_field(strike(b), str_of(field));
    struct pick_row everybody[] = { { 1, STR("ani satu"), STR("197001012000031001") },
                                    { 2, STR("budi"), STR("") },
                                    { 3, STR("budi"), STR("") } };
    struct str out = { 0 };
    const char *key = NULL;

    im.person = everybody;
    im.n_person = ARRAY_LEN(everybody);
    assert_int_equal(import_text(&im, f, str_of(typed), &out, &key), ST_OK);
    if (key != NULL)
        assert_string_equal(key, want);
    else
        assert_str(out, str_of(want));
}

static void typed_in_files(struct bench *b)
{
    reads(b, "held_on", "2025-03-04", "2025-03-04");
    reads(b, "held_on", "4/3/2025", "2025-03-04");
    reads(b, "held_on", "04-03-2025", "2025-03-04");
    reads(b, "held_on", "2025-03-04 00:00", "2025-03-04");
    reads(b, "held_on", "31/2/2025", "31/2/2025");
    reads(b, "held_on", "1/2/3/4", "1/2/3/4");
    reads(b, "begun", "4/3/2025 9.30", "2025-03-04T09:30");
    reads(b, "begun", "2025-03-04 09:30:00", "2025-03-04T09:30");
    reads(b, "begun", "2025-03-04", "2025-03-04T00:00");
    reads(b, "begun", "2025-03-04 25:00", "2025-03-04 25:00");
    reads(b, "took", "01:30", "1:30");
    reads(b, "took", "1900-01-01 02:00", "26:00");
    reads(b, "took", "90", "90");
    reads(b, "share", "1.234,5", "1234,5");
    reads(b, "share", "1.234", "1.234");
    reads(b, "share", "1.234.567", "1234567");
    reads(b, "share", "84,6", "84,6");
    reads(b, "kind", "kerja DINAS", "work");
    reads(b, "kind", "Work", "work");
    reads(b, "kind", "apa saja", "apa saja");
    reads(b, "marks", "Beta; alfa", "b a");
    reads(b, "marks", "Beta, tidak ada", "b tidak_ada");
    reads(b, "topic", "'=1+1", "=1+1");
    reads(b, "topic", "'kutip", "'kutip");
    reads(b, "person", "Ani SATU", "1");
    reads(b, "person", "19700101 200003 1 001", "1");
    reads(b, "person", "Budi", "register.import.two_persons");
    reads(b, "person", "Dewi", "register.import.no_person");
}

static void formulas(void **state)
{
    static const char *const bad[] = { "=1", "+1", "-1", "@x", "\tx", "\rx" };
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct str safe = csv_safe(&a, str_of(bad[i]));

        assert_int_equal(safe.p[0], '\'');
        assert_str(csv_plain(safe), str_of(bad[i]));
    }
    assert_str(csv_safe(&a, STR("a=1")), STR("a=1"));
    assert_str(csv_safe(&a, STR("")), STR(""));
    arena_done(&a);
}

/* ── Personal data ── */

static size_t told(struct bench *b, int64_t id)
{
    struct entry *e = NULL;
    size_t n = 0, with = 0;

    assert_int_equal(entry_of_object(&b->c, 1, STR("record"), id, 100, &e, &n), ST_OK);
    for (size_t i = 0; i < n; i++)
        with += e[i].detail.p != NULL && str_has(e[i].detail, STR("Pokok lama"));
    return with;
}

static void retention(struct bench *b)
{
    struct retained did = { 0 };
    int64_t old, open, gone;
    struct record r;
    struct record_rows rows = { 0 };

    bench_at(b, 2022, 2, 28, 9);
    old = made(b, strike(b), "Pokok lama", "2022-02-01");
    open = made(b, strike(b), "Pokok lama", "2022-02-01");
    gone = made(b, drop(b), "Pokok lama", "2022-02-01");
    shut(b, strike(b), old);
    shut(b, drop(b), gone);
    assert_int_equal(told(b, gone), 1);

    bench_at(b, 2024, 2, 28, 9); /* two years to the day: not yet past */
    assert_int_equal(retain_run(&b->c, false, &did), ST_OK);
    assert_int_equal(did.struck + did.removed, 0);
    bench_at(b, 2024, 2, 29, 9);
    assert_int_equal(retain_run(&b->c, true, &did), ST_OK);
    assert_int_equal(did.struck, 1);
    assert_int_equal(did.removed, 1);
    r = found(b, strike(b), old);
    assert_true(record_filled(&r, reg_field(strike(b), STR("phone"))));

    assert_int_equal(retain_run(&b->c, false, &did), ST_OK);
    assert_int_equal(did.struck, 1);
    assert_int_equal(did.removed, 1);
    r = found(b, strike(b), old);
    assert_false(record_filled(&r, reg_field(strike(b), STR("phone"))));
    assert_str(record_text(&r, reg_field(strike(b), STR("topic"))), STR("Pokok lama"));
    assert_int_equal(record_rows(&b->c, &r, reg_field(strike(b), STR("people")), &rows), ST_OK);
    assert_int_equal(rows.n_row, 0);
    r = found(b, strike(b), open); /* never closed: its time has not begun */
    assert_true(record_filled(&r, reg_field(strike(b), STR("phone"))));
    assert_int_equal(record_find(&b->c, drop(b), gone, &r), ST_NOT_FOUND);
    assert_int_equal(told(b, gone), 0);
    assert_int_equal(told(b, old), 1); /* no personal value stands there */

    assert_int_equal(retain_run(&b->c, false, &did), ST_OK);
    assert_int_equal(did.struck + did.removed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(papers),    ON_EACH_DB(long_lists),     ON_EACH_DB(typed_in_files),
        ON_EACH_DB(retention), cmocka_unit_test(formulas),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
