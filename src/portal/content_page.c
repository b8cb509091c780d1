/* content_page.c: GET /halaman/NAME, /berita, /berita/NAME, and the pictures in them. */
#include <inttypes.h>

#include "core/kept.h"
#include "core/page.h"
#include "core/time_show.h"
#include "document/preview.h"
#include "html/markdown.h"
#include "portal/content.view.h"
#include "portal/content_view.h"
#include "portal/pages.h"

#define NEWS_A_PAGE 20
#define HTML STR("text/html; charset=utf-8")

/* "Selasa, 30 Desember 2025" */
static struct str content_day(struct ctx *c, struct str iso)
{
    int32_t day = 0;

    return date_parse(iso, &day) ? date_long(c->arena, c->lang, day) : STR("");
}

struct str content_image(struct ctx *c, const struct content *k)
{
    return k->has_image_id ? str_printf(c->arena, "/gambar/%" PRId64, k->image_id) : STR("");
}

/* ── one ── */

static struct str edit_address(struct ctx *c, const struct content *k)
{
    if (!may(c, PORTAL_EDIT, 0))
        return STR("");
    return str_printf(c->arena, "/konten/" STR_FMT "/" STR_FMT, STR_ARG(content_word(k->kind)),
                      STR_ARG(k->name));
}

static enum status content_show(struct ctx *c, struct str kind)
{
    struct content k = { 0 };
    struct out *body = body_new(c), *text = body_new(c);
    enum status s = content_find(c, kind, path_str(c, "name"), &k);

    if (s == ST_OK && !content_is_public(c, &k) && !may(c, PORTAL_EDIT, 0))
        s = ST_NOT_FOUND;
    if (s == ST_NOT_FOUND)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    if (s != ST_OK)
        return s;
    (void)markdown_write(text, k.body);

    bool news = str_eq(k.kind, STR("news"));
    struct content_page p = {
        .k = &k,
        .over = news ? content_day(c, k.day) : STR(""),
        .image = content_image(c, &k),
        .edit = edit_address(c, &k),
        .shipped = k.id == 0,
        .body = out_html(text),
    };
    struct page page = { .title = k.title, .about = k.summary, .open_face = true };

    content_page_view(body, &p);
    return page_show(c, &page, body);
}

static enum status page_make(struct ctx *c)
{
    return content_show(c, STR("page"));
}

static enum status news_make(struct ctx *c)
{
    return content_show(c, STR("news"));
}

static enum status page_show_one(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, HTML, page_make);
}

static enum status news_show_one(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, HTML, news_make);
}

/* ── news ── */

static enum status list_make(struct ctx *c)
{
    struct str today = date_iso(c->arena, day_today(c->now, (int)c->who.zone));
    struct str before = query_str(c, "sebelum");
    struct content_line *row = NULL;
    struct news_page p = { 0 };
    struct out *body = body_new(c);
    size_t n = 0;
    int32_t day = 0;
    enum status s;

    if (!date_parse(before, &day))
        before = STR("");
    s = content_public(c, c->who.unit_id, STR("news"), STR(""), today, before, NEWS_A_PAGE + 1,
                       &row, &n);
    if (s != ST_OK)
        return s;
    p.n = n > NEWS_A_PAGE ? NEWS_A_PAGE : n;
    p.line = arena_array(c->arena, p.n + 1, sizeof(*p.line));
    for (size_t i = 0; i < p.n; i++)
        p.line[i] = (struct news_line){ content_href(c->arena, row[i].kind, row[i].name),
                                        row[i].title, row[i].summary, content_day(c, row[i].day) };
    if (n > NEWS_A_PAGE)
        p.older = str_printf(c->arena, "/berita?sebelum=" STR_FMT, STR_ARG(row[p.n - 1].day));

    struct page page = { .title = tr(c->lang, "portal.news"),
                         .about = tr(c->lang, "portal.news.about"),
                         .open_face = true };

    news_page_view(body, &p);
    return page_show(c, &page, body);
}

static enum status list_show(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, HTML, list_make);
}

/* ── pictures ── */

/* Drawn anew by the reader's child: nothing of the file's own metadata is in them. */
static enum status image_show(struct ctx *c)
{
    struct public_file f = { 0 };
    struct document d;
    int fd = -1;
    int64_t size = 0;
    enum status s = public_file_by_id(c, c->who.unit_id, path_i64(c, "id"), &f);

    if (s == ST_OK && !str_starts(f.media_type, STR("image/")))
        s = ST_NOT_FOUND;
    if (s != ST_OK)
        return s;
    d = (struct document){ .id = f.id,
                           .kind = STR("file"),
                           .sha256 = f.sha256,
                           .media_type = f.media_type,
                           .size = f.size };
    s = preview_open(c, &d, 1, PORTAL_IMAGE_SIDE, &fd, &size);
    if (s != ST_OK)
        return s;
    c->res->fd = fd;
    c->res->fd_size = size;
    response_header(c->res, "Content-Type", STR("image/png"));
    response_header(c->res, "Cache-Control", STR("public, max-age=86400"));
    response_header(c->res, "ETag",
                    str_printf(c->arena, "\"" STR_FMT "\"",
                               STR_ARG(str_sub(hex_of(c->arena, f.sha256.p, f.sha256.n), 0, 32))));
    return ST_OK;
}

const struct route content_routes[] = {
    { GET, "/halaman/:name", PUBLIC, page_show_one, NULL, BODY_NONE },
    { GET, "/berita", PUBLIC, list_show, NULL, BODY_NONE },
    { GET, "/berita/:name", PUBLIC, news_show_one, NULL, BODY_NONE },
    { GET, "/gambar/:id", PUBLIC, image_show, NULL, BODY_NONE_SLOW },
    { .pattern = NULL },
};
