/* page.c: puts the layout around a page's body. */
#include "core/page.h"

#include "core/app.h"
#include "core/cookie.h"
#include "core/layout.h"
#include "core/layout.view.h"
#include "core/time_show.h"
#include "http/asset.h"

struct tab_def {
    const char *key, *href;
    enum place place;
    enum right right;
};

static const struct tab_def staff_tabs[] = {
    { "layout.tab_home", "/beranda", PLACE_HOME, SIGNED_IN },
    { "layout.tab_plan", "/rencana", PLACE_PLAN, PLAN_READ },
    { "layout.tab_register", "/register", PLACE_REGISTER, SIGNED_IN },
    { "layout.tab_assessment", "/penilaian", PLACE_ASSESSMENT, PLAN_READ },
    { "layout.tab_survey", "/survei", PLACE_SURVEY, SURVEY_READ },
    { "layout.tab_finding", "/tindak-lanjut", PLACE_FINDING, PLAN_READ },
    { "layout.tab_document", "/dokumen", PLACE_DOCUMENT, DOCUMENT_READ },
    { "layout.tab_report", "/laporan", PLACE_REPORT, PLAN_READ },
    { "layout.tab_dashboard", "/dasbor", PLACE_DASHBOARD, PLAN_READ },
    { "layout.tab_content", "/konten", PLACE_CONTENT, PORTAL_EDIT },
    { "layout.tab_people", "/orang", PLACE_PEOPLE, PEOPLE_READ },
    { "layout.tab_setting", "/pengaturan", PLACE_SETTING, SETTING_EDIT },
};

_Static_assert(ARRAY_LEN(staff_tabs) <= ARRAY_LEN(((struct layout *)0)->tab), "all tabs fit");

static const struct tab_def public_tabs[] = {
    { "layout.tab_service", "/layanan", PLACE_SERVICE, PUBLIC },
    { "layout.tab_information", "/ppid", PLACE_INFORMATION, PUBLIC },
    { "layout.tab_legal", "/jdih", PLACE_LEGAL, PUBLIC },
    { "layout.tab_public_plan", "/transparansi", PLACE_OPEN, PUBLIC },
    { "layout.tab_track", "/lacak", PLACE_TRACK, PUBLIC },
};

bool page_is_there(const struct ctx *c, const char *pattern)
{
    for (const struct route *const *list = c->app->routes; *list != NULL; list++) {
        for (const struct route *r = *list; r->pattern != NULL; r++) {
            if (r->method == GET && strcmp(r->pattern, pattern) == 0)
                return true;
        }
    }
    return false;
}

struct out *body_new(struct ctx *c)
{
    struct out *o = arena_new(c->arena, struct out);

    out_init(o, c->arena, c->lang, csrf_mask(c));
    o->icons = asset_url("icons.svg");
    return o;
}

static void fill_tabs(const struct ctx *c, struct layout *l)
{
    bool open = l->page->open_face;

    if (l->untraced)
        return;

    const struct tab_def *def = open ? public_tabs : staff_tabs;
    size_t n = open ? ARRAY_LEN(public_tabs) : ARRAY_LEN(staff_tabs);

    for (size_t i = 0; i < n; i++) {
        if (may(c, def[i].right, 0) && (!open || page_is_there(c, def[i].href)))
            l->tab[l->n_tab++] =
                (struct tab){ def[i].key, def[i].href,
                              def[i].place != PLACE_NONE && def[i].place == l->page->place };
    }
}

static void fill_scripts(struct layout *l)
{
    for (size_t i = 0; i < ARRAY_LEN(l->page->script) && l->page->script[i] != NULL; i++)
        l->script[l->n_script++] = asset_url(l->page->script[i]);
}

static struct str body_class(const struct page *p)
{
    if (p->open_face)
        return STR("public");
    return p->landscape ? STR("app landscape") : STR("app");
}

static const char *zone_key(enum zone z)
{
    switch (z) {
    case ZONE_WITA:
        return "layout.zone_wita";
    case ZONE_WIT:
        return "layout.zone_wit";
    case ZONE_WIB:
    default:
        return "layout.zone_wib";
    }
}

static struct str address_here(const struct ctx *c)
{
    if (c->req == NULL || c->req->method != GET)
        return STR("/");
    if (c->req->query.n == 0)
        return c->req->path;
    return str_printf(c->arena, STR_FMT "?" STR_FMT, STR_ARG(c->req->path), STR_ARG(c->req->query));
}

static struct str printed_at(struct ctx *c)
{
    const struct str args[] = { time_show(c->arena, c->lang, c->now, c->who.zone), c->who.name };

    return tr_with(c->arena, c->lang, c->who.name.n > 0 ? "layout.printed_by" : "layout.printed",
                   args, ARRAY_LEN(args));
}

/* What the public face says of the page to search engines, and its foot. */
static enum status fill_face(struct ctx *c, struct layout *l)
{
    const struct page *p = l->page;
    struct str path = p->canonical.n > 0 ? p->canonical : c->req != NULL ? c->req->path : STR("/");
    enum status s = ST_OK;

    l->site = l->unit_name;
    l->address = str_printf(c->arena, STR_FMT STR_FMT, STR_ARG(c->app->base_url), STR_ARG(path));
    l->unlisted = p->unlisted || (c->res->status != 0 && c->res->status != 200);
    l->feed = page_is_there(c, "/umpan.atom") ? "/umpan.atom" : NULL;
    if (c->app->public_foot == NULL)
        return ST_OK;
    l->foot = body_new(c);
    s = c->app->public_foot(c, l->foot);
    /* A page that says what went wrong is shown in any case. */
    return c->res->status >= 500 ? ST_OK : s;
}

enum status page_show(struct ctx *c, const struct page *p, struct out *body)
{
    struct out *o = body_new(c);
    struct str name = c->who.unit_name;
    struct layout l = {
        .page = p,
        .title = c->res->status == 422 ? tr_with(c->arena, c->lang, "layout.wrong", &p->title, 1)
                                       : p->title,
        .lang = c->lang == LANG_EN ? STR("en") : STR("id"),
        .other_lang = c->lang == LANG_EN ? STR("id") : STR("en"),
        .theme = c->who.theme.n > 0 ? c->who.theme : STR("auto"),
        .body_class = body_class(p),
        .main_class = p->full_width ? STR("page full") : STR("page"),
        .site = STR("Runut"),
        .unit_name = name,
        .office = str_starts(name, STR("KPU ")) ? str_sub(name, 4, name.n) : name,
        .person = c->who.name,
        .account = c->who.account_id,
        .here = address_here(c),
        .printed_at = printed_at(c),
        .untraced = c->untraced,
        .zone_key = zone_key(c->who.zone),
        .unread = c->who.unread,
        .note = c->note,
        .body = body,
    };

    enum status s = p->open_face ? fill_face(c, &l) : ST_OK;

    if (s != ST_OK)
        return s;
    fill_tabs(c, &l);
    fill_scripts(&l);
    if (c->note.n > 0)
        cookie_set(c, COOKIE_NOTE, (struct str){ 0 }, -1);
    layout(o, &l);
    c->res->out = o;
    if (c->res->status == 0)
        c->res->status = 200;
    return ST_OK;
}
