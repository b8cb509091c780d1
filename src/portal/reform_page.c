/* reform_page.c: GET /rb, the office's column on its bureaucratic reform (indicator 1.2.1.2): what
 * was planned, how far it is, reports, news, and who works on it. */
#include "core/kept.h"
#include "core/page.h"
#include "core/people_queries.h"
#include "core/time_show.h"
#include "html/markdown.h"
#include "portal/home_view.h"
#include "portal/pages.h"
#include "portal/reform.view.h"

#define REFORM_NEWS 10
#define REFORM_REPORTS 20

static struct str today(struct ctx *c)
{
    return date_iso(c->arena, day_today(c->now, (int)c->who.zone));
}

static enum status fill_text(struct ctx *c, struct reform_page *p)
{
    struct out *text = body_new(c);
    struct content k = { 0 };
    enum status s = content_find(c, STR("page"), STR("reformasi-birokrasi"), &k);

    if (s != ST_OK)
        return s;
    p->title = k.title;
    p->lede = k.summary;
    (void)markdown_write(text, k.body);
    p->body = out_html(text);
    return ST_OK;
}

static enum status fill_news(struct ctx *c, struct reform_page *p)
{
    struct content_line *row = NULL;
    struct published *v = NULL;
    enum status s = content_public(c, c->who.unit_id, STR("news"), STR("reform"), today(c), STR(""),
                                   REFORM_NEWS, &row, &p->n_news);

    if (s != ST_OK)
        return s;
    v = arena_array(c->arena, p->n_news + 1, sizeof(*v));
    for (size_t i = 0; i < p->n_news; i++)
        v[i] = (struct published){ .title = row[i].title,
                                   .about = row[i].summary,
                                   .href = content_href(c->arena, row[i].kind, row[i].name),
                                   .day = row[i].day,
                                   .kind = STR("") };
    p->news = v;
    p->news_day = published_days(c, v, p->n_news);
    return ST_OK;
}

/* Reports that the office has made public. */
static enum status fill_reports(struct ctx *c, struct reform_page *p)
{
    struct public_file *row = NULL;
    struct published *v = NULL;
    enum status s =
        public_files(c, c->who.unit_id, STR("laporan"), REFORM_REPORTS, &row, &p->n_report);

    if (s != ST_OK)
        return s;
    v = arena_array(c->arena, p->n_report + 1, sizeof(*v));
    for (size_t i = 0; i < p->n_report; i++)
        v[i] = (struct published){
            .title = row[i].name,
            .href = str_printf(c->arena, "/berkas/%lld", (long long)row[i].id),
            .day = date_iso(c->arena, day_today(row[i].uploaded_at, (int)c->who.zone)),
            .kind = STR(""),
        };
    p->report = v;
    p->report_day = published_days(c, v, p->n_report);
    return ST_OK;
}

static void add_members(struct reform_team *t, int64_t team_id, const struct team_person *who,
                        size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (who[i].team_id == team_id)
            t->member[t->n_member++] = (struct reform_member){ who[i].name, who[i].position };
    }
}

/* Teams whose decree holds today, with their members: the decree is public. */
static enum status fill_teams(struct ctx *c, struct reform_page *p)
{
    struct str now = today(c);
    struct team *team = NULL;
    struct team_person *who = NULL;
    size_t n = 0, n_who = 0;
    enum status s = team_all(c, c->who.unit_id, &team, &n);

    if (s == ST_OK)
        s = team_people(c, c->who.unit_id, &who, &n_who);
    if (s != ST_OK)
        return s;
    p->team = arena_array(c->arena, n + 1, sizeof(*p->team));
    for (size_t i = 0; i < n; i++) {
        struct reform_team *t = &p->team[p->n_team];

        if (str_cmp(team[i].valid_from, now) > 0 ||
            (team[i].valid_until.n > 0 && str_cmp(team[i].valid_until, now) < 0))
            continue;
        *t = (struct reform_team){ .name = team[i].name, .decree = team[i].decree };
        t->member = arena_array(c->arena, n_who + 1, sizeof(*t->member));
        add_members(t, team[i].id, who, n_who);
        p->n_team += t->n_member > 0;
    }
    return ST_OK;
}

static enum status reform_make(struct ctx *c)
{
    struct reform_page p = { 0 };
    struct open_page open = { 0 };
    struct plan_tree tree = { 0 };
    struct out *body = body_new(c);
    enum status s = open_areas_load(c, &open, &tree);

    p.open = s == ST_OK ? &open : NULL;
    if (s == ST_OK || s == ST_NOT_FOUND)
        s = fill_text(c, &p);
    if (s == ST_OK)
        s = fill_news(c, &p);
    if (s == ST_OK)
        s = fill_reports(c, &p);
    if (s == ST_OK)
        s = fill_teams(c, &p);
    if (s != ST_OK)
        return s;

    struct page page = {
        .title = p.title, .about = p.lede, .open_face = true, .place = PLACE_OPEN
    };

    reform_view(body, &p);
    return page_show(c, &page, body);
}

static enum status reform_show(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, STR("text/html; charset=utf-8"), reform_make);
}

const struct route portal_reform_routes[] = {
    { GET, "/rb", PUBLIC, reform_show, NULL, BODY_NONE },
    { .pattern = NULL },
};
