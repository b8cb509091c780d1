/* paper_part.c: what the papers of an assessment share. */
#include "assessment/paper_part.h"

#include <math.h>

#include "assessment/pages.h"
#include "base/number.h"
#include "core/time_show.h"

/* ── small things ── */

struct str paper_word(const struct assess_paper *m, const char *key)
{
    return tr(m->c->lang, key);
}

struct str paper_figure(const struct assess_paper *m, double v)
{
    return ins_figure(m->c, m->a->ins, v);
}

struct str paper_percent(const struct assess_paper *m, double v)
{
    struct str s = decimal_show(m->c->arena, v, 2, m->c->lang == LANG_ID);

    return str_printf(m->c->arena, STR_FMT "%%", STR_ARG(s));
}

const struct answer_row *paper_answer_row(const struct assess_paper *m, enum round_kind k,
                                          struct str code)
{
    for (size_t i = 0; i < m->n_row; i++)
        if (m->row[i].round_id == m->a->round[k].row->id && str_eq(m->row[i].question, code))
            return &m->row[i];
    return NULL;
}

enum status assess_paper_load(struct ctx *c, const struct lhe *l, enum round_kind kind,
                              struct assess_paper *out)
{
    enum status s;

    *out = (struct assess_paper){ .c = c, .l = l, .a = l->a, .kind = kind };
    s = paper_of(c, &out->paper);
    if (s == ST_OK)
        s = answers_of(c, c->who.unit_id, l->a->head.id, &out->row, &out->n_row);
    if (s == ST_OK)
        s = answer_documents(c, c->who.unit_id, l->a->head.id, &out->proof, &out->n_proof);
    return s;
}

/* ── the front ── */

static void facts(struct pdf *p, const struct assess_paper *m)
{
    const struct instrument *ins = m->a->ins;
    const struct assess_round *r = &m->a->round[m->kind];
    struct pdf_fact f[9];
    size_t n = 0;

    f[n++] = (struct pdf_fact){ paper_word(m, "worksheet.unit"), m->c->who.unit_name };
    f[n++] =
        (struct pdf_fact){ paper_word(m, "worksheet.instrument"), words_show(m->c, &ins->title) };
    f[n++] = (struct pdf_fact){ paper_word(m, "worksheet.law"), ins->law };
    f[n++] = (struct pdf_fact){ paper_word(m, "worksheet.year"),
                                str_printf(m->c->arena, "%lld", (long long)m->a->head.year) };
    f[n++] =
        (struct pdf_fact){ paper_word(m, "worksheet.round"), tr(m->c->lang, round_key(m->kind)) };
    if (r->row->sent_at != 0)
        f[n++] = (struct pdf_fact){ paper_word(m, "lhe.sent"),
                                    time_show(m->c->arena, m->c->lang, r->row->sent_at,
                                              m->c->who.zone) };
    f[n++] = (struct pdf_fact){ paper_word(m, "worksheet.total"),
                                str_printf(m->c->arena, STR_FMT " / " STR_FMT " (" STR_FMT ")",
                                           STR_ARG(paper_figure(m, r->score->node[0].value)),
                                           STR_ARG(paper_figure(m, ins->node[0].top)),
                                           STR_ARG(paper_percent(m, r->score->node[0].percent))) };
    if (r->score->category != NULL)
        f[n++] = (struct pdf_fact){ paper_word(m, "worksheet.category"), r->score->category->name };
    pdf_facts(p, f, n);
    if (r->score->provisional)
        pdf_text(p, PDF_QUIET, paper_word(m, "lhe.provisional"));
    if (!ins->confirmed)
        pdf_text(p, PDF_QUIET, paper_word(m, "lhe.unconfirmed"));
}

void paper_front(struct pdf *p, const struct assess_paper *m, const char *title_key)
{
    struct str title[] = { paper_word(m, title_key),
                           paper_upper(m->c->arena, assess_title(m->c, m->a)) };

    pdf_letterhead(p, &m->paper.letterhead);
    pdf_title(p, title, ARRAY_LEN(title));
    facts(p, m);
}

/* ── areas ── */

static void draw_radar(struct pdf *p, const struct assess_paper *m)
{
    struct arena *a = m->c->arena;
    size_t n = m->l->n_area;
    struct str *axis = arena_array(a, n + 1, sizeof(*axis));
    double *self = arena_array(a, n + 1, sizeof(*self));
    double *theirs = arena_array(a, n + 1, sizeof(*theirs));
    bool other = m->l->kind != ROUND_SELF;
    struct pdf_radar radar = { .axis = axis, .value = other ? theirs : self, .n = n };

    for (size_t i = 0; i < n; i++) {
        const struct lhe_area *area = &m->l->area[i];

        axis[i] = words_show(m->c, &area->part->title);
        self[i] = area->top > 0 ? area->self / area->top * 100 : 0;
        theirs[i] = area->top > 0 && !isnan(area->theirs) ? area->theirs / area->top * 100 : 0;
    }
    if (other)
        radar.before = self;
    radar.caption = paper_word(m, other ? "lhe.radar_two" : "lhe.radar_one");
    if (n >= 3)
        pdf_radar(p, &radar);
}

static void area_row(const struct assess_paper *m, struct grid *g, const struct lhe_area *area)
{
    struct pdf_cell *cell = grid_row(g);
    bool other = m->l->kind != ROUND_SELF && !isnan(area->theirs);

    cell[0].text = words_show(m->c, &area->part->title);
    cell[1].text = paper_figure(m, area->top);
    cell[2].text = paper_figure(m, area->self);
    cell[3].text = other ? paper_figure(m, area->theirs) : STR("–");
    cell[4].text = other ? paper_figure(m, area->theirs - area->self) : STR("–");
    cell[5].text = area->top > 0
                       ? paper_percent(m, (other ? area->theirs : area->self) / area->top * 100)
                       : STR("–");
}

static void threshold_rows(const struct assess_paper *m, struct grid *g,
                           const struct scored_threshold *s, const struct ins_threshold *t)
{
    const struct instrument *ins = m->a->ins;

    for (size_t i = 0; i < s->n_test; i++) {
        const struct scored_test *r = &s->test[i];
        const struct ins_test *of = r->test;
        struct pdf_cell *cell = grid_row(g);

        cell[0].text = t->name;
        if (of->group != INS_NONE)
            cell[1].text = words_show(m->c, &ins->group[of->group].part[r->part].title);
        else
            cell[1].text = of->node != INS_NONE ? words_show(m->c, &ins->node[of->node].name)
                                                : ins->question[of->question].code;
        cell[2].text =
            of->has_min_percent ? paper_percent(m, of->min_percent) : paper_figure(m, of->min);
        cell[3].text =
            of->has_min_percent ? paper_percent(m, r->percent) : paper_figure(m, r->value);
        cell[4].text = paper_word(m, r->holds ? "worksheet.held" : "worksheet.not_held");
        if (!of->confirmed)
            cell[4].sub = paper_word(m, "lhe.limit_unconfirmed");
    }
}

static void draw_thresholds(struct pdf *p, const struct assess_paper *m)
{
    const struct instrument *ins = m->a->ins;
    const struct score *s = m->a->round[m->kind].score;
    struct grid g = { .arena = m->c->arena };

    if (ins->n_threshold == 0)
        return;
    grid_col(&g, paper_word(m, "lhe.threshold"), 22, PDF_LEFT);
    grid_col(&g, paper_word(m, "lhe.test_of"), 70, PDF_LEFT);
    grid_col(&g, paper_word(m, "lhe.test_min"), 24, PDF_RIGHT);
    grid_col(&g, paper_word(m, "lhe.test_has"), 24, PDF_RIGHT);
    grid_col(&g, paper_word(m, "lhe.test_held"), 34, PDF_LEFT);
    for (size_t i = 0; i < ins->n_threshold; i++)
        threshold_rows(m, &g, &s->threshold[i], &ins->threshold[i]);
    pdf_heading(p, 2, paper_word(m, "lhe.thresholds"));
    grid_show(p, &g, STR(""));
}

void paper_areas(struct pdf *p, const struct assess_paper *m)
{
    struct grid g = { .arena = m->c->arena };

    pdf_heading(p, 1, paper_word(m, "lhe.areas"));
    draw_radar(p, m);
    grid_col(&g, paper_word(m, "lhe.area"), 70, PDF_LEFT);
    grid_col(&g, paper_word(m, "worksheet.weight"), 20, PDF_RIGHT);
    grid_col(&g, paper_word(m, "lhe.self"), 22, PDF_RIGHT);
    grid_col(&g, paper_word(m, "lhe.theirs"), 22, PDF_RIGHT);
    grid_col(&g, paper_word(m, "lhe.difference"), 20, PDF_RIGHT);
    grid_col(&g, STR("%"), 20, PDF_RIGHT);
    for (size_t i = 0; i < m->l->n_area; i++)
        area_row(m, &g, &m->l->area[i]);
    grid_show(p, &g, STR(""));
    draw_thresholds(p, m);
}

/* ── findings and the end ── */

static const char *state_key_of(struct str state)
{
    if (str_eq(state, STR("verified")))
        return "print.finding_verified";
    if (str_eq(state, STR("done")))
        return "print.finding_done";
    return str_eq(state, STR("returned")) ? "print.finding_returned" : "print.finding_open";
}

void paper_findings(struct pdf *p, const struct assess_paper *m)
{
    struct grid g = { .arena = m->c->arena };

    grid_col(&g, paper_word(m, "lhe.code"), 22, PDF_LEFT);
    grid_col(&g, paper_word(m, "print.col_finding"), 54, PDF_LEFT);
    grid_col(&g, paper_word(m, "print.col_recommendation"), 54, PDF_LEFT);
    grid_col(&g, paper_word(m, "print.col_owner"), 28, PDF_LEFT);
    grid_col(&g, paper_word(m, "print.col_state"), 20, PDF_LEFT);
    for (size_t i = 0; i < m->l->n_finding; i++) {
        const struct lhe_finding *f = &m->l->finding[i];
        struct pdf_cell *cell = grid_row(&g);
        int32_t day = 0;

        cell[0].text = f->question.n > 0 ? f->question : STR("–");
        cell[1].text = f->text;
        cell[2].text = f->recommendation;
        cell[2].sub = f->response;
        cell[3].text = f->owner;
        cell[3].sub =
            date_parse(f->due_on, &day) ? date_short(m->c->arena, m->c->lang, day) : f->due_on;
        cell[4].text = paper_word(m, state_key_of(f->state));
    }
    pdf_heading(p, 1, paper_word(m, "lhe.recommendations"));
    grid_show(p, &g, paper_word(m, "lhe.no_findings"));
}

void paper_end(struct pdf *p, const struct assess_paper *m)
{
    pdf_space(p, 12);
    pdf_signatures(p, &m->paper.signer, 1);
    pdf_seal(p, &m->paper.seal);
}

enum status paper_make(struct assess_paper *m, const char *title_key,
                       void (*draw)(struct pdf *p, const void *with), struct str *pdf)
{
    m->paper.options.paper = PDF_A4;
    m->paper.options.title =
        str_printf(m->c->arena, STR_FMT " " STR_FMT, STR_ARG(paper_word(m, title_key)),
                   STR_ARG(assess_title(m->c, m->a)));
    return pdf_make(m->c->arena, &m->paper.options, draw, m, pdf);
}
