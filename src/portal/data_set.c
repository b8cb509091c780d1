/*
 * data_set.c: the datasets that the portal itself makes of what other engines keep: the plan,
 * figures by month, what was published, how often pages were read.
 */
#include <inttypes.h>

#include "core/app.h"
#include "core/paper.h"
#include "measure/figure.h"
#include "plan/open.h"
#include "portal/data.h"
#include "portal/source.h"

static struct str *row_new(struct data_table *t)
{
    return t->n_row < DATA_ROWS ? &t->cell[t->n_row++ * t->n_column] : NULL;
}

static void table_init(struct ctx *c, struct data_table *t, const struct data_column *column,
                       size_t n_column, size_t rows)
{
    rows = rows < DATA_ROWS ? rows : DATA_ROWS;
    *t = (struct data_table){ .column = column, .n_column = n_column };
    t->cell = arena_array(c->arena, rows * n_column + 1, sizeof(*t->cell));
}

static struct str whole_number(struct ctx *c, int64_t v)
{
    return str_printf(c->arena, "%" PRId64, v);
}

/* ── the plan ── */

static enum status plan_fill(struct ctx *c, struct data_table *t)
{
    static const struct data_column column[] = {
        { "year", true },       { "area", false },    { "ref", false },
        { "indicator", false }, { "reported", true }, { "verified", true },
        { "planned", true },    { "late", true },     { "achievement_percent", true },
    };
    struct open_page p = { 0 };
    struct plan_tree tree = { 0 };
    enum status s = open_areas_load(c, &p, &tree);

    table_init(c, t, column, ARRAY_LEN(column), tree.n_item);
    for (size_t i = 0; i < tree.n_item && s == ST_OK; i++) {
        const struct item *it = &tree.item[i];
        struct plan_figures f = { 0 };
        struct str *cell;

        if (!it->tracked)
            continue;
        cell = row_new(t);
        if (cell == NULL)
            break;
        figures_add(&f, it, tree.plan.year, today_month(c));
        cell[0] = whole_number(c, tree.plan.year);
        cell[1] = whole_number(c, it->area);
        cell[2] = it->ref;
        cell[3] = it->text;
        cell[4] = whole_number(c, f.months.reported);
        cell[5] = whole_number(c, f.months.verified);
        cell[6] = whole_number(c, f.months.planned);
        cell[7] = whole_number(c, f.months.late);
        cell[8] = it->achievement.has ? decimal_plain(c->arena, it->achievement.v) : STR("");
    }
    return s == ST_NOT_FOUND ? ST_OK : s;
}

/* ── figures ── */

/* What every employee may read is fit for everybody as a sum; a register that only some may open
 * gives no figures here, because a month with one case could tell whose it was. */
static bool is_open_register(const struct reg_def *def)
{
    for (unsigned r = ROLE_NONE + 1; r < ROLE_COUNT; r++) {
        if ((def->read & (UINT32_C(1) << r)) == 0)
            return false;
    }
    return true;
}

static void put_months(struct ctx *c, struct data_table *t, const struct reg_measure *m,
                       const struct figures *f, int last)
{
    for (int month = 1; month <= last; month++) {
        struct figure now = figure_at(f, m, f->year, month);
        struct str *cell = now.has && !now.nihil ? row_new(t) : NULL;

        if (cell == NULL)
            continue;
        cell[0] = m->name;
        cell[1] = m->label.in[LANG_ID];
        cell[2] = str_printf(c->arena, "%04d-%02d", f->year, month);
        cell[3] = decimal_plain(c->arena, now.value);
        cell[4] = measure_uom(m);
        cell[5] = decimal_plain(c->arena, now.part);
        cell[6] = decimal_plain(c->arena, now.base);
    }
}

static enum status figures_fill(struct ctx *c, struct data_table *t)
{
    static const struct data_column column[] = {
        { "measure", false }, { "label", false },    { "month", false },      { "value", true },
        { "unit", false },    { "numerator", true }, { "denominator", true },
    };
    struct civil now = day_civil(day_today(c->now, (int)c->who.zone));
    const struct reg_all *all = c->app->registers;
    struct figures f[2];
    enum status s = figures_load(c, now.year - 1, STR(""), false, &f[0]);

    if (s == ST_OK)
        s = figures_load(c, now.year, STR(""), false, &f[1]);
    if (s != ST_OK)
        return s;
    table_init(c, t, column, ARRAY_LEN(column), DATA_ROWS);
    for (size_t i = 0; i < all->n; i++) {
        const struct reg_def *def = all->def[i];

        for (size_t k = 0; k < def->n_measure && is_open_register(def); k++) {
            put_months(c, t, &def->measure[k], &f[0], FIGURE_MONTHS);
            put_months(c, t, &def->measure[k], &f[1], now.month);
        }
    }
    return ST_OK;
}

/* ── what was published ── */

static enum status published_fill(struct ctx *c, struct data_table *t)
{
    static const struct data_column column[] = {
        { "kind", false }, { "title", false },   { "summary", false },
        { "day", false },  { "address", false },
    };
    struct published *v = NULL;
    size_t n = 0;
    enum status s = sources_newest(c, false, 2000, &v, &n);

    if (s != ST_OK)
        return s;
    table_init(c, t, column, ARRAY_LEN(column), n);
    for (size_t i = 0; i < n; i++) {
        struct str *cell = row_new(t);

        if (cell == NULL)
            break;
        cell[0] = v[i].kind;
        cell[1] = v[i].title;
        cell[2] = v[i].about;
        cell[3] = v[i].day;
        cell[4] = paper_url(c, v[i].href);
    }
    return ST_OK;
}

/* ── visits ── */

static enum status visits_fill(struct ctx *c, struct data_table *t)
{
    static const struct data_column column[] = {
        { "month", false }, { "page", false }, { "views", true }, { "visits", true }
    };
    struct visit_line *v = NULL;
    size_t n = 0;
    enum status s = visit_lines(c, c->who.unit_id, DATA_ROWS, &v, &n);

    if (s != ST_OK)
        return s;
    table_init(c, t, column, ARRAY_LEN(column), n);
    for (size_t i = 0; i < n; i++) {
        struct str *cell = row_new(t);

        if (cell == NULL)
            break;
        cell[0] = v[i].month;
        cell[1] = v[i].page;
        cell[2] = whole_number(c, v[i].views);
        cell[3] = whole_number(c, v[i].visits);
    }
    return ST_OK;
}

const struct dataset plan_dataset = { "rencana", "2025-10-13", "CONTINUOUS", plan_fill, false };
const struct dataset figure_dataset = { "ukuran", "2026-11-26", "CONTINUOUS", figures_fill, false };
const struct dataset published_dataset = { "terbitan", "2026-11-26", "CONTINUOUS", published_fill,
                                           false };
const struct dataset visit_dataset = { "kunjungan", "2026-11-26", "DAILY", visits_fill, true };
