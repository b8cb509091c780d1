/*
 * personal.h: personal data of records (UU 27/2022): who looked at it, everything about one person,
 * and what is past its time.
 */
#ifndef REGISTER_PERSONAL_H
#define REGISTER_PERSONAL_H

#include "core/job.h"
#include "register/record.h"

/* Whether the definition has personal fields, also in its tables. */
bool reg_has_personal(const struct reg_def *def);

#endif
