/* record.c: records found and read. */
#include "register/record.h"

#include <math.h>

#include "core/app.h"
#include "register/queries.h"
#include "register/sql.h"

enum status record_register(struct ctx *c, int64_t id, const struct reg_def **def)
{
    struct record_place place = { 0 };
    enum status s = record_place_of(c, c->who.unit_id, id, &place);

    if (s != ST_OK)
        return s;
    *def = reg_find(c->app, place.reg);
    return *def == NULL ? ST_NOT_FOUND : ST_OK;
}

static void select_where(struct stmt *s, const struct reg_def *def, struct row_plan *plan)
{
    stmt_init(s, s->c);
    sql_select(s, def, NULL, 0, plan);
    stmt_put(s, " FROM ");
    stmt_name(s, sql_table(s->c->arena, def));
    stmt_put(s, " AS r");
    sql_joins(s, plan);
    stmt_put(s, " WHERE r.unit_id = ");
    (void)stmt_int(s, s->c->who.unit_id);
    stmt_put(s, " AND r.id ");
}

enum status record_find(struct ctx *c, const struct reg_def *def, int64_t id, struct record *out)
{
    struct stmt s = { .c = c };
    struct db_rows rows = { 0 };
    struct row_plan plan;

    select_where(&s, def, &plan);
    stmt_put(&s, "= ");
    (void)stmt_int(&s, id);
    sql_guard(&s, def);
    enum status st = stmt_run(&s, &rows, NULL);
    if (st != ST_OK)
        return st;
    if (rows.n_rows == 0)
        return ST_NOT_FOUND;
    sql_row(c->arena, &plan, rows.cell, out);
    return ST_OK;
}

enum status records_look(struct ctx *c, const struct reg_def *def, struct record_run run,
                         struct record *out, size_t n)
{
    struct stmt s = { .c = c };
    struct db_rows rows = { 0 };
    struct row_plan plan;
    enum status st;

    select_where(&s, def, &plan);
    stmt_put(&s, "BETWEEN ");
    (void)stmt_int(&s, run.first);
    stmt_put(&s, " AND ");
    (void)stmt_int(&s, run.last);
    stmt_put(&s, " ORDER BY r.id");
    st = stmt_run(&s, &rows, NULL);
    if (st == ST_OK && rows.n_rows != n)
        return fail(c, ST_FAULT, "%zu records of " STR_FMT " were made, %zu are there", n,
                    STR_ARG(def->name), rows.n_rows);
    for (size_t i = 0; st == ST_OK && i < n; i++)
        sql_row(c->arena, &plan, &rows.cell[i * rows.n_cols], &out[i]);
    return st;
}

enum status record_look(struct ctx *c, const struct reg_def *def, int64_t id, struct record *out)
{
    CLEANUP(acting_end) struct acting a = act_as_system(c);

    (void)a;
    return record_find(c, def, id, out);
}

/* ── rights ── */

bool record_is_own(const struct ctx *c, const struct record *r)
{
    const struct reg_field *owner = r->def->owner;

    if (c->who.person_id == 0)
        return false;
    if (owner != NULL)
        return !r->value[owner->column].null && r->value[owner->column].i == c->who.person_id;
    return r->created_by == c->who.person_id;
}

static bool is_in_charge(const struct ctx *c, const struct record *r)
{
    const struct reg_field *f = r->def->in_charge;

    return f != NULL && c->who.person_id != 0 && !r->value[f->column].null &&
           r->value[f->column].i == c->who.person_id;
}

bool reg_may(const struct ctx *c, const struct reg_def *def, uint32_t who, const struct record *r)
{
    (void)def;
    if ((who & REG_WHO_APPLICANT) != 0 && r != NULL && c->applicant_of == r->id)
        return true;
    if (c->who.account_id == 0)
        return c->req == NULL || c->for_public; /* commands, jobs, the public face */
    for (size_t i = 0; i < c->who.n_grant; i++) {
        if ((who & (UINT32_C(1) << c->who.grant[i].role)) != 0)
            return true;
    }
    if ((who & REG_WHO_OWNER) != 0 && (r == NULL || record_is_own(c, r)))
        return true;
    if ((who & REG_WHO_IN_CHARGE) != 0 && (r == NULL || is_in_charge(c, r)))
        return true;
    return (who & REG_WHO_CREATOR) != 0 && (r == NULL || r->created_by == c->who.person_id);
}

/* ── values ── */

static const struct db_value *value_of(const struct record *r, const struct reg_field *f)
{
    return f == NULL || f->column < 0 ? NULL : &r->value[f->column];
}

bool record_filled(const struct record *r, const struct reg_field *f)
{
    const struct db_value *v = value_of(r, f);

    return v != NULL && !v->null;
}

struct str record_text(const struct record *r, const struct reg_field *f)
{
    const struct db_value *v = value_of(r, f);

    return v == NULL || v->null ? STR("") : v->s;
}

int64_t record_int(const struct record *r, const struct reg_field *f)
{
    const struct db_value *v = value_of(r, f);

    return v == NULL || v->null ? 0 : v->i;
}

double record_real(const struct record *r, const struct reg_field *f)
{
    const struct db_value *v = value_of(r, f);

    if (v == NULL || v->null)
        return NAN;
    return v->type == DB_REAL ? v->d : (double)v->i;
}

static struct str show_address(struct ctx *c, const struct record *r, const struct reg_field *f)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (int i = 0; i < f->n_column; i++) {
        const struct db_value *v = &r->value[f->column + i];

        if (v->null)
            continue;
        if (b.n > 0)
            buf_add(&b, STR(", "));
        buf_add(&b, v->s);
    }
    return buf_str(&b);
}

struct str record_show(struct ctx *c, const struct record *r, const struct reg_field *f,
                       bool personal)
{
    if (f->column < 0)
        return STR("");
    if (f->personal && !personal)
        return r->value[f->column].null ? STR("") : STR("•••");
    if (f->type == FIELD_ADDRESS)
        return show_address(c, r, f);
    return value_show(c, f, &r->value[f->column], r->shown[f->column]);
}

struct str record_began(const struct record *r)
{
    const struct reg_field *on = r->def->on;

    if (on == NULL || r->value[on->column].null || on->type != FIELD_DATE)
        return r->created_on;
    return r->value[on->column].s;
}

/* ── rows of tables ── */

static void select_cells(struct stmt *s, const struct reg_field *table, size_t *shown_at)
{
    stmt_put(s, "SELECT x.ord");
    stmt_col(s, DB_INT);
    for (size_t i = 0; i < table->n_cell; i++) {
        stmt_put(s, ", x.");
        stmt_name(s, table->cell[i].name);
        stmt_col(s, field_db_type(table->cell[i].type));
    }
    for (size_t i = 0; i < table->n_cell; i++) {
        enum field_type t = table->cell[i].type;

        if (t != FIELD_PERSON && t != FIELD_UNIT && t != FIELD_REF)
            continue;
        buf_printf(&s->text, ", COALESCE(j%zu.%s, '')", i, t == FIELD_REF ? "title" : "name");
        shown_at[i] = s->n_col;
        stmt_col(s, DB_TEXT);
    }
}

static void join_cells(struct stmt *s, const struct reg_field *table, const size_t *shown_at)
{
    for (size_t i = 0; i < table->n_cell; i++) {
        enum field_type t = table->cell[i].type;

        if (shown_at[i] == 0)
            continue;
        buf_printf(&s->text, " LEFT JOIN %s j%zu ON j%zu.id = x.",
                   t == FIELD_REF    ? "record"
                   : t == FIELD_UNIT ? "unit"
                                     : "person",
                   i, i);
        stmt_name(s, table->cell[i].name);
    }
}

enum status record_rows(struct ctx *c, const struct record *r, const struct reg_field *table,
                        struct record_rows *out)
{
    size_t n = table->n_cell;
    size_t *shown_at = arena_array(c->arena, n + 1, sizeof(*shown_at));
    struct db_rows rows = { 0 };
    struct stmt s;

    stmt_init(&s, c);
    select_cells(&s, table, shown_at);
    stmt_put(&s, " FROM ");
    stmt_name(&s, sql_row_table(c->arena, r->def, table));
    stmt_put(&s, " AS x");
    join_cells(&s, table, shown_at);
    stmt_put(&s, " WHERE x.unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, " AND x.record_id = ");
    (void)stmt_int(&s, r->id);
    stmt_put(&s, " ORDER BY x.ord");
    enum status st = stmt_run(&s, &rows, NULL);
    if (st != ST_OK)
        return st;
    struct db_value *value = arena_array(c->arena, rows.n_rows * n + 1, sizeof(*value));
    struct str *shown = arena_array(c->arena, rows.n_rows * n + 1, sizeof(*shown));
    for (size_t i = 0; i < rows.n_rows * n; i++) {
        const struct db_value *cell = &rows.cell[i / n * rows.n_cols];

        value[i] = cell[1 + i % n];
        shown[i] = shown_at[i % n] != 0 ? cell[shown_at[i % n]].s : STR("");
    }
    *out = (struct record_rows){ rows.n_rows, value, shown, n };
    return ST_OK;
}

enum status record_files(struct ctx *c, const struct record *r, const struct reg_field *field,
                         size_t *n)
{
    int64_t count = 0;
    enum status s = record_file_count(c, c->who.unit_id, r->id, field->name, &count);

    *n = (size_t)count;
    return s;
}
