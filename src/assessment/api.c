/* api.c: assessments, their questions and answers as JSON; answers saved. */
#include "assessment/api.h"

#include "assessment/pages.h"
#include "base/number.h"

static void put_number(struct json *j, const char *key, double v)
{
    json_key(j, key);
    json_number(j, v);
}

static void put_flag(struct json *j, const char *key, bool v)
{
    json_key(j, key);
    json_bool(j, v);
}

/* ── the list ── */

static void put_round(struct json *j, const struct list_row *r, bool seen)
{
    json_open(j, '{');
    json_put_str(j, "round", r->kind);
    json_put_str(j, "state", r->round_state);
    json_put_int(j, "asked", r->asked);
    if (seen) {
        json_put_int(j, "answered", r->answered);
        put_number(j, "total", r->total);
        put_number(j, "percent", r->percent);
        json_put_str(j, "category", r->holds.n > 0 ? r->holds : r->category);
    }
    json_close(j);
}

/* As the list on screen: a round that is under way is told to the unit and to who writes it. */
static bool is_seen(const struct list_row *r, unsigned mask)
{
    for (int k = 0; k < ROUND_KINDS; k++) {
        if (str_eq(r->kind, str_of(round_names[k])))
            return k == ROUND_SELF || (mask & 1U << k) != 0 || str_eq(r->round_state, STR("sent"));
    }
    return false;
}

static void open_row(struct json *j, const struct list_row *r)
{
    json_open(j, '{');
    json_put_int(j, "id", r->id);
    json_put_str(j, "title", r->title);
    json_put_str(j, "instrument", r->instrument);
    json_put_str(j, "hash", r->hash);
    json_put_int(j, "year", r->year);
    json_put_str(j, "part", r->part);
    json_put_str(j, "state", r->state);
    json_key(j, "rounds");
    json_open(j, '[');
}

static enum status assess_api_list(struct ctx *c)
{
    struct list_row *row = NULL;
    unsigned mask = assess_mask(c);
    size_t n = 0;
    struct json j;
    enum status s = assessments(c, c->who.unit_id, &row, &n);

    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_key(&j, "assessments");
    json_open(&j, '[');
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || row[i].id != row[i - 1].id)
            open_row(&j, &row[i]);
        put_round(&j, &row[i], is_seen(&row[i], mask));
        if (i + 1 == n || row[i].id != row[i + 1].id) {
            json_close(&j);
            json_close(&j);
        }
    }
    json_close(&j);
    json_close(&j);
    return api_send(c, &j);
}

/* ── one assessment ── */

static void put_rounds(struct ctx *c, struct json *j, const struct assess *a)
{
    json_key(j, "rounds");
    json_open(j, '[');
    for (int k = 0; k < ROUND_KINDS; k++) {
        const struct assess_round *r = &a->round[k];

        json_open(j, '{');
        json_put_str(j, "round", str_of(round_names[k]));
        json_put_str(j, "state", r->row->state);
        put_flag(j, "open", r->open);
        if (r->row->sent_at != 0) {
            json_put_str(j, "sent_at", time_iso(c->arena, r->row->sent_at));
            json_put_str(j, "sent_by", r->row->sender);
        }
        if (r->visible) {
            put_number(j, "total", r->score->node[0].value);
            put_number(j, "percent", r->score->node[0].percent);
            json_put_str(j, "category",
                         r->score->category != NULL ? r->score->category->name : STR(""));
            json_put_int(j, "asked", (int64_t)r->score->asked);
            json_put_int(j, "answered", (int64_t)r->score->answered);
            json_put_str(j, "note", r->row->note);
        }
        json_close(j);
    }
    json_close(j);
}

/* {"self": 2.5, "verifier": 2} of the rounds that the asker sees. */
static void put_values(struct json *j, const struct assess *a, size_t node)
{
    json_key(j, "values");
    json_open(j, '{');
    for (int k = 0; k < ROUND_KINDS; k++) {
        if (a->round[k].visible)
            put_number(j, round_names[k], a->round[k].score->node[node].value);
    }
    json_close(j);
}

static void put_components(struct ctx *c, struct json *j, const struct assess *a)
{
    json_key(j, "components");
    json_open(j, '[');
    for (size_t i = 0; i < a->ins->n_node; i++) {
        const struct ins_node *n = &a->ins->node[i];

        json_open(j, '{');
        json_put_str(j, "code", n->code);
        json_put_str(j, "name", words_show(c, &n->name));
        json_put_str(j, "in", n->parent != INS_NONE ? a->ins->node[n->parent].code : STR(""));
        put_number(j, "top", n->top);
        put_values(j, a, i);
        json_close(j);
    }
    json_close(j);
}

/* {"WBK": {"self": true}} */
static void put_thresholds(struct ctx *c, struct json *j, const struct assess *a)
{
    json_key(j, "thresholds");
    json_open(j, '{');
    for (size_t t = 0; t < a->ins->n_threshold; t++) {
        json_key(j, str_z(c->arena, a->ins->threshold[t].name));
        json_open(j, '{');
        for (int k = 0; k < ROUND_KINDS; k++) {
            if (a->round[k].visible)
                put_flag(j, round_names[k], a->round[k].score->threshold[t].holds);
        }
        json_close(j);
    }
    json_close(j);
}

static enum status assess_api_one(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    struct json j;
    enum status s = assess_of_path(c, true, a);

    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_int(&j, "id", a->head.id);
    json_put_str(&j, "title", a->head.title);
    json_put_str(&j, "instrument", a->head.instrument);
    json_put_str(&j, "hash", a->head.hash);
    json_put_int(&j, "year", a->head.year);
    json_put_str(&j, "part", a->head.part);
    json_put_str(&j, "state", a->head.state);
    json_put_int(&j, "version", a->head.version);
    json_put_str(&j, "law", a->ins->law);
    put_rounds(c, &j, a);
    put_components(c, &j, a);
    put_thresholds(c, &j, a);
    json_close(&j);
    return api_send(c, &j);
}

/* ── questions ── */

static void put_question(struct ctx *c, struct json *j, const struct assess *a, size_t q)
{
    static const char *const kinds[] = { [INS_CHOICE] = "choice",
                                         [INS_PERCENT] = "percent",
                                         [INS_NUMBER] = "number",
                                         [INS_RATIO] = "ratio",
                                         [INS_COUNT] = "count" };
    const struct ins_question *one = &a->ins->question[q];

    json_put_str(j, "code", one->code);
    json_put_str(j, "component", a->ins->node[one->node].code);
    json_put_str(j, "text", words_show(c, &one->text));
    json_put_str(j, "kind", str_of(kinds[one->answer]));
    json_put_int(j, "area", ins_question_area(a->ins, q));
}

/* A round's answer; its score is a share of the question's top before it is weighed. */
static void put_answer(struct ctx *c, struct json *j, const struct assess *a, size_t q, int k)
{
    json_put_str(j, "value", answer_text(c->arena, &a->ins->question[q], &a->round[k].answer[q]));
    put_number(j, "score", a->round[k].score->question[q].score);
}

static enum status assess_api_questions(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    struct api_window w = api_window(c);
    struct json j;
    enum status s = assess_of_path(c, true, a);

    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_key(&j, "questions");
    json_open(&j, '[');
    for (size_t q = (size_t)w.offset; q < a->ins->n_question && (int64_t)q < w.offset + w.limit;
         q++) {
        json_open(&j, '{');
        put_question(c, &j, a, q);
        json_key(&j, "answers");
        json_open(&j, '{');
        for (int k = 0; k < ROUND_KINDS; k++) {
            if (!a->round[k].visible)
                continue;
            json_key(&j, round_names[k]);
            json_open(&j, '{');
            put_answer(c, &j, a, q, k);
            json_close(&j);
        }
        json_close(&j);
        json_close(&j);
    }
    json_close(&j);
    api_next(c, &j, w, w.offset + w.limit < (int64_t)a->ins->n_question);
    json_close(&j);
    return api_send(c, &j);
}

/* ── one question ── */

static void put_options(struct ctx *c, struct json *j, const struct ins_question *q)
{
    json_key(j, "options");
    json_open(j, '[');
    for (size_t i = 0; i < q->n_option; i++) {
        json_open(j, '{');
        json_put_str(j, "key", q->option[i].key);
        json_put_str(j, "text", words_show(c, &q->option[i].label));
        put_number(j, "score", q->option[i].score);
        json_close(j);
    }
    json_close(j);
    json_key(j, "counts");
    json_open(j, '[');
    for (size_t i = 0; i < q->n_count; i++) {
        json_open(j, '{');
        json_put_str(j, "key", q->count[i].key);
        json_put_str(j, "text", words_show(c, &q->count[i].label));
        json_close(j);
    }
    json_close(j);
}

static void put_notes(struct ctx *c, struct json *j, const struct answer_row *r)
{
    json_put_int(j, "version", r->version);
    json_put_str(j, "note", r->note);
    json_put_str(j, "desk_note", r->desk_note);
    json_put_str(j, "talk_note", r->talk_note);
    json_put_str(j, "reply", r->reply);
    put_flag(j, "carried", r->carried != 0);
    json_put_str(j, "answered_by", r->person);
    json_put_str(j, "answered_at",
                 r->answered_at != 0 ? time_iso(c->arena, r->answered_at) : STR(""));
}

static enum status send_question(struct ctx *c, const struct assess *a, size_t q)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    put_question(c, &j, a, q);
    put_options(c, &j, &a->ins->question[q]);
    json_key(&j, "answers");
    json_open(&j, '{');
    for (int k = 0; k < ROUND_KINDS; k++) {
        struct answer_row row = { 0 };
        enum status s;

        if (!a->round[k].visible)
            continue;
        s = answer_stored(c, a, (enum round_kind)k, q, &row);
        if (s != ST_OK)
            return s;
        json_key(&j, round_names[k]);
        json_open(&j, '{');
        put_answer(c, &j, a, q, k);
        put_notes(c, &j, &row);
        put_flag(&j, "writable", round_writable(c, a, (enum round_kind)k, q));
        json_close(&j);
    }
    json_close(&j);
    json_close(&j);
    return api_send(c, &j);
}

static enum status assess_api_question(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    size_t q = 0;
    enum status s = question_of_path(c, true, a, &q);

    return s == ST_OK ? send_question(c, a, q) : s;
}

/* ── an answer ── */

/* A member that is not there keeps what is stored. */
static struct str text_or(struct ctx *c, const json_t *body, const char *name, struct str stored)
{
    return json_object_get(body, name) != NULL ? str_copy(c->arena, api_text(body, name)) : stored;
}

static struct str value_of(struct ctx *c, const json_t *body, struct str stored)
{
    const json_t *v = json_object_get(body, "value");

    return json_is_number(v) ? decimal_plain(c->arena, json_number_value(v))
                             : text_or(c, body, "value", stored);
}

/* {"documents": [12]}: what is there already proves the unit's answer. */
static enum status take_documents(struct ctx *c, const json_t *body, enum round_kind k,
                                  struct evidence *e)
{
    const json_t *list = json_object_get(body, "documents");
    enum status s = ST_OK;

    for (size_t i = 0; s == ST_OK && k == ROUND_SELF && i < json_array_size(list); i++) {
        int64_t id = (int64_t)json_integer_value(json_array_get(list, i));

        s = answer_proof_add(c, e, id, str_printf(c->arena, "%lld", (long long)id));
    }
    return s;
}

static enum status assess_api_answer(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    struct evidence *e = arena_new(c->arena, struct evidence);
    struct answer_row old = { 0 };
    struct saving in = { .kind = round_of_route(c) };
    json_t *body = NULL;
    int64_t id = 0, version = 0;
    enum status s = api_body(c, &body);

    if (s == ST_OK)
        s = question_of_path(c, true, a, &in.question);
    if (s == ST_OK)
        s = answer_stored(c, a, in.kind, in.question, &old);
    if (s == ST_OK && !round_writable(c, a, in.kind, in.question))
        return refuse(c, ST_CONFLICT, "assess.round_closed");
    if (s == ST_OK)
        s = take_documents(c, body, in.kind, e);
    if (s != ST_OK)
        return s;
    in.value = value_of(c, body, old.value);
    in.note = text_or(c, body, "note", old.note);
    in.desk_note = text_or(c, body, "desk_note", old.desk_note);
    in.talk_note = text_or(c, body, "talk_note", old.talk_note);
    in.version = api_int(body, "version", 0);
    s = answer_save_proved(c, a, &in, e, &id, &version);
    if (s == ST_OK)
        s = assess_of_path(c, true, a);
    return s == ST_OK ? send_question(c, a, in.question) : s;
}

/* ── routes, and their description ── */

#define AS_ROUTE(method, path, right, handle, scope, body, what, in, out) \
    { method, path, right, handle, scope, body },
const struct route assess_api_routes[] = {
    ASSESS_API_OPS(AS_ROUTE){ GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
#undef AS_ROUTE

#define AS_DOC(method, path, right, handle, scope, body, what, in, out) \
    { method, path, what, in, out, false },
static const struct api_doc docs[] = { ASSESS_API_OPS(AS_DOC) };
#undef AS_DOC

static const struct api_schema schemas[] = {
    { "Assessments", "assessments:[" },
    { "Assessment", "id:i title:s instrument:s hash:s year:i part:s state:s version:i law:s "
                    "rounds:[ components:[ thresholds:o" },
    { "AssessmentQuestions", "questions:[ next:s" },
    { "AssessmentQuestion",
      "code:s component:s text:s kind:s area:i options:[ counts:[ answers:o" },
    { "AssessmentAnswer", "value:s note:s desk_note:s talk_note:s version:i* documents:[" },
};

const struct api_part assess_api_part = { docs, ARRAY_LEN(docs), schemas, ARRAY_LEN(schemas) };
