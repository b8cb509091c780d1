/* paper_part.h: what the papers of an assessment share: the front, the areas. */
#ifndef ASSESSMENT_PAPER_PART_H
#define ASSESSMENT_PAPER_PART_H

#include "assessment/lhe.h"
#include "core/paper.h"
#include "pdf/grid.h"

/* What a paper is drawn with; all is read before the drawing begins. */
struct assess_paper {
    struct ctx *c;
    const struct lhe *l;
    const struct assess *a;
    enum round_kind kind;
    struct paper paper;
    struct answer_row *row;
    size_t n_row;
    struct answer_proof *proof;
    size_t n_proof;
};
NODISCARD enum status assess_paper_load(struct ctx *c, const struct lhe *l, enum round_kind kind,
                                        struct assess_paper *out);
struct str paper_word(const struct assess_paper *m, const char *key);
struct str paper_figure(const struct assess_paper *m, double v);
struct str paper_percent(const struct assess_paper *m, double v);
const struct answer_row *paper_answer_row(const struct assess_paper *m, enum round_kind k,
                                          struct str code);

/* Letterhead, title, facts; areas as radar and table; findings; signature and seal. */
void paper_front(struct pdf *p, const struct assess_paper *m, const char *title_key);
void paper_areas(struct pdf *p, const struct assess_paper *m);
void paper_findings(struct pdf *p, const struct assess_paper *m);
void paper_end(struct pdf *p, const struct assess_paper *m);
/* Draws it. */
NODISCARD enum status paper_make(struct assess_paper *m, const char *title_key,
                                 void (*draw)(struct pdf *p, const void *with), struct str *pdf);

#endif
