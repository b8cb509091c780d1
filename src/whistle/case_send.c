/* case_send.c: POST /wbs/penangan/ID: what handlers do with a case. */
#include <inttypes.h>

#include "base/utf8.h"
#include "core/app.h"
#include "core/ledger.h"
#include "whistle/desk.h"

enum { LINE_MAX_CHARS = 300, TEXT_MAX_CHARS = REPORT_TEXT_MAX };

static enum status again(struct ctx *c, struct opened_case *k, const char *field, const char *key)
{
    struct fields *f = arena_new(c->arena, struct fields);
    struct case_view *v = arena_new(c->arena, struct case_view);

    if (field != NULL) {
        field_wrong(c, f, field, key);
        v->wrong = f;
    } else {
        v->error = key != NULL ? tr(c->lang, key) : failure_text(c);
    }
    v->typed = form_str(c, "pesan");
    v->typed_note = form_str(c, "catatan");
    c->res->status = 422;
    c->failure = (struct failure){ 0 };
    return wbs_case_page_of(c, k, v);
}

static enum status done(struct ctx *c, const struct opened_case *k, const char *key)
{
    say(c, key, STR(""), STR(""));
    return see_other(c, "/wbs/penangan/%" PRId64, k->row.id);
}

static enum status tell(struct ctx *c, const struct opened_case *k, const char *kind,
                        struct str text, int64_t *id)
{
    struct message m = { .text = text, .who = c->who.name };

    return wbs_message_store(c, k->row.unit_id, k->row.id, kind, &k->key, &m, id);
}

/* ── messages and notes ── */

static enum status send_message(struct ctx *c, struct opened_case *k)
{
    struct str text = form_str(c, "pesan");
    struct clean_file *file = NULL;
    size_t n = 0;
    int64_t id = 0;
    enum status s;

    if (text.n == 0)
        return again(c, k, "pesan", "whistle.say_message");
    if (utf8_length(text) > TEXT_MAX_CHARS)
        return again(c, k, "pesan", "whistle.too_long");
    s = wbs_files_clean(c, &file, &n);
    if (s == ST_INVALID)
        return again(c, k, NULL, NULL);

    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = tell(c, k, "answer", text, &id);
    if (s == ST_OK)
        s = wbs_files_store(c, k->row.unit_id, k->row.id, id, true, &k->key, file, n);
    if (s == ST_OK)
        s = audit(c, "whistle.handled", "unit", c->who.unit_id, STR(""));
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? done(c, k, "whistle.answer_sent") : s;
}

static enum status send_note(struct ctx *c, struct opened_case *k)
{
    struct str text = form_str(c, "catatan");
    int64_t id = 0;

    if (text.n == 0 || utf8_length(text) > TEXT_MAX_CHARS)
        return again(c, k, "catatan", text.n == 0 ? "whistle.say_note" : "whistle.too_long");

    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = tell(c, k, "note", text, &id);
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? done(c, k, "whistle.note_kept") : s;
}

/* ── triage and protection ── */

static struct str known_word(struct str given, const char *words)
{
    struct str rest = str_of(words);

    while (rest.n > 0) {
        if (str_eq(str_cut(&rest, ' '), given))
            return given;
    }
    return STR("");
}

static struct str ticked(struct ctx *c)
{
    struct str all = STR("");

    for (int i = 0; i < REPORT_TEXTS; i++) {
        struct str name = str_printf(c->arena, "ada_%s", wbs_report_names[i]);

        if (form_str(c, str_z(c->arena, name)).n > 0)
            all = str_printf(c->arena, STR_FMT " %s", STR_ARG(all), wbs_report_names[i]);
    }
    return str_trim(all);
}

static enum status save(struct ctx *c, struct opened_case *k, const char *note, const char *said)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = wbs_case_save(c, k);
    if (s == ST_OK)
        s = wbs_case_note(c, k, note, STR(""), STR(""));
    if (s == ST_OK)
        s = audit(c, "whistle.handled", "unit", c->who.unit_id, STR(""));
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? done(c, k, said) : s;
}

static enum status save_triage(struct ctx *c, struct opened_case *k)
{
    struct handling *h = &k->handling;

    h->complete = ticked(c);
    h->gravity = known_word(form_str(c, "bobot"), "low middle high");
    h->threat = known_word(form_str(c, "ancaman"), "low middle high");
    h->assessment = form_str(c, "telaah");
    if (utf8_length(h->assessment) > TEXT_MAX_CHARS)
        return again(c, k, "telaah", "whistle.too_long");
    if (h->gravity.n == 0 || h->threat.n == 0)
        return again(c, k, h->gravity.n == 0 ? "bobot" : "ancaman", "whistle.weigh");
    return save(c, k, "whistle.note_assessed", "whistle.assessed");
}

static enum status save_protection(struct ctx *c, struct opened_case *k)
{
    struct handling *h = &k->handling;
    int32_t day = 0;

    h->protection = known_word(form_str(c, "perlindungan"), "asked given ended");
    h->measures = form_str(c, "langkah_lindung");
    h->review_on = form_str(c, "tinjau");
    if (utf8_length(h->measures) > TEXT_MAX_CHARS)
        return again(c, k, "langkah_lindung", "whistle.too_long");
    if (h->review_on.n > 0 && !date_parse(h->review_on, &day))
        return again(c, k, "tinjau", "whistle.bad_day");
    if (str_eq(h->protection, STR("given")) && (h->measures.n == 0 || h->review_on.n == 0))
        return again(c, k, "langkah_lindung", "whistle.say_measures");
    return save(c, k, "whistle.note_protection", "whistle.protection_kept");
}

/* ── moves ── */

static const char *move_trouble(struct ctx *c, const struct opened_case *k,
                                const struct whistle_move *m, const char **field)
{
    bool feedback = (m->needs & MOVE_FEEDBACK) != 0 && k->row.feedback_on.n == 0;

    *field = "pesan_langkah";
    if (((m->needs & MOVE_TELL) != 0 || feedback) && form_str(c, "pesan_langkah").n == 0)
        return feedback ? "whistle.say_feedback" : "whistle.say_message";
    if (utf8_length(form_str(c, "pesan_langkah")) > TEXT_MAX_CHARS)
        return "whistle.too_long";
    *field = "alasan_langkah";
    if ((m->needs & MOVE_WHY) != 0 && form_str(c, "alasan_langkah").n == 0)
        return "whistle.say_why";
    *field = "tujuan";
    if ((m->needs & MOVE_WHERE) != 0 && form_str(c, "tujuan").n == 0)
        return "whistle.say_where";
    if (utf8_length(form_str(c, "tujuan")) > LINE_MAX_CHARS)
        return "whistle.too_long";
    *field = "simpulan";
    if ((m->needs & MOVE_FOUND) != 0 &&
        known_word(form_str(c, "simpulan"), "proved partly unproved unclear").n == 0)
        return "whistle.say_found";
    *field = "bobot";
    if (strcmp(m->name, "assess") == 0 && k->handling.gravity.n == 0)
        return "whistle.weigh";
    return NULL;
}

static enum status move_in_tx(struct ctx *c, struct opened_case *k, const struct whistle_move *m)
{
    struct str text = form_str(c, "pesan_langkah"), why = form_str(c, "alasan_langkah");
    int64_t id = 0;
    enum status s = ST_OK;

    if ((m->needs & MOVE_WHERE) != 0) {
        k->handling.sent_to = form_str(c, "tujuan");
        k->handling.number = utf8_prefix(form_str(c, "nomor"), LINE_MAX_CHARS);
    }
    if ((m->needs & MOVE_FOUND) != 0)
        k->handling.found = form_str(c, "simpulan");
    if (text.n == 0 && strcmp(m->name, "acknowledge") == 0)
        text = tr(LANG_ID, "whistle.acknowledgement");
    if (text.n > 0)
        s = tell(c, k, "answer", text, &id);
    if (s == ST_OK && why.n > 0)
        s = tell(c, k, "note", why, &id);
    return s == ST_OK ? wbs_case_move(c, k, m) : s;
}

static enum status make_move(struct ctx *c, struct opened_case *k)
{
    const struct whistle_move *m = whistle_move(form_str(c, "langkah"));
    const char *field = NULL, *trouble;

    if (m == NULL || !whistle_move_fits(m, k->row.state) ||
        form_i64(c, "versi", -1) != k->row.version)
        return ST_CONFLICT;
    trouble = move_trouble(c, k, m, &field);
    if (trouble != NULL)
        return again(c, k, field, trouble);

    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = move_in_tx(c, k, m);
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? done(c, k, "whistle.moved") : s;
}

/* ── who reads ── */

/* Steps of identity.c: what is wrong comes back with the page. */
static enum status with_reason(struct ctx *c, struct opened_case *k,
                               enum status (*step)(struct ctx *, struct opened_case *),
                               const char *said)
{
    enum status s = step(c, k);

    if (s == ST_INVALID)
        return again(c, k, NULL, NULL);
    return s == ST_OK ? done(c, k, said) : s;
}

static enum status leave(struct ctx *c, struct opened_case *k)
{
    enum status s = wbs_case_leave(c, k);

    if (s == ST_INVALID)
        return again(c, k, NULL, NULL);
    if (s == ST_OK)
        say(c, "whistle.left", STR(""), STR(""));
    return s == ST_OK ? see_other(c, "/wbs/penangan") : s;
}

enum status wbs_case_send(struct ctx *c)
{
    struct opened_case *k = arena_new(c->arena, struct opened_case);
    struct str act = form_str(c, "aksi");
    enum status s = wbs_case_find(c, k);

    if (s != ST_OK || c->answered)
        return s;
    if (str_eq(act, STR("pesan")))
        return send_message(c, k);
    if (str_eq(act, STR("catatan")))
        return send_note(c, k);
    if (str_eq(act, STR("telaah")))
        return save_triage(c, k);
    if (str_eq(act, STR("lindung")))
        return save_protection(c, k);
    if (str_eq(act, STR("langkah")))
        return make_move(c, k);
    if (str_eq(act, STR("minta")))
        return with_reason(c, k, wbs_identity_ask, "whistle.identity_is_asked");
    if (str_eq(act, STR("setuju")))
        return with_reason(c, k, wbs_identity_agree, "whistle.identity_is_open");
    if (str_eq(act, STR("mundur")))
        return leave(c, k);
    if (str_eq(act, STR("bagi")))
        return with_reason(c, k, wbs_case_share, "whistle.is_shared");
    return ST_INVALID;
}
