/*
 * code.h: the secret code of a receipt: twelve signs in three groups, "7H2P-58WD-QN3X", 60 bits.
 *
 * Signs are those of Crockford's base 32, which has no I, L, O and U; what is typed may be small,
 * have other groups, and O for 0 or I and L for 1. Only a keyed hash of it is ever stored, so that
 * neither a copy of the database nor its owner can look with it.
 */
#ifndef INTAKE_CODE_H
#define INTAKE_CODE_H

#include "base/crypto.h"

#define CODE_SIGNS 12
#define CODE_SHOWN (CODE_SIGNS + 2) /* with hyphens */

struct app;

struct str code_new(struct arena *a); /* as it is shown */
/* What was typed, as it is shown; false: not a code. */
bool code_parse(struct arena *a, struct str typed, struct str *out);
/* As stored, with the installation's key; of the shown form. */
struct sha256 code_hash(const struct app *app, struct str code);

#endif
