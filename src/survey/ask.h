/* ask.h: a questionnaire laid out for whoever answers it, shared by phone, tablet and paper. */
#ifndef SURVEY_ASK_H
#define SURVEY_ASK_H

#include "survey/answer.h"
#include "survey/ask_view.h"

/* How many pages a questionnaire has: its parts, and one for the profile and the open question. */
int ask_parts(const struct survey_def *def);
/* Fills questions, profile and what is hidden for that part (from 1); part 0: all on one page. */
void ask_fill(struct ctx *c, const struct period *p, const struct answer *a, int part,
              struct ask_view *v);
/* The first part in which something is wrong. */
int ask_wrong_part(struct ctx *c, const struct period *p, const struct answer *a);

#endif
