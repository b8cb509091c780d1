/* part.c: names and small sums behind views/parts.html. */
#include "html/part.h"

#include <assert.h>

static const struct {
    const char *name, *key;
} states[] = {
    [STATE_NONE] = { "none", "state.none" },
    [STATE_PLANNED] = { "planned", "state.planned" },
    [STATE_CONFIRM] = { "confirm", "state.confirm" },
    [STATE_REPORTED] = { "reported", "state.reported" },
    [STATE_RETURNED] = { "returned", "state.returned" },
    [STATE_VERIFIED] = { "verified", "state.verified" },
    [STATE_LATE] = { "late", "state.late" },
    [STATE_LOCKED] = { "locked", "state.locked" },
    [STATE_POSTPONED] = { "postponed", "state.postponed" },
    [STATE_ENDED] = { "ended", "state.ended" },
};

static const char *const months[] = {
    "month.1", "month.2", "month.3", "month.4",  "month.5",  "month.6",
    "month.7", "month.8", "month.9", "month.10", "month.11", "month.12",
};

static const char *const months_short[] = {
    "month.short.1", "month.short.2",  "month.short.3",  "month.short.4",
    "month.short.5", "month.short.6",  "month.short.7",  "month.short.8",
    "month.short.9", "month.short.10", "month.short.11", "month.short.12",
};

static const char *const weekdays[] = { "weekday.0", "weekday.1", "weekday.2", "weekday.3",
                                        "weekday.4", "weekday.5", "weekday.6" };

static const struct {
    const char *class, *icon;
} notes[] = {
    [NOTE_INFO] = { "", "info" },
    [NOTE_WARN] = { "warn", "alert" },
    [NOTE_OK] = { "ok", "check" },
    [NOTE_BAD] = { "bad", "alert" },
};

const char *state_name(enum part_state s)
{
    assert(s < STATE_COUNT);
    return states[s].name;
}

const char *state_key(enum part_state s)
{
    assert(s < STATE_COUNT);
    return states[s].key;
}

const char *month_key(int month)
{
    assert(month >= 1 && month <= 12);
    return months[month - 1];
}

const char *month_short_key(int month)
{
    assert(month >= 1 && month <= 12);
    return months_short[month - 1];
}

const char *weekday_key(int weekday)
{
    assert(weekday >= 0 && weekday <= 6);
    return weekdays[weekday];
}

const char *note_class(enum note_kind k)
{
    return notes[k].class;
}

const char *note_icon(enum note_kind k)
{
    return notes[k].icon;
}

int part_percent(int v)
{
    return v < 0 ? 0 : v > 100 ? 100 : v;
}

struct str part_figure(struct out *o, int v)
{
    return v < 0 ? STR("–") : part_int(o, v);
}

struct str part_share(struct out *o, int v)
{
    return v < 0 ? STR("–") : str_printf(o->arena, "%d%%", v);
}

struct str part_int(struct out *o, int64_t v)
{
    return int_show(o->arena, v, o->lang == LANG_ID);
}

struct str part_page_url(struct out *o, const struct part_pager *p, int i)
{
    return str_printf(o->arena, STR_FMT "%shal=%d", STR_ARG(p->url),
                      str_has(p->url, STR("?")) ? "&" : "?", i);
}

int part_page_next(const struct part_pager *p, int i)
{
    for (i++; i <= p->pages; i++)
        if (i == 1 || i == p->pages || (i >= p->page - 2 && i <= p->page + 2))
            return i;
    return 0;
}
