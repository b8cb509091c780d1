/*
 * column.h: the columns of a file or a paper: fields of the definition, and what every record has
 * (number, state, days). Personal fields are struck: "•••" stands in their place.
 */
#ifndef REGISTER_COLUMN_H
#define REGISTER_COLUMN_H

#include "html/part.h"
#include "register/list.h"

enum common_column {
    COMMON_NONE, /* a field */
    COMMON_NUMBER,
    COMMON_TITLE,
    COMMON_STATE,
    COMMON_CREATED_ON,
    COMMON_CREATOR,
    COMMON_DUE_ON,
    COMMON_CLOSED_ON,
    COMMON_COLUMNS
};

struct reg_shown {
    enum common_column common;
    const struct reg_field *field; /* of COMMON_NONE */
};

/* What a cell holds, for files that know numbers and days. */
enum cell_kind {
    CELL_TEXT,
    CELL_NUMBER,
    CELL_GROUPED,
    CELL_MINUTES,
    CELL_DAY,
    CELL_INSTANT,
    CELL_SHAPE
};

struct shown_cell {
    enum cell_kind kind;
    struct str text; /* as people read it; empty: nothing is filled in */
    double number;   /* CELL_NUMBER, CELL_GROUPED, CELL_MINUTES */
    int32_t day;
    int64_t at;
    enum part_state shape; /* of CELL_SHAPE */
};

struct str reg_shown_head(struct ctx *c, const struct reg_shown *col);
struct shown_cell reg_shown_cell(struct ctx *c, const struct record *r,
                                 const struct reg_shown *col);
/* How wide such a column wants to be, in characters. */
double reg_shown_width(const struct reg_shown *col);
bool reg_shown_is_number(const struct reg_shown *col); /* stands on the right */

/* The columns of a list as the page shows them. */
struct reg_shown *reg_list_shown(struct ctx *c, const struct reg_list_query *q, size_t *n);
/* Those of the official print, or of the list where the definition names none. */
struct reg_shown *reg_print_shown(struct ctx *c, const struct reg_def *def, size_t *n);

#endif
