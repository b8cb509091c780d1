/* whatif.c: the way to a threshold. */
#include "assessment/whatif.h"

#include <math.h>
#include <stdlib.h>

#define STEPS_MAX 400 /* raises of one answer each */

struct search {
    const struct instrument *ins;
    size_t threshold;
    struct answer *an;
    struct score *s;
};

/* What the threshold still lacks: each test's gap as a share of its limit, added up. */
static double missing(const struct search *w)
{
    const struct scored_threshold *t;
    double sum = 0;

    score_run(w->ins, w->an, w->s);
    t = &w->s->threshold[w->threshold];
    for (size_t i = 0; i < t->n_test; i++) {
        const struct ins_test *test = t->test[i].test;

        if (t->test[i].holds)
            continue;
        if (test->has_min && t->test[i].value < test->min)
            sum += (test->min - t->test[i].value) / fmax(test->min, 1);
        if (test->has_min_percent && t->test[i].percent < test->min_percent)
            sum += (test->min_percent - t->test[i].percent) / fmax(test->min_percent, 1);
        if (test->n_answer > 0)
            sum += 0.01;
    }
    return sum;
}

/* ── one step up ── */

static bool raise_choice(const struct ins_question *q, struct answer *an)
{
    double now = an->given ? q->option[an->option].score : -1;
    size_t best = INS_NONE;

    for (size_t o = 0; o < q->n_option; o++)
        if (q->option[o].score > now + SCORE_HAIR && q->option[o].score > 0 &&
            (best == INS_NONE || q->option[o].score < q->option[best].score))
            best = o;
    if (best == INS_NONE)
        return false;
    an->given = true;
    an->option = best;
    return true;
}

/* A number goes up by a twentieth of its range, or to its next band. */
static bool raise_number(const struct ins_question *q, struct answer *an)
{
    double now = an->given ? an->number : q->min, to = now + (q->max - q->min) / 20;

    for (size_t i = q->n_band; i > 0; i--)
        if (q->band[i - 1].from > now + SCORE_HAIR) {
            to = q->band[i - 1].from;
            break;
        }
    if (now >= q->max - SCORE_HAIR)
        return false;
    an->number = fmin(q->max, to);
    an->given = true;
    return true;
}

/* One more in the first numerator (one less where a drop is asked for). */
static bool raise_ratio(const struct ins_question *q, struct answer *an)
{
    enum score_state state;

    if (!an->given || answer_denominator(q, an) <= 0 || score_answer(q, an, &state) >= 1)
        return false;
    for (size_t i = 0; i < q->n_count; i++) {
        if (q->count[i].role != INS_NUMERATOR)
            continue;
        if (q->formula == INS_DROP && an->count[i] < 1)
            return false;
        an->count[i] += q->formula == INS_DROP ? -1 : 1;
        return true;
    }
    return false;
}

static bool raise(const struct ins_question *q, struct answer *an)
{
    if (q->top <= 0)
        return false;
    if (q->answer == INS_CHOICE)
        return raise_choice(q, an);
    return q->answer == INS_RATIO ? raise_ratio(q, an) : raise_number(q, an);
}

/* ── the search ── */

/* The step that helps most; of those that help alike the one that brings most points. */
static bool step(struct search *w, const bool *fixed, double *gap)
{
    double best = *gap - 1e-12, best_total = -1;
    size_t at = INS_NONE;
    struct answer to = { 0 };

    for (size_t i = 0; i < w->ins->n_question; i++) {
        struct answer old = w->an[i];
        double g;

        if ((fixed != NULL && fixed[i]) || !raise(&w->ins->question[i], &w->an[i]))
            continue;
        g = missing(w);
        if (g < best - 1e-12 || (at != INS_NONE && g <= best && w->s->node[0].value > best_total)) {
            best = g;
            best_total = w->s->node[0].value;
            at = i;
            to = w->an[i];
        }
        w->an[i] = old;
    }
    if (at == INS_NONE)
        return false;
    w->an[at] = to;
    *gap = best;
    return true;
}

/* Takes back what was not needed, the smallest gains first in the order of the questions. */
static void trim(struct search *w, const struct answer *now, const bool *changed)
{
    for (size_t i = 0; i < w->ins->n_question; i++) {
        struct answer kept = w->an[i];

        if (!changed[i])
            continue;
        w->an[i] = now[i];
        if (missing(w) > 0)
            w->an[i] = kept;
    }
}

static bool is_same(const struct answer *a, const struct answer *b)
{
    bool same =
        a->given == b->given && a->option == b->option && fabs(a->number - b->number) < 1e-12;

    for (size_t i = 0; i < INS_COUNTS_MAX; i++)
        same &= fabs(a->count[i] - b->count[i]) < 0.5;
    return same;
}

static int by_gain(const void *a, const void *b)
{
    double x = ((const struct whatif_step *)a)->gain, y = ((const struct whatif_step *)b)->gain;

    return (x < y) - (x > y);
}

static void tell(struct search *w, const struct answer *now, struct whatif *out)
{
    double total;

    (void)missing(w);
    total = out->total = w->s->node[0].value;
    for (size_t i = 0; i < w->ins->n_question; i++) {
        struct answer to = w->an[i];

        if (is_same(&now[i], &to))
            continue;
        w->an[i] = now[i];
        (void)missing(w);
        out->step[out->n_step++] =
            (struct whatif_step){ i, now[i], to, total - w->s->node[0].value };
        w->an[i] = to;
    }
    qsort(out->step, out->n_step, sizeof(*out->step), by_gain);
}

void whatif_run(struct arena *a, const struct instrument *ins, const struct answer *now,
                size_t threshold, const bool *fixed, struct whatif *out)
{
    struct search w = { ins, threshold, arena_array(a, ins->n_question + 1, sizeof(*now)),
                        score_new(a, ins) };
    bool *changed = arena_array(a, ins->n_question + 1, sizeof(*changed));
    double gap;

    memcpy(w.an, now, ins->n_question * sizeof(*now));
    *out = (struct whatif){ .step = arena_array(a, ins->n_question + 1, sizeof(*out->step)) };
    gap = missing(&w);
    out->holds = w.s->threshold[threshold].holds;
    for (int n = 0; n < STEPS_MAX && !w.s->threshold[threshold].holds; n++) {
        if (!step(&w, fixed, &gap))
            break;
        gap = missing(&w);
    }
    out->reachable = w.s->threshold[threshold].holds;
    for (size_t i = 0; i < ins->n_question; i++)
        changed[i] = !is_same(&now[i], &w.an[i]);
    if (out->reachable)
        trim(&w, now, changed);
    tell(&w, now, out);
}
