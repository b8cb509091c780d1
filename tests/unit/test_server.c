/* test_server.c: what a real server on a free port answers: connections, headers, codings, ranges.
 */
#include <unistd.h>

#include "base/buf.h"
#include "base/crypto.h"
#include "base/time.h"
#include "site.h"

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

    say(&c,
        "HEAD /besar HTTP/1.1\r\n" HOST "\r\nHEAD /page HTTP/1.1\r\n" HOST "\r\n" GET_LINE("/"));
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
        "\r\nX-Content-Type-Options: nosniff\r\n",
        "\r\nReferrer-Policy: same-origin\r\n",
        "\r\nPermissions-Policy: ",
        "\r\nCross-Origin-Opener-Policy: same-origin\r\n",
        "\r\nCross-Origin-Resource-Policy: same-origin\r\n",
        "\r\nContent-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
        "img-src 'self';",
        "\r\nDate: ",
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
        { "GET /page HTTP/1.1\r\n" HOST "Accept-Encoding: gzip, br\r\n\r\n",
          "Content-Encoding: br" },
        { "GET /page HTTP/1.1\r\n" HOST "Accept-Encoding: gzip\r\n\r\n", "Content-Encoding: gzip" },
        { "GET /besar HTTP/1.1\r\n" HOST "Accept-Encoding: gzip, br\r\n\r\n",
          "Content-Encoding: gzip" },
        { "HEAD /page HTTP/1.1\r\n" HOST "Accept-Encoding: gzip\r\n\r\n",
          "Content-Encoding: gzip" },
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
        { "Range: bytes=1-1\r\nIf-Range: \"g\"\r\n", 200, "0123456789",
          "Accept-Ranges: bytes\r\n" },
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_CASE(keeps_the_connection), SITE_CASE(head_has_no_body),
        SITE_CASE(says_safe_headers),    SITE_CASE(knows_what_the_client_has),
        SITE_CASE(compresses),           SITE_CASE(serves_ranges),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
