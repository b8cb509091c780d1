/*
 * total.c: the totals over the rows of table fields, counted by the database over the values that
 * are about to be written, so that conditions know them before anything is.
 */
#include "register/form_check.h"
#include "register/sql.h"

static const struct expr *total_of(const struct reg_field *f)
{
    return f->total.count.text.n > 0 ? &f->total.count : &f->total.sum;
}

/* The form brings rows whose totals can be trusted. */
static bool brings(const struct reg_form *f, const struct reg_field *table)
{
    size_t at = (size_t)(table - f->def->field);

    return table->type == FIELD_TABLE && f->table[at].value != NULL && !f->wrong[at];
}

/* The cells that the totals over the table look at. */
static bool *cells_named(struct ctx *c, const struct reg_def *def, const struct reg_field *table)
{
    const struct expr_scope scope = { .def = def, .table = table };
    bool *named = arena_array(c->arena, table->n_cell + 1, sizeof(*named));

    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].total.of == table)
            expr_names(c->arena, total_of(&def->field[i])->text, &scope, named);
    }
    return named;
}

static void put_row(struct stmt *s, const struct reg_field *table, const bool *named,
                    const struct db_value *cell)
{
    stmt_put(s, "(1");
    for (size_t i = 0; i < table->n_cell; i++) {
        if (!named[i] || table->cell[i].computed.text.n > 0)
            continue;
        stmt_put(s, ", ");
        (void)stmt_value(s, cell[i]);
    }
    stmt_put(s, ")");
}

/* "TABLE" (one, "CELL", ..) AS (VALUES ..): the rows behind the first `done`, as many as one
 * statement takes; how many. */
static size_t put_rows(struct stmt *s, const struct reg_form *f, const struct reg_field *table,
                       size_t done)
{
    const struct reg_cells *cells = &f->table[table - f->def->field];
    const bool *named = cells_named(s->c, f->def, table);
    size_t wide = 0, n = cells->n_row - done, room;

    for (size_t i = 0; i < table->n_cell; i++)
        wide += named[i] && table->cell[i].computed.text.n == 0;
    room = wide == 0 ? n : (STMT_ARGS_MAX - s->n_arg) / wide;
    n = n < room ? n : room;
    if (n == 0)
        return 0;
    stmt_put(s, s->text.n == 0 ? "WITH " : ", ");
    stmt_name(s, table->name);
    stmt_put(s, " (one");
    for (size_t i = 0; i < table->n_cell; i++) {
        if (!named[i] || table->cell[i].computed.text.n > 0)
            continue;
        stmt_put(s, ", ");
        stmt_name(s, table->cell[i].name);
    }
    stmt_put(s, ") AS (VALUES ");
    for (size_t i = 0; i < n; i++) {
        stmt_put(s, i > 0 ? ", " : "");
        put_row(s, table, named, &cells->value[(done + i) * table->n_cell]);
    }
    stmt_put(s, ")");
    return n;
}

static void put_total(struct stmt *s, const struct reg_def *def, const struct reg_field *f)
{
    const struct reg_field *table = f->total.of;
    const struct expr_scope scope = { .def = def, .table = table };
    const bool *named = cells_named(s->c, def, table);
    enum db_kind kind = db_kind(s->c->db);
    bool counts = f->total.count.text.n > 0;

    stmt_put(s, counts ? "(SELECT CAST(COALESCE(SUM(CASE WHEN " : "(SELECT CAST(COALESCE(SUM(");
    expr_put(&s->text, kind, total_of(f)->text, &scope, "x", NULL);
    stmt_put(s, counts ? " THEN 1 ELSE 0 END), 0)" : "), 0)");
    stmt_put(s, field_db_type(f->type) == DB_REAL ? " AS DOUBLE PRECISION)"
                : kind == DB_SQLITE               ? " AS INTEGER)"
                                                  : " AS BIGINT)");
    stmt_put(s, " FROM (SELECT x.*");
    for (size_t i = 0; i < table->n_cell; i++) {
        if (!named[i] || table->cell[i].computed.text.n == 0)
            continue;
        stmt_put(s, ", ");
        sql_computed(&s->text, kind, def, table, &table->cell[i], "x");
        stmt_put(s, " AS ");
        stmt_name(s, table->cell[i].name);
    }
    stmt_put(s, " FROM ");
    stmt_name(s, table->name);
    stmt_put(s, " AS x) AS x)");
    stmt_col(s, field_db_type(f->type));
}

/* A total over a table of which rows were taken. */
static bool is_counted(const struct reg_def *def, const struct reg_field *f, const size_t *took)
{
    return f->total.of != NULL && took[f->total.of - def->field] > 0;
}

/* What one statement takes of the rows that are left, added to the totals. */
static enum status count_some(struct ctx *c, struct reg_form *f, size_t *done, bool *any)
{
    const struct reg_def *def = f->def;
    size_t *took = arena_array(c->arena, def->n_field + 1, sizeof(*took)), at = 0;
    struct db_rows rows = { 0 };
    struct stmt s;
    enum status st;

    stmt_init(&s, c);
    for (size_t i = 0; i < def->n_field; i++) {
        if (brings(f, &def->field[i]))
            took[i] = put_rows(&s, f, &def->field[i], done[i]);
        done[i] += took[i];
    }
    *any = s.text.n > 0;
    if (!*any)
        return ST_OK;
    for (size_t i = 0; i < def->n_field; i++) {
        if (!is_counted(def, &def->field[i], took))
            continue;
        stmt_put(&s, s.n_col == 0 ? " SELECT " : ", ");
        put_total(&s, def, &def->field[i]);
    }
    st = stmt_run(&s, &rows, NULL);
    for (size_t i = 0; i < def->n_field && st == ST_OK; i++) {
        if (!is_counted(def, &def->field[i], took))
            continue;
        f->value[def->field[i].column].i += rows.cell[at].i;
        f->value[def->field[i].column].d += rows.cell[at++].d;
    }
    return st;
}

static bool has_totals(const struct reg_def *def, const struct reg_field *table)
{
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].total.of == table)
            return true;
    }
    return false;
}

enum status form_totals(struct ctx *c, struct reg_form *f)
{
    const struct reg_def *def = f->def;
    size_t *done = arena_array(c->arena, def->n_field + 1, sizeof(*done));
    bool any = true;
    enum status s = ST_OK;

    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *table = def->field[i].total.of;

        if (table != NULL && brings(f, table))
            f->value[def->field[i].column] =
                (struct db_value){ .type = field_db_type(def->field[i].type) };
        if (brings(f, &def->field[i]) && !has_totals(def, &def->field[i]))
            done[i] = f->table[i].n_row;
    }
    while (any && s == ST_OK)
        s = count_some(c, f, done, &any);
    return s;
}
