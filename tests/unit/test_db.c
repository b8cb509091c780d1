/* test_db.c: what db.h promises, on both databases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/time.h"
#include "db/driver.h"
#include "db/migrate.h"
#include "testdb.h"

/* A table for these tests alone. */
static const char table_sql[] =
    "CREATE TABLE thing (id @id, name TEXT UNIQUE, size @int, share REAL,"
    " bytes @blob, other_id @int REFERENCES thing (id),"
    " CHECK (size <> 13)) @strict";

static const enum db_type all_types[] = { DB_INT, DB_TEXT, DB_INT, DB_REAL, DB_BLOB };
static const enum db_type one_int[] = { DB_INT };
static const enum db_type one_text[] = { DB_TEXT };

static const struct query insert_query = {
    .name = "insert",
    /* $2 before $1: SQLite numbers by first appearance, and the driver must not. */
    .sql = "INSERT INTO thing (name, size, share, bytes, other_id) VALUES ($2, $3, $4, $5, $1)"
           " RETURNING id",
    .params = all_types,
    .n_params = 5,
    .cols = one_int,
    .n_cols = 1,
};
static const struct query select_query = {
    .name = "select",
    .sql =
        "SELECT id, name, size, share, bytes FROM thing WHERE ($1 IS NULL OR id = $1) ORDER BY id",
    .params = one_int,
    .n_params = 1,
    .cols = all_types,
    .n_cols = 5,
};
static const struct query count_query = {
    .name = "count",
    .sql = "SELECT COUNT(*) FROM thing",
    .cols = one_int,
    .n_cols = 1,
};
static const struct query sum_query = {
    .name = "sum",
    .sql = "SELECT SUM(size) FROM thing",
    .cols = one_int,
    .n_cols = 1,
};
static const struct query wrong_type_query = {
    .name = "wrong_type",
    .sql = "SELECT name FROM thing",
    .cols = one_int,
    .n_cols = 1,
};
static const struct query wrong_count_query = {
    .name = "wrong_count",
    .sql = "SELECT id, name FROM thing",
    .cols = one_int,
    .n_cols = 1,
};
static const struct query update_query = {
    .name = "update",
    .sql = "UPDATE thing SET size = $1",
    .params = one_int,
    .n_params = 1,
};
static const struct query names_query = {
    .name = "names",
    .sql = "SELECT name FROM thing ORDER BY name NULLS FIRST",
    .cols = one_text,
    .n_cols = 1,
};

static const enum db_kind kinds[] = { DB_SQLITE, DB_POSTGRES };

struct bench {
    struct testdb t;
};

static void make_table(struct testdb *t)
{
    struct buf sql;
    const char *p = table_sql;

    buf_init(&sql, &t->arena);
    while (*p != '\0') {
        size_t n = strcspn(p + 1, " ,()@") + 1;

        t->db->driver->translate(&sql, str_trim((struct str){ p, n }));
        buf_add(&sql, *p == ' ' || p[n] == ' ' ? STR(" ") : STR(""));
        p += n;
    }
    assert_int_equal(t->db->driver->script(t->db, str_z(&t->arena, buf_str(&sql))), ST_OK);
}

static void open_kind(struct testdb *t, enum db_kind kind)
{
    testdb_open(t, kind, false);
    make_table(t);
}

static enum status insert(struct db *db, struct arena *a, const char *name, int64_t size,
                          int64_t other)
{
    const struct db_value args[] = {
        { .type = DB_INT, .null = other == 0, .i = other },
        { .type = DB_TEXT, .null = name == NULL, .s = str_of(name) },
        { .type = DB_INT, .i = size },
        { .type = DB_REAL, .d = 84.6 },
        { .type = DB_BLOB, .s = { "\0\x01\xff'\\", 5 } },
    };
    struct db_rows rows = { 0 };

    return db_run(db, a, &insert_query, args, &rows, NULL);
}

static int64_t count(struct db *db, struct arena *a)
{
    struct db_rows rows = { 0 };

    assert_int_equal(db_run(db, a, &count_query, NULL, &rows, NULL), ST_OK);
    return rows.cell[0].i;
}

static void values_come_back_as_they_went_in(struct bench *b)
{
    struct db_rows rows = { 0 };
    const struct db_value all = { .type = DB_INT, .null = true };

    assert_int_equal(insert(b->t.db, &b->t.arena, "Ünï 'quoted' \\ $1", INT64_MAX, 0), ST_OK);
    assert_int_equal(insert(b->t.db, &b->t.arena, NULL, INT64_MIN, 1), ST_OK);
    assert_int_equal(insert(b->t.db, &b->t.arena, "", 0, 0), ST_OK);
    assert_int_equal(db_run(b->t.db, &b->t.arena, &select_query, &all, &rows, NULL), ST_OK);
    assert_int_equal(rows.n_rows, 3);
    assert_int_equal(rows.n_cols, 5);
    assert_true(str_eq(rows.cell[1].s, STR("Ünï 'quoted' \\ $1")));
    assert_true(rows.cell[2].i == INT64_MAX);
    assert_true(rows.cell[3].d >= 84.6 && rows.cell[3].d <= 84.6);
    assert_int_equal(rows.cell[4].s.n, 5);
    assert_memory_equal(rows.cell[4].s.p, "\0\x01\xff'\\", 5);
    assert_true(rows.cell[6].null && rows.cell[6].s.p == NULL);
    assert_true(rows.cell[7].i == INT64_MIN);
    /* An empty text is a text. */
    assert_true(!rows.cell[11].null && rows.cell[11].s.n == 0 && rows.cell[11].s.p != NULL);
}

static void errors_mean_the_same(struct bench *b)
{
    struct db_rows rows = { 0 };

    assert_int_equal(insert(b->t.db, &b->t.arena, "a", 1, 0), ST_OK);
    assert_int_equal(insert(b->t.db, &b->t.arena, "a", 1, 0), ST_CONFLICT);
    assert_true(db_error(b->t.db).n > 0);
    assert_int_equal(insert(b->t.db, &b->t.arena, "b", 1, 999), ST_CONFLICT); /* foreign key */
    assert_int_equal(insert(b->t.db, &b->t.arena, "c", 13, 0), ST_FAULT);     /* CHECK */
    assert_int_equal(db_run(b->t.db, &b->t.arena, &wrong_type_query, NULL, &rows, NULL), ST_FAULT);
    assert_int_equal(db_run(b->t.db, &b->t.arena, &wrong_count_query, NULL, &rows, NULL), ST_FAULT);
    /* And the connection goes on. */
    assert_int_equal(count(b->t.db, &b->t.arena), 1);
}

static void counts_what_was_written(struct bench *b)
{
    const struct db_value five = { .type = DB_INT, .i = 5 };
    struct db_rows rows = { 0 };
    int64_t changed = -1;

    assert_int_equal(db_run(b->t.db, &b->t.arena, &update_query, &five, NULL, &changed), ST_OK);
    assert_int_equal(changed, 0);
    for (int i = 0; i < 40; i++)
        assert_int_equal(insert(b->t.db, &b->t.arena, NULL, i < 13 ? i : i + 1, 0), ST_OK);
    assert_int_equal(db_run(b->t.db, &b->t.arena, &update_query, &five, NULL, &changed), ST_OK);
    assert_int_equal(changed, 40);
    assert_int_equal(db_run(b->t.db, &b->t.arena, &sum_query, NULL, &rows, &changed), ST_OK);
    assert_int_equal(rows.cell[0].i, 200);
    assert_int_equal(changed, 0);
}

static void transactions_are_all_or_nothing(struct bench *b)
{
    struct db *other = NULL;

    other = testdb_connect(&b->t);
    assert_int_equal(db_begin(b->t.db), ST_OK);
    assert_int_equal(insert(b->t.db, &b->t.arena, "a", 1, 0), ST_OK);
    assert_int_equal(count(b->t.db, &b->t.arena), 1);
    assert_int_equal(count(other, &b->t.arena), 0);
    db_rollback(b->t.db);
    assert_int_equal(count(b->t.db, &b->t.arena), 0);
    db_rollback(b->t.db); /* harmless */

    assert_int_equal(db_begin(b->t.db), ST_OK);
    assert_int_equal(insert(b->t.db, &b->t.arena, "a", 1, 0), ST_OK);
    assert_int_equal(db_commit(b->t.db), ST_OK);
    assert_int_equal(count(other, &b->t.arena), 1);

    /* After a failed statement nothing of the transaction stays, on either. */
    assert_int_equal(db_begin(b->t.db), ST_OK);
    assert_int_equal(insert(b->t.db, &b->t.arena, "b", 1, 0), ST_OK);
    assert_int_equal(insert(b->t.db, &b->t.arena, "a", 1, 0), ST_CONFLICT);
    assert_int_equal(insert(b->t.db, &b->t.arena, "c", 1, 0), ST_FAULT);
    assert_int_equal(db_commit(b->t.db), ST_FAULT);
    assert_int_equal(count(b->t.db, &b->t.arena), 1);
    db_close(&other);
}

static void text_is_ordered_by_its_bytes(struct bench *b)
{
    static const char *const names[] = { "a", "B", "é", "Z", "_", "1" };
    static const char *const order[] = { "1", "B", "Z", "_", "a", "é" };
    struct db_rows rows = { 0 };

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        assert_int_equal(insert(b->t.db, &b->t.arena, names[i], 1, 0), ST_OK);
    assert_int_equal(db_run(b->t.db, &b->t.arena, &names_query, NULL, &rows, NULL), ST_OK);
    for (size_t i = 0; i < ARRAY_LEN(order); i++)
        assert_true(str_eq(rows.cell[i].s, str_of(order[i])));
}

static void generation_moves_with_every_commit(struct bench *b)
{
    struct db *other = NULL;
    uint64_t first = 0, again = 0, after = 0, own = 0;

    other = testdb_connect(&b->t);
    assert_int_equal(db_generation(b->t.db, &first), ST_OK);
    assert_int_equal(count(b->t.db, &b->t.arena), 0);
    assert_int_equal(db_generation(b->t.db, &first), ST_OK);
    assert_int_equal(db_generation(b->t.db, &again), ST_OK);
    assert_true(first == again);
    assert_int_equal(insert(other, &b->t.arena, "a", 1, 0), ST_OK);
    assert_int_equal(db_generation(b->t.db, &after), ST_OK);
    assert_true(after != first);
    assert_int_equal(db_begin(b->t.db), ST_OK);
    assert_int_equal(insert(b->t.db, &b->t.arena, "b", 1, 0), ST_OK);
    assert_int_equal(db_commit(b->t.db), ST_OK);
    assert_int_equal(db_generation(b->t.db, &own), ST_OK);
    assert_true(own != after && own != first);
    db_close(&other);
}

/* Another process, as SQLite sees it, writes to the file: data_version must tell. */
static void generation_sees_other_processes(void **state)
{
    struct testdb t;
    sqlite3 *stranger = NULL;
    uint64_t before = 0, after = 0;

    (void)state;
    open_kind(&t, DB_SQLITE);
    assert_int_equal(db_generation(t.db, &before), ST_OK);
    assert_int_equal(sqlite3_open(str_printf(&t.arena, "%s/runut.db", t.dir).p, &stranger),
                     SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(stranger, "INSERT INTO thing (size) VALUES (1)", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(db_generation(t.db, &after), ST_OK);
    assert_true(before != after);
    (void)sqlite3_close(stranger);
    testdb_done(&t);
}

struct writer {
    struct testdb t; /* its url and arena */
    int n;
    enum status worst;
};

static void *write_many(void *with)
{
    struct writer *w = with;
    struct arena a;
    struct db *db = testdb_connect(&w->t);

    arena_init(&a);
    for (int i = 0; i < w->n; i++) {
        enum status s = db_begin(db);

        if (s == ST_OK) {
            int64_t before = count(db, &a);

            s = insert(db, &a, NULL, before + 1000, 0);
            if (s == ST_OK)
                s = db_commit(db);
        }
        if (s != ST_OK)
            w->worst = s;
    }
    arena_done(&a);
    db_close(&db);
    return NULL;
}

static const struct query distinct_query = {
    .name = "distinct",
    .sql = "SELECT COUNT(DISTINCT size) FROM thing",
    .cols = one_int,
    .n_cols = 1,
};

/* Each reads a count and writes it: were two inside at once, a number would come twice. */
static void writers_are_serialised(struct bench *b)
{
    struct writer w[4];
    pthread_t thread[4];
    struct db_rows rows = { 0 };

    for (size_t i = 0; i < ARRAY_LEN(w); i++) {
        w[i] = (struct writer){ .t = { .url = b->t.url }, .n = 25 };
        assert_int_equal(pthread_create(&thread[i], NULL, write_many, &w[i]), 0);
    }
    for (size_t i = 0; i < ARRAY_LEN(w); i++) {
        (void)pthread_join(thread[i], NULL);
        assert_int_equal(w[i].worst, ST_OK);
        arena_done(&w[i].t.arena);
    }
    assert_int_equal(db_run(b->t.db, &b->t.arena, &distinct_query, NULL, &rows, NULL), ST_OK);
    assert_int_equal(rows.cell[0].i, 100);
}

/* Writers share a commit, never a fate: each third part ends in a conflict and is undone, and the
 * row that it had written before goes with it. */
static void *write_and_undo(void *with)
{
    struct writer *w = with;
    struct arena a;
    struct db *db = testdb_connect(&w->t);

    arena_init(&a);
    for (int i = 0; i < w->n; i++) {
        bool spoil = i % 3 == 0;
        enum status s = db_begin(db);

        if (s == ST_OK)
            s = insert(db, &a, NULL, i + 1000, 0);
        if (s == ST_OK && spoil && insert(db, &a, "taken", 1, 0) != ST_CONFLICT)
            w->worst = ST_INVALID;
        if (s == ST_OK && spoil)
            db_rollback(db);
        else if (s == ST_OK)
            s = db_commit(db);
        if (s != ST_OK)
            w->worst = s;
    }
    arena_done(&a);
    db_close(&db);
    return NULL;
}

static void what_one_undoes_leaves_the_others(struct bench *b)
{
    struct writer w[6];
    pthread_t thread[6];

    assert_int_equal(insert(b->t.db, &b->t.arena, "taken", 0, 0), ST_OK);
    for (size_t i = 0; i < ARRAY_LEN(w); i++) {
        w[i] = (struct writer){ .t = { .url = b->t.url }, .n = 30 };
        assert_int_equal(pthread_create(&thread[i], NULL, write_and_undo, &w[i]), 0);
    }
    for (size_t i = 0; i < ARRAY_LEN(w); i++) {
        (void)pthread_join(thread[i], NULL);
        assert_int_equal(w[i].worst, ST_OK);
        arena_done(&w[i].t.arena);
    }
    assert_int_equal(count(b->t.db, &b->t.arena), 1 + 6 * 20);
}

static void a_lock_held_elsewhere_is_busy(struct bench *b)
{
    struct db *other = NULL;
    int64_t begun = 0;

    other = testdb_connect(&b->t);
    assert_int_equal(db_begin(b->t.db), ST_OK);
    begun = time_mono();
    assert_int_equal(db_begin(other), ST_BUSY);
    assert_in_range(time_mono() - begun, 4 * SECOND, 9 * SECOND);
    assert_int_equal(count(other, &b->t.arena), 0); /* readers never wait */
    db_rollback(b->t.db);
    assert_int_equal(db_begin(other), ST_OK);
    db_rollback(other);
    db_close(&other);
}

/* A second connection beside the program's own is to SQLite what another process is. */
static void patience_is_what_was_asked_for(struct bench *b)
{
    struct db *other = NULL;
    sqlite3 *raw = NULL;
    char path[64];

    if (db_kind(b->t.db) == DB_SQLITE) {
        (void)snprintf(path, sizeof(path), "%s/runut.db", b->t.dir);
        assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
        assert_int_equal(sqlite3_exec(raw, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    } else {
        other = testdb_connect(&b->t);
        assert_int_equal(db_begin(other), ST_OK);
    }
    int64_t begun = time_mono();
    db_patience(b->t.db, 1);
    assert_int_equal(db_begin(b->t.db), ST_BUSY);
    assert_in_range(time_mono() - begun, SECOND / 2, 4 * SECOND);
    (void)sqlite3_close(raw);
    db_close(&other);
}

static void more_statements_than_are_kept(struct bench *b)
{
    static struct query many[450];

    for (size_t round = 0; round < 2; round++)
        for (size_t i = 0; i < ARRAY_LEN(many); i++) {
            struct db_rows rows = { 0 };

            many[i] = count_query;
            assert_int_equal(db_run(b->t.db, &b->t.arena, &many[i], NULL, &rows, NULL), ST_OK);
        }
}

static void migrations_apply_once(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
        struct testdb t;
        struct db_problem why;

        testdb_open(&t, kinds[k], true);
        assert_int_equal(migrate(t.db, &t.arena, &why), ST_OK);
        testdb_sql(t.db, "UPDATE migration SET sha256 = 'x'"
                         " WHERE number = 1");
        assert_int_equal(migrate(t.db, &t.arena, &why), ST_INVALID);
        assert_string_equal(why.key, "db.other_build");
        testdb_done(&t);

        testdb_open(&t, kinds[k], true);
        testdb_sql(t.db, "INSERT INTO migration (number, name, sha256, at)"
                         " VALUES (9999, 'later', 'x', 0)");
        assert_int_equal(migrate(t.db, &t.arena, &why), ST_INVALID);
        assert_string_equal(why.key, "db.newer");
        testdb_done(&t);
    }
}

static void *migrate_here(void *with)
{
    struct testdb *t = with;
    struct db *db = testdb_connect(t);
    struct db_problem why;
    enum status s = migrate(db, &t->arena, &why);

    db_close(&db);
    return s == ST_OK ? NULL : t;
}

static void two_may_migrate_at_once(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
        struct testdb t, copy[3];
        pthread_t thread[3];

        testdb_open(&t, kinds[k], false);
        for (size_t i = 0; i < ARRAY_LEN(thread); i++) {
            copy[i] = (struct testdb){ .url = t.url };
            assert_int_equal(pthread_create(&thread[i], NULL, migrate_here, &copy[i]), 0);
        }
        for (size_t i = 0; i < ARRAY_LEN(thread); i++) {
            void *failed = NULL;

            (void)pthread_join(thread[i], &failed);
            assert_null(failed);
            arena_done(&copy[i].arena);
        }
        testdb_done(&t);
    }
}

static enum status open_url(struct arena *a, struct str url, bool create, struct db_problem *why)
{
    struct db *db = NULL;
    enum status s = db_open(&db, url, create, a, why);

    db_close(&db);
    return s;
}

static void opening_says_what_is_wrong(void **state)
{
    struct testdb t;
    struct db_problem why;
    struct arena *a = &t.arena;
    FILE *f = NULL;

    (void)state;
    open_kind(&t, DB_SQLITE);
    assert_int_equal(open_url(a, STR("mysql://x"), true, &why), ST_INVALID);
    assert_int_equal(open_url(a, STR("sqlite:/nowhere/x.db"), true, &why), ST_INVALID);
    assert_string_equal(why.key, "db.no_access");
    assert_int_equal(open_url(a, str_printf(a, "sqlite:%s/other.db", t.dir), false, &why),
                     ST_NOT_FOUND);
    assert_string_equal(why.key, "db.missing");
    assert_int_equal(open_url(a, STR("postgresql://nobody@/x?host=/nowhere"), true, &why),
                     ST_NOT_FOUND);
    assert_string_equal(why.key, "db.no_server");

    f = fopen(str_printf(a, "%s/copy.db", t.dir).p, "wb");
    assert_non_null(f);
    for (int i = 0; i < 500; i++)
        (void)fputs("not a database, ", f);
    (void)fclose(f);
    assert_int_equal(open_url(a, str_printf(a, "sqlite:%s/copy.db", t.dir), false, &why),
                     ST_INVALID);
    assert_string_equal(why.key, "db.damaged");
    testdb_done(&t);
}

static void a_copy_is_whole(void **state)
{
    struct testdb t;
    struct str path;
    struct db_problem why;
    struct db *copy = NULL;

    (void)state;
    open_kind(&t, DB_SQLITE);
    assert_int_equal(insert(t.db, &t.arena, "a", 1, 0), ST_OK);
    path = str_printf(&t.arena, "%s/copy.db", t.dir);
    assert_int_equal(db_copy_to(t.db, path), ST_OK);
    assert_int_equal(insert(t.db, &t.arena, "b", 1, 0), ST_OK);
    assert_int_equal(db_open(&copy, str_printf(&t.arena, "sqlite:" STR_FMT, STR_ARG(path)), false,
                             &t.arena, &why),
                     ST_OK);
    assert_int_equal(count(copy, &t.arena), 1);
    assert_int_equal(db_copy_to(t.db, path), ST_FAULT); /* never over another file */
    db_close(&copy);
    testdb_done(&t);
}

/* The file may not grow: what SQLite meets on a full disk. */
static void a_full_disk_changes_nothing(void **state)
{
    struct testdb t;
    enum status s = ST_OK;
    int64_t before = 0;

    (void)state;
    open_kind(&t, DB_SQLITE);
    assert_int_equal(insert(t.db, &t.arena, "a", 1, 0), ST_OK);
    assert_false(db_is_full(t.db));
    testdb_sql(t.db, "PRAGMA max_page_count = 1");
    assert_int_equal(db_begin(t.db), ST_OK);
    before = count(t.db, &t.arena);
    for (int i = 0; s == ST_OK && i < 1000; i++)
        s = insert(t.db, &t.arena, str_printf(&t.arena, "%0500d", i).p, 1, 0);
    assert_int_equal(s, ST_FAULT);
    assert_true(db_is_full(t.db));
    assert_int_equal(db_commit(t.db), ST_FAULT);
    assert_int_equal(count(t.db, &t.arena), before);
    /* Once there is room again it goes on. */
    testdb_sql(t.db, "PRAGMA max_page_count = 100000");
    assert_int_equal(db_begin(t.db), ST_OK);
    assert_int_equal(insert(t.db, &t.arena, "b", 1, 0), ST_OK);
    assert_int_equal(db_commit(t.db), ST_OK);
    assert_int_equal(insert(t.db, &t.arena, "b", 1, 0), ST_CONFLICT);
    assert_false(db_is_full(t.db));
    testdb_done(&t);
}

/* PostgreSQL was restarted behind our back: the next read and the next transaction find it again.
 */
static void a_lost_connection_is_made_again(void **state)
{
    static const enum db_type cols[] = { DB_INT };
    static const struct query kill_others = {
        .name = "kill_others",
        .sql = "SELECT COUNT(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
               " WHERE pid <> pg_backend_pid() AND datname = current_database()) AS k",
        .cols = cols,
        .n_cols = 1,
    };
    struct testdb t;
    struct db *killer = NULL;
    struct db_rows rows = { 0 };

    (void)state;
    open_kind(&t, DB_POSTGRES);
    killer = testdb_connect(&t);
    assert_int_equal(count(t.db, &t.arena), 0);
    assert_int_equal(db_run(killer, &t.arena, &kill_others, NULL, &rows, NULL), ST_OK);
    assert_int_equal(count(t.db, &t.arena), 0);
    assert_int_equal(db_run(killer, &t.arena, &kill_others, NULL, &rows, NULL), ST_OK);
    assert_int_equal(db_begin(t.db), ST_OK);
    assert_int_equal(insert(t.db, &t.arena, "a", 1, 0), ST_OK);
    /* Lost during a transaction: nothing of it stays, and the caller may try again. */
    assert_int_equal(db_run(killer, &t.arena, &kill_others, NULL, &rows, NULL), ST_OK);
    assert_int_not_equal(insert(t.db, &t.arena, "b", 1, 0), ST_OK);
    db_rollback(t.db);
    assert_int_equal(count(t.db, &t.arena), 0);
    db_close(&killer);
    testdb_done(&t);
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    open_kind(&b.t, on->kind);
    on->test(&b);
    testdb_done(&b.t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(values_come_back_as_they_went_in),
        ON_EACH_DB(errors_mean_the_same),
        ON_EACH_DB(counts_what_was_written),
        ON_EACH_DB(transactions_are_all_or_nothing),
        ON_EACH_DB(text_is_ordered_by_its_bytes),
        ON_EACH_DB(generation_moves_with_every_commit),
        cmocka_unit_test(generation_sees_other_processes),
        ON_EACH_DB(writers_are_serialised),
        ON_EACH_DB(what_one_undoes_leaves_the_others),
        ON_EACH_DB(a_lock_held_elsewhere_is_busy),
        ON_EACH_DB(patience_is_what_was_asked_for),
        ON_EACH_DB(more_statements_than_are_kept),
        cmocka_unit_test(migrations_apply_once),
        cmocka_unit_test(two_may_migrate_at_once),
        cmocka_unit_test(opening_says_what_is_wrong),
        cmocka_unit_test(a_copy_is_whole),
        cmocka_unit_test(a_full_disk_changes_nothing),
        cmocka_unit_test(a_lost_connection_is_made_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
