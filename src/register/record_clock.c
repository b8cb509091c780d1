/* record_clock.c: the terms of a record on its page: how much is left, until when, and where it is
 * counted. */
#include "core/calendar.h"
#include "core/time_show.h"
#include "register/clock_page.h"
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

/* What the head of the page says is the term that is due first, in that term's own days. */
static void tell_head(struct record_page *v, const struct clock_row *row,
                      const struct clock_shown *k)
{
    if (v->due.left.n > 0 && str_eq(row->due_on, v->r->due_on))
        v->due.left = k->left;
}

/* A term that runs is looked at with today's calendar: the row was written at the last move. */
static void fill_running(struct ctx *c, const struct calendar *cal, const struct reg_clock *k,
                         const struct clock_row *row, struct clock_shown *out)
{
    struct clock_run run = {
        .state = CLOCK_RUNNING, .due_at = row->due_at, .now = c->now, .zone = (int)c->who.zone
    };
    int32_t today = reg_today(c);

    if (!date_parse(row->due_on, &run.due))
        return;
    run.left = run.due - today;
    if (k->limit_unit == RULE_WORKDAYS)
        run.left = calendar_count(cal, today, run.due);
    if (k->limit_unit == RULE_HOURS)
        run.left = (int)((run.due_at - c->now) / HOUR);
    out->over = run.due_at < c->now;
    out->soon = !out->over && run.due - today <= SOON_DAYS;
    out->left = clock_left(c, &run, k->limit_unit);
    out->until = k->limit_unit == RULE_HOURS ? time_show(c->arena, c->lang, run.due_at, c->who.zone)
                                             : date_long(c->arena, c->lang, run.due);
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

    *out = (struct clock_shown){ .name = k->name, .label = words_show(c, &k->label) };
    if (page_is_there(c, "/register/:register/:id/jam/:clock"))
        out->href = str_printf(c->arena, STR_FMT "/jam/" STR_FMT, STR_ARG(record_href(c, v->r)),
                               STR_ARG(k->name));
    /* A record that ended otherwise leaves its clocks where they were. */
    if (v->closed && !str_eq(row->state, STR("met")) && !str_eq(row->state, STR("missed"))) {
        out->state = (struct state_shown){ STATE_ENDED, tr(c->lang, "register.clock_off") };
        return;
    }
    if (str_eq(row->state, STR("running"))) {
        fill_running(c, cal, k, row, out);
        tell_head(v, row, out);
        return;
    }
    out->state = ended_state(c, row->state);
    out->counted = clock_used(c, (int)row->used, (int)row->allowed, k->limit_unit);
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
