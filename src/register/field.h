/*
 * field.h: the fields of a register: what they hold, what limits them, which columns they fill.
 */
#ifndef REGISTER_FIELD_H
#define REGISTER_FIELD_H

#include "core/ctx.h"

#define REG_NAME_MAX 40
#define REG_FIELDS_MAX 80
#define REG_STATES_MAX 32
#define REG_MOVES_MAX 48

/* A text of the definition, both languages. */
struct words {
    struct str in[2]; /* by enum lang */
};
struct str words_show(const struct ctx *c, const struct words *w);

/* A condition or expression that passed the scanner (expr.h); text.n is 0 where the definition has
 * none. */
struct expr {
    struct str text;
    size_t line;
};

struct reg_def;

enum field_type {
    FIELD_TEXT,
    FIELD_LONGTEXT,
    FIELD_INTEGER,
    FIELD_DECIMAL,
    FIELD_PERCENT,
    FIELD_MONEY,
    FIELD_DATE,
    FIELD_TIME,     /* microseconds UTC */
    FIELD_DURATION, /* minutes */
    FIELD_CHOICE,
    FIELD_CHOICES, /* " a b ": words between blanks */
    FIELD_YESNO,
    FIELD_PERSON,
    FIELD_UNIT,
    FIELD_REF,
    FIELD_FILE,  /* proofs of the record whose note is the field's name; no column */
    FIELD_TABLE, /* rows in record_REGISTER__FIELD; no column */
    FIELD_ADDRESS,
    FIELD_TYPES
};

struct reg_option {
    struct str name;
    struct words label, help; /* help: what follows from choosing it; may be empty */
};

struct reg_total {              /* over the rows of a table field */
    const struct reg_field *of; /* NULL: no total */
    struct expr sum, count;     /* one of them */
};

struct reg_field {
    struct str name;
    enum field_type type;
    struct words label, help, pattern_say;
    struct str uom[2]; /* printed behind numbers, by enum lang */
    bool required, later, personal, owner, in_charge, subject, list, filter, search, unique, many,
        past, future;
    bool has_min, has_max;
    double min, max; /* of numbers; max of texts in characters */
    struct str pattern;
    struct str otherwise; /* the default as written: a literal, or today, now, me, year */
    struct expr when, computed, where; /* where: of a ref, over the target */
    struct reg_total total;
    const struct reg_option *option;
    size_t n_option;
    const struct reg_def *to;     /* of a ref; the target */
    const struct reg_field *cell; /* of a table: its columns */
    size_t n_cell, max_rows, min_rows;
    int section; /* index, -1: none */
    int column;  /* the first in reg_def.column (or of its table's row); -1: none */
    int n_column;
    size_t line;
};

/* A column of the register's table that a field, or part of one, fills. */
struct reg_column {
    struct str name;
    enum db_type type;
    const struct reg_field *field;
};

const char *field_type_name(enum field_type t); /* "longtext" */
bool field_is_typed(const struct reg_field *f); /* by somebody: neither computed nor a total */

#endif
