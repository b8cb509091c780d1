/* part.h: what the shared pieces of views/parts.html take. */
#ifndef HTML_PART_H
#define HTML_PART_H

#include "base/number.h"
#include "html/out.h"

/* What a month or a record is in, as it is shown: a shape, a colour and a word. */
enum part_state {
    STATE_NONE,
    STATE_PLANNED,
    STATE_CONFIRM,
    STATE_REPORTED,
    STATE_RETURNED,
    STATE_VERIFIED,
    STATE_LATE,
    STATE_LOCKED,
    STATE_POSTPONED,
    STATE_ENDED,
    STATE_COUNT
};

enum note_kind { NOTE_INFO, NOTE_WARN, NOTE_OK, NOTE_BAD };

const char *state_name(enum part_state s); /* "late": for classes and icons */
const char *state_key(enum part_state s);  /* "state.late": its word */
const char *month_key(int month);          /* "month.1" .. "month.12" */
const char *month_short_key(int month);    /* "month.short.1" .. */
const char *weekday_key(int weekday);      /* "weekday.0" Sunday .. "weekday.6" */
const char *note_class(enum note_kind k);  /* "warn"; "" for NOTE_INFO */
const char *note_icon(enum note_kind k);
int part_percent(int v);                      /* cut to 0..100, for the width of a bar */
struct str part_figure(struct out *o, int v); /* a percentage as text; below 0 there is none: "–" */
struct str part_share(struct out *o, int v);   /* the same with its sign: "83%" */
struct str part_int(struct out *o, int64_t v); /* 1.204 or 1,204 */

struct part_link {
    struct str text, href; /* without href it is text only */
};

struct part_month {
    struct str href, value; /* value may be empty */
    enum part_state state;
    bool current; /* the month that is looked at */
};

struct part_error {
    const char *field; /* id of the control; NULL when the error is not at one */
    struct str text;
};

struct part_chip {
    struct str text, href;
    int64_t count;         /* -1: no count */
    enum part_state state; /* STATE_COUNT: no shape */
    bool current;
};

struct part_pager {
    struct str url;             /* address of this list with its filters, without "hal" */
    int page, pages;            /* from 1 */
    int64_t first, last, total; /* rows shown */
};

/* The address of page i: url with hal=i behind it. */
struct str part_page_url(struct out *o, const struct part_pager *p, int i);
/* Which page numbers are shown: the first, the last and those near the current one, one after the
 * other; 0 begins and ends the walk. */
int part_page_next(const struct part_pager *p, int i);

#endif
