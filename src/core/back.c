/* back.c: no open redirects. */
#include "core/back.h"

#include "base/buf.h"

#define ADDRESS_MAX 1000

bool is_own_address(struct str s)
{
    if (s.n == 0 || s.n > ADDRESS_MAX || s.p[0] != '/')
        return false;
    /* "//host" and "/\host" leave the site; browsers drop tabs and line ends before they look. */
    if (s.n > 1 && (s.p[1] == '/' || s.p[1] == '\\'))
        return false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];

        if (ch <= ' ' || ch == 0x7f || ch == '\\')
            return false;
    }
    return true;
}

struct str url_part(struct arena *a, struct str s)
{
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];

        if ((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') ||
            ch == '-' || ch == '.' || ch == '_' || ch == '/')
            buf_add_char(&b, (char)ch);
        else
            buf_printf(&b, "%%%02X", ch);
    }
    return buf_str(&b);
}

enum status go_back(struct ctx *c, struct str to, const char *otherwise)
{
    if (!is_own_address(to))
        to = str_of(otherwise);
    return see_other(c, STR_FMT, STR_ARG(to));
}
