/* test_server_body.c: bodies: limits, uploads, what breaks off, what is refused before it is sent.
 */
#include <unistd.h>

#include "base/buf.h"
#include "base/crypto.h"
#include "base/time.h"
#include "site.h"

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
    static const char before[] =
        "--B\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nnote\r\n--B\r\n"
        "Content-Disposition: form-data; name=\"f\"; filename=\"C:\\d\\bukti.pdf\"\r\n"
        "Content-Type: application/pdf\r\n\r\n";
    static const char after[] =
        "\r\n--B\r\nContent-Disposition: form-data; name=\"g\"; filename=\"\"\r\n"
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
    for (int i = 0; i < 100 && uploads_open(site) > 0; i++)
        usleep(10000);
    assert_int_equal(uploads_open(site), 0);
    hang_up(&c);
}

static void a_lost_upload_leaves_nothing(void **state)
{
    struct client c = dial(*state);
    struct site *site = *state;

    say(&c, "POST /berkas HTTP/1.1\r\n" HOST "Content-Type: multipart/form-data; boundary=B\r\n"
            "Content-Length: 5000\r\n\r\n--B\r\nContent-Disposition: form-data; name=f; "
            "filename=x\r\n\r\n"
            "beginning");
    for (int i = 0; i < 100 && uploads_open(site) == 0; i++)
        usleep(10000);
    assert_int_equal(uploads_open(site), 1);
    hang_up(&c);
    for (int i = 0; i < 100 && uploads_open(site) > 0; i++)
        usleep(10000);
    assert_int_equal(uploads_open(site), 0);
}

static const char body_begins[] =
    "POST /berkas HTTP/1.1\r\n" HOST "Content-Type: multipart/form-data; boundary=B\r\n"
    "X-Forwarded-For: %s\r\nContent-Length: 87\r\n";

/* A whole form from that address; what it was answered. */
static int sent_from(struct site *site, const char *address)
{
    struct client c = dial(site);
    char text[300];

    (void)snprintf(text, sizeof(text), body_begins, address);
    say(&c, text);
    say(&c, "\r\n--B\r\nContent-Disposition: form-data; name=a\r\n\r\n"
            "1234567890123456789012345678901\r\n--B--\r\n");
    struct reply r = hear(&c);

    free(r.body);
    hang_up(&c);
    return r.status;
}

/* Whoever sends slowly from one address takes only so many places, and gives them back. */
static void one_address_does_not_hold_all_places(void **state)
{
    struct client slow[24];
    char text[300];
    int status = 503;

    (void)snprintf(text, sizeof(text), body_begins, "203.0.113.7");
    for (size_t i = 0; i < ARRAY_LEN(slow); i++) {
        slow[i] = dial(*state);
        say(&slow[i], text);
        say(&slow[i], "Expect: 100-continue\r\n\r\n");
        expect(&slow[i], 100, NULL); /* it has its place */
        say(&slow[i], "-");
    }
    assert_int_equal(sent_from(*state, "203.0.113.7"), 503);
    assert_int_equal(sent_from(*state, "203.0.113.8"), 200);
    hang_up(&slow[0]);
    for (int i = 0; i < 200 && status != 200; i++) {
        usleep(10000); /* the server sees it in its turn */
        status = sent_from(*state, "203.0.113.7");
    }
    assert_int_equal(status, 200);
    for (size_t i = 1; i < ARRAY_LEN(slow); i++)
        hang_up(&slow[i]);
}

static void reads_bodies_as_they_come(void **state)
{
    static const char body[] =
        "POST /x HTTP/1.1\r\n" HOST "Content-Type: application/x-www-form-urlencoded\r\n"
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
    say(&c,
        "POST /json HTTP/1.1\r\n" HOST "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_CASE(limits_forms),
        SITE_CASE(streams_files),
        SITE_CASE(a_lost_upload_leaves_nothing),
        cmocka_unit_test_setup_teardown(one_address_does_not_hold_all_places,
                                        site_start_behind_proxy, site_stop),
        SITE_CASE(reads_bodies_as_they_come),
        SITE_CASE(does_not_read_for_ever),
        SITE_CASE(asks_before_sending),
        SITE_CASE(refuses_two_lengths),
        SITE_CASE(limits_the_head),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
