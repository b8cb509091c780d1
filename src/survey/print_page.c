/* print_page.c: the addresses of a survey's papers. */
#include "core/kept.h"
#include "core/paper.h"
#include "survey/pages.h"
#include "survey/print.h"

static void send_pdf(struct ctx *c, struct str name)
{
    response_header(c->res, "Content-Type", STR(PDF_TYPE));
    response_header(c->res, "Content-Disposition",
                    str_printf(c->arena, "inline; filename=\"" STR_FMT "\"", STR_ARG(name)));
}

enum status poster_pdf(struct ctx *c)
{
    struct period p = { 0 };
    enum status s = period_of_path(c, &p);

    if (s == ST_OK)
        s = print_invitation(c, &p, &c->res->body);
    if (s == ST_OK)
        send_pdf(c, period_file(c, &p, "-poster.pdf"));
    return s;
}

/* ?jumlah=24: every call makes new codes. */
enum status slips_pdf(struct ctx *c)
{
    struct period p = { 0 };
    int64_t n = query_i64(c, "jumlah", 24);
    enum status s = period_of_path(c, &p);

    if (s != ST_OK)
        return s;
    if (!str_eq(p.row.state, STR("collecting")))
        return refuse(c, ST_CONFLICT, "survey.not_open");
    s = print_slips(c, &p, n < 1 || n > SLIPS_MAX ? 24 : (size_t)n, &c->res->body);
    if (s == ST_OK) {
        response_header(c->res, "Cache-Control", STR("no-store"));
        send_pdf(c, period_file(c, &p, "-kupon.pdf"));
    }
    return s;
}

static enum status make_result(struct ctx *c)
{
    struct period p = { 0 };
    enum status s = period_of_path(c, &p);

    if (s != ST_OK)
        return s;
    return period_is_public(&p.row) ? print_result(c, &p, &c->res->body) : ST_NOT_FOUND;
}

enum status result_poster_pdf(struct ctx *c)
{
    return bytes_kept(c, c->who.unit_id, STR(PDF_TYPE), STR(""), make_result);
}

enum status report_pdf(struct ctx *c)
{
    struct period p = { 0 };
    enum status s = period_of_path(c, &p);

    if (s == ST_OK)
        s = print_report(c, &p, &c->res->body);
    if (s == ST_OK)
        send_pdf(c, period_file(c, &p, "-laporan.pdf"));
    return s;
}
