/* clock_extend.c: more time, with its ground, as often as the definition allows. */
#include <assert.h>

#include "base/json.h"
#include "base/utf8.h"
#include "core/ledger.h"
#include "register/clock_store.h"
#include "register/save.h"

const char *clock_extend_trouble(const struct clock_facts *f, const struct clock_count *k,
                                 struct rule_now *more)
{
    const struct clock_run *run = &k->run;

    if (run->state != CLOCK_RUNNING && run->state != CLOCK_PAUSED)
        return "clock.extend_stopped";
    /* What is late stays late: the law extends a term that has not ended. */
    if (run->state == CLOCK_RUNNING && run->now > run->due_at)
        return "clock.extend_late";
    if (run->extensions >= k->clock->extend_times)
        return "clock.extend_most";
    if (!rule_among(f->own, f->n_own, k->clock->extend, run->started, more))
        return "clock.extend_no_rule";
    return NULL;
}

static enum status check_ground(struct ctx *c, struct str ground)
{
    if (ground.n == 0)
        return refuse(c, ST_INVALID, "clock.no_ground");
    if (utf8_length(ground) > CLOCK_GROUND_MAX)
        return refuse(c, ST_INVALID, "clock.long_ground");
    return ST_OK;
}

static enum status refuse_extension(struct ctx *c, const char *why, int times)
{
    return refuse_with(c, ST_CONFLICT, why, int_show(c->arena, times, c->lang == LANG_ID),
                       (struct str){ 0 });
}

static enum status note_extension(struct ctx *c, const struct record *r, struct str clock,
                                  int amount, struct str ground)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "clock", clock);
    json_put_int(&j, "amount", amount);
    json_put_str(&j, "reason", ground);
    json_close(&j);
    return audit(c, "record.extended", "record", r->id, json_text(&j));
}

enum status clock_renew(struct ctx *c, const struct record *r, bool *moved)
{
    struct str due_on = { 0 };
    struct seen seen;
    enum status s = clock_settle(c, r, &due_on);

    *moved = s == ST_OK && !str_eq(due_on, r->due_on);
    if (!*moved)
        return s;
    s = watch_before(c, r->def, r->id, &seen);
    if (s == ST_OK)
        s = save_due(c, r, due_on);
    return s == ST_OK ? watch_after(c, r->def, r->id, false, &seen) : s;
}

enum status clock_extend(struct ctx *c, const struct record *r, const struct reg_clock *k,
                         struct str ground)
{
    const int64_t me = c->who.person_id, *by = me != 0 ? &me : NULL;
    struct clock_facts f = { 0 };
    struct clock_count count;
    struct rule_now more = { 0 };
    const char *why = "clock.extend_stopped";
    bool moved = false;
    int amount;
    enum status s = check_ground(c, ground);

    assert(c->in_tx && k->extend != NULL);
    if (s == ST_OK)
        s = clock_facts_of(c, r, &f);
    if (s != ST_OK)
        return s;
    if (clock_count(c, &f, r, k, &count))
        why = clock_extend_trouble(&f, &count, &more);
    if (why != NULL)
        return refuse_extension(c, why, count.run.extensions);
    amount = (int)(more.value + 0.5);
    s = extension_add(c, c->who.unit_id, r->id, c->now,
                      str_printf(c->arena, "extend:" STR_FMT, STR_ARG(k->name)), r->state, by,
                      amount, ground);
    if (s == ST_OK)
        s = clock_renew(c, r, &moved);
    return s == ST_OK ? note_extension(c, r, k->name, amount, ground) : s;
}
