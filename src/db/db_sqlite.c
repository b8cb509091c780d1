/*
 * db_sqlite.c: the SQLite driver.
 *
 * WAL with synchronous=FULL: readers never wait, and what was committed survives a power cut.
 * Readers have a connection for each thread; writers of this process take turns on one that they
 * share, each part a savepoint, and several parts go into one commit (group.h, ADR 023). SQLite's
 * own busy handler only sleeps and polls, and is for other processes.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/group.h"
#include "db/sqlite_conn.h"

/* What the connections of this process to one file share. */
struct shared {
    struct shared *next;
    dev_t dev;
    ino_t ino;
    int connections;
    char *path;
    struct group group;
    struct conn writer; /* opened when a second connection writes */
    struct conn *round; /* where the open transaction is; whose turn it is uses it */
    _Atomic uint64_t generation;
};

struct sqlite {
    struct db base;
    struct conn own, *at; /* `at`: own, or the round's while writing */
    struct shared *shared;
    int64_t seen_version;              /* data_version as of the last look */
    const volatile uint32_t *wal_head; /* of the WAL's index, which all connections map */
    bool writing;                      /* has the turn in shared->group */
};

static pthread_mutex_t files_lock = PTHREAD_MUTEX_INITIALIZER;
static struct shared *files; /* guarded by files_lock */

static struct sqlite *of(struct db *db)
{
    return (struct sqlite *)db;
}

static struct shared *shared_get(const struct stat *st, const char *path, bool *first)
{
    struct shared *f = NULL;

    (void)pthread_mutex_lock(&files_lock);
    for (f = files; f != NULL; f = f->next)
        if (f->dev == st->st_dev && f->ino == st->st_ino)
            break;
    if (f == NULL) {
        f = calloc(1, sizeof(*f));
        if (f == NULL)
            abort();
        f->dev = st->st_dev;
        f->ino = st->st_ino;
        f->path = strdup(path);
        if (f->path == NULL)
            abort();
        group_init(&f->group);
        f->next = files;
        files = f;
    }
    *first = f->connections++ == 0;
    (void)pthread_mutex_unlock(&files_lock);
    return f;
}

static void shared_put(struct shared *f)
{
    (void)pthread_mutex_lock(&files_lock);
    if (--f->connections == 0) {
        struct shared **at = &files;

        while (*at != f)
            at = &(*at)->next;
        *at = f->next;
        conn_done(&f->writer);
        group_done(&f->group);
        free(f->path);
        free(f);
    }
    (void)pthread_mutex_unlock(&files_lock);
}

static enum status status_of(struct sqlite *d, int rc, const char *what)
{
    return conn_status(&d->base, d->at, rc, what);
}

static enum status make_ready(struct sqlite *d)
{
    int rc = d->own.is_ready ? SQLITE_OK : conn_set_up(&d->own, READER_CACHE_KB);

    if (rc != SQLITE_OK)
        return conn_status(&d->base, &d->own, rc, "connect");
    if (d->wal_head == NULL)
        d->wal_head = conn_wal_head(&d->own);
    return ST_OK;
}

static enum status prepare(struct sqlite *d, const struct query *q, struct stmt **out)
{
    enum status s = make_ready(d);

    return s == ST_OK ? conn_prepare(&d->base, d->at, q, out) : s;
}

/* ── turns of writers ── */

/* The connection of the round that begins: one that all writers share, so that its pages are still
 * known to it. Where nobody else is there (commands), the only one will do. */
static enum status round_open(struct sqlite *d)
{
    struct shared *f = d->shared;
    int rc = SQLITE_OK;

    f->round = &d->own;
    if (f->connections > 1 || f->writer.handle != NULL)
        f->round = &f->writer;
    if (f->round->handle == NULL)
        rc = sqlite3_open_v2(f->path, &f->writer.handle,
                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc == SQLITE_OK && !f->round->is_ready)
        rc = conn_set_up(f->round, WRITER_CACHE_KB);
    if (rc == SQLITE_OK)
        rc = conn_step(f->round, FIXED_BEGIN);
    return rc == SQLITE_OK ? ST_OK : conn_status(&d->base, f->round, rc, "BEGIN");
}

static enum status turn_take(struct sqlite *d)
{
    struct shared *f = d->shared;
    bool first = false;
    enum status s = make_ready(d);
    int rc = 0;

    if (s != ST_OK)
        return s;
    if (!group_enter(&f->group, BUSY_MS, &first))
        return db_failed(&d->base, ST_BUSY, "other threads have been writing for %d s",
                         BUSY_MS / 1000);
    if (first)
        s = round_open(d);
    if (s != ST_OK) {
        group_refuse(&f->group);
        return s;
    }
    d->writing = true;
    d->at = f->round;
    rc = conn_step(d->at, FIXED_SAVEPOINT);
    return rc == SQLITE_OK ? ST_OK : status_of(d, rc, "SAVEPOINT");
}

static bool round_is_lost(const struct sqlite *d)
{
    return sqlite3_get_autocommit(d->at->handle) != 0;
}

static void outcome_of(const struct sqlite *d, enum status s, struct group_outcome *how)
{
    how->s = s;
    how->full = d->base.full;
    how->damaged = d->base.damaged;
    memcpy(how->error, d->base.error, sizeof(how->error));
}

/* Ends the round for all its members; whether it holds anything is known by its savepoints' fate.
 */
static enum status round_close(struct sqlite *d, bool keep)
{
    struct group_outcome how = { 0 };
    enum status s = ST_OK;

    if (round_is_lost(d)) {
        s = ST_FAULT; /* SQLite undid all of it by itself, and said why at the time */
    } else {
        int rc = conn_step(d->at, keep ? FIXED_COMMIT : FIXED_ROLLBACK);

        if (rc != SQLITE_OK)
            s = status_of(d, rc, "COMMIT");
        if (rc != SQLITE_OK && !round_is_lost(d))
            (void)conn_step(d->at, FIXED_ROLLBACK);
    }
    /* Before the turn is let go and before anyone hears of it: a page must not stay old. */
    if (keep)
        atomic_fetch_add(&d->shared->generation, 1);
    outcome_of(d, s, &how);
    d->at = &d->own;
    d->writing = false;
    group_end(&d->shared->group, &how);
    return s;
}

/* The part is in the transaction; returns when it is on the disk. */
static enum status turn_keep(struct sqlite *d)
{
    struct group_outcome how = { 0 };
    int rc = conn_step(d->at, FIXED_RELEASE);

    if (rc != SQLITE_OK)
        return status_of(d, rc, "RELEASE"); /* the caller undoes it */
    if (group_leave(&d->shared->group, true, &how))
        return round_close(d, true);
    d->at = &d->own;
    d->writing = false;
    if (how.s != ST_OK) {
        d->base.full = how.full;
        d->base.damaged = how.damaged;
        return db_failed(&d->base, how.s, "%s", how.error);
    }
    return ST_OK;
}

static void turn_undo(struct sqlite *d)
{
    struct group_outcome how = { 0 };
    char why[sizeof(d->base.error)];

    if (!d->writing)
        return;
    memcpy(why, d->base.error, sizeof(why)); /* the first reason matters */
    if (!round_is_lost(d)) {
        (void)conn_step(d->at, FIXED_UNDO);
        (void)conn_step(d->at, FIXED_RELEASE);
    }
    if (round_is_lost(d) || group_leave(&d->shared->group, false, &how)) {
        (void)round_close(d, group_members(&d->shared->group) > 0);
    } else {
        d->at = &d->own;
        d->writing = false;
    }
    memcpy(d->base.error, why, sizeof(why));
}

/* ── statements ── */

/* The arguments outlive the statement's run, so nothing is copied. */
static int bind_one(sqlite3_stmt *h, int at, const struct db_value *v)
{
    const char *p = v->s.p == NULL ? "" : v->s.p;

    if (v->null)
        return sqlite3_bind_null(h, at);
    switch (v->type) {
    case DB_INT:
        return sqlite3_bind_int64(h, at, v->i);
    case DB_REAL:
        return sqlite3_bind_double(h, at, v->d);
    case DB_TEXT:
        return sqlite3_bind_text64(h, at, p, v->s.n, SQLITE_STATIC, SQLITE_UTF8);
    case DB_BLOB:
        break;
    }
    return sqlite3_bind_blob64(h, at, p, v->s.n, SQLITE_STATIC);
}

static enum status bind(struct sqlite *d, const struct query *q, const struct stmt *st,
                        const struct db_value *args)
{
    for (unsigned i = 0; i < q->n_params && i < st->n_params; i++) {
        int rc = bind_one(st->handle, (int)i + 1, &args[i]);

        if (rc != SQLITE_OK)
            return status_of(d, rc, q->name);
    }
    return ST_OK;
}

/* One cell as the query's signature has it; bytes stay where SQLite has them. */
static enum status read_cell(struct sqlite *d, const struct query *q, sqlite3_stmt *h, int i,
                             struct db_value *v)
{
    int have = sqlite3_column_type(h, i);
    enum db_type want = q->cols[i];
    bool fits = true;

    *v = (struct db_value){ .type = want, .null = have == SQLITE_NULL };
    if (v->null)
        return ST_OK;
    switch (want) {
    case DB_INT:
        fits = have == SQLITE_INTEGER;
        v->i = sqlite3_column_int64(h, i);
        break;
    case DB_REAL:
        fits = have == SQLITE_FLOAT || have == SQLITE_INTEGER;
        v->d = sqlite3_column_double(h, i);
        break;
    case DB_TEXT:
        fits = have == SQLITE_TEXT;
        v->s.p = (const char *)sqlite3_column_text(h, i);
        v->s.n = (size_t)sqlite3_column_bytes(h, i);
        break;
    case DB_BLOB:
        fits = have == SQLITE_BLOB;
        v->s.p = sqlite3_column_blob(h, i);
        v->s.n = (size_t)sqlite3_column_bytes(h, i);
        if (v->s.p == NULL)
            v->s.p = "";
        break;
    }
    if (!fits)
        return db_failed(&d->base, ST_FAULT, "%s: column %d holds another type than its query says",
                         q->name, i + 1);
    return ST_OK;
}

static enum status keep_row(struct sqlite *d, const struct query *q, sqlite3_stmt *h,
                            struct gather *g)
{
    struct db_value *cell = gather_row(g);

    for (int i = 0; i < q->n_cols; i++) {
        enum status s = read_cell(d, q, h, i, &cell[i]);

        if (s != ST_OK)
            return s;
        if (cell[i].s.p != NULL)
            cell[i].s = str_copy(g->arena, cell[i].s);
    }
    return ST_OK;
}

static enum status step_all(struct sqlite *d, const struct query *q, sqlite3_stmt *h,
                            struct gather *g)
{
    enum status s = ST_OK;
    int rc = 0;

    while (s == ST_OK && (rc = sqlite3_step(h)) == SQLITE_ROW)
        if (g->rows != NULL)
            s = keep_row(d, q, h, g);
    if (s == ST_OK && rc != SQLITE_DONE)
        s = status_of(d, rc, q->name);
    return s;
}

static enum status sqlite_run(struct db *db, struct arena *a, const struct query *q,
                              const struct db_value *args, struct db_rows *rows, int64_t *changed)
{
    struct sqlite *d = of(db);
    struct gather g = { .arena = a, .rows = rows };
    struct stmt *st = NULL;
    enum status s = prepare(d, q, &st);
    bool alone = s == ST_OK && !st->reads_only && !db->in_tx;

    if (alone)
        s = turn_take(d);
    if (alone && s == ST_OK)
        s = prepare(d, q, &st);
    if (s == ST_OK)
        s = bind(d, q, st, args);
    if (s == ST_OK)
        s = step_all(d, q, st->handle, &g);
    if (s == ST_OK && !st->reads_only)
        *changed = sqlite3_changes64(d->at->handle);
    if (st != NULL)
        (void)sqlite3_reset(st->handle);
    if (alone && s == ST_OK)
        s = turn_keep(d);
    if (alone)
        turn_undo(d);
    return s;
}

static enum status sqlite_begin(struct db *db)
{
    struct sqlite *d = of(db);
    enum status s = turn_take(d);

    if (s != ST_OK)
        turn_undo(d);
    return s;
}

static enum status sqlite_commit(struct db *db)
{
    return turn_keep(of(db)); /* db_commit() rolls back what failed */
}

static void sqlite_rollback(struct db *db)
{
    turn_undo(of(db));
}

/*
 * Without the header (no WAL: a file system that cannot map), connections share one counter, so
 * that a page rendered on one thread can be served by another. Every commit of this process counts
 * it up. A commit of another process shows as a changed data_version; since that also changes with
 * the commits of our other connections, the counter sometimes moves without need, never the other
 * way.
 */
static enum status generation_counted(struct sqlite *d, uint64_t *out)
{
    sqlite3_stmt *h = d->own.fixed[FIXED_DATA_VERSION];
    int rc = sqlite3_step(h);
    int64_t version = rc == SQLITE_ROW ? sqlite3_column_int64(h, 0) : 0;

    (void)sqlite3_reset(h);
    if (rc != SQLITE_ROW)
        return status_of(d, rc, "data_version");
    if (version != d->seen_version) {
        d->seen_version = version;
        atomic_fetch_add(&d->shared->generation, 1);
    }
    *out = atomic_load(&d->shared->generation);
    return ST_OK;
}

enum { WAL_HEAD_WORDS = 12 };

static enum status sqlite_generation(struct db *db, uint64_t *out)
{
    struct sqlite *d = of(db);
    uint64_t h = atomic_load(&d->shared->generation);
    enum status s = make_ready(d);

    if (s != ST_OK)
        return s;
    if (d->wal_head == NULL)
        return generation_counted(d, out);
    for (int i = 0; i < WAL_HEAD_WORDS; i++) {
        h = (h ^ d->wal_head[i]) * UINT64_C(0xd6e8feb86659fd93);
        h ^= h >> 32;
    }
    *out = h;
    return ST_OK;
}

static enum status sync_file(struct sqlite *d, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool bad = fd < 0 || fsync(fd) != 0;

    if (bad)
        (void)db_failed(&d->base, ST_FAULT, "%s: %s", path, strerror(errno));
    if (fd >= 0)
        (void)close(fd);
    return bad ? ST_FAULT : ST_OK;
}

static enum status sqlite_copy_to(struct db *db, struct str path)
{
    struct sqlite *d = of(db);
    sqlite3_stmt *h = NULL;
    struct arena a;
    enum status s = make_ready(d);

    if (s != ST_OK)
        return s;
    int rc = sqlite3_prepare_v2(d->own.handle, "VACUUM INTO $1", -1, &h, NULL);

    if (rc == SQLITE_OK)
        rc = sqlite3_bind_text64(h, 1, path.p, path.n, SQLITE_STATIC, SQLITE_UTF8);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(h);
    if (rc != SQLITE_DONE)
        s = status_of(d, rc, "VACUUM INTO");
    (void)sqlite3_finalize(h);
    if (s != ST_OK)
        return s;
    arena_init(&a);
    s = sync_file(d, str_z(&a, path));
    arena_done(&a);
    return s;
}

static enum status sqlite_script(struct db *db, const char *sql)
{
    struct sqlite *d = of(db);
    enum status s = make_ready(d);

    if (s != ST_OK)
        return s;
    int rc = sqlite3_exec(d->at->handle, sql, NULL, NULL, NULL);

    return rc == SQLITE_OK ? ST_OK : status_of(d, rc, "script");
}

static enum status sqlite_has_table(struct db *db, const char *name, bool *out)
{
    struct sqlite *d = of(db);
    sqlite3_stmt *h = NULL;
    enum status s = make_ready(d);

    if (s != ST_OK)
        return s;
    int rc = sqlite3_prepare_v2(d->at->handle,
                                "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1",
                                -1, &h, NULL);

    if (rc == SQLITE_OK)
        rc = sqlite3_bind_text(h, 1, name, -1, SQLITE_STATIC);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(h);
    *out = rc == SQLITE_ROW;
    if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
        s = status_of(d, rc, "schema");
        (void)sqlite3_finalize(h);
        return s;
    }
    (void)sqlite3_finalize(h);
    return ST_OK;
}

static enum status sqlite_describe(struct db *db, struct arena *a, const struct query *q,
                                   struct db_column **cols, size_t *n)
{
    struct stmt *st = NULL;
    enum status s = prepare(of(db), q, &st);

    if (st == NULL)
        return s;
    *n = (size_t)sqlite3_column_count(st->handle);
    *cols = arena_array(a, *n, sizeof(**cols));
    for (size_t i = 0; i < *n; i++) {
        struct str type = str_of(sqlite3_column_decltype(st->handle, (int)i));

        (*cols)[i] = (struct db_column){
            .name = str_copy(a, str_of(sqlite3_column_name(st->handle, (int)i))),
            .known = type.n > 0,
            .type = str_eq(type, STR("TEXT"))   ? DB_TEXT
                    : str_eq(type, STR("BLOB")) ? DB_BLOB
                    : str_eq(type, STR("REAL")) ? DB_REAL
                                                : DB_INT,
        };
    }
    return ST_OK;
}

/* AUTOINCREMENT: the ledger names objects by id, so the id of a deleted row must not come back. */
static void sqlite_translate(struct buf *out, struct str word)
{
    if (str_eq(word, STR("@id")))
        buf_add(out, STR("INTEGER PRIMARY KEY AUTOINCREMENT"));
    else if (str_eq(word, STR("@int")))
        buf_add(out, STR("INTEGER"));
    else if (str_eq(word, STR("@blob")))
        buf_add(out, STR("BLOB"));
    else if (str_eq(word, STR("@strict")))
        buf_add(out, STR("STRICT"));
    else
        buf_add(out, word);
}

static void sqlite_done(struct db *db)
{
    struct sqlite *d = of(db);

    conn_done(&d->own);
    if (d->shared != NULL)
        shared_put(d->shared);
    free(d);
}

static const struct driver sqlite_driver = {
    .close = sqlite_done,
    .run = sqlite_run,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .generation = sqlite_generation,
    .copy_to = sqlite_copy_to,
    .script = sqlite_script,
    .has_table = sqlite_has_table,
    .describe = sqlite_describe,
    .translate = sqlite_translate,
};

/* Once, before the first connection: no statistics, which cost a lock for each allocation. */
static void configure(void)
{
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* What the administrator can do about it. */
static enum status open_problem(struct arena *a, int rc, struct str path, const char *why,
                                struct db_problem *out)
{
    enum status s = ST_FAULT;

    out->arg[0] = path;
    out->arg[1] = str_copy(a, str_of(why));
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        out->key = "db.locked";
        s = ST_BUSY;
        break;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        out->key = "db.damaged";
        s = ST_INVALID;
        break;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        out->key = "db.no_access";
        s = ST_INVALID;
        break;
    case SQLITE_FULL:
        out->key = "db.disk_full";
        break;
    default:
        out->key = "db.cannot_open";
        break;
    }
    return s;
}

/* A new file is the owner's alone, whatever the umask says; -wal and -shm take after it. */
static void create_private(const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd >= 0)
        (void)close(fd);
}

enum status sqlite_open(struct db **out, struct str path, bool create, struct arena *a,
                        struct db_problem *why)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
    const char *z = str_z(a, path);
    struct sqlite *d = NULL;
    struct stat st;
    bool first = true;
    int rc = 0;

    if (path.n == 0 || (!create && stat(z, &st) != 0)) {
        *why = (struct db_problem){ "db.missing", { path } };
        return ST_NOT_FOUND;
    }
    (void)pthread_once(&once, configure);
    if (create)
        create_private(z);
    d = calloc(1, sizeof(*d));
    if (d == NULL)
        abort();
    d->base.driver = &sqlite_driver;
    d->base.kind = DB_SQLITE;
    d->at = &d->own;
    rc = sqlite3_open_v2(z, &d->own.handle, flags, NULL);
    if (rc == SQLITE_OK && stat(z, &st) != 0)
        rc = SQLITE_CANTOPEN;
    if (rc == SQLITE_OK)
        d->shared = shared_get(&st, z, &first);
    if (rc == SQLITE_OK && first)
        rc = conn_set_up(&d->own, READER_CACHE_KB);
    if (rc != SQLITE_OK) {
        enum status s = open_problem(
            a, rc, path, d->own.handle == NULL ? "no memory" : sqlite3_errmsg(d->own.handle), why);

        sqlite_done(&d->base);
        return s;
    }
    *out = &d->base;
    return ST_OK;
}
