/* unit_page.c: /satker: the unit of the page, what lies above and below it. */
#include <inttypes.h>

#include "base/json.h"
#include "base/utf8.h"
#include "core/core_routes.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/people_queries.h"
#include "core/unit.h"
#include "core/unit.view.h"
#include "core/unit_view.h"

static const struct str none;
static const struct str zone_names[] = { { "WIB", 3 }, { "WITA", 4 }, { "WIT", 3 } };

static struct str zone_text(int64_t zone)
{
    return zone >= ZONE_WIB && zone <= ZONE_WIT ? zone_names[zone - ZONE_WIB] : none;
}

static struct unit_shown shown(struct ctx *c, const struct unit_line *u)
{
    return (struct unit_shown){
        .id = u->id,
        .people = u->people,
        .code = u->code,
        .name = u->name,
        .level = tr(c->lang, str_z(c->arena,
                                   str_printf(c->arena, "unit.level_" STR_FMT, STR_ARG(u->level)))),
        .zone = zone_text(u->zone),
        .here = u->id == c->who.unit_id,
        .may_enter = u->id != c->who.unit_id,
    };
}

/* Whether any role of the asker counts below the unit of the page. */
static bool reaches_below(const struct ctx *c)
{
    for (size_t i = 0; i < c->who.n_grant; i++) {
        if (role_reaches_below(c->who.grant[i].role))
            return true;
    }
    return false;
}

/* GET /satker */
static enum status tree_page(struct ctx *c)
{
    const struct crumb crumb = { tr(c->lang, "people.title"), STR("/orang") };
    struct page p = {
        .title = tr(c->lang, "unit.title"), .place = PLACE_PEOPLE, .crumb = &crumb, .n_crumb = 1
    };
    struct unit_tree t = { .may_edit = may(c, UNIT_EDIT, 0) };
    struct unit own = { 0 };
    struct unit_line *above = NULL, *below = NULL;
    size_t n_above = 0, n = 0;
    enum status s = unit_by_id(c, c->who.unit_id, &own);

    if (s == ST_OK)
        s = unit_in_path(c, c->who.unit_id, &above, &n_above);
    if (s == ST_OK)
        s = unit_below(c, c->who.unit_id, &below, &n);
    if (s != ST_OK)
        return s;

    struct unit_shown *up = arena_array(c->arena, n_above + 1, sizeof(*up));
    struct unit_shown *down = arena_array(c->arena, n + 1, sizeof(*down));
    bool enter = reaches_below(c) && c->who.session_id != 0;

    for (size_t i = 0; i < n_above; i++)
        up[i] = shown(c, &above[i]);
    for (size_t i = 0; i < n; i++) {
        down[i] = shown(c, &below[i]);
        down[i].may_enter = down[i].may_enter && enter;
    }
    t.may_add = t.may_edit && !str_eq(own.level, STR("regency"));
    t.above = up;
    t.n_above = n_above;
    t.unit = down;
    t.n = n;

    struct out *o = body_new(c);

    unit_tree_view(o, &t);
    return page_show(c, &p, o);
}

/* ── making and changing: within the asker's own part of the tree only ── */

static enum status unit_in_reach(struct ctx *c, int64_t id, struct unit *u)
{
    enum status s = unit_by_id(c, id, u);

    if (s == ST_OK && !str_starts(u->path, c->who.unit_path))
        return ST_NOT_FOUND;
    return s;
}

static enum status show_form(struct ctx *c, struct unit_form *f, int http_status)
{
    const struct crumb crumb[] = { { tr(c->lang, "people.title"), STR("/orang") },
                                   { tr(c->lang, "unit.title"), STR("/satker") } };
    struct page p = { .title = tr(c->lang, f->id == 0 ? "unit.new" : "unit.edit"),
                      .place = PLACE_PEOPLE,
                      .crumb = crumb,
                      .n_crumb = ARRAY_LEN(crumb) };
    struct option *zone = arena_array(c->arena, ARRAY_LEN(zone_names), sizeof(*zone));

    for (size_t i = 0; i < ARRAY_LEN(zone_names); i++)
        zone[i] = (struct option){ zone_names[i], zone_names[i], str_eq(f->zone, zone_names[i]) };
    f->zones = zone;
    f->n_zones = ARRAY_LEN(zone_names);

    struct out *o = body_new(c);

    unit_form_view(o, f);
    c->res->status = http_status;
    return page_show(c, &p, o);
}

static int zone_hours(struct str s)
{
    for (size_t i = 0; i < ARRAY_LEN(zone_names); i++) {
        if (str_eq(s, zone_names[i]))
            return ZONE_WIB + (int)i;
    }
    return 0;
}

static bool name_good(struct str s)
{
    return s.n > 0 && utf8_text(s) && memchr(s.p, '\n', s.n) == NULL &&
           utf8_length(s) <= UNIT_NAME_MAX;
}

static void read_form(struct ctx *c, struct unit_form *f)
{
    f->name = form_str(c, "name");
    f->short_name = form_str(c, "short_name");
    f->zone = form_str(c, "zone");
    f->version = form_i64(c, "version", 0);
}

static void check_form(struct ctx *c, const struct unit_form *u, struct fields *f)
{
    if (!name_good(u->name))
        field_wrong(c, f, "name", "unit.name_form");
    if (!name_good(u->short_name))
        field_wrong(c, f, "short_name", "unit.name_form");
    if (zone_hours(u->zone) == 0)
        field_wrong(c, f, "zone", "unit.import_zone");
}

/* GET and POST /satker/baru: below the unit of the page */
static enum status new_page(struct ctx *c)
{
    struct unit_form f = { .parent = c->who.unit_name, .zone = zone_text((int64_t)c->who.zone) };

    return show_form(c, &f, 200);
}

static enum status store_new(struct ctx *c, const struct unit_form *f, struct str level)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct unit_new n = { f->code, f->name,        f->short_name,
                          level,   c->who.unit_id, zone_hours(f->zone) };
    struct json j;
    int64_t id = 0;
    enum status s = tx_begin(c, &tx);

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "code", f->code);
    json_put_str(&j, "name", f->name);
    json_close(&j);
    if (s == ST_OK)
        s = unit_make(c, &n, &id);
    if (s == ST_OK)
        s = audit(c, "unit.added", "unit", id, json_text(&j));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status new_save(struct ctx *c)
{
    struct fields f = { 0 };
    struct unit_form form = { .code = form_str(c, "code"),
                              .parent = c->who.unit_name,
                              .fields = &f };
    struct unit own = { 0 };
    enum status s = unit_by_id(c, c->who.unit_id, &own);

    if (s != ST_OK)
        return s;
    if (str_eq(own.level, STR("regency")))
        return refuse(c, ST_INVALID, "unit.none_below");
    read_form(c, &form);
    check_form(c, &form, &f);
    if (!unit_code_good(form.code))
        field_wrong(c, &f, "code", "unit.import_code");
    if (f.n > 0)
        return show_form(c, &form, 422);
    s = store_new(c, &form, str_eq(own.level, STR("national")) ? STR("province") : STR("regency"));
    if (s == ST_CONFLICT) {
        field_wrong_with(c, &f, "code", "unit.code_taken", form.code);
        return show_form(c, &form, 422);
    }
    if (s != ST_OK)
        return s;
    say(c, "unit.added", form.name, none);
    return see_other(c, "/satker");
}

/* GET and POST /satker/:id/ubah */
static enum status edit_page(struct ctx *c)
{
    struct unit u = { 0 };
    enum status s = unit_in_reach(c, path_i64(c, "id"), &u);
    struct unit_form f = { .id = u.id,
                           .code = u.code,
                           .name = u.name,
                           .short_name = u.short_name,
                           .zone = zone_text(u.zone),
                           .version = u.version };

    return s == ST_OK ? show_form(c, &f, 200) : s;
}

static enum status store_change(struct ctx *c, const struct unit *u, const struct unit_form *f)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct json j;
    enum status s = tx_begin(c, &tx);

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_change(&j, "name", u->name, f->name);
    json_put_change(&j, "short_name", u->short_name, f->short_name);
    json_put_change(&j, "zone", zone_text(u->zone), f->zone);
    json_close(&j);
    if (s == ST_OK)
        s = unit_change(c, u->id, f->version, f->name, f->short_name, zone_hours(f->zone));
    if (s == ST_OK)
        s = audit(c, "unit.changed", "unit", u->id, json_text(&j));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status edit_save(struct ctx *c)
{
    struct fields f = { 0 };
    struct unit u = { 0 };
    struct unit_form form = { .fields = &f };
    enum status s = unit_in_reach(c, path_i64(c, "id"), &u);

    if (s != ST_OK)
        return s;
    form.id = u.id;
    form.code = u.code;
    read_form(c, &form);
    check_form(c, &form, &f);
    if (f.n > 0)
        return show_form(c, &form, 422);
    s = store_change(c, &u, &form);
    if (s == ST_CONFLICT) {
        form.conflict = true;
        form.version = u.version;
        return show_form(c, &form, 409);
    }
    if (s != ST_OK)
        return s;
    say(c, "unit.saved", form.name, none);
    return see_other(c, "/satker");
}

const struct route unit_routes[] = {
    { .method = GET, .pattern = "/satker", .right = PEOPLE_READ, .handle = tree_page },
    { .method = GET, .pattern = "/satker/baru", .right = UNIT_EDIT, .handle = new_page },
    { .method = POST, .pattern = "/satker/baru", .right = UNIT_EDIT, .handle = new_save },
    { .method = GET, .pattern = "/satker/:id/ubah", .right = UNIT_EDIT, .handle = edit_page },
    { .method = POST, .pattern = "/satker/:id/ubah", .right = UNIT_EDIT, .handle = edit_save },
    { 0 },
};
