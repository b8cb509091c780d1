/*
 * identity.c: two handlers open a reporter's identity, or hand a case on.
 *
 * Who asks opens the own halves and seals each for the handler who has the other half; nobody has
 * the whole yet. Who agrees joins the two, and seals the whole for both. Each gives a reason, which
 * stays with the case; the ledger says that an identity was opened, and by whom.
 */
#include "core/app.h"
#include "core/ledger.h"
#include "whistle/desk.h"

static const uint8_t *pub_of(const struct whistle_handler *h, size_t n, int64_t key_id)
{
    for (size_t i = 0; i < n; i++) {
        if (h[i].key_id == key_id)
            return (const uint8_t *)h[i].public_key.p;
    }
    return NULL;
}

static struct str name_of(const struct whistle_handler *h, size_t n, int64_t key_id)
{
    for (size_t i = 0; i < n; i++) {
        if (h[i].key_id == key_id)
            return h[i].name;
    }
    return STR("?");
}

struct openings {
    const struct whistle_handler *handler;
    size_t n_handler;
    struct whistle_opening *row;
    size_t n;
};

static enum status load(struct ctx *c, const struct opened_case *k, struct openings *o)
{
    struct whistle_handler *h = NULL;
    enum status s = whistle_handlers(c, k->row.unit_id, &h, &o->n_handler);

    o->handler = h;
    return s == ST_OK ? whistle_openings(c, k->row.unit_id, k->row.id, &o->row, &o->n) : s;
}

static const struct whistle_opening *find(const struct openings *o, const char *kind,
                                          int64_t for_key, int64_t not_by)
{
    for (size_t i = 0; i < o->n; i++) {
        const struct whistle_opening *r = &o->row[i];

        if (str_eq(r->kind, str_of(kind)) && r->for_key_id == for_key && r->by_key_id != not_by)
            return r;
    }
    return NULL;
}

static bool asked_by(const struct openings *o, int64_t key_id)
{
    for (size_t i = 0; i < o->n; i++) {
        if (o->row[i].by_key_id == key_id && str_eq(o->row[i].kind, STR("half")))
            return true;
    }
    return false;
}

static bool open_with(struct ctx *c, const struct opened_case *k, struct str sealed,
                      const struct case_key *key, struct identity *out)
{
    struct str packed = { 0 };

    if (!wbs_seal_open(c->arena, sealed, wbs_about_case(c->arena, k->row.id, "identity"), key,
                       &packed))
        return false;
    *out = wbs_identity_unpack(c->arena, packed);
    return true;
}

enum status wbs_identity_fill(struct ctx *c, const struct opened_case *k, struct case_view *v)
{
    struct openings o = { 0 };
    struct str sealed = { 0 };
    struct case_key *key = arena_new(c->arena, struct case_key);
    const struct open_key *mine = k->mine;
    const struct whistle_opening *whole, *half;
    enum status s = whistle_identity_get(c, k->row.unit_id, k->row.id, 0, &sealed);

    if (s == ST_NOT_FOUND)
        return ST_OK;
    v->has_identity = s == ST_OK;
    if (s == ST_OK)
        s = load(c, k, &o);
    if (s != ST_OK)
        return s;
    whole = find(&o, "whole", mine->key_id, 0);
    if (whole != NULL && wbs_key_open(whole->sealed, mine->pub, mine->secret, key))
        v->identity_open = open_with(c, k, sealed, key, &v->identity);
    if (v->identity_open)
        return ST_OK;
    half = find(&o, "half", mine->key_id, mine->key_id);
    v->asked_by_me = asked_by(&o, mine->key_id);
    v->may_agree = half != NULL;
    v->asker = half != NULL ? name_of(o.handler, o.n_handler, half->by_key_id) : STR("");
    v->may_ask = !v->asked_by_me && !v->may_agree;
    return ST_OK;
}

/* The reason, or NULL with the failure said. */
static enum status reason_of(struct ctx *c, struct str *out)
{
    *out = form_str(c, "alasan");
    return out->n > 0 ? ST_OK : refuse(c, ST_INVALID, "whistle.say_why");
}

static enum status hand_halves(struct ctx *c, const struct opened_case *k, size_t *handed)
{
    struct openings o = { 0 };
    struct whistle_half *half = NULL;
    size_t n = 0;
    struct case_key *key = arena_new(c->arena, struct case_key);
    enum status s = load(c, k, &o);

    if (s == ST_OK)
        s = whistle_halves_of(c, k->row.unit_id, k->row.id, k->mine->key_id, &half, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        const uint8_t *pub = pub_of(o.handler, o.n_handler, half[i].with_key_id);

        if (pub == NULL || !wbs_key_open(half[i].sealed, k->mine->pub, k->mine->secret, key))
            continue;
        s = whistle_opening_add(c, k->row.unit_id, k->row.id, k->mine->key_id, half[i].with_key_id,
                                STR("half"), wbs_key_seal(c->arena, key, pub));
        *handed += s == ST_OK;
    }
    return s;
}

enum status wbs_identity_ask(struct ctx *c, struct opened_case *k)
{
    struct str why = { 0 };
    size_t handed = 0;
    enum status s = reason_of(c, &why);

    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = hand_halves(c, k, &handed);
    if (s == ST_OK && handed == 0)
        return refuse(c, ST_INVALID, "whistle.identity_no_half");
    if (s == ST_OK)
        s = wbs_case_note(c, k, "whistle.note_identity_asked", why, STR(""));
    if (s == ST_OK)
        s = audit(c, "whistle.identity_asked", "unit", c->who.unit_id, STR(""));
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* Joins the half that was handed over with one's own. */
static enum status join_halves(struct ctx *c, const struct opened_case *k,
                               const struct whistle_opening *given, struct case_key *whole)
{
    struct case_key *theirs = arena_new(c->arena, struct case_key);
    struct case_key *own = arena_new(c->arena, struct case_key);
    struct whistle_half *half = NULL;
    size_t n = 0;
    enum status s = whistle_halves_of(c, k->row.unit_id, k->row.id, k->mine->key_id, &half, &n);

    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < n; i++) {
        if (half[i].with_key_id == given->by_key_id &&
            wbs_key_open(half[i].sealed, k->mine->pub, k->mine->secret, own) &&
            wbs_key_open(given->sealed, k->mine->pub, k->mine->secret, theirs)) {
            *whole = wbs_key_join(theirs, own);
            return ST_OK;
        }
    }
    return refuse(c, ST_INVALID, "whistle.identity_no_half");
}

static enum status give_whole(struct ctx *c, const struct opened_case *k, const struct openings *o,
                              int64_t asker, const struct case_key *whole)
{
    const uint8_t *pub = pub_of(o->handler, o->n_handler, asker);
    int64_t by = k->mine->key_id;
    enum status s = whistle_openings_drop(c, k->row.unit_id, k->row.id);

    if (s == ST_OK && pub != NULL)
        s = whistle_opening_add(c, k->row.unit_id, k->row.id, by, asker, STR("whole"),
                                wbs_key_seal(c->arena, whole, pub));
    if (s == ST_OK)
        s = whistle_opening_add(c, k->row.unit_id, k->row.id, by, by, STR("whole"),
                                wbs_key_seal(c->arena, whole, k->mine->pub));
    return s;
}

enum status wbs_identity_agree(struct ctx *c, struct opened_case *k)
{
    struct openings o = { 0 };
    struct case_key *whole = arena_new(c->arena, struct case_key);
    const struct whistle_opening *given = NULL;
    struct str why = { 0 };
    enum status s = reason_of(c, &why);

    if (s == ST_OK)
        s = load(c, k, &o);
    if (s == ST_OK)
        given = find(&o, "half", k->mine->key_id, k->mine->key_id);
    if (s == ST_OK && given == NULL)
        return ST_CONFLICT;
    if (s == ST_OK)
        s = join_halves(c, k, given, whole);

    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = give_whole(c, k, &o, given->by_key_id, whole);
    if (s == ST_OK)
        s = wbs_case_note(c, k, "whistle.note_identity_opened", why, STR(""));
    if (s == ST_OK)
        s = audit(c, "whistle.identity_opened", "unit", c->who.unit_id, STR(""));
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* ── who else reads the case ── */

static enum status leave_rows(struct ctx *c, const struct opened_case *k)
{
    struct whistle_half *half = NULL;
    size_t n = 0;
    int64_t unit = k->row.unit_id, id = k->row.id, mine = k->mine->key_id;
    enum status s = whistle_case_key_add(c, unit, id, mine, wbs_key_noise(c->arena));

    if (s == ST_OK)
        s = whistle_halves_of(c, unit, id, mine, &half, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = whistle_half_add(c, unit, id, mine, half[i].with_key_id, wbs_key_noise(c->arena));
    return s == ST_OK ? whistle_openings_drop(c, unit, id) : s;
}

/* How many handlers the case is still sealed for cannot be seen from the rows; the notes tell. */
enum status wbs_case_leave(struct ctx *c, struct opened_case *k)
{
    struct str why = { 0 };
    enum status s = reason_of(c, &why);

    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = wbs_case_note(c, k, "whistle.note_left", why, STR(""));
    if (s == ST_OK)
        s = leave_rows(c, k);
    if (s == ST_OK)
        s = audit(c, "whistle.recused", "unit", c->who.unit_id, STR(""));
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status wbs_case_share(struct ctx *c, struct opened_case *k)
{
    struct openings o = { 0 };
    int64_t to = form_i64(c, "kepada", 0);
    const struct whistle_handler *found = NULL;
    enum status s = load(c, k, &o);

    for (size_t i = 0; i < o.n_handler && s == ST_OK; i++) {
        if (o.handler[i].key_id == to)
            found = &o.handler[i];
    }
    if (s == ST_OK && (found == NULL || wbs_shuts_out(&k->report, found->person_id)))
        return refuse(c, ST_DENIED, "whistle.cannot_share");

    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = whistle_case_key_add(
            c, k->row.unit_id, k->row.id, to,
            wbs_key_seal(c->arena, &k->key, (const uint8_t *)found->public_key.p));
    if (s == ST_OK)
        s = wbs_case_note(c, k, "whistle.note_shared", found->name, STR(""));
    if (s == ST_OK)
        s = audit(c, "whistle.handled", "unit", c->who.unit_id, STR(""));
    return s == ST_OK ? tx_commit(&tx) : s;
}
