/*
 * test_queries.c: every query of the program, prepared on both databases against the migrated
 * schema; the columns must have the names and types that queryc was told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "db/driver.h"
#include "testdb.h"

/* Made by `embed queries` from the headers that queryc wrote. */
extern const struct query *const *const query_sets[];

static const char *type_name(enum db_type t)
{
    static const char *const name[] = {
        [DB_INT] = "int",
        [DB_REAL] = "real",
        [DB_TEXT] = "text",
        [DB_BLOB] = "blob",
    };

    return name[t];
}

static int complain(const char *db, const struct query *q, struct str what)
{
    print_error("%s, %s: " STR_FMT "\n", db, q->name, STR_ARG(what));
    return 1;
}

static int check_columns(struct testdb *t, const char *db, const struct query *q,
                         const struct db_column *col, size_t n)
{
    int bad = 0;

    if (n != q->n_cols)
        return complain(db, q, str_printf(&t->arena, "returns %zu columns, and its row has %u", n,
                                          (unsigned)q->n_cols));
    for (size_t i = 0; i < n; i++) {
        if (q->names != NULL && !str_eq(col[i].name, str_of(q->names[i])))
            bad += complain(db, q,
                            str_printf(&t->arena, "column %zu is called " STR_FMT ", in the row %s",
                                       i + 1, STR_ARG(col[i].name), q->names[i]));
        if (col[i].known && col[i].type != q->cols[i])
            bad += complain(db, q,
                            str_printf(&t->arena, "column " STR_FMT " is %s, in the row %s",
                                       STR_ARG(col[i].name), type_name(col[i].type),
                                       type_name(q->cols[i])));
    }
    return bad;
}

static int check_query(struct testdb *t, const char *db, const struct query *q)
{
    struct db_column *col = NULL;
    size_t n = 0;

    if (db_describe(t->db, &t->arena, q, &col, &n) != ST_OK)
        return complain(db, q, db_error(t->db));
    return q->n_cols == 0 ? 0 : check_columns(t, db, q, col, n);
}

static void check_all(enum db_kind kind, const char *db)
{
    struct testdb t;
    int bad = 0, seen = 0;

    testdb_open(&t, kind, true);
    for (size_t i = 0; query_sets[i] != NULL; i++)
        for (size_t k = 0; query_sets[i][k] != NULL; k++, seen++)
            bad += check_query(&t, db, query_sets[i][k]);
    testdb_done(&t);
    print_message("%s: %d queries\n", db, seen);
    assert_true(seen > 0);
    assert_int_equal(bad, 0);
}

static void every_query_prepares_on_sqlite(void **state)
{
    (void)state;
    check_all(DB_SQLITE, "SQLite");
}

static void every_query_prepares_on_postgresql(void **state)
{
    (void)state;
    check_all(DB_POSTGRES, "PostgreSQL");
}

/* With "sqlite" only that half, which needs no server. */
int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_query_prepares_on_sqlite),
        cmocka_unit_test(every_query_prepares_on_postgresql),
    };
    const struct CMUnitTest half[] = { cmocka_unit_test(every_query_prepares_on_sqlite) };

    if (argc > 1 && str_eq(str_of(argv[1]), STR("sqlite")))
        return cmocka_run_group_tests(half, NULL, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
