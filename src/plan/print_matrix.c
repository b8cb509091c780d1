/*
 * print_matrix.c: the whole plan on F4 paper, with the columns of the decree's appendix: area,
 * activity, sub-activity, indicator, twelve months, remarks.
 */
#include "base/buf.h"
#include "base/number.h"
#include "core/time_show.h"
#include "html/part.h"
#include "plan/matrix.h"
#include "plan/print.h"

enum { AREA, ACTIVITY, SUB, INDICATOR, FIRST_MONTH, REMARKS = FIRST_MONTH + MONTHS, COLUMNS };

struct appendix {
    struct ctx *c;
    const struct plan_tree *t;
    const struct matrix_filter *filter;
    struct paper paper;
    struct pdf_col col[COLUMNS];
    struct pdf_cell *cell;
    size_t n_row;
    struct str state, filtered, title[2];
};

static void columns(struct appendix *m)
{
    static const struct {
        const char *key;
        double width;
    } named[] = {
        [AREA] = { "print.col_area", 20 },       [ACTIVITY] = { "print.col_activity", 29 },
        [SUB] = { "print.col_sub", 52 },         [INDICATOR] = { "print.col_indicator", 58 },
        [REMARKS] = { "print.col_remarks", 30 },
    };

    for (size_t i = 0; i < COLUMNS; i++) {
        bool month = i >= FIRST_MONTH && i < REMARKS;
        int number = (int)i - FIRST_MONTH;

        if (month)
            m->col[i] = (struct pdf_col){
                .head = str_sub(month_short(m->c->lang, number + 1), 0, 1),
                .width = 6.6,
                .align = PDF_CENTRE,
                .rule = number % 3 == 0,
            };
        else
            m->col[i] = (struct pdf_col){ .head = tr(m->c->lang, named[i].key),
                                          .width = named[i].width,
                                          .merge = i < INDICATOR,
                                          .rule = i == REMARKS };
    }
}

/* ── Rows ── */

static struct str numbered(struct appendix *m, const struct item *it)
{
    struct str number = print_number(it);

    return str_printf(m->c->arena, STR_FMT ". " STR_FMT, STR_ARG(number), STR_ARG(it->text));
}

static struct str remarks(struct appendix *m, const struct item *it)
{
    struct arena *a = m->c->arena;
    bool id = m->c->lang == LANG_ID;
    struct buf b;

    buf_init(&b, a);
    buf_add(&b, it->ref);
    if (it->target.has) {
        struct str target = measure_show(a, it->target.v, it->uom, id);
        buf_printf(&b, " · " STR_FMT,
                   STR_ARG(tr_with(a, m->c->lang, "print.target_is", &target, 1)));
    } else if (it->target_text.n > 0) {
        buf_printf(&b, " · " STR_FMT,
                   STR_ARG(tr_with(a, m->c->lang, "print.target_is", &it->target_text, 1)));
    }
    if (it->achievement.has) {
        struct str done = decimal_show(a, it->achievement.v, 1, id);
        buf_printf(&b, " · " STR_FMT,
                   STR_ARG(tr_with(a, m->c->lang, "print.achievement_is", &done, 1)));
    }
    if (str_has(it->months, STR("?")) || str_has(it->months, STR("i")))
        buf_printf(&b, " · " STR_FMT, STR_ARG(tr(m->c->lang, "print.months_open")));
    return buf_str(&b);
}

static const struct item *above(const struct appendix *m, const struct item *it,
                                enum item_level level)
{
    while (it->level > level)
        it = &m->t->item[it->parent];
    return it;
}

static void months(struct appendix *m, const struct item *it, struct pdf_cell *row)
{
    int today = today_month(m->c);
    bool unknown = it->basis == BASIS_UNKNOWN;

    for (int i = 0; i < MONTHS; i++) {
        struct pdf_cell *cell = &row[FIRST_MONTH + i];

        cell->tint = unknown;
        if (!unknown)
            cell->mark = print_mark(it->months.p[i], m->t->plan.year, i + 1, today);
    }
}

/* `before` is the tracked item of the row above, NULL for the first. */
static void row(struct appendix *m, const struct item *it, const struct item *before,
                struct pdf_cell *cell)
{
    static const enum item_level levels[] = { LEVEL_AREA, LEVEL_ACTIVITY, LEVEL_SUB };
    struct arena *a = m->c->arena;

    for (size_t i = AREA; i <= SUB; i++) {
        const struct item *up = above(m, it, levels[i]);

        cell[i] = (struct pdf_cell){
            .text = numbered(m, up),
            .sub = print_lines(a, up->details),
            .strong = i == AREA,
            .same = before != NULL && above(m, before, levels[i]) == up,
        };
    }
    if (it->level == LEVEL_INDICATOR) {
        cell[INDICATOR].text = numbered(m, it);
        cell[INDICATOR].sub = print_lines(a, it->details);
    } else {
        cell[INDICATOR].sub = tr(m->c->lang, "print.no_indicator");
    }
    months(m, it, cell);
    cell[REMARKS].text = it->pic_name;
    cell[REMARKS].sub = remarks(m, it);
}

static void rows(struct appendix *m)
{
    const struct item *before = NULL;

    m->cell = arena_array(m->c->arena, (size_t)m->t->tracked * COLUMNS + 1, sizeof *m->cell);
    for (size_t i = 0; i < m->t->n_item; i++) {
        const struct item *it = &m->t->item[i];

        if (!it->tracked || (m->filter != NULL &&
                             !matrix_matches(m->filter, it, m->t->plan.year, today_month(m->c))))
            continue;
        row(m, it, before, &m->cell[m->n_row++ * COLUMNS]);
        before = it;
    }
}

/* ── The paper ── */

static struct str state_words(struct appendix *m)
{
    struct arena *a = m->c->arena;
    bool id = m->c->lang == LANG_ID;
    struct plan_figures f = { 0 };
    int today = today_month(m->c);

    for (size_t i = 0; i < m->t->n_item; i++)
        figures_add(&f, &m->t->item[i], m->t->plan.year, today);
    struct str args[] = {
        date_long(a, m->c->lang, day_today(m->c->now, (int)m->c->who.zone)),
        int_show(a, f.indicators, id),
        int_show(a, f.months.planned, id),
        int_show(a, f.months.reported, id),
        int_show(a, f.months.verified, id),
        int_show(a, f.months.late, id),
        int_show(a, f.months.confirm, id),
    };
    return tr_with(a, m->c->lang, "print.matrix_state", args, ARRAY_LEN(args));
}

static struct str filter_words(struct appendix *m)
{
    bool id = m->c->lang == LANG_ID;
    struct str args[] = { int_show(m->c->arena, (int64_t)m->n_row, id),
                          int_show(m->c->arena, m->t->tracked, id) };

    return tr_with(m->c->arena, m->c->lang, "print.matrix_filter", args, 2);
}

static void draw(struct pdf *p, const void *with)
{
    const struct appendix *m = with;
    size_t lines = m->title[1].n > 0 ? 2 : 1;

    pdf_letterhead(p, &m->paper.letterhead);
    pdf_title(p, m->title, lines);
    pdf_text(p, PDF_SMALL, m->state);
    if (m->filtered.n > 0)
        pdf_text(p, PDF_STRONG, m->filtered);
    print_legend(p, m->c->lang);
    pdf_table(p, &(struct pdf_table){ .col = m->col,
                                      .n_col = COLUMNS,
                                      .cell = m->cell,
                                      .n_row = m->n_row,
                                      .boxed = true,
                                      .small = true });
    pdf_signatures(p, &m->paper.signer, 1);
    pdf_seal(p, &m->paper.seal);
}

enum status print_matrix(struct ctx *c, const struct plan_tree *t, const struct matrix_filter *f,
                         struct str *pdf)
{
    struct appendix m = { .c = c, .t = t, .filter = f };
    enum status s = paper_of(c, &m.paper);

    if (s != ST_OK)
        return s;
    columns(&m);
    rows(&m);
    m.state = state_words(&m);
    if (m.n_row < (size_t)t->tracked)
        m.filtered = filter_words(&m);
    m.title[0] = paper_upper(c->arena, t->plan.title);
    if (t->plan.decree.n > 0)
        m.title[1] = tr_with(c->arena, c->lang, "print.appendix", &t->plan.decree, 1);
    m.paper.options.paper = PDF_F4;
    m.paper.options.landscape = true;
    m.paper.options.title = t->plan.title;
    s = pdf_make(c->arena, &m.paper.options, draw, &m, pdf);
    return s == ST_OK ? s : fail(c, s, "the matrix could not be drawn");
}
