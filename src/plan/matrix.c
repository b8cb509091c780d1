/* matrix.c: sums a plan up by area and activity for the matrix. */
#include "plan/matrix.h"

#include <assert.h>

#include "base/buf.h"
#include "plan/queries.h"

static const struct item *above(const struct plan_tree *t, const struct item *it,
                                enum item_level level)
{
    while (it->level > level)
        it = &t->item[it->parent];
    return it;
}

static struct mx_area *area_of(struct matrix *m, const struct item *area)
{
    struct mx_area *last = m->n_area > 0 ? &m->area[m->n_area - 1] : NULL;

    if (last != NULL && last->item == area)
        return last;
    assert(m->area != NULL && m->n_area < m->n_areas);
    m->area[m->n_area] = (struct mx_area){ .item = area };
    return &m->area[m->n_area++];
}

static bool is_folded(struct str list, struct str ref)
{
    while (list.n > 0)
        if (str_eq(str_cut(&list, ','), ref))
            return true;
    return false;
}

/* The filter's address with one activity folded or opened. */
static struct str fold_address(struct arena *a, const struct matrix_filter *f, struct str ref,
                               bool folded)
{
    struct matrix_filter other = *f;
    struct str rest = f->folded;
    struct buf b;

    buf_init(&b, a);
    while (rest.n > 0) {
        struct str one = str_cut(&rest, ',');

        if (!str_eq(one, ref) && !str_eq(one, STR("semua")))
            buf_printf(&b, "%s" STR_FMT, b.n > 0 ? "," : "", STR_ARG(one));
    }
    if (!folded)
        buf_printf(&b, "%s" STR_FMT, b.n > 0 ? "," : "", STR_ARG(ref));
    other.folded = buf_str(&b);
    return str_printf(a, STR_FMT "#a" STR_FMT, STR_ARG(matrix_query(a, &other)), STR_ARG(ref));
}

static struct mx_activity *activity_of(struct ctx *c, struct matrix *m, struct mx_area *area,
                                       const struct item *activity, size_t room)
{
    struct mx_activity *last = area->n_activity > 0 ? &area->activity[area->n_activity - 1] : NULL;
    bool folded = is_folded(m->filter.folded, activity->ref);

    if (last != NULL && last->item == activity)
        return last;
    if (area->activity == NULL)
        area->activity = arena_array(c->arena, room, sizeof(*area->activity));
    last = &area->activity[area->n_activity++];
    *last = (struct mx_activity){
        .item = activity,
        .folded = folded,
        .fold = fold_address(c->arena, &m->filter, activity->ref, folded),
        .row = arena_array(c->arena, room, sizeof(struct mx_row)),
    };
    return last;
}

static void add_months(struct mx_activity *act, const struct item *it)
{
    for (size_t i = 0; i < MONTHS; i++) {
        char ch = it->months.p[i];

        act->month[i].planned += ch == 'p' || ch == 'i' || ch == 'r' || ch == 'x' || ch == 'v';
        act->month[i].reported += ch == 'r' || ch == 'v';
    }
}

static void add_row(struct ctx *c, struct matrix *m, const struct plan_tree *t,
                    const struct item *it, int today)
{
    struct mx_area *area = area_of(m, above(t, it, LEVEL_AREA));
    struct mx_activity *act = activity_of(c, m, area, above(t, it, LEVEL_ACTIVITY), t->n_item);
    const struct item *sub = above(t, it, LEVEL_SUB);
    const struct mx_row *before = act->n_row > 0 ? &act->row[act->n_row - 1] : NULL;
    struct plan_figures own = { 0 };
    int year = t->plan.year;

    figures_add(&own, it, year, today);
    figures_add(&act->figures, it, year, today);
    figures_add(&area->figures, it, year, today);
    figures_add(&m->all, it, year, today);
    add_months(act, it);
    act->row[act->n_row++] = (struct mx_row){
        .item = it,
        .sub =
            it->level == LEVEL_SUB || (before != NULL && above(t, before->item, LEVEL_SUB) == sub)
                ? NULL
                : sub,
        .progress = figures_progress(&own),
        .achievement = figures_achievement(&own),
    };
    m->shown++;
}

/* Sections and persons to choose from, each once, in the order of the plan. */
static void gather_who(struct ctx *c, struct matrix *m, const struct plan_tree *t)
{
    struct str *who = arena_array(c->arena, t->n_item * 2, sizeof(*who));

    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < t->n_item; i++) {
            struct str name = pass == 0 ? t->item[i].pic_section : t->item[i].pic_name;
            bool known = name.n == 0;

            for (size_t j = 0; j < m->n_who && !known; j++)
                known = str_eq(who[j], name);
            if (!known)
                who[m->n_who++] = name;
        }
    m->who = who;
}

static void count_chips(struct matrix *m, const struct item *it, int year, int today)
{
    for (int w = WANT_ANY; w < WANT_STATES; w++) {
        struct matrix_filter f = m->filter;

        f.want = (enum matrix_state)w;
        m->chip[w] += matrix_matches(&f, it, year, today);
    }
}

static void gather_areas(struct ctx *c, struct matrix *m, const struct plan_tree *t)
{
    m->areas = arena_array(c->arena, t->n_item, sizeof(const struct item *));
    for (size_t i = 0; i < t->n_item; i++)
        if (t->item[i].level == LEVEL_AREA)
            m->areas[m->n_areas++] = &t->item[i];
    m->area = arena_array(c->arena, m->n_areas, sizeof(*m->area));
}

static int running_month(int year, int today)
{
    int month = today - year * 12;

    return month < 1 ? 0 : month > MONTHS ? MONTHS + 1 : month;
}

enum status matrix_build(struct ctx *c, const struct plan *p, const struct matrix_filter *f,
                         struct matrix *out)
{
    struct plan_tree *t = arena_new(c->arena, struct plan_tree);
    struct lock_row *lock = NULL;
    size_t n_lock = 0;
    int today = today_month(c);
    enum status s = plan_load(c, p, t);

    if (s == ST_OK)
        s = locks_of(c, c->who.unit_id, p->id, &lock, &n_lock);
    if (s != ST_OK)
        return s;
    *out = (struct matrix){ .plan = &t->plan, .filter = *f, .total = t->tracked };
    out->now = running_month(p->year, today);
    out->path = str_printf(c->arena, "/rencana/" STR_FMT, STR_ARG(p->slug));
    for (size_t i = 0; i < n_lock; i++)
        out->locked[lock[i].month - 1] = true;
    gather_areas(c, out, t);
    gather_who(c, out, t);
    for (size_t i = 0; i < t->n_item; i++) {
        const struct item *it = &t->item[i];

        if (!it->tracked)
            continue;
        count_chips(out, it, p->year, today);
        if (matrix_matches(f, it, p->year, today))
            add_row(c, out, t, it, today);
    }
    return ST_OK;
}

/* One letter and word for each packed character. */
const char *cell_class(const struct matrix *m, const struct item *it, int month)
{
    bool late = it->late_months.p[month - 1] == 'l';

    switch (it->months.p[month - 1]) {
    case 'p':
        return month < m->now ? "l" : "p";
    case 'i':
    case '?':
        return "c";
    case 'r':
        return late ? "r w" : "r";
    case 'x':
        return late ? "x w" : "x";
    case 'v':
        return late ? "v w" : "v";
    case '>':
        return "t";
    default:
        return NULL;
    }
}

const char *cell_key(const struct matrix *m, const struct item *it, int month)
{
    bool late = it->late_months.p[month - 1] == 'l';

    switch (it->months.p[month - 1]) {
    case 'p':
        return month < m->now ? "state.late" : "state.planned";
    case 'i':
    case '?':
        return "state.confirm";
    case 'r':
        return late ? "plan.cell.reported_late" : "state.reported";
    case 'x':
        return late ? "plan.cell.returned_late" : "state.returned";
    case 'v':
        return late ? "plan.cell.verified_late" : "state.verified";
    case '>':
        return "state.postponed";
    default:
        return "plan.cell.none";
    }
}

struct str matrix_value(struct out *o, const struct item *it)
{
    if (it->target_text.n > 0)
        return it->target_text;
    if (!it->target.has)
        return STR("");
    return measure_show(o->arena, it->target.v, it->uom, o->lang == LANG_ID);
}
