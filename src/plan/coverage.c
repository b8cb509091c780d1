/*
 * coverage.c: /rencana/:plan/cakupan: how each indicator is known, by area, what it comes to, and
 * what is missing where nothing in the program knows it; and binding the plan anew.
 */
#include "plan/coverage.h"

#include "core/app.h"
#include "core/page.h"
#include "plan/coverage.view.h"
#include "plan/pages.h"
#include "register/def.h"

const char *binding_kind_key(enum binding_kind k)
{
    static const char *const keys[BINDING_KINDS] = {
        [BIND_NONE] = "measure.kind.none",     [BIND_MEASURE] = "measure.kind.measure",
        [BIND_RECORD] = "measure.kind.record", [BIND_DOCUMENT] = "measure.kind.document",
        [BIND_MANUAL] = "measure.kind.manual",
    };

    return keys[k];
}

static const char *const kind_words[BINDING_KINDS] = {
    [BIND_NONE] = "belum",       [BIND_MEASURE] = "ukuran", [BIND_RECORD] = "catatan",
    [BIND_DOCUMENT] = "dokumen", [BIND_MANUAL] = "manual",
};

/* Which kind the address asks for; BINDING_KINDS: all. */
static int wanted(struct ctx *c)
{
    struct str word = query_str(c, "jenis");

    for (int k = 0; k < BINDING_KINDS; k++)
        if (str_eq(word, str_of(kind_words[k])))
            return k;
    return BINDING_KINDS;
}

static void fill_chips(struct ctx *c, struct cover_page *p, int want)
{
    static const enum binding_kind order[BINDING_KINDS] = { BIND_MEASURE, BIND_RECORD,
                                                            BIND_DOCUMENT, BIND_MANUAL, BIND_NONE };
    struct str base = str_printf(c->arena, "/rencana/" STR_FMT "/cakupan", STR_ARG(p->plan->slug));

    p->chip[p->n_chip++] = (struct part_chip){ tr(c->lang, "measure.kind.all"), base, p->all.all,
                                               STATE_COUNT, want == BINDING_KINDS };
    for (int i = 0; i < BINDING_KINDS; i++) {
        int k = (int)order[i];

        if (p->all.n[k] > 0)
            p->chip[p->n_chip++] = (struct part_chip){ tr(c->lang, binding_kind_key(order[i])),
                                                       str_printf(c->arena, STR_FMT "?jenis=%s",
                                                                  STR_ARG(base), kind_words[k]),
                                                       p->all.n[k], STATE_COUNT, want == k };
    }
}

static void name_it(struct ctx *c, struct cover_row *r)
{
    const struct binding *b = &r->live.b;

    if (r->live.m != NULL) {
        r->what = words_show(c, &r->live.m->label);
        r->source = words_show(c, &r->live.m->def->title);
    } else if (b->kind == BIND_DOCUMENT) {
        const struct document_kind *kind = document_kind_find(c->app, b->name);

        r->what = kind != NULL ? kind->label[c->lang] : b->name;
    } else if (b->kind == BIND_MANUAL) {
        r->live.missing = b->missing[c->lang];
    } else {
        r->what = b->name;
    }
}

static void fill_rows(struct ctx *c, const struct plan_tree *t, const struct live_all *all,
                      int month, struct cover_page *p)
{
    struct cover_row *row = arena_array(c->arena, t->n_item + 1, sizeof(*row));
    struct cover_area *area = arena_array(c->arena, t->n_item + 1, sizeof(*area)), *now = NULL;
    int want = wanted(c);
    bool first = false;

    for (size_t i = 0; i < t->n_item; i++) {
        const struct item *it = &t->item[i];
        struct cover_row *r = &row[p->n_row];

        if (it->level == LEVEL_AREA) {
            now = &area[p->n_area++];
            now->item = it;
            first = true;
        }
        if (!it->tracked || now == NULL)
            continue;
        *r = (struct cover_row){ .item = it };
        live_of(c, all, it, month, &r->live);
        name_it(c, r);
        now->n[r->live.b.kind]++;
        now->all++;
        p->all.n[r->live.b.kind]++;
        p->all.all++;
        if (want != BINDING_KINDS && (int)r->live.b.kind != want)
            continue;
        r->area = first ? now : NULL;
        first = false;
        p->n_row++;
    }
    p->row = row;
    p->area = area;
    fill_chips(c, p, want);
}

static int month_of(const struct ctx *c, const struct plan *p)
{
    int month = today_month(c) - p->year * 12;

    return month < 1 ? 1 : month > MONTHS ? MONTHS : month;
}

static bool fits(const struct app *app, const struct plan *p)
{
    return app->bindings != NULL && app->bindings->year == p->year &&
           str_eq(app->bindings->plan, str_of(plan_kind_names[p->kind]));
}

/* GET /rencana/:plan/cakupan */
enum status coverage_show(struct ctx *c)
{
    struct plan plan = { 0 };
    struct plan_tree t = { 0 };
    struct live_all all = { 0 };
    struct cover_page p = { .plan = &plan };
    struct page page = { .place = PLACE_PLAN, .title = tr(c->lang, "measure.coverage") };
    struct crumb crumb[1];
    enum status s = plan_find(c, path_str(c, "plan"), &plan);

    if (s == ST_OK)
        s = plan_load(c, &plan, &t);
    if (s == ST_OK)
        s = live_all_load(c, &plan, &all);
    if (s != ST_OK)
        return s;
    p.may_bind = may(c, PLAN_OWN, 0) && plan_runs(&plan) && fits(c->app, &plan);
    p.month_text = month_and_year(c, &plan, month_of(c, &plan));
    fill_rows(c, &t, &all, month_of(c, &plan), &p);

    struct out *o = body_new(c);

    coverage_view(o, &p);
    crumb[0] =
        (struct crumb){ plan.title, str_printf(c->arena, "/rencana/" STR_FMT, STR_ARG(plan.slug)) };
    page.crumb = crumb;
    page.n_crumb = 1;
    return page_show(c, &page, o);
}

/* POST /rencana/:plan/ikat: binds with what the program ships. */
enum status coverage_bind(struct ctx *c)
{
    struct plan plan = { 0 };
    struct bind_result r = { 0 };
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = plan_find(c, path_str(c, "plan"), &plan);
    if (s == ST_OK && (!fits(c->app, &plan) || !plan_runs(&plan)))
        return refuse(c, ST_INVALID, "measure.no_bindings");
    if (s == ST_OK)
        s = plan_bind(c, &plan, c->app->bindings, &r);
    if (s == ST_INVALID && r.n_mistake > 0)
        return refuse_with(c, ST_INVALID, "measure.unknown_ref", r.mistake[0].text, STR(""));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "measure.said.bound", str_printf(c->arena, "%d", r.changed), STR(""));
    return see_other(c, "/rencana/" STR_FMT "/cakupan", STR_ARG(plan.slug));
}
