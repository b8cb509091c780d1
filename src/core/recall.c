/*
 * recall.c: rows packed into the page cache, under the database's generation as their version.
 *
 * An entry is a head, the cells with offsets for pointers, and the texts; it is copied whole into the
 * request's arena and its pointers are set.
 */
#include "core/recall.h"

#include "base/buf.h"
#include "core/app.h"
#include "http/cache.h"

enum { MOST_BYTES = 64 * 1024 };

struct head {
    uint64_t n_rows, n_cols;
};

static struct str bytes_of(const void *p, size_t n)
{
    return (struct str){ p, n };
}

/* Which query, by its address, and its arguments with their lengths: no two calls share a key. */
static struct str key_of(struct arena *a, const struct query *q, const struct db_value *args)
{
    struct buf b;

    buf_init(&b, a);
    buf_add(&b, STR("?"));
    buf_add(&b, bytes_of(&q, sizeof(q)));
    for (unsigned i = 0; i < q->n_params; i++) {
        const struct db_value *v = &args[i];

        buf_add_char(&b, (char)(v->null ? 'n' : 'a' + (int)v->type));
        buf_add(&b, bytes_of(&v->i, sizeof(v->i)));
        buf_add(&b, bytes_of(&v->d, sizeof(v->d)));
        buf_add(&b, bytes_of(&v->s.n, sizeof(v->s.n)));
        buf_add(&b, v->s);
    }
    return buf_str(&b);
}

static void unpack(struct ctx *c, struct str packed, struct db_rows *rows)
{
    char *p = arena_copy(c->arena, packed.p, packed.n);
    struct head h;

    memcpy(&h, p, sizeof(h));
    *rows = (struct db_rows){ .cell = (struct db_value *)(void *)(p + sizeof(h)),
                              .n_rows = h.n_rows,
                              .n_cols = h.n_cols };
    for (size_t i = 0; i < h.n_rows * h.n_cols; i++) {
        struct db_value *v = &rows->cell[i];
        uintptr_t at = (uintptr_t)v->s.p;

        if (at != 0)
            v->s.p = p + at;
    }
}

bool recall_rows(struct ctx *c, const struct query *q, const struct db_value *args, struct recall *r,
                 struct db_rows *rows)
{
    const struct cached *kept = NULL;
    uint64_t generation = 0;

    *r = (struct recall){ 0 };
    if (c->in_tx || rows == NULL || c->app == NULL || c->app->cache == NULL ||
        db_kind(c->db) != DB_SQLITE || db_generation(c->db, &generation) != ST_OK)
        return false;
    *r = (struct recall){ key_of(c->arena, q, args), generation };
    kept = cache_get(c->app->cache, r->key, generation);
    if (kept == NULL)
        return false;
    unpack(c, cached_bytes(kept), rows);
    cached_release(kept);
    return true;
}

/* The generation was read before the query ran, so what the query saw is as new, or newer. */
void recall_keep(struct ctx *c, const struct recall *r, const struct db_rows *rows)
{
    size_t n = rows->n_rows * rows->n_cols;
    size_t total = sizeof(struct head) + n * sizeof(struct db_value);
    const struct head h = { rows->n_rows, rows->n_cols };

    if (r->key.n == 0)
        return;
    for (size_t i = 0; i < n; i++)
        total += rows->cell[i].s.n;
    if (total > MOST_BYTES)
        return;

    char *p = arena_alloc(c->arena, total), *cells = p + sizeof(h);
    size_t at = sizeof(h) + n * sizeof(struct db_value);

    memcpy(p, &h, sizeof(h));
    for (size_t i = 0; i < n; i++) {
        struct db_value v = rows->cell[i];

        if (v.s.p != NULL) {
            if (v.s.n > 0)
                memcpy(p + at, v.s.p, v.s.n);
            v.s.p = (const char *)at; /* NOLINT(performance-no-int-to-ptr): an offset until it is unpacked */
        }
        memcpy(cells + i * sizeof(v), &v, sizeof(v));
        at += v.s.n;
    }
    cached_release(
        cache_put(c->app->cache, r->key, r->generation, bytes_of(p, total), (struct str){ 0 }));
}
