/* dashboard_page.c: /dasbor. */
#include "core/kept.h"
#include "core/page.h"
#include "core/time_show.h"
#include "plan/dashboard.h"
#include "plan/dashboard.view.h"
#include "plan/print_queries.h"

/* The RB plan of ?tahun, or the newest that is not a draft. */
static enum status choose(struct ctx *c, const struct plan **chosen, struct part_chip **chip,
                          size_t *n_chip)
{
    struct plan *all = NULL;
    size_t n = 0;
    int64_t year = query_i64(c, "tahun", 0);
    enum status s = plan_list(c, &all, &n);

    if (s != ST_OK)
        return s;
    *chip = arena_array(c->arena, n + 1, sizeof **chip);
    for (size_t i = 0; i < n; i++) {
        const struct plan *p = &all[i];

        if (!p->current || p->kind != PLAN_RB || p->state == PLAN_DRAFT)
            continue;
        if (*chosen == NULL && (year == 0 || year == p->year))
            *chosen = p;
        struct str number = str_printf(c->arena, "%d", p->year);
        (*chip)[(*n_chip)++] = (struct part_chip){
            .text = tr_with(c->arena, c->lang, "dashboard.year", &number, 1),
            .href = str_printf(c->arena, "/dasbor?tahun=%d", p->year),
            .count = -1,
            .state = STATE_COUNT,
            .current = *chosen == p,
        };
    }
    return *chosen == NULL && year != 0 ? ST_NOT_FOUND : ST_OK;
}

static enum status draw_plan(struct ctx *c, struct out *o, void *with)
{
    struct dashboard d = { 0 };
    enum status s = dashboard_fill(c, with, &d);

    if (s == ST_OK)
        dashboard_body(o, &d);
    return s;
}

static enum status dashboard_show(struct ctx *c)
{
    struct page page = { .title = tr(c->lang, "dashboard.title"), .place = PLACE_DASHBOARD };
    const struct plan *plan = NULL;
    struct part_chip *chip = NULL;
    size_t n_chip = 0;
    struct dash_below below = { 0 };
    enum status s = choose(c, &plan, &chip, &n_chip);

    if (s != ST_OK)
        return s;
    struct out *o = body_new(c);
    dashboard_head(o, plan, time_show(c->arena, c->lang, c->now, c->who.zone), chip, n_chip);
    if (plan != NULL) {
        struct plan copy = *plan;
        struct str key = str_printf(c->arena, "dasbor " STR_FMT, STR_ARG(plan->slug));

        s = fragment_kept(c, o, key, draw_plan, &copy);
    }
    int64_t year = plan != NULL ? plan->year : query_i64(c, "tahun", 0);
    if (s == ST_OK && year == 0)
        s = dashboard_year_below(c, c->who.unit_path, &year);
    if (s == ST_OK)
        s = dashboard_below_fill(c, (int)year, &below);
    if (s != ST_OK)
        return s;
    if (below.n_region > 0)
        dashboard_units(o, &below);
    return page_show(c, &page, o);
}

const struct route dashboard_routes[] = {
    { GET, "/dasbor", PLAN_READ, dashboard_show, NULL, BODY_NONE },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
