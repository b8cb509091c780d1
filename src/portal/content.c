/* content.c: finding pages and news, the office's own before what is shipped. */
#include "portal/content.h"

#include "base/buf.h"
#include "base/time.h"
#include "base/utf8.h"
#include "portal/shipped.h"

const char *const content_places[] = { "", "about", "rights", "site", "reform", NULL };
const char *const content_states[] = { "draft", "published", "withdrawn", NULL };

struct str content_kind(struct str word)
{
    if (str_eq(word, STR("halaman")))
        return STR("page");
    return str_eq(word, STR("berita")) ? STR("news") : STR("");
}

struct str content_word(struct str kind)
{
    return str_eq(kind, STR("news")) ? STR("berita") : STR("halaman");
}

struct str content_href(struct arena *a, struct str kind, struct str name)
{
    return str_printf(a, "/" STR_FMT "/" STR_FMT, STR_ARG(content_word(kind)), STR_ARG(name));
}

struct str content_name_of(struct arena *a, struct str title)
{
    struct str s = str_lower(a, title);
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < s.n && b.n < CONTENT_NAME_MAX; i++) {
        char ch = s.p[i];

        if ((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9'))
            buf_add_char(&b, ch);
        else if (b.n > 0 && b.p[b.n - 1] != '-')
            buf_add_char(&b, '-');
    }
    while (b.n > 0 && b.p[b.n - 1] == '-')
        b.n--;
    return buf_str(&b);
}

bool content_name_good(struct str name)
{
    if (name.n == 0 || name.n > CONTENT_NAME_MAX || name.p[0] == '-')
        return false;
    for (size_t i = 0; i < name.n; i++) {
        char ch = name.p[i];

        if (!((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '-'))
            return false;
    }
    return true;
}

enum status content_find(struct ctx *c, struct str kind, struct str name, struct content *out)
{
    enum status s = content_by_name(c, c->who.unit_id, kind, name, out);

    if (s == ST_NOT_FOUND && str_eq(kind, STR("page")) && shipped_find(name, out))
        return ST_OK;
    return s;
}

static struct str today(struct ctx *c)
{
    return date_iso(c->arena, day_today(c->now, (int)c->who.zone));
}

bool content_is_public(struct ctx *c, const struct content *k)
{
    return str_eq(k->state, STR("published")) &&
           (str_eq(k->kind, STR("page")) || str_cmp(k->day, today(c)) <= 0);
}

static int by_title(const void *a, const void *b)
{
    const struct content_line *x = a, *y = b;

    return str_cmp(x->title, y->title);
}

static bool is_own(const struct str *own, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(own[i], name))
            return true;
    }
    return false;
}

enum status content_pages(struct ctx *c, struct str place, struct content_line **out, size_t *n)
{
    struct content_line *row = NULL;
    struct str *own = NULL;
    size_t n_row = 0, n_own = 0;
    enum status s = content_public(c, c->who.unit_id, STR("page"), place, today(c), STR(""),
                                   CONTENT_MANY, &row, &n_row);

    if (s == ST_OK)
        s = content_own_names(c, c->who.unit_id, &own, &n_own);
    if (s != ST_OK)
        return s;
    *out = arena_array(c->arena, n_row + n_shipped_files + 1, sizeof(**out));
    *n = n_row;
    if (n_row > 0)
        memcpy(*out, row, n_row * sizeof(*row));
    for (size_t i = 0; i < n_shipped_files; i++) {
        struct content k;

        shipped_at(i, &k);
        if ((place.n > 0 && !str_eq(k.place, place)) || is_own(own, n_own, k.name))
            continue;
        (*out)[(*n)++] = (struct content_line){ .kind = k.kind,
                                                .name = k.name,
                                                .place = k.place,
                                                .state = k.state,
                                                .title = k.title,
                                                .summary = k.summary,
                                                .day = k.day };
    }
    qsort(*out, *n, sizeof(**out), by_title);
    return ST_OK;
}
