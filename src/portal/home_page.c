/*
 * home_page.c: GET /: what a citizen can do here, what was promised and kept, how far the reform
 * is, and what is new.
 *
 * Nothing on it is typed for it: services are there when their pages are, promises when their
 * measures have a figure.
 */
#include "core/kept.h"
#include "core/page.h"
#include "core/time_show.h"
#include "measure/figure.h"
#include "portal/home.view.h"
#include "portal/home_view.h"
#include "portal/pages.h"
#include "portal/source.h"

static const struct home_task tasks[] = {
    { "voice", "portal.task.complaint", "portal.task.complaint_say", "/pengaduan" },
    { "document", "portal.task.information", "portal.task.information_say", "/ppid" },
    { "plan", "portal.task.voter", "portal.task.voter_say", "/halaman/layanan-pemilu" },
    { "shield", "portal.task.report", "portal.task.report_say", "/wbs" },
    { "scale", "portal.task.legal", "portal.task.legal_say", "/jdih" },
    { "register", "portal.task.service", "portal.task.service_say", "/layanan" },
    { "survey", "portal.task.survey", "portal.task.survey_say", "/survei" },
    { "people", "portal.task.visit", "portal.task.visit_say", "/halaman/satu-pintu" },
};

/* Promises of the service pledge and the measures that say whether they were kept. A measure that
 * this installation does not have, or that has nothing to count yet, is left out. */
static const struct {
    const char *measure, *key;
} promises[] = {
    { "complaint_on_time_share", "portal.kept.complaint" },
    { "information_request_on_time", "portal.kept.information" },
    { "service_on_time_share", "portal.kept.service" },
    { "skm_index", "portal.kept.satisfaction" },
    { "information_index", "portal.kept.applicants" },
    { "complaint_satisfaction", "portal.kept.handling" },
};

_Static_assert(ARRAY_LEN(tasks) <= HOME_TASKS && ARRAY_LEN(promises) <= HOME_KEPT, "all fit");

static void fill_tasks(const struct ctx *c, struct home_page *p)
{
    for (size_t i = 0; i < ARRAY_LEN(tasks); i++) {
        if (is_public_path(c, str_of(tasks[i].href)))
            p->task[p->n_task++] = tasks[i];
    }
}

static enum status fill_kept(struct ctx *c, struct home_page *p)
{
    struct civil now = day_civil(day_today(c->now, (int)c->who.zone));
    enum status s = ST_OK;

    p->year = now.year;
    for (size_t i = 0; i < ARRAY_LEN(promises) && s == ST_OK; i++) {
        struct figure f = { 0 };

        s = measure_value(c, str_of(promises[i].measure), now.year, now.month, &f);
        if (s != ST_OK || f.m == NULL || !f.has || f.nihil)
            continue;
        /* Of how many results an index is the mean tells a citizen nothing. */
        p->kept[p->n_kept++] = (struct home_kept){ tr(c->lang, promises[i].key), figure_show(c, &f),
                                                   f.m->average ? STR("") : figure_parts(c, &f) };
    }
    return s;
}

const struct str *published_days(struct ctx *c, const struct published *v, size_t n)
{
    struct str *day = arena_array(c->arena, n + 1, sizeof(*day));
    int32_t number = 0;

    for (size_t i = 0; i < n; i++)
        day[i] = date_parse(v[i].day, &number) ? date_short(c->arena, c->lang, number) : STR("");
    return day;
}

static enum status fill_newest(struct ctx *c, struct home_page *p)
{
    struct published *v = NULL;
    enum status s = sources_newest(c, true, HOME_NEWEST, &v, &p->n_newest);

    p->newest = v;
    if (s == ST_OK)
        p->day = published_days(c, v, p->n_newest);
    return s;
}

static enum status fill_texts(struct ctx *c, struct home_page *p)
{
    struct content k = { 0 };
    enum status s = content_find(c, STR("page"), STR("beranda"), &k);

    p->title = k.title;
    p->lede = k.summary;
    if (s == ST_OK)
        s = content_find(c, STR("page"), STR("maklumat"), &k);
    p->pledge = k.summary;
    return s;
}

static enum status home_make(struct ctx *c)
{
    struct home_page p = { 0 };
    struct open_page open = { 0 };
    struct plan_tree tree = { 0 };
    struct out *body = body_new(c);
    enum status s = open_areas_load(c, &open, &tree);

    if (s == ST_OK)
        p.open = &open;
    s = s == ST_NOT_FOUND ? fill_texts(c, &p) : s == ST_OK ? fill_texts(c, &p) : s;
    if (s == ST_OK)
        s = fill_kept(c, &p);
    if (s == ST_OK)
        s = fill_newest(c, &p);
    if (s != ST_OK)
        return s;
    fill_tasks(c, &p);
    /* One page for everybody holds nobody's token (dispatch.c lets its form pass all the same). */
    body->csrf = STR("");
    p.track = is_public_path(c, STR("/lacak"));
    p.full_plan = is_public_path(c, STR("/rb"));
    p.data = is_public_path(c, STR("/data"));

    struct page page = { .title = p.title, .about = p.lede, .open_face = true, .full_width = true };

    home_view(body, &p);
    return page_show(c, &page, body);
}

/* Whoever has signed in goes to their work, unless they ask for the public page. */
static enum status home_show(struct ctx *c)
{
    if (c->who.account_id != 0 && query_str(c, "publik").n == 0)
        return see_other(c, "/beranda");
    return page_kept(c, c->who.unit_id, STR("text/html; charset=utf-8"), home_make);
}

const struct route portal_home_routes[] = {
    { GET, "/", PUBLIC, home_show, NULL, BODY_NONE },
    { .pattern = NULL },
};
