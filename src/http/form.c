/*
 * form.c: names and values from text that strangers wrote.
 */
#include "http/form.h"

#include "base/utf8.h"

struct str params_get(struct params p, const char *name)
{
    struct str wanted = str_of(name);

    for (size_t i = 0; i < p.n; i++) {
        if (str_eq(p.p[i].name, wanted))
            return p.p[i].value;
    }
    return STR("");
}

bool params_has(struct params p, const char *name)
{
    struct str wanted = str_of(name);

    for (size_t i = 0; i < p.n; i++) {
        if (str_eq(p.p[i].name, wanted))
            return true;
    }
    return false;
}

static int hex_digit(char ch)
{
    if (ch >= '0' && ch <= '9')
        return ch - '0';
    if (ch >= 'a' && ch <= 'f')
        return ch - 'a' + 10;
    if (ch >= 'A' && ch <= 'F')
        return ch - 'A' + 10;
    return -1;
}

/* %XX (and '+' as a blank where `plus`); false for a bad escape. */
static bool percent_decode(struct arena *a, struct str s, bool plus, struct str *out)
{
    /* Most names and values are plain: no copy for them. */
    if (s.n == 0 || (memchr(s.p, '%', s.n) == NULL && !(plus && memchr(s.p, '+', s.n) != NULL))) {
        *out = s;
        return true;
    }
    char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '+' && plus) {
            p[n++] = ' ';
        } else if (s.p[i] != '%') {
            p[n++] = s.p[i];
        } else {
            int hi = s.n - i > 2 ? hex_digit(s.p[i + 1]) : -1;
            int lo = s.n - i > 2 ? hex_digit(s.p[i + 2]) : -1;

            if (hi < 0 || lo < 0)
                return false;
            p[n++] = (char)(hi * 16 + lo);
            i += 2;
        }
    }
    *out = (struct str){ .p = p, .n = n };
    return true;
}

static size_t count_parts(struct str s, char sep)
{
    size_t n = s.n > 0;

    for (const char *p = s.p, *end = s.p + s.n; s.n > 0;) {
        p = memchr(p, sep, (size_t)(end - p));
        if (p == NULL)
            break;
        p++;
        n++;
    }
    return n;
}

int form_parse(struct arena *a, struct str s, size_t max_fields, struct params *out)
{
    size_t n = 0;
    size_t cap = count_parts(s, '&');

    *out = (struct params){ 0 };
    if (cap == 0)
        return 0;
    if (cap > max_fields)
        return 413;
    struct param *p = arena_array(a, cap, sizeof(*p));

    while (s.n > 0) {
        struct str value = str_cut(&s, '&');
        struct str name = str_cut(&value, '=');

        if (name.n == 0 && value.n == 0)
            continue;
        if (!percent_decode(a, name, true, &p[n].name) ||
            !percent_decode(a, value, true, &p[n].value))
            return 400;
        if (!utf8_text(p[n].name) || !utf8_text(p[n].value))
            return 400;
        n++;
    }
    *out = (struct params){ .p = p, .n = n };
    return 0;
}

int cookies_parse(struct arena *a, struct str s, struct params *out)
{
    size_t n = 0;
    size_t cap = count_parts(s, ';');

    *out = (struct params){ 0 };
    if (cap == 0)
        return 0;
    if (cap > COOKIE_MAX)
        return 413;
    struct param *p = arena_array(a, cap, sizeof(*p));

    while (s.n > 0) {
        struct str value = str_trim(str_cut(&s, ';'));
        struct str name = str_cut(&value, '=');

        if (value.n >= 2 && value.p[0] == '"' && value.p[value.n - 1] == '"')
            value = str_sub(value, 1, value.n - 2);
        /* Another program on the same host may have set a cookie that is no text: not our business.
         */
        if (name.n == 0 || !utf8_text(name) || !utf8_text(value))
            continue;
        p[n].name = name;
        p[n].value = value;
        n++;
    }
    *out = (struct params){ .p = p, .n = n };
    return 0;
}

/* Every byte that can mislead: control characters, and the other system's separator. */
static bool path_bytes_ok(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f || s.p[i] == '\\')
            return false;
    }
    return utf8_valid(s);
}

static bool segments_ok(struct str path)
{
    struct str rest = str_sub(path, 1, path.n);

    while (rest.n > 0) {
        bool last = memchr(rest.p, '/', rest.n) == NULL;
        struct str segment = str_cut(&rest, '/');

        if (segment.n == 0 && !last)
            return false;
        if (str_eq(segment, STR(".")) || str_eq(segment, STR("..")))
            return false;
    }
    return true;
}

static bool has_escaped_slash(struct str s)
{
    for (size_t i = 0; i + 2 < s.n; i++) {
        if (s.p[i] == '%' && s.p[i + 1] == '2' && (s.p[i + 2] == 'f' || s.p[i + 2] == 'F'))
            return true;
    }
    return false;
}

int target_parse(struct arena *a, struct str target, struct str *path, struct str *query)
{
    struct str rest = target;

    if (str_starts(rest, STR("http://")) || str_starts(rest, STR("https://"))) {
        size_t scheme = rest.p[4] == 's' ? 8 : 7;
        const char *slash = memchr(rest.p + scheme, '/', rest.n - scheme);

        rest = slash == NULL ? STR("/") : str_sub(rest, (size_t)(slash - rest.p), rest.n);
    }
    struct str raw = str_cut(&rest, '?');

    if (raw.n == 0 || raw.p[0] != '/' || has_escaped_slash(raw))
        return 400;
    if (!percent_decode(a, raw, false, path) || !path_bytes_ok(*path) || !segments_ok(*path))
        return 400;
    *query = rest;
    return 0;
}
