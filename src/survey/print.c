/* print.c: posters and slips; the report stands in print_report.c. */
#include "survey/print.h"

#include "base/number.h"
#include "core/paper.h"
#include "survey/code.h"
#include "survey/pages.h"
#include "survey/result_fill.h"

#define QR_SIDE 255.0 /* points: 9 cm, read from two metres */

struct poster {
    struct ctx *c;
    const struct period *p;
    struct paper paper;
    struct str url, title;
    struct shown_result *result;
    struct str *code;
    size_t n_code;
};

static enum status begin(struct ctx *c, const struct period *p, struct poster *w)
{
    enum status s = paper_of(c, &w->paper);

    w->c = c;
    w->p = p;
    w->title = words_show(c, &p->def->title);
    w->url = paper_url(c, str_printf(c->arena, "/survei/" STR_FMT, STR_ARG(p->row.survey)));
    w->paper.options.title = period_title(c, p);
    return s;
}

static enum status make(struct poster *w, void (*draw)(struct pdf *p, const void *with),
                        struct str *pdf)
{
    enum status s = pdf_make(w->c->arena, &w->paper.options, draw, w, pdf);

    return s == ST_OK ? s : fail(w->c, s, "the paper of a survey could not be drawn");
}

static struct str text(const struct poster *w, const char *key)
{
    return tr(w->c->lang, key);
}

/* ── the invitation ── */

static void draw_invitation(struct pdf *p, const void *with)
{
    const struct poster *w = with;

    pdf_letterhead(p, &w->paper.letterhead);
    pdf_space(p, 24);
    pdf_big(p, 34, words_show(w->c, &w->p->def->ask));
    pdf_space(p, 8);
    pdf_big(p, 15, words_show(w->c, &w->p->def->lead));
    pdf_space(p, 24);
    pdf_code(p, w->url, QR_SIDE);
    pdf_space(p, 16);
    pdf_big(p, 16, text(w, "survey.poster_scan"));
    pdf_big(p, 13, w->url);
    pdf_space(p, 20);
    pdf_big(p, 12, period_title(w->c, w->p));
    pdf_big(p, 11, text(w, w->p->row.open_link != 0 ? "survey.poster_open" : "survey.poster_code"));
}

enum status print_invitation(struct ctx *c, const struct period *p, struct str *pdf)
{
    struct poster *w = arena_new(c->arena, struct poster);
    enum status s = begin(c, p, w);

    return s == ST_OK ? make(w, draw_invitation, pdf) : s;
}

/* ── slips ── */

static void draw_slips(struct pdf *p, const void *with)
{
    const struct poster *w = with;

    for (size_t i = 0; i < w->n_code; i++) {
        struct str shown = code_show(w->c->arena, w->code[i]);
        const struct str line[] = {
            tr_with(w->c->arena, w->c->lang, "survey.slip_code", &shown, 1),
            text(w, "survey.slip_how"),
            text(w, "survey.slip_why"),
        };

        pdf_seal(p, &(struct pdf_seal){
                        .url = str_printf(w->c->arena, STR_FMT "?kode=" STR_FMT, STR_ARG(w->url),
                                          STR_ARG(w->code[i])),
                        .heading = w->paper.options.title,
                        .line = line,
                        .n_line = ARRAY_LEN(line),
                    });
        pdf_space(p, 14);
    }
}

enum status print_slips(struct ctx *c, const struct period *p, size_t n, struct str *pdf)
{
    struct poster *w = arena_new(c->arena, struct poster);
    enum status s = begin(c, p, w);

    if (s != ST_OK)
        return s;
    w->n_code = n > SLIPS_MAX ? SLIPS_MAX : n;
    w->code = arena_array(c->arena, w->n_code + 1, sizeof(*w->code));
    for (size_t i = 0; i < w->n_code; i++)
        w->code[i] = code_issue(c, p->row.id);
    return make(w, draw_slips, pdf);
}

/* ── the result ── */

static void draw_numbers(struct pdf *p, const struct poster *w)
{
    const struct result_view *v = &w->result->view;
    const struct pdf_col col[] = {
        { .head = text(w, "survey.element"), .width = 60 },
        { .head = text(w, "survey.mean"), .width = 20, .align = PDF_RIGHT },
        { .head = text(w, "survey.grade"), .width = 20 }
    };
    struct pdf_cell *cell = arena_array(w->c->arena, v->n_element * 3 + 1, sizeof(*cell));

    for (size_t i = 0; i < v->n_element; i++) {
        cell[i * 3].text = str_printf(w->c->arena, STR_FMT "  " STR_FMT,
                                      STR_ARG(v->element[i].code), STR_ARG(v->element[i].label));
        cell[i * 3 + 1].text = v->element[i].mean;
        cell[i * 3 + 2].text = v->element[i].grade_label;
    }
    pdf_table(p,
              &(struct pdf_table){ .col = col, .n_col = 3, .cell = cell, .n_row = v->n_element });
}

static void draw_result(struct pdf *p, const void *with)
{
    const struct poster *w = with;
    const struct result_view *v = &w->result->view;

    pdf_letterhead(p, &w->paper.letterhead);
    pdf_space(p, 10);
    pdf_big(p, 24, w->title);
    pdf_big(p, 15, v->over);
    pdf_space(p, 10);
    if (v->shown) {
        pdf_big(p, 13, v->index_name);
        pdf_big(p, 64, v->index);
        if (v->grade.n > 0)
            pdf_big(p, 20,
                    str_printf(w->c->arena, STR_FMT " · " STR_FMT, STR_ARG(v->grade),
                               STR_ARG(v->grade_label)));
    }
    pdf_big(p, 13,
            tr_with(w->c->arena, w->c->lang,
                    v->shown ? "survey.poster_respondents" : "survey.poster_few", &v->respondents,
                    1));
    pdf_space(p, 14);
    if (v->shown)
        draw_numbers(p, w);
    pdf_space(p, 14);
    pdf_big(p, 12, text(w, "survey.poster_thanks"));
    pdf_seal(p, &(struct pdf_seal){ .url = w->url,
                                    .heading = text(w, "survey.poster_more"),
                                    .line = &v->law,
                                    .n_line = 1 });
}

enum status print_result(struct ctx *c, const struct period *p, struct str *pdf)
{
    struct poster *w = arena_new(c->arena, struct poster);
    enum status s = begin(c, p, w);

    w->result = arena_new(c->arena, struct shown_result);
    if (s == ST_OK)
        s = result_load(c, p, true, w->result);
    w->url = paper_url(c, str_printf(c->arena, "/survei/hasil/%lld", (long long)p->row.id));
    return s == ST_OK ? make(w, draw_result, pdf) : s;
}
