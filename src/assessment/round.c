/* round.c: an assessment as it stands, and who sees and writes what. */
#include "assessment/round.h"

#include "base/buf.h"
#include "base/number.h"

const char *const round_names[ROUND_KINDS + 1] = {
    [ROUND_SELF] = "self",         [ROUND_VERIFIER] = "verifier",   [ROUND_INTERNAL] = "internal",
    [ROUND_EXTERNAL] = "external", [ROUND_CONSENSUS] = "consensus",
};
const char *const round_words[ROUND_KINDS + 1] = {
    [ROUND_SELF] = "mandiri",       [ROUND_VERIFIER] = "verifikasi", [ROUND_INTERNAL] = "internal",
    [ROUND_EXTERNAL] = "eksternal", [ROUND_CONSENSUS] = "konsensus",
};
const enum right round_rights[ROUND_KINDS] = {
    [ROUND_SELF] = ASSESS_ANSWER,        [ROUND_VERIFIER] = ASSESS_VERIFY,
    [ROUND_INTERNAL] = ASSESS_EVALUATE,  [ROUND_EXTERNAL] = ASSESS_REVIEW,
    [ROUND_CONSENSUS] = ASSESS_EVALUATE,
};

const char *round_key(enum round_kind k)
{
    static const char *const keys[ROUND_KINDS] = {
        [ROUND_SELF] = "assess.round.self",           [ROUND_VERIFIER] = "assess.round.verifier",
        [ROUND_INTERNAL] = "assess.round.internal",   [ROUND_EXTERNAL] = "assess.round.external",
        [ROUND_CONSENSUS] = "assess.round.consensus",
    };

    return keys[k];
}

/* ── packed answers ── */

struct str answers_pack(struct arena *a, const struct instrument *ins, const struct answer *an)
{
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < ins->n_question; i++) {
        buf_add(&b, answer_text(a, &ins->question[i], &an[i]));
        buf_add_char(&b, '\n');
    }
    return buf_str(&b);
}

void answers_unpack(const struct instrument *ins, struct str packed, struct answer *out)
{
    for (size_t i = 0; i < ins->n_question; i++) {
        const char *why = NULL;
        struct str about = { 0 }, line = str_cut(&packed, '\n');

        if (answer_parse(&ins->question[i], line, &out[i], &why, &about) != ST_OK)
            out[i] = (struct answer){ .option = INS_NONE };
    }
}

/* ── who sees what ── */

unsigned assess_mask(const struct ctx *c)
{
    unsigned mask = 0;

    for (int k = 0; k < ROUND_KINDS; k++)
        if (may(c, round_rights[k], 0))
            mask |= 1U << k;
    return mask;
}

/* Which rounds the asker sees, as bits (1 << kind): from rights and the rounds' states. */
static unsigned assess_sees(const struct ctx *c, const struct assess *a)
{
    unsigned mask = assess_mask(c) | 1U << ROUND_SELF;

    for (int k = 0; k < ROUND_KINDS; k++)
        if (a->round[k].row != NULL && str_eq(a->round[k].row->state, STR("sent")))
            mask |= 1U << k;
    return mask;
}

bool round_writable(const struct ctx *c, const struct assess *a, enum round_kind k, size_t question)
{
    int area = ins_question_area(a->ins, question);

    /* A question of no area is for those who hold the right in all. */
    return a->round[k].open && may(c, round_rights[k], area > 0 ? area : 99);
}

/* ── reading ── */

static void place_rounds(struct assess *a, const struct round_row *row, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (int k = 0; k < ROUND_KINDS; k++)
            if (str_eq(row[i].kind, str_of(round_names[k])))
                a->round[k].row = &row[i];
}

/* The others begin when the unit's round is in. */
static void settle_open(struct assess *a)
{
    bool self_sent = str_eq(a->round[ROUND_SELF].row->state, STR("sent"));
    bool runs = str_eq(a->head.state, STR("open"));

    for (int k = 0; k < ROUND_KINDS; k++)
        a->round[k].open =
            runs && str_eq(a->round[k].row->state, STR("open")) && (k == ROUND_SELF || self_sent);
}

static void read_answers(struct ctx *c, struct assess *a, bool scores)
{
    unsigned sees = assess_sees(c, a);

    for (int k = 0; k < ROUND_KINDS; k++) {
        struct assess_round *r = &a->round[k];

        r->visible = (sees & 1U << k) != 0;
        r->answer = arena_array(c->arena, a->ins->n_question + 1, sizeof(*r->answer));
        answers_unpack(a->ins, r->visible ? r->row->answers : STR(""), r->answer);
        if (!scores || !r->visible)
            continue;
        r->score = score_new(c->arena, a->ins);
        score_run(a->ins, r->answer, r->score);
    }
}

enum status assess_open(struct ctx *c, int64_t id, bool scores, struct assess *out)
{
    struct round_row *row = NULL;
    size_t n = 0;
    enum status s = assessment_by_id(c, c->who.unit_id, id, &out->head);

    if (s == ST_OK)
        s = rounds_of(c, c->who.unit_id, id, &row, &n);
    if (s == ST_OK)
        s = instrument_get(c, out->head.hash, &out->ins);
    if (s != ST_OK)
        return s;
    place_rounds(out, row, n);
    for (int k = 0; k < ROUND_KINDS; k++)
        if (out->round[k].row == NULL)
            return fail(c, ST_FAULT, "assessment %lld lacks its round %s", (long long)id,
                        round_names[k]);
    settle_open(out);
    read_answers(c, out, scores);
    return ST_OK;
}

struct str assess_title(struct ctx *c, const struct assess *a)
{
    struct str brief = words_show(c, &a->ins->brief);

    if (a->head.part.n > 0)
        return str_printf(c->arena, STR_FMT " %lld, " STR_FMT, STR_ARG(brief),
                          (long long)a->head.year, STR_ARG(a->head.part));
    return str_printf(c->arena, STR_FMT " %lld", STR_ARG(brief), (long long)a->head.year);
}
