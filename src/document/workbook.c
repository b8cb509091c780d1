/* workbook.c: XLSX by libxlsxwriter, which writes to a path only: the file passes through DATA/tmp.
 */
#include "document/workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/crypto.h"
#include "base/utf8.h"
#include "core/app.h"

#define CELL_MAX 32767 /* characters; of the format */

struct workbook {
    struct ctx *c;
    const char *path;
    lxw_workbook *file;
    lxw_worksheet *sheet;
    lxw_format *head, *text, *date, *time, *number, *grouped;
    lxw_format *state[STATE_COUNT];
    lxw_row_t row;
    size_t n_column;
};

static const char *z(struct workbook *b, struct str s)
{
    return str_z(b->c->arena, s.n > CELL_MAX ? utf8_prefix(s, CELL_MAX) : s);
}

static lxw_format *format(struct workbook *b, const char *numbers)
{
    lxw_format *f = workbook_add_format(b->file);

    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    if (numbers != NULL)
        format_set_num_format(f, numbers);
    return f;
}

static void formats(struct workbook *b)
{
    static const uint32_t ink[STATE_COUNT] = {
        [STATE_PLANNED] = 0x6b6058,   [STATE_CONFIRM] = 0x855300,  [STATE_REPORTED] = 0x27508a,
        [STATE_RETURNED] = 0x855300,  [STATE_VERIFIED] = 0x1d6845, [STATE_LATE] = 0xb1341a,
        [STATE_POSTPONED] = 0x6b6058,
    };

    b->head = workbook_add_format(b->file);
    format_set_bold(b->head);
    format_set_bg_color(b->head, 0xf2ede6);
    format_set_bottom(b->head, LXW_BORDER_THIN);
    b->text = format(b, NULL);
    format_set_text_wrap(b->text);
    b->date = format(b, "yyyy-mm-dd");
    b->time = format(b, "yyyy-mm-dd hh:mm");
    b->number = format(b, NULL);
    b->grouped = format(b, "#,##0");
    for (size_t i = 0; i < STATE_COUNT; i++) {
        b->state[i] = format(b, NULL);
        format_set_font_color(b->state[i], ink[i] == 0 ? LXW_COLOR_BLACK : ink[i]);
    }
}

enum status book_open(struct ctx *c, struct str title, struct workbook **out)
{
    struct str dir = str_printf(c->arena, STR_FMT "/tmp", STR_ARG(c->app->data_dir));
    lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = str_z(c->arena, dir) };
    struct workbook *b = arena_new(c->arena, struct workbook);
    int32_t day = day_today(c->now, (int)c->who.zone);
    lxw_doc_properties about = { .title = str_z(c->arena, title),
                                 .author = str_z(c->arena, c->who.unit_name),
                                 .created = (time_t)day * 86400 };

    if (mkdir(options.tmpdir, 0700) != 0 && errno != EEXIST)
        return fail(c, ST_FAULT, "%s: %s", options.tmpdir, strerror(errno));
    b->c = c;
    b->path = str_z(c->arena, str_printf(c->arena, STR_FMT "/runut-%016llx.xlsx", STR_ARG(dir),
                                         (unsigned long long)random_u64()));
    b->file = workbook_new_opt(b->path, &options);
    if (b->file == NULL)
        return fail(c, ST_FAULT, "no room for a workbook");
    (void)workbook_set_properties(b->file, &about);
    formats(b);
    *out = b;
    return ST_OK;
}

/* ── Sheets and cells ── */

static void sheet_end(struct workbook *b)
{
    lxw_row_t last = b->row > 1 ? b->row - 1 : 1;

    if (b->sheet != NULL && b->n_column > 0)
        (void)worksheet_autofilter(b->sheet, 0, 0, last, (lxw_col_t)(b->n_column - 1));
}

void book_sheet(struct workbook *b, struct str name, const struct book_column *column, size_t n,
                size_t frozen)
{
    sheet_end(b);
    b->sheet = workbook_add_worksheet(b->file, z(b, name));
    b->n_column = n;
    for (size_t i = 0; i < n; i++)
        (void)worksheet_set_column(b->sheet, (lxw_col_t)i, (lxw_col_t)i, column[i].width, NULL);
    for (size_t i = 0; i < n; i++)
        (void)worksheet_write_string(b->sheet, 0, (lxw_col_t)i, z(b, column[i].head), b->head);
    worksheet_freeze_panes(b->sheet, 1, (lxw_col_t)frozen);
    worksheet_set_landscape(b->sheet);
    (void)worksheet_repeat_rows(b->sheet, 0, 0);
    worksheet_fit_to_pages(b->sheet, 1, 0);
    b->row = 1;
}

void book_activate(struct workbook *b)
{
    worksheet_activate(b->sheet);
}

void book_next_row(struct workbook *b)
{
    b->row++;
}

void book_text(struct workbook *b, size_t col, struct str s)
{
    if (s.n > 0)
        (void)worksheet_write_string(b->sheet, b->row, (lxw_col_t)col, z(b, s), b->text);
}

void book_state(struct workbook *b, size_t col, struct str s, enum part_state state)
{
    if (s.n > 0)
        (void)worksheet_write_string(b->sheet, b->row, (lxw_col_t)col, z(b, s), b->state[state]);
}

void book_number(struct workbook *b, size_t col, double v, bool grouped)
{
    (void)worksheet_write_number(b->sheet, b->row, (lxw_col_t)col, v,
                                 grouped ? b->grouped : b->number);
}

void book_date(struct workbook *b, size_t col, int32_t day)
{
    struct civil v = day_civil(day);
    lxw_datetime d = { v.year, v.month, v.day, 0, 0, 0 };

    (void)worksheet_write_datetime(b->sheet, b->row, (lxw_col_t)col, &d, b->date);
}

void book_time(struct workbook *b, size_t col, int64_t t)
{
    struct civil v = time_civil(t, (int)b->c->who.zone);
    lxw_datetime d = { v.year, v.month, v.day, v.hour, v.minute, v.second };

    if (t != 0)
        (void)worksheet_write_datetime(b->sheet, b->row, (lxw_col_t)col, &d, b->time);
}

/* ── The end ── */

void book_drop(struct workbook **b)
{
    if (*b == NULL || (*b)->file == NULL)
        return;
    (void)workbook_close((*b)->file);
    (void)unlink((*b)->path);
    (*b)->file = NULL;
}

enum status book_end(struct workbook *b, int *fd, int64_t *size)
{
    struct stat st;

    sheet_end(b);
    lxw_error e = workbook_close(b->file); /* frees it, whatever it answers */
    int got = e == LXW_NO_ERROR ? open(b->path, O_RDONLY | O_CLOEXEC) : -1;

    b->file = NULL;
    (void)unlink(b->path);
    if (e != LXW_NO_ERROR)
        return fail(b->c, ST_FAULT, "%s: %s", b->path, lxw_strerror(e));
    if (got < 0 || fstat(got, &st) != 0) {
        if (got >= 0)
            (void)close(got);
        return fail(b->c, ST_FAULT, "%s: %s", b->path, strerror(errno));
    }
    *fd = got;
    *size = st.st_size;
    return ST_OK;
}

enum status book_bytes(struct workbook *b, struct str *bytes)
{
    int fd = -1;
    int64_t size = 0;
    size_t at = 0;
    enum status s = book_end(b, &fd, &size);

    if (s != ST_OK)
        return s;
    char *p = arena_alloc(b->c->arena, (size_t)size + 1);
    for (ssize_t n; at < (size_t)size; at += (size_t)n) {
        n = read(fd, p + at, (size_t)size - at);
        if (n <= 0)
            break;
    }
    (void)close(fd);
    if (at != (size_t)size)
        return fail(b->c, ST_FAULT, "%s: %s", b->path, strerror(errno));
    *bytes = (struct str){ p, at };
    return ST_OK;
}
