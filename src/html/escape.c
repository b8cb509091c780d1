/*
 * escape.c: what compiled views call for a value, one function per place and type.
 *
 * Text and attributes share one escape, which is right between tags and inside quotes of both
 * kinds. Addresses are not escaped but judged: an address that could run a script or lead to a
 * host we did not mean becomes "#".
 */
#include "html/out.h"

/* ── text and attributes ────────────────────────────────────────────────────────────────────── */

static const struct str escape[256] = {
    ['&'] = { "&amp;", 5 },
    ['<'] = { "&lt;", 4 },
    ['>'] = { "&gt;", 4 },
    ['"'] = { "&#34;", 5 },
    ['\''] = { "&#39;", 5 },
/* A control character has no meaning in HTML and may hide one: U+FFFD stands for it. */
#define HIDE(ch) [ch] = { "\xEF\xBF\xBD", 3 }
    HIDE(0),
    HIDE(1),
    HIDE(2),
    HIDE(3),
    HIDE(4),
    HIDE(5),
    HIDE(6),
    HIDE(7),
    HIDE(8),
    HIDE(11),
    HIDE(12),
    HIDE(14),
    HIDE(15),
    HIDE(16),
    HIDE(17),
    HIDE(18),
    HIDE(19),
    HIDE(20),
    HIDE(21),
    HIDE(22),
    HIDE(23),
    HIDE(24),
    HIDE(25),
    HIDE(26),
    HIDE(27),
    HIDE(28),
    HIDE(29),
    HIDE(30),
    HIDE(31),
    HIDE(127),
#undef HIDE
};

void html_text_str(struct out *o, struct str s)
{
    size_t from = 0;

    for (size_t i = 0; i < s.n; i++) {
        struct str e = escape[(unsigned char)s.p[i]];

        if (e.n == 0)
            continue;
        out_raw(o, s.p + from, i - from);
        out_raw(o, e.p, e.n);
        from = i + 1;
    }
    out_raw(o, s.p + from, s.n - from);
}

void html_text_z(struct out *o, const char *z)
{
    html_text_str(o, str_of(z));
}

void html_text_i64(struct out *o, int64_t v)
{
    char digit[20];
    size_t n = sizeof digit;
    uint64_t left = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

    do
        digit[--n] = (char)('0' + left % 10);
    while ((left /= 10) != 0);
    if (v < 0)
        out_raw(o, "-", 1);
    out_raw(o, digit + n, sizeof digit - n);
}

void html_text_html(struct out *o, struct html h)
{
    out_ref(o, h);
}

void html_attr_str(struct out *o, struct str s)
{
    html_text_str(o, s);
}

void html_attr_z(struct out *o, const char *z)
{
    html_text_str(o, str_of(z));
}

void html_attr_i64(struct out *o, int64_t v)
{
    html_text_i64(o, v);
}

/* ── addresses ──────────────────────────────────────────────────────────────────────────────── */

static bool has_scheme(struct str s)
{
    static const struct str allowed[] = {
        { "http://", 7 }, { "https://", 8 }, { "mailto:", 7 }, { "tel:", 4 }
    };

    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
        if (s.n > allowed[i].n && str_eq_nocase(str_sub(s, 0, allowed[i].n), allowed[i]))
            return true;
    return false;
}

static bool is_safe_url(struct str s)
{
    /* Browsers drop tabs and line breaks anywhere in an address and read \ as /, so that
     * "/<tab>/evil.example" is another host's. */
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f || s.p[i] == '\\')
            return false;
    if (s.n == 0)
        return false;
    if (s.p[0] == '/')
        return s.n == 1 || s.p[1] != '/';
    return s.p[0] == '?' || s.p[0] == '#' || has_scheme(s);
}

void html_url_str(struct out *o, struct str s)
{
    html_text_str(o, is_safe_url(s) ? s : STR("#"));
}

void html_url_z(struct out *o, const char *z)
{
    html_url_str(o, str_of(z));
}

static bool is_unreserved(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') ||
           ch == '-' || ch == '.' || ch == '_' || ch == '~';
}

void html_part_str(struct out *o, struct str s)
{
    static const char hex[] = "0123456789ABCDEF";
    size_t from = 0;

    /* Dot segments climb even when percent-encoded; nobody means them, so they name nothing. */
    if (str_eq(s, STR(".")) || str_eq(s, STR("..")))
        return;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];
        char code[3] = { '%', hex[ch >> 4], hex[ch & 15] };

        if (is_unreserved(s.p[i]))
            continue;
        out_raw(o, s.p + from, i - from);
        out_raw(o, code, sizeof code);
        from = i + 1;
    }
    out_raw(o, s.p + from, s.n - from);
}

void html_part_z(struct out *o, const char *z)
{
    html_part_str(o, str_of(z));
}

void html_part_i64(struct out *o, int64_t v)
{
    html_text_i64(o, v);
}
