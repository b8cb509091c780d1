/* load_question.c: the questions of an instrument. */
#include <math.h>

#include "assessment/reading.h"

/* What a question says before it stands in its component. */
struct asked {
    struct ins_question q;
    struct str component, measure;
    const struct yaml *answer, *options, *range, *bands, *counts, *checks, *fill, *zero;
    struct texts evidence, indicator, reg, alias;
    const struct yaml *waive;
};

static void take_formula(struct load *l, const struct yaml *v, void *to)
{
    static const char *const words[] = { "share", "drop", NULL };

    *(enum ins_formula *)to = (enum ins_formula)take_one_of(l, v, "formula", words);
}

static void take_take(struct load *l, const struct yaml *v, void *to)
{
    static const char *const words[] = { "value", "part", "base", NULL };

    *(enum ins_take *)to = (enum ins_take)take_one_of(l, v, "take", words);
}

/* ── zero denominators ── */

struct zero {
    int rule;
    struct words note;
};

static void take_zero_rule(struct load *l, const struct yaml *v, void *to)
{
    static const char *const words[] = { "full", "none", "skip", NULL };

    *(int *)to = take_one_of(l, v, "rule", words) + INS_ZERO_FULL;
}

/* Of one question: full, none or skip, with its reason. */
static enum ins_zero load_zero(struct load *l, const struct yaml *v, struct words *note)
{
    static const struct load_key keys[] = {
        { .name = "rule",
          .take = take_zero_rule,
          .at = offsetof(struct zero, rule),
          .needed = true },
        { .name = "note", .take = take_say, .at = offsetof(struct zero, note), .needed = true },
        { 0 },
    };
    struct zero z = { 0 };

    if (v->kind == YAML_TEXT && !v->quoted && str_eq(v->text, STR("null")))
        return INS_ZERO_UNSET;
    (void)load_map(l, v, keys, "zero_denominator", &z);
    *note = z.note;
    return (enum ins_zero)z.rule;
}

void take_zero(struct load *l, const struct yaml *v, void *to)
{
    struct reading *r = reading_of(l);

    (void)to;
    r->zero = load_zero(l, v, &r->zero_note);
}

/* ── options ── */

struct option {
    struct str key;
    struct words label;
    double score;
};

static const struct load_key option_keys[] = {
    { .name = "key", .take = take_text, .at = offsetof(struct option, key), .needed = true },
    { .name = "label", .take = take_say, .at = offsetof(struct option, label), .needed = true },
    { .name = "score", .take = take_number, .at = offsetof(struct option, score) },
    { 0 },
};

/* The options as the scale has them, with the labels of the question. */
static void read_options(struct load *l, const struct yaml *v, struct ins_question *q,
                         struct ins_option *mine)
{
    size_t n = load_list(l, v, "options", INS_OPTIONS_MAX);

    if (n != q->n_option)
        wrong(l, v->line, "the scale " STR_FMT " has %zu answers, the question %zu",
              STR_ARG(q->scale), q->n_option, n);
    for (size_t i = 0; i < n; i++) {
        const struct yaml *o = v->item[i].value;
        struct option got = { .score = NAN };
        size_t at;

        if (!load_map(l, o, option_keys, "an option", &got))
            continue;
        at = ins_option_find(q, got.key);
        if (at == INS_NONE) {
            wrong(l, o->line, "the scale " STR_FMT " has no answer " STR_FMT, STR_ARG(q->scale),
                  STR_ARG(got.key));
            continue;
        }
        if (!isnan(got.score) && fabs(got.score - mine[at].score) > 1e-9)
            wrong(l, o->line, "the scale " STR_FMT " scores " STR_FMT " with %g, not %g",
                  STR_ARG(q->scale), STR_ARG(got.key), mine[at].score, got.score);
        mine[at].label = got.label;
    }
}

static void read_choice(struct load *l, const struct asked *from, const struct ins_scale *s,
                        struct ins_question *q)
{
    struct ins_option *mine = arena_array(l->a, s->n, sizeof(*mine));

    memcpy(mine, s->option, s->n * sizeof(*mine));
    q->answer = INS_CHOICE;
    q->scale = s->name;
    q->top = s->top;
    q->option = mine;
    q->n_option = s->n;
    if (from->options != NULL)
        read_options(l, from->options, q, mine);
}

/* ── numbers ── */

static const struct ins_band *load_bands(struct load *l, const struct yaml *v, size_t *n)
{
    static const struct load_key keys[] = {
        { .name = "from",
          .take = take_number,
          .at = offsetof(struct ins_band, from),
          .needed = true },
        { .name = "score", .take = take_number, .at = offsetof(struct ins_band, score) },
        { .name = "answer", .take = take_text, .at = offsetof(struct ins_band, answer) },
        { 0 },
    };
    size_t many = load_list(l, v, "bands", 20);
    struct ins_band *b = arena_array(l->a, many + 1, sizeof(*b));

    for (size_t i = 0; i < many; i++) {
        (void)load_map(l, v->item[i].value, keys, "a band", &b[i]);
        if (i > 0 && b[i].from >= b[i - 1].from)
            wrong(l, v->item[i].value->line, "bands stand from the highest down");
        if (i > 0 && b[i].score > b[i - 1].score)
            wrong(l, v->item[i].value->line, "a higher band does not score less");
    }
    *n = many;
    return b;
}

static void read_number(struct load *l, const struct asked *from, struct ins_question *q)
{
    static const struct load_key keys[] = {
        { .name = "min",
          .take = take_number,
          .at = offsetof(struct ins_question, min),
          .needed = true },
        { .name = "max",
          .take = take_number,
          .at = offsetof(struct ins_question, max),
          .needed = true },
        { 0 },
    };

    q->max = 100;
    q->top = 1;
    if (from->range != NULL && q->answer == INS_NUMBER)
        (void)load_map(l, from->range, keys, "range", q);
    else if (from->range != NULL)
        wrong(l, from->range->line, "only a number has a range");
    else if (q->answer == INS_NUMBER)
        wrong(l, q->line, STR_FMT " is a number: it needs range: {min: .., max: ..}",
              STR_ARG(q->code));
    if (q->max <= q->min)
        wrong(l, q->line, "the range of " STR_FMT " is empty", STR_ARG(q->code));
    if (from->bands == NULL)
        return;
    q->band = load_bands(l, from->bands, &q->n_band);
    q->top = q->n_band > 0 ? q->band[0].score : 0;
    if (q->top <= 0)
        wrong(l, from->bands->line, "the highest band scores nothing");
}

/* ── ratios ── */

static void take_role(struct load *l, const struct yaml *v, void *to)
{
    static const char *const words[] = { "numerator", "denominator", "info", NULL };

    *(enum ins_role *)to = (enum ins_role)take_one_of(l, v, "role", words);
}

static size_t places(struct load *l, const struct yaml *v, const struct ins_question *q,
                     size_t out[INS_COUNTS_MAX])
{
    size_t n = load_list(l, v, "counts", INS_COUNTS_MAX);

    for (size_t i = 0; i < n; i++) {
        const struct yaml *key = v->item[i].value;

        out[i] = is_text(l, key, "a count") ? ins_count_find(q, key->text) : 0;
        if (out[i] != INS_NONE)
            continue;
        wrong(l, key->line, STR_FMT " has no count '" STR_FMT "'", STR_ARG(q->code),
              STR_ARG(key->text));
        out[i] = 0;
    }
    return n;
}

struct check {
    const struct yaml *left, *right;
    int is;
    struct words say;
};

static void take_is(struct load *l, const struct yaml *v, void *to)
{
    static const char *const words[] = { "=", "<=", ">=", NULL };

    *(int *)to = "=<>"[take_one_of(l, v, "is", words)];
}

static void read_checks(struct load *l, const struct yaml *v, struct ins_question *q)
{
    static const struct load_key keys[] = {
        { .name = "left", .take = take_node, .at = offsetof(struct check, left), .needed = true },
        { .name = "is", .take = take_is, .at = offsetof(struct check, is), .needed = true },
        { .name = "right", .take = take_node, .at = offsetof(struct check, right), .needed = true },
        { .name = "say", .take = take_say, .at = offsetof(struct check, say), .needed = true },
        { 0 },
    };
    size_t n = load_list(l, v, "checks", 8);
    struct ins_check *out = arena_array(l->a, n + 1, sizeof(*out));

    for (size_t i = 0; i < n; i++) {
        struct check c = { 0 };

        if (!load_map(l, v->item[i].value, keys, "a check", &c) || c.left == NULL ||
            c.right == NULL)
            continue;
        out[i].is = (char)c.is;
        out[i].say = c.say;
        out[i].n_left = places(l, c.left, q, out[i].left);
        out[i].n_right = places(l, c.right, q, out[i].right);
    }
    q->check = out;
    q->n_check = n;
}

static void read_ratio(struct load *l, const struct asked *from, struct ins_question *q)
{
    static const struct load_key keys[] = {
        { .name = "key", .take = take_name, .at = offsetof(struct ins_count, key), .needed = true },
        { .name = "label",
          .take = take_say,
          .at = offsetof(struct ins_count, label),
          .needed = true },
        { .name = "role",
          .take = take_role,
          .at = offsetof(struct ins_count, role),
          .needed = true },
        { .name = "measure", .take = take_name, .at = offsetof(struct ins_count, measure) },
        { .name = "take", .take = take_take, .at = offsetof(struct ins_count, take) },
        { 0 },
    };
    size_t n = from->counts != NULL ? load_list(l, from->counts, "counts", INS_COUNTS_MAX) : 0;
    struct ins_count *out = arena_array(l->a, n + 1, sizeof(*out));
    unsigned roles = 0;

    for (size_t i = 0; i < n; i++) {
        (void)load_map(l, from->counts->item[i].value, keys, "a count", &out[i]);
        roles |= 1U << out[i].role;
    }
    q->count = out;
    q->n_count = n;
    q->top = 1;
    if ((roles & 3U) != 3U)
        wrong(l, q->line,
              STR_FMT " is a ratio: it needs counts, one a numerator, one a "
                      "denominator",
              STR_ARG(q->code));
    if (from->checks != NULL)
        read_checks(l, from->checks, q);
    q->zero = reading_of(l)->zero;
    q->zero_note = reading_of(l)->zero_note;
    if (from->zero != NULL)
        q->zero = load_zero(l, from->zero, &q->zero_note);
}

/* ── one question ── */

static const struct ins_scale *scale_by_name(const struct reading *r, struct str name)
{
    for (size_t i = 0; i < r->n_scale; i++)
        if (str_eq(r->scale[i].name, name))
            return &r->scale[i];
    return NULL;
}

static void say_no_answer(struct load *l, const struct yaml *v)
{
    const struct reading *r = reading_of(l);
    const char *names[INS_SCALES_MAX + INS_ANSWERS + 1];
    size_t n = 0;

    for (int k = INS_PERCENT; k < INS_ANSWERS; k++)
        names[n++] = ins_answer_names[k];
    for (size_t i = 0; i < r->n_scale; i++)
        names[n++] = str_z(l->a, r->scale[i].name);
    names[n] = NULL;
    (void)load_word(l, v, "answer (a scale, or)", names);
}

static void read_answer(struct load *l, const struct asked *from, struct ins_question *q)
{
    const struct yaml *v = from->answer;
    const struct ins_scale *scale;

    if (v == NULL || !is_text(l, v, "answer"))
        return;
    scale = scale_by_name(reading_of(l), v->text);
    q->answer = INS_ANSWERS;
    for (int k = INS_PERCENT; k < INS_ANSWERS; k++)
        if (str_eq(v->text, str_of(ins_answer_names[k])))
            q->answer = (enum ins_answer)k;
    if (scale != NULL)
        read_choice(l, from, scale, q);
    else if (q->answer == INS_RATIO)
        read_ratio(l, from, q);
    else if (q->answer == INS_PERCENT || q->answer == INS_NUMBER)
        read_number(l, from, q);
    else if (q->answer != INS_COUNT)
        say_no_answer(l, v);
    if (q->answer != INS_CHOICE && from->options != NULL)
        wrong(l, from->options->line, "only a choice has options");
    if (q->answer != INS_RATIO && from->counts != NULL)
        wrong(l, from->counts->line, "only a ratio has counts");
}

static void read_fill(struct load *l, const struct asked *from, struct ins_question *q)
{
    if (from->fill == NULL) {
        if (q->answer == INS_CHOICE && q->measure.n > 0)
            wrong(l, q->line,
                  STR_FMT " is a choice: say from which figure on which answer, "
                          "fill: [{from: .., answer: ..}]",
                  STR_ARG(q->code));
        return;
    }
    q->fill = load_bands(l, from->fill, &q->n_fill);
    for (size_t i = 0; i < q->n_fill; i++)
        if (ins_option_find(q, q->fill[i].answer) == INS_NONE)
            wrong(l, from->fill->line, STR_FMT " has no answer '" STR_FMT "'", STR_ARG(q->code),
                  STR_ARG(q->fill[i].answer));
}

static void read_waived(struct load *l, const struct yaml *v, struct ins_question *q)
{
    static const char *const words[] = { "note", "evidence", NULL };
    size_t n = load_list(l, v, "waive", 2);

    for (size_t i = 0; i < n; i++) {
        int w = load_word(l, v->item[i].value, "waive", words);

        q->no_note |= w == 0;
        q->no_evidence |= w == 1;
    }
}

#define Q(member) offsetof(struct asked, q.member)
#define AT(member) offsetof(struct asked, member)
static const struct load_key keys[] = {
    { .name = "code", .take = take_code, .at = Q(code), .needed = true },
    { .name = "component", .take = take_code, .at = AT(component), .needed = true },
    { .name = "text", .take = take_say, .at = Q(text), .needed = true },
    { .name = "answer", .take = take_node, .at = AT(answer), .needed = true },
    { .name = "weight", .take = take_maybe, .at = Q(weight) },
    { .name = "options", .take = take_node, .at = AT(options) },
    { .name = "range", .take = take_node, .at = AT(range) },
    { .name = "bands", .take = take_node, .at = AT(bands) },
    { .name = "counts", .take = take_node, .at = AT(counts) },
    { .name = "formula", .take = take_formula, .at = Q(formula) },
    { .name = "zero_denominator", .take = take_node, .at = AT(zero) },
    { .name = "checks", .take = take_node, .at = AT(checks) },
    { .name = "measure", .take = take_name, .at = Q(measure) },
    { .name = "take", .take = take_take, .at = Q(take) },
    { .name = "fill", .take = take_node, .at = AT(fill) },
    { .name = "confirmed", .take = take_flag, .at = Q(confirmed) },
    { .name = "guidance", .take = take_say, .at = Q(guidance) },
    { .name = "note", .take = take_say, .at = Q(note) },
    { .name = "evidence", .take = take_texts, .at = AT(evidence) },
    { .name = "indicators", .take = take_texts, .at = AT(indicator) },
    { .name = "registers", .take = take_texts, .at = AT(reg) },
    { .name = "aliases", .take = take_texts, .at = AT(alias) },
    { .name = "waive", .take = take_node, .at = AT(waive) },
    { 0 },
};

static bool read_question(struct load *l, const struct yaml *v, struct asked *from)
{
    struct ins_question *q = &from->q;

    *from = (struct asked){
        .q = { .confirmed = true, .weight = NAN, .node = INS_NONE, .line = v->line }
    };
    if (!load_map(l, v, keys, "a question", from))
        return false;
    read_answer(l, from, q);
    read_fill(l, from, q);
    if (from->waive != NULL)
        read_waived(l, from->waive, q);
    q->evidence = from->evidence.p;
    q->n_evidence = from->evidence.n;
    q->indicator = from->indicator.p;
    q->n_indicator = from->indicator.n;
    q->reg = from->reg.p;
    q->n_reg = from->reg.n;
    q->alias = from->alias.p;
    q->n_alias = from->alias.n;
    return true;
}

/* ── all of them ── */

static size_t node_of(struct load *l, struct str code, size_t line)
{
    const struct instrument *ins = reading_of(l)->ins;
    size_t node = code.n > 0 ? ins_node_find(ins, code) : INS_NONE;

    if (node == INS_NONE && code.n > 0)
        wrong(l, line, "there is no component " STR_FMT, STR_ARG(code));
    if (node == INS_NONE || ins->node[node].end == node + 1)
        return node;
    wrong(l, line, STR_FMT " has components in it; a question goes into one that has none",
          STR_ARG(code));
    return INS_NONE;
}

/* In the order of the components, within one in the order of the file. */
static void put_in_order(struct instrument *ins, const struct ins_question *all, size_t n)
{
    for (size_t k = 0; k < ins->n_node; k++) {
        ins->node[k].question = ins->n_question;
        for (size_t i = 0; i < n; i++)
            if (all[i].node == k)
                ins->question[ins->n_question++] = all[i];
    }
    for (size_t k = 0; k < ins->n_node; k++) {
        size_t end = ins->node[k].end;

        ins->node[k].n_question =
            (end < ins->n_node ? ins->node[end].question : ins->n_question) - ins->node[k].question;
    }
}

static void say_twice(struct load *l, const struct instrument *ins)
{
    for (size_t i = 0; i < ins->n_question; i++) {
        const struct ins_question *q = &ins->question[i];
        size_t first = ins_question_find(ins, q->code);

        if (first < i && q->code.n > 0)
            wrong(l, q->line, "question " STR_FMT " stands twice, first in line %zu",
                  STR_ARG(q->code), ins->question[first].line);
        for (size_t k = 0; k < q->n_alias; k++)
            if (ins_question_find(ins, q->alias[k]) != i)
                wrong(l, q->line, "another question is called " STR_FMT " as well",
                      STR_ARG(q->alias[k]));
    }
}

void take_questions(struct load *l, const struct yaml *v, void *to)
{
    struct instrument *ins = to;
    size_t n = load_list(l, v, "questions", INS_ASKED_MAX), got = 0;
    struct ins_question *all = arena_array(l->a, n + 1, sizeof(*all));
    struct asked *from = arena_new(l->a, struct asked);

    for (size_t i = 0; i < n; i++) {
        if (!read_question(l, v->item[i].value, from))
            continue;
        from->q.node = node_of(l, from->component, v->item[i].value->line);
        all[got++] = from->q;
    }
    ins->question = arena_array(l->a, got + 1, sizeof(*ins->question));
    put_in_order(ins, all, got);
    say_twice(l, ins);
}
