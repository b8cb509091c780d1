/*
 * worker.c: a fixed number of threads for what may wait for a disk or a password's hash.
 *
 * The connection is suspended while its request stands in the queue or is worked on. A place in the
 * queue is reserved before that, because a suspended connection cannot be answered by the network's
 * thread any more.
 */
#include <signal.h>

#include "base/log.h"
#include "http/call.h"

enum { QUEUE_PER_WORKER = 32, STACK_BYTES = 1024 * 1024 };

struct workers {
    struct server *server;
    pthread_mutex_t lock;
    pthread_cond_t work;
    struct call *first, *last; /* linked by call->next */
    unsigned reserved, capacity, n;
    atomic_uint busy;
    bool stop;
    pthread_t thread[];
};

static struct call *next_call(struct workers *w)
{
    pthread_mutex_lock(&w->lock);
    while (w->first == NULL && !w->stop)
        pthread_cond_wait(&w->work, &w->lock);
    struct call *call = w->first;

    if (call != NULL) {
        w->first = call->next;
        if (w->first == NULL)
            w->last = NULL;
        call->next = NULL;
        w->reserved--;
    }
    pthread_mutex_unlock(&w->lock);
    return call;
}

static void *worker_run(void *with)
{
    struct thread *t = with;
    struct workers *w = t->server->workers;
    struct call *call = NULL;

    while ((call = next_call(w)) != NULL) {
        atomic_fetch_add(&w->busy, 1);
        intake_settle(call);
        call_handle(call, t);
        if (call->secret)
            stack_wipe(SECRET_STACK_DEEP);
        atomic_fetch_sub(&w->busy, 1);
        call->phase = PHASE_ANSWERED;
        MHD_resume_connection(call->mhd); /* the call belongs to the network's thread again */
    }
    return NULL;
}

void workers_start(struct server *s, unsigned n)
{
    struct workers *w = calloc(1, sizeof(*w) + n * sizeof(w->thread[0]));
    pthread_attr_t attr;

    if (w == NULL)
        abort();
    w->server = s;
    w->n = n;
    w->capacity = n * QUEUE_PER_WORKER;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->work, NULL);
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, STACK_BYTES);
    s->workers = w;
    for (unsigned i = 0; i < n; i++) {
        if (pthread_create(&w->thread[i], &attr, worker_run, &s->thread[s->n_network + i]) != 0) {
            log_line(LOG_ERROR, "cannot start a worker thread");
            abort();
        }
    }
    pthread_attr_destroy(&attr);
}

bool workers_reserve(struct workers *w)
{
    pthread_mutex_lock(&w->lock);
    bool room = w->reserved < w->capacity && !w->stop;

    if (room)
        w->reserved++;
    pthread_mutex_unlock(&w->lock);
    return room;
}

void workers_put(struct workers *w, struct call *call)
{
    call->next = NULL;
    pthread_mutex_lock(&w->lock);
    if (w->last != NULL)
        w->last->next = call;
    else
        w->first = call;
    w->last = call;
    pthread_cond_signal(&w->work);
    pthread_mutex_unlock(&w->lock);
}

void workers_stop(struct workers *w)
{
    pthread_mutex_lock(&w->lock);
    w->stop = true;
    pthread_cond_broadcast(&w->work);
    pthread_mutex_unlock(&w->lock);
    for (unsigned i = 0; i < w->n; i++)
        pthread_join(w->thread[i], NULL);
    pthread_cond_destroy(&w->work);
    pthread_mutex_destroy(&w->lock);
    free(w);
}

unsigned workers_busy(const struct workers *w)
{
    return atomic_load(&w->busy);
}
