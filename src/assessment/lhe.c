/* lhe.c: what an evaluation found. */
#include "assessment/lhe.h"

#include <math.h>

#include "core/ledger.h"
#include "plan/finding.h"

/* ── areas ── */

/* The parts of an instrument, in order: those of its first group, else the components below the
 * whole. */
static const struct ins_part *lhe_parts(struct arena *a, const struct instrument *ins, size_t *n)
{
    struct ins_part *part = arena_array(a, ins->n_node + 1, sizeof(*part));
    size_t *node = arena_array(a, ins->n_node + 1, sizeof(*node));

    if (ins->n_group > 0) {
        *n = ins->group[0].n_part;
        return ins->group[0].part;
    }
    *n = 0;
    for (size_t k = 1; k < ins->n_node; k = ins->node[k].end) {
        node[*n] = k;
        part[*n] = (struct ins_part){
            .name = ins->node[k].code, .title = ins->node[k].name, .node = &node[*n], .n_node = 1
        };
        (*n)++;
    }
    return part;
}

static bool is_within(const struct instrument *ins, const struct ins_part *p, size_t node)
{
    for (size_t i = 0; i < p->n_node; i++)
        if (node >= p->node[i] && node < ins->node[p->node[i]].end)
            return true;
    return false;
}

static void fill_areas(struct ctx *c, struct lhe *l)
{
    const struct instrument *ins = l->a->ins;
    const struct ins_part *part = lhe_parts(c->arena, ins, &l->n_area);
    const struct score *theirs = l->a->round[l->kind].score;

    l->area = arena_array(c->arena, l->n_area + 1, sizeof(*l->area));
    for (size_t i = 0; i < l->n_area; i++) {
        struct lhe_area *to = &l->area[i];
        double top = 0;

        to->part = &part[i];
        to->theirs = NAN;
        score_part(ins, l->a->round[ROUND_SELF].score, &part[i], &to->self, &to->top);
        if (l->kind != ROUND_SELF && theirs != NULL)
            score_part(ins, theirs, &part[i], &to->theirs, &top);
    }
}

static size_t area_of(const struct lhe *l, size_t node)
{
    for (size_t i = 0; i < l->n_area; i++)
        if (is_within(l->a->ins, l->area[i].part, node))
            return i;
    return INS_NONE;
}

/* ── points ── */

static const struct answer_row *row_of(const struct lhe *l, const struct answer_row *row, size_t n,
                                       enum round_kind k, struct str code)
{
    for (size_t i = 0; i < n; i++)
        if (row[i].round_id == l->a->round[k].row->id && str_eq(row[i].question, code))
            return &row[i];
    return NULL;
}

static struct str note_of(struct ctx *c, const struct answer_row *r)
{
    const struct str text[] = { r->note, r->desk_note, r->talk_note };
    struct str all = STR("");

    for (size_t i = 0; i < ARRAY_LEN(text); i++)
        if (text[i].n > 0)
            all = all.n == 0
                      ? text[i]
                      : str_printf(c->arena, STR_FMT "\n" STR_FMT, STR_ARG(all), STR_ARG(text[i]));
    return all;
}

struct inputs {
    struct answer_row *row;
    size_t n_row;
    struct proof_count *proof;
    size_t n_proof;
};

static void fill_point(struct ctx *c, struct lhe *l, const struct inputs *in, size_t q)
{
    const struct ins_question *of = &l->a->ins->question[q];
    const struct assess_round *self = &l->a->round[ROUND_SELF], *their = &l->a->round[l->kind];
    const struct answer_row *row = row_of(l, in->row, in->n_row, l->kind, of->code);
    struct lhe_point p = { .question = q, .area = area_of(l, of->node) };
    bool other = l->kind != ROUND_SELF && their->score != NULL;

    for (size_t i = 0; i < in->n_proof; i++)
        if (str_eq(in->proof[i].question, of->code))
            p.n_proof = (size_t)in->proof[i].many;
    p.self = answer_show(c, of, &self->answer[q]);
    if (other) {
        p.theirs = answer_show(c, of, &their->answer[q]);
        p.lost = self->score->question[q].value - their->score->question[q].value;
        p.lower = their->answer[q].given && p.lost > SCORE_HAIR;
        p.note = row != NULL ? note_of(c, row) : STR("");
    }
    p.no_proof = of->top > 0 && p.n_proof == 0 && self->score->question[q].score > SCORE_HAIR &&
                 l->a->ins->needs_evidence && !of->no_evidence;
    l->n_lower += p.lower;
    l->n_missing += p.no_proof;
    if (p.lower || p.no_proof || p.note.n > 0)
        l->point[l->n_point++] = p;
}

static enum round_kind last_sent(const struct assess *a)
{
    enum round_kind best = ROUND_SELF;

    for (int k = ROUND_VERIFIER; k < ROUND_KINDS; k++)
        if (a->round[k].visible && str_eq(a->round[k].row->state, STR("sent")))
            best = (enum round_kind)k;
    return best;
}

enum status lhe_load(struct ctx *c, const struct assess *a, enum round_kind kind, struct lhe *out)
{
    struct inputs in = { 0 };
    enum status s = answers_of(c, c->who.unit_id, a->head.id, &in.row, &in.n_row);

    if (s == ST_OK)
        s = answer_proofs(c, c->who.unit_id, a->head.id, &in.proof, &in.n_proof);
    *out = (struct lhe){ .a = a, .kind = kind == ROUND_SELF ? last_sent(a) : kind };
    if (s == ST_OK)
        s = lhe_findings(c, c->who.unit_id, a->head.id, &out->finding, &out->n_finding);
    if (s != ST_OK)
        return s;
    if (!a->round[out->kind].visible)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    fill_areas(c, out);
    out->point = arena_array(c->arena, a->ins->n_question + 1, sizeof(*out->point));
    for (size_t q = 0; q < a->ins->n_question; q++)
        fill_point(c, out, &in, q);
    for (size_t i = 0; i < out->n_finding; i++)
        out->n_open += !str_eq(out->finding[i].state, STR("verified"));
    return ST_OK;
}

/* ── findings ── */

/* The reform plan of that year that runs, or is being made. */
static enum status plan_of_year(struct ctx *c, int64_t year, struct plan *out)
{
    return plan_by_key(c, PLAN_RB, (int)year, 0, out);
}

/* The first indicator of the question that the plan has; empty: none. */
static enum status ref_of(struct ctx *c, const struct plan *plan, const struct ins_question *q,
                          struct str *ref)
{
    enum status s = ST_OK;

    *ref = STR("");
    for (size_t i = 0; i < q->n_indicator && s == ST_OK && ref->n == 0; i++) {
        int64_t id = 0;

        s = finding_item(c, c->who.unit_id, plan->id, q->indicator[i], &id);
        if (s == ST_OK)
            *ref = q->indicator[i];
        else if (s == ST_NOT_FOUND)
            s = ST_OK;
    }
    return s;
}

enum status lhe_finding_make(struct ctx *c, const struct assess *a, const struct lhe_new *in,
                             int64_t *id)
{
    const struct ins_question *q =
        in->question == INS_NONE ? NULL : &a->ins->question[in->question];
    struct str title = assess_title(c, a), code = q != NULL ? q->code : STR("");
    struct plan plan = { 0 };
    struct finding_new f = { .text = in->text,
                             .recommendation = in->recommendation,
                             .due_on = in->due_on,
                             .owner_id = in->owner_id };
    int64_t added = 0;
    enum status s = plan_of_year(c, a->head.year, &plan);

    f.source = q == NULL
                   ? title
                   : str_printf(c->arena, STR_FMT ", " STR_FMT, STR_ARG(title), STR_ARG(code));
    if (s == ST_OK)
        f.plan = plan.slug;
    if (s == ST_OK && q != NULL)
        s = ref_of(c, &plan, q, &f.ref);
    if (s == ST_NOT_FOUND) /* no plan of that year: the finding stands for itself */
        s = ST_OK;
    if (s == ST_OK)
        s = finding_make(c, &f, id);
    return s == ST_OK ? lhe_finding_add(c, c->who.unit_id, a->head.id, code, *id, &added) : s;
}

static enum status carry_one(struct ctx *c, const struct plan *next, int64_t id, size_t *n)
{
    struct finding f = { 0 };
    enum status s = finding_by_id(c, c->who.unit_id, id, &f);

    if (s != ST_OK || f.plan_id == next->id || str_eq(f.state, STR("verified")))
        return s;
    s = finding_carry(c, &f, next);
    *n += s == ST_OK;
    return s;
}

enum status lhe_carry(struct ctx *c, const struct assess *a, size_t *n)
{
    struct lhe_finding *all = NULL;
    struct plan next = { 0 };
    size_t many = 0;
    enum status s = plan_of_year(c, a->head.year + 1, &next);

    *n = 0;
    if (s == ST_NOT_FOUND)
        return refuse_with(c, ST_INVALID, "lhe.no_next_plan",
                           str_printf(c->arena, "%lld", (long long)a->head.year + 1), STR(""));
    if (s == ST_OK)
        s = lhe_findings(c, c->who.unit_id, a->head.id, &all, &many);
    for (size_t i = 0; i < many && s == ST_OK; i++)
        s = carry_one(c, &next, all[i].finding_id, n);
    return s;
}
