/* team_edit.c: making and changing a team. Its kind and area stay: they are what its members' roles
 * came from. */
#include "core/team_edit.h"

#include <inttypes.h>

#include "base/json.h"
#include "base/utf8.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/role_show.h"
#include "core/team.h"
#include "core/team.view.h"

static const struct str none;
static const char *const kinds[] = { "leadership", "area", "agent", "assessor" };

/* ── showing ── */

static void fill_choices(struct ctx *c, struct team_edit *e)
{
    struct option *kind = arena_array(c->arena, ARRAY_LEN(kinds), sizeof(*kind));
    struct option *area = arena_array(c->arena, 9, sizeof(*area));

    for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
        kind[i] =
            (struct option){ str_of(kinds[i]),
                             tr(c->lang,
                                str_z(c->arena, str_printf(c->arena, "team.kind_%s", kinds[i]))),
                             str_eq(e->form.kind, str_of(kinds[i])) };
    area[0] = (struct option){ STR("0"), tr(c->lang, "team.no_area"), e->form.area == 0 };
    for (int i = 1; i <= 8; i++)
        area[i] = (struct option){ str_printf(c->arena, "%d", i), area_text(c->arena, c->lang, i),
                                   e->form.area == i };
    e->kind = kind;
    e->n_kind = ARRAY_LEN(kinds);
    e->area = area;
    e->n_area = 9;
}

static enum status fill_documents(struct ctx *c, struct team_edit *e)
{
    struct team_document *row = NULL;
    size_t n = 0;
    enum status s = team_documents(c, c->who.unit_id, TEAM_DOCUMENTS, &row, &n);

    if (s != ST_OK)
        return s;

    struct option *out = arena_array(c->arena, n + 1, sizeof(*out));

    out[0] = (struct option){ STR("0"), tr(c->lang, "team.no_document"), true };
    for (size_t i = 0; i < n; i++)
        out[i + 1] = (struct option){ str_printf(c->arena, "%" PRId64, row[i].id), row[i].name,
                                      row[i].id == e->form.document_id };
    e->document = out;
    e->n_document = n + 1;
    return ST_OK;
}

static enum status show(struct ctx *c, struct team_edit *e, int http_status)
{
    const struct crumb crumb[] = { { tr(c->lang, "people.title"), STR("/orang") },
                                   { tr(c->lang, "team.title"), STR("/tim") } };
    struct page p = { .title = tr(c->lang, e->form.id == 0 ? "team.new" : "team.edit"),
                      .place = PLACE_PEOPLE,
                      .crumb = crumb,
                      .n_crumb = ARRAY_LEN(crumb) };
    enum status s = fill_documents(c, e);

    if (s != ST_OK)
        return s;
    fill_choices(c, e);

    struct out *o = body_new(c);

    team_edit_view(o, e);
    c->res->status = http_status;
    return page_show(c, &p, o);
}

/* ── reading and checking ── */

static void read_form(struct ctx *c, struct team_form *f)
{
    f->kind = form_str(c, "kind");
    f->area = form_i64(c, "area", 0);
    f->name = form_str(c, "name");
    f->decree = form_str(c, "decree");
    f->valid_from = form_str(c, "valid_from");
    f->valid_until = form_str(c, "valid_until");
    f->document_id = form_i64(c, "document", 0);
    f->version = form_i64(c, "version", 0);
}

static bool is_line(struct str s, size_t max)
{
    return utf8_text(s) && (s.n == 0 || memchr(s.p, '\n', s.n) == NULL) && utf8_length(s) <= max;
}

static void check_kind(struct ctx *c, const struct team_form *t, struct fields *f)
{
    bool of_area = str_eq(t->kind, STR("area"));

    if (team_role(t->kind) == ROLE_NONE)
        field_wrong(c, f, "kind", "team.kind_missing");
    if (t->area < 0 || t->area > 8 || of_area != (t->area != 0))
        field_wrong(c, f, "area", of_area ? "team.area_missing" : "team.area_needless");
}

static enum status check(struct ctx *c, const struct team_form *t, struct fields *f)
{
    int32_t from = 0, until = 0;
    struct str name = { 0 };

    if (t->name.n == 0 || !is_line(t->name, TEAM_NAME_MAX))
        field_wrong(c, f, "name", "team.name_form");
    if (!is_line(t->decree, TEAM_DECREE_MAX))
        field_wrong(c, f, "decree", "team.decree_long");
    if (!date_parse(t->valid_from, &from))
        field_wrong(c, f, "valid_from", "team.date_form");
    if (t->valid_until.n > 0 && !date_parse(t->valid_until, &until))
        field_wrong(c, f, "valid_until", "team.date_form");
    else if (t->valid_until.n > 0 && until < from)
        field_wrong(c, f, "valid_until", "team.until_before");
    if (t->document_id == 0)
        return ST_OK;

    enum status s = team_document_name(c, c->who.unit_id, t->document_id, &name);

    if (s == ST_NOT_FOUND)
        field_wrong(c, f, "document", "team.document_unknown");
    return s == ST_NOT_FOUND ? ST_OK : s;
}

static struct str detail_of(struct ctx *c, const struct team_form *was, const struct team_form *now)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_change(&j, "name", was->name, now->name);
    json_put_change(&j, "decree", was->decree, now->decree);
    json_put_change(&j, "valid_from", was->valid_from, now->valid_from);
    json_put_change(&j, "valid_until", was->valid_until, now->valid_until);
    json_put_change(&j, "document", str_printf(c->arena, "%" PRId64, was->document_id),
                    str_printf(c->arena, "%" PRId64, now->document_id));
    json_close(&j);
    return json_text(&j);
}

static struct str or_null(struct str s)
{
    return s.n > 0 ? s : none;
}

static enum status keep_proof(struct ctx *c, const struct team_form *t)
{
    enum status s = team_proof_clear(c, c->who.unit_id, t->id);

    if (s == ST_OK && t->document_id != 0)
        s = team_proof_add(c, c->who.unit_id, t->document_id, t->id, c->who.person_id, c->now);
    return s;
}

/* ── new ── */

enum status team_new_page(struct ctx *c)
{
    struct team_edit e = {
        .form = { .kind = STR("area"),
                  .valid_from = date_iso(c->arena, day_today(c->now, (int)c->who.zone)) },
    };

    return show(c, &e, 200);
}

static enum status store_new(struct ctx *c, struct team_form *t)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    const struct team_form empty = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = team_insert(c, c->who.unit_id, t->kind, t->area, t->name, t->decree,
                        t->document_id != 0 ? &t->document_id : NULL, t->valid_from,
                        or_null(t->valid_until), &t->id);
    if (s == ST_OK)
        s = keep_proof(c, t);
    if (s == ST_OK)
        s = audit(c, "team.made", "team", t->id, detail_of(c, &empty, t));
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status team_new_save(struct ctx *c)
{
    struct fields f = { 0 };
    struct team_edit e = { .fields = &f };
    enum status s;

    read_form(c, &e.form);
    check_kind(c, &e.form, &f);
    s = check(c, &e.form, &f);
    if (s != ST_OK)
        return s;
    if (f.n > 0)
        return show(c, &e, 422);
    s = store_new(c, &e.form);
    if (s != ST_OK)
        return s;
    say(c, "team.made", e.form.name, none);
    return see_other(c, "/tim/%" PRId64, e.form.id);
}

/* ── change ── */

static struct team_form form_of(const struct team *t)
{
    return (struct team_form){
        .id = t->id,
        .kind = t->kind,
        .area = t->area,
        .name = t->name,
        .decree = t->decree,
        .valid_from = t->valid_from,
        .valid_until = t->valid_until,
        .document_id = t->has_document_id ? t->document_id : 0,
        .version = t->version,
    };
}

enum status team_edit_page(struct ctx *c)
{
    struct team t = { 0 };
    enum status s = team_by_id(c, c->who.unit_id, path_i64(c, "id"), &t);
    struct team_edit e = { .form = form_of(&t) };

    return s == ST_OK ? show(c, &e, 200) : s;
}

static enum status store_change(struct ctx *c, const struct team_form *was,
                                const struct team_form *t)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = team_change(c, c->who.unit_id, t->id, t->version, t->name, t->decree,
                        t->document_id != 0 ? &t->document_id : NULL, t->valid_from,
                        or_null(t->valid_until));
    if (s == ST_OK)
        s = keep_proof(c, t);
    if (s == ST_OK)
        s = audit(c, "team.changed", "team", t->id, detail_of(c, was, t));
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status team_edit_save(struct ctx *c)
{
    struct fields f = { 0 };
    struct team_edit e = { .fields = &f };
    struct team t = { 0 };
    enum status s = team_by_id(c, c->who.unit_id, path_i64(c, "id"), &t);
    struct team_form was = form_of(&t);

    if (s != ST_OK)
        return s;
    read_form(c, &e.form);
    e.form.id = t.id;
    e.form.kind = t.kind;
    e.form.area = t.area;
    s = check(c, &e.form, &f);
    if (s != ST_OK)
        return s;
    if (f.n > 0)
        return show(c, &e, 422);
    s = store_change(c, &was, &e.form);
    if (s == ST_CONFLICT) { /* shown with what is typed; saving again overwrites knowingly */
        e.conflict = true;
        s = team_by_id(c, c->who.unit_id, t.id, &t);
        e.form.version = t.version;
        return s == ST_OK ? show(c, &e, 409) : s;
    }
    if (s != ST_OK)
        return s;
    say(c, "team.saved", e.form.name, none);
    return see_other(c, "/tim/%" PRId64, t.id);
}
