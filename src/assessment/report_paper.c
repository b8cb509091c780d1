/* report_paper.c: a round on paper: totals, areas, and each value with its computation and notes.
 */
#include "assessment/paper_part.h"

#include "assessment/pages.h"

static struct str proof_names(const struct assess_paper *m, const struct answer_row *row)
{
    struct str all = STR("");
    size_t n = 0;

    for (size_t i = 0; row != NULL && i < m->n_proof; i++) {
        if (m->proof[i].answer_id != row->id)
            continue;
        n++;
        if (n <= 3)
            all = all.n == 0 ? m->proof[i].name
                             : str_printf(m->c->arena, STR_FMT "; " STR_FMT, STR_ARG(all),
                                          STR_ARG(m->proof[i].name));
    }
    if (n <= 3)
        return all;
    return str_printf(m->c->arena, STR_FMT "; +%zu", STR_ARG(all), n - 3);
}

static void question_row(const struct assess_paper *m, struct grid *g, size_t at)
{
    const struct ins_question *q = &m->a->ins->question[at];
    const struct assess_round *r = &m->a->round[m->kind];
    const struct answer_row *row = paper_answer_row(m, m->kind, q->code);
    const struct answer_row *self = paper_answer_row(m, ROUND_SELF, q->code);
    struct pdf_cell *cell = grid_row(g);

    cell[0].text = q->code;
    cell[1].text = words_show(m->c, &q->text);
    cell[1].sub = row != NULL ? row->note : STR("");
    cell[2].text = answer_show(m->c, q, &r->answer[at]);
    if (cell[2].text.n == 0)
        cell[2].text = paper_word(m, "lhe.blank");
    cell[3].text = q->top > 0 ? paper_percent(m, r->score->question[at].share * 100) : STR("");
    cell[4].text = q->top > 0 ? paper_figure(m, r->score->question[at].value) : STR("");
    cell[5].text = proof_names(m, self);
}

/* How a leaf's value comes about: "1,00 × rata-rata 78,00% = 0,78". */
static struct str computed(const struct assess_paper *m, size_t k)
{
    const struct ins_node *n = &m->a->ins->node[k];
    const struct scored_node *s = &m->a->round[m->kind].score->node[k];
    struct str args[] = { ins_weight(m->c, n->weight), paper_percent(m, s->percent),
                          paper_figure(m, s->value) };
    const char *key = n->roll == INS_MEAN     ? "round_report.calc_mean"
                      : n->roll == INS_POINTS ? "round_report.calc_points"
                      : n->is_level           ? "round_report.calc_level"
                                              : "round_report.calc_sum";

    return tr_with(m->c->arena, m->c->lang, key, args, ARRAY_LEN(args));
}

static void leaf(struct pdf *p, const struct assess_paper *m, size_t k)
{
    const struct ins_node *n = &m->a->ins->node[k];
    struct grid g = { .arena = m->c->arena };

    grid_col(&g, paper_word(m, "lhe.code"), 26, PDF_LEFT);
    grid_col(&g, paper_word(m, "worksheet.text"), 66, PDF_LEFT);
    grid_col(&g, paper_word(m, "round_report.answer"), 36, PDF_LEFT);
    grid_col(&g, STR("%"), 16, PDF_RIGHT);
    grid_col(&g, paper_word(m, "worksheet.value"), 15, PDF_RIGHT);
    grid_col(&g, paper_word(m, "worksheet.evidence"), 34, PDF_LEFT);
    for (size_t i = 0; i < n->n_question; i++)
        question_row(m, &g, n->question + i);
    pdf_need(p, 90);
    pdf_text(p, PDF_STRONG,
             str_printf(m->c->arena, STR_FMT " " STR_FMT, STR_ARG(n->code),
                        STR_ARG(words_show(m->c, &n->name))));
    pdf_text(p, PDF_QUIET, computed(m, k));
    grid_show(p, &g, STR(""));
}

static void components(struct pdf *p, const struct assess_paper *m)
{
    const struct instrument *ins = m->a->ins;

    for (size_t k = 1; k < ins->n_node; k++) {
        const struct ins_node *n = &ins->node[k];

        if (n->end == k + 1) {
            leaf(p, m, k);
            continue;
        }
        pdf_heading(p, n->depth < 3 ? (int)n->depth + 1 : 3,
                    str_printf(m->c->arena, STR_FMT " " STR_FMT, STR_ARG(n->code),
                               STR_ARG(words_show(m->c, &n->name))));
        pdf_text(p, PDF_BODY, computed(m, k));
    }
}

static void draw(struct pdf *p, const void *with)
{
    const struct assess_paper *m = with;

    paper_front(p, m, "round_report.paper_title");
    paper_areas(p, m);
    pdf_heading(p, 1, paper_word(m, "round_report.computation"));
    pdf_text(p, PDF_QUIET, paper_word(m, "round_report.rounding"));
    components(p, m);
    paper_findings(p, m);
    paper_end(p, m);
}

enum status report_paper(struct ctx *c, const struct lhe *l, enum round_kind kind, struct str *pdf)
{
    struct assess_paper m;
    enum status s = assess_paper_load(c, l, kind, &m);

    return s == ST_OK ? paper_make(&m, "round_report.paper_title", draw, pdf) : s;
}
