/*
 * door_page.c: /survei: staff find their periods there, everybody else what can be answered and
 * what was published (/survei/hasil).
 */
#include <inttypes.h>

#include "core/app.h"
#include "core/kept.h"
#include "core/time_show.h"
#include "survey/answer.view.h"
#include "survey/ask_view.h"
#include "survey/pages.h"

static struct str until_text(struct ctx *c, struct str iso)
{
    int32_t day = 0;
    struct str shown = date_parse(iso, &day) ? date_long(c->arena, c->lang, day) : iso;

    return tr_with(c->arena, c->lang, "survey.open_until", &shown, 1);
}

static enum status fill_open(struct ctx *c, struct door_view *v)
{
    struct survey_open *all = NULL;
    size_t n = 0;
    enum status s = period_open_list(c, c->who.unit_id, &all, &n);
    struct door_line *line = arena_array(c->arena, n + 1, sizeof(*line));

    for (size_t i = 0; i < n; i++) {
        const struct survey_def *def = survey_find(c->app->questionnaires, all[i].survey);

        if (def == NULL)
            continue;
        line[v->n_open++] = (struct door_line){ .title = words_show(c, &def->title),
                                                .lead = until_text(c, all[i].until_on),
                                                .href = str_printf(c->arena, "/survei/" STR_FMT,
                                                                   STR_ARG(all[i].survey)) };
    }
    v->open = line;
    return s;
}

static enum status fill_results(struct ctx *c, struct door_view *v)
{
    struct survey_period *all = NULL;
    size_t n = 0;
    enum status s = period_published(c, c->who.unit_id, STR(""), &all, &n);
    struct door_line *line = arena_array(c->arena, n + 1, sizeof(*line));

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        struct period p = { 0 };

        s = period_fill(c, &all[i], &p);
        if (s != ST_OK)
            return s;
        line[v->n_result++] = (struct door_line){
            .title = words_show(c, &p.def->title),
            .lead = span_name(c, all[i].span, all[i].year, all[i].from_on, all[i].until_on),
            .href = str_printf(c->arena, "/survei/hasil/%" PRId64, all[i].id),
        };
    }
    v->result = line;
    return s;
}

static enum status results_make(struct ctx *c)
{
    struct page page = { .title = tr(c->lang, "survey.door_title"),
                         .about = tr(c->lang, "survey.door_lead"),
                         .open_face = true };
    struct door_view v = { 0 };
    struct out *o = body_new(c);
    enum status s = fill_open(c, &v);

    if (s == ST_OK)
        s = fill_results(c, &v);
    if (s != ST_OK)
        return s;
    ask_door(o, &v);
    return page_show(c, &page, o);
}

enum status door_results(struct ctx *c)
{
    return page_kept(c, c->who.unit_id, STR("text/html; charset=utf-8"), results_make);
}

enum status door_show(struct ctx *c)
{
    return may(c, SURVEY_READ, 0) ? period_list_show(c) : door_results(c);
}
