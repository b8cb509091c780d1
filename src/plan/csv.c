/*
 * csv.c: how a plan's CSV file is written, and writing it.
 *
 * The plan remembers the line ends, the byte order mark, the habit of quoting and the columns of
 * the file that it came from (plan.csv_form), so that an export of an unchanged plan is that file.
 */
#include "plan/csv.h"

#include <inttypes.h>

#include "base/csv.h"
#include "base/number.h"

void csv_form_sniff(struct str bytes, struct csv_form *form)
{
    struct str rest = bytes, first;

    form->bom = str_starts(bytes, STR("\xEF\xBB\xBF"));
    if (form->bom)
        rest = str_sub(bytes, 3, bytes.n);
    form->quote_all = rest.n > 0 && rest.p[0] == '"';
    form->no_last_end = !str_ends(bytes, STR("\n"));
    first = str_cut(&rest, '\n');
    form->crlf = str_ends(first, STR("\r"));
}

struct str csv_form_text(struct arena *a, const struct csv_form *form)
{
    struct buf b;

    buf_init(&b, a);
    buf_printf(&b, "%s%s%s%s%s%s;", form->crlf ? "r" : "", form->bom ? "b" : "",
               form->quote_all ? "q" : "", form->no_last_end ? "n" : "",
               form->done_written ? "d" : "", form->pic_by_name ? "p" : "");
    for (int i = 0; i < form->n_column; i++) {
        if (i > 0)
            buf_add_char(&b, ',');
        buf_add(&b, str_of(plan_column_name((enum plan_column)form->column[i])));
    }
    return buf_str(&b);
}

struct csv_form csv_form_parse(struct str text)
{
    struct csv_form form = { 0 };
    struct str columns = text, flags = str_cut(&columns, ';');

    form.crlf = text.n == 0 || str_has(flags, STR("r"));
    form.bom = str_has(flags, STR("b"));
    form.quote_all = str_has(flags, STR("q"));
    form.no_last_end = str_has(flags, STR("n"));
    form.done_written = str_has(flags, STR("d"));
    form.pic_by_name = str_has(flags, STR("p"));
    while (columns.n > 0 && form.n_column < COL_COUNT) {
        struct str name = str_cut(&columns, ',');

        for (int col = 0; col < COL_COUNT; col++)
            if (str_eq(name, str_of(plan_column_name((enum plan_column)col))))
                form.column[form.n_column++] = col;
    }
    if (form.n_column == 0)
        while (form.n_column < COL_NEEDED) {
            form.column[form.n_column] = form.n_column;
            form.n_column++;
        }
    return form;
}

void csv_cell(struct buf *b, const struct csv_form *form, struct str s)
{
    bool quote = form->quote_all;

    for (size_t i = 0; i < s.n && !quote; i++)
        quote = s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
    if (quote)
        csv_quoted(b, s);
    else
        buf_add(b, s);
}

/* A column is added to the file's own when the plan has come to hold something for it. */
static bool column_used(const struct plan_tree *t, int col)
{
    for (size_t i = 0; i < t->n_item; i++) {
        const struct item *it = &t->item[i];

        if ((col == COL_TARGET && it->target.has && item_is_own(it, 't')) ||
            (col == COL_UOM && it->uom.n > 0 && item_is_own(it, 'u')) ||
            (col == COL_TARGET_TEXT && it->target_text.n > 0) ||
            (col == COL_DIRECTION && it->tracked && it->direction != DIRECTION_DONE &&
             item_is_own(it, 'd')) ||
            (col == COL_PIC && it->pic_id != 0) ||
            (col == COL_MEASURE && it->measure.n > 0 && item_is_own(it, 'm')))
            return true;
    }
    return false;
}

static void add_used_columns(struct csv_form *form, const struct plan_tree *t)
{
    for (int col = COL_NEEDED; col < COL_COUNT; col++) {
        bool there = false;

        for (int i = 0; i < form->n_column; i++)
            there = there || form->column[i] == col;
        if (!there && column_used(t, col))
            form->column[form->n_column++] = col;
    }
}

static struct str count_text(struct arena *a, int64_t v)
{
    return v < 0 ? STR("") : str_printf(a, "%" PRId64, v);
}

/* Number or text of the item's chain on a level; an area is level 0. */
static const struct item *chain(const struct plan_tree *t, const struct item *it,
                                enum item_level level)
{
    while (it->level > level)
        it = &t->item[it->parent];
    return it->level == level ? it : NULL;
}

static struct str last_part(struct str ref)
{
    for (size_t i = ref.n; i > 0; i--)
        if (ref.p[i - 1] == '.')
            return str_sub(ref, i, ref.n);
    return ref;
}

static struct str place_text(const struct plan_tree *t, const struct item *it, int col)
{
    static const struct {
        unsigned char level;
        char what; /* number, text, details */
    } of[COL_MARKS_SEEN] = {
        [COL_AREA_NO] = { LEVEL_AREA, 'n' },
        [COL_AREA] = { LEVEL_AREA, 't' },
        [COL_ACTIVITY_NO] = { LEVEL_ACTIVITY, 'n' },
        [COL_ACTIVITY] = { LEVEL_ACTIVITY, 't' },
        [COL_SUB_NO] = { LEVEL_SUB, 'n' },
        [COL_SUB] = { LEVEL_SUB, 't' },
        [COL_SUB_DETAILS] = { LEVEL_SUB, 'd' },
        [COL_INDICATOR_NO] = { LEVEL_INDICATOR, 'n' },
        [COL_INDICATOR] = { LEVEL_INDICATOR, 't' },
        [COL_INDICATOR_DETAILS] = { LEVEL_INDICATOR, 'd' },
    };
    const struct item *at = chain(t, it, (enum item_level)of[col].level);

    if (at == NULL)
        return STR("");
    return of[col].what == 'n' ? last_part(at->ref) : of[col].what == 't' ? at->text : at->details;
}

static struct str direction_text(const struct item *it, const struct csv_form *form)
{
    enum direction d = item_is_own(it, 'd') ? it->direction : DIRECTION_DONE;

    return d == DIRECTION_DONE && !form->done_written ? STR("") : str_of(direction_name(d));
}

static struct str column_text(struct arena *a, const struct plan_tree *t, const struct item *it,
                              const struct csv_form *form, enum plan_column col)
{
    switch ((int)col) {
    case COL_REF:
        return it->ref;
    case COL_MARKS_SEEN:
        return count_text(a, it->marks_seen);
    case COL_SOURCE_LINE:
        return count_text(a, it->source_line);
    case COL_NOTE:
        return it->note;
    case COL_MONTHS:
        return it->months_plan;
    case COL_MONTHS_BASIS:
        return str_of(months_basis_names[it->basis]);
    case COL_TARGET:
        return it->target.has && item_is_own(it, 't') ? decimal_plain(a, it->target.v) : STR("");
    case COL_TARGET_TEXT:
        return it->target_text;
    case COL_UOM:
        return item_is_own(it, 'u') ? it->uom : STR("");
    case COL_DIRECTION:
        return direction_text(it, form);
    case COL_PIC:
        return it->pic_nip.n > 0 && !form->pic_by_name ? it->pic_nip : it->pic_name;
    case COL_MEASURE:
        return item_is_own(it, 'm') ? it->measure : STR("");
    default:
        return place_text(t, it, col);
    }
}

static struct str write(struct arena *a, const struct plan_tree *t, struct csv_form form)
{
    struct str end = form.crlf ? STR("\r\n") : STR("\n");
    struct buf b;

    buf_init(&b, a);
    if (form.bom)
        buf_add(&b, STR("\xEF\xBB\xBF"));
    for (int i = 0; i < form.n_column; i++) {
        if (i > 0)
            buf_add_char(&b, ',');
        csv_cell(&b, &form, str_of(plan_column_name((enum plan_column)form.column[i])));
    }
    for (size_t i = 0; i < t->n_item; i++) {
        if (!t->item[i].tracked)
            continue;
        buf_add(&b, end);
        for (int col = 0; col < form.n_column; col++) {
            if (col > 0)
                buf_add_char(&b, ',');
            csv_cell(&b, &form,
                     column_text(a, t, &t->item[i], &form, (enum plan_column)form.column[col]));
        }
    }
    if (!form.no_last_end)
        buf_add(&b, end);
    return buf_str(&b);
}

struct str plan_csv(struct arena *a, const struct plan_tree *t)
{
    struct csv_form form = csv_form_parse(t->plan.csv_form);

    add_used_columns(&form, t);
    return write(a, t, form);
}

struct str plan_csv_whole(struct arena *a, const struct plan_tree *t)
{
    struct csv_form form = { .done_written = true };

    while (form.n_column < COL_COUNT) {
        form.column[form.n_column] = form.n_column;
        form.n_column++;
    }
    return write(a, t, form);
}
