/*
 * server.c: libmicrohttpd's daemon, and a request's way through its callbacks.
 *
 *   on_target    the request line is there: a call from the pool
 *   on_request   the head is there; then pieces of the body; then its end; then the worker is done
 *   on_done      the answer is sent, or the client is gone: the call goes back to the pool
 *
 * A GET is answered inside on_request. Anything with a body is handed to a worker when the body is
 * complete.
 */
#include "http/server.h"

#include <arpa/inet.h>
#include <assert.h>
#include <fcntl.h>
#include <malloc.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "base/time.h"
#include "http/call.h"
#include "http/metrics.h"

enum { WORKERS = 8, NETWORK_MIN = 2, STACK_BYTES = 512 * 1024 };

static unsigned network_threads(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);

    return cores < NETWORK_MIN ? NETWORK_MIN : cores > 64 ? 64 : (unsigned)cores;
}

static unsigned worker_threads(const struct server_options *o)
{
    return o->workers == 0 ? WORKERS : o->workers;
}

unsigned server_threads(const struct server_options *o)
{
    return network_threads() + worker_threads(o);
}

unsigned server_port(const struct server *s)
{
    return s->port;
}

/* Network threads are libmicrohttpd's; each takes a number at its first request. */
static struct thread *this_thread(struct server *s)
{
    struct thread *t = pthread_getspecific(s->thread_key);

    if (t != NULL)
        return t;
    unsigned number = atomic_fetch_add(&s->threads_seen, 1);

    assert(number < s->n_network);
    t = &s->thread[number];
    pthread_setspecific(s->thread_key, t);
    return t;
}

/* ---- connections ---- */

static void write_client(struct conn *conn, const struct sockaddr *address)
{
    union {
        const struct sockaddr *any;
        const struct sockaddr_in *v4;
        const struct sockaddr_in6 *v6;
    } at = { .any = address };

    if (address->sa_family == AF_INET)
        inet_ntop(AF_INET, &at.v4->sin_addr, conn->client, sizeof(conn->client));
    else if (address->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &at.v6->sin6_addr, conn->client, sizeof(conn->client));
}

static void on_connection(void *with, struct MHD_Connection *mhd, void **context,
                          enum MHD_ConnectionNotificationCode code)
{
    struct server *s = with;
    struct conn *conn = *context;

    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        if (conn == NULL)
            return;
        guard_remove(s->guard, conn);
        if (conn->call != NULL)
            call_done(conn->call);
        free(conn);
        return;
    }
    conn = calloc(1, sizeof(*conn));
    if (conn == NULL)
        abort();
    conn->server = s;
    conn->fd = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    write_client(conn,
                 MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr);
    conn_deadline(conn, time_mono(), HEAD_SECONDS, 0);
    guard_add(s->guard, conn);
    atomic_fetch_add_explicit(&s->connections, 1, memory_order_relaxed);
    *context = conn;
}

static struct conn *conn_of(struct MHD_Connection *mhd)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info->socket_context;
}

/* ---- a request ---- */

static void *on_target(void *with, const char *target, struct MHD_Connection *mhd)
{
    struct call *call = call_new(with);

    call->conn = conn_of(mhd);
    if (call->conn->call != NULL)
        call_done(call->conn->call);
    call->conn->call = call;
    call->mhd = mhd;
    call->started = time_mono();
    call->target = str_copy(&call->arena, str_of(target));
    return call;
}

/* The handler runs here, on the network's thread, and the answer goes out at once. */
static enum MHD_Result answer_now(struct call *call)
{
    call_handle(call, this_thread(call->server));
    if (call->secret)
        stack_wipe(SECRET_STACK);
    return answer_send(call);
}

/* Which body may follow. Without one there is nothing to wait for, unless the work may block. */
static void ask_which_body(struct call *call)
{
    const struct server_options *o = &call->server->options;
    struct request *r = &call->req;

    call->body = BODY_NONE;
    if (r->trouble != 0 || r->method != POST)
        return;
    enum status s = o->accept(o->with, &call->arena, r, &call->body);

    if (s == ST_NOT_FOUND)
        r->trouble = 404;
    else if (s == ST_BUSY)
        r->trouble = 503;
    else if (s != ST_OK)
        r->trouble = 405;
}

static bool wants_continue(const struct call *call)
{
    return header_of(call, "Expect").n > 0;
}

static enum MHD_Result begin(struct call *call, const char *method)
{
    struct request *r = &call->req;

    atomic_fetch_add(&call->server->in_flight, 1);
    call->counted = true;
    request_begin(call, method);
    ask_which_body(call);
    if (call->body_bytes == 0 && (r->method != POST || r->trouble != 0)) {
        call->phase = PHASE_BODY; /* which is empty; an answer now would end the connection */
        return MHD_YES;
    }
    intake_begin(call);
    /*
     * What is refused: a short body is read and thrown away, so that the connection lives on. A
     * client that waits for leave is answered before it sends; so is one that would send much, and
     * then the socket is read for a moment after the answer (guard.c).
     */
    if (r->trouble != 0 &&
        (r->trouble == 400 || wants_continue(call) || call->body_bytes > DRAIN_BYTES)) {
        call->conn->linger = true;
        return answer_now(call);
    }
    call->phase = PHASE_BODY;
    conn_deadline(call->conn, time_mono(), BODY_SECONDS, 0);
    return MHD_YES;
}

/* The body is complete: a worker takes over, unless there is nothing left to do but to say no. */
static enum MHD_Result hand_over(struct call *call)
{
    struct server *s = call->server;

    if (call->intake != NULL)
        intake_end(call);
    if (call->req.trouble != 0)
        return answer_now(call);
    if (call->req.method != POST) {
        call_handle(call, this_thread(s));
        if (!call->res.later)
            return answer_send(call);
        call->res.later = false;
    }
    call->req.may_wait = true;
    if (!workers_reserve(s->workers)) {
        atomic_fetch_add(&s->overloaded, 1);
        call->req.trouble = 503;
        return answer_now(call);
    }
    atomic_store(&call->conn->deadline, INT64_MAX);
    MHD_suspend_connection(call->mhd);
    workers_put(s->workers, call);
    return MHD_YES;
}

/* libmicrohttpd's buffer may be written to until the piece is taken; its next reader finds nothing.
 */
static int64_t feed(struct call *call, const char *data, size_t n)
{
    union {
        const char *in;
        char *out;
    } piece = { .in = data };
    int64_t received = intake_feed(call, data, n);

    if (call->secret) {
        bytes_wipe(piece.out, n);
        stack_wipe(SECRET_STACK);
    }
    return received;
}

/* A refused body without an announced end is not read for ever. */
static bool drained_enough(const struct call *call, int64_t received)
{
    return call->chunked && call->req.trouble != 0 && received > INT64_C(8) * DRAIN_BYTES;
}

static enum MHD_Result on_request(void *with, struct MHD_Connection *mhd, const char *url,
                                  const char *method, const char *version, const char *data,
                                  size_t *n, void **context)
{
    struct call *call = *context;

    (void)with;
    (void)mhd;
    (void)url;
    (void)version;
    switch (call->phase) {
    case PHASE_NEW:
        return begin(call, method);
    case PHASE_BODY:
        if (*n == 0)
            return hand_over(call);
        if (call->intake == NULL)
            return MHD_NO;
        if (drained_enough(call, feed(call, data, *n)))
            return MHD_NO;
        *n = 0;
        return MHD_YES;
    case PHASE_ANSWERED:
        return answer_send(call);
    case PHASE_DONE:
        break;
    }
    return MHD_NO;
}

static void on_done(void *with, struct MHD_Connection *mhd, void **context,
                    enum MHD_RequestTerminationCode code)
{
    struct server *s = with;
    struct call *call = *context;

    (void)mhd;
    if (call == NULL)
        return;
    struct conn *conn = call->conn;
    int64_t now = time_mono();

    if (call->phase == PHASE_DONE)
        metrics_count(this_thread(s), call, now);
    if (conn->linger && code == MHD_REQUEST_TERMINATED_COMPLETED_OK) {
        shutdown(conn->fd, SHUT_WR);
        guard_linger(s->guard, conn->fd);
    }
    atomic_store_explicit(&conn->deadline, now + HEAD_SECONDS * SECOND, memory_order_relaxed);
    if (call->counted)
        atomic_fetch_sub(&s->in_flight, 1);
    conn->call = NULL;
    *context = NULL;
    call_done(call);
}

/* Targets are decoded by form.c; libmicrohttpd's own decoding is switched off. */
static size_t leave_escaped(void *with, struct MHD_Connection *mhd, char *s)
{
    (void)with;
    (void)mhd;
    return strlen(s);
}

/* ---- start and stop ---- */

/* Without MHD_USE_ERROR_LOG: what clients do wrong is no news of ours. */
static struct MHD_Daemon *daemon_start(struct server *s)
{
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_TURBO | MHD_ALLOW_SUSPEND_RESUME;
    struct MHD_OptionItem options[] = {
        { MHD_OPTION_LISTEN_SOCKET, s->listen_fd, NULL },
        { MHD_OPTION_THREAD_POOL_SIZE, s->n_network, NULL },
        { MHD_OPTION_CONNECTION_LIMIT, CONNECTION_LIMIT, NULL },
        { MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY, NULL },
        { MHD_OPTION_CONNECTION_MEMORY_INCREMENT, 4096, NULL },
        { MHD_OPTION_CONNECTION_TIMEOUT, IDLE_SECONDS, NULL },
        { MHD_OPTION_THREAD_STACK_SIZE, STACK_BYTES, NULL },
        { MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL },
        { MHD_OPTION_END, 0, NULL },
    };

    return MHD_start_daemon(flags, 0, NULL, NULL, on_request, s, MHD_OPTION_NOTIFY_CONNECTION,
                            on_connection, s, MHD_OPTION_URI_LOG_CALLBACK, on_target, s,
                            MHD_OPTION_NOTIFY_COMPLETED, on_done, s, MHD_OPTION_UNESCAPE_CALLBACK,
                            leave_escaped, NULL, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

static struct server *server_new(const struct server_options *o)
{
    struct server *s = calloc(1, sizeof(*s));

    if (s == NULL)
        abort();
    s->options = *o;
    s->n_network = network_threads();
    s->n_workers = worker_threads(o);
    arena_init(&s->arena);
    s->options.tmp_dir = str_of(str_z(&s->arena, o->tmp_dir));
    s->thread = arena_array(&s->arena, s->n_network + s->n_workers, sizeof(*s->thread));
    for (unsigned i = 0; i < s->n_network + s->n_workers; i++) {
        s->thread[i].server = s;
        s->thread[i].number = i;
    }
    pthread_mutex_init(&s->pool_lock, NULL);
    places_init(&s->spooling, SPOOLING_MAX, SPOOLING_EACH);
    places_init(&s->sealing, SEALED_AT_ONCE, SEALED_AT_ONCE);
    places_init(&s->sealing_small, SEALED_SMALL_AT_ONCE, SEALED_SMALL_AT_ONCE);
    if (pthread_key_create(&s->thread_key, NULL) != 0)
        abort();
    return s;
}

static void server_free(struct server *s)
{
    pool_trim(s, 0);
    for (unsigned i = 0; i < s->n_network + s->n_workers; i++)
        deflater_free(s->thread[i].deflater);
    pthread_key_delete(s->thread_key);
    pthread_mutex_destroy(&s->pool_lock);
    arena_done(&s->arena);
    free(s);
}

enum status server_start(struct server **out, const struct server_options *o, struct arena *a,
                         struct str *error)
{
    struct server *s = server_new(o);
    enum status st = listen_open(o->listen, &s->listen_fd, &s->port, a, error);

    if (st != ST_OK) {
        server_free(s);
        return st;
    }
    /* Blocks come and go with each request: the usual sizes stay, but what a thread needed once for
     * a big page does not stay with every thread. */
    mallopt(M_ARENA_MAX, 4);
    mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 1024 * 1024);
    s->guard = guard_start(s);
    workers_start(s, s->n_workers);
    s->daemon = daemon_start(s);
    if (s->daemon == NULL) {
        *error = STR("The HTTP server did not start; its log says why.");
        workers_stop(s->workers);
        guard_stop(s->guard);
        close(s->listen_fd);
        server_free(s);
        return ST_FAULT;
    }
    *out = s;
    return ST_OK;
}

/* Until nothing is in flight, at most this long. */
static void wait_idle(struct server *s, int64_t longest)
{
    int64_t until = time_mono() + longest;
    struct timespec pause = { .tv_nsec = 2L * 1000 * 1000 };

    while (atomic_load(&s->in_flight) > 0 && time_mono() < until)
        nanosleep(&pause, NULL);
}

/*
 * Nobody new comes in: the descriptor that libmicrohttpd accepts from becomes another socket, on
 * which nobody ever calls. One that systemd shares with us stays open there, for the next start;
 * libmicrohttpd would shut it down at its end.
 *
 * MHD_quiesce_daemon() would do it, too, but it races with the network's threads for taking the
 * socket out of their epoll sets, and whoever comes second ends the process.
 */
static void stop_listening(const struct server *s)
{
    int none = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (none < 0)
        return;
    (void)dup3(none, s->listen_fd, O_CLOEXEC);
    (void)close(none);
}

void server_stop(struct server *s)
{
    if (s == NULL)
        return;
    atomic_store(&s->stopping, true);
    stop_listening(s);
    wait_idle(s, STOP_SECONDS * SECOND);
    /* Suspended connections must be resumed before the daemon stops: the workers end first. */
    workers_stop(s->workers);
    wait_idle(s, SECOND);
    MHD_stop_daemon(s->daemon);
    guard_stop(s->guard);
    server_free(s);
}
