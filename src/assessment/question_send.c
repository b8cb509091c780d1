/*
 * question_send.c: what is sent from the page of a question: answers, by a form or by the script
 * that saves while one types (`otomatis`), replies, and evidence taken away.
 *
 * A field that the form does not name keeps what is stored, so that the table of the whole tree can
 * send the value alone.
 */
#include "assessment/assess.view.h"
#include "assessment/pages.h"
#include "assessment/question_draw.h"
#include "assessment/routes.h"
#include "base/json.h"
#include "core/page.h"
#include "document/document.h"

struct sent {
    struct assess a;
    size_t q;
    enum round_kind kind;
    struct typed_answer typed;
    struct saving in;
    struct evidence evidence;
};

/* The value of the form: one field, or a ratio's counts h.KEY. */
static struct str read_value(struct ctx *c, const struct ins_question *q, struct typed_answer *t)
{
    struct buf b;

    if (q->answer != INS_RATIO)
        return form_str(c, "nilai");
    buf_init(&b, c->arena);
    for (size_t i = 0; i < q->n_count; i++) {
        struct str name = str_printf(c->arena, "h." STR_FMT, STR_ARG(q->count[i].key));

        t->count[i] = form_str(c, str_z(c->arena, name));
        if (t->count[i].n > 0)
            buf_printf(&b, STR_FMT "=" STR_FMT " ", STR_ARG(q->count[i].key), STR_ARG(t->count[i]));
    }
    return str_trim(buf_str(&b));
}

static struct str field_or(struct ctx *c, const char *name, struct str stored)
{
    return params_has(c->req->form, name) ? form_str(c, name) : stored;
}

static enum status read_form(struct ctx *c, struct sent *in)
{
    const struct ins_question *q;
    struct answer_row old = { 0 };
    enum status s = question_of_path(c, true, &in->a, &in->q);

    in->kind = round_of_route(c);
    if (s == ST_OK)
        s = answer_stored(c, &in->a, in->kind, in->q, &old);
    if (s != ST_OK)
        return s;
    q = &in->a.ins->question[in->q];
    in->typed.value = read_value(c, q, &in->typed);
    in->typed.note = field_or(c, "alasan", old.note);
    in->typed.desk_note = field_or(c, "catatan_meja", old.desk_note);
    in->typed.talk_note = field_or(c, "catatan_wawancara", old.talk_note);
    in->in = (struct saving){ .kind = in->kind,
                              .question = in->q,
                              .value = in->typed.value,
                              .note = in->typed.note,
                              .desk_note = in->typed.desk_note,
                              .talk_note = in->typed.talk_note,
                              .version = form_i64(c, "versi", 0) };
    if (!round_writable(c, &in->a, in->kind, in->q))
        return refuse(c, ST_CONFLICT, "assess.round_closed");
    return ST_OK;
}

enum status answer_proof_add(struct ctx *c, struct evidence *e, int64_t id, struct str typed)
{
    struct document d = { 0 };
    enum status s;

    if (e->n_known == EVIDENCE_MAX_KNOWN)
        return refuse(c, ST_INVALID, "evidence.too_many");
    s = document_find(c, id, &d);
    if (s == ST_NOT_FOUND)
        return refuse_with(c, ST_INVALID, "evidence.unknown_document", typed, STR(""));
    if (s == ST_OK)
        e->known[e->n_known++] = id;
    return s;
}

/* Documents that were proposed and ticked. */
static enum status take_ticked(struct ctx *c, struct evidence *e)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < c->req->form.n && s == ST_OK; i++) {
        const struct param *p = &c->req->form.p[i];
        int64_t id = 0;

        if (str_eq(p->name, STR("pakai")) && int_parse(p->value, &id))
            s = answer_proof_add(c, e, id, p->value);
    }
    return s;
}

enum status answer_save_proved(struct ctx *c, const struct assess *a, const struct saving *in,
                               const struct evidence *e, int64_t *id, int64_t *version)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = answer_save(c, a, in, id, version);
    if (s == ST_OK && !evidence_is_empty(e))
        s = evidence_save(c, e, "answer", *id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* ── for the script ── */

static void say_theirs(struct ctx *c, struct json *j, const struct sent *in)
{
    struct answer_row row = { 0 };

    if (answer_stored(c, &in->a, in->kind, in->q, &row) != ST_OK || row.id == 0)
        return;
    json_key(j, "theirs");
    json_open(j, '{');
    json_put_str(j, "person", row.person);
    json_put_str(j, "value", row.value);
    json_put_str(j, "note", row.note);
    json_put_int(j, "version", row.version);
    json_close(j);
}

static enum status answer_script(struct ctx *c, const struct sent *in, enum status s,
                                 int64_t version)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_key(&j, "ok");
    json_bool(&j, s == ST_OK);
    if (s == ST_OK) {
        struct assess now = { 0 };

        json_put_int(&j, "version", version);
        s = assess_of_path(c, true, &now);
        if (s != ST_OK)
            return s;
        json_put_str(
            &j, "leaf",
            ins_figure(c, now.ins,
                       now.round[in->kind].score->node[now.ins->question[in->q].node].value));
        json_put_str(&j, "total", ins_figure(c, now.ins, now.round[in->kind].score->node[0].value));
        json_put_int(&j, "answered", (int64_t)now.round[in->kind].score->answered);
    } else {
        json_put_str(&j, "error", failure_text(c));
        c->res->status = s == ST_CONFLICT ? 409 : s == ST_DENIED ? 403 : 422;
        if (s == ST_CONFLICT)
            say_theirs(c, &j, in);
    }
    json_close(&j);
    response_header(c->res, "Content-Type", STR("application/json"));
    response_header(c->res, "Cache-Control", STR("no-store"));
    c->res->body = json_text(&j);
    return ST_OK;
}

/* ── for people ── */

static enum status draw_again(struct ctx *c, const struct sent *in, enum status why)
{
    struct assess a = { 0 };
    struct question_draw d = { .a = &a,
                               .question = in->q,
                               .kind = in->kind,
                               .status = why == ST_CONFLICT ? 409 : 422,
                               .typed = &in->typed };
    enum status s = assess_of_path(c, true, &a);

    return s == ST_OK ? question_draw(c, &d) : s;
}

static enum status go_on(struct ctx *c, const struct sent *in)
{
    struct str next = form_str(c, "lanjut");
    const struct ins_question *q = &in->a.ins->question[in->q];

    if (str_eq(form_str(c, "kembali"), STR("tabel")))
        return see_other(c, "/penilaian/%lld/tabel?putaran=%s#q-" STR_FMT, (long long)in->a.head.id,
                         round_words[in->kind], STR_ARG(q->code));
    say(c, "assess.saved", q->code, STR(""));
    if (ins_question_find(in->a.ins, next) != INS_NONE)
        return see_other(c, "/penilaian/%lld/" STR_FMT "?putaran=%s", (long long)in->a.head.id,
                         STR_ARG(next), round_words[in->kind]);
    return see_other(c, "/penilaian/%lld/" STR_FMT "?putaran=%s", (long long)in->a.head.id,
                     STR_ARG(q->code), round_words[in->kind]);
}

enum status question_send(struct ctx *c)
{
    struct sent *in = arena_new(c->arena, struct sent);
    bool script = form_str(c, "otomatis").n > 0;
    int64_t id = 0, version = 0;
    enum status s = read_form(c, in);

    if (s == ST_NOT_FOUND)
        return s;
    if (s == ST_OK && in->kind == ROUND_SELF && !script)
        s = evidence_take(c, &in->evidence);
    if (s == ST_OK && in->kind == ROUND_SELF && !script)
        s = take_ticked(c, &in->evidence);
    if (s == ST_OK)
        s = answer_save_proved(c, &in->a, &in->in, &in->evidence, &id, &version);
    if (script && (s == ST_OK || s == ST_CONFLICT || s == ST_INVALID || s == ST_DENIED))
        return answer_script(c, in, s, version);
    if (s == ST_CONFLICT || s == ST_INVALID)
        return draw_again(c, in, s);
    return s == ST_OK ? go_on(c, in) : s;
}

/* ── replies ── */

enum status question_send_reply(struct ctx *c)
{
    struct assess a = { 0 };
    size_t q = 0;
    enum round_kind k = ROUND_KINDS;
    struct str word = form_str(c, "putaran");
    enum status s = question_of_path(c, false, &a, &q);

    for (int i = 0; i < ROUND_KINDS; i++)
        if (str_eq(word, str_of(round_words[i])))
            k = (enum round_kind)i;
    if (s != ST_OK)
        return s;
    if (k == ROUND_KINDS || k == ROUND_SELF)
        return refuse(c, ST_INVALID, "error.invalid");
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = answer_reply(c, &a, q, k, form_i64(c, "versi", 0), form_str(c, "tanggapan"));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "assess.replied", STR(""), STR(""));
    return see_other(c, "/penilaian/%lld/" STR_FMT, (long long)a.head.id,
                     STR_ARG(a.ins->question[q].code));
}

/* ── evidence away ── */

static enum status find_proof(struct ctx *c, struct assess *a, size_t *q, struct proof_line *out)
{
    struct answer_row *row = NULL;
    struct proof_line *line = NULL;
    size_t n = 0, n_line = 0;
    int64_t want = path_i64(c, "bukti");
    enum status s = question_of_path(c, false, a, q);

    if (s == ST_OK)
        s = answers_of_question(c, c->who.unit_id, a->head.id, a->ins->question[*q].code, &row, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        if (row[i].round_id != a->round[ROUND_SELF].row->id)
            continue;
        s = proof_list(c, "answer", row[i].id, &line, &n_line);
    }
    for (size_t i = 0; i < n_line && s == ST_OK; i++) {
        if (line[i].id != want)
            continue;
        *out = line[i];
        return a->round[ROUND_SELF].open ? ST_OK : refuse(c, ST_CONFLICT, "assess.round_closed");
    }
    return s == ST_OK ? refuse(c, ST_NOT_FOUND, "error.not_found") : s;
}

enum status answer_ask_remove(struct ctx *c)
{
    struct assess a = { 0 };
    struct proof_line line = { 0 };
    struct page page = { .place = PLACE_ASSESSMENT, .title = tr(c->lang, "plan.evidence.remove") };
    struct out *o = body_new(c);
    size_t q = 0;
    enum status s = find_proof(c, &a, &q, &line);

    if (s != ST_OK)
        return s;
    page.crumb = assess_crumbs(c, &a, &page.n_crumb);
    answer_remove_view(o, &line, a.ins->question[q].code, assess_path(c, &a));
    return page_show(c, &page, o);
}

enum status answer_send_remove(struct ctx *c)
{
    struct assess a = { 0 };
    struct proof_line line = { 0 };
    size_t q = 0;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = find_proof(c, &a, &q, &line);
    if (s == ST_OK)
        s = proof_remove(c, line.id);
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "plan.said.evidence_removed", line.name, STR(""));
    return see_other(c, "/penilaian/%lld/" STR_FMT, (long long)a.head.id,
                     STR_ARG(a.ins->question[q].code));
}
