/* output_page.c: /penilaian/ID/keluaran, and the files behind it. */
#include "assessment/output.h"

#include <unistd.h>

#include "assessment/output.view.h"
#include "assessment/pages.h"
#include "core/page.h"
#include "core/paper.h"
#include "document/bundle.h"
#include "document/store.h"
#include "document/workbook.h"

/* "lke-1811-zi-lke-2025-mandiri". */
static struct str file_name(struct ctx *c, const struct assess *a, const char *what,
                            enum round_kind k, const char *suffix)
{
    return str_printf(c->arena, "%s-" STR_FMT "-" STR_FMT "-%lld-%s.%s", what,
                      STR_ARG(c->who.unit_code), STR_ARG(a->ins->name), (long long)a->head.year,
                      round_words[k], suffix);
}

static enum status send_bytes(struct ctx *c, struct str bytes, const char *type, bool shown,
                              struct str name)
{
    c->res->body = bytes;
    response_header(c->res, "Content-Type", str_of(type));
    response_header(c->res, "Content-Disposition",
                    str_printf(c->arena, "%s; filename=\"" STR_FMT "\"",
                               shown ? "inline" : "attachment", STR_ARG(name)));
    return ST_OK;
}

/* The round of ?putaran=; a round that the asker may not see is none. */
static enum status open_round(struct ctx *c, struct assess *a, enum round_kind *k)
{
    struct str word = query_str(c, "putaran");
    enum status s = assess_of_path(c, true, a);

    *k = ROUND_SELF;
    for (int i = 0; i < ROUND_KINDS && word.n > 0; i++)
        if (str_eq(word, str_of(round_words[i])))
            *k = (enum round_kind)i;
    if (s == ST_OK && !a->round[*k].visible)
        return ST_NOT_FOUND;
    return s;
}

/* GET /penilaian/ID/lembar.xlsx?putaran= */
static enum status output_worksheet(struct ctx *c)
{
    struct assess a = { 0 };
    enum round_kind k;
    struct str bytes = { 0 };
    enum status s = open_round(c, &a, &k);

    if (s == ST_OK)
        s = worksheet_write(c, &a, k, &bytes);
    return s == ST_OK ? send_bytes(c, bytes, XLSX_TYPE, false, file_name(c, &a, "lke", k, "xlsx"))
                      : s;
}

/* GET /penilaian/ID/laporan.pdf?putaran= */
static enum status output_report(struct ctx *c)
{
    struct assess a = { 0 };
    struct lhe l = { 0 };
    enum round_kind k;
    struct str bytes = { 0 };
    enum status s = open_round(c, &a, &k);

    if (s == ST_OK)
        s = lhe_load(c, &a, k, &l);
    if (s == ST_OK)
        s = report_paper(c, &l, k, &bytes);
    return s == ST_OK ? send_bytes(c, bytes, PDF_TYPE, true, file_name(c, &a, "laporan", k, "pdf"))
                      : s;
}

/* A ZIP: written to a nameless file, sent from there. */
static enum status send_zip(struct ctx *c, struct str name,
                            enum status (*write)(struct ctx *c, int fd))
{
    int fd = -1;
    enum status s = store_temporary(c, &fd);

    if (s != ST_OK)
        return s;
    s = write(c, fd);
    if (s != ST_OK) {
        (void)close(fd);
        return s;
    }
    return bundle_answer(c, fd, name);
}

static enum status write_evidence(struct ctx *c, int fd)
{
    struct assess a = { 0 };
    struct lhe l = { 0 };
    enum status s = assess_of_path(c, true, &a);

    if (s == ST_OK)
        s = lhe_load(c, &a, ROUND_SELF, &l);
    return s == ST_OK ? packet_evidence(c, &l, ROUND_SELF, fd) : s;
}

/* POST /penilaian/ID/bukti: changes nothing; packing must not hold a network thread. */
static enum status output_evidence(struct ctx *c)
{
    struct assess a = { 0 };
    enum status s = assess_of_path(c, false, &a);

    if (s != ST_OK)
        return s;
    return send_zip(c, file_name(c, &a, "bukti", ROUND_SELF, "zip"), write_evidence);
}

static enum status write_packet(struct ctx *c, int fd)
{
    struct assess a = { 0 };
    struct lhe l = { 0 };
    struct packet p = { 0 };
    enum status s = assess_of_path(c, true, &a);

    if (s == ST_OK)
        s = lhe_load(c, &a, ROUND_SELF, &l);
    if (s == ST_OK)
        s = packet_contents(c, &a, &p);
    return s == ST_OK ? packet_write(c, &l, &p, fd) : s;
}

/* POST /penilaian/ID/paket */
static enum status output_packet(struct ctx *c)
{
    struct assess a = { 0 };
    enum status s = assess_of_path(c, false, &a);

    if (s != ST_OK)
        return s;
    return send_zip(c, file_name(c, &a, "paket", ROUND_SELF, "zip"), write_packet);
}

/* ── the page ── */

static void add_round(struct ctx *c, struct output_page *p, enum round_kind k)
{
    const struct assess *a = p->a;
    struct output_round *r = &p->round[p->n_round++];

    *r = (struct output_round){
        .name = tr(c->lang, round_key(k)),
        .xlsx = str_printf(c->arena, STR_FMT "/lembar.xlsx?putaran=%s", STR_ARG(p->path),
                           round_words[k]),
        .pdf = str_printf(c->arena, STR_FMT "/laporan.pdf?putaran=%s", STR_ARG(p->path),
                          round_words[k]),
    };
    if (a->round[k].open && may(c, round_rights[k], 0))
        r->bring = str_printf(c->arena, STR_FMT "/impor/%s", STR_ARG(p->path), round_words[k]);
}

static enum status draw(struct ctx *c, struct output_page *p, int status)
{
    size_t n = 0;
    struct page page = { .title = tr(c->lang, "output.title"), .place = PLACE_ASSESSMENT };
    struct out *o = body_new(c);
    enum status s = packet_contents(c, p->a, &p->packet);

    if (s != ST_OK)
        return s;
    page.crumb = assess_crumbs(c, p->a, &n);
    page.n_crumb = n;
    p->path = assess_path(c, p->a);
    p->title = assess_title(c, p->a);
    p->may_note = may(c, PLAN_OWN, 0);
    for (int k = 0; k < ROUND_KINDS; k++)
        if (p->a->round[k].visible &&
            (k == ROUND_SELF || p->a->round[k].open || p->a->round[k].row->answered > 0))
            add_round(c, p, (enum round_kind)k);
    output_view(o, p);
    c->res->status = status;
    return page_show(c, &page, o);
}

static enum status output_show(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    struct output_page p = { .a = a };
    enum status s = assess_of_path(c, false, a);

    return s == ST_OK ? draw(c, &p, 200) : s;
}

/* POST /penilaian/ID/paket/catat: the contents as a record of what is dispatched. */
static enum status output_note_packet(struct ctx *c)
{
    struct assess *a = arena_new(c->arena, struct assess);
    struct output_page p = { .a = a };
    struct packet contents = { 0 };
    int64_t id = 0;
    enum status s = assess_of_path(c, false, a);

    if (s == ST_OK)
        s = packet_contents(c, a, &contents);
    if (s == ST_OK) {
        CLEANUP(tx_end) struct tx tx = { 0 };

        s = tx_begin(c, &tx);
        if (s == ST_OK)
            s = packet_note(c, a, &contents, &id);
        if (s == ST_OK)
            s = tx_commit(&tx);
    }
    if (s == ST_INVALID) {
        p.error = failure_text(c);
        return draw(c, &p, 422);
    }
    if (s != ST_OK)
        return s;
    say(c, "packet.noted", (struct str){ 0 }, (struct str){ 0 });
    return see_other(c, "/register/rb_dispatch/%lld", (long long)id);
}

/* ── the routes of everything that comes out, and in ── */

const struct route assess_output_routes[] = {
    { GET, "/penilaian/instrumen", PLAN_READ, instruments_show, NULL, BODY_NONE },
    { GET, "/penilaian/instrumen/impor", PLAN_OWN, instrument_bring_show, NULL, BODY_NONE },
    { POST, "/penilaian/instrumen/impor", PLAN_OWN, instrument_bring_send, NULL, BODY_FILES },
    { POST, "/penilaian/instrumen/impor/terapkan", PLAN_OWN, instrument_bring_confirm, NULL,
      BODY_FORM },
    { GET, "/penilaian/instrumen/:hash/lembar.xlsx", PLAN_READ, instrument_send_xlsx, NULL,
      BODY_NONE_SLOW },
    { GET, "/penilaian/instrumen/:hash/naskah.yaml", PLAN_READ, instrument_send_yaml, NULL,
      BODY_NONE },
    { POST, "/penilaian/instrumen/:hash/tarik", PLAN_OWN, instrument_send_retire, NULL, BODY_FORM },
    { GET, "/penilaian/:id/keluaran", PLAN_READ, output_show, NULL, BODY_NONE },
    { GET, "/penilaian/:id/lembar.xlsx", PLAN_READ, output_worksheet, NULL, BODY_NONE_SLOW },
    { GET, "/penilaian/:id/laporan.pdf", PLAN_READ, output_report, NULL, BODY_NONE_SLOW },
    { POST, "/penilaian/:id/bukti", PLAN_READ, output_evidence, NULL, BODY_FORM },
    { POST, "/penilaian/:id/paket", PLAN_READ, output_packet, NULL, BODY_FORM },
    { POST, "/penilaian/:id/paket/catat", PLAN_OWN, output_note_packet, NULL, BODY_FORM },
    { GET, "/penilaian/:id/lhe", PLAN_READ, lhe_show, NULL, BODY_NONE },
    { GET, "/penilaian/:id/lhe.pdf", PLAN_READ, lhe_send_pdf, NULL, BODY_NONE_SLOW },
    { POST, "/penilaian/:id/lhe/temuan", PLAN_VERIFY, lhe_send_finding, NULL, BODY_FORM },
    { POST, "/penilaian/:id/lhe/bawa", PLAN_OWN, lhe_send_carry, NULL, BODY_FORM },
    { GET, "/penilaian/:id/impor/mandiri", ASSESS_ANSWER, bring_show, NULL, BODY_NONE },
    { POST, "/penilaian/:id/impor/mandiri", ASSESS_ANSWER, bring_send, NULL, BODY_FILES },
    { POST, "/penilaian/:id/terapkan/mandiri", ASSESS_ANSWER, bring_confirm, NULL, BODY_FORM },
    { GET, "/penilaian/:id/impor/verifikasi", ASSESS_VERIFY, bring_show, NULL, BODY_NONE },
    { POST, "/penilaian/:id/impor/verifikasi", ASSESS_VERIFY, bring_send, NULL, BODY_FILES },
    { POST, "/penilaian/:id/terapkan/verifikasi", ASSESS_VERIFY, bring_confirm, NULL, BODY_FORM },
    { GET, "/penilaian/:id/impor/internal", ASSESS_EVALUATE, bring_show, NULL, BODY_NONE },
    { POST, "/penilaian/:id/impor/internal", ASSESS_EVALUATE, bring_send, NULL, BODY_FILES },
    { POST, "/penilaian/:id/terapkan/internal", ASSESS_EVALUATE, bring_confirm, NULL, BODY_FORM },
    { GET, "/penilaian/:id/impor/eksternal", ASSESS_REVIEW, bring_show, NULL, BODY_NONE },
    { POST, "/penilaian/:id/impor/eksternal", ASSESS_REVIEW, bring_send, NULL, BODY_FILES },
    { POST, "/penilaian/:id/terapkan/eksternal", ASSESS_REVIEW, bring_confirm, NULL, BODY_FORM },
    { GET, "/penilaian/:id/impor/konsensus", ASSESS_EVALUATE, bring_show, NULL, BODY_NONE },
    { POST, "/penilaian/:id/impor/konsensus", ASSESS_EVALUATE, bring_send, NULL, BODY_FILES },
    { POST, "/penilaian/:id/terapkan/konsensus", ASSESS_EVALUATE, bring_confirm, NULL, BODY_FORM },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
