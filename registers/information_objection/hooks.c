/*
 * hooks.c of information_objection: what the superior answers reaches the request, whose applicant
 * reads it there; and its two papers, the objection and the answer (annexes of Perki 1/2021).
 */
#include "register/hooks.h"

#include "core/app.h"
#include "core/paper.h"

enum bound {
    REQUEST,
    REQUEST_NO,
    GROUND,
    REASONS,
    GROUND_ON,
    FILED_ON,
    APPLICANT,
    ADDRESS,
    PHONE,
    CONTACT,
    OUTCOME,
    REPLY,
    REPLY_NO,
    REPLIED_ON,
    SUPERIOR
};
static const char *const fields[] = { "request",   "request_no", "ground",         "reasons",
                                      "ground_on", "filed_on",   "applicant_name", "address",
                                      "phone",     "contact",    "outcome",        "reply",
                                      "reply_no",  "replied_on", "superior",       NULL };

/* ── The answer reaches the request ── */

/* The superior need not have the right to change requests: the answer goes there as its effect. */
static enum status hand_on(struct ctx *c, const struct record *r)
{
    const struct reg_def *to = reg_find(c->app, STR("information_request"));
    int64_t id = record_int(r, hook_field(r->def, REQUEST));
    struct record request = { 0 };
    struct reg_form f;
    enum status s;

    if (to == NULL || id == 0)
        return ST_OK;
    s = record_look(c, to, id, &request);
    if (s == ST_OK)
        s = reg_form_fill(c, &f, &request);
    if (s != ST_OK)
        return s;
    f.follows = true;
    (void)reg_form_put(&f, STR("objection_reply"), record_text(r, hook_field(r->def, REPLY)));
    s = record_change(c, &request, &f);
    return s == ST_INVALID ? fail(c, ST_FAULT, "the answer did not reach the request") : s;
}

static enum status saved(struct ctx *c, const struct reg_def *def, int64_t id,
                         const struct reg_move *m)
{
    struct record r = { 0 };
    enum status s;

    if (m == NULL || !str_eq(m->name, STR("answer")))
        return ST_OK;
    s = record_look(c, def, id, &r);
    return s == ST_OK ? hand_on(c, &r) : s;
}

/* ── Its papers ── */

struct letter {
    struct ctx *c;
    const struct record *r;
    struct pdf *p;
    bool personal;
};

static void facts(const struct letter *l, const enum bound *place, size_t n)
{
    struct pdf_fact row[12];

    for (size_t i = 0; i < n && i < ARRAY_LEN(row); i++) {
        const struct reg_field *f = hook_field(l->r->def, (int)place[i]);
        struct str value = record_show(l->c, l->r, f, l->personal);

        row[i] = (struct pdf_fact){ words_show(l->c, &f->label), value.n > 0 ? value : STR("–") };
    }
    pdf_facts(l->p, row, n < ARRAY_LEN(row) ? n : ARRAY_LEN(row));
}

static enum status paper(struct ctx *c, const struct record *r, struct pdf *p)
{
    static const enum bound asked[] = { REQUEST, REQUEST_NO, APPLICANT, ADDRESS,  PHONE,
                                        CONTACT, GROUND,     REASONS,   FILED_ON, GROUND_ON };
    static const enum bound answer[] = { OUTCOME, REPLY_NO, REPLIED_ON, SUPERIOR };
    struct letter l = { c, r, p, reg_may(c, r->def, r->def->personal, r) };
    bool answered = record_filled(r, hook_field(r->def, REPLY));
    struct str title[] = {
        tr(c->lang, answered ? "objection.paper.answer" : "objection.paper.form"), r->number
    };
    struct paper sheet = { 0 };
    enum status s = paper_of(c, &sheet);
    struct pdf_signer signer = sheet.signer;

    if (s != ST_OK)
        return s;
    pdf_letterhead(p, &sheet.letterhead);
    pdf_title(p, title, 2);
    facts(&l, asked, ARRAY_LEN(asked));
    if (answered) {
        pdf_heading(p, 2, tr(c->lang, "objection.paper.decided"));
        facts(&l, answer, ARRAY_LEN(answer));
        pdf_space(p, 4);
        pdf_text(p, PDF_BODY, record_text(r, hook_field(r->def, REPLY)));
        pdf_space(p, 6);
        pdf_text(p, PDF_BODY, tr(c->lang, "objection.paper.commission"));
    }
    signer.position =
        tr(c->lang, answered ? "objection.paper.superior" : "request.paper.applicant");
    signer.nip = STR("");
    signer.name = answered ? record_show(c, r, hook_field(r->def, SUPERIOR), false)
                           : record_show(c, r, hook_field(r->def, APPLICANT), l.personal);
    pdf_signatures(p, &signer, 1);
    pdf_seal(p, &sheet.seal);
    return ST_OK;
}

const struct reg_hooks information_objection_hooks = { .fields = fields,
                                                       .saved = saved,
                                                       .paper = paper };
