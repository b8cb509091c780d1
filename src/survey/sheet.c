/* sheet.c: the processing table as XLSX; sheet.h says how it looks. */
#include "survey/sheet.h"

#include "document/workbook.h"
#include "survey/pages.h"
#include "survey/result_fill.h"

#define FIRST 3 /* columns before the questions: number, day, service */

static struct str service_name(const struct period *p, int ord)
{
    for (size_t i = 0; i < p->n_service; i++)
        if (p->service[i].ord == ord)
            return p->service[i].name;
    return STR("");
}

static void put_heads(struct ctx *c, struct workbook *b, const struct period *p)
{
    const struct survey_def *def = p->def;
    size_t n = FIRST + def->n_question + def->n_profile;
    struct book_column *col = arena_array(c->arena, n, sizeof(*col));

    col[0] = (struct book_column){ tr(c->lang, "survey.sheet_no"), 24 };
    col[1] = (struct book_column){ tr(c->lang, "survey.sheet_day"), 12 };
    col[2] = (struct book_column){ tr(c->lang, "survey.service"), 28 };
    for (size_t i = 0; i < def->n_question; i++) {
        int e = def->question[i].element;

        col[FIRST + i] =
            (struct book_column){ e >= 0 ? def->element[e].code : def->question[i].name, 9 };
    }
    for (size_t i = 0; i < def->n_profile; i++)
        col[FIRST + def->n_question + i] =
            (struct book_column){ words_show(c, &def->profile[i].label), 18 };
    book_sheet(b, tr(c->lang, "survey.sheet"), col, n, FIRST);
}

static void put_respondent(struct ctx *c, struct workbook *b, const struct period *p,
                           const struct survey_row *r, size_t number)
{
    const struct survey_def *def = p->def;
    int32_t day = 0;

    book_next_row(b);
    book_number(b, 0, (double)number, false);
    if (date_parse(r->day, &day))
        book_date(b, 1, day);
    book_text(b, 2, service_name(p, r->service));
    for (size_t i = 0; i < def->n_question && i < r->score.n; i++)
        if (r->score.p[i] != '-')
            book_number(b, FIRST + i, r->score.p[i] - '0', false);
    for (size_t i = 0; i < def->n_profile; i++) {
        int at = survey_option(&def->profile[i], survey_profile_word(r->profile, i));

        if (at >= 0)
            book_text(b, FIRST + def->n_question + i,
                      words_show(c, &def->profile[i].option[at].label));
    }
}

enum line { LINE_SUM, LINE_FILLED, LINE_MEAN, LINE_WEIGHTED, LINES };

static double value_of(const struct survey_element_result *e, enum line line)
{
    switch (line) {
    case LINE_SUM:
        return (double)e->sum;
    case LINE_FILLED:
        return (double)e->n;
    case LINE_MEAN:
        return e->mean;
    case LINE_WEIGHTED:
        return e->weighted;
    case LINES:
    default:
        return 0;
    }
}

/* Each element once, at its first question. */
static void put_sums(struct ctx *c, struct workbook *b, const struct period *p,
                     const struct survey_result *r)
{
    static const char *const name[LINES] = { "survey.sheet_sum", "survey.sheet_filled",
                                             "survey.sheet_mean", "survey.sheet_weighted" };

    for (int line = LINE_SUM; line < LINES; line++) {
        int last = -1;

        book_next_row(b);
        book_text(b, 0, tr(c->lang, name[line]));
        for (size_t i = 0; i < p->def->n_question; i++) {
            int e = p->def->question[i].element;

            if (e > last)
                book_number(b, FIRST + i, value_of(&r->element[e], (enum line)line), false);
            last = e > last ? e : last;
        }
    }
    book_next_row(b);
    book_text(b, 0, tr(c->lang, "survey.sheet_total"));
    book_number(b, FIRST, r->sum, false);
    book_next_row(b);
    book_text(b, 0, tr(c->lang, p->def->kind == SURVEY_SKM ? "survey.index_skm" : "survey.index"));
    book_number(b, FIRST, r->index, false);
    if (r->grade != NULL)
        book_text(b, FIRST + 1, r->grade->grade);
}

static void put_legend(struct ctx *c, struct workbook *b, const struct survey_def *def)
{
    book_next_row(b);
    for (size_t i = 0; i < def->n_element; i++) {
        book_next_row(b);
        book_text(b, 0, def->element[i].code);
        book_text(b, 2, words_show(c, &def->element[i].label));
    }
}

static enum status put_comments(struct ctx *c, struct workbook *b, const struct period *p)
{
    const struct book_column col[] = { { tr(c->lang, "survey.comment"), 100 } };
    struct survey_comment *all = NULL;
    size_t n = 0;
    enum status s = comment_list(c, c->who.unit_id, p->row.id, STR("shown"), &all, &n);

    book_sheet(b, tr(c->lang, "survey.comments"), col, 1, 0);
    for (size_t i = 0; i < n; i++) {
        book_next_row(b);
        book_text(b, 0, all[i].body);
    }
    return s;
}

enum status survey_sheet(struct ctx *c, const struct period *p, struct str *bytes)
{
    CLEANUP(book_drop) struct workbook *b = NULL;
    struct shown_result *r = arena_new(c->arena, struct shown_result);
    enum status s = result_load(c, p, false, r);

    if (s == ST_OK)
        s = book_open(c, period_title(c, p), &b);
    if (s != ST_OK)
        return s;
    put_heads(c, b, p);
    for (size_t i = 0; i < r->n_row; i++)
        put_respondent(c, b, p, &r->row[i], i + 1);
    if (r->all.has)
        put_sums(c, b, p, &r->all);
    put_legend(c, b, p->def);
    s = put_comments(c, b, p);
    if (s == ST_OK) {
        struct workbook *whole = b;

        b = NULL;
        s = book_bytes(whole, bytes);
    }
    return s;
}
