/*
 * record.c: the register follows a case: its class, its state and days, and nothing else.
 *
 * The program itself writes the record, so that it does not say which handler did what. A case from
 * which the reporter shut somebody out is entered when it is over: until then that person could
 * tell from a count that there is a case they do not see.
 */
#include "register/record.h"
#include "core/app.h"
#include "whistle/case.h"

static void put_days(struct reg_form *form, const struct whistle_case *r)
{
    (void)reg_form_put(form, STR("acknowledged_on"), r->acknowledged_on);
    (void)reg_form_put(form, STR("feedback_on"), r->feedback_on);
}

static enum status why(struct ctx *c, const struct reg_form *form, enum status s)
{
    if (s == ST_INVALID && form->n_error > 0)
        return fail(c, ST_FAULT, "register whistleblowing: " STR_FMT, STR_ARG(form->error[0].text));
    return s;
}

static enum status enter(struct ctx *c, const struct reg_def *def, struct opened_case *k)
{
    struct reg_form form;
    int64_t id = 0;
    enum status s;

    reg_form_init(c, &form, def);
    (void)reg_form_put(&form, STR("class"), k->row.class);
    (void)reg_form_put(&form, STR("received_on"), k->row.received_on);
    s = why(c, &form, record_create(c, &form, &id));
    if (s == ST_OK) {
        k->row.has_record_id = true;
        k->row.record_id = id;
    }
    return s;
}

static enum status move_record(struct ctx *c, const struct reg_def *def,
                               const struct opened_case *k, struct str name)
{
    const struct reg_move *m = reg_move(def, name);
    struct record r = { 0 };
    struct reg_form form = { .def = def };
    enum status s = record_find(c, def, k->row.record_id, &r);

    if (m == NULL)
        return fail(c, ST_FAULT, "register whistleblowing has no move " STR_FMT, STR_ARG(name));
    if (s == ST_OK)
        s = reg_form_fill(c, &form, &r);
    if (s != ST_OK)
        return s;
    put_days(&form, &k->row);
    return why(c, &form, record_move(c, &r, m, &form, m->reason ? STR("-") : STR("")));
}

enum status wbs_case_record(struct ctx *c, struct opened_case *k, const struct whistle_move *m)
{
    const struct reg_def *def = reg_find(c->app, STR("whistleblowing"));
    bool hidden = k->report.shut_out.n > 0, over = k->row.closed_on.n > 0;
    bool known = k->row.has_record_id;
    enum status s = ST_OK;

    if (def == NULL || (!known && hidden && !over))
        return ST_OK; /* a site without the register; or later */
    CLEANUP(acting_end) struct acting acting = act_as_system(c);
    (void)acting;

    if (!known)
        s = enter(c, def, k);
    if (s != ST_OK)
        return s;
    /* One that was kept back goes to its end in one step; its days say how it went. */
    if (!known && hidden)
        return move_record(c, def, k, str_printf(c->arena, "enter_%s", m->to));
    return move_record(c, def, k, str_of(m->name));
}
