/* personal_page.c: /data-pribadi, for who administers; and the access log on a record's page. */
#include <inttypes.h>

#include "base/buf.h"
#include "base/number.h"
#include "core/app.h"
#include "core/setting_page.h"
#include "core/time_show.h"
#include "register/paper.h"
#include "register/personal.h"
#include "register/personal.view.h"
#include "register/personal_queries.h"

#define LOG_MAX 50
#define TEXT_LEAST 3

/* ── What is held ── */

static void add_name(struct ctx *c, struct buf *b, const struct reg_field *f)
{
    if (b->n > 0)
        buf_add(b, STR(", "));
    buf_add(b, words_show(c, &f->label));
}

static struct str fields_of(struct ctx *c, const struct reg_def *def)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < def->n_field; i++) {
        if (def->field[i].personal)
            add_name(c, &b, &def->field[i]);
    }
    return buf_str(&b);
}

static struct str keep_of(struct ctx *c, const struct reg_personal *p)
{
    struct str args[] = {
        int_show(c->arena, p->keep_years, true),
        tr(c->lang, p->after_closed ? "personal.after_closed" : "personal.after_created"),
        tr(c->lang, p->then == KEEP_REMOVE ? "personal.then_remove" : "personal.then_strike"),
    };

    return tr_with(c->arena, c->lang, "personal.keep_words", args, ARRAY_LEN(args));
}

static enum status add_line(struct ctx *c, const struct reg_def *def, struct personal_line *l)
{
    int64_t *id = NULL;
    size_t n = 0;
    enum status s = personal_past(c, def, RETAIN_MAX, &id, &n);

    *l = (struct personal_line){ .title = words_show(c, &def->title),
                                 .href = reg_href(c, def),
                                 .fields = fields_of(c, def),
                                 .purpose = words_show(c, &def->personal_data.purpose),
                                 .basis = words_show(c, &def->personal_data.basis),
                                 .keep = keep_of(c, &def->personal_data),
                                 .past = (int64_t)n };
    return s;
}

static enum status read_lines(struct ctx *c, struct personal_view *v)
{
    const struct reg_all *all = c->app->registers;
    struct personal_line *line = arena_array(c->arena, all->n + 1, sizeof *line);
    enum status s = ST_OK;

    for (size_t i = 0; s == ST_OK && i < all->n; i++) {
        if (reg_has_personal(all->def[i]))
            s = add_line(c, all->def[i], &line[v->n++]);
    }
    v->line = line;
    return s;
}

/* ── Who looked ── */

static struct str what_word(struct ctx *c, struct str what)
{
    if (str_eq(what, STR("exported")))
        return tr(c->lang, "personal.exported");
    return tr(c->lang, str_eq(what, STR("struck")) ? "personal.struck" : "personal.seen");
}

static struct str who_word(struct ctx *c, struct str person)
{
    return person.n > 0 ? person : tr(c->lang, "personal.system");
}

/* What the asker may not know of is told by its register alone: who administers is not above the
 * conflict guard. */
static enum status name_record(struct ctx *c, const struct access_row *row,
                               struct access_shown *out)
{
    const struct reg_def *def = reg_find(c->app, row->reg);
    struct record r = { 0 };
    enum status s = def == NULL ? ST_NOT_FOUND : record_find(c, def, row->record_id, &r);

    if (s == ST_NOT_FOUND) {
        out->title = def != NULL ? words_show(c, &def->title) : tr(c->lang, "personal.gone");
        return ST_OK;
    }
    if (s == ST_OK) {
        out->title = r.title;
        out->href = record_href(c, &r);
    }
    return s;
}

static enum status read_log(struct ctx *c, struct personal_view *v)
{
    struct access_row *row = NULL;
    size_t n = 0;
    enum status s = access_newest(c, c->who.unit_id, LOG_MAX, &row, &n);
    struct access_shown *out = arena_array(c->arena, n + 1, sizeof *out);

    for (size_t i = 0; s == ST_OK && i < n; i++) {
        out[i] = (struct access_shown){
            .when = time_short(c->arena, c->lang, row[i].at, c->who.zone),
            .who = who_word(c, row[i].person),
            .what = what_word(c, row[i].what),
        };
        s = name_record(c, &row[i], &out[i]);
    }
    v->access = out;
    v->n_access = n;
    return s;
}

static enum status draw_access(struct ctx *c, const struct record *r, struct out *o)
{
    struct access_line *row = NULL;
    size_t n = 0;
    enum status s;

    if (!reg_has_personal(r->def) || !reg_may(c, r->def, r->def->personal, r))
        return ST_OK;
    s = access_of_record(c, c->who.unit_id, r->id, LOG_MAX, &row, &n);
    if (s != ST_OK)
        return s;

    struct access_shown *out = arena_array(c->arena, n + 1, sizeof *out);

    for (size_t i = 0; i < n; i++)
        out[i] = (struct access_shown){
            .when = time_short(c->arena, c->lang, row[i].at, c->who.zone),
            .who = who_word(c, row[i].person),
            .what = what_word(c, row[i].what),
        };
    access_section(o, out, n);
    return ST_OK;
}

const struct record_panel access_panel = { .aside = false, .draw = draw_access };

/* ── The page ── */

static enum status read_persons(struct ctx *c, struct personal_view *v)
{
    struct person_named *p = NULL;
    size_t n = 0;
    enum status s = persons_named(c, c->who.unit_id, &p, &n);
    struct personal_person *out = arena_array(c->arena, n + 1, sizeof *out);

    for (size_t i = 0; s == ST_OK && i < n; i++)
        out[i] = (struct personal_person){
            p[i].id, p[i].nip.n == 0 ? p[i].name
                                     : str_printf(c->arena, STR_FMT " (" STR_FMT ")",
                                                  STR_ARG(p[i].name), STR_ARG(p[i].nip))
        };
    v->person = out;
    v->n_person = n;
    return s;
}

static enum status show(struct ctx *c, struct personal_view *v, int status)
{
    struct page page = { .title = tr(c->lang, "personal.title"), .place = PLACE_PEOPLE };
    struct out *o = body_new(c);
    enum status s = read_lines(c, v);

    if (s == ST_OK)
        s = read_persons(c, v);
    if (s == ST_OK)
        s = read_log(c, v);
    if (s != ST_OK)
        return s;
    personal_body(o, v);
    c->res->status = status;
    return page_show(c, &page, o);
}

enum status personal_show(struct ctx *c)
{
    return show(c, arena_new(c->arena, struct personal_view), 200);
}

/* POST /data-pribadi/ekspor: orang (a person of the unit), or kata (a name, a number). */
enum status personal_send_export(struct ctx *c)
{
    struct personal_view *v = arena_new(c->arena, struct personal_view);
    int64_t person = form_i64(c, "orang", 0), records = 0;
    struct str json = { 0 };
    struct civil day = time_civil(c->now, (int)c->who.zone);
    enum status s;

    v->text = form_str(c, "kata");
    if (person <= 0 && (v->text.n < TEXT_LEAST || v->text.n > 100)) {
        v->error = tr(c->lang, "personal.whom");
        return show(c, v, 422);
    }
    s = personal_export(c, person > 0 ? person : 0, person > 0 ? STR("") : v->text, &json,
                        &records);
    if (s != ST_OK)
        return s;
    c->res->body = json;
    response_header(c->res, "Content-Type", STR("application/json"));
    response_header(c->res, "Content-Disposition",
                    str_printf(c->arena,
                               "attachment; filename=\"data-pribadi-%" PRId64
                               "-%04d-%02d-%02d.json\"",
                               person, day.year, day.month, day.day));
    return ST_OK;
}

/* ── On the page of settings ── */

enum status personal_setting_note(struct ctx *c, struct setting_note *out)
{
    struct personal_view v = { 0 };
    int64_t past = 0;
    enum status s = read_lines(c, &v);

    for (size_t i = 0; i < v.n; i++)
        past += v.line[i].past;

    struct str args[] = { int_show(c->arena, (int64_t)v.n, c->lang == LANG_ID),
                          int_show(c->arena, past, c->lang == LANG_ID) };

    *out = (struct setting_note){ .title = tr(c->lang, "personal.title"),
                                  .text = tr_with(c->arena, c->lang, "personal.note", args, 2),
                                  .href = STR("/data-pribadi"),
                                  .link = tr(c->lang, "personal.open"),
                                  .warn = past > 0 };
    return s;
}
