/* number.h: numbers from text, strictly: the whole text, in range, or false. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

bool int_parse(struct str s, int64_t *out); /* decimal, optional '-', no blanks */
bool int_parse_range(struct str s, int64_t lo, int64_t hi, int64_t *out);
/* Decimal with the comma or the point as separator, at most 15 digits, no exponent, no thousands
 * marks ("84,6", "84.6", "-3"). */
bool decimal_parse(struct str s, double *out);
/* As Indonesians (id = true: 1.204 and 84,6) or English readers write it; at most `digits`
 * decimals, trailing zeros dropped. */
struct str decimal_show(struct arena *a, double v, int digits, bool id);
struct str int_show(struct arena *a, int64_t v, bool id);
/* "812 B", "24 kB", "1,5 MB". */
struct str bytes_show(struct arena *a, int64_t bytes, bool id);
/* The shortest text that reads back as the same value, with a point; for CSV, JSON and SQL text. */
struct str decimal_plain(struct arena *a, double v);

#endif
