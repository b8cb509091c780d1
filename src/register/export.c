/*
 * export.c: GET /register/NAME/ekspor.csv, .xlsx, .pdf: exactly what the list at the same address
 * shows, all pages of it, without personal fields. CSV and XLSX go row by row to a file.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/number.h"
#include "core/app.h"
#include "core/time_show.h"
#include "document/store.h"
#include "document/workbook.h"
#include "register/csv_cell.h"
#include "register/pages.h"
#include "register/paper.h"
#include "register/walk.h"

/* ── Answers ── */

static const struct {
    const char *ending, *type;
} types[] = {
    { "csv", "text/csv; charset=utf-8" },
    { "json", "application/json" },
    { "pdf", PDF_TYPE },
    { "xlsx", XLSX_TYPE },
    { "zip", "application/zip" },
};

static void send_as(struct ctx *c, const struct reg_def *def, struct str what, const char *ending)
{
    struct civil day = time_civil(c->now, (int)c->who.zone);

    for (size_t i = 0; i < ARRAY_LEN(types); i++) {
        if (strcmp(types[i].ending, ending) == 0)
            response_header(c->res, "Content-Type", str_of(types[i].type));
    }
    response_header(
        c->res, "Content-Disposition",
        str_printf(c->arena,
                   "%s; filename=\"" STR_FMT "-" STR_FMT "-" STR_FMT "-%04d-%02d-%02d.%s\"",
                   strcmp(ending, "pdf") == 0 ? "inline" : "attachment", STR_ARG(def->name),
                   STR_ARG(what), STR_ARG(c->who.unit_code), day.year, day.month, day.day, ending));
}

void reg_send_bytes(struct ctx *c, const struct reg_def *def, struct str what, const char *ending,
                    struct str bytes)
{
    c->res->body = bytes;
    send_as(c, def, what, ending);
}

static void reg_send_fd(struct ctx *c, const struct reg_def *def, struct str what,
                        const char *ending, int fd, int64_t size)
{
    c->res->fd = fd;
    c->res->fd_size = size;
    send_as(c, def, what, ending);
}

/* ── What is exported ── */

struct exporting {
    struct reg_list_query q;
    struct reg_shown *col;
    size_t n_col;
    FILE *csv;
    struct workbook *book;
};

static enum status open_list(struct ctx *c, struct exporting *e)
{
    struct reg_list one = { 0 };
    struct str most = int_show(c->arena, WALK_MAX, c->lang == LANG_ID);
    enum status s;

    reg_list_read(c, c->reg, &e->q);
    if (e->q.bad.n > 0)
        return refuse_with(c, ST_INVALID, "register.export.bad", e->q.bad, STR(""));
    e->col = reg_list_shown(c, &e->q, &e->n_col);
    s = reg_list_rows(c, &e->q, WALK_MAX, 1, &one);
    if (s == ST_OK && one.n > 0)
        return refuse_with(c, ST_INVALID, "register.export.too_long", most, STR(""));
    return s;
}

/* Only where somebody added records since open_list() looked. */
static enum status check_whole(struct ctx *c, bool cut)
{
    struct str most = int_show(c->arena, WALK_MAX, c->lang == LANG_ID);

    return cut ? refuse_with(c, ST_INVALID, "register.export.too_long", most, STR("")) : ST_OK;
}

/* ── CSV ── */

static struct str csv_value(struct ctx *c, const struct shown_cell *cell)
{
    struct civil t;

    switch (cell->kind) {
    case CELL_NUMBER:
    case CELL_GROUPED:
        return decimal_plain(c->arena, cell->number);
    case CELL_MINUTES:
        return str_printf(c->arena, "%" PRId64 ":%02d", (int64_t)cell->number / 60,
                          (int)((int64_t)cell->number % 60));
    case CELL_DAY:
        return date_iso(c->arena, cell->day);
    case CELL_INSTANT:
        t = time_civil(cell->at, (int)c->who.zone);
        return str_printf(c->arena, "%04d-%02d-%02d %02d:%02d", t.year, t.month, t.day, t.hour,
                          t.minute);
    case CELL_TEXT:
    case CELL_SHAPE:
    default:
        return csv_safe(c->arena, cell->text);
    }
}

static enum status csv_row(struct ctx *c, const struct record *r, const struct walk *w)
{
    struct exporting *e = w->with;
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < e->n_col; i++) {
        struct shown_cell cell = reg_shown_cell(c, r, &e->col[i]);

        if (i > 0)
            buf_add_char(&b, ',');
        csv_put(&b, cell.text.n > 0 ? csv_value(c, &cell) : STR(""));
    }
    buf_add(&b, STR("\r\n"));
    return fwrite(b.p, 1, b.n, e->csv) == b.n ? ST_OK
                                              : fail(c, ST_FAULT, "export: %s", strerror(errno));
}

static void csv_close(FILE **f)
{
    if (*f != NULL)
        (void)fclose(*f);
}

static enum status csv_write(struct ctx *c, struct exporting *e, bool *cut)
{
    struct buf head;

    buf_init(&head, c->arena);
    buf_add(&head, STR("\xEF\xBB\xBF")); /* spreadsheets take it for Latin-1 without */
    for (size_t i = 0; i < e->n_col; i++) {
        if (i > 0)
            buf_add_char(&head, ',');
        csv_put(&head, csv_safe(c->arena, reg_shown_head(c, &e->col[i])));
    }
    buf_add(&head, STR("\r\n"));
    if (fwrite(head.p, 1, head.n, e->csv) != head.n)
        return fail(c, ST_FAULT, "export: %s", strerror(errno));

    enum status s = reg_list_each(c, &e->q, WALK_MAX, csv_row, e, cut);

    if (s == ST_OK && fflush(e->csv) != 0)
        s = fail(c, ST_FAULT, "export: %s", strerror(errno));
    return s;
}

enum status export_csv(struct ctx *c)
{
    struct exporting *e = arena_new(c->arena, struct exporting);
    struct stat st;
    bool cut = false;
    int fd = -1, kept;
    enum status s = open_list(c, e);

    if (s == ST_OK)
        s = store_temporary(c, &fd);
    if (s != ST_OK)
        return s;
    kept = fcntl(fd, F_DUPFD_CLOEXEC, 0); /* the answer's, while the stream closes its own */
    e->csv = fdopen(fd, "wb");
    if (e->csv == NULL)
        (void)close(fd);

    CLEANUP(csv_close) FILE *closing = e->csv;

    s = closing == NULL || kept < 0 ? fail(c, ST_FAULT, "export: %s", strerror(errno))
                                    : csv_write(c, e, &cut);
    if (s == ST_OK)
        s = check_whole(c, cut);
    if (s == ST_OK && fstat(kept, &st) != 0)
        s = fail(c, ST_FAULT, "export: %s", strerror(errno));
    if (s == ST_OK)
        reg_send_fd(c, c->reg, STR("ekspor"), "csv", kept, st.st_size);
    else if (kept >= 0)
        (void)close(kept);
    return s;
}

/* ── XLSX ── */

static void book_cell(struct workbook *b, size_t col, const struct shown_cell *cell)
{
    switch (cell->kind) {
    case CELL_NUMBER:
        book_number(b, col, cell->number, false);
        break;
    case CELL_GROUPED:
        book_number(b, col, cell->number, true);
        break;
    case CELL_MINUTES:
        book_minutes(b, col, (int64_t)cell->number);
        break;
    case CELL_DAY:
        book_date(b, col, cell->day);
        break;
    case CELL_INSTANT:
        book_time(b, col, cell->at);
        break;
    case CELL_SHAPE:
        book_state(b, col, cell->text, cell->shape);
        break;
    case CELL_TEXT:
    default:
        book_text(b, col, cell->text);
        break;
    }
}

static enum status book_row(struct ctx *c, const struct record *r, const struct walk *w)
{
    struct exporting *e = w->with;

    for (size_t i = 0; i < e->n_col; i++) {
        struct shown_cell cell = reg_shown_cell(c, r, &e->col[i]);

        if (cell.text.n > 0)
            book_cell(e->book, i, &cell);
    }
    book_next_row(e->book);
    return ST_OK;
}

enum status export_xlsx(struct ctx *c)
{
    struct exporting *e = arena_new(c->arena, struct exporting);
    CLEANUP(book_drop) struct workbook *book = NULL;
    bool cut = false;
    int fd = -1;
    int64_t size = 0;
    enum status s = open_list(c, e);

    if (s == ST_OK)
        s = book_open(c, words_show(c, &c->reg->title), &book);
    if (s != ST_OK)
        return s;

    struct book_column *col = arena_array(c->arena, e->n_col, sizeof *col);

    for (size_t i = 0; i < e->n_col; i++)
        col[i] = (struct book_column){ reg_shown_head(c, &e->col[i]), reg_shown_width(&e->col[i]) };
    book_sheet(book, tr(c->lang, "register.export.sheet"), col, e->n_col, 1);
    e->book = book;
    s = reg_list_each(c, &e->q, WALK_MAX, book_row, e, &cut);
    if (s == ST_OK)
        s = check_whole(c, cut);
    if (s == ST_OK)
        s = book_end(book, &fd, &size);
    if (s == ST_OK)
        reg_send_fd(c, c->reg, STR("ekspor"), "xlsx", fd, size);
    return s;
}

/* ── PDF ── */

enum status export_pdf(struct ctx *c)
{
    struct exporting *e = arena_new(c->arena, struct exporting);
    struct str pdf = { 0 };
    enum status s = open_list(c, e);

    if (s == ST_OK)
        s = reg_paper_list(c, &e->q, &pdf);
    if (s == ST_OK)
        reg_send_bytes(c, c->reg, STR("ekspor"), "pdf", pdf);
    return s;
}
