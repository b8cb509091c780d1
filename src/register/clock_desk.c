/* clock_desk.c: late and due records of a person, for /beranda and the morning's digest. */
#include "register/clock_desk.h"

#include "core/app.h"
#include "core/identity.h"
#include "register/clock_page.h"

#define DESK_MOST 60 /* of each register and state */
#define EVERY_ROLE ((UINT32_C(1) << 30) - 1)

const struct reg_clock *reg_clock(const struct reg_def *def, struct str name)
{
    for (size_t i = 0; i < def->n_clock; i++) {
        if (str_eq(def->clock[i].name, name))
            return &def->clock[i];
    }
    return NULL;
}

bool record_is_about(const struct record *r, int64_t person_id)
{
    for (size_t i = 0; i < r->def->n_field; i++) {
        const struct reg_field *f = &r->def->field[i];

        if (f->subject && record_filled(r, f) && record_int(r, f) == person_id)
            return true;
    }
    return false;
}

int32_t clock_horizon(const struct calendar *cal, const struct reg_clock *k, int32_t today)
{
    return k->limit_unit == RULE_WORKDAYS ? calendar_add(cal, today, k->warn) : today + k->warn;
}

int32_t clock_last_horizon(struct ctx *c, const struct calendar *cal, int32_t today)
{
    int32_t last = today;

    for (size_t i = 0; i < c->app->registers->n; i++) {
        const struct reg_def *def = c->app->registers->def[i];

        for (size_t k = 0; k < def->n_clock; k++) {
            int32_t day = clock_horizon(cal, &def->clock[k], today);

            last = day > last ? day : last;
        }
    }
    return last;
}

static uint32_t roles_of(const struct ctx *c)
{
    uint32_t roles = 0;

    for (size_t i = 0; i < c->who.n_grant; i++)
        roles |= UINT32_C(1) << c->who.grant[i].role;
    return roles;
}

static bool has_subject(const struct reg_def *def)
{
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].subject)
            return true;
    }
    return false;
}

struct gathering {
    struct ctx *c;
    const struct calendar *cal;
    int32_t today;
    uint32_t roles;
    struct desk_item *item;
    size_t n;
};

static bool is_theirs(const struct gathering *g, const struct clock_open *o,
                      const struct reg_def *def)
{
    if (o->owner_id != 0)
        return o->owner_id == g->c->who.person_id;
    return (def->edit & EVERY_ROLE & g->roles) != 0;
}

/* Those whose case it is may not even learn that it exists; the lookup knows. */
static enum status may_know(struct gathering *g, const struct clock_open *o,
                            const struct reg_def *def, bool *may_)
{
    struct record r;
    enum status s = ST_OK;

    if (has_subject(def))
        s = record_find(g->c, def, o->record_id, &r);
    *may_ = s == ST_OK;
    return s == ST_NOT_FOUND ? ST_OK : s;
}

static enum status gather(struct gathering *g, const struct clock_open *o)
{
    const struct reg_def *def = reg_find(g->c->app, o->reg);
    const struct reg_clock *k = def == NULL ? NULL : reg_clock(def, o->clock);
    struct desk_item item = { .kind = DESK_DUE, .def = def, .clock = k, .id = o->record_id };
    bool known = true;
    enum status s;

    if (k == NULL || !is_theirs(g, o, def) || !date_parse(o->due_on, &item.due))
        return ST_OK;
    if (str_eq(o->state, STR("paused")))
        item.kind = DESK_WAITING;
    else if (o->due_at < g->c->now)
        item.kind = DESK_LATE;
    else if (item.due > clock_horizon(g->cal, k, g->today))
        return ST_OK;
    s = may_know(g, o, def, &known);
    if (s != ST_OK || !known)
        return s;
    item.title = o->title;
    item.href = record_path(g->c->arena, def, o->record_id);
    g->item[g->n++] = item;
    return ST_OK;
}

static int by_kind_and_end(const void *a, const void *b)
{
    const struct desk_item *x = a, *y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id ? 1 : 0;
}

enum status clock_desk_of(struct ctx *c, struct desk_item **item, size_t *n)
{
    struct calendar cal = { 0 };
    struct clock_open *open = NULL;
    size_t n_open = 0;
    struct gathering g = {
        .c = c, .cal = &cal, .today = day_today(c->now, (int)c->who.zone), .roles = roles_of(c)
    };
    enum status s;

    *n = 0;
    if (c->app->registers == NULL || c->app->registers->n == 0)
        return ST_OK;
    s = calendar_load(c, c->who.unit_id, &cal);
    if (s == ST_OK)
        s = clock_desk(c, c->who.unit_id, date_iso(c->arena, clock_last_horizon(c, &cal, g.today)),
                       DESK_MOST, &open, &n_open);
    g.item = arena_array(c->arena, n_open + 1, sizeof(*g.item));
    for (size_t i = 0; i < n_open && s == ST_OK; i++)
        s = gather(&g, &open[i]);
    if (s != ST_OK)
        return s;
    if (g.n > 1)
        qsort(g.item, g.n, sizeof(*g.item), by_kind_and_end);
    *item = g.item;
    *n = g.n;
    return ST_OK;
}

/* ── the morning's digest ── */

/* Becomes that person in the same unit, with their grants, for reading only. */
static enum status stand_in(struct ctx *c, int64_t person_id)
{
    c->who = (struct who){ .unit_id = c->who.unit_id, .person_id = person_id, .account_id = -1 };
    return identity_enter_unit(c, c->who.unit_id);
}

static enum status digest_clocks(struct ctx *c, int64_t person_id, int32_t today,
                                 struct digest_item **item, size_t *n)
{
    struct who self = c->who;
    struct desk_item *desk = NULL;
    size_t n_desk = 0;
    enum status s = stand_in(c, person_id);

    (void)today;
    if (s == ST_OK)
        s = clock_desk_of(c, &desk, &n_desk);
    c->who = self;
    if (s != ST_OK)
        return s;
    *item = arena_array(c->arena, n_desk + 1, sizeof(**item));
    for (size_t i = 0; i < n_desk; i++) {
        /* What waits for others is not for the morning. */
        if (desk[i].kind == DESK_WAITING)
            continue;
        (*item)[(*n)++] = (struct digest_item){
            .kind = desk[i].kind == DESK_LATE ? DIGEST_LATE : DIGEST_DUE,
            .ref = desk[i].title,
            .text = words_show(c, &desk[i].clock->label),
            .why = words_show(c, &desk[i].def->title),
            .link = desk[i].href,
            .due = desk[i].due,
        };
    }
    return ST_OK;
}

const struct digest_source clock_digest = { "register", digest_clocks };
