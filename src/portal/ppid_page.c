/*
 * ppid_page.c: GET /ppid: how to ask for information, within which time and at what cost, the
 * office's pledge, standard and procedure, its figures of this year, its reports, who serves.
 */
#include "base/number.h"
#include "core/kept.h"
#include "core/page.h"
#include "core/setting.h"
#include "core/time_show.h"
#include "measure/figure.h"
#include "portal/ppid.h"
#include "portal/ppid.view.h"

#define REPORTS 10

/* ── terms, as their rules hold today ── */

static const struct {
    const char *reg, *rule, *key;
} time_of[] = {
    { "information_request", "answer_days", "ppid.time.answer" },
    { "information_request", "answer_more_days", "ppid.time.more" },
    { "information_request", "election_days", "ppid.time.election" },
    { "information_request", "election_more_days", "ppid.time.election_more" },
    { "information_objection", "window_days", "ppid.time.window" },
    { "information_objection", "reply_days", "ppid.time.reply" },
    { "information_objection", "commission_days", "ppid.time.commission" },
};

_Static_assert(ARRAY_LEN(time_of) <= ARRAY_LEN(((struct ppid_page *)0)->time), "all terms fit");

static enum status fill_times(struct ctx *c, struct ppid_page *v)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < ARRAY_LEN(time_of) && s == ST_OK; i++) {
        struct open_rule rule;

        s = open_rule(c, time_of[i].reg, time_of[i].rule, &rule);
        if (s == ST_OK && rule.n > 0)
            v->time[v->n_time++] =
                (struct ppid_time){ time_of[i].key, int_show(c->arena, rule.n, true), rule.law,
                                    rule.confirmed };
    }
    return s;
}

/* ── what it has published of itself ── */

static const char *const own_topics[] = { "profile", "policy", "pledge", "standard", "procedure" };

static enum status fill_documents(struct ctx *c, struct ppid_page *v)
{
    struct ppid_list all = { 0 };
    enum status s = ppid_items(c, STR(""), STR(""), &all);

    if (s != ST_OK)
        return s;
    v->document = arena_array(c->arena, all.n_item + 1, sizeof(*v->document));
    for (size_t t = 0; t < ARRAY_LEN(own_topics); t++) {
        for (size_t k = 0; k < all.n_class; k++) {
            for (size_t i = 0; i < all.class_[k].n; i++) {
                if (str_eq(all.class_[k].item[i].topic, str_of(own_topics[t])))
                    v->document[v->n_document++] = all.class_[k].item[i];
            }
        }
    }
    return ST_OK;
}

static enum status fill_reports(struct ctx *c, struct ppid_page *v)
{
    struct reg_list_query q = open_query(c, "information_report", OPEN_PUBLISHED);
    struct record_file *file = NULL;
    struct reg_list list = { 0 };
    size_t n = 0;
    enum status s = open_list(c, &q, 0, REPORTS, &list);

    if (s == ST_OK)
        s = open_files_of(c, c->who.unit_id, STR("information_report"), STR("document"), &file, &n);
    v->report = arena_array(c->arena, list.n + 1, sizeof(*v->report));
    for (size_t i = 0; i < list.n && s == ST_OK; i++) {
        const struct record *r = &list.row[i];
        struct ppid_report *out = &v->report[v->n_report++];

        *out = (struct ppid_report){ .title = str_printf(c->arena, STR_FMT " " STR_FMT,
                                                         STR_ARG(open_show(c, r, "kind")),
                                                         STR_ARG(open_show(c, r, "year"))),
                                     .day = open_show(c, r, "published_on") };
        for (size_t k = 0; k < n && out->file.href.n == 0; k++) {
            if (file[k].record_id == r->id)
                out->file =
                    (struct ppid_file){ file[k].name,
                                        str_printf(c->arena, "/ppid/laporan/%lld/berkas/%lld",
                                                   (long long)r->id, (long long)file[k].id),
                                        open_size(c, file[k].name, file[k].size) };
        }
    }
    return s;
}

/* ── figures of this year ── */

static const struct {
    const char *measure, *key;
} figure_of[] = {
    { "information_request_count", "ppid.figure.received" },
    { "information_request_open", "ppid.figure.open" },
    { "information_request_done", "ppid.figure.done" },
    { "information_request_on_time", "ppid.figure.on_time" },
    { "information_request_days", "ppid.figure.days" },
    { "information_request_refused", "ppid.figure.refused" },
    { "information_objection_count", "ppid.figure.objections" },
    { "dispute_information_count", "ppid.figure.disputes" },
};

_Static_assert(ARRAY_LEN(figure_of) <= ARRAY_LEN(((struct ppid_page *)0)->figure), "all fit");

static enum status fill_figures(struct ctx *c, struct ppid_page *v)
{
    struct civil today = day_civil(day_today(c->now, (int)c->who.zone));
    enum status s = ST_OK;

    v->year = today.year;
    for (size_t i = 0; i < ARRAY_LEN(figure_of) && s == ST_OK; i++) {
        struct figure f = { 0 };

        s = measure_value(c, str_of(figure_of[i].measure), today.year, today.month, &f);
        if (s == ST_OK && f.m != NULL)
            v->figure[v->n_figure++] =
                (struct ppid_figure){ tr(c->lang, figure_of[i].key), figure_show(c, &f),
                                      figure_parts(c, &f) };
    }
    return s;
}

static enum status fill_office(struct ctx *c, struct ppid_page *v)
{
    struct officer *officer = NULL;
    enum status s =
        officers_of(c, c->who.unit_id, STR("information_officer"), &officer, &v->n_officer);

    v->officer = officer;
    if (s == ST_OK)
        s = setting_get(c, c->who.unit_id, "report_address", &v->address);
    if (s == ST_OK)
        s = setting_get(c, c->who.unit_id, "portal_hours", &v->hours);
    if (s == ST_OK)
        s = setting_get(c, c->who.unit_id, "portal_phone", &v->phone);
    return s == ST_OK ? setting_get(c, c->who.unit_id, "portal_mail", &v->mail) : s;
}

/* ── the page ── */

static enum status ppid_make(struct ctx *c)
{
    struct ppid_page v = { .may_ask = page_is_there(c, "/ppid/permohonan"),
                           .may_object = page_is_there(c, "/ppid/keberatan"),
                           .may_track = page_is_there(c, "/lacak"),
                           .as_of = time_show(c->arena, c->lang, c->now, c->who.zone) };
    struct out *o = body_new(c);
    enum status s = fill_times(c, &v);

    if (s == ST_OK)
        s = fill_documents(c, &v);
    if (s == ST_OK)
        s = fill_reports(c, &v);
    if (s == ST_OK)
        s = fill_figures(c, &v);
    if (s == ST_OK)
        s = fill_office(c, &v);
    if (s != ST_OK)
        return s;

    struct page page = { .title = tr(c->lang, "ppid.title"),
                         .about = tr(c->lang, "ppid.lede"),
                         .place = PLACE_INFORMATION,
                         .open_face = true,
                         .full_width = true };

    ppid_page_view(o, &v);
    return page_show(c, &page, o);
}

enum status ppid_show(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, STR("text/html; charset=utf-8"), ppid_make);
}
