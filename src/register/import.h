/*
 * import.h: records from a table (CSV or XLSX), as a pipeline: table -> columns found by their
 * heads -> texts of a form for each row -> judged without being written (the preview), or made in
 * one transaction, all or nothing.
 */
#ifndef REGISTER_IMPORT_H
#define REGISTER_IMPORT_H

#include "base/rows.h"
#include "core/people_queries.h"
#include "document/table.h"
#include "register/form.h"
#include "register/import_queries.h"

#define IMPORT_ROWS 5000
#define IMPORT_ERRORS 100 /* told at once; the rest is counted */
#define IMPORT_SHOWN 20   /* rows of the preview */
#define IMPORT_COLUMNS 200

struct import_wrong {
    size_t line;       /* in the file; 0: of the file as a whole */
    struct str column; /* its head; empty: of the row as a whole */
    struct str text;
};

struct import_row { /* of a new record whose conditions are not asked yet */
    const struct table_row *row;
    struct reg_form *form;
};

struct import_left { /* behind by a row that was tried, for those after it */
    const struct table_row *row;
    struct str key;    /* empty: none */
    struct str title;  /* where rows can refer to it */
    struct str *value; /* n_column; of what is unique, as a form has it */
};

struct reg_import {
    struct ctx *c;
    const struct reg_def *def;
    struct arena *keep; /* of what outlives a row */
    struct table table;
    int column[IMPORT_COLUMNS]; /* of the file: index in def->column, or -1: passed over */
    size_t n_column;
    size_t n_row;            /* with something to make */
    struct pick_row *person; /* everybody of the unit; names in lower case, NIP as digits */
    size_t n_person;
    struct import_wrong wrong[IMPORT_ERRORS];
    size_t n_wrong, n_more; /* n_more: beyond the hundredth */
    size_t n_bad_row;
    struct str *shown; /* IMPORT_SHOWN rows of n_shown_col texts */
    size_t shown_line[IMPORT_SHOWN];
    size_t n_shown, n_shown_col;
    int key; /* the column of the file with the definition's key; -1: none */
    struct str skipped[IMPORT_COLUMNS]; /* heads that nobody knows, in a file with the key */
    size_t n_skipped;
    int64_t made, changed, same; /* same: there already and alike, or closed */
    struct import_row waiting[ROWS_AT_ONCE];
    size_t n_waiting;
    struct db_rows keyed; /* id and key of records that the rows before keyed_until may belong to */
    const struct table_row *keyed_until; /* NULL: none were read */
    struct import_left *left;            /* in a trial; NULL: rows are made */
    size_t n_left;
};

/* Reads the file and finds its columns. ST_INVALID: wrong[] says why. */
NODISCARD enum status import_open(struct ctx *c, const struct reg_def *def, const char *path,
                                  struct reg_import *im);
/* Makes a record of every row, or changes the one that has its key, inside the caller's
 * transaction, as if they came one after the other; goes on after a bad row, so that all of them
 * are told. ST_INVALID: there were some; roll back. */
NODISCARD enum status import_rows(struct reg_import *im);

/* Says what import_rows() would, and how the first rows are understood (shown[]); writes nothing,
 * outside of any transaction, so that nobody waits for it. */
NODISCARD enum status import_try(struct reg_import *im);

/* Within both: a row's values into the form, which is new or holds the record that the row
 * changes; and the value of its key, or empty. */
NODISCARD enum status import_fill(struct reg_import *im, const struct table_row *row,
                                  struct reg_form *f, bool *differs);
struct str import_key(const struct reg_import *im, const struct table_row *row);
/* The rows that wait are judged, and made or remembered: before whatever looks for what they leave
 * behind. */
NODISCARD enum status import_flush(struct reg_import *im);
/* Within a trial: what earlier rows of the same key had filled in; whether a row, judged, goes
 * with those before it (then it is remembered); how it is understood; whether an earlier row would
 * have that title. */
NODISCARD enum status import_replay(struct reg_import *im, const struct table_row *row,
                                    struct reg_form *f, bool *again);
NODISCARD enum status import_remember(struct reg_import *im, const struct table_row *row,
                                      struct reg_form *f);
NODISCARD enum status import_understood(struct reg_import *im, const struct table_row *row,
                                        const struct reg_form *f);
bool import_is_ahead(const struct reg_import *im, const struct reg_field *f, struct str title);
extern const char import_ahead[]; /* the `key` of such a reference: it can be named, not yet set */

void import_wrong_add(struct reg_import *im, size_t line, struct str column, struct str text);
/* What a person types, as a form takes it (form.h): names become ids, labels the names of choices,
 * 4/3/2025 a date. What cannot be understood is left as it is, or *key says why. */
NODISCARD enum status import_text(struct reg_import *im, const struct reg_field *f,
                                  struct str typed, struct str *out, const char **key);
/* The digits of a NIP, however it is grouped; empty where there is anything else. */
struct str import_digits(struct ctx *c, struct str s);
/* A column's head in the reader's language, and whether such a column can be imported. */
struct str import_head(struct ctx *c, const struct reg_def *def, size_t column, enum lang lang);
bool import_takes(struct ctx *c, const struct reg_def *def, size_t column);
/* What stands in a cell of that column, in one line: kind, choices, help. */
struct str import_help(struct ctx *c, const struct reg_def *def, size_t column);

/* Handlers. */
enum status reg_import_show(struct ctx *c);
enum status reg_import_send(struct ctx *c);
enum status reg_import_confirm(struct ctx *c);
enum status reg_import_csv(struct ctx *c);
enum status reg_import_xlsx(struct ctx *c);

#endif
