/*
 * print_workbook.c: the plan as XLSX, three sheets:
 *   Rencana   the columns of the plan's CSV, so that the import takes the file back; the first
 *             sheet, because that is the one an import reads
 *   Matriks   what the matrix shows on screen; the sheet that opens
 *   Laporan   every report, with real dates and numbers
 */
#include "base/number.h"
#include "core/time_show.h"
#include "document/table.h"
#include "document/workbook.h"
#include "html/part.h"
#include "plan/csv.h"
#include "plan/matrix.h"
#include "plan/print.h"
#include "plan/print_queries.h"

struct book {
    struct ctx *c;
    const struct plan_tree *t;
    const struct matrix_filter *filter;
    struct workbook *to;
};

struct column {
    const char *key;
    double width;
};

static void sheet(struct book *b, const char *name, const struct column *col, size_t n,
                  size_t frozen)
{
    struct book_column *shown = arena_array(b->c->arena, n, sizeof *shown);

    for (size_t i = 0; i < n; i++)
        shown[i] = (struct book_column){ tr(b->c->lang, col[i].key), col[i].width };
    book_sheet(b->to, tr(b->c->lang, name), shown, n, frozen);
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

static void plan_cell(struct book *b, struct str head, size_t col, struct str s)
{
    int64_t n;

    if (is_number_column(head) && int_parse(s, &n))
        book_number(b->to, col, (double)n, false);
    else
        book_text(b->to, col, s);
}

static enum status plan_sheet(struct book *b)
{
    struct table table = { 0 };
    struct table_fault fault = { 0 };
    enum status s =
        table_parse_csv(b->c->arena, plan_csv(b->c->arena, b->t), &import_limits, &table, &fault);

    if (s != ST_OK)
        return fail(b->c, ST_FAULT, "our own CSV cannot be read: %s", fault.key);

    size_t n = table.row[0].n_cell;
    struct book_column *col = arena_array(b->c->arena, n, sizeof *col);

    for (size_t i = 0; i < n; i++)
        col[i] = (struct book_column){ table.row[0].cell[i], 16 };
    book_sheet(b->to, tr(b->c->lang, "print.sheet_plan"), col, n, 1);
    for (size_t r = 1; r < table.n_row; r++) {
        for (size_t i = 0; i < table.row[r].n_cell && i < n; i++)
            plan_cell(b, table.row[0].cell[i], i, table.row[r].cell[i]);
        book_next_row(b->to);
    }
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

    book_text(b->to, M_REF, it->ref);
    for (int level = (int)it->level; level >= LEVEL_AREA; level--, up = &b->t->item[up->parent])
        book_text(b->to, (size_t)(M_AREA + level), up->text);
    book_text(b->to, M_PIC, it->pic_name);
    for (int m = 0; m < MONTHS; m++) {
        char shown = month_shown(it->months.p[m], b->t->plan.year, m + 1, today);
        enum part_state s = shown_state(shown);

        late += shown == 'l';
        if (s != STATE_NONE)
            book_state(b->to, (size_t)(M_MONTH + m), tr(b->c->lang, state_key(s)), s);
    }
    if (it->target.has)
        book_number(b->to, M_TARGET, it->target.v, false);
    else
        book_text(b->to, M_TARGET, it->target_text);
    if (it->achievement.has)
        book_number(b->to, M_ACHIEVEMENT, it->achievement.v, false);
    book_number(b->to, M_LATE, late, false);
    book_next_row(b->to);
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
    sheet(b, "print.sheet_matrix", col, M_COLUMNS, M_AREA);
    for (size_t i = 0; i < b->t->n_item; i++)
        if (b->t->item[i].tracked &&
            (b->filter == NULL ||
             matrix_matches(b->filter, &b->t->item[i], b->t->plan.year, today_month(b->c))))
            matrix_row(b, &b->t->item[i]);
    book_activate(b->to);
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
    book_text(b->to, 0, it->ref);
    book_text(b->to, 1, it->text);
    book_number(b->to, 2, (double)r->month, false);
    book_text(b->to, 3, tr(b->c->lang, state_key(shown_state(packed[state]))));
    if (r->has_value)
        book_number(b->to, 4, r->value, false);
    book_text(b->to, 5, r->reporter);
    book_time(b->to, 6, r->reported_at);
    book_text(b->to, 7, r->verifier);
    book_time(b->to, 8, r->verified_at);
    book_text(b->to, 9, r->note);
    book_text(b->to, 10, r->obstacle);
    book_text(b->to, 11, r->next_step);
    book_text(b->to, 12, r->reason);
    book_next_row(b->to);
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
    sheet(b, "print.sheet_reports", col, ARRAY_LEN(col), 1);
    for (size_t i = 0; i < n; i++)
        report_row_put(b, &rows[i]);
    return ST_OK;
}

/* ── The file ── */

static enum status fill(struct book *b)
{
    enum status s = plan_sheet(b);

    if (s != ST_OK)
        return s;
    matrix_sheet(b);
    return report_sheet(b);
}

enum status print_workbook(struct ctx *c, const struct plan_tree *t, const struct matrix_filter *f,
                           struct str *xlsx)
{
    CLEANUP(book_drop) struct workbook *to = NULL;
    struct book b = { .c = c, .t = t, .filter = f };
    enum status s = book_open(c, t->plan.title, &to);

    b.to = to;
    if (s == ST_OK)
        s = fill(&b);
    return s == ST_OK ? book_bytes(to, xlsx) : s;
}
