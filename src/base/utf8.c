/* utf8.c: well-formed UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above
 * U+10FFFF. */
#include "base/utf8.h"

/* Length in bytes of the well-formed sequence that begins at p; 0 where there is none. */
static size_t sequence(const unsigned char *p, size_t left)
{
    unsigned char lo = 0x80, hi = 0xbf;
    size_t n = 0;

    if (p[0] < 0x80)
        return 1;
    if (p[0] >= 0xc2 && p[0] <= 0xdf)
        n = 2;
    else if (p[0] >= 0xe0 && p[0] <= 0xef)
        n = 3;
    else if (p[0] >= 0xf0 && p[0] <= 0xf4)
        n = 4;
    if (n == 0 || left < n)
        return 0;
    if (p[0] == 0xe0)
        lo = 0xa0;
    else if (p[0] == 0xed)
        hi = 0x9f;
    else if (p[0] == 0xf0)
        lo = 0x90;
    else if (p[0] == 0xf4)
        hi = 0x8f;
    if (p[1] < lo || p[1] > hi)
        return 0;
    for (size_t i = 2; i < n; i++)
        if ((p[i] & 0xc0U) != 0x80)
            return 0;
    return n;
}

/* Offset of the first bad byte, or s.n. */
static size_t bad_at(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    size_t i = 0;

    while (i < s.n) {
        uint64_t eight = UINT64_MAX;

        if (s.n - i >= sizeof(eight))
            memcpy(&eight, p + i, sizeof(eight));
        if ((eight & UINT64_C(0x8080808080808080)) == 0) { /* ASCII, as most text is */
            i += sizeof(eight);
            continue;
        }
        size_t n = sequence(p + i, s.n - i);

        if (n == 0)
            break;
        i += n;
    }
    return i;
}

bool utf8_valid(struct str s)
{
    return bad_at(s) == s.n;
}

/* Whether eight bytes may all be left alone: no control, no DEL, no lead of a C1 control, as in
 * nearly all text. True only where that is so; which byte is meant a borrow may blur. */
static bool plain_eight(const unsigned char *p)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones * 0x80;
    uint64_t eight = 0, del = 0;

    memcpy(&eight, p, sizeof(eight));
    del = eight ^ (ones * 0x7f);
    return ((eight | (eight - ones * 0x20) | (del - ones)) & tops) == 0;
}

bool utf8_text(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p;

    if (!utf8_valid(s))
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.n - i >= 8 && plain_eight(p + i)) {
            i += 7;
            continue;
        }
        if (p[i] < 0x20 && p[i] != '\t' && p[i] != '\n' && p[i] != '\r')
            return false;
        if (p[i] == 0x7f || (p[i] == 0xc2 && p[i + 1] < 0xa0)) /* DEL and the C1 controls */
            return false;
    }
    return true;
}

size_t utf8_length(struct str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xc0U) != 0x80;
    return n;
}

struct str utf8_prefix(struct str s, size_t n)
{
    size_t i = 0;

    while (i < s.n) {
        if (((unsigned char)s.p[i] & 0xc0U) != 0x80 && n-- == 0)
            break;
        i++;
    }
    return str_sub(s, 0, i);
}

bool utf8_find_bad(struct str s, size_t *line, size_t *column)
{
    size_t bad = bad_at(s), start = 0;

    if (bad == s.n)
        return false;
    *line = 1;
    for (size_t i = 0; i < bad; i++)
        if (s.p[i] == '\n') {
            ++*line;
            start = i + 1;
        }
    *column = utf8_length(str_sub(s, start, bad - start)) + 1;
    return true;
}
