/*
 * migrate.c: brings a database to this program's schema.
 *
 * Table `migration` records what was applied, with the SHA-256 of its text. Each step is one
 * transaction, and every transaction takes the database's write lock, so two processes that start
 * together apply each step once.
 */
#include "db/migrate.h"

#include "base/time.h"
#include "db/driver.h"

static const enum db_type applied_cols[] = { DB_INT, DB_TEXT, DB_TEXT };
static const struct query applied_query = {
    .name = "migrations_applied",
    .sql = "SELECT number, name, sha256 FROM migration ORDER BY number",
    .cols = applied_cols,
    .n_cols = 3,
};

static const enum db_type record_params[] = { DB_INT, DB_TEXT, DB_TEXT, DB_INT };
static const struct query record_query = {
    .name = "migration_record",
    .sql = "INSERT INTO migration (number, name, sha256, at) VALUES ($1, $2, $3, $4)",
    .params = record_params,
    .n_params = 4,
};

static const char table_sql[] = "CREATE TABLE IF NOT EXISTS migration (\n"
                                "    number @int NOT NULL PRIMARY KEY,\n"
                                "    name TEXT NOT NULL,\n"
                                "    sha256 TEXT NOT NULL,\n"
                                "    at @int NOT NULL\n"
                                ") @strict;\n";

static bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* "@sqlite" and "@postgres" begin a line for that database only, in its own words. False: another
 * word; else *end moves behind the line, which is kept or left out. */
static bool own_line(const struct db *db, struct buf *out, struct str sql, size_t i, size_t *end)
{
    struct str word = str_sub(sql, i, *end - i);
    bool sqlite = str_eq(word, STR("@sqlite")), postgres = str_eq(word, STR("@postgres"));
    size_t from = *end;

    if (!sqlite && !postgres)
        return false;
    while (*end < sql.n && sql.p[*end] != '\n')
        ++*end;
    if (sqlite == (db_kind(db) == DB_SQLITE))
        buf_add(out, str_sub(sql, from, *end - from));
    return true;
}

/* Where the word, comment, string or single character at i ends. */
static size_t piece_end(struct str sql, size_t i)
{
    size_t end = i + 1;

    if (str_starts(str_sub(sql, i, 2), STR("--"))) {
        while (end < sql.n && sql.p[end] != '\n')
            end++;
    } else if (sql.p[i] == '\'') {
        while (end < sql.n && sql.p[end] != '\'')
            end++;
        end++;
    } else if (sql.p[i] == '@' || is_word_char(sql.p[i])) {
        while (end < sql.n && is_word_char(sql.p[end]))
            end++;
    }
    return end;
}

/* The text in the words of this database; comments and strings stay as they are. */
static const char *translated(struct db *db, struct arena *a, struct str sql)
{
    struct buf out;
    size_t i = 0;

    buf_init(&out, a);
    while (i < sql.n) {
        size_t end = piece_end(sql, i);

        if (sql.p[i] != '@' && !is_word_char(sql.p[i]))
            buf_add(&out, str_sub(sql, i, end - i));
        else if (!own_line(db, &out, sql, i, &end))
            db->driver->translate(&out, str_sub(sql, i, end - i));
        i = end;
    }
    return str_z(a, buf_str(&out));
}

enum status db_script(struct db *db, struct arena *a, struct str sql)
{
    enum status s = db->driver->script(db, translated(db, a, sql));

    if (s != ST_OK && db->in_tx)
        db->tx_failed = true;
    return s;
}

static enum status said(struct db *db, struct arena *a, enum status s, struct db_problem *why)
{
    why->key = s == ST_BUSY ? "db.busy" : db->damaged ? "db.damaged_inside" : "db.cannot_migrate";
    why->arg[0] = str_copy(a, db_error(db));
    return s;
}

/* Compares what was applied with what this program knows; *next is the first that is missing. */
static enum status compare(struct db *db, struct arena *a, size_t *next, struct db_problem *why)
{
    struct db_rows rows = { 0 };
    enum status s = db_run(db, a, &applied_query, NULL, &rows, NULL);

    if (s != ST_OK)
        return said(db, a, s, why);
    for (size_t i = 0; i < rows.n_rows; i++) {
        const struct db_value *cell = &rows.cell[i * rows.n_cols];

        if (i >= n_migrations) {
            *why = (struct db_problem){ "db.newer", { cell[1].s, str_of(migrations[i - 1].name) } };
            return ST_INVALID;
        }
        if (cell[0].i != migrations[i].number || !str_eq(cell[2].s, str_of(migrations[i].sha256))) {
            *why = (struct db_problem){ "db.other_build", { str_of(migrations[i].name) } };
            return ST_INVALID;
        }
    }
    *next = rows.n_rows;
    return ST_OK;
}

static enum status apply(struct db *db, struct arena *a, const struct migration *m)
{
    const struct db_value args[] = {
        { .type = DB_INT, .i = m->number },
        { .type = DB_TEXT, .s = str_of(m->name) },
        { .type = DB_TEXT, .s = str_of(m->sha256) },
        { .type = DB_INT, .i = time_now() },
    };
    enum status s = db_script(db, a, str_of(m->sql));

    if (s != ST_OK)
        return s;
    return db_run(db, a, &record_query, args, NULL, NULL);
}

/* One transaction: looks again under the lock, then applies the next step, if any. */
static enum status step(struct db *db, struct arena *a, bool *done, struct db_problem *why)
{
    size_t next = 0;
    enum status s = db_begin(db);

    if (s == ST_OK)
        s = db->driver->script(db, translated(db, a, str_of(table_sql)));
    if (s != ST_OK) {
        s = said(db, a, s, why);
        db_rollback(db);
        return s;
    }
    s = compare(db, a, &next, why);
    if (s != ST_OK) {
        db_rollback(db);
        return s;
    }
    *done = next == n_migrations;
    if (!*done)
        s = apply(db, a, &migrations[next]);
    if (s == ST_OK)
        s = db_commit(db);
    if (s != ST_OK) {
        s = said(db, a, s, why);
        db_rollback(db);
    }
    return s;
}

enum status migrate(struct db *db, struct arena *a, struct db_problem *why)
{
    bool there = false, done = false;
    size_t next = 0;
    enum status s = db->driver->has_table(db, "migration", &there);

    *why = (struct db_problem){ 0 };
    if (s != ST_OK)
        return said(db, a, s, why);
    /* The usual start: nothing to do, and no lock taken. */
    if (there) {
        s = compare(db, a, &next, why);
        if (s != ST_OK || next == n_migrations)
            return s;
    }
    while (s == ST_OK && !done)
        s = step(db, a, &done, why);
    return s;
}
