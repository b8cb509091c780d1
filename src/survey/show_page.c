/* show_page.c: GET /survei/periode/ID: one period: where it stands, how it is answered, its result.
 */
#include <inttypes.h>

#include "base/number.h"
#include "core/ledger.h"
#include "core/time_show.h"
#include "survey/code.h"
#include "survey/pages.h"
#include "survey/period.view.h"
#include "survey/result_fill.h"
#include "survey/show.h"

static const char *const states[] = { "draft",     "approved", "collecting", "closed",
                                      "processed", "reviewed", "enacted",    "published",
                                      "followup",  "done",     NULL };

static struct str said(struct ctx *c, struct str key)
{
    return tr(c->lang, str_z(c->arena, key));
}

static void fill_steps(struct ctx *c, const struct period *p, struct period_view *v)
{
    struct period_step_view *step = arena_array(c->arena, ARRAY_LEN(states), sizeof(*step));
    bool before = true;

    for (size_t i = 0; states[i] != NULL; i++) {
        bool now = str_eq(p->row.state, str_of(states[i]));

        before = before && !now;
        step[v->n_step++] =
            (struct period_step_view){ period_state_text(c, str_of(states[i])), before, now };
    }
    v->step = step;
}

static void fill_moves(struct ctx *c, const struct period *p, struct period_view *v)
{
    struct period_move_view *move = arena_array(c->arena, 8, sizeof(*move));

    for (const struct period_move *m = period_moves; m->name != NULL && v->n_move < 8; m++) {
        const char *way = m->right == SURVEY_ENACT ? "tetapkan" : "langkah";

        if (!period_move_fits(m, p->row.state) || !may(c, m->right, 0))
            continue;
        move[v->n_move++] = (struct period_move_view){
            .action = str_printf(c->arena, STR_FMT "/%s/%s", STR_ARG(v->base), way, m->name),
            .label = said(c, str_printf(c->arena, "survey.move.%s", m->name)),
            .say = said(c, str_printf(c->arena, "survey.move_say.%s", m->name)),
            .decree = strcmp(m->name, "approve") == 0,
            .reason = m->reason,
            .primary = !m->reason,
        };
    }
    v->move = move;
}

static struct str day_long(struct ctx *c, struct str iso)
{
    int32_t day = 0;

    return date_parse(iso, &day) ? date_short(c->arena, c->lang, day) : iso;
}

static struct str decree_text(struct ctx *c, const struct period *p)
{
    if (p->row.decree.n == 0)
        return tr(c->lang, "survey.no_decree");
    return str_printf(c->arena, STR_FMT ", " STR_FMT, STR_ARG(p->row.decree),
                      STR_ARG(day_long(c, p->row.decree_on)));
}

static void fill_sample(struct ctx *c, const struct period *p, struct period_view *v)
{
    int64_t n = p->row.population;
    const struct str args[] = { int_show(c->arena, n, c->lang == LANG_ID),
                                int_show(c->arena, survey_sample(n), c->lang == LANG_ID) };

    v->population = n > 0 ? args[0] : tr(c->lang, "survey.unknown");
    v->required = n > 0 ? args[1] : tr(c->lang, "survey.unknown");
    v->sample_how = n > 0 ? tr_with(c->arena, c->lang, "survey.sample_how", args, ARRAY_LEN(args))
                          : tr(c->lang, "survey.sample_unknown");
}

static void fill_facts(struct ctx *c, const struct period *p, struct period_view *v)
{
    struct str *service = arena_array(c->arena, p->n_service + 1, sizeof(*service));
    struct str edition = int_show(c->arena, p->row.edition, true);

    for (size_t i = 0; i < p->n_service; i++)
        service[i] = p->service[i].name;
    v->service = service;
    v->n_service = p->n_service;
    v->title = span_name(c, p->row.span, p->row.year, p->row.from_on, p->row.until_on);
    v->over =
        p->row.edition > 1
            ? str_printf(c->arena, STR_FMT " · " STR_FMT, STR_ARG(words_show(c, &p->def->title)),
                         STR_ARG(tr_with(c->arena, c->lang, "survey.edition", &edition, 1)))
            : words_show(c, &p->def->title);
    v->state =
        p->row.replaced != 0 ? tr(c->lang, "survey.replaced") : period_state_text(c, p->row.state);
    v->shape = p->row.replaced != 0 ? STATE_ENDED : period_state_shape(p->row.state);
    v->version = str_printf(c->arena, "%" PRId64, p->row.version);
    v->from = day_long(c, p->row.from_on);
    v->until = day_long(c, p->row.until_on);
    v->method = p->row.method.n > 0 ? p->row.method : STR("–");
    v->decree = decree_text(c, p);
    v->form_version = int_show(c->arena, (int64_t)p->def->version, true);
    v->remark = p->row.remark;
    fill_sample(c, p, v);
}

static bool in_state(const struct period *p, const char *name)
{
    return str_eq(p->row.state, str_of(name));
}

static void fill_ways(struct ctx *c, const struct period *p, struct period_view *v)
{
    v->may_edit = may(c, SURVEY_EDIT, 0);
    v->collects = in_state(p, "collecting");
    v->takes_paper = v->collects || in_state(p, "closed");
    v->is_draft = in_state(p, "draft") || in_state(p, "approved");
    v->changeable = v->may_edit && v->is_draft;
    v->drops = v->may_edit && in_state(p, "draft") && p->row.corrects_id == 0;
    v->published = v->may_edit && period_is_public(&p->row) && p->row.replaced == 0;
    v->may_remark = v->may_edit && (in_state(p, "closed") || in_state(p, "processed") ||
                                    in_state(p, "reviewed") || in_state(p, "enacted"));
    v->correct = tr(c->lang, "survey.correct_say");
    v->open_say = tr(c->lang, p->row.open_link != 0 ? "survey.open_yes" : "survey.open_no");
    v->link = str_printf(c->arena, "/survei/" STR_FMT, STR_ARG(p->row.survey));
    if (v->collects && v->may_edit)
        v->tablet_href = str_printf(c->arena, STR_FMT "/tablet?k=" STR_FMT, STR_ARG(v->link),
                                    STR_ARG(tablet_key(c, p->row.id)));
    if (period_is_public(&p->row))
        v->result_href = str_printf(c->arena, "/survei/hasil/%" PRId64, p->row.id);
}

static enum status fill_comments(struct ctx *c, const struct period *p, struct period_view *v)
{
    struct survey_comment *all = NULL;
    struct comment_line *line;
    size_t n = 0;
    enum status s = comment_list(c, c->who.unit_id, p->row.id, STR(""), &all, &n);

    if (s != ST_OK || !v->may_edit || period_is_public(&p->row))
        return s;
    line = arena_array(c->arena, n + 1, sizeof(*line));
    for (size_t i = 0; i < n; i++)
        line[v->n_comment++] =
            (struct comment_line){ all[i].body, str_printf(c->arena, "%" PRId64, all[i].id),
                                   str_eq(all[i].state, STR("shown")),
                                   str_eq(all[i].state, STR("held")) };
    v->comment = line;
    return s;
}

static enum status fill_result(struct ctx *c, const struct period *p, struct period_view *v)
{
    struct shown_result *r = arena_new(c->arena, struct shown_result);
    enum status s = result_load(c, p, false, r);

    if (s == ST_OK && r->view.shown)
        s = result_trend_load(c, r);
    if (s != ST_OK)
        return s;
    v->answers = r->view.respondents;
    if (r->n_row > 0 && r->view.shown)
        v->result = &r->view;
    v->below_minimum = (int64_t)r->n_row < period_minimum(p);
    v->below_say = tr_with(c->arena, c->lang, "survey.below", &r->view.minimum, 1);
    return ST_OK;
}

enum status survey_period_page(struct ctx *c, const struct period *p,
                               const struct part_error *wrong, size_t n_wrong)
{
    struct crumb crumb = { tr(c->lang, "survey.list_title"), STR("/survei") };
    struct page page = {
        .title = period_title(c, p), .place = PLACE_SURVEY, .crumb = &crumb, .n_crumb = 1
    };
    struct period_view v = { .base = period_href(c, p->row.id, ""),
                             .wrong = wrong,
                             .n_wrong = n_wrong };
    struct out *o = body_new(c), *history = body_new(c);
    enum status s;

    fill_facts(c, p, &v);
    fill_ways(c, p, &v);
    fill_steps(c, p, &v);
    fill_moves(c, p, &v);
    s = fill_comments(c, p, &v);
    if (s == ST_OK)
        s = fill_result(c, p, &v);
    if (s == ST_OK)
        s = history_show(c, history, "survey_period", p->row.id);
    if (s != ST_OK)
        return s;
    v.history = out_html(history);
    period_page(o, &v);
    c->res->status = n_wrong > 0 ? 422 : 200;
    return page_show(c, &page, o);
}

enum status period_show(struct ctx *c)
{
    struct period p = { 0 };
    enum status s = period_of_path(c, &p);

    return s == ST_OK ? survey_period_page(c, &p, NULL, 0) : s;
}
