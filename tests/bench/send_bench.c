/*
 * send_bench.c: sends ready requests over several connections, each as soon as the one before it is
 * answered.
 *
 *   send_bench PORT CONNECTIONS FILE [follow]
 *
 * FILE: requests, each behind a line with its length in bytes. Prints how many a second were
 * answered with the status 2xx or 303; ends with 1 and the answer when one is anything else.
 * "follow": where an answer leads elsewhere and sets cookies, that page is fetched with them, as a
 * browser does, before the next request; it must be there.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/number.h"
#include "base/time.h"

enum { MOST = 100000 };

struct all {
    struct str request[MOST];
    size_t n;
    atomic_size_t next;
    uint16_t port;
    bool follow;
};

static void fail(const char *what)
{
    (void)fprintf(stderr, "send_bench: %s\n", what);
    exit(1);
}

static void send_whole(int fd, struct str s)
{
    while (s.n > 0) {
        ssize_t n = send(fd, s.p, s.n, MSG_NOSIGNAL);

        if (n <= 0)
            fail("the server hung up");
        s = str_sub(s, (size_t)n, s.n);
    }
}

/* How long the whole answer is; 0: its head is not there yet. */
static size_t length_of(struct str got)
{
    size_t head = 0;
    int64_t body = 0;

    while (head + 4 <= got.n && memcmp(got.p + head, "\r\n\r\n", 4) != 0)
        head++;
    if (head + 4 > got.n)
        return 0;
    for (struct str rest = str_sub(got, 0, head); rest.n > 0;) {
        struct str line = str_trim(str_cut(&rest, '\n')), name = str_cut(&line, ':');

        if (str_eq(name, STR("Content-Length")) && !int_parse(str_trim(line), &body))
            fail("a bad Content-Length");
    }
    return head + 4 + (size_t)body;
}

static struct str take_answer(int fd)
{
    static _Thread_local char got[1 << 16];
    size_t n = 0, whole = 0;

    while (whole == 0 || n < whole) {
        ssize_t r = n < sizeof(got) ? recv(fd, got + n, sizeof(got) - n, 0) : 0;

        if (r <= 0)
            fail("no whole answer");
        n += (size_t)r;
        whole = whole > 0 ? whole : length_of((struct str){ got, n });
    }
    if (n < 12 || (got[9] != '2' && memcmp(got + 9, "303", 3) != 0)) {
        (void)fprintf(stderr, "%.*s\n", (int)(n < 4000 ? n : 4000), got);
        fail("a request was not taken");
    }
    return (struct str){ got, whole };
}

/* The request for the page that the answer leads to; no length where it leads nowhere. */
static size_t next_request(struct str answer, char *out, size_t max)
{
    char cookies[4096] = "";
    struct str to = { 0 };
    size_t n = 0;

    for (struct str rest = answer; rest.n > 0;) {
        struct str line = str_trim(str_cut(&rest, '\n')), name = str_cut(&line, ':');
        struct str value = str_trim(line), pair = str_trim(str_cut(&line, ';'));

        if (str_eq(name, STR("Location")))
            to = value;
        if (str_eq(name, STR("Set-Cookie")))
            n += (size_t)snprintf(cookies + n, sizeof(cookies) - n, STR_FMT "; ", STR_ARG(pair));
        if (n >= sizeof(cookies))
            fail("too many cookies");
    }
    if (to.n == 0 || n < 2)
        return 0;
    return (size_t)snprintf(out, max, "GET " STR_FMT " HTTP/1.1\r\nHost: x\r\nCookie: %.*s\r\n\r\n",
                            STR_ARG(to), (int)n - 2, cookies);
}

static void follow(int fd, struct str answer)
{
    char request[8192];
    size_t n = next_request(answer, request, sizeof(request));

    if (n == 0 || n >= sizeof(request))
        fail("an answer leads nowhere");
    send_whole(fd, (struct str){ request, n });
    if (take_answer(fd).p[9] != '2')
        fail("an answer leads to a page that leads on");
}

static void *work(void *with)
{
    struct all *a = with;
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(a->port) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    size_t i;

    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0)
        fail("cannot connect");
    while ((i = atomic_fetch_add(&a->next, 1)) < a->n) {
        send_whole(fd, a->request[i]);
        struct str answer = take_answer(fd);

        if (a->follow)
            follow(fd, answer);
    }
    (void)close(fd);
    return NULL;
}

static void read_requests(struct all *a, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    struct str rest = { 0 };

    if (fd < 0 || fstat(fd, &st) != 0 || st.st_size == 0)
        fail("cannot read the requests");
    rest.n = (size_t)st.st_size;
    rest.p = mmap(NULL, rest.n, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (rest.p == MAP_FAILED)
        fail("cannot read the requests");
    while (rest.n > 0) {
        int64_t n = 0;

        if (a->n == MOST || !int_parse_range(str_cut(&rest, '\n'), 1, (int64_t)rest.n, &n))
            fail("the file of requests is not whole");
        a->request[a->n++] = str_sub(rest, 0, (size_t)n);
        rest = str_sub(rest, (size_t)n, rest.n);
    }
    (void)close(fd);
}

int main(int argc, char **argv)
{
    static struct all a;
    pthread_t thread[64];
    int64_t port = 0, n = 0, begin = 0;

    if ((argc != 4 && argc != 5) || !int_parse_range(str_of(argv[1]), 1, 65535, &port) ||
        !int_parse_range(str_of(argv[2]), 1, 64, &n))
        return 2;
    a.port = (uint16_t)port;
    a.follow = argc == 5;
    read_requests(&a, argv[3]);
    begin = time_mono();
    for (int64_t i = 0; i < n; i++)
        if (pthread_create(&thread[i], NULL, work, &a) != 0)
            fail("no thread");
    for (int64_t i = 0; i < n; i++)
        (void)pthread_join(thread[i], NULL);
    printf("%.1f\n", (double)a.n * 1e6 / (double)(time_mono() - begin));
    return 0;
}
