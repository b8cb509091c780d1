/* buf.c: bytes that grow, on an arena. */
#include "base/buf.h"

#include <stdarg.h>

#include "base/arena.h"

void buf_init(struct buf *b, struct arena *a)
{
    *b = (struct buf){ .arena = a };
}

/* Makes room for n more bytes and returns where they go. */
static char *buf_room(struct buf *b, size_t n)
{
    if (b->p == NULL || b->cap - b->n < n) {
        size_t cap = b->cap < 256 ? 256 : b->cap * 2;
        char *p = NULL;

        while (cap - b->n < n)
            cap *= 2;
        p = arena_raw(b->arena, cap);
        if (b->p != NULL)
            memcpy(p, b->p, b->n);
        b->p = p;
        b->cap = cap;
    }
    return b->p + b->n;
}

void buf_add(struct buf *b, struct str s)
{
    if (s.n == 0)
        return;
    memcpy(buf_room(b, s.n), s.p, s.n);
    b->n += s.n;
}

void buf_add_char(struct buf *b, char ch)
{
    *buf_room(b, 1) = ch;
    b->n++;
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list args;
    int n = 0;

    va_start(args, fmt);
    n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n <= 0)
        return;
    va_start(args, fmt);
    (void)vsnprintf(buf_room(b, (size_t)n + 1), (size_t)n + 1, fmt, args);
    va_end(args);
    b->n += (size_t)n;
}

struct str buf_str(const struct buf *b)
{
    return (struct str){ b->n == 0 ? "" : b->p, b->n };
}
