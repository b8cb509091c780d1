/*
 * hooks.c of training: above the list, the hours of each person in the latest year that it shows,
 * against the yearly hours of the rule. Only verified hours count.
 */
#include "register/hooks.h"
#include "register/clock.h"
#include "register/list.h"
#include "register/pages.h"

#include "hours.view.h"

#define TRAININGS_MAX 5000

enum bound { PERSON, STARTED_ON, HOURS, PLACES };
static const char *const fields[] = { "person", "started_on", "hours", NULL };

struct sum {
    int64_t person, hours;
    struct str name;
};

static int year_of(const struct record *r)
{
    int32_t day = 0;

    return date_parse(record_text(r, hook_field(r->def, STARTED_ON)), &day) ? day_civil(day).year
                                                                            : 0;
}

static int latest(const struct reg_list *list)
{
    int year = 0;

    for (size_t i = 0; i < list->n; i++)
        if (year_of(&list->row[i]) > year)
            year = year_of(&list->row[i]);
    return year;
}

/* Of the persons in the list; n is how many came out. */
static struct sum *sums(struct ctx *c, const struct reg_list *list, int year, size_t *n)
{
    struct sum *sum = arena_array(c->arena, list->n + 1, sizeof *sum);

    *n = 0;
    for (size_t i = 0; i < list->n; i++) {
        const struct record *r = &list->row[i];
        const struct reg_field *f = hook_field(r->def, PERSON);
        size_t at = 0;

        if (year_of(r) != year)
            continue;
        while (at < *n && sum[at].person != record_int(r, f))
            at++;
        if (at == *n)
            sum[(*n)++] = (struct sum){ record_int(r, f), 0, record_show(c, r, f, false) };
        sum[at].hours += record_int(r, hook_field(r->def, HOURS));
    }
    return sum;
}

static int64_t wanted(struct ctx *c, const struct reg_def *def, int year)
{
    struct rule_now now = { .value = 20 };
    int32_t day = day_of(year, 12, 31);

    for (size_t i = 0; i < def->n_rule; i++)
        if (str_eq(def->rule[i].name, STR("yearly_hours")) &&
            rule_on(c, def, &def->rule[i], day, &now) != ST_OK)
            now.value = 20;
    return (int64_t)now.value;
}

static void show(struct ctx *c, const struct reg_def *def, const struct reg_list *list, int year,
                 struct out *o)
{
    size_t n = 0, met = 0;
    const struct sum *sum = sums(c, list, year, &n);
    struct hours_row *row = arena_array(c->arena, n + 1, sizeof *row);
    int64_t want = wanted(c, def, year);
    bool id = c->lang == LANG_ID;

    for (size_t i = 0; i < n; i++) {
        struct str lack = int_show(c->arena, want - sum[i].hours, id);

        met += sum[i].hours >= want ? 1 : 0;
        row[i] = (struct hours_row){
            .name = sum[i].name,
            .href = str_printf(c->arena, STR_FMT "?f.person=%lld", STR_ARG(reg_href(c, def)),
                               (long long)sum[i].person),
            .hours = int_show(c->arena, sum[i].hours, id),
            .lack = sum[i].hours >= want
                        ? STR("")
                        : tr_with(c->arena, c->lang, "training.hours.lacks", &lack, 1),
        };
    }
    struct str args[] = { int_show(c->arena, (int64_t)met, id), int_show(c->arena, (int64_t)n, id),
                          int_show(c->arena, want, id) };
    struct str shown = str_printf(c->arena, "%d", year);
    hours_view(o, &(struct hours_list){
                      .title = tr_with(c->arena, c->lang, "training.hours.title", &shown, 1),
                      .finding = tr_with(c->arena, c->lang, "training.hours.finding", args, 3),
                      .row = row,
                      .n = n });
}

static enum status draw_list(struct ctx *c, const struct reg_def *def, struct out *o)
{
    const struct reg_field *column[PLACES];
    struct reg_list_query q;
    struct reg_list list = { 0 };
    int year;

    if (!reg_may(c, def, def->manage, NULL))
        return ST_OK;
    reg_list_read(c, def, &q);
    if (q.state < 0)
        q.state = reg_state_index(def, STR("verified"));
    for (int i = 0; i < PLACES; i++)
        column[i] = hook_field(def, i);
    q.column = column;
    q.n_column = PLACES;
    enum status s = reg_list_rows(c, &q, 0, TRAININGS_MAX, &list);
    if (s != ST_OK)
        return s;
    year = latest(&list);
    if (year > 0 && q.state == reg_state_index(def, STR("verified")))
        show(c, def, &list, year, o);
    return ST_OK;
}

const struct reg_hooks training_hooks = { .fields = fields, .draw_list = draw_list };
