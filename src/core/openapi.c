/* openapi.c: writes operations and schemas of the API as OpenAPI 3.0 describes them. */
#include "core/openapi.h"

#include "base/buf.h"

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

void openapi_schema(struct ctx *c, struct json *j, const char *members)
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

void openapi_paths(struct ctx *c, struct json *j, const struct api_doc *doc, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool first = true;

        for (size_t k = 0; k < i; k++)
            first = first && strcmp(doc[k].path, doc[i].path) != 0;
        if (!first)
            continue;
        json_key(j, str_z(c->arena, open_path(c, doc[i].path)));
        json_open(j, '{');
        for (size_t k = i; k < n; k++) {
            if (strcmp(doc[k].path, doc[i].path) == 0)
                write_operation(c, j, &doc[k]);
        }
        json_close(j);
    }
}
