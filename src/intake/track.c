/*
 * track.c: /lacak: a code leads to its case, without an account and without the code in any
 * address.
 *
 * The code is sent in the body of a form. What the browser then keeps is a sealed cookie that names
 * the case, good for two hours without a click, and worthless once the code is replaced. A wrong
 * code and one that never was are answered alike, and an address that tries many waits.
 */
#include "core/app.h"
#include "core/cookie.h"
#include "core/identity.h"
#include "core/ledger.h"
#include "core/throttle.h"
#include "intake/code.h"
#include "intake/pages.h"
#include "intake/track.view.h"
#include "intake/track_view.h"

#include "base/utf8.h"

#include <inttypes.h>

/* ── the code ── */

static enum status draw_ask(struct ctx *c, int status, struct str error)
{
    struct page page = { .title = tr(c->lang, "intake.track"),
                         .about = tr(c->lang, "intake.track_lead"),
                         .place = PLACE_TRACK,
                         .open_face = true,
                         .script = { "track.js" } };
    struct track_ask v = { .code = form_str(c, "kode"),
                           .error = error,
                           .text = form_str(c, "pesan") };
    struct out *o;

    guest_form(c);
    o = body_new(c);
    c->res->status = status;
    track_ask_view(o, &v);
    return page_show(c, &page, o);
}

/* POST /lacak/keluar */
static enum status track_leave(struct ctx *c)
{
    cookie_set(c, COOKIE_CASE, (struct str){ 0 }, -1);
    cookie_set(c, COOKIE_SLIP, (struct str){ 0 }, -1);
    say(c, "intake.left", STR(""), STR(""));
    return see_other(c, "/lacak");
}

/* ── the case ── */

struct following {
    struct intake_case k;
    struct record r;
};

static enum status follow(struct ctx *c, struct following *f)
{
    enum status s = intake_enter(c);

    return s == ST_OK ? case_recall(c, &f->k, &f->r) : s;
}

/* What the applicant has seen: the office's messages are read. */
static enum status note_seen(struct ctx *c, const struct following *f, bool fresh)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s;

    if (!fresh && f->k.has_seen_at && c->now - f->k.seen_at < MINUTE)
        return ST_OK;
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = case_seen(c, c->who.unit_id, f->k.id, c->now);
    if (s == ST_OK)
        s = said_read(c, c->who.unit_id, f->r.id, false, c->now);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status draw(struct ctx *c, struct following *f, struct track_page *v, int status)
{
    struct page page = {
        .place = PLACE_TRACK, .open_face = true, .unlisted = true, .script = { "upload.js" }
    };
    struct out *o;
    enum status s;

    guest_form(c);
    s = track_fill(c, &f->r, v);
    if (s != ST_OK)
        return s;
    case_remember(c, &f->k);
    page.title = f->r.number.n > 0 ? f->r.number : v->one;
    response_header(c->res, "Cache-Control", STR("no-store"));
    c->res->status = status;
    o = body_new(c);
    track_view(o, v);
    return page_show(c, &page, o);
}

/* GET /lacak */
static enum status track_show(struct ctx *c)
{
    struct following *f = arena_new(c->arena, struct following);
    struct track_page *v = arena_new(c->arena, struct track_page);
    enum status s = follow(c, f);

    if (s == ST_NOT_FOUND)
        return draw_ask(c, 200, STR(""));
    if (s == ST_OK)
        s = draw(c, f, v, 200);
    return s == ST_OK ? note_seen(c, f, said_has_fresh(v->said, v->n_said)) : s;
}

/* ── in with the code ── */

/* A message that was typed when the page had closed. */
static enum status draw_carried(struct ctx *c, const struct intake_case *k)
{
    struct following *f = arena_new(c->arena, struct following);
    struct track_page *v = arena_new(c->arena, struct track_page);
    const struct reg_def *def = reg_find(c->app, k->reg);
    enum status s;

    if (def == NULL || def->face == NULL)
        return see_other(c, "/lacak");
    f->k = *k;
    s = record_find(c, def, k->record_id, &f->r);
    c->applicant_of = k->record_id;
    v->text = form_str(c, "pesan");
    return s == ST_OK ? draw(c, f, v, 200) : s;
}

static enum status count_try(struct ctx *c, struct throttle *t)
{
    int64_t wait = 0;
    enum status s;

    throttle_add(c, t, THROTTLE_TRACK, true);
    s = throttle_take(c, t, &wait);
    return s == ST_OK && wait > 0 ? intake_slow(c, "intake.track_slow", wait) : s;
}

static enum status forgive_try(struct ctx *c, const struct throttle *t)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = throttle_good(c, t);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /lacak */
static enum status track_enter(struct ctx *c)
{
    struct throttle t = { 0 };
    struct intake_case k = { 0 };
    struct str code = { 0 };
    struct sha256 hash;
    enum status s = intake_enter(c);

    if (s != ST_OK)
        return s;
    if (!code_parse(c->arena, form_str(c, "kode"), &code))
        return draw_ask(c, 422, tr(c->lang, "intake.code_form"));
    s = count_try(c, &t);
    if (s == ST_BUSY)
        return draw_ask(c, c->res->status >= 400 ? c->res->status : 503, failure_text(c));
    if (s != ST_OK)
        return s;
    hash = code_hash(c->app, code);
    s = case_by_code(c, c->who.unit_id, (struct str){ (const char *)hash.b, sizeof(hash.b) }, &k);
    if (s == ST_NOT_FOUND)
        return draw_ask(c, 422, tr(c->lang, "intake.code_unknown"));
    if (s == ST_OK)
        s = forgive_try(c, &t);
    if (s != ST_OK)
        return s;
    case_remember(c, &k);
    return form_str(c, "pesan").n > 0 ? draw_carried(c, &k) : see_other(c, "/lacak");
}

/* A form of another case, from a tab that was left open. */
static bool is_other_case(const struct ctx *c, const struct following *f)
{
    return form_i64(c, "perkara", 0) != f->r.id;
}

/* ── messages ── */

static enum status put(struct ctx *c, const struct following *f, struct str text)
{
    struct said_files *files = arena_new(c->arena, struct said_files);
    struct throttle t = { 0 };
    int64_t wait = 0;
    enum status s;

    throttle_add(c, &t, THROTTLE_SEND, true);
    s = intake_may_store(c, &t, "intake.slow");
    if (s == ST_OK)
        s = said_files_take(c, files);
    if (s != ST_OK)
        return s;
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = throttle_count(c, &t, &wait);
    if (s == ST_OK && wait > 0)
        s = intake_slow(c, "intake.slow", wait);
    if (s == ST_OK)
        s = said_put(c, &f->r, true, text, files);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static struct str text_trouble(struct ctx *c, struct str text)
{
    struct str most = STR("4.000");

    if (text.n == 0)
        return tr(c->lang, "intake.message_empty");
    return utf8_length(text) > INTAKE_MESSAGE_MAX
               ? tr_with(c->arena, c->lang, "intake.message_long", &most, 1)
               : STR("");
}

/* POST /lacak/pesan */
static enum status track_say(struct ctx *c)
{
    struct following *f = arena_new(c->arena, struct following);
    struct track_page *v = arena_new(c->arena, struct track_page);
    enum status s = follow(c, f);

    if (s == ST_NOT_FOUND || (s == ST_OK && is_other_case(c, f)))
        return draw_ask(c, 409, tr(c->lang, "intake.expired"));
    v->text = form_str(c, "pesan");
    v->error = text_trouble(c, v->text);
    if (s == ST_OK && v->error.n == 0)
        s = put(c, f, v->text);
    if (s == ST_INVALID || s == ST_BUSY)
        v->error = failure_text(c);
    else if (s != ST_OK)
        return s;
    if (v->error.n > 0)
        return draw(c, f, v, c->res->status >= 400 ? c->res->status : 422);
    say(c, "intake.said", STR(""), STR(""));
    return see_other(c, "/lacak#percakapan");
}

/* ── files ── */

static bool is_among(const struct reg_field *const *field, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(field[i]->name, name))
            return true;
    }
    return false;
}

static bool is_theirs(const struct record *r, const struct intake_file *f)
{
    const struct reg_public *face = r->def->face;
    int state = reg_state_index(r->def, r->state);
    bool answered = state >= 0 && (face->answer_in & (UINT64_C(1) << state)) != 0;

    return f->in_message || is_among(face->field, face->n_field, f->field) ||
           (answered && is_among(face->answer, face->n_answer, f->field));
}

/* GET /lacak/berkas/:id */
static enum status track_file(struct ctx *c)
{
    struct following *f = arena_new(c->arena, struct following);
    struct document d = { 0 };
    struct intake_file *row = NULL;
    size_t n = 0;
    bool theirs = false;
    enum status s = follow(c, f);

    if (s == ST_OK)
        s = case_file(c, c->who.unit_id, f->r.id, path_i64(c, "id"), &row, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        theirs = theirs || is_theirs(&f->r, &row[i]);
    if (s == ST_OK && !theirs)
        s = ST_NOT_FOUND;
    if (s == ST_OK)
        s = document_by_id(c, c->who.unit_id, path_i64(c, "id"), &d);
    return s == ST_OK ? document_send(c, &d) : s;
}

/* ── moves ── */

static enum status draw_move(struct ctx *c, const struct reg_move *m, const struct reg_form *form,
                             struct form_page *v, int status)
{
    const struct form_fields fields = { .field = m->ask, .n = m->n_ask };
    struct page page = { .place = PLACE_TRACK,
                         .open_face = true,
                         .unlisted = true,
                         .script = { "register-form.js", "upload.js" } };
    struct out *o;
    enum status s;

    guest_form(c);
    v->title = words_show(c, &m->label);
    v->confirm = words_show(c, &m->confirm);
    v->about = form->old->title;
    v->action = str_printf(c->arena, "/lacak/langkah/" STR_FMT, STR_ARG(m->name));
    v->asks_reason = m->reason;
    v->reason = form_str(c, "alasan");
    v->version = form->version;
    v->maker.file_max = INTAKE_FILE_MB;
    s = form_fill_page(c, form, &fields, v);
    if (s != ST_OK)
        return s;
    page.title = v->title;
    c->res->status = status;
    o = body_new(c);
    track_move_view(o, v, form->old->id);
    return page_show(c, &page, o);
}

static enum status find_move(struct ctx *c, struct following *f, const struct reg_move **m)
{
    enum status s = follow(c, f);

    if (s != ST_OK)
        return s;
    *m = reg_move(f->r.def, path_str(c, "move"));
    if (*m == NULL || ((*m)->by & REG_WHO_APPLICANT) == 0)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    return track_may(&f->r, *m) ? ST_OK : ST_CONFLICT;
}

/* GET /lacak/langkah/:move */
static enum status track_ask_move(struct ctx *c)
{
    struct following *f = arena_new(c->arena, struct following);
    struct form_page *v = arena_new(c->arena, struct form_page);
    const struct reg_move *m = NULL;
    struct reg_form form = { 0 };
    enum status s = find_move(c, f, &m);

    if (s == ST_CONFLICT || (s == ST_NOT_FOUND && m == NULL))
        return see_other(c, "/lacak");
    if (s == ST_OK)
        s = reg_form_fill(c, &form, &f->r);
    return s == ST_OK ? draw_move(c, m, &form, v, 200) : s;
}

static enum status read_move(struct ctx *c, const struct reg_move *m, struct reg_form *form,
                             const struct record *r)
{
    const struct form_fields fields = { .field = m->ask, .n = m->n_ask };
    struct picks_known known = { .n = 0 };
    enum status s = reg_form_fill(c, form, r);

    if (s != ST_OK)
        return s;
    form->version = form_i64(c, "versi", -1);
    if (m->n_ask == 0)
        return ST_OK;
    reg_form_read(c, form, m->ask, m->n_ask);
    s = form_settle(c, &known, form, &fields);
    return s == ST_OK ? intake_files(c, form, m->ask, m->n_ask) : s;
}

static enum status make_move(struct ctx *c, const struct reg_move *m, struct reg_form *form,
                             const struct throttle *t)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    int64_t wait = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = throttle_count(c, t, &wait);
    if (s == ST_OK && wait > 0)
        s = intake_slow(c, "intake.slow", wait);
    if (s == ST_OK)
        s = record_move(c, form->old, m, form, form_str(c, "alasan"));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status draw_wrong_move(struct ctx *c, const struct reg_move *m, struct reg_form *form,
                                   enum status s)
{
    struct form_page *v = arena_new(c->arena, struct form_page);

    if (s == ST_CONFLICT) {
        say(c, "intake.moved_meanwhile", STR(""), STR(""));
        return see_other(c, "/lacak");
    }
    if (s != ST_INVALID && s != ST_BUSY)
        return s;
    if (s == ST_INVALID && m->reason && form_str(c, "alasan").n == 0)
        v->reason_error = tr(c->lang, "register.no_reason");
    else if (form->n_error == 0)
        v->error = failure_text(c);
    return draw_move(c, m, form, v, c->res->status >= 400 ? c->res->status : 422);
}

/* Files are kept for good, so a move that brings some counts even where it is wrong. */
static enum status try_move(struct ctx *c, const struct reg_move *m, struct reg_form *form,
                            const struct record *r)
{
    bool brought = c->req->n_upload > 0;
    struct throttle t = { 0 };
    int64_t wait = 0;
    enum status s;

    throttle_add(c, &t, THROTTLE_SEND, true);
    s = intake_may_store(c, &t, "intake.slow");
    if (s == ST_BUSY && reg_form_fill(c, form, r) != ST_OK)
        return ST_FAULT;
    if (s == ST_OK)
        s = read_move(c, m, form, r);
    if (s == ST_OK)
        s = make_move(c, m, form, &t);
    if (s == ST_INVALID && brought && throttle_take(c, &t, &wait) != ST_OK)
        return ST_FAULT;
    return s;
}

/* POST /lacak/langkah/:move */
static enum status track_move(struct ctx *c)
{
    struct following *f = arena_new(c->arena, struct following);
    const struct reg_move *m = NULL;
    struct reg_form form = { 0 };
    struct str done;
    enum status s = find_move(c, f, &m);

    if ((s == ST_NOT_FOUND && m == NULL) || (s == ST_OK && is_other_case(c, f)))
        return draw_ask(c, 409, tr(c->lang, "intake.expired"));
    if (s == ST_OK)
        s = try_move(c, m, &form, &f->r);
    if (s != ST_OK)
        return m == NULL ? s : draw_wrong_move(c, m, &form, s);
    done = words_show(c, &m->done);
    say(c, done.n > 0 ? "register.moved_done" : "intake.moved",
        done.n > 0 ? done : words_show(c, &m->label), STR(""));
    return see_other(c, "/lacak");
}

const struct route intake_routes[] = {
    { GET, "/lacak", PUBLIC, track_show, NULL, BODY_NONE },
    { POST, "/lacak", PUBLIC, track_enter, NULL, BODY_FORM },
    { POST, "/lacak/keluar", PUBLIC, track_leave, NULL, BODY_FORM },
    { POST, "/lacak/pesan", PUBLIC, track_say, NULL, BODY_OPEN_FILES },
    { GET, "/lacak/berkas/:id", PUBLIC, track_file, NULL, BODY_NONE },
    { GET, "/lacak/langkah/:move", PUBLIC, track_ask_move, NULL, BODY_NONE },
    { POST, "/lacak/langkah/:move", PUBLIC, track_move, NULL, BODY_OPEN_FILES },
    { GET, "/lacak/tanda-terima", PUBLIC, slip_show, NULL, BODY_NONE },
    { POST, "/lacak/tanda-terima", PUBLIC, slip_follow, NULL, BODY_FORM },
    { GET, "/lacak/tanda-terima.pdf", PUBLIC, slip_pdf, NULL, BODY_NONE_SLOW },
    { GET, "/lacak/tanda-terima.txt", PUBLIC, slip_proof, NULL, BODY_NONE },
    { GET, "/transparansi/periksa", PUBLIC, check_show, NULL, BODY_NONE },
    { POST, "/transparansi/periksa", PUBLIC, check_send, NULL, BODY_FORM },
    { POST, "/register/:register/:id/pesan", REG_EDIT, panel_say, scope_record, BODY_FILES },
    { POST, "/register/:register/:id/tanda-terima", REG_EDIT, panel_code, scope_record, BODY_FORM },
    { POST, "/register/:register/:id/serupa", REG_EDIT, panel_same, scope_record, BODY_FORM },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
