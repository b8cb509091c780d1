/*
 * clock_share.h: how often a promise of time was kept: the clocks of a register that have stopped.
 */
#ifndef REGISTER_CLOCK_SHARE_H
#define REGISTER_CLOCK_SHARE_H

#include "register/def.h"

struct clock_share {
    int64_t met, stopped; /* in time; all that have stopped */
};

/* Of the clock `clock` of the unit's records, stopped from the day `from` on (YYYY-MM-DD); with
 * `ref` (a ref field of the register) only of records that refer to `ref_id`. For everybody's eyes:
 * a count of all records, whoever asks. */
NODISCARD enum status clock_share_of(struct ctx *c, const struct reg_def *def, struct str clock,
                                     const struct reg_field *ref, int64_t ref_id, struct str from,
                                     struct clock_share *out);

#endif
