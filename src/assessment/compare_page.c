/* compare_page.c: /penilaian/banding, one instrument over the years, its rounds beside each other,
 * and over the offices below. */
#include "assessment/assess.view.h"
#include "assessment/pages.h"
#include "assessment/question_view.h"
#include "assessment/routes.h"
#include "core/page.h"

#define INSTRUMENTS_MAX 30

static int kind_of(struct str name)
{
    for (int k = 0; k < ROUND_KINDS; k++)
        if (str_eq(name, str_of(round_names[k])))
            return k;
    return ROUND_SELF;
}

/* A cell where the asker may see it: the unit's own, or what was sent. */
static void put_cell(struct ctx *c, struct assess_cell *cell, int k, struct str state, double total,
                     double percent, struct str category, int64_t answered)
{
    cell->there = answered > 0 && (k == ROUND_SELF || str_eq(state, STR("sent")));
    if (!cell->there)
        return;
    cell->total = assess_figure(c, total, 2);
    cell->percent = assess_figure(c, percent, 1);
    cell->category = category;
}

/* ── own years ── */

static void fill_years(struct ctx *c, struct compare_page *p, const struct list_row *row, size_t n)
{
    int64_t last = 0;

    p->row = arena_array(c->arena, n + 1, sizeof(*p->row));
    for (size_t i = 0; i < n; i++) {
        int k = kind_of(row[i].kind);
        struct compare_row *r;

        if (!str_eq(row[i].instrument, p->instrument))
            continue;
        if (row[i].id != last)
            p->n_row++;
        last = row[i].id;
        r = &p->row[p->n_row - 1];
        r->name = str_printf(c->arena, "%lld%s" STR_FMT, (long long)row[i].year,
                             row[i].part.n > 0 ? ", " : "", STR_ARG(row[i].part));
        r->href = str_printf(c->arena, "/penilaian/%lld", (long long)row[i].id);
        put_cell(c, &r->cell[k], k, row[i].round_state, row[i].total, row[i].percent,
                 row[i].holds.n > 0 ? row[i].holds : row[i].category, row[i].answered);
        if (k == ROUND_SELF)
            r->value = row[i].percent;
        if (p->year.n == 0)
            p->year = str_printf(c->arena, "%lld", (long long)row[i].year);
        p->title = row[i].title;
    }
}

static void fill_chips(struct ctx *c, struct compare_page *p, const struct list_row *row, size_t n)
{
    p->chip = arena_array(c->arena, INSTRUMENTS_MAX, sizeof(*p->chip));
    for (size_t i = 0; i < n && p->n_chip < INSTRUMENTS_MAX; i++) {
        bool known = false;

        for (size_t k = 0; k < i && !known; k++)
            known = str_eq(row[k].instrument, row[i].instrument);
        if (known)
            continue;
        if (p->instrument.n == 0)
            p->instrument = row[i].instrument;
        p->chip[p->n_chip++] = (struct part_chip){
            .text = row[i].title,
            .href = str_printf(c->arena, "/penilaian/banding?instrumen=" STR_FMT,
                               STR_ARG(row[i].instrument)),
            .count = -1,
            .state = STATE_COUNT,
            .current = str_eq(row[i].instrument, p->instrument),
        };
    }
}

/* ── offices below ── */

/* Other offices' own rounds only once they are sent in. */
static enum status fill_below(struct ctx *c, struct compare_page *p, int64_t year)
{
    struct below_round *row = NULL;
    size_t n = 0;
    int64_t last = 0;
    enum status s = rounds_below(c, c->who.unit_path, p->instrument, year, &row, &n);

    if (s != ST_OK)
        return s;
    p->below = arena_array(c->arena, n + 1, sizeof(*p->below));
    for (size_t i = 0; i < n; i++) {
        int k = kind_of(row[i].kind);
        struct compare_row *r;

        if (row[i].unit_id == c->who.unit_id || !str_eq(row[i].round_state, STR("sent")))
            continue;
        if (row[i].assessment_id != last)
            p->n_below++;
        last = row[i].assessment_id;
        r = &p->below[p->n_below - 1];
        r->name = row[i].name;
        put_cell(c, &r->cell[k], k, row[i].round_state, row[i].total, row[i].percent,
                 row[i].holds.n > 0 ? row[i].holds : row[i].category, row[i].answered);
        if (k == ROUND_SELF)
            r->value = row[i].percent;
    }
    return ST_OK;
}

enum status assess_show_compare(struct ctx *c)
{
    struct compare_page p = { .instrument = query_str(c, "instrumen"), .most = 100 };
    const struct crumb crumb[] = { { tr(c->lang, "assess.title"), STR("/penilaian") } };
    struct page page = { .place = PLACE_ASSESSMENT,
                         .title = tr(c->lang, "assess.compare"),
                         .crumb = crumb,
                         .n_crumb = 1 };
    struct out *o = body_new(c);
    struct list_row *row = NULL;
    size_t n = 0;
    int64_t year = query_i64(c, "tahun", 0);
    enum status s = assessments(c, c->who.unit_id, &row, &n);

    if (s != ST_OK)
        return s;
    if (year >= 2010 && year <= 2099)
        p.year = str_printf(c->arena, "%lld", (long long)year);
    fill_chips(c, &p, row, n);
    fill_years(c, &p, row, n);
    (void)!int_parse(p.year, &year);
    s = fill_below(c, &p, year);
    if (s != ST_OK)
        return s;
    assess_compare_view(o, &p);
    return page_show(c, &page, o);
}
