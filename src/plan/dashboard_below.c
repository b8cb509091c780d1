/* dashboard_below.c: the offices below a province or the national office, by region, shaded by
 * achievement. */
#include <math.h>

#include "base/buf.h"
#include "base/number.h"
#include "plan/dashboard.h"
#include "plan/print_queries.h"
#include "plan/summary_queries.h"

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static struct str figure(struct ctx *c, double v)
{
    return isnan(v) ? STR("–") : str_printf(c->arena, "%.0f", v);
}

/* Median, lowest and highest of a region, and how many have no achievement. */
static void region_sums(struct ctx *c, struct dash_region *r)
{
    double *v = arena_array(c->arena, r->n_unit + 1, sizeof *v);
    size_t n = 0;

    for (size_t i = 0; i < r->n_unit; i++)
        if (!isnan(r->unit[i].value))
            v[n++] = r->unit[i].value;
    qsort(v, n, sizeof *v, by_value);
    double middle = n == 0 ? (double)NAN : (v[(n - 1) / 2] + v[n / 2]) / 2;
    r->median = figure(c, middle);
    r->lowest = figure(c, n == 0 ? (double)NAN : v[0]);
    r->highest = figure(c, n == 0 ? (double)NAN : v[n - 1]);
    r->missing = int_show(c->arena, (int64_t)(r->n_unit - n), c->lang == LANG_ID);
    struct str args[] = { r->name, int_show(c->arena, (int64_t)r->n_unit, c->lang == LANG_ID),
                          r->median, r->lowest, r->missing };
    r->say = tr_with(c->arena, c->lang, "dashboard.below_say", args, ARRAY_LEN(args));
}

static void region_add(struct ctx *c, struct dash_below *out, const struct below_row *row,
                       struct chart_unit *unit)
{
    double value = row->has_value ? fmin(row->achievement, 100) : (double)NAN;

    *unit = (struct chart_unit){ .value = value,
                                 .office = !str_eq(row->level, STR("regency")),
                                 .own = row->unit_id == c->who.unit_id };
    out->shade[chart_shade(value)]++;
}

/* Offices that work elsewhere have the figures of their newest summary (summary.h). */
static enum status take_summaries(struct ctx *c, int year, struct below_row *row, size_t n,
                                  struct dash_below *out)
{
    struct summary_figure *f = NULL;
    size_t n_f = 0;
    int64_t used = 0;
    enum status s = summary_figures(c, c->who.unit_path, year, &f, &n_f);

    for (size_t i = 0; i < n_f && s == ST_OK; i++)
        for (size_t k = 0; k < n; k++) {
            if (row[k].unit_id != f[i].about_id || row[k].indicators > 0)
                continue;
            row[k].has_value = f[i].has_value;
            row[k].achievement = f[i].achievement;
            used++;
        }
    if (used > 0) {
        struct str count = int_show(c->arena, used, c->lang == LANG_ID);

        out->handed_in = tr_with(c->arena, c->lang, "dashboard.handed_in", &count, 1);
    }
    return s;
}

/* Rows come in the order of the tree: an office above, then those below it. */
enum status dashboard_below_fill(struct ctx *c, int year, struct dash_below *out)
{
    struct below_row *row = NULL;
    size_t n = 0;
    enum status s = dashboard_below(c, c->who.unit_path, year, &row, &n);

    *out = (struct dash_below){ .year = year };
    if (s == ST_OK && n > 1)
        s = take_summaries(c, year, row, n, out);
    if (s != ST_OK || n < 2)
        return s;
    struct dash_region *region = arena_array(c->arena, n, sizeof *region);
    struct chart_unit *unit = arena_array(c->arena, n, sizeof *unit);
    for (size_t i = 0; i < n; i++) {
        bool national = str_eq(row[i].level, STR("national"));
        bool begins = out->n_region == 0 || str_eq(row[i].level, STR("province"));

        if (national) /* stands above all regions, in none of them */
            continue;
        if (begins)
            region[out->n_region++] = (struct dash_region){
                .name = row[i].short_name,
                .href = str_printf(c->arena, "/transparansi?satker=" STR_FMT, STR_ARG(row[i].code)),
                .unit = &unit[i],
            };
        region_add(c, out, &row[i], &unit[i]);
        region[out->n_region - 1].n_unit++;
    }
    for (size_t i = 0; i < out->n_region; i++)
        region_sums(c, &region[i]);
    out->region = region;
    out->title = tr_with(c->arena, c->lang, "dashboard.all_below", &c->who.unit_name, 1);
    return ST_OK;
}
