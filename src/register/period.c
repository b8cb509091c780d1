/* period.c: the days that an official register covers: a month, a quarter, a year, or any two. */
#include "core/time_show.h"
#include "register/paper.h"

enum status reg_period_read(struct ctx *c, struct reg_period *out)
{
    struct str from = query_str(c, "dari"), until = query_str(c, "sampai");
    int year = time_civil(c->now, (int)c->who.zone).year;

    *out = (struct reg_period){ day_of(year, 1, 1), day_of(year, 12, 31) };
    if (from.n > 0 && !date_parse(from, &out->from))
        return refuse(c, ST_INVALID, "register.paper.bad_date");
    if (until.n > 0 && !date_parse(until, &out->until))
        return refuse(c, ST_INVALID, "register.paper.bad_date");
    if (out->from > out->until)
        return refuse(c, ST_INVALID, "register.paper.bad_period");
    return ST_OK;
}

struct str reg_period_show(struct ctx *c, struct reg_period p)
{
    static const char *const roman[] = { "I", "II", "III", "IV" };
    struct civil a = day_civil(p.from), b = day_civil(p.until);
    bool whole = a.day == 1 && b.day == days_in_month(b.year, b.month) && a.year == b.year;
    struct str year = str_printf(c->arena, "%d", a.year);

    if (whole && a.month == b.month)
        return tr_with(c->arena, c->lang, "register.period.month",
                       (const struct str[]){ month_name(c->lang, a.month), year }, 2);
    if (whole && a.month == 1 && b.month == 12)
        return tr_with(c->arena, c->lang, "register.period.year", &year, 1);
    if (whole && a.month % 3 == 1 && b.month == a.month + 2)
        return tr_with(c->arena, c->lang, "register.period.quarter",
                       (const struct str[]){ str_of(roman[a.month / 3]), year }, 2);
    return tr_with(c->arena, c->lang, "register.period.days",
                   (const struct str[]){ date_short(c->arena, c->lang, p.from),
                                         date_short(c->arena, c->lang, p.until) },
                   2);
}
