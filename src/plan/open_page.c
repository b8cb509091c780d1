/*
 * open_page.c: GET /transparansi, the plan's progress for everybody, and the same as open data.
 *
 * The page is rendered once per state of the unit's data and day (core/kept.h); all figures come
 * from one load of the plan's tree.
 */
#include "base/buf.h"
#include "core/kept.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/route.h"
#include "core/time_show.h"
#include "plan/open.h"
#include "plan/open.view.h"
#include "plan/pace.h"

/* "?tahun=2025&area=7&satker=1811#rincian", with what is needed only. */
static struct str open_href(struct ctx *c, struct str path, int year, struct str area)
{
    struct str unit = query_str(c, "satker");
    struct buf b;
    char sep = '?';

    buf_init(&b, c->arena);
    buf_add(&b, path);
    if (year != 0) {
        buf_printf(&b, "%ctahun=%d", sep, year);
        sep = '&';
    }
    if (area.n != 0) {
        buf_printf(&b, "%carea=" STR_FMT, sep, STR_ARG(area));
        sep = '&';
    }
    if (unit.n != 0)
        buf_printf(&b, "%csatker=" STR_FMT, sep, STR_ARG(c->who.unit_code));
    if (area.n != 0)
        buf_add(&b, STR("#rincian"));
    return buf_str(&b);
}

/* Years whose plan is in force or closed, newest first; drafts are nobody's business yet. */
static enum status open_plans(struct ctx *c, struct open_page *p, struct plan **all, size_t *n)
{
    enum status s = plan_list(c, all, n);

    if (s != ST_OK)
        return s;
    p->year = arena_array(c->arena, *n + 1, sizeof(*p->year));
    for (size_t i = 0; i < *n; i++) {
        const struct plan *one = &(*all)[i];

        if (one->kind == PLAN_RB && one->current && one->state != PLAN_DRAFT)
            p->year[p->n_year++] =
                (struct open_year){ one->year, open_href(c, STR("/transparansi"), one->year,
                                                         (struct str){ 0 }) };
    }
    return ST_OK;
}

/* The plan of ?tahun=, or the newest. */
static enum status open_find(struct ctx *c, struct open_page *p, struct plan *plan)
{
    struct plan *all = NULL;
    size_t n = 0;
    enum status s = open_plans(c, p, &all, &n);
    int64_t year = query_i64(c, "tahun", -1);

    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < n; i++) {
        if (all[i].kind != PLAN_RB || !all[i].current || all[i].state == PLAN_DRAFT)
            continue;
        if (year < 0 || all[i].year == year) {
            *plan = all[i];
            return ST_OK;
        }
    }
    return ST_NOT_FOUND;
}

static void open_fill_areas(struct ctx *c, const struct plan_tree *t, struct open_page *p)
{
    int today = today_month(c);

    p->area = arena_array(c->arena, t->n_item + 1, sizeof(*p->area));
    for (size_t i = 0; i < t->n_item; i++) {
        const struct item *it = &t->item[i];

        if (it->level == LEVEL_AREA)
            p->area[p->n_area++] = (struct open_area){
                .ref = it->ref,
                .text = it->text,
                .href = open_href(c, STR("/transparansi"), t->plan.year, it->ref),
            };
        if (p->n_area > 0)
            figures_add(&p->area[p->n_area - 1].figures, it, t->plan.year, today);
        figures_add(&p->all, it, t->plan.year, today);
    }
    for (size_t i = 0; i < p->n_area; i++) {
        struct open_area *a = &p->area[i];

        a->progress = figures_progress(&a->figures);
        a->achievement = figures_achievement(&a->figures);
        if (str_eq(a->ref, query_str(c, "area")))
            p->shown = a;
    }
    p->progress = figures_progress(&p->all);
    p->achievement = figures_achievement(&p->all);
}

static void open_fill_rows(struct ctx *c, const struct plan_tree *t, struct open_page *p)
{
    struct str area = STR("");
    int today = today_month(c);

    p->row = arena_array(c->arena, t->n_item + 1, sizeof(*p->row));
    for (size_t i = 0; i < t->n_item; i++) {
        const struct item *it = &t->item[i];
        struct open_row *r = &p->row[p->n_row];

        if (it->level == LEVEL_AREA)
            area = it->ref;
        if (!it->tracked || !str_eq(area, p->shown->ref))
            continue;
        r->item = it;
        for (int m = 0; m < MONTHS; m++)
            r->state[m] = shown_state(month_shown(it->months.p[m], t->plan.year, m + 1, today));
        if (it->achievement.has)
            r->value =
                measure_show(c->arena, it->achievement.v, STR("percent"), c->lang == LANG_ID);
        p->n_row++;
    }
}

static void open_fill_curve(struct ctx *c, const struct plan_tree *t, const struct done_month *r,
                            size_t n, struct open_page *p)
{
    struct pace pace = { 0 };
    int known;

    pace_of(c, t, r, n, MONTHS, &pace);
    known = pace.known;
    p->curve = (struct chart_curve){ .known = known, .today = -1.0 };
    memcpy(p->curve.planned, pace.planned, sizeof(pace.planned));
    memcpy(p->curve.reported, pace.reported, sizeof(pace.reported));
    memcpy(p->curve.verified, pace.verified, sizeof(pace.verified));

    const struct str args[] = {
        int_show(c->arena, (int64_t)(p->curve.planned[known] + 0.5), true),
        int_show(c->arena, (int64_t)(p->curve.reported[known] + 0.5), true),
        int_show(c->arena, (int64_t)(p->curve.verified[known] + 0.5), true),
    };

    p->curve.say = tr_with(c->arena, c->lang, "open.curve_say", args, ARRAY_LEN(args));
}

enum status open_areas_load(struct ctx *c, struct open_page *p, struct plan_tree *tree)
{
    struct plan plan = { 0 };
    enum status s = open_find(c, p, &plan);

    if (s == ST_OK)
        s = plan_load(c, &plan, tree);
    if (s != ST_OK)
        return s;
    p->plan = &tree->plan;
    p->as_of = time_show(c->arena, c->lang, c->now, c->who.zone);
    open_fill_areas(c, tree, p);
    return ST_OK;
}

/* Every public page leads here, whether there is a plan or not yet; only a year that was asked for
 * can be missing. */
static enum status open_none_show(struct ctx *c)
{
    struct page page = { .title = tr(c->lang, "open.none_title"),
                         .place = PLACE_OPEN,
                         .open_face = true };
    struct out *o = body_new(c);

    open_none(o);
    c->res->status = query_i64(c, "tahun", -1) < 0 ? 200 : 404;
    return page_show(c, &page, o);
}

static enum status open_make(struct ctx *c)
{
    struct open_page p = { 0 };
    struct plan_tree tree = { 0 };
    struct done_month *done = NULL;
    size_t n_done = 0;
    struct out *o = body_new(c), *chart = body_new(c);
    enum status s = open_areas_load(c, &p, &tree);

    if (s == ST_NOT_FOUND)
        return open_none_show(c);
    if (s == ST_OK)
        s = months_done(c, c->who.unit_id, tree.plan.id, &done, &n_done);
    if (s == ST_OK)
        s = ledger_size(c, c->who.unit_id, &p.ledger_size);
    if (s != ST_OK)
        return s;
    p.csv_href = open_href(c, STR("/transparansi/rencana.csv"), tree.plan.year, (struct str){ 0 });
    p.json_href =
        open_href(c, STR("/transparansi/rencana.json"), tree.plan.year, (struct str){ 0 });
    if (p.shown != NULL)
        open_fill_rows(c, &tree, &p);
    open_fill_curve(c, &tree, done, n_done, &p);
    chart_curve(chart, &p.curve);
    open_page(o, &p, out_html(chart));

    struct page page = {
        .title = str_printf(c->arena, STR_FMT " %d", STR_ARG(tr(c->lang, "open.page_title")),
                            tree.plan.year),
        .about = tr(c->lang, "open.about"),
        .place = PLACE_OPEN,
        .open_face = true,
        .full_width = true,
    };

    return page_show(c, &page, o);
}

static enum status open_show(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, STR("text/html; charset=utf-8"), open_make);
}

static enum status open_tree(struct ctx *c, struct plan_tree *tree)
{
    struct open_page p = { 0 };
    struct plan plan = { 0 };
    enum status s = open_find(c, &p, &plan);

    return s == ST_OK ? plan_load(c, &plan, tree) : s;
}

static enum status open_make_csv(struct ctx *c)
{
    struct plan_tree tree = { 0 };
    enum status s = open_tree(c, &tree);

    if (s == ST_OK)
        c->res->body = open_csv(c->arena, &tree, today_month(c));
    return s;
}

static enum status open_make_json(struct ctx *c)
{
    struct plan_tree tree = { 0 };
    enum status s = open_tree(c, &tree);

    if (s == ST_OK)
        c->res->body = open_json(c->arena, &tree, today_month(c));
    return s;
}

static struct str year_asked(struct ctx *c)
{
    return str_printf(c->arena, "%lld", (long long)query_i64(c, "tahun", -1));
}

static enum status open_show_csv(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR("text/csv; charset=utf-8"), year_asked(c),
                      open_make_csv);
}

static enum status open_show_json(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR("application/json"), year_asked(c), open_make_json);
}

const struct route open_routes[] = {
    { GET, "/transparansi", PUBLIC, open_show, NULL, BODY_NONE },
    { GET, "/transparansi/rencana.csv", PUBLIC, open_show_csv, NULL, BODY_NONE },
    { GET, "/transparansi/rencana.json", PUBLIC, open_show_json, NULL, BODY_NONE },
    { 0 },
};
