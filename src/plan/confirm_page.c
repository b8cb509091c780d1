/*
 * confirm_page.c: /rencana/:plan/konfirmasi: the months that the source leaves open, settled many
 * at a time: those that were read as they stand, the unreadable ones with a choice of months.
 */
#include <inttypes.h>

#include "base/number.h"
#include "core/page.h"
#include "plan/manage.h"
#include "plan/manage.view.h"
#include "plan/pages.h"

#define CHOSEN_MAX 500

static enum status draw(struct ctx *c, struct str slug, int status)
{
    struct plan plan = { 0 };
    struct plan_tree t = { 0 };
    struct confirm_page p = { .plan = &plan };
    struct page page = { .place = PLACE_PLAN, .title = tr(c->lang, "plan.confirm.title") };
    struct crumb crumb[1];
    struct out *o = body_new(c);
    enum status s = plan_find(c, slug, &plan);

    if (s == ST_OK)
        s = plan_load(c, &plan, &t);
    if (s != ST_OK)
        return s;
    p.inferred = arena_array(c->arena, t.n_item, sizeof(const struct item *));
    p.unknown = arena_array(c->arena, t.n_item, sizeof(const struct item *));
    for (size_t i = 0; i < t.n_item; i++) {
        if (!t.item[i].tracked)
            continue;
        p.total++;
        if (t.item[i].basis == BASIS_INFERRED)
            p.inferred[p.n_inferred++] = &t.item[i];
        else if (t.item[i].basis == BASIS_UNKNOWN)
            p.unknown[p.n_unknown++] = &t.item[i];
        else
            p.done++;
    }
    if (status != 200)
        p.error[p.n_error++] = (struct part_error){ NULL, failure_text(c) };
    confirm_view(o, &p);
    crumb[0] =
        (struct crumb){ plan.title, str_printf(c->arena, "/rencana/" STR_FMT, STR_ARG(slug)) };
    page.crumb = crumb;
    page.n_crumb = 1;
    c->res->status = status;
    return page_show(c, &page, o);
}

/* GET /rencana/:plan/konfirmasi */
enum status confirm_show(struct ctx *c)
{
    return draw(c, path_str(c, "plan"), 200);
}

/* "1.1.1.1:4": a ref and the version that was on the screen. */
static bool read_choice(struct str s, struct str *ref, int64_t *version)
{
    struct str rest = s;

    *ref = str_cut(&rest, ':');
    return ref_valid(*ref) && int_parse_range(rest, 1, INT64_MAX, version);
}

static enum status confirm_one(struct ctx *c, struct str slug, struct str choice,
                               const bool chosen[MONTHS], bool as_read)
{
    struct round *r = arena_new(c->arena, struct round);
    struct str ref, bad;
    int64_t version = 0;
    bool planned[MONTHS];
    enum status s;

    if (!read_choice(choice, &ref, &version))
        return refuse(c, ST_INVALID, "plan.confirm.bad_choice");
    s = round_open(c, slug, ref, r);
    if (s != ST_OK)
        return s;
    memcpy(planned, chosen, sizeof(planned));
    /* Only what was read can be settled as it stands. */
    if (as_read &&
        (r->item->basis != BASIS_INFERRED || !months_parse(r->item->months_plan, planned, &bad)))
        return refuse(c, ST_CONFLICT, "plan.confirm.changed");
    return round_confirm(c, r, version, planned, form_str(c, "alasan"));
}

/* POST /rencana/:plan/konfirmasi: all of the chosen ones, or none. */
enum status confirm_send(struct ctx *c)
{
    struct str slug = path_str(c, "plan");
    bool as_read = str_eq(form_str(c, "cara"), STR("terbaca")), chosen[MONTHS] = { false };
    const struct params *form = &c->req->form;
    CLEANUP(tx_end) struct tx tx = { 0 };
    int64_t n = 0;
    bool any = as_read;
    enum status s = tx_begin(c, &tx);

    for (int i = 0; i < MONTHS; i++) {
        char name[8];

        (void)snprintf(name, sizeof(name), "b%d", i + 1);
        chosen[i] = form_str(c, name).n > 0;
        any = any || chosen[i];
    }
    for (size_t i = 0; i < form->n && s == ST_OK; i++) {
        if (!str_eq(form->p[i].name, STR("pilih")))
            continue;
        if (++n > CHOSEN_MAX)
            s = refuse(c, ST_INVALID, "plan.confirm.too_many");
        else
            s = confirm_one(c, slug, form->p[i].value, chosen, as_read);
    }
    if (s == ST_OK && n == 0)
        s = refuse(c, ST_INVALID, "plan.confirm.none_chosen");
    if (s == ST_OK && !any)
        s = refuse(c, ST_INVALID, "plan.confirm.no_month");
    if (s == ST_OK)
        s = tx_commit(&tx);
    tx_end(&tx);
    if (s == ST_INVALID || s == ST_CONFLICT)
        return draw(c, slug, s == ST_CONFLICT ? 409 : 422);
    if (s != ST_OK)
        return s;
    say(c, "plan.said.confirmed_many", int_show(c->arena, n, c->lang == LANG_ID), STR(""));
    return see_other(c, "/rencana/" STR_FMT "/konfirmasi", STR_ARG(slug));
}
