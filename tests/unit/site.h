/*
 * site.h: for tests of http: a small application on a real server, and a client that says every
 * byte itself.
 */
#ifndef TESTS_SITE_H
#define TESTS_SITE_H

#include <stdatomic.h>

#include "http/cache.h"
#include "http/server.h"
#include "text.h"

enum { UPLOAD_MAX = 100000, FORM_MAX = 1024 * 1024 };

/* ---- the application ---- */

struct site {
    struct server *server;
    struct cache *cache;
    struct arena arena;
    char tmp[32];
    atomic_int deferred;
};

/* Set-ups and the tear-down, which finds that no upload is left behind. */
int site_start(void **state);
int site_start_one_worker(void **state);
int site_start_behind_proxy(void **state);
int site_stop(void **state);
/* Files without a name in its folder that this process holds open. */
size_t uploads_open(const struct site *site);

enum status site_accept(void *with, struct arena *a, struct request *r, enum body *body);
void site_handle(void *with, unsigned thread, struct arena *a, struct request *r,
                 struct response *res);

#define SITE_CASE(fn) cmocka_unit_test_setup_teardown(fn, site_start, site_stop)

/* ---- the client ---- */

struct client {
    int fd;
    char *p; /* what has come and was not read */
    size_t n;
};

struct reply {
    int status;
    char head[4096];
    char *body; /* the caller frees it */
    size_t n;
};

#define HOST "Host: x\r\n"
#define GET_LINE(path) "GET " path " HTTP/1.1\r\n" HOST "\r\n"

struct client dial(const struct site *site);
void hang_up(struct client *c);
/* False when the server has closed. */
bool say_bytes(struct client *c, const void *p, size_t n);
void say(struct client *c, const char *text);
/* Reads one answer; status 0: the connection was closed instead. */
struct reply hear(struct client *c);
struct reply hear_head(struct client *c, bool head_only);
bool closed(struct client *c);
struct str body_of(const struct reply *r);
bool header_has(const struct reply *r, const char *line);
/* Hears an answer with this status and, unless NULL, this body. */
void expect(struct client *c, int status, const char *body);

#endif
