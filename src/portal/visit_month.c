/*
 * visit_month.c: the visits of a month, as records of the register `application_use`, from which
 * the plan's indicator 4.3.3.4 is counted.
 *
 * Which page belongs to which application is said by the inventory: a public application whose
 * address lies on this site. A month that somebody has written down already is left as it is.
 */
#include <inttypes.h>

#include "core/app.h"
#include "portal/queries.h"
#include "portal/visit.h"
#include "register/list.h"

#define APPS_MOST 200

struct month {
    struct str first, last; /* dates */
};

static struct month month_before(struct ctx *c)
{
    struct civil now = day_civil(day_today(c->now, (int)c->who.zone));
    int32_t end = day_of(now.year, now.month, 1) - 1;
    struct civil last = day_civil(end);

    return (struct month){ date_iso(c->arena, day_of(last.year, last.month, 1)),
                           date_iso(c->arena, end) };
}

/* "/jdih" of "https://kantor.example/jdih/"; empty: it does not lie on this site. */
static struct str path_of(const struct ctx *c, struct str address)
{
    struct str base = c->app->base_url, path;

    if (!str_starts(address, base))
        return STR("");
    path = str_sub(address, base.n, address.n);
    while (path.n > 1 && path.p[path.n - 1] == '/')
        path.n--;
    return path.n > 1 && path.p[0] == '/' ? path : STR("");
}

static enum status is_written(struct ctx *c, const struct reg_def *def, int64_t app,
                              const struct month *m, bool *written)
{
    struct reg_list_query q = { .def = def, .state = -1 };
    struct reg_list list = { 0 };
    enum status s;

    q.cond[0] = (struct list_cond){ .field = reg_field(def, STR("application")),
                                    .op = COND_IS,
                                    .value = { .type = DB_INT, .i = app } };
    q.cond[1] = (struct list_cond){ .field = reg_field(def, STR("month_end")),
                                    .op = COND_IS,
                                    .value = { .type = DB_TEXT, .s = m->last } };
    q.n_cond = 2;
    s = reg_list_rows(c, &q, 0, 1, &list);
    *written = list.n > 0;
    return s;
}

/* The use's own list of functions is shorter than the inventory's. */
static struct str function_of(const struct record *app, const struct reg_def *use)
{
    const struct reg_field *to = reg_field(use, STR("function"));
    struct str word = record_text(app, reg_field(app->def, STR("function")));

    for (size_t i = 0; i < to->n_option; i++) {
        if (str_eq(to->option[i].name, word))
            return word;
    }
    return STR("other");
}

static enum status write_use(struct ctx *c, const struct reg_def *use, const struct record *app,
                             const struct month *m, int64_t visits)
{
    struct reg_form form;
    int64_t id = 0;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s != ST_OK)
        return s;
    reg_form_init(c, &form, use);
    if (!reg_form_put(&form, STR("application"), str_printf(c->arena, "%" PRId64, app->id)) ||
        !reg_form_put(&form, STR("function"), function_of(app, use)) ||
        !reg_form_put(&form, STR("month_end"), m->last) ||
        !reg_form_put(&form, STR("visitors"), str_printf(c->arena, "%" PRId64, visits)) ||
        !reg_form_put(&form, STR("note"), tr(LANG_ID, "portal.visits_note")))
        return fail(c, ST_FAULT, "application_use lacks a field that the portal fills");
    s = record_create(c, &form, &id);
    if (s == ST_INVALID && form.n_error > 0)
        return fail(c, ST_FAULT, "application_use refuses: " STR_FMT, STR_ARG(form.error[0].text));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status note_app(struct ctx *c, const struct reg_def *use, const struct record *app,
                            const struct month *m)
{
    struct str path = path_of(c, record_text(app, reg_field(app->def, STR("address"))));
    bool has = false, written = false;
    int64_t visits = 0;
    enum status s;

    if (path.n == 0 || !record_filled(app, reg_field(app->def, STR("live_on"))))
        return ST_OK;
    s = visit_below(c, c->who.unit_id, m->first, m->last, path,
                    str_printf(c->arena, STR_FMT "/", STR_ARG(path)),
                    str_printf(c->arena, STR_FMT "0", STR_ARG(path)), &has, &visits);
    if (s != ST_OK || !has || visits == 0)
        return s;
    s = is_written(c, use, app->id, m, &written);
    return s == ST_OK && !written ? write_use(c, use, app, m, visits) : s;
}

enum status visit_month_tick(struct ctx *c)
{
    const struct reg_def *use = reg_find(c->app, STR("application_use"));
    const struct reg_def *def = reg_find(c->app, STR("application"));
    struct month m = month_before(c);
    struct reg_list_query q = { .def = def, .state = -1 };
    struct reg_list list = { 0 };
    enum status s;

    if (use == NULL || def == NULL)
        return ST_OK;
    s = reg_list_rows(c, &q, 0, APPS_MOST, &list);
    for (size_t i = 0; i < list.n && s == ST_OK; i++)
        s = note_app(c, use, &list.row[i], &m);
    return s;
}
