/* listing.c: patterns and pages of lists. */
#include "core/listing.h"

#include "base/buf.h"
#include "base/utf8.h"

struct str like_words(struct arena *a, struct str q)
{
    struct str low = str_lower(a, str_trim(utf8_valid(q) ? q : STR("")));
    struct buf b;

    buf_init(&b, a);
    buf_add_char(&b, '%');
    for (size_t i = 0; i < low.n; i++) {
        if (low.p[i] == '%' || low.p[i] == '_' || low.p[i] == '!')
            buf_add_char(&b, '!');
        buf_add_char(&b, low.p[i]);
    }
    if (low.n > 0)
        buf_add_char(&b, '%');
    return buf_str(&b);
}

void pager_fit(struct part_pager *p, int64_t wanted, int per_page)
{
    p->pages = (int)((p->total + per_page - 1) / per_page);
    if (p->pages < 1)
        p->pages = 1;
    p->page = wanted < 1 ? 1 : wanted > p->pages ? p->pages : (int)wanted;
    p->first = p->total == 0 ? 0 : (int64_t)(p->page - 1) * per_page + 1;
    p->last = (int64_t)p->page * per_page;
    if (p->last > p->total)
        p->last = p->total;
}
