/*
 * paper.c: records as rows on paper: the list as it is on screen, and the official register of a
 * period in the columns of its definition, numbered, signed, "nihil" where nothing happened.
 */
#include "register/paper.h"

#include "base/number.h"
#include "core/time_show.h"
#include "register/walk.h"

#define COLUMNS_MAX 22 /* of a table on paper, with the numbers before it */

struct rows_paper {
    struct ctx *c;
    struct paper paper;
    struct str title[2];
    size_t n_title;
    struct str note;  /* under the title: what the list is narrowed to */
    struct str about; /* quiet: how many */
    struct reg_shown *shown;
    struct pdf_col col[COLUMNS_MAX];
    size_t n_col, n_row, cap;
    struct pdf_cell *cell;
    bool sign, boxed;
};

/* ── Rows ── */

static void columns(struct rows_paper *p, struct reg_shown *shown, size_t n)
{
    struct ctx *c = p->c;

    p->shown = shown;
    p->col[0] = (struct pdf_col){ .head = tr(c->lang, "register.paper.no"),
                                  .width = 5,
                                  .align = PDF_RIGHT };
    p->n_col = 1;
    for (size_t i = 0; i < n && p->n_col < COLUMNS_MAX; i++)
        p->col[p->n_col++] =
            (struct pdf_col){ .head = reg_shown_head(c, &shown[i]),
                              .width = reg_shown_width(&shown[i]),
                              .align = reg_shown_is_number(&shown[i]) ? PDF_RIGHT : PDF_LEFT };
}

static struct pdf_cell *next_row(struct rows_paper *p, struct arena *a)
{
    if (p->n_row == p->cap) {
        size_t cap = p->cap * 2 + 64;
        struct pdf_cell *more = arena_array(a, cap * p->n_col, sizeof *more);

        if (p->n_row > 0)
            memcpy(more, p->cell, p->n_row * p->n_col * sizeof *more);
        p->cell = more;
        p->cap = cap;
    }
    return &p->cell[p->n_row++ * p->n_col];
}

static enum status add_record(struct ctx *c, const struct record *r, const struct walk *w)
{
    struct rows_paper *p = w->with;
    struct pdf_cell *cell = next_row(p, w->keep);

    cell[0].text = int_show(w->keep, (int64_t)p->n_row, c->lang == LANG_ID);
    for (size_t i = 1; i < p->n_col; i++)
        cell[i].text = str_copy(w->keep, reg_shown_cell(c, r, &p->shown[i - 1]).text);
    return ST_OK;
}

/* Only what is printed is read. */
static void read_columns(struct rows_paper *p, struct reg_list_query *q, size_t n)
{
    q->column = arena_array(p->c->arena, n + 1, sizeof(const struct reg_field *));
    for (size_t i = 0; i < n; i++) {
        if (p->shown[i].field != NULL)
            q->column[q->n_column++] = p->shown[i].field;
    }
}

static enum status gather(struct rows_paper *p, const struct reg_list_query *q)
{
    struct ctx *c = p->c;
    struct str most = int_show(c->arena, PAPER_ROWS_MAX, c->lang == LANG_ID);
    bool cut = false;
    enum status s = reg_list_each(c, q, PAPER_ROWS_MAX, add_record, p, &cut);

    if (s == ST_OK && cut)
        return refuse_with(c, ST_INVALID, "register.paper.too_long", most, STR(""));
    return s;
}

/* ── Drawing ── */

static void draw(struct pdf *pdf, const void *with)
{
    const struct rows_paper *p = with;

    pdf_letterhead(pdf, &p->paper.letterhead);
    pdf_title(pdf, p->title, p->n_title);
    if (p->note.n > 0)
        pdf_text(pdf, PDF_STRONG, p->note);
    if (p->about.n > 0)
        pdf_text(pdf, PDF_SMALL, p->about);
    pdf_table(pdf, &(struct pdf_table){ .col = p->col,
                                        .n_col = p->n_col,
                                        .cell = p->cell,
                                        .n_row = p->n_row,
                                        .boxed = p->boxed,
                                        .small = p->n_col > 6 });
    if (p->sign)
        pdf_signatures(pdf, &p->paper.signer, 1);
    pdf_seal(pdf, &p->paper.seal);
}

static enum status make(struct rows_paper *p, struct str *pdf)
{
    enum status s;

    p->paper.options.title = p->title[0];
    s = pdf_make(p->c->arena, &p->paper.options, draw, p, pdf);
    return s == ST_OK ? s : fail(p->c, s, "the paper could not be drawn");
}

/* ── The list ── */

static struct str rows_word(struct ctx *c, size_t n)
{
    struct str arg = int_show(c->arena, (int64_t)n, c->lang == LANG_ID);

    return tr_with(c->arena, c->lang, "register.paper.rows", &arg, 1);
}

enum status reg_paper_list(struct ctx *c, const struct reg_list_query *q, struct str *pdf)
{
    struct rows_paper *p = arena_new(c->arena, struct rows_paper);
    size_t n = 0;
    struct reg_shown *shown = reg_list_shown(c, q, &n);
    enum status s;

    p->c = c;
    s = paper_of(c, &p->paper);
    if (s != ST_OK)
        return s;
    columns(p, shown, n);
    s = gather(p, q);
    if (s != ST_OK)
        return s;
    p->title[p->n_title++] = paper_upper(c->arena, words_show(c, &q->def->title));
    p->note = reg_list_words(c, q);
    p->about = rows_word(c, p->n_row);
    p->paper.options.landscape = true;
    return make(p, pdf);
}

/* ── The official register ── */

static void nihil(struct rows_paper *p)
{
    struct pdf_cell *cell = next_row(p, p->c->arena);

    cell[0].text = STR("–");
    cell[p->n_col > 1 ? 1 : 0] =
        (struct pdf_cell){ .text = tr(p->c->lang, "register.paper.nihil"), .strong = true };
}

enum status reg_paper_official(struct ctx *c, const struct reg_def *def, struct reg_period period,
                               struct str *pdf)
{
    struct rows_paper *p = arena_new(c->arena, struct rows_paper);
    struct str when = reg_period_show(c, period), name = words_show(c, &def->print.title);
    struct reg_list_query q = {
        .def = def,
        .state = -1,
        .from = date_iso(c->arena, period.from),
        .until = date_iso(c->arena, period.until),
        .order = def->on,
        .ordered = true,
    };
    size_t n = 0;
    struct reg_shown *shown = reg_print_shown(c, def, &n);
    enum status s;

    *p = (struct rows_paper){ .c = c, .sign = def->print.sign, .boxed = true };
    s = paper_of(c, &p->paper);
    if (s != ST_OK)
        return s;
    columns(p, shown, n);
    read_columns(p, &q, n);
    s = gather(p, &q);
    if (s != ST_OK)
        return s;
    if (p->n_row == 0)
        nihil(p);
    else
        p->about = rows_word(c, p->n_row);
    if (name.n == 0)
        name = words_show(c, &def->title);
    p->title[0] = paper_upper(c->arena, name);
    p->title[1] =
        paper_upper(c->arena, tr_with(c->arena, c->lang, "register.paper.period", &when, 1));
    p->n_title = 2;
    p->paper.options.paper = str_eq(def->print.paper, STR("F4")) ? PDF_F4 : PDF_A4;
    p->paper.options.landscape = def->print.landscape;
    return make(p, pdf);
}
