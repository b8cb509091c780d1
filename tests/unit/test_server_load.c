/* test_server_load.c: whom the server believes, what runs beside what, how it stops and counts. */
#include <pthread.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/crypto.h"
#include "base/time.h"
#include "site.h"

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

    say(&c, "GET /siapa HTTP/1.1\r\n" HOST
            "X-Forwarded-For: 10.0.0.7\r\nX-Forwarded-Proto: https\r\n\r\n");
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

/* A GET whose handler says so is answered by a worker, with all that it came with. */
static void what_takes_long_does_not_hold_readers(void **state)
{
    struct site *site = *state;
    struct client slow[4], quick = dial(site);
    int64_t start = time_mono();

    for (size_t i = 0; i < ARRAY_LEN(slow); i++) {
        slow[i] = dial(site);
        say(&slow[i], GET_LINE("/lambat"));
    }
    for (int i = 0; i < 5; i++) {
        say(&quick, GET_LINE("/"));
        expect(&quick, 200, "halo");
    }
    assert_true(time_mono() - start < 150 * SECOND / 1000);
    for (size_t i = 0; i < ARRAY_LEN(slow); i++) {
        expect(&slow[i], 200, "akhirnya");
        say(&slow[i], GET_LINE("/siapa"));
        expect(&slow[i], 200, "127.0.0.1 http");
        hang_up(&slow[i]);
    }
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
        say(&c[i], i % 2 == 0 ? "POST /lambat HTTP/1.1\r\n" HOST "\r\n" : GET_LINE("/lambat"));
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

/* Stopping must not race with threads that are awake. */
static void stops_in_the_middle_of_things(void **state)
{
    (void)state;
    for (int i = 0; i < 25; i++) {
        void *site = NULL;
        struct client c[6];

        assert_int_equal(site_start(&site), 0);
        for (size_t k = 0; k < ARRAY_LEN(c); k++) {
            c[k] = dial(site);
            say(&c[k], GET_LINE("/"));
        }
        for (size_t k = 0; k < ARRAY_LEN(c); k++) {
            expect(&c[k], 200, "halo");
            hang_up(&c[k]);
        }
        assert_int_equal(site_stop(&site), 0);
    }
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
    assert_true(str_has(buf_str(&b), STR("runut_http_requests_total{class=\"2xx\"} 2\n")));
    assert_true(str_has(buf_str(&b), STR("runut_http_requests_total{class=\"4xx\"} 1\n")));
    assert_true(str_has(buf_str(&b), STR("runut_http_ready_total 1\n")));
    assert_true(str_has(buf_str(&b), STR("runut_http_request_seconds_count 3\n")));
    hang_up(&c);
}

static void says_why_it_cannot_listen(void **state)
{
    struct site *site = *state;
    struct arena *a = &site->arena;
    struct server *s = NULL;
    struct str error = { 0 };
    struct server_options o = { .tmp_dir = STR("/tmp"),
                                .accept = site_accept,
                                .handle = site_handle };
    static const char *const bad[] = {
        "",       "8080",  "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536",
        "::1:80", "[::1]", "nowhere:1", "1.2.3.4.5:1"
    };

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
    const struct CMUnitTest tests[] = {
        SITE_CASE(believes_no_stranger),
        SITE_CASE(workers_do_not_hold_readers),
        SITE_CASE(what_takes_long_does_not_hold_readers),
        SITE_CASE(finishes_what_it_began),
        cmocka_unit_test(stops_in_the_middle_of_things),
        SITE_CASE(counts),
        SITE_CASE(says_why_it_cannot_listen),
        cmocka_unit_test_setup_teardown(finds_the_client_behind_a_proxy, site_start_behind_proxy,
                                        site_stop),
        cmocka_unit_test_setup_teardown(says_when_it_is_too_much, site_start_one_worker, site_stop),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
