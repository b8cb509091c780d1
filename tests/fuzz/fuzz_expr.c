/*
 * fuzz_expr.c: an expression that passes the scanner is written so that SQLite takes it: balanced,
 * without comment or semicolon, and of columns that are there. The first byte chooses the scope.
 */
#include <assert.h>

#include <sqlite3.h>

#include "expr_case.h"
#include "register/expr.h"
#include "register/hooks.h"
#include "register/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

const struct reg_hooks_row reg_hooks_table[] = { { NULL, NULL } };

struct bench {
    struct arena a;
    const struct reg_def *def;
    sqlite3 *db;
};

/* Once for all inputs. */
static struct bench *bench(void)
{
    static struct bench b;
    const struct reg_source source = { .name = STR("case.yaml"), .text = str_of(definition) };
    struct reg_all all = { 0 };
    struct reg_mistake *m = NULL;
    size_t n = 0;

    if (b.db != NULL)
        return &b;
    arena_init(&b.a);
    assert(reg_load(&b.a, &source, 1, &all, &m, &n) == ST_OK);
    b.def = all.def[0];
    assert(sqlite3_open(":memory:", &b.db) == SQLITE_OK);
    assert(sqlite3_exec(b.db,
                        "CREATE TABLE unit (id INTEGER, zone INTEGER);"
                        "CREATE TABLE steps (fee INTEGER);"
                        "CREATE TABLE r (name TEXT, n INTEGER, m INTEGER, r REAL, d TEXT, e TEXT,"
                        " t INTEGER, kind TEXT, topics TEXT, paid INTEGER, who INTEGER,"
                        " twice INTEGER, unit_id INTEGER, state TEXT, number TEXT, created_on TEXT,"
                        " due_on TEXT, closed_on TEXT);",
                        NULL, NULL, NULL) == SQLITE_OK);
    return &b;
}

/* Outside of 'texts'. */
static void check_written(struct str s)
{
    int depth = 0;
    bool quoted = false;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\'')
            quoted = !quoted;
        if (quoted)
            continue;
        depth += s.p[i] == '(';
        depth -= s.p[i] == ')';
        assert(depth >= 0);
    }
    assert(depth == 0 && !quoted);
    assert(!str_has(s, STR(";")) && !str_has(s, STR("--")) && !str_has(s, STR("/*")));
}

static void prepare(struct bench *b, struct arena *a, struct str sql,
                    const struct expr_scope *scope)
{
    const char *table = scope->table != NULL ? "steps" : "r";
    struct str whole =
        str_printf(a, "SELECT " STR_FMT " FROM (SELECT * FROM %s) AS r", STR_ARG(sql), table);
    sqlite3_stmt *stmt = NULL;
    const char *tail = NULL;
    int rc = sqlite3_prepare_v2(b->db, str_z(a, whole), (int)whole.n, &stmt, &tail);

    if (rc != SQLITE_OK)
        (void)fprintf(stderr, STR_FMT "\n%s\n", STR_ARG(whole), sqlite3_errmsg(b->db));
    assert(rc == SQLITE_OK && *tail == '\0');
    (void)sqlite3_finalize(stmt);
}

static void put(struct bench *b, struct arena *a, struct str text, const struct expr_scope *scope)
{
    const struct expr_params params = { .today = 1, .me = 2, .rule = 3 };
    struct buf lite, pg;

    buf_init(&lite, a);
    expr_put(&lite, DB_SQLITE, text, scope, "r", &params);
    check_written(buf_str(&lite));
    prepare(b, a, buf_str(&lite), scope);
    buf_init(&pg, a);
    expr_put(&pg, DB_POSTGRES, text, scope, "r", &params);
    check_written(buf_str(&pg));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct bench *b = bench();
    struct str text = { (const char *)data + (n > 0), n - (n > 0) }, field = { 0 }, words = { 0 };
    unsigned char first = n > 0 ? data[0] : 0;
    struct expr_scope scope = { .def = b->def,
                                .table = (first & 64) == 0 ? reg_field(b->def, STR("steps")) : NULL,
                                .now = (first & 1) != 0,
                                .rules = (first & 2) != 0,
                                .expand = (first & 4) != 0,
                                .want = (enum expr_want)((first >> 3) % (EXPR_YESNO + 1)) };
    struct arena a;
    size_t at = 0;

    arena_init(&a);

    const char *why = expr_trouble(&a, text, &scope, &at);

    assert(at <= text.n);
    if (why == NULL)
        put(b, &a, text, &scope);
    else
        assert(why[0] != '\0');
    if (expr_is_simple(&a, text, &field, &words))
        assert(field.n > 0 && words.n >= 2 && words.p[0] == ' ' && words.p[words.n - 1] == ' ');
    arena_done(&a);
    return 0;
}
