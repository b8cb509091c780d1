/* version.c: instruments in memory and in the database. */
#include "assessment/version.h"

#include <pthread.h>
#include <stdlib.h>

#include "assessment/queries.h"
#include "core/app.h"
#include "core/ledger.h"

struct held {
    struct arena arena;
    struct instrument ins;
    struct str text;
};

struct instrument_store {
    pthread_mutex_t lock;
    const struct reg_source *site;
    size_t n_site;
    struct held *held[INSTRUMENT_STORE_MAX];
    size_t n_held;
};

struct instrument_store *instrument_store_new(const struct reg_source *site, size_t n)
{
    struct instrument_store *s = calloc(1, sizeof(*s));

    if (s == NULL)
        abort();
    (void)pthread_mutex_init(&s->lock, NULL);
    s->site = site;
    s->n_site = n;
    return s;
}

void instrument_store_free(struct instrument_store *s)
{
    if (s == NULL)
        return;
    for (size_t i = 0; i < s->n_held; i++) {
        arena_done(&s->held[i]->arena);
        free(s->held[i]);
    }
    (void)pthread_mutex_destroy(&s->lock);
    free(s);
}

/* ── in memory ── */

static const struct held *held_find(const struct instrument_store *s, struct str hash)
{
    for (size_t i = 0; i < s->n_held; i++)
        if (str_eq(s->held[i]->ins.hash, hash))
            return s->held[i];
    return NULL;
}

/* Reads it into memory of its own; NULL where it is not good. The lock is held. */
static const struct held *held_add(struct instrument_store *s, const struct reg_source *src)
{
    struct held *h;
    struct reg_source own = *src;
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    if (s->n_held == INSTRUMENT_STORE_MAX)
        return NULL;
    h = calloc(1, sizeof(*h));
    if (h == NULL)
        abort();
    arena_init(&h->arena);
    own.name = str_copy(&h->arena, src->name);
    if (src->flat == NULL)
        own.text = str_copy(&h->arena, src->text);
    h->text = own.text;
    if (instrument_load(&h->arena, &own, &h->ins, &mistake, &n) != ST_OK) {
        arena_done(&h->arena);
        free(h);
        return NULL;
    }
    s->held[s->n_held++] = h;
    return h;
}

/* Of the program or the site, by hash; of the latter only what was read before. */
static const struct held *shipped_find(struct instrument_store *s, struct str hash)
{
    const struct held *h = held_find(s, hash);

    for (size_t i = 0; h == NULL && i < instruments_shipped_n; i++)
        if (str_eq(instruments_shipped[i].hash, hash))
            h = held_add(s, &instruments_shipped[i]);
    return h;
}

static const struct held *find(const struct ctx *c, struct str hash)
{
    struct instrument_store *s = c->app->instruments;
    const struct held *h;

    (void)pthread_mutex_lock(&s->lock);
    h = shipped_find(s, hash);
    (void)pthread_mutex_unlock(&s->lock);
    return h;
}

/* From the database; into memory, or into the request's where that is full. */
static enum status read_kept(struct ctx *c, struct str hash, const struct instrument **out)
{
    struct instrument_store *s = c->app->instruments;
    struct reg_source src = { .name = STR("instrument") };
    const struct held *h;
    struct instrument *mine;
    struct reg_mistake *mistake = NULL;
    size_t n = 0;
    enum status st = instrument_text_of(c, hash, &src.text);

    if (st != ST_OK)
        return st;
    (void)pthread_mutex_lock(&s->lock);
    h = held_find(s, hash);
    if (h == NULL)
        h = held_add(s, &src);
    (void)pthread_mutex_unlock(&s->lock);
    if (h != NULL) {
        *out = &h->ins;
        return ST_OK;
    }
    mine = arena_new(c->arena, struct instrument);
    if (instrument_load(c->arena, &src, mine, &mistake, &n) != ST_OK)
        return fail(c, ST_FAULT, "the stored instrument " STR_FMT ":%zu: " STR_FMT, STR_ARG(hash),
                    mistake[0].line, STR_ARG(mistake[0].text));
    *out = mine;
    return ST_OK;
}

enum status instrument_get(struct ctx *c, struct str hash, const struct instrument **out)
{
    const struct held *h = find(c, hash);

    if (h == NULL)
        return read_kept(c, hash, out);
    *out = &h->ins;
    return ST_OK;
}

enum status instrument_source(struct ctx *c, struct str hash, struct str *text)
{
    const struct held *h = find(c, hash);

    if (h == NULL || h->text.n == 0)
        return instrument_text_of(c, hash, text);
    *text = h->text;
    return ST_OK;
}

/* ── all there are ── */

static void add_once(const struct instrument **list, size_t *n, const struct instrument *ins)
{
    for (size_t i = 0; i < *n; i++)
        if (list[i] == ins)
            return;
    list[(*n)++] = ins;
}

/* The program's, then the site's. */
static size_t read_files(struct ctx *c, const struct instrument **list)
{
    struct instrument_store *s = c->app->instruments;
    size_t n = 0;

    (void)pthread_mutex_lock(&s->lock);
    for (size_t i = 0; i < instruments_shipped_n; i++) {
        const struct held *h = shipped_find(s, instruments_shipped[i].hash);

        if (h != NULL)
            add_once(list, &n, &h->ins);
    }
    for (size_t i = 0; i < s->n_site; i++) {
        struct sha256 hash = sha256_of(s->site[i].text.p, s->site[i].text.n);
        const struct held *h = held_find(s, hex_of(c->arena, hash.b, sizeof(hash.b)));

        if (h == NULL)
            h = held_add(s, &s->site[i]);
        if (h != NULL)
            add_once(list, &n, &h->ins);
    }
    (void)pthread_mutex_unlock(&s->lock);
    return n;
}

enum status instruments_all(struct ctx *c, const struct instrument ***out, size_t *n)
{
    struct own_row *own = NULL;
    size_t n_own = 0;
    enum status s = instruments_own(c, c->who.unit_id, &own, &n_own);

    if (s != ST_OK)
        return s;
    *out = arena_array(c->arena, instruments_shipped_n + c->app->instruments->n_site + n_own + 1,
                       sizeof(**out));
    *n = read_files(c, *out);
    for (size_t i = 0; i < n_own && s == ST_OK; i++) {
        const struct instrument *ins = NULL;

        s = instrument_get(c, own[i].hash, &ins);
        if (s == ST_OK)
            add_once(*out, n, ins);
    }
    return s;
}

/* Later entries of the list take the place of earlier ones that began before them, or with them. */
enum status instruments_offered(struct ctx *c, int32_t day, const struct instrument ***out,
                                size_t *n)
{
    const struct instrument **all = NULL;
    struct str today = date_iso(c->arena, day);
    size_t n_all = 0;
    enum status s = instruments_all(c, &all, &n_all);

    *n = 0;
    if (s != ST_OK)
        return s;
    *out = arena_array(c->arena, n_all + 1, sizeof(**out));
    for (size_t i = 0; i < n_all; i++) {
        size_t k = 0;

        if (str_cmp(all[i]->from, today) > 0 ||
            (all[i]->until.n > 0 && str_cmp(all[i]->until, today) < 0))
            continue;
        while (k < *n && !str_eq((*out)[k]->name, all[i]->name))
            k++;
        if (k == *n)
            (*out)[(*n)++] = all[i];
        else if (str_cmp(all[i]->from, (*out)[k]->from) >= 0)
            (*out)[k] = all[i];
    }
    return ST_OK;
}

/* ── into the database ── */

enum status instrument_keep(struct ctx *c, const struct instrument *ins)
{
    struct str text = { 0 };
    int64_t added = 0;
    const struct held *h = find(c, ins->hash);

    if (h == NULL || h->text.n == 0)
        return instrument_text_of(c, ins->hash, &text);
    return instrument_text_add(c, ins->hash, ins->name, ins->version, h->text, c->now, &added);
}

enum status instrument_bring(struct ctx *c, struct str file, struct str text,
                             const struct instrument **out, struct reg_mistake **mistake,
                             size_t *n_mistake)
{
    struct reg_source src = { .name = file, .text = text };
    struct instrument *ins = arena_new(c->arena, struct instrument);
    int64_t added = 0;
    enum status s = instrument_load(c->arena, &src, ins, mistake, n_mistake);

    if (s == ST_OK)
        s = instrument_text_add(c, ins->hash, ins->name, ins->version, text, c->now, &added);
    if (s == ST_OK)
        s = instrument_own_add(c, c->who.unit_id, ins->hash, c->who.account_id, c->now, &added);
    if (s == ST_OK)
        s = audit(c, "instrument.imported", "unit", c->who.unit_id,
                  str_printf(c->arena, "{\"name\":\"" STR_FMT "\",\"hash\":\"" STR_FMT "\"}",
                             STR_ARG(ins->name), STR_ARG(ins->hash)));
    *out = ins;
    return s;
}
