/* seed.h: lists that a new installation begins with, embedded from data/ by the build. */
#ifndef CORE_SEED_H
#define CORE_SEED_H

#include <stddef.h>

extern const char seed_units[];
extern const size_t seed_units_len;
extern const char seed_holidays[];
extern const size_t seed_holidays_len;
/* How the indicators of the first plan are known, and the kinds of documents that prove them. */
extern const char seed_mesuji_2025[];
extern const size_t seed_mesuji_2025_len;
extern const char seed_document_kinds[];
extern const size_t seed_document_kinds_len;

#endif
