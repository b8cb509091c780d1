/*
 * setting_page.c: /pengaturan: settings, holidays, the last backup, and background work that needs
 * somebody's eye.
 *
 * Each field carries the value that was shown; a value that changed meanwhile is not overwritten.
 */
#include "core/setting_page.h"

#include <inttypes.h>

#include "base/json.h"
#include "base/number.h"
#include "base/utf8.h"
#include "core/app.h"
#include "core/calendar.h"
#include "core/calendar_queries.h"
#include "core/job_queries.h"
#include "core/ledger.h"
#include "core/mail.h"
#include "core/message.h"
#include "core/message_queries.h"
#include "core/page.h"
#include "core/setting.h"
#include "core/setting.view.h"
#include "core/setting_view.h"
#include "core/time_show.h"

#define FIELDS_MAX 16
#define JOBS_MAX 20
#define HOLIDAY_NAME_MAX 120
#define BACKUP_OLD (7 * DAY)

static const struct {
    const char *name, *title, *text;
} group_text[SETTING_GROUPS] = {
    [SETTING_REPORT] = { "report", "setting.report", "setting.report.help" },
    [SETTING_PORTAL] = { "portal", "setting.portal", "setting.portal.help" },
    [SETTING_MAIL] = { "mail", "setting.mail", "setting.mail.help" },
};

/* What is shown again after a mistake. */
struct typed {
    const char *group; /* NULL: nothing was typed */
    struct part_error error[FIELDS_MAX];
    size_t n_error;
    struct str day_error;
};

static bool is_home(const struct ctx *c)
{
    return c->who.unit_id == c->app->home_unit;
}

/* ── Showing ── */

static enum status fill_form(struct ctx *c, enum setting_group g, const struct typed *typed,
                             struct setting_form *f)
{
    bool again = typed->group != NULL && strcmp(typed->group, group_text[g].name) == 0;
    enum status s = ST_OK;

    f->name = group_text[g].name;
    f->title = tr(c->lang, group_text[g].title);
    f->text = tr(c->lang, group_text[g].text);
    f->password = g == SETTING_MAIL;
    f->password_kept = f->password && mail_password_kept(c);
    f->field = arena_array(c->arena, FIELDS_MAX, sizeof(*f->field));
    for (const struct setting_spec *p = setting_specs; p->name != NULL && s == ST_OK; p++) {
        struct setting_field *e = &f->field[f->n];

        if (p->group != g || f->n == FIELDS_MAX)
            continue;
        s = setting_get(c, c->who.unit_id, p->name, &e->was);
        e->name = p->name;
        e->label = tr(c->lang, str_printf(c->arena, "setting.%s", p->name).p);
        e->help = tr(c->lang, str_printf(c->arena, "setting.%s.help", p->name).p);
        e->value = again ? form_str(c, p->name) : e->was;
        for (size_t i = 0; i < typed->n_error; i++) {
            if (strcmp(typed->error[i].field, p->name) == 0) {
                e->error = typed->error[i].text;
                e->wrong = true;
            }
        }
        f->n++;
    }
    return s;
}

static enum status fill_backup(struct ctx *c, struct setting_page *p)
{
    struct str value = { 0 };
    int64_t at = 0;
    enum status s = setting_value(c, c->who.unit_id, STR("backup_last"), &value);

    if (s != ST_OK)
        return s;
    if (value.p == NULL || !int_parse(str_cut(&value, ' '), &at)) {
        p->backup = tr(c->lang, "setting.backup.never");
        p->backup_old = true;
        return ST_OK;
    }
    p->backup_old = c->now - at > BACKUP_OLD;

    const struct str args[] = {
        time_show(c->arena, c->lang, at, c->who.zone),
        int_show(c->arena, (c->now - at) / DAY, c->lang == LANG_ID),
    };

    p->backup = tr_with(c->arena, c->lang,
                        p->backup_old ? "setting.backup.old" : "setting.backup.last", args, 2);
    return ST_OK;
}

static enum status fill_jobs(struct ctx *c, struct setting_page *p)
{
    struct job_stuck *row = NULL;
    enum status s = job_open(c, c->who.unit_id, JOBS_MAX, &row, &p->n_job);

    if (s != ST_OK)
        return s;
    p->job = arena_array(c->arena, p->n_job, sizeof(*p->job));
    for (size_t i = 0; i < p->n_job; i++) {
        struct str next = time_short(c->arena, c->lang, row[i].run_at, c->who.zone);
        const struct str args[] = { int_show(c->arena, row[i].attempts, c->lang == LANG_ID), next };
        const char *kind = str_z(c->arena, row[i].kind);
        struct str key = str_printf(c->arena, "setting.job.%s", kind);

        p->job[i] = (struct setting_job){
            .id = row[i].id,
            .what = tr_has(c->lang, key.p) ? tr(c->lang, key.p) : row[i].kind,
            .when = tr_with(c->arena, c->lang,
                            row[i].gave_up != 0 ? "setting.jobs.gave_up" : "setting.jobs.next",
                            args, 2),
            .error = utf8_prefix(row[i].error, 300),
            .gave_up = row[i].gave_up != 0,
        };
    }
    return ST_OK;
}

static enum status fill_holidays(struct ctx *c, struct setting_page *p)
{
    struct civil today = day_civil(day_today(c->now, (int)c->who.zone));
    int64_t year = query_i64(c, "tahun", today.year);
    struct holiday *row = NULL;
    size_t n = 0;
    enum status s = holiday_of_unit(c, c->who.unit_id, &row, &n);

    if (s != ST_OK)
        return s;
    year = year < 1901 || year > 2198 ? today.year : year;
    p->year = str_printf(c->arena, "%" PRId64, year);
    p->before_href = str_printf(c->arena, "/pengaturan?tahun=%" PRId64 "#libur", year - 1);
    p->after_href = str_printf(c->arena, "/pengaturan?tahun=%" PRId64 "#libur", year + 1);
    p->holiday = arena_array(c->arena, n, sizeof(*p->holiday));
    for (size_t i = 0; i < n; i++) {
        int32_t day;

        if (!str_starts(row[i].day, p->year) || !date_parse(row[i].day, &day))
            continue;
        p->holiday[p->n_holiday++] = (struct setting_holiday){
            .day = date_long(c->arena, c->lang, day),
            .name = row[i].name,
            .kind = tr(c->lang,
                       str_printf(c->arena, "setting.kind.%s", str_z(c->arena, row[i].kind)).p),
            .source = row[i].source,
            .iso = row[i].day,
            .word = row[i].kind,
            .own = row[i].unit_id == c->who.unit_id,
        };
    }
    return ST_OK;
}

static const char *const holiday_kinds[] = { "local", "national", "joint_leave" };

static struct str holiday_kind(struct ctx *c)
{
    struct str typed = form_str(c, "jenis");

    for (size_t i = 0; i < ARRAY_LEN(holiday_kinds); i++) {
        if (str_eq(typed, str_of(holiday_kinds[i])))
            return typed;
    }
    return STR("local");
}

static void fill_holiday_form(struct ctx *c, const struct typed *typed, struct setting_page *p)
{
    bool again = typed->day_error.n != 0;

    for (size_t i = 0; i < ARRAY_LEN(holiday_kinds); i++) {
        struct str key = str_printf(c->arena, "setting.kind.%s", holiday_kinds[i]);
        struct str value = str_of(holiday_kinds[i]);

        p->kind[i] = (struct option){ .value = value,
                                      .text = tr(c->lang, key.p),
                                      .chosen = again && str_eq(value, holiday_kind(c)) };
    }
    if (again) {
        p->day_value = form_str(c, "hari");
        p->name_value = form_str(c, "nama");
        p->source_value = form_str(c, "dasar");
    }
}

static enum status fill_notes(struct ctx *c, struct setting_page *p)
{
    enum status s = ST_OK;

    for (size_t i = 0; c->app->setting_notes != NULL && c->app->setting_notes[i] != NULL &&
                       p->n_note < SETTING_NOTES_MAX && s == ST_OK;
         i++)
        s = c->app->setting_notes[i](c, &p->note[p->n_note++]);
    return s;
}

static enum status show(struct ctx *c, const struct typed *typed)
{
    struct page page = { .title = tr(c->lang, "setting.title"),
                         .place = PLACE_SETTING,
                         .script = { "password.js" } };
    struct setting_page p = {
        .is_home = is_home(c),
        .error = typed->error,
        .n_error = typed->n_error,
        .day_error = typed->day_error,
    };
    struct out *o;
    enum status s = ST_OK;

    for (int g = 0; g < SETTING_GROUPS && s == ST_OK; g++)
        if (g != SETTING_MAIL || p.is_home)
            s = fill_form(c, (enum setting_group)g, typed, &p.form[p.n_form++]);
    if (s == ST_OK)
        s = second_step_fill(c, &p.step);
    if (s == ST_OK)
        s = fill_backup(c, &p);
    if (s == ST_OK)
        s = fill_jobs(c, &p);
    if (s == ST_OK)
        s = fill_holidays(c, &p);
    if (s == ST_OK)
        s = fill_notes(c, &p);
    if (s != ST_OK)
        return s;
    fill_holiday_form(c, typed, &p);
    if (typed->n_error > 0)
        c->res->status = 422;
    o = body_new(c);
    setting_view(o, &p);
    return page_show(c, &page, o);
}

static enum status setting_show(struct ctx *c)
{
    return show(c, &(struct typed){ 0 });
}

/* ── Saving ── */

static enum status save_one(struct ctx *c, const struct setting_spec *p, struct json *j)
{
    struct str now = { 0 }, value = form_str(c, p->name);
    struct str was = form_str(c, str_printf(c->arena, "dulu_%s", p->name).p);
    enum status s = setting_get(c, c->who.unit_id, p->name, &now);

    if (s != ST_OK || str_eq(now, value))
        return s;
    if (!str_eq(now, was))
        return refuse_with(c, ST_CONFLICT, "setting.changed_meanwhile",
                           tr(c->lang, str_printf(c->arena, "setting.%s", p->name).p), now);
    json_put_change(j, p->name, now, value);
    return setting_put(c, c->who.unit_id, str_of(p->name), value);
}

static enum status save_group(struct ctx *c, enum setting_group g)
{
    struct str password = form_str(c, "smtp_password");
    struct json j;
    enum status s;

    json_init(&j, c->arena);
    json_open(&j, '{');

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    for (const struct setting_spec *p = setting_specs; p->name != NULL && s == ST_OK; p++)
        if (p->group == g)
            s = save_one(c, p, &j);
    if (s == ST_OK && g == SETTING_MAIL && password.n != 0) {
        s = mail_password_put(c, str_eq(password, STR("-")) ? STR("") : password);
        json_put_str(&j, "smtp_password", STR("•••"));
    }
    json_close(&j);
    if (s == ST_OK)
        s = audit(c, "setting.changed", "unit", c->who.unit_id, json_text(&j));
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s;
}

static void check_group(struct ctx *c, enum setting_group g, struct typed *typed)
{
    for (const struct setting_spec *p = setting_specs; p->name != NULL; p++) {
        const char *wrong = p->group == g ? setting_trouble(p, form_str(c, p->name)) : NULL;

        if (wrong != NULL && typed->n_error < FIELDS_MAX)
            typed->error[typed->n_error++] =
                (struct part_error){ .field = p->name, .text = tr(c->lang, wrong) };
    }
}

/* POST /pengaturan */
static enum status setting_save(struct ctx *c)
{
    struct str name = form_str(c, "bagian");
    enum setting_group g = SETTING_REPORT;
    struct typed typed = { 0 };
    enum status s;

    while (g < SETTING_GROUPS && !str_eq(name, str_of(group_text[g].name)))
        g++;
    if (g == SETTING_GROUPS || (g == SETTING_MAIL && !is_home(c)))
        return ST_NOT_FOUND;
    typed.group = group_text[g].name;
    check_group(c, g, &typed);
    if (typed.n_error > 0)
        return show(c, &typed);
    s = save_group(c, g);
    if (s != ST_OK)
        return s;
    say(c, "setting.saved", tr(c->lang, group_text[g].title), STR(""));
    return see_other(c, "/pengaturan");
}

/* POST /pengaturan/surat: a mail to whoever asks */
static enum status mail_try(struct ctx *c)
{
    struct message_new m = {
        .person_id = c->who.person_id,
        .subject = tr(c->lang, "setting.mail_test.subject"),
        .body = tr(c->lang, "setting.mail_test.body"),
        .link = STR("/pengaturan"),
        .mail = true,
    };
    enum status s;

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = message_send(c, &m);
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        return s;
    say(c, "setting.mail_test.sent", STR(""), STR(""));
    return see_other(c, "/pengaturan");
}

/* ── Holidays ── */

static enum status holiday_change(struct ctx *c, struct str day, struct str name, bool removed)
{
    struct str kind = holiday_kind(c), source = form_str(c, "dasar");
    struct json j;
    enum status s;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "day", day);
    json_put_str(&j, "kind", kind);
    if (!removed) {
        json_put_str(&j, "name", name);
        json_put_str(&j, "source", source);
    }
    json_close(&j);

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK && removed)
        s = holiday_remove(c, day, c->who.unit_id, kind);
    else if (s == ST_OK)
        s = holiday_put(c, day, c->who.unit_id, name, kind, source.n > 0 ? source : c->who.name);
    if (s == ST_OK)
        s = calendar_touched(c);
    if (s == ST_OK)
        s = audit(c, removed ? "holiday.removed" : "holiday.added", "unit", c->who.unit_id,
                  json_text(&j));
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /pengaturan/libur */
static enum status holiday_save(struct ctx *c)
{
    struct str day = form_str(c, "hari"), name = form_str(c, "nama");
    bool removed = str_eq(form_str(c, "aksi"), STR("hapus"));
    int32_t number;
    enum status s;

    bool bad_name = name.n == 0 || utf8_length(name) > HOLIDAY_NAME_MAX ||
                    utf8_length(form_str(c, "dasar")) > HOLIDAY_NAME_MAX;

    if (!date_parse(day, &number) || (!removed && bad_name)) {
        struct typed typed = { .group = "libur", .day_error = tr(c->lang, "setting.bad_holiday") };

        typed.error[typed.n_error++] =
            (struct part_error){ .field = "hari", .text = typed.day_error };
        return show(c, &typed);
    }
    s = holiday_change(c, day, name, removed);
    if (s != ST_OK)
        return s;
    say(c, removed ? "setting.holiday_removed" : "setting.holiday_added",
        date_long(c->arena, c->lang, number), STR(""));
    return see_other(c, "/pengaturan?tahun=%d#libur", day_civil(number).year);
}

/* ── Background work ── */

/* POST /pengaturan/pekerjaan/:id */
static enum status job_change(struct ctx *c)
{
    bool forget = str_eq(form_str(c, "aksi"), STR("hapus"));
    int64_t id = path_i64(c, "id");
    struct json j;
    enum status s;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_int(&j, "job", id);
    json_close(&j);

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = forget ? job_forget(c, c->who.unit_id, id) : job_again(c, c->who.unit_id, id, c->now);
    if (s == ST_CONFLICT) /* done, or taken away, in the meantime */
        return see_other(c, "/pengaturan");
    if (s == ST_OK)
        s = audit(c, forget ? "job.forgotten" : "job.retried", "unit", c->who.unit_id,
                  json_text(&j));
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s == ST_OK ? see_other(c, "/pengaturan") : s;
}

const struct route setting_routes[] = {
    { .method = GET, .pattern = "/pengaturan", .right = SETTING_EDIT, .handle = setting_show },
    { .method = POST, .pattern = "/pengaturan", .right = SETTING_EDIT, .handle = setting_save },
    { .method = POST, .pattern = "/pengaturan/surat", .right = SETTING_EDIT, .handle = mail_try },
    { .method = POST,
      .pattern = "/pengaturan/libur",
      .right = SETTING_EDIT,
      .handle = holiday_save },
    { .method = POST,
      .pattern = "/pengaturan/pekerjaan/:id",
      .right = SETTING_EDIT,
      .handle = job_change },
    { 0 },
};
