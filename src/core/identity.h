/* identity.h: who asks, in which unit, in which language; found before anything else. */
#ifndef CORE_IDENTITY_H
#define CORE_IDENTITY_H

#include "core/ctx.h"

#define SESSION_IDLE (2 * HOUR)
#define SESSION_LIFE (12 * HOUR)
#define SESSION_ROTATE (15 * MINUTE)
#define SESSION_GRACE (1 * MINUTE) /* the token before is still good: requests run in parallel */

/* Fills c->who, c->lang, c->csrf and c->note from cookies (or, under /api/, from the bearer
 * token). A guest is ST_OK with account 0, in the unit of the page. */
NODISCARD enum status identify(struct ctx *c);

/* For a route that keeps no trace: a guest of the home unit in the language that the form or the
 * address names ("bahasa"), without a look at any cookie. */
NODISCARD enum status identify_nobody(struct ctx *c);

/* Who has signed in with a password that is not their own yet, or without the second step that
 * their role demands, holds no role until that is done. A program's token is asked for neither a
 * password nor a code, so the second step says nothing about it. */
bool identity_owes_password(const struct who *w);
bool identity_owes_step(const struct who *w);

/* Looks at another unit: fills its name, zone and the asker's grants that reach it. */
NODISCARD enum status identity_enter_unit(struct ctx *c, int64_t unit_id);
/* Keeps of all grants those that reach the unit with that path. */
size_t grants_reaching(struct grant *g, size_t n, struct str unit_path);

/* A guest's form needs a token: makes the cookie where it is missing and sets c->csrf. */
void guest_form(struct ctx *c);

#endif
