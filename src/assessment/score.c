/* score.c: from the leaves up. */
#include "assessment/score.h"

static bool at_least(double v, double min)
{
    return v >= min - SCORE_HAIR;
}

static double within(double v, double low, double high)
{
    if (v < low)
        return low;
    return v > high ? high : v;
}

/* ── room ── */

static size_t tests_of(const struct instrument *ins, const struct ins_threshold *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->n_test; i++)
        n += t->test[i].group == INS_NONE ? 1 : ins->group[t->test[i].group].n_part;
    return n;
}

struct score *score_new(struct arena *a, const struct instrument *ins)
{
    struct score *s = arena_new(a, struct score);

    s->node = arena_array(a, ins->n_node, sizeof(*s->node));
    s->question = arena_array(a, ins->n_question + 1, sizeof(*s->question));
    s->threshold = arena_array(a, ins->n_threshold + 1, sizeof(*s->threshold));
    for (size_t i = 0; i < ins->n_threshold; i++) {
        size_t n = tests_of(ins, &ins->threshold[i]);

        s->threshold[i].test = arena_array(a, n + 1, sizeof(struct scored_test));
    }
    return s;
}

/* ── one answer ── */

static double ratio_share(const struct ins_question *q, const struct answer *an,
                          enum score_state *state)
{
    double over = answer_numerator(q, an), under = answer_denominator(q, an);

    if (under <= 0) {
        *state = q->zero == INS_ZERO_SKIP ? SCORE_NO_PART : SCORE_ZERO;
        return q->zero == INS_ZERO_FULL ? 1 : 0;
    }
    if (q->formula == INS_DROP)
        over = under - over;
    return within(over / under, 0, 1);
}

static double number_share(const struct ins_question *q, double v)
{
    for (size_t i = 0; i < q->n_band; i++)
        if (at_least(v, q->band[i].from))
            return q->band[i].score / q->top;
    return q->n_band > 0 ? 0 : within((v - q->min) / (q->max - q->min), 0, 1);
}

double score_answer(const struct ins_question *q, const struct answer *an, enum score_state *state)
{
    *state = an->given ? SCORE_GIVEN : SCORE_BLANK;
    if (q->top <= 0) {
        *state = SCORE_NO_PART;
        return 0;
    }
    if (!an->given)
        return 0;
    switch (q->answer) {
    case INS_CHOICE:
        return q->option[an->option].score / q->top;
    case INS_RATIO:
        return ratio_share(q, an, state);
    case INS_PERCENT:
    case INS_NUMBER:
        return number_share(q, an->number);
    case INS_COUNT:
    case INS_ANSWERS:
        break;
    }
    return 0;
}

/* ── tests ── */

static bool answer_is_among(const struct ins_question *q, const struct answer *an,
                            const struct ins_test *t)
{
    for (size_t i = 0; i < t->n_answer && an->given; i++)
        if (ins_option_find(q, t->answer[i]) == an->option)
            return true;
    return false;
}

static bool figures_hold(const struct ins_test *t, double value, double percent)
{
    if (t->has_min && !at_least(value, t->min))
        return false;
    if (t->has_min_percent && !at_least(percent, t->min_percent))
        return false;
    if (t->has_below && at_least(value, t->below))
        return false;
    return !t->has_below_percent || !at_least(percent, t->below_percent);
}

/* A test of a component or a question. */
static bool test_holds(const struct instrument *ins, const struct score *s,
                       const struct answer *answer, const struct ins_test *t, double *value,
                       double *percent)
{
    if (t->node != INS_NONE) {
        *value = s->node[t->node].value;
        *percent = s->node[t->node].percent;
        return figures_hold(t, *value, *percent);
    }
    *value = s->question[t->question].score;
    *percent = s->question[t->question].share * 100;
    if (t->n_answer > 0 && !answer_is_among(&ins->question[t->question], &answer[t->question], t))
        return false;
    return figures_hold(t, *value, *percent);
}

/* ── caps ── */

static double capped(const struct ins_cap *cap, double value, double top)
{
    if (cap->has_at && value > cap->at)
        value = cap->at;
    if (cap->has_minus)
        value -= cap->minus;
    if (cap->has_times)
        value *= cap->times;
    return within(value, 0, top);
}

static void cap_question(const struct instrument *ins, const bool *on, size_t k,
                         struct scored_question *q)
{
    for (size_t i = 0; i < ins->n_cap; i++) {
        double lower;

        if (on == NULL || !on[i] || ins->cap[i].question != k)
            continue;
        lower = capped(&ins->cap[i], q->score, ins->question[k].top);
        if (lower < q->score)
            q->cap = i;
        q->score = lower;
        q->share = lower / ins->question[k].top;
    }
}

static void cap_node(const struct instrument *ins, const bool *on, size_t k, struct scored_node *n)
{
    n->before = n->value;
    n->cap = INS_NONE;
    for (size_t i = 0; i < ins->n_cap; i++) {
        double lower;

        if (on == NULL || !on[i] || ins->cap[i].node != k)
            continue;
        lower = capped(&ins->cap[i], n->value, ins->node[k].top);
        if (lower < n->value)
            n->cap = i;
        n->value = lower;
    }
}

/* ── rolling up ── */

/* Adds one part with its share, its weight and the most it can reach to what contains it. */
static void add_part(const struct ins_node *in, struct scored_node *to, double share, double weight,
                     double value, double top)
{
    switch (in->roll) {
    case INS_SUM:
        to->sum += value;
        to->base += weight;
        break;
    case INS_MEAN:
        to->sum += share;
        to->base += 1;
        break;
    case INS_POINTS:
        to->sum += share * top;
        to->base += top;
        break;
    case INS_WEIGHTED:
        to->sum += share * top * weight;
        to->base += weight;
        break;
    case INS_MIN:
        if (to->base <= 0 || share * top < to->sum)
            to->sum = share * top;
        to->base += 1;
        break;
    case INS_ROLLS:
        break;
    }
}

static double rolled(const struct ins_node *in, const struct scored_node *n)
{
    switch (in->roll) {
    case INS_SUM:
    case INS_MIN:
        return n->sum;
    case INS_MEAN:
    case INS_POINTS:
        return n->base > 0 ? in->weight * (n->sum / n->base) : 0;
    case INS_WEIGHTED:
        return n->base > 0 ? n->sum / n->base : 0;
    case INS_ROLLS:
        break;
    }
    return 0;
}

static void score_questions(const struct instrument *ins, const struct answer *answer,
                            const bool *on, struct score *s)
{
    for (size_t k = 0; k < ins->n_question; k++) {
        const struct ins_question *q = &ins->question[k];
        struct scored_question *to = &s->question[k];
        struct scored_node *n = &s->node[q->node];

        *to = (struct scored_question){ .cap = INS_NONE };
        to->share = score_answer(q, &answer[k], &to->state);
        to->score = to->share * q->top;
        if (q->answer == INS_CHOICE && answer[k].given)
            to->score = q->option[answer[k].option].score;
        if (q->top > 0)
            cap_question(ins, on, k, to);
        n->asked += q->top > 0;
        n->answered += q->top > 0 && to->state != SCORE_BLANK;
        if (to->state != SCORE_NO_PART)
            add_part(&ins->node[q->node], n, to->share, q->weight, q->weight * to->share, q->top);
    }
}

static void score_nodes(const struct instrument *ins, const bool *on, struct score *s)
{
    for (size_t k = ins->n_node; k-- > 0;) {
        const struct ins_node *in = &ins->node[k];
        struct scored_node *n = &s->node[k];
        double share;

        n->value = rolled(in, n);
        cap_node(ins, on, k, n);
        share = in->top > 0 ? n->value / in->top : 0;
        n->percent = share * 100;
        if (k == 0)
            break;
        s->node[in->parent].asked += n->asked;
        s->node[in->parent].answered += n->answered;
        add_part(&ins->node[in->parent], &s->node[in->parent], share, in->weight,
                 in->is_level ? in->weight * share : n->value, in->top);
    }
}

static void one_run(const struct instrument *ins, const struct answer *answer, const bool *on,
                    struct score *s)
{
    for (size_t k = 0; k < ins->n_node; k++)
        s->node[k] = (struct scored_node){ .cap = INS_NONE };
    score_questions(ins, answer, on, s);
    score_nodes(ins, on, s);
}

/* What each question adds to its component, once that is known. */
static void settle_values(const struct instrument *ins, struct score *s)
{
    for (size_t k = 0; k < ins->n_question; k++) {
        const struct ins_node *in = &ins->node[ins->question[k].node];
        const struct scored_node *n = &s->node[ins->question[k].node];
        struct scored_question *q = &s->question[k];
        bool takes_part = q->state != SCORE_NO_PART;

        q->value = 0;
        if (in->is_level)
            q->value = q->score;
        else if (takes_part && in->roll == INS_SUM)
            q->value = ins->question[k].weight * q->share;
        else if (takes_part && n->base > 0)
            q->value = in->weight * (in->roll == INS_POINTS ? q->score : q->share) / n->base;
    }
}

/* ── thresholds and classes ── */

void score_part(const struct instrument *ins, const struct score *s, const struct ins_part *part,
                double *value, double *top)
{
    *value = *top = 0;
    for (size_t i = 0; i < part->n_node; i++) {
        *value += s->node[part->node[i]].value;
        *top += ins->node[part->node[i]].top;
    }
}

static void run_each(const struct instrument *ins, const struct ins_test *t, const struct score *s,
                     struct scored_threshold *to)
{
    const struct ins_group *g = &ins->group[t->group];

    for (size_t p = 0; p < g->n_part; p++) {
        struct scored_test *r = &to->test[to->n_test++];
        double top = 0;

        *r = (struct scored_test){ .test = t, .part = p };
        score_part(ins, s, &g->part[p], &r->value, &top);
        r->percent = top > 0 ? r->value / top * 100 : 0;
        r->holds = figures_hold(t, r->value, r->percent);
        to->holds &= r->holds;
    }
}

static void run_threshold(const struct instrument *ins, const struct answer *answer,
                          const struct ins_threshold *t, const struct score *s,
                          struct scored_threshold *to)
{
    to->holds = true;
    to->n_test = 0;
    for (size_t i = 0; i < t->n_test; i++) {
        struct scored_test *r = &to->test[to->n_test];

        if (t->test[i].group != INS_NONE) {
            run_each(ins, &t->test[i], s, to);
            continue;
        }
        *r = (struct scored_test){ .test = &t->test[i], .part = INS_NONE };
        r->holds = test_holds(ins, s, answer, &t->test[i], &r->value, &r->percent);
        to->holds &= r->holds;
        to->n_test++;
    }
}

static const struct ins_category *category_of(const struct instrument *ins, const struct score *s)
{
    double v = ins->by_percent ? s->node[0].percent : s->node[0].value;

    for (size_t i = 0; i < ins->n_category; i++) {
        const struct ins_category *c = &ins->category[i];

        if (c->above ? v > c->from + SCORE_HAIR : at_least(v, c->from))
            return c;
    }
    return NULL;
}

static bool caps_apply(const struct instrument *ins, const struct score *s,
                       const struct answer *answer, bool *on)
{
    bool any = false;

    for (size_t i = 0; i < ins->n_cap; i++) {
        double value = 0, percent = 0;

        on[i] = true;
        for (size_t k = 0; k < ins->cap[i].n_when && on[i]; k++)
            on[i] = test_holds(ins, s, answer, &ins->cap[i].when[k], &value, &percent);
        any |= on[i];
    }
    return any;
}

void score_run(const struct instrument *ins, const struct answer *answer, struct score *out)
{
    bool on[INS_CAPS_MAX];

    one_run(ins, answer, NULL, out);
    if (ins->n_cap > 0 && caps_apply(ins, out, answer, on))
        one_run(ins, answer, on, out);
    settle_values(ins, out);
    out->asked = out->node[0].asked;
    out->answered = out->node[0].answered;
    out->provisional = out->answered < out->asked;
    out->category = category_of(ins, out);
    for (size_t i = 0; i < ins->n_threshold; i++)
        run_threshold(ins, answer, &ins->threshold[i], out, &out->threshold[i]);
}
