/* calc_part.c: how the value of a component comes about: its parts, round beside round. */
#include "assessment/pages.h"
#include "assessment/question_view.h"

static struct str share_text(const struct ctx *c, double v)
{
    return decimal_show(c->arena, v, 4, c->lang == LANG_ID);
}

const char *roll_key(enum ins_roll roll)
{
    static const char *const keys[INS_ROLLS] = {
        [INS_SUM] = "assess.roll.sum",       [INS_MEAN] = "assess.roll.mean",
        [INS_POINTS] = "assess.roll.points", [INS_WEIGHTED] = "assess.roll.weighted",
        [INS_MIN] = "assess.roll.min",
    };

    return keys[roll];
}

/* ── rows ── */

static void question_rows(struct ctx *c, const struct assess *a, const struct ins_node *n,
                          size_t here, struct calc *out)
{
    for (size_t i = n->question; i < n->question + n->n_question; i++) {
        const struct ins_question *q = &a->ins->question[i];
        struct calc_row *r = &out->row[out->n_row++];

        *r = (struct calc_row){ .code = q->code,
                                .text = words_show(c, &q->text),
                                .here = i == here,
                                .href = str_printf(c->arena, STR_FMT "/" STR_FMT,
                                                   STR_ARG(assess_path(c, a)), STR_ARG(q->code)) };
        for (size_t k = 0; k < out->n_shown; k++) {
            const struct assess_round *round = &a->round[out->shown[k]];
            const struct scored_question *s = &round->score->question[i];

            r->cell[k].answer = answer_show(c, q, &round->answer[i]);
            r->cell[k].score = s->state == SCORE_NO_PART ? STR("–") : share_text(c, s->score);
        }
    }
}

static void node_rows(struct ctx *c, const struct assess *a, size_t node, struct calc *out)
{
    const struct instrument *ins = a->ins;

    for (size_t k = node + 1; k < ins->node[node].end; k = ins->node[k].end) {
        const struct ins_node *n = &ins->node[k];
        struct calc_row *r = &out->row[out->n_row++];

        *r = (struct calc_row){ .code = n->code,
                                .text = words_show(c, &n->name),
                                .href = str_printf(c->arena, STR_FMT "/hitung/" STR_FMT,
                                                   STR_ARG(assess_path(c, a)), STR_ARG(n->code)) };
        for (size_t i = 0; i < out->n_shown; i++) {
            const struct scored_node *s = &a->round[out->shown[i]].score->node[k];

            r->cell[i].answer =
                tr_with(c->arena, c->lang, "assess.of",
                        (const struct str[]){ share_text(c, s->value), ins_weight(c, n->top) }, 2);
            r->cell[i].score = share_text(c, n->top > 0 ? s->value / n->top : 0);
        }
    }
}

/* ── feet ── */

static struct calc_foot *foot(struct ctx *c, struct calc *out, const char *key)
{
    struct calc_foot *f = &out->foot[out->n_foot++];

    *f = (struct calc_foot){ .label = tr(c->lang, key) };
    return f;
}

static double sum_shown(const struct ins_node *n, const struct scored_node *s)
{
    if (n->roll == INS_SUM || n->roll == INS_MIN)
        return s->sum;
    return s->base > 0 ? s->sum / s->base : 0;
}

static const char *sum_key(enum ins_roll roll)
{
    static const char *const keys[INS_ROLLS] = {
        [INS_SUM] = "assess.calc.sum",       [INS_MEAN] = "assess.calc.mean",
        [INS_POINTS] = "assess.calc.points", [INS_WEIGHTED] = "assess.calc.weighted",
        [INS_MIN] = "assess.calc.min",
    };

    return keys[roll];
}

static void feet(struct ctx *c, const struct assess *a, size_t node, struct calc *out)
{
    const struct ins_node *n = &a->ins->node[node];
    struct calc_foot *sum = foot(c, out, sum_key(n->roll)), *weight = NULL, *value;

    if (n->roll == INS_MEAN || n->roll == INS_POINTS)
        weight = foot(c, out, "assess.calc.weight");
    value = foot(c, out, "assess.calc.value");
    value->total = true;
    for (size_t k = 0; k < out->n_shown; k++) {
        const struct scored_node *s = &a->round[out->shown[k]].score->node[node];

        sum->cell[k] = share_text(c, sum_shown(n, s));
        if (weight != NULL)
            weight->cell[k] = str_printf(c->arena, "× " STR_FMT, STR_ARG(ins_weight(c, n->weight)));
        value->cell[k] = share_text(c, s->value);
        if (s->cap != INS_NONE && out->cap.n == 0)
            out->cap = words_show(c, &a->ins->cap[s->cap].note);
    }
}

void calc_of(struct ctx *c, const struct assess *a, size_t node, size_t here, struct calc *out)
{
    const struct ins_node *n = &a->ins->node[node];
    bool leaf = n->end == node + 1;

    *out = (struct calc){ .caption = words_show(c, &n->name) };
    out->n_shown = rounds_shown(c, a, &out->shown);
    out->row = arena_array(c->arena, n->n_question + (n->end - node), sizeof(*out->row));
    if (leaf)
        question_rows(c, a, n, here, out);
    else
        node_rows(c, a, node, out);
    feet(c, a, node, out);
}
