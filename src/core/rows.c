/* rows.c: libcsv's callbacks made into rows. */
#include "core/rows.h"

#include <csv.h>

struct reading {
    struct arena *arena;
    struct csv_row row;
    enum status status;
    bool too_wide;
    enum status (*each)(void *with, const struct csv_row *row);
    void *with;
};

static void on_field(void *p, size_t n, void *with)
{
    struct reading *r = with;

    if (r->row.n == CSV_FIELDS_MAX) {
        r->too_wide = true;
        return;
    }
    r->row.field[r->row.n++] = str_copy(r->arena, (struct str){ p, n });
}

static void on_row(int ch, void *with)
{
    struct reading *r = with;

    (void)ch;
    if (r->status == ST_OK && !r->too_wide)
        r->status = r->each(r->with, &r->row);
    r->row.n = 0;
}

enum status csv_read(struct arena *a, struct str text,
                     enum status (*each)(void *with, const struct csv_row *row), void *with,
                     size_t *bad_line)
{
    struct csv_parser p;
    struct reading r = { .arena = a, .each = each, .with = with };
    bool broken = false;

    if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return ST_FAULT;
    /* Line by line, so that the number of the line is known where it breaks. */
    while (text.n > 0 && !broken && !r.too_wide && r.status == ST_OK) {
        const char *lf = memchr(text.p, '\n', text.n);
        size_t n = lf != NULL ? (size_t)(lf - text.p) + 1 : text.n;

        r.row.line++;
        broken = csv_parse(&p, text.p, n, on_field, on_row, &r) != n;
        text = str_sub(text, n, text.n);
    }
    if (!broken && r.status == ST_OK && !r.too_wide)
        broken = csv_fini(&p, on_field, on_row, &r) != 0;
    csv_free(&p);
    if (broken || r.too_wide) {
        *bad_line = r.row.line;
        return ST_INVALID;
    }
    return r.status;
}
