/* move_clock.c: what a move asks of the record's clocks. */
#include "register/move_clock.h"

#include "core/time_show.h"
#include "register/clock_desk.h"
#include "register/sql.h"

enum status move_has_waited(struct ctx *c, const struct record *r, const struct reg_move *m)
{
    struct clock_facts facts = { 0 };
    struct clock_count k = { 0 };
    enum status s;

    if (m->after.n == 0)
        return ST_OK;
    s = clock_facts_of(c, r, &facts);
    if (s != ST_OK)
        return s;
    if (!clock_count(c, &facts, r, reg_clock(r->def, m->after), &k))
        return refuse_with(c, ST_CONFLICT, "register.not_begun", words_show(c, &m->label), STR(""));
    if (c->now > k.run.due_at)
        return ST_OK;
    return refuse_with(c, ST_CONFLICT, "register.not_before", words_show(c, &m->label),
                       date_long(c->arena, c->lang, k.run.due));
}

static enum status read_facts(struct ctx *c, const struct record *r, struct move_clocks *known)
{
    enum status s = known->is_read ? ST_OK : clock_facts_of(c, r, &known->facts);

    known->is_read = true;
    return s;
}

static bool in_time(struct ctx *c, const struct record *r, const struct move_clocks *known)
{
    uint64_t to = UINT64_C(1) << known->m->to;

    for (size_t i = 0; i < r->def->n_clock; i++) {
        struct clock_count k;

        if ((r->def->clock[i].until & to) == 0 ||
            !clock_count(c, &known->facts, r, &r->def->clock[i], &k))
            continue;
        if (k.run.state == CLOCK_MISSED || (k.run.state == CLOCK_RUNNING && c->now > k.run.due_at))
            return false;
    }
    return true;
}

static struct str workdays(struct ctx *c, const struct record *r, const struct calendar *cal)
{
    int32_t began = 0, today = day_today(c->now, (int)c->who.zone);

    (void)date_parse(record_began(r), &began);
    return str_printf(c->arena, "%d", began < today ? calendar_count(cal, began, today) : 0);
}

enum status move_clock_text(struct ctx *c, const struct record *old, struct move_clocks *known,
                            const struct reg_set *set, struct str *text)
{
    struct calendar cal = { 0 };
    enum status s;

    if (set->field->type == FIELD_YESNO && str_eq(set->value, STR("in_time"))) {
        s = read_facts(c, old, known);
        if (s == ST_OK)
            *text = in_time(c, old, known) ? STR("1") : STR("0");
        return s;
    }
    if (set->field->type != FIELD_INTEGER || !str_eq(set->value, STR("workdays")))
        return ST_OK;
    s = calendar_load(c, c->who.unit_id, &cal);
    if (s == ST_OK)
        *text = workdays(c, old, &cal);
    return s;
}
