/* kept.c: pages and fragments kept in memory; kept.h has the idea. */
#include "core/kept.h"

#include "core/app.h"
#include "core/ledger.h"
#include "http/cache.h"
#include "http/server.h"

/* Spreads small stamps over all bits of a version, where sizes and days are not (2^64 / golden
 * ratio). */
#define STAMP_STEP UINT64_C(0x9e3779b97f4a7c15)

/* That version; equal numbers promise equal pages. */
static enum status unit_version(struct ctx *c, int64_t unit_id, uint64_t *version)
{
    int64_t size = 0;
    enum status s;

    c->recalling = true;
    s = ledger_size(c, unit_id, &size);
    c->recalling = false;
    if (s != ST_OK)
        return s;
    *version = (uint64_t)size << 20 ^ (uint64_t)(uint32_t)day_today(c->now, (int)c->who.zone);
    return ST_OK;
}

static const char *lang_name(const struct ctx *c)
{
    return c->lang == LANG_EN ? "en" : "id";
}

/* Under what an answer is kept: besides language and path. */
struct kept_as {
    int64_t unit_id;
    struct str args; /* of the address, as far as the answer depends on them */
    uint64_t stamp;  /* of what the ledger knows nothing of */
};

/* Answers from memory, or makes it and keeps it. */
static enum status kept(struct ctx *c, const struct kept_as *as, struct str type,
                        enum status (*make)(struct ctx *c))
{
    /* No path holds a line's end, so no path with arguments looks like another one. */
    struct str key = str_printf(c->arena, "%s %lld " STR_FMT "\n" STR_FMT, lang_name(c),
                                (long long)as->unit_id, STR_ARG(c->req->path), STR_ARG(as->args));
    uint64_t version = 0;
    enum status s = unit_version(c, as->unit_id, &version);

    if (s != ST_OK)
        return s;
    version += as->stamp * STAMP_STEP;
    c->res->page = cache_get(c->app->cache, key, version);
    if (c->res->page != NULL)
        return ST_OK;
    s = make(c);
    if (s != ST_OK || (c->res->status != 0 && c->res->status != 200))
        return s;

    struct str bytes = c->res->body;

    if (c->res->out != NULL) {
        struct html whole = out_html(c->res->out);

        bytes = (struct str){ whole.p, whole.n };
    }
    c->res->page = cache_put(c->app->cache, key, version, bytes, type);
    return ST_OK;
}

/* Somebody who is signed in sees their own theme and notes. */
static bool is_anybodys(const struct ctx *c)
{
    return c->who.account_id == 0 && c->note.n == 0;
}

enum status page_kept(struct ctx *c, int64_t unit_id, struct str type,
                      enum status (*make)(struct ctx *c))
{
    const struct kept_as as = { unit_id, c->req->query, 0 };

    return is_anybodys(c) ? kept(c, &as, type, make) : make(c);
}

enum status page_kept_with(struct ctx *c, uint64_t stamp, struct str type,
                           enum status (*make)(struct ctx *c))
{
    const struct kept_as as = { c->who.unit_id, c->req->query, stamp };

    return is_anybodys(c) ? kept(c, &as, type, make) : make(c);
}

enum status bytes_kept(struct ctx *c, int64_t unit_id, struct str type, struct str args,
                       enum status (*make)(struct ctx *c))
{
    const struct kept_as as = { unit_id, args, 0 };
    enum status s;

    if (c->who.account_id == 0)
        return kept(c, &as, type, make);
    s = make(c);
    if (s == ST_OK)
        response_header(c->res, "Content-Type", type);
    return s;
}

enum status file_kept(struct ctx *c, int64_t unit_id, struct str type,
                      enum status (*make)(struct ctx *c))
{
    const struct kept_as as = { unit_id, c->req->query, 0 };

    /* Nobody else's computer keeps what took a right to read. */
    response_header(c->res, "Cache-Control", STR("no-store"));
    return kept(c, &as, type, make);
}

enum status text_kept(struct ctx *c, struct str key,
                      enum status (*make)(struct ctx *c, void *with, struct str *out), void *with,
                      struct str *out)
{
    struct str full =
                   str_printf(c->arena, "= %lld " STR_FMT, (long long)c->who.unit_id, STR_ARG(key)),
               text = STR("");
    uint64_t version = 0;
    enum status s = unit_version(c, c->who.unit_id, &version);

    if (s != ST_OK)
        return s;

    const struct cached *kept = cache_get(c->app->cache, full, version);

    if (kept == NULL) {
        s = make(c, with, &text);
        if (s != ST_OK)
            return s;
        kept = cache_put(c->app->cache, full, version, text, (struct str){ 0 });
    }
    *out = cached_bytes(kept);
    request_keep(c->req, kept);
    return ST_OK;
}

enum status numbers_kept(struct ctx *c, struct str key,
                         enum status (*make)(struct ctx *c, void *with, struct numbers *out),
                         void *with, struct numbers *out)
{
    struct str full =
        str_printf(c->arena, "# %lld " STR_FMT, (long long)c->who.unit_id, STR_ARG(key));
    const struct cached *kept = NULL;
    uint64_t version = 0;
    enum status s;

    if (c->app->cache == NULL || c->in_tx)
        return make(c, with, out);
    s = unit_version(c, c->who.unit_id, &version);
    if (s != ST_OK)
        return s;
    kept = cache_get(c->app->cache, full, version);
    if (kept == NULL) {
        s = make(c, with, out);
        if (s == ST_OK)
            cached_release(cache_put(
                c->app->cache, full, version,
                (struct str){ (const char *)out->at, out->n * sizeof(*out->at) }, STR("")));
        return s;
    }
    out->n = cached_bytes(kept).n / sizeof(*out->at);
    out->at = arena_copy(c->arena, cached_bytes(kept).p, out->n * sizeof(*out->at));
    cached_release(kept);
    return ST_OK;
}

/* "@": every version finds them. */
static struct str last_key(struct ctx *c, struct str key)
{
    return str_printf(c->arena, "@ %lld " STR_FMT, (long long)c->who.unit_id, STR_ARG(key));
}

bool numbers_last(struct ctx *c, struct str key, struct numbers_last *last)
{
    *last = (struct numbers_last){ 0 };
    if (c->app->cache != NULL && !c->in_tx)
        last->kept = cache_get(c->app->cache, last_key(c, key), 0);
    if (last->kept != NULL)
        last->n = cached_bytes(last->kept).n / sizeof(int64_t);
    return last->kept != NULL;
}

void numbers_copy(const struct numbers_last *last, size_t from, size_t n, int64_t *to)
{
    if (n > 0)
        memcpy(to, cached_bytes(last->kept).p + from * sizeof(*to), n * sizeof(*to));
}

void numbers_keep(struct ctx *c, struct str key, const struct numbers *n)
{
    const struct str bytes = { (const char *)n->at, n->n * sizeof(*n->at) };

    if (c->app->cache != NULL && !c->in_tx)
        cached_release(cache_put(c->app->cache, last_key(c, key), 0, bytes, STR("")));
}

struct drawn {
    const struct out *around;
    enum status (*draw)(struct ctx *c, struct out *o, void *with);
    void *with;
};

static enum status draw_text(struct ctx *c, void *with, struct str *out)
{
    const struct drawn *d = with;
    struct out fresh;
    enum status s;

    out_init(&fresh, c->arena, c->lang, (struct str){ 0 });
    fresh.icons = d->around->icons;
    s = d->draw(c, &fresh, d->with);
    if (s == ST_OK) {
        struct html whole = out_html(&fresh);

        *out = (struct str){ whole.p, whole.n };
    }
    return s;
}

enum status fragment_kept(struct ctx *c, struct out *o, struct str key,
                          enum status (*draw)(struct ctx *c, struct out *o, void *with), void *with)
{
    struct drawn d = { o, draw, with };
    struct str text = STR("");
    enum status s = text_kept(c, str_printf(c->arena, "%s " STR_FMT, lang_name(c), STR_ARG(key)),
                              draw_text, &d, &text);

    if (s == ST_OK)
        out_ref(o, html_trusted(text));
    return s;
}
