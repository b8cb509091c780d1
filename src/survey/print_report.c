/*
 * print_report.c: the report of a survey by the outline that is used nationally: I background and
 * aim, II who, how and how many, III respondents and index, IV strengths, weaknesses, plan and
 * trend, V conclusion; annexes: the questionnaire, and where the processing table is.
 */
#include "base/number.h"
#include "core/paper.h"
#include "core/time_show.h"
#include "survey/pages.h"
#include "survey/print.h"
#include "survey/result_fill.h"

struct report {
    struct ctx *c;
    const struct period *p;
    struct paper paper;
    struct shown_result *r;
};

static struct str text(const struct report *w, const char *key)
{
    return tr(w->c->lang, key);
}

static struct str with(const struct report *w, const char *key, const struct str *args, size_t n)
{
    return tr_with(w->c->arena, w->c->lang, key, args, n);
}

static void draw_cover(struct pdf *p, const struct report *w)
{
    struct str title[] = { paper_upper(w->c->arena, text(w, "survey.report_title")),
                           paper_upper(w->c->arena, words_show(w->c, &w->p->def->title)),
                           paper_upper(w->c->arena, w->r->view.over) };

    pdf_letterhead(p, &w->paper.letterhead);
    pdf_title(p, title, ARRAY_LEN(title));
}

static void draw_one(struct pdf *p, const struct report *w)
{
    pdf_heading(p, 1, text(w, "survey.report_1"));
    pdf_heading(p, 2, text(w, "survey.report_background"));
    pdf_text(p, PDF_BODY, with(w, "survey.report_background_say", &w->c->who.unit_name, 1));
    pdf_heading(p, 2, text(w, "survey.report_law"));
    for (size_t i = 0; i < w->p->def->n_law; i++)
        pdf_item(p, STR("–"), w->p->def->law[i]);
    pdf_heading(p, 2, text(w, "survey.report_aim"));
    pdf_text(p, PDF_BODY, text(w, "survey.report_aim_say"));
}

static void draw_two(struct pdf *p, const struct report *w)
{
    const struct survey_period *r = &w->p->row;
    const struct result_view *v = &w->r->view;
    int32_t from = 0, until = 0;
    struct str sample[] = { v->population, v->required.n > 0 ? v->required : STR("–") };

    (void)date_parse(r->from_on, &from);
    (void)date_parse(r->until_on, &until);
    const struct pdf_fact fact[] = {
        { text(w, "survey.report_team"),
          r->decree.n > 0 ? r->decree : text(w, "survey.no_decree") },
        { text(w, "survey.f.method"), r->method.n > 0 ? r->method : STR("–") },
        { text(w, "survey.period"),
          str_printf(w->c->arena, STR_FMT " – " STR_FMT,
                     STR_ARG(date_short(w->c->arena, w->c->lang, from)),
                     STR_ARG(date_short(w->c->arena, w->c->lang, until))) },
        { text(w, "survey.f.population"), v->population },
        { text(w, "survey.required"), sample[1] },
        { text(w, "survey.f.pooling"), v->pooling },
    };

    pdf_heading(p, 1, text(w, "survey.report_2"));
    pdf_facts(p, fact, ARRAY_LEN(fact));
    pdf_heading(p, 2, text(w, "survey.f.services_short"));
    for (size_t i = 0; i < w->p->n_service; i++)
        pdf_item(p, int_show(w->c->arena, (int64_t)i + 1, true), w->p->service[i].name);
    pdf_text(p, PDF_BODY,
             v->required.n > 0 ? with(w, "survey.sample_how", sample, ARRAY_LEN(sample))
                               : text(w, "survey.sample_unknown"));
}

static void draw_profile(struct pdf *p, const struct report *w, const struct result_profile *f)
{
    const struct pdf_col col[] = {
        { .head = f->label, .width = 60 },
        { .head = text(w, "survey.count"), .width = 20, .align = PDF_RIGHT },
        { .head = STR("%"), .width = 20, .align = PDF_RIGHT },
    };
    struct pdf_cell *cell = arena_array(w->c->arena, f->n * 3 + 1, sizeof(*cell));

    for (size_t i = 0; i < f->n; i++) {
        cell[i * 3].text = f->row[i].label;
        cell[i * 3 + 1].text = f->row[i].count;
        cell[i * 3 + 2].text = f->row[i].share;
    }
    pdf_table(p, &(struct pdf_table){
                     .col = col, .n_col = 3, .cell = cell, .n_row = f->n, .boxed = true });
    pdf_space(p, 8);
}

static void draw_elements(struct pdf *p, const struct report *w)
{
    const struct result_view *v = &w->r->view;
    const struct pdf_col col[] = {
        { .head = text(w, "survey.element"), .width = 34 },
        { .head = text(w, "survey.mean"), .width = 24 },
        { .head = text(w, "survey.weighted"), .width = 24 },
        { .head = text(w, "survey.element_index"), .width = 9, .align = PDF_RIGHT },
        { .head = text(w, "survey.grade"), .width = 9 },
    };
    struct pdf_cell *cell = arena_array(w->c->arena, v->n_element * 5 + 1, sizeof(*cell));

    for (size_t i = 0; i < v->n_element; i++) {
        cell[i * 5].text = str_printf(w->c->arena, STR_FMT " " STR_FMT, STR_ARG(v->element[i].code),
                                      STR_ARG(v->element[i].label));
        cell[i * 5 + 1].text = v->element[i].how;
        cell[i * 5 + 2].text = v->element[i].weighted;
        cell[i * 5 + 3].text = v->element[i].index;
        cell[i * 5 + 4].text = v->element[i].grade;
    }
    pdf_table(p, &(struct pdf_table){ .col = col,
                                      .n_col = 5,
                                      .cell = cell,
                                      .n_row = v->n_element,
                                      .boxed = true,
                                      .small = true });
}

static void draw_services(struct pdf *p, const struct report *w)
{
    const struct result_view *v = &w->r->view;
    const struct pdf_col col[] = {
        { .head = text(w, "survey.service"), .width = 58 },
        { .head = text(w, "survey.respondents"), .width = 16, .align = PDF_RIGHT },
        { .head = text(w, "survey.index"), .width = 14, .align = PDF_RIGHT },
        { .head = text(w, "survey.grade"), .width = 12 },
    };
    struct pdf_cell *cell = arena_array(w->c->arena, v->n_service * 4 + 1, sizeof(*cell));

    if (v->n_service == 0)
        return;
    for (size_t i = 0; i < v->n_service; i++) {
        cell[i * 4].text = v->service[i].name;
        cell[i * 4 + 1].text = v->service[i].respondents;
        cell[i * 4 + 2].text = v->service[i].index;
        cell[i * 4 + 3].text = v->service[i].grade;
    }
    pdf_heading(p, 2, text(w, "survey.by_service"));
    pdf_table(p, &(struct pdf_table){
                     .col = col, .n_col = 4, .cell = cell, .n_row = v->n_service, .boxed = true });
}

static void draw_three(struct pdf *p, const struct report *w)
{
    const struct result_view *v = &w->r->view;

    pdf_heading(p, 1, text(w, "survey.report_3"));
    if (!v->shown) {
        const struct str few[] = { v->respondents, v->minimum };

        pdf_text(p, PDF_BODY, with(w, "survey.too_few", few, ARRAY_LEN(few)));
        return;
    }
    pdf_heading(p, 2, text(w, "survey.who_answered"));
    for (size_t i = 0; i < v->n_profile; i++)
        draw_profile(p, w, &v->profile[i]);
    pdf_heading(p, 2, text(w, "survey.by_element"));
    draw_elements(p, w);
    pdf_text(p, PDF_BODY,
             str_printf(w->c->arena, STR_FMT " " STR_FMT "\n" STR_FMT, STR_ARG(v->how_sum),
                        STR_ARG(v->sum), STR_ARG(v->how_index)));
    draw_services(p, w);
}

static void draw_four(struct pdf *p, const struct report *w)
{
    const struct result_view *v = &w->r->view;

    pdf_heading(p, 1, text(w, "survey.report_4"));
    if (v->shown && v->n_low > 0) {
        pdf_heading(p, 2, text(w, "survey.highest"));
        for (size_t i = 0; i < v->n_low; i++)
            pdf_item(p, STR("–"),
                     str_printf(w->c->arena, STR_FMT ": " STR_FMT, STR_ARG(v->high[i]->label),
                                STR_ARG(v->high[i]->mean)));
        pdf_heading(p, 2, text(w, "survey.lowest"));
        for (size_t i = 0; i < v->n_low; i++)
            pdf_item(p, STR("–"),
                     str_printf(w->c->arena, STR_FMT ": " STR_FMT, STR_ARG(v->low[i]->label),
                                STR_ARG(v->low[i]->mean)));
    }
    pdf_heading(p, 2, text(w, "survey.report_plan"));
    pdf_text(p, PDF_BODY, text(w, "survey.report_plan_say"));
    if (v->n_trend > 1) {
        pdf_heading(p, 2, text(w, "survey.trend"));
        for (size_t i = 0; i < v->n_trend; i++)
            pdf_item(p, STR("–"),
                     str_printf(w->c->arena, STR_FMT ": " STR_FMT " " STR_FMT,
                                STR_ARG(v->trend[i].name), STR_ARG(v->trend[i].index),
                                STR_ARG(v->trend[i].grade)));
    }
}

static void draw_five(struct pdf *p, const struct report *w)
{
    const struct result_view *v = &w->r->view;
    const struct str end[] = { v->index_name, v->index, v->grade, v->grade_label };

    pdf_heading(p, 1, text(w, "survey.report_5"));
    if (v->shown)
        pdf_text(p, PDF_BODY, with(w, "survey.report_conclusion", end, ARRAY_LEN(end)));
    if (w->p->row.remark.n > 0)
        pdf_text(p, PDF_BODY, w->p->row.remark);
    pdf_signatures(p, &w->paper.signer, 1);
}

static void draw_annexes(struct pdf *p, const struct report *w)
{
    const struct survey_def *def = w->p->def;

    pdf_break(p);
    pdf_heading(p, 1, text(w, "survey.report_annex"));
    for (size_t i = 0; i < def->n_question; i++) {
        pdf_item(p, int_show(w->c->arena, (int64_t)i + 1, true),
                 words_show(w->c, &def->question[i].ask));
        for (size_t k = 0; k < def->scale; k++)
            pdf_text(p, PDF_SMALL,
                     str_printf(w->c->arena, "     %zu  " STR_FMT, k + 1,
                                STR_ARG(words_show(w->c, &def->question[i].label[k]))));
    }
    pdf_heading(p, 2, text(w, "survey.report_table"));
    pdf_text(p, PDF_BODY, text(w, "survey.report_table_say"));
    pdf_seal(p, &w->paper.seal);
}

static void draw(struct pdf *p, const void *with)
{
    const struct report *w = with;

    draw_cover(p, w);
    draw_one(p, w);
    draw_two(p, w);
    draw_three(p, w);
    draw_four(p, w);
    draw_five(p, w);
    draw_annexes(p, w);
}

enum status print_report(struct ctx *c, const struct period *p, struct str *pdf)
{
    struct report *w = arena_new(c->arena, struct report);
    enum status s = paper_of(c, &w->paper);

    w->c = c;
    w->p = p;
    w->r = arena_new(c->arena, struct shown_result);
    w->paper.options.title = period_title(c, p);
    if (s == ST_OK)
        s = result_load(c, p, period_is_public(&p->row), w->r);
    if (s == ST_OK && w->r->view.shown)
        s = result_trend_load(c, w->r);
    if (s != ST_OK)
        return s;
    s = pdf_make(c->arena, &w->paper.options, draw, w, pdf);
    return s == ST_OK ? s : fail(c, s, "the report of a survey could not be drawn");
}
