/*
 * month.h: one month of an indicator: its states, the moves between them, and the packed form in
 * which twelve of them travel (indicator.months). Pure: no database, no request.
 */
#ifndef PLAN_MONTH_H
#define PLAN_MONTH_H

#include <stdbool.h>

#include "base/str.h"

#define MONTHS 12

enum month_state {
    MONTH_PLANNED, /* or not planned, or to be confirmed: see struct month_plan */
    MONTH_REPORTED,
    MONTH_RETURNED,
    MONTH_VERIFIED,
    MONTH_POSTPONED,
    MONTH_STATES
};

enum month_move {
    MOVE_REPORT, /* send, send again, or correct before it is verified */
    MOVE_VERIFY,
    MOVE_RETURN,
    MOVE_POSTPONE,
    MOVE_REOPEN, /* a verified month, by the plan's owner */
    MONTH_MOVES
};

/* What the plan says of a month, apart from what was done. */
struct month_plan {
    bool planned;   /* by the decree, or moved here from an earlier month */
    bool certain;   /* false: the source does not settle it; to be confirmed */
    bool postponed; /* another month was moved here */
};

const char *month_state_name(enum month_state s); /* as stored */
bool month_state_parse(struct str s, enum month_state *out);
const char *month_move_name(enum month_move m); /* as month_step.kind: "reported", ... */

/*
 * The state after the move. On refusal returns false and says why in *why, a message key:
 * the month is not planned, is not confirmed, or its state does not allow the move.
 * Rights, locks and "nobody verifies their own" are the caller's.
 */
bool month_move(enum month_state from, struct month_plan plan, enum month_move move,
                enum month_state *to, const char **why);

/* The character of a month in indicator.months: . p i ? r x v > */
char month_char(enum month_state s, struct month_plan plan);
bool months_valid(struct str packed); /* twelve of those */

/* What a reader sees: the packed character, or 'l' for one that is late in the year of the plan.
 * Late: planned, confirmed, past its end, not reported. `today_month` counts year * 12 + month. */
char month_shown(char packed, int year, int month, int today_month);

/* "1-12", "1,2,3", "3-5,9": true when well formed, ascending and within 1 to 12; sets planned[]
 * (months 1..12 at 0..11). *bad is the part that is wrong. The empty text plans nothing. */
bool months_parse(struct str s, bool planned[MONTHS], struct str *bad);
/* The shortest of those forms, as the source writes it: "1-12" for all, otherwise a list. */
struct str months_text(struct arena *a, const bool planned[MONTHS]);

/* Counts over packed months, as a page shows them. */
struct month_counts {
    int planned;  /* in the year, confirmed or as read; postponed ones counted at their new month */
    int reported; /* reported or verified */
    int verified;
    int returned;
    int waiting; /* reported, not yet verified */
    int late;
    int confirm; /* months to be confirmed */
    int due;     /* planned up to and with the current month */
};
void month_count(struct month_counts *sum, struct str packed, int year, int today_month);

#endif
