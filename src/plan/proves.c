/* proves.c: from a record to the indicators whose figure it enters. */
#include "plan/proves.h"

#include "core/app.h"
#include "measure/binding.h"
#include "plan/model.h"
#include "plan/proves.view.h"
#include "plan/queries.h"
#include "register/measure_sql.h"
#include "register/pages.h"

/* Whether it adds to that measure, or to the one that it compares. */
static bool enters(const struct app *app, const struct measure_parts *p, struct str name)
{
    const struct reg_measure *m = reg_measure_find(app, name);

    for (size_t i = 0; i < p->n && m != NULL; i++)
        if ((p->v[i].part != 0 || p->v[i].base != 0) &&
            (p->v[i].m == m || str_eq(p->v[i].m->name, m->trend_of)))
            return true;
    return false;
}

static struct str href_of(struct ctx *c, const struct measured_row *row)
{
    int kind = name_index(plan_kind_names, PLAN_KINDS, row->slug_kind);
    struct plan p = { .kind = kind < 0 ? PLAN_RB : (enum plan_kind)kind,
                      .year = (int)row->year,
                      .owner_id = row->owner_id,
                      .current = true };

    return str_printf(c->arena, "/rencana/" STR_FMT "/" STR_FMT, STR_ARG(plan_slug(c->arena, &p)),
                      STR_ARG(row->ref));
}

static void add(struct ctx *c, const struct measured_row *row, struct str name, struct proves *out)
{
    const struct reg_measure *m = reg_measure_find(c->app, name);

    if (out->n == PROVES_MAX || m == NULL)
        return;
    out->figure[out->n] = words_show(c, &m->label);
    out->link[out->n++] = (struct part_link){ str_printf(c->arena, STR_FMT " " STR_FMT,
                                                         STR_ARG(row->ref), STR_ARG(row->text)),
                                              href_of(c, row) };
}

/* Of running plans of the unit, this year's and others. What the record adds is asked as it is now;
 * nothing where it does not count. Only for those who may read plans. */
static enum status measure_proves(struct ctx *c, const struct record *r, struct proves *out)
{
    struct measure_parts p = { .arena = c->arena };
    struct measured_row *row = NULL;
    size_t n = 0;
    enum status s;

    *out = (struct proves){ 0 };
    if (!may(c, PLAN_READ, 0))
        return ST_OK;
    s = measure_entered_by(c, r->def, r->id, &p);
    if (s != ST_OK || p.n == 0)
        return s;
    s = indicators_measured(c, c->who.unit_id, &row, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        struct binding b = binding_parse(row[i].measure);

        if ((b.kind == BIND_MEASURE || b.kind == BIND_RECORD) && enters(c->app, &p, b.name))
            add(c, &row[i], b.name, out);
    }
    return s;
}

static enum status draw(struct ctx *c, const struct record *r, struct out *o)
{
    struct proves p = { 0 };
    enum status s = measure_proves(c, r, &p);

    if (s == ST_OK && p.n > 0)
        proves_view(o, &p);
    return s;
}

const struct record_panel proves_panel = { .draw = draw, .aside = true };
