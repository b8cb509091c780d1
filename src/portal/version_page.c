/* version_page.c: /konten/KIND/NAME/versi: what a page said before, what changed, and taking it
 * back. */
#include <inttypes.h>

#include "core/page.h"
#include "core/time_show.h"
#include "portal/content_view.h"
#include "portal/pages.h"
#include "portal/version.view.h"

#define VERSIONS_MAX 200

/* The row that the path names; what is only shipped has no versions. */
static enum status find_row(struct ctx *c, struct content *k)
{
    struct str kind = content_kind(path_str(c, "kind"));
    enum status s = kind.n == 0 ? ST_NOT_FOUND
                                : content_by_name(c, c->who.unit_id, kind, path_str(c, "name"), k);

    return s == ST_NOT_FOUND ? refuse(c, s, "error.not_found") : s;
}

static struct str form_address(struct ctx *c, const struct content *k)
{
    return str_printf(c->arena, "/konten/" STR_FMT "/" STR_FMT, STR_ARG(content_word(k->kind)),
                      STR_ARG(k->name));
}

static void fill_crumbs(struct ctx *c, const struct content *k, struct crumb crumb[3])
{
    struct str form = form_address(c, k);

    crumb[0] = (struct crumb){ tr(c->lang, "portal.desk"), STR("/konten") };
    crumb[1] = (struct crumb){ k->title, form };
    crumb[2] = (struct crumb){ tr(c->lang, "portal.versions"),
                               str_printf(c->arena, STR_FMT "/versi", STR_ARG(form)) };
}

static enum status list_show(struct ctx *c)
{
    struct content k = { 0 };
    struct content_past *v = NULL;
    struct past_page p = { 0 };
    struct crumb crumb[3];
    struct out *body = body_new(c);
    enum status s = find_row(c, &k);

    if (s == ST_OK)
        s = content_versions(c, c->who.unit_id, k.id, VERSIONS_MAX, &v, &p.n);
    if (s != ST_OK)
        return s;
    p.title = k.title;
    p.line = arena_array(c->arena, p.n + 1, sizeof(*p.line));
    for (size_t i = 0; i < p.n; i++)
        p.line[i] = (struct past_line){
            .href = str_printf(c->arena, STR_FMT "/versi/%" PRId64, STR_ARG(form_address(c, &k)),
                               v[i].version_no),
            .when = time_short(c->arena, c->lang, v[i].saved_at, c->who.zone),
            .saver = v[i].saver,
            .state =
                tr(c->lang, str_printf(c->arena, "portal.state." STR_FMT, STR_ARG(v[i].state)).p),
            .title = v[i].title,
            .number = v[i].version_no,
            .now = v[i].version_no == k.version_no,
        };
    fill_crumbs(c, &k, crumb);

    struct page page = { .title = tr(c->lang, "portal.versions"),
                         .place = PLACE_CONTENT,
                         .crumb = crumb,
                         .n_crumb = 2 };

    versions_view(body, &p);
    return page_show(c, &page, body);
}

static struct str whole(struct ctx *c, const struct content_past *v)
{
    return str_printf(c->arena, STR_FMT "\n" STR_FMT "\n\n" STR_FMT, STR_ARG(v->title),
                      STR_ARG(v->summary), STR_ARG(v->body));
}

static enum status one_show(struct ctx *c)
{
    struct content k = { 0 };
    struct content_past v = { 0 }, before = { 0 };
    struct version_page p = { 0 };
    struct crumb crumb[3];
    struct out *body = body_new(c);
    int64_t n = path_i64(c, "n");
    enum status s = find_row(c, &k);

    if (s == ST_OK)
        s = content_version_at(c, c->who.unit_id, k.id, n, &v);
    if (s == ST_OK && n > 1)
        s = content_version_at(c, c->who.unit_id, k.id, n - 1, &before);
    if (s != ST_OK)
        return s == ST_NOT_FOUND ? refuse(c, s, "error.not_found") : s;

    struct str number = str_printf(c->arena, "%" PRId64, n);

    p.v = &v;
    p.title = tr_with(c->arena, c->lang, "portal.version_title", &number, 1);
    p.when = time_show(c->arena, c->lang, v.saved_at, c->who.zone);
    number = str_printf(c->arena, "%" PRId64, n - 1);
    p.before = n > 1 ? tr_with(c->arena, c->lang, "portal.version", &number, 1) : STR("");
    p.now = n == k.version_no;
    p.version = k.version;
    p.restore = str_printf(c->arena, STR_FMT "/versi/%" PRId64, STR_ARG(form_address(c, &k)), n);
    diff_lines(c->arena, n > 1 ? whole(c, &before) : STR(""), whole(c, &v), &p.diff);
    fill_crumbs(c, &k, crumb);

    struct page page = { .title = p.title, .place = PLACE_CONTENT, .crumb = crumb, .n_crumb = 3 };

    version_view(body, &p);
    return page_show(c, &page, body);
}

/* The old text becomes the newest version; nothing that came between is lost. */
static enum status one_restore(struct ctx *c)
{
    struct content k = { 0 };
    struct content_past v = { 0 };
    int64_t id = 0;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = find_row(c, &k);

    if (s == ST_OK)
        s = content_version_at(c, c->who.unit_id, k.id, path_i64(c, "n"), &v);
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s != ST_OK)
        return s == ST_NOT_FOUND ? refuse(c, s, "error.not_found") : s;

    const struct content_draft d = {
        .kind = k.kind,
        .name = k.name,
        .place = v.place,
        .state = k.state,
        .title = v.title,
        .summary = v.summary,
        .body = v.body,
        .day = v.day,
        .image_alt = v.image_alt,
        .image_id = v.has_image_id ? v.image_id : 0,
        .version = form_i64(c, "versi", 0),
    };

    s = content_save(c, &d, &id);
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s == ST_CONFLICT ? refuse(c, s, "portal.conflict") : s;
    say(c, "portal.restored", str_printf(c->arena, "%" PRId64, v.version_no), STR(""));
    return see_other(c, STR_FMT, STR_ARG(form_address(c, &k)));
}

const struct route content_version_routes[] = {
    { GET, "/konten/:kind/:name/versi", PORTAL_EDIT, list_show, NULL, BODY_NONE },
    { GET, "/konten/:kind/:name/versi/:n", PORTAL_EDIT, one_show, NULL, BODY_NONE },
    { POST, "/konten/:kind/:name/versi/:n", PORTAL_EDIT, one_restore, NULL, BODY_FORM },
    { .pattern = NULL },
};
