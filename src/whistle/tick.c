/*
 * tick.c: what happens by itself: the day's reports reach the handlers after midnight, open keys
 * that nobody uses are wiped, and handlers are reminded to look, whether there is something new or
 * not: a message for each report would tell the person who is shut out from one that it came.
 */
#include "core/app.h"
#include "core/time_show.h"
#include "whistle/keyring.h"
#include "whistle/queries.h"
#include "whistle/whistle.h"

enum { RECEIPTS_AT_ONCE = 4, STACK_USED = 64 * 1024 };
enum { LOOK_DAYS = 3 }; /* less than half of the time in which a report must be acknowledged */

static enum status deliver(struct ctx *c)
{
    /* The zone in which a day ends last: nowhere does a report come before its day is over. */
    struct str today = date_iso(c->arena, day_today(c->now, (int)ZONE_WIB));
    int64_t n = 0;

    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = whistle_deliver_keys(c, today, &n);
    if (s == ST_OK)
        s = whistle_deliver_cases(c, today, &n);
    if (s == ST_OK)
        s = whistle_deliver_messages(c, today, &n);
    if (s == ST_OK)
        s = whistle_deliver_files(c, &n);
    if (s == ST_OK)
        s = whistle_deliver_identities(c, today, &n);
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status whistle_deliver(struct ctx *c)
{
    struct whistle *w = c->app->whistle;
    int32_t today = day_today(c->now, (int)ZONE_WIB);
    enum status s;

    if (w != NULL && whistle_day(w) == today)
        return ST_OK;
    s = deliver(c);
    if (s == ST_OK && w != NULL)
        whistle_set_day(w, today);
    return s;
}

static enum status expire(struct ctx *c)
{
    if (c->app->whistle != NULL)
        keyring_expire(c->app->whistle, c->now);
    return ST_OK;
}

/* A few at a time: each takes a fifth of a second, and other work waits for this thread. None where
 * no form is open. */
static enum status make_receipts(struct ctx *c)
{
    struct whistle *w = c->app->whistle;
    int64_t n = 0;
    enum status s = w != NULL && wbs_receipt_wanted(w) ? whistle_keys_active(c, &n) : ST_OK;

    if (s != ST_OK || n < WHISTLE_HANDLERS_MIN)
        return s;
    arena_secret(c->arena);
    for (int i = 0; i < RECEIPTS_AT_ONCE && s == ST_OK && wbs_receipt_wanted(w); i++) {
        struct wbs_slip *r = arena_new(c->arena, struct wbs_slip);

        s = wbs_receipt_make(c, r);
        if (s == ST_OK)
            (void)wbs_receipt_put(w, r);
    }
    stack_wipe(STACK_USED);
    return s == ST_BUSY ? ST_OK : s; /* strangers come first */
}

const struct job_tick whistle_ticks[] = {
    { "whistle.deliver", 10 * MINUTE, whistle_deliver },
    { "whistle.expire", 1 * MINUTE, expire },
    { "whistle.receipts", 5 * SECOND, make_receipts },
    { 0 },
};

static enum status look_items(struct ctx *c, int64_t person_id, int32_t today,
                              struct digest_item **item, size_t *n)
{
    struct whistle_key *k = NULL;
    size_t keys = 0;
    int32_t seen = 0;
    enum status s = whistle_key_of_person(c, c->who.unit_id, person_id, &k, &keys);

    *n = 0;
    if (s != ST_OK || keys == 0 || !str_eq(k[0].state, STR("active")))
        return s;
    if (!date_parse(k[0].opened_on, &seen))
        (void)date_parse(k[0].made_on, &seen);
    if (today - seen < LOOK_DAYS)
        return ST_OK;

    struct str day = date_short(c->arena, c->lang, seen);

    *item = arena_new(c->arena, struct digest_item);
    **item = (struct digest_item){ .kind = DIGEST_WAITING,
                                   .ref = STR("WBS"),
                                   .text = tr(c->lang, "whistle.look"),
                                   .why = tr_with(c->arena, c->lang, "whistle.look_why", &day, 1),
                                   .link = STR("/wbs/penangan") };
    *n = 1;
    return ST_OK;
}

const struct digest_source whistle_digest = { "whistle", look_items };
