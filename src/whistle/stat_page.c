/* stat_page.c: /wbs/statistik and the yearly report, for everybody. */
#include "core/app.h"
#include "core/kept.h"
#include "core/page.h"
#include "core/paper.h"
#include "core/time_show.h"
#include "whistle/stat.h"
#include "whistle/stat.view.h"
#include "whistle/whistle.h"

/* ?tahun=, or the last one that is over. ST_NOT_FOUND: it is not over yet. */
static enum status asked_year(struct ctx *c, int *year)
{
    int now = time_civil(c->now, (int)c->who.zone).year;
    int64_t asked = query_i64(c, "tahun", now - 1);

    if (asked < 2000 || asked >= now)
        return ST_NOT_FOUND;
    *year = (int)asked;
    return ST_OK;
}

static void fill(struct ctx *c, struct stat_view *v)
{
    int now = time_civil(c->now, (int)c->who.zone).year;
    struct str year = str_printf(c->arena, "%d", v->stat.year);

    for (size_t i = 0; i < ARRAY_LEN(v->chip); i++) {
        int y = now - 1 - (int)i;

        v->chip[v->n_chip++] =
            (struct part_chip){ .text = str_printf(c->arena, "%d", y),
                                .href = str_printf(c->arena, "/wbs/statistik?tahun=%d", y),
                                .count = -1,
                                .state = STATE_COUNT,
                                .current = y == v->stat.year };
    }
    for (size_t t = 0; t < STAT_TABLES; t++) {
        for (size_t i = 0; i < v->stat.table[t].n; i++)
            v->cell[t][i] = wbs_stat_cell_show(c, &v->stat.table[t], i);
    }
    for (size_t i = 0; i < ARRAY_LEN(v->share); i++)
        v->share[i] = wbs_stat_share_show(c, &v->stat.share[i]);
    v->total = wbs_stat_total_show(c, &v->stat);
    v->pdf = str_printf(c->arena, "/wbs/laporan.pdf?tahun=%d", v->stat.year);
    v->title = tr_with(c->arena, c->lang, "whistle.stat_title", &year, 1);
}

static enum status make_page(struct ctx *c)
{
    struct stat_view *v = arena_new(c->arena, struct stat_view);
    struct page page = { .open_face = true };
    int year = 0;
    enum status s = asked_year(c, &year);

    if (s == ST_OK)
        s = whistle_stat_of(c, year, &v->stat);
    if (s != ST_OK)
        return s;
    fill(c, v);
    page.title = v->title;

    struct out *o = body_new(c);

    wbs_stat_view(o, v);
    return page_show(c, &page, o);
}

static enum status stat_show(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, STR("text/html; charset=utf-8"), make_page);
}

/* ── on paper ── */

struct yearly {
    struct ctx *c;
    const struct whistle_stat *s;
    const struct paper *paper;
};

static void draw_table(struct pdf *p, const struct yearly *y, const struct stat_table *t)
{
    struct ctx *c = y->c;
    struct pdf_col col[] = {
        { .head = tr(c->lang, t->title), .width = 3 },
        { .head = tr(c->lang, "whistle.stat_reports"), .width = 1, .align = PDF_RIGHT }
    };
    struct pdf_cell cell[STAT_CELLS * 2] = { 0 };

    for (size_t i = 0; i < t->n; i++) {
        cell[2 * i].text = tr(c->lang, t->name[i]);
        cell[2 * i + 1].text = wbs_stat_cell_show(c, t, i);
    }
    pdf_table(p, &(struct pdf_table){
                     .col = col, .n_col = 2, .cell = cell, .n_row = t->n, .boxed = true });
    pdf_space(p, 8);
}

static void draw(struct pdf *p, const void *with)
{
    const struct yearly *y = with;
    struct ctx *c = y->c;
    struct str year = str_printf(c->arena, "%d", y->s->year);
    const struct str title[] = { tr(c->lang, "whistle.paper_title"), c->who.unit_name, year };
    const struct pdf_fact facts[] = {
        { tr(c->lang, "whistle.stat_received"), wbs_stat_total_show(c, y->s) },
        { tr(c->lang, y->s->share[0].name), wbs_stat_share_show(c, &y->s->share[0]) },
        { tr(c->lang, y->s->share[1].name), wbs_stat_share_show(c, &y->s->share[1]) },
    };

    pdf_letterhead(p, &y->paper->letterhead);
    pdf_title(p, title, ARRAY_LEN(title));
    pdf_heading(p, 2, tr(c->lang, "whistle.paper_figures"));
    pdf_facts(p, facts, ARRAY_LEN(facts));
    if (y->s->nil) {
        pdf_text(p, PDF_BODY, tr(c->lang, "whistle.paper_nil"));
    } else if (!y->s->small) {
        for (size_t i = 0; i < STAT_TABLES; i++)
            draw_table(p, y, &y->s->table[i]);
    }
    pdf_heading(p, 2, tr(c->lang, "whistle.paper_how"));
    pdf_text(p, PDF_BODY, tr(c->lang, "whistle.paper_how_text"));
    pdf_text(p, PDF_BODY, tr(c->lang, "whistle.stat_small"));
    pdf_space(p, 12);
    pdf_signatures(p, &y->paper->signer, 1);
    pdf_seal(p, &y->paper->seal);
}

/* The year's report as PDF. */
static enum status whistle_yearly_pdf(struct ctx *c, const struct whistle_stat *s, struct str *pdf)
{
    struct paper paper;
    struct yearly y = { c, s, &paper };
    enum status st = paper_of(c, &paper);

    if (st != ST_OK)
        return st;
    paper.options.paper = PDF_A4;
    paper.options.title = tr(c->lang, "whistle.paper_title");
    return pdf_make(c->arena, &paper.options, draw, &y, pdf);
}

static enum status make_pdf(struct ctx *c)
{
    struct whistle_stat *stat = arena_new(c->arena, struct whistle_stat);
    int year = 0;
    enum status s = asked_year(c, &year);

    if (s == ST_OK)
        s = whistle_stat_of(c, year, stat);
    return s == ST_OK ? whistle_yearly_pdf(c, stat, &c->res->body) : s;
}

static enum status pdf_show(struct ctx *c)
{
    int year = 0;
    enum status s = asked_year(c, &year);

    if (s != ST_OK)
        return s;
    response_header(c->res, "Content-Disposition",
                    str_printf(c->arena, "inline; filename=\"laporan-wbs-%d.pdf\"", year));
    return bytes_kept(c, c->who.unit_id, STR(PDF_TYPE), str_printf(c->arena, "%d", year), make_pdf);
}

const struct route whistle_stat_routes[] = {
    { GET, "/wbs/statistik", PUBLIC, stat_show, NULL, BODY_NONE },
    { GET, "/wbs/laporan.pdf", PUBLIC, pdf_show, NULL, BODY_NONE_SLOW },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
