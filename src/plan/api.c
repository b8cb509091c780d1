/* api.c: what all operations of the API share, its routes, and its description in OpenAPI 3.0. */
#include "plan/api.h"

#include "base/buf.h"
#include "core/app.h"
#include "http/server.h"
#include "plan/pages.h"

#define API_LIMIT 100
#define API_LIMIT_MAX 200

enum status api_send(struct ctx *c, const struct json *j)
{
    response_header(c->res, "Content-Type", STR("application/json"));
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

/* ── OpenAPI ── */

struct api_doc {
    enum method method;
    const char *path, *what, *in, *out;
    bool files;
};

#define AS_DOC(method, path, right, handle, scope, body, what, in, out) \
    { method, path, what, in, out, (body) == BODY_FILES },
static const struct api_doc docs[] = { API_OPS(AS_DOC) };
#undef AS_DOC

/* Members of the schemas: "name:type" with type s(tring), i(nteger), n(umber), b(oolean), o(bject)
 * or [ for an array of objects. A '*' behind it: required. */
static const struct {
    const char *name, *members;
} schemas[] = {
    { "Me", "login:s name:s unit:s roles:[" },
    { "Duties", "duties:[" },
    { "Units", "units:[ next:s" },
    { "Plans", "plans:[" },
    { "Plan", "plan:s kind:s year:i revision:i title:s decree:s state:s progress:i achievement:i "
              "indicators:i late:i unconfirmed:i areas:[" },
    { "Items", "items:[ next:s" },
    { "Indicator", "ref:s text:s area:i version:i target:n target_text:s uom:s direction:s "
                   "pic:s achievement:n months:[" },
    { "Report", "month:i* note:s* value:n obstacle:s next_step:s version:i documents:[" },
    { "Move", "month:i version:i reason:s to:i" },
    { "Schedule", "months:[* version:i reason:s" },
    { "Documents", "documents:[ next:s" },
    { "Document", "id:i name:s kind:s media_type:s size:i sha256:s uploaded_at:s "
                  "effective_from:s effective_until:s content:s" },
    { "Upload", "berkas:s* kategori:s" },
    { "Findings", "findings:[ next:s" },
    { "Finding", "id:i plan:i ref:s text:s recommendation:s source:s owner:s due_on:s state:s "
                 "response:s version:i" },
    { "FindingNew", "text:s* recommendation:s source:s plan:s ref:s owner_id:i* due_on:s*" },
    { "Answer", "response:s* version:i documents:[" },
};

static const char *type_name(char t)
{
    switch (t) {
    case 'i':
        return "integer";
    case 'n':
        return "number";
    case 'b':
        return "boolean";
    case 'o':
        return "object";
    case '[':
        return "array";
    default:
        return "string";
    }
}

static void write_schema(struct ctx *c, struct json *j, const char *members)
{
    struct str rest = str_of(members);
    struct str required[16];
    size_t n = 0;

    json_open(j, '{');
    json_put_str(j, "type", STR("object"));
    json_key(j, "properties");
    json_open(j, '{');
    while (rest.n > 0) {
        struct str type = str_cut(&rest, ' '), name = str_cut(&type, ':');

        json_key(j, str_z(c->arena, name));
        json_open(j, '{');
        json_put_str(j, "type", str_of(type_name(type.p[0])));
        if (type.p[0] == '[') {
            json_key(j, "items");
            json_open(j, '{');
            json_close(j);
        }
        json_close(j);
        if (type.n > 1 && n < ARRAY_LEN(required))
            required[n++] = name;
    }
    json_close(j);
    if (n > 0) {
        json_key(j, "required");
        json_open(j, '[');
        for (size_t i = 0; i < n; i++)
            json_str(j, required[i]);
        json_close(j);
    }
    json_close(j);
}

/* "/api/v1/plans/:plan" -> "/plans/{plan}", below the server's address. */
static struct str open_path(struct ctx *c, const char *path)
{
    struct str rest = str_of(path + sizeof("/api/v1/") - 1);
    struct buf b;

    buf_init(&b, c->arena);
    while (rest.n > 0) {
        struct str part = str_cut(&rest, '/');

        if (part.p[0] == ':')
            buf_printf(&b, "/{" STR_FMT "}", STR_ARG(str_sub(part, 1, part.n)));
        else
            buf_printf(&b, "/" STR_FMT, STR_ARG(part));
    }
    return buf_str(&b);
}

static void write_parameters(struct ctx *c, struct json *j, const char *path)
{
    struct str rest = str_of(path);

    json_key(j, "parameters");
    json_open(j, '[');
    while (rest.n > 0) {
        struct str part = str_cut(&rest, '/');

        if (part.n == 0 || part.p[0] != ':')
            continue;
        json_open(j, '{');
        json_put_str(j, "name", str_sub(part, 1, part.n));
        json_put_str(j, "in", STR("path"));
        json_key(j, "required");
        json_bool(j, true);
        json_key(j, "schema");
        json_open(j, '{');
        json_put_str(j, "type", STR("string"));
        json_close(j);
        json_close(j);
    }
    json_close(j);
    (void)c;
}

/* "content": {TYPE: {"schema": {"$ref": ...}}} */
static void write_content(struct ctx *c, struct json *j, const char *type, const char *schema)
{
    json_key(j, "content");
    json_open(j, '{');
    json_key(j, type);
    json_open(j, '{');
    json_key(j, "schema");
    json_open(j, '{');
    json_put_str(j, "$ref", str_printf(c->arena, "#/components/schemas/%s", schema));
    json_close(j);
    json_close(j);
    json_close(j);
}

static void write_operation(struct ctx *c, struct json *j, const struct api_doc *d)
{
    json_key(j, d->method == GET ? "get" : "post");
    json_open(j, '{');
    json_put_str(j, "summary", str_of(d->what));
    write_parameters(c, j, d->path);
    if (d->in[0] != '\0') {
        json_key(j, "requestBody");
        json_open(j, '{');
        write_content(c, j, d->files ? "multipart/form-data" : "application/json", d->in);
        json_close(j);
    }
    json_key(j, "responses");
    json_open(j, '{');
    json_key(j, "200");
    json_open(j, '{');
    json_put_str(j, "description", STR("OK"));
    write_content(c, j, "application/json", d->out);
    json_close(j);
    json_key(j, "default");
    json_open(j, '{');
    json_put_str(j, "description", STR("RFC 9457 problem: 401, 403, 404, 409, 413, 422, 500"));
    json_close(j);
    json_close(j);
    json_close(j);
}

static void write_paths(struct ctx *c, struct json *j)
{
    json_key(j, "paths");
    json_open(j, '{');
    for (size_t i = 0; i < ARRAY_LEN(docs); i++) {
        bool first = true;

        for (size_t k = 0; k < i; k++)
            first = first && strcmp(docs[k].path, docs[i].path) != 0;
        if (!first)
            continue;
        json_key(j, str_z(c->arena, open_path(c, docs[i].path)));
        json_open(j, '{');
        for (size_t k = i; k < ARRAY_LEN(docs); k++) {
            if (strcmp(docs[k].path, docs[i].path) == 0)
                write_operation(c, j, &docs[k]);
        }
        json_close(j);
    }
    json_close(j);
}

static enum status api_describe(struct ctx *c)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "openapi", STR("3.0.3"));
    json_key(&j, "info");
    json_open(&j, '{');
    json_put_str(&j, "title", STR("Runut"));
    json_put_str(&j, "version", STR(RUNUT_VERSION));
    json_close(&j);
    json_key(&j, "servers");
    json_open(&j, '[');
    json_open(&j, '{');
    json_put_str(&j, "url", str_printf(c->arena, STR_FMT "/api/v1", STR_ARG(c->app->base_url)));
    json_close(&j);
    json_close(&j);
    json_key(&j, "security");
    json_open(&j, '[');
    json_open(&j, '{');
    json_key(&j, "token");
    json_open(&j, '[');
    json_close(&j);
    json_close(&j);
    json_close(&j);
    write_paths(c, &j);
    json_key(&j, "components");
    json_open(&j, '{');
    json_key(&j, "securitySchemes");
    json_open(&j, '{');
    json_key(&j, "token");
    json_open(&j, '{');
    json_put_str(&j, "type", STR("http"));
    json_put_str(&j, "scheme", STR("bearer"));
    json_close(&j);
    json_close(&j);
    json_key(&j, "schemas");
    json_open(&j, '{');
    for (size_t i = 0; i < ARRAY_LEN(schemas); i++) {
        json_key(&j, schemas[i].name);
        write_schema(c, &j, schemas[i].members);
    }
    json_close(&j);
    json_close(&j);
    json_close(&j);
    return api_send(c, &j);
}

#define AS_ROUTE(method, path, right, handle, scope, body, what, in, out) \
    { method, path, right, handle, scope, body },
const struct route api_routes[] = {
    { GET, "/api/v1/openapi.json", PUBLIC, api_describe, NULL, BODY_NONE },
    API_OPS(AS_ROUTE){ GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
#undef AS_ROUTE
