/* result.c: sent rounds as records. */
#include "assessment/result.h"

#include "base/number.h"
#include "register/record.h"

static void put_int(struct ctx *c, struct reg_form *f, const char *name, int64_t v)
{
    (void)reg_form_put(f, str_of(name), str_printf(c->arena, "%lld", (long long)v));
}

static void put_real(struct ctx *c, struct reg_form *f, const char *name, double v)
{
    (void)reg_form_put(f, str_of(name),
                       decimal_plain(c->arena, (double)(int64_t)(v * 10000 + 0.5) / 10000));
}

static void fill(struct ctx *c, const struct assess *a, enum round_kind k,
                 const struct round_row *row, struct reg_form *f)
{
    reg_form_init(c, f, reg_find(c->app, STR("assessment_result")));
    (void)reg_form_put(f, STR("instrument"), a->ins->name);
    (void)reg_form_put(f, STR("title"), assess_title(c, a));
    put_int(c, f, "year", a->head.year);
    (void)reg_form_put(f, STR("round"), str_of(round_names[k]));
    put_real(c, f, "total", row->total);
    put_real(c, f, "percent", row->percent > 100 ? 100 : row->percent);
    (void)reg_form_put(f, STR("category"), row->category);
    (void)reg_form_put(f, STR("threshold"), row->holds);
    put_int(c, f, "asked", row->asked);
    put_int(c, f, "answered", row->answered);
    (void)reg_form_put(f, STR("sent_on"), date_iso(c->arena, day_today(c->now, (int)c->who.zone)));
    (void)reg_form_put(f, STR("address"),
                       str_printf(c->arena, "/penilaian/%lld", (long long)a->head.id));
}

static enum status replace_old(struct ctx *c, const struct reg_def *def, int64_t id)
{
    struct record old = { 0 };
    struct reg_form form;
    const struct reg_move *m = reg_move(def, STR("replace"));
    enum status s = record_find(c, def, id, &old);

    if (s == ST_NOT_FOUND)
        return ST_OK;
    if (s != ST_OK)
        return s;
    if (m == NULL || reg_state_closed(def, old.state))
        return ST_OK;
    s = reg_form_fill(c, &form, &old);
    form.version = old.version;
    return s == ST_OK ? record_move(c, &old, m, &form, tr(c->lang, "assess.sent_again")) : s;
}

/* As the system, whoever sent the round: without a request it is nobody's hand (reg_may()). */
static enum status as_system(struct ctx *c, const struct assess *a, enum round_kind k,
                             const struct round_row *row, const struct reg_def *def)
{
    struct reg_form form;
    int64_t id = 0;
    CLEANUP(acting_end) struct acting acting = act_as_system(c);
    enum status s = ST_OK;

    (void)acting;
    if (row->record_id != 0)
        s = replace_old(c, def, row->record_id);
    if (s == ST_OK) {
        fill(c, a, k, row, &form);
        s = record_create(c, &form, &id);
        if (s == ST_INVALID && form.n_error > 0)
            s = fail(c, ST_FAULT, "assessment_result: " STR_FMT, STR_ARG(form.error[0].text));
    }
    return s == ST_OK ? round_set_record(c, c->who.unit_id, row->id, id) : s;
}

enum status result_record(struct ctx *c, const struct assess *a, enum round_kind k)
{
    const struct reg_def *def = reg_find(c->app, STR("assessment_result"));
    struct round_row *row = NULL;
    size_t n = 0;
    enum status s;

    if (def == NULL)
        return ST_OK;
    s = rounds_of(c, c->who.unit_id, a->head.id, &row, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        if (row[i].id == a->round[k].row->id)
            return as_system(c, a, k, &row[i], def);
    return s;
}
