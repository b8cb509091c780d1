/*
 * db_postgres.c: the PostgreSQL driver, over libpq.
 *
 * Parameters go out in binary with the types of the query's signature; results come back as text
 * and are read as that signature says, so that a COUNT, a SUM (numeric) and a CASE (int4) are all
 * the integer that SQLite gives. A connection that was lost is made again before the next statement
 * outside of a transaction.
 *
 * Every transaction takes one advisory lock: writers are serialised, as on SQLite, and the ledger's
 * next number needs no retry.
 */
#include <endian.h>
#include <libpq-fe.h>

#include "base/number.h"
#include "db/driver.h"

#define LOCK_WAIT "5s"
#define WRITER_LOCK "5932458921324053588" /* "RUNUT..": any number that others do not use */

/* pg_type.dat; these numbers are part of the protocol and do not change. */
enum oid {
    OID_BOOL = 16,
    OID_BYTEA = 17,
    OID_INT8 = 20,
    OID_INT2 = 21,
    OID_INT4 = 23,
    OID_TEXT = 25,
    OID_FLOAT4 = 700,
    OID_FLOAT8 = 701,
    OID_VARCHAR = 1043,
    OID_NUMERIC = 1700
};

struct postgres {
    struct db base;
    PGconn *conn;
    struct stmts stmts;
    unsigned serial; /* of statement names on this connection */
};

struct stmt {
    PGconn *conn;
    char name[16];
};

static struct postgres *of(struct db *db)
{
    return (struct postgres *)db;
}

/* libpq's messages end in a line feed, and long ones have several lines. */
static enum status failed(struct postgres *d, enum status s, const char *what, const char *why)
{
    struct str text = str_trim(str_of(why));

    return db_failed(&d->base, s, "%s: " STR_FMT, what, STR_ARG(text));
}

static enum status status_of(struct postgres *d, const PGresult *r, const char *what)
{
    static const struct {
        const char *code;
        enum status status;
    } known[] = {
        { "40001", ST_BUSY },     /* serialization failure */
        { "40P01", ST_BUSY },     /* deadlock */
        { "55P03", ST_BUSY },     /* lock not available in time */
        { "57P03", ST_BUSY },     /* the server is starting or stopping */
        { "53300", ST_BUSY },     /* too many connections */
        { "23505", ST_CONFLICT }, /* unique key */
        { "23503", ST_CONFLICT }, /* foreign key */
    };
    const char *code = PQresultErrorField(r, PG_DIAG_SQLSTATE);
    enum status s = ST_FAULT;

    d->base.full = code != NULL && str_eq(str_of(code), STR("53100"));
    for (size_t i = 0; code != NULL && i < ARRAY_LEN(known); i++)
        if (str_eq(str_of(code), str_of(known[i].code)))
            s = known[i].status;
    return failed(d, s, what, PQresultErrorMessage(r));
}

static void result_free(PGresult **r)
{
    PQclear(*r);
}

static bool is_done(const PGresult *r)
{
    ExecStatusType t = PQresultStatus(r);

    return t == PGRES_COMMAND_OK || t == PGRES_TUPLES_OK || t == PGRES_SINGLE_TUPLE;
}

static enum status simple(struct postgres *d, const char *sql, const char *what)
{
    CLEANUP(result_free) PGresult *r = PQexec(d->conn, sql);

    return is_done(r) ? ST_OK : status_of(d, r, what);
}

/* What every new connection needs. */
static enum status set_up(struct postgres *d)
{
    return simple(d,
                  "SET client_encoding = 'UTF8';"
                  "SET default_transaction_isolation = 'read committed';"
                  "SET lock_timeout = '" LOCK_WAIT "';"
                  /* What an office works with lies in memory, where a seek costs no more than
                   * reading in order; PostgreSQL assumes a disk that turns. */
                  "SET random_page_cost = 1.1;"
                  "SET extra_float_digits = 1;"
                  "SET bytea_output = 'hex';"
                  "SET client_min_messages = warning",
                  "connect");
}

/* The connection goes, and the statement with it. */
static void stmt_forget(void *p)
{
    free(p);
}

/* The connection stays: the server forgets the statement too. */
static void stmt_drop(void *p)
{
    struct stmt *st = p;
    char sql[40];

    (void)snprintf(sql, sizeof(sql), "DEALLOCATE %s", st->name);
    PQclear(PQexec(st->conn, sql));
    free(st);
}

/* Connects again where the connection is gone; not inside a transaction, which is lost with it. */
static enum status alive(struct postgres *d)
{
    if (PQstatus(d->conn) == CONNECTION_OK)
        return ST_OK;
    if (d->base.in_tx)
        return db_failed(&d->base, ST_BUSY, "the connection was lost during a transaction");
    stmts_clear(&d->stmts, stmt_forget);
    PQreset(d->conn);
    if (PQstatus(d->conn) != CONNECTION_OK)
        return failed(d, ST_BUSY, "connect", PQerrorMessage(d->conn));
    return set_up(d);
}

static enum oid oid_of(enum db_type t)
{
    static const enum oid oid[] = {
        [DB_INT] = OID_INT8,
        [DB_REAL] = OID_FLOAT8,
        [DB_TEXT] = OID_TEXT,
        [DB_BLOB] = OID_BYTEA,
    };

    return oid[t];
}

static enum status prepare(struct postgres *d, const struct query *q, struct stmt **out)
{
    struct stmt *st = stmts_find(&d->stmts, q);

    if (st == NULL) {
        CLEANUP(result_free) PGresult *r = NULL;
        Oid *types = calloc(q->n_params + 1U, sizeof(*types));

        st = calloc(1, sizeof(*st));
        if (st == NULL || types == NULL)
            abort();
        st->conn = d->conn;
        (void)snprintf(st->name, sizeof(st->name), "q%u", d->serial++);
        for (unsigned i = 0; i < q->n_params; i++)
            types[i] = (Oid)oid_of(q->params[i]);
        r = PQprepare(d->conn, st->name, q->sql, q->n_params, types);
        free(types);
        if (!is_done(r)) {
            free(st);
            return status_of(d, r, q->name);
        }
        stmts_put(&d->stmts, q, st, stmt_drop);
    }
    *out = st;
    return ST_OK;
}

/* The arguments as libpq wants them: arrays, all in binary. */
struct sent {
    const char **value;
    uint64_t *number; /* big-endian integers and doubles */
    int *length, *format;
    void *block; /* all of them */
};

static void sent_done(struct sent *s)
{
    free(s->block);
}

static void lay_out(struct sent *to, const struct query *q, const struct db_value *args)
{
    size_t n = q->n_params;

    to->block = calloc(n + 1, sizeof(*to->value) + sizeof(*to->number) + 2 * sizeof(*to->length));
    if (to->block == NULL)
        abort();
    to->number = to->block;
    to->value = (const char **)(to->number + n);
    to->length = (int *)(to->value + n);
    to->format = to->length + n;
    for (unsigned i = 0; i < q->n_params; i++) {
        const struct db_value *v = &args[i];

        to->format[i] = 1;
        if (v->null)
            continue;
        if (q->params[i] == DB_INT || q->params[i] == DB_REAL) {
            uint64_t bits = (uint64_t)v->i;

            if (q->params[i] == DB_REAL)
                memcpy(&bits, &v->d, sizeof(bits));
            to->number[i] = htobe64(bits);
            to->value[i] = (const char *)&to->number[i];
            to->length[i] = sizeof(to->number[i]);
        } else {
            to->value[i] = v->s.p == NULL ? "" : v->s.p;
            to->length[i] = (int)v->s.n;
        }
    }
}

static int hex_digit(char c)
{
    return c >= 'a' ? c - 'a' + 10 : c - '0';
}

/* "\x0a1b" to bytes. */
static struct str bytes_of(struct arena *a, struct str hex)
{
    size_t n = hex.n < 2 ? 0 : (hex.n - 2) / 2;
    char *out = arena_alloc(a, n + 1);

    for (size_t i = 0; i < n; i++)
        out[i] = (char)(hex_digit(hex.p[2 + 2 * i]) * 16 + hex_digit(hex.p[3 + 2 * i]));
    return (struct str){ out, n };
}

/* Texts stay in the result's memory. */
static enum status read_cell(struct postgres *d, struct arena *a, const struct query *q,
                             const PGresult *r, int row, int i, struct db_value *v)
{
    struct str text = { PQgetvalue(r, row, i), (size_t)PQgetlength(r, row, i) };
    Oid have = PQftype(r, i);
    bool fits = true;

    *v = (struct db_value){ .type = q->cols[i], .null = PQgetisnull(r, row, i) != 0 };
    if (v->null)
        return ST_OK;
    switch (v->type) {
    case DB_INT:
        fits = int_parse(text, &v->i);
        break;
    case DB_REAL:
        fits = have == OID_FLOAT8 || have == OID_NUMERIC || have == OID_FLOAT4 ||
               have == OID_INT8 || have == OID_INT4;
        v->d = strtod(text.p, NULL);
        break;
    case DB_TEXT:
        fits = have == OID_TEXT || have == OID_VARCHAR;
        v->s = text;
        break;
    case DB_BLOB:
        fits = have == OID_BYTEA;
        if (fits)
            v->s = bytes_of(a, text);
        break;
    }
    if (!fits)
        return db_failed(&d->base, ST_FAULT, "%s: column %d holds another type than its query says",
                         q->name, i + 1);
    return ST_OK;
}

static enum status check_columns(struct postgres *d, const struct query *q, const PGresult *r)
{
    if (q->n_cols > 0 && PQnfields(r) != q->n_cols)
        return db_failed(&d->base, ST_FAULT, "%s: returns %d columns, not %u", q->name,
                         PQnfields(r), (unsigned)q->n_cols);
    return ST_OK;
}

static enum status keep_rows(struct postgres *d, struct arena *a, const struct query *q,
                             const PGresult *r, struct db_rows *rows)
{
    struct gather g = { .arena = a, .rows = rows };
    enum status s = check_columns(d, q, r);

    for (int row = 0; s == ST_OK && row < PQntuples(r); row++) {
        struct db_value *cell = gather_row(&g);

        for (int i = 0; s == ST_OK && i < q->n_cols; i++) {
            s = read_cell(d, a, q, r, row, i, &cell[i]);
            if (s == ST_OK && cell[i].type == DB_TEXT && !cell[i].null)
                cell[i].s = str_copy(a, cell[i].s);
        }
    }
    return s;
}

static PGresult *execute(struct postgres *d, const struct query *q, const struct db_value *args)
{
    struct stmt *st = NULL;
    CLEANUP(sent_done) struct sent sent = { 0 };

    if (alive(d) != ST_OK || prepare(d, q, &st) != ST_OK)
        return NULL;
    lay_out(&sent, q, args);
    return PQexecPrepared(d->conn, st->name, q->n_params, sent.value, sent.length, sent.format, 0);
}

/* A server that was restarted shows only when we speak to it. What only reads can be asked again.
 */
static bool worth_another(const struct postgres *d, const struct query *q)
{
    return PQstatus(d->conn) != CONNECTION_OK && !d->base.in_tx &&
           str_starts(str_of(q->sql), STR("SELECT"));
}

static int64_t written(PGresult *r)
{
    struct str command = str_of(PQcmdStatus(r));
    int64_t n = 0;

    if (str_starts(command, STR("SELECT")) || !int_parse(str_of(PQcmdTuples(r)), &n))
        return 0;
    return n;
}

static enum status postgres_run(struct db *db, struct arena *a, const struct query *q,
                                const struct db_value *args, struct db_rows *rows, int64_t *changed)
{
    struct postgres *d = of(db);
    CLEANUP(result_free) PGresult *r = NULL;

    db->error[0] = '\0';
    r = execute(d, q, args);
    if (!is_done(r) && worth_another(d, q)) {
        PQclear(r);
        r = execute(d, q, args);
    }
    if (r == NULL)
        return db->error[0] != '\0' && PQstatus(d->conn) == CONNECTION_OK ? ST_FAULT : ST_BUSY;
    if (!is_done(r))
        return status_of(d, r, q->name);
    *changed = written(r);
    return rows == NULL ? ST_OK : keep_rows(d, a, q, r, rows);
}

static enum status postgres_begin(struct db *db)
{
    static const char sql[] = "BEGIN; SELECT pg_advisory_xact_lock(" WRITER_LOCK ")";
    struct postgres *d = of(db);
    enum status s = alive(d);

    if (s != ST_OK)
        return s;
    s = simple(d, sql, "BEGIN");
    if (s != ST_OK && PQstatus(d->conn) != CONNECTION_OK) {
        s = alive(d);
        if (s == ST_OK)
            s = simple(d, sql, "BEGIN");
    }
    if (s != ST_OK && PQstatus(d->conn) == CONNECTION_OK) {
        CLEANUP(result_free) PGresult *r = PQexec(d->conn, "ROLLBACK");

        (void)r;
    }
    return s;
}

static enum status postgres_commit(struct db *db)
{
    struct postgres *d = of(db);
    CLEANUP(result_free) PGresult *r = PQexec(d->conn, "COMMIT");

    if (!is_done(r))
        return status_of(d, r, "COMMIT");
    /* COMMIT of a failed transaction succeeds by rolling back. */
    if (!str_eq(str_of(PQcmdStatus(r)), STR("COMMIT")))
        return db_failed(db, ST_FAULT, "COMMIT: the transaction had failed");
    return ST_OK;
}

static void postgres_rollback(struct db *db)
{
    CLEANUP(result_free) PGresult *r = PQexec(of(db)->conn, "ROLLBACK");

    (void)r;
}

/* Equal snapshots see equal data: the text names every transaction that counts as done. */
static enum status postgres_generation(struct db *db, uint64_t *out)
{
    static const enum db_type cols[] = { DB_TEXT };
    static const struct query snapshot = {
        .name = "snapshot",
        .sql = "SELECT CAST(pg_current_snapshot() AS TEXT)",
        .cols = cols,
        .n_cols = 1,
    };
    struct postgres *d = of(db);
    CLEANUP(result_free) PGresult *r = NULL;
    uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */
    const char *text = NULL;

    r = execute(d, &snapshot, NULL);
    if (!is_done(r) && worth_another(d, &snapshot)) {
        PQclear(r);
        r = execute(d, &snapshot, NULL);
    }
    if (r == NULL)
        return ST_BUSY;
    if (!is_done(r) || PQntuples(r) != 1)
        return status_of(d, r, "snapshot");
    text = PQgetvalue(r, 0, 0);
    for (size_t i = 0; text[i] != '\0'; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
    *out = hash;
    return ST_OK;
}

static enum status postgres_copy_to(struct db *db, struct str path)
{
    (void)path;
    return db_failed(db, ST_INVALID, "a PostgreSQL database is copied with pg_dump");
}

static enum status postgres_script(struct db *db, const char *sql)
{
    struct postgres *d = of(db);
    enum status s = alive(d);

    return s == ST_OK ? simple(d, sql, "script") : s;
}

static enum status postgres_has_table(struct db *db, const char *name, bool *out)
{
    struct postgres *d = of(db);
    CLEANUP(result_free) PGresult *r = NULL;

    if (alive(d) != ST_OK)
        return ST_BUSY;
    r = PQexecParams(d->conn, "SELECT 1 WHERE to_regclass($1) IS NOT NULL", 1, NULL, &name, NULL,
                     NULL, 0);
    if (!is_done(r))
        return status_of(d, r, "schema");
    *out = PQntuples(r) == 1;
    return ST_OK;
}

static enum status postgres_describe(struct db *db, struct arena *a, const struct query *q,
                                     struct db_column **cols, size_t *n)
{
    struct postgres *d = of(db);
    CLEANUP(result_free) PGresult *r = NULL;
    struct stmt *st = NULL;
    enum status s = prepare(d, q, &st);

    if (s != ST_OK)
        return s;
    r = PQdescribePrepared(d->conn, st->name);
    if (!is_done(r))
        return status_of(d, r, q->name);
    *n = (size_t)PQnfields(r);
    *cols = arena_array(a, *n, sizeof(**cols));
    for (size_t i = 0; i < *n; i++) {
        Oid type = PQftype(r, (int)i);

        (*cols)[i] = (struct db_column){
            .name = str_copy(a, str_of(PQfname(r, (int)i))),
            .known = type != OID_NUMERIC,
            .type = type == OID_TEXT || type == OID_VARCHAR    ? DB_TEXT
                    : type == OID_BYTEA                        ? DB_BLOB
                    : type == OID_FLOAT4 || type == OID_FLOAT8 ? DB_REAL
                                                               : DB_INT,
        };
    }
    return ST_OK;
}

/* Text compares by its bytes, as in SQLite; a SQLite REAL is a double. */
static void postgres_translate(struct buf *out, struct str word)
{
    if (str_eq(word, STR("@id")))
        buf_add(out, STR("BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"));
    else if (str_eq(word, STR("@int")))
        buf_add(out, STR("BIGINT"));
    else if (str_eq(word, STR("@blob")))
        buf_add(out, STR("BYTEA"));
    else if (str_eq(word, STR("TEXT")))
        buf_add(out, STR("TEXT COLLATE \"C\""));
    else if (str_eq(word, STR("REAL")))
        buf_add(out, STR("DOUBLE PRECISION"));
    else if (!str_eq(word, STR("@strict")))
        buf_add(out, word);
}

static void postgres_done(struct db *db)
{
    struct postgres *d = of(db);

    stmts_clear(&d->stmts, stmt_forget);
    PQfinish(d->conn);
    free(d);
}

static const struct driver postgres_driver = {
    .close = postgres_done,
    .run = postgres_run,
    .begin = postgres_begin,
    .commit = postgres_commit,
    .rollback = postgres_rollback,
    .generation = postgres_generation,
    .copy_to = postgres_copy_to,
    .script = postgres_script,
    .has_table = postgres_has_table,
    .describe = postgres_describe,
    .translate = postgres_translate,
};

static enum status check_server(struct postgres *d, struct arena *a, struct db_problem *why)
{
    struct str encoding = str_of(PQparameterStatus(d->conn, "server_encoding"));

    if (PQstatus(d->conn) != CONNECTION_OK) {
        why->key = "db.no_server";
        why->arg[0] = str_copy(a, str_trim(str_of(PQerrorMessage(d->conn))));
        return ST_NOT_FOUND;
    }
    if (PQserverVersion(d->conn) < 150000) {
        why->key = "db.old_server";
        why->arg[0] = str_printf(a, "%d", PQserverVersion(d->conn) / 10000);
        return ST_INVALID;
    }
    if (!str_eq(encoding, STR("UTF8"))) {
        why->key = "db.encoding";
        why->arg[0] = str_copy(a, encoding);
        return ST_INVALID;
    }
    if (set_up(d) != ST_OK) {
        why->key = "db.refused";
        why->arg[0] = str_copy(a, str_of(d->base.error));
        return ST_INVALID;
    }
    return ST_OK;
}

static enum status postgres_open(struct db **out, struct str url, struct arena *a,
                                 struct db_problem *why)
{
    static const char *const keys[] = { "dbname", "fallback_application_name", "connect_timeout",
                                        NULL };
    const char *const values[] = { str_z(a, url), "runut", "10", NULL };
    struct postgres *d = calloc(1, sizeof(*d));
    enum status s = ST_OK;

    if (d == NULL)
        abort();
    d->base.driver = &postgres_driver;
    d->base.kind = DB_POSTGRES;
    d->conn = PQconnectdbParams(keys, values, 1);
    if (d->conn == NULL)
        abort();
    s = check_server(d, a, why);
    if (s != ST_OK) {
        postgres_done(&d->base);
        return s;
    }
    *out = &d->base;
    return ST_OK;
}

MODULE_SHOWN extern const struct postgres_module postgres_module;
const struct postgres_module postgres_module = {
    .head = { MODULE_VERSION },
    .open = postgres_open,
};
