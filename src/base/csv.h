/*
 * csv.h: reads RFC 4180 text cell by cell (and quotes a cell that is written): comma, double
 * quotes, and LF, CRLF or a lone CR at the end of a row. Ours, because a fault must name its line
 * and column, and a file is refused at its first cell too many.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/buf.h"

struct csv_in {
    struct arena *arena;
    struct str text;
    size_t at;
    size_t line, line_from; /* being read, from 1, and where it begins */
    size_t row_line;        /* where the row of the last cell began */
    bool in_row;            /* a comma was last: a cell follows, if only an empty one */
};

enum csv_got {
    CSV_CELL,     /* and its row goes on */
    CSV_ROW_ENDS, /* a cell, the last of its row */
    CSV_END,      /* no more */
    CSV_QUOTE     /* a quote that is not closed, or stands amid a cell: v->line, csv_column() */
};

void csv_open(struct csv_in *v, struct arena *a, struct str text);
/* The cell is part of the text or, where quotes were in it, in the arena. */
enum csv_got csv_next(struct csv_in *v, struct str *cell);
size_t csv_column(const struct csv_in *v); /* in characters, from 1 */

/* The cell between double quotes; those within it are doubled. */
void csv_quoted(struct buf *b, struct str cell);

#endif
