/* load_measures.c: `measures` of a definition. */
#include "register/loading.h"

#define IN(member) .at = offsetof(struct measuring, member)

struct measuring {
    struct reg_measure m; /* first */
    const struct yaml *count, *part, *whole, *sum, *of, *average, *where, *duty, *trend, *on,
        *until, *target;
};

static void take_measure_unit(struct load *l, const struct yaml *v, void *to)
{
    static const char *const names[] = { "count", "percent", "index", "rupiah",
                                         "days",  "yes_no",  NULL };
    enum measure_unit *out = to;
    int u = load_word(l, v, "unit", names);

    if (u >= 0)
        *out = (enum measure_unit)u;
}

static void take_span(struct load *l, const struct yaml *v, void *to)
{
    static const char *const names[] = { "year", "month", "all", NULL };
    enum measure_span *out = to;
    int s = load_word(l, v, "span", names);

    if (s >= 0)
        *out = (enum measure_span)s;
}

static void take_direction(struct load *l, const struct yaml *v, void *to)
{
    static const char *const names[] = { "up", "down", NULL };
    int *out = to, d = load_word(l, v, "direction", names);

    *out = d == 0 ? 1 : d == 1 ? -1 : 0;
}

static const struct load_key measure_keys[] = {
    { .name = "name", .take = take_name, IN(m.name), .needed = true },
    { .name = "label", .take = take_words, IN(m.label), .needed = true },
    { .name = "unit", .take = take_measure_unit, IN(m.unit), .needed = true },
    { .name = "count", .take = take_node, IN(count) },
    { .name = "part", .take = take_node, IN(part) },
    { .name = "whole", .take = take_node, IN(whole) },
    { .name = "sum", .take = take_node, IN(sum) },
    { .name = "of", .take = take_node, IN(of) },
    { .name = "average", .take = take_node, IN(average) },
    { .name = "where", .take = take_node, IN(where) },
    { .name = "duty", .take = take_node, IN(duty) },
    { .name = "trend", .take = take_node, IN(trend) },
    { .name = "span", .take = take_span, IN(m.span) },
    { .name = "on", .take = take_node, IN(on) },
    { .name = "until", .take = take_node, IN(until) },
    { .name = "direction", .take = take_direction, IN(m.direction) },
    { .name = "target", .take = take_node, IN(target) },
    { 0 },
};

const struct reg_field *load_day_field(struct load *l, const struct yaml *v)
{
    const struct reg_field *f = load_field(l, v);

    if (f == NULL || f->type == FIELD_DATE || f->type == FIELD_TIME)
        return f;
    wrong(l, v->line, "'" STR_FMT "' is a %s; a date or time field is wanted", STR_ARG(f->name),
          field_type_name(f->type));
    return NULL;
}

static const struct reg_duty *duty_named(struct load *l, const struct yaml *v)
{
    const struct reg_def *def = &l->d->def;

    if (!is_text(l, v, "a duty's name"))
        return NULL;
    for (size_t i = 0; i < def->n_duty; i++) {
        if (str_eq(def->duty[i].name, v->text))
            return &def->duty[i];
    }
    wrong(l, v->line, "no duty '" STR_FMT "' in `duties`", STR_ARG(v->text));
    return NULL;
}

static void expr_of(struct load *l, const struct yaml *v, struct expr *out)
{
    if (v != NULL)
        take_expr(l, v, out);
}

/* A condition, or all. */
static void condition_of(struct load *l, const struct yaml *v, struct expr *out)
{
    if (v != NULL && !(v->kind == YAML_TEXT && str_eq(v->text, STR("all"))))
        take_expr(l, v, out);
}

/* Exactly one way to count, with what belongs to it. */
static void settle_way(struct load *l, size_t line, struct measuring *r)
{
    int ways = (r->count != NULL) + (r->part != NULL) + (r->sum != NULL) + (r->average != NULL) +
               (r->duty != NULL) + (r->trend != NULL);

    if (ways != 1)
        wrong(
            l, line,
            "a measure is counted in one way: count, part and whole, sum, average, duty or trend");
    if (r->part != NULL && r->whole == NULL)
        wrong(l, r->part->line, "`part` needs `whole`: what it is a part of, or all");
    if (r->whole != NULL && r->part == NULL)
        wrong(l, r->whole->line, "`whole` needs `part`");
    if (r->of != NULL && r->sum == NULL)
        wrong(l, r->of->line, "`of` belongs to `sum`: a percent of two sums");
    if (r->where != NULL && r->sum == NULL && r->average == NULL)
        wrong(l, r->where->line,
              "`where` belongs to sum and average; count and part say it themselves");
    condition_of(l,
                 r->count != NULL   ? r->count
                 : r->whole != NULL ? r->whole
                                    : r->where,
                 &r->m.where);
    expr_of(l, r->part, &r->m.part);
    expr_of(l, r->sum != NULL ? r->sum : r->average, &r->m.value);
    expr_of(l, r->of, &r->m.of);
    r->m.average = r->average != NULL;
    if (r->duty != NULL)
        r->m.duty = duty_named(l, r->duty);
    if (r->trend != NULL && is_text(l, r->trend, "`trend`"))
        r->m.trend_of = r->trend->text;
}

static void settle_unit(struct load *l, size_t line, const struct measuring *r)
{
    enum measure_unit u = r->m.unit;

    if ((r->part != NULL || r->duty != NULL) && u != MEASURE_PERCENT)
        wrong(l, line, "part and whole, and a duty, give a percent: `unit: percent`");
    if ((r->of != NULL) != (r->sum != NULL && u == MEASURE_PERCENT))
        wrong(l, line, "a percent of a sum needs `of`: what it is a share of");
    if (r->count != NULL && u != MEASURE_COUNT && u != MEASURE_YES_NO)
        wrong(l, line, "a count has `unit: count`, or yes_no (whether there is one)");
    if (r->trend != NULL && u != MEASURE_YES_NO)
        wrong(l, line, "a trend is met or not: `unit: yes_no`");
    if (r->trend != NULL && r->m.direction == 0)
        wrong(l, line, "a trend needs `direction`: up or down");
    if ((r->sum != NULL || r->average != NULL) && u == MEASURE_YES_NO)
        wrong(l, line, "yes_no is for count and trend");
    if (r->until != NULL && r->m.span != SPAN_ALL)
        wrong(l, r->until->line,
              "`until` belongs to `span: all`: the day on which a record leaves the stock");
    if (r->duty != NULL && (r->on != NULL || r->until != NULL))
        wrong(l, line, "a duty says itself by which day it is counted; leave on and until out");
}

static bool is_word_byte(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* The end of a term moves with holidays, without anybody changing the record: figures would not
 * follow. */
static void refuse_due(struct load *l, const struct expr *e)
{
    struct str due = STR("due_on");

    for (size_t i = 0; i + due.n <= e->text.n; i++) {
        bool begins = i == 0 || !is_word_byte(e->text.p[i - 1]);
        bool ends = i + due.n == e->text.n || !is_word_byte(e->text.p[i + due.n]);

        if (begins && ends && str_eq(str_sub(e->text, i, due.n), due)) {
            wrong(l, e->line, "due_on has no place in a measure: it moves with the calendar");
            return;
        }
    }
}

static void take_measure(struct load *l, const struct yaml *v, struct reg_measure *out)
{
    struct measuring r = { .m = { .def = &l->d->def, .line = v->line } };
    const struct later_expr here = { .what = "measure", .want = EXPR_CONDITION };
    struct later_expr e = here;

    if (!load_map(l, v, measure_keys, "a measure", &r))
        return;
    settle_way(l, v->line, &r);
    settle_unit(l, v->line, &r);
    r.m.on = r.on != NULL ? load_day_field(l, r.on) : l->d->def.on;
    r.m.until = r.until != NULL ? load_day_field(l, r.until) : NULL;
    r.m.has_target = r.target != NULL;
    if (r.target != NULL)
        take_number(l, r.target, &r.m.target);
    *out = r.m;
    e.e = &out->where;
    expr_later(l, e);
    e.e = &out->part;
    expr_later(l, e);
    e.e = &out->value;
    e.want = EXPR_NUMBER;
    expr_later(l, e);
    e.e = &out->of;
    expr_later(l, e);
    refuse_due(l, &out->where);
    refuse_due(l, &out->part);
    refuse_due(l, &out->value);
    refuse_due(l, &out->of);
}

/* Of another measure of the register, which is no trend itself. */
static void check_trend(struct load *l, const struct yaml *v, const struct reg_def *def,
                        const struct reg_measure *m)
{
    const struct reg_measure *other = NULL;

    if (m->trend_of.n == 0)
        return;
    for (size_t i = 0; i < def->n_measure; i++) {
        if (str_eq(def->measure[i].name, m->trend_of))
            other = &def->measure[i];
    }
    if (other == NULL)
        wrong(l, v->line,
              "no measure '" STR_FMT "' in this register, of which this would be the trend",
              STR_ARG(m->trend_of));
    else if (other->trend_of.n > 0)
        wrong(l, v->line, "'" STR_FMT "' is a trend itself", STR_ARG(m->trend_of));
}

void take_measures(struct load *l, const struct yaml *v, void *to)
{
    struct reg_def *def = to;
    size_t n = load_list(l, v, "`measures`", 60);
    struct reg_measure *m = arena_array(l->a, n + 1, sizeof(*m));

    l->kind = 0;
    for (size_t i = 0; i < n; i++)
        take_measure(l, v->item[i].value, &m[i]);
    def->measure = m;
    def->n_measure = n;
    for (size_t i = 0; i < n; i++)
        check_trend(l, v->item[i].value, def, &m[i]);
}
