/*
 * import_check.c: from a table's cells to rows that make a plan, or to all that is wrong with them.
 *
 * A row names its whole chain of parents; the first row that names a parent defines it and every
 * later one must say the same. Rows of one parent stand together, because their order is the order
 * of the plan.
 */
#include "base/number.h"
#include "base/utf8.h"
#include "plan/import.h"

static const char *const column_names[COL_COUNT] = {
    [COL_REF] = "ref",
    [COL_AREA_NO] = "area_no",
    [COL_AREA] = "area",
    [COL_ACTIVITY_NO] = "activity_no",
    [COL_ACTIVITY] = "activity",
    [COL_SUB_NO] = "sub_no",
    [COL_SUB] = "sub_activity",
    [COL_SUB_DETAILS] = "sub_details",
    [COL_INDICATOR_NO] = "indicator_no",
    [COL_INDICATOR] = "indicator",
    [COL_INDICATOR_DETAILS] = "indicator_details",
    [COL_MARKS_SEEN] = "marks_seen",
    [COL_MONTHS] = "months",
    [COL_MONTHS_BASIS] = "months_basis",
    [COL_SOURCE_LINE] = "source_line",
    [COL_NOTE] = "note",
    [COL_TARGET] = "target",
    [COL_TARGET_TEXT] = "target_text",
    [COL_UOM] = "uom",
    [COL_DIRECTION] = "direction",
    [COL_PIC] = "pic",
    [COL_MEASURE] = "measure",
};

const struct table_limits import_limits = {
    .bytes = INT64_C(8) << 20, .rows = 5001, .columns = 64, .cell = 16384
};

/* What is known while rows are read. */
struct check {
    struct arena *arena;
    const struct table *table;
    struct import *im;
    int at[COL_COUNT]; /* position in the file, -1: the column is missing */
};

const char *plan_column_name(enum plan_column col)
{
    return column_names[col];
}

void import_error_add(struct import *im, size_t line, const char *column, const char *key,
                      struct str arg)
{
    if (im->n_error == IMPORT_ERRORS) {
        im->n_more++;
        return;
    }
    im->error[im->n_error++] = (struct import_error){ line, column, key, { utf8_prefix(arg, 60) } };
}

struct str import_error_text(struct arena *a, enum lang lang, const struct import_error *e)
{
    struct str what = tr_with(a, lang, e->key, e->arg, ARRAY_LEN(e->arg));
    struct str args[3] = { str_printf(a, "%zu", e->line), str_of(e->column), what };

    if (e->line == 0 && e->column == NULL)
        return what;
    if (e->line == 0)
        return tr_with(a, lang, "plan.import.at_column", args, 3);
    if (e->column == NULL)
        return tr_with(a, lang, "plan.import.at_line", args, 3);
    return tr_with(a, lang, "plan.import.at_line_column", args, 3);
}

/* The head: every needed column once, no other than those we know. */
static bool check_head(struct check *k)
{
    struct import *im = k->im;
    const struct table_row *head = &k->table->row[0];

    for (int col = 0; col < COL_COUNT; col++)
        k->at[col] = -1;
    for (size_t i = 0; i < head->n_cell; i++) {
        int col = name_index(column_names, COL_COUNT, head->cell[i]);

        if (col < 0) {
            import_error_add(im, head->line, NULL, "plan.import.column_unknown", head->cell[i]);
        } else if (k->at[col] >= 0) {
            import_error_add(im, head->line, column_names[col], "plan.import.column_doubled",
                             head->cell[i]);
        } else {
            k->at[col] = (int)i;
            im->form.column[im->form.n_column++] = col;
        }
    }
    for (int col = 0; col < COL_NEEDED; col++)
        if (k->at[col] < 0)
            import_error_add(im, head->line, column_names[col], "plan.import.column_missing",
                             str_of(column_names[col]));
    return im->n_error == 0;
}

static struct str cell(const struct check *k, const struct table_row *r, enum plan_column col)
{
    int at = k->at[col];

    return at >= 0 && (size_t)at < r->n_cell ? str_trim(r->cell[at]) : STR("");
}

static void wrong(struct check *k, const struct table_row *r, enum plan_column col, const char *key)
{
    import_error_add(k->im, r->line, column_names[col], key, cell(k, r, col));
}

/* Every cell: clean text of a bearable length, and not what a spreadsheet would run. */
static void check_cells(struct check *k, const struct table_row *r)
{
    /* Fewer are well: a spreadsheet leaves out empty cells at the end. */
    if (r->n_cell > k->table->row[0].n_cell)
        import_error_add(k->im, r->line, NULL, "plan.import.cell_count",
                         str_printf(k->arena, "%zu", r->n_cell));
    for (int col = 0; col < COL_COUNT; col++) {
        struct str s = cell(k, r, (enum plan_column)col);

        if (!utf8_text(s))
            wrong(k, r, (enum plan_column)col, "plan.import.not_text");
        else if (text_is_formula(s))
            wrong(k, r, (enum plan_column)col, "plan.import.formula");
        else if (utf8_length(s) > IMPORT_TEXT_MAX)
            wrong(k, r, (enum plan_column)col, "plan.import.too_long");
    }
}

static int number_cell(struct check *k, const struct table_row *r, enum plan_column col,
                       bool needed)
{
    struct str s = cell(k, r, col);
    int64_t v = 0;

    if (s.n == 0 && !needed)
        return 0;
    /* "01" would come back as "1" and be another file. */
    if (!int_parse_range(s, 1, 999, &v) || s.p[0] == '0')
        wrong(k, r, col, "plan.import.not_number");
    return (int)v;
}

static int64_t count_cell(struct check *k, const struct table_row *r, enum plan_column col)
{
    struct str s = cell(k, r, col);
    int64_t v = -1;

    if (s.n > 0 && (!int_parse_range(s, 0, 999999, &v) || (s.n > 1 && s.p[0] == '0')))
        wrong(k, r, col, "plan.import.not_count");
    return v;
}

static const enum plan_column no_col[4] = { COL_AREA_NO, COL_ACTIVITY_NO, COL_SUB_NO,
                                            COL_INDICATOR_NO };
static const enum plan_column text_col[4] = { COL_AREA, COL_ACTIVITY, COL_SUB, COL_INDICATOR };

/* Numbers, texts and ref; each must be there down to the sub-activity. */
static void check_place(struct check *k, const struct table_row *r, struct plan_row *row)
{
    size_t before = k->im->n_error + k->im->n_more;
    bool has_indicator = cell(k, r, COL_INDICATOR_NO).n > 0 || cell(k, r, COL_INDICATOR).n > 0;
    struct str ref;

    for (int l = 0; l < 4; l++) {
        bool needed = l < LEVEL_INDICATOR || has_indicator;

        row->text[l] = cell(k, r, text_col[l]);
        row->no[l] = number_cell(k, r, no_col[l], needed);
        if (needed && row->text[l].n == 0)
            wrong(k, r, text_col[l],
                  l < LEVEL_INDICATOR ? "plan.import.no_parent" : "plan.import.no_text");
    }
    if (!has_indicator && cell(k, r, COL_INDICATOR_DETAILS).n > 0)
        wrong(k, r, COL_INDICATOR_DETAILS, "plan.import.details_of_nothing");
    row->ref = cell(k, r, COL_REF);
    if (k->im->n_error + k->im->n_more > before)
        return;
    ref = str_printf(k->arena, row->no[3] > 0 ? "%d.%d.%d.%d" : "%d.%d.%d", row->no[0], row->no[1],
                     row->no[2], row->no[3]);
    if (!str_eq(ref, row->ref))
        import_error_add(k->im, r->line, column_names[COL_REF], "plan.import.ref_differs", ref);
}

/* The part of a list of months that cannot be read, in words. */
static void check_months(struct check *k, const struct table_row *r, struct plan_row *row)
{
    int basis = name_index(months_basis_names, MONTHS_BASES, cell(k, r, COL_MONTHS_BASIS));
    struct str bad = STR("");
    int64_t n = 0;

    row->months_plan = cell(k, r, COL_MONTHS);
    if (!months_parse(row->months_plan, row->planned, &bad)) {
        bool outside = int_parse(bad, &n) && (n < 1 || n > MONTHS);

        import_error_add(k->im, r->line, column_names[COL_MONTHS],
                         outside ? "plan.import.month_range" : "plan.import.months", bad);
    }
    if (basis < 0) {
        wrong(k, r, COL_MONTHS_BASIS, "plan.import.basis");
        return;
    }
    row->basis = (enum months_basis)basis;
    if (row->basis == BASIS_UNKNOWN && row->months_plan.n > 0)
        wrong(k, r, COL_MONTHS, "plan.import.months_unknown");
    if ((row->basis == BASIS_CERTAIN || row->basis == BASIS_INFERRED) && row->months_plan.n == 0)
        wrong(k, r, COL_MONTHS, "plan.import.months_missing");
}

static void check_tracking(struct check *k, const struct table_row *r, struct plan_row *row)
{
    struct str direction = cell(k, r, COL_DIRECTION);
    enum direction d = direction_by_name(direction);
    double v;

    row->target = cell(k, r, COL_TARGET);
    row->target_text = cell(k, r, COL_TARGET_TEXT);
    row->uom = cell(k, r, COL_UOM);
    row->pic = cell(k, r, COL_PIC);
    row->measure = cell(k, r, COL_MEASURE);
    if (row->target.n > 0 &&
        (!decimal_parse(row->target, &v) || !str_eq(decimal_plain(k->arena, v), row->target)))
        wrong(k, r, COL_TARGET, "plan.import.not_decimal");
    if (direction.n > 0 && !str_eq(direction, str_of(direction_name(d))))
        wrong(k, r, COL_DIRECTION, "plan.import.direction");
    row->direction = d;
    if (str_eq(direction, STR("done")))
        k->im->form.done_written = true;
    if (row->pic.n > 0 && (row->pic.p[0] < '0' || row->pic.p[0] > '9'))
        k->im->form.pic_by_name = true;
}

static bool same_level(const struct plan_row *a, const struct plan_row *b, int level)
{
    for (int l = 0; l <= level; l++)
        if (a->no[l] != b->no[l])
            return false;
    return true;
}

/* An earlier row with the same parent on that level, or NULL. */
static const struct plan_row *earlier(const struct import *im, const struct plan_row *row,
                                      int level)
{
    for (size_t i = 0; i < im->n_row; i++)
        if (same_level(&im->row[i], row, level))
            return &im->row[i];
    return NULL;
}

/* The row among those before it: no ref twice, parents told alike and standing together. */
static void check_neighbours(struct check *k, const struct table_row *r, const struct plan_row *row)
{
    const struct import *im = k->im;
    const struct plan_row *last = im->n_row > 0 ? &im->row[im->n_row - 1] : NULL;

    for (size_t i = 0; i < im->n_row; i++)
        if (str_eq(im->row[i].ref, row->ref)) {
            import_error_add(k->im, r->line, column_names[COL_REF], "plan.import.ref_doubled",
                             str_printf(k->arena, "%zu", im->row[i].line));
            return;
        }
    for (int l = 0; l < LEVEL_INDICATOR; l++) {
        const struct plan_row *other = earlier(im, row, l);

        if (other == NULL)
            return;
        if (!str_eq(other->text[l], row->text[l]))
            import_error_add(k->im, r->line, column_names[text_col[l]],
                             "plan.import.parent_differs",
                             str_printf(k->arena, "%zu", other->line));
        if (last != NULL && !same_level(last, row, l)) {
            wrong(k, r, COL_REF, "plan.import.scattered");
            return;
        }
        if (l == LEVEL_SUB && !str_eq(other->sub_details, row->sub_details))
            import_error_add(k->im, r->line, column_names[COL_SUB_DETAILS],
                             "plan.import.parent_differs",
                             str_printf(k->arena, "%zu", other->line));
        if (l == LEVEL_SUB && (other->no[3] == 0 || row->no[3] == 0))
            import_error_add(k->im, r->line, column_names[COL_INDICATOR_NO],
                             "plan.import.tracked_twice", str_printf(k->arena, "%zu", other->line));
    }
}

static void check_row(struct check *k, const struct table_row *r)
{
    struct import *im = k->im;
    struct plan_row row = { .line = r->line };
    size_t before = im->n_error + im->n_more;

    check_cells(k, r);
    check_place(k, r, &row);
    row.sub_details = cell(k, r, COL_SUB_DETAILS);
    row.details = cell(k, r, COL_INDICATOR_DETAILS);
    row.note = cell(k, r, COL_NOTE);
    row.marks_seen = count_cell(k, r, COL_MARKS_SEEN);
    row.source_line = count_cell(k, r, COL_SOURCE_LINE);
    check_months(k, r, &row);
    check_tracking(k, r, &row);
    if (im->n_error + im->n_more == before)
        check_neighbours(k, r, &row);
    /* A row whose number is right takes part in the comparison even when its months are wrong. */
    im->row[im->n_row++] = row;
}

static void count_levels(struct import *im)
{
    for (size_t i = 0; i < im->n_row; i++) {
        const struct plan_row *row = &im->row[i], *last = i > 0 ? row - 1 : NULL;

        im->areas += last == NULL || !same_level(last, row, LEVEL_AREA);
        im->activities += last == NULL || !same_level(last, row, LEVEL_ACTIVITY);
        im->subs += last == NULL || !same_level(last, row, LEVEL_SUB);
        im->indicators += row->no[3] > 0;
    }
}

enum status import_check(struct arena *a, const struct table *t, struct import *out)
{
    struct check k = { .arena = a, .table = t, .im = out };

    if (t->n_row == 0) {
        import_error_add(out, 0, NULL, "plan.import.no_head", STR(""));
        return ST_INVALID;
    }
    if (!check_head(&k))
        return ST_INVALID;
    if (t->n_row == 1) {
        import_error_add(out, 0, NULL, "plan.import.no_rows", STR(""));
        return ST_INVALID;
    }
    out->row = arena_array(a, t->n_row, sizeof(*out->row));
    for (size_t i = 1; i < t->n_row; i++)
        check_row(&k, &t->row[i]);
    if (out->n_error > 0)
        return ST_INVALID;
    count_levels(out);
    return ST_OK;
}
