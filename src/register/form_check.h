/* form_check.h: what the parts of the check of a form (form_check.c, judge.c, total.c) share. */
#ifndef REGISTER_FORM_CHECK_H
#define REGISTER_FORM_CHECK_H

#include "register/form.h"
#include "register/record.h"

/* The form speaks of it: the whole of a new record, of another what was given. */
bool form_is_given(const struct reg_form *f, const struct reg_field *field);
/* Says that it is needed, where there is nothing and nothing else was said of it yet. A file that
 * the record has counts. */
NODISCARD enum status form_require(struct ctx *c, struct reg_form *f,
                                   const struct reg_field *field);
/* Says that `other` has the same in all fields of `unique`. */
void form_twice(struct ctx *c, struct reg_form *f, struct str other);
/* Puts into f->value the totals over the tables that the form speaks of. */
NODISCARD enum status form_totals(struct ctx *c, struct reg_form *f);
/* Asks the database for every condition of the definition (`when` of required fields, checks, the
 * move's guard) over the rows as they would be, n forms of one register with their records after
 * the change, and says what does not hold. Of several, all are new. One that looks at a field
 * which is wrong itself is passed over: it would say something of a value that nobody meant. */
NODISCARD enum status form_judge(struct ctx *c, struct reg_form *const *f, const struct record *now,
                                 size_t n, const struct reg_move *m);
/* What other records have already, of those fields that are unique; n forms of one register, at
 * most ROWS_AT_ONCE. Before the conditions, which may look at the field. */
NODISCARD enum status form_unique(struct ctx *c, struct reg_form *const *f, size_t n);
/* Everything before both, of one form. */
NODISCARD enum status form_check_values(struct ctx *c, struct reg_form *f,
                                        const struct reg_move *m);

#endif
