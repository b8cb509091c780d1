/* questionnaires.h: from texts to questionnaires, with what is wrong said to whoever started. */
#ifndef APP_QUESTIONNAIRES_H
#define APP_QUESTIONNAIRES_H

#include "app/cli.h"
#include "survey/def.h"

/* The shipped ones, and what a site adds or overrides. False after saying every mistake. */
bool load_questionnaires(const struct cli *cli, const struct reg_source *more, size_t n,
                         const struct survey_all **out);
/* The site's folder; empty: SURVEYS_FOLDER, which need not be there. */
bool load_questionnaires_of(const struct cli *cli, struct str folder,
                            const struct survey_all **out);

#endif
