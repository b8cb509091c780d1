/*
 * table.c: brings the database to the definitions: additive, recorded in register_schema.
 *
 * A definition that this database has seen already (same hash) costs nothing at start.
 */
#include "register/table.h"

#include "register/queries.h"
#include "register/sql.h"

/* ── conditions ── */

struct trying {
    struct ctx *c;
    const struct reg_def *def;
    struct str *why;
};

static enum status try_one(struct trying *t, struct stmt *s, const struct expr *e, const char *what)
{
    struct query q = stmt_query(s, t->c->arena, what);

    if (db_prepare(t->c->db, t->c->arena, &q) == ST_OK)
        return ST_OK;
    *t->why = str_printf(
        t->c->arena, STR_FMT ":%zu: the database cannot prepare %s \"" STR_FMT "\": " STR_FMT,
        STR_ARG(t->def->file), e->line, what, STR_ARG(e->text), STR_ARG(db_error(t->c->db)));
    return ST_INVALID;
}

/* As a condition of a list, or (`value`) as something that is added up. */
static enum status try_expr(struct trying *t, const struct reg_def *over, const struct expr *e,
                            const char *what, bool value)
{
    struct stmt s;

    if (e->text.n == 0)
        return ST_OK;
    stmt_init(&s, t->c);
    stmt_put(&s, value ? "SELECT SUM(" : "SELECT COUNT(*) FROM (SELECT * FROM ");
    if (value) {
        stmt_expr(&s, over, e, "r", false);
        stmt_put(&s, ") FROM (SELECT * FROM ");
    }
    stmt_name(&s, sql_table(t->c->arena, over));
    stmt_put(&s, " WHERE unit_id = ");
    (void)stmt_int(&s, 0);
    stmt_put(&s, ") AS r");
    if (!value) {
        stmt_put(&s, " WHERE ");
        stmt_expr(&s, over, e, "r", true);
    }
    return try_one(t, &s, e, what);
}

static enum status try_check(struct trying *t, const struct expr *e)
{
    const struct expr_scope scope = { .def = t->def, .rules = true };
    struct expr_params params = { .rule = 1 };
    struct stmt s;

    stmt_init(&s, t->c);
    for (size_t i = 0; i < t->def->n_rule; i++)
        (void)stmt_arg(&s, value_null(DB_REAL));
    stmt_put(&s, "SELECT COUNT(*) FROM (SELECT * FROM ");
    stmt_name(&s, sql_table(t->c->arena, t->def));
    stmt_put(&s, " WHERE unit_id = ");
    (void)stmt_int(&s, 0);
    stmt_put(&s, ") AS r WHERE ");
    expr_put(&s.text, db_kind(t->c->db), e->text, &scope, "r", &params);
    return try_one(t, &s, e, "check");
}

static enum status try_fields(struct trying *t)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < t->def->n_field && s == ST_OK; i++) {
        const struct reg_field *f = &t->def->field[i];

        s = try_expr(t, t->def, &f->when, "when", false);
        if (s == ST_OK && f->to != NULL)
            s = try_expr(t, f->to, &f->where, "where", false);
    }
    return s;
}

static enum status try_measures(struct trying *t)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < t->def->n_measure && s == ST_OK; i++) {
        const struct reg_measure *m = &t->def->measure[i];

        s = try_expr(t, t->def, &m->where, "measure", false);
        if (s == ST_OK)
            s = try_expr(t, t->def, &m->part, "measure", false);
        if (s == ST_OK)
            s = try_expr(t, t->def, &m->value, "measure", true);
    }
    for (size_t i = 0; i < t->def->n_duty && s == ST_OK; i++) {
        s = try_expr(t, t->def->duty[i].owed, &t->def->duty[i].owed_where, "duty", false);
        if (s == ST_OK)
            s = try_expr(t, t->def, &t->def->duty[i].filed_where, "duty", false);
    }
    return s;
}

static enum status try_all(struct trying *t)
{
    enum status s = try_fields(t);

    for (size_t i = 0; i < t->def->n_check && s == ST_OK; i++)
        s = try_check(t, &t->def->check[i].where);
    for (size_t i = 0; i < t->def->n_move && s == ST_OK; i++)
        s = try_expr(t, t->def, &t->def->move[i].when, "when", false);
    for (size_t i = 0; i < t->def->n_filter && s == ST_OK; i++)
        s = try_expr(t, t->def, &t->def->filter[i].where, "filter", false);
    return s == ST_OK ? try_measures(t) : s;
}

/* ── tables ── */

static const struct schema_row *row_of(const struct schema_row *row, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(row[i].reg, name))
            return &row[i];
    }
    return NULL;
}

static enum status script(struct trying *t, struct str sql)
{
    enum status s = sql.n == 0 ? ST_OK : db_script(t->c->db, t->c->arena, sql);

    if (s == ST_OK || s == ST_BUSY)
        return s;
    *t->why = str_printf(t->c->arena, STR_FMT ": the table cannot be made: " STR_FMT,
                         STR_ARG(t->def->file), STR_ARG(db_error(t->c->db)));
    return ST_INVALID;
}

static enum status bring(struct trying *t, const struct schema_row *seen)
{
    struct ctx *c = t->c;
    struct str sql = STR(""), reason = STR("");
    enum status s = ST_OK;

    if (seen == NULL)
        sql = sql_create(c->arena, db_kind(c->db), t->def);
    else
        s = sql_extend(c->arena, db_kind(c->db), t->def, seen->shape, &sql, &reason);
    if (s != ST_OK) {
        *t->why =
            str_printf(c->arena, STR_FMT ": " STR_FMT, STR_ARG(t->def->file), STR_ARG(reason));
        return s;
    }
    s = script(t, sql);
    return s == ST_OK
               ? schema_put(c, t->def->name, t->def->hash, sql_shape(c->arena, t->def), c->now)
               : s;
}

/* All tables first: conditions may be over another register's. */
static enum status bring_tables(struct ctx *c, const struct reg_all *all, struct str *why,
                                bool *is_new)
{
    struct schema_row *row = NULL;
    size_t n = 0;
    enum status s = schema_all(c, &row, &n);

    for (size_t i = 0; i < all->n && s == ST_OK; i++) {
        struct trying t = { c, all->def[i], why };
        const struct schema_row *seen = row_of(row, n, all->def[i]->name);

        is_new[i] = seen == NULL || !str_eq(seen->hash, all->def[i]->hash);
        if (is_new[i])
            s = bring(&t, seen);
    }
    return s;
}

static bool is_seen(const struct reg_all *all, const struct schema_row *row, size_t n)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct schema_row *r = row_of(row, n, all->def[i]->name);

        if (r == NULL || !str_eq(r->hash, all->def[i]->hash))
            return false;
    }
    return true;
}

enum status reg_tables_bring(struct ctx *c, const struct reg_all *all, struct str *why)
{
    bool *is_new = arena_array(c->arena, all->n + 1, sizeof(*is_new));
    struct schema_row *row = NULL;
    size_t n = 0;
    enum status s = schema_all(c, &row, &n);

    *why = STR("");
    if (s != ST_OK || is_seen(all, row, n))
        return s;
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = bring_tables(c, all, why, is_new);
    /* A new definition may look at an old one, and an old one at a new: all are tried. */
    for (size_t i = 0; i < all->n && s == ST_OK; i++) {
        struct trying t = { c, all->def[i], why };

        s = try_all(&t);
    }
    return s == ST_OK ? tx_commit(&tx) : s;
}
