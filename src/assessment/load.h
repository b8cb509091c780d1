/*
 * load.h: from an instrument's YAML to a struct instrument. Every mistake is named with file, line
 * and reason, all at once: unknown keys, codes that stand twice, questions in no component, weights
 * that do not add up. The format: docs/instruments.md.
 */
#ifndef ASSESSMENT_LOAD_H
#define ASSESSMENT_LOAD_H

#include "assessment/instrument.h"

/* Those in the program (tools/plant): trees and texts. */
extern const struct reg_source instruments_shipped[];
extern const size_t instruments_shipped_n;

/* Everything lies in `a`; the source must stay as long. ST_INVALID: *mistake has at least one. */
NODISCARD enum status instrument_load(struct arena *a, const struct reg_source *source,
                                      struct instrument *out, struct reg_mistake **mistake,
                                      size_t *n_mistake);

#endif
