/*
 * hooks.c of performance: nobody rates themselves, and above the list the spread of predicates in
 * the latest year that has some, against the pattern that the organisation's achievement calls for.
 * The pattern is something for the leadership to weigh: it warns and never refuses.
 */
#include "register/hooks.h"
#include "register/clock.h"
#include "register/list.h"
#include "register/pages.h"

#include "spread.view.h"

#define SPREAD_MAX 2000
#define SAY_MAX 3

enum bound { PERSON, YEAR, ORG, RESULT, BEHAVIOUR, PREDICATE, PLACES };
static const char *const fields[] = {
    "person", "skp_year", "org_rating", "result_rating", "behaviour_rating", "predicate", NULL
};

/* ── nobody rates themselves ── */

static bool is_same(const struct db_value *a, const struct db_value *b)
{
    return a->null || b->null ? a->null == b->null : str_eq(a->s, b->s);
}

static enum status check(struct ctx *c, struct reg_form *form)
{
    const struct reg_def *def = form->def;
    const struct db_value *person = &form->value[hook_field(def, PERSON)->column];

    if (c->who.person_id == 0 || person->null || person->i != c->who.person_id)
        return ST_OK;
    for (int i = ORG; i <= BEHAVIOUR; i++) {
        const struct reg_field *f = hook_field(def, i);
        const struct db_value none = { .type = DB_TEXT, .null = true };
        const struct db_value *was = form->old == NULL ? &none : &form->old->value[f->column];

        if (!is_same(was, &form->value[f->column]))
            reg_form_wrong(c, form, f, "performance.own_rating", words_show(c, &f->label));
    }
    return ST_OK;
}

/* ── the spread ── */

enum predicate { VERY_GOOD, GOOD, IMPROVE, POOR, VERY_POOR };
/* As the register computes them, which is as the regulation names them. */
static const char *const predicate[SPREAD_PREDICATES] = { "Sangat Baik", "Baik", "Butuh Perbaikan",
                                                          "Kurang", "Sangat Kurang" };
/* The same five words grade the organisation. */
static const char *const grade[SPREAD_PREDICATES] = { "excellent", "good", "improve", "poor",
                                                      "very_poor" };

struct count {
    int64_t year, of[SPREAD_PREDICATES], org[SPREAD_PREDICATES], rated, open;
};

static int place_of(const char *const *word, struct str text)
{
    for (int i = 0; i < SPREAD_PREDICATES; i++)
        if (str_eq(text, str_of(word[i])))
            return i;
    return -1;
}

static int64_t latest(const struct reg_list *list)
{
    int64_t year = 0;

    for (size_t i = 0; i < list->n; i++) {
        const struct record *r = &list->row[i];
        int64_t y = record_int(r, hook_field(r->def, YEAR));

        if (y > year && record_filled(r, hook_field(r->def, PREDICATE)))
            year = y;
    }
    return year;
}

static struct count count_of(const struct reg_list *list)
{
    struct count n = { .year = latest(list) };

    for (size_t i = 0; i < list->n; i++) {
        const struct record *r = &list->row[i];
        int p = place_of(predicate, record_text(r, hook_field(r->def, PREDICATE)));
        int org = place_of(grade, record_text(r, hook_field(r->def, ORG)));

        if (record_int(r, hook_field(r->def, YEAR)) != n.year)
            continue;
        if (p < 0) {
            n.open++;
            continue;
        }
        n.of[p]++;
        n.rated++;
        if (org >= 0)
            n.org[org]++;
    }
    return n;
}

/* A percentage of the pattern today: a rule of the register. */
static double bound_now(struct ctx *c, const struct reg_def *def, const char *name, double usual)
{
    struct rule_now now = { .value = usual };

    for (size_t i = 0; i < def->n_rule; i++)
        if (str_eq(def->rule[i].name, str_of(name)) &&
            rule_on(c, def, &def->rule[i], reg_today(c), &now) != ST_OK)
            now.value = usual;
    return now.value;
}

struct verdict {
    struct ctx *c;
    const struct count *n;
    struct str say[SAY_MAX];
    size_t n_say;
};

static double share(const struct count *n, int64_t part)
{
    return n->rated == 0 ? 0 : 100.0 * (double)part / (double)n->rated;
}

static void tell(struct verdict *v, const char *key, int p, double percent)
{
    struct ctx *c = v->c;
    struct str args[] = { str_of(predicate[p]),
                          decimal_show(c->arena, percent, 1, c->lang == LANG_ID),
                          decimal_show(c->arena, share(v->n, v->n->of[p]), 1, c->lang == LANG_ID) };

    if (v->n_say < SAY_MAX)
        v->say[v->n_say++] = tr_with(c->arena, c->lang, key, args, 3);
}

static void at_most(struct verdict *v, int p, double percent)
{
    if (share(v->n, v->n->of[p]) > percent)
        tell(v, "performance.spread.at_most", p, percent);
}

static void at_least(struct verdict *v, int p, double percent)
{
    if (share(v->n, v->n->of[p]) < percent)
        tell(v, "performance.spread.at_least", p, percent);
}

static void judge(struct verdict *v, const struct reg_def *def, int org)
{
    double most = bound_now(v->c, def, "pattern_most", 70);
    double least = bound_now(v->c, def, "pattern_least", 60);
    double few = bound_now(v->c, def, "pattern_few", 10);

    if (org == VERY_GOOD || org == GOOD)
        at_most(v, org, most);
    else
        at_least(v, org, least);
    if (org == GOOD && v->n->of[IMPROVE] + v->n->of[POOR] == 0)
        tell(v, "performance.spread.some", IMPROVE, 0);
    if (org == IMPROVE || org == POOR)
        at_most(v, VERY_GOOD, few);
    if (org == POOR)
        at_least(v, IMPROVE, few);
    if (org == VERY_POOR)
        at_most(v, VERY_GOOD, 0);
}

static void show(struct ctx *c, const struct reg_def *def, const struct count *n, struct out *o)
{
    struct verdict v = { .c = c, .n = n };
    struct spread m = { .rated = n->rated, .open = n->open };
    struct str year = str_printf(c->arena, "%lld", (long long)n->year), said[3];
    int org = GOOD;

    for (int i = 0; i < SPREAD_PREDICATES; i++)
        org = n->org[i] > n->org[org] ? i : org;
    judge(&v, def, org);
    for (int i = 0; i < SPREAD_PREDICATES; i++)
        m.row[i] = (struct spread_row){
            .predicate = str_of(predicate[i]),
            .href = str_printf(c->arena, STR_FMT "?f.predicate=%s&f.skp_year=" STR_FMT,
                               STR_ARG(reg_href(c, def)), predicate[i], STR_ARG(year)),
            .count = n->of[i],
            .share = str_printf(
                c->arena, STR_FMT "%%",
                STR_ARG(decimal_show(c->arena, share(n, n->of[i]), 1, c->lang == LANG_ID))),
        };
    said[0] = str_of(predicate[org]);
    if (org == VERY_GOOD) /* an organisation is excellent, a person very good */
        said[0] = tr(c->lang, "performance.spread.excellent");
    said[1] = int_show(c->arena, n->rated, c->lang == LANG_ID);
    said[2] = int_show(c->arena, n->open, c->lang == LANG_ID);
    m.title = tr_with(c->arena, c->lang, "performance.spread.title", &year, 1);
    m.organisation = tr_with(c->arena, c->lang, "performance.spread.organisation", said, 3);
    m.say = v.say;
    m.n_say = v.n_say;
    spread_view(o, &m);
}

static enum status draw_list(struct ctx *c, const struct reg_def *def, struct out *o)
{
    const struct reg_field *column[PLACES];
    struct reg_list_query q;
    struct reg_list list = { 0 };
    struct count n;

    reg_list_read(c, def, &q);
    for (int i = 0; i < PLACES; i++)
        column[i] = hook_field(def, i);
    q.column = column;
    q.n_column = PLACES;
    enum status s = reg_list_rows(c, &q, 0, SPREAD_MAX, &list);
    if (s != ST_OK)
        return s;
    n = count_of(&list);
    /* One's own alone is no spread. */
    if (n.rated > 0 && reg_may(c, def, def->manage, NULL))
        show(c, def, &n, o);
    return ST_OK;
}

const struct reg_hooks performance_hooks = { .fields = fields,
                                             .check = check,
                                             .draw_list = draw_list };
