/* measure_sql.c: statements that ask what records add to measures. */
#include "register/measure_sql.h"

#include <inttypes.h>

#include "base/number.h"
#include "core/app.h"

/* Each measure reads four columns; a statement reads at most STMT_COLS_MAX. */
#define AT_ONCE 60

int64_t measure_scale(const struct reg_measure *m)
{
    return m->unit == MEASURE_RUPIAH || m->of.text.n > 0 ? 100 : 1000000;
}

void measure_parts_add(struct measure_parts *p, struct measure_part add)
{
    for (size_t i = 0; i < p->n; i++) {
        if (p->v[i].m == add.m && str_eq(p->v[i].month, add.month)) {
            p->v[i].part += add.part;
            p->v[i].base += add.base;
            return;
        }
    }
    if (p->n == p->cap) {
        struct measure_part *old = p->v;

        p->cap = p->cap == 0 ? 16 : p->cap * 2;
        p->v = arena_array(p->arena, p->cap, sizeof(*p->v));
        for (size_t i = 0; i < p->n; i++)
            p->v[i] = old[i];
    }
    p->v[p->n++] = add;
}

/* ── pieces ── */

void measure_from(struct stmt *s, const struct reg_def *def)
{
    stmt_put(s, "(SELECT * FROM ");
    stmt_name(s, str_printf(s->c->arena, "record_" STR_FMT, STR_ARG(def->name)));
    stmt_put(s, " WHERE unit_id = ");
    (void)stmt_int(s, s->c->who.unit_id);
}

static void put_expr(struct stmt *s, const struct reg_def *def, const struct expr *e,
                     const char *alias, enum expr_want want)
{
    const struct expr_scope scope = { .def = def, .want = want };

    expr_put(&s->text, db_kind(s->c->db), e->text, &scope, alias, NULL);
}

void measure_where(struct stmt *s, const struct reg_def *def, const struct expr *e,
                   const char *alias)
{
    if (e->text.n == 0)
        stmt_put(s, "(1 = 1)");
    else
        put_expr(s, def, e, alias, EXPR_CONDITION);
}

void measure_day(struct stmt *s, const struct reg_def *def, const struct reg_field *f)
{
    if (f == NULL) {
        stmt_put(s, "r.created_on");
    } else if (f->type == FIELD_TIME) {
        const struct expr day = { .text = str_printf(s->c->arena, "date(" STR_FMT ")",
                                                     STR_ARG(f->name)) };

        put_expr(s, def, &day, "r", EXPR_ANY);
    } else {
        stmt_put(s, "r.");
        stmt_name(s, f->name);
    }
}

/* A value as a whole number. Rounded, not cut: 84.6 is not always 84.6 to a machine. */
static void put_amount(struct stmt *s, const struct reg_measure *m, const struct expr *e)
{
    stmt_put(s, "COALESCE(CAST(ROUND(CAST(");
    put_expr(s, m->def, e, "r", EXPR_NUMBER);
    buf_printf(&s->text, " AS DOUBLE PRECISION) * %" PRId64 ") AS BIGINT), 0)", measure_scale(m));
}

/* Which records count at all. What has no value cannot enter a mean. */
static void put_counts(struct stmt *s, const struct reg_measure *m)
{
    measure_where(s, m->def, &m->where, "r");
    if (m->average) {
        stmt_put(s, " AND ");
        put_expr(s, m->def, &m->value, "r", EXPR_NUMBER);
        stmt_put(s, " IS NOT NULL");
    }
}

/* The month in which the record counts. */
static void put_month(struct stmt *s, const struct reg_measure *m)
{
    stmt_put(s, "CASE WHEN ");
    put_counts(s, m);
    stmt_put(s, " THEN substr(");
    measure_day(s, m->def, m->on);
    stmt_put(s, ", 1, 7) END");
    stmt_col(s, DB_TEXT);
}

static void put_part(struct stmt *s, const struct reg_measure *m)
{
    if (m->part.text.n > 0) {
        stmt_put(s, "CASE WHEN ");
        measure_where(s, m->def, &m->part, "r");
        buf_printf(&s->text, " THEN %" PRId64 " ELSE 0 END", measure_scale(m));
    } else if (m->value.text.n > 0) {
        put_amount(s, m, &m->value);
    } else {
        buf_printf(&s->text, "%" PRId64, measure_scale(m));
    }
    stmt_col(s, DB_INT);
}

static void put_base(struct stmt *s, const struct reg_measure *m)
{
    if (m->of.text.n > 0)
        put_amount(s, m, &m->of);
    else
        buf_printf(&s->text, "%" PRId64, measure_scale(m));
    stmt_col(s, DB_INT);
}

/* The last month in which it counts; never before the first. */
static void put_last_month(struct stmt *s, const struct reg_measure *m)
{
    stmt_put(s, "CASE WHEN ");
    put_counts(s, m);
    stmt_put(s, " THEN substr(CASE WHEN ");
    measure_day(s, m->def, m->until);
    stmt_put(s, " < ");
    measure_day(s, m->def, m->on);
    stmt_put(s, " THEN ");
    measure_day(s, m->def, m->on);
    stmt_put(s, " ELSE ");
    measure_day(s, m->def, m->until);
    stmt_put(s, " END, 1, 7) END");
    stmt_col(s, DB_TEXT);
}

static bool leaves(const struct reg_measure *m)
{
    return m->span == SPAN_ALL && m->until != NULL;
}

/* Figures that records add up to, and not a duty list or a comparison. */
static bool is_summed(const struct reg_measure *m)
{
    return m->duty == NULL && m->trend_of.n == 0;
}

static struct str month_after(struct arena *a, struct str month)
{
    int64_t y = 0, m = 0;

    if (!int_parse_range(str_sub(month, 0, 4), 0, 9999, &y) ||
        !int_parse_range(str_sub(month, 5, 2), 1, 12, &m))
        return month;
    return str_printf(a, "%04d-%02d", (int)(m == 12 ? y + 1 : y), (int)(m == 12 ? 1 : m + 1));
}

/* ── some records ── */

static size_t put_measures(struct stmt *s, const struct reg_def *def, size_t from, size_t until)
{
    size_t n = 0;

    for (size_t i = from; i < until; i++) {
        const struct reg_measure *m = &def->measure[i];

        if (!is_summed(m))
            continue;
        stmt_put(s, n++ == 0 ? "SELECT " : ", ");
        put_month(s, m);
        stmt_put(s, ", ");
        put_part(s, m);
        stmt_put(s, ", ");
        put_base(s, m);
        stmt_put(s, ", ");
        if (leaves(m)) {
            put_last_month(s, m);
        } else {
            stmt_put(s, "CAST(NULL AS TEXT)");
            stmt_col(s, DB_TEXT);
        }
    }
    return n;
}

static void take_row(struct measure_parts *out, const struct reg_measure *m,
                     const struct db_value *cell)
{
    if (cell[0].null)
        return;
    measure_parts_add(out, (struct measure_part){ m, cell[0].s, cell[1].i, cell[2].i });
    if (!cell[3].null)
        measure_parts_add(out, (struct measure_part){ m, month_after(out->arena, cell[3].s),
                                                      -cell[1].i, -cell[2].i });
}

static void put_run(struct stmt *s, struct record_run run)
{
    stmt_put(s, " AND id BETWEEN ");
    (void)stmt_int(s, run.first);
    stmt_put(s, " AND ");
    (void)stmt_int(s, run.last);
}

static void take_rows(struct measure_parts *out, const struct reg_def *def, size_t from,
                      size_t until, const struct db_rows *rows)
{
    const struct db_value *cell = rows->cell;

    for (size_t row = 0; row < rows->n_rows; row++) {
        for (size_t i = from; i < until; i++) {
            if (!is_summed(&def->measure[i]))
                continue;
            take_row(out, &def->measure[i], cell);
            cell += 4;
        }
    }
}

/* The measures from one to before another. */
static enum status sums_of_records(struct ctx *c, const struct reg_def *def, struct record_run run,
                                   size_t from, size_t until, struct measure_parts *out)
{
    struct stmt q;
    struct db_rows rows = { 0 };
    enum status s;

    stmt_init(&q, c);
    if (put_measures(&q, def, from, until) == 0)
        return ST_OK;
    stmt_put(&q, " FROM ");
    measure_from(&q, def);
    put_run(&q, run);
    stmt_put(&q, ") AS r");
    s = stmt_run(&q, &rows, NULL);
    if (s == ST_OK)
        take_rows(out, def, from, until, &rows);
    return s;
}

static enum status all_sums(struct ctx *c, const struct reg_def *def, struct record_run run,
                            struct measure_parts *out)
{
    enum status s = ST_OK;

    for (size_t from = 0; from < def->n_measure && s == ST_OK; from += AT_ONCE) {
        size_t until = from + AT_ONCE < def->n_measure ? from + AT_ONCE : def->n_measure;

        s = sums_of_records(c, def, run, from, until, out);
    }
    return s;
}

static enum status all_duties(struct ctx *c, const struct reg_def *def, struct record_run run,
                              struct measure_parts *out)
{
    const struct reg_all *all = c->app->registers;
    enum status s = ST_OK;

    for (size_t i = 0; all != NULL && i < all->n && s == ST_OK; i++) {
        const struct reg_def *d = all->def[i];

        for (size_t j = 0; j < d->n_measure && s == ST_OK; j++) {
            const struct reg_measure *m = &d->measure[j];

            if (m->duty != NULL && (d == def || m->duty->owed == def))
                s = measure_duty_of_records(c, m, def, run, out);
        }
    }
    return s;
}

enum status measure_of_records(struct ctx *c, const struct reg_def *def, struct record_run run,
                               struct measure_parts *out)
{
    enum status s = all_sums(c, def, run, out);

    return s == ST_OK ? all_duties(c, def, run, out) : s;
}

/* Of the duties of its own register: whether the record counts as filed. */
static enum status filed_by_record(struct ctx *c, const struct reg_def *def, int64_t id,
                                   struct measure_parts *out)
{
    struct stmt q;
    struct db_rows rows = { 0 };
    size_t n = 0;
    enum status s;

    stmt_init(&q, c);
    for (size_t i = 0; i < def->n_measure && n < AT_ONCE; i++) {
        const struct reg_measure *m = &def->measure[i];

        if (m->duty == NULL)
            continue;
        stmt_put(&q, n++ > 0 ? ", CASE WHEN " : "SELECT CASE WHEN ");
        measure_where(&q, def, &m->duty->filed_where, "r");
        stmt_put(&q, " THEN 1 ELSE 0 END");
        stmt_col(&q, DB_INT);
    }
    if (n == 0)
        return ST_OK;
    stmt_put(&q, " FROM ");
    measure_from(&q, def);
    stmt_put(&q, " AND id = ");
    (void)stmt_int(&q, id);
    stmt_put(&q, ") AS r");
    s = stmt_run(&q, &rows, NULL);
    for (size_t i = 0, at = 0; s == ST_OK && rows.n_rows > 0 && i < def->n_measure && at < n; i++) {
        if (def->measure[i].duty != NULL && rows.cell[at++].i != 0)
            measure_parts_add(out, (struct measure_part){ &def->measure[i], STR(""), 1, 0 });
    }
    return s;
}

enum status measure_entered_by(struct ctx *c, const struct reg_def *def, int64_t id,
                               struct measure_parts *out)
{
    enum status s = all_sums(c, def, (struct record_run){ id, id }, out);

    return s == ST_OK ? filed_by_record(c, def, id, out) : s;
}

/* ── all of a unit ── */

static enum status sum_by_month(struct ctx *c, const struct reg_measure *m, bool leaving,
                                struct measure_parts *out)
{
    struct stmt q;
    struct db_rows rows = { 0 };

    stmt_init(&q, c);
    stmt_put(&q,
             "SELECT month, CAST(SUM(part) AS BIGINT), CAST(SUM(base) AS BIGINT) FROM (SELECT ");
    if (leaving)
        put_last_month(&q, m);
    else
        put_month(&q, m);
    stmt_put(&q, " AS month, ");
    put_part(&q, m);
    stmt_put(&q, " AS part, ");
    put_base(&q, m);
    stmt_put(&q, " AS base FROM ");
    measure_from(&q, m->def);
    stmt_put(&q, ") AS r");
    if (leaving) { /* what never came does not leave */
        stmt_put(&q, " WHERE ");
        measure_day(&q, m->def, m->on);
        stmt_put(&q, " IS NOT NULL");
    }
    stmt_put(&q, ") AS parts WHERE month IS NOT NULL GROUP BY month ORDER BY month");
    enum status s = stmt_run(&q, &rows, NULL);
    for (size_t i = 0; i < rows.n_rows && s == ST_OK; i++) {
        const struct db_value *cell = &rows.cell[i * 3];
        struct measure_part p = { m, cell[0].s, cell[1].i, cell[2].i };

        if (leaving)
            p = (struct measure_part){ m, month_after(out->arena, p.month), -p.part, -p.base };
        measure_parts_add(out, p);
    }
    return s;
}

enum status measure_of_unit(struct ctx *c, const struct reg_measure *m, struct measure_parts *out)
{
    if (m->duty != NULL)
        return measure_duty_of_unit(c, m, out);
    if (!is_summed(m))
        return ST_OK;

    enum status s = sum_by_month(c, m, false, out);

    return s == ST_OK && leaves(m) ? sum_by_month(c, m, true, out) : s;
}
