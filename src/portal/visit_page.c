/* visit_page.c: GET /transparansi/kunjungan: how often public pages were opened, for everybody. */
#include "base/number.h"
#include "core/app.h"
#include "core/kept.h"
#include "core/page.h"
#include "core/time_show.h"
#include "portal/pages.h"
#include "portal/queries.h"
#include "portal/visit.h"
#include "portal/visit.view.h"
#include "portal/visit_view.h"

#define PAGES_MOST 500 /* read; the first of them are shown */
#define PAGES_SHOWN 25
#define MONTHS_SHOWN 12

/* "2026-11" as "November 2026". */
static struct str month_shown_as(struct ctx *c, struct str iso)
{
    int64_t month = 0;

    if (!int_parse(str_sub(iso, 5, 2), &month) || month < 1 || month > 12)
        return iso;
    return str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(month_name(c->lang, (int)month)),
                      STR_ARG(str_sub(iso, 0, 4)));
}

/* The service that a page belongs to: the first part of its address. */
static struct str app_of(struct str page)
{
    struct str rest = str_sub(page, 1, page.n), first = str_cut(&rest, '/');

    return (struct str){ page.p, first.n + 1 };
}

/* What a service's pages are called on them; its address where nobody gave it a name. */
static struct str app_named(struct ctx *c, struct str app)
{
    static const struct {
        const char *app, *key;
    } named[] = {
        { "/", "portal.visits_home" },
        { "/berita", "portal.news" },
        { "/berkas", "portal.visits_files" },
        { "/data", "open.data" },
        { "/halaman", "portal.visits_about" },
        { "/jdih", "law.list_title" },
        { "/lacak", "layout.tab_track" },
        { "/layanan", "layout.tab_service" },
        { "/masuk", "signin.title" },
        { "/pengaduan", "portal.visits_complaint" },
        { "/ppid", "ppid.title" },
        { "/rb", "portal.foot.reform" },
        { "/survei", "survey.list_title" },
        { "/transparansi", "layout.tab_public_plan" },
        { "/cari-publik", "portal.search" },
        { "/permohonan-layanan", "portal.visits_request" },
    };

    for (size_t i = 0; i < ARRAY_LEN(named); i++)
        if (str_eq(app, str_of(named[i].app)))
            return tr(c->lang, named[i].key);
    return app;
}

static int by_visits(const void *a, const void *b)
{
    const struct visit_row *x = a, *y = b;

    return (x->visits < y->visits) - (x->visits > y->visits);
}

static void fill_apps(struct ctx *c, const struct visit_sum *v, size_t n, struct visit_page *p)
{
    p->app = arena_array(c->arena, n + 1, sizeof(*p->app));
    for (size_t i = 0; i < n; i++) {
        struct str app = app_of(v[i].page);
        size_t k = 0;

        while (k < p->n_app && !str_eq(p->app[k].name, app))
            k++;
        if (k == p->n_app)
            p->app[p->n_app++] = (struct visit_row){ .name = app };
        p->app[k].views += v[i].views;
        p->app[k].visits += v[i].visits;
    }
    for (size_t k = 0; k < p->n_app; k++)
        p->app[k].name = app_named(c, p->app[k].name);
    qsort(p->app, p->n_app, sizeof(*p->app), by_visits);
}

static enum status visit_make(struct ctx *c)
{
    int32_t today = day_today(c->now, (int)c->who.zone);
    struct civil now = day_civil(today);
    struct str first = date_iso(c->arena, day_of(now.year, now.month, 1));
    struct str year = date_iso(c->arena, day_of(now.year - 1, now.month, 1));
    struct visit_sum *month = NULL, *page = NULL;
    struct visit_page p = { 0 };
    struct page face = { .title = tr(c->lang, "portal.visits"),
                         .about = tr(c->lang, "portal.visits_say"),
                         .open_face = true,
                         .place = PLACE_OPEN };
    struct out *body = body_new(c);
    size_t n = 0;
    enum status s = visit_months(c, c->who.unit_id, year, MONTHS_SHOWN, &month, &p.n_month);

    if (s == ST_OK)
        s = visit_pages(c, c->who.unit_id, first, date_iso(c->arena, today), PAGES_MOST, &page, &n);
    if (s != ST_OK)
        return s;
    p.month = arena_array(c->arena, p.n_month + 1, sizeof(*p.month));
    for (size_t i = 0; i < p.n_month; i++)
        p.month[i] =
            (struct visit_row){ month_shown_as(c, month[i].page), month[i].views, month[i].visits };
    fill_apps(c, page, n, &p);
    p.n_page = n < PAGES_SHOWN ? n : PAGES_SHOWN;
    p.page = arena_array(c->arena, p.n_page + 1, sizeof(*p.page));
    for (size_t i = 0; i < p.n_page; i++)
        p.page[i] = (struct visit_row){ page[i].page, page[i].views, page[i].visits };
    visit_page_view(body, &p);
    return page_show(c, &face, body);
}

static enum status visit_show(struct ctx *c)
{
    return page_kept_with(c, visits_written(c->app->visits), STR("text/html; charset=utf-8"),
                          visit_make);
}

const struct route portal_visit_routes[] = {
    { GET, "/transparansi/kunjungan", PUBLIC, visit_show, NULL, BODY_NONE },
    { .pattern = NULL },
};
