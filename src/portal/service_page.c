/*
 * service_page.c: /layanan, the catalogue; /layanan/CODE, the standard of one service; its poster;
 * and services as the portal lists and searches them.
 */
#include "base/buf.h"
#include "base/utf8.h"

#include "core/back.h"
#include "core/kept.h"
#include "core/page.h"
#include "core/paper.h"
#include "portal/pages.h"
#include "portal/service.h"
#include "portal/service.view.h"

#define HTML STR("text/html; charset=utf-8")

/* ── the catalogue ── */

static bool has_words(struct ctx *c, const struct record *r, struct str asked)
{
    struct str low = str_lower(c->arena, asked);
    struct str text = str_lower(c->arena, str_printf(c->arena, STR_FMT "\n" STR_FMT "\n" STR_FMT,
                                                     STR_ARG(service_text_of(r, "name")),
                                                     STR_ARG(service_text_of(r, "summary")),
                                                     STR_ARG(service_text_of(r, "requirements"))));

    while (low.n > 0) {
        struct str word = str_cut(&low, ' ');

        if (word.n > 0 && !str_has(text, word))
            return false;
    }
    return true;
}

/* The options of a choices field stand with blanks between them. */
static bool has_group(const struct record *r, struct str group)
{
    struct str users = service_text_of(r, "users");

    while (users.n > 0) {
        if (str_eq(str_cut(&users, ' '), group))
            return true;
    }
    return group.n == 0;
}

static struct str chip_href(struct ctx *c, struct str group, struct str asked)
{
    struct buf b;

    buf_init(&b, c->arena);
    buf_add(&b, STR("/layanan"));
    if (group.n > 0)
        buf_printf(&b, "?kelompok=" STR_FMT, STR_ARG(group));
    if (asked.n > 0)
        buf_printf(&b, "%cq=" STR_FMT, group.n > 0 ? '&' : '?', STR_ARG(url_part(c->arena, asked)));
    return buf_str(&b);
}

static void add_chip(struct ctx *c, struct service_list *p, struct str group, struct str text,
                     int64_t count)
{
    if (p->n_chip < ARRAY_LEN(p->chip))
        p->chip[p->n_chip++] = (struct part_chip){ .text = text,
                                                   .href = chip_href(c, group, p->asked),
                                                   .count = count,
                                                   .state = STATE_COUNT,
                                                   .current = str_eq(p->group, group) };
}

static void fill_chips(struct ctx *c, struct service_list *p, const struct record *row, size_t n)
{
    const struct reg_field *users = n > 0 ? reg_field(row[0].def, STR("users")) : NULL;

    if (users == NULL)
        return;
    add_chip(c, p, STR(""), tr(c->lang, "service.all"), -1);
    for (size_t i = 0; i < users->n_option; i++) {
        int64_t count = 0;

        for (size_t k = 0; k < n; k++)
            count += has_group(&row[k], users->option[i].name);
        if (count > 0)
            add_chip(c, p, users->option[i].name, words_show(c, &users->option[i].label), count);
    }
}

static void fill_lines(struct ctx *c, struct service_list *p, const struct record *row, size_t n)
{
    struct service_line *line = arena_array(c->arena, n + 1, sizeof(*line));

    for (size_t i = 0; i < n; i++) {
        if (!has_group(&row[i], p->group) || !has_words(c, &row[i], p->asked))
            continue;
        line[p->n++] =
            (struct service_line){ service_href(c, &row[i]), service_text_of(&row[i], "name"),
                                   service_text_of(&row[i], "summary"), service_time(c, &row[i]),
                                   service_fee(c, &row[i]) };
    }
    p->line = line;
}

static enum status list_make(struct ctx *c)
{
    struct service_list *p = arena_new(c->arena, struct service_list);
    const struct record *row = NULL;
    size_t n = 0;
    struct out *body = body_new(c);
    enum status s = services_read(c, &row, &n);

    p->asked = utf8_prefix(str_trim(query_str(c, "q")), 100);
    p->group = query_str(c, "kelompok");
    p->has_any = n > 0;
    if (s == ST_OK)
        s = pledge_read(c, &p->pledge, &p->pledge_by);
    if (s != ST_OK)
        return s;
    fill_chips(c, p, row, n);
    fill_lines(c, p, row, n);

    struct page page = { .title = tr(c->lang, "service.title"),
                         .about = tr(c->lang, "service.about"),
                         .place = PLACE_SERVICE,
                         .open_face = true,
                         .unlisted = p->asked.n > 0 };

    service_list_view(body, p);
    return page_show(c, &page, body);
}

/* What is searched for is not kept: nobody could say how many such pages there would be. */
static enum status list_show(struct ctx *c)
{
    return query_str(c, "q").n > 0 ? list_make(c) : page_kept(c, c->who.unit_id, HTML, list_make);
}

/* ── one ── */

static enum status one_read(struct ctx *c, struct service_page *p)
{
    struct record r;
    enum status s = service_read(c, path_str(c, "code"), &r);

    return s == ST_OK ? service_fill(c, &r, p) : s;
}

static enum status one_make(struct ctx *c)
{
    struct service_page *p = arena_new(c->arena, struct service_page);
    struct out *body = body_new(c);
    enum status s = one_read(c, p);

    if (s == ST_NOT_FOUND)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    if (s != ST_OK)
        return s;

    struct page page = {
        .title = p->name, .about = p->summary, .place = PLACE_SERVICE, .open_face = true
    };

    service_page_view(body, p);
    return page_show(c, &page, body);
}

static enum status one_show(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, HTML, one_make);
}

static enum status poster_make(struct ctx *c)
{
    struct service_page *p = arena_new(c->arena, struct service_page);
    struct str pdf = { 0 };
    enum status s = one_read(c, p);

    if (s == ST_OK)
        s = service_poster(c, p, &pdf);
    if (s == ST_OK)
        c->res->body = pdf;
    return s;
}

static enum status poster_show(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR(PDF_TYPE), STR(""), poster_make);
}

/* ── for the portal's lists and search ── */

static enum status published_list(struct ctx *c, struct str asked, size_t max,
                                  struct published **out, size_t *n)
{
    const struct record *row = NULL;
    size_t all = 0;
    enum status s = services_read(c, &row, &all);
    struct published *p = arena_array(c->arena, all + 1, sizeof(*p));

    *n = 0;
    for (size_t i = 0; i < all && *n < max && s == ST_OK; i++) {
        if (has_words(c, &row[i], asked))
            p[(*n)++] = (struct published){ .title = service_text_of(&row[i], "name"),
                                            .about = service_text_of(&row[i], "summary"),
                                            .href = service_href(c, &row[i]),
                                            .day = service_text_of(&row[i], "applied_on"),
                                            .kind = tr(c->lang, "service.kind"),
                                            .changed_at = row[i].changed_at };
    }
    *out = p;
    return s;
}

const struct public_source service_source = { "service", false, published_list };

const struct route service_routes[] = {
    { GET, "/layanan", PUBLIC, list_show, NULL, BODY_NONE },
    { GET, "/layanan/:code", PUBLIC, one_show, NULL, BODY_NONE },
    { GET, "/layanan/:code/poster.pdf", PUBLIC, poster_show, NULL, BODY_NONE_SLOW },
    { 0 },
};
