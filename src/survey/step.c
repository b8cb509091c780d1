/* step.c: from one state of a period to the next, and corrections of what was published. */
#include <inttypes.h>

#include "base/json.h"
#include "core/app.h"
#include "core/ledger.h"
#include "survey/answer.h"
#include "survey/period.h"

#define DECREE_MAX 120
#define REASON_MAX 500

const struct period_move period_moves[] = {
    { "approve", "draft", "approved", SURVEY_ENACT, false, "survey.approved" },
    { "open", "approved", "collecting", SURVEY_EDIT, false, "survey.opened" },
    { "close", "collecting", "closed", SURVEY_EDIT, false, "survey.closed" },
    { "reopen", "closed", "collecting", SURVEY_EDIT, true, "survey.reopened" },
    { "process", "closed", "processed", SURVEY_EDIT, false, "survey.processed" },
    { "review", "processed", "reviewed", SURVEY_EDIT, false, "survey.reviewed" },
    { "enact", "reviewed", "enacted", SURVEY_ENACT, false, "survey.enacted" },
    { "return", "processed reviewed enacted", "closed", SURVEY_EDIT, true, "survey.returned" },
    { "publish", "enacted", "published", SURVEY_EDIT, false, "survey.published" },
    { "follow", "published", "followup", SURVEY_EDIT, false, "survey.followed" },
    { "finish", "followup", "done", SURVEY_EDIT, false, "survey.finished" },
    { 0 },
};

const struct period_move *period_move_find(struct str name)
{
    for (const struct period_move *m = period_moves; m->name != NULL; m++)
        if (str_eq(name, str_of(m->name)))
            return m;
    return NULL;
}

bool period_move_fits(const struct period_move *m, struct str state)
{
    struct str rest = str_of(m->from);

    while (rest.n > 0)
        if (str_eq(str_cut(&rest, ' '), state))
            return true;
    return false;
}

/* ── what a step needs, and does besides ── */

static enum status approve(struct ctx *c, const struct period *p, const struct period_step *step)
{
    const struct survey_def *now = survey_find(c->app->questionnaires, p->row.survey);
    int32_t day = 0;
    enum status s = ST_OK;

    if (step->decree.n == 0 || step->decree.n > DECREE_MAX)
        return refuse(c, ST_INVALID, "survey.wrong.decree");
    if (!date_parse(step->decree_on, &day))
        return refuse(c, ST_INVALID, "survey.wrong.decree_on");
    /* From here on it keeps its questionnaire, whatever the file says later. */
    if (now != NULL)
        s = period_set_form(c, c->who.unit_id, p->row.id, survey_text(c->arena, now), now->hash);
    return s == ST_OK
               ? period_set_decree(c, c->who.unit_id, p->row.id, step->decree, step->decree_on)
               : s;
}

/* All answers in the order of their (random) ids: who changes one later can be found out. */
static enum status answers_hash(struct ctx *c, const struct period *p, int64_t *count,
                                struct str *hex)
{
    struct survey_row *row = NULL;
    size_t n = 0;
    struct hasher h;
    enum status s = period_rows(c, p, &row, &n);

    if (s != ST_OK)
        return s;
    hasher_init(&h);
    for (size_t i = 0; i < n; i++) {
        struct str line = str_printf(
            c->arena, "%" PRId64 " " STR_FMT " %d " STR_FMT " " STR_FMT "\n", row[i].id,
            STR_ARG(row[i].day), row[i].service, STR_ARG(row[i].score), STR_ARG(row[i].profile));

        hasher_add(&h, line.p, line.n);
    }
    struct sha256 end = hasher_end(&h);
    *hex = hex_of(c->arena, end.b, sizeof(end.b));
    *count = (int64_t)n;
    return ST_OK;
}

/*
 * Written anew, all in one, in the order of their ids, and the used codes thrown away: what a
 * database notes of when a row came can then no longer bring a code and an answer together.
 */
static enum status forget_order(struct ctx *c, const struct period *p)
{
    struct survey_row *row = NULL;
    size_t n = 0;
    enum status s = period_rows(c, p, &row, &n);

    if (s == ST_OK)
        s = answer_clear(c, c->who.unit_id, p->row.id);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = answer_add(c, row[i].id, c->who.unit_id, p->row.id, row[i].day, row[i].channel,
                       row[i].service, row[i].score, row[i].profile);
    return s == ST_OK ? used_clear(c, c->who.unit_id, p->row.id) : s;
}

static enum status besides(struct ctx *c, const struct period *p, const struct period_move *m,
                           const struct period_step *step)
{
    struct str name = str_of(m->name);
    int64_t count = 0;
    enum status s;

    if (m->reason && (step->reason.n == 0 || step->reason.n > REASON_MAX))
        return refuse(c, ST_INVALID, "survey.wrong.reason");
    if (str_eq(name, STR("approve")))
        return approve(c, p, step);
    if (str_eq(name, STR("process"))) {
        s = answer_count(c, c->who.unit_id, p->row.id, &count);
        if (s == ST_OK && count == 0)
            return refuse(c, ST_INVALID, "survey.no_answers");
        return s;
    }
    if (str_eq(name, STR("publish"))) {
        s = forget_order(c, p);
        return s == ST_OK ? period_publish(c, p) : s;
    }
    return ST_OK;
}

static enum status step_detail(struct ctx *c, const struct period *p, const struct period_move *m,
                               const struct period_step *step, struct str *out)
{
    struct json j;
    int64_t count = 0;
    struct str hash = { 0 };
    enum status s = answers_hash(c, p, &count, &hash);

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_change(&j, "state", p->row.state, str_of(m->to));
    json_put_int(&j, "answers", count);
    json_put_str(&j, "answers_sha256", hash);
    if (step->decree.n > 0)
        json_put_str(&j, "decree", step->decree);
    if (step->reason.n > 0)
        json_put_str(&j, "reason", step->reason);
    json_close(&j);
    *out = json_text(&j);
    return s;
}

enum status period_step(struct ctx *c, const struct period *p, const struct period_move *m,
                        const struct period_step *step)
{
    struct str detail = { 0 };
    enum status s;

    if (!period_move_fits(m, p->row.state) || p->row.version != step->version)
        return refuse(c, ST_CONFLICT, "survey.moved_on");
    s = period_set_state(c, c->who.unit_id, p->row.id, step->version, str_of(m->to));
    if (s == ST_CONFLICT)
        return refuse(c, ST_CONFLICT,
                      str_eq(str_of(m->to), STR("collecting")) ? "survey.other_open"
                                                               : "survey.moved_on");
    if (s == ST_OK)
        s = besides(c, p, m, step);
    if (s == ST_OK)
        s = step_detail(c, p, m, step, &detail);
    return s == ST_OK ? audit(c, m->event, "survey_period", p->row.id, detail) : s;
}

/* ── corrections ── */

static enum status copy_answers(struct ctx *c, const struct period *p, int64_t id)
{
    struct survey_row *row = NULL;
    struct survey_comment *comment = NULL;
    int64_t unit = c->who.unit_id;
    size_t n = 0, n_comment = 0;
    enum status s = period_rows(c, p, &row, &n);

    if (s == ST_OK)
        s = comment_list(c, unit, p->row.id, STR(""), &comment, &n_comment);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = answer_add(c, answer_id(), unit, id, row[i].day, row[i].channel, row[i].service,
                       row[i].score, row[i].profile);
    for (size_t i = 0; i < n_comment && s == ST_OK; i++)
        s = comment_add(c, answer_id(), unit, id, comment[i].body, comment[i].state);
    for (size_t i = 0; i < p->n_service && s == ST_OK; i++)
        s = service_add(c, unit, id, p->service[i].ord, p->service[i].name);
    return s;
}

enum status period_correct(struct ctx *c, const struct period *p, struct str reason, int64_t *id)
{
    const struct survey_period *r = &p->row;
    struct json j;
    int64_t under_way = 0;
    enum status s = period_correcting(c, c->who.unit_id, r->id, &under_way);

    if (s != ST_OK)
        return s;
    if (!period_is_public(r) || r->replaced != 0 || under_way > 0)
        return refuse(c, ST_CONFLICT, "survey.no_correction");
    if (reason.n == 0 || reason.n > REASON_MAX)
        return refuse(c, ST_INVALID, "survey.wrong.reason");
    s = period_add(c, c->who.unit_id, r->survey, r->form, r->form_hash, r->year, r->span,
                   r->from_on, r->until_on, r->method, r->population, r->pooling, 0, r->edition + 1,
                   r->id, STR("closed"), c->who.person_id, id);
    if (s == ST_OK && r->decree.n > 0)
        s = period_set_decree(c, c->who.unit_id, *id, r->decree, r->decree_on);
    if (s == ST_OK)
        s = copy_answers(c, p, *id);
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_int(&j, "corrects", r->id);
    json_put_str(&j, "reason", reason);
    json_close(&j);
    return s == ST_OK ? audit(c, "survey.corrected", "survey_period", *id, json_text(&j)) : s;
}
