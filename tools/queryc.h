/* queryc.h: what the parts of the query compiler share. See queryc.c for the language. */
#ifndef TOOLS_QUERYC_H
#define TOOLS_QUERYC_H

#include <stdio.h>

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

enum type { T_INT, T_REAL, T_TEXT, T_BLOB, T_TIME, T_DATE, T_BOOL, T_NONE };

struct field {
    struct str name;
    enum type type;
    bool nullable;
};

struct row {
    struct str name;
    struct field *field;
    size_t n;
    int line;
    bool used;
};

enum result {
    R_ROW,      /* one row, or ST_NOT_FOUND */
    R_ROWS,     /* an array in the arena */
    R_VALUE,    /* one value of one row, or ST_NOT_FOUND */
    R_MAYBE,    /* int?: a value, or none where there is no row or NULL */
    R_VALUES,   /* int*: an array of values */
    R_CHANGED,  /* one row was written, or ST_CONFLICT */
    R_AFFECTED, /* how many rows were written */
    R_DONE,     /* however many */
    R_EACH,     /* one INSERT for an array of rows */
    R_IDS       /* the same, and the id of each */
};

enum token_kind { K_WORD, K_QUOTED, K_STRING, K_PARAM, K_NUMBER, K_OP };

struct token {
    enum token_kind kind;
    struct str text; /* of a word as written; compare without case */
    int line;
    int depth; /* of parentheses around it */
};

struct stmt {
    struct str name, sql, doc;
    int line;     /* of its header */
    int sql_line; /* where its SQL begins */
    struct field *param;
    size_t n_params;
    enum result result;
    struct row *row;
    enum type value;  /* of R_VALUE, R_MAYBE, R_VALUES */
    struct str tuple; /* of R_EACH, R_IDS: "($1, ..)" behind VALUES, a part of sql */
    bool across;      /* may look across units: the reason stands in the source */
    struct token *token;
    size_t n_tokens;
};

struct queryc {
    struct arena *arena;
    const char *file; /* for messages */
    FILE *err;        /* file:line: message */
    int errors;
    struct str set;         /* "core": the array of all queries is core_queries */
    struct str *unit_table; /* tables that have a column unit_id */
    size_t n_unit_tables;
    struct row *row;
    size_t n_rows, cap_rows;
    struct stmt *stmt;
    size_t n_stmts, cap_stmts;
};

/* Says what is wrong at a line and goes on, so that one build shows every mistake. */
void problem(struct queryc *q, int line, const char *fmt, ...) PRINTF_LIKE(3, 4);

/* queryc_parse.c: sources to statements. */
void parse_migration(struct queryc *q, struct str text); /* learns which tables are a unit's */
void parse_queries(struct queryc *q, struct str text);

/* queryc_check.c: refuses what is not portable, or forgets the unit; finds the tuple of R_EACH. */
bool token_is(const struct token *t, const char *word);
bool is_each(const struct stmt *s); /* R_EACH or R_IDS */
void check_statement(struct queryc *q, struct stmt *s);

/* queryc_emit.c: statements to C. `header` is how the .c file includes the .h file. */
void emit_header(struct queryc *q, FILE *out);
void emit_source(struct queryc *q, const char *header, FILE *out);

#endif
