/* rows.c: the cells of base/csv.h, a row at a time. */
#include "core/rows.h"

#include "base/csv.h"

enum status csv_read(struct arena *a, struct str text,
                     enum status (*each)(void *with, const struct csv_row *row), void *with,
                     size_t *bad_line)
{
    struct csv_row row = { 0 };
    enum status s = ST_OK;
    struct csv_in in;
    struct str cell;

    csv_open(&in, a, text);
    while (s == ST_OK) {
        enum csv_got got = csv_next(&in, &cell);

        if (got == CSV_END)
            break;
        if (got == CSV_QUOTE || row.n == CSV_FIELDS_MAX) {
            *bad_line = in.line;
            return ST_INVALID;
        }
        row.field[row.n++] = str_trim(cell);
        row.line = in.row_line;
        if (got == CSV_CELL)
            continue;
        if (row.n > 1 || row.field[0].n > 0)
            s = each(with, &row);
        row.n = 0;
    }
    return s;
}
