/* seed.h: lists that a new installation begins with, embedded from data/ by the build. */
#ifndef CORE_SEED_H
#define CORE_SEED_H

#include <stddef.h>

extern const char seed_units[];
extern const size_t seed_units_len;
extern const char seed_holidays[];
extern const size_t seed_holidays_len;

#endif
