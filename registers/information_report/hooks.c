/*
 * hooks.c of information_report: the yearly report on paper (Perki 1/2021 art. 56): what was
 * written, and the figures of the year, counted from the registers when it is printed.
 */
#include "register/hooks.h"

#include "core/app.h"
#include "core/calendar.h"
#include "core/paper.h"
#include "register/walk.h"

enum bound {
    KIND,
    YEAR,
    POLICY,
    FACILITIES,
    STAFF,
    BUDGET,
    BUDGET_USED,
    INSIDE,
    OUTSIDE,
    RECOMMENDATIONS
};
static const char *const fields[] = {
    "kind",   "year",        "policy",           "facilities",        "staff",
    "budget", "budget_used", "obstacles_inside", "obstacles_outside", "recommendations",
    NULL
};

enum recommendation_column { WHAT, WHO, BY_ON, DONE_ON, NOTE };

#define GROUNDS 10 /* letters a to j of article 17 */

struct tally {
    struct ctx *c;
    const struct calendar *cal;
    int64_t n, granted, partial, refused, not_held, open, days, decided;
    int64_t ground[GROUNDS];
};

/* ── The figures of the year ── */

static struct str value(const struct record *r, const char *name)
{
    return record_text(r, reg_field(r->def, str_of(name)));
}

static void count_decision(struct tally *t, struct str decision)
{
    t->granted += str_eq(decision, STR("granted")) ? 1 : 0;
    t->partial += str_eq(decision, STR("partial")) ? 1 : 0;
    t->refused += str_eq(decision, STR("refused")) ? 1 : 0;
    t->not_held += str_eq(decision, STR("not_held")) ? 1 : 0;
    t->open += decision.n == 0 ? 1 : 0;
}

static enum status count_request(struct ctx *c, const struct record *r, const struct walk *w)
{
    struct tally *t = w->with;
    struct str ground = value(r, "ground");
    int32_t from = 0, until = 0;

    (void)c;
    if (str_eq(r->state, STR("withdrawn")))
        return ST_OK;
    t->n++;
    count_decision(t, value(r, "decision"));
    if (ground.n == 1 && ground.p[0] >= 'a' && ground.p[0] < 'a' + GROUNDS)
        t->ground[ground.p[0] - 'a']++;
    if (date_parse(value(r, "received_on"), &from) && date_parse(value(r, "decided_on"), &until)) {
        t->days += calendar_count(t->cal, from, until);
        t->decided++;
    }
    return ST_OK;
}

static enum status count_one(struct ctx *c, const struct record *r, const struct walk *w)
{
    struct tally *t = w->with;

    (void)c;
    if (str_eq(value(r, "forum"),
               STR("superior"))) /* an objection, which has a register of its own */
        return ST_OK;
    t->n += str_eq(r->state, STR("withdrawn")) ? 0 : 1;
    t->granted += str_eq(value(r, "outcome"), STR("granted")) ? 1 : 0;
    t->partial += str_starts(value(r, "outcome"), STR("part")) ? 1 : 0;
    t->refused +=
        str_eq(value(r, "outcome"), STR("upheld")) || str_eq(value(r, "outcome"), STR("refused"))
            ? 1
            : 0;
    return ST_OK;
}

/* Of a register's records of the year; what is left out is not this office's system. */
static enum status walk_year(struct ctx *c, const char *name, int year, const char *kind_field,
                             enum status (*each)(struct ctx *c, const struct record *r,
                                                 const struct walk *w),
                             struct tally *t)
{
    const struct reg_def *def = reg_find(c->app, str_of(name));
    struct reg_list_query q = { .def = def, .state = -1, .page = 1 };
    bool cut = false;

    if (def == NULL)
        return ST_OK;
    q.from = str_printf(c->arena, "%04d-01-01", year);
    q.until = str_printf(c->arena, "%04d-12-31", year);
    if (kind_field != NULL) {
        const struct reg_field *f = reg_field(def, str_of(kind_field));

        q.cond[q.n_cond++] = (struct list_cond){
            .field = f, .op = COND_IS, .value = { .type = DB_TEXT, .s = STR("information") }
        };
    }
    /* Numbers only come out of it, so that it counts what whoever prints may not read. */
    CLEANUP(acting_end) struct acting a = act_as_system(c);

    (void)a;
    return reg_list_each(c, &q, WALK_MAX, each, t, &cut);
}

/* ── On paper ── */

struct report {
    struct ctx *c;
    const struct record *r;
    struct pdf *p;
    int year;
    struct tally request, objection, dispute;
};

static struct str number(const struct report *t, int64_t n)
{
    return int_show(t->c->arena, n, t->c->lang == LANG_ID);
}

static void text_part(const struct report *t, const char *key, enum bound place)
{
    struct str v = record_text(t->r, hook_field(t->r->def, (int)place));

    pdf_heading(t->p, 2, tr(t->c->lang, key));
    pdf_text(t->p, PDF_BODY, v.n > 0 ? v : tr(t->c->lang, "info_report.nothing"));
}

static void figure_rows(const struct report *t, const char *const *key, const int64_t *n,
                        size_t rows)
{
    struct pdf_col col[] = {
        { .head = tr(t->c->lang, "info_report.what"), .width = 80 },
        { .head = tr(t->c->lang, "info_report.amount"), .width = 20, .align = PDF_RIGHT }
    };
    struct pdf_cell *cell = arena_array(t->c->arena, rows * 2 + 1, sizeof *cell);

    for (size_t i = 0; i < rows; i++) {
        cell[i * 2].text = tr(t->c->lang, key[i]);
        cell[i * 2 + 1].text = number(t, n[i]);
    }
    pdf_table(t->p, &(struct pdf_table){
                        .col = col, .n_col = 2, .cell = cell, .n_row = rows, .boxed = true });
}

static void requests(const struct report *t)
{
    static const char *const key[] = { "info_report.received", "info_report.granted",
                                       "info_report.partial",  "info_report.refused",
                                       "info_report.not_held", "info_report.open" };
    const struct tally *r = &t->request;
    const int64_t n[] = { r->n, r->granted, r->partial, r->refused, r->not_held, r->open };
    struct str mean = r->decided == 0
                          ? tr(t->c->lang, "measure.nihil")
                          : decimal_show(t->c->arena, (double)r->days / (double)r->decided, 1,
                                         t->c->lang == LANG_ID);
    const struct reg_def *def = reg_find(t->c->app, STR("information_request"));
    const struct reg_field *ground = def == NULL ? NULL : reg_field(def, STR("ground"));

    pdf_heading(t->p, 2, tr(t->c->lang, "info_report.requests"));
    figure_rows(t, key, n, ARRAY_LEN(n));
    pdf_space(t->p, 4);
    pdf_text(t->p, PDF_BODY, tr_with(t->c->arena, t->c->lang, "info_report.mean", &mean, 1));
    for (size_t i = 0; ground != NULL && i < ground->n_option && i < GROUNDS; i++) {
        struct str args[] = { words_show(t->c, &ground->option[i].label), number(t, r->ground[i]) };

        if (r->ground[i] > 0)
            pdf_item(t->p, STR("–"),
                     tr_with(t->c->arena, t->c->lang, "info_report.ground", args, 2));
    }
}

static void disputes(const struct report *t)
{
    static const char *const key[] = { "info_report.objections", "info_report.objections_granted",
                                       "info_report.objections_upheld", "info_report.disputes" };
    const int64_t n[] = { t->objection.n, t->objection.granted + t->objection.partial,
                          t->objection.refused, t->dispute.n };

    pdf_heading(t->p, 2, tr(t->c->lang, "info_report.disputes_title"));
    figure_rows(t, key, n, ARRAY_LEN(n));
}

static enum status recommendations(const struct report *t)
{
    const struct reg_field *table = hook_field(t->r->def, RECOMMENDATIONS);
    struct record_rows rows = { 0 };
    enum status s = record_rows(t->c, t->r, table, &rows);
    struct pdf_col col[] = { { .head = tr(t->c->lang, "info_report.no"), .width = 5 },
                             { .head = words_show(t->c, &table->cell[WHAT].label), .width = 40 },
                             { .head = words_show(t->c, &table->cell[WHO].label), .width = 20 },
                             { .head = words_show(t->c, &table->cell[BY_ON].label), .width = 15 },
                             { .head = words_show(t->c, &table->cell[DONE_ON].label),
                               .width = 20 } };
    struct pdf_cell *cell = arena_array(t->c->arena, rows.n_row * ARRAY_LEN(col) + 1, sizeof *cell);

    if (s != ST_OK || rows.n_row == 0)
        return s;
    for (size_t i = 0; i < rows.n_row; i++) {
        cell[i * ARRAY_LEN(col)].text = number(t, (int64_t)i + 1);
        for (size_t k = WHAT; k < NOTE; k++) {
            size_t at = i * rows.n_column + k;

            cell[i * ARRAY_LEN(col) + k + 1].text =
                value_show(t->c, &table->cell[k], &rows.value[at], rows.shown[at]);
        }
    }
    pdf_heading(t->p, 2, words_show(t->c, &table->label));
    pdf_table(t->p, &(struct pdf_table){ .col = col,
                                         .n_col = ARRAY_LEN(col),
                                         .cell = cell,
                                         .n_row = rows.n_row,
                                         .boxed = true });
    return ST_OK;
}

static void body(const struct report *t)
{
    struct str budget[] = { record_show(t->c, t->r, hook_field(t->r->def, BUDGET), false),
                            record_show(t->c, t->r, hook_field(t->r->def, BUDGET_USED), false) };

    text_part(t, "info_report.policy", POLICY);
    text_part(t, "info_report.facilities", FACILITIES);
    text_part(t, "info_report.staff", STAFF);
    if (budget[0].n > 0 && budget[1].n > 0)
        pdf_text(t->p, PDF_BODY, tr_with(t->c->arena, t->c->lang, "info_report.budget", budget, 2));
    requests(t);
    disputes(t);
    text_part(t, "info_report.inside", INSIDE);
    text_part(t, "info_report.outside", OUTSIDE);
}

static enum status paper(struct ctx *c, const struct record *r, struct pdf *p)
{
    struct report t = {
        .c = c, .r = r, .p = p, .year = (int)record_int(r, hook_field(r->def, YEAR))
    };
    struct str title[] = { paper_upper(c->arena,
                                       record_show(c, r, hook_field(r->def, KIND), false)),
                           str_printf(c->arena, "%d", t.year) };
    struct calendar cal = { 0 };
    struct paper sheet = { 0 };
    enum status s = paper_of(c, &sheet);

    if (s == ST_OK)
        s = calendar_load(c, c->who.unit_id, &cal);
    t.request.cal = &cal;
    if (s == ST_OK)
        s = walk_year(c, "information_request", t.year, NULL, count_request, &t.request);
    if (s == ST_OK)
        s = walk_year(c, "information_objection", t.year, NULL, count_one, &t.objection);
    if (s == ST_OK)
        s = walk_year(c, "dispute", t.year, "kind", count_one, &t.dispute);
    if (s != ST_OK)
        return s;
    pdf_letterhead(p, &sheet.letterhead);
    pdf_title(p, title, 2);
    body(&t);
    s = recommendations(&t);
    pdf_signatures(p, &sheet.signer, 1);
    pdf_seal(p, &sheet.seal);
    return s;
}

const struct reg_hooks information_report_hooks = { .fields = fields, .paper = paper };
