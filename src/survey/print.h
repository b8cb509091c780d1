/* print.h: the papers of surveys, as bytes in the arena. */
#ifndef SURVEY_PRINT_H
#define SURVEY_PRINT_H

#include "survey/period.h"

#define SLIPS_MAX 200

/* For the wall: an invitation with a QR code that opens the questionnaire. */
NODISCARD enum status print_invitation(struct ctx *c, const struct period *p, struct str *pdf);
/* One code a slip, to be cut and handed out. */
NODISCARD enum status print_slips(struct ctx *c, const struct period *p, size_t n, struct str *pdf);
/* For the wall: the published result. */
NODISCARD enum status print_result(struct ctx *c, const struct period *p, struct str *pdf);
/* The report by the national outline: chapters I to V and annexes. */
NODISCARD enum status print_report(struct ctx *c, const struct period *p, struct str *pdf);

#endif
