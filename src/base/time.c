/* time.c: clocks, days and dates. Days are computed with the usual era arithmetic: 400 years are
 * 146,097 days, and a year that begins in March has its leap day at its end. */
#include "base/time.h"

#include <assert.h>

#include "base/number.h"

#define ERA_DAYS 146097
#define ERA_OFFSET 719468 /* days from 0000-03-01 to 1970-01-01 */

static int64_t clock_us(clockid_t which)
{
    struct timespec ts = { 0 };

    (void)clock_gettime(which, &ts);
    return (int64_t)ts.tv_sec * SECOND + ts.tv_nsec / 1000;
}

static int64_t shift_us;

int64_t time_now(void)
{
    return clock_us(CLOCK_REALTIME) + shift_us;
}

void time_shift(int64_t micro)
{
    shift_us = micro;
}

int64_t time_mono(void)
{
    return clock_us(CLOCK_MONOTONIC);
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

int32_t day_of(int year, int month, int day)
{
    int64_t y = month <= 2 ? (int64_t)year - 1 : year;
    int64_t era = floor_div(y, 400), yoe = y - era * 400;
    int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

    return (int32_t)(era * ERA_DAYS + doe - ERA_OFFSET);
}

struct civil day_civil(int32_t day)
{
    int64_t z = (int64_t)day + ERA_OFFSET;
    int64_t era = floor_div(z, ERA_DAYS), doe = z - era * ERA_DAYS;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    struct civil v = { 0 };

    v.day = (int)(doy - (153 * mp + 2) / 5 + 1);
    v.month = (int)(mp < 10 ? mp + 3 : mp - 9);
    v.year = (int)(yoe + era * 400 + (v.month <= 2 ? 1 : 0));
    v.weekday = (int)((((int64_t)day + 4) % 7 + 7) % 7);
    return v;
}

struct civil time_civil(int64_t t, int zone_hours)
{
    int64_t local = t + zone_hours * HOUR;
    int64_t day = floor_div(local, DAY), in_day = local - day * DAY;
    struct civil v = day_civil((int32_t)day);

    v.hour = (int)(in_day / HOUR);
    v.minute = (int)(in_day / MINUTE % 60);
    v.second = (int)(in_day / SECOND % 60);
    v.micro = (int)(in_day % SECOND);
    return v;
}

int64_t time_from_civil(struct civil v, int zone_hours)
{
    return day_of(v.year, v.month, v.day) * DAY + (v.hour - zone_hours) * HOUR + v.minute * MINUTE +
           v.second * SECOND + v.micro;
}

int32_t day_today(int64_t now, int zone_hours)
{
    return (int32_t)floor_div(now + zone_hours * HOUR, DAY);
}

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    assert(month >= 1 && month <= 12);
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_valid(int year, int month, int day)
{
    return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days_in_month(year, month);
}

bool date_parse(struct str s, int32_t *day)
{
    int64_t y = 0, m = 0, d = 0;

    if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
        return false;
    if (!int_parse_range(str_sub(s, 0, 4), 1900, 2199, &y) ||
        !int_parse_range(str_sub(s, 5, 2), 1, 12, &m) ||
        !int_parse_range(str_sub(s, 8, 2), 1, 31, &d) || !date_valid((int)y, (int)m, (int)d))
        return false;
    *day = day_of((int)y, (int)m, (int)d);
    return true;
}

struct str date_iso(struct arena *a, int32_t day)
{
    struct civil v = day_civil(day);

    return str_printf(a, "%04d-%02d-%02d", v.year, v.month, v.day);
}

struct str time_iso(struct arena *a, int64_t t)
{
    struct civil v = time_civil(t, 0);

    return str_printf(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", v.year, v.month, v.day, v.hour, v.minute,
                      v.second);
}
