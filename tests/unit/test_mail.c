/* test_mail.c: what goes over the wire cannot be bent by what users type. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include "base/buf.h"
#include "core/job.h"
#include "core/mail.h"

static struct arena arena;

static bool has(struct str text, const char *part)
{
    return str_has(text, str_of(part));
}

static void addresses(void **state)
{
    static const char *const bad[] = {
        "",
        "@",
        "a@",
        "@b",
        "a b@c.id",
        "a@b@c.id",
        "a@c.id\r\nRCPT TO:<x@y.id>",
        "<a@c.id>",
        "a,b@c.id",
        "a\"b@c.id",
        "\xc3\xa9@c.id",
        "a@c.id>",
    };

    (void)state;
    assert_true(mail_address_ok(STR("rina.wulandari+rb@kpu.go.id")));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        assert_false(mail_address_ok(str_of(bad[i])));
}

static void headers_hold_nothing_but_themselves(void **state)
{
    struct mail m = {
        .from = STR("runut@kpu.go.id"),
        .to = STR("rina@kpu.go.id"),
        .to_name = STR("Rina\r\nBcc: x@y.id"),
        .subject = STR("Laporan\r\nBcc: x@y.id\r\n\r\nbody"),
        .body = STR("Baris satu\n.\nBaris tiga"),
        .id = STR("message.1"),
    };
    struct str text = mail_text(&arena, &m), head = text, rest;

    (void)state;
    assert_false(has(text, "\r\nBcc:"));
    assert_true(has(text, "To: =?UTF-8?B?"));
    assert_true(has(text, "Message-ID: <message.1@kpu.go.id>\r\n"));
    assert_true(has(text, "Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n"));
    assert_false(has(text, "\n.\r\n"));
    for (rest = head; rest.n > 0;) {
        struct str line = str_cut(&rest, '\n');

        assert_true(line.n > 0 && line.p[line.n - 1] == '\r');
        assert_true(line.n <= 79);
    }
}

static void long_subjects_are_folded_and_whole(void **state)
{
    struct buf subject, decoded;
    struct mail m = { .from = STR("a@b.id"), .to = STR("c@d.id"), .id = STR("1") };
    struct str rest, word;

    (void)state;
    buf_init(&subject, &arena);
    buf_init(&decoded, &arena);
    for (int i = 0; i < 40; i++)
        buf_add(&subject, STR("Triwulan é — "));
    m.subject = buf_str(&subject);
    rest = mail_text(&arena, &m);
    while (rest.n > 0) {
        struct str line = str_cut(&rest, '\n'), bytes;

        if (!has(line, "=?UTF-8?B?") || str_starts(line, STR("From")) ||
            str_starts(line, STR("To")))
            continue;
        assert_true(line.n <= 80);
        word = line;
        (void)str_cut(&word, '?');
        (void)str_cut(&word, '?');
        (void)str_cut(&word, '?');
        assert_true(base64_parse(&arena, str_cut(&word, '?'), &bytes));
        buf_add(&decoded, bytes);
    }
    assert_true(str_eq(buf_str(&decoded), m.subject));
}

static void backoff_grows_and_ends(void **state)
{
    (void)state;
    assert_int_equal(job_backoff(1), 30 * SECOND);
    assert_int_equal(job_backoff(2), MINUTE);
    assert_int_equal(job_backoff(3), 2 * MINUTE);
    assert_int_equal(job_backoff(1000000), 6 * HOUR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses),
        cmocka_unit_test(headers_hold_nothing_but_themselves),
        cmocka_unit_test(long_subjects_are_folded_and_whole),
        cmocka_unit_test(backoff_grows_and_ends),
    };
    int failed;

    crypto_init();
    arena_init(&arena);
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_done(&arena);
    return failed;
}
