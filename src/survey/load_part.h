/* load_part.h: keys of a questionnaire that hold numbers of some law, for load.c. */
#ifndef SURVEY_LOAD_PART_H
#define SURVEY_LOAD_PART_H

#include "register/loading.h"
#include "survey/def.h"

/* Each takes the value of a key; `def` is a struct survey_def. */
void survey_take_minimum(struct load *l, const struct yaml *v, void *def);
void survey_take_score(struct load *l, const struct yaml *v, void *def);
void survey_take_bands(struct load *l, const struct yaml *v, void *def);

#endif
