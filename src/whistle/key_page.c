/*
 * key_page.c: /wbs/penangan/kunci: a handler's key, from the ceremony to its loss.
 *
 * A new key counts once another handler has compared its print by voice and confirmed it: whoever
 * takes over an account, or makes one, does not become a reader by that alone. The first two
 * confirm each other. Who lost the passphrase makes a new key; another handler then hands over
 * every case that both could read. What only the lost key could read is named and stays closed.
 */
#include <inttypes.h>

#include "base/utf8.h"
#include "core/account.h"
#include "core/app.h"
#include "core/ledger.h"
#include "core/time_show.h"
#include "whistle/desk.h"
#include "whistle/key.view.h"

enum { PASSPHRASE_MIN = 16, PASSPHRASE_MAX = 200 };

/* What is wrong with a passphrase, as a key; NULL: nothing. */
static const char *wbs_passphrase_trouble(struct str p)
{
    size_t n = utf8_length(p);

    if (n < PASSPHRASE_MIN)
        return "whistle.passphrase_short";
    return n > PASSPHRASE_MAX ? "whistle.too_long" : NULL;
}

enum status wbs_key_of_asker(struct ctx *c, struct whistle_key *out)
{
    struct whistle_key *k = NULL;
    size_t n = 0;
    enum status s = whistle_key_of_person(c, c->who.unit_id, c->who.person_id, &k, &n);

    if (s != ST_OK)
        return s;
    if (n == 0)
        return ST_NOT_FOUND;
    *out = k[0];
    return ST_OK;
}

/* ── under a passphrase ── */

enum status wbs_key_unlock(struct ctx *c, const struct whistle_key *k, struct str passphrase,
                           struct open_key *out)
{
    struct stretched *by = arena_new(c->arena, struct stretched);
    enum status s;

    if (k->salt.n != STRETCH_SALT_LEN || k->public_key.n != BOX_PUBLIC_LEN)
        return fail(c, ST_FAULT, "a handler's key is damaged");
    s = stretch_calmly(c, passphrase, (const uint8_t *)k->salt.p, STRETCH_PASSPHRASE, by);
    if (s != ST_OK)
        return s;
    if (!wbs_secret_unlock(k->locked_key, by, out->secret))
        return ST_INVALID;
    memcpy(out->pub, k->public_key.p, BOX_PUBLIC_LEN);
    out->key_id = k->id;
    return ST_OK;
}

struct locked {
    struct str key, salt;
};

static enum status lock_with(struct ctx *c, const uint8_t *secret, struct str passphrase,
                             struct locked *out)
{
    struct stretched *by = arena_new(c->arena, struct stretched);
    uint8_t *salt = arena_alloc(c->arena, STRETCH_SALT_LEN);
    enum status s;

    random_bytes(salt, STRETCH_SALT_LEN);
    s = stretch_calmly(c, passphrase, salt, STRETCH_PASSPHRASE, by);
    if (s != ST_OK)
        return s;
    out->key = wbs_secret_lock(c->arena, secret, by);
    out->salt = (struct str){ (const char *)salt, STRETCH_SALT_LEN };
    return ST_OK;
}

/* ── the page ── */

static const char *state_key_of(struct str state)
{
    if (str_eq(state, STR("active")))
        return "whistle.key_active";
    return str_eq(state, STR("new")) ? "whistle.key_new" : "whistle.key_retired";
}

static void fill_row(struct ctx *c, const struct whistle_key *k, const struct open_key *mine,
                     struct key_row *r)
{
    int32_t day = 0;

    (void)date_parse(k->made_on, &day);
    *r = (struct key_row){
        .id = k->id,
        .version = k->version,
        .name = k->name,
        .state = tr(c->lang, state_key_of(k->state)),
        .print = wbs_key_print(c->arena, k->public_key),
        .since = date_short(c->arena, c->lang, day),
        .confirmer = k->confirmer,
        .mine = k->person_id == c->who.person_id,
    };
    r->may_confirm = str_eq(k->state, STR("new")) && !r->mine;
    r->may_recover =
        mine != NULL && str_eq(k->state, STR("active")) && !r->mine && k->has_replaces_id;
}

/* Cases with rows of retired keys only. */
static enum status fill_lost(struct ctx *c, const struct whistle_key *own, struct key_view *v)
{
    struct whistle_owned *o = NULL;
    size_t n = 0;
    enum status s = own->has_replaces_id
                        ? whistle_keys_of_owner(c, c->who.unit_id, own->replaces_id, &o, &n)
                        : ST_OK;

    v->lost = STR("");
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        int64_t *reader = NULL;
        size_t readers = 0;
        int32_t day = 0;

        s = whistle_case_readers(c, c->who.unit_id, o[i].case_id, &reader, &readers);
        if (s != ST_OK || readers > 0 || !date_parse(o[i].received_on, &day))
            continue;
        struct str shown = date_short(c->arena, c->lang, day);

        v->lost = str_printf(c->arena, STR_FMT "%s" STR_FMT, STR_ARG(v->lost),
                             v->n_lost > 0 ? ", " : "", STR_ARG(shown));
        v->n_lost++;
    }
    return s;
}

static enum status show(struct ctx *c, struct key_view *v)
{
    const struct open_key *mine = keyring_get(c);
    struct whistle_key *k = NULL, own = { 0 };
    size_t n = 0;
    enum status s = whistle_keys(c, c->who.unit_id, &k, &n);

    if (s == ST_OK)
        s = wbs_key_of_asker(c, &own);
    v->has_key = s == ST_OK;
    v->is_new = str_eq(own.state, STR("new"));
    v->open = mine != NULL && mine->key_id == own.id;
    if (s == ST_OK)
        s = fill_lost(c, &own, v);
    if (s != ST_OK && s != ST_NOT_FOUND)
        return s;
    v->row = arena_array(c->arena, n + 1, sizeof(*v->row));
    for (size_t i = 0; i < n; i++) {
        if (!str_eq(k[i].state, STR("retired")))
            fill_row(c, &k[i], mine, &v->row[v->n_row++]);
    }

    struct out *o = body_new(c);

    wbs_key_view(o, v);
    return wbs_desk_page(c, tr(c->lang, "whistle.keys"), o);
}

enum status wbs_keys_show(struct ctx *c)
{
    struct key_view v = { 0 };

    return show(c, &v);
}

static enum status again(struct ctx *c, const char *field, const char *key)
{
    struct fields *f = arena_new(c->arena, struct fields);
    struct key_view v = { .wrong = f };

    field_wrong(c, f, field, key);
    c->res->status = 422;
    c->failure = (struct failure){ 0 };
    return show(c, &v);
}

/* ── making and changing ── */

enum status wbs_key_draw_up(struct ctx *c, struct str passphrase, const struct whistle_key *old,
                            struct open_key *out)
{
    struct locked l;
    enum status s;

    box_keypair(out->pub, out->secret);
    s = lock_with(c, out->secret, passphrase, &l);

    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK && old != NULL)
        s = whistle_key_state(c, c->who.unit_id, old->id, old->version, STR("retired"), NULL);
    if (s == ST_OK)
        s = whistle_key_add(c, c->who.unit_id, c->who.person_id,
                            (struct str){ (const char *)out->pub, BOX_PUBLIC_LEN }, l.key, l.salt,
                            STR("new"), wbs_today_iso(c), old != NULL ? &old->id : NULL,
                            &out->key_id);
    if (s == ST_OK)
        s = audit(c, old != NULL ? "whistle.key_lost" : "whistle.key_made", "person",
                  c->who.person_id, STR(""));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status make_key(struct ctx *c, bool lost)
{
    struct whistle_key old = { 0 };
    const char *trouble = wbs_passphrase_trouble(form_str(c, "sandi"));
    enum status s = wbs_key_of_asker(c, &old);

    if (s != ST_OK && s != ST_NOT_FOUND)
        return s;
    if ((s == ST_OK) != lost)
        return ST_CONFLICT;
    if (trouble != NULL)
        return again(c, "sandi", trouble);
    if (!str_eq(form_str(c, "sandi"), form_str(c, "ulang")))
        return again(c, "ulang", "whistle.passphrase_differs");
    keyring_drop(c, c->who.session_id);
    s = wbs_key_draw_up(c, form_str(c, "sandi"), lost ? &old : NULL,
                        arena_new(c->arena, struct open_key));
    if (s == ST_OK)
        say(c, "whistle.key_is_made", STR(""), STR(""));
    return s == ST_OK ? see_other(c, "/wbs/penangan/kunci") : s;
}

static enum status change_passphrase(struct ctx *c)
{
    struct whistle_key own = { 0 };
    struct open_key *key = arena_new(c->arena, struct open_key);
    struct locked l;
    const char *trouble = wbs_passphrase_trouble(form_str(c, "sandi"));
    enum status s = wbs_key_of_asker(c, &own);

    if (s == ST_OK)
        s = wbs_key_unlock(c, &own, form_str(c, "lama"), key);
    if (s == ST_INVALID)
        return again(c, "lama", "whistle.wrong_passphrase");
    if (s == ST_OK && trouble != NULL)
        return again(c, "sandi", trouble);
    if (s == ST_OK && !str_eq(form_str(c, "sandi"), form_str(c, "ulang")))
        return again(c, "ulang", "whistle.passphrase_differs");
    if (s == ST_OK)
        s = lock_with(c, key->secret, form_str(c, "sandi"), &l);

    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = whistle_key_relock(c, c->who.unit_id, own.id, own.version, l.key, l.salt);
    if (s == ST_OK)
        s = audit(c, "whistle.passphrase", "person", c->who.person_id, STR(""));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s == ST_OK)
        say(c, "whistle.passphrase_changed", STR(""), STR(""));
    return s == ST_OK ? see_other(c, "/wbs/penangan/kunci") : s;
}

/* ── one handler for another ── */

static enum status key_by_id(struct ctx *c, int64_t id, struct whistle_key *out)
{
    struct whistle_key *k = NULL;
    size_t n = 0;
    enum status s = whistle_keys(c, c->who.unit_id, &k, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        if (k[i].id == id) {
            *out = k[i];
            return ST_OK;
        }
    }
    return s == ST_OK ? ST_NOT_FOUND : s;
}

/* The print as the other one read it out; blanks do not matter. */
static bool print_matches(struct ctx *c, const struct whistle_key *k)
{
    struct str typed = str_lower(c->arena, form_str(c, "sidik"));
    struct str real = wbs_key_print(c->arena, k->public_key);
    size_t i = 0, j = 0;

    for (;;) {
        while (i < typed.n && typed.p[i] == ' ')
            i++;
        while (j < real.n && real.p[j] == ' ')
            j++;
        if (i == typed.n || j == real.n)
            return i == typed.n && j == real.n;
        if (typed.p[i++] != real.p[j++])
            return false;
    }
}

enum status wbs_key_confirm(struct ctx *c, const struct whistle_key *k)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = whistle_key_state(c, c->who.unit_id, k->id, k->version, STR("active"),
                              &c->who.person_id);
    if (s == ST_OK)
        s = audit(c, "whistle.key_confirmed", "person", k->person_id, STR(""));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status confirm(struct ctx *c)
{
    struct whistle_key k = { 0 }, own = { 0 };
    struct whistle_handler *h = NULL;
    size_t n = 0;
    enum status s = key_by_id(c, form_i64(c, "id", 0), &k);

    if (s == ST_OK)
        s = wbs_key_of_asker(c, &own);
    if (s == ST_OK)
        s = whistle_handlers(c, c->who.unit_id, &h, &n);
    if (s != ST_OK)
        return s;
    /* Once two are there, only one of them vouches for another. */
    if (k.person_id == c->who.person_id || !str_eq(k.state, STR("new")) ||
        (n >= WHISTLE_HANDLERS_MIN && !str_eq(own.state, STR("active"))))
        return refuse(c, ST_DENIED, "whistle.not_confirmer");
    if (!print_matches(c, &k))
        return again(c, "sidik", "whistle.print_differs");

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = whistle_key_state(c, c->who.unit_id, k.id, k.version, STR("active"), &c->who.person_id);
    if (s == ST_OK)
        s = audit(c, "whistle.key_confirmed", "person", k.person_id, STR(""));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s == ST_OK)
        say(c, "whistle.key_is_confirmed", k.name, STR(""));
    return s == ST_OK ? see_other(c, "/wbs/penangan/kunci") : s;
}

/* Every case that the lost key had a row for and one's own key opens is sealed for the new key. */
static enum status hand_over(struct ctx *c, const struct open_key *mine,
                             const struct whistle_key *to, size_t *done)
{
    struct whistle_owned *lost = NULL;
    size_t n = 0;
    enum status s = whistle_keys_of_owner(c, c->who.unit_id, to->replaces_id, &lost, &n);

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        struct opened_case k = { 0 };
        struct str sealed = { 0 };

        s = whistle_case_key_of(c, c->who.unit_id, lost[i].case_id, mine->key_id, &sealed);
        if (s == ST_OK)
            s = whistle_case_by_id(c, c->who.unit_id, lost[i].case_id, &k.row);
        if (s == ST_NOT_FOUND) {
            s = ST_OK;
            continue;
        }
        if (s != ST_OK || !wbs_case_unseal(c, mine, sealed, &k))
            continue;
        /* Whom the reporter shut out stays out, whichever key they hold now. */
        bool out = wbs_shuts_out(&k.report, to->person_id);

        s = whistle_case_key_add(
            c, c->who.unit_id, k.row.id, to->id,
            out ? wbs_key_noise(c->arena)
                : wbs_key_seal(c->arena, &k.key, (const uint8_t *)to->public_key.p));
        *done += s == ST_OK && !out;
    }
    return s;
}

static enum status recover(struct ctx *c)
{
    const struct open_key *mine = keyring_get(c);
    struct whistle_key k = { 0 };
    size_t done = 0;
    enum status s = key_by_id(c, form_i64(c, "id", 0), &k);

    if (s != ST_OK)
        return s;
    if (mine == NULL)
        return see_other(c, "/wbs/penangan");
    if (!k.has_replaces_id || !str_eq(k.state, STR("active")) || k.person_id == c->who.person_id)
        return ST_CONFLICT;
    if (!print_matches(c, &k))
        return again(c, "sidik", "whistle.print_differs");

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = hand_over(c, mine, &k, &done);
    if (s == ST_OK)
        s = audit(c, "whistle.recovered", "person", k.person_id, STR(""));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s == ST_OK)
        say(c, "whistle.is_recovered", str_printf(c->arena, "%zu", done), k.name);
    return s == ST_OK ? see_other(c, "/wbs/penangan/kunci") : s;
}

enum status wbs_keys_send(struct ctx *c)
{
    struct str act = form_str(c, "aksi");

    if (str_eq(act, STR("buat")))
        return make_key(c, false);
    if (str_eq(act, STR("hilang")))
        return make_key(c, true);
    if (str_eq(act, STR("sandi")))
        return change_passphrase(c);
    if (str_eq(act, STR("sahkan")))
        return confirm(c);
    if (str_eq(act, STR("pulihkan")))
        return recover(c);
    return ST_INVALID;
}
