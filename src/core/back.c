/* back.c: no open redirects. */
#include "core/back.h"

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

enum status go_back(struct ctx *c, struct str to, const char *otherwise)
{
    if (!is_own_address(to))
        to = str_of(otherwise);
    return see_other(c, STR_FMT, STR_ARG(to));
}
