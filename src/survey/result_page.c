/*
 * result_page.c: /survei/hasil/ID: what was published, for everybody, as page and as CSV. Both are
 * rendered once per state of the unit's data.
 */
#include "base/buf.h"
#include "base/number.h"
#include "core/kept.h"
#include "survey/pages.h"
#include "survey/result.view.h"
#include "survey/result_fill.h"

static enum status public_period(struct ctx *c, struct period *p)
{
    enum status s = period_of_path(c, p);

    if (s != ST_OK)
        return s;
    return period_is_public(&p->row) ? ST_OK : ST_NOT_FOUND;
}

static enum status make_page(struct ctx *c)
{
    struct period p = { 0 };
    struct shown_result *r = arena_new(c->arena, struct shown_result);
    struct out *o = body_new(c);
    enum status s = public_period(c, &p);

    if (s == ST_OK)
        s = result_load(c, &p, true, r);
    if (s == ST_OK && r->view.shown)
        s = result_trend_load(c, r);
    if (s != ST_OK)
        return s;
    result_page(o, &r->view);

    struct page page = { .title = period_title(c, &p),
                         .about = tr(c->lang, "survey.door_lead"),
                         .open_face = true };

    return page_show(c, &page, o);
}

enum status result_show_public(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, STR("text/html; charset=utf-8"), make_page);
}

static void csv_cell(struct buf *b, struct str s, char end)
{
    buf_add_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            buf_add_char(b, '"');
        buf_add_char(b, s.p[i]);
    }
    buf_add_char(b, '"');
    buf_add_char(b, end);
}

/* One row an element, and the whole last; nothing that the page does not show. */
static enum status make_csv(struct ctx *c)
{
    struct period p = { 0 };
    struct shown_result *r = arena_new(c->arena, struct shown_result);
    struct buf b;
    enum status s = public_period(c, &p);

    if (s == ST_OK)
        s = result_load(c, &p, true, r);
    if (s != ST_OK)
        return s;
    if (!r->view.shown)
        return ST_NOT_FOUND;
    buf_init(&b, c->arena);
    buf_add(&b, STR("kode,unsur,rata_rata,indeks,mutu\n"));
    for (size_t i = 0; i < r->view.n_element; i++) {
        const struct survey_element_result *e = &r->all.element[i];

        csv_cell(&b, r->view.element[i].code, ',');
        csv_cell(&b, r->view.element[i].label, ',');
        csv_cell(&b, decimal_plain(c->arena, survey_round(e->mean)), ',');
        csv_cell(&b, decimal_plain(c->arena, survey_round(e->index)), ',');
        csv_cell(&b, r->view.element[i].grade, '\n');
    }
    csv_cell(&b, STR(""), ',');
    csv_cell(&b, r->view.index_name, ',');
    csv_cell(&b, decimal_plain(c->arena, survey_round(r->all.sum)), ',');
    csv_cell(&b, decimal_plain(c->arena, survey_round(r->all.index)), ',');
    csv_cell(&b, r->view.grade, '\n');
    c->res->body = buf_str(&b);
    return ST_OK;
}

enum status result_csv(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR("text/csv; charset=utf-8"), STR(""), make_csv);
}
