/*
 * hooks.c of budget: what lies below each programme, added up, above the list (of the latest year
 * that it shows) and on the programme's page. Money is planned and spent by activities only; a
 * programme has nothing of its own.
 */
#include <math.h>

#include "register/hooks.h"
#include "register/list.h"
#include "register/pages.h"

#include "budget_sum.view.h"

#define LINES_MAX 1000 /* of an office's year: tens */

enum bound { YEAR, LEVEL, PARENT, CODE, CEILING, EFFECTIVE, REALISED, ABSORBED, PLACES };
static const char *const fields[] = { "year",      "level",    "parent",   "code", "ceiling",
                                      "effective", "realised", "absorbed", NULL };

struct sum {
    int64_t activities, ceiling, effective, realised; /* money in minor units */
};

static enum status read_lines(struct ctx *c, const struct reg_def *def, enum bound field,
                              int64_t value, struct reg_list *out)
{
    const struct reg_field *column[PLACES];
    struct reg_list_query q = { .def = def,
                                .state = -1,
                                .cond = { { .field = hook_field(def, (int)field),
                                            .op = COND_IS,
                                            .value = { .type = DB_INT, .i = value } } },
                                .n_cond = 1,
                                .column = column,
                                .n_column = PLACES,
                                .order = hook_field(def, CODE),
                                .ordered = true,
                                .page = 1 };

    for (int i = 0; i < PLACES; i++)
        column[i] = hook_field(def, i);
    return reg_list_rows(c, &q, 0, LINES_MAX, out);
}

static bool is_programme(const struct record *r)
{
    return str_eq(record_text(r, hook_field(r->def, LEVEL)), STR("programme"));
}

/* parent 0: of all activities. */
static struct sum sum_below(const struct reg_list *list, int64_t parent)
{
    struct sum s = { 0 };

    for (size_t i = 0; i < list->n; i++) {
        const struct record *r = &list->row[i];

        if (is_programme(r) || (parent != 0 && record_int(r, hook_field(r->def, PARENT)) != parent))
            continue;
        s.activities++;
        s.ceiling += record_int(r, hook_field(r->def, CEILING));
        s.effective += record_int(r, hook_field(r->def, EFFECTIVE));
        s.realised += record_int(r, hook_field(r->def, REALISED));
    }
    return s;
}

static struct str money(struct ctx *c, const struct reg_def *def, enum bound field, int64_t sum)
{
    const struct db_value v = { .type = DB_INT, .i = sum };

    return value_show(c, hook_field(def, (int)field), &v, STR(""));
}

static struct budget_sum shown(struct ctx *c, const struct reg_def *def, const struct sum *s)
{
    struct budget_sum b = { .activities = s->activities,
                            .ceiling = money(c, def, CEILING, s->ceiling),
                            .effective = money(c, def, EFFECTIVE, s->effective),
                            .realised = money(c, def, REALISED, s->realised),
                            .absorbed = STR("–") };

    if (s->effective > 0) {
        const struct db_value v = {
            .type = DB_REAL,
            .d = round((double)s->realised * 10000.0 / (double)s->effective) / 100.0
        };

        b.absorbed = value_show(c, hook_field(def, ABSORBED), &v, STR(""));
    }
    return b;
}

static void draw(struct ctx *c, const struct reg_def *def, struct budget_sums *v, struct out *o)
{
    v->ceiling = words_show(c, &hook_field(def, CEILING)->label);
    v->effective = words_show(c, &hook_field(def, EFFECTIVE)->label);
    v->realised = words_show(c, &hook_field(def, REALISED)->label);
    v->absorbed = tr(c->lang, "budget.absorbed");
    budget_sum_view(o, v);
}

/* The latest year of what the list shows; 0: it shows nothing. */
static enum status latest_year(struct ctx *c, const struct reg_def *def, int64_t *year)
{
    const struct reg_field *column[] = { hook_field(def, YEAR) };
    struct reg_list_query q;
    struct reg_list list = { 0 };

    reg_list_read(c, def, &q);
    q.column = column;
    q.n_column = 1;
    q.order = column[0];
    q.ordered = q.desc = true;
    enum status s = reg_list_rows(c, &q, 0, 1, &list);
    *year = s == ST_OK && list.n > 0 ? record_int(&list.row[0], column[0]) : 0;
    return s;
}

static enum status draw_list(struct ctx *c, const struct reg_def *def, struct out *o)
{
    struct reg_list list = { 0 };
    int64_t year = 0;
    enum status s = latest_year(c, def, &year);

    if (s == ST_OK && year != 0)
        s = read_lines(c, def, YEAR, year, &list);
    if (s != ST_OK || list.n == 0)
        return s;
    struct sum all = sum_below(&list, 0);
    struct budget_sum total = shown(c, def, &all);
    struct budget_sum *row = arena_array(c->arena, list.n, sizeof(*row));
    struct str number = str_printf(c->arena, "%d", (int)year);
    struct budget_sums v = { .title = tr_with(c->arena, c->lang, "budget.title", &number, 1),
                             .row = row,
                             .total = &total };

    for (size_t i = 0; i < list.n; i++) {
        if (!is_programme(&list.row[i]))
            continue;
        struct sum s1 = sum_below(&list, list.row[i].id);

        row[v.n] = shown(c, def, &s1);
        row[v.n].title = list.row[i].title;
        row[v.n++].href = record_href(c, &list.row[i]);
    }
    if (v.n > 0)
        draw(c, def, &v, o);
    return ST_OK;
}

static enum status draw_one(struct ctx *c, const struct record *r, struct out *o)
{
    struct reg_list list = { 0 };

    if (!is_programme(r))
        return ST_OK;
    enum status s = read_lines(c, r->def, PARENT, r->id, &list);
    if (s != ST_OK || list.n == 0)
        return s;
    struct sum below = sum_below(&list, r->id);
    struct budget_sum row = shown(c, r->def, &below);
    struct budget_sums v = { .title = tr(c->lang, "budget.below"), .row = &row, .n = 1 };

    row.title = r->title;
    draw(c, r->def, &v, o);
    return ST_OK;
}

const struct reg_hooks budget_hooks = { .fields = fields,
                                        .draw = draw_one,
                                        .draw_list = draw_list };
