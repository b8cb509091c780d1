/* list_page.c: /penilaian, every assessment of the unit; and the beginning of one. */
#include "assessment/assess.view.h"
#include "assessment/pages.h"
#include "assessment/routes.h"
#include "core/app.h"
#include "core/page.h"

/* ── the list ── */

static int kind_of(struct str name)
{
    for (int k = 0; k < ROUND_KINDS; k++)
        if (str_eq(name, str_of(round_names[k])))
            return k;
    return ROUND_SELF;
}

static const char *state_key_of(const struct list_row *r)
{
    if (str_eq(r->round_state, STR("sent")))
        return "assess.state.sent";
    return r->answered > 0 ? "assess.state.open" : "assess.state.none";
}

static void fill_cell(struct ctx *c, const struct list_row *r, unsigned mask,
                      struct assess_cell *out)
{
    bool sent = str_eq(r->round_state, STR("sent"));
    int k = kind_of(r->kind);

    out->state_key = str_of(state_key_of(r));
    out->there = r->answered > 0 && (sent || k == ROUND_SELF || (mask & 1U << k) != 0);
    if (!out->there)
        return;
    out->total = assess_figure(c, r->total, 2);
    out->percent = assess_figure(c, r->percent, 1);
    out->category = r->holds.n > 0 ? r->holds : r->category;
}

static enum status fill_lines(struct ctx *c, struct assess_list *l)
{
    struct list_row *row = NULL;
    size_t n = 0;
    unsigned mask = assess_mask(c);
    enum status s = assessments(c, c->who.unit_id, &row, &n);

    if (s != ST_OK)
        return s;
    l->line = arena_array(c->arena, n + 1, sizeof(*l->line));
    for (size_t i = 0; i < n; i++) {
        struct assess_line *line = l->n > 0 ? &l->line[l->n - 1] : NULL;

        if (line == NULL || line->id != row[i].id) {
            line = &l->line[l->n++];
            line->id = row[i].id;
            line->closed = str_eq(row[i].state, STR("closed"));
            line->title = str_printf(c->arena, STR_FMT " %lld%s" STR_FMT, STR_ARG(row[i].title),
                                     (long long)row[i].year, row[i].part.n > 0 ? ", " : "",
                                     STR_ARG(row[i].part));
            line->href = str_printf(c->arena, "/penilaian/%lld", (long long)row[i].id);
        }
        if (kind_of(row[i].kind) == ROUND_SELF)
            line->answered = tr_with(
                c->arena, c->lang, "assess.done_of",
                (const struct str[]){ int_show(c->arena, row[i].answered, c->lang == LANG_ID),
                                      int_show(c->arena, row[i].asked, c->lang == LANG_ID) },
                2);
        fill_cell(c, &row[i], mask, &line->cell[kind_of(row[i].kind)]);
    }
    return ST_OK;
}

enum status assess_show_list(struct ctx *c)
{
    struct assess_list l = { .may_begin = may(c, PLAN_OWN, 0) };
    struct page page = { .title = tr(c->lang, "assess.title"), .place = PLACE_ASSESSMENT };
    struct out *o = body_new(c);
    enum status s = fill_lines(c, &l);

    if (s == ST_OK)
        s = instruments_offered(c, day_today(c->now, (int)c->who.zone), &l.offered, &l.n_offered);
    if (s != ST_OK)
        return s;
    l.compares = l.n > 0;
    assess_list_view(o, &l);
    return page_show(c, &page, o);
}

/* ── beginning ── */

static enum status draw_begin(struct ctx *c, struct assess_begin_form *f, int status)
{
    const struct crumb crumb[] = { { tr(c->lang, "assess.title"), STR("/penilaian") } };
    struct page page = { .title = tr(c->lang, "assess.begin"),
                         .place = PLACE_ASSESSMENT,
                         .crumb = crumb,
                         .n_crumb = 1 };
    struct out *o = body_new(c);
    enum status s =
        instruments_offered(c, day_today(c->now, (int)c->who.zone), &f->offered, &f->n_offered);

    if (s != ST_OK)
        return s;
    assess_begin_view(o, f);
    c->res->status = status;
    return page_show(c, &page, o);
}

enum status assess_show_begin(struct ctx *c)
{
    struct str today = date_iso(c->arena, day_today(c->now, (int)c->who.zone));
    struct assess_begin_form f = { .instrument = query_str(c, "instrumen"),
                                   .year = str_sub(today, 0, 4),
                                   .carry = true };

    return draw_begin(c, &f, 200);
}

static const struct instrument *chosen(const struct assess_begin_form *f)
{
    for (size_t i = 0; i < f->n_offered; i++)
        if (str_eq(f->offered[i]->hash, f->instrument))
            return f->offered[i];
    return NULL;
}

static enum status begin(struct ctx *c, struct assess_begin_form *f, int64_t *id, size_t *carried)
{
    struct assess_new n = { .part = f->part, .carry = f->carry };
    enum status s =
        instruments_offered(c, day_today(c->now, (int)c->who.zone), &f->offered, &f->n_offered);

    if (s != ST_OK)
        return s;
    n.ins = chosen(f);
    if (n.ins == NULL)
        return refuse(c, ST_INVALID, "assess.choose_instrument");
    if (!int_parse_range(f->year, 2010, 2099, &n.year))
        return refuse(c, ST_INVALID, "assess.bad_year");
    if (f->part.n > 40)
        return refuse(c, ST_INVALID, "assess.part_too_long");
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = assess_begin(c, &n, id, carried);
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status assess_send_begin(struct ctx *c)
{
    struct assess_begin_form f = { .instrument = form_str(c, "instrumen"),
                                   .year = form_str(c, "tahun"),
                                   .part = form_str(c, "bagian"),
                                   .carry = form_str(c, "bawa").n > 0 };
    int64_t id = 0;
    size_t carried = 0;
    enum status s = begin(c, &f, &id, &carried);

    if (s == ST_INVALID || s == ST_CONFLICT) {
        f.error = failure_text(c);
        return draw_begin(c, &f, s == ST_CONFLICT ? 409 : 422);
    }
    if (s != ST_OK)
        return s;
    say(c, carried > 0 ? "assess.begun_carried" : "assess.begun",
        int_show(c->arena, (int64_t)carried, c->lang == LANG_ID), STR(""));
    return see_other(c, "/penilaian/%lld", (long long)id);
}
