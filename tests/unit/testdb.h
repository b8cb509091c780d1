/*
 * testdb.h: a fresh database for a test, on SQLite or on PostgreSQL.
 *
 * PostgreSQL comes from RUNUT_TEST_PG (tests/pg/with-pg sets it); without it a test fails, so that
 * nothing is skipped in silence.
 */
#ifndef TESTS_TESTDB_H
#define TESTS_TESTDB_H

#include "db/db.h"

struct testdb {
    struct db *db;
    struct arena arena;
    struct str url;  /* to open more connections */
    struct str name; /* of the PostgreSQL database */
    char dir[32];    /* of the SQLite file: dir/runut.db */
};

/* Aborts with a message where it cannot. */
void testdb_open(struct testdb *t, enum db_kind kind, bool migrated);
struct db *testdb_connect(struct testdb *t); /* one more connection; the caller closes it */
void testdb_done(struct testdb *t);          /* closes and removes it */

#endif
