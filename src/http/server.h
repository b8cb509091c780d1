/*
 * server.h: the only libmicrohttpd code.
 *
 * GET runs on the network's threads (epoll, one per core). Everything else, once its body has
 * arrived, runs on worker threads, so that no reader ever waits behind a disk's sync or a
 * password's hash. So does a GET whose handler says that it takes long.
 */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include "http/response.h"

struct server;
struct buf;

struct server_options {
    struct str listen;             /* "127.0.0.1:8080", "[::1]:8080"; port 0 picks one */
    struct str tmp_dir;            /* where uploads stream to; same file system as the documents */
    int64_t upload_max;            /* bytes of one file */
    unsigned workers;              /* 0: eight */
    struct params trusted_proxies; /* names are addresses */
    /* Called on a network thread when the headers are there: says which body is allowed, or answers
     * a status (404, 405) at once by returning ST_NOT_FOUND / ST_INVALID. Must not block. */
    enum status (*accept)(void *with, struct arena *a, struct request *r, enum body *body);
    /* Answers. `thread` is a number from 0 to server_threads()-1: the caller keeps one database
     * connection each. Where the request may not wait it may set res->later instead, having done
     * nothing: it is then called again by a worker. */
    void (*handle)(void *with, unsigned thread, struct arena *a, struct request *r,
                   struct response *res);
    void *with;
};

/* ST_INVALID with a message in *error: a bad address, or a port in use. */
NODISCARD enum status server_start(struct server **out, const struct server_options *o,
                                   struct arena *a, struct str *error);
unsigned server_threads(const struct server_options *o);
unsigned server_port(const struct server *s);
/* Stops accepting, finishes requests in flight (at most 30 s), frees. */
void server_stop(struct server *s);

/* What the server has counted, in the text format of Prometheus, for /metrik. */
void server_metrics(const struct server *s, struct buf *out);

/* systemd: tells the service manager "READY=1" or "STOPPING=1" (nothing without one), and the
 * watchdog's beat, which runs as long as the server answers itself. */
void server_notify(const char *state);

/* From here on the request's memory is that of arena_secret(), its answer is not compressed (a
 * compressor keeps what it saw), and what the server's own buffers and stacks held is wiped. */
void request_secret(struct request *r);

/* Runs fn(arg) when the response has been sent or given up, e.g. to release a cached fragment. */
void request_defer(struct request *r, void (*fn)(void *), void *arg);

/* Takes the caller's reference and releases it when the response has been sent. Prefer it to
 * request_defer() for a cached fragment whose bytes out_ref() put into the page: the fragment is
 * then compressed once, not for each page. */
void request_keep(struct request *r, const struct cached *fragment);

#endif
