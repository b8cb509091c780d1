/*
 * evidence_remove.c: takes a proof off a month that is not verified yet. The document stays, and so
 * does the ledger's word of it.
 */
#include "core/page.h"
#include "plan/indicator.h"
#include "plan/indicator.view.h"
#include "plan/pages.h"

/* The proof in the address, when it belongs to an open month of that indicator. */
static enum status find(struct ctx *c, struct round *r, struct proof_line *out, int *month)
{
    int64_t id = path_i64(c, "id");
    enum status s = round_open(c, path_str(c, "plan"), path_str(c, "ref"), r);

    for (int i = 0; i < MONTHS && s == ST_OK; i++) {
        struct proof_line *line = NULL;
        size_t n = 0;

        s = proof_list(c, "month", r->month[i].row.id, &line, &n);
        for (size_t k = 0; k < n && s == ST_OK; k++) {
            if (line[k].id != id)
                continue;
            *out = line[k];
            *month = i + 1;
            if (r->locked[i] || r->month[i].state == MONTH_VERIFIED || !plan_runs(&r->tree.plan))
                return refuse(c, ST_CONFLICT, "plan.evidence.closed");
            return ST_OK;
        }
    }
    return s == ST_OK ? ST_NOT_FOUND : s;
}

/* GET /rencana/:plan/:ref/bukti/:id */
enum status evidence_ask_remove(struct ctx *c)
{
    struct round *r = arena_new(c->arena, struct round);
    struct proof_line line = { 0 };
    struct page page = { .place = PLACE_PLAN, .title = tr(c->lang, "plan.evidence.remove") };
    struct out *o = body_new(c);
    int month = 0;
    enum status s = find(c, r, &line, &month);

    if (s != ST_OK)
        return s;
    evidence_remove_view(o, r, &line, month, month_and_year(c, &r->tree.plan, month));
    return page_show(c, &page, o);
}

/* POST /rencana/:plan/:ref/bukti/:id */
enum status evidence_send_remove(struct ctx *c)
{
    struct round *r = arena_new(c->arena, struct round);
    struct proof_line line = { 0 };
    int month = 0;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = find(c, r, &line, &month);
    if (s == ST_OK)
        s = proof_remove(c, line.id);
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "plan.said.evidence_removed", line.name, STR(""));
    return see_other(c, "/rencana/" STR_FMT "/" STR_FMT "?bulan=%d", STR_ARG(r->tree.plan.slug),
                     STR_ARG(r->item->ref), month);
}
