/*
 * report_page.c: /laporan, and the files behind it. A file looks the same to everybody who may read
 * the plan, so it is made once per version of the unit's data and sent from memory.
 */
#include "plan/report_page.h"

#include <inttypes.h>

#include "base/number.h"
#include "core/kept.h"
#include "core/page.h"
#include "document/evidence.h"
#include "plan/export.h"
#include "plan/matrix.h"
#include "plan/pages.h"
#include "plan/print.h"
#include "plan/print_queries.h"
#include "plan/report.view.h"

/* ── Files ── */

static void send_as(struct ctx *c, struct str name, const char *type)
{
    bool shown = strcmp(type, PDF_TYPE) == 0;

    response_header(c->res, "Content-Type", str_of(type));
    response_header(c->res, "Content-Disposition",
                    str_printf(c->arena, "%s; filename=\"" STR_FMT "\"",
                               shown ? "inline" : "attachment", STR_ARG(name)));
}

static enum status tree_of_path(struct ctx *c, struct plan_tree *t)
{
    struct plan plan = { 0 };
    enum status s = plan_find(c, path_str(c, "plan"), &plan);

    return s == ST_OK ? plan_load(c, &plan, t) : s;
}

static enum status make_file(struct ctx *c, const char *name)
{
    struct plan_tree t = { 0 };
    struct matrix_filter f = matrix_filter_of(c);
    enum status s = tree_of_path(c, &t);

    return s == ST_OK ? plan_format_by_name(str_of(name))->write(c, &t, &f, &c->res->body) : s;
}

static enum status make_pdf(struct ctx *c)
{
    return make_file(c, "pdf");
}

static enum status make_xlsx(struct ctx *c)
{
    return make_file(c, "xlsx");
}

static enum status make_json(struct ctx *c)
{
    return make_file(c, "json");
}

static enum status send_plan(struct ctx *c, const char *name, enum status (*make)(struct ctx *c))
{
    struct str slug = path_str(c, "plan");
    const struct plan_format *format = plan_format_by_name(str_of(name));
    bool own = matrix_filter_of(c).person_id != 0; /* "mine" differs from reader to reader */
    enum status s = own ? make(c) : file_kept(c, c->who.unit_id, str_of(format->type), make);

    if (s == ST_OK)
        send_as(c,
                str_printf(c->arena, "rencana-" STR_FMT "-" STR_FMT ".%s",
                           STR_ARG(c->who.unit_code), STR_ARG(slug), name),
                format->type);
    return s;
}

static enum status send_pdf(struct ctx *c)
{
    return send_plan(c, "pdf", make_pdf);
}

static enum status send_xlsx(struct ctx *c)
{
    return send_plan(c, "xlsx", make_xlsx);
}

static enum status send_json(struct ctx *c)
{
    return send_plan(c, "json", make_json);
}

/* "tw3.pdf" or "tahun.pdf". */
static bool period_parse(struct str s, const char *ending, struct print_period *out)
{
    struct str name = str_cut(&s, '.');
    int64_t quarter = 0;

    if (!str_eq(s, str_of(ending)))
        return false;
    if (!str_eq(name, STR("tahun")) && (!str_starts(name, STR("tw")) ||
                                        !int_parse_range(str_sub(name, 2, name.n), 1, 4, &quarter)))
        return false;
    out->quarter = (int)quarter;
    return true;
}

static enum status make_monev(struct ctx *c)
{
    struct plan_tree t = { 0 };
    struct print_period period = { 0 };
    enum status s = tree_of_path(c, &t);

    if (s == ST_OK && !period_parse(path_str(c, "period"), "pdf", &period))
        s = ST_NOT_FOUND;
    if (s != ST_OK)
        return s;
    period.year = t.plan.year;
    return print_monev(c, &t, period, &c->res->body);
}

static enum status send_monev(struct ctx *c)
{
    enum status s = file_kept(c, c->who.unit_id, STR(PDF_TYPE), make_monev);
    struct str slug = path_str(c, "plan"), period = path_str(c, "period");

    if (s == ST_OK)
        send_as(c,
                str_printf(c->arena, "monev-" STR_FMT "-" STR_FMT "-" STR_FMT,
                           STR_ARG(c->who.unit_code), STR_ARG(slug), STR_ARG(period)),
                PDF_TYPE);
    return s;
}

/* ── The page ── */

static enum status choose_plan(struct ctx *c, struct report_page *p)
{
    struct plan *all = NULL;
    size_t n = 0;
    struct str wanted = query_str(c, "rencana");
    enum status s = plan_list(c, &all, &n);

    if (s != ST_OK)
        return s;
    struct part_chip *chip = arena_array(c->arena, n, sizeof *chip);
    for (size_t i = 0; i < n; i++) {
        bool named = wanted.n > 0 && str_eq(all[i].slug, wanted);

        if (named || (p->plan == NULL && wanted.n == 0 && all[i].current &&
                      all[i].kind == PLAN_RB && all[i].state != PLAN_DRAFT))
            p->plan = &all[i];
    }
    if (p->plan == NULL && wanted.n == 0 && n > 0)
        p->plan = &all[0];
    if (p->plan == NULL && wanted.n > 0)
        return ST_NOT_FOUND;
    for (size_t i = 0; i < n; i++)
        if (all[i].current || &all[i] == p->plan)
            chip[p->n_chip++] = (struct part_chip){
                .text = all[i].title,
                .href = str_printf(c->arena, "/laporan?rencana=" STR_FMT, STR_ARG(all[i].slug)),
                .count = -1,
                .state = STATE_COUNT,
                .current = &all[i] == p->plan,
            };
    p->chip = chip;
    return ST_OK;
}

static void matrix_line(struct ctx *c, const struct plan *plan, struct report_line *l)
{
    static const char *const order[] = { "pdf", "xlsx", "csv", "json" };
    struct report_file *file = arena_array(c->arena, ARRAY_LEN(order), sizeof *file);

    for (size_t i = 0; i < ARRAY_LEN(order); i++)
        file[i] = (struct report_file){
            .href = str_printf(c->arena, "/rencana/" STR_FMT "/berkas.%s", STR_ARG(plan->slug),
                               order[i]),
            .name = paper_upper(c->arena, str_of(order[i])),
            .paper = i == 0,
        };
    *l = (struct report_line){ .period = str_printf(c->arena, "%d", plan->year),
                               .file = file,
                               .n_file = ARRAY_LEN(order) };
}

static struct str period_word(struct ctx *c, int quarter)
{
    static const char *const roman[] = { "", "I", "II", "III", "IV" };
    struct str n = str_of(roman[quarter]);

    return quarter == 0 ? tr(c->lang, "report.whole_year")
                        : tr_with(c->arena, c->lang, "report.quarter", &n, 1);
}

static void monev_line(struct ctx *c, const struct plan *plan, int quarter, struct report_line *l)
{
    struct print_period period = { plan->year, quarter };
    int today = today_month(c), from = plan->year * 12 + period_from(period);
    struct report_file *file = arena_new(c->arena, struct report_file);

    *l = (struct report_line){ .period = period_word(c, quarter),
                               .none = tr(c->lang, "report.not_yet") };
    if (today < from)
        return;
    if (today <= plan->year * 12 + period_to(period))
        l->note = tr(c->lang, "report.running");
    file->href = quarter == 0 ? str_printf(c->arena, "/laporan/" STR_FMT "/monev/tahun.pdf",
                                           STR_ARG(plan->slug))
                              : str_printf(c->arena, "/laporan/" STR_FMT "/monev/tw%d.pdf",
                                           STR_ARG(plan->slug), quarter);
    file->name = STR("PDF");
    file->paper = true;
    l->file = file;
    l->n_file = 1;
}

/* "12 berkas, 3,4 MB": what a bundle of that period would hold, at most. */
static void bundle_line(struct ctx *c, const struct plan *plan, int quarter,
                        const struct size_row *sizes, size_t n_sizes, struct report_line *l)
{
    struct print_period period = { plan->year, quarter };
    struct report_file *file = arena_new(c->arena, struct report_file);
    int64_t n = 0, bytes = 0;

    for (size_t i = 0; i < n_sizes; i++)
        if (sizes[i].month >= period_from(period) && sizes[i].month <= period_to(period)) {
            n += sizes[i].files;
            bytes += sizes[i].size;
        }
    *l = (struct report_line){ .period = period_word(c, quarter),
                               .none = tr(c->lang, "report.no_documents") };
    if (n == 0)
        return;
    struct str args[] = { int_show(c->arena, n, c->lang == LANG_ID),
                          bytes_show(c->arena, bytes, c->lang == LANG_ID) };
    l->note = tr_with(c->arena, c->lang, "report.documents", args, 2);
    file->href = str_printf(c->arena, "/laporan/" STR_FMT "/bukti", STR_ARG(plan->slug));
    file->quarter = quarter;
    file->name = STR("ZIP");
    file->post = true;
    l->file = file;
    l->n_file = 1;
}

static enum status bundle_group(struct ctx *c, struct report_page *p)
{
    struct report_line *line = arena_array(c->arena, 5, sizeof *line);
    struct size_row *sizes = NULL;
    size_t n = 0;
    enum status s = evidence_sizes(c, p->plan->unit_id, p->plan->id, &sizes, &n);

    if (s != ST_OK)
        return s;
    for (int quarter = 1; quarter <= 4; quarter++)
        bundle_line(c, p->plan, quarter, sizes, n, &line[quarter - 1]);
    bundle_line(c, p->plan, 0, sizes, n, &line[4]);
    p->group[p->n_group++] = (struct report_group){ tr(c->lang, "report.bundle"),
                                                    tr(c->lang, "report.bundle_what"), line, 5 };
    return ST_OK;
}

/* For an office whose superior works in another installation. */
static void summary_group(struct ctx *c, struct report_page *p)
{
    struct report_line *line = arena_new(c->arena, struct report_line);
    struct report_file *file = arena_new(c->arena, struct report_file);

    if (p->plan->kind != PLAN_RB || !p->plan->current || p->plan->state == PLAN_DRAFT)
        return;
    *file = (struct report_file){
        .href = str_printf(c->arena, "/laporan/" STR_FMT "/ringkasan.txt", STR_ARG(p->plan->slug)),
        .name = STR("TXT"),
    };
    *line = (struct report_line){ .period = str_printf(c->arena, "%d", p->plan->year),
                                  .file = file,
                                  .n_file = 1 };
    p->group[p->n_group++] = (struct report_group){ tr(c->lang, "report.summary"),
                                                    tr(c->lang, "report.summary_what"), line, 1 };
}

static void groups(struct ctx *c, struct report_page *p)
{
    struct report_line *line = arena_array(c->arena, 6, sizeof *line);

    matrix_line(c, p->plan, &line[0]);
    for (int quarter = 1; quarter <= 4; quarter++)
        monev_line(c, p->plan, quarter, &line[quarter]);
    monev_line(c, p->plan, 0, &line[5]);
    p->group[p->n_group++] = (struct report_group){ tr(c->lang, "report.matrix"),
                                                    tr(c->lang, "report.matrix_what"), line, 1 };
    p->group[p->n_group++] = (struct report_group){ tr(c->lang, "report.monev"),
                                                    tr(c->lang, "report.monev_what"), line + 1, 5 };
}

static enum status report_show(struct ctx *c)
{
    struct page page = { .title = tr(c->lang, "report.title"), .place = PLACE_REPORT };
    struct report_page p = { .may_set = may(c, SETTING_EDIT, 0) };
    enum status s = choose_plan(c, &p);

    if (s != ST_OK)
        return s;
    if (p.plan != NULL)
        groups(c, &p);
    if (p.plan != NULL)
        s = bundle_group(c, &p);
    if (p.plan != NULL && s == ST_OK)
        summary_group(c, &p);
    if (s != ST_OK)
        return s;
    struct out *o = body_new(c);
    report_body(o, &p);
    return page_show(c, &page, o);
}

const struct route report_routes[] = {
    { GET, "/laporan", PLAN_READ, report_show, NULL, BODY_NONE },
    { GET, "/laporan/:plan/monev/:period", PLAN_READ, send_monev, NULL, BODY_NONE_SLOW },
    { GET, "/rencana/:plan/berkas.pdf", PLAN_READ, send_pdf, NULL, BODY_NONE_SLOW },
    { GET, "/rencana/:plan/berkas.xlsx", PLAN_READ, send_xlsx, NULL, BODY_NONE_SLOW },
    { GET, "/rencana/:plan/berkas.json", PLAN_READ, send_json, NULL, BODY_NONE },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
