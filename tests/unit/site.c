/* site.c: the application and the client of the tests of http. */
#include "site.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"

/* ---- the application ---- */

enum status site_accept(void *with, struct arena *a, struct request *r, enum body *body)
{
    (void)with;
    (void)a;
    *body = BODY_FORM;
    if (str_eq(r->path, STR("/berkas")))
        *body = BODY_FILES;
    if (str_eq(r->path, STR("/json")))
        *body = BODY_JSON;
    return str_eq(r->path, STR("/tidak")) ? ST_NOT_FOUND : ST_OK;
}

/* What came, in a form that tests can compare. */
static struct str describe(struct arena *a, const struct request *r)
{
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < r->form.n; i++) {
        struct str v = r->form.p[i].value;

        buf_printf(&b, STR_FMT "=", STR_ARG(r->form.p[i].name));
        if (v.n > 100)
            buf_printf(&b, "(%zu)", v.n);
        else
            buf_add(&b, v);
        buf_add(&b, STR(";"));
    }
    for (size_t i = 0; i < r->n_upload; i++) {
        const struct upload *u = &r->upload[i];

        buf_printf(&b, STR_FMT "|" STR_FMT "|%lld|", STR_ARG(u->field), STR_ARG(u->name),
                   (long long)u->size);
        buf_add(&b, str_sub(hex_of(a, u->hash.b, 32), 0, 8));
        buf_add(&b, STR(";"));
    }
    buf_add(&b, r->body);
    return buf_str(&b);
}

static void count_deferred(void *with)
{
    atomic_fetch_add((atomic_int *)with, 1);
}

static void answer_page(struct site *site, struct response *res)
{
    static const char *const line = "<p>satu baris dari halaman yang panjang</p>\n";
    const struct cached *e = cache_get(site->cache, STR("page"), 1);

    if (e == NULL) {
        struct buf b;

        buf_init(&b, &site->arena);
        for (int i = 0; i < 500; i++)
            buf_add(&b, str_of(line));
        e = cache_put(site->cache, STR("page"), 1, buf_str(&b), STR("text/html; charset=utf-8"));
    }
    res->page = e;
}

static void answer_file(struct arena *a, struct site *site, struct response *res)
{
    struct str path = str_printf(a, "%s/served", site->tmp);

    res->fd = open(path.p, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_int_equal(write(res->fd, "0123456789", 10), 10);
    res->fd_size = 10;
    response_header(res, "Content-Type", STR("application/pdf"));
    response_header(res, "ETag", STR("\"f\""));
}

void site_handle(void *with, unsigned thread, struct arena *a, struct request *r,
                 struct response *res)
{
    struct site *site = with;
    struct timespec pause = { .tv_nsec = 150 * 1000 * 1000 };

    (void)thread;
    request_defer(r, count_deferred, &site->deferred);
    if (r->trouble != 0) {
        res->status = r->trouble;
        res->body = str_printf(a, "masalah %d", r->trouble);
    } else if (str_eq(r->path, STR("/page"))) {
        answer_page(site, res);
    } else if (str_eq(r->path, STR("/unduh"))) {
        answer_file(a, site, res);
    } else if (str_eq(r->path, STR("/lambat"))) {
        if (!r->may_wait) {
            res->later = true;
            return;
        }
        nanosleep(&pause, NULL);
        res->body = STR("akhirnya");
    } else if (str_eq(r->path, STR("/besar"))) {
        res->out = arena_new(a, struct out);
        out_init(res->out, a, LANG_ID, STR(""));
        for (int i = 0; i < 10000; i++)
            out_raw(res->out, "0123456789 dan lagi\n", 20);
    } else if (str_eq(r->path, STR("/siapa"))) {
        res->body = str_printf(a, STR_FMT " %s", STR_ARG(r->client), r->https ? "https" : "http");
    } else if (str_eq(r->path, STR("/simpan"))) {
        response_header(res, "Location", STR("/hasil"));
        res->status = 303;
    } else {
        res->body = r->method == POST ? describe(a, r) : STR("halo");
    }
}

static int site_start_with(void **state, unsigned workers, struct params proxies)
{
    struct site *site = calloc(1, sizeof(*site));
    struct str error = { 0 };

    arena_init(&site->arena);
    memcpy(site->tmp, "/tmp/runut-http-XXXXXX", 23);
    assert_non_null(mkdtemp(site->tmp));
    site->cache = cache_new(1 << 20);
    struct server_options o = { .listen = STR("127.0.0.1:0"),
                                .tmp_dir = str_of(site->tmp),
                                .upload_max = UPLOAD_MAX,
                                .workers = workers,
                                .trusted_proxies = proxies,
                                .accept = site_accept,
                                .handle = site_handle,
                                .with = site };

    assert_int_equal(server_start(&site->server, &o, &site->arena, &error), ST_OK);
    *state = site;
    return 0;
}

int site_start(void **state)
{
    return site_start_with(state, 0, (struct params){ 0 });
}

int site_start_one_worker(void **state)
{
    return site_start_with(state, 1, (struct params){ 0 });
}

int site_start_behind_proxy(void **state)
{
    static const struct param proxy = { { "127.0.0.1", 9 }, { "", 0 } };

    return site_start_with(state, 0, (struct params){ &proxy, 1 });
}

size_t uploads_open(const struct site *site)
{
    DIR *d = opendir("/proc/self/fd");
    char target[256];
    size_t n = 0;

    assert_non_null(d);
    for (const struct dirent *e = readdir(d); e != NULL; e = readdir(d)) {
        ssize_t got = readlinkat(dirfd(d), e->d_name, target, sizeof(target));
        struct str to = { target, got > 0 ? (size_t)got : 0 };

        n += str_starts(to, str_of(site->tmp)) && str_has(to, STR(" (deleted)"));
    }
    closedir(d);
    return n;
}

int site_stop(void **state)
{
    struct site *site = *state;
    char path[64];

    server_stop(site->server);
    assert_int_equal(uploads_open(site), 0);
    (void)snprintf(path, sizeof(path), "%s/served", site->tmp);
    (void)unlink(path);
    assert_int_equal(rmdir(site->tmp), 0);
    cache_free(site->cache);
    arena_done(&site->arena);
    free(site);
    return 0;
}

/* ---- the client ---- */

struct client dial(const struct site *site)
{
    struct sockaddr_in at = { .sin_family = AF_INET,
                              .sin_port = htons((uint16_t)server_port(site->server)),
                              .sin_addr = { htonl(INADDR_LOOPBACK) } };
    union {
        struct sockaddr_in *in;
        struct sockaddr *any;
    } u = { .in = &at };
    struct client c = { .fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0),
                        .p = calloc(1, 4 << 20) };
    struct timeval longest = { .tv_sec = 20 };

    assert_int_equal(connect(c.fd, u.any, sizeof(at)), 0);
    (void)setsockopt(c.fd, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof(longest));
    return c;
}

void hang_up(struct client *c)
{
    close(c->fd);
    free(c->p);
}

bool say_bytes(struct client *c, const void *p, size_t n)
{
    while (n > 0) {
        ssize_t sent = send(c->fd, p, n, MSG_NOSIGNAL);

        if (sent <= 0)
            return false;
        p = (const char *)p + sent;
        n -= (size_t)sent;
    }
    return true;
}

void say(struct client *c, const char *text)
{
    assert_true(say_bytes(c, text, strlen(text)));
}

static bool more(struct client *c)
{
    ssize_t n = recv(c->fd, c->p + c->n, (4 << 20) - c->n, 0);

    if (n <= 0)
        return false;
    c->n += (size_t)n;
    return true;
}

static void used(struct client *c, size_t n)
{
    memmove(c->p, c->p + n, c->n - n);
    c->n -= n;
}

struct reply hear_head(struct client *c, bool head_only)
{
    struct reply r = { 0 };
    char *end = NULL;

    while ((end = memmem(c->p, c->n, "\r\n\r\n", 4)) == NULL) {
        if (!more(c))
            return r;
    }
    size_t n = (size_t)(end - c->p) + 4;

    assert_true(n < sizeof(r.head));
    memcpy(r.head, c->p, n);
    assert_int_equal(sscanf(r.head, "HTTP/1.1 %d", &r.status), 1);
    used(c, n);
    const char *length = strcasestr(r.head, "\r\nContent-Length:");

    if (length != NULL && !head_only)
        r.n = (size_t)strtoul(length + 17, NULL, 10);
    while (c->n < r.n) {
        if (!more(c)) {
            r.status = 0;
            return r;
        }
    }
    r.body = calloc(1, r.n + 1);
    memcpy(r.body, c->p, r.n);
    used(c, r.n);
    return r;
}

struct reply hear(struct client *c)
{
    return hear_head(c, false);
}

bool closed(struct client *c)
{
    return !more(c);
}

struct str body_of(const struct reply *r)
{
    return (struct str){ r->body, r->n };
}

bool header_has(const struct reply *r, const char *line)
{
    return strcasestr(r->head, line) != NULL;
}

void expect(struct client *c, int status, const char *body)
{
    struct reply r = hear(c);

    assert_int_equal(r.status, status);
    if (body != NULL)
        assert_str(body_of(&r), str_of(body));
    free(r.body);
}
