/*
 * test_expr.c: expressions of definitions: what is refused and why, what is written for each
 * database, and that both databases take it and find the same.
 */
#include "text.h"

#undef fail /* ours is in ctx.h */

#include "base/number.h"
#include "db/driver.h"
#include "expr_case.h"
#include "register/expr.h"
#include "register/hooks.h"
#include "register/load.h"
#include "testdb.h"

const struct reg_hooks_row reg_hooks_table[] = { { NULL, NULL } };

static const struct reg_def *def_of(struct arena *a)
{
    const struct reg_source source = { .name = STR("case.yaml"), .text = str_of(definition) };
    struct reg_all all = { 0 };
    struct reg_mistake *m = NULL;
    size_t n = 0;
    enum status s = reg_load(a, &source, 1, &all, &m, &n);

    for (size_t i = 0; i < n; i++)
        print_error("%zu: " STR_FMT "\n", m[i].line, STR_ARG(m[i].text));
    assert_int_equal(s, ST_OK);
    return all.def[0];
}

/* ── what is refused ── */

static const struct {
    const char *text, *why;
    size_t at;
} refused[] = {
    { "n IS NULL) OR (1=1", "')' does not go on", 9 },
    { "(n IS NULL", "a ')' is missing at the end", 10 },
    { "n = 1 -- and so on", "comments have no place", 6 },
    { "n = 1 /* and so on */", "comments have no place", 6 },
    { "n = 1; DELETE FROM unit", "no semicolon", 5 },
    { "name = \"x\"", "single quotes", 7 },
    { "name = 'x", "no closing quote", 7 },
    { "name = 'a;b'", "no control character", 7 },
    { "name = 'a--b'", "no control character", 7 },
    { "name = 'a/*b'", "no control character", 7 },
    { "name = 'a\\'", "no control character", 7 },
    { "n = $1", "no meaning here", 4 },
    { "n = ?", "no meaning here", 4 },
    { "n % 2 = 1", "no meaning here", 2 },
    { "n::text = '1'", "no meaning here", 1 },
    { "n IN (SELECT id FROM unit)", "a sub-select has no place", 6 },
    { "EXISTS (SELECT 1)", "a sub-select has no place", 8 },
    { "pg_sleep(1) = 1", "no function 'pg_sleep'", 0 },
    { "load_extension('x') = 1", "no function 'load_extension'", 0 },
    { "CAST(n AS TEXT) = '1'", "a ')' is missing before 'AS'", 0 },
    { "unit_id = 2", "no column 'unit_id'", 0 },
    { "r.n = 2", "no meaning here", 1 },
    { "N = 2", "no column 'N'", 0 },
    { "steps = 2", "'steps' is a table", 0 },
    { "true", "stands alone", 0 },
    { "", "missing", 0 },
    { "   ", "missing", 0 },
    { "1.5.2 = r", "a number is", 0 },
    { "1e9 = r", "a number is", 0 },
    { "n = 1234567890123456", "a number is", 4 },
    { "n =", "a value is missing at the end", 3 },
    { "= 1", "a value is missing", 0 },
    { "n = 1 = 1", "does not go on", 6 },
    { "n 1", "does not go on", 2 },
    { "n = 1 AND", "a value is missing", 9 },
    { "n NOT 1", "IN or BETWEEN", 6 },
    { "n BETWEEN 1 OR 2", "AND between", 12 },
    { "CASE WHEN paid THEN 1 = n", "END is missing", 0 },
    { "CASE n END = 1", "WHEN is missing", 7 },
    { "n = NULL", "IS NULL", 2 },
    { "n IN (1, NULL)", "IS NULL", 9 },
    { "NULL", "says nothing", 0 },
    { "n = 'x'", "do not go together", 2 },
    { "name > 3", "do not go together", 5 },
    { "t > '2025-01-01'", "take date(..)", 2 },
    { "d = t", "take date(..)", 2 },
    { "who = 3", "do not go together", 4 },
    { "d = '2025-02-30'", "is not a date", 2 },
    { "kind = 'green'", "not an option of 'kind'", 5 },
    { "kind IN ('red', 'green')", "not an option of 'kind'", 16 },
    { "'green' = kind", "not an option of 'kind'", 8 },
    { "state = 'opened'", "has no state 'opened'", 6 },
    { "topics = 'law'", "has(field, 'word')", 7 },
    { "has(topics, 'lawn')", "not an option of 'topics'", 0 },
    { "has(kind, 'red')", "several choices", 0 },
    { "has(topics, name)", "several choices", 0 },
    { "paid = 'yes'", "1 or 0", 5 },
    { "paid = 2", "1 or 0", 5 },
    { "n + name = 3", "counts with numbers", 2 },
    { "d - e > 3", "days(from, until)", 2 },
    { "-name = 3", "before a number", 0 },
    { "name || r = 'x'", "joins texts", 5 },
    { "n || m = '12'", "joins texts", 2 },
    { "(n > 1) = (m > 1)", "a condition cannot be compared", 0 },
    { "(n > 1) + 1 = 2", "counts with numbers", 8 },
    { "n AND paid", "a condition is wanted", 0 },
    { "n", "a condition is wanted", 0 },
    { "days(t, d) > 1", "take date(..)", 0 },
    { "days(d) > 1", "takes 2 values, here are 1", 0 },
    { "year(name) = 2025", "year() takes a date", 0 },
    { "month(t) = 1", "take date(..)", 0 },
    { "date(d) = d", "a date is one already", 0 },
    { "date(n, 2, 30) = d", "in every year", 0 },
    { "LENGTH(n) = 1", "LENGTH() takes a text", 0 },
    { "ABS(name) = 1", "ABS() takes a number", 0 },
    { "COALESCE(n) = 1", "2 or more", 0 },
    { "COALESCE(n, 'x') = 1", "do not go together", 0 },
    { "COALESCE(n, NULL) = 1", "no place in COALESCE", 0 },
    { "CASE WHEN n THEN 1 ELSE 2 END = 1", "a condition is wanted", 10 },
    { "CASE WHEN paid THEN 1 ELSE 'x' END = 1", "do not go together", 5 },
    { "today > d", "in filters", 0 },
    { "who = me", "in filters", 6 },
    { "n > rule_cap", "in checks only", 4 },
    { "n > rule_top", "no rule 'top'", 4 },
};

static void bad_ones_are_refused(void **state)
{
    struct arena a = { 0 };
    struct expr_scope scope = { .def = def_of(&a), .want = EXPR_CONDITION };
    int bad = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        size_t at = 0;
        const char *why = expr_trouble(&a, str_of(refused[i].text), &scope, &at);

        if (why != NULL && strstr(why, refused[i].why) != NULL &&
            (refused[i].at == 0 || refused[i].at == at))
            continue;
        print_error("%s: wanted \"%s\" at %zu, got \"%s\" at %zu\n", refused[i].text,
                    refused[i].why, refused[i].at, why != NULL ? why : "nothing", at);
        bad++;
    }
    assert_int_equal(bad, 0);
    arena_done(&a);
}

static struct str many(struct arena *a, const char *before, const char *part, const char *middle,
                       const char *after, int n)
{
    struct buf b;

    buf_init(&b, a);
    for (int i = 0; i < n; i++)
        buf_add(&b, str_of(before));
    buf_add(&b, str_of(middle));
    for (int i = 0; i < n; i++)
        buf_add(&b, str_of(i == 0 ? after : part));
    return buf_str(&b);
}

static void limits_hold(void **state)
{
    struct arena a = { 0 };
    struct expr_scope scope = { .def = def_of(&a), .want = EXPR_CONDITION };
    struct buf b;
    size_t at = 0;

    (void)state;
    assert_null(expr_trouble(&a, many(&a, "(", ")", "paid", ")", 12), &scope, &at));
    assert_non_null(expr_trouble(&a, many(&a, "(", ")", "paid", ")", 13), &scope, &at));
    assert_non_null(expr_trouble(&a, many(&a, "(", ")", "paid", ")", 900), &scope, &at));
    assert_non_null(expr_trouble(&a, many(&a, "NOT ", "", "paid", "", 100), &scope, &at));
    assert_non_null(expr_trouble(&a, many(&a, "- ", "", "n = 1", "", 100), &scope, &at));
    /* 600 words and signs: 299 of "+ 1" behind "n", and "> 1" */
    assert_non_null(expr_trouble(&a, many(&a, "", "+1", "n", "+1", 300), &scope, &at));
    buf_init(&b, &a);
    buf_add(&b, STR("n = 1"));
    while (b.n < EXPR_MAX)
        buf_add_char(&b, ' ');
    assert_null(expr_trouble(&a, buf_str(&b), &scope, &at));
    buf_add_char(&b, ' ');
    assert_non_null(expr_trouble(&a, buf_str(&b), &scope, &at));
    arena_done(&a);
}

/* ── what is written ── */

static struct str put(struct arena *a, enum db_kind kind, const char *text,
                      const struct expr_scope *scope)
{
    const struct expr_params params = { .today = 7, .me = 8, .rule = 9 };
    struct buf b;
    size_t at = 0;
    const char *why = expr_trouble(a, str_of(text), scope, &at);

    if (why != NULL)
        print_error("%s: %s\n", text, why);
    assert_null(why);
    buf_init(&b, a);
    expr_put(&b, kind, str_of(text), scope, "r", &params);
    return buf_str(&b);
}

static const struct {
    const char *text, *lite, *pg; /* pg NULL: the same */
    enum expr_want want;
} written[] = {
    { "n=1", "(r.\"n\" = 1)", NULL, EXPR_ANY },
    { "n != 1 and not paid", "(r.\"n\" <> 1 AND NOT r.\"paid\" = 1)", NULL, EXPR_ANY },
    { "paid", "(r.\"paid\" = 1)", NULL, EXPR_ANY },
    { "name = 'it''s'", "(r.\"name\" = 'it''s')", NULL, EXPR_ANY },
    { "(n+m)*2 > 100", "((r.\"n\" + r.\"m\") * 2 > 100)", NULL, EXPR_ANY },
    { "n / m", "(r.\"n\" / NULLIF(r.\"m\", 0))", NULL, EXPR_WHOLE },
    { "- -n", "((-(-r.\"n\")))", NULL, EXPR_WHOLE },
    { "1.5 * n", "(1.5 * r.\"n\")", "(CAST(1.5 AS DOUBLE PRECISION) * r.\"n\")", EXPR_NUMBER },
    { "name || ' ' || n + 1 = 'x'", "(r.\"name\" || ' ' || (r.\"n\" + 1) = 'x')", NULL, EXPR_ANY },
    { "has(topics, 'law')", "(INSTR(COALESCE(r.\"topics\", ''), ' law ') > 0)",
      "(STRPOS(COALESCE(r.\"topics\", ''), ' law ') > 0)", EXPR_ANY },
    { "paid AND n > 1",
      "(CASE WHEN r.\"paid\" = 1 AND r.\"n\" > 1 THEN 1 WHEN NOT (r.\"paid\" = 1 "
      "AND r.\"n\" > 1) THEN 0 END)",
      NULL, EXPR_YESNO },
    { "twice + 1", "(r.\"twice\" + 1)", NULL, EXPR_WHOLE },
    { "d <= today AND who = me", "(r.\"d\" <= $7 AND r.\"who\" = $8)", NULL, EXPR_ANY },
    { "n <= rule_cap", "(r.\"n\" <= $9)", NULL, EXPR_ANY },
    { "CASE kind WHEN 'red' THEN 1 ELSE 2 END", "(CASE r.\"kind\" WHEN 'red' THEN 1 ELSE 2 END)",
      NULL, EXPR_WHOLE },
};

static void both_dialects_are_written(void **state)
{
    struct arena a = { 0 };
    struct expr_scope scope = { .def = def_of(&a), .now = true, .rules = true };

    (void)state;
    for (size_t i = 0; i < sizeof(written) / sizeof(written[0]); i++) {
        scope.want = written[i].want;
        assert_str(put(&a, DB_SQLITE, written[i].text, &scope), str_of(written[i].lite));
        assert_str(put(&a, DB_POSTGRES, written[i].text, &scope),
                   str_of(written[i].pg != NULL ? written[i].pg : written[i].lite));
    }
    scope = (struct expr_scope){ .def = scope.def, .expand = true, .want = EXPR_WHOLE };
    assert_str(put(&a, DB_SQLITE, "twice + 1", &scope), STR("((r.\"n\" * 2) + 1)"));
    scope = (struct expr_scope){ .def = scope.def, .table = reg_field(scope.def, STR("steps")) };
    assert_str(put(&a, DB_SQLITE, "fee * 2", &scope), STR("(r.\"fee\" * 2)"));
    arena_done(&a);
}

/* ── what both databases find ── */

static const struct {
    const char *text, *result; /* as text; "-": NULL */
    enum expr_want want;
} found[] = {
    { "n / m", "3", EXPR_WHOLE },
    { "n / (m - 2)", "-", EXPR_WHOLE },
    { "100.0 * m / n", "28.5714", EXPR_NUMBER },
    { "ROUND(r)", "3", EXPR_WHOLE }, /* 2.5 */
    { "ROUND(-r)", "-3", EXPR_WHOLE },
    { "ROUND(r * 100.0 / 3)", "83", EXPR_WHOLE },
    { "ABS(m - n)", "5", EXPR_WHOLE },
    { "LENGTH(name)", "4", EXPR_WHOLE },
    { "year(d) * 100 + month(d)", "202412", EXPR_WHOLE },
    { "days(d, e)", "61", EXPR_WHOLE },
    { "days('2024-02-28', '2024-03-01')", "2", EXPR_WHOLE },
    { "days(d, date(t))", "1", EXPR_WHOLE }, /* 31 December 17:00 UTC is 1 January in the zone */
    { "date(year(d), 3, 31)", "2024-03-31", EXPR_DATE },
    { "date(t)", "2025-01-01", EXPR_DATE },
    { "COALESCE(NULLIF(kind, 'red'), 'blue')", "blue", EXPR_TEXT },
    { "name || '/' || n", "Budi/7", EXPR_TEXT },
    { "has(topics, 'law')", "1", EXPR_YESNO },
    { "has(topics, 'la')", "0", EXPR_YESNO },
    { "paid AND kind IN ('red', 'blue')", "1", EXPR_YESNO },
    { "NOT paid OR n NOT BETWEEN 1 AND 9", "0", EXPR_YESNO },
    { "who IS NULL", "1", EXPR_YESNO },
    { "due_on > d", "-", EXPR_YESNO },
    { "CASE WHEN n > 5 THEN r ELSE m END", "2.5", EXPR_NUMBER },
    { "CASE WHEN n < 5 THEN 1 END", "-", EXPR_WHOLE },
    { "state = 'open' AND number <> ''", "1", EXPR_YESNO },
};

/* The row over which they are tried; the office is number 1, in UTC+7. */
static const char row[] =
    "(SELECT CAST('Budi' AS TEXT) AS name, CAST(7 AS BIGINT) AS n, CAST(2 AS BIGINT) AS m,"
    " CAST(2.5 AS DOUBLE PRECISION) AS r, CAST('2024-12-31' AS TEXT) AS d,"
    " CAST('2025-03-02' AS TEXT) AS e, CAST(1735664400000000 AS BIGINT) AS t,"
    " CAST('red' AS TEXT) AS kind, CAST(' law ' AS TEXT) AS topics, CAST(1 AS BIGINT) AS paid,"
    " CAST(NULL AS BIGINT) AS who, CAST(1 AS BIGINT) AS unit_id, CAST('open' AS TEXT) AS state,"
    " CAST('S-1' AS TEXT) AS number, CAST(NULL AS TEXT) AS due_on) AS r";

static struct str ask(struct testdb *t, const struct expr_scope *scope, const char *text)
{
    static const enum db_type types[] = { [EXPR_WHOLE] = DB_INT,
                                          [EXPR_NUMBER] = DB_REAL,
                                          [EXPR_TEXT] = DB_TEXT,
                                          [EXPR_DATE] = DB_TEXT,
                                          [EXPR_YESNO] = DB_INT };
    struct str sql = put(&t->arena, db_kind(t->db), text, scope);
    struct query *q = arena_new(&t->arena, struct query);
    enum db_type *col = arena_new(&t->arena, enum db_type);
    struct db_rows rows = { 0 };

    *col = types[scope->want];
    *q = (struct query){ .name = text,
                         .sql = str_z(&t->arena, str_printf(&t->arena, "SELECT " STR_FMT " FROM %s",
                                                            STR_ARG(sql), row)),
                         .cols = col,
                         .n_cols = 1 };
    if (db_run(t->db, &t->arena, q, NULL, &rows, NULL) != ST_OK) {
        print_error("%s: " STR_FMT "\n", q->sql, STR_ARG(db_error(t->db)));
        return STR("!");
    }
    if (rows.cell[0].null)
        return STR("-");
    if (*col == DB_INT)
        return str_printf(&t->arena, "%lld", (long long)rows.cell[0].i);
    return *col == DB_REAL ? decimal_show(&t->arena, rows.cell[0].d, 4, false) : rows.cell[0].s;
}

struct bench {
    struct testdb t;
};

static void both_find_the_same(struct bench *b)
{
    struct expr_scope scope;

    testdb_sql(b->t.db, "INSERT INTO unit (id, code, name, short_name, level, "
                        "zone, path) VALUES (1, 'c', 'n', '', 'regency', 7, '/1/')");
    scope = (struct expr_scope){ .def = def_of(&b->t.arena) };
    for (size_t i = 0; i < sizeof(found) / sizeof(found[0]); i++) {
        scope.want = found[i].want;

        struct str got = ask(&b->t, &scope, found[i].text);

        if (!str_eq(got, str_of(found[i].result)))
            print_error("%s:\n", found[i].text);
        assert_str(got, str_of(found[i].result));
    }
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    testdb_open(&b.t, on->kind, true);
    on->test(&b);
    testdb_done(&b.t);
}

/* ── for the browser ── */

static void simple_ones_are_known(void **state)
{
    static const struct {
        const char *text, *field, *words; /* words NULL: not simple */
    } cases[] = {
        { "kind = 'red'", "kind", " red " },
        { "kind IN ('red', 'blue')", "kind", " red blue " },
        { "paid = 1", "paid", " 1 " },
        { "paid", "paid", " 1 " },
        { "kind <> 'red'", "", NULL },
        { "kind = 'red' AND paid", "", NULL },
        { "kind IN ('red'", "", NULL },
        { "kind IN ('red') OR paid", "", NULL },
        { "kind = name", "", NULL },
        { "(kind = 'red')", "", NULL },
        { "", "", NULL },
    };
    struct arena a = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct str field = { 0 }, words = { 0 };

        assert_int_equal(expr_is_simple(&a, str_of(cases[i].text), &field, &words),
                         cases[i].words != NULL);
        if (cases[i].words == NULL)
            continue;
        assert_str(field, str_of(cases[i].field));
        assert_str(words, str_of(cases[i].words));
    }
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_ones_are_refused),      cmocka_unit_test(limits_hold),
        cmocka_unit_test(both_dialects_are_written), ON_EACH_DB(both_find_the_same),
        cmocka_unit_test(simple_ones_are_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
