/* subject.c: names and addresses of what documents prove, for the documents' pages. */
#include "plan/subject.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "core/time_show.h"
#include "plan/bundle_queries.h"
#include "plan/model.h"

#define MAX_WORDS 80 /* characters of a finding that are shown */

static struct str slug_of(struct ctx *c, struct str kind, int64_t year, int64_t revision,
                          bool current, int64_t owner_id)
{
    struct plan p = { .year = (int)year,
                      .kind = (enum plan_kind)name_index(plan_kind_names, PLAN_KINDS, kind),
                      .revision = (int)revision,
                      .current = current,
                      .owner_id = owner_id };

    return plan_slug(c->arena, &p);
}

static enum status month_view(struct ctx *c, int64_t id, struct subject_view *out)
{
    struct month_subject m = { 0 };
    enum status s = subject_of_month(c, c->who.unit_id, id, &m);

    if (s != ST_OK)
        return s;
    struct str slug = slug_of(c, m.kind, m.year, m.revision, m.is_current != 0, m.owner_id);
    *out = (struct subject_view){
        .text = str_printf(c->arena, STR_FMT " " STR_FMT " %" PRId64, STR_ARG(m.ref),
                           STR_ARG(month_name(c->lang, (int)m.month)), m.year),
        .href = str_printf(c->arena, "/rencana/" STR_FMT "/" STR_FMT "?bulan=%" PRId64,
                           STR_ARG(slug), STR_ARG(m.ref), m.month),
        .open = !str_eq(m.state, STR("verified")),
    };
    return ST_OK;
}

static enum status plan_view(struct ctx *c, int64_t id, struct subject_view *out)
{
    struct plan_subject p = { 0 };
    enum status s = subject_of_plan(c, c->who.unit_id, id, &p);

    if (s != ST_OK)
        return s;
    struct str slug = slug_of(c, p.kind, p.year, p.revision, p.is_current != 0, p.owner_id);
    *out = (struct subject_view){
        .text = p.title,
        .href = str_printf(c->arena, "/rencana/" STR_FMT, STR_ARG(slug)),
        .open = str_eq(p.state, STR("draft")),
    };
    return ST_OK;
}

static enum status finding_view(struct ctx *c, int64_t id, struct subject_view *out)
{
    struct finding_subject f = { 0 };
    enum status s = subject_of_finding(c, c->who.unit_id, id, &f);

    if (s != ST_OK)
        return s;
    *out = (struct subject_view){
        .text = utf8_prefix(f.text, MAX_WORDS),
        .href = str_printf(c->arena, "/tindak-lanjut/%" PRId64, id),
        .open = !str_eq(f.state, STR("verified")),
    };
    return ST_OK;
}

const struct proof_subject plan_subjects[] = {
    { "month", month_view },
    { "plan", plan_view },
    { "finding", finding_view },
    { NULL, NULL },
};
