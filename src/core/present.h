/*
 * present.h: asks whoever is signed in for their present password once more, before anything that a
 * thief of the session could gain by: another password, another second step, a program's token.
 */
#ifndef CORE_PRESENT_H
#define CORE_PRESENT_H

#include "core/field.h"
#include "core/people_queries.h"

/* Compares the form's "password_now" with the account's; a wrong one is an error of that field and
 * ST_OK. Counted like an attempt to sign in: ST_DENIED with a message where there were too many. */
NODISCARD enum status present_check(struct ctx *c, const struct account_key *key, struct fields *f);

#endif
