/*
 * second_step.h: which roles of a unit demand the second step (totp.h) of whoever signs in.
 *
 * An account that holds such a role and has no second step is led to set it up as soon as it has
 * signed in, before it can do anything else (dispatch.c). Nobody is locked out: it takes a
 * telephone and the password that was just typed. Whose telephone is lost has recovery codes, an
 * administrator, and last the command line (`runut account phone-lost`, `runut account require
 * --none`).
 */
#ifndef CORE_SECOND_STEP_H
#define CORE_SECOND_STEP_H

#include "core/ctx.h"

/* The roles of c->who.unit_id that demand it: bit 1 << role. */
NODISCARD enum status second_step_roles(struct ctx *c, uint32_t *roles);
/* Replaces `was`, as it was shown or read, by `roles`, with its entry, in a transaction of its own.
 * ST_CONFLICT with a message: somebody else changed them meanwhile. */
NODISCARD enum status second_step_change(struct ctx *c, uint32_t was, uint32_t roles);

/* "admin,verifier" as stored and typed; empty for none. From the arena. */
struct str second_step_names(struct arena *a, uint32_t roles);
/* Such a text; false: one of its names is no role, which *wrong then is. */
bool second_step_parse(struct str names, uint32_t *roles, struct str *wrong);

/* Takes a person's second step and recovery codes away and ends their sessions, but for the one
 * that asks for it, with its entry, and tells them; inside the caller's transaction. */
NODISCARD enum status second_step_remove(struct ctx *c, int64_t account_id, int64_t person_id);

#endif
