/*
 * clock_page.c: "how was this counted?": the term of a record day by day, with the law, the pauses
 * and the extensions; and the form to extend it.
 */
#include "register/clock_page.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "core/page.h"
#include "core/time_show.h"
#include "register/clock.view.h"
#include "register/clock_view.h"
#include "register/rule_page.h"
#include "register/scope.h"

struct showing {
    struct ctx *c;
    const struct record *r;
    struct clock_facts facts;
    struct clock_count k;
    struct clock_page page;
};

/* ── words ── */

struct str rule_unit_word(const struct ctx *c, enum rule_unit unit, bool one)
{
    static const char *const key[RULE_UNITS][2] = {
        [RULE_WORKDAYS] = { "clock.unit.workdays", "clock.unit.workday" },
        [RULE_DAYS] = { "clock.unit.days", "clock.unit.day" },
        [RULE_HOURS] = { "clock.unit.hours", "clock.unit.hour" },
        [RULE_MONTHS] = { "clock.unit.months", "clock.unit.month" },
        [RULE_RUPIAH] = { "clock.unit.rupiah", "clock.unit.rupiah" },
        [RULE_PERCENT] = { "clock.unit.percent", "clock.unit.percent" },
        [RULE_COUNT] = { "clock.unit.count", "clock.unit.count" },
    };

    return tr(c->lang, key[unit][one ? 1 : 0]);
}

static struct str number(const struct ctx *c, int v)
{
    return int_show(c->arena, v, c->lang == LANG_ID);
}

static struct str amount(const struct ctx *c, int v, enum rule_unit unit)
{
    return str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(number(c, v)),
                      STR_ARG(rule_unit_word(c, unit, v == 1)));
}

struct str clock_left(const struct ctx *c, const struct clock_run *run, enum rule_unit unit)
{
    enum rule_unit of = unit == RULE_MONTHS ? RULE_DAYS : unit;
    struct str arg;

    if (run->state == CLOCK_MET || run->state == CLOCK_MISSED) {
        arg = date_long(c->arena, c->lang, run->stopped);
        return tr_with(c->arena, c->lang, "clock.stopped", &arg, 1);
    }
    if (run->state == CLOCK_RUNNING && run->now > run->due_at) {
        arg = run->left < 0 ? amount(c, -run->left, of) : date_short(c->arena, c->lang, run->due);
        return tr_with(c->arena, c->lang, run->left < 0 ? "clock.late" : "clock.late_since", &arg,
                       1);
    }
    if (run->left == 0 && unit != RULE_HOURS)
        return tr(c->lang, "clock.today");
    arg = amount(c, run->left, of);
    return tr_with(c->arena, c->lang, "clock.left", &arg, 1);
}

struct str clock_used(const struct ctx *c, int used, int limit, enum rule_unit unit)
{
    const struct str args[] = { number(c, used), amount(c, limit, unit) };

    return tr_with(c->arena, c->lang, "clock.used", args, 2);
}

static struct str instant_or_day(const struct ctx *c, int64_t at, int32_t day, enum rule_unit unit)
{
    return unit == RULE_HOURS ? time_show(c->arena, c->lang, at, c->who.zone)
                              : date_long(c->arena, c->lang, day);
}

/* ── the head ── */

static void show_state(struct showing *w)
{
    static const struct {
        const char *key;
        enum part_state state;
    } shown[] = {
        [CLOCK_NONE] = { "clock.state.running", STATE_NONE },
        [CLOCK_RUNNING] = { "clock.state.running", STATE_REPORTED },
        [CLOCK_PAUSED] = { "clock.state.paused", STATE_RETURNED },
        [CLOCK_MET] = { "clock.state.met", STATE_VERIFIED },
        [CLOCK_MISSED] = { "clock.state.missed", STATE_LATE },
    };
    const struct clock_run *run = &w->k.run;

    w->page.late = run->state == CLOCK_RUNNING && run->now > run->due_at;
    w->page.state = w->page.late ? STATE_LATE : shown[run->state].state;
    w->page.state_word = tr(w->c->lang, w->page.late ? "clock.state.late" : shown[run->state].key);
}

static void show_facts(struct showing *w)
{
    struct ctx *c = w->c;
    const struct clock_run *run = &w->k.run;
    struct str until = instant_or_day(c, run->due_at, run->due, w->k.unit);

    show_state(w);
    w->page.left = clock_left(c, run, w->k.unit);
    w->page.until =
        tr_with(c->arena, c->lang,
                run->state == CLOCK_PAUSED ? "clock.until_paused" : "clock.until", &until, 1);
    w->page.used = clock_used(c, run->used, run->limit, w->k.unit);
}

static void show_rule(struct showing *w)
{
    struct ctx *c = w->c;
    const struct rule_now *rule = &w->k.rule;
    int32_t from = 0;
    bool dated = date_parse(rule->from, &from);
    int year = clock_unknown_year(&w->facts.cal, &w->k);
    const struct str args[] = {
        amount(c, (int)(rule->value + 0.5), w->k.unit),
        rule->law.n > 0 ? rule->law : tr(c->lang, "clock.definition"),
        dated ? date_long(c->arena, c->lang, from) : STR(""),
    };
    struct str began = instant_or_day(c, w->k.event[0].at, w->k.run.started, w->k.unit);

    w->page.began = tr_with(c->arena, c->lang,
                            w->k.clock->back          ? "clock.began_back"
                            : w->k.unit == RULE_HOURS ? "clock.began_hours"
                                                      : "clock.began",
                            &began, 1);
    w->page.rule = tr_with(c->arena, c->lang,
                           !dated      ? "clock.rule_bare"
                           : rule->own ? "clock.rule_own"
                                       : "clock.rule",
                           args, 3);
    w->page.unconfirmed = !rule->confirmed;
    if (year != 0) {
        struct str arg = str_printf(c->arena, "%d", year);

        w->page.forecast = tr_with(c->arena, c->lang, "clock.forecast", &arg, 1);
    }
}

/* ── what happened ── */

static const struct {
    const char *icon, *key;
} step_of[] = {
    [CLOCK_START] = { "flag", "clock.step.start" },
    [CLOCK_PAUSE] = { "pause", "clock.step.pause" },
    [CLOCK_RESUME] = { "clock", "clock.step.resume" },
    [CLOCK_EXTEND] = { "plus", "clock.step.extend" },
    [CLOCK_STOP] = { "check", "clock.step.stop" },
};

static void show_steps(struct showing *w)
{
    struct ctx *c = w->c;
    bool by_field = w->k.clock->from_field != NULL;

    w->page.step = arena_array(c->arena, w->k.n_event + 1, sizeof(*w->page.step));
    for (size_t i = 0; i < w->k.n_event; i++) {
        const struct clock_event *e = &w->k.event[i];
        struct str more = amount(c, e->amount, w->k.unit);
        bool day_only = i == 0 && by_field && w->k.clock->from_field->type == FIELD_DATE;

        w->page.step[w->page.n_step++] = (struct clock_step){
            .icon = step_of[e->kind].icon,
            .when = day_only ? date_short(c->arena, c->lang, e->day)
                             : time_short(c->arena, c->lang, e->at, c->who.zone),
            .what = tr_with(c->arena, c->lang,
                            i == 0 && w->k.clock->back ? "clock.step.goal" : step_of[e->kind].key,
                            &more, 1),
            .ground = e->ground,
        };
    }
}

/* ── day by day ── */

static struct str day_show(const struct ctx *c, int32_t day)
{
    struct civil v = day_civil(day);
    struct str name = tr(c->lang, weekday_key(v.weekday));
    struct str month = month_short(c->lang, v.month);

    return str_printf(c->arena, STR_FMT " %d " STR_FMT, STR_ARG(str_sub(name, 0, 3)), v.day,
                      STR_ARG(month));
}

static struct str kind_note(const struct ctx *c, const struct clock_day *d)
{
    static const char *const key[] = {
        [DAY_WORK] = NULL,
        [DAY_WEEKEND] = "clock.kind.weekend",
        [DAY_HOLIDAY] = "clock.kind.holiday",
        [DAY_JOINT_LEAVE] = "clock.kind.joint_leave",
        [DAY_LOCAL] = "clock.kind.local",
    };

    if (d->paused)
        return tr_with(c->arena, c->lang, "clock.kind.paused", &d->name, 1);
    return key[d->kind] == NULL ? STR("") : tr_with(c->arena, c->lang, key[d->kind], &d->name, 1);
}

/* What is said of a day: what happened on it, and why it does not count. */
static struct str day_note(const struct showing *w, const struct clock_day *d, bool first)
{
    const struct ctx *c = w->c;
    const struct clock_run *run = &w->k.run;
    int32_t today = day_today(run->now, run->zone);
    const char *mark = first && w->k.clock->back          ? "clock.mark.goal"
                       : first && w->k.unit == RULE_HOURS ? "clock.mark.start_hours"
                       : first                            ? "clock.mark.start"
                       : d->day == run->stopped           ? "clock.mark.stop"
                       : d->day == run->due               ? "clock.mark.due"
                       : d->day == today                  ? "clock.mark.today"
                                                          : NULL;
    struct str kind = first ? STR("") : kind_note(c, d);

    if (mark == NULL)
        return kind;
    if (kind.n == 0)
        return tr(c->lang, mark);
    return str_printf(c->arena, STR_FMT " · " STR_FMT, STR_ARG(tr(c->lang, mark)), STR_ARG(kind));
}

static struct str day_number(const struct showing *w, const struct clock_day *d, bool first)
{
    if (first && d->number == 0)
        return STR("0");
    if (d->number > 0)
        return number(w->c, d->number);
    return d->paused ? tr(w->c->lang, "clock.paused") : STR("–");
}

static void show_days(struct showing *w)
{
    struct ctx *c = w->c;
    const struct clock_run *run = &w->k.run;
    int32_t today = day_today(run->now, run->zone);
    size_t n = 0;
    int month = 0;
    const struct clock_day *day =
        clock_days(c->arena, &w->facts.cal, w->k.unit, w->k.event, w->k.n_event, run, &n);

    w->page.number_key = w->k.unit == RULE_HOURS ? "clock.number_hours" : "clock.number";
    w->page.line = arena_array(c->arena, n + 1, sizeof(*w->page.line));
    for (size_t i = 0; i < n; i++) {
        struct civil v = day_civil(day[i].day);
        bool first = day[i].day == run->started;
        struct clock_line *l = &w->page.line[w->page.n_line++];

        *l = (struct clock_line){ .day = day_show(c, day[i].day),
                                  .number = day_number(w, &day[i], first),
                                  .note = day_note(w, &day[i], first),
                                  .off = !first && day[i].number == 0 && w->k.unit != RULE_HOURS,
                                  .today = day[i].day == today };
        if (v.month != month)
            l->month =
                str_printf(c->arena, STR_FMT " %d", STR_ARG(month_name(c->lang, v.month)), v.year);
        month = v.month;
    }
}

/* ── extending ── */

/* The end that one more extension would give. */
static struct str longer(struct showing *w, const struct rule_now *rule)
{
    int more = (int)(rule->value + 0.5);
    struct ctx *c = w->c;
    struct clock_event *e = arena_array(c->arena, w->k.n_event + 1, sizeof(*e));
    struct clock_run run;
    struct str args[3];

    memcpy(e, w->k.event, w->k.n_event * sizeof(*e));
    e[w->k.n_event] = (struct clock_event){ .kind = CLOCK_EXTEND, .at = c->now, .amount = more };
    clock_run(&w->facts.cal, w->k.unit, (int)(w->k.rule.value + 0.5), e, w->k.n_event + 1, c->now,
              (int)c->who.zone, &run);
    args[0] = amount(c, more, w->k.unit);
    args[1] = instant_or_day(c, run.due_at, run.due, w->k.unit);
    args[2] = rule->law;
    return tr_with(c->arena, c->lang,
                   rule->confirmed ? "clock.may_extend" : "clock.may_extend_unconfirmed", args, 3);
}

static void show_extend(struct showing *w)
{
    struct ctx *c = w->c;
    struct rule_now more = { 0 };
    const char *why;

    if (w->k.clock->extend == NULL || !may(c, REG_EDIT, 0))
        return;
    why = clock_extend_trouble(&w->facts, &w->k, &more);
    if (why != NULL) {
        struct str times = number(c, w->k.run.extensions);

        w->page.why_not = tr_with(c->arena, c->lang, why, &times, 1);
        return;
    }
    w->page.may_extend = longer(w, &more);
    w->page.times = w->k.run.extensions;
    w->page.action =
        str_printf(c->arena, STR_FMT "/jam/" STR_FMT,
                   STR_ARG(record_path(c->arena, w->r->def, w->r->id)), STR_ARG(w->k.clock->name));
}

/* ── the page ── */

static enum status draw(struct showing *w)
{
    struct ctx *c = w->c;
    const struct reg_def *def = w->r->def;
    struct str path = w->page.record_href;
    const struct crumb crumb[] = {
        { tr(c->lang, "clock.registers"), STR("/register") },
        { words_show(c, &def->title),
          str_printf(c->arena, "/register/" STR_FMT, STR_ARG(def->name)) },
        { w->r->title, path },
    };
    struct page page = { .title = tr_with(c->arena, c->lang, "clock.how_of", &w->page.label, 1),
                         .place = PLACE_REGISTER,
                         .crumb = crumb,
                         .n_crumb = ARRAY_LEN(crumb) };
    struct out *o = body_new(c);

    clock_page_view(o, &w->page);
    return page_show(c, &page, o);
}

static enum status find(struct ctx *c, struct showing *w)
{
    struct str name = path_str(c, "clock");
    const struct reg_clock *k = NULL;
    enum status s;

    *w = (struct showing){ .c = c, .r = c->record };
    for (size_t i = 0; i < c->record->def->n_clock; i++) {
        if (str_eq(c->record->def->clock[i].name, name))
            k = &c->record->def->clock[i];
    }
    if (k == NULL)
        return refuse(c, ST_NOT_FOUND, "error.not_found");
    s = clock_facts_of(c, c->record, &w->facts);
    if (s == ST_OK)
        w->page.never = !clock_count(c, &w->facts, c->record, k, &w->k);
    return s;
}

static void explain(struct showing *w)
{
    show_facts(w);
    show_rule(w);
    show_steps(w);
    show_days(w);
}

bool clock_explain(struct ctx *c, const struct record *r, const struct clock_facts *facts,
                   const struct reg_clock *k, struct clock_page *out)
{
    struct showing w = { .c = c, .r = r, .facts = *facts };

    if (!clock_count(c, facts, r, k, &w.k))
        return false;
    w.page.label = words_show(c, &k->label);
    explain(&w);
    *out = w.page;
    return true;
}

static enum status show(struct showing *w)
{
    w->page.label = words_show(w->c, &w->k.clock->label);
    w->page.record_href = record_path(w->c->arena, w->r->def, w->r->id);
    if (!w->page.never) {
        explain(w);
        show_extend(w);
    }
    return draw(w);
}

/* GET /register/:register/:id/jam/:clock */
static enum status clock_show_page(struct ctx *c)
{
    struct showing w;
    enum status s = find(c, &w);

    return s == ST_OK ? show(&w) : s;
}

/* Twice the same click: the second must not extend again. */
static enum status extend(struct ctx *c, const struct clock_count *k, struct str ground)
{
    enum status s;

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK && form_i64(c, "kali", -1) != k->run.extensions)
        s = refuse(c, ST_CONFLICT, "clock.extended_meanwhile");
    if (s == ST_OK)
        s = clock_extend(c, c->record, k->clock, ground);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /register/:register/:id/jam/:clock */
static enum status clock_send_page(struct ctx *c)
{
    struct showing w;
    struct str ground = form_str(c, "alasan");
    enum status s = find(c, &w);

    if (s == ST_OK && w.k.clock->extend == NULL)
        s = refuse(c, ST_NOT_FOUND, "error.not_found");
    if (s == ST_OK)
        s = extend(c, &w.k, ground);
    if (s == ST_INVALID) {
        w.page.error = failure_text(c);
        w.page.ground = ground;
        c->res->status = 422;
        return show(&w);
    }
    if (s != ST_OK)
        return s;
    say(c, "clock.extended", words_show(c, &w.k.clock->label), STR(""));
    return see_other(c, STR_FMT "/jam/" STR_FMT,
                     STR_ARG(record_path(c->arena, c->record->def, c->record->id)),
                     STR_ARG(w.k.clock->name));
}

const struct route clock_routes[] = {
    { GET, "/register/:register/:id/jam/:clock", REG_READ, clock_show_page, scope_record,
      BODY_NONE },
    { POST, "/register/:register/:id/jam/:clock", REG_EDIT, clock_send_page, scope_record,
      BODY_FORM },
    { GET, "/register/aturan", SETTING_EDIT, rule_show_page, NULL, BODY_NONE },
    { POST, "/register/aturan", SETTING_EDIT, rule_send_page, NULL, BODY_FORM },
    { GET, NULL, RIGHT_UNSET, NULL, NULL, BODY_NONE },
};
