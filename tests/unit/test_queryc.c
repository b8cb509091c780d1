/* test_queryc.c: what the query compiler takes, what it refuses and why, and what it writes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "queryc.h"

static const char schema[] = "CREATE TABLE visitor (id @id, unit_id @int NOT NULL, name TEXT,\n"
                             "  name_search TEXT) @strict;\n"
                             "CREATE TABLE visit (id @id, visitor_id @int, unit_id @int);\n"
                             "CREATE TABLE account (id @id, login TEXT); -- unit_id is not here\n"
                             "CREATE INDEX visitor_unit ON visitor (unit_id);\n"
                             "CREATE TABLE late (id @id);\n"
                             "ALTER TABLE late ADD COLUMN unit_id @int;\n";

/* Compiles a source; returns what it complained about ("" where nothing). */
static const char *compile(struct arena *a, const char *source, char **c, char **h)
{
    struct queryc q = { .arena = a, .file = "x.sql", .set = STR("core") };
    char *errors = NULL;
    size_t n = 0;
    FILE *f = NULL;
    struct str text;

    q.err = open_memstream(&errors, &n);
    assert_non_null(q.err);
    parse_migration(&q, str_of(schema));
    parse_queries(&q, str_of(source));
    if (q.errors == 0 && c != NULL) {
        f = open_memstream(c, &n);
        emit_source(&q, "queries.h", f);
        (void)fclose(f);
        f = open_memstream(h, &n);
        emit_header(&q, f);
        (void)fclose(f);
    }
    (void)fclose(q.err);
    text = str_copy(a, str_of(errors));
    free(errors);
    return text.p;
}

struct refusal {
    const char *source, *because;
};

static void check_refusals(const struct refusal *r, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct arena a = { 0 };
        const char *said = compile(&a, r[i].source, NULL, NULL);

        if (strstr(said, r[i].because) == NULL)
            fail_msg("%s\n  should be refused because of '%s', but it said '%s'", r[i].source,
                     r[i].because, said);
        arena_done(&a);
    }
}

#define Q(params, sql) "-- f(" params ") -> done\n" sql ";\n"

static void refuses_what_forgets_the_unit(void **state)
{
    static const struct refusal r[] = {
        { Q("id int", "DELETE FROM visitor WHERE id = $1"), "visitor belongs to units" },
        { Q("id int", "UPDATE visitor SET name = 'x' WHERE id = $1"), "visitor belongs" },
        { Q("id int", "UPDATE visitor SET unit_id = $1"), "visitor belongs" },
        { Q("id int", "UPDATE visitor SET name = 'x', unit_id = $1"), "visitor belongs" },
        { Q("id int", "SELECT id FROM visitor WHERE id = $1"), "visitor belongs" },
        { Q("id int", "SELECT id FROM account, visitor WHERE id = $1"), "visitor belongs" },
        { Q("id int", "SELECT id FROM \"visitor\" WHERE id = $1"), "visitor belongs" },
        { Q("id int", "select id from VISITOR where id = $1"), "VISITOR belongs" },
        { Q("id int", "SELECT id FROM account a JOIN visit v ON v.id = a.id WHERE a.id = $1"),
          "visit belongs" },
        { Q("id int", "SELECT id FROM late WHERE id = $1"), "late belongs" },
        { Q("u int", "SELECT id FROM visitor WHERE unit_id <> $1"), "visitor belongs" },
        { Q("u int", "SELECT id FROM visitor WHERE unit_id = $1 OR id = 1"), "OR beside" },
        { Q("u int", "SELECT id FROM visitor WHERE (unit_id = $1 OR id = 1)"), "visitor belongs" },
        { Q("u int", "SELECT id FROM visitor v WHERE v.unit_id = v.unit_id AND id = $1"),
          "visitor belongs" },
        { Q("u int", "SELECT id FROM visitor WHERE unit_id IN (1, 2) AND id = $1"),
          "visitor belongs" },
        { Q("u int", "WITH v AS (SELECT id FROM visit) SELECT id FROM visitor WHERE unit_id = $1"),
          "visit belongs" },
        { Q("u int", "SELECT id FROM visitor WHERE unit_id = $1 UNION SELECT id FROM visit"),
          "visit belongs" },
        { Q("u int", "SELECT id FROM visitor WHERE unit_id = $1 AND EXISTS (SELECT 1 FROM visit)"),
          "visit belongs" },
        { Q("u int", "SELECT x.id FROM (SELECT id FROM visitor v WHERE v.unit_id = x.unit_id) AS x"
                     " WHERE id = $1"),
          "visitor belongs" },
        { Q("u int", "SELECT id FROM visitor v WHERE unit_id = $1 AND EXISTS (SELECT 1 FROM visit w"
                     " WHERE w.unit_id = w.unit_id)"),
          "visit belongs" },
        { Q("q text", "INSERT INTO visitor (name) VALUES ($1)"), "does not name unit_id" },
        { Q("q text", "INSERT INTO visitor VALUES ($1)"), "does not name unit_id" },
        { Q("u int", "INSERT INTO visitor (unit_id, name) SELECT $1, login FROM visit"),
          "visit belongs" },
        { "-- across units: x\n-- f(id int) -> done\nDELETE FROM visitor WHERE id = $1;\n",
          "needs its reason" },
        /* The permission is for one query. */
        { "-- across units: a session is found by its token\n-- f() -> done\nDELETE FROM visitor;\n"
          "-- g() -> done\nDELETE FROM visit;\n",
          "visit belongs" },
    };

    (void)state;
    check_refusals(r, ARRAY_LEN(r));
}

static void refuses_what_is_not_portable(void **state)
{
    static const struct refusal r[] = {
        { Q("", "SELECT 1 FROM account WHERE login ILIKE 'a'"), "ILIKE" },
        { Q("", "SELECT 1 FROM account WHERE login LIKE 'a' ESCAPE '!'"), "_search" },
        { Q("", "SELECT 1 FROM account WHERE login NOT LIKE 'a' ESCAPE '!'"), "_search" },
        { Q("", "SELECT 1 FROM account WHERE x_search LIKE 'a'"), "ESCAPE" },
        { Q("", "SELECT 1 FROM account WHERE x_search LIKE 'a' AND y_search LIKE 'b' ESCAPE '!'"),
          "ESCAPE" },
        { Q("", "SELECT id::text FROM account"), "::" },
        { Q("", "SELECT NOW()"), "NOW" },
        { Q("", "SELECT CURRENT_TIMESTAMP"), "CURRENT_TIMESTAMP" },
        { Q("", "SELECT date('now')"), "DATE" },
        { Q("", "SELECT json_extract(x, 'a')"), "JSON" },
        { Q("", "SELECT x -> 'a'"), "->" },
        { Q("", "SELECT MAX(a, b) FROM account"), "MAX" },
        { Q("", "SELECT min(COALESCE(a, 1), b) FROM account"), "min" },
        { Q("", "SELECT GREATEST(a, b)"), "GREATEST" },
        { Q("", "SELECT STRING_AGG(a, ',')"), "STRING_AGG" },
        { Q("", "SELECT 1 WHERE a = TRUE"), "TRUE" },
        { Q("", "SELECT EXISTS (SELECT 1)"), "EXISTS" },
        { Q("", "SELECT 1, EXISTS (SELECT 1)"), "EXISTS" },
        { Q("", "SELECT CAST(a AS INTEGER)"), "BIGINT" },
        { Q("", "SELECT CAST(a AS REAL)"), "DOUBLE" },
        { Q("", "SELECT * FROM account"), "name the columns" },
        { Q("", "SELECT a.* FROM account a"), "name the columns" },
        { Q("", "SELECT IFNULL(a, b)"), "COALESCE" },
        { Q("", "SELECT `a`"), "quote" },
        { Q("", "SELECT 1 /* x */"), "comments" },
        { Q("", "SELECT 1 WHERE a == b"), "==" },
        { Q("", "SELECT 1 WHERE a = ?"), "parameters" },
        { Q("", "SELECT 1 WHERE a = :b"), "parameters" },
        { Q("", "DROP TABLE account"), "begins with" },
        { Q("", "PRAGMA foreign_keys"), "begins with" },
        { Q("", "SELECT 1; DELETE FROM account"), "one statement" },
    };

    (void)state;
    check_refusals(r, ARRAY_LEN(r));
}

static void refuses_what_does_not_fit(void **state)
{
    static const struct refusal r[] = {
        { Q("a int", "SELECT 1"), "'a' ($1) is not used" },
        { Q("a int", "SELECT $1, $2"), "$2 is not a parameter" },
        { Q("a int", "SELECT $0, $1"), "$0 is not" },
        { Q("a int", "SELECT $1, $x"), "$x is not" },
        { Q("a int", "SELECT $1, $99999999999999999999"), "is not a parameter" },
        { Q("a number", "SELECT $1"), "none of int real" },
        { Q("a int, a int", "SELECT $1, $2"), "twice" },
        { Q("out int", "SELECT $1"), "used by the generated code" },
        { Q("A int", "SELECT $1"), "is not a name" },
        { "-- f() -> thing\nSELECT 1;\n", "'thing' is no row" },
        { "-- f() -> thing?\nSELECT 1;\n", "no row" },
        { "-- f()\nSELECT 1;\n", "expected" },
        { "-- f() -> int*\nSELECT 1;\n", "no ORDER BY" },
        { "-- f() -> int*\nSELECT 1 FROM (SELECT 1 ORDER BY 1);\n", "no ORDER BY" },
        { "-- row r: a int\n", "not used" },
        { "-- row r:\n-- f() -> r\nSELECT 1;\n", "no columns" },
        { "-- row r: a int\n-- row r: a int\n-- f() -> r\nSELECT 1;\n",
          "already defined at line 1" },
        { Q("", "SELECT 1") Q("", "SELECT 1"), "already defined at line 1" },
        { "SELECT 1;\n", "without a header" },
        { "-- f() -> done\n", "no end" },
        { "-- f() -> done\nSELECT 1\n", "no end" },
        { "-- f() -> done\n-- g() -> done\nSELECT 1;\n", "no SQL" },
        { Q("", "SELECT 'a"), "quote is not closed" },
        { Q("", "SELECT (1"), "parentheses" },
        { Q("", "SELECT 1)"), "parentheses" },
        { "-- f(u int) -> each\nDELETE FROM visitor WHERE unit_id = $1;\n", "no INSERT" },
        { "-- f(u int) -> each\nINSERT INTO visitor (unit_id) SELECT $1;\n", "no INSERT" },
        { "-- f(u int, n text) -> each\nINSERT INTO visitor (unit_id) VALUES ($1)"
          " ON CONFLICT (id) DO UPDATE SET name = $2;\n",
          "in its VALUES only" },
        { "-- f(u int) -> ids\nINSERT INTO visitor (unit_id) VALUES ($1);\n",
          "does not end in RETURNING id" },
        /* With file and line. */
        { "\n\n-- f() -> done\nSELECT 1,\n  NOW();\n", "x.sql:5: NOW" },
    };

    (void)state;
    check_refusals(r, ARRAY_LEN(r));
}

static void takes_what_is_right(void **state)
{
    static const char *const good[] = {
        "",
        "-- Only a comment, with name(and) -> but indented (so no header).\n",
        Q("u int", "DELETE FROM visitor WHERE unit_id = $1"),
        Q("u int", "SELECT id FROM visitor WHERE unit_id IN (0, $1)"),
        Q("u int", "SELECT id FROM visitor v WHERE v.unit_id = $1 AND (id = 1 OR id = 2)"),
        Q("u int, q text?", "SELECT id FROM visitor WHERE unit_id = $1 AND"
                            " ($2 IS NULL OR name_search LIKE $2 ESCAPE '!')"),
        Q("u int", "SELECT v.id FROM visitor v JOIN visit w ON w.visitor_id = v.id"
                   " WHERE v.unit_id = $1"),
        Q("u int", "SELECT id FROM visitor v WHERE unit_id = $1 AND EXISTS"
                   " (SELECT 1 FROM visit w WHERE w.unit_id = v.unit_id AND w.visitor_id = v.id)"),
        Q("u int", "WITH v AS (SELECT id FROM visit WHERE unit_id = $1) SELECT id FROM v"),
        Q("u int, q text", "INSERT INTO visitor (unit_id, name) VALUES ($1, $2)"
                           " ON CONFLICT (id) DO UPDATE SET name = excluded.name"),
        Q("u int", "UPDATE visitor SET name = 'a; -- OR ILIKE' WHERE unit_id = $1"),
        Q("u int", "UPDATE visitor SET name = a.login FROM account a"
                   " WHERE visitor.unit_id = $1 AND a.id = visitor.id"),
        "-- across units: a session is found by its token\n" Q("", "DELETE FROM visitor"),
        "-- f() -> done\n-- across units: jobs run for all\nDELETE FROM visitor;\n",
        Q("", "SELECT CASE WHEN EXISTS (SELECT 1 FROM account) THEN 1 ELSE 0 END, MAX(id),"
              " COUNT(*), CAST(SUM(id) AS BIGINT), CAST(1 AS DOUBLE PRECISION) FROM account"),
        Q("", "SELECT MAX(COALESCE(id, 1)) FROM account WHERE id IS NOT DISTINCT FROM 5"),
        "-- f(a int,\n--   b text) -> done\nSELECT $1, -- one; more\n  $2;\n",
        "-- row r: a int,\n--   b text?\n-- f() -> r*\nSELECT a, b FROM account ORDER BY a;\n",
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        struct arena a = { 0 };
        const char *said = compile(&a, good[i], NULL, NULL);

        if (said[0] != '\0')
            fail_msg("%s\n  was refused: %s", good[i], said);
        arena_done(&a);
    }
}

static void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("'%s' is not in:\n%s", part, text);
}

static void writes_functions_with_bound_parameters(void **state)
{
    static const char source[] =
        "-- row person: id int, name text, left_at time?, share real, nip text?\n\n"
        "-- The one who signs.\n"
        "-- signer(unit int, day date, pic int?, q text?) -> person\n"
        "SELECT id, name, left_at, share, nip FROM visitor\n"
        " WHERE unit_id = $1 AND day = $2 AND ($3 IS NULL OR pic = $3) AND name = $4 || '\"\\';\n"
        "-- people(unit int) -> person*\n"
        "SELECT id, name, left_at, share, nip FROM visitor WHERE unit_id = $1 ORDER BY id;\n"
        "-- top() -> int?\nSELECT MAX(id) FROM account;\n"
        "-- logins() -> text*\nSELECT login FROM account ORDER BY login;\n"
        "-- rename(id int, n_ text) -> changed\nUPDATE account SET login = $2 WHERE id = $1;\n"
        "-- purge() -> affected\nDELETE FROM account;\n";
    struct arena a = { 0 };
    char *c = NULL, *h = NULL;

    (void)state;
    assert_string_equal(compile(&a, source, &c, &h), "");
    assert_has(h, "#ifndef QUERIES_CORE_H");
    assert_has(h, "#include \"core/ctx.h\"");
    assert_has(
        h, "/* The one who signs. */\nNODISCARD enum status signer(struct ctx *c, int64_t unit, "
           "struct str day, const int64_t *pic, struct str q, struct person *out);");
    assert_has(h,
               "enum status people(struct ctx *c, int64_t unit, struct person **out, size_t *n);");
    assert_has(h, "enum status top(struct ctx *c, bool *has_out, int64_t *out);");
    assert_has(h, "enum status logins(struct ctx *c, struct str **out, size_t *n);");
    assert_has(h, "enum status rename(struct ctx *c, int64_t id, struct str n_);");
    assert_has(h, "enum status purge(struct ctx *c, int64_t *out);");
    assert_has(
        h, "    bool has_left_at;\n    int64_t left_at;\n    double share;\n    struct str nip;");
    assert_has(c, "{ .type = DB_INT, .null = pic == NULL, .i = pic == NULL ? 0 : *pic },");
    assert_has(c, "{ .type = DB_TEXT, .null = q.p == NULL, .s = q },");
    assert_has(c, "{ .type = DB_TEXT, .s = day },");
    assert_has(c, "|| '\\\"\\\\'\"");
    assert_has(c, "return changed == 1 ? ST_OK : ST_CONFLICT;");
    assert_has(c, ".has_left_at = !cell[2].null,");
    assert_has(c, "const struct query *const core_queries[] = {\n    &signer_query,");
    free(c);
    free(h);
    arena_done(&a);
}

static void writes_many_rows_at_once(void **state)
{
    static const char source[] =
        "-- visitors_add(unit_id int, name text?, seen time?) -> ids\n"
        "INSERT INTO visitor (unit_id, name, seen, n) VALUES ($1, COALESCE($2, 'x'), $3, 0)"
        " RETURNING id;\n"
        "-- seen_add(a int, b text) -> each\n"
        "INSERT INTO account (id, login) VALUES ($2, $1) ON CONFLICT (id) DO NOTHING;\n";
    struct arena a = { 0 };
    char *c = NULL, *h = NULL;

    (void)state;
    assert_string_equal(compile(&a, source, &c, &h), "");
    assert_has(h, "struct visitors_add {\n    int64_t unit_id;\n    struct str name; /* p is NULL");
    assert_has(h, "    bool has_seen;\n    int64_t seen;\n");
    assert_has(h, "visitors_add(struct ctx *c, const struct visitors_add *row, size_t n, "
                  "int64_t *out);");
    assert_has(h, "seen_add(struct ctx *c, const struct seen_add *row, size_t n);");
    assert_has(c, "VALUES ($1, COALESCE($2, 'x'), $3, 0) RETURNING id");
    assert_has(c, "VALUES ($1, COALESCE($2, 'x'), $3, 0), ($4, COALESCE($5, 'x'), $6, 0), ($7,");
    assert_has(c, "($190, COALESCE($191, 'x'), $192, 0) RETURNING id");
    assert_has(c, ".n_params = 192,");
    assert_has(c, "VALUES ($2, $1), ($4, $3), ($6, $5), ($8, $7), ($10, $9), ($12, $11), ($14, "
                  "$13), ($16, $15) ON CONFLICT");
    assert_has(c, ".null = r->name.p == NULL, .s = r->name");
    assert_has(c, ".null = !r->has_seen, .i = r->seen");
    assert_has(c, "    &seen_add_query[2],\n");
    free(c);
    free(h);
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_what_forgets_the_unit),
        cmocka_unit_test(refuses_what_is_not_portable),
        cmocka_unit_test(refuses_what_does_not_fit),
        cmocka_unit_test(takes_what_is_right),
        cmocka_unit_test(writes_functions_with_bound_parameters),
        cmocka_unit_test(writes_many_rows_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
