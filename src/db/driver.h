/* driver.h: what the two drivers share with db.c and migrate.c; nobody else includes it. */
#ifndef DB_DRIVER_H
#define DB_DRIVER_H

#include "base/buf.h"
#include "base/module.h"
#include "db/db.h"

/* One result column as the database describes it, for the test of all queries. */
struct db_column {
    struct str name;
    bool known;        /* the database knows the type (SQLite: of plain columns only) */
    enum db_type type; /* the type to read it with */
};

struct driver {
    void (*close)(struct db *db);
    enum status (*run)(struct db *db, struct arena *a, const struct query *q,
                       const struct db_value *args, struct db_rows *rows, int64_t *changed);
    enum status (*begin)(struct db *db);
    enum status (*commit)(struct db *db);
    void (*rollback)(struct db *db);
    enum status (*generation)(struct db *db, uint64_t *out);
    enum status (*copy_to)(struct db *db, struct str path);
    enum status (*script)(struct db *db, const char *sql); /* several statements, no results */
    enum status (*has_table)(struct db *db, const char *name, bool *out);
    enum status (*describe)(struct db *db, struct arena *a, const struct query *q,
                            struct db_column **cols, size_t *n);
    void (*translate)(struct buf *out, struct str word); /* @id, @int, ... of a migration */
};

/* The first member of each driver's own connection. */
struct db {
    const struct driver *driver;
    enum db_kind kind;
    bool in_tx;
    bool full;      /* the last failure was for want of room */
    bool damaged;   /* a page or the schema of the file made no sense */
    bool tx_failed; /* a statement failed: PostgreSQL refuses the rest, so SQLite does too */
    char error[512];
};

/* Notes why something failed; returns s. */
enum status db_failed(struct db *db, enum status s, const char *fmt, ...) PRINTF_LIKE(3, 4);

enum status sqlite_open(struct db **out, struct str path, bool create, struct arena *a,
                        struct db_problem *why);

/* What the module of PostgreSQL shows: libpq brings thirty more libraries, which nobody needs who
 * keeps the data in SQLite. */
struct postgres_module {
    struct module head;
    enum status (*open)(struct db **out, struct str url, struct arena *a, struct db_problem *why);
};

/* What each connection has prepared: query -> the driver's statement. */
struct stmts {
    struct stmt_slot *slot;
    size_t cap, n;
    uint64_t tick;
};

struct stmt_slot {
    const struct query *query; /* NULL and no text: free */
    char *text;                /* of one made at run time; owned */
    void *stmt;
    uint64_t used;
};

void *stmts_find(struct stmts *t, const struct query *q);
/* Keeps it. When the table is full it first gives up the one used longest ago, which `drop` frees.
 */
void stmts_put(struct stmts *t, const struct query *q, void *stmt, void (*drop)(void *stmt));
void stmts_clear(struct stmts *t, void (*drop)(void *stmt)); /* accepts a zeroed one */

/* Rows that grow while they are read. */
struct gather {
    struct arena *arena;
    struct db_rows *rows;
    size_t cap; /* in rows */
};

struct db_value *gather_row(struct gather *g); /* n_cols empty cells */

/* db.c, for tests: how the database itself names and types the columns of q. */
enum status db_describe(struct db *db, struct arena *a, const struct query *q,
                        struct db_column **cols, size_t *n);

#endif
