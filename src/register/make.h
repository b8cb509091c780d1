/*
 * make.h: new records of one register, many at once: what they share is read once, what adds up is
 * added once, and rows of a kind go into one statement. record_create() is the same for one.
 *
 *   record_check(c, form)         of each: all that is wrong with it by itself
 *   records_judge(c, form, n)     what others have already, and the conditions of the definition
 *   records_make(c, form, n, id)  of those without errors
 */
#ifndef REGISTER_MAKE_H
#define REGISTER_MAKE_H

#include "register/record.h"

/* What is wrong with a new one stands in the form (form->error), and the status is ST_OK. */
NODISCARD enum status record_check(struct ctx *c, struct reg_form *form);
/* n > 0, at most ROWS_AT_ONCE. */
NODISCARD enum status records_judge(struct ctx *c, struct reg_form *const *form, size_t n);
/* In this order: numbers, ids and entries of the ledger follow it. n > 0; in a transaction. */
NODISCARD enum status records_make(struct ctx *c, struct reg_form *const *form, size_t n,
                                   int64_t *id);

#endif
