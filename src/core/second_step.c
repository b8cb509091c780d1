/* second_step.c: roles that demand the second step, and their part of /pengaturan. */
#include "core/second_step.h"

#include <inttypes.h>

#include "base/json.h"
#include "base/number.h"
#include "core/account.h"
#include "core/core_routes.h"
#include "core/ledger.h"
#include "core/people_queries.h"
#include "core/role_show.h"
#include "core/second_step_page.h"

static const struct str none;

static uint32_t bit(enum role r)
{
    return UINT32_C(1) << r;
}

enum status second_step_roles(struct ctx *c, uint32_t *roles)
{
    struct second_step_role *row = NULL;
    uint32_t got = 0;
    size_t n = 0;
    enum status s = second_step_of_unit(c, c->who.unit_id, &row, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++)
        got |= bit(role_by_name(row[i].role.p, row[i].role.n));
    if (s == ST_OK)
        *roles = got & ~bit(ROLE_NONE); /* a role that this program no longer has */
    return s;
}

struct str second_step_names(struct arena *a, uint32_t roles)
{
    struct str out = { "", 0 };

    for (unsigned r = ROLE_NONE + 1; r < ROLE_COUNT; r++) {
        if ((roles & bit((enum role)r)) != 0)
            out = str_printf(a, STR_FMT "%s%s", STR_ARG(out), out.n > 0 ? "," : "",
                             role_name((enum role)r));
    }
    return out;
}

bool second_step_parse(struct str names, uint32_t *roles, struct str *wrong)
{
    uint32_t got = 0;

    while (names.n > 0) {
        struct str name = str_trim(str_cut(&names, ','));
        enum role r = role_by_name(name.p, name.n);

        if (r == ROLE_NONE) {
            *wrong = name;
            return false;
        }
        got |= bit(r);
    }
    *roles = got;
    return true;
}

static enum status store(struct ctx *c, uint32_t roles)
{
    enum status s = second_step_clear(c, c->who.unit_id);

    for (unsigned r = ROLE_NONE + 1; r < ROLE_COUNT && s == ST_OK; r++) {
        if ((roles & bit((enum role)r)) != 0)
            s = second_step_put(c, c->who.unit_id, str_of(role_name((enum role)r)));
    }
    return s;
}

/* "Admin, Verifikator" */
static struct str in_words(struct ctx *c, uint32_t roles)
{
    struct str out = roles == 0 ? tr(c->lang, "setting.second_step.none") : (struct str){ "", 0 };

    for (unsigned r = ROLE_NONE + 1; r < ROLE_COUNT; r++) {
        if ((roles & bit((enum role)r)) != 0)
            out = str_printf(c->arena, STR_FMT "%s" STR_FMT, STR_ARG(out), out.n > 0 ? ", " : "",
                             STR_ARG(role_text(c->lang, (enum role)r)));
    }
    return out;
}

enum status second_step_change(struct ctx *c, uint32_t was, uint32_t roles)
{
    uint32_t now = 0;
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_change(&j, "second_step", second_step_names(c->arena, was),
                    second_step_names(c->arena, roles));
    json_close(&j);

    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = second_step_roles(c, &now);
    if (s == ST_OK && now != was)
        return refuse_with(c, ST_CONFLICT, "setting.changed_meanwhile",
                           tr(c->lang, "setting.second_step"), in_words(c, now));
    if (s == ST_OK)
        s = store(c, roles);
    if (s == ST_OK)
        s = audit(c, "setting.changed", "unit", c->who.unit_id, json_text(&j));
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status second_step_remove(struct ctx *c, int64_t account_id, int64_t person_id)
{
    int64_t ended = 0, own = account_id == c->who.account_id ? c->who.session_id : 0;
    enum status s = totp_set(c, account_id, none, 0);

    if (s == ST_OK)
        s = recovery_clear(c, account_id);
    if (s == ST_OK) /* a lost phone may be signed in */
        s = session_end_all(c, account_id, own, &ended);
    if (s == ST_OK)
        s = audit(c, "account.totp_off", "person", person_id, STR("{}"));
    return s == ST_OK ? account_tell(c, person_id, "account.told_totp_off") : s;
}

/* ── /pengaturan ── */

static struct str use_text(struct ctx *c, const struct second_step_use *u)
{
    const struct str args[] = { int_show(c->arena, u->people, c->lang == LANG_ID),
                                int_show(c->arena, u->missing, c->lang == LANG_ID) };

    return tr_with(c->arena, c->lang,
                   u->missing == 0 ? "setting.second_step.all" : "setting.second_step.some", args,
                   ARRAY_LEN(args));
}

enum status second_step_fill(struct ctx *c, struct second_step_part *p)
{
    struct second_step_use *use = NULL;
    uint32_t roles = 0;
    size_t n = 0;
    enum status s = second_step_roles(c, &roles);

    if (s == ST_OK)
        s = second_step_uses(c, c->who.unit_id, &use, &n);
    if (s != ST_OK)
        return s;
    p->was = second_step_names(c->arena, roles);
    p->choice = arena_array(c->arena, ROLE_COUNT, sizeof(*p->choice));
    for (unsigned r = ROLE_NONE + 1; r < ROLE_COUNT; r++) {
        struct second_step_choice *e = &p->choice[p->n++];

        *e = (struct second_step_choice){ .name = str_of(role_name((enum role)r)),
                                          .text = role_text(c->lang, (enum role)r),
                                          .chosen = (roles & bit((enum role)r)) != 0 };
        for (size_t i = 0; i < n; i++)
            if (str_eq(use[i].role, e->name))
                e->use = use_text(c, &use[i]);
        e->folded = e->use.n == 0 && !e->chosen;
        p->n_folded += e->folded;
    }
    return ST_OK;
}

/* POST /pengaturan/langkah-kedua: peran_ROLE=1 for each, dulu=as it was shown */
static enum status second_step_save(struct ctx *c)
{
    uint32_t was = 0, roles = 0;
    struct str wrong;

    if (!second_step_parse(form_str(c, "dulu"), &was, &wrong))
        return refuse(c, ST_INVALID, "error.invalid");
    for (unsigned r = ROLE_NONE + 1; r < ROLE_COUNT; r++) {
        const char *name = str_printf(c->arena, "peran_%s", role_name((enum role)r)).p;

        if (form_str(c, name).n > 0)
            roles |= bit((enum role)r);
    }

    enum status s = was != roles ? second_step_change(c, was, roles) : ST_OK;

    if (s != ST_OK)
        return s;
    say(c, "setting.saved", tr(c->lang, "setting.second_step"), none);
    return see_other(c, "/pengaturan#langkah");
}

const struct route second_step_routes[] = {
    { .method = POST,
      .pattern = "/pengaturan/langkah-kedua",
      .right = SETTING_EDIT,
      .handle = second_step_save },
    { 0 },
};
