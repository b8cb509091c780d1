/* subject.h: what of a plan documents prove: months, findings, the plan itself. */
#ifndef PLAN_SUBJECT_H
#define PLAN_SUBJECT_H

#include "document/document.h"

extern const struct proof_subject plan_subjects[];

#endif
