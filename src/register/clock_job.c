/*
 * clock_job.c: what happens to clocks without anybody's click: counted anew when the calendar or a
 * rule changed, and spoken of on the morning of a working day when they near their end or passed
 * it.
 */
#include "base/json.h"
#include "core/app.h"
#include "core/identity.h"
#include "core/ledger.h"
#include "core/message.h"
#include "core/time_show.h"
#include "register/clock_desk.h"

#define RECOUNT_BATCH 100 /* records in one transaction: others must not wait long */
#define TELL_HOUR 7
#define TELL_LAST_HOUR 17 /* a server that was down in the morning still tells until then */
#define TELL_MOST 2000
#define RECIPIENTS_MAX 64

/* ── counting anew ── */

static enum status recount_one(struct ctx *c, int64_t id, int64_t *n_moved)
{
    const struct reg_def *def = NULL;
    struct record r;
    bool moved = false;
    enum status s = record_register(c, id, &def);

    if (s == ST_OK)
        s = record_find(c, def, id, &r);
    if (s == ST_NOT_FOUND)
        return ST_OK; /* of a register that is no longer there */
    if (s == ST_OK)
        s = clock_renew(c, &r, &moved);
    *n_moved += moved ? 1 : 0;
    return s;
}

static enum status recount_batch(struct ctx *c, int64_t *after, bool *more)
{
    int64_t *id = NULL, moved = 0;
    size_t n = 0;
    struct json j;
    enum status s;

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = clock_open_after(c, c->who.unit_id, *after, RECOUNT_BATCH, &id, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = recount_one(c, id[i], &moved);
    if (s == ST_OK && moved > 0) {
        json_init(&j, c->arena);
        json_open(&j, '{');
        json_put_int(&j, "records", moved);
        json_close(&j);
        s = audit(c, "clock.recounted", "unit", c->who.unit_id, json_text(&j));
    }
    if (s == ST_OK)
        s = tx_commit(&tx);
    *more = n == RECOUNT_BATCH;
    if (n > 0)
        *after = id[n - 1];
    return s;
}

/* The memory of one batch is given back before the next: an office may have very many. */
static enum status clock_recount(struct ctx *c, struct str payload)
{
    struct arena memory;
    struct ctx own;
    int64_t after = 0;
    bool more = true;
    enum status s = ST_OK;

    (void)payload;
    arena_init(&memory);
    while (more && s == ST_OK) {
        arena_reset(&memory);
        ctx_system(&own, c->app, c->db, &memory, c->who.unit_id);
        own.now = c->now;
        s = identity_enter_unit(&own, c->who.unit_id); /* for its zone */
        if (s == ST_OK)
            s = recount_batch(&own, &after, &more);
    }
    if (s != ST_OK) {
        c->failure = (struct failure){ .status = s, .key = own.failure.key };
        c->failure.detail = str_copy(c->arena, own.failure.detail);
    }
    arena_done(&memory);
    return s;
}

const struct job_kind clock_jobs[] = {
    { "clock.recount", clock_recount },
    { NULL, NULL },
};

/* ── reminding ── */

struct telling {
    struct ctx *c;
    struct calendar cal;
    int32_t today;
    const struct role_holder *holder;
    size_t n_holder;
    /* of the record at hand */
    const struct clock_open *o;
    const struct reg_clock *k;
    struct record r;
    bool late;
    int64_t told[RECIPIENTS_MAX];
    size_t n_told;
};

static enum status tell(struct telling *t, int64_t person_id, struct str lang)
{
    struct ctx *c = t->c;
    enum lang own = c->lang;
    int32_t due = 0;
    struct str args[3];
    enum status s;

    for (size_t i = 0; i < t->n_told; i++) {
        if (t->told[i] == person_id)
            return ST_OK;
    }
    if (t->n_told == RECIPIENTS_MAX || record_is_about(&t->r, person_id))
        return ST_OK;
    t->told[t->n_told++] = person_id;
    c->lang = str_eq(lang, STR("en")) ? LANG_EN : LANG_ID;
    (void)date_parse(t->o->due_on, &due);
    args[0] = t->r.title;
    args[1] = words_show(c, &t->k->label);
    args[2] = date_long(c->arena, c->lang, due);
    const struct message_new m = {
        .person_id = person_id,
        .subject =
            tr_with(c->arena, c->lang, t->late ? "clock.told_late" : "clock.told_due", args, 3),
        .body = tr_with(c->arena, c->lang, t->late ? "clock.told_late_body" : "clock.told_due_body",
                        args, 3),
        .link = clock_link(c->arena, t->r.def->name, t->r.id, t->k->name),
        .mail = t->late, /* what is due soon stands in the morning's digest */
    };
    s = message_send(c, &m);
    c->lang = own;
    return s;
}

static enum status tell_roles(struct telling *t, uint32_t roles)
{
    enum status s = ST_OK;

    for (size_t i = 0; i < t->n_holder && s == ST_OK; i++) {
        struct str name = t->holder[i].role;
        enum role role = role_by_name(name.p, name.n);

        if ((roles & (UINT32_C(1) << role)) != 0)
            s = tell(t, t->holder[i].person_id, t->holder[i].lang);
    }
    return s;
}

static enum status tell_owner(struct telling *t)
{
    struct str lang = { 0 };
    enum status s = person_lang(t->c, t->c->who.unit_id, t->o->owner_id, &lang);

    /* Somebody without an account: those who keep the register must look after it. */
    if (s == ST_OK && lang.p == NULL)
        return tell_roles(t, t->r.def->edit);
    return s == ST_OK ? tell(t, t->o->owner_id, lang) : s;
}

/* What the law attaches to the end of the term ("deemed withdrawn"). The move tells whom it tells.
 */
static enum status move_by_itself(struct telling *t)
{
    const struct reg_move *m = reg_move(t->r.def, t->k->then);
    struct reg_form form;
    enum status s;

    if (!record_may_move(t->c, &t->r, m))
        return ST_OK;
    s = reg_form_fill(t->c, &form, &t->r);
    form.version = t->r.version;
    return s == ST_OK ? record_move(t->c, &t->r, m, &form, STR("")) : s;
}

static enum status tell_of(struct telling *t)
{
    struct ctx *c = t->c;
    struct str today = date_iso(c->arena, t->today);
    enum status s = record_find(c, t->r.def, t->o->record_id, &t->r);

    if (s == ST_NOT_FOUND)
        return ST_OK;
    if (s == ST_OK && t->late && t->k->then.n > 0)
        return move_by_itself(t);
    t->n_told = 0;
    if (s == ST_OK)
        s = t->o->owner_id != 0 ? tell_owner(t) : tell_roles(t, t->r.def->edit);
    if (s == ST_OK && t->late)
        s = tell_roles(t, t->k->escalate);
    if (s == ST_OK)
        s = clock_told(c, c->who.unit_id, t->o->record_id, t->o->clock, today,
                       t->late ? today : (struct str){ 0 });
    return s;
}

static enum status tell_one(struct telling *t, const struct clock_open *o)
{
    const struct reg_def *def = reg_find(t->c->app, o->reg);
    int32_t due = 0;

    t->o = o;
    t->k = def == NULL ? NULL : reg_clock(def, o->clock);
    t->r.def = def;
    t->late = o->due_at < t->c->now;
    if (t->k == NULL || !date_parse(o->due_on, &due))
        return ST_OK;
    if (!t->late &&
        (t->k->warn == 0 || o->reminded != 0 || due > clock_horizon(&t->cal, t->k, t->today)))
        return ST_OK;
    return tell_of(t);
}

static enum status tell_unit(struct telling *t)
{
    struct ctx *c = t->c;
    struct clock_open *o = NULL;
    struct role_holder *holder = NULL;
    size_t n = 0;
    int64_t first = 0;
    struct str today = date_iso(c->arena, t->today);
    struct str until = date_iso(c->arena, clock_last_horizon(c, &t->cal, t->today));
    enum status s = role_holders(c, c->who.unit_id, today, &holder, &t->n_holder);

    t->holder = holder;
    CLEANUP(tx_end) struct tx tx = { 0 };
    if (s == ST_OK)
        s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = clock_mark(c, c->who.unit_id, today, &first);
    if (s == ST_OK && first == 0)
        return ST_OK; /* another server was faster */
    if (s == ST_OK)
        s = clock_untold(c, c->who.unit_id, until, c->now, TELL_MOST, &o, &n);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = tell_one(t, &o[i]);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static enum status unit_tick(struct ctx *c, const struct clock_unit *u)
{
    struct telling t = { .c = c, .today = day_today(c->now, (int)u->zone) };
    struct civil local = time_civil(c->now, (int)u->zone);
    enum status s;

    if (local.hour < TELL_HOUR || local.hour >= TELL_LAST_HOUR)
        return ST_OK;
    if (u->last.p != NULL && str_cmp(u->last, date_iso(c->arena, t.today)) >= 0)
        return ST_OK;
    s = calendar_load(c, u->id, &t.cal);
    if (s != ST_OK || calendar_kind(&t.cal, t.today, NULL) != DAY_WORK)
        return s;
    return tell_unit(&t);
}

static enum status clock_tick(struct ctx *c)
{
    struct clock_unit *unit = NULL;
    size_t n = 0;
    enum status s = clock_units(c, &unit, &n), first = ST_OK;

    if (c->app->registers == NULL)
        return s;
    for (size_t i = 0; s == ST_OK && i < n; i++) {
        struct ctx own;
        enum status one;

        ctx_system(&own, c->app, c->db, c->arena, unit[i].id);
        own.now = c->now;
        own.who.zone = (enum zone)unit[i].zone;
        one = unit_tick(&own, &unit[i]);
        if (one != ST_OK && first == ST_OK) {
            first = one;
            c->failure = own.failure;
        }
    }
    return s != ST_OK ? s : first;
}

const struct job_tick clock_ticks[] = {
    { "clock", MINUTE, clock_tick },
    { NULL, 0, NULL },
};
