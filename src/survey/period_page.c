/* period_page.c: /survei for staff: the list of periods, making and changing one. */
#include <inttypes.h>

#include "base/buf.h"
#include "base/number.h"
#include "core/app.h"
#include "core/time_show.h"
#include "survey/pages.h"
#include "survey/period.view.h"
#include "survey/period_view.h"
#include "survey/services.h"

/* ── shared ── */

enum status period_of_path(struct ctx *c, struct period *out)
{
    return period_find(c, path_i64(c, "id"), out);
}

struct str period_href(struct ctx *c, int64_t id, const char *tail)
{
    return str_printf(c->arena, "/survei/periode/%" PRId64 "%s", id, tail);
}

struct str period_state_text(struct ctx *c, struct str state)
{
    return tr(c->lang,
              str_z(c->arena, str_printf(c->arena, "survey.state." STR_FMT, STR_ARG(state))));
}

enum part_state period_state_shape(struct str state)
{
    static const struct {
        const char *word;
        enum part_state shape;
    } shapes[] = { { "draft", STATE_NONE },          { "approved", STATE_PLANNED },
                   { "collecting", STATE_REPORTED }, { "closed", STATE_REPORTED },
                   { "processed", STATE_REPORTED },  { "reviewed", STATE_REPORTED },
                   { "enacted", STATE_REPORTED },    { "published", STATE_VERIFIED },
                   { "followup", STATE_VERIFIED },   { "done", STATE_VERIFIED } };

    for (size_t i = 0; i < ARRAY_LEN(shapes); i++)
        if (str_eq(state, str_of(shapes[i].word)))
            return shapes[i].shape;
    return STATE_NONE;
}

struct str period_file(struct ctx *c, const struct period *p, const char *tail)
{
    return str_printf(c->arena, "survei-" STR_FMT "-%d-" STR_FMT "%s", STR_ARG(p->row.survey),
                      (int)p->row.year, STR_ARG(p->row.span), tail);
}

/* ── the list ── */

static struct str survey_title(struct ctx *c, struct str name)
{
    const struct survey_def *def = survey_find(c->app->questionnaires, name);

    return def == NULL ? name : words_show(c, &def->title);
}

static struct period_row row_of(struct ctx *c, const struct survey_line *l)
{
    int64_t need = survey_sample(l->population);
    int32_t day = 0;

    return (struct period_row){
        .title = survey_title(c, l->survey),
        .period = span_name(c, l->span, l->year, l->from_on, l->until_on),
        .href = period_href(c, l->id, ""),
        .state = l->replaced != 0 ? tr(c->lang, "survey.replaced") : period_state_text(c, l->state),
        .shape = l->replaced != 0 ? STATE_ENDED : period_state_shape(l->state),
        .answers = int_show(c->arena, l->answers, c->lang == LANG_ID),
        .required = need > 0 ? int_show(c->arena, need, c->lang == LANG_ID) : STR(""),
        .published =
            date_parse(l->published_on, &day) ? date_short(c->arena, c->lang, day) : STR(""),
    };
}

static void fill_chips(struct ctx *c, struct period_list_view *v, struct str chosen)
{
    const struct survey_all *all = c->app->questionnaires;
    struct part_chip *chip = arena_array(c->arena, (all == NULL ? 0 : all->n) + 1, sizeof(*chip));

    chip[v->n_chip++] = (struct part_chip){ tr(c->lang, "survey.all"), STR("/survei"), -1,
                                            STATE_COUNT, chosen.n == 0 };
    for (size_t i = 0; all != NULL && i < all->n; i++)
        chip[v->n_chip++] =
            (struct part_chip){ words_show(c, &all->def[i]->title),
                                str_printf(c->arena, "/survei?survei=" STR_FMT,
                                           STR_ARG(all->def[i]->name)),
                                -1, STATE_COUNT, str_eq(chosen, all->def[i]->name) };
    v->chip = chip;
}

enum status period_list_show(struct ctx *c)
{
    struct page page = { .title = tr(c->lang, "survey.list_title"), .place = PLACE_SURVEY };
    struct period_list_view v = { .may_edit = may(c, SURVEY_EDIT, 0),
                                  .new_href = STR("/survei/periode/baru") };
    struct str chosen = query_str(c, "survei");
    struct survey_line *all = NULL;
    struct period_row *row;
    size_t n = 0;
    enum status s = period_all(c, c->who.unit_id, chosen, &all, &n);
    struct out *o = body_new(c);

    if (s != ST_OK)
        return s;
    row = arena_array(c->arena, n + 1, sizeof(*row));
    for (size_t i = 0; i < n; i++)
        row[i] = row_of(c, &all[i]);
    v.row = row;
    v.n_row = n;
    fill_chips(c, &v, chosen);
    period_list(o, &v);
    return page_show(c, &page, o);
}

/* ── the form ── */

static struct period_input typed(struct ctx *c)
{
    return (struct period_input){
        .survey = form_str(c, "survei"),
        .span = form_str(c, "rentang"),
        .from = form_str(c, "dari"),
        .until = form_str(c, "sampai"),
        .method = form_str(c, "metode"),
        .pooling = form_str(c, "gabung"),
        .services = form_str(c, "layanan"),
        .year = form_i64(c, "tahun", 0),
        .population = form_str(c, "populasi").n == 0 ? 0 : form_i64(c, "populasi", -1),
        .open_link = form_str(c, "tautan").n > 0,
    };
}

static struct option *options(struct ctx *c, const char *const *word, const char *key,
                              struct str chosen, size_t *n)
{
    struct option *o = arena_array(c->arena, 12, sizeof(*o));

    for (*n = 0; word[*n] != NULL; (*n)++)
        o[*n] = (struct option){ str_of(word[*n]),
                                 tr(c->lang,
                                    str_z(c->arena, str_printf(c->arena, "%s%s", key, word[*n]))),
                                 str_eq(chosen, str_of(word[*n])) };
    return o;
}

static void fill_surveys(struct ctx *c, struct period_form_view *v, struct str chosen)
{
    const struct survey_all *all = c->app->questionnaires;

    v->survey = arena_array(c->arena, all->n + 1, sizeof(*v->survey));
    for (size_t i = 0; i < all->n; i++)
        v->survey[v->n_survey++] =
            (struct option){ all->def[i]->name, words_show(c, &all->def[i]->title),
                             str_eq(chosen, all->def[i]->name) };
}

static enum status show_form(struct ctx *c, const struct period *p, const struct period_input *in,
                             const struct fields *f)
{
    static const char *const pooling[] = { "pooled", "mean", NULL };
    const char *title = p == NULL ? "survey.new" : "survey.edit";
    struct crumb crumb[2] = { { tr(c->lang, "survey.list_title"), STR("/survei") } };
    struct page page = { .title = tr(c->lang, title),
                         .place = PLACE_SURVEY,
                         .crumb = crumb,
                         .n_crumb = p == NULL ? 1 : 2 };
    struct period_form_view v = {
        .title = page.title,
        .action = p == NULL ? STR("/survei/periode") : period_href(c, p->row.id, "/ubah"),
        .version = p == NULL ? STR("1") : str_printf(c->arena, "%" PRId64, p->row.version),
        .services = in->services,
        .year = str_printf(c->arena, "%" PRId64, in->year),
        .from = in->from,
        .until = in->until,
        .method = in->method,
        .population =
            in->population > 0 ? str_printf(c->arena, "%" PRId64, in->population) : STR(""),
        .open_link = in->open_link,
        .f = f,
        .submit = p == NULL ? "survey.make" : "survey.save",
    };
    struct out *o = body_new(c);

    if (p == NULL)
        fill_surveys(c, &v, in->survey);
    else
        crumb[1] = (struct crumb){ period_title(c, p), period_href(c, p->row.id, "") };
    v.span = options(c, span_words, "survey.span.", in->span, &v.n_span);
    v.pooling = options(c, pooling, "survey.pool.", in->pooling, &v.n_pooling);
    period_form(o, &v);
    c->res->status = f == NULL ? 200 : 422;
    return page_show(c, &page, o);
}

enum status period_show_new(struct ctx *c)
{
    struct civil now = time_civil(c->now, (int)c->who.zone);
    struct period_input in = { .survey = query_str(c, "survei"),
                               .span = now.month <= 6 ? STR("semester_1") : STR("semester_2"),
                               .pooling = STR("pooled"),
                               .year = now.year };

    enum status s;

    if (c->app->questionnaires == NULL)
        return ST_NOT_FOUND;
    if (in.survey.n == 0)
        in.survey = STR("skm");
    s = services_known(c, in.survey, &in.services);
    return s == ST_OK ? show_form(c, NULL, &in, NULL) : s;
}

enum status period_send_new(struct ctx *c)
{
    struct period_input in = typed(c);
    struct fields f = { 0 };
    const char *field = NULL, *why = period_trouble(c, &in, &field);
    int64_t id = 0;
    enum status s;

    if (survey_find(c->app->questionnaires, in.survey) == NULL) {
        field = "survei";
        why = "survey.wrong.survey";
    }
    if (why != NULL) {
        field_wrong(c, &f, field, why);
        return show_form(c, NULL, &in, &f);
    }
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = period_make(c, &in, &id);
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? see_other(c, "/survei/periode/%" PRId64, id) : s;
}

static struct str services_text(struct ctx *c, const struct period *p)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < p->n_service; i++) {
        buf_add(&b, p->service[i].name);
        buf_add_char(&b, '\n');
    }
    return buf_str(&b);
}

enum status period_show_edit(struct ctx *c)
{
    struct period p = { 0 };
    enum status s = period_of_path(c, &p);

    if (s != ST_OK)
        return s;
    struct period_input in = { .survey = p.row.survey,
                               .span = p.row.span,
                               .from = p.row.from_on,
                               .until = p.row.until_on,
                               .method = p.row.method,
                               .pooling = p.row.pooling,
                               .services = services_text(c, &p),
                               .year = p.row.year,
                               .population = p.row.population,
                               .open_link = p.row.open_link != 0 };
    return show_form(c, &p, &in, NULL);
}

enum status period_send_edit(struct ctx *c)
{
    struct period p = { 0 };
    struct period_input in = typed(c);
    struct fields f = { 0 };
    const char *field = NULL, *why = period_trouble(c, &in, &field);
    enum status s = period_of_path(c, &p);

    if (s != ST_OK)
        return s;
    in.survey = p.row.survey;
    if (why != NULL) {
        field_wrong(c, &f, field, why);
        return show_form(c, &p, &in, &f);
    }
    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = period_change(c, &p, form_i64(c, "versi", 0), &in);
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? see_other(c, "/survei/periode/%" PRId64, p.row.id) : s;
}
