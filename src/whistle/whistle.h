/*
 * whistle.h: the channel for reports of wrongdoing, /wbs.
 *
 * A reporter needs no account and leaves no trace: routes of theirs are UNTRACED, every answer
 * comes from the one address /wbs, and what they write is sealed in memory before anything is
 * stored (seal.h). Handlers open it with keys that only their passphrases open (keyring.h). What a
 * reporter sends reaches the handlers on the next day, all of a day at once, so that neither the
 * tables nor a handler who watches the list can tell when within a day somebody wrote.
 *
 * ADR 020 says why; docs/ancaman.md what this cannot do.
 */
#ifndef WHISTLE_WHISTLE_H
#define WHISTLE_WHISTLE_H

#include "core/digest.h"
#include "core/job.h"
#include "core/route.h"

#define WHISTLE_HANDLERS_MIN 2 /* before the form opens, and for an identity */

extern const struct route whistle_report_routes[]; /* /wbs, for anybody */
extern const struct route whistle_desk_routes[];   /* /wbs/penangan, for handlers */
extern const struct route whistle_stat_routes[];   /* /wbs/statistik and the yearly report */
extern const struct job_tick whistle_ticks[];
extern const struct digest_source whistle_digest;

/* Hands to the handlers what came in before today, everywhere at once: by itself after midnight,
 * and before a handler looks. Once a day for each process; harmless again. */
NODISCARD enum status whistle_deliver(struct ctx *c);

#endif
