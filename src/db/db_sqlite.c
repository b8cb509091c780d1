/*
 * db_sqlite.c: the SQLite driver.
 *
 * WAL with synchronous=FULL: readers never wait, and what was committed survives a power cut.
 * Writers of this process queue at a mutex of their file, which hands over at once; SQLite's own
 * busy handler only sleeps and polls, and is for other processes.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/driver.h"

#define BUSY_MS 5000

/* What the connections of this process to one file share. */
struct shared {
    struct shared *next;
    dev_t dev;
    ino_t ino;
    int connections;
    pthread_mutex_t writer;
    _Atomic uint64_t generation;
};

struct sqlite {
    struct db base;
    sqlite3 *handle;
    struct shared *shared;
    struct stmts stmts;
    sqlite3_stmt *begin, *commit, *rollback, *data_version;
    int64_t seen_version;              /* data_version as of the last look */
    const volatile uint32_t *wal_head; /* of the WAL's index, which all connections map */
    bool writing;                      /* holds shared->writer */
    bool is_ready;                     /* set_up() has been here */
};

struct stmt {
    sqlite3_stmt *handle;
    bool reads_only;
    unsigned char index[]; /* SQLite numbers $n by first appearance; 0: not in the text */
};

static pthread_mutex_t files_lock = PTHREAD_MUTEX_INITIALIZER;
static struct shared *files; /* guarded by files_lock */

static struct sqlite *of(struct db *db)
{
    return (struct sqlite *)db;
}

static struct shared *shared_get(const struct stat *st, bool *first)
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
        (void)pthread_mutex_init(&f->writer, NULL);
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
        (void)pthread_mutex_destroy(&f->writer);
        free(f);
    }
    (void)pthread_mutex_unlock(&files_lock);
}

static bool lock_in_time(pthread_mutex_t *m)
{
    struct timespec until = { 0 };
#ifdef __SANITIZE_THREAD__ /* whose library does not know pthread_mutex_clocklock() yet */
    (void)clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += BUSY_MS / 1000;
    return pthread_mutex_timedlock(m, &until) == 0;
#else
    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += BUSY_MS / 1000;
    return pthread_mutex_clocklock(m, CLOCK_MONOTONIC, &until) == 0;
#endif
}

static enum status writer_enter(struct sqlite *d)
{
    if (d->writing)
        return ST_OK;
    if (!lock_in_time(&d->shared->writer))
        return db_failed(&d->base, ST_BUSY, "another thread has been writing for %d s",
                         BUSY_MS / 1000);
    d->writing = true;
    return ST_OK;
}

static void writer_leave(struct sqlite *d)
{
    if (d->writing)
        (void)pthread_mutex_unlock(&d->shared->writer);
    d->writing = false;
}

static enum status status_of(struct sqlite *d, int rc, const char *what)
{
    int extended = sqlite3_extended_errcode(d->handle);
    enum status s = ST_FAULT;

    d->base.full = (rc & 0xff) == SQLITE_FULL;
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        s = ST_BUSY;
        break;
    case SQLITE_IOERR: /* the -shm file grows by other means than writing */
        d->base.full = sqlite3_system_errno(d->handle) == ENOSPC;
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        d->base.damaged = true;
        break;
    case SQLITE_CONSTRAINT:
        if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY ||
            extended == SQLITE_CONSTRAINT_ROWID || extended == SQLITE_CONSTRAINT_FOREIGNKEY)
            s = ST_CONFLICT;
        break;
    default:
        break;
    }
    return db_failed(&d->base, s, "%s: %s (SQLite %d)", what, sqlite3_errmsg(d->handle), extended);
}

static int set_up(struct sqlite *d);

/* A server opens a connection for each thread, and reading the schema takes most of that: each but
 * the first does it when its thread first needs it. */
static enum status make_ready(struct sqlite *d)
{
    int rc = d->is_ready ? SQLITE_OK : set_up(d);

    d->is_ready = rc == SQLITE_OK;
    return d->is_ready ? ST_OK : status_of(d, rc, "connect");
}

static void stmt_drop(void *p)
{
    struct stmt *st = p;

    (void)sqlite3_finalize(st->handle);
    free(st);
}

static enum status prepare(struct sqlite *d, const struct query *q, struct stmt **out)
{
    struct stmt *st = stmts_find(&d->stmts, q);
    enum status s = ST_OK;
    int rc = 0;

    if (st != NULL) {
        *out = st;
        return ST_OK;
    }
    s = make_ready(d);
    if (s != ST_OK)
        return s;
    st = calloc(1, sizeof(*st) + q->n_params + 1U);
    if (st == NULL)
        abort();
    rc = sqlite3_prepare_v3(d->handle, q->sql, -1, SQLITE_PREPARE_PERSISTENT, &st->handle, NULL);
    if (rc != SQLITE_OK) {
        stmt_drop(st);
        return status_of(d, rc, q->name);
    }
    if (q->n_cols > 0 && sqlite3_column_count(st->handle) != q->n_cols) {
        int n = sqlite3_column_count(st->handle);

        stmt_drop(st);
        return db_failed(&d->base, ST_FAULT, "%s: returns %d columns, not %u", q->name, n,
                         (unsigned)q->n_cols);
    }
    for (unsigned i = 0; i < q->n_params; i++) {
        char name[8];

        (void)snprintf(name, sizeof(name), "$%u", i + 1);
        st->index[i] = (unsigned char)sqlite3_bind_parameter_index(st->handle, name);
    }
    st->reads_only = sqlite3_stmt_readonly(st->handle) != 0;
    stmts_put(&d->stmts, q, st, stmt_drop);
    *out = st;
    return ST_OK;
}

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
    for (unsigned i = 0; i < q->n_params; i++) {
        int rc = st->index[i] == 0 ? SQLITE_OK : bind_one(st->handle, st->index[i], &args[i]);

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
        s = writer_enter(d);
    if (s == ST_OK)
        s = bind(d, q, st, args);
    if (s == ST_OK)
        s = step_all(d, q, st->handle, &g);
    if (s == ST_OK && !st->reads_only)
        *changed = sqlite3_changes64(d->handle);
    if (st != NULL)
        (void)sqlite3_reset(st->handle);
    if (alone) {
        atomic_fetch_add(&d->shared->generation, 1);
        writer_leave(d);
    }
    return s;
}

static enum status hand_over(struct sqlite *d, const struct query *q, sqlite3_stmt *h,
                             enum status (*each)(void *, const struct db_value *, size_t),
                             void *with)
{
    struct db_value cell[256];
    enum status s = ST_OK;
    int rc = SQLITE_DONE;

    while (s == ST_OK && (rc = sqlite3_step(h)) == SQLITE_ROW) {
        for (int i = 0; s == ST_OK && i < q->n_cols; i++)
            s = read_cell(d, q, h, i, &cell[i]);
        if (s == ST_OK)
            s = each(with, cell, q->n_cols);
    }
    if (s == ST_OK && rc != SQLITE_DONE)
        s = status_of(d, rc, q->name);
    return s;
}

static enum status sqlite_each(struct db *db, const struct query *q, const struct db_value *args,
                               enum status (*each)(void *, const struct db_value *, size_t),
                               void *with)
{
    struct sqlite *d = of(db);
    struct stmt *st = NULL;
    enum status s = prepare(d, q, &st);

    if (st == NULL)
        return s;
    s = bind(d, q, st, args);
    if (s == ST_OK)
        s = hand_over(d, q, st->handle, each, with);
    (void)sqlite3_reset(st->handle);
    return s;
}

static enum status step_fixed(struct sqlite *d, sqlite3_stmt *h, const char *what)
{
    int rc = sqlite3_step(h);
    enum status s = rc == SQLITE_DONE || rc == SQLITE_ROW ? ST_OK : status_of(d, rc, what);

    (void)sqlite3_reset(h);
    return s;
}

static enum status sqlite_begin(struct db *db)
{
    struct sqlite *d = of(db);
    enum status s = make_ready(d);

    if (s == ST_OK)
        s = writer_enter(d);
    if (s != ST_OK)
        return s;
    s = step_fixed(d, d->begin, "BEGIN");
    if (s != ST_OK)
        writer_leave(d);
    return s;
}

static enum status sqlite_commit(struct db *db)
{
    struct sqlite *d = of(db);
    enum status s = step_fixed(d, d->commit, "COMMIT");

    if (s != ST_OK)
        return s; /* db_commit() rolls back */
    /* Before the writer is let go and before anyone hears of it: a page must not stay old. */
    atomic_fetch_add(&d->shared->generation, 1);
    writer_leave(d);
    return ST_OK;
}

static void sqlite_rollback(struct db *db)
{
    struct sqlite *d = of(db);
    char why[sizeof(db->error)];

    memcpy(why, db->error, sizeof(why)); /* the first reason matters */
    if (sqlite3_get_autocommit(d->handle) == 0)
        (void)step_fixed(d, d->rollback, "ROLLBACK");
    memcpy(db->error, why, sizeof(why));
    writer_leave(d);
}

/*
 * The WAL's index begins with a header that every commit of any process rewrites before it is
 * acknowledged: a counter of changes, the last frame, checksums and salts
 * (sqlite.org/walformat.html, section 2.1). SQLite has it mapped already, so looking at it takes no
 * lock and no system call.
 */
enum { WAL_HEAD_WORDS = 12, WAL_REGION = 32768 };

static bool in_wal_mode(sqlite3 *handle)
{
    sqlite3_stmt *h = NULL;
    bool wal = sqlite3_prepare_v2(handle, "PRAGMA journal_mode", -1, &h, NULL) == SQLITE_OK &&
               sqlite3_step(h) == SQLITE_ROW &&
               str_eq(str_of((const char *)sqlite3_column_text(h, 0)), STR("wal"));

    (void)sqlite3_finalize(h);
    return wal;
}

static const volatile uint32_t *wal_head(sqlite3 *handle)
{
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

/*
 * Without the header (no WAL: a file system that cannot map), connections share one counter, so
 * that a page rendered on one thread can be served by another. Every commit of this process counts
 * it up. A commit of another process shows as a changed data_version; since that also changes with
 * the commits of our other connections, the counter sometimes moves without need, never the other
 * way.
 */
static enum status generation_counted(struct sqlite *d, uint64_t *out)
{
    int rc = sqlite3_step(d->data_version);
    int64_t version = rc == SQLITE_ROW ? sqlite3_column_int64(d->data_version, 0) : 0;

    (void)sqlite3_reset(d->data_version);
    if (rc != SQLITE_ROW)
        return status_of(d, rc, "data_version");
    if (version != d->seen_version) {
        d->seen_version = version;
        atomic_fetch_add(&d->shared->generation, 1);
    }
    *out = atomic_load(&d->shared->generation);
    return ST_OK;
}

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
    int rc = sqlite3_prepare_v2(d->handle, "VACUUM INTO $1", -1, &h, NULL);

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
    int rc = sqlite3_exec(d->handle, sql, NULL, NULL, NULL);

    return rc == SQLITE_OK ? ST_OK : status_of(d, rc, "script");
}

static enum status sqlite_has_table(struct db *db, const char *name, bool *out)
{
    struct sqlite *d = of(db);
    sqlite3_stmt *h = NULL;
    enum status s = make_ready(d);

    if (s != ST_OK)
        return s;
    int rc = sqlite3_prepare_v2(
        d->handle, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1", -1, &h, NULL);

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

    stmts_clear(&d->stmts, stmt_drop);
    (void)sqlite3_finalize(d->begin);
    (void)sqlite3_finalize(d->commit);
    (void)sqlite3_finalize(d->rollback);
    (void)sqlite3_finalize(d->data_version);
    (void)sqlite3_close(d->handle);
    if (d->shared != NULL)
        shared_put(d->shared);
    free(d);
}

static const struct driver sqlite_driver = {
    .close = sqlite_done,
    .run = sqlite_run,
    .each = sqlite_each,
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

/* trusted_schema stays on: triggers keep the full-text table, which Debian's SQLite does not yet
 * call harmless. The schema is this program's own. */
static int set_up(struct sqlite *d)
{
    static const char pragmas[] = "PRAGMA foreign_keys = ON;"
                                  "PRAGMA cache_size = -1024;"
                                  "PRAGMA temp_store = MEMORY;"
                                  "PRAGMA journal_mode = WAL;"
                                  "PRAGMA synchronous = FULL;"
                                  "PRAGMA journal_size_limit = 16777216;";
    const struct {
        sqlite3_stmt **to;
        const char *sql;
    } fixed[] = {
        { &d->begin, "BEGIN IMMEDIATE" },
        { &d->commit, "COMMIT" },
        { &d->rollback, "ROLLBACK" },
        { &d->data_version, "PRAGMA data_version" },
    };
    int rc = sqlite3_extended_result_codes(d->handle, 1);

    (void)sqlite3_busy_timeout(d->handle, BUSY_MS);
    (void)sqlite3_db_config(d->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_limit(d->handle, SQLITE_LIMIT_ATTACHED, 1); /* VACUUM INTO needs one */
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(d->handle, pragmas, NULL, NULL, NULL);
    /* Reads the schema, so that a damaged file shows now. */
    if (rc == SQLITE_OK)
        rc = sqlite3_exec(d->handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    for (size_t i = 0; rc == SQLITE_OK && i < ARRAY_LEN(fixed); i++)
        if (*fixed[i].to == NULL) /* else it failed half way before */
            rc = sqlite3_prepare_v3(d->handle, fixed[i].sql, -1, SQLITE_PREPARE_PERSISTENT,
                                    fixed[i].to, NULL);
    if (rc == SQLITE_OK)
        d->wal_head = wal_head(d->handle);
    return rc;
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
    rc = sqlite3_open_v2(z, &d->handle, flags, NULL);
    if (rc == SQLITE_OK && stat(z, &st) != 0)
        rc = SQLITE_CANTOPEN;
    if (rc == SQLITE_OK)
        d->shared = shared_get(&st, &first);
    if (rc == SQLITE_OK && first)
        rc = set_up(d);
    if (rc != SQLITE_OK) {
        enum status s = open_problem(
            a, rc, path, d->handle == NULL ? "no memory" : sqlite3_errmsg(d->handle), why);

        sqlite_done(&d->base);
        return s;
    }
    d->is_ready = first;
    *out = &d->base;
    return ST_OK;
}
