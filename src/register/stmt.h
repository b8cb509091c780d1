/*
 * stmt.h: a statement that is put together at run time: text from definitions and from our own
 * literals, values only as parameters. For sql.c, list.c and the other files of this folder whose
 * statements depend on a definition; nobody else composes SQL.
 */
#ifndef REGISTER_STMT_H
#define REGISTER_STMT_H

#include "base/buf.h"
#include "core/kept.h"
#include "register/expr.h"

#define STMT_ARGS_MAX 16000
#define STMT_COLS_MAX 250

struct stmt {
    struct ctx *c;
    struct buf text;
    struct db_value *arg;
    enum db_type *type; /* of the arguments */
    size_t n_arg, cap_arg;
    enum db_type *col;
    size_t n_col, cap_col;
};

void stmt_init(struct stmt *s, struct ctx *c);
/* Literal text of ours. */
void stmt_put(struct stmt *s, const char *sql);
/* A column or table of a definition, quoted; its name was checked by the loader. */
void stmt_name(struct stmt *s, struct str name);
/* $n for a value; its number. */
int stmt_value(struct stmt *s, struct db_value v);
int stmt_int(struct stmt *s, int64_t v);
/* $n, $n, ... : 1 to `most` values; the first is repeated, so that it is one statement for all. */
void stmt_ints(struct stmt *s, const struct numbers *v, size_t most);
int stmt_text(struct stmt *s, struct str v);
/* The number of an argument that stands in no place of its own yet: for expr_put(). */
int stmt_arg(struct stmt *s, struct db_value v);
/* A condition of the definition, over the columns of `alias`; today and me are filled in where it
 * may use them. */
void stmt_expr(struct stmt *s, const struct reg_def *def, const struct expr *e, const char *alias,
               bool now);
/* What the next result column is read as. */
void stmt_col(struct stmt *s, enum db_type type);

/* As db_run(): rows in the arena of its ctx; rows and changed may be NULL. */
NODISCARD enum status stmt_run(struct stmt *s, struct db_rows *rows, int64_t *changed);
/* Text and values, each with its length: no two statements share it. */
struct str stmt_key(struct stmt *s);
/* The numbers of its rows, one after the other. */
NODISCARD enum status stmt_read(struct stmt *s, struct numbers *out);
/* The same from memory while nothing changes in the unit (kept.h). */
NODISCARD enum status stmt_numbers(struct stmt *s, struct numbers *out);
/* A query that lives as long as the definitions do. */
struct query stmt_query(struct stmt *s, struct arena *a, const char *name);

struct db_value value_int(int64_t v);
struct db_value value_text(struct str s);
struct db_value value_real(double v);
struct db_value value_null(enum db_type t);
/* Two NULLs are the same. */
bool value_same(const struct db_value *a, const struct db_value *b);
/* The type of a field's column. */
enum db_type field_db_type(enum field_type t);

#endif
