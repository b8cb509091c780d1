/*
 * static.c: the embedded files, under /aset/.
 *
 * Under its hashed name a file never changes, so a browser keeps it for a year without asking. The
 * plain name serves those who link from outside, for five minutes.
 */
#include "http/asset.h"

#include "base/log.h"
#include "http/call.h"

#define PREFIX "/aset/"

static const struct asset *asset_find(struct str name)
{
    size_t lo = 0, hi = n_assets;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int order = str_cmp(str_of(assets[mid].name), name);

        if (order == 0)
            return &assets[mid];
        if (order < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return NULL;
}

/* "app.0123456789.css" is "app.css" with ten digits before the last point. */
static const struct asset *asset_find_hashed(struct arena *a, struct str name)
{
    const char *point = name.n == 0 ? NULL : memrchr(name.p, '.', name.n);

    if (point == NULL || point - name.p < 11 || point[-11] != '.')
        return NULL;
    size_t stem = (size_t)(point - name.p) - 11;
    char *plain = arena_alloc(a, name.n);
    size_t tail = name.n - stem - 11;

    memcpy(plain, name.p, stem);
    memcpy(plain + stem, point, tail);
    const struct asset *found = asset_find((struct str){ .p = plain, .n = stem + tail });

    return found != NULL && str_eq(str_of(found->hashed), name) ? found : NULL;
}

struct str asset_url(const char *name)
{
    const struct asset *found = asset_find(str_of(name));

    if (found == NULL) {
        log_line(LOG_ERROR, "a view names an asset that does not exist: %s", name);
        abort();
    }
    return str_of(found->url);
}

static void fill(struct call *call, const struct asset *found, bool forever)
{
    struct response *res = &call->res;
    unsigned bits = encodings_accepted(header_of(call, "Accept-Encoding").p);
    struct str etag = str_of(found->hashed);

    res->body = found->plain;
    if ((bits & (1U << ENC_BROTLI)) != 0 && found->brotli.n > 0) {
        res->body = found->brotli;
        response_header(res, "Content-Encoding", STR("br"));
    } else if ((bits & (1U << ENC_GZIP)) != 0 && found->gzip.n > 0) {
        res->body = found->gzip;
        response_header(res, "Content-Encoding", STR("gzip"));
    } else {
        /* Not worth compressing, or not wanted: it is not to be compressed on the way out. */
        response_header(res, "Content-Encoding", STR(""));
    }
    response_header(res, "Content-Type", str_of(found->type));
    response_header(res, "ETag",
                    str_printf(&call->arena, "W/\"" STR_FMT "\"", STR_ARG(etag)));
    response_header(res, "Vary", STR("Accept-Encoding"));
    response_header(res, "Cache-Control",
                    forever ? STR("public, max-age=31536000, immutable")
                            : STR("public, max-age=300"));
}

bool static_answer(struct call *call)
{
    struct str path = call->req.path;
    const struct asset *found = NULL;
    bool forever = false;

    if (call->req.method != GET || call->req.trouble != 0)
        return false;
    if (str_starts(path, STR(PREFIX))) {
        struct str name = str_sub(path, sizeof(PREFIX) - 1, path.n);

        found = asset_find_hashed(&call->arena, name);
        forever = found != NULL;
        if (found == NULL)
            found = asset_find(name);
    } else if (str_eq(path, STR("/favicon.ico")) || str_eq(path, STR("/robots.txt"))) {
        found = asset_find(str_sub(path, 1, path.n));
    }
    if (found == NULL)
        return false;
    fill(call, found, forever);
    return true;
}
