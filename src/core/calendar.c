/* calendar.c: counting working days; pure arithmetic over a sorted list of holidays. */
#include "core/calendar.h"

#include <assert.h>

#include "base/time.h"

/* Far more than any term; keeps a wrong argument from running for years. */
#define CALENDAR_MAX_DAYS 36525

static int weekday(int32_t day)
{
    int w = (int)((day + 4) % 7); /* 1970-01-01 was a Thursday */

    return w < 0 ? w + 7 : w;
}

/* Index of the first holiday that is not before `day`. */
static size_t first_from(const struct calendar *cal, int32_t day)
{
    size_t lo = 0, hi = cal->n;

    while (lo < hi) {
        size_t middle = lo + (hi - lo) / 2;

        if (cal->holiday[middle].day < day)
            lo = middle + 1;
        else
            hi = middle;
    }
    return lo;
}

enum day_kind calendar_kind(const struct calendar *cal, int32_t day, struct str *name)
{
    size_t i = first_from(cal, day);
    int w = weekday(day);

    if (name != NULL)
        *name = STR("");
    /* The name of a holiday says more than that it is a Sunday. */
    if (i < cal->n && cal->holiday[i].day == day) {
        if (name != NULL)
            *name = cal->holiday[i].name;
        return cal->holiday[i].kind;
    }
    return w == 0 || w == 6 ? DAY_WEEKEND : DAY_WORK;
}

int32_t calendar_add(const struct calendar *cal, int32_t from, int n)
{
    int step = n < 0 ? -1 : 1, left = n < 0 ? -n : n;
    int32_t day = from;

    for (int i = 0; left > 0 && i < CALENDAR_MAX_DAYS; i++) {
        day += step;
        if (calendar_kind(cal, day, NULL) == DAY_WORK)
            left--;
    }
    return day;
}

/* Calls itself once, with the days turned round. */
// NOLINTNEXTLINE(misc-no-recursion)
int calendar_count(const struct calendar *cal, int32_t from, int32_t to)
{
    int n = 0;

    if (to < from)
        return -calendar_count(cal, to, from);
    assert(to - from <= CALENDAR_MAX_DAYS);
    for (int32_t day = from + 1; day <= to; day++)
        n += calendar_kind(cal, day, NULL) == DAY_WORK ? 1 : 0;
    return n;
}

bool calendar_knows_year(const struct calendar *cal, int year)
{
    size_t i = first_from(cal, day_of(year, 1, 1));

    return i < cal->n && cal->holiday[i].day < day_of(year + 1, 1, 1);
}
