/* xlsx.c: libxlsxwriter at work, as a module. */
#include "document/xlsx.h"

#include <xlsxwriter.h>

#include "base/arena.h"
#include "base/utf8.h"

#define CELL_MAX 32767 /* characters; of the format */

struct xlsx {
    struct arena row_texts; /* given back with each row: a sheet may be long */
    lxw_workbook *file;
    lxw_worksheet *sheet;
    lxw_format *head, *style[XLSX_STATE + STATE_COUNT];
    lxw_row_t row;
    size_t n_column;
};

static const char *z(struct xlsx *x, struct str s)
{
    return str_z(&x->row_texts, s.n > CELL_MAX ? utf8_prefix(s, CELL_MAX) : s);
}

static lxw_format *format(struct xlsx *x, const char *numbers)
{
    lxw_format *f = workbook_add_format(x->file);

    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    if (numbers != NULL)
        format_set_num_format(f, numbers);
    return f;
}

static void formats(struct xlsx *x)
{
    static const uint32_t ink[STATE_COUNT] = {
        [STATE_PLANNED] = 0x6b6058,   [STATE_CONFIRM] = 0x855300,  [STATE_REPORTED] = 0x27508a,
        [STATE_RETURNED] = 0x855300,  [STATE_VERIFIED] = 0x1d6845, [STATE_LATE] = 0xb1341a,
        [STATE_POSTPONED] = 0x6b6058,
    };

    x->head = workbook_add_format(x->file);
    format_set_bold(x->head);
    format_set_bg_color(x->head, 0xf2ede6);
    format_set_bottom(x->head, LXW_BORDER_THIN);
    x->style[XLSX_TEXT] = format(x, NULL);
    format_set_text_wrap(x->style[XLSX_TEXT]);
    x->style[XLSX_DATE] = format(x, "yyyy-mm-dd");
    x->style[XLSX_TIME] = format(x, "yyyy-mm-dd hh:mm");
    x->style[XLSX_NUMBER] = format(x, NULL);
    x->style[XLSX_GROUPED] = format(x, "#,##0");
    x->style[XLSX_MINUTES] = format(x, "[h]:mm");
    for (size_t i = 0; i < STATE_COUNT; i++) {
        x->style[XLSX_STATE + i] = format(x, NULL);
        format_set_font_color(x->style[XLSX_STATE + i], ink[i] == 0 ? LXW_COLOR_BLACK : ink[i]);
    }
}

static struct xlsx *xlsx_open(struct arena *a, const struct xlsx_options *o)
{
    lxw_workbook_options options = { .constant_memory = LXW_TRUE,
                                     .tmpdir = str_z(a, str_of(o->tmp_dir)) };
    lxw_doc_properties about = { .title = str_z(a, str_of(o->title)),
                                 .author = str_z(a, str_of(o->author)),
                                 .created = (time_t)o->created };
    struct xlsx *x = arena_new(a, struct xlsx);

    x->file = workbook_new_opt(o->path, &options);
    if (x->file == NULL)
        return NULL;
    arena_init(&x->row_texts);
    (void)workbook_set_properties(x->file, &about);
    formats(x);
    return x;
}

/* ── Sheets and cells ── */

static void sheet_end(struct xlsx *x)
{
    lxw_row_t last = x->row > 1 ? x->row - 1 : 1;

    if (x->sheet != NULL && x->n_column > 0)
        (void)worksheet_autofilter(x->sheet, 0, 0, last, (lxw_col_t)(x->n_column - 1));
}

static void xlsx_sheet(struct xlsx *x, struct str name, const struct book_column *column, size_t n,
                       size_t frozen)
{
    sheet_end(x);
    x->sheet = workbook_add_worksheet(x->file, z(x, name));
    x->n_column = n;
    for (size_t i = 0; i < n; i++)
        (void)worksheet_set_column(x->sheet, (lxw_col_t)i, (lxw_col_t)i, column[i].width, NULL);
    for (size_t i = 0; i < n; i++)
        (void)worksheet_write_string(x->sheet, 0, (lxw_col_t)i, z(x, column[i].head), x->head);
    worksheet_freeze_panes(x->sheet, 1, (lxw_col_t)frozen);
    worksheet_set_landscape(x->sheet);
    (void)worksheet_repeat_rows(x->sheet, 0, 0);
    worksheet_fit_to_pages(x->sheet, 1, 0);
    x->row = 1;
}

static void xlsx_activate(struct xlsx *x)
{
    worksheet_activate(x->sheet);
}

static void xlsx_next_row(struct xlsx *x)
{
    x->row++;
    arena_reset(&x->row_texts);
}

static void xlsx_text(struct xlsx *x, size_t col, struct str s, unsigned style)
{
    (void)worksheet_write_string(x->sheet, x->row, (lxw_col_t)col, z(x, s), x->style[style]);
}

static void xlsx_number(struct xlsx *x, size_t col, double v, unsigned style)
{
    (void)worksheet_write_number(x->sheet, x->row, (lxw_col_t)col, v, x->style[style]);
}

static void xlsx_moment(struct xlsx *x, size_t col, const struct civil *v, unsigned style)
{
    lxw_datetime d = { v->year, v->month, v->day, v->hour, v->minute, v->second };

    (void)worksheet_write_datetime(x->sheet, x->row, (lxw_col_t)col, &d, x->style[style]);
}

static const char *xlsx_close(struct xlsx *x)
{
    sheet_end(x);
    lxw_error e = workbook_close(x->file); /* frees it, whatever it answers */

    arena_done(&x->row_texts);
    return e == LXW_NO_ERROR ? NULL : lxw_strerror(e);
}

MODULE_SHOWN extern const struct xlsx_module xlsx_module;
const struct xlsx_module xlsx_module = {
    .head = { MODULE_VERSION },
    .open = xlsx_open,
    .sheet = xlsx_sheet,
    .activate = xlsx_activate,
    .next_row = xlsx_next_row,
    .text = xlsx_text,
    .number = xlsx_number,
    .moment = xlsx_moment,
    .close = xlsx_close,
};
