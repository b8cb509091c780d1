/* public.h: what surveys show everybody through the portal: search, feed, open data, a
 * service's page. */
#ifndef SURVEY_PUBLIC_H
#define SURVEY_PUBLIC_H

#include "core/publish.h"

extern const struct public_source survey_source; /* published results */
/* app->opinion (opinion.c). A period covers a service by its name; the questionnaire is the public
 * satisfaction survey where the standard names none. */
NODISCARD enum status survey_opinion(struct ctx *c, struct str service, struct str survey,
                                     struct service_opinion *out);

extern const struct dataset survey_dataset; /* /data/survei.csv: one row an element */

#endif
