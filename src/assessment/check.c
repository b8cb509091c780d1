/* check.c: looks over a round before it is sent in. */
#include "assessment/check.h"

const char *const trouble_keys[TROUBLES] = {
    [TROUBLE_BLANK] = "assess.trouble.blank",
    [TROUBLE_CARRIED] = "assess.trouble.carried",
    [TROUBLE_COUNTS] = "assess.trouble.counts",
    [TROUBLE_CONTRADICTED] = "assess.trouble.contradicted",
    [TROUBLE_NOTE] = "assess.trouble.note",
    [TROUBLE_EVIDENCE] = "assess.trouble.evidence",
    [TROUBLE_ZERO] = "assess.trouble.zero",
};

/* What was read once for all questions. */
struct looking {
    struct ctx *c;
    const struct assess *a;
    enum round_kind kind;
    const struct answer_row **row; /* by question; NULL: none */
    int64_t *proofs;               /* by question */
    struct fill_source source;
    struct check *out;
};

static void found(struct looking *l, enum trouble kind, size_t q, struct str text)
{
    l->out->found[l->out->n++] = (struct finding_of_check){ kind, q, text };
    l->out->of[kind]++;
}

static enum status read_rows(struct looking *l)
{
    struct ctx *c = l->c;
    const struct instrument *ins = l->a->ins;
    struct answer_row *row = NULL;
    struct proof_count *proof = NULL;
    size_t n = 0, n_proof = 0;
    enum status s = answers_of(c, c->who.unit_id, l->a->head.id, &row, &n);

    if (s == ST_OK)
        s = answer_proofs(c, c->who.unit_id, l->a->head.id, &proof, &n_proof);
    if (s != ST_OK)
        return s;
    l->row = arena_array(c->arena, ins->n_question + 1, sizeof(*l->row));
    l->proofs = arena_array(c->arena, ins->n_question + 1, sizeof(*l->proofs));
    for (size_t i = 0; i < n; i++) {
        size_t q = ins_question_find(ins, row[i].question);

        if (q != INS_NONE && row[i].round_id == l->a->round[l->kind].row->id)
            l->row[q] = &row[i];
    }
    for (size_t i = 0; i < n_proof; i++) {
        size_t q = ins_question_find(ins, proof[i].question);

        if (q != INS_NONE)
            l->proofs[q] = proof[i].many;
    }
    return ST_OK;
}

static bool scores_something(const struct looking *l, size_t q)
{
    enum score_state state;

    return score_answer(&l->a->ins->question[q], &l->a->round[l->kind].answer[q], &state) > 0;
}

static void look_answer(struct looking *l, size_t i)
{
    const struct ins_question *q = &l->a->ins->question[i];
    const struct answer *an = &l->a->round[l->kind].answer[i];
    enum score_state state;
    struct fill f;

    if (!an->given) {
        found(l, TROUBLE_BLANK, i, STR(""));
        return;
    }
    if (l->row[i] != NULL && l->row[i]->carried != 0)
        found(l, TROUBLE_CARRIED, i, STR(""));
    for (size_t k = 0; k < q->n_check; k++)
        if (!answer_agrees(an, &q->check[k]))
            found(l, TROUBLE_COUNTS, i, words_show(l->c, &q->check[k].say));
    (void)score_answer(q, an, &state);
    if (q->answer == INS_RATIO && answer_denominator(q, an) <= 0)
        found(l, TROUBLE_ZERO, i, words_show(l->c, &q->zero_note));
    if (l->kind != ROUND_SELF)
        return;
    fill_of(l->c, &l->source, q, &f);
    if (!fill_agrees(q, &f, an))
        found(l, TROUBLE_CONTRADICTED, i, answer_show(l->c, q, &f.answer));
}

/* What earns nothing needs no proof. */
static void look_proof(struct looking *l, size_t i)
{
    const struct instrument *ins = l->a->ins;
    const struct ins_question *q = &ins->question[i];

    if (!l->a->round[l->kind].answer[i].given || l->kind != ROUND_SELF || !scores_something(l, i))
        return;
    if (ins->needs_note && !q->no_note && (l->row[i] == NULL || l->row[i]->note.n == 0))
        found(l, TROUBLE_NOTE, i, STR(""));
    if (ins->needs_evidence && !q->no_evidence && l->proofs[i] == 0)
        found(l, TROUBLE_EVIDENCE, i, STR(""));
}

static void sort_by_kind(struct check *ck, struct arena *a)
{
    struct finding_of_check *sorted = arena_array(a, ck->n + 1, sizeof(*sorted));
    size_t n = 0;

    for (int k = 0; k < TROUBLES; k++)
        for (size_t i = 0; i < ck->n; i++)
            if (ck->found[i].kind == (enum trouble)k)
                sorted[n++] = ck->found[i];
    ck->found = sorted;
}

enum status check_round(struct ctx *c, const struct assess *a, enum round_kind k, struct check *out)
{
    struct looking l = { .c = c, .a = a, .kind = k, .out = out };
    enum status s = read_rows(&l);

    if (s == ST_OK)
        s = fill_load(c, a->head.year, &l.source);
    if (s != ST_OK)
        return s;
    *out = (struct check){ 0 };
    out->found = arena_array(c->arena, a->ins->n_question * 14 + 1, sizeof(*out->found));
    for (size_t i = 0; i < a->ins->n_question; i++) {
        look_answer(&l, i);
        look_proof(&l, i);
    }
    sort_by_kind(out, c->arena);
    out->blocks = out->of[TROUBLE_BLANK] + out->of[TROUBLE_CARRIED] > 0;
    out->warns = out->of[TROUBLE_COUNTS] + out->of[TROUBLE_CONTRADICTED] + out->of[TROUBLE_NOTE] +
                     out->of[TROUBLE_EVIDENCE] >
                 0;
    return ST_OK;
}
