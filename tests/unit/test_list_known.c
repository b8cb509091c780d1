/*
 * test_list_known.c: a list that was mended after changes is the one that would be found anew, on
 * both databases: equal keys, none, records that leave, come in and move, and eyes that see less.
 */
#include "text.h"

#undef fail /* ours is in ctx.h */

#include "core/ledger.h"
#include "http/cache.h"
#include "register/hooks.h"
#include "register/save.h"
#include "register_bench.h"

const struct reg_hooks_row reg_hooks_table[] = { { NULL, NULL } };

#define NOTES 2300

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

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open_with(&b, on->kind, "note.yaml");
    fill(&b);
    b.cache = b.app.cache = cache_new(8 << 20);
    on->test(&b);
    bench_done(&b);
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

    put(f, "item", str_of(item[dice_throw(&b->dice, ARRAY_LEN(item))]));
    put(f, "kind", str_of(kind[dice_throw(&b->dice, ARRAY_LEN(kind))]));
    put(f, "weight", str_printf(&b->t.arena, "%u", dice_throw(&b->dice, 10)));
    put(f, "keeper", str_of(person[2 + dice_throw(&b->dice, 2)]));
    put(f, "accused", str_of(person[dice_throw(&b->dice, ARRAY_LEN(person))]));
    put(f, "day",
        dice_throw(&b->dice, 6) == 0
            ? STR("")
            : str_printf(&b->t.arena, "2025-02-%02u", 10 + dice_throw(&b->dice, 19)));
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
    uint32_t how = dice_throw(&b->dice, 4);
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

static void same_as_anew(struct bench *b, const char *query, int64_t page)
{
    struct reg_list known = bench_list(b, query, page), anew;

    b->app.cache = NULL;
    anew = bench_list(b, query, page);
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
        same_as_anew(b, lists[dice_throw(&b->dice, ARRAY_LEN(lists))],
                     page[dice_throw(&b->dice, ARRAY_LEN(page))]);
}

static void mended_is_as_found_anew(struct bench *b)
{
    static const struct {
        enum role role;
        int64_t person;
    } who[] = { { ROLE_ADMIN, ANI }, { ROLE_ADMIN, BUDI }, { ROLE_STAFF, BUDI } };

    for (int round = 0; round < 50; round++) {
        uint32_t changes = dice_throw(&b->dice, 12) == 0 ? 25 : 1 + dice_throw(&b->dice, 4);

        bench_act(b, ROLE_ADMIN, 1 + dice_throw(&b->dice, 2));
        for (uint32_t i = 0; i < changes; i++) {
            if (dice_throw(&b->dice, 2) == 0)
                (void)make(b);
            else
                alter(b, 1 + dice_throw(&b->dice, NOTES + 100));
        }
        if (dice_throw(&b->dice, 15) == 0)
            something_else(b);
        for (size_t i = 0; i < ARRAY_LEN(who); i++) {
            bench_act(b, who[i].role, who[i].person);
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
        first[i] = bench_list(b, far[i], 30).row[0].id;
    testdb_sql(b->t.db, hidden);
    for (int k = 0; k < 16; k++)
        alter(b, NOTES + 1000); /* none */
    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        assert_int_equal(bench_list(b, far[i], 30).row[0].id, first[i]);
    (void)make(b); /* mended: the hidden one is not there */
    b->app.cache = NULL;
    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        first[i] = bench_list(b, far[i], 30).row[0].id;
    b->app.cache = b->cache;
    assert_int_not_equal(bench_list(b, "", 30).row[0].id, first[0]);
    something_else(b);
    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        assert_int_equal(bench_list(b, far[i], 30).row[0].id, first[i]);
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
