/* person_account.c: an administrator's work on a person's account and roles. */
#include <inttypes.h>

#include "base/json.h"
#include "core/account.h"
#include "core/core_routes.h"
#include "core/ledger.h"
#include "core/page.h"
#include "core/person.view.h"
#include "core/person_show.h"
#include "core/second_step.h"
#include "core/time_show.h"

static const struct str none;

static enum status show_once(struct ctx *c, const struct person *p, struct str login,
                             struct str password)
{
    struct page page = { .title = tr(c->lang, "people.once_title"), .place = PLACE_PEOPLE };
    struct person_once v = {
        p->id,
        p->name,
        login,
        password,
        time_show(c->arena, c->lang, c->now + ONCE_LIFE, c->who.zone),
    };
    struct out *o = body_new(c);

    person_once_view(o, &v);
    return page_show(c, &page, o);
}

static struct str detail(struct ctx *c, const char *key, struct str value)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, key, value);
    json_close(&j);
    return json_text(&j);
}

/* ── POST /orang/:id/akun: an account, with a password to be used once ── */

static enum status store_account(struct ctx *c, const struct person *p, struct str login,
                                 const char *hash)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    int64_t id = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = account_insert(c, p->id, login, str_of(hash), 1, c->now, c->now + ONCE_LIFE, &id);
    if (s == ST_OK)
        s = audit(c, "account.made", "person", p->id, detail(c, "login", login));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status account_add_for(struct ctx *c)
{
    struct fields f = { 0 };
    struct person_show v = { .login = str_lower(c->arena, form_str(c, "login")), .fields = &f };
    struct person_account *have = NULL;
    struct str password = password_once(c->arena);
    char hash[PASSWORD_HASH_LEN];
    size_t n = 0;
    enum status s = person_of_path(c, &v.p);

    if (s == ST_OK)
        s = person_need_reach(c, v.p.id);
    if (s == ST_OK)
        s = account_of_person(c, v.p.id, &have, &n);
    if (s != ST_OK)
        return s;
    if (n > 0)
        return refuse(c, ST_CONFLICT, "people.has_account");
    field_wrong(c, &f, "login", login_trouble(v.login));
    if (f.n > 0)
        return person_show_again(c, &v, 422);
    s = password_hash_calmly(c, password, hash);
    if (s == ST_OK)
        s = store_account(c, &v.p, v.login, hash);
    if (s == ST_CONFLICT) {
        field_wrong_with(c, &f, "login", "account.login_taken", v.login);
        return person_show_again(c, &v, 422);
    }
    return s == ST_OK ? show_once(c, &v.p, v.login, password) : s;
}

/* ── what needs the account and full reach over its owner ── */

static enum status find_account(struct ctx *c, struct person *p, struct person_account *a)
{
    struct person_account *list = NULL;
    size_t n = 0;
    enum status s = person_of_path(c, p);

    if (s == ST_OK)
        s = person_need_reach(c, p->id);
    if (s == ST_OK)
        s = account_of_person(c, p->id, &list, &n);
    if (s == ST_OK && n == 0)
        s = ST_NOT_FOUND;
    if (s == ST_OK)
        *a = list[0];
    return s;
}

static enum status store_reset(struct ctx *c, const struct person *p,
                               const struct person_account *a, const char *hash)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    int64_t ended = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = account_set_password(c, a->id, str_of(hash), 1, c->now + ONCE_LIFE);
    if (s == ST_OK)
        s = session_end_all(c, a->id, 0, &ended);
    if (s == ST_OK)
        s = audit(c, "account.password_reset", "person", p->id, STR("{}"));
    if (s == ST_OK)
        s = account_tell(c, p->id, "account.told_reset");
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /orang/:id/sandi */
static enum status password_reset(struct ctx *c)
{
    struct person p = { 0 };
    struct person_account a = { 0 };
    struct str password = password_once(c->arena);
    char hash[PASSWORD_HASH_LEN];
    enum status s = find_account(c, &p, &a);

    if (s == ST_OK && p.id == c->who.person_id)
        return refuse(c, ST_INVALID, "people.own_password");
    if (s == ST_OK)
        s = password_hash_calmly(c, password, hash);
    if (s == ST_OK)
        s = store_reset(c, &p, &a, hash);
    return s == ST_OK ? show_once(c, &p, a.login, password) : s;
}

static enum status store_totp_off(struct ctx *c, const struct person *p,
                                  const struct person_account *a)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = second_step_remove(c, a->id, p->id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /orang/:id/langkah: the phone is lost */
static enum status totp_off(struct ctx *c)
{
    struct person p = { 0 };
    struct person_account a = { 0 };
    enum status s = find_account(c, &p, &a);

    if (s == ST_OK && p.id == c->who.person_id)
        return refuse(c, ST_INVALID, "people.own_totp");
    if (s == ST_OK)
        s = store_totp_off(c, &p, &a);
    if (s != ST_OK)
        return s;
    say(c, "people.totp_off", p.name, none);
    return see_other(c, "/orang/%" PRId64, p.id);
}

static enum status store_active(struct ctx *c, const struct person *p, bool active)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct person_account *a = NULL;
    int64_t ended = 0;
    size_t n = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = person_set_active(c, c->who.unit_id, p->id, active);
    if (s == ST_OK)
        s = account_of_person(c, p->id, &a, &n);
    for (size_t i = 0; i < n && s == ST_OK && !active; i++)
        s = session_end_all(c, a[i].id, 0, &ended);
    if (s == ST_OK)
        s = audit(c, active ? "person.activated" : "person.deactivated", "person", p->id,
                  STR("{}"));
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /orang/:id/aktif: active=0 or 1 */
static enum status set_active(struct ctx *c)
{
    struct person p = { 0 };
    bool active = form_i64(c, "active", 0) == 1;
    enum status s = person_of_path(c, &p);

    if (s == ST_OK)
        s = person_need_reach(c, p.id);
    if (s == ST_OK && p.id == c->who.person_id)
        return refuse(c, ST_INVALID, "people.own_active");
    if (s == ST_OK)
        s = store_active(c, &p, active);
    if (s != ST_OK)
        return s;
    say(c, active ? "people.activated" : "people.deactivated", p.name, none);
    return see_other(c, "/orang/%" PRId64, p.id);
}

/* ── roles: always in the unit of the page, never elsewhere ── */

static enum status store_role(struct ctx *c, int64_t person_id, enum role role, int area)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = role_give(c, person_id, role, area);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /orang/:id/peran */
static enum status role_add(struct ctx *c)
{
    struct person p = { 0 };
    struct str name = form_str(c, "role");
    enum role role = role_by_name(name.p, name.n);
    int64_t area = form_i64(c, "area", 0);
    enum status s = person_of_path(c, &p);

    if (s != ST_OK)
        return s;
    if (role == ROLE_NONE || area < 0 || area > 8)
        return refuse(c, ST_INVALID, "people.role_unknown");
    s = store_role(c, p.id, role, (int)area);
    if (s != ST_OK)
        return s;
    say(c, "people.role_given", p.name, none);
    return see_other(c, "/orang/%" PRId64, p.id);
}

static enum status find_grant(struct ctx *c, int64_t person_id, int64_t id,
                              struct person_grant *out)
{
    struct person_grant *g = NULL;
    size_t n = 0;
    enum status s = grant_list(c, person_id, &g, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        if (g[i].id == id && g[i].unit_id == c->who.unit_id) {
            *out = g[i];
            return ST_OK;
        }
    }
    return s == ST_OK ? ST_NOT_FOUND : s;
}

static enum status store_take(struct ctx *c, int64_t person_id, const struct person_grant *g)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct json j;
    enum status s = tx_begin(c, &tx);

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "role", g->role);
    json_put_int(&j, "area", g->area);
    json_close(&j);
    if (s == ST_OK)
        s = role_grant_take(c, c->who.unit_id, person_id, g->id);
    if (s == ST_OK)
        s = audit(c, "role.taken", "person", person_id, json_text(&j));
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* POST /orang/:id/peran/:grant/cabut */
static enum status role_remove(struct ctx *c)
{
    struct person p = { 0 };
    struct person_grant g = { 0 };
    enum status s = person_of_path(c, &p);

    if (s == ST_OK)
        s = find_grant(c, p.id, path_i64(c, "grant"), &g);
    if (s != ST_OK)
        return s;
    if (g.has_team_id)
        return refuse(c, ST_CONFLICT, "people.role_of_team");
    /* Else nobody might be left who could give it back. */
    if (p.id == c->who.person_id && str_eq(g.role, str_of(role_name(ROLE_ADMIN))))
        return refuse(c, ST_INVALID, "people.own_admin");
    s = store_take(c, p.id, &g);
    if (s != ST_OK)
        return s;
    say(c, "people.role_taken", p.name, none);
    return see_other(c, "/orang/%" PRId64, p.id);
}

const struct route person_account_routes[] = {
    { .method = POST,
      .pattern = "/orang/:id/akun",
      .right = PEOPLE_EDIT,
      .handle = account_add_for },
    { .method = POST,
      .pattern = "/orang/:id/sandi",
      .right = PEOPLE_EDIT,
      .handle = password_reset },
    { .method = POST, .pattern = "/orang/:id/langkah", .right = PEOPLE_EDIT, .handle = totp_off },
    { .method = POST, .pattern = "/orang/:id/aktif", .right = PEOPLE_EDIT, .handle = set_active },
    { .method = POST, .pattern = "/orang/:id/peran", .right = PEOPLE_EDIT, .handle = role_add },
    { .method = POST,
      .pattern = "/orang/:id/peran/:grant/cabut",
      .right = PEOPLE_EDIT,
      .handle = role_remove },
    { 0 },
};
