/* source.h: all that engines publish, together. */
#ifndef PORTAL_SOURCE_H
#define PORTAL_SOURCE_H

#include "core/publish.h"

/* The newest of all sources that feed (or of all), at most `max`, newest first. */
NODISCARD enum status sources_newest(struct ctx *c, bool feed_only, size_t max,
                                     struct published **out, size_t *n);
/* Whether a stranger can open that path: a route of this program that is PUBLIC. */
bool is_public_path(const struct ctx *c, struct str path);

#endif
