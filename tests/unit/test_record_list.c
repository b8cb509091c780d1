/*
 * test_record_list.c: lists of a register that exists only here, on both databases: what they find,
 * far pages and ranges in whichever order, and words by their beginning.
 */
#include "text.h"

#undef fail /* ours is in ctx.h */

#include "http/cache.h"
#include "register/asked.h"
#include "register/hooks.h"
#include "register_bench.h"

const struct reg_hooks_row reg_hooks_table[] = { { NULL, NULL } };

static const struct pair tool[] = { { "item", "Bor" }, { "kind", "tool" }, { NULL, NULL } };

static void finds(struct bench *b, const char *query, int64_t total, size_t n)
{
    struct reg_list list = bench_list(b, query, 0);

    if (list.total != total || list.n != n)
        print_error("%s\n", query);
    assert_int_equal(list.total, total);
    assert_int_equal(list.n, n);
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
    for (int i = 0; i < 60; i++)
        (void)bench_made(b, tool);
    (void)bench_made(b, car);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int64_t total = cases[i].total;

        finds(b, cases[i].query, total, total > REG_LIST_ROWS ? REG_LIST_ROWS : (size_t)total);
    }
    finds(b, "hal=2", 61, 11);
    finds(b, "hal=400", 61, 11); /* the last */
    finds(b, "f.kind=tool&hal=400", 60, 10);
    finds(b, "q=bor&hal=2", 60, 10);
    finds(b, "q=bor&hal=400", 60, 10);
    finds(b, "keadaan=lent&hal=3", 0, 0);
    bench_act(b, ROLE_STAFF, BUDI); /* sees only their own: none */
    finds(b, "", 0, 0);
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
    struct reg_list list = bench_list(b, query, 0);

    return list.n > 0 ? list.row[0].id : 0;
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
    struct reg_list list;
    int64_t id;

    b->cache = b->app.cache = cache_new(1 << 20);
    many_more(b);
    assert_int_equal(first_of(b, "hal=21"), first_of(b, "") - 1000);
    assert_int_equal(first_of(b, "hal=42"), first_of(b, "") - 2050);
    for (size_t i = 0; i < ARRAY_LEN(far); i++) {
        before[i] = first_of(b, far[i]);
        assert_int_not_equal(before[i], 0);
        assert_int_equal(first_of(b, far[i]), before[i]);
    }
    id = bench_made(b, p);
    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        assert_int_equal(first_of(b, far[i]), before[i] + 1);
    bench_remove(b, id);
    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        assert_int_equal(first_of(b, far[i]), before[i]);

    /* a count that stops is the end of the pages */
    list = bench_list(b, "q=banyak", 0);
    assert_int_equal(list.total, REG_COUNT_CAP);
    assert_true(list.more);
    assert_int_equal(first_of(b, "q=banyak&hal=400"), first_of(b, "") - REG_COUNT_CAP + 50);
    list = bench_list(b, "f.kind=tool&hal=400", 0);
    assert_int_equal(list.total, REG_COUNT_CAP);
    assert_true(list.more && list.n == REG_LIST_ROWS);
    assert_int_equal(list.row[0].id, first_of(b, "") - REG_COUNT_CAP + 50);

    list = bench_list(b, "hal=400", 0);
    assert_int_equal(list.total, 2100); /* all that the asker may see */
    assert_true(list.n == REG_LIST_ROWS && !list.more);
    assert_int_equal(list.row[0].id, first_of(b, "hal=42"));

    bench_act(b, ROLE_STAFF, BUDI); /* the borrower of none: what another was shown is not theirs */
    for (size_t i = 0; i < ARRAY_LEN(far); i++)
        assert_int_equal(first_of(b, far[i]), 0);
}

static void begins(struct bench *b, const char *query, int64_t first, int64_t total)
{
    assert_int_equal(first_of(b, query), first);
    assert_int_equal(bench_list(b, query, 0).total, total);
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

            id[i] = bench_made(b, p);
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

        for (size_t i = 0; i < ARRAY_LEN(cases); i++)
            begins(b, cases[i].query, cases[i].first, cases[i].total);
        begins(b, "f.lent_on.dari=2024-01-01", id[1], many == 0 ? 4 : REG_COUNT_CAP);
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
    for (size_t i = 0; i < ARRAY_LEN(item); i++) {
        const struct pair p[] = { { "item", item[i] }, { "kind", "tool" }, { NULL, NULL } };

        (void)bench_made(b, p);
    }
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str q = STR("");

        assert_int_equal(asked_words(&b->c, str_of(cases[i].asked), &q), ST_OK);
        if (db_kind(b->t.db) == DB_SQLITE)
            assert_str(q, str_of(cases[i].as));
        const char *query = str_z(&b->t.arena, str_printf(&b->t.arena, "q=%s", cases[i].asked));
        assert_int_equal(bench_list(b, query, 0).n, cases[i].found);
    }
    b->c.who.unit_id = 2; /* another unit has none of these words */
    assert_int_equal(bench_list(b, "q=meja", 0).n, 0);
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open_with(&b, on->kind, "loan.yaml");
    on->test(&b);
    bench_done(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(lists_find_what_they_say),
        ON_EACH_DB(far_pages_follow_every_change),
        ON_EACH_DB(ranges_give_their_order),
        ON_EACH_DB(words_are_found_from_their_beginning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
