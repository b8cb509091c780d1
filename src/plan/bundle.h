/* bundle.h: the evidence of a plan's months as one ZIP. */
#ifndef PLAN_BUNDLE_H
#define PLAN_BUNDLE_H

#include "core/route.h"
#include "plan/print.h"

/* Everything that the asker may see, verified or not; the manifest says which. */
NODISCARD enum status plan_bundle(struct ctx *c, const struct plan *plan,
                                  struct print_period period, int fd);

extern const struct route bundle_routes[];

#endif
