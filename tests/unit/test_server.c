/*
 * test_server.c: a real server on a free port, and a client that says every byte itself.
 */
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/crypto.h"
#include "base/time.h"
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

static enum status site_accept(void *with, struct arena *a, struct request *r, enum body *body)
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

static void site_handle(void *with, unsigned thread, struct arena *a, struct request *r,
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

static int site_start(void **state)
{
    return site_start_with(state, 0, (struct params){ 0 });
}

static int site_start_one_worker(void **state)
{
    return site_start_with(state, 1, (struct params){ 0 });
}

static int site_start_behind_proxy(void **state)
{
    static const struct param proxy = { { "127.0.0.1", 9 }, { "", 0 } };

    return site_start_with(state, 0, (struct params){ &proxy, 1 });
}

static size_t files_in(const char *path)
{
    DIR *d = opendir(path);
    size_t n = 0;

    for (const struct dirent *e = readdir(d); e != NULL; e = readdir(d))
        n += strncmp(e->d_name, "upload-", 7) == 0;
    closedir(d);
    return n;
}

static int site_stop(void **state)
{
    struct site *site = *state;
    char path[64];

    server_stop(site->server);
    assert_int_equal(files_in(site->tmp), 0); /* no upload is left behind */
    (void)snprintf(path, sizeof(path), "%s/served", site->tmp);
    (void)unlink(path);
    assert_int_equal(rmdir(site->tmp), 0);
    cache_free(site->cache);
    arena_done(&site->arena);
    free(site);
    return 0;
}

/* ---- the client ---- */

struct client {
    int fd;
    char *p; /* what has come and was not read */
    size_t n;
};

struct reply {
    int status;
    char head[4096];
    char *body;
    size_t n;
};

static struct client dial(const struct site *site)
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

static void hang_up(struct client *c)
{
    close(c->fd);
    free(c->p);
}

/* False when the server has closed. */
static bool say_bytes(struct client *c, const void *p, size_t n)
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

static void say(struct client *c, const char *text)
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

/* Reads one answer; status 0: the connection was closed instead. */
static struct reply hear_head(struct client *c, bool head_only)
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

static struct reply hear(struct client *c)
{
    return hear_head(c, false);
}

static bool closed(struct client *c)
{
    return !more(c);
}

static struct str body_of(const struct reply *r)
{
    return (struct str){ r->body, r->n };
}

static bool header_has(const struct reply *r, const char *line)
{
    return strcasestr(r->head, line) != NULL;
}

#define HOST "Host: x\r\n"
#define GET_LINE(path) "GET " path " HTTP/1.1\r\n" HOST "\r\n"

static void expect(struct client *c, int status, const char *body)
{
    struct reply r = hear(c);

    assert_int_equal(r.status, status);
    if (body != NULL)
        assert_str(body_of(&r), str_of(body));
    free(r.body);
}

/* ---- tests ---- */

static void keeps_the_connection(void **state)
{
    struct client c = dial(*state);

    for (int i = 0; i < 3; i++) {
        say(&c, GET_LINE("/"));
        expect(&c, 200, "halo");
    }
    say(&c, GET_LINE("/") GET_LINE("/a/../b") GET_LINE("/siapa")); /* pipelined */
    expect(&c, 200, "halo");
    expect(&c, 400, "masalah 400");
    expect(&c, 200, "127.0.0.1 http");
    say(&c, "POST /x HTTP/1.1\r\n" HOST "Content-Length: 0\r\n\r\n");
    expect(&c, 200, "");
    say(&c, "POST /x HTTP/1.1\r\n" HOST "\r\n");
    expect(&c, 200, "");
    say(&c, "DELETE /x HTTP/1.1\r\n" HOST "\r\n");
    expect(&c, 405, "masalah 405");
    say(&c, "GET / HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n");
    expect(&c, 200, "halo");
    assert_true(closed(&c));
    hang_up(&c);
    for (int i = 0; i < 50 && atomic_load(&((struct site *)*state)->deferred) < 10; i++)
        usleep(10000);
    assert_int_equal(atomic_load(&((struct site *)*state)->deferred), 10);
}

static void head_has_no_body(void **state)
{
    struct client c = dial(*state);

    say(&c, "HEAD /besar HTTP/1.1\r\n" HOST "\r\nHEAD /page HTTP/1.1\r\n" HOST "\r\n" GET_LINE("/"));
    struct reply r = hear_head(&c, true);

    assert_int_equal(r.status, 200);
    assert_true(header_has(&r, "Content-Length: 200000\r\n"));
    free(r.body);
    r = hear_head(&c, true);
    assert_true(header_has(&r, "Content-Length: 22000\r\n"));
    free(r.body);
    expect(&c, 200, "halo");
    hang_up(&c);
}

static void says_safe_headers(void **state)
{
    static const char *const wanted[] = {
        "\r\nX-Content-Type-Options: nosniff\r\n",  "\r\nReferrer-Policy: same-origin\r\n",
        "\r\nPermissions-Policy: ",                 "\r\nCross-Origin-Opener-Policy: same-origin\r\n",
        "\r\nCross-Origin-Resource-Policy: same-origin\r\n",
        "\r\nContent-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';", "\r\nDate: ",
    };
    static const char *const lines[] = { GET_LINE("/"), GET_LINE("/page"), GET_LINE("/unduh"),
                                         GET_LINE("/%00"),
                                         "POST /simpan HTTP/1.1\r\n" HOST "\r\n" };
    struct client c = dial(*state);

    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        say(&c, lines[i]);
        struct reply r = hear(&c);

        for (size_t k = 0; k < ARRAY_LEN(wanted); k++)
            assert_true(header_has(&r, wanted[k]));
        assert_false(header_has(&r, "\r\nServer:"));
        free(r.body);
    }
    hang_up(&c);
}

static void knows_what_the_client_has(void **state)
{
    struct client c = dial(*state);
    char tag[64] = { 0 }, line[256];

    say(&c, GET_LINE("/page"));
    struct reply r = hear(&c);

    assert_int_equal(r.status, 200);
    assert_int_equal(sscanf(strcasestr(r.head, "\r\nETag: ") + 8, "%63[^\r]", tag), 1);
    free(r.body);
    (void)snprintf(line, sizeof(line),
                   "GET /page HTTP/1.1\r\n" HOST "If-None-Match: \"x\", %s\r\n\r\n", tag);
    for (int i = 0; i < 2; i++) {
        say(&c, line);
        r = hear(&c);
        assert_int_equal(r.status, 304);
        assert_true(header_has(&r, tag));
        assert_int_equal(r.n, 0);
        free(r.body);
    }
    say(&c, "GET /page HTTP/1.1\r\n" HOST "If-None-Match: W/\"other\"\r\n\r\n");
    expect(&c, 200, NULL);
    hang_up(&c);
}

static void compresses(void **state)
{
    static const struct {
        const char *line, *coding;
    } cases[] = {
        { "GET /page HTTP/1.1\r\n" HOST "Accept-Encoding: gzip, br\r\n\r\n", "Content-Encoding: br" },
        { "GET /page HTTP/1.1\r\n" HOST "Accept-Encoding: gzip\r\n\r\n", "Content-Encoding: gzip" },
        { "GET /besar HTTP/1.1\r\n" HOST "Accept-Encoding: gzip, br\r\n\r\n", "Content-Encoding: gzip" },
        { "HEAD /page HTTP/1.1\r\n" HOST "Accept-Encoding: gzip\r\n\r\n", "Content-Encoding: gzip" },
    };
    struct client c = dial(*state);

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        say(&c, cases[i].line);
        struct reply r = hear_head(&c, cases[i].line[0] == 'H');

        assert_int_equal(r.status, 200);
        assert_true(header_has(&r, cases[i].coding));
        assert_true(header_has(&r, "\r\nVary: Accept-Encoding"));
        assert_in_range(r.n, 0, 5000);
        free(r.body);
    }
    say(&c, "GET / HTTP/1.1\r\n" HOST "Accept-Encoding: gzip\r\n\r\n");
    expect(&c, 200, "halo"); /* too short to be worth it */
    hang_up(&c);
}

static void serves_ranges(void **state)
{
    static const struct {
        const char *range;
        int status;
        const char *body, *header;
    } cases[] = {
        { "Range: bytes=2-4\r\n", 206, "234", "Content-Range: bytes 2-4/10\r\n" },
        { "Range: bytes=7-\r\n", 206, "789", "Content-Range: bytes 7-9/10\r\n" },
        { "Range: bytes=-2\r\n", 206, "89", "Content-Range: bytes 8-9/10\r\n" },
        { "Range: bytes=-99\r\n", 206, "0123456789", "Content-Range: bytes 0-9/10\r\n" },
        { "Range: bytes=5-99\r\n", 206, "56789", "Content-Range: bytes 5-9/10\r\n" },
        { "Range: bytes=10-\r\n", 416, "", "Content-Range: bytes */10\r\n" },
        { "Range: bytes=-0\r\n", 416, "", "Content-Range: bytes */10\r\n" },
        { "Range: bytes=4-2\r\n", 200, "0123456789", "Accept-Ranges: bytes\r\n" },
        { "Range: bytes=0-1,3-4\r\n", 200, "0123456789", "Accept-Ranges: bytes\r\n" },
        { "Range: bytes=x\r\n", 200, "0123456789", "Accept-Ranges: bytes\r\n" },
        { "Range: bytes=1-1\r\nIf-Range: \"f\"\r\n", 206, "1", "Content-Range: bytes 1-1/10\r\n" },
        { "Range: bytes=1-1\r\nIf-Range: \"g\"\r\n", 200, "0123456789", "Accept-Ranges: bytes\r\n" },
        { "If-None-Match: \"f\"\r\n", 304, "", "ETag: \"f\"\r\n" },
    };
    struct client c = dial(*state);
    char line[256];

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        (void)snprintf(line, sizeof(line), "GET /unduh HTTP/1.1\r\n" HOST "%s\r\n", cases[i].range);
        say(&c, line);
        struct reply r = hear(&c);

        assert_int_equal(r.status, cases[i].status);
        assert_str(body_of(&r), str_of(cases[i].body));
        assert_true(header_has(&r, cases[i].header));
        free(r.body);
    }
    hang_up(&c);
}

static void post_form(struct client *c, size_t n)
{
    char head[256];
    char *body = malloc(n);

    memset(body, 'x', n);
    memcpy(body, "a=", 2);
    (void)snprintf(head, sizeof(head),
                   "POST /x HTTP/1.1\r\n" HOST "Content-Type: application/x-www-form-urlencoded\r\n"
                   "Content-Length: %zu\r\n\r\n",
                   n);
    say(c, head);
    (void)say_bytes(c, body, n);
    free(body);
}

static void limits_forms(void **state)
{
    struct client c = dial(*state);

    post_form(&c, FORM_MAX);
    expect(&c, 200, "a=(1048574);");
    post_form(&c, FORM_MAX + 1);
    expect(&c, 413, "masalah 413"); /* arrives, though the rest of the body is not wanted */
    assert_true(closed(&c));
    hang_up(&c);
}

static void post_file(struct client *c, size_t n, const char *path)
{
    static const char before[] = "--B\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nnote\r\n--B\r\n"
                                 "Content-Disposition: form-data; name=\"f\"; filename=\"C:\\d\\bukti.pdf\"\r\n"
                                 "Content-Type: application/pdf\r\n\r\n";
    static const char after[] = "\r\n--B\r\nContent-Disposition: form-data; name=\"g\"; filename=\"\"\r\n"
                                "\r\n\r\n--B--\r\n";
    char head[256];
    char *body = calloc(1, n);

    (void)snprintf(head, sizeof(head),
                   "POST %s HTTP/1.1\r\n" HOST "Content-Type: multipart/form-data; boundary=B\r\n"
                   "Content-Length: %zu\r\n\r\n",
                   path, sizeof(before) + sizeof(after) - 2 + n);
    say(c, head);
    say(c, before);
    (void)say_bytes(c, body, n);
    (void)say_bytes(c, after, sizeof(after) - 1);
    free(body);
}

static void streams_files(void **state)
{
    struct client c = dial(*state);
    struct site *site = *state;
    struct arena *a = &site->arena;
    char *zeros = arena_alloc(a, UPLOAD_MAX);
    struct sha256 hash = sha256_of(zeros, UPLOAD_MAX);
    struct str wanted = str_printf(a, "n=note;f|bukti.pdf|%d|" STR_FMT ";", UPLOAD_MAX,
                                   STR_ARG(str_sub(hex_of(a, hash.b, 32), 0, 8)));

    post_file(&c, UPLOAD_MAX, "/berkas");
    expect(&c, 200, str_z(a, wanted));
    post_file(&c, UPLOAD_MAX + 1, "/berkas");
    expect(&c, 413, "masalah 413");
    post_file(&c, 10, "/x"); /* a form without files */
    expect(&c, 415, "masalah 415");
    say(&c, GET_LINE("/"));
    expect(&c, 200, "halo");
    for (int i = 0; i < 100 && files_in(site->tmp) > 0; i++)
        usleep(10000);
    assert_int_equal(files_in(site->tmp), 0);
    hang_up(&c);
}

static void a_lost_upload_leaves_nothing(void **state)
{
    struct client c = dial(*state);
    struct site *site = *state;

    say(&c, "POST /berkas HTTP/1.1\r\n" HOST "Content-Type: multipart/form-data; boundary=B\r\n"
            "Content-Length: 5000\r\n\r\n--B\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n"
            "beginning");
    for (int i = 0; i < 100 && files_in(site->tmp) == 0; i++)
        usleep(10000);
    assert_int_equal(files_in(site->tmp), 1);
    hang_up(&c);
    for (int i = 0; i < 100 && files_in(site->tmp) > 0; i++)
        usleep(10000);
    assert_int_equal(files_in(site->tmp), 0);
}

static void reads_bodies_as_they_come(void **state)
{
    static const char body[] = "POST /x HTTP/1.1\r\n" HOST
                               "Content-Type: application/x-www-form-urlencoded\r\n"
                               "Content-Length: 7\r\n\r\na=1&b=2";
    struct client c = dial(*state);

    for (size_t i = 0; i < sizeof(body) - 1; i++) {
        assert_true(say_bytes(&c, body + i, 1));
        usleep(1000);
    }
    expect(&c, 200, "a=1;b=2;");
    say(&c, "POST /x HTTP/1.1\r\n" HOST "Content-Type: application/x-www-form-urlencoded\r\n"
            "Transfer-Encoding: chunked\r\n\r\n3\r\na=1\r\n1\r\n&\r\n5\r\nb=%41\r\n0\r\n\r\n");
    expect(&c, 200, "a=1;b=A;");
    say(&c, "POST /json HTTP/1.1\r\n" HOST "Content-Type: application/json; charset=utf-8\r\n"
            "Content-Length: 7\r\n\r\n{\"a\":1}");
    expect(&c, 200, "{\"a\":1}");
    say(&c, "POST /json HTTP/1.1\r\n" HOST "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}");
    expect(&c, 415, "masalah 415");
    say(&c, "POST /json HTTP/1.1\r\n" HOST "Content-Type: application/json\r\n"
            "Content-Length: 3\r\n\r\n\"\xff\"");
    expect(&c, 400, "masalah 400");
    say(&c, "POST /tidak HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\nabc");
    expect(&c, 404, "masalah 404");
    say(&c, GET_LINE("/"));
    expect(&c, 200, "halo");
    hang_up(&c);
}

static void does_not_read_for_ever(void **state)
{
    struct client c = dial(*state);
    char *chunk = malloc(65536 + 9);
    bool open = true;

    memcpy(chunk, "10000\r\n", 7);
    memset(chunk + 7, 'x', 65536);
    memcpy(chunk + 7 + 65536, "\r\n", 2);
    say(&c, "POST /x HTTP/1.1\r\n" HOST "Content-Type: application/x-www-form-urlencoded\r\n"
            "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 1000 && open; i++)
        open = say_bytes(&c, chunk, 65536 + 9);
    assert_false(open); /* long before 64 MB */
    free(chunk);
    hang_up(&c);
}

static void asks_before_sending(void **state)
{
    struct client c = dial(*state);

    say(&c, "POST /x HTTP/1.1\r\n" HOST "Content-Type: application/x-www-form-urlencoded\r\n"
            "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    struct reply r = hear(&c);

    assert_int_equal(r.status, 100);
    free(r.body);
    say(&c, "a=1");
    expect(&c, 200, "a=1;");
    say(&c, "POST /x HTTP/1.1\r\n" HOST "Content-Type: application/x-www-form-urlencoded\r\n"
            "Content-Length: 3000000\r\nExpect: 100-continue\r\n\r\n");
    expect(&c, 413, "masalah 413");
    hang_up(&c);
}

static void refuses_two_lengths(void **state)
{
    static const char *const bad[] = {
        "Content-Length: 3\r\nContent-Length: 30\r\n\r\nabc" GET_LINE("/evil"),
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" GET_LINE("/evil"),
        "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
        "Host: y\r\nContent-Length: 3\r\n\r\nabc",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 1x\r\n\r\n",
    };

    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct client c = dial(*state);

        say(&c, "POST /x HTTP/1.1\r\n" HOST "Content-Type: application/x-www-form-urlencoded\r\n");
        say(&c, bad[i]);
        struct reply r = hear(&c);

        if (r.status != 400)
            print_error("case %zu: %d\n", i, r.status);
        assert_int_equal(r.status, 400);
        free(r.body);
        r = hear(&c); /* what stood behind is not taken for a request */
        assert_int_equal(r.status, 0);
        free(r.body);
        hang_up(&c);
    }
}

static void limits_the_head(void **state)
{
    struct client c = dial(*state);
    char *line = malloc(40000);

    memset(line, 'a', 39999);
    line[39999] = '\0';
    say(&c, "GET / HTTP/1.1\r\n" HOST "X: ");
    (void)say_bytes(&c, line, 39999);
    (void)say_bytes(&c, "\r\n\r\n", 4);
    struct reply r = hear(&c);

    assert_true(r.status == 431 || r.status == 413 || r.status == 0);
    free(r.body);
    free(line);
    hang_up(&c);
}

static void finds_the_client_behind_a_proxy(void **state)
{
    struct client c = dial(*state);

    say(&c, "GET /siapa HTTP/1.1\r\n" HOST "X-Forwarded-For: 6.6.6.6, 10.0.0.7\r\n"
            "X-Forwarded-Proto: https\r\n\r\n");
    expect(&c, 200, "10.0.0.7 https");
    say(&c, "GET /siapa HTTP/1.1\r\n" HOST "X-Forwarded-For: 10.0.0.8, 127.0.0.1\r\n\r\n");
    expect(&c, 200, "10.0.0.8 http");
    say(&c, "GET /siapa HTTP/1.1\r\n" HOST "X-Forwarded-For: <script>\r\n\r\n");
    expect(&c, 200, "127.0.0.1 http");
    hang_up(&c);
}

static void believes_no_stranger(void **state)
{
    struct client c = dial(*state);

    say(&c, "GET /siapa HTTP/1.1\r\n" HOST "X-Forwarded-For: 10.0.0.7\r\nX-Forwarded-Proto: https\r\n\r\n");
    expect(&c, 200, "127.0.0.1 http");
    hang_up(&c);
}

static void workers_do_not_hold_readers(void **state)
{
    struct client slow = dial(*state), quick = dial(*state);
    int64_t start = time_mono();

    say(&slow, "POST /lambat HTTP/1.1\r\n" HOST "\r\n");
    for (int i = 0; i < 5; i++) {
        say(&quick, GET_LINE("/"));
        expect(&quick, 200, "halo");
    }
    assert_true(time_mono() - start < 150 * SECOND / 1000);
    expect(&slow, 200, "akhirnya");
    assert_true(time_mono() - start >= 150 * SECOND / 1000);
    say(&slow, GET_LINE("/"));
    expect(&slow, 200, "halo");
    hang_up(&slow);
    hang_up(&quick);
}

/* One worker, room for 32 in its queue. */
static void says_when_it_is_too_much(void **state)
{
    enum { N = 40 };
    struct client c[N];
    int ok = 0, busy = 0;

    for (int i = 0; i < N; i++) {
        c[i] = dial(*state);
        say(&c[i], "POST /lambat HTTP/1.1\r\n" HOST "\r\n");
    }
    for (int i = 0; i < N; i++) {
        struct reply r = hear(&c[i]);

        ok += r.status == 200;
        busy += r.status == 503 && header_has(&r, "\r\nRetry-After: ");
        free(r.body);
        hang_up(&c[i]);
    }
    assert_int_equal(ok + busy, N);
    assert_in_range(busy, 1, N - 32);
}

static void *stop_server(void *with)
{
    struct site *site = with;

    server_stop(site->server);
    return NULL;
}

static void finishes_what_it_began(void **state)
{
    struct site *site = *state;
    struct client slow = dial(site), idle = dial(site);
    struct reply r;
    pthread_t t;
    int64_t start = time_mono();

    say(&slow, "POST /lambat HTTP/1.1\r\n" HOST "\r\n");
    say(&idle, GET_LINE("/"));
    expect(&idle, 200, "halo");
    usleep(20000);
    assert_int_equal(pthread_create(&t, NULL, stop_server, site), 0);
    r = hear(&slow);
    assert_int_equal(r.status, 200);
    assert_str(body_of(&r), STR("akhirnya"));
    assert_true(header_has(&r, "Connection: close"));
    free(r.body);
    pthread_join(t, NULL);
    assert_true(time_mono() - start < 5 * SECOND);
    assert_true(closed(&idle));
    hang_up(&idle);
    hang_up(&slow);
    site->server = NULL;
}

static void counts(void **state)
{
    struct site *site = *state;
    struct client c = dial(site);
    struct buf b;

    say(&c, GET_LINE("/") GET_LINE("/page") GET_LINE("/%00"));
    expect(&c, 200, "halo");
    expect(&c, 200, NULL);
    expect(&c, 400, NULL);
    usleep(20000);
    buf_init(&b, &site->arena);
    server_metrics(site->server, &b);
    cache_metrics(site->cache, &b);
    assert_true(str_has(buf_str(&b), STR("runut_http_requests_total{class=\"2xx\"} 2\n")));
    assert_true(str_has(buf_str(&b), STR("runut_http_requests_total{class=\"4xx\"} 1\n")));
    assert_true(str_has(buf_str(&b), STR("runut_http_ready_total 1\n")));
    assert_true(str_has(buf_str(&b), STR("runut_http_request_seconds_count 3\n")));
    assert_true(str_has(buf_str(&b), STR("runut_cache_misses_total 1\n")));
    hang_up(&c);
}

static void says_why_it_cannot_listen(void **state)
{
    struct site *site = *state;
    struct arena *a = &site->arena;
    struct server *s = NULL;
    struct str error = { 0 };
    struct server_options o = { .tmp_dir = STR("/tmp"), .accept = site_accept, .handle = site_handle };
    static const char *const bad[] = { "", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536",
                                       "::1:80", "[::1]", "nowhere:1", "1.2.3.4.5:1" };

    o.listen = str_printf(a, "127.0.0.1:%u", server_port(site->server));
    assert_int_equal(server_start(&s, &o, a, &error), ST_INVALID);
    assert_true(str_has(error, STR("Another program already listens on 127.0.0.1:")));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        o.listen = str_of(bad[i]);
        assert_int_equal(server_start(&s, &o, a, &error), ST_INVALID);
        assert_true(error.n > 0);
    }
}

int main(void)
{
#define CASE(fn) cmocka_unit_test_setup_teardown(fn, site_start, site_stop)
    const struct CMUnitTest tests[] = {
        CASE(keeps_the_connection),
        CASE(head_has_no_body),
        CASE(says_safe_headers),
        CASE(knows_what_the_client_has),
        CASE(compresses),
        CASE(serves_ranges),
        CASE(limits_forms),
        CASE(streams_files),
        CASE(a_lost_upload_leaves_nothing),
        CASE(reads_bodies_as_they_come),
        CASE(does_not_read_for_ever),
        CASE(asks_before_sending),
        CASE(refuses_two_lengths),
        CASE(limits_the_head),
        CASE(believes_no_stranger),
        CASE(workers_do_not_hold_readers),
        CASE(finishes_what_it_began),
        CASE(counts),
        CASE(says_why_it_cannot_listen),
        cmocka_unit_test_setup_teardown(finds_the_client_behind_a_proxy, site_start_behind_proxy,
                                        site_stop),
        cmocka_unit_test_setup_teardown(says_when_it_is_too_much, site_start_one_worker, site_stop),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
