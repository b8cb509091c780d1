/* track_fill.c: a case as whoever handed it in may know it. */
#include <inttypes.h>

#include "base/number.h"
#include "core/app.h"
#include "core/time_show.h"
#include "document/evidence.h"
#include "intake/track_view.h"
#include "register/clock_page.h"

/* ── fields and their files ── */

struct having {
    struct proof_line *line;
    size_t n;
};

static void add_files(struct ctx *c, const struct having *all, struct str field,
                      struct track_part *out)
{
    out->file = arena_array(c->arena, all->n + 1, sizeof(*out->file));
    for (size_t i = 0; i < all->n; i++) {
        const struct proof_line *l = &all->line[i];

        if (str_eq(l->note, field) && str_eq(l->kind, STR("file")))
            out->file[out->n_file++] = (struct track_file){
                .name = l->name,
                .href = str_printf(c->arena, "/lacak/berkas/%" PRId64, l->document_id),
                .tag = document_tag(c, l->kind, l->media_type, l->pages, l->size),
            };
    }
}

/* Another record that the public handed in is known here by its number alone: its name is somebody
 * else's words. */
static struct str text_of(struct ctx *c, const struct record *r, const struct reg_field *f)
{
    struct str text = record_show(c, r, f, false);

    if (f->type != FIELD_REF || f->to->face == NULL)
        return text;
    for (size_t i = 0; i + 1 < text.n; i++) {
        if (str_starts(str_sub(text, i, 4), STR(" · ")))
            return str_sub(text, 0, i);
    }
    return text;
}

/* What is personal stays covered: a code may be read over somebody's shoulder. */
static struct track_part *parts_of(struct ctx *c, const struct record *r, const struct having *all,
                                   const struct reg_field *const *field, size_t n, size_t *shown)
{
    struct track_part *out = arena_array(c->arena, n + 1, sizeof(*out));

    *shown = 0;
    for (size_t i = 0; i < n; i++) {
        const struct reg_field *f = field[i];
        struct track_part *p = &out[*shown];

        *p = (struct track_part){ .label = words_show(c, &f->label),
                                  .text = text_of(c, r, f),
                                  .lines = f->type == FIELD_LONGTEXT,
                                  .hidden = f->personal };
        if (f->type == FIELD_FILE)
            add_files(c, all, f->name, p);
        if (p->text.n > 0 || p->n_file > 0)
            (*shown)++;
    }
    return out;
}

static bool is_answered(const struct record *r)
{
    int state = reg_state_index(r->def, r->state);

    return state >= 0 && (r->def->face->answer_in & (UINT64_C(1) << state)) != 0;
}

static enum status fill_parts(struct ctx *c, const struct record *r, struct track_page *v)
{
    const struct reg_public *face = r->def->face;
    struct having all = { .n = 0 };
    enum status s = proof_list(c, "record", r->id, &all.line, &all.n);

    if (s != ST_OK)
        return s;
    v->own = parts_of(c, r, &all, face->field, face->n_field, &v->n_own);
    if (is_answered(r))
        v->answer = parts_of(c, r, &all, face->answer, face->n_answer, &v->n_answer);
    return ST_OK;
}

/* ── what happened ── */

static struct str state_word(const struct ctx *c, const struct reg_def *def, struct str state)
{
    int i = reg_state_index(def, state);

    return i < 0 ? state : words_show(c, &def->state[i].label);
}

/* False: not for the applicant. Of an extension the ground is; of a move the reason, where the
 * definition lets them be told of it, or where it was theirs. */
static bool step_of(struct ctx *c, const struct record *r, const struct intake_move *row,
                    struct track_step *out)
{
    const struct reg_move *m = reg_move(r->def, row->move);
    bool extends = str_starts(row->move, STR("extend:"));

    *out = (struct track_step){
        .when = time_short(c->arena, c->lang, row->at, c->who.zone),
        .what = state_word(c, r->def, row->to_state),
        .by_applicant = !row->by_person && m != NULL && (m->by & REG_WHO_APPLICANT) != 0,
    };
    if (extends)
        out->what = tr(c->lang, "intake.extended");
    if (extends || out->by_applicant || (m != NULL && (m->notify & REG_WHO_APPLICANT) != 0))
        out->said = row->reason;
    return extends || !str_eq(row->from_state, row->to_state) || out->said.n > 0;
}

static enum status fill_steps(struct ctx *c, const struct record *r, struct track_page *v)
{
    struct intake_move *row = NULL;
    size_t n = 0;
    enum status s = case_moves(c, c->who.unit_id, r->id, &row, &n);

    if (s != ST_OK)
        return s;
    v->step = arena_array(c->arena, n + 1, sizeof(*v->step));
    for (size_t i = 0; i < n; i++)
        v->n_step += step_of(c, r, &row[i], &v->step[v->n_step]);
    return ST_OK;
}

/* ── terms ── */

static enum status fill_clocks(struct ctx *c, const struct record *r, struct track_page *v)
{
    const struct reg_def *def = r->def;
    struct clock_facts facts;
    enum status s;

    v->clock = arena_array(c->arena, def->n_clock + 1, sizeof(*v->clock));
    if (def->n_clock == 0)
        return ST_OK;
    s = clock_facts_of(c, r, &facts);
    for (size_t i = 0; i < def->n_clock && s == ST_OK; i++) {
        struct track_clock *k = &v->clock[v->n_clock];

        *k = (struct track_clock){ .id = str_printf(c->arena, "jam-" STR_FMT,
                                                    STR_ARG(def->clock[i].name)) };
        v->n_clock += clock_explain(c, r, &facts, &def->clock[i], &k->page);
    }
    return s;
}

/* ── what can be done ── */

bool track_may(const struct record *r, const struct reg_move *m)
{
    int from = reg_state_index(r->def, r->state);

    return from >= 0 && (m->by & REG_WHO_APPLICANT) != 0 && (m->from & (UINT64_C(1) << from)) != 0;
}

static void fill_moves(struct ctx *c, const struct record *r, struct track_page *v)
{
    v->move = arena_array(c->arena, r->def->n_move + 1, sizeof(*v->move));
    for (size_t i = 0; i < r->def->n_move; i++) {
        const struct reg_move *m = &r->def->move[i];

        if (track_may(r, m))
            v->move[v->n_move++] = (struct track_move){
                words_show(c, &m->label),
                str_printf(c->arena, "/lacak/langkah/" STR_FMT, STR_ARG(m->name)),
            };
    }
}

static enum status fill_survey(struct ctx *c, const struct record *r, struct track_page *v)
{
    const struct intake_survey *const *survey = c->app->surveys;
    enum status s = ST_NOT_FOUND;

    if (!v->closed || r->def->face->survey.n == 0)
        return ST_OK;
    for (; survey != NULL && *survey != NULL && s == ST_NOT_FOUND; survey++)
        s = (*survey)->offer(c, r, r->def->face->survey, &v->survey);
    return s == ST_NOT_FOUND ? ST_OK : s;
}

enum status track_fill(struct ctx *c, const struct record *r, struct track_page *v)
{
    enum status s;

    v->r = r;
    v->title = record_name(r);
    v->number = r->number;
    v->one = words_show(c, &r->def->one);
    v->state = state_show(c, r->def, r->state);
    v->closed = reg_state_closed(r->def, r->state);
    v->file_mb = int_show(c->arena, INTAKE_FILE_MB, true);
    v->file_bytes = str_printf(c->arena, "%d", INTAKE_FILE_MB << 20);
    s = fill_parts(c, r, v);
    if (s == ST_OK)
        s = fill_steps(c, r, v);
    if (s == ST_OK)
        s = fill_clocks(c, r, v);
    if (s == ST_OK)
        s = said_show(c, r, true, &v->said, &v->n_said);
    if (s == ST_OK)
        s = fill_survey(c, r, v);
    fill_moves(c, r, v);
    return s;
}
