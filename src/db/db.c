/* db.c: one interface over two drivers. Here is what holds for both: which URL means which, that
 * transactions do not nest, and that after a failed statement only a rollback helps. */
#include "db/db.h"

#include <assert.h>

#include "db/driver.h"

static enum status postgres_open(struct db **out, struct str url, struct arena *a,
                                 struct db_problem *why)
{
    char reason[512];
    const struct postgres_module *m = module_open("postgres", reason, sizeof(reason));

    if (m != NULL)
        return m->open(out, url, a, why);
    *why = (struct db_problem){ "db.no_module", { str_copy(a, str_of(reason)) } };
    return ST_FAULT;
}

enum status db_open(struct db **out, struct str url, bool create, struct arena *a,
                    struct db_problem *why)
{
    *why = (struct db_problem){ 0 };
    if (str_starts(url, STR("sqlite:")))
        return sqlite_open(out, str_sub(url, 7, url.n), create, a, why);
    if (str_starts(url, STR("postgresql:")) || str_starts(url, STR("postgres:")))
        return postgres_open(out, url, a, why);
    *why = (struct db_problem){ "db.bad_url", { url } };
    return ST_INVALID;
}

void db_close(struct db **db)
{
    if (*db == NULL)
        return;
    db_rollback(*db);
    (*db)->driver->close(*db);
    *db = NULL;
}

enum db_kind db_kind(const struct db *db)
{
    return db->kind;
}

void db_patience(struct db *db, int seconds)
{
    char sql[64];

    (void)snprintf(sql, sizeof(sql),
                   db->kind == DB_SQLITE ? "PRAGMA busy_timeout = %d000"
                                         : "SET lock_timeout = '%ds'",
                   seconds);
    (void)db->driver->script(db, sql);
}

bool db_is_full(const struct db *db)
{
    return db->full;
}

struct str db_error(const struct db *db)
{
    return str_of(db->error);
}

/* A failed statement inside a transaction spoils it, as PostgreSQL has it. */
static enum status note(struct db *db, enum status s)
{
    if (s != ST_OK && db->in_tx)
        db->tx_failed = true;
    return s;
}

static enum status spoiled(struct db *db)
{
    return db_failed(db, ST_FAULT, "a statement of this transaction has failed; roll back");
}

enum status db_run(struct db *db, struct arena *a, const struct query *q,
                   const struct db_value *args, struct db_rows *rows, int64_t *changed)
{
    struct db_rows got = { .n_cols = q->n_cols };
    int64_t n = 0;
    enum status s = ST_OK;

    if (db->tx_failed)
        return spoiled(db);
    s = note(db, db->driver->run(db, a, q, args, rows == NULL ? NULL : &got, &n));
    if (s != ST_OK)
        return s;
    if (rows != NULL)
        *rows = got;
    if (changed != NULL)
        *changed = n;
    return ST_OK;
}

enum status db_begin(struct db *db)
{
    enum status s = ST_OK;

    assert(!db->in_tx);
    s = db->driver->begin(db);
    db->in_tx = s == ST_OK;
    db->tx_failed = false;
    return s;
}

enum status db_commit(struct db *db)
{
    enum status s = ST_OK;

    assert(db->in_tx);
    s = db->tx_failed ? spoiled(db) : db->driver->commit(db);
    if (s != ST_OK)
        db_rollback(db);
    db->in_tx = db->tx_failed = false;
    return s;
}

void db_rollback(struct db *db)
{
    if (db->in_tx)
        db->driver->rollback(db);
    db->in_tx = db->tx_failed = false;
}

enum status db_generation(struct db *db, uint64_t *out)
{
    return db->driver->generation(db, out);
}

enum status db_copy_to(struct db *db, struct str path)
{
    return db->driver->copy_to(db, path);
}

enum status db_prepare(struct db *db, struct arena *a, const struct query *q)
{
    struct db_column *cols = NULL;
    size_t n = 0;

    return db->driver->describe(db, a, q, &cols, &n);
}

enum status db_describe(struct db *db, struct arena *a, const struct query *q,
                        struct db_column **cols, size_t *n)
{
    return db->driver->describe(db, a, q, cols, n);
}
