/* public.h: what surveys show everybody through the portal: search, feed, open data. */
#ifndef SURVEY_PUBLIC_H
#define SURVEY_PUBLIC_H

#include "core/publish.h"

extern const struct public_source survey_source; /* published results */
extern const struct dataset survey_dataset;      /* /data/survei.csv: one row an element */

#endif
