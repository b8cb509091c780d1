/* csv_cell.c: what a spreadsheet would take for a formula, and quotes. */
#include "register/csv_cell.h"

#include <string.h>

#include "base/csv.h"

static bool is_formula(struct str s)
{
    return s.n > 0 && s.p[0] != '\0' && strchr("=+-@\t\r", s.p[0]) != NULL;
}

struct str csv_safe(struct arena *a, struct str s)
{
    return is_formula(s) ? str_printf(a, "'" STR_FMT, STR_ARG(s)) : s;
}

struct str csv_plain(struct str s)
{
    struct str rest = str_sub(s, 1, s.n);

    return s.n > 1 && s.p[0] == '\'' && is_formula(rest) ? rest : s;
}

void csv_put(struct buf *b, struct str s)
{
    bool quote = false;

    for (size_t i = 0; i < s.n && !quote; i++)
        quote = s.p[i] == ',' || s.p[i] == ';' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
    if (quote)
        csv_quoted(b, s);
    else
        buf_add(b, s);
}
