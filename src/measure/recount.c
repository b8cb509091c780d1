/* recount.c: counts figures from all records, and puts right what differs. */
#include "core/app.h"
#include "core/identity.h"
#include "core/ledger.h"
#include "measure/queries.h"
#include "measure/watch.h"
#include "register/measure_sql.h"

static bool is_of(const struct reg_measure *m, const struct reg_def *def)
{
    return def == NULL || m->def == def;
}

static enum status count_all(struct ctx *c, const struct reg_def *def, struct measure_parts *p,
                             struct recount *out)
{
    const struct reg_all *all = c->app->registers;
    enum status s = ST_OK;

    for (size_t i = 0; i < all->n && s == ST_OK; i++) {
        for (size_t j = 0; j < all->def[i]->n_measure && s == ST_OK; j++) {
            const struct reg_measure *m = &all->def[i]->measure[j];

            if (!is_of(m, def))
                continue;
            out->measures++;
            s = measure_of_unit(c, m, p);
        }
    }
    return s;
}

/* ── differences ── */

static void note(struct ctx *c, struct recount *r, struct recount_diff d)
{
    struct recount_diff *old = r->diff;

    if (r->n_diff % 64 == 0) {
        r->diff = arena_array(c->arena, r->n_diff + 64, sizeof(*r->diff));
        for (size_t i = 0; i < r->n_diff; i++)
            r->diff[i] = old[i];
    }
    r->diff[r->n_diff++] = d;
}

static struct measure_part *find(struct measure_parts *p, const struct bucket *b)
{
    for (size_t i = 0; i < p->n; i++)
        if (str_eq(p->v[i].month, b->month) && str_eq(p->v[i].m->name, b->measure))
            return &p->v[i];
    return NULL;
}

/* Whether counting speaks of that bucket at all: of all, or of the one register's. */
static bool is_counted(struct ctx *c, const struct bucket *b, const struct reg_def *def)
{
    const struct reg_measure *m = reg_measure_find(c->app, b->measure);

    return def == NULL || (m != NULL && m->def == def);
}

static void compare(struct ctx *c, const struct reg_def *def, const struct bucket *b, size_t n,
                    struct measure_parts *p, struct recount *out)
{
    for (size_t i = 0; i < n; i++) {
        struct measure_part *found = find(p, &b[i]);
        int64_t part = found != NULL ? found->part : 0, base = found != NULL ? found->base : 0;

        if (is_counted(c, &b[i], def) && (b[i].part != part || b[i].base != base))
            note(c, out,
                 (struct recount_diff){ b[i].measure, b[i].month, b[i].part, b[i].base, part,
                                        base });
        if (found != NULL)
            *found = (struct measure_part){ found->m, found->month, 0, 0 };
    }
    for (size_t i = 0; i < p->n; i++)
        if (p->v[i].part != 0 || p->v[i].base != 0)
            note(c, out,
                 (struct recount_diff){ p->v[i].m->name, p->v[i].month, 0, 0, p->v[i].part,
                                        p->v[i].base });
}

static enum status put_right(struct ctx *c, const struct recount *r)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < r->n_diff && s == ST_OK; i++) {
        const struct recount_diff *d = &r->diff[i];

        s = bucket_set(c, c->who.unit_id, d->measure, d->month, d->new_part, d->new_base);
    }
    return s == ST_OK ? buckets_sweep(c, c->who.unit_id) : s;
}

enum status measure_recount(struct ctx *c, const struct reg_def *def, struct recount *out)
{
    struct measure_parts p = { .arena = c->arena };
    struct bucket *b = NULL;
    size_t n = 0;
    enum status s = audit(c, "measure.recounted", "unit", c->who.unit_id, STR("{}"));

    *out = (struct recount){ 0 };
    if (s == ST_OK)
        s = buckets_all(c, c->who.unit_id, &b, &n);
    if (s == ST_OK)
        s = count_all(c, def, &p, out);
    if (s != ST_OK)
        return s;
    out->buckets = p.n;
    compare(c, def, b, n, &p, out);
    return put_right(c, out);
}

/* ── after a start with other definitions ── */

static enum status bring_up(struct ctx *c, const struct reg_def *def)
{
    int64_t *unit = NULL;
    size_t n = 0;
    struct recount r;
    enum status s = units_with(c, def->name, &unit, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        s = identity_enter_unit(c, unit[i]);
        if (s == ST_OK)
            s = measure_recount(c, def, &r);
    }
    return s == ST_OK ? schema_counted(c, def->name, def->hash) : s;
}

static bool is_counted_with(const struct counted_row *row, size_t n, const struct reg_def *def)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(row[i].register_name, def->name))
            return str_eq(row[i].hash, def->hash);
    return false;
}

enum status measure_bring_up(struct ctx *c)
{
    const struct reg_all *all = c->app->registers;
    struct counted_row *row = NULL;
    CLEANUP(tx_end) struct tx tx = { 0 };
    size_t n = 0;
    bool any = false;
    enum status s = counted_all(c, &row, &n);

    for (size_t i = 0; i < all->n && s == ST_OK; i++) {
        const struct reg_def *def = all->def[i];

        if (def->n_measure == 0 || is_counted_with(row, n, def))
            continue;
        if (!any)
            s = tx_begin(c, &tx);
        any = true;
        if (s == ST_OK)
            s = bring_up(c, def);
    }
    return s == ST_OK && any ? tx_commit(&tx) : s;
}
