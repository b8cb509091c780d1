/* expr_part.h: inside expr*.c: tokens, what a part of an expression is, and the functions. */
#ifndef REGISTER_EXPR_PART_H
#define REGISTER_EXPR_PART_H

#include "register/expr.h"

#define EXPR_TOKENS 600
#define EXPR_DEPTH 12
#define EXPR_ARGS 8
#define EXPR_WITHIN 6
#define EXPR_SQL_MAX 16000 /* bytes of one written out */

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,
    TOKEN_WORD,
    TOKEN_WHOLE,
    TOKEN_REAL,
    TOKEN_TEXT,
    TOKEN_OP
};

struct token {
    enum token_kind kind;
    struct str text; /* of a text without its quotes; of a word in capitals */
    size_t at;
};

/* All tokens, TOKEN_END last; NULL, or why not, with the place. */
const char *expr_scan(struct arena *a, struct str text, struct token **out, size_t *at);

enum expr_type {
    TYPE_NULL,
    TYPE_WHOLE,
    TYPE_REAL,
    TYPE_TEXT,
    TYPE_DATE,
    TYPE_TIME,
    TYPE_YESNO,
    TYPE_CHOICES,
    TYPE_ID, /* a person, an office, a record */
    TYPE_CONDITION
};

/* A part: what it is and how it is written. */
struct term {
    enum expr_type type;
    struct str sql;
    bool loose;   /* holds an operator: in parentheses beside a tighter one */
    bool literal; /* lit is what it says */
    struct str lit;
    bool state;                    /* the record's state */
    const struct reg_field *field; /* a choice whose options bound it */
};

struct parser {
    struct arena *a;
    const struct expr_scope *scope;
    enum db_kind kind;
    const char *alias;
    const struct expr_params *params;
    const struct token *token;
    int depth;
    int within;      /* how many computed columns are being written out around this */
    const char *why; /* the first trouble */
    size_t at;
};

/* Both remember the first trouble only; what is returned is of no use then. */
struct term expr_wrong(struct parser *p, size_t at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
struct term expr_column(struct parser *p, const struct token *t);
/* name(args): args are parsed; `at` of the name. */
struct term expr_call(struct parser *p, const struct token *name, struct term *arg, size_t n);
/* A whole text, as wanted. */
struct term expr_parse(struct parser *p, struct str text);

bool is_number(const struct term *t);
/* Says what is wrong where the two cannot be compared (or stand for each other); else the type
 * that both have. */
enum expr_type expr_meet(struct parser *p, size_t at, const struct term *a, const struct term *b);
const char *expr_type_name(enum expr_type t);

#endif
