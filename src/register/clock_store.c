/*
 * clock_store.c: from the moves of a record to its clocks, and their outcome in record_clock.
 *
 * Everything that they depend on is read with one question; only what came out differently is
 * written.
 */
#include "register/clock_store.h"

#include <assert.h>
#include <inttypes.h>

#include "core/message.h"
#include "register/queries.h"

/* ── What there is ── */

enum { FACT_MOVE = 1, FACT_HOLIDAY, FACT_RULE, FACT_CLOCK };

static const char *const state_text[] = {
    [CLOCK_NONE] = "",   [CLOCK_RUNNING] = "running", [CLOCK_PAUSED] = "paused",
    [CLOCK_MET] = "met", [CLOCK_MISSED] = "missed",
};

struct str record_path(struct arena *a, const struct reg_def *def, int64_t id)
{
    return str_printf(a, "/register/" STR_FMT "/%" PRId64, STR_ARG(def->name), id);
}

struct str clock_link(struct arena *a, struct str reg, int64_t id, struct str clock)
{
    return str_printf(a, "/register/" STR_FMT "/%" PRId64 "#jam-" STR_FMT, STR_ARG(reg), id,
                      STR_ARG(clock));
}

/* The day and the instant in a clock's field; false: it is not filled. */
static bool field_start(const struct ctx *c, const struct record *r, const struct reg_clock *k,
                        struct clock_event *out)
{
    int zone = (int)c->who.zone;

    *out = (struct clock_event){ .kind = CLOCK_START };
    if (!record_filled(r, k->from_field))
        return false;
    if (k->from_field->type == FIELD_TIME) {
        out->at = record_int(r, k->from_field);
        out->day = day_today(out->at, zone);
        return true;
    }
    if (!date_parse(record_text(r, k->from_field), &out->day))
        return false;
    /* A day says nothing of its hours, and the first day does not count. */
    out->at = ((int64_t)out->day + (k->limit_unit == RULE_HOURS ? 1 : 0)) * DAY - zone * HOUR;
    return true;
}

/* Days: further than any term reaches that is counted back from a day. */
#define BACK_REACH (2 * 366)

/* The first day that any clock of the record may count. */
static int32_t first_day(const struct ctx *c, const struct record *r)
{
    int32_t first = day_today(r->created_at, (int)c->who.zone);

    for (size_t i = 0; i < r->def->n_clock; i++) {
        const struct reg_clock *k = &r->def->clock[i];
        struct clock_event e;

        if (k->from_field == NULL || !field_start(c, r, k, &e))
            continue;
        e.day -= k->back ? BACK_REACH : 0;
        first = e.day < first ? e.day : first;
    }
    return first;
}

static void take_holidays(struct ctx *c, const struct clock_fact *row, size_t n,
                          struct calendar *out)
{
    struct calendar_holiday *h = arena_array(c->arena, n, sizeof(*h));
    size_t k = 0;

    for (size_t i = 0; i < n; i++) {
        if (!date_parse(row[i].t1, &h[k].day))
            continue;
        h[k].kind = calendar_kind_of(row[i].t2);
        h[k++].name = row[i].t3;
    }
    *out = (struct calendar){ h, k };
}

static enum status read_facts(struct ctx *c, const struct reg_def *def, int64_t id, int32_t first,
                              struct clock_facts *out)
{
    struct clock_fact *row = NULL;
    size_t n = 0, i = 0, from;
    enum status s =
        clock_facts(c, c->who.unit_id, id, def->name, date_iso(c->arena, first), &row, &n);

    *out = (struct clock_facts){ .move = row };
    if (s != ST_OK)
        return s;
    while (i < n && row[i].what == FACT_MOVE)
        i++;
    out->n_move = i;
    from = i;
    while (i < n && row[i].what == FACT_HOLIDAY)
        i++;
    take_holidays(c, row + from, i - from, &out->cal);
    out->own = row + i;
    for (; i < n && row[i].what == FACT_RULE; i++)
        out->n_own++;
    out->kept = row + i;
    out->n_kept = n - i;
    return ST_OK;
}

enum status clock_facts_of(struct ctx *c, const struct record *r, struct clock_facts *out)
{
    return read_facts(c, r->def, r->id, first_day(c, r), out);
}

/* A day that the database computes is not known before the row stands: it may be any. */
static bool begins_computed(const struct reg_def *def)
{
    for (size_t i = 0; i < def->n_clock; i++) {
        const struct reg_field *f = def->clock[i].from_field;

        if (f != NULL && f->computed.text.n > 0)
            return true;
    }
    return false;
}

enum status clock_facts_ahead(struct ctx *c, const struct record *r, size_t n,
                              struct clock_facts *out)
{
    int32_t first = day_today(c->now, (int)c->who.zone);

    *out = (struct clock_facts){ 0 };
    if (r->def->n_clock == 0)
        return ST_OK;
    for (size_t i = 0; i < n; i++) {
        int32_t day = first_day(c, &r[i]);

        first = day < first ? day : first;
    }
    return read_facts(c, r->def, 0, begins_computed(r->def) ? 0 : first, out);
}

/* ── From moves to events ── */

struct events {
    struct ctx *c;
    const struct record *r;
    const struct reg_clock *k;
    struct clock_event *event;
    size_t n;
};

static struct clock_event *put(struct events *l, enum clock_event_kind kind, int64_t at)
{
    struct clock_event *e = &l->event[l->n++];
    const struct clock_event *start = l->k->from_field != NULL ? &l->event[0] : e;

    *e = (struct clock_event){ .kind = kind, .at = at, .day = day_today(at, (int)l->c->who.zone) };
    /* What happened before the day in the field happened at its beginning; what is due before that
     * day happens before it. */
    if (l->k->back)
        return e;
    if (e->at < start->at)
        e->at = start->at;
    if (e->day < start->day)
        e->day = start->day;
    return e;
}

static uint64_t state_bit(const struct reg_def *def, struct str state)
{
    int i = reg_state_index(def, state);

    return i < 0 ? 0 : UINT64_C(1) << i;
}

/* "Menunggu pelapor: KTP belum dikirim" */
static struct str pause_ground(const struct events *l, const struct clock_fact *m)
{
    int i = reg_state_index(l->r->def, m->t3);
    struct str label = i < 0 ? m->t3 : words_show(l->c, &l->r->def->state[i].label);

    if (m->t4.n == 0)
        return label;
    return str_printf(l->c->arena, STR_FMT ": " STR_FMT, STR_ARG(label), STR_ARG(m->t4));
}

static void take_move(struct events *l, const struct clock_fact *m)
{
    const struct reg_clock *k = l->k;
    uint64_t from = state_bit(l->r->def, m->t2), to = state_bit(l->r->def, m->t3);
    struct str move = m->t1;

    if (str_eq(str_cut(&move, ':'), STR("extend"))) {
        if (str_eq(move, k->name)) {
            struct clock_event *e = put(l, CLOCK_EXTEND, m->at);

            e->amount = (int)m->amount;
            e->ground = m->t4;
        }
        return;
    }
    if ((from & k->pause) != 0 && (to & k->pause) == 0)
        (void)put(l, CLOCK_RESUME, m->at);
    if ((to & k->until) != 0)
        (void)put(l, CLOCK_STOP, m->at);
    if ((to & k->from) != 0)
        (void)put(l, CLOCK_START, m->at);
    if ((to & k->pause) != 0 && (from & k->pause) == 0)
        put(l, CLOCK_PAUSE, m->at)->ground = pause_ground(l, m);
}

/* The day in a field ends it, whenever that was entered. */
static void take_stop_day(struct events *l)
{
    int32_t day = 0;

    if (l->k->until_field == NULL || !date_parse(record_text(l->r, l->k->until_field), &day))
        return;
    while (l->n > 0 && l->event[l->n - 1].day > day)
        l->n--;
    (void)put(l, CLOCK_STOP, (int64_t)day * DAY + (24 - (int)l->c->who.zone) * HOUR - 1);
}

static void events_of(struct ctx *c, const struct clock_facts *f, const struct record *r,
                      const struct reg_clock *k, struct events *out)
{
    struct clock_event start;

    *out = (struct events){ .c = c, .r = r, .k = k };
    out->event = arena_array(c->arena, f->n_move * 4 + 2, sizeof(*out->event));
    if (k->from_field != NULL) {
        if (!field_start(c, r, k, &start))
            return;
        out->event[out->n++] = start;
    }
    for (size_t i = 0; i < f->n_move; i++)
        take_move(out, &f->move[i]);
    take_stop_day(out);
}

/* ── Counting ── */

/* NULL: a bare number, or none for this choice. */
static const struct reg_rule *limit_of(const struct record *r, const struct reg_clock *k)
{
    struct str word;

    if (k->limit_by == NULL)
        return k->limit;
    word = record_text(r, k->limit_by);
    for (size_t i = 0; i < k->limit_by->n_option; i++) {
        if (str_eq(word, k->limit_by->option[i].name))
            return k->limit_of[i];
    }
    return NULL;
}

bool clock_count(struct ctx *c, const struct clock_facts *f, const struct record *r,
                 const struct reg_clock *k, struct clock_count *out)
{
    const struct reg_rule *limit = limit_of(r, k);
    struct events l;
    int32_t day = 0;

    events_of(c, f, r, k, &l);
    *out = (struct clock_count){ .clock = k, .event = l.event, .n_event = l.n };
    if (!clock_started(l.event, l.n, &day))
        return false;
    out->unit = k->limit_unit;
    if (limit == NULL && k->limit_by == NULL)
        out->rule = (struct rule_now){ .value = k->limit_n, .law = k->law, .confirmed = true };
    else if (limit == NULL || !rule_among(f->own, f->n_own, limit, day, &out->rule))
        return false;

    int days = (int)(out->rule.value + 0.5);

    clock_run(&f->cal, out->unit, k->back ? -days : days, l.event, l.n, c->now, (int)c->who.zone,
              &out->run);
    return true;
}

int clock_unknown_year(const struct calendar *cal, const struct clock_count *k)
{
    int from = day_civil(k->run.started).year, due = day_civil(k->run.due).year;
    /* The year of the start is known by the days before it, which the facts leave out; but not
     * where it is counted back. */
    int first = k->clock->back ? due : from + 1, last = k->clock->back ? from : due;

    for (int year = first; year <= last; year++) {
        if (k->unit == RULE_WORKDAYS && !calendar_knows_year(cal, year))
            return year;
    }
    return 0;
}

/* ── The outcome ── */

#define REG_ALL ((UINT32_C(1) << ROLE_COUNT) - 2) /* every role's bit */

static const struct clock_fact *kept_of(const struct clock_facts *f, struct str clock)
{
    for (size_t i = 0; i < f->n_kept; i++) {
        if (str_eq(f->kept[i].t1, clock))
            return &f->kept[i];
    }
    return NULL;
}

/* The one person with whom the record lies: who is in charge of it, its owner or maker, where they
 * may move it on (or, of a record without states, change it). 0: the register's editors. */
static int64_t lies_with(const struct record *r)
{
    const struct reg_def *def = r->def;
    uint64_t state = state_bit(def, r->state);
    uint32_t by = def->n_state == 0 ? def->edit : 0;

    for (size_t i = 0; i < def->n_move; i++) {
        if ((def->move[i].from & state) != 0)
            by |= def->move[i].by;
    }
    if ((by & REG_WHO_IN_CHARGE) != 0 && def->in_charge != NULL)
        return record_int(r, def->in_charge);
    if ((by & REG_WHO_OWNER) != 0 && def->owner != NULL)
        return record_int(r, def->owner);
    /* What everybody may edit lies with whoever made it. */
    if ((by & (REG_WHO_OWNER | REG_WHO_CREATOR)) != 0 || (def->edit & REG_ALL) == REG_ALL)
        return r->created_by;
    return 0;
}

static bool as_kept(const struct clock_fact *old, const struct clock_run *run, struct str started,
                    struct str stopped, int64_t owner)
{
    return old != NULL && str_eq(old->t2, str_of(state_text[run->state])) &&
           str_eq(old->t3, started) && str_eq(old->t4, stopped) && old->at == run->due_at &&
           old->amount == run->limit && old->id == owner;
}

/* Nobody need be reminded of an end that is another one now, or none. */
static enum status take_back(struct ctx *c, const struct record *r, const struct reg_clock *k,
                             const struct clock_fact *old)
{
    if (old == NULL || old->value < 0.5)
        return ST_OK;
    return message_settle(c, clock_link(c->arena, r->def->name, r->id, k->name));
}

static enum status keep(struct ctx *c, const struct record *r, const struct clock_count *k,
                        const struct clock_fact *old, struct clock_rows *out)
{
    const struct clock_run *run = &k->run;
    struct str state = str_of(state_text[run->state]), started = date_iso(c->arena, run->started);
    struct str stopped = run->stopped == 0 ? STR("") : date_iso(c->arena, run->stopped);
    int64_t owner = lies_with(r);

    if (as_kept(old, run, started, stopped, owner))
        return ST_OK;
    out->row[out->n++] = (struct clock_put){
        .record_id = r->id,
        .unit_id = c->who.unit_id,
        .reg = r->def->name,
        .clock = k->clock->name,
        .state = state,
        .started_on = started,
        .due_on = date_iso(c->arena, run->due),
        .due_at = run->due_at,
        .stopped_on = run->stopped == 0 ? (struct str){ 0 } : stopped,
        .used = run->used,
        .allowed = run->limit,
        .has_owner_id = owner != 0,
        .owner_id = owner,
    };
    if (old != NULL && (!str_eq(old->t2, state) || old->at != run->due_at || old->id != owner))
        return take_back(c, r, k->clock, old);
    return ST_OK;
}

static void sooner(int32_t *due, const struct clock_count *count)
{
    if (count->run.state == CLOCK_RUNNING && (*due == 0 || count->run.due < *due))
        *due = count->run.due;
}

static struct str due_text(struct ctx *c, int32_t due)
{
    return due == 0 ? STR("") : date_iso(c->arena, due);
}

static enum status settle(struct ctx *c, const struct clock_facts *f, const struct record *r,
                          struct clock_rows *out, struct str *due_on)
{
    int32_t due = 0;
    enum status s = ST_OK;

    for (size_t i = 0; i < r->def->n_clock && s == ST_OK; i++) {
        const struct reg_clock *k = &r->def->clock[i];
        const struct clock_fact *old = kept_of(f, k->name);
        struct clock_count count;

        if (clock_count(c, f, r, k, &count)) {
            s = keep(c, r, &count, old, out);
            sooner(&due, &count);
        } else if (old != NULL) {
            s = clock_drop(c, c->who.unit_id, r->id, k->name);
            if (s == ST_OK)
                s = take_back(c, r, k, old);
        }
    }
    if (s == ST_OK)
        *due_on = due_text(c, due);
    return s;
}

enum status clock_settle(struct ctx *c, const struct record *r, struct str *due_on)
{
    struct clock_facts f = { 0 };
    struct clock_rows rows = { .row =
                                   arena_array(c->arena, r->def->n_clock + 1, sizeof(*rows.row)) };
    enum status s = r->def->n_clock > 0 ? clock_facts_of(c, r, &f) : ST_OK;

    assert(c->in_tx);
    if (s == ST_OK)
        s = settle(c, &f, r, &rows, due_on);
    return s == ST_OK ? clock_put(c, rows.row, rows.n) : s;
}

/* What there is to a record that was made just now: that it was. */
static struct clock_facts made_facts(const struct ctx *c, const struct clock_facts *ahead,
                                     const struct record *r, struct clock_fact *made)
{
    struct clock_facts f = *ahead;

    *made = (struct clock_fact){ .what = FACT_MOVE, .at = c->now, .t3 = r->state };
    f.move = made;
    f.n_move = 1;
    return f;
}

struct str clock_due_ahead(struct ctx *c, const struct clock_facts *ahead, const struct record *r)
{
    struct clock_fact made;
    struct clock_facts f = made_facts(c, ahead, r, &made);
    int32_t due = 0;

    for (size_t i = 0; i < r->def->n_clock; i++) {
        struct clock_count count;

        if (clock_count(c, &f, r, &r->def->clock[i], &count))
            sooner(&due, &count);
    }
    return due_text(c, due);
}

enum status clock_settle_made(struct ctx *c, const struct clock_facts *ahead,
                              const struct record *r, struct clock_rows *out, struct str *due_on)
{
    struct clock_fact made;
    struct clock_facts f = made_facts(c, ahead, r, &made);

    return settle(c, &f, r, out, due_on);
}

enum status clock_forget(struct ctx *c, const struct record *r)
{
    enum status s = clocks_drop(c, c->who.unit_id, r->id);

    for (size_t i = 0; i < r->def->n_clock && s == ST_OK; i++)
        s = message_settle(c, clock_link(c->arena, r->def->name, r->id, r->def->clock[i].name));
    return s;
}
