/* load_tie.c: what can be said only when all definitions are read: references between registers,
 * duties, expressions, names that must differ. */
#include "register/loading.h"
#include "register/public.h"

static const struct draft *draft_named(const struct load *l, struct str name)
{
    for (size_t i = 0; i < l->n_draft; i++) {
        if (str_eq(l->draft[i].def.name, name))
            return &l->draft[i];
    }
    return NULL;
}

static const struct reg_def *register_named(struct load *l, const struct yaml *v)
{
    const char **names;
    const struct draft *d;

    if (!is_text(l, v, "a register's name"))
        return NULL;
    d = draft_named(l, v->text);
    if (d != NULL)
        return &d->def;
    names = arena_array(l->a, l->n_draft + 1, sizeof(*names));
    for (size_t i = 0; i < l->n_draft; i++)
        names[i] = str_z(l->a, l->draft[i].def.name);

    struct str guess = did_you_mean(l->a, v->text, names);

    wrong(l, v->line, "there is no register '" STR_FMT "'" STR_FMT, STR_ARG(v->text),
          STR_ARG(guess));
    return NULL;
}

/* ── duties ── */

static const struct reg_field *field_of(struct load *l, const struct reg_def *def,
                                        const struct yaml *v)
{
    const struct reg_field *f;

    if (!is_text(l, v, "a field's name"))
        return NULL;
    f = reg_field(def, v->text);
    if (f == NULL)
        wrong(l, v->line, "register '" STR_FMT "' has no field '" STR_FMT "'", STR_ARG(def->name),
              STR_ARG(v->text));
    return f;
}

static bool is_id(const struct yaml *v)
{
    return v->kind == YAML_TEXT && str_eq(v->text, STR("id"));
}

static void tie_owed(struct load *l, struct later_duty *late)
{
    const struct owed *o = &late->owed;
    struct reg_duty *d = late->duty;

    if (o->reg.line == 0)
        return;
    d->owed = register_named(l, &o->reg);
    d->owed_where = o->where;
    if (d->owed == NULL || o->key.line == 0 || is_id(&o->key))
        return;
    d->owed_key = field_of(l, d->owed, &o->key);
    if (d->owed_key != NULL && d->owed_key->type != FIELD_PERSON &&
        d->owed_key->type != FIELD_REF) {
        wrong(l, o->key.line, "`key` is a person or ref field of '" STR_FMT "', or id",
              STR_ARG(d->owed->name));
        d->owed_key = NULL;
    }
    expr_later(l, (struct later_expr){
                      .e = &d->owed_where, .what = "owed", .duty = d, .want = EXPR_CONDITION });
}

/* Who files must be what owes: the same persons, or records of the same register. */
static void check_by(struct load *l, const struct yaml *by, const struct reg_duty *d)
{
    const struct reg_def *target = d->owed_key == NULL ? d->owed : d->owed_key->to;
    const struct reg_field *f = d->filed_by;

    if (f == NULL || d->owed == NULL)
        return;
    if (d->owed_key != NULL && d->owed_key->type == FIELD_PERSON) {
        if (f->type != FIELD_PERSON)
            wrong(l, by->line, "persons owe it, so `by` is a person field; '" STR_FMT "' is a %s",
                  STR_ARG(f->name), field_type_name(f->type));
    } else if (f->type != FIELD_REF || f->to != target) {
        wrong(l, by->line, "records of '" STR_FMT "' owe it, so `by` is a field of type ref to it",
              STR_ARG(target != NULL ? target->name : STR("?")));
    }
}

static void tie_period(struct load *l, struct later_duty *late, const struct filed *f)
{
    struct reg_duty *d = late->duty;

    bool by_year = f->year.line > 0, by_day = f->on.line > 0;

    if (by_year)
        d->year = field_of(l, &l->d->def, &f->year);
    if (d->year != NULL && d->year->type != FIELD_INTEGER)
        wrong(l, f->year.line, "`year` is an integer field");
    if (by_day)
        d->on = field_of(l, &l->d->def, &f->on);
    if (d->on != NULL && d->on->type != FIELD_DATE)
        wrong(l, f->on.line, "`on` of a duty is a date field");
    if (d->per == DUTY_YEAR && by_year == by_day)
        wrong(
            l, late->line,
            "`per: year` needs either `year` (an integer field) or `on` (a date field) in `filed`");
    if (d->per == DUTY_ONCE && (by_year || by_day))
        wrong(l, late->line, "`per: once` has no year; leave `year` and `on` out");
}

static void tie_filed(struct load *l, struct later_duty *late)
{
    const struct filed *f = &late->filed;
    struct reg_duty *d = late->duty;

    if (f->by.line == 0)
        return;
    if (!is_id(&f->by))
        d->filed_by = field_of(l, &l->d->def, &f->by);
    else if (d->owed != &l->d->def || d->owed_key != NULL)
        wrong(l, f->by.line,
              "`by: id` means the record itself: then `owed` is this register with `key: id`");
    d->filed_where = f->where;
    check_by(l, &f->by, d);
    tie_period(l, late, f);
    expr_later(
        l, (struct later_expr){ .e = &d->filed_where, .what = "filed", .want = EXPR_CONDITION });
}

/* ── expressions ── */

static void check_expr(struct load *l, const struct later_expr *e)
{
    struct expr_scope scope = { .def = &e->d->def,
                                .table = e->table,
                                .now = e->now,
                                .rules = e->rules,
                                .expand = e->expand,
                                .want = e->want };
    size_t at = 0;
    const char *why;

    if (e->ref != NULL)
        scope.def = e->ref->to;
    if (e->duty != NULL)
        scope.def = e->duty->owed;
    if (scope.def == NULL) /* said already */
        return;
    why = expr_trouble(&l->trial, e->e->text, &scope, &at);
    if (why != NULL)
        wrong(l, e->e->line, "%s: %s (at character %zu of \"" STR_FMT "%s\")", e->what, why, at + 1,
              STR_ARG(str_sub(e->e->text, 0, 120)), e->e->text.n > 120 ? "..." : "");
    arena_reset(&l->trial);
}

/* ── names ── */

static void measures_differ(struct load *l, size_t i)
{
    const struct reg_def *def = &l->draft[i].def;

    for (size_t m = 0; m < def->n_measure; m++) {
        struct str name = def->measure[m].name;
        bool twice = false;

        for (size_t k = 0; name.n > 0 && k <= i && !twice; k++) {
            const struct reg_def *other = &l->draft[k].def;

            for (size_t o = 0; o < (k == i ? m : other->n_measure) && !twice; o++) {
                twice = str_eq(other->measure[o].name, name);
                if (twice)
                    wrong(l, def->measure[m].line,
                          "the measure '" STR_FMT "' stands in register '" STR_FMT
                          "' too; names of measures are unique among all",
                          STR_ARG(name), STR_ARG(other->name));
            }
        }
    }
}

/* record_A__B is the table of register A__B, and of the table field B of register A. */
static void tables_differ(struct load *l, const struct reg_def *def)
{
    for (size_t i = 0; i < def->n_field; i++) {
        const struct reg_field *f = &def->field[i];
        struct str name;

        if (f->type != FIELD_TABLE)
            continue;
        name = str_printf(l->a, STR_FMT "__" STR_FMT, STR_ARG(def->name), STR_ARG(f->name));
        if (draft_named(l, name) != NULL)
            wrong(l, f->line,
                  "there is a register '" STR_FMT
                  "', whose table would be the one of this field; take another name",
                  STR_ARG(name));
    }
}

/* Two registers cannot have one address. */
static void paths_differ(struct load *l, size_t i)
{
    const struct reg_public *p = l->draft[i].def.face;

    for (size_t k = 0; p != NULL && k < i; k++) {
        const struct reg_public *other = l->draft[k].def.face;

        if (other != NULL && p->path.n > 0 && str_eq(p->path, other->path))
            wrong(l, p->line, "register '" STR_FMT "' has the address /" STR_FMT " too",
                  STR_ARG(l->draft[k].def.name), STR_ARG(p->path));
    }
}

/* What stands before the first figure tells the registers apart: who quotes PI-0012 means one. */
static void numbers_differ(struct load *l, size_t i)
{
    const struct draft *d = &l->draft[i];
    struct str rest = d->def.number, prefix = str_cut(&rest, '{');

    for (size_t k = 0; prefix.n > 0 && k < i; k++) {
        struct str other = l->draft[k].def.number;

        if (str_eq(str_cut(&other, '{'), prefix))
            wrong(l, d->number_line,
                  "numbers of register '" STR_FMT "' begin with '" STR_FMT
                  "' too; take another beginning",
                  STR_ARG(l->draft[k].def.name), STR_ARG(prefix));
    }
}

void tie_all(struct load *l)
{
    for (size_t i = 0; i < l->n_ref; i++) {
        l->d = l->ref[i].d;
        l->ref[i].field->to = register_named(l, &l->ref[i].to);
    }
    for (size_t i = 0; i < l->n_duty; i++) {
        l->d = l->duty[i].d;
        tie_owed(l, &l->duty[i]);
        tie_filed(l, &l->duty[i]);
    }
    for (size_t i = 0; i < l->n_expr; i++) {
        l->d = l->expr[i].d;
        check_expr(l, &l->expr[i]);
    }
    for (size_t i = 0; i < l->n_draft; i++) {
        l->d = &l->draft[i];
        measures_differ(l, i);
        tables_differ(l, &l->d->def);
        paths_differ(l, i);
        numbers_differ(l, i);
    }
}
