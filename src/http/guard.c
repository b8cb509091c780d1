/*
 * guard.c: a thread that ends what takes too long and gives back memory when it is quiet.
 *
 * libmicrohttpd ends connections that are silent. One that sends a byte now and then would live for
 * ever: it has a deadline, and its socket is shut down after it. A socket whose client still sends
 * what was refused is read for a moment before it is closed, because closing it with unread bytes
 * makes the client lose the answer.
 */
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "base/time.h"
#include "http/call.h"

enum { LINGER_MAX = 64, LINGER_SECONDS = 5, ROUND_MS = 1000, LINGER_BYTES = 64 * 1024 * 1024 };

struct lingering {
    int fd;
    int64_t until;
    int64_t left; /* bytes */
};

struct guard {
    struct server *server;
    pthread_t thread;
    pthread_mutex_t lock;
    struct conn *first;
    struct lingering linger[LINGER_MAX];
    size_t n_linger;
    int wake[2];
    bool stop;
};

void guard_add(struct guard *g, struct conn *conn)
{
    pthread_mutex_lock(&g->lock);
    conn->next = g->first;
    conn->prev = NULL;
    if (g->first != NULL)
        g->first->prev = conn;
    g->first = conn;
    pthread_mutex_unlock(&g->lock);
}

void guard_remove(struct guard *g, struct conn *conn)
{
    pthread_mutex_lock(&g->lock);
    if (conn->prev != NULL)
        conn->prev->next = conn->next;
    else
        g->first = conn->next;
    if (conn->next != NULL)
        conn->next->prev = conn->prev;
    pthread_mutex_unlock(&g->lock);
}

void conn_deadline(struct conn *conn, int64_t since, int seconds, int64_t bytes)
{
    int64_t at = since + (seconds + bytes / SLOW_BYTES) * SECOND;

    atomic_store_explicit(&conn->deadline, at, memory_order_relaxed);
}

static void wake(struct guard *g)
{
    ssize_t n = write(g->wake[1], "x", 1);

    (void)n; /* a full pipe wakes as well */
}

void guard_linger(struct guard *g, int fd)
{
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);

    if (copy < 0)
        return;
    pthread_mutex_lock(&g->lock);
    bool room = g->n_linger < LINGER_MAX;

    if (room)
        g->linger[g->n_linger++] = (struct lingering){
            .fd = copy, .until = time_mono() + LINGER_SECONDS * SECOND, .left = LINGER_BYTES
        };
    pthread_mutex_unlock(&g->lock);
    if (room)
        wake(g);
    else
        close(copy);
}

/* Shuts down what is past its deadline. Under the lock no connection is closed meanwhile, so the
 * descriptor is still the connection's. */
static void end_late(struct guard *g, int64_t now)
{
    pthread_mutex_lock(&g->lock);
    for (struct conn *c = g->first; c != NULL; c = c->next) {
        if (atomic_load_explicit(&c->deadline, memory_order_relaxed) < now)
            shutdown(c->fd, SHUT_RDWR);
    }
    pthread_mutex_unlock(&g->lock);
}

/* Reads what has come; false when the socket is done with. */
static bool drain(struct lingering *l, int64_t now)
{
    char sink[16384];

    for (;;) {
        ssize_t n = recv(l->fd, sink, sizeof(sink), MSG_DONTWAIT);

        if (n < 0 && (errno == EAGAIN || errno == EINTR))
            return now < l->until;
        if (n <= 0)
            return false;
        l->left -= n;
        if (l->left < 0 || now >= l->until)
            return false;
    }
}

static void drain_all(struct guard *g, int64_t now)
{
    pthread_mutex_lock(&g->lock);
    for (size_t i = 0; i < g->n_linger;) {
        if (drain(&g->linger[i], now)) {
            i++;
            continue;
        }
        close(g->linger[i].fd);
        g->linger[i] = g->linger[--g->n_linger];
    }
    pthread_mutex_unlock(&g->lock);
}

static void wait_round(struct guard *g)
{
    struct pollfd fds[LINGER_MAX + 1];
    nfds_t n = 0;
    char sink[64];

    pthread_mutex_lock(&g->lock);
    for (size_t i = 0; i < g->n_linger; i++)
        fds[n++] = (struct pollfd){ .fd = g->linger[i].fd, .events = POLLIN };
    pthread_mutex_unlock(&g->lock);
    fds[n++] = (struct pollfd){ .fd = g->wake[0], .events = POLLIN };
    (void)poll(fds, n, ROUND_MS);
    while (read(g->wake[0], sink, sizeof(sink)) > 0) {
    }
}

/* After ten quiet seconds the memory of past requests goes back to the system, once; while it is
 * busy, every half minute what nobody uses. */
static void trim(struct server *s, unsigned *quiet)
{
    static const unsigned busy_rounds = 30;

    pthread_mutex_lock(&s->pool_lock);
    bool used = s->pool_used;

    s->pool_used = false;
    pthread_mutex_unlock(&s->pool_lock);
    if (used)
        s->busy_rounds++;
    *quiet = used ? 0 : *quiet + 1;
    if (*quiet != 10 && s->busy_rounds < busy_rounds)
        return;
    s->busy_rounds = 0;
    pool_trim(s, 2);
    malloc_trim(0);
}

static void *guard_run(void *with)
{
    struct guard *g = with;
    unsigned quiet = 0;
    int64_t next = time_mono();

    for (;;) {
        wait_round(g);
        pthread_mutex_lock(&g->lock);
        bool stop = g->stop;

        pthread_mutex_unlock(&g->lock);
        if (stop)
            return NULL;
        int64_t now = time_mono();

        drain_all(g, now);
        if (now < next)
            continue;
        next = now + ROUND_MS * (SECOND / 1000);
        end_late(g, now);
        trim(g->server, &quiet);
    }
}

struct guard *guard_start(struct server *s)
{
    struct guard *g = calloc(1, sizeof(*g));

    if (g == NULL || pipe2(g->wake, O_CLOEXEC | O_NONBLOCK) != 0)
        abort();
    g->server = s;
    pthread_mutex_init(&g->lock, NULL);
    if (pthread_create(&g->thread, NULL, guard_run, g) != 0) {
        log_line(LOG_ERROR, "cannot start the guard thread");
        abort();
    }
    return g;
}

void guard_stop(struct guard *g)
{
    pthread_mutex_lock(&g->lock);
    g->stop = true;
    pthread_mutex_unlock(&g->lock);
    wake(g);
    pthread_join(g->thread, NULL);
    for (size_t i = 0; i < g->n_linger; i++)
        close(g->linger[i].fd);
    close(g->wake[0]);
    close(g->wake[1]);
    pthread_mutex_destroy(&g->lock);
    free(g);
}
