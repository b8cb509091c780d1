/* time_show.c: days and instants in words. */
#include "core/time_show.h"

#include <assert.h>

#include "html/part.h"

struct str month_name(enum lang lang, int month)
{
    assert(month >= 1 && month <= 12);
    return tr(lang, month_key(month));
}

struct str month_short(enum lang lang, int month)
{
    assert(month >= 1 && month <= 12);
    return tr(lang, month_short_key(month));
}

struct str date_long(struct arena *a, enum lang lang, int32_t day)
{
    struct civil v = day_civil(day);
    struct str weekday = tr(lang, weekday_key(v.weekday));
    struct str month = month_name(lang, v.month);

    return str_printf(a, STR_FMT ", %d " STR_FMT " %d", STR_ARG(weekday), v.day, STR_ARG(month),
                      v.year);
}

struct str date_short(struct arena *a, enum lang lang, int32_t day)
{
    struct civil v = day_civil(day);
    struct str month = month_short(lang, v.month);

    return str_printf(a, "%d " STR_FMT " %d", v.day, STR_ARG(month), v.year);
}

static const char *zone_letters(enum zone zone)
{
    switch (zone) {
    case ZONE_WITA:
        return "WITA";
    case ZONE_WIT:
        return "WIT";
    case ZONE_WIB:
    default:
        return "WIB";
    }
}

static char clock_mark(enum lang lang)
{
    return lang == LANG_EN ? ':' : '.';
}

struct str time_show(struct arena *a, enum lang lang, int64_t t, enum zone zone)
{
    struct civil v = time_civil(t, (int)zone);
    struct str day = date_long(a, lang, day_of(v.year, v.month, v.day));
    struct str clock =
        str_printf(a, "%02d%c%02d %s", v.hour, clock_mark(lang), v.minute, zone_letters(zone));
    const struct str args[] = { day, clock };

    return tr_with(a, lang, "common.date_time", args, 2);
}

struct str time_short(struct arena *a, enum lang lang, int64_t t, enum zone zone)
{
    struct civil v = time_civil(t, (int)zone);
    struct str day = date_short(a, lang, day_of(v.year, v.month, v.day));

    return str_printf(a, STR_FMT " %02d%c%02d", STR_ARG(day), v.hour, clock_mark(lang), v.minute);
}
