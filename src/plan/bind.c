/* bind.c: writes bindings into the indicators of a plan, and reads them back. */
#include "plan/bind.h"

#include "base/buf.h"
#include "base/json.h"
#include "core/ledger.h"
#include "measure/figure.h"
#include "plan/months_store.h"

/* ── as the indicator keeps it ── */

static struct str more_text(struct arena *a, const struct binding *b)
{
    struct buf out;

    if (b->kind == BIND_MANUAL)
        return str_printf(a, STR_FMT "\n" STR_FMT, STR_ARG(b->missing[LANG_ID]),
                          STR_ARG(b->missing[LANG_EN]));
    buf_init(&out, a);
    for (size_t i = 0; i < b->n_also; i++) {
        if (i > 0)
            buf_add_char(&out, ' ');
        buf_add(&out, b->also[i]);
    }
    return buf_str(&out);
}

struct binding item_binding(const struct item *it)
{
    struct binding b = binding_parse(it->measure);
    struct str rest = it->bound_more;

    b.ref = it->ref;
    if (b.kind == BIND_MANUAL) {
        b.missing[LANG_ID] = str_cut(&rest, '\n');
        b.missing[LANG_EN] = rest;
        return b;
    }
    while (rest.n > 0 && b.n_also < BINDING_ALSO_MAX)
        b.also[b.n_also++] = str_cut(&rest, ' ');
    return b;
}

/* ── one indicator ── */

/* A figure has a unit, a direction, perhaps a target; what is there or not is just done. */
static bool is_figure(const struct reg_measure *m)
{
    return m != NULL && m->unit != MEASURE_YES_NO;
}

static void set_target(struct item *is, const struct binding *b, const struct reg_measure *m)
{
    if (is->target.has && item_is_own(is, 't'))
        return;
    is->target = (struct real){ 0 };
    if (!is_figure(m) || is->target_text.n > 0)
        return;
    is->target.has = b->has_target || m->has_target;
    is->target.v = b->has_target ? b->target : m->has_target ? m->target : 0;
}

static void set_direction(struct item *is, const struct binding *b, const struct reg_measure *m)
{
    int direction = b->direction != 0 || m == NULL ? b->direction : m->direction;

    if (is->direction != DIRECTION_DONE && item_is_own(is, 'd'))
        return;
    is->direction = !is_figure(m) ? DIRECTION_DONE : direction < 0 ? DIRECTION_DOWN : DIRECTION_UP;
}

static void set_unit(struct item *is, const struct reg_measure *m)
{
    if (is->uom.n > 0 && item_is_own(is, 'u'))
        return;
    is->uom = is_figure(m) ? measure_uom(m) : STR("");
}

/* The letters of what the binding gave: what differs from what the plan itself says. */
static struct str letters(struct arena *a, const struct item *was, const struct item *is)
{
    char *p = arena_alloc(a, 4);
    size_t n = 0;

    p[n++] = 'm';
    if (is->target.has && !(was->target.has && item_is_own(was, 't')))
        p[n++] = 't';
    if (is->uom.n > 0 && !(was->uom.n > 0 && item_is_own(was, 'u')))
        p[n++] = 'u';
    if (is->direction != DIRECTION_DONE &&
        !(was->direction != DIRECTION_DONE && item_is_own(was, 'd')))
        p[n++] = 'd';
    return (struct str){ p, n };
}

static bool same_target(struct real a, struct real b)
{
    return a.has == b.has && (!a.has || !(a.v < b.v || a.v > b.v));
}

static bool is_same(const struct item *was, const struct item *is)
{
    return str_eq(was->measure, is->measure) && str_eq(was->bound, is->bound) &&
           str_eq(was->bound_more, is->bound_more) && str_eq(was->uom, is->uom) &&
           was->direction == is->direction && same_target(was->target, is->target);
}

static enum status bind_one(struct ctx *c, const struct item *was, const struct binding *b,
                            struct bind_result *out)
{
    const struct reg_measure *m = b->kind == BIND_MEASURE && c->app->registers != NULL
                                      ? reg_measure_find(c->app, b->name)
                                      : NULL;
    struct item is = *was;

    out->kind[b->kind]++;
    /* A measure that the plan's own file names is the plan's word. */
    if (was->measure.n > 0 && item_is_own(was, 'm'))
        return ST_OK;
    is.measure = binding_text(c->arena, b);
    is.bound_more = more_text(c->arena, b);
    set_target(&is, b, m);
    set_direction(&is, b, m);
    set_unit(&is, m);
    is.bound = letters(c->arena, was, &is);
    if (is_same(was, &is))
        return ST_OK;
    out->changed++;

    enum status s = indicator_bind(
        c, c->who.unit_id, is.id, is.indicator_version, is.measure, is.bound, is.bound_more, is.uom,
        str_of(direction_name(is.direction)), is.target.has, is.target.v);
    is.indicator_version++;
    return s == ST_OK ? months_rebuild(c, &is) : s;
}

/* ── the plan ── */

static const struct item *tracked(const struct plan_tree *t, struct str ref)
{
    const struct item *it = tree_find(t, ref);

    return it != NULL && it->tracked ? it : NULL;
}

static bool refs_are_known(struct ctx *c, const struct plan_tree *t, const struct binding_file *f,
                           struct bind_result *out)
{
    out->mistake = arena_array(c->arena, f->n + 1, sizeof(*out->mistake));
    for (size_t i = 0; i < f->n; i++)
        if (tracked(t, f->v[i].ref) == NULL)
            out->mistake[out->n_mistake++] =
                (struct reg_mistake){ f->file, f->v[i].line,
                                      str_printf(c->arena, "the plan has no indicator " STR_FMT,
                                                 STR_ARG(f->v[i].ref)) };
    return out->n_mistake == 0;
}

enum status plan_bind(struct ctx *c, const struct plan *p, const struct binding_file *f,
                      struct bind_result *out)
{
    struct plan_tree t = { 0 };
    struct json j;
    enum status s = plan_load(c, p, &t);

    *out = (struct bind_result){ 0 };
    if (s == ST_OK && !refs_are_known(c, &t, f, out))
        s = ST_INVALID;
    for (size_t i = 0; i < f->n && s == ST_OK; i++)
        s = bind_one(c, tracked(&t, f->v[i].ref), &f->v[i], out);
    if (s != ST_OK || out->changed == 0)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "plan", p->slug);
    json_put_int(&j, "changed", out->changed);
    for (int k = BIND_MEASURE; k < BINDING_KINDS; k++)
        json_put_int(&j, binding_kind_names[k], out->kind[k]);
    json_close(&j);
    return audit(c, "plan.bound", "plan", p->id, json_text(&j));
}
