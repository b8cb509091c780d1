/*
 * load_weight.c: whether an instrument's weights add up, and what each component can reach.
 *
 * From the whole down: a component must know its weight before the sum of those in it can be held
 * against it. From the leaves up: what is a level, and how high it goes.
 */
#include <math.h>

#include "assessment/reading.h"

#define HAIR 1e-6 /* decimals in a file do not add up exactly in binary */

static bool is_leaf(const struct instrument *ins, size_t k)
{
    return ins->node[k].end == k + 1;
}

/* The next component beside k, or `end` of their parent. */
static size_t next_beside(const struct instrument *ins, size_t k)
{
    return ins->node[k].end;
}

/* A weight that the source does not give is a share of what the parent has left. */
static void divide(struct reading *r, size_t parent)
{
    struct ins_node *n = r->ins->node;
    double shares = 0, given = 0;

    for (size_t k = parent + 1; k < n[parent].end; k = next_beside(r->ins, k)) {
        if (!isnan(n[k].weight))
            given += n[k].weight;
        else if (!isnan(n[k].share))
            shares += n[k].share;
    }
    for (size_t k = parent + 1; k < n[parent].end; k = next_beside(r->ins, k)) {
        if (!isnan(n[k].weight) || isnan(n[k].share) || shares <= 0)
            continue;
        n[k].weight = (n[parent].adds_to - given) * n[k].share / shares;
        n[k].indicative = true;
    }
}

static void say_no_weight(struct reading *r, size_t line, struct str code, struct str parent)
{
    wrong(&r->l, line,
          STR_FMT " has no weight: write one, or a fallback_share by which the weight of " STR_FMT
                  " is divided",
          STR_ARG(code), STR_ARG(parent));
}

static void say_sum(struct reading *r, const struct ins_node *parent, double sum)
{
    if (fabs(sum - parent->adds_to) > HAIR)
        wrong(&r->l, parent->line,
              "the weights in " STR_FMT " add up to %.6g, but they must come to %.6g",
              STR_ARG(parent->code), sum, parent->adds_to);
}

/* Where no part of a weighted component has a weight, all weigh the same. */
static bool weighs_evenly(const struct instrument *ins, size_t parent)
{
    const struct ins_node *p = &ins->node[parent];
    bool even = p->roll == INS_WEIGHTED;

    for (size_t k = parent + 1; k < p->end && even; k = next_beside(ins, k))
        even = isnan(ins->node[k].weight) && isnan(ins->node[k].share);
    for (size_t i = 0; is_leaf(ins, parent) && i < p->n_question && even; i++)
        even = isnan(ins->question[p->question + i].weight);
    return even;
}

/* The weights of components in `parent`: NAN becomes 1 where none is needed. */
static void weigh_children(struct reading *r, size_t parent, bool needed)
{
    struct instrument *ins = r->ins;
    struct ins_node *n = ins->node;
    double sum = 0;
    bool all = true;

    divide(r, parent);
    for (size_t k = parent + 1; k < n[parent].end; k = next_beside(ins, k)) {
        if (isnan(n[k].weight) && needed) {
            say_no_weight(r, n[k].line, n[k].code, n[parent].code);
            all = false;
        }
        if (isnan(n[k].weight))
            n[k].weight = 1;
        if (n[k].weight < 0)
            wrong(&r->l, n[k].line, "a weight is not below 0");
        sum += n[k].weight;
    }
    if (needed && all)
        say_sum(r, &n[parent], sum);
}

static void weigh_questions(struct reading *r, size_t leaf, bool needed)
{
    struct instrument *ins = r->ins;
    const struct ins_node *n = &ins->node[leaf];
    double sum = 0;
    bool all = true;

    for (size_t i = n->question; i < n->question + n->n_question; i++) {
        struct ins_question *q = &ins->question[i];

        if (!isnan(q->weight) && n->roll != INS_SUM && n->roll != INS_WEIGHTED)
            wrong(&r->l, q->line, "in " STR_FMT " (%s) questions have no weight of their own",
                  STR_ARG(n->code), ins_roll_names[n->roll]);
        if (isnan(q->weight) && needed && q->top > 0) {
            say_no_weight(r, q->line, q->code, n->code);
            all = false;
        }
        if (isnan(q->weight))
            q->weight = n->roll == INS_WEIGHTED ? 1 : 0;
        if (q->weight < 0)
            wrong(&r->l, q->line, "a weight is not below 0");
        sum += q->top > 0 ? q->weight : 0;
    }
    if (needed && all)
        say_sum(r, n, sum);
}

static void settle_roll(struct reading *r, size_t k)
{
    struct ins_node *n = &r->ins->node[k];

    if (n->roll == INS_ROLLS)
        n->roll = is_leaf(r->ins, k) ? INS_MEAN : INS_SUM;
    if (n->n_question == 0)
        wrong(&r->l, n->line, "there is no question in " STR_FMT, STR_ARG(n->code));
}

/* Before those in it are weighed. */
static void weigh(struct reading *r, size_t k)
{
    struct ins_node *n = &r->ins->node[k];
    bool needed = (n->roll == INS_SUM || n->roll == INS_WEIGHTED) && !weighs_evenly(r->ins, k);

    if (isnan(n->adds_to))
        n->adds_to = n->weight;
    if (is_leaf(r->ins, k))
        weigh_questions(r, k, needed);
    else
        weigh_children(r, k, needed);
}

/* ── levels ── */

static void join_level(struct reading *r, struct ins_node *n, double top)
{
    if (n->top == 0)
        n->top = top;
    else if (fabs(n->top - top) > HAIR)
        wrong(&r->l, n->line,
              "in " STR_FMT " levels up to %.6g and up to %.6g meet; one %s needs "
              "one scale",
              STR_ARG(n->code), n->top, top, ins_roll_names[n->roll]);
}

static void settle_top(struct reading *r, size_t k)
{
    struct instrument *ins = r->ins;
    struct ins_node *n = &ins->node[k];

    n->is_level = n->roll == INS_WEIGHTED || n->roll == INS_MIN;
    if (!n->is_level) {
        n->top = n->weight;
    } else if (is_leaf(ins, k)) {
        for (size_t i = n->question; i < n->question + n->n_question; i++)
            if (ins->question[i].top > 0)
                join_level(r, n, ins->question[i].top);
    } else {
        for (size_t c = k + 1; c < n->end; c = next_beside(ins, c)) {
            if (!ins->node[c].is_level)
                wrong(&r->l, ins->node[c].line,
                      STR_FMT " is not a level (roll: weighted or min), so " STR_FMT
                              " cannot be one",
                      STR_ARG(ins->node[c].code), STR_ARG(n->code));
            join_level(r, n, ins->node[c].top);
        }
    }
    for (size_t c = k + 1; c < n->end; c = next_beside(ins, c))
        n->indicative |= ins->node[c].indicative;
}

void check_weights(struct reading *r)
{
    struct instrument *ins = r->ins;

    for (size_t k = 0; k < ins->n_node; k++)
        settle_roll(r, k);
    if (isnan(ins->node[0].weight)) {
        wrong(&r->l, 0, "the whole has no weight: write weight: 100, or what the parts come to");
        return;
    }
    for (size_t k = 0; k < ins->n_node; k++)
        weigh(r, k);
    for (size_t k = ins->n_node; k-- > 0;)
        settle_top(r, k);
}
