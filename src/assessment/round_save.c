/* round_save.c: what changes an assessment: begun, answered, sent in, returned, closed. */
#include "assessment/result.h"
#include "assessment/round.h"
#include "assessment/round_part.h"
#include "base/json.h"
#include "base/utf8.h"
#include "core/ledger.h"

/* ── saving ── */

static struct str highest_held(const struct instrument *ins, const struct score *s)
{
    struct str name = STR("");

    for (size_t i = 0; i < ins->n_threshold; i++)
        if (s->threshold[i].holds)
            name = ins->threshold[i].name;
    return name;
}

enum status pack_round(struct ctx *c, const struct assess *a, const struct round_row *row,
                       const struct answer *all)
{
    const struct instrument *ins = a->ins;
    struct score *s = score_new(c->arena, ins);

    score_run(ins, all, s);
    return round_set_answers(c, c->who.unit_id, row->id, answers_pack(c->arena, ins, all),
                             s->node[0].value, s->node[0].percent,
                             s->category != NULL ? s->category->name : STR(""),
                             highest_held(ins, s), (int64_t)s->asked, (int64_t)s->answered);
}

/* The round's answers with that one changed. */
static enum status pack_one(struct ctx *c, const struct assess *a, const struct round_row *row,
                            size_t question, const struct answer *one)
{
    struct answer *all = arena_array(c->arena, a->ins->n_question + 1, sizeof(*all));

    answers_unpack(a->ins, row->answers, all);
    all[question] = *one;
    return pack_round(c, a, row, all);
}

enum status lock_round(struct ctx *c, const struct assess *a, enum round_kind k,
                       struct round_row *out)
{
    struct round_row *row = NULL;
    size_t n = 0;
    enum status s = round_touch(c, c->who.unit_id, a->round[k].row->id);

    if (s == ST_CONFLICT)
        return refuse(c, ST_CONFLICT, "assess.round_closed");
    if (s == ST_OK)
        s = rounds_of(c, c->who.unit_id, a->head.id, &row, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        if (row[i].id == a->round[k].row->id)
            *out = row[i];
    return s;
}

static enum status find_row(struct ctx *c, const struct assess *a, enum round_kind k,
                            size_t question, struct answer_row *out)
{
    struct answer_row *row = NULL;
    size_t n = 0;
    enum status s = answers_of_question(c, c->who.unit_id, a->head.id,
                                        a->ins->question[question].code, &row, &n);

    *out = (struct answer_row){ 0 };
    for (size_t i = 0; i < n && s == ST_OK; i++)
        if (row[i].round_id == a->round[k].row->id)
            *out = row[i];
    return s;
}

static bool is_same(const struct answer_row *row, const struct saving *in, struct str value)
{
    return str_eq(row->value, value) && str_eq(row->note, in->note) &&
           str_eq(row->desk_note, in->desk_note) && str_eq(row->talk_note, in->talk_note);
}

static struct str saved_detail(struct ctx *c, const struct saving *in, const struct answer_row *old,
                               struct str value)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "round", str_of(round_names[in->kind]));
    json_put_change(&j, "value", old->value, value);
    json_put_change(&j, "note", old->note, in->note);
    json_put_change(&j, "desk_note", old->desk_note, in->desk_note);
    json_put_change(&j, "talk_note", old->talk_note, in->talk_note);
    json_close(&j);
    return json_text(&j);
}

static enum status write_row(struct ctx *c, const struct assess *a, const struct saving *in,
                             struct str value, struct answer_row *row)
{
    struct str code = a->ins->question[in->question].code;
    bool made = false;
    enum status s;

    if (row->id != 0) {
        s = answer_set(c, c->who.unit_id, row->id, in->version, value, in->note, in->desk_note,
                       in->talk_note, c->who.person_id, c->now);
        row->version++;
        return s;
    }
    s = assess_answer_add(c, c->who.unit_id, a->round[in->kind].row->id, code, value, in->note,
                          in->desk_note, in->talk_note, 0, c->who.person_id, c->now, &made,
                          &row->id);
    row->version = 1;
    if (s == ST_OK && !made)
        return refuse(c, ST_CONFLICT, "assess.answered_meanwhile");
    return s;
}

static enum status check_texts(struct ctx *c, const struct saving *in)
{
    const struct str text[] = { in->note, in->desk_note, in->talk_note };

    for (size_t i = 0; i < ARRAY_LEN(text); i++)
        if (text[i].n > ANSWER_NOTE_MAX)
            return refuse(c, ST_INVALID, "assess.note_too_long");
    return ST_OK;
}

/* Nobody judges what is their own. */
static enum status check_own(struct ctx *c, const struct assess *a, const struct saving *in)
{
    struct answer_row self = { 0 };
    enum status s;

    if (in->kind == ROUND_SELF || in->kind == ROUND_CONSENSUS)
        return ST_OK;
    s = find_row(c, a, ROUND_SELF, in->question, &self);
    if (s == ST_OK && self.answered_by != 0 && self.answered_by == c->who.person_id)
        return refuse(c, ST_DENIED, "assess.own_answer");
    return s;
}

enum status answer_save(struct ctx *c, const struct assess *a, const struct saving *in, int64_t *id,
                        int64_t *version)
{
    const struct ins_question *q = &a->ins->question[in->question];
    struct answer_row row = { 0 }, old;
    struct round_row locked = { 0 };
    struct answer one;
    struct str value, about = { 0 };
    const char *why = NULL;
    enum status s = check_texts(c, in);

    if (s == ST_OK && answer_parse(q, in->value, &one, &why, &about) != ST_OK)
        return refuse_with(c, ST_INVALID, why, about, STR(""));
    if (s == ST_OK)
        s = check_own(c, a, in);
    if (s == ST_OK)
        s = lock_round(c, a, in->kind, &locked);
    if (s == ST_OK)
        s = find_row(c, a, in->kind, in->question, &row);
    if (s != ST_OK)
        return s;
    value = answer_text(c->arena, q, &one);
    if (row.id != 0 && row.version != in->version) {
        *id = row.id;
        *version = row.version;
        if (is_same(&row, in, value) && row.answered_by == c->who.person_id)
            return ST_OK;
        return refuse_with(c, ST_CONFLICT, "assess.changed_meanwhile", row.person, STR(""));
    }
    old = row;
    s = write_row(c, a, in, value, &row);
    if (s == ST_OK)
        s = pack_one(c, a, &locked, in->question, &one);
    if (s == ST_OK)
        s = audit(c, "answer.saved", "answer", row.id, saved_detail(c, in, &old, value));
    *id = row.id;
    *version = row.version;
    return s;
}

enum status answer_reply(struct ctx *c, const struct assess *a, size_t question, enum round_kind k,
                         int64_t version, struct str reply)
{
    struct answer_row row = { 0 };
    struct json j;
    enum status s = find_row(c, a, k, question, &row);

    if (s != ST_OK)
        return s;
    if (row.id == 0 || !a->round[k].visible)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    if (reply.n > ANSWER_NOTE_MAX)
        return refuse(c, ST_INVALID, "assess.note_too_long");
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_change(&j, "reply", row.reply, reply);
    json_close(&j);
    s = answer_set_reply(c, c->who.unit_id, row.id, version, reply);
    return s == ST_OK ? audit(c, "answer.replied", "answer", row.id, json_text(&j)) : s;
}

/* ── beginning ── */

/* Last year's answers that this year's instrument still takes, each to be confirmed. */
static enum status carry_over(struct ctx *c, const struct assess *a, size_t *carried)
{
    struct answer_row *row = NULL;
    struct answer *all = arena_array(c->arena, a->ins->n_question + 1, sizeof(*all));
    struct round_row self = *a->round[ROUND_SELF].row;
    size_t n = 0;
    enum status s = answers_of(c, c->who.unit_id, a->head.previous_id, &row, &n);

    answers_unpack(a->ins, STR(""), all);
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        size_t q = ins_question_find(a->ins, row[i].question);
        struct str about = { 0 };
        const char *why = NULL;
        bool made = false;
        int64_t id = 0;

        if (q == INS_NONE || !str_eq(row[i].kind, STR("self")) || row[i].value.n == 0 ||
            answer_parse(&a->ins->question[q], row[i].value, &all[q], &why, &about) != ST_OK)
            continue;
        s = assess_answer_add(c, c->who.unit_id, self.id, a->ins->question[q].code, row[i].value,
                              row[i].note, STR(""), STR(""), 1, row[i].answered_by, c->now, &made,
                              &id);
        *carried += made;
    }
    if (s != ST_OK)
        return s;
    return pack_round(c, a, &self, all);
}

enum status assess_begin(struct ctx *c, const struct assess_new *n, int64_t *id, size_t *carried)
{
    struct assessment before = { 0 };
    struct assess a;
    struct answer *none = arena_array(c->arena, n->ins->n_question + 1, sizeof(*none));
    struct score *s0 = score_new(c->arena, n->ins);
    struct str packed;
    bool made = false;
    enum status s = instrument_keep(c, n->ins);

    answers_unpack(n->ins, STR(""), none);
    score_run(n->ins, none, s0);
    packed = answers_pack(c->arena, n->ins, none);
    *carried = 0;
    if (s == ST_OK && n->carry) {
        s = assessment_before(c, c->who.unit_id, n->ins->name, n->year, &before);
        s = s == ST_NOT_FOUND ? ST_OK : s;
    }
    if (s == ST_OK)
        s = assessment_add(c, c->who.unit_id, n->ins->name, n->ins->hash, n->ins->brief.in[LANG_ID],
                           n->year, n->part, before.id, c->who.person_id, c->now, &made, id);
    if (s == ST_OK && !made)
        return refuse(c, ST_CONFLICT, "assess.there_already");
    for (int k = 0; k < ROUND_KINDS && s == ST_OK; k++) {
        int64_t round = 0;

        s = round_add(c, c->who.unit_id, *id, str_of(round_names[k]), packed, (int64_t)s0->asked,
                      &round);
    }
    a = (struct assess){ 0 };
    if (s == ST_OK)
        s = assess_open(c, *id, false, &a);
    if (s == ST_OK && before.id != 0)
        s = carry_over(c, &a, carried);
    if (s == ST_OK)
        s = audit(c, "assessment.created", "assessment", *id,
                  str_printf(c->arena, "{\"instrument\":\"" STR_FMT "\",\"year\":%lld}",
                             STR_ARG(n->ins->name), (long long)n->year));
    return s;
}

/* ── moves ── */

static struct str moved_detail(struct ctx *c, enum round_kind k, const char *name, struct str text)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "round", str_of(round_names[k]));
    if (text.n > 0)
        json_put_str(&j, name, text);
    json_close(&j);
    return json_text(&j);
}

enum status assess_send_in(struct ctx *c, const struct assess *a, enum round_kind k,
                           struct str note)
{
    enum status s;

    if (!a->round[k].open)
        return refuse(c, ST_CONFLICT, "assess.round_closed");
    if (note.n > ANSWER_NOTE_MAX)
        return refuse(c, ST_INVALID, "assess.note_too_long");
    s = round_set_sent(c, c->who.unit_id, a->round[k].row->id, c->who.person_id, c->now, note);
    if (s == ST_OK)
        s = result_record(c, a, k);
    if (s == ST_OK)
        s = audit(c, "round.sent", "assessment", a->head.id, moved_detail(c, k, "note", note));
    return s;
}

enum status assess_give_back(struct ctx *c, const struct assess *a, enum round_kind k,
                             struct str reason)
{
    enum status s;

    if (reason.n == 0)
        return refuse(c, ST_INVALID, "assess.reason_missing");
    if (reason.n > ANSWER_NOTE_MAX)
        return refuse(c, ST_INVALID, "assess.note_too_long");
    if (!str_eq(a->head.state, STR("open")))
        return refuse(c, ST_CONFLICT, "assess.round_closed");
    s = round_set_open(c, c->who.unit_id, a->round[k].row->id, reason);
    if (s == ST_OK)
        s = audit(c, "round.returned", "assessment", a->head.id,
                  moved_detail(c, k, "reason", reason));
    return s;
}

enum status assess_close(struct ctx *c, const struct assess *a, int64_t version, bool close,
                         struct str reason)
{
    enum status s;

    if (!close && reason.n == 0)
        return refuse(c, ST_INVALID, "assess.reason_missing");
    s = assessment_set_state(c, c->who.unit_id, a->head.id, version,
                             close ? STR("closed") : STR("open"), close ? c->now : 0);
    if (s == ST_OK)
        s = audit(c, close ? "assessment.closed" : "assessment.reopened", "assessment", a->head.id,
                  moved_detail(c, ROUND_SELF, "reason", reason));
    return s;
}
