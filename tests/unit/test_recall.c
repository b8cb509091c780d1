/* test_recall.c: rows answered from memory are the rows the database would give. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include "core/app.h"
#include "core/recall.h"
#include "http/cache.h"
#include "testdb.h"

struct bench {
    struct testdb t;
    struct app app;
    struct ctx c;
};

static const enum db_type params[] = { DB_INT, DB_TEXT };
static const enum db_type cols[] = { DB_INT, DB_TEXT, DB_TEXT, DB_INT };
static const struct query look = {
    .name = "look",
    .sql = "SELECT id, code, short_name, parent_id FROM unit WHERE zone = $1 AND level <> $2 ORDER "
           "BY id",
    .params = params,
    .cols = cols,
    .n_params = 2,
    .n_cols = 4,
};

static void add_unit(struct db *db, int n)
{
    char text[200];

    (void)snprintf(text, sizeof(text),
                   "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                   " ('c%d', 'n%d', '', 'regency', 7, '/%d/')",
                   n, n, n);
    testdb_sql(db, text);
}

static void bench_open(struct bench *b, enum db_kind kind)
{
    *b = (struct bench){ 0 };
    testdb_open(&b->t, kind, true);
    b->app.cache = cache_new(1 << 20);
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, 1);
    b->c.recalling = true;
}

static void bench_close(struct bench *b)
{
    cache_free(b->app.cache);
    testdb_done(&b->t);
}

static struct db_rows ask(struct bench *b, int64_t zone, struct str level, unsigned queries)
{
    const struct db_value args[] = { { .type = DB_INT, .i = zone },
                                     { .type = DB_TEXT, .s = level } };
    struct db_rows rows = { 0 };
    unsigned before = b->c.n_query;

    assert_int_equal(ctx_run(&b->c, &look, args, &rows, NULL), ST_OK);
    assert_int_equal(b->c.n_query - before, queries);
    return rows;
}

static void check_row(const struct db_rows *rows, size_t i, struct str code)
{
    const struct db_value *v = &rows->cell[i * rows->n_cols];

    assert_int_equal(v[0].type, DB_INT);
    assert_true(str_eq(v[1].s, code));
    assert_false(v[2].null);
    assert_int_equal(v[2].s.n, 0);
    assert_true(v[3].null);
}

static void remembers_until_something_changes(void **unused)
{
    struct bench b;
    struct db *other = NULL;

    (void)unused;
    bench_open(&b, DB_SQLITE);
    other = testdb_connect(&b.t);
    assert_int_equal(ask(&b, 7, STR("x"), 1).n_rows, 0);
    assert_int_equal(ask(&b, 7, STR("x"), 0).n_rows, 0); /* none is an answer as well */
    add_unit(b.t.db, 1);
    assert_int_equal(ask(&b, 7, STR("x"), 1).n_rows, 1);
    for (int i = 0; i < 2; i++) {
        struct db_rows rows = ask(&b, 7, STR("x"), 0);

        assert_int_equal(rows.n_rows, 1);
        check_row(&rows, 0, STR("c1"));
    }
    assert_int_equal(ask(&b, 8, STR("x"), 1).n_rows, 0); /* other arguments, another answer */
    assert_int_equal(ask(&b, 7, STR("regency"), 1).n_rows, 0);
    add_unit(other, 2); /* another connection, as another thread or process would */
    struct db_rows rows = ask(&b, 7, STR("x"), 1);

    assert_int_equal(rows.n_rows, 2);
    rows = ask(&b, 7, STR("x"), 0);
    check_row(&rows, 0, STR("c1"));
    check_row(&rows, 1, STR("c2"));
    db_close(&other);
    bench_close(&b);
}

static void sees_its_own_transaction(void **unused)
{
    struct bench b;

    (void)unused;
    bench_open(&b, DB_SQLITE);
    assert_int_equal(ask(&b, 7, STR("x"), 1).n_rows, 0);
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        assert_int_equal(tx_begin(&b.c, &tx), ST_OK);
        add_unit(b.t.db, 1);
        assert_int_equal(ask(&b, 7, STR("x"), 1).n_rows, 1); /* and does not tell others */
    }
    assert_int_equal(ask(&b, 7, STR("x"), 0).n_rows, 0); /* rolled back: nothing changed */
    bench_close(&b);
}

static void asks_when_not_told_to_recall(void **unused)
{
    struct bench b;

    (void)unused;
    bench_open(&b, DB_SQLITE);
    b.c.recalling = false;
    assert_int_equal(ask(&b, 7, STR("x"), 1).n_rows, 0);
    assert_int_equal(ask(&b, 7, STR("x"), 1).n_rows, 0);
    bench_close(&b);
}

static void asks_postgres(void **unused)
{
    struct bench b;

    (void)unused;
    bench_open(&b, DB_POSTGRES);
    add_unit(b.t.db, 1);
    assert_int_equal(ask(&b, 7, STR("x"), 1).n_rows, 1);
    assert_int_equal(ask(&b, 7, STR("x"), 1).n_rows, 1);
    bench_close(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(remembers_until_something_changes),
        cmocka_unit_test(sees_its_own_transaction),
        cmocka_unit_test(asks_when_not_told_to_recall),
        cmocka_unit_test(asks_postgres),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
