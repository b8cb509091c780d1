/*
 * slip.c: the receipt on screen, on paper and as a proof: /lacak/tanda-terima.
 *
 * The code is known only to the browser that handed something in: it travels in a sealed cookie for
 * two hours, never in an address.
 */
#include <inttypes.h>

#include "base/number.h"
#include "core/app.h"
#include "core/cookie.h"
#include "core/ledger_queries.h"
#include "core/paper.h"
#include "core/time_show.h"
#include "core/totp.h"
#include "intake/code.h"
#include "intake/pages.h"
#include "intake/receipt.h"
#include "intake/slip.view.h"
#include "intake/slip_view.h"
#include "register/page_queries.h"

/* ── what stands on it ── */

static void add_fact(struct slip *s, struct str name, struct str value)
{
    if (s->n_fact < SLIP_FACTS_MAX && value.n > 0)
        s->fact[s->n_fact++] = (struct slip_fact){ name, value };
}

static void add_names(struct ctx *c, const struct record *r, struct slip *s)
{
    for (size_t i = 0; i < r->def->n_name_by; i++)
        add_fact(s, words_show(c, &r->def->name_by[i]->label),
                 record_show(c, r, r->def->name_by[i], false));
}

static void add_received(struct ctx *c, const struct record *r, struct slip *s)
{
    const struct reg_field *channel = r->def->face->channel;
    struct str at = time_show(c->arena, c->lang, r->created_at, c->who.zone);

    add_fact(s, tr(c->lang, "intake.received"), at);
    if (channel != NULL)
        add_fact(s, words_show(c, &channel->label), record_show(c, r, channel, false));
}

static enum status add_clocks(struct ctx *c, const struct record *r, struct slip *s)
{
    struct clock_row *row = NULL;
    size_t n = 0;
    enum status st = clock_rows(c, c->who.unit_id, r->id, &row, &n);

    for (size_t i = 0; i < r->def->n_clock && st == ST_OK; i++) {
        for (size_t k = 0; k < n; k++) {
            int32_t due = 0;

            if (!str_eq(row[k].clock, r->def->clock[i].name) ||
                !str_eq(row[k].state, STR("running")) || !date_parse(row[k].due_on, &due))
                continue;
            struct str day = date_long(c->arena, c->lang, due);

            add_fact(s, words_show(c, &r->def->clock[i].label),
                     tr_with(c->arena, c->lang, "intake.until", &day, 1));
        }
    }
    return st;
}

static enum status add_entry(struct ctx *c, const struct intake_case *k, struct slip *s)
{
    struct entry e = { 0 };
    enum status st = entry_by_seq(c, c->who.unit_id, k->seq, &e);

    if (st != ST_OK)
        return st;
    s->entry = int_show(c->arena, k->seq, c->lang == LANG_ID);
    s->leaf = hex_groups(c->arena, e.leaf.p, e.leaf.n);
    return ST_OK;
}

static void add_next(struct ctx *c, const struct reg_public *face, struct slip *s)
{
    struct part_link *next = arena_array(c->arena, face->n_next + 1, sizeof(*next));

    for (size_t i = 0; i < face->n_next; i++)
        next[i] = (struct part_link){ words_show(c, &face->next[i].when),
                                      words_show(c, &face->next[i].what) };
    s->next = next;
    s->n_next = face->n_next;
}

/* Everything but the code and what is made of it. */
static enum status slip_fill(struct ctx *c, const struct intake_case *k, const struct record *r,
                             struct slip *out)
{
    enum status s;

    out->title = words_show(c, &r->def->face->thanks);
    if (out->title.n == 0)
        out->title = tr(c->lang, "intake.thanks");
    out->number = r->number;
    add_names(c, r, out);
    add_received(c, r, out);
    s = add_clocks(c, r, out);
    if (s == ST_OK)
        s = add_entry(c, k, out);
    add_fact(out, tr(c->lang, "intake.receiver"), c->who.unit_name);
    add_next(c, r->def->face, out);
    return s;
}

/* ── the one that was just made ── */

struct fresh {
    struct intake_case k;
    struct record r;
    struct slip slip;
};

static enum status find_fresh(struct ctx *c, struct fresh *f)
{
    struct sha256 hash;
    struct str code = { 0 };
    int64_t id = 0;
    enum status s = intake_enter(c);

    if (s != ST_OK)
        return s;
    if (!slip_recall(c, &id, &code))
        return ST_NOT_FOUND;
    s = case_of_record(c, c->who.unit_id, id, &f->k);
    if (s != ST_OK)
        return s;
    hash = code_hash(c->app, code);
    if (f->k.code_hash.n != sizeof(hash.b) ||
        !bytes_equal(f->k.code_hash.p, hash.b, sizeof(hash.b)) ||
        reg_find(c->app, f->k.reg) == NULL)
        return ST_NOT_FOUND;
    s = record_find(c, reg_find(c->app, f->k.reg), id, &f->r);
    if (s == ST_OK && f->r.def->face == NULL)
        s = ST_NOT_FOUND;
    if (s == ST_OK)
        s = slip_fill(c, &f->k, &f->r, &f->slip);
    if (s != ST_OK)
        return s;
    f->slip.code = code;
    f->slip.url = paper_url(c, str_printf(c->arena, "/lacak#" STR_FMT, STR_ARG(code)));
    (void)qr_path(c->arena, f->slip.url, &f->slip.qr, &f->slip.qr_size);
    return ST_OK;
}

/* GET /lacak/tanda-terima */
enum status slip_show(struct ctx *c)
{
    struct fresh *f = arena_new(c->arena, struct fresh);
    struct page page = { .open_face = true, .unlisted = true, .script = { "slip.js" } };
    struct out *o;
    enum status s = find_fresh(c, f);

    if (s == ST_NOT_FOUND)
        return see_other(c, "/lacak");
    if (s != ST_OK)
        return s;
    o = body_new(c);
    page.title = tr_with(c->arena, c->lang, "intake.receipt_of", &f->slip.number, 1);
    response_header(c->res, "Cache-Control", STR("no-store"));
    slip_view(o, &f->slip);
    return page_show(c, &page, o);
}

/* POST /lacak/tanda-terima: on to the case, and the code is forgotten here. */
enum status slip_follow(struct ctx *c)
{
    struct fresh *f = arena_new(c->arena, struct fresh);
    enum status s = find_fresh(c, f);

    if (s == ST_NOT_FOUND)
        return see_other(c, "/lacak");
    if (s != ST_OK)
        return s;
    case_remember(c, &f->k);
    return see_other(c, "/lacak");
}

/* ── on paper ── */

struct slip_paper {
    struct ctx *c;
    const struct slip *s;
    struct paper paper;
};

static void draw_paper(struct pdf *p, const void *with)
{
    const struct slip_paper *w = with;
    const struct slip *s = w->s;
    struct pdf_fact fact[SLIP_FACTS_MAX + 1];
    struct str title[] = { paper_upper(w->c->arena, tr(w->c->lang, "intake.receipt")), s->number };
    struct str line[] = { tr(w->c->lang, "intake.follow_at"), s->url };
    struct pdf_seal seal = { .url = s->url, .heading = s->code, .line = line, .n_line = 2 };

    pdf_letterhead(p, &w->paper.letterhead);
    pdf_title(p, title, 2);
    pdf_space(p, 6);
    for (size_t i = 0; i < s->n_fact; i++)
        fact[i] = (struct pdf_fact){ s->fact[i].name, s->fact[i].value };
    pdf_facts(p, fact, s->n_fact);
    pdf_heading(p, 2, tr(w->c->lang, "intake.code"));
    pdf_text(p, PDF_BODY, tr(w->c->lang, "intake.keep_code"));
    pdf_seal(p, &seal);
    if (s->n_next > 0)
        pdf_heading(p, 2, tr(w->c->lang, "intake.next"));
    for (size_t i = 0; i < s->n_next; i++)
        pdf_item(p, STR("–"),
                 str_printf(w->c->arena, STR_FMT ": " STR_FMT, STR_ARG(s->next[i].text),
                            STR_ARG(s->next[i].href)));
    pdf_heading(p, 2, tr(w->c->lang, "intake.proof"));
    pdf_text(p, PDF_SMALL, tr_with(w->c->arena, w->c->lang, "intake.proof_what", &s->entry, 1));
    pdf_text(p, PDF_QUIET, s->leaf);
}

static void send_bytes(struct ctx *c, struct str bytes, const char *type, const char *ending)
{
    response_header(c->res, "Content-Type", str_of(type));
    response_header(c->res, "Content-Disposition",
                    str_printf(c->arena, "attachment; filename=\"tanda-terima%s\"", ending));
    response_header(c->res, "Cache-Control", STR("no-store"));
    c->res->body = bytes;
}

/* GET /lacak/tanda-terima.pdf */
enum status slip_pdf(struct ctx *c)
{
    struct fresh *f = arena_new(c->arena, struct fresh);
    struct slip_paper w = { .c = c, .s = &f->slip };
    struct str bytes = { 0 };
    enum status s = find_fresh(c, f);

    if (s == ST_OK)
        s = paper_of(c, &w.paper);
    if (s != ST_OK)
        return s;
    w.paper.options.title = tr_with(c->arena, c->lang, "intake.receipt_of", &f->slip.number, 1);
    s = pdf_make(c->arena, &w.paper.options, draw_paper, &w, &bytes);
    if (s != ST_OK)
        return fail(c, s, "the receipt cannot be drawn");
    send_bytes(c, bytes, PDF_TYPE, ".pdf");
    return ST_OK;
}

/* ── as a proof ── */

/* GET /lacak/tanda-terima.txt: of the receipt that was just made, or of the case that is followed.
 */
enum status slip_proof(struct ctx *c)
{
    struct fresh *f = arena_new(c->arena, struct fresh);
    struct str text = { 0 };
    enum status s = find_fresh(c, f);

    if (s == ST_NOT_FOUND)
        s = case_recall(c, &f->k, &f->r);
    if (s == ST_OK)
        s = receipt_file(c, f->k.seq, f->r.number, &text);
    if (s == ST_NOT_FOUND)
        return refuse(c, s, "intake.no_proof");
    if (s != ST_OK)
        return s;
    send_bytes(c, text, "text/plain; charset=utf-8", ".txt");
    return ST_OK;
}
