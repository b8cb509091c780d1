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
        return complain(db, q,
                        str_printf(&t->arena, "returns %zu columns, and its row has %u", n,
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

/* ── what a query looks at ── */

/* How SQLite says that it walks all that a unit has of what grows for years. */
static const char *const walks[] = {
    "document_unit (unit_id=? AND is_latest=?)",
    "document_category (unit_id=?)",
    "document_uploader (unit_id=?)",
    "record_unit (unit_id=?)",
    "record_unit (unit_id=? AND register=?)",
    "entry_object (unit_id=?)",
    "entry_object (unit_id=? AND object=?)",
    "sqlite_autoindex_entry_1 (unit_id=?)",
    "message_link (unit_id=?)",
    "intake_message_record (unit_id=?)",
    "indicator_month_open (unit_id=?)",
};

static const struct {
    const char *query, *why;
} may_walk[] = {
    { "document_count", "stops at max" },
    { "document_page", "in the order of its index, stops at max" },
    { "kind_documents_of_plan", "in the order of its index, stops at max" },
    { "package_documents", "a year's evidence package" },
    { "team_documents", "the choices of one form, decrees first" },
    { "retain_units", "whether there is one: the first answers" },
    { "unit_add", "the same, for its foreign keys" },
    { "guest_numbered", "one office's book of guests: the number is a part of the title" },
};

static bool allowed(const struct query *q)
{
    for (size_t i = 0; i < ARRAY_LEN(may_walk); i++)
        if (str_eq(str_of(q->name), str_of(may_walk[i].query)))
            return true;
    return false;
}

static int check_walk(struct testdb *t, const struct query *q)
{
    static const enum db_type cols[] = { DB_INT, DB_INT, DB_INT, DB_TEXT };
    struct query plan = { .name = q->name,
                          .params = q->params,
                          .n_params = q->n_params,
                          .cols = cols,
                          .n_cols = ARRAY_LEN(cols),
                          .made = true };
    struct db_value *args = arena_array(&t->arena, (size_t)q->n_params + 1, sizeof(*args));
    struct db_rows rows = { 0 };
    int bad = 0;

    for (size_t i = 0; i < q->n_params; i++)
        args[i] = (struct db_value){ .type = q->params[i], .null = true };
    plan.sql = str_z(&t->arena, str_printf(&t->arena, "EXPLAIN QUERY PLAN %s", q->sql));
    assert_int_equal(db_run(t->db, &t->arena, &plan, args, &rows, NULL), ST_OK);
    for (size_t r = 0; r < rows.n_rows; r++)
        for (size_t i = 0; i < ARRAY_LEN(walks); i++) {
            struct str line = rows.cell[r * rows.n_cols + 3].s;

            if (str_has(line, str_of(walks[i])) && !allowed(q))
                bad += complain("SQLite", q, line);
        }
    return bad;
}

/* SQLite knows nothing of how much is where, and takes any index of the unit for a good one. */
static void nothing_walks_what_grows(void **state)
{
    struct testdb t;
    int bad = 0;

    (void)state;
    testdb_open(&t, DB_SQLITE, true);
    for (size_t i = 0; query_sets[i] != NULL; i++)
        for (size_t k = 0; query_sets[i][k] != NULL; k++)
            bad += check_walk(&t, query_sets[i][k]);
    testdb_done(&t);
    assert_int_equal(bad, 0);
}

/* With "sqlite" only that half, which needs no server. */
int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_query_prepares_on_sqlite),
        cmocka_unit_test(every_query_prepares_on_postgresql),
        cmocka_unit_test(nothing_walks_what_grows),
    };
    const struct CMUnitTest half[] = { cmocka_unit_test(every_query_prepares_on_sqlite) };

    if (argc > 1 && str_eq(str_of(argv[1]), STR("sqlite")))
        return cmocka_run_group_tests(half, NULL, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
