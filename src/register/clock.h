/*
 * clock.h: terms of records: when each began, stood still, was extended and ended, until when it
 * runs, and how that was counted.
 *
 * A clock is a list of events, taken from the record's moves; its state is computed from them and
 * the unit's calendar (clock_run(), pure). Table record_clock keeps the outcome for lists, figures
 * and reminders: rewritten with every move and when the calendar changes.
 */
#ifndef REGISTER_CLOCK_H
#define REGISTER_CLOCK_H

#include "core/calendar.h"
#include "core/digest.h"
#include "core/job.h"
#include "register/record.h"

enum clock_event_kind { CLOCK_START, CLOCK_PAUSE, CLOCK_RESUME, CLOCK_EXTEND, CLOCK_STOP };

struct clock_event {
    enum clock_event_kind kind;
    int64_t at;        /* microseconds UTC */
    int32_t day;       /* in the unit's zone */
    int amount;        /* CLOCK_EXTEND: how much more */
    struct str ground; /* why it was paused or extended */
};

enum clock_state { CLOCK_NONE, CLOCK_RUNNING, CLOCK_PAUSED, CLOCK_MET, CLOCK_MISSED };

struct clock_run {
    enum clock_state
        state; /* CLOCK_MISSED: stopped after its end; a running one past it is late, not missed */
    int32_t started, due, stopped; /* days; 0: not (yet) */
    int64_t due_at;                /* the instant after which it is late */
    int used, limit;               /* in the clock's unit, extensions in the limit */
    int left;       /* until due, from now or the stop; negative: late by. Of months: days */
    int extensions; /* how many were granted */
    int64_t now;    /* as it was asked with */
    int zone;
};

/* Days that count, that do not, and why: one for each day from the start on. */
struct clock_day {
    int32_t day;
    enum day_kind kind;
    struct str name; /* of a holiday, or the ground of a pause */
    bool paused;
    int number; /* 0: did not count */
};

/* Pure: `unit` and `limit` as of the day it began; `used` is counted to `now` while it runs. A
 * negative limit is counted back from the start, which then is a day ahead: `due` lies before it.
 * What counts is said at the head of clock.c. Events in their order. */
void clock_run(const struct calendar *cal, enum rule_unit unit, int limit,
               const struct clock_event *event, size_t n, int64_t now, int zone,
               struct clock_run *out);
/* The day on which the newest count began; false: it never did. */
bool clock_started(const struct clock_event *event, size_t n, int32_t *day);
struct clock_day *clock_days(struct arena *a, const struct calendar *cal, enum rule_unit unit,
                             const struct clock_event *event, size_t n, const struct clock_run *run,
                             size_t *n_day);

/* Rewrites record_clock for the record and gives the day that becomes its due_on (empty: none). In
 * the transaction of the move. */
NODISCARD enum status clock_settle(struct ctx *c, const struct record *r, struct str *due_on);
/* The record goes: its clocks too, and what was told of them. */
NODISCARD enum status clock_forget(struct ctx *c, const struct record *r);
/* Adds an extension with its ground; inside a transaction. Refuses one too many, or of a clock that
 * does not run. */
NODISCARD enum status clock_extend(struct ctx *c, const struct record *r, const struct reg_clock *k,
                                   struct str ground);

/* The rule's value on that day: the site's own (rule_value), else the definition's. ST_NOT_FOUND:
 * none holds then. */
struct rule_now {
    double value;
    struct str law, from, until;
    bool confirmed, own; /* own: entered by the site */
};
NODISCARD enum status rule_on(struct ctx *c, const struct reg_def *def, const struct reg_rule *rule,
                              int32_t day, struct rule_now *out);

/* All rules of the definition at once, in their order; held[i] false: none holds then. */
NODISCARD enum status rules_on(struct ctx *c, const struct reg_def *def, int32_t day,
                               struct rule_now *out, bool *held);

/* Reminders and escalation: once a day, by message; and what lies on whose desk for the digest. */
extern const struct job_tick clock_ticks[];
extern const struct job_kind
    clock_jobs[]; /* "clock.recount": after a change of the calendar or a rule */
extern const struct digest_source clock_digest;

#endif
