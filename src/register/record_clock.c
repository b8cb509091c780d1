/* record_clock.c: the terms of a record on its page: how much is left, until when, and where it is
 * counted. */
#include "core/calendar.h"
#include "core/time_show.h"
#include "register/record_view.h"

#define SOON_DAYS 3

static const struct clock_row *row_of(const struct clock_row *row, size_t n, struct str name)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(row[i].clock, name))
            return &row[i];
    }
    return NULL;
}

static bool in_workdays(const struct reg_clock *k)
{
    return (k->limit != NULL ? k->limit->unit : k->limit_unit) == RULE_WORKDAYS;
}

static struct str left_text(struct ctx *c, int left, bool workdays)
{
    struct str n = int_show(c->arena, left < 0 ? -left : left, c->lang == LANG_ID);

    if (left == 0)
        return tr(c->lang, "register.due_today");
    if (workdays)
        return tr_with(c->arena, c->lang,
                       left < 0 ? "register.workdays_over" : "register.workdays_left", &n, 1);
    return tr_with(c->arena, c->lang, left < 0 ? "register.due_over" : "register.due_left", &n, 1);
}

static struct str counted_text(struct ctx *c, const struct clock_row *row, bool workdays)
{
    const struct str args[] = { int_show(c->arena, row->used, c->lang == LANG_ID),
                                int_show(c->arena, row->allowed, c->lang == LANG_ID) };

    return tr_with(c->arena, c->lang, workdays ? "register.workdays_used" : "register.days_used",
                   args, 2);
}

/* A term that runs is looked at with today's calendar: the row was written at the last move. */
static void fill_running(struct ctx *c, const struct calendar *cal, const struct reg_clock *k,
                         const struct clock_row *row, struct clock_shown *out)
{
    int32_t today = reg_today(c), due = 0;
    bool workdays = in_workdays(k);
    int left;

    if (!date_parse(row->due_on, &due))
        return;
    left = workdays ? calendar_count(cal, today, due) : due - today;
    out->over = due < today;
    out->soon = !out->over && left <= SOON_DAYS;
    out->left = left_text(c, out->over && left == 0 ? -1 : left, workdays);
    out->until = date_long(c->arena, c->lang, due);
}

static struct state_shown ended_state(const struct ctx *c, struct str state)
{
    if (str_eq(state, STR("met")))
        return (struct state_shown){ STATE_VERIFIED, tr(c->lang, "register.clock_met") };
    if (str_eq(state, STR("missed")))
        return (struct state_shown){ STATE_LATE, tr(c->lang, "register.clock_missed") };
    return (struct state_shown){ STATE_POSTPONED, tr(c->lang, "register.clock_paused") };
}

static void fill_clock(struct ctx *c, struct record_page *v, const struct calendar *cal,
                       const struct reg_clock *k, const struct clock_row *row)
{
    struct clock_shown *out = &v->clock[v->n_clock++];

    *out = (struct clock_shown){ .label = words_show(c, &k->label) };
    if (page_is_there(c, "/register/:register/:id/jam/:clock"))
        out->href = str_printf(c->arena, STR_FMT "/jam/" STR_FMT, STR_ARG(record_href(c, v->r)),
                               STR_ARG(k->name));
    if (str_eq(row->state, STR("running"))) {
        fill_running(c, cal, k, row, out);
        return;
    }
    out->state = ended_state(c, row->state);
    out->counted = counted_text(c, row, in_workdays(k));
}

enum status record_fill_clocks(struct ctx *c, struct record_page *v)
{
    const struct reg_def *def = v->r->def;
    struct calendar cal = { 0 };
    struct clock_row *row = NULL;
    size_t n = 0;
    enum status s;

    if (def->n_clock == 0)
        return ST_OK;
    s = clock_rows(c, c->who.unit_id, v->r->id, &row, &n);
    if (s == ST_OK && n > 0)
        s = calendar_load(c, c->who.unit_id, &cal);
    if (s != ST_OK)
        return s;
    v->clock = arena_array(c->arena, def->n_clock + 1, sizeof(*v->clock));
    for (size_t i = 0; i < def->n_clock; i++) {
        const struct clock_row *one = row_of(row, n, def->clock[i].name);

        if (one != NULL)
            fill_clock(c, v, &cal, &def->clock[i], one);
    }
    return ST_OK;
}
