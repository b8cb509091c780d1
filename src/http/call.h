/*
 * call.h: one request on its way through the server, for the files of this folder.
 *
 * server.c receives, intake.c reads the body, worker.c runs what may wait, response.c answers,
 * guard.c ends what takes too long.
 */
#ifndef HTTP_CALL_H
#define HTTP_CALL_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "http/cached.h"
#include "http/encode.h"
#include "http/places.h"
#include "http/server.h"

struct intake;
struct workers;
struct guard;

enum {
    CONNECTION_MEMORY = 14 * 1024, /* of one connection: its request's head and read buffer */
    CONNECTION_LIMIT = 4000,
    IDLE_SECONDS = 30, /* without a byte */
    HEAD_SECONDS =
        30, /* until the head of a request is there, from connecting or the last answer */
    BODY_SECONDS =
        60, /* for a body from its begin, and a second more for each SLOW_BYTES that came */
    SEND_SECONDS = 60, /* for an answer, likewise */
    SLOW_BYTES = 1000,
    SPOOLING_MAX = PLACES_MAX, /* bodies with files at once */
    SPOOLING_EACH = 24,        /* of one address: an office behind one */
    STOP_SECONDS = 30,         /* for what is in flight when the server stops */
    DRAIN_BYTES =
        256 * 1024, /* read and thrown away to keep a connection whose request is refused */
    SECRET_STACK = 64 * 1024,       /* of a thread's stack, wiped after a piece of a secret body */
    SECRET_STACK_DEEP = 256 * 1024, /* and after its handler */
    LATENCY_BUCKETS = 12
};

/* Counters of one network thread: written by it alone, read by anybody. */
struct counters {
    atomic_ullong requests[6]; /* by hundreds of the status */
    atomic_ullong bytes, not_modified, ready;
    atomic_ullong latency[LATENCY_BUCKETS], latency_sum; /* microseconds */
};

struct thread {
    struct server *server;
    unsigned number;
    struct deflater *deflater; /* made when first needed */
    struct counters count;
};

/* A connection, from accept to close. */
struct conn {
    struct server *server;
    struct conn *prev, *next;
    int fd;
    _Atomic(int64_t) deadline; /* monotonic; guard.c shuts the socket down after it */
    struct call *call;
    bool linger; /* the client is still sending what nobody will read */
    char client[46];
};

struct deferred {
    void (*fn)(void *);
    void *arg;
    struct deferred *next;
};

struct used { /* a cached fragment in the answer */
    const struct cached *cached;
    struct used *next;
};

enum phase { PHASE_NEW, PHASE_BODY, PHASE_ANSWERED, PHASE_DONE };

struct call {
    struct arena arena;
    struct request req;
    struct response res;
    struct server *server;
    struct conn *conn;
    struct MHD_Connection *mhd;
    enum phase phase;
    struct str target; /* as it came: path and query */
    enum body body;
    bool chunked, counted;
    bool secret;        /* request_secret() */
    int64_t body_bytes; /* announced; -1: chunked */
    struct intake *intake;
    struct deferred *deferred;
    struct used *used;
    struct MHD_Response *answer;
    bool answer_shared; /* lives with the cached page */
    unsigned status;
    uint64_t sent;
    int64_t started;
    struct call *next; /* in the pool */
};

struct server {
    struct server_options options;
    struct arena arena;
    struct MHD_Daemon *daemon;
    unsigned n_network, n_workers, port;
    int listen_fd;
    pthread_key_t thread_key;
    atomic_uint threads_seen;
    struct thread *thread; /* network threads, then workers */
    struct workers *workers;
    struct guard *guard;
    atomic_bool stopping;
    atomic_uint in_flight;
    struct places spooling, sealing, sealing_small;
    atomic_ullong connections, overloaded;

    pthread_mutex_t pool_lock;
    struct call *pool;
    unsigned n_pool;
    bool pool_used;       /* since the guard last looked */
    unsigned busy_rounds; /* of the guard, since memory was last given back */
};

/* request.c */
void request_begin(struct call *call, const char *method);
struct str header_of(const struct call *call, const char *name);

/* call.c */
struct call *call_new(struct server *s);
void call_done(struct call *call); /* runs what was deferred, removes files, back to the pool */
void pool_trim(struct server *s, unsigned keep);

/* intake.c: the body. */
void intake_begin(struct call *call);
int64_t intake_feed(struct call *call, const char *p, size_t n); /* bytes so far */
void intake_end(struct call *call);    /* network thread: the last byte has come */
void intake_settle(struct call *call); /* worker: parses, syncs, closes */
void intake_drop(struct call *call);   /* closes and removes what is left; harmless twice */

/* worker.c */
void workers_start(struct server *s, unsigned n); /* sets s->workers */
bool workers_reserve(struct workers *w);          /* a place in the queue; false: full */
void workers_put(struct workers *w, struct call *call);
void workers_stop(struct workers *w); /* when the queue is empty and all are idle */
unsigned workers_busy(const struct workers *w);

/* response.c */
enum MHD_Result answer_send(struct call *call);
void call_handle(struct call *call, struct thread *t); /* the handler, then answer_make() */

/* static.c: true when the path was one of the embedded files and res is filled. */
bool static_answer(struct call *call);

/* guard.c */
struct guard *guard_start(struct server *s);
void guard_stop(struct guard *g);
void guard_add(struct guard *g, struct conn *conn);
void guard_remove(struct guard *g, struct conn *conn);
void guard_linger(struct guard *g, int fd);
/* That many seconds after `since` (time_mono()), and one more for each SLOW_BYTES. */
void conn_deadline(struct conn *conn, int64_t since, int seconds, int64_t bytes);

/* listen.c */
NODISCARD enum status listen_open(struct str address, int *fd, unsigned *port, struct arena *a,
                                  struct str *error);

#endif
