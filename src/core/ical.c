/* ical.c: iCalendar lines; see ical.h. */
#include "core/ical.h"

#include "base/time.h"

#define FOLD 75 /* octets of a line, without its end */

static struct str ical_escape(struct arena *a, struct str text)
{
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < text.n; i++) {
        char ch = text.p[i];

        if (ch == '\n') {
            buf_add(&b, STR("\\n"));
            continue;
        }
        if (ch == '\r' || (unsigned char)ch < 0x20 || ch == 0x7f)
            continue; /* no other control character is allowed in a value */
        if (ch == '\\' || ch == ';' || ch == ',')
            buf_add_char(&b, '\\');
        buf_add_char(&b, ch);
    }
    return buf_str(&b);
}

static bool is_inside_character(char ch)
{
    return ((unsigned char)ch & 0xc0) == 0x80;
}

void ical_line(struct buf *b, const char *name, struct str value)
{
    struct str line = str_printf(b->arena, "%s:" STR_FMT, name, STR_ARG(value));
    size_t room = FOLD;

    while (line.n > room) {
        size_t cut = room;

        while (cut > 1 && is_inside_character(line.p[cut]))
            cut--;
        buf_add(b, str_sub(line, 0, cut));
        buf_add(b, STR("\r\n "));
        line = str_sub(line, cut, line.n - cut);
        room = FOLD - 1; /* the blank counts */
    }
    buf_add(b, line);
    buf_add(b, STR("\r\n"));
}

void ical_open(struct buf *b, struct str calendar_name)
{
    ical_line(b, "BEGIN", STR("VCALENDAR"));
    ical_line(b, "VERSION", STR("2.0"));
    ical_line(b, "PRODID", STR("-//Runut//Runut//ID"));
    ical_line(b, "CALSCALE", STR("GREGORIAN"));
    ical_line(b, "METHOD", STR("PUBLISH"));
    ical_line(b, "X-WR-CALNAME", ical_escape(b->arena, calendar_name));
}

static struct str basic_date(struct arena *a, int32_t day)
{
    struct civil v = day_civil(day);

    return str_printf(a, "%04d%02d%02d", v.year, v.month, v.day);
}

void ical_add(struct buf *b, const struct ical_event *e)
{
    struct arena *a = b->arena;
    struct civil t = time_civil(e->stamp, 0);

    ical_line(b, "BEGIN", STR("VEVENT"));
    ical_line(b, "UID", ical_escape(a, e->uid));
    ical_line(b, "DTSTAMP",
              str_printf(a, "%04d%02d%02dT%02d%02d%02dZ", t.year, t.month, t.day, t.hour, t.minute,
                         t.second));
    ical_line(b, "DTSTART;VALUE=DATE", basic_date(a, e->day));
    ical_line(b, "DTEND;VALUE=DATE", basic_date(a, e->day + 1));
    ical_line(b, "SUMMARY", ical_escape(a, e->summary));
    if (e->text.n != 0)
        ical_line(b, "DESCRIPTION", ical_escape(a, e->text));
    if (e->url.n != 0)
        ical_line(b, "URL", e->url);
    ical_line(b, "TRANSP", STR("TRANSPARENT")); /* a due date does not make anybody busy */
    ical_line(b, "STATUS", e->done ? STR("CANCELLED") : STR("CONFIRMED"));
    if (e->alarm_days > 0 && !e->done) {
        ical_line(b, "BEGIN", STR("VALARM"));
        ical_line(b, "ACTION", STR("DISPLAY"));
        ical_line(b, "DESCRIPTION", ical_escape(a, e->summary));
        ical_line(b, "TRIGGER", str_printf(a, "-P%dD", e->alarm_days));
        ical_line(b, "END", STR("VALARM"));
    }
    ical_line(b, "END", STR("VEVENT"));
}

void ical_close(struct buf *b)
{
    ical_line(b, "END", STR("VCALENDAR"));
}
