/* service_read.c: services and the pledge, read from their registers for everybody. */
#include "portal/service.h"

#include <inttypes.h>

#include "core/app.h"
#include "core/page.h"
#include "core/time_show.h"
#include "register/clock_share.h"
#include "register/list.h"
#include "register/pages.h"

/* Everybody may read what is in force: the system reads, for a stranger has no rights to look at.
 */
void portal_system(struct ctx *c, struct ctx *own)
{
    ctx_system(own, c->app, c->db, c->arena, c->who.unit_id);
    own->now = c->now;
    own->lang = c->lang;
    own->who.zone = c->who.zone;
    own->in_tx = c->in_tx;
}

static const struct reg_filter *filter_named(const struct reg_def *def, const char *name)
{
    for (size_t i = 0; i < def->n_filter; i++) {
        if (str_eq(def->filter[i].name, str_of(name)))
            return &def->filter[i];
    }
    return NULL;
}

enum status portal_rows(struct ctx *c, const char *reg, const char *filter, size_t max,
                        struct reg_list *out)
{
    const struct reg_def *def = c->app->registers == NULL ? NULL : reg_find(c->app, str_of(reg));
    struct reg_list_query q = { .def = def, .state = -1 };
    struct ctx own;
    enum status s;

    *out = (struct reg_list){ 0 };
    if (def == NULL || filter_named(def, filter) == NULL)
        return ST_OK;
    q.filter = filter_named(def, filter);
    q.order = def->order;
    q.desc = def->order_desc;
    portal_system(c, &own);
    s = reg_list_rows(&own, &q, 0, (int64_t)max, out);
    if (s != ST_OK)
        c->failure = own.failure;
    return s;
}

struct str service_text_of(const struct record *r, const char *field)
{
    return record_text(r, reg_field(r->def, str_of(field)));
}

static int64_t number_of(const struct record *r, const char *field)
{
    return record_int(r, reg_field(r->def, str_of(field)));
}

/* Of two versions that are both in force the newer one. */
static bool is_newest(const struct reg_list *l, size_t i)
{
    struct str code = service_text_of(&l->row[i], "code");

    for (size_t k = 0; k < l->n; k++) {
        int64_t a = number_of(&l->row[i], "version_no"), b = number_of(&l->row[k], "version_no");

        if (k != i && str_eq(service_text_of(&l->row[k], "code"), code) &&
            (b > a || (b == a && l->row[k].id > l->row[i].id)))
            return false;
    }
    return true;
}

enum status services_read(struct ctx *c, const struct record **row, size_t *n)
{
    struct reg_list l;
    enum status s = portal_rows(c, "service", "in_force", SERVICES_MAX, &l);
    struct record *out = arena_array(c->arena, l.n + 1, sizeof(*out));

    *n = 0;
    for (size_t i = 0; i < l.n && s == ST_OK; i++) {
        if (is_newest(&l, i))
            out[(*n)++] = l.row[i];
    }
    *row = out;
    return s;
}

enum status service_read(struct ctx *c, struct str code, struct record *out)
{
    const struct record *row = NULL;
    size_t n = 0;
    enum status s = services_read(c, &row, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        if (str_eq(service_text_of(&row[i], "code"), code)) {
            *out = row[i];
            return ST_OK;
        }
    }
    return s == ST_OK ? ST_NOT_FOUND : s;
}

enum status pledge_read(struct ctx *c, struct str *words, struct str *by)
{
    struct reg_list l;
    enum status s = portal_rows(c, "service_pledge", "valid", 1, &l);

    *words = *by = STR("");
    if (s != ST_OK || l.n == 0)
        return s;
    struct str args[] = { service_text_of(&l.row[0], "signatory"),
                          day_show(c, service_text_of(&l.row[0], "signed_on")) };

    *words = service_text_of(&l.row[0], "wording");
    *by = tr_with(c->arena, c->lang, "service.pledge_by", args, 2);
    return ST_OK;
}

/* ── in citizens' words ── */

struct str service_href(struct ctx *c, const struct record *r)
{
    return str_printf(c->arena, "/layanan/" STR_FMT, STR_ARG(service_text_of(r, "code")));
}

static struct str shown(struct ctx *c, const struct record *r, const char *field)
{
    const struct reg_field *f = reg_field(r->def, str_of(field));

    return f == NULL ? STR("") : record_show(c, r, f, false);
}

struct str service_time(struct ctx *c, const struct record *r)
{
    int64_t amount = number_of(r, "time_amount");

    if (amount == 0)
        return STR("");
    return str_printf(c->arena, STR_FMT " " STR_FMT,
                      STR_ARG(int_show(c->arena, amount, c->lang == LANG_ID)),
                      STR_ARG(shown(c, r, "time_unit")));
}

struct str service_fee(struct ctx *c, const struct record *r)
{
    return number_of(r, "fee") == 0 ? tr(c->lang, "service.free") : shown(c, r, "fee");
}

static size_t lines_of(struct str text, struct str *line)
{
    size_t n = 0;

    while (text.n > 0 && n < SERVICE_LINES) {
        struct str one = str_trim(str_cut(&text, '\n'));

        if (one.n > 0)
            line[n++] = one;
    }
    return n;
}

static enum status fill_steps(struct ctx *c, const struct record *r, struct service_page *p)
{
    const struct reg_field *table = reg_field(r->def, STR("steps"));
    struct service_step *step;
    struct record_rows rows;
    enum status s;

    if (table == NULL || table->n_cell < 3)
        return ST_OK;
    s = record_rows(c, r, table, &rows);
    if (s != ST_OK)
        return s;
    step = arena_array(c->arena, rows.n_row + 1, sizeof(*step));
    for (size_t i = 0; i < rows.n_row; i++) {
        const struct db_value *v = &rows.value[i * rows.n_column];
        struct str actor = v[1].null ? STR("") : v[1].s, time = v[2].null ? STR("") : v[2].s;

        step[i].step = v[0].null ? STR("") : v[0].s;
        step[i].by_whom = actor.n > 0 && time.n > 0 ? str_printf(c->arena, STR_FMT ", " STR_FMT,
                                                                 STR_ARG(actor), STR_ARG(time))
                          : actor.n > 0             ? actor
                                                    : time;
    }
    p->step = step;
    p->n_step = rows.n_row;
    return ST_OK;
}

static void fill_more(struct ctx *c, const struct record *r, struct service_page *p)
{
    static const char *const fields[] = { "facilities", "competence", "supervision", "staff_count",
                                          "guarantee",  "safety",     "appraisal" };

    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        const struct reg_field *f = reg_field(r->def, str_of(fields[i]));
        struct str text = shown(c, r, fields[i]);

        if (f != NULL && text.n > 0)
            p->more[p->n_more++] = (struct service_text){ words_show(c, &f->label), text };
    }
    p->n_basis = lines_of(service_text_of(r, "basis"), p->basis);
}

/* Only an address that this program has, or a whole one elsewhere. */
static void fill_form(struct ctx *c, const struct record *r, struct service_page *p)
{
    struct str path = service_text_of(r, "form_path");

    p->form_away = str_starts(path, STR("https://"));
    if (p->form_away || (path.n > 0 && page_is_there(c, str_z(c->arena, path))))
        p->form = path;
}

/* ── live ── */

static bool has_clock(const struct reg_def *def, struct str name)
{
    for (size_t i = 0; i < def->n_clock; i++) {
        if (str_eq(def->clock[i].name, name))
            return true;
    }
    return false;
}

static int this_year(const struct ctx *c)
{
    return day_civil(day_today(c->now, (int)c->who.zone)).year;
}

static struct str year_start(const struct ctx *c, int year)
{
    return date_iso(c->arena, day_of(year, 1, 1));
}

static struct str of_year(struct ctx *c, const char *key, int year, int64_t part, int64_t whole)
{
    struct str args[] = { int_show(c->arena, part, c->lang == LANG_ID),
                          int_show(c->arena, whole, c->lang == LANG_ID),
                          str_printf(c->arena, "%d", year) };

    return tr_with(c->arena, c->lang, key, args, 3);
}

/* A register of many services says which one in a field that it requires; any other is all of one
 * service. */
static const struct reg_field *tie_of(const struct reg_def *def)
{
    const struct reg_field *f = reg_field(def, STR("service"));

    return f != NULL && f->type == FIELD_REF && f->required ? f : NULL;
}

static enum status fill_kept(struct ctx *c, const struct record *r, struct service_page *p)
{
    const struct reg_def *def = reg_find(c->app, service_text_of(r, "timed_register"));
    struct str clock = service_text_of(r, "timed_clock");
    int year = this_year(c);
    enum status s = ST_OK;

    if (def == NULL || !has_clock(def, clock))
        return ST_OK;
    /* Until something is completed in the new year, the figures of the old one stay. */
    for (int y = year; y > year - 2 && p->kept.n == 0 && s == ST_OK; y--) {
        struct clock_share share = { 0 };

        s = clock_share_of(c, def, clock, tie_of(def), r->id, year_start(c, y), &share);
        if (s == ST_OK && share.stopped > 0)
            p->kept = of_year(c, "service.kept", y, share.met, share.stopped);
    }
    return s;
}

static enum status fill_complained(struct ctx *c, const struct record *r, struct service_page *p)
{
    const struct reg_def *def = reg_find(c->app, STR("complaint"));
    struct reg_list_query q = { .def = def, .state = -1, .from = year_start(c, this_year(c)) };
    struct reg_list l = { 0 };
    struct ctx own;
    int64_t done = 0;
    enum status s;

    if (def == NULL || reg_field(def, STR("service")) == NULL)
        return ST_OK;
    q.cond[q.n_cond++] = (struct list_cond){ .field = reg_field(def, STR("service")),
                                             .op = COND_IS,
                                             .value = { .type = DB_INT, .i = r->id } };
    portal_system(c, &own);
    s = reg_list_rows(&own, &q, 0, SERVICES_MAX, &l);
    for (size_t i = 0; i < l.n; i++)
        done += reg_state_closed(def, l.row[i].state);
    if (s != ST_OK)
        c->failure = own.failure;
    else if (l.n > 0)
        p->complained = of_year(c, "service.complained", this_year(c), (int64_t)l.n, done);
    return s;
}

static enum status fill_opinion(struct ctx *c, const struct record *r, struct service_page *p)
{
    if (page_is_there(c, "/pengaduan"))
        p->complain = str_printf(c->arena, "/pengaduan?f.service=%" PRId64, r->id);
    return c->app->opinion == NULL
               ? ST_OK
               : c->app->opinion(c, p->name, service_text_of(r, "survey"), &p->opinion);
}

enum status service_fill(struct ctx *c, const struct record *r, struct service_page *p)
{
    enum status s;

    p->name = service_text_of(r, "name");
    p->code = service_text_of(r, "code");
    p->summary = service_text_of(r, "summary");
    p->users = shown(c, r, "users");
    p->time = service_time(c, r);
    p->time_note = service_text_of(r, "time_note");
    p->fee = service_fee(c, r);
    p->fee_note = service_text_of(r, "fee_note");
    p->product = service_text_of(r, "product");
    p->complaints = service_text_of(r, "complaints");
    p->part = shown(c, r, "part");
    p->decree = service_text_of(r, "decree_no");
    p->since = day_show(c, service_text_of(r, "applied_on"));
    p->poster = str_printf(c->arena, STR_FMT "/poster.pdf", STR_ARG(service_href(c, r)));
    p->n_requirement = lines_of(service_text_of(r, "requirements"), p->requirement);
    fill_more(c, r, p);
    fill_form(c, r, p);
    s = fill_steps(c, r, p);
    if (s == ST_OK)
        s = fill_kept(c, r, p);
    if (s == ST_OK)
        s = fill_complained(c, r, p);
    if (s == ST_OK)
        s = fill_opinion(c, r, p);
    if (s == ST_OK)
        s = pledge_read(c, &p->pledge, &p->pledge_by);
    return s;
}
