/*
 * hooks.c of information_request: an objection that is filed here becomes a record of its own; and
 * the three papers of a request, in the form of the annexes of Perki 1/2021: the request itself,
 * the written notice, the decision that refuses. "?lembar=" chooses; without it the request's stage
 * does.
 */
#include "register/hooks.h"

#include "core/app.h"
#include "core/paper.h"
#include "register/pages.h"

#include "request_papers.view.h"

enum bound {
    RECEIVED_ON,
    CHANNEL,
    APPLICANT,
    IDENTITY_NO,
    ADDRESS,
    PHONE,
    CONTACT,
    OCCUPATION,
    SUBJECT,
    DETAIL,
    PURPOSE,
    OBTAIN,
    FORMAT,
    DELIVERY,
    REGIME,
    HOLDING,
    OTHER_BODY,
    HELD_FORM,
    DECISION,
    GROUND,
    EXEMPT,
    REDACTION,
    REPLY,
    DECIDED_ON,
    COST,
    PAYMENT,
    OBJECTION_GROUND,
    OBJECTION_TEXT
};
static const char *const fields[] = {
    "received_on", "channel",    "applicant_name",   "identity_no",    "address",    "phone",
    "contact",     "occupation", "subject",          "detail",         "purpose",    "obtain",
    "format",      "delivery",   "regime",           "holding",        "other_body", "held_form",
    "decision",    "ground",     "exempt",           "redaction",      "reply",      "decided_on",
    "cost",        "payment",    "objection_ground", "objection_text", NULL
};

static struct str text(const struct record *r, enum bound place)
{
    return record_text(r, hook_field(r->def, (int)place));
}

/* ── An objection becomes a record of its own ── */

static void put(struct reg_form *f, const char *name, struct str value)
{
    if (value.n > 0)
        (void)reg_form_put(f, str_of(name), value);
}

/* The ground is known since the notice; who was never answered finds it today. */
static struct str known_on(struct ctx *c, const struct record *r)
{
    struct str decided = text(r, DECIDED_ON);

    return decided.n > 0 ? decided : date_iso(c->arena, day_today(c->now, (int)c->who.zone));
}

static enum status file_objection(struct ctx *c, const struct record *r)
{
    const struct reg_def *to = reg_find(c->app, STR("information_objection"));
    struct reg_form f;
    int64_t id = 0;
    enum status s;

    if (to == NULL) /* that system is not used here */
        return ST_OK;
    reg_form_init(c, &f, to);
    put(&f, "request", str_printf(c->arena, "%lld", (long long)r->id));
    put(&f, "request_no", r->number);
    put(&f, "ground", text(r, OBJECTION_GROUND));
    put(&f, "reasons", text(r, OBJECTION_TEXT));
    put(&f, "ground_on", known_on(c, r));
    put(&f, "channel", c->who.account_id == 0 && c->req != NULL ? STR("portal") : STR("desk"));
    put(&f, "regime", text(r, REGIME));
    put(&f, "applicant_name", text(r, APPLICANT));
    put(&f, "address", text(r, ADDRESS));
    put(&f, "phone", text(r, PHONE));
    put(&f, "contact", text(r, CONTACT));
    s = record_create(c, &f, &id);
    if (s == ST_INVALID)
        return fail(c, ST_FAULT, "an objection could not be filed: " STR_FMT,
                    STR_ARG(f.n_error > 0 ? f.error[0].text : STR("")));
    return s;
}

static enum status saved(struct ctx *c, const struct reg_def *def, int64_t id,
                         const struct reg_move *m)
{
    struct record r = { 0 };
    enum status s;

    if (m == NULL || !str_eq(m->name, STR("object")))
        return ST_OK;
    s = record_look(c, def, id, &r);
    return s == ST_OK ? file_objection(c, &r) : s;
}

/* ── Its papers ── */

enum sheet { SHEET_REQUEST, SHEET_NOTICE, SHEET_REFUSAL, SHEETS };

static const char *const sheet_word[] = { "formulir", "pemberitahuan", "penolakan" };

static bool is_refused(const struct record *r)
{
    return str_eq(text(r, DECISION), STR("refused"));
}

static enum sheet sheet_asked(const struct ctx *c, const struct record *r)
{
    struct str asked = c->req == NULL ? STR("") : query_str(c, "lembar");

    for (int i = 0; i < SHEETS; i++) {
        if (str_eq(asked, str_of(sheet_word[i])))
            return (enum sheet)i;
    }
    return text(r, DECISION).n == 0 ? SHEET_REQUEST : is_refused(r) ? SHEET_REFUSAL : SHEET_NOTICE;
}

struct letter {
    struct ctx *c;
    const struct record *r;
    struct pdf *p;
    bool personal; /* who prints may read who asks */
    struct paper paper;
};

static struct str say_(const struct letter *l, const char *key)
{
    return tr(l->c->lang, key);
}

static struct pdf_fact fact(const struct letter *l, enum bound place)
{
    const struct reg_field *f = hook_field(l->r->def, (int)place);
    struct str value = record_show(l->c, l->r, f, l->personal);

    return (struct pdf_fact){ words_show(l->c, &f->label), value.n > 0 ? value : STR("–") };
}

static void facts(const struct letter *l, const enum bound *place, size_t n)
{
    struct pdf_fact row[16];

    for (size_t i = 0; i < n && i < ARRAY_LEN(row); i++)
        row[i] = fact(l, place[i]);
    pdf_facts(l->p, row, n < ARRAY_LEN(row) ? n : ARRAY_LEN(row));
}

static void head(const struct letter *l, const char *title)
{
    struct str number = l->r->number, line[2] = { say_(l, title) };

    line[1] = tr_with(l->c->arena, l->c->lang, "request.paper.number", &number, 1);
    pdf_letterhead(l->p, &l->paper.letterhead);
    pdf_title(l->p, line, 2);
}

static void who(const struct letter *l)
{
    static const enum bound place[] = {
        APPLICANT, IDENTITY_NO, ADDRESS, PHONE, CONTACT, OCCUPATION
    };

    facts(l, place, ARRAY_LEN(place));
}

static void sign(const struct letter *l, bool applicant)
{
    struct str name = record_show(l->c, l->r, hook_field(l->r->def, APPLICANT), l->personal);
    struct pdf_signer both[2] = {
        { .place_date = l->paper.signer.place_date,
          .position = say_(l, "request.paper.officer"),
          .name = STR("(..................................................)") },
        { .place_date = STR(" "), .position = say_(l, "request.paper.applicant"), .name = name },
    };

    pdf_space(l->p, 10);
    pdf_signatures(l->p, both, applicant ? 2 : 1);
}

static void draw_request(const struct letter *l)
{
    static const enum bound place[] = { RECEIVED_ON, SUBJECT, DETAIL,   PURPOSE,
                                        OBTAIN,      FORMAT,  DELIVERY, CHANNEL };
    static const char *const right[] = { "request.paper.right1", "request.paper.right2",
                                         "request.paper.right3", "request.paper.right4",
                                         "request.paper.right5" };

    head(l, "request.paper.form");
    who(l);
    facts(l, place, ARRAY_LEN(place));
    sign(l, true);
    pdf_heading(l->p, 2, say_(l, "request.paper.rights"));
    for (size_t i = 0; i < ARRAY_LEN(right); i++)
        pdf_item(l->p, str_printf(l->c->arena, "%zu.", i + 1), say_(l, right[i]));
}

static void draw_notice(const struct letter *l)
{
    static const enum bound place[] = { DECISION, HOLDING, OTHER_BODY, HELD_FORM,
                                        OBTAIN,   FORMAT,  COST,       PAYMENT };
    struct str day = record_show(l->c, l->r, hook_field(l->r->def, RECEIVED_ON), false);

    head(l, "request.paper.notice");
    pdf_text(l->p, PDF_BODY,
             tr_with(l->c->arena, l->c->lang, "request.paper.notice_opening", &day, 1));
    pdf_space(l->p, 4);
    who(l);
    facts(l, (const enum bound[]){ SUBJECT, DETAIL }, 2);
    pdf_heading(l->p, 2, say_(l, "request.paper.decided"));
    facts(l, place, ARRAY_LEN(place));
    if (text(l->r, REDACTION).n > 0)
        facts(l, (const enum bound[]){ GROUND, EXEMPT, REDACTION }, 3);
    pdf_space(l->p, 4);
    pdf_text(l->p, PDF_BODY, text(l->r, REPLY));
    pdf_space(l->p, 6);
    pdf_text(l->p, PDF_BODY, say_(l, "request.paper.may_object"));
    sign(l, false);
}

/* The statute and the consequence that the test found. */
static enum status tested(const struct letter *l)
{
    const struct reg_def *def = reg_find(l->c->app, STR("exempt_information"));
    int64_t id = record_int(l->r, hook_field(l->r->def, EXEMPT));
    static const char *const name[] = { "statute", "harm", "decree_no", "valid_until" };
    struct record r = { 0 };
    struct pdf_fact row[ARRAY_LEN(name)];
    enum status s;

    if (def == NULL || id == 0)
        return ST_OK;
    s = record_look(l->c, def, id, &r);
    if (s != ST_OK)
        return s == ST_NOT_FOUND ? ST_OK : s;
    for (size_t i = 0; i < ARRAY_LEN(name); i++) {
        const struct reg_field *f = reg_field(def, str_of(name[i]));

        row[i] = (struct pdf_fact){ words_show(l->c, &f->label), record_show(l->c, &r, f, false) };
    }
    pdf_facts(l->p, row, ARRAY_LEN(name));
    return ST_OK;
}

static enum status draw_refusal(const struct letter *l)
{
    enum status s;

    head(l, "request.paper.refusal");
    who(l);
    facts(l, (const enum bound[]){ SUBJECT, DETAIL }, 2);
    pdf_space(l->p, 4);
    pdf_text(l->p, PDF_STRONG, say_(l, "request.paper.refused"));
    facts(l, (const enum bound[]){ GROUND, EXEMPT }, 2);
    s = tested(l);
    pdf_space(l->p, 4);
    pdf_text(l->p, PDF_BODY, text(l->r, REPLY));
    pdf_space(l->p, 6);
    pdf_text(l->p, PDF_BODY, say_(l, "request.paper.may_object"));
    sign(l, false);
    return s;
}

static enum status paper(struct ctx *c, const struct record *r, struct pdf *p)
{
    struct letter l = {
        .c = c, .r = r, .p = p, .personal = reg_may(c, r->def, r->def->personal, r)
    };
    enum status s = paper_of(c, &l.paper);
    enum sheet which = sheet_asked(c, r);

    if (s != ST_OK)
        return s;
    if (which == SHEET_REFUSAL)
        s = draw_refusal(&l);
    else if (which == SHEET_NOTICE)
        draw_notice(&l);
    else
        draw_request(&l);
    pdf_seal(p, &l.paper.seal);
    return s;
}

/* ── On its page: which papers there are ── */

static enum status draw(struct ctx *c, const struct record *r, struct out *o)
{
    static const char *const key[] = { "request.paper.form_link", "request.paper.notice_link",
                                       "request.paper.refusal_link" };
    struct request_papers v = { 0 };
    struct str path = record_href(c, r);

    for (int i = 0; i < SHEETS; i++) {
        bool decided = text(r, DECISION).n > 0;
        bool there = i == SHEET_REQUEST || (decided && is_refused(r) == (i == SHEET_REFUSAL));

        if (there)
            v.link[v.n++] =
                (struct request_paper){ tr(c->lang, key[i]),
                                        str_printf(c->arena, STR_FMT "/cetak.pdf?lembar=%s",
                                                   STR_ARG(path), sheet_word[i]) };
    }
    request_papers_view(o, &v);
    return ST_OK;
}

const struct reg_hooks information_request_hooks = {
    .fields = fields, .saved = saved, .draw = draw, .paper = paper
};
