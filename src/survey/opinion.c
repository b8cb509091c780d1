/* opinion.c: how people judge one service: the newest index that was published, and where to
 * answer. */
#include <inttypes.h>

#include "survey/pages.h"
#include "survey/public.h"
#include "survey/result_fill.h"

/* The service's place in the period, from 1; 0: it is not covered. */
static int64_t place_of(struct ctx *c, const struct period *p, struct str service)
{
    struct str low = str_lower(c->arena, str_trim(service));

    for (size_t i = 0; i < p->n_service; i++) {
        if (str_eq(str_lower(c->arena, str_trim(p->service[i].name)), low))
            return p->service[i].ord;
    }
    return 0;
}

static enum status fill_ask(struct ctx *c, struct str service, struct str survey,
                            struct service_opinion *out)
{
    struct period p = { 0 };
    enum status s = period_now(c, survey, &p);
    int64_t ord = s == ST_OK ? place_of(c, &p, service) : 0;

    if (ord > 0 && p.row.open_link != 0)
        out->ask =
            str_printf(c->arena, "/survei/" STR_FMT "?layanan=%" PRId64, STR_ARG(survey), ord);
    return s == ST_NOT_FOUND ? ST_OK : s;
}

static struct str with_grade(struct ctx *c, double index, const struct survey_grade *grade)
{
    struct str shown = survey_show(c, index);

    return grade == NULL
               ? shown
               : str_printf(c->arena, STR_FMT " (" STR_FMT ", " STR_FMT ")", STR_ARG(shown),
                            STR_ARG(grade->grade), STR_ARG(words_show(c, &grade->label)));
}

/* What the page of the result shows of it to everybody, and no more: too few answers, or a small
 * cell, have no index. */
static enum status fill_index(struct ctx *c, const struct period *p, int64_t ord,
                              struct service_opinion *out)
{
    struct shown_result *r = arena_new(c->arena, struct shown_result);
    enum status s = result_load(c, p, true, r);
    const struct survey_result *one = &r->all;
    struct str answers = r->view.respondents;

    if (s != ST_OK || !r->view.shown)
        return s;
    if (r->view.n_service > 0) {
        const struct result_service *row = &r->view.service[ord - 1];

        if (!row->known)
            return ST_OK;
        one = &r->service[ord - 1];
        answers = row->respondents;
    }
    out->index = with_grade(c, one->index, one->grade);
    out->answers = answers;
    out->period = r->view.over;
    out->href = str_printf(c->arena, "/survei/hasil/%" PRId64, p->row.id);
    return ST_OK;
}

enum status survey_opinion(struct ctx *c, struct str service, struct str survey,
                           struct service_opinion *out)
{
    struct str name = survey.n > 0 ? survey : STR("skm");
    struct survey_period *all = NULL;
    size_t n = 0;
    enum status s = fill_ask(c, service, name, out);

    if (s == ST_OK)
        s = period_published(c, c->who.unit_id, name, &all, &n);
    for (size_t i = 0; i < n && out->index.n == 0 && s == ST_OK; i++) {
        struct period p = { 0 };
        int64_t ord = 0;

        s = period_fill(c, &all[i], &p);
        if (s == ST_OK)
            ord = place_of(c, &p, service);
        if (ord > 0)
            s = fill_index(c, &p, ord, out);
    }
    return s;
}
