/*
 * confirm.c: settling which months are planned, and locking months that are over.
 *
 * What the source leaves open is settled by the plan's owner, never by the program. In a plan that
 * runs, months that were settled already can be corrected with a reason; a month with a report
 * stays.
 */
#include "base/json.h"
#include "base/utf8.h"
#include "core/ledger.h"
#include "plan/import_tree.h"
#include "plan/round.h"

static enum status check_confirm(struct ctx *c, const struct round *r, int64_t version,
                                 const bool planned[MONTHS], struct str reason)
{
    const struct item *it = r->item;
    bool settled = it->basis == BASIS_CERTAIN || it->basis == BASIS_CONFIRMED;

    if (!r->tree.plan.current || r->tree.plan.state == PLAN_CLOSED)
        return refuse(c, ST_INVALID, "plan.move.not_running");
    if (version >= 0 && version != it->indicator_version)
        return refuse(c, ST_CONFLICT, "plan.confirm.changed");
    if (settled && r->tree.plan.state != PLAN_DRAFT && reason.n == 0)
        return refuse(c, ST_INVALID, "plan.confirm.no_reason");
    if (utf8_length(reason) > ROUND_TEXT_MAX)
        return refuse(c, ST_INVALID, "plan.report.too_long");
    for (int i = 0; i < MONTHS; i++) {
        bool moved = planned[i] != (r->month[i].plan.planned);

        if (month_is_done(it->months.p[i]) && r->month[i].plan.planned && !planned[i])
            return refuse_with(c, ST_INVALID, "plan.confirm.has_report",
                               month_and_year(c, &r->tree.plan, i + 1), STR(""));
        if (moved && r->locked[i])
            return refuse_with(c, ST_INVALID, "plan.move.locked",
                               month_and_year(c, &r->tree.plan, i + 1), STR(""));
    }
    return ST_OK;
}

enum status round_confirm(struct ctx *c, struct round *r, int64_t version,
                          const bool planned[MONTHS], struct str reason)
{
    const struct item *it = r->item;
    struct str text = months_text(c->arena, planned), bad;
    bool before[MONTHS];
    struct json j;
    enum status s = check_confirm(c, r, version, planned, reason);

    if (s != ST_OK)
        return s;
    /* The same months keep the words in which the file wrote them. */
    if (months_parse(it->months_plan, before, &bad) &&
        memcmp(before, planned, sizeof(before)) == 0 && it->months_plan.n > 0)
        text = it->months_plan;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "plan", r->tree.plan.slug);
    json_put_str(&j, "ref", it->ref);
    json_put_change(&j, "basis", str_of(months_basis_names[it->basis]), STR("confirmed"));
    json_put_change(&j, "months", it->months_plan, text);
    if (reason.n > 0)
        json_put_str(&j, "reason", reason);
    json_close(&j);
    s = months_replan(c, it, planned, BASIS_CONFIRMED, text);
    return s == ST_OK ? audit(c, "months.confirmed", "indicator", it->id, json_text(&j)) : s;
}

enum status plan_lock(struct ctx *c, const struct plan *p, int month, bool lock)
{
    struct json j;
    int64_t n = 0;
    enum status s;

    if (month < 1 || month > MONTHS)
        return refuse(c, ST_INVALID, "plan.move.no_month");
    if (!p->current || p->state == PLAN_DRAFT)
        return refuse(c, ST_INVALID, "plan.move.not_running");
    s = lock ? lock_add(c, c->who.unit_id, p->id, month, c->who.account_id, c->now, &n)
             : lock_remove(c, c->who.unit_id, p->id, month, &n);
    if (s != ST_OK || n == 0)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "plan", p->slug);
    json_put_int(&j, "month", month);
    json_close(&j);
    return audit(c, lock ? "month.locked" : "month.unlocked", "plan", p->id, json_text(&j));
}
