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

/* A script. It aborts with a message where the database refuses it. */
void testdb_sql(struct db *db, const char *script);
/* What a query of one row and one column says; the text is in t->arena, empty for NULL. They abort
 * like testdb_sql(). */
int64_t testdb_int(struct testdb *t, const char *query);
struct str testdb_text(struct testdb *t, const char *query);

/* Two lines of a table of tests: the same test on SQLite and on PostgreSQL. The file that uses it
 * has its own struct bench and a function on_db(void **state), which opens one, runs the test that
 * *state (a struct on_db) names, and closes it. */
struct bench;
struct on_db {
    enum db_kind kind;
    void (*test)(struct bench *b);
};
/* clang-format off */
#define ON_DB(test_, kind_, name_)                      \
    { .name = #test_ " on " name_, .test_func = on_db,  \
      .initial_state = &(struct on_db){ kind_, test_ } }
/* clang-format on */
#define ON_EACH_DB(test_) ON_DB(test_, DB_SQLITE, "SQLite"), ON_DB(test_, DB_POSTGRES, "PostgreSQL")

#endif
