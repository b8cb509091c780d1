/* question_page.c: /penilaian/:id/:code, one question: its form, what the others say, its evidence,
 * and how its component's value comes about. */
#include "assessment/question.view.h"
#include "assessment/question_draw.h"
#include "assessment/routes.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/time_show.h"
#include "document/document.h"

static struct str link_to(struct ctx *c, const struct question_page *p, size_t q)
{
    return str_printf(c->arena, STR_FMT "/" STR_FMT "?putaran=%s", STR_ARG(p->path),
                      STR_ARG(p->a->ins->question[q].code), round_words[p->kind]);
}

/* ── the branch at the left ── */

/* The component whose leaves are listed: the leaf's parent, or the leaf itself below the whole. */
static size_t branch_of(const struct instrument *ins, size_t leaf)
{
    size_t up = ins->node[leaf].parent;

    return up == INS_NONE || up == 0 ? leaf : up;
}

static struct str names_above(struct ctx *c, const struct instrument *ins, size_t node)
{
    struct str s = STR("");

    for (size_t k = ins->node[node].parent; k != INS_NONE && k != 0; k = ins->node[k].parent) {
        struct str name = words_show(c, &ins->node[k].name);

        s = s.n == 0 ? name
                     : str_printf(c->arena, STR_FMT " · " STR_FMT, STR_ARG(name), STR_ARG(s));
    }
    return s;
}

static void fill_leaf(struct ctx *c, struct question_page *p, size_t node)
{
    const struct ins_node *n = &p->a->ins->node[node];
    const struct assess_round *r = &p->a->round[p->kind];
    struct branch_leaf *l = &p->leaf[p->n_leaf++];
    enum part_state *dot = arena_array(c->arena, n->n_question + 1, sizeof(*dot));
    size_t answered = 0;

    for (size_t i = 0; i < n->n_question; i++) {
        bool given = r->answer[n->question + i].given;

        dot[i] = given ? STATE_VERIFIED : STATE_PLANNED;
        answered += given;
    }
    *l = (struct branch_leaf){
        .node = n,
        .href = link_to(c, p, n->question),
        .value = r->score != NULL ? ins_figure(c, p->a->ins, r->score->node[node].value) : STR(""),
        .current = p->q->node == node,
        .dot = dot,
        .n_dot = n->n_question,
        .said = tr_with(
            c->arena, c->lang, "assess.answered_of",
            (const struct str[]){ int_show(c->arena, (int64_t)answered, c->lang == LANG_ID),
                                  int_show(c->arena, (int64_t)n->n_question, c->lang == LANG_ID) },
            2),
    };
}

static void fill_branch(struct ctx *c, struct question_page *p)
{
    const struct instrument *ins = p->a->ins;
    size_t b = branch_of(ins, p->q->node), end = ins->node[b].end;
    const struct scored_node *s = &p->a->round[p->kind].score->node[b];

    p->branch_over = names_above(c, ins, b);
    p->branch_name = str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(ins->node[b].code),
                                STR_ARG(words_show(c, &ins->node[b].name)));
    p->branch_value = ins_figure(c, ins, s->value);
    p->branch_top = ins_weight(c, ins->node[b].top);
    if (s->answered < s->asked)
        p->branch_blank =
            tr_with(c->arena, c->lang, "assess.provisional",
                    (const struct str[]){
                        int_show(c->arena, (int64_t)(s->asked - s->answered), c->lang == LANG_ID),
                        int_show(c->arena, (int64_t)s->asked, c->lang == LANG_ID) },
                    2);
    p->leaf = arena_array(c->arena, end - b, sizeof(*p->leaf));
    for (size_t k = b; k < end; k++)
        if (ins->node[k].end == k + 1 && ins->node[k].n_question > 0)
            fill_leaf(c, p, k);
    if (ins->node[b].question > 0) {
        size_t q = ins->node[b].question - 1;
        const struct ins_node *n = &ins->node[branch_of(ins, ins->question[q].node)];

        p->before = (struct part_link){ words_show(c, &n->name), link_to(c, p, n->question) };
    }
    if (ins->node[b].question + ins->node[b].n_question < ins->n_question) {
        size_t q = ins->node[b].question + ins->node[b].n_question;
        const struct ins_node *n = &ins->node[branch_of(ins, ins->question[q].node)];

        p->after = (struct part_link){ words_show(c, &n->name), link_to(c, p, n->question) };
    }
}

/* ── the others ── */

static void fill_other(struct ctx *c, const struct question_page *p, const struct answer_row *row,
                       enum round_kind k, struct other_answer *out)
{
    const struct assess *a = p->a;
    const struct answer *an = &a->round[k].answer[p->at];
    struct answer parsed;
    const char *why = NULL;
    struct str about = { 0 };

    if (answer_parse(p->q, row->value, &parsed, &why, &about) != ST_OK)
        parsed = *an;
    *out = (struct other_answer){
        .kind = k,
        .answer = answer_show(c, p->q, &parsed),
        .score = a->round[k].score != NULL
                     ? decimal_show(c->arena, a->round[k].score->question[p->at].score, 4,
                                    c->lang == LANG_ID)
                     : STR(""),
        .person = row->person,
        .when = time_short(c->arena, c->lang, row->answered_at, c->who.zone),
        .note = row->note,
        .desk_note = row->desk_note,
        .talk_note = row->talk_note,
        .reply = row->reply,
        .version = row->version,
        .differs = k != ROUND_SELF && !str_eq(row->value, p->typed.value),
        .may_reply = k != ROUND_SELF && may(c, ASSESS_ANSWER, ins_question_area(a->ins, p->at)) &&
                     str_eq(a->head.state, STR("open")),
    };
}

/* Splits a ratio's answer into its counts, as they are typed. */
static void split_counts(struct ctx *c, const struct ins_question *q, struct str value,
                         struct typed_answer *out)
{
    struct answer an;
    const char *why = NULL;
    struct str about = { 0 };

    if (q->answer != INS_RATIO || answer_parse(q, value, &an, &why, &about) != ST_OK)
        return;
    for (size_t i = 0; i < q->n_count; i++)
        out->count[i] = an.has_count[i] ? str_printf(c->arena, "%.0f", an.count[i]) : STR("");
}

static enum status fill_answers(struct ctx *c, struct question_page *p, bool keep_typed,
                                int64_t *self_id)
{
    const struct assess *a = p->a;
    struct answer_row *row = NULL;
    size_t n = 0;
    enum status s = answers_of_question(c, c->who.unit_id, a->head.id, p->q->code, &row, &n);

    if (s != ST_OK)
        return s;
    p->other = arena_array(c->arena, n + 1, sizeof(*p->other));
    for (size_t i = 0; i < n; i++) {
        bool mine = row[i].round_id == a->round[p->kind].row->id;

        if (row[i].round_id == a->round[ROUND_SELF].row->id)
            *self_id = row[i].id;
        if (!mine)
            continue;
        p->version = row[i].version;
        p->carried = row[i].carried != 0;
        p->saved_by = row[i].person;
        p->saved_when = time_short(c->arena, c->lang, row[i].answered_at, c->who.zone);
        if (keep_typed) {
            fill_other(c, p, &row[i], p->kind, &p->theirs);
            continue;
        }
        p->typed = (struct typed_answer){ .value = row[i].value,
                                          .note = row[i].note,
                                          .desk_note = row[i].desk_note,
                                          .talk_note = row[i].talk_note };
    }
    for (size_t i = 0; i < n; i++)
        for (int k = 0; k < ROUND_KINDS; k++)
            if ((enum round_kind)k != p->kind && a->round[k].visible &&
                row[i].round_id == a->round[k].row->id && (row[i].value.n > 0 || row[i].note.n > 0))
                fill_other(c, p, &row[i], (enum round_kind)k, &p->other[p->n_other++]);
    return ST_OK;
}

/* ── the year before ── */

static struct str of_year(struct ctx *c, const char *key, int64_t year, struct str what)
{
    struct str args[] = { str_printf(c->arena, "%lld", (long long)year), what };

    return tr_with(c->arena, c->lang, key, args, ARRAY_LEN(args));
}

/* Where answers were carried over: what was answered then, and whether the question is the same. */
static enum status fill_last(struct ctx *c, struct question_page *p)
{
    struct assess *old = arena_new(c->arena, struct assess);
    const struct ins_question *was;
    const struct answer *an;
    enum status s;
    size_t q;

    if (p->a->head.previous_id == 0 || p->kind != ROUND_SELF)
        return ST_OK;
    s = assess_open(c, p->a->head.previous_id, false, old);
    if (s != ST_OK)
        return s;
    q = ins_question_find(old->ins, p->q->code);
    if (q == INS_NONE) {
        p->last_text = of_year(c, "assess.last_new", old->head.year, STR(""));
        return ST_OK;
    }
    was = &old->ins->question[q];
    an = &old->round[ROUND_SELF].answer[q];
    p->last_href =
        str_printf(c->arena, STR_FMT "/" STR_FMT, STR_ARG(assess_path(c, old)), STR_ARG(was->code));
    p->last_answer = of_year(c, "assess.last_answer", old->head.year,
                             an->given ? answer_show(c, was, an) : tr(c->lang, "assess.blank"));
    if (!str_eq(words_show(c, &was->text), words_show(c, &p->q->text)))
        p->last_text = of_year(c, "assess.last_text", old->head.year, words_show(c, &was->text));
    return ST_OK;
}

/* ── registers and documents ── */

static enum status fill_from_registers(struct ctx *c, struct question_page *p, bool keep_typed)
{
    struct fill_source source;
    const struct answer *now = &p->a->round[p->kind].answer[p->at];
    enum status s;

    if (p->kind != ROUND_SELF || (p->q->measure.n == 0 && p->q->answer != INS_RATIO))
        return ST_OK;
    s = fill_load(c, p->a->head.year, &source);
    if (s != ST_OK)
        return s;
    fill_of(c, &source, p->q, &p->fill);
    p->differs = !fill_agrees(p->q, &p->fill, now);
    if (keep_typed || !p->fill.has || p->typed.value.n > 0 || !p->writable)
        return ST_OK;
    p->filled = true;
    p->typed.value = p->fill.text;
    return ST_OK;
}

static enum status fill_evidence(struct ctx *c, struct question_page *p, int64_t self_id)
{
    struct proof_line *line = NULL;
    size_t n = 0;
    bool own = p->kind == ROUND_SELF && p->writable;
    struct str remove = own ? str_printf(c->arena, STR_FMT "/" STR_FMT "/bukti/", STR_ARG(p->path),
                                         STR_ARG(p->q->code))
                            : STR("");
    enum status s = ST_OK;

    if (self_id != 0)
        s = proof_list(c, "answer", self_id, &line, &n);
    if (s == ST_OK)
        s = evidence_items(c, line, n, remove, &p->proof);
    p->n_proof = n;
    p->evidence = evidence_form(c);
    if (s == ST_OK && own)
        s = fill_hints(c, p->a, p->at, line, n, p->hint, &p->n_hint);
    return s;
}

/* ── the rest ── */

static void fill_head(struct ctx *c, struct question_page *p)
{
    const struct instrument *ins = p->a->ins;
    const struct ins_node *leaf = &ins->node[p->q->node];
    bool id = c->lang == LANG_ID;

    p->over = str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(leaf->code),
                         STR_ARG(words_show(c, &leaf->name)));
    p->weight = ins_weight(c, p->q->weight > 0 ? p->q->weight : leaf->weight);
    p->number =
        tr_with(c->arena, c->lang, "assess.question_of",
                (const struct str[]){ int_show(c->arena, (int64_t)(p->at - leaf->question) + 1, id),
                                      int_show(c->arena, (int64_t)leaf->n_question, id) },
                2);
    p->self = str_printf(c->arena, STR_FMT "/" STR_FMT, STR_ARG(p->path), STR_ARG(p->q->code));
    if (p->at > 0)
        p->previous = link_to(c, p, p->at - 1);
    if (p->at + 1 < ins->n_question) {
        p->next = ins->question[p->at + 1].code;
        p->next_label = p->next;
    }
}

static void fill_locked(struct ctx *c, struct question_page *p)
{
    const struct assess *a = p->a;

    p->writable = round_writable(c, a, p->kind, p->at);
    if (p->writable)
        return;
    if (str_eq(a->head.state, STR("closed")))
        p->locked = tr(c->lang, "assess.locked_closed");
    else if (str_eq(a->round[p->kind].row->state, STR("sent")))
        p->locked = tr(c->lang, "assess.locked_sent");
    else if (!a->round[p->kind].open)
        p->locked = tr(c->lang, "assess.locked_before");
    else
        p->locked = tr(c->lang, "assess.locked_right");
}

/* Rounds that can be looked at here: visible ones, and those that the asker may write. */
static void fill_chips(struct ctx *c, struct question_page *p)
{
    for (int k = 0; k < ROUND_KINDS; k++) {
        const struct assess_round *r = &p->a->round[k];

        if (!r->visible || (k != ROUND_SELF && r->row->answered == 0 && !r->open))
            continue;
        p->chip[p->n_chip++] = (struct part_chip){
            .text = tr(c->lang, round_key((enum round_kind)k)),
            .href = str_printf(c->arena, STR_FMT "?putaran=%s", STR_ARG(p->self), round_words[k]),
            .count = -1,
            .state = STATE_COUNT,
            .current = (enum round_kind)k == p->kind,
        };
    }
}

static enum status fill_history(struct ctx *c, struct question_page *p, int64_t self_id)
{
    struct out *history = body_new(c);
    enum status s = ST_OK;

    if (self_id != 0 && p->kind == ROUND_SELF)
        s = history_show(c, history, "answer", self_id);
    p->history = out_html(history);
    return s;
}

static enum status fill_page(struct ctx *c, struct question_page *p, bool keep_typed)
{
    int64_t self_id = 0;
    enum status s;

    fill_head(c, p);
    fill_locked(c, p);
    fill_chips(c, p);
    s = fill_answers(c, p, keep_typed, &self_id);
    if (s == ST_OK)
        s = fill_from_registers(c, p, keep_typed);
    if (s == ST_OK)
        s = fill_evidence(c, p, self_id);
    if (s == ST_OK)
        s = fill_last(c, p);
    if (s != ST_OK)
        return s;
    if (p->q->answer == INS_RATIO && !keep_typed)
        split_counts(c, p->q, p->typed.value, &p->typed);
    p->shown = answer_show(c, p->q, &p->a->round[p->kind].answer[p->at]);
    fill_branch(c, p);
    calc_of(c, p->a, p->q->node, p->at, &p->calc);
    return fill_history(c, p, self_id);
}

enum status question_draw(struct ctx *c, const struct question_draw *d)
{
    struct question_page *p = arena_new(c->arena, struct question_page);
    struct page page = { .place = PLACE_ASSESSMENT, .script = { "assess.js", "upload.js" } };
    struct out *o = body_new(c);
    enum status s;

    *p = (struct question_page){
        .a = d->a, .at = d->question, .kind = d->kind, .path = assess_path(c, d->a)
    };
    p->q = &d->a->ins->question[d->question];
    p->conflict = d->status == 409;
    if (d->typed != NULL)
        p->typed = *d->typed;
    if (d->status == 422 || d->status == 409)
        p->error[p->n_error++] =
            (struct part_error){ d->status == 422 ? "nilai" : NULL, failure_text(c) };
    s = fill_page(c, p, d->typed != NULL);
    if (s != ST_OK)
        return s;
    page.title = str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(p->q->code),
                            STR_ARG(words_show(c, &p->q->text)));
    page.crumb = assess_crumbs(c, d->a, &page.n_crumb);
    question_view(o, p);
    c->res->status = d->status;
    return page_show(c, &page, o);
}

enum status question_show(struct ctx *c)
{
    struct assess a = { 0 };
    struct question_draw d = { .a = &a, .status = 200 };
    enum status s = question_of_path(c, true, &a, &d.question);

    if (s != ST_OK)
        return s;
    d.kind = round_asked(c, &a);
    return question_draw(c, &d);
}
