/* utf8.h: well-formed UTF-8 (RFC 3629), and nothing else, is text here. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

bool utf8_valid(struct str s);
bool utf8_text(struct str s);     /* valid, and no control characters except tab, LF and CR */
size_t utf8_length(struct str s); /* code points; s is valid */
/* At most n code points of s, never cutting one. */
struct str utf8_prefix(struct str s, size_t n);
/* Line and column (from 1, column in code points) of the first bad byte; false when valid. */
bool utf8_find_bad(struct str s, size_t *line, size_t *column);

#endif
