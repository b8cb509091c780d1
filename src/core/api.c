/* api.c: what all operations of the API share. */
#include "core/api.h"

#include "http/server.h"

#define API_LIMIT 100
#define API_LIMIT_MAX 200

enum status api_send(struct ctx *c, const struct json *j)
{
    response_header(c->res, "Content-Type", STR("application/json"));
    response_header(c->res, "Content-Disposition", STR("attachment; filename=\"api.json\""));
    c->res->body = json_text(j);
    return ST_OK;
}

static void body_release(void *body)
{
    json_decref(body);
}

enum status api_body(struct ctx *c, json_t **out)
{
    json_error_t error;
    json_t *body = json_loadb(c->req->body.p, c->req->body.n, JSON_REJECT_DUPLICATES, &error);

    if (body == NULL)
        return refuse_with(c, ST_INVALID, "api.not_json",
                           str_printf(c->arena, "%d:%d", error.line, error.column),
                           str_copy(c->arena, str_of(error.text)));
    request_defer(c->req, body_release, body);
    if (!json_is_object(body))
        return refuse(c, ST_INVALID, "api.not_object");
    *out = body;
    return ST_OK;
}

struct str api_text(const json_t *body, const char *name)
{
    const json_t *v = json_object_get(body, name);

    if (!json_is_string(v))
        return (struct str){ 0 };
    return str_trim((struct str){ json_string_value(v), json_string_length(v) });
}

int64_t api_int(const json_t *body, const char *name, int64_t otherwise)
{
    const json_t *v = json_object_get(body, name);

    return json_is_integer(v) ? (int64_t)json_integer_value(v) : otherwise;
}

struct api_window api_window(struct ctx *c)
{
    struct api_window w = { query_i64(c, "offset", 0), query_i64(c, "limit", API_LIMIT) };

    if (w.offset < 0 || w.offset > 10000000)
        w.offset = 0;
    if (w.limit < 1 || w.limit > API_LIMIT_MAX)
        w.limit = w.limit < 1 ? 1 : API_LIMIT_MAX;
    return w;
}

void api_next(struct ctx *c, struct json *j, struct api_window w, bool more)
{
    json_key(j, "next");
    if (more)
        json_str(j, str_printf(c->arena, STR_FMT "?offset=%lld&limit=%lld", STR_ARG(c->req->path),
                               (long long)w.offset + w.limit, (long long)w.limit));
    else
        json_none(j);
}
