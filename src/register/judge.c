/* judge.c: the conditions of a definition over rows that are not written yet. */
#include "base/rows.h"
#include "register/clock.h"
#include "register/form_check.h"
#include "register/sql.h"

struct condition {
    const struct expr *e;
    bool rules; /* a check: rule_NAME has a meaning */
};

struct judging {
    struct ctx *c;
    const struct reg_def *def;
    struct reg_form *const *form; /* n_row; of several, all are new, so that they ask the same */
    const struct record *now;     /* n_row */
    size_t n_row;
    struct condition *ask;
    size_t n;
    struct stmt s;
};

/* ── what is asked ── */

static bool is_asked(const struct reg_form *form, const struct reg_field *f)
{
    bool total = f->total.of != NULL;

    return f->when.text.n > 0 && (total || (f->required && form_is_given(form, f)));
}

static void add(struct judging *j, const struct expr *e, bool rules)
{
    j->ask[j->n++] = (struct condition){ .e = e, .rules = rules };
}

static void gather(struct judging *j, const struct reg_move *m)
{
    const struct reg_def *def = j->def;

    j->ask = arena_array(j->c->arena, def->n_field + def->n_check + 1, sizeof(*j->ask));
    for (size_t i = 0; i < def->n_field; i++) {
        if (is_asked(j->form[0], &def->field[i]))
            add(j, &def->field[i].when, false);
    }
    for (size_t i = 0; i < def->n_check; i++)
        add(j, &def->check[i].where, true);
    if (m != NULL && m->when.text.n > 0)
        add(j, &m->when, false);
}

/* The fields that it looks at; a rule is that of the day in the register's `on`. */
static void names_of(const struct judging *j, const struct condition *k, bool *named)
{
    const struct reg_def *def = j->def;
    const struct expr_scope scope = { .def = def };

    expr_names(j->c->arena, k->e->text, &scope, named);
    if (k->rules && def->on != NULL && str_has(k->e->text, STR("rule_")))
        named[def->on - def->field] = true;
}

/* ── the question ── */

static bool asks_rules(const struct judging *j)
{
    for (size_t i = 0; i < j->n; i++) {
        if (j->ask[i].rules && str_has(j->ask[i].e->text, STR("rule_")))
            return true;
    }
    return false;
}

/* Rules stand as parameters one after the other; those that hold on no day are NULL. */
static enum status put_rules(struct judging *j, struct expr_params *out)
{
    const struct reg_def *def = j->def;
    size_t n = def->n_rule;
    struct rule_now *now = arena_array(j->c->arena, n + 1, sizeof(*now));
    bool *held = arena_array(j->c->arena, n + 1, sizeof(*held));
    int32_t day = 0;
    enum status s;

    out->rule = (int)j->s.n_arg + 1;
    if (n == 0 || !asks_rules(j))
        return ST_OK;
    (void)date_parse(record_began(j->now), &day);
    s = rules_on(j->c, def, day, now, held);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        (void)stmt_arg(&j->s, held[i] ? value_real(now[i].value) : value_null(DB_REAL));
    return s;
}

static void put_conditions(struct judging *j, const struct expr_params *rules)
{
    for (size_t i = 0; i < j->n; i++) {
        const struct condition *k = &j->ask[i];
        const struct expr_scope scope = { .def = j->def, .rules = k->rules };

        stmt_put(&j->s, i > 0 ? ", CASE WHEN " : "SELECT CASE WHEN ");
        expr_put(&j->s.text, db_kind(j->c->db), k->e->text, &scope, "r", k->rules ? rules : NULL);
        stmt_put(&j->s, " THEN 1 ELSE 0 END");
        stmt_col(&j->s, DB_INT);
    }
}

/* A column of the row as it would be: its name, or the value there. Texts compare as they do in the
 * columns of a table. */
static void put_cell(struct stmt *s, struct str name, const struct db_value *v)
{
    stmt_put(s, ", ");
    if (v == NULL) {
        stmt_name(s, name);
        return;
    }
    (void)stmt_value(s, *v);
    if (v->type == DB_TEXT && db_kind(s->c->db) == DB_POSTGRES)
        stmt_put(s, " COLLATE \"C\"");
}

static struct db_value text_or_null(struct str s)
{
    return s.n == 0 ? value_null(DB_TEXT) : value_text(s);
}

/* The columns that are looked at and not computed: their names, or those of one row. */
static void put_cells(struct judging *j, const bool *named, const struct reg_form *form,
                      const struct record *now)
{
    const struct reg_def *def = j->def;
    const struct record none = { 0 }, *r = now != NULL ? now : &none;
    const struct {
        const char *name;
        struct db_value value;
    } common[] = { { "state", value_text(r->state) },
                   { "number", value_text(r->number) },
                   { "created_on", value_text(r->created_on) },
                   { "due_on", text_or_null(r->due_on) },
                   { "closed_on", text_or_null(r->closed_on) } };

    for (size_t i = 0; i < ARRAY_LEN(common); i++)
        put_cell(&j->s, str_of(common[i].name), now != NULL ? &common[i].value : NULL);
    for (size_t i = 0; i < def->n_column; i++) {
        const struct reg_field *f = def->column[i].field;

        if (named[f - def->field] && f->computed.text.n == 0)
            put_cell(&j->s, def->column[i].name, form != NULL ? &form->value[i] : NULL);
    }
}

/* The rows as they would be, each with its place. */
static void put_given(struct judging *j, const bool *named)
{
    stmt_put(&j->s, "WITH given (\"_place\"");
    put_cells(j, named, NULL, NULL);
    stmt_put(&j->s, ") AS (VALUES ");
    for (size_t i = 0; i < j->n_row; i++) {
        stmt_put(&j->s, i > 0 ? ", (" : "(");
        (void)stmt_int(&j->s, (int64_t)i);
        put_cells(j, named, j->form[i], &j->now[i]);
        stmt_put(&j->s, ")");
    }
    stmt_put(&j->s, ") ");
}

/* What the database computes is computed from the others, as it would be. */
static void put_from(struct judging *j, const bool *named)
{
    const struct reg_def *def = j->def;

    stmt_put(&j->s, " FROM (SELECT r.*");
    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *f = &def->field[i];

        if (!named[i] || f->computed.text.n == 0)
            continue;
        stmt_put(&j->s, ", ");
        sql_computed(&j->s.text, db_kind(j->c->db), def, NULL, f, "r");
        stmt_put(&j->s, " AS ");
        stmt_name(&j->s, f->name);
    }
    stmt_put(&j->s, " FROM given AS r) AS r ORDER BY r.\"_place\"");
}

/* ── the answer ── */

static bool is_sound(const struct judging *j, const struct reg_form *form,
                     const struct condition *k)
{
    bool *named = arena_array(j->c->arena, j->def->n_field + 1, sizeof(*named));

    names_of(j, k, named);
    for (size_t i = 0; i < j->def->n_field; i++) {
        if (named[i] && form->wrong[i])
            return false;
    }
    return true;
}

/* A total of nothing, where the record has none of its own, is no 0. */
static void settle_total(struct reg_form *form, const struct reg_field *f, bool holds)
{
    struct db_value *v = &form->value[f->column];
    bool nothing = v->null || (v->i == 0 && v->d == 0);

    if (nothing)
        *v = holds ? (struct db_value){ .type = v->type } : value_null(v->type);
}

/* In the order of gather(). A field that is missing is wrong for the checks that look at it. */
static enum status tell(struct judging *j, struct reg_form *form, const struct db_value *holds,
                        const struct reg_move *m)
{
    const struct reg_def *def = j->def;
    const struct condition *k = j->ask;
    enum status s = ST_OK;

    for (size_t i = 0; i < def->n_field && s == ST_OK; i++) {
        if (!is_asked(form, &def->field[i]))
            continue;
        if (def->field[i].total.of != NULL)
            settle_total(form, &def->field[i], holds->i != 0);
        else if (holds->i != 0 && is_sound(j, form, k))
            s = form_require(j->c, form, &def->field[i]);
        k++;
        holds++;
    }
    for (size_t i = 0; i < def->n_check; i++, k++, holds++) {
        if (holds->i == 0 && is_sound(j, form, k))
            reg_form_wrong_words(j->c, form, def->check[i].field, &def->check[i].say);
    }
    if (m != NULL && m->when.text.n > 0 && holds->i == 0 && is_sound(j, form, k))
        reg_form_wrong_words(j->c, form, NULL, &m->say);
    return s;
}

static enum status ask(struct judging *j, const struct reg_move *m)
{
    bool *named = arena_array(j->c->arena, j->def->n_field + 1, sizeof(*named));
    struct expr_params rules = { 0 };
    struct db_rows rows = { 0 };
    enum status s;

    for (size_t i = 0; i < j->n; i++)
        names_of(j, &j->ask[i], named);
    stmt_init(&j->s, j->c);
    s = put_rules(j, &rules);
    if (s != ST_OK)
        return s;
    put_given(j, named);
    put_conditions(j, &rules);
    put_from(j, named);
    s = stmt_run(&j->s, &rows, NULL);
    for (size_t i = 0; i < rows.n_rows && s == ST_OK; i++)
        s = tell(j, j->form[i], &rows.cell[i * rows.n_cols], m);
    return s;
}

enum status form_judge(struct ctx *c, struct reg_form *const *f, const struct record *now, size_t n,
                       const struct reg_move *m)
{
    struct judging j = { .c = c, .def = f[0]->def, .form = f };
    enum status s = ST_OK;

    gather(&j, m);
    for (size_t done = 0; j.n > 0 && done < n && s == ST_OK; done += j.n_row) {
        j.form = f + done;
        j.now = now + done;
        j.n_row = asks_rules(&j) ? 1 : rows_at_once(n - done); /* rules are those of its day */
        s = ask(&j, m);
    }
    return s;
}
