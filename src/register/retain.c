/*
 * retain.c: what is past its time is struck or removed (UU 27/2022), once a day and by command.
 *
 * Values of personal fields never stand in the ledger, save where a field became personal later;
 * such entries, and all of a record that is removed, lose their detail. Their leaves stay, so the
 * log still verifies.
 */
#include <jansson.h>

#include "base/json.h"
#include "core/app.h"
#include "core/ledger.h"
#include "core/ledger_queries.h"
#include "document/document.h"
#include "register/personal.h"
#include "register/personal_queries.h"
#include "register/save.h"

#define ENTRIES_MAX 10000 /* of one record */
#define LAW "UU 27/2022"
#define HIDDEN "•••"

/* ── The ledger ── */

/* Whether a change of that member told a value: ["old", "new"] with more than the dots. */
static bool tells(const json_t *change)
{
    for (size_t i = 0; i < json_array_size(change); i++) {
        const char *s = json_string_value(json_array_get(change, i));

        if (s != NULL && s[0] != '\0' && strncmp(s, HIDDEN, sizeof(HIDDEN) - 1) != 0)
            return true;
    }
    return json_is_string(change) &&
           strncmp(json_string_value(change), HIDDEN, sizeof(HIDDEN) - 1) != 0;
}

static bool tells_personal(struct ctx *c, const struct reg_def *def, struct str detail)
{
    json_t *all = json_loadb(detail.p, detail.n, 0, NULL);
    bool found = false;

    for (size_t i = 0; all != NULL && i < def->n_column; i++) {
        if (def->column[i].field->personal &&
            tells(json_object_get(all, str_z(c->arena, def->column[i].name))))
            found = true;
    }
    json_decref(all);
    return found;
}

static enum status erase_entries(struct ctx *c, const struct record *r, bool all)
{
    struct entry *e = NULL;
    size_t n = 0;
    enum status s = entry_of_object(c, c->who.unit_id, STR("record"), r->id, ENTRIES_MAX, &e, &n);

    for (size_t i = 0; s == ST_OK && i < n; i++) {
        if (e[i].detail.p == NULL || (!all && !tells_personal(c, r->def, e[i].detail)))
            continue;
        s = ledger_erase(c, c->who.unit_id, e[i].seq, STR(LAW));
    }
    return s;
}

/* ── One record ── */

static enum status say_struck(struct ctx *c, const struct record *r)
{
    struct json j;

    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "register", r->def->name);
    json_put_str(&j, "reason", r->def->personal_data.basis.in[LANG_ID]);
    json_close(&j);
    return audit(c, "record.struck", "record", r->id, json_text(&j));
}

static enum status strike_elsewhere(struct ctx *c, const struct record *r)
{
    const struct record_watch *const *w = c->app->watches;
    enum status s = ST_OK;

    for (size_t i = 0; w != NULL && w[i] != NULL && s == ST_OK; i++) {
        if (w[i]->struck != NULL)
            s = w[i]->struck(c, r->def, r->id);
    }
    return s;
}

static enum status strike(struct ctx *c, const struct record *r)
{
    struct record now = *r;
    struct seen seen;
    enum status s = watch_before(c, r->def, r->id, &seen);

    if (s == ST_OK)
        s = personal_strike(c, r);
    for (size_t i = 0; s == ST_OK && i < r->def->n_field; i++) {
        if (r->def->field[i].type == FIELD_FILE && r->def->field[i].personal)
            s = proofs_forget(c, "record", r->id, r->def->field[i].name, STR(LAW));
    }
    if (s == ST_OK)
        s = strike_elsewhere(c, r);
    if (s == ST_OK)
        s = save_finish(c, &now, NULL);
    if (s == ST_OK)
        s = watch_after(c, r->def, r->id, false, &seen);
    if (s == ST_OK)
        s = personal_note(c, c->who.unit_id, r->id, c->who.person_id, c->now, STR("struck"));
    if (s == ST_OK)
        s = erase_entries(c, r, false);
    return s == ST_OK ? say_struck(c, r) : s;
}

static enum status drop(struct ctx *c, const struct record *r)
{
    struct str why = r->def->personal_data.basis.in[LANG_ID];
    enum status s = erase_entries(c, r, true);

    if (s == ST_OK)
        s = moves_forget(c, c->who.unit_id, r->id);
    if (s == ST_OK)
        s = proofs_forget(c, "record", r->id, STR(""), STR(LAW));
    return s == ST_OK ? record_remove(c, r, why.n > 0 ? why : STR(LAW)) : s;
}

static enum status retain_one(struct ctx *c, const struct reg_def *def, int64_t id)
{
    struct record *r = arena_new(c->arena, struct record);
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = record_find(c, def, id, r);
    if (s == ST_NOT_FOUND) /* gone meanwhile */
        return ST_OK;
    if (s == ST_OK)
        s = def->personal_data.then == KEEP_REMOVE ? drop(c, r) : strike(c, r);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* ── All of a unit ── */

static enum status retain_register(struct ctx *c, const struct reg_def *def, bool dry,
                                   struct retained *out)
{
    int64_t *id = NULL,
            *count = def->personal_data.then == KEEP_REMOVE ? &out->removed : &out->struck;
    size_t n = 0;
    enum status s = personal_past(c, def, RETAIN_MAX, &id, &n);

    for (size_t i = 0; s == ST_OK && i < n; i++) {
        if (!dry)
            s = retain_one(c, def, id[i]);
        *count += s == ST_OK;
    }
    return s;
}

enum status retain_run(struct ctx *c, bool dry, struct retained *out)
{
    const struct reg_all *all = c->app->registers;
    enum status s = ST_OK;

    *out = (struct retained){ 0 };
    for (size_t i = 0; s == ST_OK && all != NULL && i < all->n; i++)
        s = retain_register(c, all->def[i], dry, out);
    return s;
}

static enum status retain_tick(struct ctx *c)
{
    struct retain_unit *unit = NULL;
    size_t n = 0;
    enum status s = retain_units(c, &unit, &n);

    for (size_t i = 0; s == ST_OK && i < n; i++) {
        struct retained did;
        struct ctx own;

        ctx_system(&own, c->app, c->db, c->arena, unit[i].id);
        own.now = c->now;
        own.who.zone = (enum zone)unit[i].zone;
        s = retain_run(&own, false, &did);
        if (s != ST_OK)
            c->failure = own.failure;
    }
    return s;
}

const struct job_tick personal_ticks[] = {
    { "retention", DAY, retain_tick },
    { NULL, 0, NULL },
};
