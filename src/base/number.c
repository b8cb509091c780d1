/* number.c: numbers from text, strictly, and back. */
#include "base/number.h"

#include <math.h>

#include "base/arena.h"

#define MAX_DIGITS 15 /* what a double holds exactly */

bool int_parse(struct str s, int64_t *out)
{
    bool minus = s.n > 0 && s.p[0] == '-';
    size_t i = minus ? 1 : 0;
    int64_t v = 0;

    if (i == s.n)
        return false;
    for (; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        /* Counts downwards, so that the smallest number can be read too. */
        if (__builtin_mul_overflow(v, 10, &v) || __builtin_sub_overflow(v, s.p[i] - '0', &v))
            return false;
    }
    if (!minus && __builtin_sub_overflow(INT64_C(0), v, &v))
        return false;
    *out = v;
    return true;
}

bool int_parse_range(struct str s, int64_t lo, int64_t hi, int64_t *out)
{
    int64_t v = 0;

    if (!int_parse(s, &v) || v < lo || v > hi)
        return false;
    *out = v;
    return true;
}

bool decimal_parse(struct str s, double *out)
{
    char text[MAX_DIGITS + 3] = { 0 }; /* sign, point, NUL */
    size_t i = 0, digits = 0;
    bool point = false;

    if (s.n > 0 && s.p[0] == '-')
        text[i++] = '-';
    for (; i < s.n && i < sizeof(text) - 1; i++) {
        char c = s.p[i];

        if (c >= '0' && c <= '9') {
            text[i] = c;
            if (++digits > MAX_DIGITS)
                return false;
        } else if ((c == ',' || c == '.') && !point && digits > 0 && i + 1 < s.n) {
            text[i] = '.';
            point = true;
        } else {
            return false;
        }
    }
    if (i != s.n || digits == 0)
        return false;
    *out = strtod(text, NULL);
    if (fpclassify(*out) == FP_ZERO)
        *out = 0; /* never "-0" */
    return true;
}

/* Cuts trailing zeros, and the point when nothing follows it. */
static size_t drop_zeros(const char *p, size_t n)
{
    if (memchr(p, '.', n) == NULL)
        return n;
    while (p[n - 1] == '0')
        n--;
    return p[n - 1] == '.' ? n - 1 : n;
}

/* Puts the marks of a language into "-1234.5". */
static struct str with_marks(struct arena *a, struct str plain, bool id)
{
    struct str rest = plain;
    struct str whole = str_cut(&rest, '.');
    char *out = arena_alloc(a, plain.n + whole.n / 3 + 2), *at = out;

    for (size_t i = 0; i < whole.n; i++) {
        if (i > 0 && (whole.n - i) % 3 == 0 && whole.p[i - 1] != '-')
            *at++ = id ? '.' : ',';
        *at++ = whole.p[i];
    }
    if (rest.n > 0) {
        *at++ = id ? ',' : '.';
        memcpy(at, rest.p, rest.n);
        at += rest.n;
    }
    return (struct str){ out, (size_t)(at - out) };
}

struct str decimal_show(struct arena *a, double v, int digits, bool id)
{
    struct str plain;

    if (!isfinite(v))
        return STR("–");
    plain = str_printf(a, "%.*f", digits, v);
    plain.n = drop_zeros(plain.p, plain.n);
    if (str_eq(plain, STR("-0")))
        plain = STR("0");
    return with_marks(a, plain, id);
}

struct str int_show(struct arena *a, int64_t v, bool id)
{
    return with_marks(a, str_printf(a, "%lld", (long long)v), id);
}

struct str bytes_show(struct arena *a, int64_t bytes, bool id)
{
    double kib = (double)bytes / 1024;

    if (bytes < 1024)
        return str_printf(a, "%lld B", (long long)bytes);
    if (kib < 1000)
        return str_printf(a, STR_FMT " kB", STR_ARG(decimal_show(a, kib, 0, id)));
    return str_printf(a, STR_FMT " MB", STR_ARG(decimal_show(a, kib / 1024, 1, id)));
}

/* "-1.25e-07" written out, for readers that know no exponent: -0.000000125 */
static struct str without_exponent(struct arena *a, struct str text)
{
    struct str mantissa = str_cut(&text, 'e'), rest = mantissa;
    bool minus = str_starts(mantissa, STR("-"));
    struct str whole = str_cut(&rest, '.');
    int exponent = (int)strtol(text.p, NULL, 10); /* ends at the NUL of the caller's buffer */
    char digit = whole.p[minus ? 1 : 0];

    if (exponent < 0)
        return str_printf(a, "%s0.%0*d%c" STR_FMT, minus ? "-" : "", -exponent - 1, 0, digit,
                          STR_ARG(rest));
    return str_printf(a, "%s%c" STR_FMT "%0*d", minus ? "-" : "", digit, STR_ARG(rest),
                      exponent - (int)rest.n, 0);
}

struct str decimal_plain(struct arena *a, double v)
{
    char text[64];

    if (!isfinite(v))
        return STR("");
    if (fpclassify(v) == FP_ZERO)
        return STR("0");
    for (int digits = 1; digits <= 17; digits++) {
        (void)snprintf(text, sizeof(text), "%.*g", digits, v);
        if (!(strtod(text, NULL) < v) && !(strtod(text, NULL) > v))
            break;
    }
    if (strchr(text, 'e') == NULL)
        return str_copy(a, str_of(text));
    return without_exponent(a, str_of(text));
}
