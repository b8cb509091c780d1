/* str.c: text by value. */
#include "base/str.h"

#include <stdarg.h>

#include "base/arena.h"

static unsigned char ascii_lower(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? (unsigned char)(c + ('a' - 'A')) : c;
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (ascii_lower((unsigned char)a.p[i]) != ascii_lower((unsigned char)b.p[i]))
            return false;
    return true;
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n == 0 ? 0 : memcmp(a.p, b.p, n);

    if (order != 0)
        return order;
    return (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, suffix.n), suffix);
}

bool str_has(struct str s, struct str part)
{
    return part.n == 0 || (s.n >= part.n && memmem(s.p, s.n, part.p, part.n) != NULL);
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    while (s.n > 0 && is_blank(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n > 0 && is_blank(s.p[s.n - 1]))
        s.n--;
    return s;
}

struct str str_sub(struct str s, size_t from, size_t n)
{
    if (from > s.n)
        from = s.n;
    if (n > s.n - from)
        n = s.n - from;
    return s.p == NULL ? STR("") : (struct str){ s.p + from, n };
}

struct str str_cut(struct str *rest, char sep)
{
    struct str all = *rest;
    const char *at = all.n == 0 ? NULL : memchr(all.p, sep, all.n);
    size_t n = 0;

    if (at == NULL) {
        *rest = str_sub(all, all.n, 0);
        return all;
    }
    n = (size_t)(at - all.p);
    *rest = str_sub(all, n + 1, all.n);
    return str_sub(all, 0, n);
}

struct str str_copy(struct arena *a, struct str s)
{
    return (struct str){ str_z(a, s), s.n };
}

char *str_z(struct arena *a, struct str s)
{
    char *z = arena_raw(a, s.n + 1);

    if (s.n > 0)
        memcpy(z, s.p, s.n);
    z[s.n] = '\0';
    return z;
}

/* Lower case of one code point of Latin-1 and Latin Extended-A (U+0080 to U+017F). */
static unsigned lower_two(unsigned c)
{
    if ((c >= 0xc0 && c <= 0xde && c != 0xd7))
        return c + 0x20;
    if (c == 0x178)
        return 0xff;
    if ((c >= 0x100 && c <= 0x137 && c != 0x130) || (c >= 0x14a && c <= 0x177))
        return c | 1U;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
        return (c & 1U) == 1 ? c + 1 : c;
    return c;
}

static bool eight_ascii(const char *p)
{
    uint64_t eight = 0;

    memcpy(&eight, p, sizeof(eight));
    return (eight & UINT64_C(0x8080808080808080)) == 0;
}

struct str str_lower(struct arena *a, struct str s)
{
    unsigned char *out = arena_raw(a, s.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if (s.n - i >= 8 && eight_ascii(s.p + i)) { /* nearly all */
            for (size_t k = 0; k < 8; k++)
                out[n + k] = ascii_lower((unsigned char)s.p[i + k]);
            n += 8;
            i += 7;
            continue;
        }
        unsigned char d = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;

        if (c == 0xc4 && d == 0xb0) { /* Turkish capital I with a dot: plain i */
            out[n++] = 'i';
            i++;
        } else if (c >= 0xc2 && c <= 0xc5 && (d & 0xc0U) == 0x80) {
            unsigned low = lower_two(((c & 0x1fU) << 6) | (d & 0x3fU));

            out[n++] = (unsigned char)(0xc0U | (low >> 6));
            out[n++] = (unsigned char)(0x80U | (low & 0x3fU));
            i++;
        } else {
            out[n++] = ascii_lower(c);
        }
    }
    return (struct str){ (const char *)out, n };
}

struct str str_printf(struct arena *a, const char *fmt, ...)
{
    va_list args;
    size_t room = 0;
    char *p = arena_ahead(a, &room);
    int n = 0;

    va_start(args, fmt);
    n = vsnprintf(p, room, fmt, args); /* mostly it fits */
    va_end(args);
    if (n <= 0)
        return STR("");
    p = arena_raw(a, (size_t)n + 1);
    if ((size_t)n < room)
        return (struct str){ p, (size_t)n };
    va_start(args, fmt);
    (void)vsnprintf(p, (size_t)n + 1, fmt, args);
    va_end(args);
    return (struct str){ p, (size_t)n };
}
