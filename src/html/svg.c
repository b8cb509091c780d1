/* svg.c: the elements of drawings. */
#include "html/svg.h"

#include <stdarg.h>

void svg_shape(struct out *o, const char *fmt, ...)
{
    char text[512];
    va_list args;

    va_start(args, fmt);
    int n = vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    if (n > 0 && (size_t)n < sizeof text)
        out_raw(o, text, (size_t)n);
}
