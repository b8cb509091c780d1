/*
 * db.h: one interface over SQLite and PostgreSQL.
 *
 * A connection belongs to one thread. Statements are fixed (struct query, made by queryc) and
 * prepared once per connection. Results are copied into the caller's arena.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

enum db_kind { DB_SQLITE, DB_POSTGRES };

enum db_type { DB_INT, DB_REAL, DB_TEXT, DB_BLOB };

/* One parameter or one result column. Times (microseconds), booleans and money are DB_INT;
 * dates are DB_TEXT. */
struct db_value {
    enum db_type type;
    bool null;
    int64_t i;
    double d;
    struct str s; /* text or bytes */
};

/* A statement; `sql` uses $1..$n. Of those known at build time addresses are identity: one object
 * each. One made at run time (from a register's definition) says so, and its text is its identity.
 */
struct query {
    const char *name;
    const char *sql;
    const enum db_type *params;
    const enum db_type *cols;
    const char *const *names; /* of the columns, for the test that compares them; may be NULL */
    unsigned short n_params;
    unsigned char n_cols;
    bool made;
};

struct db;

/* Why a database cannot be used, for the administrator: the key of a text, and what stands in it.
 */
struct db_problem {
    const char *key;
    struct str arg[2];
};

/* Opens "sqlite:PATH" or "postgresql://...". Without success *why says what to do about it.
 * SQLite: WAL, synchronous=FULL, foreign keys on, busy timeout 5 s. Accepts `create` = false to
 * refuse a database that is not there. */
NODISCARD enum status db_open(struct db **out, struct str url, bool create, struct arena *a,
                              struct db_problem *why);
void db_close(struct db **db); /* accepts NULL inside */
enum db_kind db_kind(const struct db *db);

/* For how many seconds a writer waits for one of another process, instead of 5: for a command,
 * which nobody stands before and which a busy server may get ahead of again and again. */
void db_patience(struct db *db, int seconds);

/* Why the last call failed, for the log; never shown to users. */
struct str db_error(const struct db *db);

/* True when that was for want of room on the disk. */
bool db_is_full(const struct db *db);

struct db_rows {
    struct db_value *cell; /* n_rows * n_cols */
    size_t n_rows, n_cols;
};

/* Runs a statement and copies every row into `a`. ST_CONFLICT: a unique key or a foreign key was
 * violated. ST_BUSY: locked by another process for too long, or a deadlock; nothing was changed.
 * ST_FAULT: anything else. `changed` (may be NULL) gets the number of rows written. */
NODISCARD enum status db_run(struct db *db, struct arena *a, const struct query *q,
                             const struct db_value *args, struct db_rows *rows, int64_t *changed);

/* Transactions do not nest. db_begin() on SQLite takes the write lock at once (BEGIN IMMEDIATE). */
NODISCARD enum status db_begin(struct db *db);
NODISCARD enum status db_commit(struct db *db);
void db_rollback(struct db *db); /* harmless without a transaction */

/*
 * A number that differs whenever this connection would now see other data than before: a hash of
 * the head of SQLite's WAL index, PostgreSQL's snapshot. Some nanoseconds on SQLite. Equal numbers
 * promise equal data, so a page rendered under one is right as long as it stays.
 */
NODISCARD enum status db_generation(struct db *db, uint64_t *out);

/* Several statements without results, in the words of migrations (migrate.h): tables of registers
 * are made so. Inside a transaction. */
NODISCARD enum status db_script(struct db *db, struct arena *a, struct str sql);
/* Whether the database can prepare it; why not stands in db_error(). For conditions of definitions.
 */
NODISCARD enum status db_prepare(struct db *db, struct arena *a, const struct query *q);

/* One consistent copy of a running SQLite database (VACUUM INTO); ST_INVALID on PostgreSQL. */
NODISCARD enum status db_copy_to(struct db *db, struct str path);

#endif
