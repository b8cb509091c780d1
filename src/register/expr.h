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

/* The names that an expression may use: the columns of a row. */
struct expr_scope {
    const struct reg_def *def;     /* its columns and the common ones; NULL: none */
    const struct reg_field *table; /* a table field: the columns of its rows instead */
    bool now;                      /* also today and me */
    bool rules;                    /* also rule_NAME, for checks */
    bool expand; /* computed columns are written out as their expressions: for generated columns */
};

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

/* A condition of the form  name = 'x'  or  name IN ('x', 'y')  on a choice or yes/no field, for
 * hiding fields in the browser: the field's name, and its words between blanks; false for any
 * other. */
bool expr_is_simple(struct arena *a, struct str text, struct str *field, struct str *words);

#endif
