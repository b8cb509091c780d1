/* sql_write.c: statements that write records. Every typed column is written every time: one
 * statement a register. */
#include "base/rows.h"
#include "register/sql.h"

static bool is_stored(const struct reg_field *f)
{
    return f->computed.text.n == 0;
}

static void put_table(struct stmt *s, const struct reg_def *def)
{
    stmt_name(s, sql_table(s->c->arena, def));
}

static struct db_value text_or_null(struct str s)
{
    return s.n > 0 ? value_text(s) : value_null(DB_TEXT);
}

static void put_values(struct stmt *s, const struct record *r)
{
    const struct reg_def *def = r->def;
    const struct db_value common[] = {
        value_int(r->id),
        value_int(s->c->who.unit_id),
        value_text(r->number),
        value_text(r->state),
        value_int(r->created_at),
        value_text(r->created_on),
        r->created_by != 0 ? value_int(r->created_by) : value_null(DB_INT),
        value_int(s->c->now),
        text_or_null(r->due_on),
        text_or_null(r->closed_on),
        value_int(1),
    };

    for (size_t i = 0; i < ARRAY_LEN(common); i++) {
        stmt_put(s, i > 0 ? ", " : "(");
        (void)stmt_value(s, common[i]);
    }
    for (size_t i = 0; i < def->n_column; i++) {
        if (is_stored(def->column[i].field)) {
            stmt_put(s, ", ");
            (void)stmt_value(s, r->value[i]);
        }
    }
    stmt_put(s, ")");
}

static enum status insert_part(struct ctx *c, const struct record *r, size_t n)
{
    const struct reg_def *def = r->def;
    struct stmt s;

    stmt_init(&s, c);
    stmt_put(&s, "INSERT INTO ");
    put_table(&s, def);
    stmt_put(&s, " (id, unit_id, number, state, created_at, created_on, created_by, changed_at, "
                 "due_on, closed_on, version");
    for (size_t i = 0; i < def->n_column; i++) {
        if (is_stored(def->column[i].field)) {
            stmt_put(&s, ", ");
            stmt_name(&s, def->column[i].name);
        }
    }
    stmt_put(&s, ") VALUES ");
    for (size_t i = 0; i < n; i++) {
        stmt_put(&s, i > 0 ? ", " : "");
        put_values(&s, &r[i]);
    }
    return stmt_run(&s, NULL, NULL);
}

enum status sql_insert(struct ctx *c, const struct record *r, size_t n)
{
    enum status s = ST_OK;

    for (size_t done = 0, part; done < n && s == ST_OK; done += part) {
        part = rows_at_once(n - done);
        s = insert_part(c, r + done, part);
    }
    return s;
}

enum status sql_update(struct ctx *c, const struct record *r, int64_t version,
                       const struct db_value *value)
{
    const struct reg_def *def = r->def;
    struct stmt s;
    int64_t changed = 0;

    stmt_init(&s, c);
    stmt_put(&s, "UPDATE ");
    put_table(&s, def);
    stmt_put(&s, " SET version = version + 1, changed_at = ");
    (void)stmt_int(&s, c->now);
    stmt_put(&s, ", state = ");
    (void)stmt_text(&s, r->state);
    stmt_put(&s, ", closed_on = ");
    (void)stmt_value(&s, text_or_null(r->closed_on));
    for (size_t i = 0; i < def->n_column; i++) {
        if (!is_stored(def->column[i].field))
            continue;
        stmt_put(&s, ", ");
        stmt_name(&s, def->column[i].name);
        stmt_put(&s, " = ");
        (void)stmt_value(&s, value[i]);
    }
    stmt_put(&s, " WHERE unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, " AND id = ");
    (void)stmt_int(&s, r->id);
    stmt_put(&s, " AND version = ");
    (void)stmt_int(&s, version);
    enum status st = stmt_run(&s, NULL, &changed);
    return st == ST_OK && changed == 0 ? ST_CONFLICT : st;
}

static enum status delete_rows(struct ctx *c, struct str table, int64_t record_id)
{
    struct stmt s;

    stmt_init(&s, c);
    stmt_put(&s, "DELETE FROM ");
    stmt_name(&s, table);
    stmt_put(&s, " WHERE unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, " AND record_id = ");
    (void)stmt_int(&s, record_id);
    return stmt_run(&s, NULL, NULL);
}

enum status sql_delete(struct ctx *c, const struct record *r)
{
    const struct reg_def *def = r->def;
    enum status st = ST_OK;
    int64_t changed = 0;
    struct stmt s;

    for (size_t i = 0; i < def->n_field && st == ST_OK; i++) {
        if (def->field[i].type == FIELD_TABLE)
            st = delete_rows(c, sql_row_table(c->arena, def, &def->field[i]), r->id);
    }
    if (st != ST_OK)
        return st;
    stmt_init(&s, c);
    stmt_put(&s, "DELETE FROM ");
    put_table(&s, def);
    stmt_put(&s, " WHERE unit_id = ");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, " AND id = ");
    (void)stmt_int(&s, r->id);
    stmt_put(&s, " AND version = ");
    (void)stmt_int(&s, r->version);
    st = stmt_run(&s, NULL, &changed);
    return st == ST_OK && changed == 0 ? ST_CONFLICT : st;
}

static enum status insert_row(struct ctx *c, struct str table_name, const struct reg_field *table,
                              int64_t record_id, size_t row, const struct db_value *value)
{
    struct stmt s;

    stmt_init(&s, c);
    stmt_put(&s, "INSERT INTO ");
    stmt_name(&s, table_name);
    stmt_put(&s, " (unit_id, record_id, ord");
    for (size_t i = 0; i < table->n_cell; i++) {
        if (is_stored(&table->cell[i])) {
            stmt_put(&s, ", ");
            stmt_name(&s, table->cell[i].name);
        }
    }
    stmt_put(&s, ") VALUES (");
    (void)stmt_int(&s, c->who.unit_id);
    stmt_put(&s, ", ");
    (void)stmt_int(&s, record_id);
    stmt_put(&s, ", ");
    (void)stmt_int(&s, (int64_t)row);
    for (size_t i = 0; i < table->n_cell; i++) {
        if (is_stored(&table->cell[i])) {
            stmt_put(&s, ", ");
            (void)stmt_value(&s, value[i]);
        }
    }
    stmt_put(&s, ")");
    return stmt_run(&s, NULL, NULL);
}

enum status sql_rows_put(struct ctx *c, const struct reg_def *def, const struct reg_field *table,
                         int64_t record_id, bool is_new, const struct reg_cells *cells)
{
    struct str name = sql_row_table(c->arena, def, table);
    enum status s = is_new ? ST_OK : delete_rows(c, name, record_id);

    for (size_t i = 0; i < cells->n_row && s == ST_OK; i++)
        s = insert_row(c, name, table, record_id, i, &cells->value[i * table->n_cell]);
    return s;
}
