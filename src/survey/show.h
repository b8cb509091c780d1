/* show.h: the page of one period, for handlers that come back to it with something to mend. */
#ifndef SURVEY_SHOW_H
#define SURVEY_SHOW_H

#include "html/part.h"
#include "survey/period.h"

/* wrong: what is wrong with a file that was handed in; 422 then. */
NODISCARD enum status survey_period_page(struct ctx *c, const struct period *p,
                                         const struct part_error *wrong, size_t n_wrong);

#endif
