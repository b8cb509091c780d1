/* live.c: what an indicator comes to now. */
#include "plan/live.h"

#include <inttypes.h>
#include <math.h>

#include "base/number.h"
#include "core/app.h"
#include "core/page.h"
#include "core/time_show.h"
#include "document/evidence.h"
#include "html/chart.h"
#include "register/record.h"

#define KIND_MAX 200       /* documents of one kind that are looked at */
#define KINDS_MAX 2000     /* of all kinds of a plan */
#define PERCENT_DONE 100.0 /* what a report says of what is there */

/* ── documents ── */

static struct str month_text(struct arena *a, int year, int month)
{
    return str_printf(a, "%04d-%02d", year, month);
}

bool document_covers(const struct kind_document *d, int year, int month, int zone)
{
    char text[12];
    struct str first, last;

    (void)snprintf(text, sizeof(text), "%04d-%02d-", year, month);
    first = (struct str){ text, 7 };
    if (d->effective_from.n == 0 && d->effective_until.n == 0) {
        struct civil up = time_civil(d->uploaded_at, zone);

        return up.year == year && up.month <= month;
    }
    last = d->effective_from.n > 0 ? str_sub(d->effective_from, 0, 7) : first;
    if (str_cmp(last, first) > 0)
        return false;
    return d->effective_until.n == 0 || str_cmp(str_sub(d->effective_until, 0, 7), first) >= 0;
}

static bool any_covers(const struct kind_document *d, size_t n, struct str kind, int year,
                       int month, int zone)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(d[i].category, kind) && document_covers(&d[i], year, month, zone))
            return true;
    return false;
}

/* ── what it comes to ── */

static bool by_figure(const struct binding *b)
{
    return b->kind == BIND_MEASURE || b->kind == BIND_RECORD;
}

static struct str yes_no_show(struct ctx *c, bool yes)
{
    return tr(c->lang, yes ? "measure.done" : "measure.not_yet");
}

/* The figure in that month, and what a report would say of it. */
static void take_figure(struct ctx *c, const struct figures *f, int month, struct live *l)
{
    l->figure = figure_at(f, l->m, f->year - (l->b.last_year ? 1 : 0), month);
    l->yes_no = l->m->unit == MEASURE_YES_NO;
    l->done = l->figure.has && l->figure.value > 0;
    if (l->yes_no) {
        l->give = (struct real){ l->figure.has, l->done ? PERCENT_DONE : 0 };
        l->value = l->figure.nihil || l->b.kind == BIND_MEASURE ? figure_show(c, &l->figure)
                                                                : yes_no_show(c, l->done);
        return;
    }
    l->give = (struct real){ l->figure.has, l->figure.value };
    l->value = figure_show(c, &l->figure);
}

static void take_documents(struct ctx *c, const struct kind_document *d, size_t n,
                           const struct plan *p, int month, struct live *l)
{
    l->yes_no = true;
    l->done = any_covers(d, n, l->b.name, p->year, month, (int)c->who.zone);
    l->give = (struct real){ true, l->done ? PERCENT_DONE : 0 };
    l->value = yes_no_show(c, l->done);
}

static void find_measure(struct ctx *c, struct live *l)
{
    l->m =
        by_figure(&l->b) && c->app->registers != NULL ? reg_measure_find(c->app, l->b.name) : NULL;
}

/* ── all of a plan ── */

enum status live_all_load(struct ctx *c, const struct plan *p, struct live_all *out)
{
    enum status s = figures_load(c, p->year, STR(""), false, &out->figures);

    out->plan = p;
    if (s == ST_OK)
        s = kind_documents_of_plan(c, c->who.unit_id, p->id, KINDS_MAX, &out->document,
                                   &out->n_document);
    return s;
}

void live_of(struct ctx *c, const struct live_all *all, const struct item *it, int month,
             struct live *out)
{
    *out = (struct live){ .b = item_binding(it) };
    find_measure(c, out);
    if (out->m != NULL)
        take_figure(c, &all->figures, month, out);
    else if (out->b.kind == BIND_DOCUMENT)
        take_documents(c, all->document, all->n_document, all->plan, month, out);
    else if (by_figure(&out->b))
        out->value = tr(c->lang, "measure.unknown");
}

/* ── one indicator, for its page ── */

static struct str records_href(struct ctx *c, const struct reg_measure *m, int year, int month)
{
    if (!reg_may(c, m->def, m->def->read, NULL))
        return STR("");
    if (m->duty != NULL)
        return str_printf(c->arena, "/register/" STR_FMT "/wajib?tahun=%d", STR_ARG(m->def->name),
                          year);
    return str_printf(c->arena, "/register/" STR_FMT "?ukuran=" STR_FMT "&bulan=" STR_FMT,
                      STR_ARG(m->def->name), STR_ARG(m->trend_of.n > 0 ? m->trend_of : m->name),
                      STR_ARG(month_text(c->arena, year, month)));
}

static enum status fill_also(struct ctx *c, int year, int month, struct live *l)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < l->b.n_also && c->app->registers != NULL && s == ST_OK; i++) {
        struct figure fig;

        s = measure_value(c, l->b.also[i], year, month, &fig);
        if (s == ST_OK && fig.m != NULL)
            l->also[l->n_also++] =
                (struct live_also){ words_show(c, &fig.m->label), figure_show(c, &fig),
                                    records_href(c, fig.m, year, month) };
    }
    return s;
}

/* Figures of months that have come; a line where there are at least two. */
static void fill_months(struct ctx *c, const struct figures *f, int month, struct live *l)
{
    int today = today_month(c);
    double value[MONTHS];
    int n = 0;

    for (int i = 1; i <= MONTHS; i++) {
        struct live at = { .b = l->b, .m = l->m };

        l->month[i - 1].current = i == month;
        value[i - 1] = (double)NAN;
        if (f->year * 12 + i > today)
            continue;
        take_figure(c, f, i, &at);
        l->month[i - 1].value = at.value;
        if (!at.figure.nihil && at.figure.has && !l->yes_no) {
            value[i - 1] = at.figure.value;
            n++;
        }
    }
    if (n < 2)
        return;

    struct out *o = body_new(c);
    struct str args[2] = { l->label, l->value };

    chart_spark(o, value, (double)NAN,
                tr_with(c->arena, c->lang, "measure.chart", args, ARRAY_LEN(args)));
    l->spark = out_html(o);
}

/* A sentence in the language of the decree, as the office writes its reports. */
static struct str note_of(struct ctx *c, const struct live *l)
{
    struct str args[3] = { l->m->label.in[LANG_ID], STR(""), l->m->def->title.in[LANG_ID] };
    enum lang lang = c->lang;

    c->lang = LANG_ID;
    args[1] = figure_show(c, &l->figure);
    struct str parts = figure_parts(c, &l->figure);
    c->lang = lang;
    if (parts.n > 0)
        args[1] = str_printf(c->arena, STR_FMT " (" STR_FMT ")", STR_ARG(args[1]), STR_ARG(parts));
    return tr_with(c->arena, LANG_ID, "measure.note", args, ARRAY_LEN(args));
}

/* "Target 100%, tercapai 84%". */
static void fill_against(struct ctx *c, const struct item *it, struct live *l)
{
    bool id = c->lang == LANG_ID;
    struct real a;

    if (l->yes_no || !it->target.has || it->direction == DIRECTION_DONE || !l->figure.has)
        return;
    a = achievement_of(it->direction, it->target, l->give);
    struct str args[] = { measure_show(c->arena, it->target.v, it->uom, id),
                          measure_show(c->arena, a.v, STR("percent"), id) };

    if (a.has)
        l->against =
            tr_with(c->arena, c->lang, a.v >= PERCENT_DONE ? "measure.reached" : "measure.against",
                    args, ARRAY_LEN(args));
}

/* National, province, regency: only the first two have offices below. */
static bool has_below(struct str path)
{
    int ids = 0;

    for (size_t i = 1; i < path.n; i++)
        ids += path.p[i] == '/';
    return ids < 3;
}

static enum status fill_below(struct ctx *c, int year, int month, struct live *l)
{
    struct figures f = { 0 };
    struct figure sum;
    enum status s;

    if (!has_below(c->who.unit_path) || l->b.last_year)
        return ST_OK;
    s = figures_load(c, year, l->m->trend_of.n > 0 ? l->m->trend_of : l->m->name, true, &f);
    if (s != ST_OK)
        return s;
    sum = figure_at(&f, l->m, year, month);
    l->below = figure_show(c, &sum);
    return ST_OK;
}

static enum status load_measured(struct ctx *c, const struct plan *p, const struct item *it,
                                 int month, struct live *l)
{
    struct figures f = { 0 };
    int year = p->year - (l->b.last_year ? 1 : 0);
    enum status s =
        figures_load(c, p->year, l->m->trend_of.n > 0 ? l->m->trend_of : l->m->name, false, &f);

    if (s != ST_OK)
        return s;
    take_figure(c, &f, month, l);
    l->label = words_show(c, &l->m->label);
    l->source = words_show(c, &l->m->def->title);
    l->parts = figure_parts(c, &l->figure);
    l->how = figure_how(c, l->m);
    l->href = records_href(c, l->m, year, month);
    l->list_name = str_printf(c->arena, STR_FMT " " STR_FMT " %d", STR_ARG(l->m->label.in[LANG_ID]),
                              STR_ARG(month_name(LANG_ID, month)), year);
    l->note = note_of(c, l);
    fill_months(c, &f, month, l);
    fill_against(c, it, l);
    s = fill_also(c, p->year, month, l);
    return s == ST_OK ? fill_below(c, p->year, month, l) : s;
}

static void name_documents(struct ctx *c, const struct kind_document *d, size_t n, int year,
                           int month, struct live *l)
{
    for (size_t i = 0; i < n && l->n_document < LIVE_DOCUMENTS; i++) {
        if (!document_covers(&d[i], year, month, (int)c->who.zone) ||
            !document_visible(c, d[i].classification, d[i].uploaded_by))
            continue;
        l->document[l->n_document++] =
            (struct live_document){ d[i].id, d[i].name,
                                    str_printf(c->arena, "/dokumen/%" PRId64, d[i].id),
                                    document_span(c, d[i].effective_from, d[i].effective_until) };
    }
}

static enum status load_documents(struct ctx *c, const struct plan *p, int month, struct live *l)
{
    const struct document_kind *kind = document_kind_find(c->app, l->b.name);
    struct kind_document *d = NULL;
    int today = today_month(c);
    size_t n = 0;
    enum status s = kind_documents(c, c->who.unit_id, l->b.name, KIND_MAX, &d, &n);

    if (s != ST_OK)
        return s;
    take_documents(c, d, n, p, month, l);
    l->label = kind != NULL ? kind->label[c->lang] : l->b.name;
    l->how = tr(c->lang, "measure.how.document");
    l->href = str_printf(c->arena, "/dokumen?kategori=" STR_FMT, STR_ARG(l->b.name));
    name_documents(c, d, n, p->year, month, l);
    for (int i = 1; i <= MONTHS; i++) {
        bool come = p->year * 12 + i <= today;

        l->month[i - 1] = (struct live_month){
            come ? yes_no_show(c, any_covers(d, n, l->b.name, p->year, i, (int)c->who.zone))
                 : STR(""),
            i == month
        };
    }
    return fill_also(c, p->year, month, l);
}

enum status live_load(struct ctx *c, const struct plan *p, const struct item *it, int month,
                      struct live *out)
{
    *out = (struct live){ .b = item_binding(it) };
    find_measure(c, out);
    if (out->b.kind == BIND_MANUAL)
        out->missing = out->b.missing[c->lang];
    if (out->b.kind == BIND_DOCUMENT)
        return load_documents(c, p, month, out);
    if (out->m != NULL)
        return load_measured(c, p, it, month, out);
    if (by_figure(&out->b)) {
        out->label = out->b.name;
        out->value = tr(c->lang, "measure.unknown");
    }
    return ST_OK;
}

bool live_is_known(const struct live *l)
{
    return l->m != NULL || l->b.kind == BIND_DOCUMENT;
}

enum status live_report(struct ctx *c, const struct plan *p, const struct item *it,
                        struct report *report)
{
    struct live l = { 0 };
    enum status s = ST_OK;

    if (report->month < 1 || report->month > MONTHS)
        return ST_OK;
    s = live_load(c, p, it, report->month, &l);
    report->measured = s == ST_OK && live_is_known(&l);
    if (report->measured)
        report->value = l.give;
    /* Percent done, unless the plan gave it a direction of its own: then yes is 1. */
    if (report->measured && l.yes_no && it->direction != DIRECTION_DONE)
        report->value.v = l.done ? 1 : 0;
    return s;
}
