/*
 * test_intake.c: the codes of receipts, the work before a form, the proof of a receipt and every
 * way in which it can fail, pictures without what stands beside them.
 */
#include "text.h"

#undef fail /* ours is in ctx.h */

#include "core/checkpoint.h"
#include "core/proof.h"
#include "core/webhook.h"
#include "document/strip.h"
#include "intake/code.h"
#include "intake/receipt.h"
#include "intake/work.h"

static struct app app;

static int set_up(void **state)
{
    (void)state;
    crypto_init();
    random_bytes(app.data_key, sizeof(app.data_key));
    sign_keypair(app.sign_public, app.sign_secret);
    return 0;
}

/* ── codes ── */

static void codes_are_read_as_people_write_them(void **state)
{
    struct arena a = { 0 };
    struct str out = { 0 };
    static const char *const same[] = { "7H2P-58WD-QN30", "7h2p58wdqn30", " 7H2P 58WD QN3O ",
                                        "7H.2P58WD-qn3o", "7H2P--58WD QN30" };
    static const char *const none[] = { "",
                                        "7H2P-58WD-QN3",
                                        "7H2P-58WD-QN3XX",
                                        "7H2P-58WD-QN3U",
                                        "7H2P_58WD_QN3X",
                                        "7H2P-58WD-QN3\xc3\xa9" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(same); i++) {
        assert_true(code_parse(&a, str_of(same[i]), &out));
        assert_str(out, STR("7H2P-58WD-QN30"));
    }
    assert_true(code_parse(&a, STR("iL1l-0000-0000"), &out));
    assert_str(out, STR("1111-0000-0000"));
    for (size_t i = 0; i < ARRAY_LEN(none); i++)
        assert_false(code_parse(&a, str_of(none[i]), &out));
    arena_done(&a);
}

static void codes_differ_and_hash_with_the_key(void **state)
{
    struct arena a = { 0 };
    struct app other = app;
    struct str seen[200];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(seen); i++) {
        struct str again = { 0 };

        seen[i] = code_new(&a);
        assert_int_equal(seen[i].n, CODE_SHOWN);
        assert_true(code_parse(&a, seen[i], &again));
        assert_str(again, seen[i]);
        for (size_t k = 0; k < i; k++)
            assert_false(str_eq(seen[i], seen[k]));
    }
    struct sha256 one = code_hash(&app, seen[0]), two = code_hash(&app, seen[0]), three;

    assert_memory_equal(&one, &two, sizeof(one));
    other.data_key[0] ^= 1;
    three = code_hash(&other, seen[0]);
    assert_memory_not_equal(&one, &three, sizeof(one));
    arena_done(&a);
}

/* ── work ── */

static struct str solve(struct arena *a, struct str task, int bits)
{
    for (int n = 0;; n++) {
        struct str answer = str_printf(a, "%d", n);

        if (work_solves(task, answer, bits))
            return answer;
    }
}

static void work_is_checked_without_memory(void **state)
{
    struct arena a = { 0 };
    struct ctx c = { .arena = &a, .app = &app, .now = INT64_C(1764000000) * SECOND };
    struct str task = work_new(&c, 10), answer = solve(&a, task, 10);
    struct work w = work_read(&c, task, answer);

    (void)state;
    assert_true(w.fresh && w.solved);
    assert_int_equal(w.bits, 10);
    w = work_read(&c, task, STR(""));
    assert_true(w.fresh && !w.solved);
    w = work_read(&c, task, STR("0x1"));
    assert_true(w.fresh && !w.solved);
    c.now += WORK_LIFE - SECOND;
    assert_true(work_read(&c, task, answer).solved);
    c.now += SECOND;
    assert_false(work_read(&c, task, answer).fresh);
    c.now -= 2 * WORK_LIFE; /* not made yet */
    assert_false(work_read(&c, task, answer).fresh);
    /* Of another installation, cut, or made up. */
    assert_false(work_read(&c, str_sub(task, 0, task.n - 1), answer).fresh);
    assert_false(work_read(&c, STR("AAAA"), answer).fresh);
    assert_false(work_read(&c, STR(""), STR("1")).fresh);
    arena_done(&a);
}

static void one_block_holds_task_and_answer(void **state)
{
    struct arena a = { 0 };
    struct ctx c = { .arena = &a, .app = &app, .now = INT64_C(1764000000) * SECOND };

    (void)state;
    assert_true(work_new(&c, WORK_BITS).n + 1 + 7 <= 55);
    arena_done(&a);
}

/* ── the proof of a receipt ── */

#define ENTRY                                                                                 \
    "[\"runut-entry-1\",7,1,1764000000000000,0,\"Pemohon\",\"record.created\",\"record\",12," \
    "\"{\\\"register\\\":\\\"appeal\\\",\\\"number\\\":\\\"AU-1/2025\\\"}\"]"

/* A log of two entries, of which ours is the second. */
static struct str receipt_of(struct arena *a, struct str number, struct str entry, struct str salt,
                             struct str origin)
{
    struct sha256 other = merkle_leaf(STR("salt"), STR("other")), leaf = merkle_leaf(salt, entry);
    struct checkpoint_head head = { .origin = origin, .head = { 2, merkle_node(&other, &leaf) } };
    struct inclusion p = { .seq = 1, .proof = { .n = 1, .hash = { other } } };

    p.note = checkpoint_note(a, &head, &app);
    return str_printf(a,
                      "runut-receipt/1\nnumber " STR_FMT "\nkey x\nsalt " STR_FMT "\nentry " STR_FMT
                      "\n\n" STR_FMT,
                      STR_ARG(number), STR_ARG(base64_of(a, salt.p, salt.n)), STR_ARG(entry),
                      STR_ARG(proof_inclusion_text(a, &p)));
}

static struct str swapped(struct arena *a, struct str s, const char *from, const char *to)
{
    struct str f = str_of(from);

    for (size_t i = 0; i + f.n <= s.n; i++) {
        if (memcmp(s.p + i, f.p, f.n) == 0)
            return str_printf(a, STR_FMT "%s" STR_FMT, STR_ARG(str_sub(s, 0, i)), to,
                              STR_ARG(str_sub(s, i + f.n, s.n)));
    }
    assert_true(false);
    return s;
}

static void a_receipt_holds_and_every_change_shows(void **state)
{
    struct arena a = { 0 };
    struct str vkey = checkpoint_vkey(&a, STR("runut/1811"), app.sign_public);
    struct str good =
        receipt_of(&a, STR("AU-1/2025"), STR(ENTRY), STR("0123456789abcdef"), STR("runut/1811"));
    struct receipt r;
    static const struct {
        const char *from, *to;
        enum receipt_fault fault;
    } change[] = {
        { "runut-receipt/1", "runut-receipt/2", RECEIPT_UNREADABLE },
        { "number AU-1", "number AU-2", RECEIPT_NUMBER },
        { "\\\"AU-1", "\\\"AU-2", RECEIPT_PROOF },
        { "Pemohon", "Petugas", RECEIPT_PROOF },
        { "entry-1\",7,1", "entry-1\",7,0", RECEIPT_ENTRY },
        { "index 1", "index 0", RECEIPT_ENTRY },
        { "index 1", "index x", RECEIPT_UNREADABLE },
        { "salt MDEy", "salt MDEz", RECEIPT_PROOF },
        { "runut/1811\n2", "runut/1811\n3", RECEIPT_SIGNATURE },
        { "\n\nc2sp", "\nc2sp", RECEIPT_UNREADABLE },
    };

    (void)state;
    assert_int_equal(receipt_check(&a, good, vkey, &r), RECEIPT_GOOD);
    assert_str(r.number, STR("AU-1/2025"));
    assert_str(r.action, STR("record.created"));
    assert_int_equal(r.size, 2);
    /* As a mail program or an editor leaves it. */
    assert_int_equal(receipt_check(&a,
                                   str_printf(&a, "\xef\xbb\xbf" STR_FMT "\r\n \n", STR_ARG(good)),
                                   vkey, &r),
                     RECEIPT_GOOD);
    for (size_t i = 0; i < ARRAY_LEN(change); i++)
        assert_int_equal(
            receipt_check(&a, swapped(&a, good, change[i].from, change[i].to), vkey, &r),
            change[i].fault);
    for (size_t n = 0; n + 1 < good.n; n += 7)
        assert_int_not_equal(receipt_check(&a, str_sub(good, 0, n), vkey, &r), RECEIPT_GOOD);
    assert_int_equal(receipt_check(&a, good, STR("nonsense"), &r), RECEIPT_UNREADABLE);
    arena_done(&a);
}

static void another_key_or_log_is_refused(void **state)
{
    struct arena a = { 0 };
    uint8_t pub[SIGN_PUBLIC_LEN], secret[SIGN_SECRET_LEN];
    struct str good =
        receipt_of(&a, STR("AU-1/2025"), STR(ENTRY), STR("0123456789abcdef"), STR("runut/1811"));
    struct receipt r;

    (void)state;
    sign_keypair(pub, secret);
    assert_int_equal(receipt_check(&a, good, checkpoint_vkey(&a, STR("runut/1811"), pub), &r),
                     RECEIPT_SIGNATURE);
    assert_int_equal(
        receipt_check(&a, good, checkpoint_vkey(&a, STR("runut/1807"), app.sign_public), &r),
        RECEIPT_SIGNATURE);
    arena_done(&a);
}

/* ── notices ── */

static void notices_are_signed_with_their_time(void **state)
{
    struct arena a = { 0 };

    (void)state;
    assert_str(webhook_signature(&a, STR("0123456789abcdef0123456789abcdef"), 1764000000,
                                 STR("{\"event\":\"news\"}")),
               STR("sha256=e83c5cc35327debf49e734ea3ce0ac62eaf386a908909ce7847158f667af4e76"));
    arena_done(&a);
}

/* ── pictures ── */

static struct str stripped(struct arena *a, struct str in, const char *type)
{
    struct buf out;

    buf_init(&out, a);
    return strip_bytes(in, media_by_type(str_of(type)), &out) ? buf_str(&out) : STR("");
}

#define BYTES(s) ((struct str){ (s), sizeof(s) - 1 })
#define JFIF "\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define SCAN "\xff\xda\0\4\1\0\x12\xff\0\x34\xff\xd0\x56"
/* Exif, little-endian, one entry: the turning 6; then a place as text. */
#define EXIF         \
    "\xff\xe1\0\x26" \
    "Exif\0\0II\x2a\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0GPS!"

static void jpeg_keeps_its_picture_and_its_turning(void **state)
{
    struct arena a = { 0 };
    struct str out = stripped(
        &a, BYTES("\xff\xd8" JFIF EXIF "\xff\xfe\0\6SECR" SCAN "\xff\xd9TAIL"), "image/jpeg");

    (void)state;
    assert_true(out.n > 0);
    assert_true(str_starts(out, BYTES("\xff\xd8" JFIF "\xff\xe1\0\x22")));
    assert_true(str_ends(out, BYTES(SCAN "\xff\xd9")));
    assert_false(str_has(out, STR("GPS!")));
    assert_false(str_has(out, STR("SECR")));
    assert_false(str_has(out, STR("TAIL")));
    /* Once more: it turns as before, and nothing is lost. */
    assert_str(stripped(&a, out, "image/jpeg"), out);
    assert_int_equal(stripped(&a, BYTES("\xff\xd8\xff\xe1\xff\xff"), "image/jpeg").n, 0);
    assert_int_equal(stripped(&a, BYTES("\xff\xd8" JFIF SCAN), "image/jpeg").n, 0);
    arena_done(&a);
}

#define IHDR "\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0CCCC"
#define IEND "\0\0\0\0IEND\xae\x42\x60\x82"

static void png_and_webp_lose_their_words(void **state)
{
    struct arena a = { 0 };
    struct str png = stripped(
        &a, BYTES("\x89PNG\r\n\x1a\n" IHDR "\0\0\0\5tEXtGPS:1CCCC\0\0\0\2IDATxyCCCC" IEND "TAIL"),
        "image/png");
    struct str webp = stripped(&a,
                               BYTES("RIFF\x2a\0\0\0WEBPVP8X\x0a\0\0\0\x0c\0\0\0\0\0\0\0\0\0"
                                     "VP8 \2\0\0\0xyEXIF\3\0\0\0GPS\0"),
                               "image/webp");

    (void)state;
    assert_str(png, BYTES("\x89PNG\r\n\x1a\n" IHDR "\0\0\0\2IDATxyCCCC" IEND));
    assert_str(webp, BYTES("RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0VP8 \2\0\0\0xy"));
    assert_int_equal(stripped(&a, BYTES("\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT"), "image/png").n,
                     0);
    assert_false(strip_knows(media_by_type(STR("application/pdf"))));
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_read_as_people_write_them),
        cmocka_unit_test(codes_differ_and_hash_with_the_key),
        cmocka_unit_test(work_is_checked_without_memory),
        cmocka_unit_test(one_block_holds_task_and_answer),
        cmocka_unit_test(a_receipt_holds_and_every_change_shows),
        cmocka_unit_test(another_key_or_log_is_refused),
        cmocka_unit_test(notices_are_signed_with_their_time),
        cmocka_unit_test(jpeg_keeps_its_picture_and_its_turning),
        cmocka_unit_test(png_and_webp_lose_their_words),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
