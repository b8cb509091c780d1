/* table.c: rows of text out of CSV (base/csv.h) or XLSX (in the child), in one form. */
#include "document/table.h"
#include "core/app.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/utf8.h"
#include "core/app.h"
#include "document/reader.h"

struct rows {
    struct arena *arena;
    const struct table_limits *limits;
    struct table_fault *fault;
    struct table_row *row;
    size_t n_row, cap_row;
    struct str *cell; /* of the row being read */
    size_t n_cell;
    size_t line; /* where it began */
};

static bool faulty(struct table_fault *f, const char *key, size_t line, size_t column,
                   struct str arg)
{
    if (f->key == NULL)
        *f = (struct table_fault){ key, line, column, arg };
    return false;
}

static struct str number(struct arena *a, size_t n)
{
    return str_printf(a, "%zu", n);
}

static void rows_init(struct rows *r, struct arena *a, const struct table_limits *limits,
                      struct table_fault *fault)
{
    *r = (struct rows){ .arena = a, .limits = limits, .fault = fault };
    *fault = (struct table_fault){ 0 };
    r->cell = arena_array(a, limits->columns, sizeof(*r->cell));
}

static bool add_cell(struct rows *r, struct str s)
{
    if (r->n_cell == r->limits->columns)
        return faulty(r->fault, "table.too_many_columns", r->line, r->n_cell + 1,
                      number(r->arena, r->limits->columns));
    if (s.n > r->limits->cell)
        return faulty(r->fault, "table.cell_too_long", r->line, r->n_cell + 1,
                      number(r->arena, r->limits->cell));
    r->cell[r->n_cell++] = s;
    return true;
}

static bool row_is_empty(const struct rows *r)
{
    for (size_t i = 0; i < r->n_cell; i++) {
        if (str_trim(r->cell[i]).n > 0)
            return false;
    }
    return true;
}

static bool end_row(struct rows *r)
{
    if (!row_is_empty(r)) {
        if (r->n_row == r->limits->rows)
            return faulty(r->fault, "table.too_many_rows", r->line, 0,
                          number(r->arena, r->limits->rows));
        if (r->n_row == r->cap_row) {
            size_t cap = r->cap_row == 0 ? 256 : r->cap_row * 2;
            struct table_row *grown = arena_array(r->arena, cap, sizeof(*grown));

            if (r->n_row > 0)
                memcpy(grown, r->row, r->n_row * sizeof(*grown));
            r->row = grown;
            r->cap_row = cap;
        }
        struct str *cells = arena_copy(r->arena, r->cell, r->n_cell * sizeof(*r->cell));
        r->row[r->n_row++] = (struct table_row){ r->line, cells, r->n_cell };
    }
    r->n_cell = 0;
    return true;
}

static enum status finish(const struct rows *r, struct table *out)
{
    if (r->fault->key == NULL && r->n_row == 0)
        (void)faulty(r->fault, "table.empty", 0, 0, STR(""));
    if (r->fault->key != NULL)
        return ST_INVALID;
    *out = (struct table){ r->row, r->n_row };
    return ST_OK;
}

/* ── CSV ── */

/* Reads it all, or says where it stops. */
static void read_csv(struct rows *r, struct str bytes)
{
    struct csv_in in;
    bool good = true;

    csv_open(&in, r->arena, bytes);
    while (good) {
        struct str cell;
        enum csv_got got = csv_next(&in, &cell);

        if (got == CSV_END)
            return;
        r->line = in.row_line;
        if (got == CSV_QUOTE)
            good = faulty(r->fault, "table.quote", in.line, csv_column(&in), STR(""));
        else
            good = add_cell(r, cell) && (got == CSV_CELL || end_row(r));
    }
}

enum status table_parse_csv(struct arena *a, struct str bytes, const struct table_limits *limits,
                            struct table *out, struct table_fault *fault)
{
    struct rows rows;
    size_t line = 0, column = 0;

    rows_init(&rows, a, limits, fault);
    if ((int64_t)bytes.n > limits->bytes) {
        (void)faulty(fault, "table.too_big", 0, 0, number(a, (size_t)limits->bytes));
        return ST_INVALID;
    }
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_sub(bytes, 3, bytes.n);
    if (utf8_find_bad(bytes, &line, &column)) {
        (void)faulty(fault, "table.not_utf8", line, column, STR(""));
        return ST_INVALID;
    }
    read_csv(&rows, bytes);
    return finish(&rows, out);
}

/* ── XLSX ── */

struct sheet_rows {
    struct rows rows;
    bool stopped;
};

static void take_cell(void *with, uint32_t row, uint32_t column, struct str text)
{
    struct sheet_rows *s = with;
    struct rows *r = &s->rows;

    if (s->stopped)
        return;
    if (row != r->line && r->line != 0)
        s->stopped = !end_row(r);
    r->line = row;
    if (s->stopped || row == 0)
        return;
    if (column <= r->n_cell || !utf8_valid(text)) {
        s->stopped = !faulty(r->fault, "table.xlsx_broken", row, column, STR(""));
        return;
    }
    if (column > r->limits->columns) {
        s->stopped = !faulty(r->fault, "table.too_many_columns", row, column,
                             number(r->arena, r->limits->columns));
        return;
    }
    while (r->n_cell < column - 1)
        r->cell[r->n_cell++] = STR("");
    s->stopped = !add_cell(r, text);
}

static const char *key_of(enum reason reason)
{
    static const char *const keys[REASON_COUNT] = {
        [REASON_WRONG_TYPE] = "table.wrong_type",
        [REASON_NO_SHEET] = "table.wrong_type",
        [REASON_BROKEN] = "table.xlsx_broken",
        [REASON_FORMULA] = "table.xlsx_formula",
        [REASON_ERROR_VALUE] = "table.xlsx_error_value",
        [REASON_EXTERNAL_LINK] = "table.xlsx_link",
        [REASON_ENTITY] = "table.xlsx_bomb",
        [REASON_TOO_BIG] = "table.xlsx_bomb",
        [REASON_TOO_MANY_PARTS] = "table.xlsx_bomb",
        [REASON_ENCRYPTED] = "table.xlsx_encrypted",
        [REASON_TOO_MANY_ROWS] = "table.too_many_rows",
        [REASON_TOO_MANY_CELLS] = "table.too_many_rows",
        [REASON_LONG_TEXT] = "table.cell_too_long",
    };

    return keys[reason];
}

static enum status read_xlsx(struct ctx *c, const char *path, const struct table_limits *limits,
                             struct table *out, struct table_fault *fault)
{
    struct sheet_rows s = { 0 };
    struct reader_fault why;
    char most[12];
    /* One row more than allowed comes through, so that the fault can name its line. */
    struct reader_call call = {
        .path = path, .mode = "xlsx", .args = { "", most }, .frame = take_cell, .with = &s
    };

    (void)snprintf(most, sizeof(most), "%zu", limits->rows + 1);
    call.max_answer = (size_t)128 << 20;
    rows_init(&s.rows, c->arena, limits, fault);
    enum status got = reader_run(c->app->readers, c->arena, &call, &why);

    if (fault->key != NULL)
        return ST_INVALID;
    if (got == ST_INVALID && key_of(why.reason) != NULL) {
        (void)faulty(fault, key_of(why.reason), 0, 0,
                     why.reason == REASON_TOO_MANY_ROWS ? number(c->arena, limits->rows)
                                                        : why.where);
        return ST_INVALID;
    }
    if (got != ST_OK)
        return fail(c, ST_FAULT, "table %s: " STR_FMT, path, STR_ARG(why.where));
    return finish(&s.rows, out);
}

/* ── Files ── */

static void fd_close(const int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
}

static enum status read_file(struct ctx *c, const char *path, int fd, size_t size, struct str *out)
{
    char *p = arena_alloc(c->arena, size + 1);
    size_t n = 0;

    while (n < size) {
        ssize_t got = read(fd, p + n, size - n);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        n += (size_t)got;
    }
    if (n < size)
        return fail(c, ST_FAULT, "%s: became shorter while it was read", path);
    *out = (struct str){ p, n };
    return ST_OK;
}

static bool is_text(struct str bytes)
{
    return memchr(bytes.p, '\0', bytes.n < 4096 ? bytes.n : 4096) == NULL &&
           !str_starts(bytes, STR("%PDF-"));
}

enum status table_read(struct ctx *c, const char *path, const struct table_limits *limits,
                       struct table *out, struct table_fault *fault)
{
    CLEANUP(fd_close) int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    char head[8] = { 0 };

    *fault = (struct table_fault){ 0 };
    if (fd < 0 || fstat(fd, &st) != 0)
        return fail(c, ST_FAULT, "%s: %s", path, strerrorname_np(errno));
    if (st.st_size > limits->bytes) {
        (void)faulty(fault, "table.too_big", 0, 0, number(c->arena, (size_t)limits->bytes));
        return ST_INVALID;
    }
    ssize_t n = pread(fd, head, sizeof(head), 0);
    enum shape shape = shape_of((struct str){ head, n > 0 ? (size_t)n : 0 });
    struct str bytes;

    if (shape == SHAPE_ZIP || shape == SHAPE_OLE)
        return read_xlsx(c, path, limits, out, fault);
    enum status s = read_file(c, path, fd, (size_t)st.st_size, &bytes);
    if (s != ST_OK)
        return s;
    if (shape != SHAPE_OTHER || !is_text(bytes)) {
        (void)faulty(fault, "table.wrong_type", 0, 0, STR(""));
        return ST_INVALID;
    }
    return table_parse_csv(c->arena, bytes, limits, out, fault);
}
