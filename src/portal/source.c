/* source.c: what the portal itself publishes, and what all engines do. */
#include "portal/source.h"

#include <inttypes.h>

#include "core/app.h"
#include "core/listing.h"
#include "document/search.h"
#include "portal/content.h"
#include "portal/shipped.h"

#define WORDS 4

/* "/jdih/:id" takes "/jdih/12". */
static bool pattern_takes(const char *pattern, struct str path)
{
    struct str rest = str_of(pattern);

    while (rest.n > 0 && path.n > 0) {
        struct str want = str_cut(&rest, '/'), got = str_cut(&path, '/');

        if (want.n > 0 && want.p[0] == '*')
            return true;
        if (want.n > 0 && want.p[0] == ':' ? got.n == 0 : !str_eq(want, got))
            return false;
    }
    return rest.n == 0 && path.n == 0;
}

bool is_public_path(const struct ctx *c, struct str path)
{
    for (const struct route *const *list = c->app->routes; *list != NULL; list++) {
        for (const struct route *r = *list; r->pattern != NULL; r++) {
            if (r->method == GET && right_is_open(r->right) && pattern_takes(r->pattern, path))
                return true;
        }
    }
    return false;
}

/* ── pages and news ── */

static struct published published_of(struct ctx *c, const struct content_line *k)
{
    bool news = str_eq(k->kind, STR("news"));

    return (struct published){
        .title = k->title,
        .about = k->summary,
        .href = content_href(c->arena, k->kind, k->name),
        .day = news ? k->day : STR(""),
        .kind = tr(c->lang, news ? "portal.kind.news" : "portal.kind.page"),
        .changed_at = k->saved_at,
    };
}

static struct str today(struct ctx *c)
{
    return date_iso(c->arena, day_today(c->now, (int)c->who.zone));
}

/* Each word as a LIKE pattern; false: there is none. */
static bool patterns(struct ctx *c, struct str asked, struct str w[WORDS])
{
    size_t n = 0;

    for (size_t i = 0; i < WORDS; i++)
        w[i] = STR("");
    while (asked.n > 0 && n < WORDS) {
        struct str word = str_trim(str_cut(&asked, ' '));

        if (word.n > 0)
            w[n++] = like_words(c->arena, word);
    }
    return n > 0;
}

static enum status found(struct ctx *c, struct str asked, bool news, size_t max,
                         struct published **out, size_t *n)
{
    struct content_line *row = NULL;
    struct str w[WORDS];
    size_t n_row = 0;
    enum status s;

    *n = 0;
    *out = arena_array(c->arena, max + 1, sizeof(**out));
    if (!patterns(c, asked, w))
        return ST_OK;
    s = content_found(c, c->who.unit_id, today(c), w[0], w[1], w[2], w[3], CONTENT_MANY, &row,
                      &n_row);
    for (size_t i = 0; i < n_row && *n < max && s == ST_OK; i++) {
        if (str_eq(row[i].kind, STR("news")) == news)
            (*out)[(*n)++] = published_of(c, &row[i]);
    }
    return s;
}

/* Shipped pages are few: their words are looked at as they stand. */
static bool shipped_has(struct ctx *c, struct str name, struct str asked)
{
    struct content k = { 0 };
    struct str text, rest = str_lower(c->arena, asked);

    if (!shipped_find(name, &k))
        return false;
    text = str_lower(c->arena, str_printf(c->arena, STR_FMT " " STR_FMT " " STR_FMT,
                                          STR_ARG(k.title), STR_ARG(k.summary), STR_ARG(k.body)));
    while (rest.n > 0) {
        struct str word = str_trim(str_cut(&rest, ' '));

        if (word.n > 0 && !str_has(text, word))
            return false;
    }
    return true;
}

static enum status pages_list(struct ctx *c, struct str asked, size_t max, struct published **out,
                              size_t *n)
{
    struct content_line *row = NULL;
    size_t n_row = 0;
    enum status s = found(c, asked, false, max, out, n);

    if (s == ST_OK)
        s = content_pages(c, STR(""), &row, &n_row);
    for (size_t i = 0; i < n_row && *n < max && s == ST_OK; i++) {
        if (str_eq(row[i].name, STR("beranda")))
            continue; /* the home page is no page beside itself */
        if (asked.n == 0 || (row[i].id == 0 && shipped_has(c, row[i].name, asked)))
            (*out)[(*n)++] = published_of(c, &row[i]);
    }
    return s;
}

static enum status news_list(struct ctx *c, struct str asked, size_t max, struct published **out,
                             size_t *n)
{
    struct content_line *row = NULL;
    enum status s;

    if (asked.n > 0)
        return found(c, asked, true, max, out, n);
    s = content_public(c, c->who.unit_id, STR("news"), STR(""), today(c), STR(""), (int64_t)max,
                       &row, n);
    if (s != ST_OK)
        return s;
    *out = arena_array(c->arena, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = published_of(c, &row[i]);
    return ST_OK;
}

/* ── files ── */

static enum status files_list(struct ctx *c, struct str asked, size_t max, struct published **out,
                              size_t *n)
{
    struct public_file *row = NULL;
    struct str words = search_question(c->arena, c->who.unit_id, asked);
    enum status s = ST_OK;

    *n = 0;
    if (asked.n == 0)
        s = public_files(c, c->who.unit_id, STR(""), (int64_t)max, &row, n);
    else if (words.n > 0)
        s = public_files_found(c, c->who.unit_id, (int64_t)max, words, &row, n);
    if (s != ST_OK)
        return s;
    *out = arena_array(c->arena, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct published){
            .title = row[i].name,
            .about = STR(""),
            .href = str_printf(c->arena, "/berkas/%" PRId64, row[i].id),
            .day = date_iso(c->arena, day_today(row[i].uploaded_at, (int)c->who.zone)),
            .kind = tr(c->lang, "portal.kind.file"),
            .changed_at = row[i].uploaded_at,
        };
    return ST_OK;
}

const struct public_source page_source = { "page", false, pages_list };
const struct public_source news_source = { "news", true, news_list };
const struct public_source file_source = { "file", true, files_list };

/* ── all ── */

static int by_day(const void *a, const void *b)
{
    const struct published *x = a, *y = b;
    int order = str_cmp(y->day, x->day);

    return order != 0 ? order : (x->changed_at < y->changed_at) - (x->changed_at > y->changed_at);
}

enum status sources_newest(struct ctx *c, bool feed_only, size_t max, struct published **out,
                           size_t *n)
{
    const struct public_source *const *list = c->app->public_sources;
    size_t cap = 0, n_one = 0;
    struct published *one = NULL;
    enum status s = ST_OK;

    *n = 0;
    for (; *list != NULL; list++)
        cap += max;
    *out = arena_array(c->arena, cap + 1, sizeof(**out));
    for (list = c->app->public_sources; *list != NULL && s == ST_OK; list++) {
        if (feed_only && !(*list)->feed)
            continue;
        s = (*list)->list(c, STR(""), max, &one, &n_one);
        for (size_t i = 0; i < n_one && i < max && s == ST_OK; i++)
            (*out)[(*n)++] = one[i];
    }
    if (s != ST_OK)
        return s;
    qsort(*out, *n, sizeof(**out), by_day);
    *n = *n < max ? *n : max;
    return ST_OK;
}
