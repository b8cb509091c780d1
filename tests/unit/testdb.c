/* testdb.c: a fresh database for a test. */
#include "testdb.h"

#include <libpq-fe.h>
#include <unistd.h>

#include "base/crypto.h"
#include "db/driver.h"
#include "db/migrate.h"

static void stop(const char *what, const char *why)
{
    (void)fprintf(stderr, "testdb: %s: %s\n", what, why);
    abort();
}

/* One statement on the server's first database, where databases are made and dropped. */
static void on_server(struct arena *a, const char *verb, struct str name)
{
    PGconn *conn = PQconnectdb(getenv("RUNUT_TEST_PG"));
    PGresult *r = PQexec(conn, str_printf(a, "%s DATABASE " STR_FMT, verb, STR_ARG(name)).p);

    if (PQresultStatus(r) != PGRES_COMMAND_OK)
        stop(verb, PQerrorMessage(conn));
    PQclear(r);
    PQfinish(conn);
}

/* postgresql://user@/first?host=... with another name */
static struct str url_of(struct arena *a, struct str name)
{
    struct str rest = str_of(getenv("RUNUT_TEST_PG")), base = str_cut(&rest, '?');
    size_t slash = base.n;

    while (slash > 0 && base.p[slash - 1] != '/')
        slash--;
    return str_printf(a, STR_FMT STR_FMT "?" STR_FMT, STR_ARG(str_sub(base, 0, slash)),
                      STR_ARG(name), STR_ARG(rest));
}

void testdb_open(struct testdb *t, enum db_kind kind, bool migrated)
{
    struct db_problem why;

    *t = (struct testdb){ .dir = "/tmp/runut-test-XXXXXX" };
    arena_init(&t->arena);
    crypto_init();
    if (mkdtemp(t->dir) == NULL)
        stop(t->dir, "cannot be made");
    t->url = str_printf(&t->arena, "sqlite:%s/runut.db", t->dir);
    if (kind == DB_POSTGRES) {
        if (getenv("RUNUT_TEST_PG") == NULL)
            stop("RUNUT_TEST_PG is not set", "run this test by tests/pg/with-pg");
        t->name = str_printf(&t->arena, "t%llx", (unsigned long long)random_u64());
        on_server(&t->arena, "CREATE", t->name);
        t->url = url_of(&t->arena, t->name);
    }
    t->db = testdb_connect(t);
    if (migrated && migrate(t->db, &t->arena, &why) != ST_OK)
        stop("migrate", why.key);
}

struct db *testdb_connect(struct testdb *t)
{
    struct db_problem why;
    struct db *db = NULL;

    if (db_open(&db, t->url, true, &t->arena, &why) != ST_OK)
        stop("open", why.key);
    return db;
}

void testdb_sql(struct db *db, const char *script)
{
    if (db->driver->script(db, script) != ST_OK)
        stop(script, db_error(db).p);
}

static struct db_value ask(struct testdb *t, const char *query, enum db_type type)
{
    const struct query q = {
        .name = "test", .sql = query, .cols = &type, .n_cols = 1, .made = true
    };
    struct db_rows rows = { 0 };

    if (db_run(t->db, &t->arena, &q, NULL, &rows, NULL) != ST_OK)
        stop(query, db_error(t->db).p);
    if (rows.n_rows != 1)
        stop(query, "not one row");
    return rows.cell[0];
}

int64_t testdb_int(struct testdb *t, const char *query)
{
    return ask(t, query, DB_INT).i;
}

struct str testdb_text(struct testdb *t, const char *query)
{
    struct db_value v = ask(t, query, DB_TEXT);

    return v.null ? (struct str){ "", 0 } : v.s;
}

void testdb_done(struct testdb *t)
{
    static const char *const files[] = { "runut.db", "runut.db-wal", "runut.db-shm", "copy.db" };

    db_close(&t->db);
    if (t->name.n > 0)
        on_server(&t->arena, "DROP", t->name);
    for (size_t i = 0; i < ARRAY_LEN(files); i++)
        (void)unlink(str_printf(&t->arena, "%s/%s", t->dir, files[i]).p);
    (void)rmdir(t->dir);
    arena_done(&t->arena);
}
