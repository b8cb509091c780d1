/* fill.c: proposals from measures, and documents that are there. */
#include "assessment/fill.h"

#include <math.h>

#include "core/app.h"
#include "core/time_show.h"
#include "document/document.h"
#include "register/scope.h"

enum status fill_load(struct ctx *c, int64_t year, struct fill_source *out)
{
    int32_t today = day_today(c->now, (int)c->who.zone);
    struct str iso = date_iso(c->arena, today);
    int64_t now_year = 0, now_month = 0;

    (void)!int_parse_range(str_sub(iso, 0, 4), 0, 9999, &now_year);
    (void)!int_parse_range(str_sub(iso, 5, 2), 1, 12, &now_month);
    *out =
        (struct fill_source){ .year = (int)year, .month = year < now_year ? 12 : (int)now_month };
    return figures_load(c, (int)year, STR(""), false, &out->figures);
}

/* ── proposals ── */

static void note_source(struct ctx *c, const struct figure *f, struct fill *out)
{
    const struct reg_def *def = f->m->def;

    for (size_t i = 0; i < out->n_from; i++)
        if (str_eq(out->from[i].label, words_show(c, &f->m->label)))
            return;
    if (out->n_from == FILL_FIGURES)
        return;
    out->from[out->n_from].label = words_show(c, &f->m->label);
    out->from[out->n_from].value = figure_show(c, f);
    out->from[out->n_from].parts = figure_parts(c, f);
    out->from[out->n_from].reg = words_show(c, &def->title);
    if (reg_lets_in(c, def))
        out->from[out->n_from].href =
            str_printf(c->arena, "/register/" STR_FMT, STR_ARG(def->name));
    out->n_from++;
}

/* The figure that a binding asks for. False: nothing is known. */
static bool take(struct ctx *c, const struct fill_source *s, struct str measure, enum ins_take t,
                 struct fill *out, double *value)
{
    const struct reg_measure *m = measure.n > 0 ? reg_measure_find(c->app, measure) : NULL;
    struct figure f;

    if (m == NULL)
        return false;
    f = figure_at(&s->figures, m, s->year, s->month);
    *value = t == INS_PART ? f.part : t == INS_BASE ? f.base : f.value;
    if (t == INS_VALUE && !f.has)
        return false;
    note_source(c, &f, out);
    return true;
}

static void fill_ratio(struct ctx *c, const struct fill_source *s, const struct ins_question *q,
                       struct fill *out)
{
    out->answer.given = true;
    for (size_t i = 0; i < q->n_count; i++) {
        double v = 0;

        if (take(c, s, q->count[i].measure, q->count[i].take, out, &v) && v >= 0) {
            out->answer.count[i] = floor(v + 0.5);
            out->answer.has_count[i] = true;
            out->has = true;
        } else if (q->count[i].role != INS_INFO) {
            out->answer.given = false;
        }
    }
}

void fill_of(struct ctx *c, const struct fill_source *s, const struct ins_question *q,
             struct fill *out)
{
    double v = 0;

    *out = (struct fill){ .answer = { .option = INS_NONE } };
    if (q->answer == INS_RATIO) {
        fill_ratio(c, s, q, out);
    } else if (take(c, s, q->measure, q->take, out, &v)) {
        for (size_t i = 0; i < q->n_fill && out->answer.option == INS_NONE; i++)
            if (v >= q->fill[i].from - SCORE_HAIR)
                out->answer.option = ins_option_find(q, q->fill[i].answer);
        out->answer.number = v < q->min ? q->min : v > q->max && q->max > 0 ? q->max : v;
        out->has = q->answer != INS_CHOICE || out->answer.option != INS_NONE;
        out->answer.given = out->has;
    }
    if (out->has)
        out->text = answer_text(c->arena, q, &out->answer);
}

bool fill_agrees(const struct ins_question *q, const struct fill *f, const struct answer *an)
{
    if (!f->has || !an->given)
        return true;
    if (q->answer == INS_CHOICE)
        return f->answer.option == an->option;
    if (q->answer != INS_RATIO)
        return fabs(f->answer.number - an->number) < 0.005;
    for (size_t i = 0; i < q->n_count; i++)
        if (f->answer.has_count[i] && an->has_count[i] &&
            fabs(f->answer.count[i] - an->count[i]) > 0.5)
            return false;
    return true;
}

/* ── documents ── */

struct hinting {
    struct ctx *c;
    const struct proof_line *have;
    size_t n_have;
    struct hint *out;
    size_t n;
};

static void add_hints(struct hinting *h, const struct hint_row *row, size_t n, struct str why)
{
    for (size_t i = 0; i < n && h->n < HINTS_MAX; i++) {
        bool known = !document_visible(h->c, row[i].classification, row[i].uploaded_by);

        for (size_t k = 0; k < h->n_have; k++)
            known |= h->have[k].document_id == row[i].document_id;
        for (size_t k = 0; k < h->n; k++)
            known |= h->out[k].document_id == row[i].document_id;
        if (!known)
            h->out[h->n++] = (struct hint){ row[i].document_id, row[i].name, why };
    }
}

static enum status hints_of_plan(struct hinting *h, const struct ins_question *q, int64_t year)
{
    struct ctx *c = h->c;
    enum status s = ST_OK;

    for (size_t i = 0; i < q->n_indicator && i < 4 && s == ST_OK; i++) {
        struct hint_row *row = NULL;
        size_t n = 0;

        s = hints_of_indicator(c, c->who.unit_id, q->indicator[i], year, &row, &n);
        for (size_t k = 0; k < n && s == ST_OK; k++)
            add_hints(h, &row[k], 1,
                      str_printf(c->arena, STR_FMT " " STR_FMT, STR_ARG(q->indicator[i]),
                                 STR_ARG(month_name(c->lang, (int)row[k].about))));
    }
    return s;
}

/* Only of registers whose records the asker may read. */
static enum status hints_of_records(struct hinting *h, const struct ins_question *q)
{
    struct ctx *c = h->c;
    enum status s = ST_OK;

    for (size_t i = 0; i < q->n_reg && i < 3 && s == ST_OK; i++) {
        const struct reg_def *def = reg_find(c->app, q->reg[i]);
        struct hint_row *row = NULL;
        size_t n = 0;

        if (def == NULL || !reg_reads_all(c, def))
            continue;
        s = hints_of_register(c, c->who.unit_id, def->name, &row, &n);
        if (s == ST_OK)
            add_hints(h, row, n, words_show(c, &def->title));
    }
    return s;
}

enum status fill_hints(struct ctx *c, const struct assess *a, size_t question,
                       const struct proof_line *have, size_t n_have, struct hint *out, size_t *n)
{
    const struct ins_question *q = &a->ins->question[question];
    struct hinting h = { .c = c, .have = have, .n_have = n_have, .out = out };
    struct hint_row *row = NULL;
    size_t n_row = 0;
    enum status s = hints_of_plan(&h, q, a->head.year);

    if (s == ST_OK && a->head.previous_id != 0)
        s = hints_of_answer(c, c->who.unit_id, a->head.previous_id, q->code, &row, &n_row);
    if (s == ST_OK) {
        struct str year = str_printf(c->arena, "%lld", (long long)a->head.year - 1);

        add_hints(&h, row, n_row, tr_with(c->arena, c->lang, "assess.hint_last", &year, 1));
        s = hints_of_records(&h, q);
    }
    *n = h.n;
    return s;
}
