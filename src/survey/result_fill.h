/* result_fill.h: a period's result as it is shown, for pages and papers. */
#ifndef SURVEY_RESULT_FILL_H
#define SURVEY_RESULT_FILL_H

#include "survey/period.h"
#include "survey/result_view.h"

struct shown_result {
    const struct period *p;
    const struct survey_row *row;
    size_t n_row;
    struct survey_result all;
    struct survey_result service[SURVEY_SERVICES_MAX];
    struct result_view view;
};

/* Reads all answers. `open`: for everybody: below the minimum only the count, no small cells. */
NODISCARD enum status result_load(struct ctx *c, const struct period *p, bool open,
                                  struct shown_result *out);
/* The published periods of the same survey up to this one, oldest first, and their chart. */
NODISCARD enum status result_trend_load(struct ctx *c, struct shown_result *r);

#endif
