/*
 * import.h: from a table to a plan, as a pipeline: table -> checked rows -> differences from the
 * plan in place -> written in one transaction, all or nothing. Only the last two steps see the
 * database.
 */
#ifndef PLAN_IMPORT_H
#define PLAN_IMPORT_H

#include "document/table.h"
#include "plan/model.h"

#define IMPORT_ERRORS 100 /* told at once; the rest is counted */

/* Columns of the file; the first sixteen must be there, in any order. See docs/plan-csv.md. */
enum plan_column {
    COL_REF,
    COL_AREA_NO,
    COL_AREA,
    COL_ACTIVITY_NO,
    COL_ACTIVITY,
    COL_SUB_NO,
    COL_SUB,
    COL_SUB_DETAILS,
    COL_INDICATOR_NO,
    COL_INDICATOR,
    COL_INDICATOR_DETAILS,
    COL_MARKS_SEEN,
    COL_MONTHS,
    COL_MONTHS_BASIS,
    COL_SOURCE_LINE,
    COL_NOTE,
    COL_NEEDED,
    COL_TARGET = COL_NEEDED,
    COL_TARGET_TEXT,
    COL_UOM,
    COL_DIRECTION,
    COL_PIC,
    COL_MEASURE,
    COL_COUNT
};

const char *plan_column_name(enum plan_column col);

/* One row that was found in order: an indicator, or a sub-activity without one. */
struct plan_row {
    size_t line;
    struct str ref;
    int no[4]; /* area, activity, sub-activity, indicator (0: none) */
    struct str text[4];
    struct str sub_details, details, note;
    int64_t marks_seen, source_line; /* -1: empty */
    struct str months_plan;
    bool planned[MONTHS];
    enum months_basis basis;
    struct str target, target_text, uom, pic, measure; /* empty where the column is missing */
    enum direction direction;
    int64_t pic_id; /* of a row that came from a plan; 0: to be found */
};

struct import_error {
    size_t line;        /* 0: of the file as a whole */
    const char *column; /* NULL: of the row as a whole */
    const char *key;
    struct str arg[2];
};

/* How the file was written, so that an export can be the same bytes. */
struct csv_form {
    bool crlf, bom, quote_all, no_last_end;
    bool done_written;     /* direction "done" is written out, not left empty */
    bool pic_by_name;      /* persons by name, not by NIP */
    int column[COL_COUNT]; /* in the order of the file */
    int n_column;
};

struct import {
    struct plan_row *row;
    size_t n_row;
    struct csv_form form;
    bool whole; /* came from a plan: says all columns, whatever the form has */
    struct import_error error[IMPORT_ERRORS];
    size_t n_error, n_more; /* n_more: errors beyond the hundredth */
    int areas, activities, subs, indicators;
};

/* Reads and checks a file. ST_INVALID with fault->key set: it is no table; without: out->error says
 * what is wrong with its rows. *hash is of its bytes. */
NODISCARD enum status import_read(struct ctx *c, const char *path, struct import *out,
                                  struct sha256 *hash, struct table_fault *fault);
struct str table_fault_text(struct arena *a, enum lang lang, const struct table_fault *f);

/* Pure. ST_INVALID where anything is wrong; then out->error says all of it. */
NODISCARD enum status import_check(struct arena *a, const struct table *t, struct import *out);
/* Whether the file speaks of that column at all. */
bool import_says(const struct import *im, int col);
void import_error_add(struct import *im, size_t line, const char *column, const char *key,
                      struct str arg);
/* "Baris 12, kolom months: ..." */
struct str import_error_text(struct arena *a, enum lang lang, const struct import_error *e);

extern const struct table_limits import_limits;
#define IMPORT_TEXT_MAX 4000 /* code points of one text */

/* The form of a CSV file from its bytes, apart from the columns. */
void csv_form_sniff(struct str bytes, struct csv_form *form);
struct str csv_form_text(struct arena *a, const struct csv_form *form); /* as stored in the plan */
struct csv_form csv_form_parse(struct str text); /* of an empty one: the usual form */

/* A difference between the file and the plan in place. */
enum change_kind { CHANGE_ADD, CHANGE_REMOVE, CHANGE_EDIT };

struct plan_change {
    enum change_kind kind;
    enum item_level level;
    struct str ref;
    const char *field;    /* of CHANGE_EDIT: a column's name */
    struct str old, new_; /* ADD: new_ is the text; REMOVE: old is */
    size_t line;
};

struct import_diff {
    struct plan_change *change;
    size_t n_change;
    size_t added, removed, edited; /* items */
    size_t kept;                   /* confirmed months that the file would have made unsure again */
    bool is_new;                   /* there is no such plan yet */
    bool form_changed;             /* only the way the file is written differs */
};

/* What to import into: the plan of that kind and year, or a new one. */
struct import_target {
    int64_t plan_id; /* this very one; 0: the current one by what follows */
    enum plan_kind kind;
    int year;
    int64_t owner_id;                      /* of kind agent */
    struct str title, decree, decree_date; /* empty: as it is, or the usual title */
    bool draft;                            /* a new plan becomes a draft; otherwise it is enacted */
};

/* Compares with the plan in place (read in *plan, zeroed when new). Adds errors for what the plan
 * does not allow (an item with reports would vanish) and then returns ST_INVALID. */
NODISCARD enum status import_compare(struct ctx *c, const struct import_target *target,
                                     struct import *im, struct plan *plan,
                                     struct import_diff *diff);
/* Compares again inside its own transaction, refuses with ST_CONFLICT when `expected` (a digest of
 * the differences that were shown; empty: any) no longer fits, writes, and enters the ledger. */
NODISCARD enum status import_apply(struct ctx *c, const struct import_target *target,
                                   struct import *im, struct str expected, struct sha256 file,
                                   struct plan *plan, struct import_diff *diff);
/* The same within the caller's transaction and without the digest. */
NODISCARD enum status import_apply_within(struct ctx *c, const struct import_target *target,
                                          struct import *im, struct sha256 file, struct plan *plan,
                                          struct import_diff *diff);
/* A plan as if it had been read from its own file: to compare it with another, or to carry its
 * words over. */
NODISCARD enum status import_of_tree(struct ctx *c, const struct plan_tree *t, struct import *out);
struct str import_digest(struct arena *a, const struct plan *plan, const struct import_diff *diff);

#endif
