/*
 * cache.c: finished pages and fragments in memory, least recently used ones leaving first.
 *
 * Keys are spread over shards with a lock each, held for a look-up only. The budget is one for all
 * shards: a put that exceeds it takes the oldest entry of its own shard, then of the next. Entries
 * are counted references, so a page that leaves while it is being sent stays until it is sent.
 */
#include "http/cache.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "http/cached.h"

enum { SHARDS = 8, BUCKETS = 512, ENCODE_FROM = 512 };

struct shard {
    pthread_mutex_t lock;
    struct cached *bucket[BUCKETS];
    struct cached *newest, *oldest;
};

struct cache {
    struct shard shard[SHARDS];
    size_t budget;
    uint64_t seed;
    atomic_size_t used;
};

struct cache *cache_new(size_t budget)
{
    struct cache *c = calloc(1, sizeof(*c));

    if (c == NULL)
        abort();
    c->budget = budget;
    c->seed = random_u64() | 1;
    for (int i = 0; i < SHARDS; i++)
        pthread_mutex_init(&c->shard[i].lock, NULL);
    return c;
}

/* Eight bytes at a step; the seed keeps strangers from choosing keys for one bucket. */
static uint64_t hash_of(const struct cache *c, struct str key)
{
    uint64_t h = c->seed ^ (key.n * UINT64_C(0x9e3779b97f4a7c15));

    for (size_t i = 0; i < key.n; i += 8) {
        uint64_t v = 0;

        memcpy(&v, key.p + i, key.n - i < 8 ? key.n - i : 8);
        h = (h ^ v) * UINT64_C(0xd6e8feb86659fd93);
        h ^= h >> 32;
    }
    return h;
}

static struct shard *shard_of(struct cache *c, uint64_t hash)
{
    return &c->shard[hash % SHARDS];
}

static struct cached **bucket_of(struct shard *s, uint64_t hash)
{
    return &s->bucket[(hash / SHARDS) % BUCKETS];
}

static void list_remove(struct shard *s, struct cached *e)
{
    *(e->newer != NULL ? &e->newer->older : &s->newest) = e->older;
    *(e->older != NULL ? &e->older->newer : &s->oldest) = e->newer;
    e->newer = e->older = NULL;
}

static void list_put_first(struct shard *s, struct cached *e)
{
    e->older = s->newest;
    e->newer = NULL;
    *(s->newest != NULL ? &s->newest->newer : &s->oldest) = e;
    s->newest = e;
}

static struct cached *find(struct shard *s, uint64_t hash, struct str key)
{
    for (struct cached *e = *bucket_of(s, hash); e != NULL; e = e->chain) {
        if (e->hash == hash && str_eq(e->key, key))
            return e;
    }
    return NULL;
}

/* Takes an entry out of its shard, whose lock is held; the cache's reference goes to the caller. */
static void take_out(struct cache *c, struct shard *s, struct cached *e)
{
    struct cached **at = bucket_of(s, e->hash);

    while (*at != e)
        at = &(*at)->chain;
    *at = e->chain;
    list_remove(s, e);
    atomic_fetch_sub(&c->used, e->charge);
}

void cache_free(struct cache *c)
{
    if (c == NULL)
        return;
    for (int i = 0; i < SHARDS; i++) {
        struct shard *s = &c->shard[i];

        while (s->oldest != NULL) {
            struct cached *e = s->oldest;

            take_out(c, s, e);
            cached_release(e);
        }
        pthread_mutex_destroy(&s->lock);
    }
    free(c);
}

struct cached *cached_own(const struct cached *e)
{
    union {
        const struct cached *in;
        struct cached *out;
    } u = { .in = e };

    return u.out;
}

/* one more reference */
static void cached_hold(const struct cached *e)
{
    atomic_fetch_add_explicit(&cached_own(e)->refs, 1, memory_order_relaxed);
}

const struct cached *cache_get(struct cache *c, struct str key, uint64_t version)
{
    uint64_t hash = hash_of(c, key);
    struct shard *s = shard_of(c, hash);

    pthread_mutex_lock(&s->lock);
    struct cached *e = find(s, hash, key);

    if (e != NULL && e->version != version)
        e = NULL;
    if (e != NULL) {
        cached_hold(e);
        if (s->newest != e) {
            list_remove(s, e);
            list_put_first(s, e);
        }
    }
    pthread_mutex_unlock(&s->lock);
    return e;
}

static char *put_behind(char *at, struct str s, struct str *copy)
{
    if (s.n > 0)
        memcpy(at, s.p, s.n);
    *copy = (struct str){ .p = at, .n = s.n };
    return at + s.n;
}

static void make_etag(struct cached *e)
{
    struct sha256 hash = sha256_of(e->bytes.p, e->bytes.n);
    static const char digits[] = "0123456789abcdef";
    char *p = e->etag;

    /* Weak: one tag serves the plain and the compressed forms. */
    *p++ = 'W';
    *p++ = '/';
    *p++ = '"';
    for (int i = 0; i < 9; i++) {
        *p++ = digits[hash.b[i] >> 4];
        *p++ = digits[hash.b[i] & 15];
    }
    memcpy(p, "\"", 2);
}

static struct cached *entry_new(struct str key, uint64_t version, struct str bytes, struct str type)
{
    struct cached *e = malloc(sizeof(*e) + key.n + type.n + bytes.n + 1);

    if (e == NULL)
        abort();
    memset(e, 0, sizeof(*e));
    atomic_init(&e->refs, 1);
    e->version = version;
    char *at = put_behind((char *)(e + 1), key, &e->key);

    at = put_behind(at, type, &e->type);
    put_behind(at, bytes, &e->bytes);
    /* The compressed forms come later and are about a third of it together. */
    e->charge = sizeof(*e) + key.n + type.n + bytes.n + bytes.n / 3;
    pthread_mutex_init(&e->making, NULL);
    if (type.n > 0)
        make_etag(e);
    return e;
}

/* The oldest entries leave until the budget holds, `keep` never. */
static void evict(struct cache *c, size_t start, const struct cached *keep)
{
    for (size_t i = 0; i < SHARDS; i++) {
        struct shard *s = &c->shard[(start + i) % SHARDS];

        while (atomic_load(&c->used) > c->budget) {
            pthread_mutex_lock(&s->lock);
            struct cached *e = s->oldest == keep ? NULL : s->oldest;

            if (e != NULL)
                take_out(c, s, e);
            pthread_mutex_unlock(&s->lock);
            if (e == NULL)
                break;
            cached_release(e);
        }
    }
}

const struct cached *cache_put(struct cache *c, struct str key, uint64_t version, struct str bytes,
                               struct str type)
{
    struct cached *e = entry_new(key, version, bytes, type);
    uint64_t hash = hash_of(c, key);
    struct shard *s = shard_of(c, hash);

    e->hash = hash;
    if (e->charge > c->budget / 2)
        return e; /* too big to keep: it would push out everything else */
    pthread_mutex_lock(&s->lock);
    struct cached *old = find(s, hash, key);

    if (old != NULL)
        take_out(c, s, old);
    cached_hold(e);
    e->chain = *bucket_of(s, hash);
    *bucket_of(s, hash) = e;
    list_put_first(s, e);
    atomic_fetch_add(&c->used, e->charge);
    pthread_mutex_unlock(&s->lock);
    cached_release(old);
    evict(c, hash % SHARDS, e);
    return e;
}

static void bytes_free(struct str s)
{
    union {
        const char *in;
        void *out;
    } u = { .in = s.p };

    free(u.out);
}

void cached_release(const struct cached *entry)
{
    if (entry == NULL)
        return;
    struct cached *e = cached_own(entry);

    if (atomic_fetch_sub_explicit(&e->refs, 1, memory_order_acq_rel) != 1)
        return;
    void *ready = atomic_load(&e->ready);

    if (ready != NULL)
        e->ready_free(ready);
    for (int i = 0; i < ENC_COUNT; i++)
        bytes_free(e->encoded[i]);
    bytes_free(e->part);
    pthread_mutex_destroy(&e->making);
    free(e);
}

struct str cached_bytes(const struct cached *e)
{
    return e->bytes;
}

struct str cached_encoded(const struct cached *entry, enum encoding enc)
{
    struct cached *e = cached_own(entry);

    if (enc == ENC_PLAIN)
        return e->bytes;
    if (!atomic_load_explicit(&e->has_encoded[enc], memory_order_acquire)) {
        pthread_mutex_lock(&e->making);
        if (!atomic_load(&e->has_encoded[enc]) && e->bytes.n >= ENCODE_FROM)
            e->encoded[enc] = enc == ENC_GZIP ? gzip_kept(e->bytes) : brotli_kept(e->bytes);
        atomic_store_explicit(&e->has_encoded[enc], true, memory_order_release);
        pthread_mutex_unlock(&e->making);
    }
    return e->encoded[enc];
}

struct piece cached_piece(const struct cached *entry)
{
    struct cached *e = cached_own(entry);

    if (!atomic_load_explicit(&e->has_part, memory_order_acquire)) {
        pthread_mutex_lock(&e->making);
        if (!atomic_load(&e->has_part))
            e->part = deflate_part(e->bytes, &e->crc);
        atomic_store_explicit(&e->has_part, true, memory_order_release);
        pthread_mutex_unlock(&e->making);
    }
    return (struct piece){ .plain = e->bytes, .part = e->part, .crc = e->crc };
}
