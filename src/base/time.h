/* time.h: instants are microseconds since 1970 in UTC; days are counted from 1970-01-01. */
#ifndef BASE_TIME_H
#define BASE_TIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define SECOND INT64_C(1000000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Offsets of the Indonesian zones from UTC, in hours; there is no summer time. */
enum zone { ZONE_WIB = 7, ZONE_WITA = 8, ZONE_WIT = 9 };

struct civil {
    int year, month, day;     /* month 1-12, day 1-31 */
    int hour, minute, second; /* 0-23, 0-59, 0-59 */
    int micro;
    int weekday; /* 0 Sunday - 6 Saturday */
};

int64_t time_now(void);         /* wall clock, microseconds */
void time_shift(int64_t micro); /* of the wall clock, for tests; before threads start */
int64_t time_mono(void);        /* monotonic clock, microseconds */
struct civil time_civil(int64_t t, int zone_hours);      /* what the wall clock of the zone shows */
int64_t time_from_civil(struct civil v, int zone_hours); /* and back */
int32_t day_of(int year, int month, int day); /* days since 1970-01-01, proleptic Gregorian */
struct civil day_civil(int32_t day);          /* and back, at midnight */
int32_t day_today(int64_t now, int zone_hours);
int days_in_month(int year, int month);        /* month: 1 to 12 */
bool date_valid(int year, int month, int day); /* years 1900 to 2199 */

/* "YYYY-MM-DD" both ways; false for anything else. */
bool date_parse(struct str s, int32_t *day);
struct str date_iso(struct arena *a, int32_t day);
/* RFC 3339 in UTC, e.g. 2025-12-30T02:12:00Z. */
struct str time_iso(struct arena *a, int64_t t);

#endif
