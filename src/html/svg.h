/* svg.h: the elements of drawings. */
#ifndef HTML_SVG_H
#define HTML_SVG_H

#include "html/out.h"

/* At most 511 bytes, or nothing. Numbers and fixed words only, as nothing is escaped: a text of
 * ours or others' goes through html_text(). */
__attribute__((format(printf, 2, 3))) void svg_shape(struct out *o, const char *fmt, ...);

#endif
