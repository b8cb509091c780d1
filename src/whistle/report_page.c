/*
 * report_page.c: /wbs for whoever reports: information, form, sending, and the mailbox behind a
 * code.
 *
 * Everything is a POST to the one address, so that a history shows a visit to the page and nothing
 * else; "langkah" says which step. No answer redirects: there is no cookie that could carry a note.
 */
#include <inttypes.h>

#include "base/utf8.h"
#include "core/app.h"
#include "core/page.h"
#include "core/time_show.h"
#include "intake/work.h"
#include "whistle/keyring.h"
#include "whistle/report.view.h"
#include "whistle/state.h"
#include "whistle/whistle.h"

static struct wbs_top top_of(const struct ctx *c)
{
    return (struct wbs_top){
        .unit_name = c->who.unit_name,
        .lang = c->lang == LANG_EN ? STR("en") : STR("id"),
        .other_lang = c->lang == LANG_EN ? STR("id") : STR("en"),
    };
}

/* `form`: it holds one for which the browser works. */
static enum status show(struct ctx *c, const char *title, struct out *body, bool form)
{
    const struct page page = { .title = tr(c->lang, title),
                               .about =
                                   tr_with(c->arena, c->lang, "whistle.lede", &c->who.unit_name, 1),
                               .open_face = true,
                               .full_width = true,
                               .script = { "leave.js", form ? "public-form.js" : NULL } };

    return page_show(c, &page, body);
}

static struct str shown_day(struct ctx *c, struct str iso)
{
    int32_t day = 0;

    return date_parse(iso, &day) ? date_long(c->arena, c->lang, day) : STR("");
}

/* A browser works before it sends; whoever has no script is held back sooner. */
static bool may_send(struct ctx *c)
{
    const struct work w = work_read(c, form_str(c, "tugas"), form_str(c, "jawab"));

    return wbs_send_allowed(c, w.solved ? &w.name : NULL);
}

/* Files that were chosen do not come back with a form that was wrong. */
static bool files_came(const struct ctx *c)
{
    return c->req->n_upload > 0;
}

/* ── information ── */

static enum status info_show(struct ctx *c, const char *code_error)
{
    struct whistle_handler *h = NULL;
    size_t n = 0;
    struct wbs_info v = { .top = top_of(c) };
    enum status s = whistle_handlers(c, c->who.unit_id, &h, &n);

    if (s != ST_OK)
        return s;
    v.open = n >= WHISTLE_HANDLERS_MIN;
    if (code_error != NULL) {
        v.code_error = tr(c->lang, code_error);
        c->res->status = 422;
    }

    struct out *o = body_new(c);

    wbs_info_view(o, &v);
    return show(c, "whistle.title", o, false);
}

static enum status info_page(struct ctx *c)
{
    return info_show(c, NULL);
}

/* ── form ── */

static enum status form_show(struct ctx *c, const struct wbs_report *r, const struct fields *wrong,
                             struct str error)
{
    struct whistle_handler *h = NULL;
    size_t n = 0;
    struct wbs_form v = { .top = top_of(c),
                          .r = *r,
                          .wrong = wrong,
                          .error = error,
                          .work = work_new(c, WORK_BITS),
                          .bits = WORK_BITS };
    enum status s = whistle_handlers(c, c->who.unit_id, &h, &n);

    if (s != ST_OK)
        return s;
    if (n < WHISTLE_HANDLERS_MIN)
        return info_show(c, NULL);
    v.handler = arena_array(c->arena, n, sizeof(*v.handler));
    for (size_t i = 0; i < n; i++)
        v.handler[v.n_handler++] = (struct wbs_choice){ h[i].person_id, h[i].name, h[i].position,
                                                        wbs_shuts_out(r, h[i].person_id) };
    v.files_again = files_came(c);

    struct out *o = body_new(c);

    wbs_form_view(o, &v);
    return show(c, "whistle.form_title", o, true);
}

static enum status form_step(struct ctx *c)
{
    const struct wbs_report empty = { 0 };

    return form_show(c, &empty, NULL, STR(""));
}

static enum status form_again(struct ctx *c, const struct wbs_report *r, const struct fields *wrong,
                              struct str error)
{
    c->res->status = 422;
    c->failure = (struct failure){ 0 };
    return form_show(c, r, wrong, error);
}

static enum status receipt_show(struct ctx *c, const char code[CODE_DIGITS])
{
    int32_t today = day_today(c->now, (int)c->who.zone);
    struct wbs_receipt v = {
        .top = top_of(c),
        .code = wbs_code_show(c->arena, code),
        .day = date_long(c->arena, c->lang, today),
        .acknowledge_by = date_long(c->arena, c->lang, whistle_acknowledge_by(today)),
    };
    struct out *o = body_new(c);

    wbs_receipt_view(o, &v);
    return show(c, "whistle.receipt_title", o, false);
}

/* Who may read it decides whether it can be sent, and whether a name can go along. */
static const char *readers_trouble(const struct wbs_report *r, const struct readers *to)
{
    if (to->n < WHISTLE_HANDLERS_MIN)
        return "whistle.closed";
    if (to->remaining == 0)
        return "whistle.nobody_left";
    if (r->identity.name.n > 0 && to->remaining < WHISTLE_HANDLERS_MIN)
        return "whistle.one_left";
    return NULL;
}

static enum status send_step(struct ctx *c)
{
    struct wbs_report *r = arena_new(c->arena, struct wbs_report);
    struct fields *wrong = arena_new(c->arena, struct fields);
    struct clean_file *file = NULL;
    struct readers to;
    size_t n_file = 0;
    struct wbs_slip *receipt = arena_new(c->arena, struct wbs_slip);

    wbs_report_read(c, r, wrong);
    if (wrong->n > 0)
        return form_again(c, r, wrong, STR(""));

    enum status s = wbs_readers_find(c, r, &to);
    const char *trouble = s == ST_OK ? readers_trouble(r, &to) : NULL;

    if (trouble != NULL)
        return form_again(c, r, NULL, tr(c->lang, trouble));
    if (s == ST_OK && !may_send(c))
        return form_again(c, r, NULL, tr(c->lang, "whistle.too_often"));
    if (s == ST_OK)
        s = wbs_files_clean(c, &file, &n_file);
    if (s == ST_INVALID)
        return form_again(c, r, NULL, failure_text(c));
    if (s == ST_OK && !wbs_receipt_take(c->app->whistle, receipt))
        s = wbs_receipt_make(c, receipt);
    if (s == ST_OK)
        s = wbs_report_send(c, r, &to, file, n_file, receipt);
    if (s == ST_BUSY)
        return form_again(c, r, NULL, tr(c->lang, "whistle.busy"));
    return s == ST_OK ? receipt_show(c, receipt->digits) : s;
}

/* ── mailbox ── */

struct opened {
    char code[CODE_DIGITS];
    struct whistle_case row;
    struct case_key key;
};

/* ST_INVALID: no such mailbox, or too many tries; *trouble says which. */
static enum status box_open_by_code(struct ctx *c, struct opened *b, const char **trouble)
{
    struct mailbox *box = arena_new(c->arena, struct mailbox);
    enum status s;

    *trouble = "whistle.wrong_code";
    if (!wbs_code_read(form_str(c, "kode"), b->code))
        return ST_INVALID;
    if (!wbs_ask_allowed(c, ASK_CODE)) {
        *trouble = "whistle.too_often";
        return ST_INVALID;
    }
    s = wbs_mailbox_of(c, b->code, box);
    if (s == ST_BUSY) {
        *trouble = "whistle.busy";
        return ST_INVALID;
    }
    if (s == ST_OK)
        s = whistle_case_by_locator(
            c, (struct str){ (const char *)box->locator, sizeof(box->locator) }, &b->row);
    if (s == ST_NOT_FOUND)
        return ST_INVALID;
    if (s == ST_OK && !wbs_key_open(b->row.mailbox_key, box->pub, box->secret, &b->key))
        return fail(c, ST_FAULT, "a mailbox's key does not open");
    return s;
}

static enum status fill_box(struct ctx *c, const struct opened *b, struct wbs_box *v)
{
    struct whistle_message *m = NULL;
    struct whistle_file_line *f = NULL;
    size_t n = 0, n_file = 0;
    enum status s = whistle_messages_shown(c, b->row.unit_id, b->row.id, &m, &n);

    if (s == ST_OK)
        s = whistle_files(c, b->row.unit_id, b->row.id, 1, &f, &n_file);
    if (s != ST_OK)
        return s;
    v->line = arena_array(c->arena, n + 1, sizeof(*v->line));
    for (size_t i = 0; i < n; i++) {
        struct wbs_line *l = &v->line[v->n_line++];
        struct message text = { 0 };

        l->none = !wbs_message_open(c->arena, &m[i], b->row.id, &b->key, &text);
        l->mine = str_eq(m[i].kind, STR("reporter"));
        l->who = tr(c->lang, l->mine ? "whistle.you" : "whistle.handler");
        l->day = shown_day(c, m[i].sent_on);
        l->text = text.text;
        l->protect = text.protect;
        wbs_files_at(c, f, n_file, m[i].id, &l->file, &l->n_file);
    }
    wbs_files_at(c, f, n_file, 0, &v->file, &v->n_file);
    return ST_OK;
}

/* Whether an identity is there, and whether two handlers are there who could open one. */
static enum status fill_identity(struct ctx *c, const struct opened *b, struct wbs_box *v)
{
    int64_t *reader = NULL;
    size_t n = 0;
    struct str sealed = { 0 };
    enum status s = whistle_case_readers(c, b->row.unit_id, b->row.id, &reader, &n);

    v->may_identify = n >= WHISTLE_HANDLERS_MIN;
    if (s == ST_OK)
        s = whistle_identity_get(c, b->row.unit_id, b->row.id, 1, &sealed);
    v->has_identity = s == ST_OK;
    return s == ST_NOT_FOUND ? ST_OK : s;
}

static enum status box_show(struct ctx *c, const struct opened *b, struct wbs_box *v)
{
    enum status s = fill_box(c, b, v);

    if (s == ST_OK)
        s = fill_identity(c, b, v);
    if (s != ST_OK)
        return s;

    const struct whistle_state *state = whistle_state(b->row.state);

    v->top = top_of(c);
    v->code = wbs_code_show(c->arena, b->code);
    v->received = shown_day(c, b->row.received_on);
    v->state = tr(c->lang, b->row.delivered != 0 ? state->told : "whistle.told_waiting");
    v->next = whistle_next(c, &b->row);
    v->may_write = true;
    v->work = work_new(c, WORK_BITS);
    v->bits = WORK_BITS;
    if (v->wrong != NULL || v->error.n > 0)
        c->res->status = 422;

    struct out *o = body_new(c);

    wbs_box_view(o, v);
    return show(c, "whistle.box_title", o, true);
}

/* The step's own work on an opened mailbox; fills what the page then says. */
typedef enum status box_step(struct ctx *c, const struct opened *b, struct wbs_box *v);

static enum status with_box(struct ctx *c, box_step *step)
{
    struct opened *b = arena_new(c->arena, struct opened);
    struct wbs_box *v = arena_new(c->arena, struct wbs_box);
    const char *trouble = NULL;
    enum status s = box_open_by_code(c, b, &trouble);

    if (s == ST_INVALID)
        return info_show(c, trouble);
    if (s == ST_OK && step != NULL)
        s = step(c, b, v);
    return s == ST_OK && !c->answered ? box_show(c, b, v) : s;
}

/* What the handlers are told in words, the page says at the field. */
static enum status say_wrong(struct ctx *c, struct wbs_box *v, const char *field, const char *key)
{
    struct fields *f = arena_new(c->arena, struct fields);

    field_wrong(c, f, field, key);
    v->wrong = f;
    return ST_OK;
}

static enum status store_reply(struct ctx *c, const struct opened *b, const struct message *m,
                               const struct clean_file *file, size_t n)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    int64_t id = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = wbs_message_store(c, b->row.unit_id, b->row.id, "reporter", &b->key, m, &id);
    if (s == ST_OK)
        s = wbs_files_store(c, b->row.unit_id, b->row.id, id, false, &b->key, file, n);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status reply_step(struct ctx *c, const struct opened *b, struct wbs_box *v)
{
    struct message m = { .text = form_str(c, "pesan"), .protect = form_str(c, "lindung").n > 0 };
    struct clean_file *file = NULL;
    size_t n = 0;

    v->typed = m.text;
    if (m.text.n == 0)
        return say_wrong(c, v, "pesan", "whistle.say_message");
    if (utf8_length(m.text) > REPORT_TEXT_MAX)
        return say_wrong(c, v, "pesan", "whistle.too_long");
    if (!may_send(c))
        return say_wrong(c, v, "pesan", "whistle.too_often");

    enum status s = wbs_files_clean(c, &file, &n);

    if (s == ST_OK)
        s = store_reply(c, b, &m, file, n);
    if (s == ST_INVALID) {
        v->error = failure_text(c);
        c->failure = (struct failure){ 0 };
        return ST_OK;
    }
    if (s == ST_OK) {
        v->typed = STR("");
        v->done = tr(c->lang, "whistle.message_sent");
    }
    return s;
}

/* The handlers of the case, as they were when it was sealed: the report says who is shut out. */
static enum status readers_of_case(struct ctx *c, const struct opened *b, struct readers *out)
{
    struct str packed = { 0 };
    struct wbs_report r;

    if (!wbs_seal_open(c->arena, b->row.content, wbs_about_case(c->arena, b->row.id, "report"),
                       &b->key, &packed))
        return fail(c, ST_FAULT, "a report does not open");
    r = wbs_report_unpack(c->arena, packed);
    return wbs_readers_in(c, &r, b->row.unit_id, out);
}

static enum status identify_step(struct ctx *c, const struct opened *b, struct wbs_box *v)
{
    struct readers to;

    v->identity =
        (struct identity){ form_str(c, "nama"), form_str(c, "kontak"), form_str(c, "hubungan") };
    if (v->identity.name.n == 0)
        return say_wrong(c, v, "nama", "whistle.say_name");
    if (utf8_length(v->identity.name) > IDENTITY_MAX ||
        utf8_length(v->identity.contact) > IDENTITY_MAX ||
        utf8_length(v->identity.relation) > IDENTITY_MAX)
        return say_wrong(c, v, "nama", "whistle.too_long");
    if (!may_send(c))
        return say_wrong(c, v, "nama", "whistle.too_often");

    enum status s = readers_of_case(c, b, &to);

    if (s == ST_OK && to.remaining < WHISTLE_HANDLERS_MIN)
        return say_wrong(c, v, "nama", "whistle.identity_not_here");
    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = wbs_identity_store(c, &to, b->row.id, &v->identity);
    if (s == ST_OK)
        s = tx_commit(&tx);
    v->done = tr(c->lang, "whistle.identity_sent");
    return s;
}

static enum status file_step(struct ctx *c, const struct opened *b, struct wbs_box *v)
{
    struct whistle_file f = { 0 };
    enum status s = whistle_file_by_id(c, b->row.unit_id, b->row.id, form_i64(c, "id", 0), 1, &f);

    (void)v;
    if (s == ST_OK)
        s = wbs_file_answer(c, &f, b->row.id, &b->key);
    c->answered = true;
    return s;
}

/* ── the one address ── */

static enum status steps(struct ctx *c)
{
    struct str step = form_str(c, "langkah");

    if (str_eq(step, STR("lapor")))
        return form_step(c);
    if (str_eq(step, STR("kirim")))
        return send_step(c);
    if (str_eq(step, STR("buka")))
        return with_box(c, NULL);
    if (str_eq(step, STR("balas")))
        return with_box(c, reply_step);
    if (str_eq(step, STR("identitas")))
        return with_box(c, identify_step);
    if (str_eq(step, STR("berkas")))
        return with_box(c, file_step);
    return info_show(c, NULL);
}

const struct route whistle_report_routes[] = {
    { GET, "/wbs", UNTRACED, info_page, NULL, BODY_NONE },
    { POST, "/wbs", UNTRACED, steps, NULL, BODY_SEALED },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
