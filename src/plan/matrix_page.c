/* matrix_page.c: /rencana and /rencana/:plan. */
#include "plan/matrix.h"

#include <inttypes.h>

#include "core/kept.h"
#include "core/page.h"
#include "plan/csv.h"
#include "plan/matrix.view.h"
#include "plan/pages.h"

const char *plan_kind_key(enum plan_kind kind)
{
    static const char *const keys[PLAN_KINDS] = {
        [PLAN_RB] = "plan.kind.rb", [PLAN_AGENT] = "plan.kind.agent", [PLAN_ZI] = "plan.kind.zi"
    };

    return keys[kind];
}

const char *plan_state_key(enum plan_state state)
{
    static const char *const keys[PLAN_STATES] = {
        [PLAN_DRAFT] = "plan.state.draft",
        [PLAN_ENACTED] = "plan.state.enacted",
        [PLAN_REVISED] = "plan.state.revised",
        [PLAN_CLOSED] = "plan.state.closed",
    };

    return keys[state];
}

/* What drawing the fragment needs besides the request. */
struct drawing {
    struct plan plan;
    struct matrix_filter filter;
};

static struct str chip_address(struct arena *a, const struct matrix_filter *f, enum matrix_state w)
{
    struct matrix_filter other = *f;

    other.want = w;
    return matrix_query(a, &other);
}

static size_t make_chips(struct out *o, const struct matrix *m, struct part_chip chip[WANT_STATES])
{
    static const struct {
        const char *key;
        enum part_state state;
    } of[WANT_STATES] = {
        [WANT_ANY] = { "plan.chip.any", STATE_COUNT },
        [WANT_LATE] = { "plan.chip.late", STATE_LATE },
        [WANT_RETURNED] = { "plan.chip.returned", STATE_RETURNED },
        [WANT_WAITING] = { "plan.chip.waiting", STATE_REPORTED },
        [WANT_CONFIRM] = { "plan.chip.confirm", STATE_CONFIRM },
        [WANT_DUE] = { "plan.chip.due", STATE_PLANNED },
        [WANT_VERIFIED] = { "plan.chip.verified", STATE_VERIFIED },
    };

    for (int w = 0; w < WANT_STATES; w++)
        chip[w] = (struct part_chip){
            .text = tr(o->lang, of[w].key),
            .href = chip_address(o->arena, &m->filter, (enum matrix_state)w),
            .count = m->chip[w],
            .state = of[w].state,
            .current = (int)m->filter.want == w,
        };
    return WANT_STATES;
}

static enum status draw_matrix(struct ctx *c, struct out *o, void *with)
{
    const struct drawing *d = with;
    struct matrix m = { 0 };
    struct part_chip chip[WANT_STATES];
    struct matrix_filter open = d->filter, folded = d->filter;
    enum status s = matrix_build(c, &d->plan, &d->filter, &m);

    if (s != ST_OK)
        return s;
    open.folded = STR("");
    folded.folded = STR("semua");
    matrix_body(o, &m, chip, make_chips(o, &m, chip), matrix_query(o->arena, &open),
                matrix_query(o->arena, &folded));
    return ST_OK;
}

/* GET /rencana/:plan */
enum status plan_show_matrix(struct ctx *c)
{
    struct drawing d = { .filter = matrix_filter_of(c) };
    struct out *o = body_new(c);
    struct page page = {
        .place = PLACE_PLAN, .full_width = true, .landscape = true, .script = { "matrix.js" }
    };
    struct str key;
    enum status s = plan_find(c, path_str(c, "plan"), &d.plan);

    if (s != ST_OK)
        return s;
    key = str_printf(c->arena, "matrix|%" PRId64 "|%" PRId64 "|" STR_FMT, d.plan.id,
                     d.filter.person_id, STR_ARG(matrix_query(c->arena, &d.filter)));
    matrix_head(o, &d.plan, may(c, PLAN_OWN, 0), may(c, PLAN_ENACT, 0));
    page.title = d.plan.title;
    s = fragment_kept(c, o, key, draw_matrix, &d);
    return s == ST_OK ? page_show(c, &page, o) : s;
}

/* GET /rencana */
enum status plan_show_list(struct ctx *c)
{
    struct plan *list = NULL;
    size_t n = 0;
    struct out *o = body_new(c);
    struct page page = { .place = PLACE_PLAN, .title = tr(c->lang, "plan.list.title") };
    enum status s = plan_list(c, &list, &n);

    if (s != ST_OK)
        return s;
    plan_list_page(o, list, n, may(c, PLAN_OWN, 0));
    return page_show(c, &page, o);
}

/* GET /rencana/:plan/berkas.csv */
enum status plan_send_csv(struct ctx *c)
{
    struct plan plan = { 0 };
    struct plan_tree t = { 0 };
    enum status s = plan_find(c, path_str(c, "plan"), &plan);

    if (s == ST_OK)
        s = plan_load(c, &plan, &t);
    if (s != ST_OK)
        return s;
    c->res->body = plan_csv(c->arena, &t);
    response_header(c->res, "Content-Type", STR("text/csv; charset=utf-8"));
    response_header(c->res, "Content-Disposition",
                    str_printf(c->arena, "attachment; filename=\"rencana-" STR_FMT ".csv\"",
                               STR_ARG(plan.slug)));
    return ST_OK;
}
