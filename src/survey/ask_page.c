/*
 * ask_page.c: /survei/NAME: the questionnaire in parts, without an account and without a script.
 *
 * What was answered so far travels in the form itself: nothing is kept until the last part is sent,
 * so a questionnaire that is left halfway leaves nothing behind. Without a code the browser works
 * (intake/work.h) before the last part; without script a stricter limit holds.
 */
#include <inttypes.h>

#include "base/number.h"
#include "core/app.h"
#include "core/identity.h"
#include "core/page.h"
#include "core/throttle.h"
#include "intake/intake.h"
#include "intake/work.h"
#include "survey/answer.view.h"
#include "survey/ask.h"
#include "survey/code.h"
#include "survey/pages.h"

static const struct survey_def *def_of_path(struct ctx *c)
{
    return survey_find(c->app->questionnaires, path_str(c, "name"));
}

/* Neither the page nor what was typed stays in the browser. */
static enum status show(struct ctx *c, struct str title, struct out *o, int status)
{
    struct page page = { .title = title, .open_face = true, .script = { "public-form.js" } };

    response_header(c->res, "Cache-Control", STR("no-store"));
    c->res->status = status;
    return page_show(c, &page, o);
}

static enum status show_told(struct ctx *c, struct str over, const char *title, const char *text,
                             int status)
{
    struct told_view v = { .over = over,
                           .title = tr(c->lang, title),
                           .text = tr(c->lang, text),
                           .href = STR("/survei/hasil"),
                           .link = tr(c->lang, "survey.results_link") };
    struct out *o = body_new(c);

    ask_told(o, &v);
    return show(c, v.title, o, status);
}

static enum status show_shut(struct ctx *c, const struct survey_def *def)
{
    return show_told(c, words_show(c, &def->title), "survey.shut_title", "survey.shut",
                     c->req->method == POST ? 409 : 200);
}

static enum status show_code(struct ctx *c, const struct period *p, struct str typed,
                             const char *error)
{
    struct code_view v = {
        .over = period_title(c, p),
        .title = words_show(c, &p->def->ask),
        .lead = words_show(c, &p->def->lead),
        .action = str_printf(c->arena, "/survei/" STR_FMT, STR_ARG(p->row.survey)),
        .typed = typed,
        .error = error == NULL ? STR("") : tr(c->lang, error),
    };
    struct out *o = body_new(c);

    ask_code(o, &v);
    return show(c, v.title, o, error == NULL ? 200 : 422);
}

/* ── a part ── */

static struct str part_words(struct ctx *c, const struct period *p, int part)
{
    struct str name = part <= (int)p->def->n_part ? words_show(c, &p->def->part[part - 1].title)
                                                  : tr(c->lang, "survey.about_part");
    const struct str args[] = { int_show(c->arena, part, true),
                                int_show(c->arena, ask_parts(p->def), true), name };

    return tr_with(c->arena, c->lang, "survey.part_of", args, ARRAY_LEN(args));
}

static struct str to_part(struct ctx *c, const char *key, int part)
{
    struct str n = int_show(c->arena, part, true);

    return tr_with(c->arena, c->lang, key, &n, 1);
}

static enum status show_part(struct ctx *c, const struct period *p, const struct answer *a,
                             int part, struct str code)
{
    struct ask_view v = { .code = code,
                          .action =
                              str_printf(c->arena, "/survei/" STR_FMT, STR_ARG(p->row.survey)) };
    struct out *o;

    guest_form(c);
    o = body_new(c);
    ask_fill(c, p, a, part, &v);
    v.part_say = part_words(c, p, part);
    v.next =
        part == v.parts ? tr(c->lang, "survey.send") : to_part(c, "survey.next_part", part + 1);
    v.back = to_part(c, "survey.back_part", part - 1);
    if (code.n == 0 && part == v.parts) {
        v.task = work_new(c, WORK_BITS);
        v.bits = WORK_BITS;
    }
    ask_page(o, &v);
    if (a->n_error == 0)
        return show(c, v.title, o, 200);
    return show(c, v.title, o, c->res->status >= 400 ? c->res->status : 422);
}

/* ── may it be answered? ── */

struct admission {
    struct period period;
    struct str code; /* empty: an open link */
    bool shown;      /* a page that says why not */
};

static enum status admit(struct ctx *c, struct str typed, struct admission *out)
{
    const struct survey_def *def = def_of_path(c);
    bool used = false;
    enum status s;

    if (def == NULL)
        return ST_NOT_FOUND;
    s = period_now(c, def->name, &out->period);
    out->shown = true;
    if (s == ST_NOT_FOUND)
        return show_shut(c, def);
    if (s != ST_OK)
        return s;
    if (typed.n == 0 && out->period.row.open_link == 0)
        return show_code(c, &out->period, typed, NULL);
    if (typed.n > 0 && !code_read(c, out->period.row.id, typed, &out->code))
        return show_code(c, &out->period, typed, "survey.code_wrong");
    if (out->code.n > 0)
        s = code_is_used(c, out->period.row.id, out->code, &used);
    if (used)
        return show_told(c, period_title(c, &out->period), "survey.used_title", "survey.code_used",
                         c->req->method == POST ? 409 : 200);
    out->shown = false;
    return s;
}

enum status ask_show(struct ctx *c)
{
    struct admission in = { 0 };
    struct answer a;
    enum status s = admit(c, query_str(c, "kode"), &in);

    if (s != ST_OK || in.shown)
        return s;
    answer_init(&a);
    answer_put_service(c, &in.period, &a, query_str(c, "layanan"));
    a.n_error = 0;
    return show_part(c, &in.period, &a, 1, in.code);
}

/* ── sending ── */

/* ST_BUSY with a message where an open link is answered too often. */
static enum status count_visitor(struct ctx *c, const struct work *w)
{
    struct throttle t = { 0 };
    int64_t wait = 0;
    enum status s;

    if (!w->solved)
        throttle_add(c, &t, THROTTLE_VISITOR_ALL, false);
    throttle_add(c, &t, w->solved ? THROTTLE_VISITOR : THROTTLE_VISITOR_PLAIN, true);
    s = throttle_count(c, &t, &wait);
    return s == ST_OK && wait > 0
               ? intake_slow(c, w->solved ? "intake.slow" : "intake.slow_plain", wait)
               : s;
}

/* A task is used up as a code is: by its hash, which leads to no answer. */
static enum status use_work(struct ctx *c, const struct admission *in, const struct work *w)
{
    enum status s = count_visitor(c, w);

    if (s == ST_OK && w->solved)
        s = code_use_up(c, in->period.row.id, &w->name);
    return s;
}

static enum status keep(struct ctx *c, const struct admission *in, const struct answer *a,
                        const struct work *w)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = in->code.n > 0 ? code_use(c, in->period.row.id, in->code) : use_work(c, in, w);
    if (s == ST_OK)
        s = answer_keep(c, &in->period, a, "web");
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status send_last(struct ctx *c, const struct admission *in, struct answer *a)
{
    const struct work w = work_read(c, form_str(c, "tugas"), form_str(c, "jawab"));
    enum status s;

    answer_check(c, &in->period, a);
    if (a->n_error > 0)
        return show_part(c, &in->period, a, ask_wrong_part(c, &in->period, a), in->code);
    s = keep(c, in, a, &w);
    if (s == ST_BUSY && c->res->status == 429) {
        answer_wrong(a, STR("kirim"), failure_text(c));
        return show_part(c, &in->period, a, ask_parts(in->period.def), in->code);
    }
    /* The second of two clicks: the answer is there. */
    if (s == ST_CONFLICT && in->code.n == 0 && w.solved && c->failure.key != NULL &&
        strcmp(c->failure.key, "survey.code_used") == 0)
        s = ST_OK;
    return s == ST_OK
               ? see_other(c, "/survei/" STR_FMT "/terima-kasih", STR_ARG(in->period.row.survey))
               : s;
}

enum status ask_send(struct ctx *c)
{
    struct admission in = { 0 };
    struct answer a;
    int parts, part = (int)form_i64(c, "bagian", 1);
    enum status s = admit(c, form_str(c, "kode"), &in);

    if (s != ST_OK || in.shown)
        return s;
    parts = ask_parts(in.period.def);
    part = part < 1 || part > parts ? 1 : part;
    answer_read(c, &in.period, &a);
    if (a.n_error > 0)
        return show_part(c, &in.period, &a, ask_wrong_part(c, &in.period, &a), in.code);
    if (str_eq(form_str(c, "arah"), STR("kembali")))
        return show_part(c, &in.period, &a, part > 1 ? part - 1 : 1, in.code);
    if (part < parts)
        return show_part(c, &in.period, &a, part + 1, in.code);
    return send_last(c, &in, &a);
}

enum status ask_thanks(struct ctx *c)
{
    const struct survey_def *def = def_of_path(c);

    if (def == NULL)
        return ST_NOT_FOUND;
    return show_told(c, words_show(c, &def->title), "survey.thanks", "survey.thanks_say", 200);
}
