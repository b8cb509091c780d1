/*
 * model.c: names, references, addresses and figures of a plan. Reading it is load.c's.
 */
#include "plan/model.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/number.h"
#include "core/time_show.h"

const char *const plan_kind_names[PLAN_KINDS] = {
    [PLAN_RB] = "rb", [PLAN_AGENT] = "agent", [PLAN_ZI] = "zi"
};

const char *const plan_state_names[PLAN_STATES] = {
    [PLAN_DRAFT] = "draft",
    [PLAN_ENACTED] = "enacted",
    [PLAN_REVISED] = "revised",
    [PLAN_CLOSED] = "closed",
};

const char *const item_level_names[ITEM_LEVELS] = {
    [LEVEL_AREA] = "area",
    [LEVEL_ACTIVITY] = "activity",
    [LEVEL_SUB] = "sub_activity",
    [LEVEL_INDICATOR] = "indicator",
};

const char *const months_basis_names[MONTHS_BASES] = {
    [BASIS_CERTAIN] = "certain",
    [BASIS_INFERRED] = "inferred",
    [BASIS_UNKNOWN] = "unknown",
    [BASIS_CONFIRMED] = "confirmed",
};

int name_index(const char *const *names, int n, struct str s)
{
    for (int i = 0; i < n; i++)
        if (str_eq(s, str_of(names[i])))
            return i;
    return -1;
}

bool plan_runs(const struct plan *p)
{
    return p->current && p->state == PLAN_ENACTED;
}

struct str plan_slug(struct arena *a, const struct plan *p)
{
    struct str slug = str_printf(a, "%d", p->year);

    if (p->kind == PLAN_ZI)
        slug = str_printf(a, STR_FMT "-zi", STR_ARG(slug));
    if (p->kind == PLAN_AGENT)
        slug = str_printf(a, STR_FMT "-agen-%" PRId64, STR_ARG(slug), p->owner_id);
    return p->current ? slug : str_printf(a, STR_FMT "-r%d", STR_ARG(slug), p->revision);
}

bool slug_parse(struct str slug, struct plan *key, bool *current)
{
    struct str rest = slug, part = str_cut(&rest, '-');
    int64_t n;

    *key = (struct plan){ .kind = PLAN_RB };
    *current = true;
    if (!int_parse_range(part, 1900, 2199, &n))
        return false;
    key->year = (int)n;
    part = str_cut(&rest, '-');
    if (str_eq(part, STR("zi"))) {
        key->kind = PLAN_ZI;
        part = str_cut(&rest, '-');
    } else if (str_eq(part, STR("agen"))) {
        key->kind = PLAN_AGENT;
        if (!int_parse_range(str_cut(&rest, '-'), 1, INT64_MAX, &key->owner_id))
            return false;
        part = str_cut(&rest, '-');
    }
    if (str_starts(part, STR("r"))) {
        if (!int_parse_range(str_sub(part, 1, part.n), 0, 999, &n))
            return false;
        key->revision = (int)n;
        *current = false;
        part = str_cut(&rest, '-');
    }
    /* Only the one way of writing it is an address. */
    return part.n == 0 && rest.n == 0 && !str_ends(slug, STR("-"));
}

bool ref_valid(struct str ref)
{
    int parts = 0;

    if (ref.n == 0 || ref.p[ref.n - 1] == '.')
        return false;
    while (ref.n > 0) {
        struct str part = str_cut(&ref, '.');
        int64_t n;

        if (++parts > 4 || !int_parse_range(part, 1, 999, &n) || part.p[0] == '0')
            return false;
    }
    return true;
}

const struct item *tree_find(const struct plan_tree *t, struct str ref)
{
    for (size_t i = 0; i < t->n_item; i++)
        if (str_eq(t->item[i].ref, ref))
            return &t->item[i];
    return NULL;
}

bool text_is_formula(struct str s)
{
    return s.n > 0 && (s.p[0] == '=' || s.p[0] == '@' || s.p[0] == '+' || s.p[0] == '\t');
}

struct real achievement_of(enum direction d, struct real target, struct real value)
{
    struct real out = { .has = true };

    if (d == DIRECTION_DONE) {
        out.v = value.has ? value.v : 100;
        return out;
    }
    if (!target.has || !value.has)
        return (struct real){ 0 };
    out.v = achievement(d, target.v, value.v);
    return out;
}

void figures_add(struct plan_figures *f, const struct item *it, int year, int today)
{
    struct month_counts own = { 0 };

    if (!it->tracked)
        return;
    month_count(&own, it->months, year, today);
    month_count(&f->months, it->months, year, today);
    f->indicators += it->level == LEVEL_INDICATOR; /* 8.4.1 has none of its own */
    f->subs += it->level == LEVEL_SUB;
    f->unconfirmed += own.confirm > 0;
    if (it->achievement.has) {
        f->achieved += achievement_capped(it->achievement.v);
        f->n_achieved++;
    }
}

struct plan_figures figures_of_area(const struct plan_tree *t, size_t at, int today_month,
                                    struct plan_figures *all)
{
    struct plan_figures f = { 0 };

    for (size_t i = at; i < t->n_item && (i == at || t->item[i].level != LEVEL_AREA); i++) {
        figures_add(&f, &t->item[i], t->plan.year, today_month);
        figures_add(all, &t->item[i], t->plan.year, today_month);
    }
    return f;
}

int figures_progress(const struct plan_figures *f)
{
    /* Rounded down: 100 is said only when all is done. */
    return f->months.planned > 0 ? f->months.reported * 100 / f->months.planned : -1;
}

int figures_achievement(const struct plan_figures *f)
{
    return f->n_achieved > 0 ? (int)(f->achieved / f->n_achieved + 0.5) : -1;
}

struct str months_words(struct arena *a, enum lang lang, struct str months_plan)
{
    bool on[MONTHS + 1] = { false };
    struct str bad;
    struct buf b;

    buf_init(&b, a);
    if (!months_parse(months_plan, on, &bad))
        return months_plan;
    for (int i = 0; i < MONTHS; i++) {
        int last = i;

        if (!on[i])
            continue;
        while (on[last + 1])
            last++;
        if (b.n > 0)
            buf_add(&b, STR(", "));
        buf_add(&b, month_name(lang, i + 1));
        if (last > i) {
            buf_add(&b, last > i + 1 ? STR("–") : STR(", "));
            buf_add(&b, month_name(lang, last + 1));
        }
        i = last;
    }
    return buf_str(&b);
}

enum part_state shown_state(char shown)
{
    switch (shown) {
    case 'p':
        return STATE_PLANNED;
    case 'i':
    case '?':
        return STATE_CONFIRM;
    case 'r':
        return STATE_REPORTED;
    case 'x':
        return STATE_RETURNED;
    case 'v':
        return STATE_VERIFIED;
    case '>':
        return STATE_POSTPONED;
    case 'l':
        return STATE_LATE;
    default:
        return STATE_NONE;
    }
}

bool item_is_own(const struct item *it, char which)
{
    for (size_t i = 0; i < it->bound.n; i++)
        if (it->bound.p[i] == which)
            return false;
    return true;
}

struct str item_bound_kept(struct arena *a, const struct item *was, const struct item *is)
{
    char *p = arena_alloc(a, was->bound.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < was->bound.n; i++) {
        char which = was->bound.p[i];
        bool same = (which == 'm' && str_eq(was->measure, is->measure)) ||
                    (which == 'u' && str_eq(was->uom, is->uom)) ||
                    (which == 'd' && was->direction == is->direction) ||
                    (which == 't' && was->target.has == is->target.has &&
                     memcmp(&was->target.v, &is->target.v, sizeof(double)) == 0);

        if (same)
            p[n++] = which;
    }
    return (struct str){ p, n };
}

int today_month(const struct ctx *c)
{
    struct civil now = time_civil(c->now, (int)c->who.zone);

    return now.year * 12 + now.month;
}
