/* stat.c: a register's figures, from its definition. */
#include "register/stat.h"

#include "base/number.h"
#include "register/pages.h"
#include "register/stat_queries.h"
#include "register/stmt.h"

static struct stat_span year_span(int year)
{
    return (struct stat_span){ day_of(year, 1, 1), day_of(year + 1, 1, 1) };
}

static bool is_open(const struct reg_state *s)
{
    return s->kind != STATE_KIND_DONE && s->kind != STATE_KIND_ENDED;
}

/* ── By state ── */

static void put_state(struct stmt *s, const void *with, size_t i)
{
    const struct reg_def *def = with;

    stmt_put(s, "r.state = ");
    (void)stmt_text(s, def->state[i].name);
}

static enum status by_state(struct ctx *c, const struct reg_def *def, struct reg_stat *out)
{
    int64_t many[REG_STATES_MAX] = { 0 };
    struct stat_group *g = &out->state;
    enum status s = stat_sums(c, def, year_span(out->year), put_state, def, def->n_state, many);

    g->title = tr(c->lang, "register.stat.by_state");
    g->count = arena_array(c->arena, def->n_state + 1, sizeof *g->count);
    for (size_t i = 0; s == ST_OK && i < def->n_state; i++) {
        g->count[g->n++] = (struct stat_count){ words_show(c, &def->state[i].label), many[i],
                                                reg_state_shape(def->state[i].kind) };
        g->sum += many[i];
    }
    return s;
}

/* ── By choice ── */

static void put_choice(struct stmt *s, const void *with, size_t i)
{
    const struct reg_field *f = with;
    bool none = i == (f->type == FIELD_YESNO ? 2 : f->n_option);

    stmt_put(s, "r.");
    stmt_name(s, f->name);
    if (none) {
        stmt_put(s, " IS NULL");
    } else if (f->type == FIELD_YESNO) {
        stmt_put(s, i == 0 ? " = 1" : " = 0");
    } else if (f->type == FIELD_CHOICES) {
        stmt_put(s, " LIKE ");
        (void)stmt_text(s,
                        str_printf(s->c->arena, "%% " STR_FMT " %%", STR_ARG(f->option[i].name)));
    } else {
        stmt_put(s, " = ");
        (void)stmt_text(s, f->option[i].name);
    }
}

static struct str choice_label(struct ctx *c, const struct reg_field *f, size_t i)
{
    if (f->type == FIELD_YESNO)
        return tr(c->lang, i == 0 ? "common.yes" : i == 1 ? "common.no" : "register.stat.empty");
    return i < f->n_option ? words_show(c, &f->option[i].label)
                           : tr(c->lang, "register.stat.empty");
}

static enum status by_choice(struct ctx *c, const struct reg_def *def, const struct reg_field *f,
                             struct reg_stat *out)
{
    size_t n = (f->type == FIELD_YESNO ? 2 : f->n_option) + 1;
    int64_t *many = arena_array(c->arena, n, sizeof *many);
    struct stat_group *g = &out->chart[out->n_chart];
    enum status s = stat_sums(c, def, year_span(out->year), put_choice, f, n, many);

    if (s != ST_OK)
        return s;
    *g = (struct stat_group){ .title = words_show(c, &f->label),
                              .count = arena_array(c->arena, n, sizeof *g->count) };
    for (size_t i = 0; i < n; i++) {
        if (i == n - 1 && many[i] == 0)
            continue;
        g->count[g->n++] = (struct stat_count){ choice_label(c, f, i), many[i], STATE_COUNT };
        g->sum += many[i];
    }
    out->n_chart++;
    return ST_OK;
}

static bool is_chosen(const struct reg_def *def, const struct reg_field *f)
{
    for (size_t i = 0; i < def->n_chart; i++) {
        if (def->chart[i] == f)
            return true;
    }
    return def->n_chart == 0 && f->filter &&
           (f->type == FIELD_CHOICE || f->type == FIELD_CHOICES || f->type == FIELD_YESNO);
}

/* ── By month ── */

struct dated {
    const struct reg_def *def;
    int year;
    int32_t today;
};

static void put_month(struct stmt *s, const void *with, size_t i)
{
    const struct dated *d = with;
    int year = d->year - (int)(i / 12), month = (int)(i % 12) + 1;

    stat_put_day(s, d->def, " >= ", day_of(year, month, 1));
    stmt_put(s, " AND ");
    stat_put_day(s, d->def, " < ", day_of(year, month, days_in_month(year, month)) + 1);
}

static enum status by_month(struct ctx *c, const struct reg_def *def, struct reg_stat *out)
{
    const struct dated d = { .def = def, .year = out->year };
    const struct stat_span both = { day_of(out->year - 1, 1, 1), day_of(out->year + 1, 1, 1) };
    enum status s = stat_sums(c, def, both, put_month, &d, 24, out->month[0]);

    for (int m = 0; m < 12; m++)
        out->sum += out->month[0][m];
    return s;
}

/* ── How old ── */

/* Days from the record's day until today, from the first of each pair to before the second. */
static const int ages[STAT_AGES][2] = {
    { -100000, 8 }, { 8, 31 }, { 31, 91 }, { 91, 366 }, { 366, 100000 }
};

static void put_open(struct stmt *s, const struct reg_def *def)
{
    bool first = true;

    stmt_put(s, "r.state IN (");
    for (size_t i = 0; i < def->n_state; i++) {
        if (!is_open(&def->state[i]))
            continue;
        stmt_put(s, first ? "" : ", ");
        (void)stmt_text(s, def->state[i].name);
        first = false;
    }
    stmt_put(s, first ? "'')" : ")");
}

static void put_age(struct stmt *s, const void *with, size_t i)
{
    const struct dated *d = with;

    put_open(s, d->def);
    if (i > 0) {
        stmt_put(s, " AND ");
        stat_put_day(s, d->def, " < ", d->today - ages[i][0] + 1);
    }
    if (i < STAT_AGES - 1) {
        stmt_put(s, " AND ");
        stat_put_day(s, d->def, " >= ", d->today - ages[i][1] + 1);
    }
}

static enum status by_age(struct ctx *c, const struct reg_def *def, struct reg_stat *out)
{
    static const char *const keys[STAT_AGES] = {
        "register.stat.age_week", "register.stat.age_month", "register.stat.age_quarter",
        "register.stat.age_year", "register.stat.age_more"
    };
    const struct dated d = { .def = def, .today = reg_today(c) };
    int64_t many[STAT_AGES] = { 0 };
    struct stat_group *g = &out->age;
    enum status s = stat_sums(c, def, (struct stat_span){ 0, 0 }, put_age, &d, STAT_AGES, many);

    g->title = tr(c->lang, "register.stat.by_age");
    g->count = arena_array(c->arena, STAT_AGES, sizeof *g->count);
    for (size_t i = 0; s == ST_OK && i < STAT_AGES; i++) {
        g->count[g->n++] = (struct stat_count){ tr(c->lang, keys[i]), many[i], STATE_COUNT };
        g->sum += many[i];
    }
    out->open = g->sum;
    return s;
}

/* ── Terms ── */

static void add_clock(struct stat_clock *k, const struct clock_count *row)
{
    if (str_eq(row->state, STR("met")))
        k->met = row->many;
    else if (str_eq(row->state, STR("missed")))
        k->missed = row->many;
    else
        k->running += row->many;
    if (str_eq(row->state, STR("running")))
        k->late = row->late;
}

static enum status by_clock(struct ctx *c, const struct reg_def *def, struct reg_stat *out)
{
    struct stat_span year = year_span(out->year);
    struct clock_count *row = NULL;
    size_t n = 0;
    enum status s =
        stat_clocks(c, c->who.unit_id, def->name, date_iso(c->arena, year.from),
                    date_iso(c->arena, year.until), date_iso(c->arena, reg_today(c)), &row, &n);

    out->clock = arena_array(c->arena, def->n_clock + 1, sizeof *out->clock);
    for (size_t k = 0; s == ST_OK && k < def->n_clock; k++) {
        struct stat_clock *to = &out->clock[out->n_clock++];

        to->label = words_show(c, &def->clock[k].label);
        for (size_t i = 0; i < n; i++) {
            if (str_eq(row[i].clock, def->clock[k].name))
                add_clock(to, &row[i]);
        }
    }
    return s;
}

enum status stat_read(struct ctx *c, const struct reg_def *def, int year, struct reg_stat *out)
{
    enum status s;

    *out = (struct reg_stat){ .year = year };
    s = by_month(c, def, out);
    if (s == ST_OK && def->n_state > 0)
        s = by_state(c, def, out);
    if (s == ST_OK && def->n_state > 0)
        s = by_age(c, def, out);
    for (size_t i = 0; s == ST_OK && i < def->n_field && out->n_chart < STAT_CHARTS_MAX; i++) {
        if (is_chosen(def, &def->field[i]) && !def->field[i].personal)
            s = by_choice(c, def, &def->field[i], out);
    }
    /* Terms are kept for all records together: only for those who may read them all. */
    if (s == ST_OK && def->n_clock > 0 && reg_reads_all(c, def))
        s = by_clock(c, def, out);
    return s;
}
