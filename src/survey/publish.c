/*
 * publish.c: what a published survey leaves in the registers: its result, from which figures and
 * indicators follow, and a plan for its weakest elements. Made by the system, in the transaction of
 * the publication.
 */
#include <inttypes.h>

#include "base/buf.h"
#include "base/number.h"
#include "core/app.h"
#include "register/record.h"
#include "survey/period.h"

#define LOWEST 3 /* elements that get a plan */

struct publishing {
    struct ctx *c;
    const struct period *p;
    struct survey_result result;
    struct str today;
    int64_t record;
};

static void put(struct reg_form *f, const char *name, struct str text)
{
    if (text.n > 0)
        (void)reg_form_put(f, str_of(name), text);
}

static struct str number(struct ctx *c, int64_t v)
{
    return str_printf(c->arena, "%" PRId64, v);
}

static struct str services(const struct publishing *w)
{
    struct buf b;

    buf_init(&b, w->c->arena);
    for (size_t i = 0; i < w->p->n_service; i++) {
        if (i > 0)
            buf_add(&b, STR("\n"));
        buf_add(&b, w->p->service[i].name);
    }
    return buf_str(&b);
}

/* Below the minimum only the count becomes known. */
static bool is_shown(const struct publishing *w)
{
    return w->result.has && (int64_t)w->result.respondents >= period_minimum(w->p);
}

static void fill(struct publishing *w, struct reg_form *f)
{
    struct ctx *c = w->c;
    const struct survey_period *r = &w->p->row;

    put(f, "survey", r->survey);
    put(f, "title", words_show(c, &w->p->def->title));
    put(f, "kind", str_of(survey_kind_name(w->p->def->kind)));
    put(f, "year", number(c, r->year));
    put(f, "period", span_name(c, r->span, r->year, r->from_on, r->until_on));
    put(f, "from_on", r->from_on);
    put(f, "until_on", r->until_on);
    put(f, "services", services(w));
    put(f, "respondents", number(c, (int64_t)w->result.respondents));
    put(f, "population", number(c, r->population));
    put(f, "required_sample", number(c, survey_sample(r->population)));
    put(f, "published_on", w->today);
    put(f, "decree_no", r->decree);
    put(f, "edition", number(c, r->edition));
    put(f, "address", str_printf(c->arena, "/survei/hasil/%" PRId64, r->id));
    if (!is_shown(w))
        return;
    put(f, "score", decimal_plain(c->arena, survey_round(w->result.index)));
    if (w->result.grade != NULL)
        put(f, "grade", w->result.grade->grade);
}

/* The last day of the month before: a stock keeps a record to the end of its last month. */
static struct str month_before(struct ctx *c, struct str iso)
{
    int32_t day = 0;

    (void)date_parse(iso, &day);
    struct civil v = day_civil(day);

    return date_iso(c->arena, day_of(v.year, v.month, 1) - 1);
}

static enum status result_ends(struct publishing *w, int64_t record, bool corrected)
{
    struct ctx *c = w->c;
    const struct reg_def *def = reg_find(c->app, STR("survey_result"));
    struct record r = { 0 };
    struct reg_form f = { .def = def };
    enum status s = record_find(c, def, record, &r);

    if (s != ST_OK)
        return s;
    if (record_filled(&r, reg_field(def, STR("replaced_on"))) && !corrected)
        return ST_OK;
    s = reg_form_fill(c, &f, &r);
    f.version = r.version;
    put(&f, "replaced_on", month_before(c, w->today));
    if (corrected)
        put(&f, "corrected", STR("1"));
    return s == ST_OK ? record_change(c, &r, &f) : s;
}

/* The newest period's result is the one in force; what it follows ends with the month before. */
static enum status end_others(struct publishing *w)
{
    struct ctx *c = w->c;
    const struct survey_period *mine = &w->p->row;
    struct survey_period *all = NULL;
    size_t n = 0;
    bool newer = false;
    enum status s = period_published(c, c->who.unit_id, mine->survey, &all, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        bool corrected = all[i].id == mine->corrects_id;

        if (all[i].id == mine->id || all[i].record_id == 0)
            continue;
        newer = newer || (!corrected && str_cmp(all[i].until_on, mine->until_on) > 0);
        if (corrected || str_cmp(all[i].until_on, mine->until_on) <= 0)
            s = result_ends(w, all[i].record_id, corrected);
        if (s == ST_OK && corrected)
            s = period_set_replaced(c, c->who.unit_id, all[i].id);
    }
    return s == ST_OK && newer ? result_ends(w, w->record, false) : s;
}

static enum status plan_one(struct publishing *w, size_t element)
{
    struct ctx *c = w->c;
    const struct survey_element *e = &w->p->def->element[element];
    const struct survey_element_result *r = &w->result.element[element];
    struct reg_form f = { 0 };
    int64_t id = 0;
    const struct str args[] = {
        words_show(c, &e->label),
        decimal_show(c->arena, survey_round(r->mean), 2, c->lang == LANG_ID),
        decimal_show(c->arena, survey_round(r->index), 2, c->lang == LANG_ID),
        r->grade == NULL ? STR("–") : r->grade->grade,
    };

    reg_form_init(c, &f, reg_find(c->app, STR("survey_followup")));
    put(&f, "result", number(c, w->record));
    put(&f, "element",
        str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(e->code),
                   STR_ARG(words_show(c, &e->label))));
    put(&f, "mean", decimal_plain(c->arena, survey_round(r->mean)));
    put(&f, "problem",
        tr_with(c->arena, c->lang, "survey.followup_problem", args, ARRAY_LEN(args)));
    return record_create(c, &f, &id);
}

/* A correction keeps the plan that is under way. */
static enum status plan_lowest(struct publishing *w)
{
    size_t place[SURVEY_ELEMENTS_MAX];
    enum status s = ST_OK;

    if (!is_shown(w) || w->p->row.corrects_id != 0 ||
        reg_find(w->c->app, STR("survey_followup")) == NULL)
        return ST_OK;
    survey_order(w->p->def, &w->result, place);
    for (size_t i = 0; i < LOWEST && i < w->p->def->n_element && s == ST_OK; i++)
        s = plan_one(w, place[i]);
    return s;
}

static enum status make_records(struct publishing *w)
{
    struct ctx *c = w->c;
    struct reg_form f = { 0 };
    enum status s;

    reg_form_init(c, &f, reg_find(c->app, STR("survey_result")));
    fill(w, &f);
    s = record_create(c, &f, &w->record);
    if (s == ST_INVALID && f.n_error > 0)
        return fail(c, ST_FAULT, "survey_result: " STR_FMT, STR_ARG(f.error[0].text));
    if (s == ST_OK)
        s = period_set_published(c, c->who.unit_id, w->p->row.id, w->record, w->today);
    if (s == ST_OK)
        s = end_others(w);
    return s == ST_OK ? plan_lowest(w) : s;
}

enum status period_publish(struct ctx *c, const struct period *p)
{
    struct publishing w = { .c = c,
                            .p = p,
                            .today = date_iso(c->arena, day_today(c->now, (int)c->who.zone)) };
    struct survey_row *row = NULL;
    size_t n = 0;
    enum lang lang = c->lang;
    enum status s = period_rows(c, p, &row, &n);

    if (s != ST_OK)
        return s;
    if (reg_find(c->app, STR("survey_result")) == NULL)
        return refuse(c, ST_INVALID, "survey.no_register");
    period_result(p, row, n, &w.result, NULL);
    /* The system's own hand: nobody types a result. */
    CLEANUP(acting_end) struct acting acting = act_as_system(c);

    (void)acting;
    c->lang = LANG_ID;
    s = make_records(&w);
    c->lang = lang;
    return s;
}
