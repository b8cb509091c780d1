/*
 * calendar.h: working days of a unit, and how each count came about.
 *
 * Saturdays, Sundays, national holidays and days of joint leave (cuti bersama) are not worked.
 * A term of n working days that starts on day D ends on the n-th working day after D; D itself
 * never counts.
 */
#ifndef CORE_CALENDAR_H
#define CORE_CALENDAR_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

enum day_kind { DAY_WORK, DAY_WEEKEND, DAY_HOLIDAY, DAY_JOINT_LEAVE, DAY_LOCAL };

struct calendar_holiday {
    int32_t day;
    enum day_kind kind;
    struct str name;
};

struct calendar {
    const struct calendar_holiday *holiday; /* sorted by day */
    size_t n;
};

struct ctx;
/* Every holiday that holds for the unit. */
NODISCARD enum status calendar_load(struct ctx *c, int64_t unit_id, struct calendar *out);
/* A holiday of the unit came or went: what was counted with the calendar is counted anew, soon, by
 * the job clock.recount. Inside a transaction. */
NODISCARD enum status calendar_touched(struct ctx *c);
/* "national", "joint_leave", "local", as holidays are stored; anything else is local. */
enum day_kind calendar_kind_of(struct str word);
/* Enters the holidays that come with the program and are not there yet, as the file
 * data/holidays.csv lists them. Inside a transaction. */
NODISCARD enum status calendar_seed(struct ctx *c);

/* What kind of day it is; *name gets the holiday's (empty else); may be NULL. */
enum day_kind calendar_kind(const struct calendar *cal, int32_t day, struct str *name);
/* The n-th working day after `from`; before it where n < 0; `from` itself where n is 0. */
int32_t calendar_add(const struct calendar *cal, int32_t from, int n);
/* Working days in (from, to]; negative where to < from: those in (to, from]. */
int calendar_count(const struct calendar *cal, int32_t from, int32_t to);
/* Whether any holiday of that year is known: without one, a count is only a forecast. */
bool calendar_knows_year(const struct calendar *cal, int year);

#endif
