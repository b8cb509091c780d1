/* test_multipart.c: forms with files, in pieces of every size. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/status.h"
#include "http/multipart.h"
#include "text.h"

static struct arena arena; /* of the test at hand */

static int set_up(void **unused)
{
    (void)unused;
    arena_init(&arena);
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    arena_done(&arena);
    return 0;
}

/* Writes down what it is told: <name|filename>content; */
static int note_begin(void *with, struct str name, struct str filename, bool file)
{
    buf_printf(with, "<" STR_FMT "%s" STR_FMT ">", STR_ARG(name), file ? "|" : "",
               STR_ARG(filename));
    return 0;
}

static int note_data(void *with, const char *p, size_t n)
{
    assert_true(n > 0);
    buf_add(with, (struct str){ p, n });
    return 0;
}

static int note_end(void *with)
{
    buf_add(with, STR(";"));
    return 0;
}

static const struct multipart_sink notes = { note_begin, note_data, note_end };

#define TYPE "multipart/form-data; boundary=XyZ"
#define FIELD "Content-Disposition: form-data; name=\"a\"\r\n\r\n"

static int parse(struct str body, size_t piece, struct str *out)
{
    struct buf b;
    struct multipart m;

    buf_init(&b, &arena);
    int trouble = multipart_init(&m, STR(TYPE), &notes, &b);

    for (size_t i = 0; i < body.n && trouble == 0; i += piece) {
        struct str some = str_sub(body, i, piece);
        /* Its own block, so that reading past the piece shows. */
        char *copy = malloc(some.n);

        memcpy(copy, some.p, some.n);
        trouble = multipart_feed(&m, copy, some.n);
        free(copy);
    }
    *out = buf_str(&b);
    return trouble != 0 ? trouble : multipart_end(&m);
}

static void same_in_every_piece(struct str body, struct str wanted)
{
    struct str got;

    for (size_t piece = 1; piece <= body.n; piece++) {
        assert_int_equal(parse(body, piece, &got), 0);
        assert_str(got, wanted);
    }
}

static void reads_fields_and_files(void **unused)
{
    (void)unused;
    same_in_every_piece(STR("--XyZ\r\n" FIELD "one\r\n--XyZ\r\n"
                            "content-disposition:form-data;name=b;filename=\"c d.pdf\"\r\n"
                            "Content-Type: application/pdf\r\n\r\n\r\n\r\n--Xy\r\n-\r\r\n--XyZ--\r\n"),
                        STR("<a>one;<b|c d.pdf>\r\n\r\n--Xy\r\n-\r;"));
    same_in_every_piece(STR("preamble\r\n--Xy\r\n--XyZ \t\r\n" FIELD "\r\n--XyZ--epilogue\r\n--XyZ\r\n"),
                        STR("<a>;"));
    same_in_every_piece(STR("--XyZ--"), STR(""));
    same_in_every_piece(STR("--XyZ\r\n" FIELD "\r\r\n\r\n--XyZ\r\n" FIELD "\r\n\r\n--XyZ--"),
                        STR("<a>\r\r\n;<a>\r\n;"));
}

static void reads_names_as_browsers_write_them(void **unused)
{
    static const struct {
        const char *head, *wanted;
    } cases[] = {
        { "form-data; name=\"a%22b\"; filename=\"x%22.pdf\"", "<a\"b|x\".pdf>;" },
        { "form-data; name=\"a\\\"b\"", "<a\"b>;" },
        { "form-data; name=\"f\"; filename=\"C:\\x\\y.pdf\"", "<f|C:\\x\\y.pdf>;" },
        { "form-data; name=\"f\"; filename=\"\"", "<f|>;" },
        { "form-data; name=\"f\"; filename=\"a;name=b\"", "<f|a;name=b>;" },
        { "Form-Data; NAME=f; FileName=g", "<f|g>;" },
        { "form-data; filename=\"g\"; name=\"f\"", "<f|g>;" },
    };

    (void)unused;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str got;
        struct str body = str_printf(&arena, "--XyZ\r\nContent-Disposition: %s\r\n\r\n\r\n--XyZ--",
                                     cases[i].head);

        assert_int_equal(parse(body, body.n, &got), 0);
        assert_str(got, str_of(cases[i].wanted));
    }
}

static void refuses_what_is_broken(void **unused)
{
    static const struct {
        const char *body;
        int trouble;
    } cases[] = {
        { "", 400 },
        { "no boundary", 400 },
        { "--XyZ\r\n" FIELD "cut off", 400 },
        { "--XyZ\r\n" FIELD "x\r\n--XyZ\r\n", 400 },
        { "--XyZ\r\n" FIELD "x\r\n--XyZ-", 400 },
        { "--XyZ\r\n" FIELD "x\r\n--XyZ-x", 400 },
        { "--XyZ\r\n" FIELD "x\r\n--XyZabc\r\n", 400 },
        { "--XyZ\rx", 400 },
        { "--XyZ\r\n\r\nno head\r\n--XyZ--", 400 },
        { "--XyZ\r\nContent-Disposition: form-data\r\n\r\n\r\n--XyZ--", 400 },
        { "--XyZ\r\nContent-Disposition: attachment; name=a\r\n\r\n\r\n--XyZ--", 400 },
        { "--XyZ\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\r\n--XyZ--", 400 },
        { "--XyZ\r\nContent-Disposition: form-data; name=\"\xff\"\r\n\r\n\r\n--XyZ--", 400 },
        { "--XyZ\r\nContent-Disposition: form-data; name=\"\x01\"\r\n\r\n\r\n--XyZ--", 400 },
        { "--XyZ\r\nContent-Disposition: form-data; name=a\r\n"
          "Content-Transfer-Encoding: base64\r\n\r\n\r\n--XyZ--",
          415 },
    };
    struct str got;

    (void)unused;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        assert_int_equal(parse(str_of(cases[i].body), 7, &got), cases[i].trouble);
        assert_int_equal(parse(str_of(cases[i].body), 1, &got), cases[i].trouble);
    }
}

static void limits_the_head(void **unused)
{
    static const char begin[] = "--XyZ\r\nContent-Disposition: form-data; name=a\r\nX: ";
    const size_t fixed = sizeof(begin) - 1 - 7 + 4;
    struct str got;

    (void)unused;
    for (size_t over = 0; over < 2; over++) {
        struct buf b;

        buf_init(&b, &arena);
        buf_add(&b, str_of(begin));
        for (size_t i = 0; i < MULTIPART_HEAD_MAX - fixed + over; i++)
            buf_add_char(&b, 'x');
        buf_add(&b, STR("\r\n\r\n\r\n--XyZ--"));
        assert_int_equal(parse(buf_str(&b), 100, &got), over == 0 ? 0 : 413);
    }
}

static void reads_boundaries(void **unused)
{
    static const struct {
        const char *type;
        int trouble;
    } cases[] = {
        { "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW", 0 },
        { "multipart/form-data; charset=utf-8; boundary=\"a b\"", 0 },
        { "multipart/form-data; BOUNDARY=x; y=z", 0 },
        { "multipart/form-data", 400 },
        { "multipart/form-data; boundary=", 400 },
        { "multipart/form-data; boundary=\"\"", 400 },
        { "multipart/form-data; boundary=\"a\rb\"", 400 },
        { "multipart/form-data; boundary=\"a \"", 400 },
        { "multipart/form-data; boundary=\"abc", 400 },
        /* 70 and 71 characters */
        { "multipart/form-data; boundary="
          "1234567890123456789012345678901234567890123456789012345678901234567890",
          0 },
        { "multipart/form-data; boundary="
          "12345678901234567890123456789012345678901234567890123456789012345678901",
          400 },
    };
    struct multipart m;

    (void)unused;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(multipart_init(&m, str_of(cases[i].type), &notes, NULL), cases[i].trouble);
}

int main(void)
{
#define CASE(fn) cmocka_unit_test_setup_teardown(fn, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(reads_fields_and_files),
        CASE(reads_names_as_browsers_write_them),
        CASE(refuses_what_is_broken),
        CASE(limits_the_head),
        CASE(reads_boundaries),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
