/* judge.c: the conditions of a definition over a row that is not written yet. */
#include "register/clock.h"
#include "register/form_check.h"
#include "register/sql.h"

struct condition {
    const struct expr *e;
    bool rules; /* a check: rule_NAME has a meaning */
    bool holds;
};

struct judging {
    struct ctx *c;
    struct reg_form *form;
    const struct record *now;
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
    const struct reg_def *def = j->form->def;

    j->ask = arena_array(j->c->arena, def->n_field + def->n_check + 1, sizeof(*j->ask));
    for (size_t i = 0; i < def->n_field; i++) {
        if (is_asked(j->form, &def->field[i]))
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
    const struct reg_def *def = j->form->def;
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
    const struct reg_def *def = j->form->def;
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
        const struct expr_scope scope = { .def = j->form->def, .rules = k->rules };

        stmt_put(&j->s, i > 0 ? ", CASE WHEN " : "SELECT CASE WHEN ");
        expr_put(&j->s.text, db_kind(j->c->db), k->e->text, &scope, "r", k->rules ? rules : NULL);
        stmt_put(&j->s, " THEN 1 ELSE 0 END");
        stmt_col(&j->s, DB_INT);
    }
}

/* Texts compare as they do in the columns of a table. */
static void put_value(struct stmt *s, struct str name, struct db_value v)
{
    (void)stmt_value(s, v);
    if (v.type == DB_TEXT && db_kind(s->c->db) == DB_POSTGRES)
        stmt_put(s, " COLLATE \"C\"");
    stmt_put(s, " AS ");
    stmt_name(s, name);
}

static void put_common(struct stmt *s, const struct record *now)
{
    const struct {
        const char *name;
        struct str text;
    } common[] = { { "state", now->state },
                   { "number", now->number },
                   { "created_on", now->created_on },
                   { "due_on", now->due_on },
                   { "closed_on", now->closed_on } };

    for (size_t i = 0; i < ARRAY_LEN(common); i++) {
        bool none = i >= 3 && common[i].text.n == 0;

        stmt_put(s, i > 0 ? ", " : "SELECT ");
        put_value(s, str_of(common[i].name),
                  none ? value_null(DB_TEXT) : value_text(common[i].text));
    }
}

/* The row as it would be, of the columns that are looked at; those that the database computes are
 * computed from the others, as it would. */
static void put_row(struct judging *j)
{
    const struct reg_def *def = j->form->def;
    bool *named = arena_array(j->c->arena, def->n_field + 1, sizeof(*named));

    for (size_t i = 0; i < j->n; i++)
        names_of(j, &j->ask[i], named);
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
    stmt_put(&j->s, " FROM (");
    put_common(&j->s, j->now);
    for (size_t i = 0; i < def->n_column; i++) {
        const struct reg_field *f = def->column[i].field;

        if (!named[f - def->field] || f->computed.text.n > 0)
            continue;
        stmt_put(&j->s, ", ");
        put_value(&j->s, def->column[i].name, j->form->value[i]);
    }
    stmt_put(&j->s, ") AS r) AS r");
}

/* ── the answer ── */

static bool is_sound(const struct judging *j, const struct condition *k)
{
    const struct reg_form *form = j->form;
    bool *named = arena_array(j->c->arena, form->def->n_field + 1, sizeof(*named));

    names_of(j, k, named);
    for (size_t i = 0; i < form->def->n_field; i++) {
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
static enum status tell(struct judging *j, const struct reg_move *m)
{
    struct reg_form *form = j->form;
    const struct reg_def *def = form->def;
    const struct condition *k = j->ask;
    enum status s = ST_OK;

    for (size_t i = 0; i < def->n_field && s == ST_OK; i++) {
        if (!is_asked(form, &def->field[i]))
            continue;
        if (def->field[i].total.of != NULL)
            settle_total(form, &def->field[i], k->holds);
        else if (k->holds && is_sound(j, k))
            s = form_require(j->c, form, &def->field[i]);
        k++;
    }
    for (size_t i = 0; i < def->n_check; i++, k++) {
        if (!k->holds && is_sound(j, k))
            reg_form_wrong_words(j->c, form, def->check[i].field, &def->check[i].say);
    }
    if (m != NULL && m->when.text.n > 0 && !k->holds && is_sound(j, k))
        reg_form_wrong_words(j->c, form, NULL, &m->say);
    return s;
}

enum status form_judge(struct ctx *c, struct reg_form *f, const struct record *now,
                       const struct reg_move *m)
{
    struct judging j = { .c = c, .form = f, .now = now };
    struct expr_params rules = { 0 };
    struct db_rows rows = { 0 };
    enum status s;

    gather(&j, m);
    if (j.n == 0)
        return ST_OK;
    stmt_init(&j.s, c);
    s = put_rules(&j, &rules);
    if (s != ST_OK)
        return s;
    put_conditions(&j, &rules);
    put_row(&j);
    s = stmt_run(&j.s, &rows, NULL);
    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < j.n; i++)
        j.ask[i].holds = rows.cell[i].i != 0;
    return tell(&j, m);
}
