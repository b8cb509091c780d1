/* group.c: turns within one transaction, and how it ended. */
#include "db/group.h"

#include <time.h>

struct group_place {
    struct group_place *next;
    pthread_cond_t called;
    bool is_called; /* has the turn; or the round has ended */
    struct group_outcome *how;
};

static int64_t now_ms(void)
{
    struct timespec t = { 0 };

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void group_init(struct group *g)
{
    *g = (struct group){ 0 };
    g->queue_end = &g->queue;
    (void)pthread_mutex_init(&g->lock, NULL);
}

void group_done(struct group *g)
{
    (void)pthread_mutex_destroy(&g->lock);
}

static void place_init(struct group_place *p, struct group_outcome *how)
{
    pthread_condattr_t a;

    *p = (struct group_place){ .how = how };
    (void)pthread_condattr_init(&a);
    (void)pthread_condattr_setclock(&a, CLOCK_MONOTONIC);
    (void)pthread_cond_init(&p->called, &a);
    (void)pthread_condattr_destroy(&a);
}

static void call(struct group_place *p)
{
    p->is_called = true;
    (void)pthread_cond_signal(&p->called);
}

/* The turn goes to who has waited longest, or to nobody. */
static void pass_on(struct group *g)
{
    struct group_place *p = g->queue;

    g->busy = p != NULL;
    if (p == NULL)
        return;
    g->queue = p->next;
    if (g->queue == NULL)
        g->queue_end = &g->queue;
    call(p);
}

static void leave_queue(struct group *g, const struct group_place *p)
{
    struct group_place **at = &g->queue;

    while (*at != p)
        at = &(*at)->next;
    *at = p->next;
    if (*at == NULL)
        g->queue_end = at;
}

static bool wait_until(struct group *g, struct group_place *p, int64_t ms)
{
    struct timespec until = { 0 };

    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += ms % 1000 * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    while (!p->is_called)
        if (pthread_cond_timedwait(&p->called, &g->lock, &until) != 0)
            break;
    return p->is_called;
}

bool group_enter(struct group *g, int64_t ms, bool *first)
{
    struct group_place p;
    bool got = true;

    (void)pthread_mutex_lock(&g->lock);
    if (!g->busy) {
        g->busy = true;
    } else {
        place_init(&p, NULL);
        *g->queue_end = &p;
        g->queue_end = &p.next;
        got = wait_until(g, &p, ms);
        if (!got)
            leave_queue(g, &p);
        (void)pthread_cond_destroy(&p.called);
    }
    *first = got && !g->open;
    if (*first) {
        g->open = true;
        g->began_ms = now_ms();
    }
    (void)pthread_mutex_unlock(&g->lock);
    return got;
}

void group_refuse(struct group *g)
{
    (void)pthread_mutex_lock(&g->lock);
    g->open = false;
    pass_on(g);
    (void)pthread_mutex_unlock(&g->lock);
}

bool group_leave(struct group *g, bool counts, struct group_outcome *how)
{
    struct group_place p;

    (void)pthread_mutex_lock(&g->lock);
    if (g->queue == NULL || g->n_member + 1 >= GROUP_MOST || now_ms() - g->began_ms >= GROUP_MS) {
        (void)pthread_mutex_unlock(&g->lock);
        return true;
    }
    if (!counts) {
        pass_on(g);
        (void)pthread_mutex_unlock(&g->lock);
        return false;
    }
    place_init(&p, how);
    p.next = g->member;
    g->member = &p;
    g->n_member++;
    pass_on(g);
    while (!p.is_called)
        (void)pthread_cond_wait(&p.called, &g->lock);
    (void)pthread_mutex_unlock(&g->lock);
    (void)pthread_cond_destroy(&p.called);
    return false;
}

unsigned group_members(const struct group *g)
{
    return g->n_member;
}

void group_end(struct group *g, const struct group_outcome *how)
{
    (void)pthread_mutex_lock(&g->lock);
    for (struct group_place *p = g->member, *next = NULL; p != NULL; p = next) {
        next = p->next; /* the place is gone as soon as its thread runs */
        *p->how = *how;
        call(p);
    }
    g->member = NULL;
    g->n_member = 0;
    g->open = false;
    pass_on(g);
    (void)pthread_mutex_unlock(&g->lock);
}
