/* offer.h: the questionnaire that a closed case offers, once and without telling whose it is. */
#ifndef SURVEY_OFFER_H
#define SURVEY_OFFER_H

#include "html/part.h"
#include "register/pages.h"

/* The address where that questionnaire is answered for the record, with a code of its own; for the
 * tracking page of a case. ST_NOT_FOUND: no such questionnaire, it is not open, or the case has
 * answered. */
NODISCARD enum status survey_offer(struct ctx *c, const struct record *r, struct str name,
                                   struct part_link *out);

/* On the page of a closed case, for staff to hand on where nobody tracks it: app->panels. */
extern const struct record_panel survey_panel;

#endif
