/* diff_page.c: /rencana/:plan/banding?dengan=SLUG: two versions of a plan, side by side. */
#include "core/page.h"
#include "plan/manage.h"
#include "plan/manage.view.h"
#include "plan/pages.h"

/* GET: what the plan of the address has that the other has not. */
enum status diff_show(struct ctx *c)
{
    struct import *im = arena_new(c->arena, struct import);
    struct plan newer = { 0 }, older = { 0 }, unused = { 0 };
    struct plan_tree t = { 0 };
    struct import_target target = { 0 };
    struct import_diff diff = { 0 };
    struct page page = { .place = PLACE_PLAN, .title = tr(c->lang, "plan.diff.title") };
    struct crumb crumb[1];
    struct out *o = body_new(c);
    enum status s = plan_find(c, path_str(c, "plan"), &newer);

    if (s == ST_OK)
        s = plan_find(c, query_str(c, "dengan"), &older);
    if (s == ST_OK)
        s = plan_load(c, &newer, &t);
    if (s == ST_OK)
        s = import_of_tree(c, &t, im);
    if (s != ST_OK)
        return s;
    target.plan_id = older.id;
    s = import_compare(c, &target, im, &unused, &diff);
    /* Reports that the newer one would not allow do not matter for reading. */
    if (s == ST_INVALID)
        s = ST_OK;
    if (s != ST_OK)
        return s;
    diff_view(o, &newer, &older, &diff);
    crumb[0] = (struct crumb){ newer.title,
                               str_printf(c->arena, "/rencana/" STR_FMT, STR_ARG(newer.slug)) };
    page.crumb = crumb;
    page.n_crumb = 1;
    return page_show(c, &page, o);
}
