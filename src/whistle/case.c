/* case.c: opening a case with a handler's key, writing on it, moving it. */
#include "whistle/case.h"

#include <assert.h>

#include "core/app.h"
#include "core/ledger.h"
#include "whistle/whistle.h"

/* ── what the handlers found ── */

static struct str wbs_handling_pack(struct arena *a, const struct handling *h)
{
    struct param p[] = {
        { STR("complete"), h->complete },     { STR("gravity"), h->gravity },
        { STR("threat"), h->threat },         { STR("sent_to"), h->sent_to },
        { STR("number"), h->number },         { STR("found"), h->found },
        { STR("protection"), h->protection }, { STR("measures"), h->measures },
        { STR("review_on"), h->review_on },   { STR("assessment"), h->assessment },
    };

    return wbs_fields_pack(a, (struct params){ p, ARRAY_LEN(p) });
}

static struct handling wbs_handling_unpack(struct arena *a, struct str packed)
{
    struct params f = wbs_fields_unpack(a, packed);

    return (struct handling){
        .complete = params_get(f, "complete"),
        .gravity = params_get(f, "gravity"),
        .threat = params_get(f, "threat"),
        .sent_to = params_get(f, "sent_to"),
        .number = params_get(f, "number"),
        .found = params_get(f, "found"),
        .protection = params_get(f, "protection"),
        .measures = params_get(f, "measures"),
        .review_on = params_get(f, "review_on"),
        .assessment = params_get(f, "assessment"),
    };
}

/* ── opening ── */

bool wbs_case_unseal(struct ctx *c, const struct open_key *mine, struct str sealed_key,
                     struct opened_case *out)
{
    struct str packed = { 0 };
    struct arena *a = c->arena;
    int64_t id = out->row.id;

    if (!wbs_key_open(sealed_key, mine->pub, mine->secret, &out->key) ||
        !wbs_seal_open(a, out->row.content, wbs_about_case(a, id, "report"), &out->key, &packed))
        return false;
    out->mine = mine;
    out->report = wbs_report_unpack(a, packed);
    out->handling = (struct handling){ 0 };
    if (out->row.handling.n > 0 &&
        wbs_seal_open(a, out->row.handling, wbs_about_case(a, id, "handling"), &out->key, &packed))
        out->handling = wbs_handling_unpack(a, packed);
    return true;
}

enum status wbs_case_find(struct ctx *c, struct opened_case *out)
{
    const struct open_key *mine = keyring_get(c);
    struct str sealed = { 0 };
    int64_t id = path_i64(c, "id");
    enum status s;

    if (mine == NULL) {
        c->answered = true;
        return see_other(c, "/wbs/penangan");
    }
    s = whistle_deliver(c);
    if (s == ST_OK)
        s = whistle_case_by_id(c, c->who.unit_id, id, &out->row);
    if (s == ST_OK)
        s = whistle_case_key_of(c, c->who.unit_id, id, mine->key_id, &sealed);
    if (s != ST_OK)
        return s;
    return wbs_case_unseal(c, mine, sealed, out) ? ST_OK : ST_NOT_FOUND;
}

/* ── writing ── */

enum status wbs_case_note(struct ctx *c, const struct opened_case *k, const char *key,
                          struct str a1, struct str a2)
{
    const struct str args[] = { a1, a2 };
    struct message m = { .text = tr_with(c->arena, c->lang, key, args, ARRAY_LEN(args)),
                         .who = c->who.name };
    int64_t id = 0;

    return wbs_message_store(c, k->row.unit_id, k->row.id, "note", &k->key, &m, &id);
}

enum status wbs_case_save(struct ctx *c, struct opened_case *k)
{
    const struct whistle_case *r = &k->row;
    struct str sealed =
        wbs_seal_make(c->arena, wbs_handling_pack(c->arena, &k->handling),
                      wbs_about_case(c->arena, r->id, "handling"), &k->key, SEAL_TEXT_BLOCK);
    enum status s = whistle_case_move(c, r->unit_id, r->id, r->version, r->state, r->class,
                                      r->acknowledged_on, r->feedback_on, r->closed_on,
                                      r->has_record_id ? &r->record_id : NULL, sealed);

    k->row.version += s == ST_OK;
    return s;
}

static void note_days(struct ctx *c, struct opened_case *k, const struct whistle_move *m)
{
    struct str today = wbs_today_iso(c);
    struct whistle_case *r = &k->row;

    if (strcmp(m->name, "acknowledge") == 0)
        r->acknowledged_on = today;
    if ((m->needs & MOVE_FEEDBACK) != 0 && r->feedback_on.n == 0)
        r->feedback_on = today;
    r->closed_on = whistle_state(str_of(m->to))->closed ? today : (struct str){ 0 };
    if (strcmp(m->name, "reopen") == 0)
        r->feedback_on = (struct str){ 0 };
    r->state = str_of(m->to);
}

enum status wbs_case_move(struct ctx *c, struct opened_case *k, const struct whistle_move *m)
{
    enum status s;

    assert(c->in_tx);
    if (!whistle_move_fits(m, k->row.state))
        return ST_CONFLICT;
    note_days(c, k, m);
    s = wbs_case_record(c, k, m);
    if (s == ST_OK)
        s = wbs_case_save(c, k);
    if (s == ST_OK)
        s = wbs_case_note(c, k, "whistle.note_moved", tr(c->lang, m->label), STR(""));
    /* The ledger tells that a handler worked, never on which case. */
    return s == ST_OK ? audit(c, "whistle.handled", "unit", c->who.unit_id, STR("")) : s;
}
