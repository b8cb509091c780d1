/* find_page.c: GET /cari-publik: one question over all that everybody may read; and the public
 * files that it finds, GET /berkas/ID. */
#include "base/utf8.h"
#include "core/app.h"
#include "core/page.h"
#include "document/document.h"
#include "portal/find.view.h"
#include "portal/find_view.h"
#include "portal/pages.h"
#include "portal/source.h"

#define QUESTION_MAX 200 /* characters */
#define FOUND_MOST 20    /* of each source */

static enum status find_all(struct ctx *c, struct find_page *p)
{
    enum status s = ST_OK;
    size_t n_source = 0;

    while (c->app->public_sources[n_source] != NULL)
        n_source++;
    p->group = arena_array(c->arena, n_source + 1, sizeof(*p->group));
    for (size_t i = 0; i < n_source && p->q.n > 0 && s == ST_OK; i++) {
        struct find_group *g = &p->group[p->n_group];

        s = c->app->public_sources[i]->list(c, p->q, FOUND_MOST, &g->hit, &g->n);
        if (s != ST_OK || g->n == 0)
            continue;
        g->title = g->hit[0].kind;
        g->day = published_days(c, g->hit, g->n);
        g->full = g->n == FOUND_MOST;
        p->n += g->n;
        p->n_group++;
    }
    return s;
}

static enum status find_show(struct ctx *c)
{
    struct find_page p = { .q = utf8_prefix(str_trim(query_str(c, "q")), QUESTION_MAX) };
    struct page page = { .title = tr(c->lang, "portal.search"),
                         .open_face = true,
                         .unlisted = true };
    struct out *body = body_new(c);
    enum status s = find_all(c, &p);

    if (s != ST_OK)
        return s;
    find_view(body, &p);
    return page_show(c, &page, body);
}

/* ── files ── */

/* What the office has classified as public; pictures have an address of their own. */
static enum status file_show(struct ctx *c)
{
    struct public_file f = { 0 };
    enum status s = public_file_by_id(c, c->who.unit_id, path_i64(c, "id"), &f);

    if (s == ST_NOT_FOUND || (s == ST_OK && str_eq(f.category, STR("foto"))))
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    if (s != ST_OK)
        return s;

    const struct document d = { .id = f.id,
                                .kind = STR("file"),
                                .name = f.name,
                                .sha256 = f.sha256,
                                .media_type = f.media_type,
                                .size = f.size };

    return document_send(c, &d);
}

const struct route portal_find_routes[] = {
    { GET, "/cari-publik", PUBLIC, find_show, NULL, BODY_NONE },
    { GET, "/berkas/:id", PUBLIC, file_show, NULL, BODY_NONE },
    { .pattern = NULL },
};
