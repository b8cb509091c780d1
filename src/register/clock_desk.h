/*
 * clock_desk.h: what of the registers lies on one person's desk: late, due soon, or waiting for
 * somebody outside while its clock stands still. Computed at the moment of asking, with one
 * question for all registers. /beranda and the morning's digest show this list.
 */
#ifndef REGISTER_CLOCK_DESK_H
#define REGISTER_CLOCK_DESK_H

#include "register/clock_store.h"

enum desk_kind { DESK_LATE, DESK_DUE, DESK_WAITING, DESK_KINDS };

struct desk_item {
    enum desk_kind kind;
    const struct reg_def *def;
    const struct reg_clock *clock;
    int64_t id;
    struct str title, href;
    int32_t due;
};

/* Of the person c->who with their grants; sorted by kind and end. */
NODISCARD enum status clock_desk_of(struct ctx *c, struct desk_item **item, size_t *n);

/* The last day on which a clock that ends is spoken of today. */
int32_t clock_horizon(const struct calendar *cal, const struct reg_clock *k, int32_t today);
int32_t clock_last_horizon(struct ctx *c, const struct calendar *cal, int32_t today); /* of all */
/* Whether the person is one whom the record is about. */
bool record_is_about(const struct record *r, int64_t person_id);
const struct reg_clock *reg_clock(const struct reg_def *def, struct str name); /* NULL: none */

#endif
