/*
 * print_workbook.c: the plan as XLSX, three sheets:
 *   Rencana   the columns of the plan's CSV, so that the import takes the file back; it is the
 * first sheet because that is the one an import reads Matriks   what the matrix shows on screen;
 * the sheet that opens Laporan   every report, with real dates and numbers libxlsxwriter writes to
 * a path only, so the file passes through DATA/tmp.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/number.h"
#include "core/app.h"
#include "core/time_show.h"
#include "document/table.h"
#include "html/part.h"
#include "plan/csv.h"
#include "plan/matrix.h"
#include "plan/print.h"
#include "plan/print_queries.h"

struct book {
    struct ctx *c;
    const struct plan_tree *t;
    const struct matrix_filter *filter;
    lxw_workbook *file;
    lxw_worksheet *sheet;
    lxw_format *head, *text, *date, *number;
    lxw_format *state[STATE_COUNT];
    lxw_row_t row;
};

static const char *z(struct book *b, struct str s)
{
    return str_z(b->c->arena, s);
}

static void put(struct book *b, lxw_col_t col, struct str s)
{
    if (s.n > 0)
        (void)worksheet_write_string(b->sheet, b->row, col, z(b, s), b->text);
}

static void put_number(struct book *b, lxw_col_t col, double v)
{
    (void)worksheet_write_number(b->sheet, b->row, col, v, b->number);
}

/* An instant as the unit's wall clock shows it. */
static void put_time(struct book *b, lxw_col_t col, int64_t t)
{
    if (t == 0)
        return;
    struct civil v = time_civil(t, (int)b->c->who.zone);
    lxw_datetime d = { v.year, v.month, v.day, v.hour, v.minute, v.second };
    (void)worksheet_write_datetime(b->sheet, b->row, col, &d, b->date);
}

struct column {
    const char *key; /* NULL: a month, see months_at */
    double width;
};

static void heads(struct book *b, const struct column *col, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        (void)worksheet_set_column(b->sheet, (lxw_col_t)i, (lxw_col_t)i, col[i].width, NULL);
        (void)worksheet_write_string(b->sheet, 0, (lxw_col_t)i, z(b, tr(b->c->lang, col[i].key)),
                                     b->head);
    }
    b->row = 1;
}

static void sheet_end(struct book *b, size_t columns, lxw_col_t frozen)
{
    lxw_row_t last = b->row > 1 ? b->row - 1 : 1;

    worksheet_freeze_panes(b->sheet, 1, frozen);
    (void)worksheet_autofilter(b->sheet, 0, 0, last, (lxw_col_t)(columns - 1));
    worksheet_set_landscape(b->sheet);
    (void)worksheet_repeat_rows(b->sheet, 0, 0);
    worksheet_fit_to_pages(b->sheet, 1, 0);
}

/* ── Rencana ── */

/* Columns that are numbers; refs and months look like numbers and are not. */
static bool is_number_column(struct str name)
{
    static const char *const names[] = { "area_no",      "activity_no", "sub_no",
                                         "indicator_no", "marks_seen",  "source_line" };

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_eq(name, str_of(names[i])))
            return true;
    return false;
}

static void plan_cell(struct book *b, struct str head, lxw_col_t col, struct str s)
{
    int64_t n;

    if (b->row == 0)
        (void)worksheet_write_string(b->sheet, 0, col, z(b, s), b->head);
    else if (is_number_column(head) && int_parse(s, &n))
        put_number(b, col, (double)n);
    else
        put(b, col, s);
}

static enum status plan_sheet(struct book *b)
{
    struct table table = { 0 };
    struct table_fault fault = { 0 };
    enum status s =
        table_parse_csv(b->c->arena, plan_csv(b->c->arena, b->t), &import_limits, &table, &fault);

    if (s != ST_OK)
        return fail(b->c, ST_FAULT, "our own CSV cannot be read: %s", fault.key);
    b->sheet = workbook_add_worksheet(b->file, z(b, tr(b->c->lang, "print.sheet_plan")));
    for (size_t r = 0; r < table.n_row; r++)
        for (size_t i = 0; i < table.row[r].n_cell; i++) {
            b->row = (lxw_row_t)r;
            plan_cell(b, table.row[0].cell[i], (lxw_col_t)i, table.row[r].cell[i]);
        }
    b->row = (lxw_row_t)table.n_row;
    (void)worksheet_set_column(b->sheet, 0, (lxw_col_t)table.row[0].n_cell, 16, NULL);
    sheet_end(b, table.row[0].n_cell, 1);
    return ST_OK;
}

/* ── Matriks ── */

enum {
    M_REF,
    M_AREA,
    M_ACTIVITY,
    M_SUB,
    M_INDICATOR,
    M_PIC,
    M_MONTH,
    M_TARGET = M_MONTH + MONTHS,
    M_ACHIEVEMENT,
    M_LATE,
    M_COLUMNS
};

static void matrix_row(struct book *b, const struct item *it)
{
    const struct item *up = it;
    int today = today_month(b->c), late = 0;

    put(b, M_REF, it->ref);
    for (int level = (int)it->level; level >= LEVEL_AREA; level--, up = &b->t->item[up->parent])
        put(b, (lxw_col_t)(M_AREA + level), up->text);
    put(b, M_PIC, it->pic_name);
    for (int m = 0; m < MONTHS; m++) {
        char shown = month_shown(it->months.p[m], b->t->plan.year, m + 1, today);
        enum part_state s = shown_state(shown);

        late += shown == 'l';
        if (s != STATE_NONE)
            (void)worksheet_write_string(b->sheet, b->row, (lxw_col_t)(M_MONTH + m),
                                         z(b, tr(b->c->lang, state_key(s))), b->state[s]);
    }
    if (it->target.has)
        put_number(b, M_TARGET, it->target.v);
    else
        put(b, M_TARGET, it->target_text);
    if (it->achievement.has)
        put_number(b, M_ACHIEVEMENT, it->achievement.v);
    put_number(b, M_LATE, late);
    b->row++;
}

static void matrix_sheet(struct book *b)
{
    struct column col[M_COLUMNS] = {
        [M_REF] = { "print.col_ref", 10 },
        [M_AREA] = { "print.col_area", 22 },
        [M_ACTIVITY] = { "print.col_activity", 28 },
        [M_SUB] = { "print.col_sub", 38 },
        [M_INDICATOR] = { "print.col_indicator", 48 },
        [M_PIC] = { "print.col_pic", 20 },
        [M_TARGET] = { "print.col_target", 10 },
        [M_ACHIEVEMENT] = { "print.col_achievement", 10 },
        [M_LATE] = { "print.col_late", 10 },
    };

    for (int m = 0; m < MONTHS; m++)
        col[M_MONTH + m] = (struct column){ month_short_key(m + 1), 13 };
    b->sheet = workbook_add_worksheet(b->file, z(b, tr(b->c->lang, "print.sheet_matrix")));
    heads(b, col, M_COLUMNS);
    for (size_t i = 0; i < b->t->n_item; i++)
        if (b->t->item[i].tracked &&
            (b->filter == NULL ||
             matrix_matches(b->filter, &b->t->item[i], b->t->plan.year, today_month(b->c))))
            matrix_row(b, &b->t->item[i]);
    sheet_end(b, M_COLUMNS, M_AREA);
    worksheet_activate(b->sheet);
}

/* ── Laporan ── */

static const struct item *item_of(const struct plan_tree *t, int64_t id)
{
    for (size_t i = 0; i < t->n_item; i++)
        if (t->item[i].id == id)
            return &t->item[i];
    return NULL;
}

static void report_row_put(struct book *b, const struct report_row *r)
{
    const struct item *it = item_of(b->t, r->indicator_id);
    enum month_state state = MONTH_PLANNED;
    static const char packed[MONTH_STATES] = { 'p', 'r', 'x', 'v', '>' };

    if (it == NULL || !month_state_parse(r->state, &state))
        return;
    put(b, 0, it->ref);
    put(b, 1, it->text);
    put_number(b, 2, (double)r->month);
    put(b, 3, tr(b->c->lang, state_key(shown_state(packed[state]))));
    if (r->has_value)
        put_number(b, 4, r->value);
    put(b, 5, r->reporter);
    put_time(b, 6, r->reported_at);
    put(b, 7, r->verifier);
    put_time(b, 8, r->verified_at);
    put(b, 9, r->note);
    put(b, 10, r->obstacle);
    put(b, 11, r->next_step);
    put(b, 12, r->reason);
    b->row++;
}

static enum status report_sheet(struct book *b)
{
    static const struct column col[] = {
        { "print.col_ref", 10 },      { "print.col_indicator", 48 }, { "print.col_month", 8 },
        { "print.col_state", 14 },    { "print.col_value", 10 },     { "print.col_reporter", 20 },
        { "print.col_reported", 17 }, { "print.col_verifier", 20 },  { "print.col_verified", 17 },
        { "print.col_note", 40 },     { "print.col_obstacle", 30 },  { "print.col_next", 30 },
        { "print.col_reason", 30 },
    };
    struct report_row *rows = NULL;
    size_t n = 0;
    enum status s = print_reports(b->c, b->t->plan.unit_id, b->t->plan.id, 1, 12, &rows, &n);

    if (s != ST_OK)
        return s;
    b->sheet = workbook_add_worksheet(b->file, z(b, tr(b->c->lang, "print.sheet_reports")));
    heads(b, col, ARRAY_LEN(col));
    for (size_t i = 0; i < n; i++)
        report_row_put(b, &rows[i]);
    sheet_end(b, ARRAY_LEN(col), 1);
    return ST_OK;
}

/* ── The file ── */

static void formats(struct book *b)
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
    b->text = workbook_add_format(b->file);
    format_set_text_wrap(b->text);
    format_set_align(b->text, LXW_ALIGN_VERTICAL_TOP);
    b->date = workbook_add_format(b->file);
    format_set_num_format(b->date, "yyyy-mm-dd hh:mm");
    format_set_align(b->date, LXW_ALIGN_VERTICAL_TOP);
    b->number = workbook_add_format(b->file);
    format_set_align(b->number, LXW_ALIGN_VERTICAL_TOP);
    for (size_t i = 0; i < STATE_COUNT; i++) {
        b->state[i] = workbook_add_format(b->file);
        format_set_font_color(b->state[i], ink[i] == 0 ? LXW_COLOR_BLACK : ink[i]);
        format_set_align(b->state[i], LXW_ALIGN_VERTICAL_TOP);
    }
}

static enum status fill(struct book *b)
{
    int32_t day = day_today(b->c->now, (int)b->c->who.zone);
    char *title = str_z(b->c->arena, b->t->plan.title);
    char *author = str_z(b->c->arena, b->c->who.unit_name);
    lxw_doc_properties about = { .title = title, .author = author, .created = (time_t)day * 86400 };
    enum status s;

    (void)workbook_set_properties(b->file, &about);
    formats(b);
    s = plan_sheet(b);
    if (s != ST_OK)
        return s;
    matrix_sheet(b);
    return report_sheet(b);
}

static enum status read_back(struct ctx *c, const char *path, struct str *bytes)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    size_t at = 0;

    if (fd < 0 || fstat(fd, &st) != 0) {
        if (fd >= 0)
            close(fd);
        return fail(c, ST_FAULT, "%s: %s", path, strerror(errno));
    }
    char *p = arena_alloc(c->arena, (size_t)st.st_size + 1);
    for (ssize_t n; at < (size_t)st.st_size; at += (size_t)n) {
        n = read(fd, p + at, (size_t)st.st_size - at);
        if (n <= 0)
            break;
    }
    close(fd);
    if (at != (size_t)st.st_size)
        return fail(c, ST_FAULT, "%s: %s", path, strerror(errno));
    *bytes = (struct str){ p, at };
    return ST_OK;
}

enum status print_workbook(struct ctx *c, const struct plan_tree *t, const struct matrix_filter *f,
                           struct str *xlsx)
{
    struct str dir = str_printf(c->arena, STR_FMT "/tmp", STR_ARG(c->app->data_dir));
    char *path = str_z(c->arena, str_printf(c->arena, STR_FMT "/runut-%016llx.xlsx", STR_ARG(dir),
                                            (unsigned long long)random_u64()));
    lxw_workbook_options options = { .tmpdir = str_z(c->arena, dir) };
    struct book b = { .c = c, .t = t, .filter = f };
    enum status s;

    if (mkdir(options.tmpdir, 0700) != 0 && errno != EEXIST)
        return fail(c, ST_FAULT, "%s: %s", options.tmpdir, strerror(errno));
    b.file = workbook_new_opt(path, &options);
    if (b.file == NULL)
        return fail(c, ST_FAULT, "no memory for a workbook");
    s = fill(&b);
    lxw_error e = workbook_close(b.file); /* frees it, whatever it answers */
    if (s == ST_OK && e != LXW_NO_ERROR)
        s = fail(c, ST_FAULT, "%s: %s", path, lxw_strerror(e));
    if (s == ST_OK)
        s = read_back(c, path, xlsx);
    (void)unlink(path);
    return s;
}
