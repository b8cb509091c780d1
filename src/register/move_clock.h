/*
 * move_clock.h: what a move asks of the record's clocks: whether one has run out (`after`), and
 * what they say at that moment (`set: {in_time, workdays}`).
 */
#ifndef REGISTER_MOVE_CLOCK_H
#define REGISTER_MOVE_CLOCK_H

#include "register/clock_store.h"

/* Read once for all fields that a move sets; starts with the move alone. */
struct move_clocks {
    const struct reg_move *m;
    struct clock_facts facts;
    bool is_read;
};

/* ST_CONFLICT, told with the day, while the clock of `after` has not run out. */
NODISCARD enum status move_has_waited(struct ctx *c, const struct record *r,
                                      const struct reg_move *m);
/* Replaces *text where the value is a word of the clocks. in_time: whether each clock that the move
 * stops has not passed its end ("1" or "0"). workdays: those after the record's day, up to today.
 */
NODISCARD enum status move_clock_text(struct ctx *c, const struct record *old,
                                      struct move_clocks *known, const struct reg_set *set,
                                      struct str *text);

#endif
