/* sheet.h: the processing table of a survey, as the national report has it in its annex. */
#ifndef SURVEY_SHEET_H
#define SURVEY_SHEET_H

#include "survey/period.h"

/* A row a respondent, a column a question; then sum, filled answers, mean (NRR), weighted mean, and
 * the index. A second sheet holds the screened comments. The bytes lie in the arena. */
NODISCARD enum status survey_sheet(struct ctx *c, const struct period *p, struct str *bytes);

#endif
