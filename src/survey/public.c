/* public.c: published results for the portal's search and feed, and as open data. */
#include "survey/public.h"

#include <inttypes.h>

#include "base/number.h"
#include "core/page.h"
#include "survey/pages.h"
#include "survey/result_fill.h"

/* ── search and feed ── */

static bool is_asked(struct ctx *c, struct str title, struct str asked)
{
    struct str low = str_lower(c->arena, title), rest = str_lower(c->arena, str_trim(asked));

    while (rest.n > 0)
        if (!str_has(low, str_cut(&rest, ' ')))
            return false;
    return true;
}

static enum status list(struct ctx *c, struct str asked, size_t max, struct published **out,
                        size_t *n)
{
    struct survey_period *all = NULL;
    size_t many = 0;
    enum status s = period_published(c, c->who.unit_id, STR(""), &all, &many);

    *n = 0;
    *out = arena_array(c->arena, many + 1, sizeof(**out));
    for (size_t i = 0; i < many && *n < max && s == ST_OK; i++) {
        struct period p = { 0 };

        s = period_fill(c, &all[i], &p);
        if (s != ST_OK || !is_asked(c, period_title(c, &p), asked))
            continue;
        (*out)[(*n)++] = (struct published){
            .title = period_title(c, &p),
            .href = str_printf(c->arena, "/survei/hasil/%" PRId64, all[i].id),
            .day = all[i].published_on,
            .kind = tr(c->lang, "survey.published_kind"),
        };
    }
    return s;
}

const struct public_source survey_source = { .name = "survey", .feed = true, .list = list };

/* ── open data ── */

static const struct data_column columns[] = {
    { "survey", false },  { "from", false },       { "until", false }, { "published_on", false },
    { "element", false }, { "label", false },      { "mean", true },   { "index", true },
    { "grade", false },   { "respondents", true },
};

static void put_row(struct ctx *c, struct data_table *t, const struct shown_result *r, int element)
{
    struct str *cell = &t->cell[t->n_row++ * ARRAY_LEN(columns)];
    const struct survey_period *p = &r->p->row;

    cell[0] = p->survey;
    cell[1] = p->from_on;
    cell[2] = p->until_on;
    cell[3] = p->published_on;
    cell[9] = str_printf(c->arena, "%zu", r->n_row);
    if (element >= 0) {
        const struct survey_element_result *e = &r->all.element[element];

        cell[4] = r->view.element[element].code;
        cell[5] = r->view.element[element].label;
        cell[6] = decimal_plain(c->arena, survey_round(e->mean));
        cell[7] = decimal_plain(c->arena, survey_round(e->index));
        cell[8] = r->view.element[element].grade;
    } else if (r->view.shown) {
        cell[6] = decimal_plain(c->arena, survey_round(r->all.sum));
        cell[7] = decimal_plain(c->arena, survey_round(r->all.index));
        cell[8] = r->view.grade;
    }
}

static enum status fill(struct ctx *c, struct data_table *out)
{
    struct survey_period *all = NULL;
    size_t n = 0;
    enum status s = period_published(c, c->who.unit_id, STR(""), &all, &n);

    out->column = columns;
    out->n_column = ARRAY_LEN(columns);
    out->cell = arena_array(c->arena, (n * (SURVEY_ELEMENTS_MAX + 1) + 1) * ARRAY_LEN(columns),
                            sizeof(*out->cell));
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        struct period *p = arena_new(c->arena, struct period);
        struct shown_result *r = arena_new(c->arena, struct shown_result);

        s = period_fill(c, &all[i], p);
        if (s == ST_OK)
            s = result_load(c, p, true, r);
        for (size_t k = 0; s == ST_OK && k < r->view.n_element; k++)
            put_row(c, out, r, (int)k);
        if (s == ST_OK)
            put_row(c, out, r, -1); /* the whole, without an element */
    }
    return s;
}

const struct dataset survey_dataset = { .name = "survei", .issued = "2026-11-26", .fill = fill };
