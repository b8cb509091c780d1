/* team_subject.h: the team that a decree's document proves, for the document's page. */
#ifndef APP_TEAM_SUBJECT_H
#define APP_TEAM_SUBJECT_H

#include "document/document.h"

extern const struct proof_subject team_subjects[];

#endif
