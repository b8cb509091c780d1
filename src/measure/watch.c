/*
 * watch.c: figures follow their records.
 *
 * What a record adds is asked of the database, by the very expressions that count all of them; what
 * it added before the change is taken away, what it adds after is added, in the transaction of the
 * change.
 */
#include "measure/watch.h"

#include "core/app.h"
#include "measure/queries.h"
#include "register/measure_sql.h"

static bool is_measured(const struct app *app, const struct reg_def *def)
{
    if (def->n_measure > 0)
        return true;
    for (size_t i = 0; i < app->registers->n; i++) {
        const struct reg_def *d = app->registers->def[i];

        for (size_t j = 0; j < d->n_duty; j++)
            if (d->duty[j].owed == def && d->n_measure > 0)
                return true;
    }
    return false;
}

static enum status before(struct ctx *c, const struct reg_def *def, int64_t id, void **seen)
{
    struct measure_parts *p = arena_new(c->arena, struct measure_parts);

    *p = (struct measure_parts){ .arena = c->arena };
    *seen = p;
    if (!is_measured(c->app, def))
        return ST_OK;
    return measure_of_records(c, def, (struct record_run){ id, id }, p);
}

static int by_key(const void *a, const void *b)
{
    const struct measure_part *x = a, *y = b;
    int order = str_cmp(x->m->name, y->m->name);

    return order != 0 ? order : str_cmp(x->month, y->month);
}

/* Always in one order, so that two changes at once do not wait for each other in a circle. */
static enum status add_all(struct ctx *c, struct measure_parts *p)
{
    enum status s = ST_OK;

    if (p->n > 1)
        qsort(p->v, p->n, sizeof(*p->v), by_key);
    for (size_t i = 0; i < p->n && s == ST_OK; i++) {
        const struct measure_part *v = &p->v[i];

        if (v->part != 0 || v->base != 0)
            s = bucket_add(c, c->who.unit_id, v->m->name, v->month, v->part, v->base);
    }
    return s;
}

static enum status after(struct ctx *c, const struct reg_def *def, int64_t id, bool gone,
                         void *seen)
{
    struct measure_parts *p = seen;
    enum status s = ST_OK;

    for (size_t i = 0; i < p->n; i++) {
        p->v[i].part = -p->v[i].part;
        p->v[i].base = -p->v[i].base;
    }
    if (!gone && is_measured(c->app, def))
        s = measure_of_records(c, def, (struct record_run){ id, id }, p);
    return s == ST_OK ? add_all(c, p) : s;
}

static enum status made(struct ctx *c, const struct reg_def *def, struct record_run run)
{
    struct measure_parts p = { .arena = c->arena };
    enum status s = is_measured(c->app, def) ? measure_of_records(c, def, run, &p) : ST_OK;

    return s == ST_OK ? add_all(c, &p) : s;
}

const struct record_watch measure_watch = {
    .name = "measure", .made = made, .before = before, .after = after
};
