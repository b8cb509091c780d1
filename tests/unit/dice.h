/* dice.h: throws that are the same in every run. */
#ifndef TESTS_DICE_H
#define TESTS_DICE_H

#include <stdint.h>

struct dice {
    uint64_t seed; /* any but 0 */
};

/* 0 to sides - 1 (xorshift). */
static inline unsigned dice_throw(struct dice *d, unsigned sides)
{
    d->seed ^= d->seed << 13;
    d->seed ^= d->seed >> 7;
    d->seed ^= d->seed << 17;
    return (unsigned)(d->seed % sides);
}

#endif
