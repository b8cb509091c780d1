/*
 * expr.h: conditions and expressions of definitions: SQL over a register's own columns, and nothing
 * else.
 *
 * The scanner admits names of columns, literals, operators, balanced parentheses and a short list
 * of functions. What comes out is rebuilt from the tokens, never copied from the file; it runs
 * behind a derived table that has already cut the rows to the unit (sql.h).
 */
#ifndef REGISTER_EXPR_H
#define REGISTER_EXPR_H

#include "base/buf.h"
#include "db/db.h"
#include "register/def.h"

#define EXPR_MAX 2000 /* bytes */

/* What it must give. A yes/no column that stands alone is a condition ("paid" is "paid = 1"). With
 * EXPR_YESNO a condition becomes 1, 0 or NULL, as a column keeps it. */
enum expr_want {
    EXPR_ANY,
    EXPR_CONDITION,
    EXPR_WHOLE,
    EXPR_NUMBER,
    EXPR_TEXT,
    EXPR_DATE,
    EXPR_YESNO
};

/* The names that an expression may use: the columns of a row. */
struct expr_scope {
    const struct reg_def *def;     /* its columns and the common ones; NULL: none */
    const struct reg_field *table; /* a table field: the columns of its rows instead */
    bool now;                      /* also today and me */
    bool rules;                    /* also rule_NAME, for checks */
    bool expand; /* within a column that the database computes: others of its kind are written out,
                    and date() has no place */
    enum expr_want want;
};
/* What a computed or counted field of that type wants. */
enum expr_want expr_want_of(enum field_type t);

/* NULL, or why it is refused, with the place in *at (bytes from the start). English: definitions
 * are for engineers. */
const char *expr_trouble(struct arena *a, struct str text, const struct expr_scope *scope,
                         size_t *at);

/* Writes it for the database, in parentheses. Columns become `alias`.NAME (alias empty: NAME).
 * today and me become the parameters $`today` and $`me`; rule_NAME becomes $`rule` + the rule's
 * index. Aborts on one that expr_trouble() refuses. */
struct expr_params {
    int today, me, rule;
};
void expr_put(struct buf *out, enum db_kind kind, struct str text, const struct expr_scope *scope,
              const char *alias, const struct expr_params *params);

/* Marks what it names: fields of the definition (with those behind its computed ones, and the table
 * behind a total), or cells of the scope's table. */
void expr_names(struct arena *a, struct str text, const struct expr_scope *scope, bool *named);

/* A condition of the form  name = 'x'  or  name IN ('x', 'y')  on a choice or yes/no field, for
 * hiding fields in the browser: the field's name, and its words between blanks; false for any
 * other. */
bool expr_is_simple(struct arena *a, struct str text, struct str *field, struct str *words);

#endif
