/*
 * clock.c: counting a term, day by day; pure arithmetic over events and the calendar.
 *
 * The day on which a clock starts never counts. Working days and calendar days are counted after
 * it; a day that was paused wholly or partly (from the day of the pause to the day of the
 * resumption, both included) does not count. A term of months ends on the same day of a later
 * month, or on that month's last day where it is shorter, and each paused day moves that end by
 * one. Hours run on the wall clock, day and night; a pause moves the end by its own length.
 *
 * Extensions lengthen the term, wherever they stand. A stop is final until the clock starts again,
 * which begins a new count; a start while it runs, a pause while it is paused and a resumption
 * while it runs change nothing. While it is paused, the end is the one it would have if it were
 * resumed today.
 *
 * A negative limit says how long before the day in a field something must be done: on the n-th
 * working day (or day, or the same day n months) before it, which itself does not count.
 */
#include "register/clock.h"

#include "base/time.h"

/* Far more than any term; keeps a wrong value from running for ages. */
#define CLOCK_MAX_DAYS 40000
#define CLOCK_LIMIT_MAX 100000

/* The events of the newest count: event[0] started it. */
struct course {
    const struct clock_event *event;
    size_t n;
    bool stopped, paused;
    int more, times;  /* what extensions added, and how many they were */
    int64_t until_at; /* its stop, else now */
    int32_t until;    /* the day of that */
};

static struct course course_of(const struct clock_event *event, size_t n, int64_t now, int zone)
{
    struct course k = { .until_at = now, .until = day_today(now, zone) };

    for (size_t i = 0; i < n; i++) {
        const struct clock_event *e = &event[i];

        if (e->kind == CLOCK_START && (k.n == 0 || k.stopped)) {
            k = (struct course){ .event = e, .until_at = now, .until = day_today(now, zone) };
        } else if (k.n == 0 || k.stopped) {
            continue;
        } else if (e->kind == CLOCK_EXTEND) {
            k.more += e->amount;
            k.times++;
        } else if (e->kind == CLOCK_PAUSE || e->kind == CLOCK_RESUME) {
            k.paused = e->kind == CLOCK_PAUSE;
        } else if (e->kind == CLOCK_STOP) {
            k.stopped = true;
            k.paused = false;
            k.until_at = e->at;
            k.until = e->day;
        }
        k.n = (size_t)(e - k.event) + 1;
    }
    return k;
}

/* Whether the day was paused wholly or partly, and why. */
static bool day_paused(const struct course *k, int32_t day, struct str *ground)
{
    const struct clock_event *pause = NULL;

    for (size_t i = 1; i < k->n; i++) {
        const struct clock_event *e = &k->event[i];
        bool ends = e->kind == CLOCK_RESUME || e->kind == CLOCK_STOP;

        if (e->kind == CLOCK_PAUSE && pause == NULL)
            pause = e;
        if (!ends || pause == NULL)
            continue;
        if (day >= pause->day && day <= e->day)
            break;
        pause = NULL;
    }
    if (pause == NULL || day < pause->day || (k->paused && day > k->until))
        return false;
    if (ground != NULL)
        *ground = pause->ground;
    return true;
}

static bool day_counts(const struct calendar *cal, enum rule_unit unit, const struct course *k,
                       int32_t day)
{
    if (unit == RULE_WORKDAYS && calendar_kind(cal, day, NULL) != DAY_WORK)
        return false;
    return !day_paused(k, day, NULL);
}

static int32_t add_months(int32_t day, int months)
{
    struct civil v = day_civil(day);
    int count = v.year * 12 + v.month - 1 + months;
    int year = count / 12, month = count % 12 + 1, last = days_in_month(year, month);

    return day_of(year, month, v.day < last ? v.day : last);
}

/* The day on which the goal-th day that counts falls. */
static int32_t walk(const struct calendar *cal, enum rule_unit unit, const struct course *k,
                    int goal)
{
    int32_t day = k->event[0].day;

    for (int i = 0; goal > 0 && i < CLOCK_MAX_DAYS; i++) {
        day++;
        goal -= day_counts(cal, unit, k, day) ? 1 : 0;
    }
    return day;
}

/* Days that count in (from, to]. */
static int count(const struct calendar *cal, enum rule_unit unit, const struct course *k,
                 int32_t from, int32_t to)
{
    int n = 0;

    if (to - from > CLOCK_MAX_DAYS)
        to = from + CLOCK_MAX_DAYS;
    for (int32_t day = from + 1; day <= to; day++)
        n += day_counts(cal, unit, k, day) ? 1 : 0;
    return n;
}

static int64_t day_end(int32_t day, int zone)
{
    return ((int64_t)day + 1) * DAY - zone * HOUR - 1;
}

/* Whole months in that many days from `start` on. */
static int months_in(int32_t start, int days)
{
    int months = days / 31;

    while (add_months(start, months + 1) - start <= days)
        months++;
    return months;
}

/* The end that lies so much before the day that started it. */
static void run_back(const struct calendar *cal, enum rule_unit unit, const struct course *k,
                     int zone, struct clock_run *out)
{
    int32_t start = k->event[0].day;

    out->due = unit == RULE_WORKDAYS ? calendar_add(cal, start, -out->limit)
               : unit == RULE_MONTHS ? add_months(start, -out->limit)
                                     : start - out->limit;
    out->due_at = day_end(out->due, zone);
    out->left = unit == RULE_WORKDAYS ? calendar_count(cal, k->until, out->due)
                                      : (int)(out->due - k->until);
}

static void run_days(const struct calendar *cal, enum rule_unit unit, const struct course *k,
                     int zone, struct clock_run *out)
{
    int32_t start = k->event[0].day;
    int goal = out->limit;

    if (unit == RULE_MONTHS)
        goal = add_months(start, out->limit) - start;
    out->due = walk(cal, unit, k, goal);
    out->due_at = day_end(out->due, zone);
    out->used = count(cal, unit, k, start, k->until);
    out->left = goal - out->used;
    if (unit == RULE_MONTHS)
        out->used = months_in(start, out->used);
}

/* How long it was paused between its start and its end, which each pause moves. */
static int64_t paused_for(const struct course *k, int64_t *end)
{
    int64_t total = 0, since = -1;

    for (size_t i = 1; i <= k->n; i++) {
        const struct clock_event *e = i < k->n ? &k->event[i] : NULL;
        int64_t at = e == NULL ? k->until_at : e->at;
        bool ends = e == NULL || e->kind == CLOCK_RESUME || e->kind == CLOCK_STOP;

        if (e != NULL && e->kind == CLOCK_PAUSE && since < 0)
            since = at;
        if (!ends || since < 0)
            continue;
        if (since < *end)
            *end += at - since;
        total += at - since;
        since = -1;
    }
    return total;
}

static void run_hours(const struct course *k, int zone, struct clock_run *out)
{
    int64_t from = k->event[0].at, end = from + out->limit * HOUR, used;

    used = k->until_at - from - paused_for(k, &end);
    out->due_at = end;
    out->due = day_today(end, zone);
    out->used = used > 0 ? (int)(used / HOUR) : 0;
    out->left = k->until_at <= end ? (int)((end - k->until_at) / HOUR)
                                   : -(int)((k->until_at - end + HOUR - 1) / HOUR);
}

void clock_run(const struct calendar *cal, enum rule_unit unit, int limit,
               const struct clock_event *event, size_t n, int64_t now, int zone,
               struct clock_run *out)
{
    struct course k = course_of(event, n, now, zone);
    bool back = limit < 0;

    *out = (struct clock_run){ .state = CLOCK_NONE, .now = now, .zone = zone };
    if (k.n == 0)
        return;
    out->limit = (back ? -limit : limit) + k.more;
    if (out->limit < 0)
        out->limit = 0;
    if (out->limit > CLOCK_LIMIT_MAX)
        out->limit = CLOCK_LIMIT_MAX;
    out->extensions = k.times;
    out->started = k.event[0].day;
    if (back)
        run_back(cal, unit, &k, zone, out);
    else if (unit == RULE_HOURS)
        run_hours(&k, zone, out);
    else
        run_days(cal, unit, &k, zone, out);
    if (k.stopped) {
        out->stopped = k.until;
        out->state = k.until_at <= out->due_at ? CLOCK_MET : CLOCK_MISSED;
    } else {
        out->state = k.paused ? CLOCK_PAUSED : CLOCK_RUNNING;
    }
}

bool clock_started(const struct clock_event *event, size_t n, int32_t *day)
{
    struct course k = course_of(event, n, 0, 0);

    if (k.n > 0)
        *day = k.event[0].day;
    return k.n > 0;
}

/* ── Day by day ── */

/* Hours that had run at the end of the day, or at the end of the term on its last day. */
static int hours_at(const struct course *k, const struct clock_run *run, int32_t day)
{
    struct course part = *k;
    int64_t from = k->event[0].at, end = INT64_MAX / 2;

    part.until_at = day == run->due ? run->due_at : day_end(day, run->zone) + 1;
    while (part.n > 1 && part.event[part.n - 1].at > part.until_at)
        part.n--;
    if (part.until_at <= from)
        return 0;
    return (int)((part.until_at - from - paused_for(&part, &end)) / HOUR);
}

/* The days before the start, the nearest of which is the first. */
static struct clock_day *days_back(struct arena *a, const struct calendar *cal, enum rule_unit unit,
                                   const struct clock_run *run, size_t *n_day)
{
    size_t n = run->started - run->due > CLOCK_MAX_DAYS ? CLOCK_MAX_DAYS
                                                        : (size_t)(run->started - run->due);
    struct clock_day *day = arena_array(a, n + 1, sizeof(*day));

    for (size_t i = 0; i <= n; i++) {
        struct clock_day *o = &day[i];

        o->day = run->started - (int32_t)(n - i);
        o->kind = calendar_kind(cal, o->day, &o->name);
        if (o->day != run->started && (unit != RULE_WORKDAYS || o->kind == DAY_WORK))
            o->number = unit == RULE_WORKDAYS ? calendar_count(cal, o->day - 1, run->started - 1)
                                              : (int)(n - i);
    }
    *n_day = n + 1;
    return day;
}

struct clock_day *clock_days(struct arena *a, const struct calendar *cal, enum rule_unit unit,
                             const struct clock_event *event, size_t n, const struct clock_run *run,
                             size_t *n_day)
{
    struct course k = course_of(event, n, run->now, run->zone);
    int32_t last = run->due > run->stopped ? run->due : run->stopped;
    int number = 0;
    struct clock_day *day;

    *n_day = 0;
    if (k.n == 0)
        return NULL;
    if (run->due < run->started)
        return days_back(a, cal, unit, run, n_day);
    if (last - run->started > CLOCK_MAX_DAYS)
        last = run->started + CLOCK_MAX_DAYS;
    day = arena_array(a, (size_t)(last - run->started) + 1, sizeof(*day));
    for (int32_t d = run->started; d <= last; d++) {
        struct clock_day *o = &day[(*n_day)++];

        o->day = d;
        o->kind = calendar_kind(cal, d, &o->name);
        if (unit == RULE_HOURS)
            o->number = hours_at(&k, run, d);
        if (d == run->started)
            continue;
        o->paused = day_paused(&k, d, &o->name);
        if (unit != RULE_HOURS && day_counts(cal, unit, &k, d))
            o->number = ++number;
    }
    return day;
}
