/* demo_words.h: what the words of a demo.yaml stand for. */
#ifndef APP_DEMO_WORDS_H
#define APP_DEMO_WORDS_H

#include "app/demo.h"
#include "register/record.h"

/* "2025-03-04", "2025-03-04 14:30", or "-5": five days before now, at nine. */
bool demo_when(const struct demo *d, struct str text, int64_t *at);
/* "day-5" and "day+5" (from now), with " 14:30" behind it or not, as a date or a time; any other
 * text as it is. */
struct str demo_day(struct demo *d, struct str text);
/* Whether one register refers to another, by a field or a column of a table. */
bool demo_refers(const struct reg_def *from, const struct reg_def *to);
/* The record as the system sees it. */
NODISCARD enum status demo_record(struct demo *d, const struct reg_def *def, int64_t id,
                                  struct record *out);
/* A sample PDF in the store. */
NODISCARD enum status demo_paper(struct demo *d, struct str name, struct str about,
                                 struct stored *out);

#endif
