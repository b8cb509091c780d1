/*
 * data_page.c: GET /data, its catalogue, and every dataset as CSV and JSON.
 *
 * A file is made once for each state of the office's data (core/kept.h); its dataset is found by
 * the address, so that an engine adds one by a line in app->datasets.
 */
#include "core/app.h"
#include "core/kept.h"
#include "core/ledger_queries.h"
#include "core/page.h"
#include "core/setting.h"
#include "core/time_show.h"
#include "portal/data.h"
#include "portal/data.view.h"
#include "portal/data_view.h"
#include "portal/pages.h"

/* The file's name: "rencana.csv". */
static const struct dataset *find_set(const struct ctx *c, struct str file, struct str *suffix)
{
    struct str name = str_cut(&file, '.');

    *suffix = file;
    for (const struct dataset *const *d = c->app->datasets; *d != NULL; d++) {
        if (str_eq(name, str_of((*d)->name)))
            return *d;
    }
    return NULL;
}

/* When anything at all of the office last changed: the day of its newest entry. */
static enum status changed_on(struct ctx *c, struct str *day)
{
    struct ledger_edge edge = { 0 };
    struct entry entry = { 0 };
    enum status s = ledger_now(c, c->who.unit_id, &edge);

    if (s == ST_OK && edge.size > 0)
        s = entry_by_seq(c, c->who.unit_id, edge.size - 1, &entry);
    if (s != ST_OK && s != ST_NOT_FOUND)
        return s;
    *day = date_iso(c->arena, day_today(entry.at != 0 ? entry.at : c->now, (int)c->who.zone));
    return ST_OK;
}

static enum status fill_catalog(struct ctx *c, struct data_catalog *k)
{
    struct str day = { 0 };
    size_t n = 0;
    enum status s = changed_on(c, &day);

    while (c->app->datasets[n] != NULL)
        n++;
    k->entry = arena_array(c->arena, n + 1, sizeof(*k->entry));
    for (; k->n < n; k->n++) {
        const struct dataset *set = c->app->datasets[k->n];

        k->entry[k->n] = (struct data_entry){
            .set = set,
            .title = tr(c->lang, str_printf(c->arena, "data.%s", set->name).p),
            .about = tr(c->lang, str_printf(c->arena, "data.%s.about", set->name).p),
            .modified = day,
        };
    }
    k->base = c->app->base_url;
    k->publisher = c->who.unit_name;
    k->lang = c->lang == LANG_EN ? STR("en") : STR("id");
    return s == ST_OK ? setting_get(c, c->who.unit_id, "portal_license", &k->license) : s;
}

static enum status index_make(struct ctx *c)
{
    struct data_page p = { 0 };
    struct out *body = body_new(c);
    struct page page = { .title = tr(c->lang, "data.title"),
                         .about = tr(c->lang, "data.lede"),
                         .open_face = true,
                         .place = PLACE_OPEN };
    int32_t day = 0;
    enum status s = fill_catalog(c, &p.k);

    if (s != ST_OK)
        return s;
    p.modified = p.k.n > 0 && date_parse(p.k.entry[0].modified, &day)
                     ? date_long(c->arena, c->lang, day)
                     : STR("");
    data_index(body, &p);
    return page_show(c, &page, body);
}

static enum status index_show(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, STR("text/html; charset=utf-8"), index_make);
}

static enum status jsonld_make(struct ctx *c)
{
    struct data_catalog k = { 0 };
    enum status s = fill_catalog(c, &k);

    if (s == ST_OK)
        c->res->body = catalog_jsonld(c->arena, &k);
    return s;
}

static enum status turtle_make(struct ctx *c)
{
    struct data_catalog k = { 0 };
    enum status s = fill_catalog(c, &k);

    if (s == ST_OK)
        c->res->body = catalog_turtle(c->arena, &k);
    return s;
}

static enum status jsonld_show(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR("application/ld+json"), STR(""), jsonld_make);
}

static enum status turtle_show(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR("text/turtle; charset=utf-8"), STR(""), turtle_make);
}

static enum status file_make(struct ctx *c)
{
    struct str suffix = { 0 };
    const struct dataset *set = find_set(c, path_str(c, "file"), &suffix);
    struct data_table table = { 0 };
    enum status s = set != NULL ? set->fill(c, &table) : ST_NOT_FOUND;

    if (s == ST_OK)
        c->res->body = str_eq(suffix, STR("csv")) ? data_csv(c->arena, &table)
                                                  : data_json(c->arena, str_of(set->name), &table);
    return s;
}

static enum status file_show(struct ctx *c)
{
    struct str suffix = { 0 }, type;
    const struct dataset *set = find_set(c, path_str(c, "file"), &suffix);

    if (set == NULL || (!str_eq(suffix, STR("csv")) && !str_eq(suffix, STR("json"))))
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    type = str_eq(suffix, STR("csv")) ? STR("text/csv; charset=utf-8") : STR("application/json");
    if (!set->apart)
        return bytes_kept(c, c->who.unit_id, type, STR(""), file_make);
    response_header(c->res, "Content-Type", type);
    return file_make(c);
}

const struct route portal_data_routes[] = {
    { GET, "/data", PUBLIC, index_show, NULL, BODY_NONE },
    { GET, "/data/katalog.jsonld", PUBLIC, jsonld_show, NULL, BODY_NONE },
    { GET, "/data/katalog.ttl", PUBLIC, turtle_show, NULL, BODY_NONE },
    { GET, "/data/:file", PUBLIC, file_show, NULL, BODY_NONE },
    { .pattern = NULL },
};
