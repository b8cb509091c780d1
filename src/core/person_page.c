/* person_page.c: /orang: the people of the unit: list, one person, making and changing. */
#include <inttypes.h>

#include "base/json.h"
#include "core/core_routes.h"
#include "core/ledger.h"
#include "core/listing.h"
#include "core/page.h"
#include "core/person.view.h"
#include "core/person_show.h"
#include "core/role_show.h"
#include "core/time_show.h"

#define PER_PAGE 30

static const struct str none;

/* ── GET /orang ── */

static struct str roles_of(struct ctx *c, const struct unit_role *r, size_t n, int64_t person_id)
{
    struct str out = { 0 };

    for (size_t i = 0; i < n; i++) {
        if (r[i].person_id != person_id)
            continue;

        struct str role = role_text(c->lang, role_by_name(r[i].role.p, r[i].role.n));

        if (r[i].area != 0)
            role = str_printf(c->arena, STR_FMT " %d", STR_ARG(role), (int)r[i].area);
        if (!str_has(out, role))
            out = out.n == 0
                      ? role
                      : str_printf(c->arena, STR_FMT ", " STR_FMT, STR_ARG(out), STR_ARG(role));
    }
    return out;
}

static enum status gather_rows(struct ctx *c, struct person_list *l, const int64_t *active)
{
    struct person_line *row = NULL;
    struct unit_role *role = NULL;
    size_t n = 0, n_role = 0;
    struct str words = like_words(c->arena, l->q), exact = str_lower(c->arena, l->q);
    enum status s = person_page_count(c, c->who.unit_id, words, exact, active, &l->pager.total);

    if (s != ST_OK)
        return s;
    pager_fit(&l->pager, query_i64(c, "hal", 1), PER_PAGE);
    s = person_page(c, c->who.unit_id, words, exact, active, PER_PAGE,
                    (int64_t)PER_PAGE * (l->pager.page - 1), &row, &n);
    if (s == ST_OK)
        s = role_of_unit(c, c->who.unit_id, &role, &n_role);
    if (s != ST_OK)
        return s;

    struct person_row *out = arena_array(c->arena, n + 1, sizeof(*out));

    for (size_t i = 0; i < n; i++)
        out[i] = (struct person_row){ row[i].id,         row[i].name,
                                      row[i].nip,        row[i].position,
                                      row[i].login,      roles_of(c, role, n_role, row[i].id),
                                      row[i].active != 0 };
    l->row = out;
    l->n = n;
    return ST_OK;
}

static enum status people_list(struct ctx *c)
{
    static const int64_t yes = 1, no = 0;
    struct page p = { .title = tr(c->lang, "people.title"), .place = PLACE_PEOPLE };
    struct person_list l = { .q = str_sub(query_str(c, "q"), 0, SEARCH_MAX),
                             .state = query_str(c, "keadaan"),
                             .may_edit = may(c, PEOPLE_EDIT, 0) };
    bool off = str_eq(l.state, STR("nonaktif")), all = str_eq(l.state, STR("semua"));
    const struct option states[] = {
        { STR("aktif"), tr(c->lang, "people.active"), !off && !all },
        { STR("nonaktif"), tr(c->lang, "people.inactive"), off },
        { STR("semua"), tr(c->lang, "common.all"), all },
    };
    enum status s;

    l.states = states;
    l.n_states = ARRAY_LEN(states);
    l.pager.url =
        str_printf(c->arena, "/orang?q=" STR_FMT "&keadaan=%s", STR_ARG(url_part(c->arena, l.q)),
                   off   ? "nonaktif"
                   : all ? "semua"
                         : "aktif");
    s = gather_rows(c, &l, all ? NULL : off ? &no : &yes);
    if (s != ST_OK)
        return s;

    struct out *o = body_new(c);

    person_list_view(o, &l);
    return page_show(c, &p, o);
}

/* ── GET /orang/:id ── */

static const struct option *role_options(struct ctx *c, size_t *n)
{
    struct option *out = arena_array(c->arena, ROLE_COUNT, sizeof(*out));

    *n = 0;
    for (unsigned r = ROLE_NONE + 1; r < ROLE_COUNT; r++)
        out[(*n)++] = (struct option){ str_of(role_name((enum role)r)),
                                       role_text(c->lang, (enum role)r), r == ROLE_STAFF };
    return out;
}

static const struct option *area_options(struct ctx *c, size_t *n)
{
    struct option *out = arena_array(c->arena, 9, sizeof(*out));

    *n = 9;
    out[0] = (struct option){ STR("0"), tr(c->lang, "people.all_areas"), true };
    for (int i = 1; i <= 8; i++)
        out[i] = (struct option){ str_printf(c->arena, "%d", i), area_text(c->arena, c->lang, i),
                                  false };
    return out;
}

static enum status gather_grants(struct ctx *c, struct person_show *v)
{
    struct person_grant *g = NULL;
    size_t n = 0;
    enum status s = grant_list(c, v->p.id, &g, &n);

    if (s != ST_OK)
        return s;

    struct grant_row_shown *out = arena_array(c->arena, n + 1, sizeof(*out));

    for (size_t i = 0; i < n; i++)
        out[i] = (struct grant_row_shown){
            .id = g[i].id,
            .role = role_text(c->lang, role_by_name(g[i].role.p, g[i].role.n)),
            .area = area_text(c->arena, c->lang, (int)g[i].area),
            .unit = g[i].unit_name,
            .team = g[i].team_name,
            .team_id = g[i].has_team_id ? g[i].team_id : 0,
            .here = g[i].unit_id == c->who.unit_id,
        };
    v->grant = out;
    v->n_grant = n;
    v->reach = person_within_reach(c, g, n);
    return ST_OK;
}

static enum status gather_person(struct ctx *c, struct person_show *v)
{
    struct person_account *account = NULL;
    struct out *history = body_new(c);
    size_t n = 0;
    enum status s = gather_grants(c, v);

    if (s == ST_OK)
        s = account_of_person(c, v->p.id, &account, &n);
    if (s == ST_OK)
        s = team_of_person(c, c->who.unit_id, v->p.id, &v->team, &v->n_team);
    if (s == ST_OK)
        s = history_show(c, history, "person", v->p.id);
    if (s != ST_OK)
        return s;
    v->has_account = n > 0;
    if (n > 0) {
        v->account = account[0];
        v->account_since = time_short(c->arena, c->lang, account[0].created_at, c->who.zone);
    }
    v->history = out_html(history);
    return ST_OK;
}

enum status person_show_again(struct ctx *c, struct person_show *v, int http_status)
{
    const struct crumb crumb = { tr(c->lang, "people.title"), STR("/orang") };
    struct page p = { .title = v->p.name, .place = PLACE_PEOPLE, .crumb = &crumb, .n_crumb = 1 };
    enum status s = gather_person(c, v);

    if (s != ST_OK)
        return s;
    v->may_edit = may(c, PEOPLE_EDIT, 0);
    v->is_self = v->p.id == c->who.person_id;
    v->role = role_options(c, &v->n_role);
    v->area = area_options(c, &v->n_area);

    struct out *o = body_new(c);

    person_show_view(o, v);
    c->res->status = http_status;
    return page_show(c, &p, o);
}

static enum status one_person(struct ctx *c)
{
    struct person_show v = { 0 };
    enum status s = person_of_path(c, &v.p);

    return s == ST_OK ? person_show_again(c, &v, 200) : s;
}

/* ── making and changing ── */

static enum status show_edit(struct ctx *c, const struct person_edit *e, int http_status)
{
    const struct crumb crumb = { tr(c->lang, "people.title"), STR("/orang") };
    struct page p = { .title = tr(c->lang, e->id == 0 ? "people.new" : "people.edit"),
                      .place = PLACE_PEOPLE,
                      .crumb = &crumb,
                      .n_crumb = 1 };
    struct out *o = body_new(c);

    person_edit_view(o, e);
    c->res->status = http_status;
    return page_show(c, &p, o);
}

static enum status new_page(struct ctx *c)
{
    struct person_edit e = { 0 };

    return show_edit(c, &e, 200);
}

static struct str null_if_empty(struct str s)
{
    return s.n > 0 ? s : none;
}

static struct str detail_of(struct ctx *c, const struct person_form *was,
                            const struct person_form *now)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_change(&j, "name", was->name, now->name);
    json_put_change(&j, "nip", was->nip, now->nip);
    json_put_change(&j, "position", was->position, now->position);
    json_put_change(&j, "section", was->section, now->section);
    json_put_change(&j, "email", was->email, now->email);
    json_close(&j);
    return json_text(&j);
}

static enum status store_new(struct ctx *c, const struct person_form *f, int64_t *id)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    const struct person_form empty = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = person_add(c, c->who.unit_id, f->name, null_if_empty(f->nip), f->position, f->section,
                       f->email, str_lower(c->arena, f->name), id);
    if (s == ST_OK)
        s = audit(c, "person.added", "person", *id, detail_of(c, &empty, f));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status new_save(struct ctx *c)
{
    struct fields f = { 0 };
    struct person_edit e = { .fields = &f };
    int64_t id = 0;
    enum status s;

    person_form_read(c, &e.form);
    person_form_check(c, &e.form, &f);
    if (f.n > 0)
        return show_edit(c, &e, 422);
    s = store_new(c, &e.form, &id);
    if (s != ST_OK)
        return s;
    say(c, "people.added", e.form.name, none);
    return see_other(c, "/orang/%" PRId64, id);
}

static struct person_form form_of(const struct person *p)
{
    return (struct person_form){ p->name, p->nip, p->position, p->section, p->email, p->version };
}

static enum status edit_page(struct ctx *c)
{
    struct person p = { 0 };
    enum status s = person_of_path(c, &p);
    struct person_edit e = { .id = p.id, .form = form_of(&p) };

    return s == ST_OK ? show_edit(c, &e, 200) : s;
}

static enum status store_change(struct ctx *c, const struct person *p, const struct person_form *f)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct person_form was = form_of(p);
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = person_change(c, c->who.unit_id, p->id, f->version, f->name, null_if_empty(f->nip),
                          f->position, f->section, f->email, str_lower(c->arena, f->name));
    if (s == ST_OK)
        s = audit(c, "person.changed", "person", p->id, detail_of(c, &was, f));
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* Two people had the form open: the second sees what the first saved beside their own text, and
 * saves again knowingly. */
static enum status show_both(struct ctx *c, struct person_edit *e, const struct person_form *typed)
{
    struct person p = { 0 };
    enum status s = person_of_path(c, &p);
    struct person_form *theirs = arena_new(c->arena, struct person_form);

    if (s != ST_OK)
        return s;
    *theirs = form_of(&p);
    e->form = *typed;
    e->form.version = p.version;
    e->theirs = theirs;
    return show_edit(c, e, 409);
}

static enum status edit_save(struct ctx *c)
{
    struct fields f = { 0 };
    struct person p = { 0 };
    struct person_edit e = { .fields = &f };
    enum status s = person_of_path(c, &p);

    if (s != ST_OK)
        return s;
    e.id = p.id;
    person_form_read(c, &e.form);
    person_form_check(c, &e.form, &f);
    if (f.n > 0)
        return show_edit(c, &e, 422);
    s = store_change(c, &p, &e.form);
    if (s == ST_CONFLICT)
        return show_both(c, &e, &e.form);
    if (s != ST_OK)
        return s;
    say(c, "people.saved", e.form.name, none);
    return see_other(c, "/orang/%" PRId64, p.id);
}

const struct route person_routes[] = {
    { .method = GET, .pattern = "/orang", .right = PEOPLE_READ, .handle = people_list },
    { .method = GET, .pattern = "/orang/baru", .right = PEOPLE_EDIT, .handle = new_page },
    { .method = POST, .pattern = "/orang/baru", .right = PEOPLE_EDIT, .handle = new_save },
    { .method = GET, .pattern = "/orang/:id", .right = PEOPLE_READ, .handle = one_person },
    { .method = GET, .pattern = "/orang/:id/ubah", .right = PEOPLE_EDIT, .handle = edit_page },
    { .method = POST, .pattern = "/orang/:id/ubah", .right = PEOPLE_EDIT, .handle = edit_save },
    { 0 },
};
