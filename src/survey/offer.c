/* offer.c: one-time links for closed cases; code.h says why they tell nothing. */
#include "survey/offer.h"

#include "core/app.h"
#include "register/public.h"
#include "survey/code.h"
#include "survey/entry.view.h"
#include "survey/period.h"

enum status survey_offer(struct ctx *c, const struct record *r, struct str name,
                         struct part_link *out)
{
    struct period p = { 0 };
    struct str code;
    bool used = false;
    enum status s = period_now(c, name, &p);

    if (s != ST_OK)
        return s;
    code = code_of_record(c, p.row.id, r->id);
    s = code_is_used(c, p.row.id, code, &used);
    if (s != ST_OK)
        return s;
    if (used)
        return ST_NOT_FOUND;
    *out = (struct part_link){
        .text = words_show(c, &p.def->ask),
        .href = str_printf(c->arena, "/survei/" STR_FMT "?kode=" STR_FMT, STR_ARG(name),
                           STR_ARG(code_show(c->arena, code))),
    };
    return ST_OK;
}

static enum status draw(struct ctx *c, const struct record *r, struct out *o)
{
    struct part_link link = { 0 };
    enum status s;

    if (r->def->face == NULL || r->def->face->survey.n == 0 ||
        !reg_state_closed(r->def, r->state) || !may(c, SURVEY_EDIT, 0))
        return ST_OK;
    s = survey_offer(c, r, r->def->face->survey, &link);
    if (s == ST_NOT_FOUND)
        return ST_OK;
    if (s == ST_OK)
        offer_panel(o, &link);
    return s;
}

const struct record_panel survey_panel = { .aside = true, .draw = draw };
