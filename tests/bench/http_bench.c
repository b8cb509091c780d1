/*
 * http_bench.c: the server with nothing behind it, for comparing it with nginx.
 *
 *   http_bench ADDR:PORT FILE
 *
 * /page   FILE's bytes as a whole cached page       /part   FILE as a cached fragment, head and foot
 * /dynamic FILE copied into each answer              /small  a few bytes
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crypto.h"
#include "http/cache.h"
#include "http/server.h"

struct bench {
    struct cache *cache;
    struct str bytes;
};

static enum status bench_accept(void *with, struct arena *a, struct request *r, enum body *body)
{
    (void)with;
    (void)a;
    (void)r;
    *body = BODY_FORM;
    return ST_OK;
}

static const struct cached *held(struct bench *b, struct str key, struct str type)
{
    const struct cached *e = cache_get(b->cache, key, 1);

    return e != NULL ? e : cache_put(b->cache, key, 1, b->bytes, type);
}

static void bench_handle(void *with, unsigned thread, struct arena *a, struct request *r,
                         struct response *res)
{
    struct bench *b = with;

    (void)thread;
    if (str_eq(r->path, STR("/page"))) {
        res->page = held(b, STR("page"), STR("text/html; charset=utf-8"));
        return;
    }
    if (str_eq(r->path, STR("/small"))) {
        res->body = STR("small\n");
        return;
    }
    res->out = arena_new(a, struct out);
    out_init(res->out, a, LANG_ID, STR(""));
    out_raw(res->out, "<!doctype html><title>part</title>", 34);
    for (int i = 0; i < 60; i++)
        out_raw(res->out, "<link rel=\"stylesheet\" href=\"/aset/app.0123456789.css\">\n", 57);
    if (str_eq(r->path, STR("/part"))) {
        const struct cached *e = held(b, STR("part"), STR(""));
        struct str s = cached_bytes(e);

        request_keep(r, e);
        out_ref(res->out, (struct html){ .p = s.p, .n = s.n });
    } else {
        out_raw(res->out, b->bytes.p, b->bytes.n);
    }
    out_raw(res->out, "</html>\n", 8);
}

static struct str read_all(struct arena *a, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st = { 0 };

    if (fd < 0 || fstat(fd, &st) != 0) {
        perror(path);
        exit(1);
    }
    char *p = arena_alloc(a, (size_t)st.st_size);
    ssize_t n = read(fd, p, (size_t)st.st_size);

    close(fd);
    return (struct str){ .p = p, .n = n < 0 ? 0 : (size_t)n };
}

int main(int argc, char **argv)
{
    struct arena a;
    struct bench b = { 0 };
    struct server *s = NULL;
    struct str error = { 0 };
    sigset_t stop;
    int got = 0;

    if (argc != 3)
        return 2;
    sigemptyset(&stop);
    sigaddset(&stop, SIGINT);
    sigaddset(&stop, SIGTERM);
    sigprocmask(SIG_BLOCK, &stop, NULL);
    crypto_init();
    arena_init(&a);
    b.cache = cache_new(16 * 1024 * 1024);
    b.bytes = read_all(&a, argv[2]);
    struct server_options o = { .listen = str_of(argv[1]),
                                .tmp_dir = STR("/tmp"),
                                .upload_max = 50 * 1024 * 1024,
                                .accept = bench_accept,
                                .handle = bench_handle,
                                .with = &b };

    if (server_start(&s, &o, &a, &error) != ST_OK) {
        (void)fprintf(stderr, STR_FMT "\n", STR_ARG(error));
        return 1;
    }
    sigwait(&stop, &got);
    server_stop(s);
    cache_free(b.cache);
    arena_done(&a);
    return 0;
}
