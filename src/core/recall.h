/*
 * recall.h: what a query returned, remembered until anything at all changes in the database.
 *
 * For the few queries that every page asks and whose answer hardly changes: who has signed in, with which
 * grants, in which unit; the plan that an address names; the ledger's size. On SQLite only, where it costs
 * nothing to see that nothing was written since; PostgreSQL would have to be asked.
 *
 *     c->recalling = true;
 *     s = session_by_token(c, hash, &row);
 *     c->recalling = false;
 *
 * Between the two stand queries that only read. Inside a transaction the database is asked.
 */
#ifndef CORE_RECALL_H
#define CORE_RECALL_H

#include "core/ctx.h"

struct recall {
    struct str key;
    uint64_t generation;
};

/* ctx_run() looks here first; when it returns false and *r has a key, what the database says is given to
 * recall_keep(). */
bool recall_rows(struct ctx *c, const struct query *q, const struct db_value *args, struct recall *r,
                 struct db_rows *rows);
void recall_keep(struct ctx *c, const struct recall *r, const struct db_rows *rows);

#endif
