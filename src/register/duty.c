/* duty.c: who owes, beside what was filed, in one statement. */
#include "register/duty.h"

#include "register/sql.h"

static struct str owed_key(const struct reg_duty *d)
{
    return d->owed_key != NULL ? d->owed_key->name : STR("id");
}

static void put_name(struct stmt *s, const char *before, struct str name)
{
    stmt_put(s, before);
    stmt_name(s, name);
}

/* "FROM" the unit's rows of a register, of an alias r, and its condition. */
static void put_rows(struct stmt *s, const struct reg_def *def, const struct expr *where)
{
    put_name(s, " FROM (SELECT * FROM ", sql_table(s->c->arena, def));
    stmt_put(s, " WHERE unit_id = ");
    (void)stmt_int(s, s->c->who.unit_id);
    stmt_put(s, ") AS r WHERE ");
    if (where->text.n > 0)
        stmt_expr(s, def, where, "r", false);
    else
        stmt_put(s, "1 = 1");
}

static const struct reg_field *filed_on(const struct reg_def *def, const struct reg_duty *d)
{
    return d->on != NULL ? d->on : def->on;
}

/* The day of filing: of its date, of its time in the unit's zone, or that on which it was made. */
static void put_day(struct stmt *s, const struct reg_def *def, const struct reg_duty *d)
{
    const struct reg_field *f = filed_on(def, d);

    if (f == NULL || f->type != FIELD_DATE) {
        stmt_put(s, "r.created_on");
        return;
    }
    put_name(s, "COALESCE(r.", f->name);
    stmt_put(s, ", r.created_on)");
}

static void put_year_is(struct stmt *s, const struct reg_def *def, const struct reg_duty *d,
                        int year)
{
    if (d->per != DUTY_YEAR)
        return;
    if (d->year != NULL) {
        put_name(s, " AND r.", d->year->name);
        stmt_put(s, " = ");
        (void)stmt_int(s, year);
        return;
    }
    stmt_put(s, " AND ");
    put_day(s, def, d);
    stmt_put(s, " BETWEEN ");
    (void)stmt_text(s, str_printf(s->c->arena, "%04d-01-01", year));
    stmt_put(s, " AND ");
    (void)stmt_text(s, str_printf(s->c->arena, "%04d-12-31", year));
}

static void put_filed(struct stmt *s, const struct reg_def *def, const struct reg_duty *d, int year)
{
    put_name(s, "SELECT r.", d->filed_by->name);
    stmt_put(s, " AS who, MIN(r.id) AS id, MIN(");
    put_day(s, def, d);
    stmt_put(s, ") AS day");
    put_rows(s, def, &d->filed_where);
    put_name(s, " AND r.", d->filed_by->name);
    stmt_put(s, " IS NOT NULL");
    put_year_is(s, def, d, year);
    put_name(s, " GROUP BY r.", d->filed_by->name);
}

static void put_statement(struct stmt *s, const struct reg_def *def, const struct reg_duty *d,
                          int year)
{
    bool person = d->owed_key != NULL && d->owed_key->type == FIELD_PERSON;

    stmt_put(s, person ? "SELECT o.who, COALESCE(p.name, '') AS name"
                       : "SELECT o.who, COALESCE(p.title, '') AS name");
    stmt_put(s, ", COALESCE(f.id, 0), COALESCE(f.day, '') FROM (SELECT DISTINCT r.");
    stmt_name(s, owed_key(d));
    stmt_put(s, " AS who");
    put_rows(s, d->owed, &d->owed_where);
    put_name(s, " AND r.", owed_key(d));
    stmt_put(s, " IS NOT NULL");
    if (!reg_may(s->c, def, def->read & ~REG_WHO_OF_ONE, NULL)) {
        put_name(s, " AND r.", owed_key(d));
        stmt_put(s, " = ");
        (void)stmt_int(s, person ? s->c->who.person_id : 0);
    }
    stmt_put(s, person ? ") AS o LEFT JOIN person p ON p.id = o.who"
                       : ") AS o LEFT JOIN record p ON p.id = o.who");
    stmt_put(s, " LEFT JOIN (");
    put_filed(s, def, d, year);
    stmt_put(s, ") AS f ON f.who = o.who ORDER BY name, o.who LIMIT ");
    (void)stmt_int(s, DUTY_ROWS_MAX + 1);
    stmt_col(s, DB_INT);
    stmt_col(s, DB_TEXT);
    stmt_col(s, DB_INT);
    stmt_col(s, DB_TEXT);
}

static enum duty_state state_of(const struct duty_list *l, const struct duty_row *r,
                                struct str today)
{
    if (r->filed != 0)
        return l->due.n > 0 && str_cmp(r->day, l->due) > 0 ? DUTY_FILED_LATE : DUTY_FILED;
    return l->due.n > 0 && str_cmp(today, l->due) > 0 ? DUTY_LATE : DUTY_OWED;
}

enum status duty_read(struct ctx *c, const struct reg_def *def, const struct reg_duty *d, int year,
                      struct duty_list *out)
{
    struct str today = date_iso(c->arena, day_today(c->now, (int)c->who.zone));
    struct db_rows rows = { 0 };
    struct stmt q;
    enum status s;

    stmt_init(&q, c);
    put_statement(&q, def, d, year);
    s = stmt_run(&q, &rows, NULL);
    if (s != ST_OK)
        return s;
    *out = (struct duty_list){ .more = rows.n_rows > DUTY_ROWS_MAX };
    if (d->due.n > 0 && d->per == DUTY_YEAR)
        out->due = str_printf(c->arena, "%04d-" STR_FMT, year, STR_ARG(d->due));
    out->n = out->more ? DUTY_ROWS_MAX : rows.n_rows;
    out->row = arena_array(c->arena, out->n + 1, sizeof(*out->row));
    for (size_t i = 0; i < out->n; i++) {
        const struct db_value *cell = &rows.cell[i * rows.n_cols];
        struct duty_row *r = &out->row[i];

        *r = (struct duty_row){ cell[0].i, cell[1].s, cell[2].i, cell[3].s, DUTY_OWED };
        r->state = state_of(out, r, today);
        out->n_filed += r->filed != 0;
        out->n_late += r->state == DUTY_LATE;
    }
    return ST_OK;
}
