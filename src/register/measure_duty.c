/*
 * measure_duty.c: what records add to the percent of a duty list.
 *
 * The figure is a sum over those who owe: one in the denominator for each, and one in the numerator
 * in the month of their first filing of a year. So a record, of those who owe or of what was filed,
 * adds what its person adds with it less what they add without it, and nothing else changes. The
 * same holds for some records at once.
 */
#include <inttypes.h>

#include "register/measure_sql.h"

#define ONE 1000000

/* ── pieces ── */

static struct str owed_key(const struct reg_duty *d)
{
    return d->owed_key != NULL ? d->owed_key->name : STR("id");
}

static const struct reg_field *filed_on(const struct reg_measure *m)
{
    return m->duty->on != NULL ? m->duty->on : m->def->on;
}

static void put_name(struct stmt *s, const char *before, struct str name)
{
    stmt_put(s, before);
    stmt_name(s, name);
}

/* The day of filing; of a record without one, that on which it was made. */
static void put_filed_day(struct stmt *s, const struct reg_measure *m)
{
    stmt_put(s, "COALESCE(");
    measure_day(s, m->def, filed_on(m));
    stmt_put(s, ", r.created_on)");
}

static void put_year(struct stmt *s, const struct reg_measure *m)
{
    if (m->duty->per == DUTY_ONCE) {
        stmt_put(s, "''");
    } else if (m->duty->year != NULL) {
        put_name(s, "CAST(r.", m->duty->year->name);
        stmt_put(s, " AS TEXT)");
    } else {
        stmt_put(s, "substr(");
        put_filed_day(s, m);
        stmt_put(s, ", 1, 4)");
    }
}

/* The month in which it counts: that of filing, within the year it was filed for. */
static void put_filed_month(struct stmt *s, const struct reg_measure *m)
{
    bool clamped = m->duty->per == DUTY_YEAR && m->duty->year != NULL;

    if (clamped) {
        stmt_put(s, "CASE WHEN substr(");
        put_filed_day(s, m);
        stmt_put(s, ", 1, 4) < ");
        put_year(s, m);
        stmt_put(s, " THEN ");
        put_year(s, m);
        stmt_put(s, " || '-01' WHEN substr(");
        put_filed_day(s, m);
        stmt_put(s, ", 1, 4) > ");
        put_year(s, m);
        stmt_put(s, " THEN ");
        put_year(s, m);
        stmt_put(s, " || '-12' ELSE ");
    }
    stmt_put(s, "substr(");
    put_filed_day(s, m);
    stmt_put(s, clamped ? ", 1, 7) END" : ", 1, 7)");
}

/* "WHERE" of the records that count as filed, of an alias r. */
static void put_filed_where(struct stmt *s, const struct reg_measure *m)
{
    stmt_put(s, " WHERE ");
    measure_where(s, m->def, &m->duty->filed_where, "r");
    put_name(s, " AND r.", m->duty->filed_by->name);
    stmt_put(s, " IS NOT NULL");
    if (m->duty->year != NULL && m->duty->per == DUTY_YEAR) {
        put_name(s, " AND r.", m->duty->year->name);
        stmt_put(s, " BETWEEN 1000 AND 9999");
    }
}

/* ── one who owes ── */

/* No records are left out. */
static const struct record_run nobody = { 0, 0 };

static void put_without(struct stmt *s, struct record_run without)
{
    stmt_put(s, " AND id NOT BETWEEN ");
    (void)stmt_int(s, without.first);
    stmt_put(s, " AND ");
    (void)stmt_int(s, without.last);
}

static enum status owes(struct ctx *c, const struct reg_measure *m, int64_t key,
                        struct record_run without, bool *out)
{
    const struct reg_duty *d = m->duty;
    struct stmt q;
    struct db_rows rows = { 0 };

    stmt_init(&q, c);
    stmt_put(&q, "SELECT COUNT(*) FROM ");
    measure_from(&q, d->owed);
    put_name(&q, " AND ", owed_key(d));
    stmt_put(&q, " = ");
    (void)stmt_int(&q, key);
    put_without(&q, without);
    stmt_put(&q, ") AS r WHERE ");
    measure_where(&q, d->owed, &d->owed_where, "r");
    stmt_col(&q, DB_INT);
    enum status s = stmt_run(&q, &rows, NULL);
    *out = s == ST_OK && rows.n_rows > 0 && rows.cell[0].i > 0;
    return s;
}

/* What that person, or whatever owes, adds; times `sign`. */
static enum status of_key(struct ctx *c, const struct reg_measure *m, int64_t key,
                          struct record_run without, struct measure_parts *out)
{
    int64_t sign = without.last == 0 ? ONE : -ONE;
    struct stmt q;
    struct db_rows rows = { 0 };
    bool yes = false;
    enum status s = owes(c, m, key, without, &yes);

    if (s != ST_OK || !yes)
        return s;
    stmt_init(&q, c);
    stmt_put(&q, "SELECT MIN(month) FROM (SELECT ");
    put_year(&q, m);
    stmt_put(&q, " AS year, ");
    put_filed_month(&q, m);
    stmt_put(&q, " AS month FROM ");
    measure_from(&q, m->def);
    put_name(&q, " AND ", m->duty->filed_by->name);
    stmt_put(&q, " = ");
    (void)stmt_int(&q, key);
    put_without(&q, without);
    stmt_put(&q, ") AS r");
    put_filed_where(&q, m);
    stmt_put(&q, ") AS f GROUP BY year ORDER BY year");
    stmt_col(&q, DB_TEXT);
    s = stmt_run(&q, &rows, NULL);
    measure_parts_add(out, (struct measure_part){ m, STR(MEASURE_ALWAYS), 0, sign });
    for (size_t i = 0; i < rows.n_rows && s == ST_OK; i++)
        measure_parts_add(out, (struct measure_part){ m, rows.cell[i].s, sign, 0 });
    return s;
}

/* The keys that the records have, on one side of the duty or on both. */
static void put_keys(struct stmt *s, const struct reg_def *def, struct str column,
                     struct record_run run)
{
    put_name(s, "SELECT r.", column);
    stmt_put(s, " AS who FROM ");
    measure_from(s, def);
    stmt_put(s, " AND id BETWEEN ");
    (void)stmt_int(s, run.first);
    stmt_put(s, " AND ");
    (void)stmt_int(s, run.last);
    stmt_put(s, ") AS r");
}

static enum status keys_of(struct ctx *c, const struct reg_measure *m, const struct reg_def *def,
                           struct record_run run, struct numbers *out)
{
    bool owed = m->duty->owed == def, filed = m->def == def;
    struct stmt q;

    stmt_init(&q, c);
    stmt_put(&q, "SELECT DISTINCT who FROM (");
    if (owed)
        put_keys(&q, def, owed_key(m->duty), run);
    stmt_put(&q, owed && filed ? " UNION ALL " : "");
    if (filed)
        put_keys(&q, def, m->duty->filed_by->name, run);
    stmt_put(&q, ") AS sides WHERE who IS NOT NULL ORDER BY who");
    stmt_col(&q, DB_INT);
    return stmt_read(&q, out);
}

enum status measure_duty_of_records(struct ctx *c, const struct reg_measure *m,
                                    const struct reg_def *def, struct record_run run,
                                    struct measure_parts *out)
{
    struct numbers key = { 0 };
    enum status s = keys_of(c, m, def, run, &key);

    for (size_t i = 0; i < key.n && s == ST_OK; i++) {
        s = of_key(c, m, key.at[i], nobody, out);
        if (s == ST_OK)
            s = of_key(c, m, key.at[i], run, out);
    }
    return s;
}

/* ── all of a unit ── */

static void put_who_owes(struct stmt *s, const struct reg_duty *d)
{
    put_name(s, "SELECT DISTINCT r.", owed_key(d));
    stmt_put(s, " AS who FROM ");
    measure_from(s, d->owed);
    stmt_put(s, ") AS r WHERE ");
    measure_where(s, d->owed, &d->owed_where, "r");
    put_name(s, " AND r.", owed_key(d));
    stmt_put(s, " IS NOT NULL");
}

static enum status owed_of_unit(struct ctx *c, const struct reg_measure *m,
                                struct measure_parts *out)
{
    struct stmt q;
    struct db_rows rows = { 0 };

    stmt_init(&q, c);
    stmt_put(&q, "SELECT COUNT(*) FROM (");
    put_who_owes(&q, m->duty);
    stmt_put(&q, ") AS owing");
    stmt_col(&q, DB_INT);
    enum status s = stmt_run(&q, &rows, NULL);
    if (s == ST_OK && rows.cell[0].i > 0)
        measure_parts_add(out,
                          (struct measure_part){ m, STR(MEASURE_ALWAYS), 0, rows.cell[0].i * ONE });
    return s;
}

enum status measure_duty_of_unit(struct ctx *c, const struct reg_measure *m,
                                 struct measure_parts *out)
{
    struct stmt q;
    struct db_rows rows = { 0 };
    enum status s = owed_of_unit(c, m, out);

    if (s != ST_OK)
        return s;
    stmt_init(&q, c);
    put_name(&q, "SELECT month, COUNT(*) FROM (SELECT MIN(month) AS month FROM (SELECT r.",
             m->duty->filed_by->name);
    stmt_put(&q, " AS who, ");
    put_year(&q, m);
    stmt_put(&q, " AS year, ");
    put_filed_month(&q, m);
    stmt_put(&q, " AS month FROM ");
    measure_from(&q, m->def);
    stmt_put(&q, ") AS r");
    put_filed_where(&q, m);
    stmt_put(&q, ") AS f WHERE who IN (SELECT who FROM (");
    put_who_owes(&q, m->duty);
    stmt_put(&q, ") AS owing) GROUP BY who, year) AS firsts GROUP BY month ORDER BY month");
    stmt_col(&q, DB_TEXT);
    stmt_col(&q, DB_INT);
    s = stmt_run(&q, &rows, NULL);
    for (size_t i = 0; i < rows.n_rows && s == ST_OK; i++)
        measure_parts_add(
            out, (struct measure_part){ m, rows.cell[i * 2].s, rows.cell[i * 2 + 1].i * ONE, 0 });
    return s;
}
