/* number.h: numbers of records, by the pattern of their definition. */
#ifndef REGISTER_NUMBER_H
#define REGISTER_NUMBER_H

#include "register/def.h"

/* The pattern with the unit's code, the date of today and the next n numbers of the year; takes
 * them, so it belongs into the transaction that makes the records. Empty where the register has no
 * numbers. */
NODISCARD enum status numbers_take(struct ctx *c, const struct reg_def *def, size_t n,
                                   struct str *out);
/* Parts that a pattern may have: "seq", "seq:04", "unit", "year", "month", "month:roman". */
bool number_part_known(struct str part);

#endif
