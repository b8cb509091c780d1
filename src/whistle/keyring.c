/* keyring.c: open keys and counted askers, in memory only. */
#include "whistle/keyring.h"

#include <pthread.h>
#include <stdatomic.h>

#include "core/app.h"
#include "core/throttle.h"

enum { KEYS_MAX = 64, ASKERS_MAX = 4096, RECEIPTS_MAX = 32, RECEIPTS_FEW = 4 };
#define RECEIPTS_QUIET (10 * SECOND)
enum { TASKS_MAX = 4096 }; /* used ones; more than the budget of all in the life of one */

struct keyring_slot {
    int64_t session_id; /* 0: free */
    int64_t used_at;
    struct open_key *key; /* in locked memory */
};

/* How often somebody asked since the hour began for them; 16 bytes of a keyed hash say who. */
struct asker {
    uint8_t who[16];
    int64_t since;
    int n;
};

struct whistle {
    pthread_mutex_t lock;
    struct keyring_slot slot[KEYS_MAX];
    uint8_t *draw;            /* 32 bytes, drawn at the start */
    struct wbs_slip *receipt; /* in locked memory */
    size_t n_receipt;
    int64_t taken_at; /* the last one; time_mono() */
    struct asker asker[ASKERS_MAX];
    struct asker all[ASK_KINDS];
    uint8_t task[TASKS_MAX][16]; /* keyed hashes, in a ring */
    size_t n_task;               /* so many ever */
    _Atomic int32_t day;
};

/* An hour's attempts of one address, and of all together. */
static const struct {
    int one, all;
} budget[ASK_KINDS] = {
    [ASK_SEND] = { 12, 600 },
    [ASK_SEND_PLAIN] = { 5, 60 },
    [ASK_CODE] = { 30, 1200 },
};

struct whistle *whistle_new(void)
{
    struct whistle *w = calloc(1, sizeof(*w));

    if (w == NULL)
        abort();
    pthread_mutex_init(&w->lock, NULL);
    w->draw = secret_new(SHA256_LEN);
    random_bytes(w->draw, SHA256_LEN);
    w->receipt = secret_new(RECEIPTS_MAX * sizeof(*w->receipt));
    return w;
}

static void slot_wipe(struct keyring_slot *s)
{
    secret_free(s->key);
    *s = (struct keyring_slot){ 0 };
}

void whistle_free(struct whistle *w)
{
    if (w == NULL)
        return;
    for (size_t i = 0; i < KEYS_MAX; i++)
        slot_wipe(&w->slot[i]);
    secret_free(w->draw);
    secret_free(w->receipt);
    pthread_mutex_destroy(&w->lock);
    free(w);
}

/* ── keys ── */

static struct keyring_slot *slot_of(struct whistle *w, int64_t session_id)
{
    for (size_t i = 0; i < KEYS_MAX; i++) {
        if (w->slot[i].session_id == session_id)
            return &w->slot[i];
    }
    return NULL;
}

const struct open_key *keyring_get(struct ctx *c)
{
    struct whistle *w = c->app->whistle;
    struct open_key *copy = NULL;

    if (w == NULL || c->who.session_id == 0)
        return NULL;
    pthread_mutex_lock(&w->lock);
    struct keyring_slot *s = slot_of(w, c->who.session_id);

    if (s != NULL && c->now - s->used_at > KEYRING_IDLE) {
        slot_wipe(s);
    } else if (s != NULL) {
        s->used_at = c->now;
        copy = arena_copy(c->arena, s->key, sizeof(*s->key));
    }
    pthread_mutex_unlock(&w->lock);
    return copy;
}

bool keyring_put(struct ctx *c, const struct open_key *key)
{
    struct whistle *w = c->app->whistle;

    if (w == NULL || c->who.session_id == 0)
        return false;
    pthread_mutex_lock(&w->lock);
    struct keyring_slot *s = slot_of(w, c->who.session_id);

    if (s == NULL)
        s = slot_of(w, 0);
    if (s != NULL) {
        slot_wipe(s);
        s->key = secret_new(sizeof(*s->key));
        *s->key = *key;
        s->session_id = c->who.session_id;
        s->used_at = c->now;
    }
    pthread_mutex_unlock(&w->lock);
    return s != NULL;
}

void keyring_drop(struct ctx *c, int64_t session_id)
{
    struct whistle *w = c->app->whistle;

    if (w == NULL || session_id == 0)
        return;
    pthread_mutex_lock(&w->lock);
    struct keyring_slot *s = slot_of(w, session_id);

    if (s != NULL)
        slot_wipe(s);
    pthread_mutex_unlock(&w->lock);
}

void keyring_expire(struct whistle *w, int64_t now)
{
    pthread_mutex_lock(&w->lock);
    for (size_t i = 0; i < KEYS_MAX; i++) {
        if (w->slot[i].session_id != 0 && now - w->slot[i].used_at > KEYRING_IDLE)
            slot_wipe(&w->slot[i]);
    }
    pthread_mutex_unlock(&w->lock);
}

/* ── askers ── */

static bool count(struct asker *a, int64_t now, int most)
{
    if (now - a->since > HOUR) {
        a->since = now;
        a->n = 0;
    }
    if (a->n >= most)
        return false;
    a->n++;
    return true;
}

/* The asker's own place, else the one that is oldest. */
static struct asker *place_of(struct whistle *w, const uint8_t who[16])
{
    struct asker *oldest = &w->asker[0];

    for (size_t i = 0; i < ASKERS_MAX; i++) {
        if (memcmp(w->asker[i].who, who, sizeof(w->asker[i].who)) == 0)
            return &w->asker[i];
        if (w->asker[i].since < oldest->since)
            oldest = &w->asker[i];
    }
    *oldest = (struct asker){ 0 };
    memcpy(oldest->who, who, sizeof(oldest->who));
    return oldest;
}

/* Nobody outside knows one, so how long comparing it takes tells nobody anything. */
static struct sha256 drawn(const struct whistle *w, struct str what)
{
    return hmac_sha256((struct str){ (const char *)w->draw, SHA256_LEN }, what);
}

/* With the lock held. */
static bool ask(struct ctx *c, enum ask_kind kind)
{
    struct whistle *w = c->app->whistle;
    struct str address = throttle_address(c->arena, c->req->client);
    struct sha256 who = drawn(w, str_printf(c->arena, "%d " STR_FMT, (int)kind, STR_ARG(address)));

    return count(place_of(w, who.b), c->now, budget[kind].one) &&
           count(&w->all[kind], c->now, budget[kind].all);
}

bool wbs_ask_allowed(struct ctx *c, enum ask_kind kind)
{
    struct whistle *w = c->app->whistle;
    bool allowed;

    if (w == NULL)
        return true;
    pthread_mutex_lock(&w->lock);
    allowed = ask(c, kind);
    pthread_mutex_unlock(&w->lock);
    return allowed;
}

/* With the lock held. */
static bool is_used(const struct whistle *w, const uint8_t task[16])
{
    for (size_t i = 0; i < TASKS_MAX && i < w->n_task; i++) {
        if (memcmp(w->task[i], task, sizeof(w->task[i])) == 0)
            return true;
    }
    return false;
}

bool wbs_send_allowed(struct ctx *c, const struct sha256 *task)
{
    struct whistle *w = c->app->whistle;
    struct sha256 name = { 0 };
    bool allowed, worked;

    if (w == NULL)
        return true;
    if (task != NULL)
        name = drawn(w, (struct str){ (const char *)task->b, sizeof(task->b) });
    pthread_mutex_lock(&w->lock);
    worked = task != NULL && !is_used(w, name.b);
    allowed = ask(c, worked ? ASK_SEND : ASK_SEND_PLAIN);
    if (allowed && worked)
        memcpy(w->task[w->n_task++ % TASKS_MAX], name.b, sizeof(w->task[0]));
    pthread_mutex_unlock(&w->lock);
    return allowed;
}

/* ── receipts ── */

bool wbs_receipt_take(struct whistle *w, struct wbs_slip *out)
{
    bool there = false;

    if (w == NULL)
        return false;
    pthread_mutex_lock(&w->lock);
    there = w->n_receipt > 0;
    if (there) {
        *out = w->receipt[--w->n_receipt];
        bytes_wipe(&w->receipt[w->n_receipt], sizeof(*out));
        w->taken_at = time_mono();
    }
    pthread_mutex_unlock(&w->lock);
    return there;
}

bool wbs_receipt_put(struct whistle *w, const struct wbs_slip *r)
{
    pthread_mutex_lock(&w->lock);
    bool room = w->n_receipt < RECEIPTS_MAX;

    if (room)
        w->receipt[w->n_receipt++] = *r;
    pthread_mutex_unlock(&w->lock);
    return room;
}

bool wbs_receipt_wanted(struct whistle *w)
{
    pthread_mutex_lock(&w->lock);
    bool quiet = time_mono() - w->taken_at > RECEIPTS_QUIET;
    bool wanted = w->n_receipt < (quiet ? RECEIPTS_MAX : RECEIPTS_FEW);

    pthread_mutex_unlock(&w->lock);
    return wanted;
}

int32_t whistle_day(const struct whistle *w)
{
    return atomic_load(&w->day);
}

void whistle_set_day(struct whistle *w, int32_t day)
{
    atomic_store(&w->day, day);
}
