/* personal_sql.c: statements over the personal columns of a register. */
#include "register/personal.h"
#include "register/sql.h"
#include "register/stmt.h"

static enum status ids(struct stmt *s, int64_t max, int64_t **id, size_t *n)
{
    struct db_rows rows = { 0 };

    stmt_put(s, " ORDER BY r.id LIMIT ");
    (void)stmt_int(s, max);
    stmt_col(s, DB_INT);
    enum status st = stmt_run(s, &rows, NULL);
    if (st != ST_OK)
        return st;
    *id = arena_array(s->c->arena, rows.n_rows + 1, sizeof(**id));
    for (size_t i = 0; i < rows.n_rows; i++)
        (*id)[i] = rows.cell[i].i;
    *n = rows.n_rows;
    return ST_OK;
}

static void from_register(struct stmt *s, const struct reg_def *def)
{
    stmt_put(s, "SELECT r.id FROM ");
    stmt_name(s, sql_table(s->c->arena, def));
    stmt_put(s, " AS r WHERE r.unit_id = ");
    (void)stmt_int(s, s->c->who.unit_id);
}

/* A row of the table of that record in which something holds; closed by the caller. */
static void in_rows(struct stmt *s, const struct reg_def *def, const struct reg_field *table)
{
    stmt_put(s, " OR r.id IN (SELECT x.record_id FROM ");
    stmt_name(s, sql_row_table(s->c->arena, def, table));
    stmt_put(s, " AS x WHERE x.unit_id = ");
    (void)stmt_int(s, s->c->who.unit_id);
    stmt_put(s, " AND (1 = 0");
}

/* ── Past its time ── */

static void put_filled(struct stmt *s, const struct reg_def *def)
{
    stmt_put(s, " AND (1 = 0");
    for (size_t i = 0; i < def->n_column; i++) {
        if (!def->column[i].field->personal)
            continue;
        stmt_put(s, " OR r.");
        stmt_name(s, def->column[i].name);
        stmt_put(s, " IS NOT NULL");
    }
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].type != FIELD_TABLE || !def->field[i].personal)
            continue;
        in_rows(s, def, &def->field[i]);
        stmt_put(s, " OR 1 = 1))");
    }
    stmt_put(s, ")");
}

enum status personal_past(struct ctx *c, const struct reg_def *def, int64_t max, int64_t **id,
                          size_t *n)
{
    const struct reg_personal *p = &def->personal_data;
    struct civil today = time_civil(c->now, (int)c->who.zone);
    struct stmt s;

    *n = 0;
    if (!p->there)
        return ST_OK;
    /* In years without a 29 February what lies before 1 March is as old. */
    int year = today.year - p->keep_years;
    bool leap_day = today.day > days_in_month(year, today.month);
    int32_t before = leap_day ? day_of(year, 3, 1) : day_of(year, today.month, today.day);

    stmt_init(&s, c);
    from_register(&s, def);
    stmt_put(&s, p->after_closed ? " AND r.closed_on <> '' AND r.closed_on < "
                                 : " AND r.created_on < ");
    (void)stmt_text(&s, date_iso(c->arena, before));
    if (p->then == KEEP_STRIKE)
        put_filled(&s, def);
    return ids(&s, max, id, n);
}

/* ── Striking ── */

/* Of a personal table the rows go, and what was summed over them with it. */
static enum status strike_rows(struct ctx *c, const struct record *r, const struct reg_field *table)
{
    struct stmt s;

    stmt_init(&s, c);
    stmt_put(&s, "DELETE FROM ");
    stmt_name(&s, sql_row_table(c->arena, r->def, table));
    stmt_put(&s, " WHERE unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, " AND record_id = ");
    (void)stmt_int(&s, r->id);
    return stmt_run(&s, NULL, NULL);
}

enum status personal_strike(struct ctx *c, const struct record *r)
{
    const struct reg_def *def = r->def;
    enum status st;
    struct stmt s;

    stmt_init(&s, c);
    stmt_put(&s, "UPDATE ");
    stmt_name(&s, sql_table(c->arena, def));
    stmt_put(&s, " SET version = version + 1");
    for (size_t i = 0; i < def->n_column; i++) {
        const struct reg_field *f = def->column[i].field;

        bool counts = f->total.of != NULL && f->total.of->personal; /* rows that go */

        if (!counts && (!f->personal || !field_is_typed(f)))
            continue;
        stmt_put(&s, ", ");
        stmt_name(&s, def->column[i].name);
        stmt_put(&s, counts ? " = 0" : " = NULL");
    }
    stmt_put(&s, " WHERE unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, " AND id = ");
    (void)stmt_int(&s, r->id);
    st = stmt_run(&s, NULL, NULL);
    for (size_t i = 0; st == ST_OK && i < def->n_field; i++) {
        if (def->field[i].type == FIELD_TABLE && def->field[i].personal)
            st = strike_rows(c, r, &def->field[i]);
    }
    return st;
}

/* ── Who is named ── */

struct looked_for {
    int64_t person_id;
    struct str like; /* in lower case, without blanks and hyphens, between % */
};

static struct str like_of(struct ctx *c, struct str text)
{
    struct str low = str_lower(c->arena, text);
    struct buf b;

    buf_init(&b, c->arena);
    buf_add_char(&b, '%');
    for (size_t i = 0; i < low.n; i++) {
        if (low.p[i] == '%' || low.p[i] == '_' || low.p[i] == '!')
            buf_add_char(&b, '!');
        if (low.p[i] != ' ' && low.p[i] != '-')
            buf_add_char(&b, low.p[i]);
    }
    buf_add_char(&b, '%');
    return buf_str(&b);
}

static void put_match(struct stmt *s, const struct looked_for *l, const struct reg_field *f,
                      const char *alias, struct str column)
{
    bool text = f->type == FIELD_TEXT || f->type == FIELD_LONGTEXT || f->type == FIELD_ADDRESS;

    if (f->type == FIELD_PERSON && l->person_id != 0) {
        stmt_put(s, " OR ");
        stmt_put(s, alias);
        stmt_name(s, column);
        stmt_put(s, " = ");
        (void)stmt_int(s, l->person_id);
    } else if (text && l->like.n > 0) {
        stmt_put(s, " OR LOWER(REPLACE(REPLACE(");
        stmt_put(s, alias);
        stmt_name(s, column);
        stmt_put(s, ", ' ', ''), '-', '')) LIKE ");
        (void)stmt_text(s, l->like);
        stmt_put(s, " ESCAPE '!'");
    }
}

enum status personal_named(struct ctx *c, const struct reg_def *def, int64_t person_id,
                           struct str text, int64_t max, int64_t **id, size_t *n)
{
    struct looked_for l = { person_id, text.n > 0 ? like_of(c, text) : STR("") };
    struct stmt s;

    stmt_init(&s, c);
    from_register(&s, def);
    stmt_put(&s, " AND (1 = 0");
    if (person_id != 0) {
        stmt_put(&s, " OR r.created_by = ");
        (void)stmt_int(&s, person_id);
    }
    for (size_t i = 0; i < def->n_column; i++)
        put_match(&s, &l, def->column[i].field, "r.", def->column[i].name);
    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *table = &def->field[i];

        if (table->type != FIELD_TABLE)
            continue;
        in_rows(&s, def, table);
        for (size_t k = 0; k < table->n_cell; k++)
            put_match(&s, &l, &table->cell[k], "x.", table->cell[k].name);
        stmt_put(&s, "))");
    }
    stmt_put(&s, ")");
    return ids(&s, max, id, n);
}
