/*
 * ical.h: writes iCalendar text (RFC 5545): lines end in CRLF, are folded at 75 octets without
 * cutting a character, and values of text are escaped.
 */
#ifndef CORE_ICAL_H
#define CORE_ICAL_H

#include "base/buf.h"

struct ical_event {
    struct str uid;           /* the same event keeps it for ever */
    int64_t stamp;            /* when it was last changed, microseconds */
    int32_t day;              /* all day long; with alarm_days a reminder before it */
    struct str summary, text; /* text may have several lines */
    struct str url;
    int alarm_days; /* 0: none */
    bool done;
};

void ical_open(struct buf *b, struct str calendar_name);
void ical_add(struct buf *b, const struct ical_event *e);
void ical_close(struct buf *b);

/* "NAME:value", folded; the value must be escaped where it is text. */
void ical_line(struct buf *b, const char *name, struct str value);

#endif
