/* when.c: days and times in words; see when.h. */
#include "html/when.h"

#include "base/status.h"
#include "html/part.h"

struct str when_day(struct arena *a, enum lang lang, int32_t day)
{
    struct civil v = day_civil(day);

    return str_printf(a, "%d " STR_FMT " %d", v.day, STR_ARG(tr(lang, month_short_key(v.month))),
                      v.year);
}

struct str when_day_short(struct arena *a, enum lang lang, int32_t day)
{
    struct civil v = day_civil(day);

    return str_printf(a, "%d " STR_FMT, v.day, STR_ARG(tr(lang, month_short_key(v.month))));
}

struct str when_day_long(struct arena *a, enum lang lang, int32_t day)
{
    struct civil v = day_civil(day);

    return str_printf(a, STR_FMT ", %d " STR_FMT " %d", STR_ARG(tr(lang, weekday_key(v.weekday))),
                      v.day, STR_ARG(tr(lang, month_key(v.month))), v.year);
}

/* Indonesians write 09.12, English readers 09:12. */
static char dot(enum lang lang)
{
    return lang == LANG_ID ? '.' : ':';
}

struct str when_time(struct arena *a, enum lang lang, int64_t t, enum zone z)
{
    struct civil v = time_civil(t, (int)z);

    return str_printf(a, "%d " STR_FMT " %d, %02d%c%02d", v.day,
                      STR_ARG(tr(lang, month_short_key(v.month))), v.year, v.hour, dot(lang),
                      v.minute);
}

struct str when_time_long(struct arena *a, enum lang lang, int64_t t, enum zone z)
{
    struct civil v = time_civil(t, (int)z);
    struct str day = when_day_long(a, lang, day_today(t, (int)z));
    struct str clock =
        str_printf(a, "%02d%c%02d %s", v.hour, dot(lang), v.minute, when_zone(z));

    return tr_with(a, lang, "common.date_time", (const struct str[]){ day, clock }, 2);
}

const char *when_zone(enum zone z)
{
    static const char *const name[] = { [ZONE_WIB] = "WIB", [ZONE_WITA] = "WITA", [ZONE_WIT] = "WIT" };

    return (unsigned)z < ARRAY_LEN(name) && name[z] != NULL ? name[z] : "UTC";
}
