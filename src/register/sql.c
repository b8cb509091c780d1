/* sql.c: tables of definitions. Names come from definitions that the loader has checked, values are
 * parameters. */
#include "register/sql.h"

#include <assert.h>

static const char common_columns[] = "    id @int NOT NULL PRIMARY KEY REFERENCES record (id),\n"
                                     "    unit_id @int NOT NULL REFERENCES unit (id),\n"
                                     "    number TEXT NOT NULL,\n"
                                     "    state TEXT NOT NULL,\n"
                                     "    created_at @int NOT NULL,\n"
                                     "    created_on TEXT NOT NULL,\n"
                                     "    created_by @int,\n"
                                     "    changed_at @int NOT NULL,\n"
                                     "    due_on TEXT,\n"
                                     "    closed_on TEXT,\n"
                                     "    version @int NOT NULL";

static const char row_columns[] = "    id @id,\n"
                                  "    unit_id @int NOT NULL REFERENCES unit (id),\n"
                                  "    record_id @int NOT NULL REFERENCES record (id),\n"
                                  "    ord @int NOT NULL";

struct str sql_table(struct arena *a, const struct reg_def *def)
{
    return str_printf(a, "record_" STR_FMT, STR_ARG(def->name));
}

struct str sql_row_table(struct arena *a, const struct reg_def *def, const struct reg_field *table)
{
    return str_printf(a, "record_" STR_FMT "__" STR_FMT, STR_ARG(def->name), STR_ARG(table->name));
}

/* Names of indexes share one space with those of tables, and PostgreSQL cuts them at 63 bytes. */
static struct str index_name(struct arena *a, struct str table, struct str column)
{
    struct str whole = str_printf(a, STR_FMT "." STR_FMT, STR_ARG(table), STR_ARG(column));
    struct sha256 hash = sha256_of(whole.p, whole.n);

    return str_printf(a, "ix_" STR_FMT "_" STR_FMT, STR_ARG(str_sub(table, 0, 40)),
                      STR_ARG(hex_of(a, hash.b, 6)));
}

/* ── columns ── */

static const char *type_word(enum db_type t)
{
    switch (t) {
    case DB_INT:
        return "@int";
    case DB_REAL:
        return "REAL";
    case DB_TEXT:
    case DB_BLOB:
    default:
        return "TEXT";
    }
}

static const char *cast_word(enum db_type t)
{
    switch (t) {
    case DB_INT:
        return "BIGINT";
    case DB_REAL:
        return "DOUBLE PRECISION";
    case DB_TEXT:
    case DB_BLOB:
    default:
        return "VARCHAR"; /* TEXT would be given its collation, as in a column */
    }
}

/* Generated columns cannot name one another on PostgreSQL: their expressions are written out. */
void sql_computed(struct buf *b, enum db_kind kind, const struct reg_def *def,
                  const struct reg_field *table, const struct reg_field *f, const char *alias)
{
    const struct expr_scope scope = {
        .def = def, .table = table, .expand = true, .want = expr_want_of(f->type)
    };
    enum db_type t = field_db_type(f->type);

    buf_add(b, STR("CAST("));
    expr_put(b, kind, f->computed.text, &scope, alias, NULL);
    buf_printf(b, " AS %s)",
               kind == DB_SQLITE && t == DB_INT    ? "INTEGER"
               : kind == DB_SQLITE && t == DB_REAL ? "REAL"
                                                   : cast_word(t));
}

/* A field of one column; addresses have several, which are never computed. `table`: a column of its
 * rows. */
static void put_column(struct buf *b, enum db_kind kind, const struct reg_def *def,
                       const struct reg_field *table, const struct reg_field *f, struct str name)
{
    enum db_type t = field_db_type(f->type);

    buf_printf(b, "\"" STR_FMT "\" %s", STR_ARG(name), type_word(t));
    if (f->computed.text.n == 0)
        return;
    buf_add(b, STR(" GENERATED ALWAYS AS ("));
    sql_computed(b, kind, def, table, f, "");
    buf_add(b, str_of(kind == DB_SQLITE ? ") VIRTUAL" : ") STORED"));
}

static bool has_index(const struct reg_def *def, const struct reg_field *f)
{
    /* What a list shows can be sorted by. */
    bool listed = f->list && f->type != FIELD_LONGTEXT && f->type != FIELD_CHOICES;

    return listed || f->filter || f->unique || f->owner || f->in_charge || f->subject ||
           f == def->order || f == def->on || f->type == FIELD_REF;
}

/* Every list reads its unit's rows in the order of such an index. */
static void put_indexes(struct buf *b, enum db_kind kind, const struct reg_def *def,
                        const struct reg_column *col)
{
    struct str t = sql_table(b->arena, def);
    const struct reg_field *f = col->field;

    /* An index that is read backwards has its NULLs at the other end on PostgreSQL. */
    bool backwards = kind == DB_POSTGRES && f == def->order && def->order_desc;

    if (has_index(def, f))
        buf_printf(b,
                   "CREATE %sINDEX " STR_FMT " ON \"" STR_FMT "\" (unit_id, \"" STR_FMT "\"%s);\n",
                   f->unique ? "UNIQUE " : "", STR_ARG(index_name(b->arena, t, col->name)),
                   STR_ARG(t), STR_ARG(col->name),
                   f->unique   ? ""
                   : backwards ? " DESC NULLS LAST, id DESC"
                               : ", id");
}

static void put_index(struct buf *b, struct str table, const char *first, const char *then)
{
    struct str name = index_name(b->arena, table, str_printf(b->arena, "%s%s", first, then));

    buf_printf(b, "CREATE INDEX " STR_FMT " ON \"" STR_FMT "\" (unit_id, %s%s);\n", STR_ARG(name),
               STR_ARG(table), first, then);
}

/* Not UNIQUE: an office that has two of a kind already must still be able to start, and to mend
 * them; that there is no third is seen to when a form is checked. */
static void put_together(struct buf *b, const struct reg_def *def)
{
    struct str t = sql_table(b->arena, def);
    struct str name = index_name(b->arena, t, STR("(unique)"));

    if (def->n_together == 0)
        return;
    buf_printf(b, "CREATE INDEX IF NOT EXISTS " STR_FMT " ON \"" STR_FMT "\" (unit_id",
               STR_ARG(name), STR_ARG(t));
    for (size_t i = 0; i < def->n_together; i++)
        buf_printf(b, ", \"" STR_FMT "\"", STR_ARG(def->together[i]->name));
    buf_add(b, STR(");\n"));
}

static void put_common_indexes(struct buf *b, const struct reg_def *def)
{
    struct str t = sql_table(b->arena, def);

    put_index(b, t, "", "id");
    if (def->n_state > 0)
        put_index(b, t, "state, ", "id");
    if (def->number.n > 0)
        put_index(b, t, "number", "");
    if (def->n_clock > 0)
        put_index(b, t, "due_on, ", "id");
}

static void put_row_table(struct buf *b, enum db_kind kind, const struct reg_def *def,
                          const struct reg_field *table)
{
    struct str t = sql_row_table(b->arena, def, table);

    buf_printf(b, "CREATE TABLE \"" STR_FMT "\" (\n%s", STR_ARG(t), row_columns);
    for (size_t i = 0; i < table->n_cell; i++) {
        buf_add(b, STR(",\n    "));
        put_column(b, kind, def, table, &table->cell[i], table->cell[i].name);
    }
    buf_printf(b, "\n) @strict;\nCREATE INDEX " STR_FMT " ON \"" STR_FMT "\" (record_id, ord);\n",
               STR_ARG(index_name(b->arena, t, STR("record_id"))), STR_ARG(t));
}

struct str sql_create(struct arena *a, enum db_kind kind, const struct reg_def *def)
{
    struct str t = sql_table(a, def);
    struct buf b;

    buf_init(&b, a);
    buf_printf(&b, "CREATE TABLE \"" STR_FMT "\" (\n%s", STR_ARG(t), common_columns);
    for (size_t i = 0; i < def->n_column; i++) {
        buf_add(&b, STR(",\n    "));
        put_column(&b, kind, def, NULL, def->column[i].field, def->column[i].name);
    }
    buf_add(&b, STR("\n) @strict;\n"));
    put_common_indexes(&b, def);
    for (size_t i = 0; i < def->n_column; i++)
        put_indexes(&b, kind, def, &def->column[i]);
    put_together(&b, def);
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].type == FIELD_TABLE)
            put_row_table(&b, kind, def, &def->field[i]);
    }
    return buf_str(&b);
}

/* ── shapes ── */

static const char *shape_type(const struct reg_field *f)
{
    static const char *const word[] = {
        [DB_INT] = "int", [DB_REAL] = "real", [DB_TEXT] = "text", [DB_BLOB] = "text"
    };

    return word[field_db_type(f->type)];
}

static void shape_line(struct buf *b, struct str table, struct str name, const struct reg_field *f)
{
    buf_printf(b, STR_FMT "." STR_FMT " %s", STR_ARG(table), STR_ARG(name), shape_type(f));
    if (f->computed.text.n > 0)
        buf_printf(b, "! " STR_FMT, STR_ARG(f->computed.text));
    buf_add_char(b, '\n');
}

struct str sql_shape(struct arena *a, const struct reg_def *def)
{
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < def->n_column; i++)
        shape_line(&b, sql_table(a, def), def->column[i].name, def->column[i].field);
    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *f = &def->field[i];

        for (size_t k = 0; f->type == FIELD_TABLE && k < f->n_cell; k++)
            shape_line(&b, sql_row_table(a, def, f), f->cell[k].name, &f->cell[k]);
    }
    return buf_str(&b);
}

/* The line of a column ("record_visitor.name"), with its line end; empty: there is none. */
static struct str shape_of(struct str shape, struct str column)
{
    while (shape.n > 0) {
        struct str line = str_cut(&shape, '\n');

        if (str_starts(line, column) && line.n > column.n && line.p[column.n] == ' ')
            return line;
    }
    return STR("");
}

/* What the old shape has and the new one lacks, or has with another type. A computed column may be
 * computed otherwise: it is made anew. */
static enum status compare(struct arena *a, struct str old, struct str new_shape, struct str *why)
{
    while (old.n > 0) {
        struct str line = str_cut(&old, '\n'), rest = line;
        struct str column = str_cut(&rest, ' ');
        struct str now = shape_of(new_shape, column);
        struct str now_rest = now;

        if (now.n == 0) {
            *why = str_printf(a,
                              STR_FMT " is no longer in the definition. Keep the field (hidden "
                                      "from lists), or move its data away first",
                              STR_ARG(column));
            return ST_INVALID;
        }
        (void)str_cut(&now_rest, ' ');
        bool was = str_has(rest, STR("!")), is = str_has(now_rest, STR("!"));

        if (was && is)
            continue;
        if (!str_eq(rest, now_rest)) {
            *why = str_printf(a,
                              STR_FMT " was " STR_FMT " and is now " STR_FMT
                                      ". Give the new field another name",
                              STR_ARG(column), STR_ARG(rest), STR_ARG(now_rest));
            return ST_INVALID;
        }
    }
    return ST_OK;
}

static void extend_column(struct buf *b, enum db_kind kind, const struct reg_def *def,
                          const struct reg_field *table, const struct reg_column *col,
                          struct str old_shape)
{
    struct str t = table == NULL ? sql_table(b->arena, def) : sql_row_table(b->arena, def, table);
    struct str name = str_printf(b->arena, STR_FMT "." STR_FMT, STR_ARG(t), STR_ARG(col->name));
    struct str old = shape_of(old_shape, name), rest = old;
    bool computed = col->field->computed.text.n > 0;

    (void)str_cut(&rest, '!');
    if (old.n > 0 && (!computed || str_eq(str_trim(rest), col->field->computed.text)))
        return;
    if (old.n > 0) {
        if (table == NULL && has_index(def, col->field))
            buf_printf(b, "DROP INDEX " STR_FMT ";\n", STR_ARG(index_name(b->arena, t, col->name)));
        buf_printf(b, "ALTER TABLE \"" STR_FMT "\" DROP COLUMN \"" STR_FMT "\";\n", STR_ARG(t),
                   STR_ARG(col->name));
    }
    buf_printf(b, "ALTER TABLE \"" STR_FMT "\" ADD COLUMN ", STR_ARG(t));
    put_column(b, kind, def, table, col->field, col->name);
    buf_add(b, STR(";\n"));
    if (table == NULL)
        put_indexes(b, kind, def, col);
}

enum status sql_extend(struct arena *a, enum db_kind kind, const struct reg_def *def,
                       struct str old_shape, struct str *sql, struct str *why)
{
    struct buf b;
    enum status s = compare(a, old_shape, sql_shape(a, def), why);

    if (s != ST_OK)
        return s;
    buf_init(&b, a);
    for (size_t i = 0; i < def->n_column; i++)
        extend_column(&b, kind, def, NULL, &def->column[i], old_shape);
    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *f = &def->field[i];

        if (f->type != FIELD_TABLE)
            continue;
        if (!str_has(old_shape, str_printf(a, STR_FMT ".", STR_ARG(sql_row_table(a, def, f))))) {
            put_row_table(&b, kind, def, f);
            continue;
        }
        for (size_t k = 0; k < f->n_cell; k++) {
            const struct reg_column col = { f->cell[k].name, field_db_type(f->cell[k].type),
                                            &f->cell[k] };

            extend_column(&b, kind, def, f, &col, old_shape);
        }
    }
    put_together(&b, def);
    *sql = buf_str(&b);
    return ST_OK;
}

/* ── reading ── */

static const struct {
    const char *sql;
    enum db_type type;
} row_head[ROW_FIELDS] = {
    [ROW_ID] = { "r.id", DB_INT },
    [ROW_VERSION] = { "r.version", DB_INT },
    [ROW_NUMBER] = { "r.number", DB_TEXT },
    [ROW_TITLE] = { "t.title", DB_TEXT },
    [ROW_STATE] = { "r.state", DB_TEXT },
    [ROW_CREATED_AT] = { "r.created_at", DB_INT },
    [ROW_CREATED_ON] = { "r.created_on", DB_TEXT },
    [ROW_CREATED_BY] = { "COALESCE(r.created_by, 0)", DB_INT },
    [ROW_CREATOR] = { "COALESCE(p.name, '')", DB_TEXT },
    [ROW_CHANGED_AT] = { "r.changed_at", DB_INT },
    [ROW_DUE_ON] = { "COALESCE(r.due_on, '')", DB_TEXT },
    [ROW_CLOSED_ON] = { "COALESCE(r.closed_on, '')", DB_TEXT },
};

static bool is_named(const struct reg_field *f)
{
    return f->type == FIELD_PERSON || f->type == FIELD_UNIT || f->type == FIELD_REF;
}

static bool is_chosen(const struct reg_field *const *field, size_t n, const struct reg_field *f)
{
    if (n == 0)
        return true;
    for (size_t i = 0; i < n; i++) {
        if (field[i] == f)
            return true;
    }
    return false;
}

void sql_select(struct stmt *s, const struct reg_def *def, const struct reg_field *const *field,
                size_t n, struct row_plan *plan)
{
    struct arena *a = s->c->arena;

    *plan = (struct row_plan){ .def = def,
                               .column = arena_array(a, def->n_column + 1, sizeof(bool)),
                               .at = arena_array(a, def->n_column + 1, sizeof(size_t)),
                               .shown_at = arena_array(a, def->n_column + 1, sizeof(size_t)) };
    stmt_put(s, "SELECT ");
    for (size_t i = 0; i < ROW_FIELDS; i++) {
        stmt_put(s, i > 0 ? ", " : "");
        stmt_put(s, row_head[i].sql);
        stmt_col(s, row_head[i].type);
    }
    for (size_t i = 0; i < def->n_column; i++) {
        const struct reg_column *col = &def->column[i];

        /* Who owns it, and whom it is about, decides what the asker may; when it began, which rule
         * holds. */
        plan->column[i] = is_chosen(field, n, col->field) || col->field->owner ||
                          col->field->in_charge || col->field->subject || col->field == def->on;
        if (!plan->column[i])
            continue;
        stmt_put(s, ", r.");
        stmt_name(s, col->name);
        plan->at[i] = s->n_col;
        stmt_col(s, col->type);
        if (is_named(col->field)) {
            buf_printf(&s->text, ", COALESCE(j%zu.%s, '')", i,
                       col->field->type == FIELD_REF ? "title" : "name");
            plan->shown_at[i] = s->n_col;
            stmt_col(s, DB_TEXT);
        }
    }
    plan->n = s->n_col;
}

void sql_joins(struct stmt *s, const struct row_plan *plan)
{
    stmt_put(s, " JOIN record t ON t.id = r.id LEFT JOIN person p ON p.id = r.created_by");
    for (size_t i = 0; i < plan->def->n_column; i++) {
        enum field_type t = plan->def->column[i].field->type;

        if (plan->shown_at[i] == 0)
            continue;
        buf_printf(&s->text, " LEFT JOIN %s j%zu ON j%zu.id = r.",
                   t == FIELD_REF    ? "record"
                   : t == FIELD_UNIT ? "unit"
                                     : "person",
                   i, i);
        stmt_name(s, plan->def->column[i].name);
    }
}

void sql_row(struct arena *a, const struct row_plan *plan, const struct db_value *cell,
             struct record *out)
{
    const struct reg_def *def = plan->def;
    struct db_value *value = arena_array(a, def->n_column + 1, sizeof(*value));
    struct str *shown = arena_array(a, def->n_column + 1, sizeof(*shown));

    for (size_t i = 0; i < def->n_column; i++) {
        value[i] = plan->column[i] ? cell[plan->at[i]] : value_null(def->column[i].type);
        shown[i] = plan->shown_at[i] != 0 ? cell[plan->shown_at[i]].s : STR("");
    }
    *out = (struct record){
        .def = def,
        .id = cell[ROW_ID].i,
        .version = cell[ROW_VERSION].i,
        .number = cell[ROW_NUMBER].s,
        .title = cell[ROW_TITLE].s,
        .state = cell[ROW_STATE].s,
        .created_at = cell[ROW_CREATED_AT].i,
        .created_on = cell[ROW_CREATED_ON].s,
        .created_by = cell[ROW_CREATED_BY].i,
        .creator = cell[ROW_CREATOR].s,
        .changed_at = cell[ROW_CHANGED_AT].i,
        .due_on = cell[ROW_DUE_ON].s,
        .closed_on = cell[ROW_CLOSED_ON].s,
        .value = value,
        .shown = shown,
    };
}

/* ── who may know of what ── */

static uint32_t roles_of(const struct ctx *c)
{
    uint32_t roles = 0;

    for (size_t i = 0; i < c->who.n_grant; i++)
        roles |= UINT32_C(1) << c->who.grant[i].role;
    return roles;
}

static bool is_system(const struct ctx *c)
{
    return c->who.account_id == 0 && (c->req == NULL || c->for_public);
}

static bool has_subject(const struct reg_def *def)
{
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].subject)
            return true;
    }
    return false;
}

bool sql_is_guarded(const struct ctx *c, const struct reg_def *def)
{
    return !is_system(c) && ((def->read & roles_of(c)) == 0 || has_subject(def));
}

static void or_is_me(struct stmt *s, bool *any, struct str column)
{
    stmt_put(s, *any ? " OR r." : " AND (r.");
    stmt_name(s, column);
    stmt_put(s, " = ");
    stmt_int(s, s->c->who.person_id);
    *any = true;
}

static void guard_own(struct stmt *s, const struct reg_def *def)
{
    bool own = (def->read & REG_WHO_OWNER) != 0, any = false;

    if (own && def->owner != NULL)
        or_is_me(s, &any, def->owner->name);
    if ((def->read & REG_WHO_IN_CHARGE) != 0 && def->in_charge != NULL)
        or_is_me(s, &any, def->in_charge->name);
    if ((def->read & REG_WHO_CREATOR) != 0 || (own && def->owner == NULL))
        or_is_me(s, &any, STR("created_by"));
    stmt_put(s, any ? ")" : " AND 1 = 0");
}

void sql_guard(struct stmt *s, const struct reg_def *def)
{
    if (is_system(s->c))
        return;
    if ((def->read & roles_of(s->c)) == 0)
        guard_own(s, def);
    for (size_t i = 0; i < def->n_field; i++) {
        if (!def->field[i].subject)
            continue;
        stmt_put(s, " AND (r.");
        stmt_name(s, def->field[i].name);
        stmt_put(s, " IS NULL OR r.");
        stmt_name(s, def->field[i].name);
        stmt_put(s, " <> ");
        stmt_int(s, s->c->who.person_id);
        stmt_put(s, ")");
    }
}
