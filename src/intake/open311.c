/* open311.c: what the interface is, which services there are, and its addresses. */
#include "intake/open311.h"

#include "core/app.h"
#include "core/paper.h"
#include "core/setting.h"
#include "intake/case.h"

/* ── who answers ── */

enum status geo_enter(struct ctx *c, const struct reg_def **def)
{
    struct str place = query_str(c, "jurisdiction_id");
    enum status s = intake_enter(c);

    if (place.n == 0 && c->req->method == POST)
        place = form_str(c, "jurisdiction_id");
    *def = c->app->registers == NULL ? NULL : reg_find(c->app, STR("complaint"));
    if (s != ST_OK)
        return s;
    if (*def == NULL || (*def)->face == NULL || reg_field(*def, STR("topic")) == NULL) {
        s = geo_error(c, 404, "open311.none");
        return s == ST_OK ? ST_NOT_FOUND : s;
    }
    if (place.n > 0 && !str_eq(place, c->who.unit_code)) {
        s = geo_error(c, 404, "open311.jurisdiction");
        return s == ST_OK ? ST_NOT_FOUND : s;
    }
    return ST_OK;
}

const struct reg_option *geo_service(const struct reg_def *def, struct str code)
{
    const struct reg_field *topic = reg_field(def, STR("topic"));

    for (size_t i = 0; i < topic->n_option; i++) {
        if (str_eq(topic->option[i].name, code))
            return &topic->option[i];
    }
    return NULL;
}

/* What geo_enter() answered already stands. */
static enum status answered(enum status s)
{
    return s == ST_NOT_FOUND ? ST_OK : s;
}

/* ── discovery ── */

static enum status discovery_json(struct ctx *c, struct str url, struct str contact)
{
    static const char *const formats[] = { "text/xml", "application/json" };
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "changeset", STR("2026-11-26T00:00:00+07:00"));
    json_put_str(&j, "contact", contact);
    json_put_str(&j, "key_service", tr(c->lang, "open311.key_service"));
    json_key(&j, "endpoints");
    json_open(&j, '[');
    json_open(&j, '{');
    json_put_str(&j, "specification", STR("http://wiki.open311.org/GeoReport_v2"));
    json_put_str(&j, "url", url);
    json_put_str(&j, "changeset", STR("2026-11-26T00:00:00+07:00"));
    json_put_str(&j, "type", STR("production"));
    json_key(&j, "formats");
    json_open(&j, '[');
    for (size_t i = 0; i < ARRAY_LEN(formats); i++)
        json_str(&j, str_of(formats[i]));
    json_close(&j);
    json_close(&j);
    json_close(&j);
    json_close(&j);
    return geo_send_bytes(c, 200, json_text(&j));
}

static enum status discovery_xml(struct ctx *c, struct str url, struct str contact)
{
    struct geo g;

    geo_begin(&g, c, "discovery", "endpoint");
    geo_text(&g, "changeset", STR("2026-11-26T00:00:00+07:00"));
    geo_text(&g, "contact", contact);
    geo_text(&g, "key_service", tr(c->lang, "open311.key_service"));
    buf_add(&g.b, STR("<endpoints>\n"));
    geo_open(&g);
    geo_text(&g, "specification", STR("http://wiki.open311.org/GeoReport_v2"));
    geo_text(&g, "url", url);
    geo_text(&g, "changeset", STR("2026-11-26T00:00:00+07:00"));
    geo_text(&g, "type", STR("production"));
    buf_add(&g.b, STR("<formats>\n"));
    geo_text(&g, "format", STR("text/xml"));
    geo_text(&g, "format", STR("application/json"));
    buf_add(&g.b, STR("</formats>\n"));
    geo_close(&g);
    buf_add(&g.b, STR("</endpoints>\n"));
    return geo_send(&g, 200);
}

/* GET /open311/v2/discovery.json */
static enum status discovery_show(struct ctx *c)
{
    const struct reg_def *def = NULL;
    struct str contact = { 0 }, url;
    enum status s = geo_enter(c, &def);

    if (s == ST_OK)
        s = setting_get(c, c->who.unit_id, "report_address", &contact);
    if (s != ST_OK)
        return answered(s);
    url = paper_url(c, STR("/open311/v2"));
    return geo_is_xml(c) ? discovery_xml(c, url, contact) : discovery_json(c, url, contact);
}

/* ── services ── */

static void service_put(struct geo *g, struct ctx *c, const struct reg_option *o)
{
    geo_open(g);
    geo_text(g, "service_code", o->name);
    geo_text(g, "service_name", words_show(c, &o->label));
    geo_text(g, "description", words_show(c, &o->help));
    geo_word(g, "metadata", "false");
    geo_text(g, "type", STR("realtime"));
    geo_text(g, "keywords", STR(""));
    geo_text(g, "group", tr(c->lang, "open311.group"));
    geo_close(g);
}

static enum status services_show(struct ctx *c)
{
    const struct reg_def *def = NULL;
    struct geo g;
    enum status s = geo_enter(c, &def);

    if (s != ST_OK)
        return answered(s);
    const struct reg_field *topic = reg_field(def, STR("topic"));

    geo_begin(&g, c, "services", "service");
    for (size_t i = 0; i < topic->n_option; i++)
        service_put(&g, c, &topic->option[i]);
    return geo_send(&g, 200);
}

/* No service asks for more than the standard's own fields. */
static enum status service_show(struct ctx *c)
{
    const struct reg_def *def = NULL;
    const struct reg_option *o = NULL;
    struct str code = geo_name(c, "code");
    enum status s = geo_enter(c, &def);

    if (s == ST_OK)
        o = geo_service(def, code);
    if (s != ST_OK)
        return answered(s);
    if (o == NULL)
        return geo_error(c, 404, "open311.no_service");
    if (!geo_is_xml(c)) {
        struct json j;

        json_init(&j, c->arena);
        json_open(&j, '{');
        json_put_str(&j, "service_code", o->name);
        json_key(&j, "attributes");
        json_open(&j, '[');
        json_close(&j);
        json_close(&j);
        return geo_send_bytes(c, 200, json_text(&j));
    }
    struct geo g;

    geo_begin(&g, c, "service_definition", "");
    geo_text(&g, "service_code", o->name);
    buf_add(&g.b, STR("<attributes></attributes>\n"));
    return geo_send(&g, 200);
}

const struct route open311_routes[] = {
    { GET, "/open311/v2/discovery.json", PUBLIC, discovery_show, NULL, BODY_NONE },
    { GET, "/open311/v2/discovery.xml", PUBLIC, discovery_show, NULL, BODY_NONE },
    { GET, "/open311/v2/services.json", PUBLIC, services_show, NULL, BODY_NONE },
    { GET, "/open311/v2/services.xml", PUBLIC, services_show, NULL, BODY_NONE },
    { GET, "/open311/v2/services/:code", PUBLIC, service_show, NULL, BODY_NONE },
    { GET, "/open311/v2/requests.json", PUBLIC, geo_requests_show, NULL, BODY_NONE },
    { GET, "/open311/v2/requests.xml", PUBLIC, geo_requests_show, NULL, BODY_NONE },
    { POST, "/open311/v2/requests.json", PUBLIC, geo_request_send, NULL, BODY_FORM },
    { POST, "/open311/v2/requests.xml", PUBLIC, geo_request_send, NULL, BODY_FORM },
    { GET, "/open311/v2/requests/:id", PUBLIC, geo_request_show, NULL, BODY_NONE },
    { GET, "/open311/v2/tokens/:id", PUBLIC, geo_token_show, NULL, BODY_NONE },
    { 0 },
};
