/* digest.c: gathers the morning's items and writes one message a person. */
#include "core/digest.h"

#include "base/buf.h"
#include "core/app.h"
#include "core/calendar.h"
#include "core/message.h"
#include "core/message_queries.h"
#include "core/time_show.h"

#define DIGEST_HOUR 7
#define DIGEST_LAST_HOUR 17 /* a server that was down in the morning still sends until then */
#define DIGEST_MAX 200      /* items in one message; the page shows all */

static int by_urgency(const void *x, const void *y)
{
    const struct digest_item *a = x, *b = y;

    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->due != b->due)
        return a->due < b->due ? -1 : 1;
    return str_cmp(a->ref, b->ref);
}

/* All sources together, sorted by kind, due date and ref. */
static enum status digest_items(struct ctx *c, int64_t person_id, int32_t today,
                                struct digest_item **item, size_t *n)
{
    struct digest_item *all = NULL;
    size_t total = 0;

    for (size_t i = 0; c->app->digests != NULL && c->app->digests[i] != NULL; i++) {
        struct digest_item *some = NULL, *joined;
        size_t k = 0;
        enum status s = c->app->digests[i]->items(c, person_id, today, &some, &k);

        if (s != ST_OK)
            return s;
        if (k == 0)
            continue;
        joined = arena_array(c->arena, total + k, sizeof(*joined));
        if (total > 0)
            memcpy(joined, all, total * sizeof(*joined));
        memcpy(joined + total, some, k * sizeof(*joined));
        all = joined;
        total += k;
    }
    if (total > 1)
        qsort(all, total, sizeof(*all), by_urgency);
    *item = all;
    *n = total;
    return ST_OK;
}

static const char *kind_key(enum digest_kind k)
{
    static const char *const key[DIGEST_KINDS] = {
        [DIGEST_LATE] = "digest.late",
        [DIGEST_RETURNED] = "digest.returned",
        [DIGEST_WAITING] = "digest.waiting",
        [DIGEST_DUE] = "digest.due",
    };

    return key[k];
}

static void add_item(struct ctx *c, struct buf *b, const struct digest_item *it)
{
    buf_printf(b, "- " STR_FMT " " STR_FMT, STR_ARG(it->ref), STR_ARG(it->text));
    if (it->due != 0) {
        struct str day = date_short(c->arena, c->lang, it->due);

        buf_add(b, STR(" ("));
        buf_add(b, tr_with(c->arena, c->lang, "digest.until", &day, 1));
        buf_add_char(b, ')');
    }
    buf_add_char(b, '\n');
    if (it->why.n != 0)
        buf_printf(b, "  " STR_FMT "\n", STR_ARG(it->why));
    if (it->link.n != 0 && c->app->base_url.n != 0)
        buf_printf(b, "  " STR_FMT STR_FMT "\n", STR_ARG(c->app->base_url), STR_ARG(it->link));
}

static struct str digest_body(struct ctx *c, const struct digest_item *item, size_t n)
{
    struct buf b;

    buf_init(&b, c->arena);
    for (size_t i = 0; i < n && i < DIGEST_MAX; i++) {
        if (i == 0 || item[i].kind != item[i - 1].kind)
            buf_printf(&b, "%s" STR_FMT "\n", i == 0 ? "" : "\n",
                       STR_ARG(tr(c->lang, kind_key(item[i].kind))));
        add_item(c, &b, &item[i]);
    }
    if (n > DIGEST_MAX) {
        struct str more = str_printf(c->arena, "%zu", n - DIGEST_MAX);

        buf_add_char(&b, '\n');
        buf_add(&b, tr_with(c->arena, c->lang, "digest.more", &more, 1));
    }
    return buf_str(&b);
}

/* Gathers before the transaction, so that the database is locked for the writing only. */
static enum status gather(struct ctx *c, const struct digest_person *p, int32_t today,
                          struct message_new *m)
{
    struct digest_item *item = NULL;
    size_t n = 0;
    enum status s;
    struct str count;

    c->lang = str_eq(p->lang, STR("en")) ? LANG_EN : LANG_ID;
    s = digest_items(c, p->id, today, &item, &n);
    *m = (struct message_new){ .person_id = 0 };
    if (s != ST_OK || n == 0)
        return s;
    count = str_printf(c->arena, "%zu", n);
    m->person_id = p->id;
    m->subject = tr_with(c->arena, c->lang, "digest.subject",
                         (const struct str[]){ count, date_long(c->arena, c->lang, today) }, 2);
    m->body = digest_body(c, item, n);
    m->link = STR("/beranda");
    m->mail = true;
    return ST_OK;
}

static enum status digest_unit_write(struct ctx *c, int32_t today)
{
    struct digest_person *person = NULL;
    struct message_new *m;
    size_t n = 0;
    int64_t first = 0;
    enum status s = digest_people(c, c->who.unit_id, &person, &n);

    if (s != ST_OK)
        return s;
    m = arena_array(c->arena, n, sizeof(*m));
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = gather(c, &person[i], today, &m[i]);
    if (s != ST_OK)
        return s;

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(c, &tx);
    if (s == ST_OK)
        s = digest_mark(c, c->who.unit_id, date_iso(c->arena, today), &first);
    if (s == ST_OK && first == 0)
        return ST_OK; /* another server was faster */
    for (size_t i = 0; i < n && s == ST_OK; i++)
        if (m[i].person_id != 0)
            s = message_send(c, &m[i]);
    if (s == ST_OK)
        s = tx_commit(&tx);
    return s;
}

static enum status digest_unit_tick(struct ctx *c, const struct digest_unit *u)
{
    struct civil local = time_civil(c->now, (int)u->zone);
    int32_t today = day_today(c->now, (int)u->zone);
    struct calendar cal = { 0 };
    enum status s;

    if (local.hour < DIGEST_HOUR || local.hour >= DIGEST_LAST_HOUR)
        return ST_OK;
    if (u->last.p != NULL && str_cmp(u->last, date_iso(c->arena, today)) >= 0)
        return ST_OK;
    s = calendar_load(c, u->id, &cal);
    if (s != ST_OK || calendar_kind(&cal, today, NULL) != DAY_WORK)
        return s;
    return digest_unit_write(c, today);
}

enum status digest_tick(struct ctx *c)
{
    struct digest_unit *unit = NULL;
    size_t n = 0;
    enum status s = digest_units(c, &unit, &n), first = ST_OK;

    for (size_t i = 0; s == ST_OK && i < n; i++) {
        struct ctx own;
        enum status one;

        ctx_system(&own, c->app, c->db, c->arena, unit[i].id);
        own.now = c->now;
        one = digest_unit_tick(&own, &unit[i]);
        if (one != ST_OK && first == ST_OK) {
            first = one;
            c->failure = own.failure;
        }
    }
    return s != ST_OK ? s : first;
}
