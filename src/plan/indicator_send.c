/*
 * indicator_send.c: what is sent from the page of an indicator.
 *
 * Each move runs in one transaction that opens the round, or looks whether it is still as it was.
 * What cannot be taken comes back on the same page with everything that was typed: 422 where it was
 * wrong, 409 where somebody else was faster.
 */
#include "base/number.h"
#include "core/app.h"
#include "core/ledger.h"
#include "plan/indicator.h"
#include "plan/pages.h"

/* What was sent, read once. */
struct sending {
    struct str slug, ref;
    int month;
    struct typed typed;
    struct report report;
    struct evidence evidence;
    struct round round;
};

typedef enum status move_fn(struct ctx *c, struct round *r, struct sending *in);

static void read_form(struct ctx *c, struct sending *in)
{
    int64_t month = form_i64(c, "bulan", 0), to = form_i64(c, "ke", 0);

    in->slug = path_str(c, "plan");
    in->ref = path_str(c, "ref");
    in->month = month >= 1 && month <= MONTHS ? (int)month : 0;
    in->typed = (struct typed){
        .value = form_str(c, "nilai"),
        .note = form_str(c, "catatan"),
        .obstacle = form_str(c, "kendala"),
        .next_step = form_str(c, "lanjut"),
        .reason = form_str(c, "alasan"),
        .to = to >= 1 && to <= MONTHS ? (int)to : 0,
        .version = form_i64(c, "versi", -1),
    };
    for (int i = 0; i < MONTHS; i++) {
        char name[8];

        (void)snprintf(name, sizeof(name), "b%d", i + 1);
        in->typed.months[i] = form_str(c, name).n > 0;
    }
    in->report = (struct report){
        .month = in->month,
        .version = in->typed.version,
        .note = in->typed.note,
        .obstacle = in->typed.obstacle,
        .next_step = in->typed.next_step,
    };
}

/* The page again, with what was typed and why it was not taken. */
static enum status draw_again(struct ctx *c, const struct sending *in, enum sent_form sent,
                              enum status why)
{
    struct round *r = arena_new(c->arena, struct round);
    enum status s;

    if (why != ST_INVALID && why != ST_CONFLICT)
        return why;
    s = round_open(c, in->slug, in->ref, r);
    if (s != ST_OK)
        return s;
    return indicator_draw(c, r, in->month > 0 ? in->month : 1, why == ST_CONFLICT ? 409 : 422, sent,
                          &in->typed);
}

static enum status run(struct ctx *c, struct sending *in, move_fn *move)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = round_open_again(c, in->slug, in->ref, &in->round);
    if (s == ST_OK)
        s = move(c, &in->round, in);
    in->round.item = NULL; /* the move has changed it, or may have */
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status finish(struct ctx *c, const struct sending *in, enum sent_form sent,
                          enum status s, const char *said)
{
    struct plan plan = { 0 };

    if (s != ST_OK)
        return draw_again(c, in, sent, s);
    s = plan_find(c, in->slug, &plan);
    if (s != ST_OK)
        return s;
    say(c, said, in->month > 0 ? month_and_year(c, &plan, in->month) : in->ref, in->ref);
    if (in->month == 0)
        return see_other(c, "/rencana/" STR_FMT "/" STR_FMT, STR_ARG(in->slug), STR_ARG(in->ref));
    return see_other(c, "/rencana/" STR_FMT "/" STR_FMT "?bulan=%d", STR_ARG(in->slug),
                     STR_ARG(in->ref), in->month);
}

static enum status send(struct ctx *c, enum sent_form sent, move_fn *move, const char *said)
{
    struct sending *in = arena_new(c->arena, struct sending);

    read_form(c, in);
    return finish(c, in, sent, run(c, in, move), said);
}

/* ── the moves ── */

static enum status keep_evidence(struct ctx *c, struct round *r, struct sending *in)
{
    return evidence_save(c, &in->evidence, "month", r->month[in->month - 1].row.id);
}

static enum status do_report(struct ctx *c, struct round *r, struct sending *in)
{
    int64_t month_id = 0;
    enum status s = live_report(c, &r->tree.plan, r->item, &in->report);

    if (s == ST_OK)
        s = round_report(c, r, &in->report, &month_id);
    return s == ST_OK ? evidence_save(c, &in->evidence, "month", month_id) : s;
}

/* The fields by themselves, before any file is taken: a wrong number must not cost an upload. */
static enum status check_report(struct ctx *c, struct sending *in)
{
    struct round *r = &in->round;
    struct report_fault wrong;
    enum status s = round_open(c, in->slug, in->ref, r);

    if (s != ST_OK)
        return s;
    if (in->month == 0)
        return refuse(c, ST_INVALID, "plan.move.no_month");
    s = live_report(c, &r->tree.plan, r->item, &in->report);
    if (s != ST_OK)
        return s;
    if (in->typed.value.n > 0 && !in->report.measured) {
        in->report.value.has = decimal_parse(in->typed.value, &in->report.value.v);
        if (!in->report.value.has)
            return refuse(c, ST_INVALID, "plan.report.value_number");
    }
    wrong = report_check(r->item, &in->report);
    return wrong.key != NULL ? refuse(c, ST_INVALID, wrong.key) : ST_OK;
}

/* What the page proposed and nobody unticked: documents of its kind, and the list of the records
 * behind the figure, as a link. */
static enum status take_proposed(struct ctx *c, struct sending *in)
{
    const struct params *form = &c->req->form;
    struct evidence *e = &in->evidence;
    const struct round *r = &in->round;
    struct live l = { 0 };
    bool list = form_str(c, "usul_daftar").n > 0;
    enum status s = ST_OK;

    if (list)
        s = live_load(c, &r->tree.plan, r->item, in->month, &l);
    for (size_t i = 0; i < form->n && s == ST_OK; i++) {
        struct document d = { 0 };
        int64_t id = 0;

        if (!str_eq(form->p[i].name, STR("usul")) || e->n_known == EVIDENCE_MAX_KNOWN ||
            !int_parse(form->p[i].value, &id))
            continue;
        s = document_find(c, id, &d);
        if (s == ST_OK)
            e->known[e->n_known++] = id;
        else if (s == ST_NOT_FOUND) /* taken away since the page was shown */
            s = ST_OK;
    }
    if (s == ST_OK && list && l.href.n > 0 && e->link.n == 0) {
        e->link = str_printf(c->arena, STR_FMT STR_FMT, STR_ARG(c->app->base_url), STR_ARG(l.href));
        e->link_name = l.list_name;
    }
    return s;
}

/* POST /rencana/:plan/:ref/lapor */
enum status indicator_send_report(struct ctx *c)
{
    struct sending *in = arena_new(c->arena, struct sending);
    struct failure why;
    enum status s;

    read_form(c, in);
    s = check_report(c, in);
    if (s == ST_OK)
        s = evidence_take(c, &in->evidence);
    if (s == ST_OK)
        s = take_proposed(c, in);
    if (s == ST_OK) {
        s = run(c, in, do_report);
        /* The text waits for a decision; the files need not be sent again. */
        why = c->failure;
        if (s == ST_CONFLICT && !evidence_is_empty(&in->evidence))
            (void)!run(c, in, keep_evidence);
        c->failure = why;
    }
    return finish(c, in, SENT_REPORT, s, "plan.said.reported");
}

static enum status do_verify(struct ctx *c, struct round *r, struct sending *in)
{
    return round_verify(c, r, in->month, in->typed.version);
}

/* POST /rencana/:plan/:ref/verifikasi */
enum status indicator_send_verify(struct ctx *c)
{
    return send(c, SENT_VERIFY, do_verify, "plan.said.verified");
}

static enum status do_return(struct ctx *c, struct round *r, struct sending *in)
{
    return round_return(c, r, in->month, in->typed.version, in->typed.reason);
}

/* POST /rencana/:plan/:ref/kembalikan */
enum status indicator_send_return(struct ctx *c)
{
    return send(c, SENT_RETURN, do_return, "plan.said.returned");
}

static enum status do_postpone(struct ctx *c, struct round *r, struct sending *in)
{
    return round_postpone(c, r, in->month, in->typed.version, in->typed.to, in->typed.reason);
}

/* POST /rencana/:plan/:ref/tunda */
enum status indicator_send_postpone(struct ctx *c)
{
    return send(c, SENT_POSTPONE, do_postpone, "plan.said.postponed");
}

static enum status do_reopen(struct ctx *c, struct round *r, struct sending *in)
{
    return round_reopen(c, r, in->month, in->typed.version, in->typed.reason);
}

/* POST /rencana/:plan/:ref/buka */
enum status indicator_send_reopen(struct ctx *c)
{
    return send(c, SENT_REOPEN, do_reopen, "plan.said.reopened");
}

static enum status do_months(struct ctx *c, struct round *r, struct sending *in)
{
    in->typed.has_months = true;
    return round_confirm(c, r, in->typed.version, in->typed.months, in->typed.reason);
}

/* POST /rencana/:plan/:ref/bulan */
enum status indicator_send_months(struct ctx *c)
{
    return send(c, SENT_MONTHS, do_months, "plan.said.confirmed");
}
