/*
 * sql.h: from a definition to its tables and statements.
 *
 * record_NAME holds a row a record: id, unit_id, number, state, created_at, created_on, created_by,
 * changed_at, due_on, closed_on, version, then the definition's columns; record_NAME__FIELD the
 * rows of a table field: id, unit_id, record_id, ord, then its columns.
 */
#ifndef REGISTER_SQL_H
#define REGISTER_SQL_H

#include "register/record.h"
#include "register/stmt.h"

/* The common columns that a row of a list or a page begins with, in the order of the SELECT. */
enum {
    ROW_ID,
    ROW_VERSION,
    ROW_NUMBER,
    ROW_TITLE,
    ROW_STATE,
    ROW_CREATED_AT,
    ROW_CREATED_ON,
    ROW_CREATED_BY,
    ROW_CREATOR,
    ROW_CHANGED_AT,
    ROW_DUE_ON,
    ROW_CLOSED_ON,
    ROW_FIELDS
};

/* "record_NAME" and "record_NAME__FIELD". */
struct str sql_table(struct arena *a, const struct reg_def *def);
struct str sql_row_table(struct arena *a, const struct reg_def *def, const struct reg_field *table);

/* Everything that CREATE TABLE and CREATE INDEX need, in the words of migrations. */
struct str sql_create(struct arena *a, enum db_kind kind, const struct reg_def *def);
/* One line for each column: "record_visitor.name text", with ! behind computed ones. */
struct str sql_shape(struct arena *a, const struct reg_def *def);
/* What brings a table of the old shape to the new one. ST_INVALID: a type changed or a column is
 * gone; *why names it. */
NODISCARD enum status sql_extend(struct arena *a, enum db_kind kind, const struct reg_def *def,
                                 struct str old_shape, struct str *sql, struct str *why);

/* What a computed field is, over the columns of `alias` (empty: bare); of a table's row where
 * `table` is not NULL. */
void sql_computed(struct buf *b, enum db_kind kind, const struct reg_def *def,
                  const struct reg_field *table, const struct reg_field *f, const char *alias);

/* "SELECT" of the common columns and those fields' columns (all where n is 0) with what shows
 * persons, units and records, from an alias r and its joins: writes the list, then the joins.
 * Columns of fields not chosen are not read. */
struct row_plan {
    const struct reg_def *def;
    bool *column;     /* def->n_column: read */
    size_t *at;       /* def->n_column: index in the row */
    size_t *shown_at; /* def->n_column: index of its text; 0: none */
    size_t n;
};
void sql_select(struct stmt *s, const struct reg_def *def, const struct reg_field *const *field,
                size_t n, struct row_plan *plan);
void sql_joins(struct stmt *s, const struct row_plan *plan);
/* One row of such a SELECT. */
void sql_row(struct arena *a, const struct row_plan *plan, const struct db_value *cell,
             struct record *out);

/* " AND ..." : only what the asker may know of (owner-only reading, subjects). Columns of alias r.
 */
void sql_guard(struct stmt *s, const struct reg_def *def);
bool sql_is_guarded(const struct ctx *c,
                    const struct reg_def *def); /* the guard leaves something out, or may */

/* Statements of one record, or of some of one register that are new. Whoever changes a row
 * writes an entry of the ledger in the same transaction, about the record or about more than
 * records: known lists are mended by it (list_known.h). */
NODISCARD enum status sql_insert(struct ctx *c, const struct record *r, size_t n);
/* ST_CONFLICT: another version. */
NODISCARD enum status sql_update(struct ctx *c, const struct record *r, int64_t version,
                                 const struct db_value *value);
NODISCARD enum status sql_delete(struct ctx *c, const struct record *r);
/* Replaces the rows of a table field; those of a new record have none before them. */
NODISCARD enum status sql_rows_put(struct ctx *c, const struct reg_def *def,
                                   const struct reg_field *table, int64_t record_id, bool is_new,
                                   const struct reg_cells *cells);
/* The day on which the record's case began: its `on` field, else created_on. */
struct str record_began(const struct record *r);

#endif
