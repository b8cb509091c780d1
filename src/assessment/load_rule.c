/* load_rule.c: what an instrument says over its components: groups, thresholds, classes, caps. */
#include <math.h>

#include "assessment/reading.h"

static size_t node_by_code(struct load *l, const struct yaml *v)
{
    size_t node = is_text(l, v, "a code") ? ins_node_find(reading_of(l)->ins, v->text) : 0;

    if (node != INS_NONE)
        return node;
    wrong(l, v->line, "there is no component " STR_FMT, STR_ARG(v->text));
    return 0;
}

/* ── groups ── */

struct part {
    struct str name;
    struct words title;
    size_t area;
    const struct yaml *of;
};

static void read_part(struct load *l, const struct yaml *v, struct ins_part *out)
{
    static const struct load_key keys[] = {
        { .name = "name", .take = take_text, .at = offsetof(struct part, name), .needed = true },
        { .name = "title", .take = take_say, .at = offsetof(struct part, title), .needed = true },
        { .name = "area", .take = take_count, .at = offsetof(struct part, area) },
        { .name = "of", .take = take_node, .at = offsetof(struct part, of), .needed = true },
        { 0 },
    };
    struct part p = { 0 };

    if (!load_map(l, v, keys, "a part", &p) || p.of == NULL)
        return;

    size_t n = load_list(l, p.of, "of", 20);
    size_t *node = arena_array(l->a, n + 1, sizeof(*node));

    for (size_t i = 0; i < n; i++)
        node[i] = node_by_code(l, p.of->item[i].value);
    if (p.area > 99)
        wrong(l, v->line, "an area of change is 1 to 99");
    *out = (struct ins_part){ p.name, p.title, (int)p.area, node, n };
}

static void take_parts(struct load *l, const struct yaml *v, void *to)
{
    struct ins_group *g = to;
    size_t n = load_list(l, v, "parts", 30);
    struct ins_part *part = arena_array(l->a, n + 1, sizeof(*part));

    for (size_t i = 0; i < n; i++)
        read_part(l, v->item[i].value, &part[i]);
    g->part = part;
    g->n_part = n;
}

void take_groups(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "name",
          .take = take_name,
          .at = offsetof(struct ins_group, name),
          .needed = true },
        { .name = "title",
          .take = take_say,
          .at = offsetof(struct ins_group, title),
          .needed = true },
        { .name = "parts", .take = take_parts, .needed = true },
        { 0 },
    };
    struct instrument *ins = to;
    size_t n = load_list(l, v, "groups", 10);
    struct ins_group *g = arena_array(l->a, n + 1, sizeof(*g));

    for (size_t i = 0; i < n; i++)
        (void)load_map(l, v->item[i].value, keys, "a group", &g[i]);
    names_differ(l, v, "group");
    ins->group = g;
    ins->n_group = n;
}

/* ── tests ── */

struct test {
    const struct yaml *of, *each, *answer;
    double min, min_percent, below, below_percent;
    struct words note;
    bool confirmed;
};

#define AT(member) offsetof(struct test, member)
static const struct load_key test_keys[] = {
    { .name = "of", .take = take_node, .at = AT(of) },
    { .name = "each", .take = take_node, .at = AT(each) },
    { .name = "min", .take = take_number, .at = AT(min) },
    { .name = "min_percent", .take = take_number, .at = AT(min_percent) },
    { .name = "below", .take = take_number, .at = AT(below) },
    { .name = "below_percent", .take = take_number, .at = AT(below_percent) },
    { .name = "answer", .take = take_node, .at = AT(answer) },
    { .name = "confirmed", .take = take_flag, .at = AT(confirmed) },
    { .name = "note", .take = take_say, .at = AT(note) },
    { 0 },
};

/* A component's code, or a question's. */
static void find_of(struct load *l, const struct yaml *v, size_t *node, size_t *question)
{
    const struct instrument *ins = reading_of(l)->ins;

    if (!is_text(l, v, "a code"))
        return;
    *node = ins_node_find(ins, v->text);
    if (*node == INS_NONE)
        *question = ins_question_find(ins, v->text);
    if (*node == INS_NONE && *question == INS_NONE)
        wrong(l, v->line, "there is no component or question " STR_FMT, STR_ARG(v->text));
}

static void find_each(struct load *l, const struct yaml *v, size_t *group)
{
    const struct instrument *ins = reading_of(l)->ins;

    for (size_t i = 0; v->kind == YAML_TEXT && i < ins->n_group; i++)
        if (str_eq(ins->group[i].name, v->text))
            *group = i;
    if (*group == INS_NONE)
        wrong(l, v->line, "there is no such group");
}

static void read_answers(struct load *l, const struct yaml *v, struct ins_test *out)
{
    const struct ins_question *q;
    struct texts t = { 0 };

    if (out->question == INS_NONE) {
        wrong(l, v->line, "only a question has an answer");
        return;
    }
    q = &reading_of(l)->ins->question[out->question];
    take_texts(l, v, &t);
    for (size_t i = 0; i < t.n; i++)
        if (ins_option_find(q, t.p[i]) == INS_NONE)
            wrong(l, v->line, STR_FMT " has no answer '" STR_FMT "'", STR_ARG(q->code),
                  STR_ARG(t.p[i]));
    out->answer = t.p;
    out->n_answer = t.n;
}

static void read_test(struct load *l, const struct yaml *v, struct ins_test *out)
{
    struct test t = {
        .min = NAN, .min_percent = NAN, .below = NAN, .below_percent = NAN, .confirmed = true
    };

    *out = (struct ins_test){
        .node = INS_NONE, .question = INS_NONE, .group = INS_NONE, .line = v->line
    };
    if (!load_map(l, v, test_keys, "a test", &t))
        return;
    if ((t.of == NULL) == (t.each == NULL))
        wrong(l, v->line, "a test is `of` a component or question, or of `each` part of a group");
    else if (t.of != NULL)
        find_of(l, t.of, &out->node, &out->question);
    else
        find_each(l, t.each, &out->group);
    out->has_min = !isnan(t.min);
    out->has_min_percent = !isnan(t.min_percent);
    out->has_below = !isnan(t.below);
    out->has_below_percent = !isnan(t.below_percent);
    out->min = out->has_min ? t.min : 0;
    out->min_percent = out->has_min_percent ? t.min_percent : 0;
    out->below = out->has_below ? t.below : 0;
    out->below_percent = out->has_below_percent ? t.below_percent : 0;
    out->note = t.note;
    out->confirmed = t.confirmed;
    if (t.answer != NULL)
        read_answers(l, t.answer, out);
    else if (!out->has_min && !out->has_min_percent && !out->has_below && !out->has_below_percent)
        wrong(l, v->line, "a test says min, min_percent, below, below_percent or answer");
}

static const struct ins_test *read_tests(struct load *l, const struct yaml *v, size_t *n)
{
    size_t many = load_list(l, v, "tests", 60);
    struct ins_test *t = arena_array(l->a, many + 1, sizeof(*t));

    for (size_t i = 0; i < many; i++)
        read_test(l, v->item[i].value, &t[i]);
    *n = many;
    return t;
}

/* ── thresholds ── */

static void take_tests(struct load *l, const struct yaml *v, void *to)
{
    struct ins_threshold *t = to;

    t->test = read_tests(l, v, &t->n_test);
    for (size_t i = 0; i < t->n_test; i++)
        if (t->test[i].has_below || t->test[i].has_below_percent)
            wrong(l, t->test[i].line, "a threshold asks for at least; `below` is for caps");
}

void take_thresholds(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "name",
          .take = take_code,
          .at = offsetof(struct ins_threshold, name),
          .needed = true },
        { .name = "title",
          .take = take_say,
          .at = offsetof(struct ins_threshold, title),
          .needed = true },
        { .name = "tests", .take = take_tests, .needed = true },
        { 0 },
    };
    struct instrument *ins = to;
    size_t n = load_list(l, v, "thresholds", 10);
    struct ins_threshold *t = arena_array(l->a, n + 1, sizeof(*t));

    for (size_t i = 0; i < n; i++)
        (void)load_map(l, v->item[i].value, keys, "a threshold", &t[i]);
    names_differ(l, v, "threshold");
    ins->threshold = t;
    ins->n_threshold = n;
}

/* ── classes ── */

struct category {
    struct str name;
    struct words title;
    double from, above;
};

static void read_category(struct load *l, const struct yaml *v, struct ins_category *out)
{
    static const struct load_key keys[] = {
        { .name = "name",
          .take = take_text,
          .at = offsetof(struct category, name),
          .needed = true },
        { .name = "title", .take = take_say, .at = offsetof(struct category, title) },
        { .name = "from", .take = take_number, .at = offsetof(struct category, from) },
        { .name = "above", .take = take_number, .at = offsetof(struct category, above) },
        { 0 },
    };
    struct category c = { .from = NAN, .above = NAN };

    if (!load_map(l, v, keys, "a category", &c))
        return;
    if (isnan(c.from) == isnan(c.above))
        wrong(l, v->line, "a category begins `from` a value (with it) or `above` one");
    *out =
        (struct ins_category){ c.name, c.title, isnan(c.from) ? c.above : c.from, isnan(c.from) };
}

static void take_category_list(struct load *l, const struct yaml *v, void *to)
{
    struct instrument *ins = to;
    size_t n = load_list(l, v, "categories", 20);
    struct ins_category *c = arena_array(l->a, n + 1, sizeof(*c));

    for (size_t i = 0; i < n; i++) {
        read_category(l, v->item[i].value, &c[i]);
        if (i > 0 && c[i].from >= c[i - 1].from)
            wrong(l, v->item[i].value->line, "categories stand from the best down");
    }
    ins->category = c;
    ins->n_category = n;
}

static void take_by(struct load *l, const struct yaml *v, void *to)
{
    static const char *const words[] = { "value", "percent", NULL };

    *(bool *)to = take_one_of(l, v, "by", words) == 1;
}

void take_categories(struct load *l, const struct yaml *v, void *to)
{
    static const struct load_key keys[] = {
        { .name = "by",
          .take = take_by,
          .at = offsetof(struct instrument, by_percent),
          .needed = true },
        { .name = "list", .take = take_category_list, .needed = true },
        { 0 },
    };

    (void)load_map(l, v, keys, "categories", to);
}

/* ── caps ── */

struct cap {
    const struct yaml *on, *when;
    double at, minus, times;
    struct words note;
    bool confirmed;
};

static void read_cap(struct load *l, const struct yaml *v, struct ins_cap *out)
{
    static const struct load_key keys[] = {
        { .name = "on", .take = take_node, .at = offsetof(struct cap, on), .needed = true },
        { .name = "when", .take = take_node, .at = offsetof(struct cap, when), .needed = true },
        { .name = "at", .take = take_number, .at = offsetof(struct cap, at) },
        { .name = "minus", .take = take_number, .at = offsetof(struct cap, minus) },
        { .name = "times", .take = take_number, .at = offsetof(struct cap, times) },
        { .name = "confirmed", .take = take_flag, .at = offsetof(struct cap, confirmed) },
        { .name = "note", .take = take_say, .at = offsetof(struct cap, note), .needed = true },
        { 0 },
    };
    struct cap c = { .at = NAN, .minus = NAN, .times = NAN, .confirmed = true };

    *out = (struct ins_cap){ .node = INS_NONE, .question = INS_NONE, .line = v->line };
    if (!load_map(l, v, keys, "a cap", &c) || c.on == NULL || c.when == NULL)
        return;
    find_of(l, c.on, &out->node, &out->question);
    out->when = read_tests(l, c.when, &out->n_when);
    for (size_t i = 0; i < out->n_when; i++)
        if (out->when[i].group != INS_NONE)
            wrong(l, out->when[i].line, "a cap looks at components and questions, not at groups");
    out->has_at = !isnan(c.at);
    out->has_minus = !isnan(c.minus);
    out->has_times = !isnan(c.times);
    out->at = out->has_at ? c.at : 0;
    out->minus = out->has_minus ? c.minus : 0;
    out->times = out->has_times ? c.times : 1;
    out->note = c.note;
    out->confirmed = c.confirmed;
    if (out->has_at + out->has_minus + out->has_times != 1)
        wrong(l, v->line, "a cap says one of at, minus, times");
    if (out->at < 0 || out->minus < 0 || out->times < 0 || out->times > 1)
        wrong(l, v->line, "at and minus are not below 0, times is 0 to 1");
    if (out->question != INS_NONE && !out->has_at)
        wrong(l, v->line, "what a question scores is only limited (`at`)");
}

void take_caps(struct load *l, const struct yaml *v, void *to)
{
    struct instrument *ins = to;
    size_t n = load_list(l, v, "caps", INS_CAPS_MAX);
    struct ins_cap *c = arena_array(l->a, n + 1, sizeof(*c));

    for (size_t i = 0; i < n; i++)
        read_cap(l, v->item[i].value, &c[i]);
    ins->cap = c;
    ins->n_cap = n;
}
