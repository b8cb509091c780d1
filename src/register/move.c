/* move.c: from one state to another: who may, what it needs, what it sets, who is told. */
#include <assert.h>

#include "core/app.h"
#include "core/ledger.h"
#include "core/message.h"
#include "register/move_clock.h"
#include "register/queries.h"
#include "register/save.h"

bool record_may_move(const struct ctx *c, const struct record *r, const struct reg_move *m)
{
    int from = reg_state_index(r->def, r->state);

    return from >= 0 && (m->from & (UINT64_C(1) << from)) != 0 && reg_may(c, r->def, m->by, r);
}

/* "Nobody verifies their own": whoever made the record, owns it, or moved it before is not another.
 */
static enum status is_other(struct ctx *c, const struct record *r, const struct reg_move *m)
{
    int64_t n = 0;
    enum status s = ST_OK;

    if (m->not_owner && record_is_own(c, r))
        return refuse(c, ST_DENIED, "register.own");
    if (!m->other)
        return ST_OK;
    if (record_is_own(c, r) || r->created_by == c->who.person_id)
        return refuse(c, ST_DENIED, "register.own");
    s = moved_before(c, c->who.unit_id, r->id, c->who.person_id, &n);
    if (s == ST_OK && n > 0)
        return refuse(c, ST_DENIED, "register.own");
    return s;
}

static enum status is_allowed(struct ctx *c, const struct record *r, const struct reg_move *m)
{
    int from = reg_state_index(r->def, r->state);
    enum status s;

    if (!reg_may(c, r->def, m->by, r))
        return refuse(c, ST_DENIED, "error.denied");
    if (from < 0 || (m->from & (UINT64_C(1) << from)) == 0)
        return refuse_with(c, ST_CONFLICT, "register.not_from",
                           from < 0 ? r->state : words_show(c, &r->def->state[from].label),
                           words_show(c, &m->label));
    s = is_other(c, r, m);
    return s == ST_OK ? move_has_waited(c, r, m) : s;
}

/* Values that the move itself gives, as if they had been typed. */
static enum status apply_set(struct ctx *c, struct reg_form *form, const struct reg_move *m)
{
    struct move_clocks known = { .m = m };
    enum status s = ST_OK;

    for (size_t i = 0; i < m->n_set && s == ST_OK; i++) {
        struct str text = default_text(c, m->set[i].field, m->set[i].value);

        s = move_clock_text(c, form->old, &known, &m->set[i], &text);
        if (s == ST_OK)
            (void)reg_form_put(form, m->set[i].field->name, text);
    }
    return s;
}

/* ── who is told ── */

static enum status tell(struct ctx *c, const struct record *r, const struct reg_move *m,
                        int64_t person_id, struct str reason)
{
    struct str args[] = { r->title, words_show(c, &r->def->state[m->to].label), c->who.name };
    struct str body = tr_with(c->arena, c->lang, "register.told_body", args, 3);
    struct message_new msg = {
        .person_id = person_id,
        .subject = tr_with(c->arena, c->lang, "register.told", args, 2),
        .body = reason.n > 0
                    ? str_printf(c->arena, STR_FMT "\n\n" STR_FMT, STR_ARG(body), STR_ARG(reason))
                    : body,
        .link = str_printf(c->arena, "/register/" STR_FMT "/%lld", STR_ARG(r->def->name),
                           (long long)r->id),
        .mail = true,
    };

    return person_id == 0 || person_id == c->who.person_id ? ST_OK : message_send(c, &msg);
}

/* Never the person whom the case is about. */
static bool is_subject(const struct record *r, int64_t person_id)
{
    for (size_t i = 0; i < r->def->n_field; i++) {
        const struct reg_field *f = &r->def->field[i];

        if (f->subject && record_int(r, f) == person_id)
            return true;
    }
    return false;
}

struct told {
    int64_t id[64];
    size_t n;
};

static void told_add(struct told *t, int64_t id)
{
    for (size_t i = 0; i < t->n; i++) {
        if (t->id[i] == id)
            return;
    }
    if (id != 0 && t->n < ARRAY_LEN(t->id))
        t->id[t->n++] = id;
}

static enum status told_roles(struct ctx *c, struct told *t, uint32_t roles)
{
    enum status s = ST_OK;

    for (unsigned role = ROLE_NONE + 1; role < ROLE_COUNT && s == ST_OK; role++) {
        int64_t *id = NULL;
        size_t n = 0;

        if ((roles & (UINT32_C(1) << role)) == 0)
            continue;
        s = persons_with_role(c, c->who.unit_id, str_of(role_name((enum role)role)), &id, &n);
        for (size_t i = 0; i < n && s == ST_OK; i++)
            told_add(t, id[i]);
    }
    return s;
}

static enum status tell_all(struct ctx *c, const struct record *r, const struct reg_move *m,
                            struct str reason)
{
    struct str link =
        str_printf(c->arena, "/register/" STR_FMT "/%lld", STR_ARG(r->def->name), (long long)r->id);
    struct told t = { .n = 0 };
    enum status s = message_settle(c, link);

    if ((m->notify & REG_WHO_OWNER) != 0)
        told_add(&t, r->def->owner != NULL ? record_int(r, r->def->owner) : r->created_by);
    if ((m->notify & REG_WHO_IN_CHARGE) != 0 && r->def->in_charge != NULL)
        told_add(&t, record_int(r, r->def->in_charge));
    if ((m->notify & REG_WHO_CREATOR) != 0)
        told_add(&t, r->created_by);
    if (m->notify_field != NULL)
        told_add(&t, record_int(r, m->notify_field));
    if (s == ST_OK)
        s = told_roles(c, &t, m->notify);
    for (size_t i = 0; i < t.n && s == ST_OK; i++) {
        if (!is_subject(r, t.id[i]))
            s = tell(c, r, m, t.id[i], reason);
    }
    return s;
}

/* Engines above, which know whom we do not: the applicant. */
static enum status tell_engines(struct ctx *c, const struct record *r, const struct reg_move *m)
{
    enum status s = ST_OK;

    for (size_t i = 0; c->app->moved != NULL && c->app->moved[i] != NULL && s == ST_OK; i++)
        s = c->app->moved[i](c, r, m);
    return s;
}

/* ── the move ── */

static enum status say_moved(struct ctx *c, const struct record *old, const struct record *now,
                             const struct reg_move *m, const struct reg_form *form,
                             struct str reason)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "move", m->name);
    json_put_change(&j, "state", old->state, now->state);
    if (reason.n > 0)
        json_put_str(&j, "reason", reason);
    save_changes(c, &j, form);
    json_close(&j);
    return audit(c, "record.moved", "record", old->id, json_text(&j));
}

static struct record moved(struct ctx *c, const struct record *old, const struct reg_move *m,
                           const struct reg_form *form)
{
    struct record now = *old;
    bool closes = reg_state_closed(old->def, old->def->state[m->to].name);

    now.state = old->def->state[m->to].name;
    now.value = form->value;
    if (!closes)
        now.closed_on = STR("");
    else if (!reg_state_closed(old->def, old->state))
        now.closed_on = date_iso(c->arena, day_today(c->now, (int)c->who.zone));
    return now;
}

static enum status count_move(struct ctx *c, const struct record *old, const struct record *now)
{
    enum status s = ST_OK;

    if (str_eq(old->state, now->state))
        return ST_OK;
    s = record_count_add(c, c->who.unit_id, old->def->name, old->state, -1);
    return s == ST_OK ? record_count_add(c, c->who.unit_id, old->def->name, now->state, 1) : s;
}

enum status record_move(struct ctx *c, const struct record *old, const struct reg_move *m,
                        struct reg_form *form, struct str reason)
{
    struct move_add made = { .unit_id = c->who.unit_id,
                             .record_id = old->id,
                             .at = c->now,
                             .move = m->name,
                             .from_state = old->state,
                             .has_moved_by = c->who.person_id != 0,
                             .moved_by = c->who.person_id,
                             .reason = reason };
    struct record now;
    struct seen seen;
    enum status s = is_allowed(c, old, m);

    assert(c->in_tx && form->old == old);
    if (s == ST_OK && form->version != old->version)
        s = ST_CONFLICT;
    if (s != ST_OK)
        return s;
    if (m->reason && reason.n == 0)
        reg_form_wrong_text(c, form, NULL, REG_REASON, tr(c->lang, "register.no_reason"));
    s = apply_set(c, form, m);
    now = moved(c, old, m, form);
    made.to_state = now.state;
    if (s == ST_OK)
        s = reg_form_check(c, form, &now, m);
    if (s == ST_OK)
        s = watch_before(c, old->def, old->id, &seen);
    if (s == ST_OK)
        s = sql_update(c, &now, form->version, form->value);
    if (s == ST_OK)
        s = save_rest(c, form, old->id);
    if (s == ST_OK)
        s = move_add(c, &made, 1);
    if (s == ST_OK)
        s = count_move(c, old, &now);
    if (s == ST_OK)
        s = save_finish(c, &now, m);
    if (s == ST_OK)
        s = watch_after(c, old->def, old->id, false, &seen);
    if (s == ST_OK)
        s = tell_all(c, &now, m, reason);
    if (s == ST_OK)
        s = tell_engines(c, &now, m);
    return s == ST_OK ? say_moved(c, old, &now, m, form, reason) : s;
}
