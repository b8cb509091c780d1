/*
 * test_list_known.c: a list that was mended after changes is the one that would be found anew, on
 * both databases: equal keys, none, records that leave, come in and move, and eyes that see less.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include "core/app.h"
#include "core/ledger.h"
#include "http/cache.h"
#include "register/hooks.h"
#include "register/list.h"
#include "register/load.h"
#include "register/table.h"
#include "testdb.h"
#include "text.h"

static const char note_yaml[] =
    "register: note\n"
    "title: {id: Catatan, en: Notes}\n"
    "one: {id: Catatan, en: Note}\n"
    "about: {id: Untuk diuji., en: For testing.}\n"
    "group: supply\n"
    "number: \"N-{seq:04}/{year}\"\n"
    "name_by: [item]\n"
    "rights: {read: [admin, owner], create: [admin, staff], edit: [admin, owner], remove: "
    "[admin]}\n"
    "fields:\n"
    "  - {name: item, type: text, label: {id: Barang, en: Item}, required: true, max: 40, list: "
    "true, search: true}\n"
    "  - {name: kind, type: choice, label: {id: Jenis, en: Kind}, list: true, filter: true, "
    "options: [{name: tool, label: {id: Alat, en: Tool}}, {name: car, label: {id: Mobil, en: "
    "Car}}]}\n"
    "  - {name: weight, type: integer, label: {id: Berat, en: Weight}, list: true, filter: true}\n"
    "  - {name: keeper, type: person, label: {id: Pemegang, en: Keeper}, owner: true}\n"
    "  - {name: accused, type: person, label: {id: Terlapor, en: Accused}, subject: true}\n"
    "  - {name: day, type: date, label: {id: Hari, en: Day}, list: true, filter: true}\n"
    "order: day desc\n"
    "states:\n"
    "  - {name: open, label: {id: Buka, en: Open}, kind: new}\n"
    "  - {name: shut, label: {id: Tutup, en: Shut}, kind: done}\n"
    "moves:\n"
    "  - {name: shut, label: {id: Tutup, en: Shut}, from: [open], to: shut, by: [admin]}\n"
    "filters: [{name: heavy, label: {id: Berat, en: Heavy}, where: \"weight >= 7\"}, {name: rare, "
    "label: {id: Jarang, en: Rare}, where: \"weight = 3 AND kind = 'car'\"}]\n";

const struct reg_hooks_row reg_hooks_table[] = { { NULL, NULL } };

#define NOTES 2300

struct bench {
    struct testdb t;
    struct app app;
    struct reg_all all;
    struct ctx c;
    const struct reg_def *def;
    struct request req;
    struct grant grant;
    struct cache *cache;
    uint32_t dice;
};

/* The same throws in every run. */
static uint32_t thrown(struct bench *b, uint32_t sides)
{
    b->dice = b->dice * 1664525U + 1013904223U;
    return (b->dice >> 8) % sides;
}

static void act(struct bench *b, enum role role, int64_t person)
{
    b->grant = (struct grant){ role, 1, 0 };
    b->c.who.grant = &b->grant;
    b->c.who.n_grant = 1;
    b->c.who.account_id = person;
    b->c.who.person_id = person;
    b->c.req = &b->req;
}

/* Past the functions that make records, as they would take minutes: a day of forty or none, a
 * weight below ten, two kinds, three keepers. */
static void fill(struct bench *b)
{
    testdb_sql(
        b->t.db,
        "INSERT INTO record (unit_id, register, title) WITH RECURSIVE m (n) AS (SELECT 1 UNION "
        "ALL SELECT n + 1 FROM m WHERE n < 2300) SELECT 1, 'note', 'many' FROM m");
    testdb_sql(
        b->t.db,
        "INSERT INTO record_note (id, unit_id, number, state, created_at, created_on, "
        "changed_at, version, item, kind, weight, keeper, day) SELECT id, 1, 'X' || CAST(id AS "
        "VARCHAR), CASE WHEN id % 5 = 0 THEN 'shut' ELSE 'open' END, 0, '2025-01-01', 0, 1, "
        "'batu', CASE WHEN id % 3 = 0 THEN 'car' ELSE 'tool' END, id * 7 % 10, 1 + id % 2, CASE "
        "WHEN id % 41 = 0 THEN NULL ELSE '2025-02-' || CAST(10 + id * 13 % 19 AS VARCHAR) END "
        "FROM record WHERE title = 'many'");
    testdb_sql(
        b->t.db,
        "INSERT INTO record_text (record_id, unit_id, body_search) SELECT id, 1, 'u1xbatu' FROM "
        "record WHERE title = 'many'");
    testdb_sql(b->t.db,
               "INSERT INTO record_count (unit_id, register, state, n) SELECT 1, 'note', state, "
               "COUNT(*) FROM record_note GROUP BY state");
}

static void bench_open(struct bench *b, enum db_kind kind)
{
    const struct reg_source source = { .name = STR("note.yaml"), .text = str_of(note_yaml) };
    struct reg_mistake *wrong = NULL;
    struct str why;
    size_t n = 0;

    *b = (struct bench){ .dice = 11 };
    testdb_open(&b->t, kind, true);
    sign_keypair(b->app.sign_public, b->app.sign_secret);
    b->app.registers = &b->all;
    testdb_sql(b->t.db,
               "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES ('1811', 'KPU "
               "Mesuji', 'Mesuji', 'regency', 7, '/1/')");
    testdb_sql(
        b->t.db,
        "INSERT INTO person (unit_id, name, name_search) VALUES (1, 'Ani', 'ani'), (1, 'Budi', "
        "'budi')");
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, 1);
    b->c.who.unit_code = STR("1811");
    b->c.who.zone = ZONE_WIB;
    b->c.now = time_from_civil((struct civil){ .year = 2025, .month = 3, .day = 4, .hour = 9 }, 7);
    assert_int_equal(reg_load(&b->t.arena, &source, 1, &b->all, &wrong, &n), ST_OK);
    b->def = b->all.def[0];
    assert_int_equal(reg_tables_bring(&b->c, &b->all, &why), ST_OK);
    act(b, ROLE_ADMIN, 1);
    fill(b);
    b->cache = b->app.cache = cache_new(8 << 20);
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open(&b, on->kind);
    on->test(&b);
    cache_free(b.cache);
    testdb_done(&b.t);
}

/* ── changes ── */

static void put(struct reg_form *f, const char *name, struct str value)
{
    assert_true(reg_form_put(f, str_of(name), value));
}

/* Values that many share, and none. */
static void put_some(struct bench *b, struct reg_form *f)
{
    static const char *const item[] = { "Batu", "Batu merah", "Batubara", "Pasir" };
    static const char *const kind[] = { "tool", "car", "" };
    static const char *const person[] = { "", "", "1", "2" };

    put(f, "item", str_of(item[thrown(b, ARRAY_LEN(item))]));
    put(f, "kind", str_of(kind[thrown(b, ARRAY_LEN(kind))]));
    put(f, "weight", str_printf(&b->t.arena, "%u", thrown(b, 10)));
    put(f, "keeper", str_of(person[2 + thrown(b, 2)]));
    put(f, "accused", str_of(person[thrown(b, ARRAY_LEN(person))]));
    put(f, "day",
        thrown(b, 6) == 0 ? STR("") : str_printf(&b->t.arena, "2025-02-%02u", 10 + thrown(b, 19)));
}

static int64_t make(struct bench *b)
{
    struct reg_form f;
    int64_t id = 0;
    CLEANUP(tx_end) struct tx tx = { 0 };

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    reg_form_init(&b->c, &f, b->def);
    put_some(b, &f);
    assert_int_equal(record_create(&b->c, &f, &id), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    return id;
}

/* Changed, moved or removed; one that the asker may not see, or that is gone, stays as it is. */
static void alter(struct bench *b, int64_t id)
{
    struct record r = { 0 };
    struct reg_form f;
    uint32_t how = thrown(b, 4);
    enum status s = record_find(&b->c, b->def, id, &r);
    CLEANUP(tx_end) struct tx tx = { 0 };

    if (s == ST_NOT_FOUND)
        return;
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(reg_form_fill(&b->c, &f, &r), ST_OK);
    if (how == 0 || !str_eq(r.state, STR("open"))) {
        s = record_remove(&b->c, &r, STR("Keliru"));
    } else if (how == 1) {
        s = record_move(&b->c, &r, reg_move(b->def, STR("shut")), &f, STR(""));
    } else {
        put_some(b, &f);
        s = record_change(&b->c, &r, &f);
    }
    assert_int_equal(s, ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

static void something_else(struct bench *b)
{
    CLEANUP(tx_end) struct tx tx = { 0 };

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(audit(&b->c, "setting.changed", "unit", 1, STR("")), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

/* ── lists ── */

static const char *const lists[] = { "",
                                     "saring=heavy",
                                     "saring=rare",
                                     "keadaan=open",
                                     "keadaan=terbuka",
                                     "f.kind=tool",
                                     "f.kind=car&f.weight.dari=4",
                                     "f.weight.sampai=6&urut=weight",
                                     "f.day.dari=2025-02-20",
                                     "f.day.isi=tidak",
                                     "urut=-kind",
                                     "q=batu",
                                     "q=batu+merah",
                                     "q=batu&urut=weight",
                                     "q=pasir&saring=heavy" };

static struct reg_list listed(struct bench *b, const char *query, int64_t page)
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
    b->req.args = (struct params){ NULL, 0 };
    q.page = page;
    assert_int_equal(reg_list_page(&b->c, &q, &list), ST_OK);
    return list;
}

static void same_as_anew(struct bench *b, const char *query, int64_t page)
{
    struct reg_list known = listed(b, query, page), anew;

    b->app.cache = NULL;
    anew = listed(b, query, page);
    b->app.cache = b->cache;
    if (known.n != anew.n || known.total != anew.total || known.more != anew.more)
        print_error("%s, page %d\n", query, (int)page);
    assert_int_equal(known.n, anew.n);
    assert_int_equal(known.total, anew.total);
    assert_int_equal(known.more, anew.more);
    for (size_t i = 0; i < known.n; i++) {
        if (known.row[i].id != anew.row[i].id)
            print_error("%s, page %d, row %zu\n", query, (int)page, i);
        assert_int_equal(known.row[i].id, anew.row[i].id);
    }
}

static void compare_some(struct bench *b)
{
    static const int64_t page[] = { 1, 2, 5, 20, 21, 22, 30, 45, 99 };

    for (int i = 0; i < 6; i++)
        same_as_anew(b, lists[thrown(b, ARRAY_LEN(lists))], page[thrown(b, ARRAY_LEN(page))]);
}

static void mended_is_as_found_anew(struct bench *b)
{
    static const struct {
        enum role role;
        int64_t person;
    } who[] = { { ROLE_ADMIN, 1 }, { ROLE_ADMIN, 2 }, { ROLE_STAFF, 2 } };

    for (int round = 0; round < 50; round++) {
        uint32_t changes = thrown(b, 12) == 0 ? 25 : 1 + thrown(b, 4);

        act(b, ROLE_ADMIN, 1 + thrown(b, 2));
        for (uint32_t i = 0; i < changes; i++) {
            if (thrown(b, 2) == 0)
                (void)make(b);
            else
                alter(b, 1 + thrown(b, NOTES + 100));
        }
        if (thrown(b, 15) == 0)
            something_else(b);
        for (size_t i = 0; i < ARRAY_LEN(who); i++) {
            act(b, who[i].role, who[i].person);
            compare_some(b);
        }
    }
}

/* What fits on a few pages is known as a whole: it may end, and begin again. */
static void few_come_and_go(struct bench *b)
{
    static const char *const few[] = { "q=lonceng", "f.item=lonceng", "saring=rare&f.item=lonceng",
                                       "q=lonceng&urut=-day" };
    int64_t id[60];

    for (size_t i = 0; i < ARRAY_LEN(id); i++) {
        struct reg_form f;
        CLEANUP(tx_end) struct tx tx = { 0 };

        assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
        reg_form_init(&b->c, &f, b->def);
        put_some(b, &f);
        put(&f, "item", STR("Lonceng"));
        assert_int_equal(record_create(&b->c, &f, &id[i]), ST_OK);
        assert_int_equal(tx_commit(&tx), ST_OK);
        for (size_t k = 0; k < ARRAY_LEN(few); k++)
            same_as_anew(b, few[k], 1 + (int64_t)(i / 30));
    }
    for (size_t i = 0; i < ARRAY_LEN(id); i++) {
        alter(b, id[(i * 77 + 5) % ARRAY_LEN(id)]);
        for (size_t k = 0; k < ARRAY_LEN(few); k++)
            same_as_anew(b, few[k], 1 + (int64_t)(i % 2));
    }
}

/* A row that no entry tells of is not looked for until the list is walked again. */
static void nothing_is_walked_that_is_known(struct bench *b)
{
    static const char hidden[] =
        "INSERT INTO record (unit_id, register, title) VALUES (1, 'note', 'hidden');"
        "INSERT INTO record_note (id, unit_id, number, state, created_at, created_on, changed_at, "
        "version, item, weight, day) SELECT id, 1, 'H', 'open', 0, '2025-01-01', 0, 1, 'H', 9, "
        "'2025-03-01' FROM record WHERE title = 'hidden'";
    static const char *const far[] = { "", "urut=-kind" };
    int64_t first[ARRAY_LEN(far)];

    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        first[i] = listed(b, far[i], 30).row[0].id;
    testdb_sql(b->t.db, hidden);
    for (int k = 0; k < 16; k++)
        alter(b, NOTES + 1000); /* none */
    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        assert_int_equal(listed(b, far[i], 30).row[0].id, first[i]);
    (void)make(b); /* mended: the hidden one is not there */
    b->app.cache = NULL;
    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        first[i] = listed(b, far[i], 30).row[0].id;
    b->app.cache = b->cache;
    assert_int_not_equal(listed(b, "", 30).row[0].id, first[0]);
    something_else(b);
    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        assert_int_equal(listed(b, far[i], 30).row[0].id, first[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(mended_is_as_found_anew),
        ON_EACH_DB(few_come_and_go),
        ON_EACH_DB(nothing_is_walked_that_is_known),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
