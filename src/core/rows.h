/* rows.h: RFC 4180 text row by row, for the lists that an administrator brings. */
#ifndef CORE_ROWS_H
#define CORE_ROWS_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

#define CSV_FIELDS_MAX 64

struct csv_row {
    size_t line; /* where it begins, from 1 */
    struct str field[CSV_FIELDS_MAX];
    size_t n;
};

/* Calls `each` for every row; stops when that returns anything but ST_OK, and returns it.
 * ST_INVALID with *bad_line set: quotes that do not close, or more than CSV_FIELDS_MAX fields.
 * Fields are trimmed and lie in the text or the arena; empty lines are left out. */
NODISCARD enum status csv_read(struct arena *a, struct str text,
                               enum status (*each)(void *with, const struct csv_row *row),
                               void *with, size_t *bad_line);

#endif
