/* api.c: the routes of the API, and its description in OpenAPI 3.0. */
#include "plan/api.h"

#include "base/buf.h"
#include "core/app.h"
#include "core/openapi.h"
#include "plan/pages.h"
#include "register/api.h"

/* ── OpenAPI ── */

#define AS_DOC(method, path, right, handle, scope, body, what, in, out) \
    { method, path, what, in, out, (body) == BODY_FILES },
static const struct api_doc docs[] = { API_OPS(AS_DOC) };
#undef AS_DOC

static const struct api_schema schemas[] = {
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
    { "Summary", "note:s* key:s" },
    { "Taken", "id:i unit:s year:i" },
};

static void put_schemas(struct ctx *c, struct json *j, const struct api_schema *schema, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        json_key(j, schema[i].name);
        openapi_schema(c, j, schema[i].members);
    }
}

static enum status api_describe(struct ctx *c)
{
    const struct api_part *const *more = c->app->api_parts;
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
    json_key(&j, "paths");
    json_open(&j, '{');
    openapi_paths(c, &j, docs, ARRAY_LEN(docs));
    for (size_t i = 0; more != NULL && more[i] != NULL; i++)
        openapi_paths(c, &j, more[i]->doc, more[i]->n_doc);
    reg_openapi_paths(c, &j);
    json_close(&j);
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
    put_schemas(c, &j, schemas, ARRAY_LEN(schemas));
    for (size_t i = 0; more != NULL && more[i] != NULL; i++)
        put_schemas(c, &j, more[i]->schema, more[i]->n_schema);
    reg_openapi_schemas(c, &j);
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
