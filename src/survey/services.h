/* services.h: the services of the office, from the register of service standards. */
#ifndef SURVEY_SERVICES_H
#define SURVEY_SERVICES_H

#include "core/ctx.h"

/* Names of the standards in use, one a line, as a new period begins with; empty where there is no
 * such register or nothing in it. Only the public satisfaction survey covers them all. */
NODISCARD enum status services_known(struct ctx *c, struct str survey, struct str *lines);

#endif
