/* official.c: the official register of a period: choosing it, and its PDF. */
#include <inttypes.h>

#include "base/number.h"
#include "core/time_show.h"
#include "register/import.h"
#include "register/pages.h"
#include "register/paper.h"
#include "register/paper.view.h"
#include "register/personal.h"
#include "register/stat.h"

static struct str href(struct ctx *c, int32_t from, int32_t until)
{
    struct str a = date_iso(c->arena, from), b = date_iso(c->arena, until);

    return str_printf(c->arena, "/register/" STR_FMT "/cetak.pdf?dari=" STR_FMT "&sampai=" STR_FMT,
                      STR_ARG(c->reg->name), STR_ARG(a), STR_ARG(b));
}

static struct str href_months(struct ctx *c, int year, int first, int last)
{
    return href(c, day_of(year, first, 1), day_of(year, last, days_in_month(year, last)));
}

static void links(struct ctx *c, struct official_page *p, int year)
{
    static const char *const roman[] = { "I", "II", "III", "IV" };
    struct str number = str_printf(c->arena, "%d", year);

    for (int m = 1; m <= 12; m++)
        p->month[m - 1] = (struct part_link){ month_name(c->lang, m), href_months(c, year, m, m) };
    for (int q = 0; q < 4; q++)
        p->quarter[q] =
            (struct part_link){ tr_with(c->arena, c->lang, "register.period.quarter",
                                        (const struct str[]){ str_of(roman[q]), number }, 2),
                                href_months(c, year, q * 3 + 1, q * 3 + 3) };
    p->whole = (struct part_link){ tr_with(c->arena, c->lang, "register.period.year", &number, 1),
                                   href_months(c, year, 1, 12) };
}

static void years(struct ctx *c, struct official_page *p, int this_year, int chosen)
{
    for (int i = 0; i < (int)ARRAY_LEN(p->year); i++)
        p->year[p->n_year++] = (struct part_chip){
            .text = str_printf(c->arena, "%d", this_year - i),
            .href = str_printf(c->arena, "/register/" STR_FMT "/cetak?tahun=%d",
                               STR_ARG(c->reg->name), this_year - i),
            .count = -1,
            .state = STATE_COUNT,
            .current = this_year - i == chosen,
        };
}

/* GET /register/NAME/cetak?tahun= */
static enum status official_show(struct ctx *c)
{
    const struct reg_print *print = &c->reg->print;
    struct official_page *p = arena_new(c->arena, struct official_page);
    struct reg_crumbs crumbs = reg_crumbs(c, c->reg, NULL);
    struct page page = { .title = tr(c->lang, "register.paper.title"),
                         .place = PLACE_REGISTER,
                         .crumb = crumbs.crumb,
                         .n_crumb = crumbs.n };
    struct civil now = time_civil(c->now, (int)c->who.zone);
    int year = (int)query_i64(c, "tahun", now.year);

    if (year < 1900 || year > 2199)
        year = now.year;
    p->title = words_show(c, print->title.in[0].n > 0 ? &print->title : &c->reg->title);
    p->about =
        tr(c->lang, print->landscape ? "register.paper.landscape" : "register.paper.upright");
    p->action = str_printf(c->arena, "/register/" STR_FMT "/cetak.pdf", STR_ARG(c->reg->name));
    p->from = date_iso(c->arena, day_of(year, 1, 1));
    p->until = date_iso(c->arena, day_of(year, 12, 31));
    years(c, p, now.year, year);
    links(c, p, year);

    struct out *o = body_new(c);

    official_body(o, p);
    return page_show(c, &page, o);
}

/* GET /register/NAME/cetak.pdf?dari=&sampai= */
static enum status official_pdf(struct ctx *c)
{
    struct reg_period period;
    struct str pdf = { 0 };
    enum status s = reg_period_read(c, &period);

    if (s == ST_OK)
        s = reg_paper_official(c, c->reg, period, &pdf);
    if (s == ST_OK)
        reg_send_bytes(c, c->reg, STR("register"), "pdf", pdf);
    return s;
}

const struct route register_paper_routes[] = {
    { GET, "/register/:register/ekspor.csv", REG_READ, export_csv, scope_register, BODY_NONE_SLOW },
    { GET, "/register/:register/ekspor.xlsx", REG_READ, export_xlsx, scope_register,
      BODY_NONE_SLOW },
    { GET, "/register/:register/ekspor.pdf", REG_READ, export_pdf, scope_register, BODY_NONE_SLOW },
    { GET, "/register/:register/cetak", REG_READ, official_show, scope_register, BODY_NONE },
    { GET, "/register/:register/cetak.pdf", REG_READ, official_pdf, scope_register,
      BODY_NONE_SLOW },
    { GET, "/register/:register/bagan.pdf", REG_READ, drawn_pdf, scope_register, BODY_NONE_SLOW },
    { GET, "/register/:register/:id/cetak.pdf", REG_READ, sheet_pdf, scope_record, BODY_NONE_SLOW },
    { GET, "/register/:register/impor", REG_MANAGE, reg_import_show, scope_register, BODY_NONE },
    { POST, "/register/:register/impor", REG_MANAGE, reg_import_send, scope_register, BODY_FILES },
    { POST, "/register/:register/impor/terapkan", REG_MANAGE, reg_import_confirm, scope_register,
      BODY_FORM },
    { GET, "/register/:register/impor/contoh.csv", REG_MANAGE, reg_import_csv, scope_register,
      BODY_NONE },
    { GET, "/register/:register/impor/contoh.xlsx", REG_MANAGE, reg_import_xlsx, scope_register,
      BODY_NONE_SLOW },
    { GET, "/register/:register/statistik", REG_READ, stat_show, scope_register, BODY_NONE },
    { GET, "/register/:register/statistik.csv", REG_READ, stat_csv, scope_register, BODY_NONE },
    { GET, "/register/:register/statistik.xlsx", REG_READ, stat_xlsx, scope_register,
      BODY_NONE_SLOW },
    { GET, "/data-pribadi", PEOPLE_EDIT, personal_show, NULL, BODY_NONE },
    { POST, "/data-pribadi/ekspor", PEOPLE_EDIT, personal_send_export, NULL, BODY_FORM },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
