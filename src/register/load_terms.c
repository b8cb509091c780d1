/* load_terms.c: `rules`, `clocks` and `duties` of a definition. */
#include "base/number.h"
#include "base/time.h"
#include "register/loading.h"

/* ── rules ── */

static void take_rule_unit(struct load *l, const struct yaml *v, void *to)
{
    static const char *const names[] = { "workdays", "days",    "hours", "months",
                                         "rupiah",   "percent", "count", NULL };
    enum rule_unit *out = to;
    int u = load_word(l, v, "unit", names);

    if (u >= 0)
        *out = (enum rule_unit)u;
}

/* In order of their beginning; where one ends not, or after the next begins, nobody could say which
 * holds. */
static void check_values(struct load *l, const struct yaml *list, const struct reg_rule_value *v,
                         size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t line = list->item[i].value->line;

        if (v[i].until.n > 0 && str_cmp(v[i].until, v[i].from) < 0)
            wrong(l, line, "until lies before from");
        if (i + 1 == n || v[i].from.n == 0 || v[i + 1].from.n == 0)
            continue;
        if (str_cmp(v[i + 1].from, v[i].from) <= 0)
            wrong(
                l, list->item[i + 1].value->line,
                "values stand in the order of their `from`; this one begins before the one above");
        else if (v[i].until.n == 0)
            wrong(l, line, "another value follows from " STR_FMT "; this one needs `until`",
                  STR_ARG(v[i + 1].from));
        else if (str_cmp(v[i].until, v[i + 1].from) >= 0)
            wrong(l, line, "this value still holds on " STR_FMT ", when the next begins",
                  STR_ARG(v[i + 1].from));
    }
}

static void take_rule_values(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "value",
          .take = take_number,
          .at = offsetof(struct reg_rule_value, value),
          .needed = true },
        { .name = "from",
          .take = take_date,
          .at = offsetof(struct reg_rule_value, from),
          .needed = true },
        { .name = "until", .take = take_date, .at = offsetof(struct reg_rule_value, until) },
        { .name = "law",
          .take = take_text,
          .at = offsetof(struct reg_rule_value, law),
          .needed = true },
        { .name = "confirmed",
          .take = take_flag,
          .at = offsetof(struct reg_rule_value, confirmed),
          .needed = true },
        { 0 },
    };
    struct reg_rule *rule = to;
    size_t n = load_list(l, v, "`values`", 40);
    struct reg_rule_value *value = arena_array(l->a, n + 1, sizeof(*value));

    for (size_t i = 0; i < n; i++)
        (void)load_map(l, v->item[i].value, keys, "a value", &value[i]);
    if (v->kind == YAML_LIST && v->n == 0)
        wrong(l, v->line, "a rule has at least one value");
    check_values(l, v, value, n);
    rule->value = value;
    rule->n_value = n;
}

void take_rules(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "name",
          .take = take_name,
          .at = offsetof(struct reg_rule, name),
          .needed = true },
        { .name = "label",
          .take = take_words,
          .at = offsetof(struct reg_rule, label),
          .needed = true },
        { .name = "unit",
          .take = take_rule_unit,
          .at = offsetof(struct reg_rule, unit),
          .needed = true },
        { .name = "values", .take = take_rule_values, .needed = true },
        { 0 },
    };
    struct reg_def *def = to;
    size_t n = load_list(l, v, "`rules`", 40);
    struct reg_rule *r = arena_array(l->a, n + 1, sizeof(*r));

    for (size_t i = 0; i < n; i++)
        (void)load_map(l, v->item[i].value, keys, "a rule", &r[i]);
    names_differ(l, v, "rule");
    def->rule = r;
    def->n_rule = n;
}

static const struct reg_rule *rule_named(struct load *l, const struct yaml *v)
{
    const struct reg_def *def = &l->d->def;
    const char **names;

    if (!is_text(l, v, "a rule's name"))
        return NULL;
    for (size_t i = 0; i < def->n_rule; i++) {
        if (str_eq(def->rule[i].name, v->text))
            return &def->rule[i];
    }
    names = arena_array(l->a, def->n_rule + 1, sizeof(*names));
    for (size_t i = 0; i < def->n_rule; i++)
        names[i] = str_z(l->a, def->rule[i].name);

    struct str guess = did_you_mean(l->a, v->text, names);

    wrong(l, v->line, "no rule '" STR_FMT "' in `rules`" STR_FMT, STR_ARG(v->text), STR_ARG(guess));
    return NULL;
}

/* ── clocks ── */

struct ticking {
    struct reg_clock k; /* first */
    const struct yaml *from, *before, *limit, *unit, *extend, *by, *then, *until_on;
    size_t warn, times;
    bool has_unit;
};

static bool measures_time(enum rule_unit u)
{
    return u == RULE_WORKDAYS || u == RULE_DAYS || u == RULE_HOURS || u == RULE_MONTHS;
}

static void take_clock_unit(struct load *l, const struct yaml *v, void *to)
{
    struct ticking *t = to;

    take_rule_unit(l, v, &t->k.limit_unit);
    t->unit = v;
    if (!measures_time(t->k.limit_unit))
        wrong(l, v->line, "a clock runs in workdays, days, hours or months");
}

/* `before`: a date field, from which the term is counted back. */
static void settle_before(struct load *l, struct ticking *t)
{
    const struct reg_field *f = load_field(l, t->before);

    if (f == NULL)
        return;
    if (f->type != FIELD_DATE)
        wrong(l, t->before->line, "`before` names a date field, by which a decision is due");
    t->k.from_field = f;
    t->k.back = true;
}

/* A state, several, or a date or time field. */
static void settle_start(struct load *l, size_t line, struct ticking *t)
{
    const struct yaml *v = t->from;
    const struct reg_field *f;

    if ((v == NULL) == (t->before == NULL))
        wrong(l, line, "a clock starts `from` something, or ends `before` a day: one of both");
    if (v == NULL && t->before != NULL)
        settle_before(l, t);
    if (v == NULL)
        return;
    if (v->kind == YAML_LIST) {
        take_states(l, v, &t->k.from);
        return;
    }
    if (!is_text(l, v, "`from`"))
        return;
    if (reg_state_index(&l->d->def, v->text) >= 0) {
        t->k.from = UINT64_C(1) << reg_state_index(&l->d->def, v->text);
        return;
    }
    f = reg_field(&l->d->def, v->text);
    if (f != NULL && (f->type == FIELD_DATE || f->type == FIELD_TIME))
        t->k.from_field = f;
    else
        wrong(l, v->line,
              "'" STR_FMT
              "' is neither a state nor a date or time field: a clock starts with one of them",
              STR_ARG(v->text));
}

/* {by: CHOICE, OPTION: rule, ..}: which of them holds is what the choice says. */
static void settle_limit_by(struct load *l, struct ticking *t)
{
    const struct yaml *v = t->limit;
    const struct reg_field *by =
        v->n > 0 && str_eq(v->item[0].key, STR("by")) ? load_field(l, v->item[0].value) : NULL;
    const struct reg_rule **of;

    if (by == NULL || by->type != FIELD_CHOICE) {
        wrong(l, v->line, "`limit` is a rule, a number, or {by: CHOICE, OPTION: rule, ..}");
        return;
    }
    of = arena_array(l->a, by->n_option + 1, sizeof(const struct reg_rule *));
    for (size_t i = 1; i < v->n; i++) {
        const struct reg_rule *rule = rule_named(l, v->item[i].value);
        size_t at = 0;

        while (at < by->n_option && !str_eq(by->option[at].name, v->item[i].key))
            at++;
        if (at == by->n_option)
            wrong(l, v->item[i].line, "'" STR_FMT "' is no option of '" STR_FMT "'",
                  STR_ARG(v->item[i].key), STR_ARG(by->name));
        else if (rule != NULL && !measures_time(rule->unit))
            wrong(l, v->item[i].line, "the rule '" STR_FMT "' is no length of time",
                  STR_ARG(rule->name));
        else if (rule != NULL && i > 1 && rule->unit != t->k.limit_unit)
            wrong(l, v->item[i].line, "all limits of a clock have the same unit");
        else
            of[at] = rule;
        if (rule != NULL)
            t->k.limit_unit = rule->unit;
    }
    t->k.limit_by = by;
    t->k.limit_of = of;
}

/* States, or the day in a field: what is entered late ended when it ended. */
static void settle_stop(struct load *l, const struct yaml *clock, struct ticking *t)
{
    if ((t->k.until == 0) == (t->until_on == NULL))
        wrong(l, clock->line, "a clock stops in `until` (states) or on the day in `until_on`");
    if (t->until_on == NULL || !is_text(l, t->until_on, "`until_on`"))
        return;
    t->k.until_field = reg_field(&l->d->def, t->until_on->text);
    if (t->k.until_field == NULL || t->k.until_field->type != FIELD_DATE)
        wrong(l, t->until_on->line, "'" STR_FMT "' is no date field", STR_ARG(t->until_on->text));
}

static void settle_limit(struct load *l, struct ticking *t)
{
    const struct yaml *v = t->limit;
    int64_t n = 0;

    if (v == NULL)
        return;
    if (v->kind == YAML_MAP) {
        settle_limit_by(l, t);
        return;
    }
    if (v->kind == YAML_TEXT && int_parse_range(v->text, 1, 10000, &n)) {
        t->k.limit_n = (int)n;
        if (t->unit == NULL)
            wrong(l, v->line, "a limit in figures needs `unit`: workdays, days, hours or months");
        return;
    }
    t->k.limit = rule_named(l, v);
    if (t->k.limit == NULL)
        return;
    if (!measures_time(t->k.limit->unit))
        wrong(l, v->line, "the rule '" STR_FMT "' is no length of time", STR_ARG(v->text));
    if (t->unit != NULL)
        wrong(l, t->unit->line, "the rule has a unit of its own; leave `unit` out");
    t->k.limit_unit = t->k.limit->unit;
}

static void settle_extend(struct load *l, struct ticking *t)
{
    static const struct load_key keys[] = {
        { .name = "by", .take = take_node, .at = offsetof(struct ticking, by), .needed = true },
        { .name = "times",
          .take = take_count,
          .at = offsetof(struct ticking, times),
          .needed = true },
        { 0 },
    };

    if (t->extend == NULL || !load_map(l, t->extend, keys, "`extend`", t))
        return;
    t->k.extend = t->by != NULL ? rule_named(l, t->by) : NULL;
    t->k.extend_times = (int)t->times;
    if (t->times < 1 || t->times > 100)
        wrong(l, t->extend->line, "`times` is from 1 to 100");
    if (t->k.extend != NULL && t->k.extend->unit != t->k.limit_unit)
        wrong(l, t->by->line, "the rule '" STR_FMT "' has another unit than the clock's limit",
              STR_ARG(t->k.extend->name));
}

/* Nobody is asked then: what the move asks for, or why, could not be known. */
static void settle_then(struct load *l, struct ticking *t)
{
    const struct yaml *v = t->then;
    const struct reg_move *m;

    if (v == NULL || !is_text(l, v, "a move's name"))
        return;
    m = reg_move(&l->d->def, v->text);
    if (m == NULL)
        wrong(l, v->line, "there is no move '" STR_FMT "'", STR_ARG(v->text));
    else if (m->n_require > 0 || m->reason)
        wrong(l, v->line, "the move '" STR_FMT "' wants something that a clock cannot give",
              STR_ARG(v->text));
    t->k.then = v->text;
}

static void take_clock(struct load *l, const struct yaml *v, struct reg_clock *out)
{
#define IN(member) .at = offsetof(struct ticking, member)
    static const struct load_key keys[] = {
        { .name = "name", .take = take_name, IN(k.name), .needed = true },
        { .name = "label", .take = take_words, IN(k.label), .needed = true },
        { .name = "from", .take = take_node, IN(from) },
        { .name = "before", .take = take_node, IN(before) },
        { .name = "until", .take = take_states, IN(k.until) },
        { .name = "until_on", .take = take_node, IN(until_on) },
        { .name = "pause", .take = take_states, IN(k.pause) },
        { .name = "unit", .take = take_clock_unit },
        { .name = "limit", .take = take_node, IN(limit), .needed = true },
        { .name = "warn", .take = take_count, IN(warn) },
        { .name = "escalate", .take = take_who, IN(k.escalate) },
        { .name = "extend", .take = take_node, IN(extend) },
        { .name = "then", .take = take_node, IN(then) },
        { .name = "law", .take = take_text, IN(k.law) },
        { 0 },
    };
#undef IN
    struct ticking t = { 0 };

    if (!load_map(l, v, keys, "a clock", &t))
        return;
    settle_start(l, v->line, &t);
    settle_stop(l, v, &t);
    settle_limit(l, &t);
    settle_extend(l, &t);
    settle_then(l, &t);
    if (t.k.back && (t.k.limit_unit == RULE_HOURS || t.k.pause != 0 || t.k.extend != NULL))
        wrong(l, v->line,
              "what ends before a day is counted in days, and neither paused nor extended");
    if ((t.k.from & t.k.until) != 0 || (t.k.pause & t.k.until) != 0)
        wrong(l, v->line, "a clock cannot stop in a state in which it starts or stands still");
    t.k.warn = (int)t.warn;
    *out = t.k;
}

/* Moves are read before clocks. */
static void check_after(struct load *l, const struct yaml *v)
{
    const struct reg_def *def = &l->d->def;

    for (size_t i = 0; i < def->n_move; i++) {
        bool is_there = def->move[i].after.n == 0;

        for (size_t k = 0; k < def->n_clock; k++)
            is_there = is_there || str_eq(def->clock[k].name, def->move[i].after);
        if (!is_there)
            wrong(l, v != NULL ? v->line : 0,
                  "the move '" STR_FMT "' waits for the clock '" STR_FMT "', and there is none",
                  STR_ARG(def->move[i].name), STR_ARG(def->move[i].after));
    }
}

void take_clocks(struct load *l, const struct yaml *v, void *to)
{
    struct reg_def *def = to;
    size_t n = load_list(l, v, "`clocks`", 20);
    struct reg_clock *k = arena_array(l->a, n + 1, sizeof(*k));

    if (def->n_state == 0) {
        wrong(l, v->line, "`clocks` need `states`: a clock stops in one");
        return;
    }
    l->kind = 0;
    for (size_t i = 0; i < n; i++)
        take_clock(l, v->item[i].value, &k[i]);
    names_differ(l, v, "clock");
    def->clock = k;
    def->n_clock = n;
    check_after(l, v);
}

/* ── duties ── */

static void take_per(struct load *l, const struct yaml *v, void *to)
{
    static const char *const names[] = { "once", "year", NULL };
    enum duty_per *out = to;
    int p = load_word(l, v, "per", names);

    if (p >= 0)
        *out = (enum duty_per)p;
}

/* 2023 has no 29 February: a duty is due in every year. */
static bool is_day_of_year(struct load *l, struct str month_day)
{
    int32_t day;

    return date_parse(str_printf(l->a, "2023-" STR_FMT, STR_ARG(month_day)), &day);
}

/* "MM-DD", or a rule whose values are such days as MMDD: the law moves them. */
static void settle_due(struct load *l, const struct yaml *v, struct reg_duty *d)
{
    const struct reg_rule *rule;

    if (v->text.p[0] >= '0' && v->text.p[0] <= '9') {
        if (!is_day_of_year(l, v->text))
            wrong(l, v->line, "`due` is a day of every year, \"MM-DD\", or a rule");
        d->due = v->text;
        return;
    }
    rule = rule_named(l, v);
    for (size_t i = 0; rule != NULL && i < rule->n_value; i++) {
        int day = (int)rule->value[i].value;

        d->due = str_printf(l->a, "%02d-%02d", day / 100, day % 100);
        if (rule->unit != RULE_COUNT || !is_day_of_year(l, d->due))
            wrong(l, v->line,
                  "a rule for `due` has `unit: count` and days as MMDD, such as 331 for 31 March");
    }
    d->due_rule = rule;
}

struct owing {
    struct reg_duty d; /* first */
    struct owed owed;
    struct filed filed;
    const struct yaml *due;
};

static void take_owed(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "register", .take = take_kept, .at = offsetof(struct owed, reg), .needed = true },
        { .name = "where", .take = take_expr, .at = offsetof(struct owed, where) },
        { .name = "key", .take = take_kept, .at = offsetof(struct owed, key), .needed = true },
        { 0 },
    };

    (void)load_map(l, v, keys, "`owed`", to);
}

static void take_filed(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "by", .take = take_kept, .at = offsetof(struct filed, by), .needed = true },
        { .name = "where", .take = take_expr, .at = offsetof(struct filed, where) },
        { .name = "year", .take = take_kept, .at = offsetof(struct filed, year) },
        { .name = "on", .take = take_kept, .at = offsetof(struct filed, on) },
        { 0 },
    };

    (void)load_map(l, v, keys, "`filed`", to);
}

void take_duties(struct load *l, const struct yaml *v, void *to)
{
#define IN(member) .at = offsetof(struct owing, member)
    static const struct load_key keys[] = {
        { .name = "name", .take = take_name, IN(d.name), .needed = true },
        { .name = "label", .take = take_words, IN(d.label), .needed = true },
        { .name = "owed", .take = take_owed, IN(owed), .needed = true },
        { .name = "filed", .take = take_filed, IN(filed), .needed = true },
        { .name = "per", .take = take_per, IN(d.per), .needed = true },
        { .name = "due", .take = take_node, IN(due) },
        { 0 },
    };
#undef IN
    struct reg_def *def = to;
    size_t n = load_list(l, v, "`duties`", 12);
    struct reg_duty *d = arena_array(l->a, n + 1, sizeof(*d));

    l->kind = 0;
    for (size_t i = 0; i < n; i++) {
        struct owing o = { 0 };

        (void)load_map(l, v->item[i].value, keys, "a duty", &o);
        if (o.due != NULL && is_text(l, o.due, "`due`"))
            settle_due(l, o.due, &o.d);
        d[i] = o.d;
        if (l->n_duty == l->cap_duty)
            l->duty = grown(l->a, l->duty, l->n_duty, &l->cap_duty, sizeof(*l->duty));
        l->duty[l->n_duty++] =
            (struct later_duty){ l->d, &d[i], o.owed, o.filed, v->item[i].value->line };
    }
    names_differ(l, v, "duty");
    def->duty = d;
    def->n_duty = n;
}
