/* result_fill.c: figures with the numbers that they came from, in words and in view structs. */
#include "survey/result_fill.h"

#include <inttypes.h>

#include "base/number.h"
#include "core/page.h"
#include "core/time_show.h"
#include "html/chart.h"
#include "survey/pages.h"

#define TREND_MAX 8

struct str survey_show(struct ctx *c, double v)
{
    struct str s = str_printf(c->arena, "%.2f", survey_round(v));
    char *z = str_z(c->arena, s);

    for (size_t i = 0; i < s.n && c->lang == LANG_ID; i++)
        if (z[i] == '.')
            z[i] = ',';
    return (struct str){ z, s.n };
}

static struct str four(struct ctx *c, double v)
{
    return decimal_show(c->arena, v, 4, c->lang == LANG_ID);
}

static struct str count(struct ctx *c, int64_t v)
{
    return int_show(c->arena, v, c->lang == LANG_ID);
}

/* ── the index ── */

static struct str weight_text(struct ctx *c, const struct survey_element *e)
{
    return str_printf(c->arena, "%" PRId64 "/%" PRId64, e->num, e->den);
}

static void fill_element(struct ctx *c, const struct shown_result *r, size_t i,
                         struct result_element *out)
{
    const struct survey_element *d = &r->p->def->element[i];
    const struct survey_element_result *e = &r->all.element[i];
    const struct str how[] = { count(c, e->sum), count(c, e->n), survey_show(c, e->mean) };
    const struct str by[] = { four(c, e->mean), weight_text(c, d), four(c, e->weighted) };

    *out = (struct result_element){
        .code = d->code,
        .label = words_show(c, &d->label),
        .mean = e->n > 0 ? survey_show(c, e->mean) : STR("–"),
        .index = e->n > 0 ? survey_show(c, e->index) : STR("–"),
        .grade = e->grade == NULL ? STR("") : e->grade->grade,
        .grade_label = e->grade == NULL ? STR("") : words_show(c, &e->grade->label),
        .how = tr_with(c->arena, c->lang, "survey.how_mean", how, ARRAY_LEN(how)),
        .weighted = tr_with(c->arena, c->lang, "survey.how_weighted", by, ARRAY_LEN(by)),
        .share = e->mean / (double)r->p->def->scale * 100,
    };
}

static void fill_elements(struct ctx *c, struct shown_result *r)
{
    struct result_view *v = &r->view;
    size_t n = r->p->def->n_element, place[SURVEY_ELEMENTS_MAX];

    v->element = arena_array(c->arena, n + 1, sizeof(*v->element));
    v->n_element = n;
    for (size_t i = 0; i < n; i++)
        fill_element(c, r, i, &v->element[i]);
    survey_order(r->p->def, &r->all, place);
    for (v->n_low = 0; v->n_low < 3 && v->n_low * 2 + 1 < n; v->n_low++) {
        v->low[v->n_low] = &v->element[place[v->n_low]];
        v->high[v->n_low] = &v->element[place[n - 1 - v->n_low]];
    }
}

static struct str factor_text(struct ctx *c, const struct survey_def *def)
{
    if (def->kind == SURVEY_PERCEPTION)
        return str_printf(c->arena, "4/%zu", def->scale);
    return decimal_show(c->arena, survey_factor(def), 4, c->lang == LANG_ID);
}

static void fill_index(struct ctx *c, struct shown_result *r)
{
    struct result_view *v = &r->view;
    const struct str parts[] = { four(c, r->all.sum), factor_text(c, r->p->def),
                                 survey_show(c, r->all.index) };
    bool mean = r->p->n_service > 1 && str_eq(r->p->row.pooling, STR("mean"));

    v->index = survey_show(c, r->all.index);
    v->sum = four(c, r->all.sum);
    v->how_sum = tr(c->lang, mean ? "survey.how_sum_mean" : "survey.how_sum");
    v->how_index = tr_with(c->arena, c->lang, "survey.how_index", parts, ARRAY_LEN(parts));
    if (r->all.grade != NULL) {
        v->grade = r->all.grade->grade;
        v->grade_label = words_show(c, &r->all.grade->label);
    }
    if (r->all.bands != NULL) {
        v->band_law = r->all.bands->law;
        v->band_confirmed = r->all.bands->confirmed;
    }
    if (r->p->def->n_score > 0) {
        const struct survey_rule *rule =
            survey_rule_on(r->p->def->score, r->p->def->n_score, r->p->row.until_on);
        const struct str score[] = { survey_show(c, r->all.score),
                                     rule == NULL ? STR("–") : survey_show(c, rule->value) };

        v->score = tr_with(c->arena, c->lang, "survey.zi_score", score, ARRAY_LEN(score));
    }
}

/* ── who answered ── */

static void fill_counts(struct ctx *c, struct shown_result *r)
{
    struct result_view *v = &r->view;
    const struct survey_rule *minimum =
        survey_rule_on(r->p->def->minimum, r->p->def->n_minimum, r->p->row.from_on);
    int64_t n = (int64_t)r->n_row, need = survey_sample(r->p->row.population);

    v->respondents = count(c, n);
    v->required = need > 0 ? count(c, need) : STR("");
    v->population = count(c, r->p->row.population);
    v->sample_met = need > 0 && n >= need;
    v->rate_bar = need > 0 ? (int)(n * 100 / need) : 0;
    v->rate = need > 0
                  ? decimal_show(c->arena, (double)n * 100 / (double)need, 1, c->lang == LANG_ID)
                  : STR("");
    v->minimum = minimum == NULL ? STR("") : count(c, (int64_t)minimum->value);
    v->minimum_confirmed = minimum == NULL || minimum->confirmed;
}

static void fill_services(struct ctx *c, struct shown_result *r)
{
    struct result_view *v = &r->view;
    int64_t many[SURVEY_SERVICES_MAX] = { 0 };
    bool hidden[SURVEY_SERVICES_MAX] = { false };
    size_t n = r->p->n_service < SURVEY_SERVICES_MAX ? r->p->n_service : SURVEY_SERVICES_MAX;

    v->service = arena_array(c->arena, n + 1, sizeof(*v->service));
    v->n_service = n > 1 ? n : 0;
    for (size_t i = 0; i < n; i++)
        many[i] = (int64_t)r->service[i].respondents;
    if (v->hides)
        survey_hide(many, n, hidden);
    for (size_t i = 0; i < n; i++) {
        const struct survey_result *s = &r->service[i];
        bool known = s->has && !hidden[i];

        v->service[i] = (struct result_service){
            .name = r->p->service[i].name,
            .known = known,
            .respondents = hidden[i] ? STR("•") : count(c, many[i]),
            .index = known ? survey_show(c, s->index) : STR("–"),
            .grade = known && s->grade != NULL ? s->grade->grade : STR(""),
        };
    }
}

static void fill_profile(struct ctx *c, struct shown_result *r, size_t q,
                         struct result_profile *out)
{
    const struct survey_profile *f = &r->p->def->profile[q];
    int64_t *many = arena_array(c->arena, f->n_option + 1, sizeof(*many));
    bool *hidden = arena_array(c->arena, f->n_option + 1, sizeof(*hidden));

    survey_profile_count(r->p->def, q, r->row, r->n_row, many);
    if (r->view.hides)
        survey_hide(many, f->n_option + 1, hidden);
    out->label = words_show(c, &f->label);
    out->row = arena_array(c->arena, f->n_option + 1, sizeof(*out->row));
    for (size_t i = 0; i <= f->n_option; i++) {
        double share = r->n_row > 0 ? (double)many[i] * 100 / (double)r->n_row : 0;

        if (i == f->n_option && many[i] == 0)
            continue;
        out->row[out->n++] = (struct result_count){
            i < f->n_option ? words_show(c, &f->option[i].label) : tr(c->lang, "survey.not_said"),
            hidden[i] ? STR("•") : count(c, many[i]),
            hidden[i] ? STR("") : decimal_show(c->arena, share, 1, c->lang == LANG_ID),
        };
    }
}

/* ── all ── */

static enum status fill_comments(struct ctx *c, struct shown_result *r)
{
    struct survey_comment *all = NULL;
    size_t n = 0;
    enum status s = comment_list(c, c->who.unit_id, r->p->row.id, STR("shown"), &all, &n);
    struct str *text = arena_array(c->arena, n + 1, sizeof(*text));

    for (size_t i = 0; i < n; i++)
        text[i] = all[i].body;
    r->view.comment = text;
    r->view.n_comment = n;
    return s;
}

static void fill_head(struct ctx *c, struct shown_result *r)
{
    struct result_view *v = &r->view;
    const struct survey_def *def = r->p->def;
    int32_t day = 0;

    v->title = words_show(c, &def->title);
    v->over = span_name(c, r->p->row.span, r->p->row.year, r->p->row.from_on, r->p->row.until_on);
    v->perception = def->kind == SURVEY_PERCEPTION;
    v->index_name = tr(c->lang, def->kind == SURVEY_SKM ? "survey.index_skm" : "survey.index");
    v->law = def->n_law > 0 ? def->law[def->n_law > 1 ? 1 : 0] : STR("");
    v->pooling = tr(c->lang, str_eq(r->p->row.pooling, STR("mean")) ? "survey.pool.mean"
                                                                    : "survey.pool.pooled");
    if (date_parse(r->p->row.published_on, &day))
        v->published = date_long(c->arena, c->lang, day);
    if (r->p->row.edition > 1)
        v->edition = count(c, r->p->row.edition);
    v->poster = str_printf(c->arena, "/survei/hasil/%" PRId64 "/poster.pdf", r->p->row.id);
    v->csv = str_printf(c->arena, "/survei/hasil/%" PRId64 "/data.csv", r->p->row.id);
}

enum status result_load(struct ctx *c, const struct period *p, bool open, struct shown_result *out)
{
    struct survey_row *row = NULL;
    enum status s;

    *out = (struct shown_result){ .p = p };
    s = period_rows(c, p, &row, &out->n_row);
    if (s != ST_OK)
        return s;
    out->row = row;
    period_result(p, row, out->n_row, &out->all, out->service);
    out->view.hides = open;
    fill_head(c, out);
    fill_counts(c, out);
    out->view.shown = out->all.has && (!open || (int64_t)out->n_row >= period_minimum(p));
    if (!out->view.shown)
        return ST_OK;
    fill_index(c, out);
    fill_elements(c, out);
    fill_services(c, out);
    out->view.profile = arena_array(c->arena, p->def->n_profile + 1, sizeof(*out->view.profile));
    for (size_t i = 0; i < p->def->n_profile; i++)
        fill_profile(c, out, i, &out->view.profile[out->view.n_profile++]);
    return fill_comments(c, out);
}

static enum status trend_one(struct ctx *c, const struct survey_period *row,
                             struct result_trend *out, struct chart_point *point, bool *has)
{
    struct period p = { 0 };
    struct survey_row *answers = NULL;
    struct survey_result r = { 0 };
    size_t n = 0;
    enum status s = period_fill(c, row, &p);

    if (s == ST_OK)
        s = period_rows(c, &p, &answers, &n);
    if (s != ST_OK)
        return s;
    period_result(&p, answers, n, &r, NULL);
    *has = r.has && (int64_t)n >= period_minimum(&p);
    *out = (struct result_trend){
        .name = span_name(c, row->span, row->year, row->from_on, row->until_on),
        .index = *has ? survey_show(c, r.index) : STR("–"),
        .grade = *has && r.grade != NULL ? r.grade->grade : STR(""),
        .respondents = count(c, (int64_t)n),
        .href = str_printf(c->arena, "/survei/hasil/%" PRId64, row->id),
    };
    *point = (struct chart_point){ out->name, out->index, r.index };
    return ST_OK;
}

enum status result_trend_load(struct ctx *c, struct shown_result *r)
{
    struct survey_period *all = NULL;
    struct chart_point point[TREND_MAX];
    struct result_view *v = &r->view;
    struct chart_trend chart = { .point = point,
                                 .most = r->p->def->kind == SURVEY_PERCEPTION ? 4 : 100 };
    struct out *o = body_new(c);
    size_t n = 0;
    enum status s = period_published(c, c->who.unit_id, r->p->row.survey, &all, &n);

    v->trend = arena_array(c->arena, TREND_MAX, sizeof(*v->trend));
    for (size_t i = n > TREND_MAX ? TREND_MAX : n; i > 0 && s == ST_OK; i--) {
        bool has = false;

        if (str_cmp(all[i - 1].from_on, r->p->row.from_on) > 0)
            continue;
        s = trend_one(c, &all[i - 1], &v->trend[v->n_trend], &point[chart.n], &has);
        v->n_trend++;
        chart.n += has;
    }
    if (s != ST_OK || chart.n < 2)
        return s;

    const struct str say[] = { point[0].name, point[0].shown, point[chart.n - 1].name,
                               point[chart.n - 1].shown };

    chart.say = tr_with(c->arena, c->lang, "survey.trend_say", say, ARRAY_LEN(say));
    chart_trend(o, &chart);
    v->chart = out_html(o);
    return ST_OK;
}
