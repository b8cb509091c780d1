/* period.c: periods found, named, made and changed; their steps stand in step.c. */
#include "survey/period.h"

#include <inttypes.h>

#include "base/json.h"
#include "core/app.h"
#include "core/ledger.h"
#include "core/time_show.h"

#define TEXT_MAX 200
#define YEAR_MIN 2010
#define YEAR_MAX 2099

/* ── finding ── */

/* The file's questionnaire where it is still the same, else the one that the period keeps. */
static enum status def_of(struct ctx *c, const struct survey_period *row,
                          const struct survey_def **out)
{
    const struct survey_def *shipped = survey_find(c->app->questionnaires, row->survey);
    struct reg_source src = { .name = row->survey, .text = row->form };
    struct survey_all all = { 0 };
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    if (shipped != NULL && str_eq(shipped->hash, row->form_hash)) {
        *out = shipped;
        return ST_OK;
    }
    if (survey_load(c->arena, &src, 1, &all, &mistake, &n) != ST_OK)
        return fail(c, ST_FAULT, "survey period %" PRId64 ": " STR_FMT, row->id,
                    STR_ARG(mistake[0].text));
    *out = all.def[0];
    return ST_OK;
}

enum status period_fill(struct ctx *c, const struct survey_period *row, struct period *out)
{
    enum status s = def_of(c, row, &out->def);

    out->row = *row;
    if (s == ST_OK)
        s = service_list(c, c->who.unit_id, row->id, &out->service, &out->n_service);
    return s;
}

enum status period_find(struct ctx *c, int64_t id, struct period *out)
{
    struct survey_period row = { 0 };
    enum status s = period_by_id(c, c->who.unit_id, id, &row);

    return s == ST_OK ? period_fill(c, &row, out) : s;
}

enum status period_now(struct ctx *c, struct str survey, struct period *out)
{
    struct survey_period row = { 0 };
    enum status s = period_collecting(c, c->who.unit_id, survey, &row);

    return s == ST_OK ? period_fill(c, &row, out) : s;
}

enum status period_rows(struct ctx *c, const struct period *p, struct survey_row **row, size_t *n)
{
    struct survey_answer *a = NULL;
    size_t many = 0;
    enum status s = answer_list(c, c->who.unit_id, p->row.id, &a, &many);

    if (s != ST_OK)
        return s;
    *row = arena_array(c->arena, many + 1, sizeof(**row));
    for (size_t i = 0; i < many; i++)
        (*row)[i] = (struct survey_row){ a[i].id,           a[i].on_day, a[i].channel,
                                         (int)a[i].service, a[i].score,  a[i].profile };
    *n = many;
    return ST_OK;
}

bool period_is_public(const struct survey_period *p)
{
    return str_eq(p->state, STR("published")) || str_eq(p->state, STR("followup")) ||
           str_eq(p->state, STR("done"));
}

int64_t period_minimum(const struct period *p)
{
    const struct survey_rule *r =
        survey_rule_on(p->def->minimum, p->def->n_minimum, p->row.from_on);

    return r == NULL ? 0 : (int64_t)r->value;
}

void period_result(const struct period *p, const struct survey_row *row, size_t n,
                   struct survey_result *out, struct survey_result *service)
{
    struct survey_result part[SURVEY_SERVICES_MAX];
    size_t many = p->n_service < SURVEY_SERVICES_MAX ? p->n_service : SURVEY_SERVICES_MAX;

    for (size_t i = 0; i < many; i++) {
        survey_compute(p->def, row, n, (int)p->service[i].ord, p->row.until_on, &part[i]);
        if (service != NULL)
            service[i] = part[i];
    }
    if (many > 1 && str_eq(p->row.pooling, STR("mean")))
        survey_mean(p->def, part, many, out);
    else
        survey_compute(p->def, row, n, 0, p->row.until_on, out);
}

/* ── names ── */

const char *const span_words[] = { "semester_1", "semester_2", "quarter_1",
                                   "quarter_2",  "quarter_3",  "quarter_4",
                                   "year",       "dates",      NULL };

bool span_days(struct str span, int64_t year, int32_t *from, int32_t *until)
{
    static const struct {
        const char *word;
        int first, last;
    } months[] = { { "year", 1, 12 },      { "semester_1", 1, 6 }, { "semester_2", 7, 12 },
                   { "quarter_1", 1, 3 },  { "quarter_2", 4, 6 },  { "quarter_3", 7, 9 },
                   { "quarter_4", 10, 12 } };

    for (size_t i = 0; i < ARRAY_LEN(months); i++) {
        if (!str_eq(span, str_of(months[i].word)))
            continue;
        *from = day_of((int)year, months[i].first, 1);
        *until = day_of((int)year, months[i].last, days_in_month((int)year, months[i].last));
        return true;
    }
    return false;
}

static struct str day_text(struct ctx *c, struct str iso)
{
    int32_t day = 0;

    return date_parse(iso, &day) ? date_short(c->arena, c->lang, day) : iso;
}

struct str span_name(struct ctx *c, struct str span, int64_t year, struct str from,
                     struct str until)
{
    struct str y = str_printf(c->arena, "%" PRId64, year);
    const char *key = str_z(c->arena, str_printf(c->arena, "survey.span." STR_FMT, STR_ARG(span)));

    if (str_eq(span, STR("dates")))
        return str_printf(c->arena, STR_FMT "–" STR_FMT, STR_ARG(day_text(c, from)),
                          STR_ARG(day_text(c, until)));
    return str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(tr(c->lang, key)), STR_ARG(y));
}

struct str period_title(struct ctx *c, const struct period *p)
{
    const struct survey_period *r = &p->row;

    return str_printf(c->arena, STR_FMT " · " STR_FMT, STR_ARG(words_show(c, &p->def->title)),
                      STR_ARG(span_name(c, r->span, r->year, r->from_on, r->until_on)));
}

/* ── what is typed ── */

static bool is_span(struct str word)
{
    for (size_t i = 0; span_words[i] != NULL; i++)
        if (str_eq(word, str_of(span_words[i])))
            return true;
    return false;
}

static const char *dates_trouble(struct ctx *c, struct period_input *in, const char **field)
{
    int32_t from = 0, until = 0;

    *field = "rentang";
    if (!is_span(in->span))
        return "survey.wrong.span";
    *field = "tahun";
    if (in->year < YEAR_MIN || in->year > YEAR_MAX)
        return "survey.wrong.year";
    if (!span_days(in->span, in->year, &from, &until)) {
        *field = "dari";
        if (!date_parse(in->from, &from) || !date_parse(in->until, &until) || until < from)
            return "survey.wrong.dates";
    }
    in->from = date_iso(c->arena, from);
    in->until = date_iso(c->arena, until);
    return NULL;
}

static size_t count_lines(struct str text, bool *too_long)
{
    size_t n = 0;

    while (text.n > 0) {
        struct str line = str_trim(str_cut(&text, '\n'));

        n += line.n > 0;
        *too_long = *too_long || line.n > TEXT_MAX;
    }
    return n;
}

const char *period_trouble(struct ctx *c, struct period_input *in, const char **field)
{
    bool too_long = false;
    const char *why = dates_trouble(c, in, field);
    size_t lines = count_lines(in->services, &too_long);

    if (why != NULL)
        return why;
    *field = "layanan";
    if (lines == 0 || lines > SURVEY_SERVICES_MAX || too_long)
        return "survey.wrong.services";
    *field = "metode";
    if (in->method.n > TEXT_MAX)
        return "survey.wrong.method";
    *field = "populasi";
    if (in->population < 0 || in->population > 1000000000)
        return "survey.wrong.population";
    *field = "gabung";
    if (!str_eq(in->pooling, STR("pooled")) && !str_eq(in->pooling, STR("mean")))
        return "survey.wrong.pooling";
    return NULL;
}

/* ── making and changing ── */

static enum status put_services(struct ctx *c, int64_t id, struct str text)
{
    int64_t ord = 0;
    enum status s = service_clear(c, c->who.unit_id, id);

    while (text.n > 0 && s == ST_OK) {
        struct str line = str_trim(str_cut(&text, '\n'));

        if (line.n > 0)
            s = service_add(c, c->who.unit_id, id, ++ord, line);
    }
    return s;
}

static struct str detail(struct ctx *c, const struct period_input *in)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "survey", in->survey);
    json_put_str(&j, "from", in->from);
    json_put_str(&j, "until", in->until);
    json_put_int(&j, "population", in->population);
    json_close(&j);
    return json_text(&j);
}

enum status period_make(struct ctx *c, const struct period_input *in, int64_t *id)
{
    const struct survey_def *def = survey_find(c->app->questionnaires, in->survey);
    enum status s;

    if (def == NULL)
        return refuse(c, ST_INVALID, "survey.wrong.survey");
    s = period_add(c, c->who.unit_id, def->name, survey_text(c->arena, def), def->hash, in->year,
                   in->span, in->from, in->until, in->method, in->population, in->pooling,
                   in->open_link, 1, 0, STR("draft"), c->who.person_id, id);
    if (s == ST_OK)
        s = put_services(c, *id, in->services);
    return s == ST_OK ? audit(c, "survey.made", "survey_period", *id, detail(c, in)) : s;
}

enum status period_change(struct ctx *c, const struct period *p, int64_t version,
                          const struct period_input *in)
{
    int64_t unit = c->who.unit_id, id = p->row.id;
    bool draft = str_eq(p->row.state, STR("draft"));
    enum status s;

    if (!draft && !str_eq(p->row.state, STR("approved")))
        return refuse(c, ST_CONFLICT, "survey.fixed");
    s = period_set(c, unit, id, version, in->year, in->span, in->from, in->until, in->method,
                   in->population, in->pooling, in->open_link);
    if (s == ST_OK)
        s = put_services(c, id, in->services);
    return s == ST_OK ? audit(c, "survey.changed", "survey_period", id, detail(c, in)) : s;
}
