/*
 * test_register.c: records of a register that exists only here, on both databases: made, changed,
 * moved, guarded, listed; and its table when the definition grows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include "core/app.h"
#include "http/cache.h"
#include "register/asked.h"
#include "register/form_check.h"
#include "register/hooks.h"
#include "register/list.h"
#include "register/load.h"
#include "register/stmt.h"
#include "register/table.h"
#include "testdb.h"
#include "text.h"

static const char loan_yaml[] =
    "register: loan\n"
    "title: {id: Peminjaman, en: Loans}\n"
    "one: {id: Peminjaman, en: Loan}\n"
    "about: {id: Siapa meminjam apa., en: Who borrowed what.}\n"
    "group: supply\n"
    "number: \"PJ-{seq:04}/{unit}/{month:roman}/{year}\"\n"
    "name_by: [item]\n"
    "rights: {read: [admin, owner], create: [admin, staff], edit: [admin, owner], remove: [admin], "
    "personal: [admin]}\n"
    "fields:\n"
    "  - {name: item, type: text, label: {id: Barang, en: Item}, required: true, max: 20, list: "
    "true, search: true}\n"
    "  - {name: code, type: text, label: {id: Kode, en: Code}, unique: true, pattern: "
    "'[A-Z]{2}[0-9]+', pattern_say: {id: Contoh AB12., en: Such as AB12.}}\n"
    "  - {name: kind, type: choice, label: {id: Jenis, en: Kind}, required: true, list: true, "
    "filter: true, options: [{name: tool, label: {id: Alat, en: Tool}}, {name: car, label: {id: "
    "Mobil, en: Car}}]}\n"
    "  - {name: plate, type: text, label: {id: Nomor polisi, en: Plate}, required: true, when: "
    "\"kind = 'car'\"}\n"
    "  - {name: borrower, type: person, label: {id: Peminjam, en: Borrower}, owner: true}\n"
    "  - {name: accused, type: person, label: {id: Terlapor, en: Accused}, subject: true}\n"
    "  - {name: phone, type: text, label: {id: Telepon, en: Phone}, personal: true}\n"
    "  - {name: lent_on, type: date, label: {id: Dipinjam, en: Lent}, default: today, list: true, "
    "filter: true}\n"
    "  - {name: back_on, type: date, label: {id: Kembali, en: Back}}\n"
    "  - {name: parts, type: table, label: {id: Bagian, en: Parts}, rows: 5, columns: [{name: "
    "part, type: text, label: {id: Bagian, en: Part}, required: true}, {name: amount, type: "
    "integer, label: {id: Jumlah, en: Amount}, min: 1}]}\n"
    "  - {name: part_sum, type: integer, label: {id: Jumlah bagian, en: Sum of parts}, total: {of: "
    "parts, sum: amount}}\n"
    "  - {name: days_out, type: integer, label: {id: Lama, en: Days out}, computed: "
    "\"days(lent_on, back_on)\"}\n"
    "checks:\n"
    "  - {where: \"back_on IS NULL OR back_on >= lent_on\", field: back_on, say: {id: Kembali "
    "sebelum dipinjam., en: Back before lent.}}\n"
    "  - {where: \"COALESCE(part_sum, 0) <= 10\", say: {id: Terlalu banyak bagian., en: Too many "
    "parts.}}\n"
    "states:\n"
    "  - {name: asked, label: {id: Diminta, en: Asked}, kind: new}\n"
    "  - {name: lent, label: {id: Dipinjam, en: Lent}, kind: active}\n"
    "  - {name: back, label: {id: Kembali, en: Back}, kind: done}\n"
    "moves:\n"
    "  - {name: lend, label: {id: Pinjamkan, en: Lend}, from: [asked], to: lent, by: [admin, "
    "staff], other: true}\n"
    "  - {name: take_back, label: {id: Terima kembali, en: Take back}, from: [lent], to: back, by: "
    "[admin], require: [back_on], when: \"days_out < 100\", say: {id: Terlalu lama., en: Too "
    "long.}}\n"
    "  - {name: reopen, label: {id: Buka lagi, en: Reopen}, from: [back], to: lent, by: [admin], "
    "reason: true, set: {back_on: null}}\n"
    "filters: [{name: late, label: {id: Lama, en: Long}, where: \"state = 'lent' AND days(lent_on, "
    "today) > 30\"}]\n"
    "personal_data: {purpose: {id: Menghubungi, en: Calling}, basis: {id: UU, en: Law}, keep: 1 "
    "years, after: created, then: strike}\n";

struct bench {
    struct testdb t;
    struct app app;
    struct reg_all all;
    struct ctx c;
    const struct reg_def *def;
    int64_t admin, staff; /* persons */
    struct request req;
    struct grant grant;
    struct reg_list last; /* as listed() found it */
};

const struct reg_hooks_row reg_hooks_table[] = { { NULL, NULL } };

static void load(struct bench *b, const char *yaml, struct reg_all *out)
{
    const struct reg_source source = { .name = STR("loan.yaml"), .text = str_of(yaml) };
    struct reg_mistake *wrong = NULL;
    size_t n = 0;
    enum status s = reg_load(&b->t.arena, &source, 1, out, &wrong, &n);

    for (size_t i = 0; i < n; i++)
        print_error(STR_FMT ":%zu: " STR_FMT "\n", STR_ARG(wrong[i].file), wrong[i].line,
                    STR_ARG(wrong[i].text));
    assert_int_equal(s, ST_OK);
}

/* Who asks from now on: role and person. */
static void act(struct bench *b, enum role role, int64_t person)
{
    b->grant = (struct grant){ role, 1, 0 };
    b->c.who.grant = &b->grant;
    b->c.who.n_grant = 1;
    b->c.who.account_id = person;
    b->c.who.person_id = person;
    b->c.req = &b->req;
}

static void bench_open(struct bench *b, enum db_kind kind)
{
    struct str why;

    *b = (struct bench){ .admin = 1, .staff = 2 };
    testdb_open(&b->t, kind, true);
    sign_keypair(b->app.sign_public, b->app.sign_secret);
    b->app.registers = &b->all;
    testdb_sql(b->t.db, "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                        " ('1811', 'KPU Mesuji', 'Mesuji', 'regency', 7, '/1/'),"
                        " ('1807', 'KPU Tulang Bawang', 'Tulang Bawang', 'regency', 7, '/2/')");
    testdb_sql(b->t.db,
               "INSERT INTO person (unit_id, name, name_search) VALUES (1, 'Ani', 'ani'), (1, "
               "'Budi', 'budi'), (2, 'Cici', 'cici')");
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, 1);
    b->c.who.unit_code = STR("1811");
    b->c.who.zone = ZONE_WIB;
    b->c.now = time_from_civil((struct civil){ .year = 2025, .month = 3, .day = 4, .hour = 9 }, 7);
    load(b, loan_yaml, &b->all);
    b->def = b->all.def[0];
    enum status s = reg_tables_bring(&b->c, &b->all, &why);
    if (s != ST_OK)
        print_error(STR_FMT "\n", STR_ARG(why));
    assert_int_equal(s, ST_OK);
    act(b, ROLE_ADMIN, b->admin);
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open(&b, on->kind);
    on->test(&b);
    testdb_done(&b.t);
}

struct pair {
    const char *name, *text;
};

static enum status make(struct bench *b, struct reg_form *f, const struct pair *pair, int64_t *id)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(&b->c, &tx);

    reg_form_init(&b->c, f, b->def);
    for (; pair->name != NULL; pair++)
        assert_true(reg_form_put(f, str_of(pair->name), str_of(pair->text)));
    if (s == ST_OK)
        s = record_create(&b->c, f, id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static int64_t made(struct bench *b, const struct pair *pair)
{
    struct reg_form f;
    int64_t id = 0;
    enum status s = make(b, &f, pair, &id);

    for (size_t i = 0; i < f.n_error; i++)
        print_error("%s: " STR_FMT "\n", f.error[i].field, STR_ARG(f.error[i].text));
    assert_int_equal(s, ST_OK);
    return id;
}

static struct record found(struct bench *b, int64_t id)
{
    struct record r = { 0 };

    assert_int_equal(record_find(&b->c, b->def, id, &r), ST_OK);
    return r;
}

static enum status change(struct bench *b, const struct record *r, struct reg_form *f,
                          const struct pair *pair)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(&b->c, &tx);

    assert_int_equal(reg_form_fill(&b->c, f, r), ST_OK);
    for (; pair->name != NULL; pair++)
        assert_true(reg_form_put(f, str_of(pair->name), str_of(pair->text)));
    if (s == ST_OK)
        s = record_change(&b->c, r, f);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status move(struct bench *b, int64_t id, const char *name, const struct pair *pair,
                        const char *reason)
{
    const struct reg_move *m = reg_move(b->def, str_of(name));
    struct record r = found(b, id);
    struct reg_form f;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(&b->c, &tx);

    assert_non_null(m);
    assert_int_equal(reg_form_fill(&b->c, &f, &r), ST_OK);
    for (; pair != NULL && pair->name != NULL; pair++)
        assert_true(reg_form_put(&f, str_of(pair->name), str_of(pair->text)));
    if (s == ST_OK)
        s = record_move(&b->c, &r, m, &f, str_of(reason));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static const struct pair tool[] = { { "item", "Bor" }, { "kind", "tool" }, { NULL, NULL } };

/* ── the tests ── */

static void numbers_have_no_gaps(struct bench *b)
{
    const struct pair bad[] = { { "item", "Mobil" }, { "kind", "car" }, { NULL, NULL } };
    struct reg_form f;
    int64_t id = 0, first = made(b, tool);

    assert_int_equal(make(b, &f, bad, &id), ST_INVALID); /* taken and given back */
    assert_str(found(b, first).number, STR("PJ-0001/1811/III/2025"));
    assert_str(found(b, made(b, tool)).number, STR("PJ-0002/1811/III/2025"));
    assert_str(found(b, first).title, STR("PJ-0001/1811/III/2025 · Bor"));
    assert_str(record_text(&(struct record){ .def = b->def, .value = found(b, first).value },
                           reg_field(b->def, STR("lent_on"))),
               STR("2025-03-04"));
}

static void wrong_input_is_named(struct bench *b)
{
    const struct {
        struct pair pair[4];
        const char *control;
    } cases[] = {
        { { { "kind", "tool" } }, "f.item" },
        { { { "item", "Ini terlalu panjang sekali" }, { "kind", "tool" } }, "f.item" },
        { { { "item", "Bor" }, { "kind", "boat" } }, "f.kind" },
        { { { "item", "Bor" }, { "kind", "car" } }, "f.plate" },
        { { { "item", "Bor" }, { "kind", "tool" }, { "code", "ab" } }, "f.code" },
        { { { "item", "Bor" }, { "kind", "tool" }, { "lent_on", "2025-02-30" } }, "f.lent_on" },
        { { { "item", "Bor" }, { "kind", "tool" }, { "borrower", "3" } },
          "f.borrower" }, /* of another unit */
        { { { "item", "Bor" }, { "kind", "tool" }, { "back_on", "2025-03-01" } }, "f.back_on" },
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct reg_form f;
        int64_t id = 0;

        assert_int_equal(make(b, &f, cases[i].pair, &id), ST_INVALID);
        assert_int_equal(f.n_error, 1);
        assert_string_equal(f.error[0].field, cases[i].control);
    }
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM record_loan"), 0);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM entry"), 0);
}

static void everything_is_told_at_once(struct bench *b)
{
    const struct {
        struct pair pair[7];
        const char *control[6];
    } cases[] = {
        { { { "item", "Ini terlalu panjang sekali" },
            { "kind", "car" },
            { "code", "ab" },
            { "borrower", "3" },
            { "back_on", "2025-03-01" } },
          { "f.item", "f.code", "f.borrower", "f.plate", "f.back_on" } },
        /* What looks at a wrong value says nothing of its own. */
        { { { "kind", "boat" } }, { "f.kind", "f.item" } },
        { { { "kind", "tool" }, { "lent_on", "x" }, { "back_on", "2025-03-01" } },
          { "f.lent_on", "f.item" } },
    };

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct reg_form f;
        int64_t id = 0;
        size_t n = 0;

        assert_int_equal(make(b, &f, cases[i].pair, &id), ST_INVALID);
        for (; cases[i].control[n] != NULL; n++)
            assert_string_equal(f.error[n].field, cases[i].control[n]);
        assert_int_equal(f.n_error, n);
    }
}

static void what_is_unique_stays_so(struct bench *b)
{
    const struct pair one[] = {
        { "item", "Bor" }, { "kind", "tool" }, { "code", "AB12" }, { NULL, NULL }
    };
    struct reg_form f;
    int64_t id = made(b, one), other = 0;
    struct record r = found(b, id);

    assert_int_equal(make(b, &f, one, &other), ST_INVALID);
    assert_string_equal(f.error[0].field, "f.code");
    assert_int_equal(change(b, &r, &f, one), ST_OK); /* its own */
}

static void two_editors(struct bench *b)
{
    struct record first = found(b, made(b, tool)), second = found(b, first.id);
    struct reg_form f;
    const struct pair a[] = { { "item", "Gerinda" }, { NULL, NULL } },
                      z[] = { { "item", "Palu" }, { NULL, NULL } };

    assert_int_equal(change(b, &first, &f, a), ST_OK);
    assert_int_equal(change(b, &second, &f, z), ST_CONFLICT);
    assert_str(record_text(&(struct record){ .def = b->def, .value = found(b, first.id).value },
                           reg_field(b->def, STR("item"))),
               STR("Gerinda"));
}

static enum status with_parts(struct bench *b, struct reg_form *f, const char *const *amount,
                              int64_t *id)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(&b->c, &tx);

    reg_form_init(&b->c, f, b->def);
    (void)reg_form_put(f, STR("item"), STR("Bor"));
    (void)reg_form_put(f, STR("kind"), STR("tool"));
    for (size_t i = 0; amount[i] != NULL; i++) {
        assert_true(reg_form_put_cell(&b->c, f, STR("parts"), i * 2, STR("part"), STR("Mata")));
        assert_true(
            reg_form_put_cell(&b->c, f, STR("parts"), i * 2, STR("amount"), str_of(amount[i])));
    }
    if (s == ST_OK)
        s = record_create(&b->c, f, id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static void rows_are_kept_and_summed(struct bench *b)
{
    const char *const good[] = { "3", "4", NULL }, *const many[] = { "6", "5", NULL },
                      *const bad[] = { "0", "60", NULL };
    const struct reg_field *parts = reg_field(b->def, STR("parts"));
    struct record_rows rows = { 0 };
    struct reg_form f;
    int64_t id = 0, other = 0;

    assert_int_equal(with_parts(b, &f, good, &id), ST_OK);
    struct record r = found(b, id);
    assert_int_equal(record_rows(&b->c, &r, parts, &rows), ST_OK);
    assert_int_equal(rows.n_row, 2); /* the empty row between them is gone */
    assert_int_equal(rows.value[3].i, 4);
    assert_int_equal(record_int(&r, reg_field(b->def, STR("part_sum"))), 7);
    assert_int_equal(with_parts(b, &f, many, &other), ST_INVALID); /* a check over the total */
    assert_int_equal(with_parts(b, &f, bad, &other), ST_INVALID);
    assert_string_equal(f.error[0].field, "t.parts.0.amount");
    assert_int_equal(f.n_error, 1); /* a total of wrong rows is none to be judged */
    reg_form_init(&b->c, &f, b->def);
    assert_true(reg_form_put_cell(&b->c, &f, STR("parts"), 4, STR("part"), STR("x")));
    assert_false(reg_form_put_cell(&b->c, &f, STR("parts"), 5, STR("part"), STR("x")));
    struct reg_cells *cells = &f.table[parts - b->def->field];
    *cells = (struct reg_cells){ .n_row = 400, /* more than one statement takes */
                                 .value = arena_array(&b->t.arena, 800, sizeof(*cells->value)) };
    for (size_t i = 0; i < 800; i++)
        cells->value[i] = value_int(3);
    assert_int_equal(form_totals(&b->c, &f), ST_OK);
    assert_int_equal(f.value[reg_field(b->def, STR("part_sum"))->column].i, 1200);
}

static void moves_are_guarded(struct bench *b)
{
    const struct pair lent[] = {
        { "item", "Bor" }, { "kind", "tool" }, { "lent_on", "2025-01-01" }, { NULL, NULL }
    };
    const struct pair late[] = { { "back_on", "2025-06-01" }, { NULL, NULL } },
                      soon[] = { { "back_on", "2025-02-01" }, { NULL, NULL } };
    int64_t id = made(b, lent);

    assert_int_equal(move(b, id, "lend", NULL, ""), ST_DENIED); /* whoever made it */
    act(b, ROLE_ADMIN, b->staff);
    assert_int_equal(move(b, id, "take_back", soon, ""), ST_CONFLICT); /* out of order */
    assert_int_equal(move(b, id, "lend", NULL, ""), ST_OK);
    assert_int_equal(move(b, id, "lend", NULL, ""), ST_CONFLICT);
    assert_int_equal(move(b, id, "take_back", NULL, ""), ST_INVALID); /* back_on is required */
    assert_int_equal(move(b, id, "take_back", late, ""), ST_INVALID); /* the guard */
    assert_str(found(b, id).state, STR("lent"));
    assert_int_equal(move(b, id, "take_back", soon, ""), ST_OK);
    struct record r = found(b, id);
    assert_str(r.closed_on, STR("2025-03-04"));
    assert_int_equal(record_int(&r, reg_field(b->def, STR("days_out"))), 31);
    struct reg_form f;
    assert_int_equal(change(b, &r, &f, soon), ST_CONFLICT);        /* closed */
    assert_int_equal(move(b, id, "reopen", NULL, ""), ST_INVALID); /* no reason */
    assert_int_equal(move(b, id, "reopen", NULL, "Salah catat"), ST_OK);
    r = found(b, id);
    assert_str(r.closed_on, STR(""));
    assert_false(record_filled(&r, reg_field(b->def, STR("back_on"))));
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM record_move"), 4);
}

static void nobody_sees_what_is_not_theirs(struct bench *b)
{
    const struct pair about_ani[] = { { "item", "Bor" },
                                      { "kind", "tool" },
                                      { "accused", "1" },
                                      { "borrower", "2" },
                                      { NULL, NULL } };
    struct record r = { 0 };
    int64_t plain = made(b, tool), id = made(b, about_ani);

    assert_int_equal(record_find(&b->c, b->def, id, &r),
                     ST_NOT_FOUND); /* Ani, although she administers */
    act(b, ROLE_STAFF, b->staff);
    assert_int_equal(record_find(&b->c, b->def, id, &r), ST_OK);
    assert_int_equal(record_find(&b->c, b->def, plain, &r), ST_NOT_FOUND);
    b->c.who.unit_id = 2;
    act(b, ROLE_ADMIN, b->staff);
    assert_int_equal(record_find(&b->c, b->def, plain, &r), ST_NOT_FOUND);
}

static void personal_values_stay_out_of_the_ledger(struct bench *b)
{
    const struct pair p[] = {
        { "item", "Bor" }, { "kind", "tool" }, { "phone", "0812999" }, { NULL, NULL }
    };
    struct record r = found(b, made(b, p));
    const struct reg_field *phone = reg_field(b->def, STR("phone"));

    assert_str(record_show(&b->c, &r, phone, false), STR("•••"));
    assert_str(record_show(&b->c, &r, phone, true), STR("0812999"));
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM entry WHERE detail LIKE '%0812999%'"),
                     0);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM entry WHERE detail LIKE '%Bor%'"), 1);
}

static int64_t listed(struct bench *b, const char *query, size_t *n)
{
    struct reg_list_query q;
    struct reg_list list = { 0 };
    struct param p[8];
    struct str rest = str_of(query);
    size_t k = 0;

    while (rest.n > 0) {
        struct str value = str_cut(&rest, '&');
        struct str name = str_cut(&value, '=');

        p[k++] = (struct param){ name, value };
    }
    b->req.args = (struct params){ p, k };
    reg_list_read(&b->c, b->def, &q);
    assert_int_equal(reg_list_page(&b->c, &q, &list), ST_OK);
    b->req.args = (struct params){ NULL, 0 };
    *n = list.n;
    b->last = list;
    for (size_t i = 1; i < list.n && q.order == NULL; i++)
        assert_true(list.row[i - 1].id > list.row[i].id);
    return list.total;
}

static void lists_find_what_they_say(struct bench *b)
{
    const struct pair car[] = { { "item", "Avanza" },
                                { "kind", "car" },
                                { "plate", "BE 1" },
                                { "lent_on", "2025-01-05" },
                                { NULL, NULL } };
    const struct {
        const char *query;
        int64_t total;
    } cases[] = {
        { "", 61 },
        { "f.kind=car", 1 },
        { "f.kind=tool", 60 },
        { "f.lent_on.sampai=2025-01-31", 1 },
        { "f.lent_on.dari=2025-02-01&f.kind=car", 0 },
        { "q=avan", 1 },
        { "q=bor", 60 },
        { "q=---", 0 },
        { "q=bor&f.kind=car", 0 },
        { "keadaan=asked", 61 },
        { "keadaan=lent", 0 },
        { "keadaan=terbuka", 61 },
        { "saring=late", 0 },
        { "f.item=vanz", 1 },
        { "f.plate.isi=ya", 1 },
        { "f.item=' OR 1=1 --", 0 },
    };
    size_t n = 0;

    for (int i = 0; i < 60; i++)
        (void)made(b, tool);
    (void)made(b, car);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int64_t total = listed(b, cases[i].query, &n);

        if (total != cases[i].total)
            print_error("%s\n", cases[i].query);
        assert_int_equal(total, cases[i].total);
        assert_int_equal(n, total > REG_LIST_ROWS ? REG_LIST_ROWS : total);
    }
    assert_int_equal(listed(b, "hal=2", &n), 61);
    assert_int_equal(n, 11);
    assert_int_equal(listed(b, "hal=400", &n), 61); /* the last */
    assert_int_equal(n, 11);
    assert_int_equal(listed(b, "f.kind=tool&hal=400", &n), 60);
    assert_int_equal(n, 10);
    assert_int_equal(listed(b, "q=bor&hal=2", &n), 60);
    assert_int_equal(n, 10);
    assert_int_equal(listed(b, "q=bor&hal=400", &n), 60);
    assert_int_equal(n, 10);
    assert_int_equal(listed(b, "keadaan=lent&hal=3", &n), 0);
    assert_int_equal(n, 0);
    act(b, ROLE_STAFF, b->staff); /* sees only their own: none */
    assert_int_equal(listed(b, "", &n), 0);
}

/* 2,100 more, past the functions that make records: they would take a minute. */
static void many_more(struct bench *b)
{
    testdb_sql(
        b->t.db,
        "INSERT INTO record (unit_id, register, title) WITH RECURSIVE m (n) AS (SELECT 1 UNION ALL "
        "SELECT n + 1 FROM m WHERE n < 2100) SELECT 1, 'loan', 'many' FROM m");
    testdb_sql(
        b->t.db,
        "INSERT INTO record_loan (id, unit_id, number, state, created_at, created_on, changed_at, "
        "version, item, kind, borrower, lent_on) SELECT id, 1, 'X', 'asked', 0, '2025-01-01', 0, "
        "1, 'banyak', 'tool', 1, '2025-01-01' FROM record WHERE title = 'many'");
    testdb_sql(b->t.db, "INSERT INTO record_text (record_id, unit_id, body_search) SELECT id, 1, "
                        "'u1xbanyak' FROM record WHERE title = 'many'");
    testdb_sql(b->t.db, "INSERT INTO record_count (unit_id, register, state, n) VALUES (1, 'loan', "
                        "'asked', 2100) ON CONFLICT (unit_id, register, state) DO UPDATE SET n = "
                        "record_count.n + 2100");
}

static int64_t first_of(struct bench *b, const char *query)
{
    size_t n = 0;

    (void)listed(b, query, &n);
    return n > 0 ? b->last.row[0].id : 0;
}

/* What lies far behind, and what was searched for, comes from memory until something changes. */
static void far_pages_follow_every_change(struct bench *b)
{
    static const char *const far[] = { "hal=21",
                                       "hal=42",
                                       "q=banyak&hal=3",
                                       "f.kind=tool&hal=19",
                                       "keadaan=asked&hal=23",
                                       "urut=-kind&hal=22",
                                       "keadaan=asked&urut=-kind&hal=3",
                                       "keadaan=terbuka&hal=24",
                                       "f.lent_on.dari=2024-12-31&hal=3",
                                       "f.lent_on.dari=2024-12-31&f.kind=tool&urut=-kind&hal=2",
                                       "f.kind=tool&f.plate.isi=tidak&hal=4" };
    int64_t before[ARRAY_LEN(far)];
    const struct pair p[] = { { "item", "banyak" }, { "kind", "tool" }, { NULL, NULL } };
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct record r;
    size_t n = 0;

    b->app.cache = cache_new(1 << 20);
    many_more(b);
    assert_int_equal(first_of(b, "hal=21"), first_of(b, "") - 1000);
    assert_int_equal(first_of(b, "hal=42"), first_of(b, "") - 2050);
    for (size_t i = 0; i < ARRAY_LEN(far); i++) {
        before[i] = first_of(b, far[i]);
        assert_int_not_equal(before[i], 0);
        assert_int_equal(first_of(b, far[i]), before[i]);
    }
    r = found(b, made(b, p));
    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        assert_int_equal(first_of(b, far[i]), before[i] + 1);
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(record_remove(&b->c, &r, STR("Keliru")), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        assert_int_equal(first_of(b, far[i]), before[i]);

    /* a count that stops is the end of the pages */
    assert_int_equal(listed(b, "q=banyak", &n), REG_COUNT_CAP);
    assert_true(b->last.more);
    assert_int_equal(first_of(b, "q=banyak&hal=400"), first_of(b, "") - REG_COUNT_CAP + 50);
    assert_int_equal(listed(b, "f.kind=tool&hal=400", &n), REG_COUNT_CAP);
    assert_true(b->last.more && n == REG_LIST_ROWS);
    assert_int_equal(first_of(b, "f.kind=tool&hal=400"), first_of(b, "") - REG_COUNT_CAP + 50);

    assert_int_equal(listed(b, "hal=400", &n), 2100); /* all that the asker may see */
    assert_true(n == REG_LIST_ROWS && !b->last.more);
    assert_int_equal(first_of(b, "hal=400"), first_of(b, "hal=42"));

    act(b, ROLE_STAFF, b->staff); /* the borrower of none: what another was shown is not theirs */
    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        assert_int_equal(first_of(b, far[i]), 0);
    cache_free(b->app.cache);
}

/* Few or many, in whichever order: what is found is the same. */
static void ranges_give_their_order(struct bench *b)
{
    static const char *const day[] = { "2025-02-01", "2025-03-01", "2025-01-15", "2025-02-20" };
    int64_t id[ARRAY_LEN(day)];

    for (int many = 0; many < 2; many++) {
        if (many == 1)
            many_more(b);
        for (size_t i = 0; i < ARRAY_LEN(day) && many == 0; i++) {
            const struct pair p[] = {
                { "item", "Bor" }, { "kind", "tool" }, { "lent_on", day[i] }, { NULL, NULL }
            };

            id[i] = made(b, p);
        }
        const struct {
            const char *query;
            int64_t first, total;
        } cases[] = {
            { "f.lent_on.dari=2025-01-15", id[1], 4 },
            { "f.lent_on.dari=2025-01-15&urut=lent_on", id[2], 4 },
            { "f.lent_on.dari=2025-02-01&f.lent_on.sampai=2025-02-28", id[3], 2 },
            { "f.lent_on.dari=2025-02-01&f.kind=tool&urut=item", id[0], 3 },
            { "f.lent_on.sampai=2025-01-31&f.lent_on.dari=2025-01-02", id[2], 1 },
            { "f.lent_on.dari=2026-01-01", 0, 0 },
            { "f.lent_on.dari=2026-01-01&hal=3", 0, 0 },
            { "saring=late", 0, 0 },
        };

        for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
            assert_int_equal(first_of(b, cases[i].query), cases[i].first);
            assert_int_equal(b->last.total, cases[i].total);
        }
        assert_int_equal(first_of(b, "f.lent_on.dari=2024-01-01"), id[1]);
        assert_int_equal(b->last.total, many == 0 ? 4 : REG_COUNT_CAP);
    }
}

/* One record, or as many as begin alike. */
static void words_are_found_from_their_beginning(struct bench *b)
{
    static const char *const item[] = { "Meja",   "Mejalipat", "mejabulat", "Kursi 1",    "Kursia",
                                        "Kursib", "Kursic",    "Kursid",    "Kursie",     "Kursif",
                                        "Kursig", "Kursih",    "Éclair",    "Meja Éclair" };
    static const struct {
        const char *asked, *as;
        size_t found;
    } cases[] = {
        { "meja", "(u1xmeja OR u1xmejabulat OR u1xmejalipat)", 4 },
        { "MEJAL", "(u1xmejalipat)", 1 },
        /* the index has it without its accent */
        { "meja écl", "(u1xmeja OR u1xmejabulat OR u1xmejalipat) AND u1xécl*", 1 },
        { "kursi", "u1xkursi*", 9 }, /* nine words */
        { "kursi 1", "u1xkursi* AND u1x1", 1 },
        { "mejax", "u1xmejax*", 0 },
        { "-- or", "u1xor*", 0 },
        { "--", "", 0 },
    };
    size_t n = 0;

    for (size_t i = 0; i < ARRAY_LEN(item); i++) {
        const struct pair p[] = { { "item", item[i] }, { "kind", "tool" }, { NULL, NULL } };

        (void)made(b, p);
    }
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str q = STR("");

        assert_int_equal(asked_words(&b->c, str_of(cases[i].asked), &q), ST_OK);
        if (db_kind(b->t.db) == DB_SQLITE)
            assert_str(q, str_of(cases[i].as));
        (void)listed(b, str_z(&b->t.arena, str_printf(&b->t.arena, "q=%s", cases[i].asked)), &n);
        assert_int_equal(n, cases[i].found);
    }
    b->c.who.unit_id = 2; /* another unit has none of these words */
    (void)listed(b, "q=meja", &n);
    assert_int_equal(n, 0);
}

/* The text with one line more, or with a word replaced. */
static const char *with(struct bench *b, const char *old, const char *new_)
{
    const char *at = strstr(loan_yaml, old);

    assert_non_null(at);
    return str_z(&b->t.arena, str_printf(&b->t.arena, "%.*s%s%s", (int)(at - loan_yaml), loan_yaml,
                                         new_, at + strlen(old)));
}

static void tables_grow_and_never_shrink(struct bench *b)
{
    struct reg_all all = { 0 };
    struct str why = STR("");
    int64_t id = made(b, tool);

    load(b,
         with(b, "checks:\n",
              "  - {name: note, type: longtext, label: {id: Catatan, en: Note}}\n  - {name: twice, "
              "type: integer, label: {id: Dua, en: Two}, computed: \"days_out * 2\"}\nchecks:\n"),
         &all);
    assert_int_equal(reg_tables_bring(&b->c, &all, &why), ST_OK);
    b->all = all;
    b->def = all.def[0];
    assert_false(record_filled(&(struct record){ .def = b->def, .value = found(b, id).value },
                               reg_field(b->def, STR("note"))));
    load(b, with(b, "name: item, type: text", "name: item, type: integer"), &all);
    assert_int_equal(reg_tables_bring(&b->c, &all, &why), ST_INVALID);
    assert_true(str_has(why, STR("record_loan.item")));
    load(b, with(b, "name: plate", "name: licence"), &all);
    assert_int_equal(reg_tables_bring(&b->c, &all, &why), ST_INVALID);
    assert_true(str_has(why, STR("record_loan.plate")));
}

static void what_is_removed_is_gone(struct bench *b)
{
    struct record r = found(b, made(b, tool)), none = { 0 };
    CLEANUP(tx_end) struct tx tx = { 0 };

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(record_remove(&b->c, &r, STR("Dobel")), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    assert_int_equal(record_find(&b->c, b->def, r.id, &none), ST_NOT_FOUND);
    assert_int_equal(testdb_int(&b->t, "SELECT n FROM record_count WHERE state = 'asked'"), 0);
    assert_int_equal(
        testdb_int(&b->t, "SELECT COUNT(*) FROM entry WHERE action = 'record.removed'"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(numbers_have_no_gaps),
        ON_EACH_DB(wrong_input_is_named),
        ON_EACH_DB(everything_is_told_at_once),
        ON_EACH_DB(what_is_unique_stays_so),
        ON_EACH_DB(two_editors),
        ON_EACH_DB(rows_are_kept_and_summed),
        ON_EACH_DB(moves_are_guarded),
        ON_EACH_DB(nobody_sees_what_is_not_theirs),
        ON_EACH_DB(personal_values_stay_out_of_the_ledger),
        ON_EACH_DB(lists_find_what_they_say),
        ON_EACH_DB(far_pages_follow_every_change),
        ON_EACH_DB(ranges_give_their_order),
        ON_EACH_DB(words_are_found_from_their_beginning),
        ON_EACH_DB(tables_grow_and_never_shrink),
        ON_EACH_DB(what_is_removed_is_gone),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
