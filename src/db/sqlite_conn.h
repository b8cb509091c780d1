/* sqlite_conn.h: one connection to SQLite: how it is set up, what it has prepared; for the driver
 * only. */
#ifndef DB_SQLITE_CONN_H
#define DB_SQLITE_CONN_H

#include <sqlite3.h>

#include "db/driver.h"

#define BUSY_MS 5000

/* Page caches. A reader's is out of date after every commit; the writer's never is, as long as no
 * other process writes. */
#define READER_CACHE_KB 1024
#define WRITER_CACHE_KB 4096

enum fixed {
    FIXED_BEGIN,
    FIXED_COMMIT,
    FIXED_ROLLBACK,
    FIXED_SAVEPOINT,
    FIXED_RELEASE,
    FIXED_UNDO,
    FIXED_DATA_VERSION,
    FIXED_COUNT
};

struct conn {
    sqlite3 *handle; /* NULL: not open */
    struct stmts stmts;
    sqlite3_stmt *fixed[FIXED_COUNT];
    bool is_ready; /* conn_set_up() has been here */
};

struct stmt {
    sqlite3_stmt *handle;
    bool reads_only;
    unsigned n_params; /* the last that stands in the text */
};

/* Pragmas, the schema, the fixed statements: SQLite's code. A server opens a connection for each
 * thread, and reading the schema takes most of that: each but the first does it when its thread
 * first needs it. */
int conn_set_up(struct conn *c, int cache_kb);
void conn_done(struct conn *c); /* accepts a zeroed one */

int conn_step(struct conn *c, enum fixed which);

/* What SQLite's code means; noted in `base`, with SQLite's own words. */
enum status conn_status(struct db *base, const struct conn *c, int rc, const char *what);

NODISCARD enum status conn_prepare(struct db *base, struct conn *c, const struct query *q,
                                   struct stmt **out);

/* The head of the WAL's index, or NULL where there is none. */
const volatile uint32_t *conn_wal_head(const struct conn *c);

#endif
