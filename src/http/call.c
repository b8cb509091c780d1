/*
 * call.c: requests come from a pool, with the memory that they grew to, and go back to it.
 */
#include "http/call.h"

#include <unistd.h>

enum { POOL_MAX = 64 };

struct call *call_new(struct server *s)
{
    pthread_mutex_lock(&s->pool_lock);
    struct call *call = s->pool;

    if (call != NULL) {
        s->pool = call->next;
        s->n_pool--;
    }
    s->pool_used = true;
    pthread_mutex_unlock(&s->pool_lock);
    if (call == NULL) {
        call = calloc(1, sizeof(*call));
        if (call == NULL)
            abort();
        arena_init(&call->arena);
    }
    call->server = s;
    call->res.fd = -1;
    return call;
}

static void call_free(struct call *call)
{
    arena_done(&call->arena);
    free(call);
}

static void run_deferred(struct call *call)
{
    for (struct deferred *d = call->deferred; d != NULL; d = d->next)
        d->fn(d->arg);
    for (struct used *u = call->used; u != NULL; u = u->next)
        cached_release(u->cached);
}

void call_done(struct call *call)
{
    struct server *s = call->server;

    run_deferred(call);
    intake_drop(call);
    cached_release(call->res.page);
    if (call->res.fd >= 0)
        close(call->res.fd);
    if (call->answer != NULL && !call->answer_shared)
        MHD_destroy_response(call->answer);
    struct arena arena = call->arena;

    arena_reset(&arena);
    memset(call, 0, sizeof(*call));
    call->arena = arena;
    pthread_mutex_lock(&s->pool_lock);
    bool keep = s->n_pool < POOL_MAX;

    if (keep) {
        call->next = s->pool;
        s->pool = call;
        s->n_pool++;
    }
    pthread_mutex_unlock(&s->pool_lock);
    if (!keep)
        call_free(call);
}

void pool_trim(struct server *s, unsigned keep)
{
    for (;;) {
        pthread_mutex_lock(&s->pool_lock);
        struct call *call = s->n_pool > keep ? s->pool : NULL;

        if (call != NULL) {
            s->pool = call->next;
            s->n_pool--;
        }
        pthread_mutex_unlock(&s->pool_lock);
        if (call == NULL)
            return;
        call_free(call);
    }
}

void request_defer(struct request *r, void (*fn)(void *), void *arg)
{
    struct call *call = r->handle;
    struct deferred *d = arena_new(&call->arena, struct deferred);

    *d = (struct deferred){ .fn = fn, .arg = arg, .next = call->deferred };
    call->deferred = d;
}

void request_secret(struct request *r)
{
    struct call *call = r->handle;

    if (call->secret)
        return;
    call->secret = true;
    arena_secret(&call->arena);
}

void request_keep(struct request *r, const struct cached *fragment)
{
    struct call *call = r->handle;
    struct used *u = arena_new(&call->arena, struct used);

    *u = (struct used){ .cached = fragment, .next = call->used };
    call->used = u;
}
