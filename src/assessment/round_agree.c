/* round_agree.c: the rest of a round, where an evaluator has nothing else to say. */
#include "assessment/round.h"
#include "assessment/round_part.h"
#include "core/ledger.h"

/* Whose answer stands for the rest: the unit's; of the consensus the last that judged it. */
static const struct answer *source_of(const struct assess *a, enum round_kind k, size_t q)
{
    for (int from = ROUND_EXTERNAL; k == ROUND_CONSENSUS && from > ROUND_SELF; from--)
        if (a->round[from].visible && a->round[from].answer[q].given)
            return &a->round[from].answer[q];
    return &a->round[ROUND_SELF].answer[q];
}

static const struct answer_row *row_of(const struct answer_row *row, size_t n, int64_t round_id,
                                       struct str question)
{
    for (size_t i = 0; i < n; i++)
        if (row[i].round_id == round_id && str_eq(row[i].question, question))
            return &row[i];
    return NULL;
}

struct agreeing {
    const struct assess *a;
    enum round_kind kind;
    const struct answer_row *row;
    size_t n_row;
    struct answer *all; /* of the round, as it will be */
};

static bool is_own(const struct ctx *c, const struct agreeing *g, struct str code)
{
    const struct answer_row *self = row_of(g->row, g->n_row, g->a->round[ROUND_SELF].row->id, code);

    return g->kind != ROUND_CONSENSUS && self != NULL && self->answered_by != 0 &&
           self->answered_by == c->who.person_id;
}

/* Fills one blank; *filled says whether there was something to take. */
static enum status agree_one(struct ctx *c, struct agreeing *g, size_t q, bool *filled)
{
    const struct ins_question *qn = &g->a->ins->question[q];
    const struct answer *from = source_of(g->a, g->kind, q);
    int64_t round_id = g->a->round[g->kind].row->id, id = 0;
    const struct answer_row *mine = row_of(g->row, g->n_row, round_id, qn->code);
    struct str value = answer_text(c->arena, qn, from);
    bool made = false;
    enum status s;

    *filled = false;
    if (g->all[q].given || !from->given || !round_writable(c, g->a, g->kind, q) ||
        is_own(c, g, qn->code))
        return ST_OK;
    if (mine != NULL)
        s = answer_set(c, c->who.unit_id, mine->id, mine->version, value, mine->note,
                       mine->desk_note, mine->talk_note, c->who.person_id, c->now);
    else
        s = assess_answer_add(c, c->who.unit_id, round_id, qn->code, value, STR(""), STR(""),
                              STR(""), 0, c->who.person_id, c->now, &made, &id);
    g->all[q] = *from;
    *filled = s == ST_OK;
    return s;
}

enum status assess_agree(struct ctx *c, const struct assess *a, enum round_kind k, size_t *n)
{
    struct agreeing g = { .a = a, .kind = k };
    struct answer_row *row = NULL;
    struct round_row locked = { 0 };
    enum status s = lock_round(c, a, k, &locked);

    *n = 0;
    if (s == ST_OK)
        s = answers_of(c, c->who.unit_id, a->head.id, &row, &g.n_row);
    if (s != ST_OK)
        return s;
    g.row = row;
    g.all = arena_array(c->arena, a->ins->n_question + 1, sizeof(*g.all));
    answers_unpack(a->ins, locked.answers, g.all);
    for (size_t q = 0; q < a->ins->n_question && s == ST_OK; q++) {
        bool filled = false;

        s = agree_one(c, &g, q, &filled);
        *n += filled;
    }
    if (s == ST_OK)
        s = pack_round(c, a, &locked, g.all);
    if (s == ST_OK)
        s = audit(c, "round.agreed", "assessment", a->head.id,
                  str_printf(c->arena, "{\"round\":\"%s\",\"count\":%zu}", round_names[k], *n));
    return s;
}
