/* sqlite_conn.c: one connection to SQLite. */
#include "db/sqlite_conn.h"

#include <errno.h>

/*
 * trusted_schema stays on: triggers keep the full-text table, which Debian's SQLite does not yet
 * call harmless. The schema is this program's own. A checkpoint comes every 4,000 pages instead of
 * 1,000: pages that every commit writes are copied to the database once where it were four times.
 */
int conn_set_up(struct conn *c, int cache_kb)
{
    static const char pragmas[] = "PRAGMA foreign_keys = ON;"
                                  "PRAGMA temp_store = MEMORY;"
                                  "PRAGMA journal_mode = WAL;"
                                  "PRAGMA synchronous = FULL;"
                                  "PRAGMA wal_autocheckpoint = 4000;"
                                  "PRAGMA journal_size_limit = 16777216;";
    static const char *const fixed[FIXED_COUNT] = {
        [FIXED_BEGIN] = "BEGIN IMMEDIATE",
        [FIXED_COMMIT] = "COMMIT",
        [FIXED_ROLLBACK] = "ROLLBACK",
        [FIXED_SAVEPOINT] = "SAVEPOINT part",
        [FIXED_RELEASE] = "RELEASE part",
        [FIXED_UNDO] = "ROLLBACK TO part",
        [FIXED_DATA_VERSION] = "PRAGMA data_version",
    };
    char cache[48];
    int rc = sqlite3_extended_result_codes(c->handle, 1);

    (void)snprintf(cache, sizeof(cache), "PRAGMA cache_size = -%d", cache_kb);
    (void)sqlite3_busy_timeout(c->handle, BUSY_MS);
    (void)sqlite3_db_config(c->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_limit(c->handle, SQLITE_LIMIT_ATTACHED, 1); /* VACUUM INTO needs one */
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(c->handle, pragmas, NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(c->handle, cache, NULL, NULL, NULL);
    /* Reads the schema, so that a damaged file shows now. */
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(c->handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    for (size_t i = 0; rc == SQLITE_OK && i < ARRAY_LEN(fixed); i++)
        if (c->fixed[i] == NULL) /* else it failed half way before */
            rc = sqlite3_prepare_v3(c->handle, fixed[i], -1, SQLITE_PREPARE_PERSISTENT,
                                    &c->fixed[i], NULL);
    c->is_ready = rc == SQLITE_OK;
    return rc;
}

static void stmt_drop(void *p)
{
    struct stmt *st = p;

    (void)sqlite3_finalize(st->handle);
    free(st);
}

void conn_done(struct conn *c)
{
    stmts_clear(&c->stmts, stmt_drop);
    for (size_t i = 0; i < FIXED_COUNT; i++)
        (void)sqlite3_finalize(c->fixed[i]);
    (void)sqlite3_close(c->handle);
}

int conn_step(struct conn *c, enum fixed which)
{
    int rc = sqlite3_step(c->fixed[which]);

    (void)sqlite3_reset(c->fixed[which]);
    return rc == SQLITE_DONE || rc == SQLITE_ROW ? SQLITE_OK : rc;
}

enum status conn_status(struct db *base, const struct conn *c, int rc, const char *what)
{
    int extended = sqlite3_extended_errcode(c->handle);
    enum status s = ST_FAULT;

    base->full = (rc & 0xff) == SQLITE_FULL;
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        s = ST_BUSY;
        break;
    case SQLITE_IOERR: /* the -shm file grows by other means than writing */
        base->full = sqlite3_system_errno(c->handle) == ENOSPC;
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        base->damaged = true;
        break;
    case SQLITE_CONSTRAINT:
        if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
            extended == SQLITE_CONSTRAINT_ROWID || extended == SQLITE_CONSTRAINT_FOREIGNKEY)
            s = ST_CONFLICT;
        break;
    default:
        break;
    }
    return db_failed(base, s, "%s: %s (SQLite %d)", what, sqlite3_errmsg(c->handle), extended);
}

/* "$2" is a name to SQLite, which it numbers by first appearance and looks for among all others;
 * "?2" is the number. A statement for many rows has thousands. */
static char *numbered(const char *sql)
{
    char *out = strdup(sql), quote = '\0';

    for (char *p = out; p != NULL && *p != '\0'; p++) {
        if (quote != '\0')
            quote = *p == quote ? '\0' : quote;
        else if (*p == '\'' || *p == '"')
            quote = *p;
        else if (*p == '$')
            *p = '?';
    }
    return out;
}

enum status conn_prepare(struct db *base, struct conn *c, const struct query *q, struct stmt **out)
{
    struct stmt *st = stmts_find(&c->stmts, q);
    char *sql = NULL;
    int rc = 0;

    if (st != NULL) {
        *out = st;
        return ST_OK;
    }
    st = calloc(1, sizeof(*st));
    sql = numbered(q->sql);
    if (st == NULL || sql == NULL)
        abort();
    rc = sqlite3_prepare_v3(c->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &st->handle, NULL);
    free(sql);
    if (rc != SQLITE_OK) {
        stmt_drop(st);
        return conn_status(base, c, rc, q->name);
    }
    if (q->n_cols > 0 && sqlite3_column_count(st->handle) != q->n_cols) {
        int n = sqlite3_column_count(st->handle);

        stmt_drop(st);
        return db_failed(base, ST_FAULT, "%s: returns %d columns, not %u", q->name, n,
                         (unsigned)q->n_cols);
    }
    st->n_params = (unsigned)sqlite3_bind_parameter_count(st->handle);
    st->reads_only = sqlite3_stmt_readonly(st->handle) != 0;
    stmts_put(&c->stmts, q, st, stmt_drop);
    *out = st;
    return ST_OK;
}

/*
 * The WAL's index begins with a header that every commit of any process rewrites before it is
 * acknowledged: a counter of changes, the last frame, checksums and salts
 * (sqlite.org/walformat.html, section 2.1). SQLite has it mapped already, so looking at it takes no
 * lock and no system call.
 */
enum { WAL_REGION = 32768 };

static bool in_wal_mode(sqlite3 *handle)
{
    sqlite3_stmt *h = NULL;
    bool wal = sqlite3_prepare_v2(handle, "PRAGMA journal_mode", -1, &h, NULL) == SQLITE_OK &&
               sqlite3_step(h) == SQLITE_ROW &&
               str_eq(str_of((const char *)sqlite3_column_text(h, 0)), STR("wal"));

    (void)sqlite3_finalize(h);
    return wal;
}

const volatile uint32_t *conn_wal_head(const struct conn *c)
{
    sqlite3 *handle = c->handle;
    sqlite3_file *file = NULL;
    void volatile *region = NULL;

    if (!in_wal_mode(handle) ||
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, (void *)&file) !=
            SQLITE_OK ||
        file == NULL || file->pMethods == NULL || file->pMethods->iVersion < 2 ||
        file->pMethods->xShmMap(file, 0, WAL_REGION, 0, &region) != SQLITE_OK)
        return NULL;
    return region;
}
