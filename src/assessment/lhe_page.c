/* lhe_page.c: /penilaian/ID/lhe: what the evaluation found, and what is to be done about it. */
#include <math.h>

#include "assessment/lhe.view.h"
#include "assessment/output.h"
#include "assessment/pages.h"
#include "base/number.h"
#include "core/page.h"
#include "core/paper.h"
#include "core/time_show.h"
#include "plan/finding.h"
#include "plan/finding_view.h"

static struct str percent(struct ctx *c, double v)
{
    return str_printf(c->arena, STR_FMT "%%", STR_ARG(assess_figure(c, v, 1)));
}

/* ── lines ── */

static void fill_areas(struct ctx *c, struct lhe_page *p)
{
    const struct lhe *l = p->l;
    const struct instrument *ins = l->a->ins;

    p->area = arena_array(c->arena, l->n_area + 1, sizeof(*p->area));
    for (size_t i = 0; i < l->n_area; i++) {
        const struct lhe_area *a = &l->area[i];
        double now = isnan(a->theirs) ? a->self : a->theirs;
        struct lhe_area_line *to = &p->area[p->n_area++];

        *to = (struct lhe_area_line){
            .name = words_show(c, &a->part->title),
            .top = ins_figure(c, ins, a->top),
            .self = ins_figure(c, ins, a->self),
            .percent = a->top > 0 ? percent(c, now / a->top * 100) : STR("–"),
        };
        if (isnan(a->theirs))
            continue;
        to->theirs = ins_figure(c, ins, a->theirs);
        to->difference = ins_figure(c, ins, a->theirs - a->self);
        to->lower = a->theirs < a->self - SCORE_HAIR;
    }
}

static void fill_points(struct ctx *c, struct lhe_page *p)
{
    const struct lhe *l = p->l;

    p->point = arena_array(c->arena, l->n_point + 1, sizeof(*p->point));
    for (size_t i = 0; i < l->n_point; i++) {
        const struct lhe_point *from = &l->point[i];
        const struct ins_question *q = &l->a->ins->question[from->question];
        struct lhe_point_line *to = &p->point[p->n_point++];

        *to = (struct lhe_point_line){
            .code = q->code,
            .text = words_show(c, &q->text),
            .href = str_printf(c->arena, STR_FMT "/" STR_FMT, STR_ARG(p->path), STR_ARG(q->code)),
            .self = from->self,
            .theirs = from->theirs,
            .note = from->note,
            .lower = from->lower,
            .no_proof = from->no_proof,
        };
        if (p->may_add)
            to->add = str_printf(c->arena, STR_FMT "/lhe?temuan=" STR_FMT "#temuan",
                                 STR_ARG(p->path), STR_ARG(q->code));
    }
}

static enum part_state state_of(const struct lhe_finding *f, int32_t today)
{
    int32_t due = 0;

    if (str_eq(f->state, STR("verified")))
        return STATE_VERIFIED;
    if (str_eq(f->state, STR("done")))
        return STATE_REPORTED;
    if (date_parse(f->due_on, &due) && due < today)
        return STATE_LATE;
    return str_eq(f->state, STR("returned")) ? STATE_RETURNED : STATE_PLANNED;
}

static void fill_findings(struct ctx *c, struct lhe_page *p)
{
    const struct lhe *l = p->l;
    int32_t today = day_today(c->now, (int)c->who.zone);

    p->finding = arena_array(c->arena, l->n_finding + 1, sizeof(*p->finding));
    for (size_t i = 0; i < l->n_finding; i++) {
        const struct lhe_finding *f = &l->finding[i];
        struct finding as = { .state = f->state };
        struct lhe_finding_line *to = &p->finding[p->n_finding++];
        int32_t day = 0;

        *to = (struct lhe_finding_line){
            .code = f->question.n > 0 ? f->question : STR("–"),
            .text = f->text,
            .recommendation = f->recommendation,
            .owner = f->owner,
            .due = date_parse(f->due_on, &day) ? date_short(c->arena, c->lang, day) : f->due_on,
            .href = str_printf(c->arena, "/tindak-lanjut/%lld", (long long)f->finding_id),
            .state = state_of(f, today),
        };
        to->state_key = finding_state_key(&as, to->state);
        if (f->plan_year != 0)
            to->plan =
                str_printf(c->arena, "%lld " STR_FMT, (long long)f->plan_year, STR_ARG(f->ref));
    }
}

static void fill_chips(struct ctx *c, struct lhe_page *p)
{
    for (int k = ROUND_VERIFIER; k < ROUND_KINDS; k++) {
        const struct assess_round *r = &p->l->a->round[k];

        if (!r->visible || r->row->answered == 0)
            continue;
        p->chip[p->n_chip++] = (struct part_chip){
            .text = tr(c->lang, round_key((enum round_kind)k)),
            .href =
                str_printf(c->arena, STR_FMT "/lhe?putaran=%s", STR_ARG(p->path), round_words[k]),
            .count = -1,
            .state = STATE_COUNT,
            .current = (enum round_kind)k == p->l->kind,
        };
    }
}

/* ── the page ── */

static enum round_kind asked_round(struct ctx *c)
{
    struct str word = query_str(c, "putaran");

    for (int k = ROUND_VERIFIER; k < ROUND_KINDS; k++)
        if (str_eq(word, str_of(round_words[k])))
            return (enum round_kind)k;
    return ROUND_SELF;
}

static enum status load(struct ctx *c, struct assess *a, struct lhe *l)
{
    enum status s = assess_of_path(c, true, a);
    enum round_kind k = asked_round(c);

    if (s == ST_OK && k != ROUND_SELF && !a->round[k].visible)
        return ST_NOT_FOUND;
    return s == ST_OK ? lhe_load(c, a, k, l) : s;
}

/* What the form of a finding begins with: the evaluator's note, and three months to do it. */
static void begin_finding(struct ctx *c, struct lhe_page *p, struct str code)
{
    const struct assess *a = p->l->a;
    size_t q = ins_question_find(a->ins, code);

    p->in.question = q;
    p->question = q == INS_NONE ? STR("") : a->ins->question[q].code;
    if (q != INS_NONE)
        p->asked = words_show(c, &a->ins->question[q].text);
    if (p->in.due_on.n == 0)
        p->in.due_on = date_iso(c->arena, day_today(c->now, (int)c->who.zone) + 90);
    for (size_t i = 0; i < p->l->n_point && p->in.text.n == 0; i++)
        if (p->l->point[i].question == q)
            p->in.text = p->l->point[i].note;
}

static enum status draw(struct ctx *c, struct lhe_page *p, int status)
{
    struct page page = { .title = tr(c->lang, "lhe.title"),
                         .place = PLACE_ASSESSMENT,
                         .script = { "form-draft.js" } };
    struct out *o = body_new(c);
    const struct assess *a = p->l->a;
    const struct score *self = a->round[ROUND_SELF].score, *their = a->round[p->l->kind].score;
    enum status s = persons_active(c, c->who.unit_id, &p->person, &p->n_person);

    if (s != ST_OK)
        return s;
    page.crumb = assess_crumbs(c, a, &page.n_crumb);
    p->path = assess_path(c, a);
    p->title = assess_title(c, a);
    p->may_add = may(c, PLAN_VERIFY, 0);
    p->may_carry = may(c, PLAN_OWN, 0) && p->l->n_open > 0;
    p->next_year = str_printf(c->arena, "%lld", (long long)a->head.year + 1);
    p->count = int_show(c->arena, (int64_t)p->l->n_open, c->lang == LANG_ID);
    p->self = ins_figure(c, a->ins, self->node[0].value);
    p->top = ins_figure(c, a->ins, a->ins->node[0].top);
    if (p->l->kind != ROUND_SELF) {
        p->theirs = ins_figure(c, a->ins, their->node[0].value);
        p->who = tr(c->lang, round_key(p->l->kind));
    }
    fill_chips(c, p);
    fill_areas(c, p);
    fill_points(c, p);
    fill_findings(c, p);
    lhe_view(o, p);
    c->res->status = status;
    return page_show(c, &page, o);
}

enum status lhe_show(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    struct lhe *l = arena_new(c->arena, struct lhe);
    struct lhe_page *p = arena_new(c->arena, struct lhe_page);
    enum status s = load(c, a, l);

    if (s != ST_OK)
        return s;
    p->l = l;
    begin_finding(c, p, query_str(c, "temuan"));
    return draw(c, p, 200);
}

/* GET /penilaian/ID/lhe.pdf */
enum status lhe_send_pdf(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    struct lhe *l = arena_new(c->arena, struct lhe);
    enum status s = load(c, a, l);

    if (s == ST_OK)
        s = lhe_paper(c, l, &c->res->body);
    if (s != ST_OK)
        return s;
    response_header(c->res, "Content-Type", STR(PDF_TYPE));
    response_header(
        c->res, "Content-Disposition",
        str_printf(c->arena, "inline; filename=\"lhe-" STR_FMT "-" STR_FMT "-%lld.pdf\"",
                   STR_ARG(c->who.unit_code), STR_ARG(a->ins->name), (long long)a->head.year));
    return ST_OK;
}

/* ── findings ── */

/* POST /penilaian/ID/lhe/temuan */
enum status lhe_send_finding(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    struct lhe *l = arena_new(c->arena, struct lhe);
    struct lhe_page *p = arena_new(c->arena, struct lhe_page);
    struct str code = form_str(c, "pertanyaan");
    int64_t id = 0;
    enum status s = load(c, a, l);

    if (s != ST_OK)
        return s;
    p->l = l;
    p->in = (struct lhe_new){ .question = ins_question_find(a->ins, code),
                              .text = form_str(c, "temuan"),
                              .recommendation = form_str(c, "rekomendasi"),
                              .due_on = form_str(c, "tenggat"),
                              .owner_id = form_i64(c, "penanggung", 0) };
    if (code.n > 0 && p->in.question == INS_NONE)
        return ST_NOT_FOUND;
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = lhe_finding_make(c, a, &p->in, &id);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    if (s == ST_INVALID) {
        p->error = failure_text(c);
        begin_finding(c, p, code);
        return draw(c, p, 422);
    }
    if (s != ST_OK)
        return s;
    say(c, "finding.added", (struct str){ 0 }, (struct str){ 0 });
    return see_other(c, STR_FMT "/lhe#tindak-lanjut", STR_ARG(assess_path(c, a)));
}

/* POST /penilaian/ID/lhe/bawa: what is open goes over to next year's plan. */
enum status lhe_send_carry(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    struct lhe *l = arena_new(c->arena, struct lhe);
    struct lhe_page *p = arena_new(c->arena, struct lhe_page);
    size_t n = 0;
    enum status s = load(c, a, l);

    if (s != ST_OK)
        return s;
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = lhe_carry(c, a, &n);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    if (s == ST_INVALID) {
        p->l = l;
        p->error = failure_text(c);
        begin_finding(c, p, STR(""));
        return draw(c, p, 422);
    }
    if (s != ST_OK)
        return s;
    say(c, "lhe.carried", int_show(c->arena, (int64_t)n, c->lang == LANG_ID), STR(""));
    return see_other(c, STR_FMT "/lhe#tindak-lanjut", STR_ARG(assess_path(c, a)));
}
