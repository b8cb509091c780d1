/*
 * stat_sql.c: counts for statistics: one statement for a whole group, a CASE for each number, so
 * that a page costs a handful of statements however many states and choices there are.
 */
#include "register/sql.h"
#include "register/stat.h"
#include "register/stmt.h"

/* The day of a record, compared: dates as text, times as instants of the unit's zone. */
void stat_put_day(struct stmt *s, const struct reg_def *def, const char *op, int32_t day)
{
    const struct reg_field *on = def->on;

    stmt_put(s, "r.");
    if (on == NULL)
        stmt_put(s, "created_on");
    else
        stmt_name(s, on->name);
    stmt_put(s, op);
    if (on != NULL && on->type == FIELD_TIME)
        (void)stmt_int(s, time_from_civil(day_civil(day), (int)s->c->who.zone));
    else
        (void)stmt_text(s, date_iso(s->c->arena, day));
}

enum status stat_sums(struct ctx *c, const struct reg_def *def, struct stat_span span,
                      void (*put)(struct stmt *s, const void *with, size_t i), const void *with,
                      size_t n, int64_t *out)
{
    struct db_rows rows = { 0 };
    struct stmt s;

    stmt_init(&s, c);
    stmt_put(&s, "SELECT COUNT(*)");
    stmt_col(&s, DB_INT);
    for (size_t i = 0; i < n; i++) {
        stmt_put(&s, ", CAST(COALESCE(SUM(CASE WHEN ");
        put(&s, with, i);
        stmt_put(&s, " THEN 1 ELSE 0 END), 0) AS BIGINT)");
        stmt_col(&s, DB_INT);
    }
    stmt_put(&s, " FROM (SELECT * FROM ");
    stmt_name(&s, sql_table(c->arena, def));
    stmt_put(&s, " WHERE unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, ") AS r WHERE 1 = 1");
    sql_guard(&s, def);
    if (span.from != 0) {
        stmt_put(&s, " AND ");
        stat_put_day(&s, def, " >= ", span.from);
    }
    if (span.until != 0) {
        stmt_put(&s, " AND ");
        stat_put_day(&s, def, " < ", span.until);
    }
    enum status st = stmt_run(&s, &rows, NULL);
    for (size_t i = 0; st == ST_OK && i < n; i++)
        out[i] = rows.cell[i + 1].i;
    return st;
}
