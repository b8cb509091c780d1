/*
 * workbook.h: an XLSX file, written row by row: rows go to the disk as they come, so that a sheet
 * of a hundred thousand rows takes no more memory than one of ten.
 *
 * A cell is a text, a number or a date by its type, never a formula: what begins with "=" is text.
 * The same data on the same day gives the same bytes.
 */
#ifndef DOCUMENT_WORKBOOK_H
#define DOCUMENT_WORKBOOK_H

#include "core/ctx.h"
#include "html/part.h"

#define XLSX_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

struct workbook;

/* `title` is of the file's properties. ST_FAULT: there is no room. */
NODISCARD enum status book_open(struct ctx *c, struct str title, struct workbook **out);

struct book_column {
    struct str head;
    double width; /* characters */
};
/* Begins a sheet with its head, which stays in sight, and so do its first `frozen` columns. Cells
 * are written row by row from here on, each row from left to right. */
void book_sheet(struct workbook *b, struct str name, const struct book_column *column, size_t n,
                size_t frozen);
void book_activate(struct workbook *b); /* this sheet opens; without it the first one */
void book_next_row(struct workbook *b);

/* Empty texts leave the cell empty. */
void book_text(struct workbook *b, size_t col, struct str s);
void book_state(struct workbook *b, size_t col, struct str s, enum part_state state);
void book_number(struct workbook *b, size_t col, double v, bool grouped);
void book_date(struct workbook *b, size_t col, int32_t day);
void book_minutes(struct workbook *b, size_t col, int64_t minutes); /* shown as hours and minutes */
/* An instant, as the unit's wall clock shows it; 0 leaves the cell empty. */
void book_time(struct workbook *b, size_t col, int64_t t);

/* Ends the file: an open descriptor at its beginning, of a file that has no name any more; or its
 * bytes in the arena. Frees the workbook whatever it answers. */
NODISCARD enum status book_end(struct workbook *b, int *fd, int64_t *size);
NODISCARD enum status book_bytes(struct workbook *b, struct str *bytes);
void book_drop(struct workbook **b); /* for CLEANUP; accepts NULL inside */

#endif
