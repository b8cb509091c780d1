/*
 * report_page.c: /pengaduan/laporan, what the office publishes about its handling of complaints,
 * and one such report, as a page and on paper. Its figures are those that were published.
 */
#include <inttypes.h>

#include "core/kept.h"
#include "core/page.h"
#include "core/paper.h"
#include "portal/pages.h"
#include "portal/report.view.h"
#include "portal/report_view.h"
#include "portal/service.h"
#include "register/pages.h"
#include "register/paper.h"

#define HTML STR("text/html; charset=utf-8")
#define REPORTS_MAX 100

static struct str shown(struct ctx *c, const struct record *r, const char *field)
{
    const struct reg_field *f = reg_field(r->def, str_of(field));

    return f == NULL ? STR("") : record_show(c, r, f, false);
}

static void fill_line(struct ctx *c, const struct record *r, struct report_line *l)
{
    struct str args[] = { shown(c, r, "from_on"), shown(c, r, "until_on") };

    l->href = str_printf(c->arena, "/pengaduan/laporan/%" PRId64, r->id);
    l->pdf = str_printf(c->arena, STR_FMT "/laporan.pdf", STR_ARG(l->href));
    l->period = tr_with(c->arena, c->lang, "complaint_report.period", args, 2);
    l->received = shown(c, r, "received_count");
    l->done = shown(c, r, "done_count");
    l->followed = shown(c, r, "followed_share");
    l->day = day_show(c, service_text_of(r, "published_on"));
}

static enum status list_make(struct ctx *c)
{
    struct report_list p = { 0 };
    struct reg_list rows;
    struct out *body = body_new(c);
    enum status s = portal_rows(c, "complaint_report", "published", REPORTS_MAX, &rows);
    struct report_line *line = arena_array(c->arena, rows.n + 1, sizeof(*line));

    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < rows.n; i++)
        fill_line(c, &rows.row[i], &line[i]);
    p.line = line;
    p.n = rows.n;

    struct page page = { .title = tr(c->lang, "complaint_report.title"),
                         .about = tr(c->lang, "complaint_report.about"),
                         .place = PLACE_SERVICE,
                         .open_face = true };

    report_list_view(body, &p);
    return page_show(c, &page, body);
}

static enum status list_show(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, HTML, list_make);
}

/* ── one ── */

static enum status find(struct ctx *c, struct record *out)
{
    struct reg_list rows;
    int64_t id = path_i64(c, "id");
    enum status s = portal_rows(c, "complaint_report", "published", REPORTS_MAX, &rows);

    for (size_t i = 0; i < rows.n && s == ST_OK; i++) {
        if (rows.row[i].id == id) {
            *out = rows.row[i];
            return ST_OK;
        }
    }
    return s == ST_OK ? refuse(c, ST_NOT_FOUND, "error.not_found") : s;
}

static void fill_facts(struct ctx *c, const struct record *r, struct report_page *p)
{
    static const char *const fields[] = { "received_count", "passed_count",  "withdrawn_count",
                                          "done_count",     "open_count",    "in_time_count",
                                          "followed_share", "in_time_share", "mean_days",
                                          "median_days",    "founded_count", "rating" };

    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        const struct reg_field *f = reg_field(r->def, str_of(fields[i]));
        struct str value = shown(c, r, fields[i]);

        if (f != NULL && value.n > 0)
            p->fact[p->n_fact++] = (struct report_fact){ words_show(c, &f->label), value };
    }
}

static void fill_texts(struct ctx *c, const struct record *r, struct report_page *p)
{
    static const char *const fields[] = { "achievements", "obstacles", "recommendations",
                                          "follow_up" };

    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        const struct reg_field *f = reg_field(r->def, str_of(fields[i]));
        struct str text = shown(c, r, fields[i]);

        if (f != NULL && text.n > 0)
            p->text[p->n_text++] = (struct report_text){ words_show(c, &f->label), text };
    }
}

static enum status fill_kinds(struct ctx *c, const struct record *r, const char *field,
                              struct report_kinds *k)
{
    const struct reg_field *table = reg_field(r->def, str_of(field));
    struct report_kind *row;
    struct record_rows rows;
    enum status s;

    if (table == NULL || table->n_cell < 3)
        return ST_OK;
    s = record_rows(c, r, table, &rows);
    if (s != ST_OK)
        return s;
    row = arena_array(c->arena, rows.n_row + 1, sizeof(*row));
    for (size_t i = 0; i < rows.n_row; i++) {
        const struct db_value *v = &rows.value[i * rows.n_column];

        row[i] = (struct report_kind){ v[0].null ? STR("") : v[0].s, v[1].null ? 0 : v[1].i,
                                       v[2].null ? 0 : v[2].i };
        if (row[i].received > k->most)
            k->most = row[i].received;
    }
    k->title = words_show(c, &table->label);
    k->row = row;
    k->n = rows.n_row;
    return ST_OK;
}

static enum status one_make(struct ctx *c)
{
    struct report_page *p = arena_new(c->arena, struct report_page);
    struct out *body = body_new(c);
    struct record r;
    enum status s = find(c, &r);

    if (s == ST_OK)
        s = fill_kinds(c, &r, "by_topic", &p->kinds[0]);
    if (s == ST_OK)
        s = fill_kinds(c, &r, "by_channel", &p->kinds[1]);
    if (s != ST_OK)
        return s;
    fill_line(c, &r, &p->line);
    fill_facts(c, &r, p);
    fill_texts(c, &r, p);

    struct page page = { .title = tr(c->lang, "complaint_report.one"),
                         .about = p->line.period,
                         .place = PLACE_SERVICE,
                         .open_face = true };

    report_page_view(body, p);
    return page_show(c, &page, body);
}

static enum status one_show(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, HTML, one_make);
}

static enum status paper_make(struct ctx *c)
{
    struct record r;
    struct ctx own;
    enum status s = find(c, &r);

    if (s != ST_OK)
        return s;
    portal_system(c, &own);
    own.who.unit_code = c->who.unit_code;
    own.who.unit_name = c->who.unit_name;
    own.who.unit_path = c->who.unit_path;
    s = reg_paper_sheet(&own, &r, &c->res->body);
    if (s != ST_OK)
        c->failure = own.failure;
    return s;
}

static enum status paper_show(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR(PDF_TYPE), STR(""), paper_make);
}

const struct route complaint_report_routes[] = {
    { GET, "/pengaduan/laporan", PUBLIC, list_show, NULL, BODY_NONE },
    { GET, "/pengaduan/laporan/:id", PUBLIC, one_show, NULL, BODY_NONE },
    { GET, "/pengaduan/laporan/:id/laporan.pdf", PUBLIC, paper_show, NULL, BODY_NONE_SLOW },
    { 0 },
};
