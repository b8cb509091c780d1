/* question_draw.h: the page of one question, also when something sent from it was not taken. */
#ifndef ASSESSMENT_QUESTION_DRAW_H
#define ASSESSMENT_QUESTION_DRAW_H

#include "assessment/pages.h"
#include "assessment/question_view.h"

struct question_draw {
    const struct assess *a;
    size_t question;
    enum round_kind kind;
    int status;                       /* 200, 409, 422 */
    const struct typed_answer *typed; /* what came back; NULL: as it is saved */
};
NODISCARD enum status question_draw(struct ctx *c, const struct question_draw *d);

#endif
