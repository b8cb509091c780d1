/*
 * table.h: rows of text from a CSV or XLSX file that somebody handed in.
 *
 * What the file is, is told by its bytes: a ZIP is read as XLSX in the sandboxed reader, anything
 * else as CSV (RFC 4180: comma, double quotes, LF or CRLF, UTF-8 with or without a mark). Cells are
 * text as written; an XLSX number is its plain decimal form. Formulas, external links and broken
 * parts are refused, never skipped.
 */
#ifndef DOCUMENT_TABLE_H
#define DOCUMENT_TABLE_H

#include "core/ctx.h"

struct table_row {
    size_t line; /* in the file, from 1: where the row begins; an XLSX row's own number */
    const struct str *cell;
    size_t n_cell;
};

struct table {
    const struct table_row *row; /* the first is the head; wholly empty rows are left out */
    size_t n_row;
};

struct table_limits {
    int64_t bytes;
    size_t rows, columns, cell; /* cell: bytes of one */
};

/* Why it could not be read: a message key ("table.not_utf8") and where, 0 when not known.
 * Keys: table.empty, table.not_utf8, table.quote (a quote that is not closed or stands amid a
 * cell), table.too_big, table.too_many_rows, table.too_many_columns, table.cell_too_long,
 * table.wrong_type, table.xlsx_formula, table.xlsx_link, table.xlsx_broken, table.xlsx_bomb.
 * `arg` is the limit that was passed, or the part of the XLSX. */
struct table_fault {
    const char *key;
    size_t line, column;
    struct str arg;
};

/* ST_INVALID with *fault filled when the file is wrong; ST_FAULT when reading failed for another
 * reason. Everything lies in c->arena. */
NODISCARD enum status table_read(struct ctx *c, const char *path, const struct table_limits *limits,
                                 struct table *out, struct table_fault *fault);

/* The CSV half by itself, pure: for tests and fuzzing. */
NODISCARD enum status table_parse_csv(struct arena *a, struct str bytes,
                                      const struct table_limits *limits, struct table *out,
                                      struct table_fault *fault);

#endif
