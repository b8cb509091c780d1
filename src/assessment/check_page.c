/* check_page.c: what does not fit yet, sending a round in, giving it back, closing. */
#include "assessment/assess.view.h"
#include "assessment/pages.h"
#include "assessment/question_view.h"
#include "assessment/routes.h"
#include "core/page.h"

static const enum note_kind tones[TROUBLES] = {
    [TROUBLE_BLANK] = NOTE_BAD, [TROUBLE_CARRIED] = NOTE_BAD,       [TROUBLE_COUNTS] = NOTE_WARN,
    [TROUBLE_NOTE] = NOTE_WARN, [TROUBLE_CONTRADICTED] = NOTE_WARN, [TROUBLE_EVIDENCE] = NOTE_WARN,
    [TROUBLE_ZERO] = NOTE_INFO,
};

static void fill_line(struct ctx *c, const struct check_page *p, const struct finding_of_check *f,
                      struct check_line *out)
{
    const struct ins_question *q = &p->a->ins->question[f->question];

    *out = (struct check_line){ .code = q->code,
                                .text = words_show(c, &q->text),
                                .said = f->text,
                                .href = str_printf(c->arena, STR_FMT "/" STR_FMT "?putaran=%s",
                                                   STR_ARG(p->path), STR_ARG(q->code),
                                                   round_words[p->kind]) };
    if (f->kind == TROUBLE_CONTRADICTED) {
        /* Registers that know some of an answer's counts only have no answer of their own to show.
         */
        const struct str said[] = { f->text.n > 0 ? f->text
                                                  : tr(c->lang, "assess.trouble.registers_part"),
                                    answer_show(c, q, &p->a->round[p->kind].answer[f->question]) };

        out->said = tr_with(c->arena, c->lang, "assess.trouble.registers_say", said, 2);
    }
}

static void fill_groups(struct ctx *c, struct check_page *p, const struct check *ck)
{
    size_t at = 0;

    for (int k = 0; k < TROUBLES; k++) {
        struct check_group *g;

        if (ck->of[k] == 0)
            continue;
        g = &p->group[p->n_group++];
        *g = (struct check_group){ .key = trouble_keys[k], .tone = tones[k] };
        g->line = arena_array(c->arena, ck->of[k], sizeof(*g->line));
        for (; at < ck->n && ck->found[at].kind == (enum trouble)k; at++)
            fill_line(c, p, &ck->found[at], &g->line[g->n++]);
    }
}

static enum status draw_check(struct ctx *c, const struct assess *a, enum round_kind k, int status)
{
    struct check_page *p = arena_new(c->arena, struct check_page);
    struct page page = { .place = PLACE_ASSESSMENT, .title = tr(c->lang, "assess.check") };
    struct out *o = body_new(c);
    struct check ck;
    enum status s = check_round(c, a, k, &ck);

    if (s != ST_OK)
        return s;
    *p = (struct check_page){
        .a = a, .kind = k, .path = assess_path(c, a), .blocks = ck.blocks, .warns = ck.warns
    };
    p->send = str_printf(c->arena, STR_FMT "/kirim/%s", STR_ARG(p->path), round_words[k]);
    p->may_send = a->round[k].open && may(c, k == ROUND_SELF ? PLAN_OWN : round_rights[k], 0);
    p->note = form_str(c, "alasan");
    if (p->may_send && k != ROUND_SELF && ck.of[TROUBLE_BLANK] > 0)
        p->agree = str_printf(c->arena, STR_FMT "/setuju/%s", STR_ARG(p->path), round_words[k]);
    if (status != 200)
        p->error = failure_text(c);
    fill_groups(c, p, &ck);
    page.crumb = assess_crumbs(c, a, &page.n_crumb);
    assess_check_view(o, p);
    c->res->status = status;
    return page_show(c, &page, o);
}

enum status assess_show_check(struct ctx *c)
{
    struct assess a = { 0 };
    enum status s = assess_of_path(c, true, &a);

    return s == ST_OK ? draw_check(c, &a, round_asked(c, &a), 200) : s;
}

/* ── sending in ── */

static enum status send_in(struct ctx *c, struct assess *a, enum round_kind k)
{
    struct check ck;
    struct str note = form_str(c, "alasan");
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    /* Read again inside: what was checked is what is sent. */
    if (s == ST_OK)
        s = assess_of_path(c, true, a);
    if (s == ST_OK)
        s = check_round(c, a, k, &ck);
    if (s != ST_OK)
        return s;
    if (ck.blocks)
        return refuse(c, ST_INVALID, "assess.not_complete");
    if (ck.warns && note.n == 0)
        return refuse(c, ST_INVALID, "assess.say_why");
    s = assess_send_in(c, a, k, note);
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status assess_send_round(struct ctx *c)
{
    struct assess a = { 0 };
    enum round_kind k = round_of_route(c);
    enum status s = send_in(c, &a, k);

    if ((s == ST_INVALID || s == ST_CONFLICT) && a.ins != NULL)
        return draw_check(c, &a, k, s == ST_CONFLICT ? 409 : 422);
    if (s != ST_OK)
        return s;
    say(c, k == ROUND_SELF ? "assess.sent_self" : "assess.sent_round", tr(c->lang, round_key(k)),
        STR(""));
    return see_other(c, "/penilaian/%lld", (long long)a.head.id);
}

/* ── agreeing with the rest ── */

enum status assess_send_agree(struct ctx *c)
{
    struct assess a = { 0 };
    enum round_kind k = round_of_route(c);
    size_t n = 0;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = assess_of_path(c, false, &a);
    if (s == ST_OK && !a.round[k].open)
        s = refuse(c, ST_CONFLICT, "assess.round_closed");
    if (s == ST_OK)
        s = assess_agree(c, &a, k, &n);
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "assess.agreed", int_show(c->arena, (int64_t)n, c->lang == LANG_ID), STR(""));
    return see_other(c, "/penilaian/%lld/periksa?putaran=%s", (long long)a.head.id, round_words[k]);
}

/* ── giving back ── */

static enum status draw_return(struct ctx *c, const struct assess *a, int status)
{
    struct page page = { .place = PLACE_ASSESSMENT, .title = tr(c->lang, "assess.give_back") };
    struct out *o = body_new(c);

    page.crumb = assess_crumbs(c, a, &page.n_crumb);
    assess_return_view(o, round_of_route(c), c->req->path, assess_path(c, a),
                       status == 200 ? STR("") : failure_text(c));
    c->res->status = status;
    return page_show(c, &page, o);
}

enum status assess_ask_return(struct ctx *c)
{
    struct assess a = { 0 };
    enum status s = assess_of_path(c, false, &a);

    return s == ST_OK ? draw_return(c, &a, 200) : s;
}

enum status assess_send_return(struct ctx *c)
{
    struct assess a = { 0 };
    enum round_kind k = round_of_route(c);
    enum status s = assess_of_path(c, false, &a);

    if (s != ST_OK)
        return s;
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = assess_give_back(c, &a, k, form_str(c, "alasan"));
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    if (s == ST_INVALID)
        return draw_return(c, &a, 422);
    if (s != ST_OK)
        return s;
    say(c, "assess.given_back", tr(c->lang, round_key(k)), STR(""));
    return see_other(c, "/penilaian/%lld", (long long)a.head.id);
}

/* ── closing ── */

static enum status close_or_open(struct ctx *c, bool close)
{
    struct assess a = { 0 };
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = assess_of_path(c, false, &a);
    if (s == ST_OK)
        s = assess_close(c, &a, form_i64(c, "versi", -1), close, form_str(c, "alasan"));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, close ? "assess.closed" : "assess.reopened", STR(""), STR(""));
    return see_other(c, "/penilaian/%lld", (long long)a.head.id);
}

enum status assess_send_close(struct ctx *c)
{
    return close_or_open(c, true);
}

enum status assess_send_open(struct ctx *c)
{
    return close_or_open(c, false);
}
