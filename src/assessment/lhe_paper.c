/* lhe_paper.c: the report on an evaluation (LHE), on A4: values side by side, what did not hold,
 * what evidence is missing, what is to be done. */
#include "assessment/paper_part.h"

static void points(struct pdf *p, const struct assess_paper *m, size_t area, struct str title)
{
    struct grid g = { .arena = m->c->arena };

    grid_col(&g, paper_word(m, "lhe.code"), 24, PDF_LEFT);
    grid_col(&g, paper_word(m, "worksheet.text"), 62, PDF_LEFT);
    grid_col(&g, paper_word(m, "lhe.self"), 28, PDF_LEFT);
    grid_col(&g, paper_word(m, "lhe.theirs"), 28, PDF_LEFT);
    grid_col(&g, paper_word(m, "lhe.note"), 46, PDF_LEFT);
    for (size_t i = 0; i < m->l->n_point; i++) {
        const struct lhe_point *pt = &m->l->point[i];
        const struct ins_question *q = &m->a->ins->question[pt->question];
        struct pdf_cell *cell;

        if (pt->area != area)
            continue;
        cell = grid_row(&g);
        cell[0].text = q->code;
        cell[1].text = words_show(m->c, &q->text);
        cell[2].text = pt->self;
        cell[3].text = pt->theirs.n > 0 ? pt->theirs : STR("–");
        cell[3].strong = pt->lower;
        cell[4].text = pt->note;
        if (pt->no_proof)
            cell[4].sub = paper_word(m, "lhe.no_proof");
    }
    if (g.n_row == 0)
        return;
    pdf_heading(p, 2, title);
    grid_show(p, &g, STR(""));
}

static void draw(struct pdf *p, const void *with)
{
    const struct assess_paper *m = with;

    paper_front(p, m, "lhe.paper_title");
    if (m->l->kind == ROUND_SELF)
        pdf_text(p, PDF_BODY, paper_word(m, "lhe.nobody_yet"));
    paper_areas(p, m);
    pdf_heading(p, 1, paper_word(m, "lhe.points"));
    if (m->l->n_point == 0)
        pdf_text(p, PDF_QUIET, paper_word(m, "lhe.no_points"));
    for (size_t i = 0; i < m->l->n_area; i++)
        points(p, m, i, words_show(m->c, &m->l->area[i].part->title));
    points(p, m, INS_NONE, paper_word(m, "lhe.no_area"));
    paper_findings(p, m);
    paper_end(p, m);
}

enum status lhe_paper(struct ctx *c, const struct lhe *l, struct str *pdf)
{
    struct assess_paper m;
    enum status s = assess_paper_load(c, l, l->kind, &m);

    return s == ST_OK ? paper_make(&m, "lhe.paper_title", draw, pdf) : s;
}
