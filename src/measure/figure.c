/* figure.c: sums of buckets, and what they come to. */
#include "measure/figure.h"

#include "base/number.h"
#include "core/ctx.h"
#include "measure/measure.h"
#include "register/measure_sql.h"

struct sums {
    int64_t part, base;
};

static int by_measure(const void *a, const void *b)
{
    const struct bucket_run *x = a, *y = b;

    return str_cmp(x->measure, y->measure);
}

/* Buckets of one measure come together; in which order the measures do is the database's affair. */
static void find_runs(struct ctx *c, const struct bucket *rows, size_t n, struct figures *out)
{
    struct bucket_run *run = arena_array(c->arena, n + 1, sizeof *run);
    size_t runs = 0;

    for (size_t i = 0; i < n; i++) {
        if (i == 0 || !str_eq(rows[i].measure, rows[i - 1].measure))
            run[runs++] = (struct bucket_run){ rows[i].measure, &rows[i], 0 };
        run[runs - 1].n++;
    }
    qsort(run, runs, sizeof *run, by_measure);
    out->run = run;
    out->n = runs;
}

enum status figures_load(struct ctx *c, int year, struct str name, bool below, struct figures *out)
{
    struct str first = str_printf(c->arena, "%04d-01", year - 1);
    struct str last = str_printf(c->arena, "%04d-12", year);
    struct bucket *rows = NULL;
    size_t n = 0;
    enum status s = below ? buckets_below(c, c->who.unit_path, name, first, last, &rows, &n)
                          : buckets_of_unit(c, c->who.unit_id, name, first, last, &rows, &n);

    *out = (struct figures){ .year = year };
    if (s == ST_OK)
        find_runs(c, rows, n, out);
    return s;
}

/* ── sums ── */

/* Year and month as one number; 0 of what lies before all. */
static int month_number(struct str month)
{
    int64_t y = 0, m = 0;

    if (month.n != 7 || !int_parse_range(str_sub(month, 0, 4), 0, 9999, &y) ||
        !int_parse_range(str_sub(month, 5, 2), 0, 12, &m))
        return 0;
    return (int)(y * 12 + m);
}

/* From and until inclusive; from 0 takes what lies before, too. */
static struct sums sum(const struct figures *f, struct str name, int from, int until)
{
    const struct bucket_run asked = { .measure = name };
    const struct bucket_run *run =
        f->n == 0 ? NULL : bsearch(&asked, f->run, f->n, sizeof *run, by_measure);
    struct sums out = { 0 };

    for (size_t i = 0; run != NULL && i < run->n; i++) {
        int at = month_number(run->bucket[i].month);

        if (at < from || at > until)
            continue;
        out.part += run->bucket[i].part;
        out.base += run->bucket[i].base;
    }
    return out;
}

static struct sums sums_of(const struct figures *f, const struct reg_measure *m, int year,
                           int month)
{
    int until = year * 12 + month, from = year * 12 + 1;

    if (m->duty != NULL) {
        struct sums filed = sum(f, m->name, m->duty->per == DUTY_ONCE ? 0 : from, until);

        filed.base = sum(f, m->name, 0, 0).base; /* who owes, owes at any time */
        return filed;
    }
    if (m->span == SPAN_ALL)
        from = 0;
    else if (m->span == SPAN_MONTH)
        from = until;
    return sum(f, m->name, from, until);
}

/* ── figures ── */

static const struct reg_measure *sibling(const struct reg_measure *m, struct str name)
{
    for (size_t i = 0; i < m->def->n_measure; i++)
        if (str_eq(m->def->measure[i].name, name))
            return &m->def->measure[i];
    return NULL;
}

/* Of anything but a trend. */
static struct figure plain(const struct figures *f, const struct reg_measure *m, int year,
                           int month)
{
    double scale = (double)measure_scale(m);
    struct figure out = { .m = m };

    struct sums s = sums_of(f, m, year, month);
    bool ratio = m->average || m->duty != NULL || m->part.text.n > 0 || m->of.text.n > 0;

    out.part = (double)s.part / scale;
    out.base = (double)s.base / scale;
    out.nihil = s.base <= 0;
    if (ratio)
        out.value = out.nihil ? 0 : (double)s.part / (double)s.base * (m->average ? 1 : 100);
    else if (m->unit == MEASURE_YES_NO)
        out.value = s.part > 0 ? 1 : 0;
    else
        out.value = out.part;
    out.has = !(ratio && out.nihil);
    if (m->unit == MEASURE_YES_NO)
        out.nihil = false; /* not yet is an answer */
    return out;
}

/*
 * Fewer (or more) than in the same months of the year before. None in both is as few as can be, so
 * it counts as fallen.
 */
static struct figure trend(const struct figures *f, const struct reg_measure *m, int year,
                           int month)
{
    const struct reg_measure *of = sibling(m, m->trend_of);
    struct figure out = { .m = m };

    if (of == NULL || of->trend_of.n > 0)
        return out;
    struct figure now = plain(f, of, year, month), then = plain(f, of, year - 1, month);
    out.part = now.value;
    out.base = then.value;
    out.has = now.has && then.has;
    if (out.has && m->direction >= 0 && now.value > then.value)
        out.value = 1;
    if (out.has && m->direction < 0 &&
        (now.value < then.value || !(now.value > 0 || then.value > 0)))
        out.value = 1;
    out.nihil = !out.has;
    return out;
}

struct figure figure_at(const struct figures *f, const struct reg_measure *m, int year, int month)
{
    return m->trend_of.n > 0 ? trend(f, m, year, month) : plain(f, m, year, month);
}

enum status measure_value(struct ctx *c, struct str name, int year, int month, struct figure *out)
{
    const struct reg_measure *m = reg_measure_find(c->app, name);
    struct figures f = { 0 };

    *out = (struct figure){ 0 };
    if (m == NULL)
        return ST_OK;
    enum status s = figures_load(c, year, m->trend_of.n > 0 ? m->trend_of : m->name, false, &f);
    if (s == ST_OK)
        *out = figure_at(&f, m, year, month);
    return s;
}

/* ── words ── */

struct str measure_uom(const struct reg_measure *m)
{
    switch (m->unit) {
    case MEASURE_PERCENT:
        return STR("percent");
    case MEASURE_RUPIAH:
        return STR("rupiah");
    case MEASURE_YES_NO:
        return STR("yes_no");
    case MEASURE_DAYS:
        return STR("hari");
    case MEASURE_COUNT:
    case MEASURE_INDEX:
    case MEASURE_UNITS:
    default:
        return STR("");
    }
}

struct str figure_show(struct ctx *c, const struct figure *f)
{
    if (f->m == NULL)
        return tr(c->lang, "measure.unknown");
    if (f->nihil)
        return tr(c->lang, "measure.nihil");
    return measure_show(c->arena, f->value, measure_uom(f->m), c->lang == LANG_ID);
}

static struct str number(struct ctx *c, double v)
{
    return decimal_show(c->arena, v, 2, c->lang == LANG_ID);
}

struct str figure_parts(struct ctx *c, const struct figure *f)
{
    if (f->m == NULL || f->nihil)
        return STR("");

    struct str args[] = { number(c, f->part), number(c, f->base) };

    if (f->m->trend_of.n > 0)
        return tr_with(c->arena, c->lang, "measure.this_and_last", args, 2);
    if (f->m->average)
        return tr_with(c->arena, c->lang, "measure.mean_of", &args[1], 1);
    if (f->m->unit == MEASURE_PERCENT)
        return tr_with(c->arena, c->lang, "measure.part_of", args, 2);
    return STR("");
}

static const char *how_key(const struct reg_measure *m)
{
    if (m->trend_of.n > 0)
        return m->direction < 0 ? "measure.how.falling" : "measure.how.rising";
    if (m->duty != NULL)
        return "measure.how.duty";
    if (m->average)
        return "measure.how.mean";
    if (m->unit == MEASURE_PERCENT)
        return "measure.how.percent";
    if (m->unit == MEASURE_YES_NO)
        return "measure.how.yes_no";
    return m->value.text.n > 0 ? "measure.how.sum" : "measure.how.count";
}

struct str figure_how(struct ctx *c, const struct reg_measure *m)
{
    static const char *const spans[] = { [SPAN_YEAR] = "measure.span.year",
                                         [SPAN_MONTH] = "measure.span.month",
                                         [SPAN_ALL] = "measure.span.all" };
    struct str how = tr(c->lang, how_key(m));

    if (m->trend_of.n > 0 || m->duty != NULL)
        return how;
    return str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(how),
                      STR_ARG(tr(c->lang, spans[m->span])));
}
