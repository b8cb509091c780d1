/*
 * feed_page.c: what programs read of the site: GET /umpan.atom (RFC 4287), /sitemap.xml,
 * /robots.txt, /.well-known/security.txt (RFC 9116).
 */
#include "base/xml.h"
#include "core/app.h"
#include "core/kept.h"
#include "core/paper.h"
#include "core/setting.h"
#include "portal/pages.h"
#include "portal/source.h"

#define FEED_ENTRIES 50
#define MAP_ADDRESSES 5000
#define SECURITY_DAYS 180 /* RFC 9116 wants an end, less than a year ahead */

/* ── the feed ── */

static struct str entry_time(struct ctx *c, const struct published *e)
{
    int32_t day = 0;

    if (e->changed_at == 0 && date_parse(e->day, &day))
        return str_printf(c->arena, STR_FMT "T00:00:00Z", STR_ARG(e->day));
    return time_iso(c->arena, e->changed_at);
}

static void put_entry(struct ctx *c, struct buf *b, const struct published *e)
{
    struct str href = paper_url(c, e->href);

    buf_add(b, STR("<entry>\n"));
    xml_element(b, "title", e->title);
    xml_element(b, "id", href);
    buf_add(b, STR("<link href=\""));
    xml_add(b, href);
    buf_add(b, STR("\"/>\n"));
    xml_element(b, "updated", entry_time(c, e));
    buf_add(b, STR("<category term=\""));
    xml_add(b, e->kind);
    buf_add(b, STR("\"/>\n"));
    if (e->about.n > 0)
        xml_element(b, "summary", e->about);
    buf_add(b, STR("</entry>\n"));
}

static enum status feed_make(struct ctx *c)
{
    struct published *v = NULL;
    size_t n = 0;
    struct buf b;
    enum status s = sources_newest(c, true, FEED_ENTRIES, &v, &n);
    struct str self = paper_url(c, STR("/umpan.atom"));

    if (s != ST_OK)
        return s;
    buf_init(&b, c->arena);
    buf_add(&b, STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"id\">\n"));
    xml_element(&b, "title", c->who.unit_name);
    xml_element(&b, "id", self);
    buf_add(&b, STR("<link rel=\"self\" href=\""));
    xml_add(&b, self);
    buf_add(&b, STR("\"/>\n<link href=\""));
    xml_add(&b, paper_url(c, STR("/")));
    buf_add(&b, STR("\"/>\n"));
    xml_element(&b, "updated", n > 0 ? entry_time(c, &v[0]) : time_iso(c->arena, c->now));
    buf_add(&b, STR("<author>"));
    xml_element(&b, "name", c->who.unit_name);
    buf_add(&b, STR("</author>\n"));
    for (size_t i = 0; i < n; i++)
        put_entry(c, &b, &v[i]);
    buf_add(&b, STR("</feed>\n"));
    c->res->body = buf_str(&b);
    return ST_OK;
}

static enum status feed_show(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR("application/atom+xml; charset=utf-8"), STR(""),
                      feed_make);
}

/* ── the map ── */

/* Pages that are there without being somebody's publication. */
static const char *const fixed[] = {
    "/",       "/layanan",   "/ppid", "/jdih",  "/transparansi",       "/rb", "/data", "/berita",
    "/survei", "/pengaduan", "/wbs",  "/lacak", "/transparansi/rantai"
};

static void put_address(struct ctx *c, struct buf *b, struct str href, int64_t changed_at)
{
    buf_add(b, STR("<url>"));
    xml_element(b, "loc", paper_url(c, href));
    if (changed_at != 0)
        xml_element(b, "lastmod", time_iso(c->arena, changed_at));
    buf_add(b, STR("</url>\n"));
}

static enum status map_make(struct ctx *c)
{
    struct published *v = NULL;
    size_t n = 0;
    struct buf b;
    enum status s = sources_newest(c, false, MAP_ADDRESSES, &v, &n);

    if (s != ST_OK)
        return s;
    buf_init(&b, c->arena);
    buf_add(&b, STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"));
    for (size_t i = 0; i < ARRAY_LEN(fixed); i++) {
        if (is_public_path(c, str_of(fixed[i])))
            put_address(c, &b, str_of(fixed[i]), 0);
    }
    for (size_t i = 0; i < n; i++) {
        if (!str_has(v[i].href, STR("#"))) /* a place on a page is no page */
            put_address(c, &b, v[i].href, v[i].changed_at);
    }
    buf_add(&b, STR("</urlset>\n"));
    c->res->body = buf_str(&b);
    return ST_OK;
}

static enum status map_show(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR("application/xml; charset=utf-8"), STR(""), map_make);
}

/* ── for robots and for who finds a hole ── */

static enum status robots_make(struct ctx *c)
{
    c->res->body = str_printf(c->arena,
                              "User-agent: *\nDisallow: /masuk\nDisallow: /lacak/\n"
                              "Disallow: /cari-publik\nDisallow: /bahasa\nDisallow: /api/\n"
                              "Disallow: /meja/\nSitemap: " STR_FMT "\n",
                              STR_ARG(paper_url(c, STR("/sitemap.xml"))));
    return ST_OK;
}

static enum status robots_show(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR("text/plain; charset=utf-8"), STR(""), robots_make);
}

static enum status security_make(struct ctx *c)
{
    int32_t until = day_today(c->now, 0) + SECURITY_DAYS;
    struct str mail = { 0 };
    enum status s = setting_get(c, c->who.unit_id, "portal_mail", &mail);
    bool form = is_public_path(c, STR("/pengaduan"));
    struct buf b;

    if (s != ST_OK)
        return s;
    if (mail.n == 0 && !form)
        return refuse(c, ST_NOT_FOUND, "error.not_found"); /* nobody could be written to */
    buf_init(&b, c->arena);
    if (mail.n > 0)
        buf_printf(&b, "Contact: mailto:" STR_FMT "\n", STR_ARG(mail));
    if (form)
        buf_printf(&b, "Contact: " STR_FMT "\n", STR_ARG(paper_url(c, STR("/pengaduan"))));
    buf_printf(
        &b, "Expires: " STR_FMT "T00:00:00Z\nPreferred-Languages: id, en\nCanonical: " STR_FMT "\n",
        STR_ARG(date_iso(c->arena, until)),
        STR_ARG(paper_url(c, STR("/.well-known/security.txt"))));
    c->res->body = buf_str(&b);
    return ST_OK;
}

static enum status security_show(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR("text/plain; charset=utf-8"), STR(""), security_make);
}

const struct route portal_feed_routes[] = {
    { GET, "/umpan.atom", PUBLIC, feed_show, NULL, BODY_NONE },
    { GET, "/sitemap.xml", PUBLIC, map_show, NULL, BODY_NONE },
    { GET, "/robots.txt", PUBLIC, robots_show, NULL, BODY_NONE },
    { GET, "/.well-known/security.txt", PUBLIC, security_show, NULL, BODY_NONE },
    { .pattern = NULL },
};
