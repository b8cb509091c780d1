/* team_page.c: /tim: the teams of the unit and their members. */
#include <inttypes.h>

#include "base/json.h"
#include "base/utf8.h"
#include "core/core_routes.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/role_show.h"
#include "core/team.h"
#include "core/team.view.h"
#include "core/team_edit.h"
#include "core/time_show.h"

#define POSITION_MAX 60

static const struct str none;

enum role team_role(struct str kind)
{
    if (str_eq(kind, STR("leadership")))
        return ROLE_LEADERSHIP;
    if (str_eq(kind, STR("area")))
        return ROLE_AREA_LEAD;
    if (str_eq(kind, STR("agent")))
        return ROLE_AGENT;
    return str_eq(kind, STR("assessor")) ? ROLE_ASSESSOR : ROLE_NONE;
}

static struct str day_shown(struct ctx *c, struct str date)
{
    int32_t day = 0;

    return date_parse(date, &day) ? date_short(c->arena, c->lang, day) : none;
}

static struct team_shown shown(struct ctx *c, const struct team *t)
{
    int32_t until = 0;

    return (struct team_shown){
        .id = t->id,
        .name = t->name,
        .kind = tr(c->lang,
                   str_z(c->arena, str_printf(c->arena, "team.kind_" STR_FMT, STR_ARG(t->kind)))),
        .role = role_text(c->lang, team_role(t->kind)),
        .area = area_text(c->arena, c->lang, (int)t->area),
        .decree = t->decree,
        .document_id = t->has_document_id ? t->document_id : 0,
        .since = day_shown(c, t->valid_from),
        .until = day_shown(c, t->valid_until),
        .ended = date_parse(t->valid_until, &until) && until < day_today(c->now, (int)c->who.zone),
    };
}

static void take_members(struct ctx *c, struct team_shown *t, const struct team_person *p, size_t n)
{
    struct team_member_shown *out = arena_array(c->arena, n + 1, sizeof(*out));

    for (size_t i = 0; i < n; i++) {
        if (p[i].team_id == t->id)
            out[t->n_member++] =
                (struct team_member_shown){ p[i].person_id, p[i].name, p[i].position };
    }
    t->member = out;
}

/* GET /tim */
static enum status team_list_page(struct ctx *c)
{
    const struct crumb crumb = { tr(c->lang, "people.title"), STR("/orang") };
    struct page page = {
        .title = tr(c->lang, "team.title"), .place = PLACE_PEOPLE, .crumb = &crumb, .n_crumb = 1
    };
    struct team_list l = { .may_edit = may(c, PEOPLE_EDIT, 0) };
    struct team *row = NULL;
    struct team_person *p = NULL;
    size_t n_p = 0;
    enum status s = team_all(c, c->who.unit_id, &row, &l.n);

    if (s == ST_OK)
        s = team_people(c, c->who.unit_id, &p, &n_p);
    if (s != ST_OK)
        return s;

    struct team_shown *t = arena_array(c->arena, l.n + 1, sizeof(*t));

    for (size_t i = 0; i < l.n; i++) {
        t[i] = shown(c, &row[i]);
        take_members(c, &t[i], p, n_p);
    }
    l.team = t;

    struct out *o = body_new(c);

    team_list_view(o, &l);
    return page_show(c, &page, o);
}

/* ── GET /tim/:id ── */

static enum status gather_candidates(struct ctx *c, struct team_page *v)
{
    struct team_person_choice *row = NULL;
    size_t n = 0;
    enum status s = team_candidates(c, c->who.unit_id, v->t.id, &row, &n);

    if (s != ST_OK)
        return s;

    struct option *out = arena_array(c->arena, n + 1, sizeof(*out));

    for (size_t i = 0; i < n; i++)
        out[i] = (struct option){ str_printf(c->arena, "%" PRId64, row[i].id), row[i].name, false };
    v->person = out;
    v->n_person = n;
    return ST_OK;
}

static enum status gather_team(struct ctx *c, struct team_page *v)
{
    struct team_person *p = NULL;
    struct out *history = body_new(c);
    size_t n = 0;
    enum status s = team_people(c, c->who.unit_id, &p, &n);

    if (s != ST_OK)
        return s;
    take_members(c, &v->t, p, n);
    if (v->t.document_id != 0)
        s = team_document_name(c, c->who.unit_id, v->t.document_id, &v->t.document);
    if (s == ST_NOT_FOUND)
        s = ST_OK; /* restricted since */
    if (s == ST_OK && v->may_edit)
        s = gather_candidates(c, v);
    if (s == ST_OK)
        s = history_show(c, history, "team", v->t.id);
    if (s == ST_OK)
        v->history = out_html(history);
    return s;
}

static enum status one_team(struct ctx *c)
{
    const struct crumb crumb[] = { { tr(c->lang, "people.title"), STR("/orang") },
                                   { tr(c->lang, "team.title"), STR("/tim") } };
    struct team_page v = { .may_edit = may(c, PEOPLE_EDIT, 0) };
    struct team t = { 0 };
    enum status s = team_by_id(c, c->who.unit_id, path_i64(c, "id"), &t);

    if (s != ST_OK)
        return s;
    v.t = shown(c, &t);
    s = gather_team(c, &v);
    if (s != ST_OK)
        return s;

    struct page page = {
        .title = t.name, .place = PLACE_PEOPLE, .crumb = crumb, .n_crumb = ARRAY_LEN(crumb)
    };
    struct out *o = body_new(c);

    team_page_view(o, &v);
    return page_show(c, &page, o);
}

/* ── members: joining gives the role, leaving takes it ── */

static struct str member_detail(struct ctx *c, const struct team *t, struct str person,
                                struct str position)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "member", person);
    if (position.n > 0)
        json_put_str(&j, "position", position);
    json_put_str(&j, "role", str_of(role_name(team_role(t->kind))));
    json_put_int(&j, "area", t->area);
    json_close(&j);
    return json_text(&j);
}

static enum status store_join(struct ctx *c, const struct team *t, const struct person *p,
                              struct str position)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    int64_t grant = 0;
    struct str detail = member_detail(c, t, p->name, position);
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = team_join(c, c->who.unit_id, t->id, p->id, position);
    if (s == ST_OK)
        s = role_grant_add(c, c->who.unit_id, p->id, str_of(role_name(team_role(t->kind))), t->area,
                           &t->id, &grant);
    if (s == ST_OK)
        s = audit(c, "team.joined", "team", t->id, detail);
    if (s == ST_OK)
        s = audit(c, "team.joined", "person", p->id, detail);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /tim/:id/anggota */
static enum status member_add(struct ctx *c)
{
    struct team t = { 0 };
    struct person p = { 0 };
    struct str position = form_str(c, "position");
    enum status s = team_by_id(c, c->who.unit_id, path_i64(c, "id"), &t);

    if (s != ST_OK)
        return s;
    if (!utf8_text(position) || utf8_length(position) > POSITION_MAX)
        return refuse(c, ST_INVALID, "team.position_long");
    s = person_by_id(c, c->who.unit_id, form_i64(c, "person", -1), &p);
    if (s == ST_NOT_FOUND || (s == ST_OK && p.active == 0))
        return refuse(c, ST_INVALID, "team.person_unknown");
    if (s == ST_OK)
        s = store_join(c, &t, &p, position);
    if (s == ST_CONFLICT)
        return refuse_with(c, ST_CONFLICT, "team.already_in", p.name, t.name);
    if (s != ST_OK)
        return s;
    say(c, "team.member_added", p.name, role_text(c->lang, team_role(t.kind)));
    return see_other(c, "/tim/%" PRId64, t.id);
}

static enum status store_leave(struct ctx *c, const struct team *t, const struct person *p)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct str detail = member_detail(c, t, p->name, none);
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = team_leave(c, c->who.unit_id, t->id, p->id);
    if (s == ST_OK)
        s = role_grant_leave(c, c->who.unit_id, t->id, p->id);
    if (s == ST_OK)
        s = audit(c, "team.left", "team", t->id, detail);
    if (s == ST_OK)
        s = audit(c, "team.left", "person", p->id, detail);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /tim/:id/anggota/:person/keluar */
static enum status member_remove(struct ctx *c)
{
    struct team t = { 0 };
    struct person p = { 0 };
    enum status s = team_by_id(c, c->who.unit_id, path_i64(c, "id"), &t);

    if (s == ST_OK)
        s = person_by_id(c, c->who.unit_id, path_i64(c, "person"), &p);
    if (s == ST_OK)
        s = store_leave(c, &t, &p);
    if (s == ST_CONFLICT)
        return refuse_with(c, ST_CONFLICT, "team.not_in", p.name, t.name);
    if (s != ST_OK)
        return s;
    say(c, "team.member_removed", p.name, role_text(c->lang, team_role(t.kind)));
    return see_other(c, "/tim/%" PRId64, t.id);
}

const struct route team_routes[] = {
    { .method = GET, .pattern = "/tim", .right = PEOPLE_READ, .handle = team_list_page },
    { .method = GET, .pattern = "/tim/baru", .right = PEOPLE_EDIT, .handle = team_new_page },
    { .method = POST, .pattern = "/tim/baru", .right = PEOPLE_EDIT, .handle = team_new_save },
    { .method = GET, .pattern = "/tim/:id", .right = PEOPLE_READ, .handle = one_team },
    { .method = GET, .pattern = "/tim/:id/ubah", .right = PEOPLE_EDIT, .handle = team_edit_page },
    { .method = POST, .pattern = "/tim/:id/ubah", .right = PEOPLE_EDIT, .handle = team_edit_save },
    { .method = POST, .pattern = "/tim/:id/anggota", .right = PEOPLE_EDIT, .handle = member_add },
    { .method = POST,
      .pattern = "/tim/:id/anggota/:person/keluar",
      .right = PEOPLE_EDIT,
      .handle = member_remove },
    { 0 },
};
