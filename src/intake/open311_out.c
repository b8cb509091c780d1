/* open311_out.c: lists of flat things as JSON and as XML, and errors in both. */
#include "intake/open311.h"

#include "core/app.h"

#define JSON_TYPE STR("application/json; charset=utf-8")
#define XML_TYPE STR("text/xml; charset=utf-8")

bool geo_is_xml(const struct ctx *c)
{
    return str_ends(c->req->path, STR(".xml"));
}

struct str geo_name(const struct ctx *c, const char *arg)
{
    struct str name = path_str(c, arg);

    if (str_ends(name, STR(".json")))
        return str_sub(name, 0, name.n - 5);
    return str_ends(name, STR(".xml")) ? str_sub(name, 0, name.n - 4) : name;
}

static void xml_text(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];

        if (ch == '&')
            buf_add(b, STR("&amp;"));
        else if (ch == '<')
            buf_add(b, STR("&lt;"));
        else if (ch == '>')
            buf_add(b, STR("&gt;"));
        else if (ch >= 0x20 || ch == '\n' || ch == '\t') /* others are no XML at all */
            buf_add_char(b, s.p[i]);
    }
}

void geo_begin(struct geo *g, struct ctx *c, const char *root, const char *item)
{
    *g = (struct geo){ .c = c, .xml = geo_is_xml(c), .root = root, .item = item };
    if (!g->xml) {
        json_init(&g->j, c->arena);
        json_open(&g->j, '[');
        return;
    }
    buf_init(&g->b, c->arena);
    buf_printf(&g->b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<%s>\n", root);
}

void geo_open(struct geo *g)
{
    if (g->xml)
        buf_printf(&g->b, "<%s>\n", g->item);
    else
        json_open(&g->j, '{');
}

void geo_close(struct geo *g)
{
    if (g->xml)
        buf_printf(&g->b, "</%s>\n", g->item);
    else
        json_close(&g->j);
}

void geo_text(struct geo *g, const char *name, struct str v)
{
    if (!g->xml) {
        json_key(&g->j, name);
        if (v.n > 0)
            json_str(&g->j, v);
        else
            json_none(&g->j);
        return;
    }
    buf_printf(&g->b, "<%s>", name);
    xml_text(&g->b, v);
    buf_printf(&g->b, "</%s>\n", name);
}

void geo_word(struct geo *g, const char *name, const char *plain)
{
    if (g->xml) {
        geo_text(g, name, str_of(plain));
        return;
    }
    json_key(&g->j, name);
    json_plain(&g->j, str_of(plain));
}

enum status geo_send_bytes(struct ctx *c, int status, struct str body)
{
    response_header(c->res, "Content-Type", geo_is_xml(c) ? XML_TYPE : JSON_TYPE);
    response_header(c->res, "Content-Disposition",
                    geo_is_xml(c) ? STR("attachment; filename=\"open311.xml\"")
                                  : STR("attachment; filename=\"open311.json\""));
    /* No cookie counts here, so pages of others may ask as any program may. */
    response_header(c->res, "Access-Control-Allow-Origin", STR("*"));
    c->res->status = status;
    c->res->body = body;
    return ST_OK;
}

enum status geo_send(struct geo *g, int status)
{
    if (!g->xml) {
        json_close(&g->j);
        return geo_send_bytes(g->c, status, json_text(&g->j));
    }
    buf_printf(&g->b, "</%s>\n", g->root);
    return geo_send_bytes(g->c, status, buf_str(&g->b));
}

enum status geo_error(struct ctx *c, int status, const char *key)
{
    char code[8];
    struct geo g;

    (void)snprintf(code, sizeof(code), "%d", status);
    c->failure = (struct failure){ 0 };
    geo_begin(&g, c, "errors", "error");
    geo_open(&g);
    geo_text(&g, "code", str_of(code));
    geo_text(&g, "description", tr(c->lang, key));
    geo_close(&g);
    return geo_send(&g, status);
}
