/* test_reader_child.c: the real child behind its doors: what it answers, and what kills it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail

#include <cairo.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/time.h"
#include "crafted.h"
#include "document/reader.h"
#include "document/readers.h"
#include "scanned.h"

struct bench {
    struct arena a;
    struct readers *readers;
    char path[64];
    uint32_t a_text, b; /* of the last frame with text, of the last */
    uint32_t picture;   /* the frame whose b is 1 */
    struct buf text;
    struct str last;
};

static void frame(void *with, uint32_t a, uint32_t b, struct str text)
{
    struct bench *t = with;

    t->b = b;
    if (a == 0)
        return;
    t->a_text = a;
    t->picture = b == 1 ? a : t->picture;
    t->last = text;
    buf_add(&t->text, text);
}

static void bench_init(struct bench *t, const char *tool)
{
    *t = (struct bench){ .path = "/tmp/runut-test-XXXXXX" };
    assert_non_null(tool);
    arena_init(&t->a);
    buf_init(&t->text, &t->a);
    t->readers = readers_new(&t->a, tool);
}

static void bench_open(struct bench *t, struct str file)
{
    bench_init(t, getenv("RUNUT_READER"));
    int fd = mkstemp(t->path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, file.p, file.n), (ssize_t)file.n);
    (void)close(fd);
}

static enum status ask(struct bench *t, struct reader_call call, struct reader_fault *fault)
{
    call.path = t->path;
    if (call.max_answer == 0)
        call.max_answer = 1 << 20;
    call.frame = frame;
    call.with = t;
    return reader_run(t->readers, &t->a, &call, fault);
}

static void bench_done(struct bench *t)
{
    readers_rest(t->readers);
    arena_done(&t->a);
}

static void bench_close(struct bench *t)
{
    (void)unlink(t->path);
    bench_done(t);
}

static void every_door_is_shut(void **state)
{
    static const char *const modes[] = { "probe", "probe-fonts", "probe-scan" };
    static const char *const deadly[] = { "socket", "exec", "fork", "write" };

    (void)state;
    for (size_t m = 0; m < ARRAY_LEN(modes); m++) {
        struct reader_fault fault;
        struct bench t;

        for (size_t i = 0; i < ARRAY_LEN(deadly); i++) {
            bench_open(&t, STR(""));
            assert_int_equal(
                ask(&t, (struct reader_call){ .mode = modes[m], .args = { deadly[i] } }, &fault),
                ST_FAULT);
            /* 31 is SIGSYS: killed by the filter, not refused by chance. */
            assert_true(str_has(fault.where, STR("signal 31")));
            bench_close(&t);
        }
        bench_open(&t, STR(""));
        assert_int_equal(
            ask(&t, (struct reader_call){ .mode = modes[m], .args = { "files" } }, &fault), ST_OK);
        assert_int_equal(t.b, 0);
        bench_close(&t);
    }
}

/* What a probe tells: which file this memory has seen it to be, where it lies. */
static uint32_t told(struct bench *t, const char *door)
{
    struct reader_fault fault;

    assert_int_equal(ask(t, (struct reader_call){ .mode = "probe", .args = { door } }, &fault),
                     ST_OK);
    return t->b;
}

/* A reader is kept and its children are made from it, but none from one that has seen a file. */
static void each_file_has_memory_of_its_own(void **state)
{
    struct bench t;

    (void)state;
    bench_open(&t, STR(""));
    uint32_t layout = told(&t, "layout");

    for (int i = 0; i < 3; i++) {
        assert_int_equal(told(&t, "seen"), 1);
        assert_int_equal(told(&t, "layout"), layout);
    }
    bench_close(&t);
}

/* Who learns from one file where things lie must not find them there with another. */
static void a_killed_child_takes_its_reader_along(void **state)
{
    struct reader_fault fault;
    struct bench t;

    (void)state;
    bench_open(&t, STR(""));
    uint32_t layout = told(&t, "layout");

    assert_int_equal(ask(&t, (struct reader_call){ .mode = "probe", .args = { "exec" } }, &fault),
                     ST_FAULT);
    uint32_t next = told(&t, "layout");

    assert_int_not_equal(next, layout);
    readers_rest(t.readers);
    assert_int_not_equal(told(&t, "layout"), next);
    bench_close(&t);
}

static cairo_status_t keep(void *with, const unsigned char *p, unsigned n)
{
    buf_add(with, (struct str){ (const char *)p, n });
    return CAIRO_STATUS_SUCCESS;
}

/* Two pages with a word each; without a table of objects, which poppler makes up for. */
static const char made[] =
    "%PDF-1.4\n"
    "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
    "2 0 obj <</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 300 600]"
    "/Resources<</Font<</F 7 0 R>>>>>> endobj\n"
    "3 0 obj <</Type/Page/Parent 2 0 R/Contents 5 0 R>> endobj\n"
    "4 0 obj <</Type/Page/Parent 2 0 R/Contents 6 0 R>> endobj\n"
    "5 0 obj <</Length 41>> stream\nBT /F 20 Tf 20 500 Td (Triwulan IV) Tj ET\nendstream endobj\n"
    "6 0 obj <</Length 39>> stream\nBT /F 20 Tf 20 500 Td (Pengaduan) Tj ET\nendstream endobj\n"
    "7 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n"
    "trailer <</Root 1 0 R>>\n";

static void a_pdf_gives_words_and_pictures(void **state)
{
    struct reader_fault fault;
    struct bench t;

    (void)state;
    bench_open(&t, ((struct str){ made, sizeof(made) - 1 }));
    assert_int_equal(ask(&t, (struct reader_call){ .mode = "text" }, &fault), ST_OK);
    assert_int_equal(t.b, 2);
    assert_true(str_has(buf_str(&t.text), STR("Triwulan")));
    assert_true(str_has(buf_str(&t.text), STR("Pengaduan")));
    assert_int_equal(
        ask(&t, (struct reader_call){ .mode = "preview", .args = { "2", "200" } }, &fault), ST_OK);
    assert_true(str_starts(t.last, STR("\x89PNG\r\n\x1A\n")));
    /* The longer side has 200 pixels: width 100, height 200 in the header of the PNG. */
    assert_memory_equal(t.last.p + 16, "\0\0\0\x64\0\0\0\xC8", 8);
    assert_int_equal(
        ask(&t, (struct reader_call){ .mode = "preview", .args = { "3", "200" } }, &fault),
        ST_INVALID);
    assert_int_equal(fault.reason, REASON_NO_PAGE);
    assert_int_equal(ask(&t, (struct reader_call){ .mode = "xlsx" }, &fault), ST_INVALID);
    assert_int_equal(fault.reason, REASON_WRONG_TYPE);
    bench_close(&t);
}

/* Handed over in memory; what comes back is the page, and nothing of who made it. */
static void a_pdf_is_drawn_anew(void **state)
{
    static const char signed_pdf[] =
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>\nendobj\n"
        "4 0 obj\n<< /Author (PembuatRahasia) >>\nendobj\n"
        "trailer\n<< /Root 1 0 R /Info 4 0 R /Size 5 >>\n%%EOF\n";
    struct bench t;
    struct reader_fault fault;
    struct reader_call call = { .content = { signed_pdf, sizeof(signed_pdf) - 1 },
                                .mode = "clean",
                                .max_answer = 1 << 20,
                                .frame = frame,
                                .with = &t };

    (void)state;
    bench_init(&t, getenv("RUNUT_READER"));
    assert_int_equal(reader_run(t.readers, &t.a, &call, &fault), ST_OK);
    assert_int_equal(t.b, 1);
    assert_true(str_starts(t.last, STR("%PDF-")));
    assert_true(str_has(t.last, STR("/DCTDecode"))); /* a picture */
    assert_false(str_has(t.last, STR("PembuatRahasia")));
    assert_true(str_has(t.last, STR("20000101"))); /* made on no day that tells anything */
    call.content = STR("teks biasa");
    assert_int_equal(reader_run(t.readers, &t.a, &call, &fault), ST_INVALID);
    assert_int_equal(fault.reason, REASON_WRONG_TYPE);
    bench_done(&t);
}

static void a_picture_is_made_small(void **state)
{
    struct reader_fault fault;
    struct arena a;
    struct bench t;
    struct buf png;

    (void)state;
    arena_init(&a);
    buf_init(&png, &a);
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 800, 400);
    assert_int_equal(cairo_surface_write_to_png_stream(s, keep, &png), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(s);
    bench_open(&t, buf_str(&png));
    assert_int_equal(
        ask(&t, (struct reader_call){ .mode = "preview", .args = { "1", "100" } }, &fault), ST_OK);
    assert_memory_equal(t.last.p + 16, "\0\0\0\x64\0\0\0\x32", 8);
    bench_close(&t);
    /* A header that promises 30000 by 30000 pixels, and nothing behind it. */
    png.n = 33;
    memcpy(png.p + 16, "\0\0\x75\x30\0\0\x75\x30", 8);
    bench_open(&t, buf_str(&png));
    assert_int_equal(
        ask(&t, (struct reader_call){ .mode = "preview", .args = { "1", "100" } }, &fault),
        ST_INVALID);
    assert_int_equal(fault.reason, REASON_TOO_BIG);
    bench_close(&t);
    bench_open(&t, STR("\xFF\xD8\xFF\xE0 no photograph"));
    assert_int_equal(
        ask(&t, (struct reader_call){ .mode = "preview", .args = { "1", "100" } }, &fault),
        ST_INVALID);
    assert_int_equal(fault.reason, REASON_BROKEN);
    bench_close(&t);
    arena_done(&a);
}

#define DECREE                                    \
    "Keputusan Sekretaris KPU Kabupaten Mesuji\n" \
    "tentang Pengelolaan Pengaduan Masyarakat\n"  \
    "Tahun Anggaran 2025"

static void words_of_a_picture_are_read(void **state)
{
    const struct sheet decree = { .words = DECREE };
    struct reader_fault fault;
    struct arena a;
    struct bench t;

    (void)state;
    arena_init(&a);
    bench_open(&t, scanned_png(&a, &decree));
    assert_int_equal(ask(&t, (struct reader_call){ .mode = "scan", .args = { "1" } }, &fault),
                     ST_OK);
    assert_int_equal(t.b, 0); /* no other page */
    assert_true(str_has(buf_str(&t.text), STR("Keputusan Sekretaris KPU Kabupaten Mesuji")));
    assert_true(str_has(buf_str(&t.text), STR("Pengelolaan Pengaduan")));
    assert_true(str_has(buf_str(&t.text), STR("2025")));
    bench_close(&t);
    arena_done(&a);
}

#define LINE "satu dua tiga empat lima enam tujuh delapan\n"

/* Whose words can be selected is not read again, however it looks; a stamp on a scan is not its
 * text. */
static void only_pages_without_words_are_pictures(void **state)
{
    static const struct sheet sheets[] = {
        { .words = "Halaman berisi teks" },
        { .words = "Gambar pertama", .picture = true },
        { .words = LINE LINE LINE LINE, .picture = true, .stamped = LINE LINE LINE LINE },
        { .words = "Gambar kedua", .picture = true, .stamped = "Ditandatangani elektronik" },
    };
    struct reader_fault fault;
    struct arena a;
    struct bench t;

    (void)state;
    arena_init(&a);
    bench_open(&t, scanned_pdf(&a, sheets, ARRAY_LEN(sheets)));
    assert_int_equal(ask(&t, (struct reader_call){ .mode = "text" }, &fault), ST_OK);
    assert_int_equal(t.picture, 2);
    assert_true(str_has(buf_str(&t.text), STR("Halaman berisi teks")));
    assert_int_equal(ask(&t, (struct reader_call){ .mode = "scan", .args = { "1" } }, &fault),
                     ST_OK);
    assert_int_equal(t.a_text, 2);
    assert_int_equal(t.b, 4);
    assert_true(str_starts(t.last, STR("Gambar pertama")));
    assert_int_equal(ask(&t, (struct reader_call){ .mode = "scan", .args = { "4" } }, &fault),
                     ST_OK);
    assert_int_equal(t.a_text, 4);
    assert_int_equal(t.b, 0);
    assert_true(str_has(t.last, STR("Gambar kedua")));
    bench_close(&t);
    arena_done(&a);
}

/* A picture too large, a broken one, a page as large as a field, a file of another kind. */
static void a_scan_that_is_none_is_refused(void **state)
{
    static const char png[] =
        "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x75\x30\0\0\x75\x30\x08\x02\0\0\0    ";
    static const char field[] =
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 90000 90000]>> endobj\n"
        "3 0 obj <</Type/Page/Parent 2 0 R>> endobj\ntrailer <</Root 1 0 R>>\n";
    const struct {
        struct str file;
        enum status status;
        enum reason reason;
    } cases[] = {
        { { png, sizeof(png) - 1 }, ST_INVALID, REASON_TOO_BIG },
        { STR("\xFF\xD8\xFF\xE0 no photograph"), ST_INVALID, REASON_BROKEN },
        { { field, sizeof(field) - 1 }, ST_OK, REASON_NONE },
        { { made, sizeof(made) - 1 }, ST_INVALID, REASON_NO_PAGE },
        { STR("teks biasa"), ST_INVALID, REASON_WRONG_TYPE },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct reader_fault fault;
        struct bench t;

        bench_open(&t, cases[i].file);
        assert_int_equal(ask(&t, (struct reader_call){ .mode = "scan", .args = { "1" } }, &fault),
                         cases[i].status);
        assert_int_equal(fault.reason, cases[i].reason);
        bench_close(&t);
    }
}

/* A page that takes longer than it may costs its reader, not the next file. */
static void a_scan_that_takes_too_long_is_ended(void **state)
{
    struct sheet full = { .letters = 20 };
    struct reader_fault fault;
    struct arena a;
    struct bench t;
    struct buf words;

    (void)state;
    arena_init(&a);
    buf_init(&words, &a);
    for (int i = 0; i < 90; i++)
        buf_add(&words, STR(LINE));
    full.words = str_z(&a, buf_str(&words));
    bench_open(&t, scanned_png(&a, &full));
    assert_int_equal(
        ask(&t, (struct reader_call){ .mode = "scan", .args = { "1" }, .seconds = 1 }, &fault),
        ST_FAULT);
    assert_true(str_has(fault.where, STR("took too long (signal 9")));
    assert_int_equal(told(&t, "seen"), 1);
    bench_close(&t);
    arena_done(&a);
}

/* The whole 200 MB are refused, in the memory that the child has. */
static void a_bomb_does_no_harm(void **state)
{
    struct reader_fault fault;
    struct crafted z;
    struct bench t;
    size_t n = (size_t)READ_MAX_UNPACKED + 1;
    char *zeros = calloc(1, n);

    (void)state;
    assert_non_null(zeros);
    bench_open(&t, crafted_xlsx(&z, STR(""), "xl/worksheets/sheet2.xml", (struct str){ zeros, n }));
    assert_int_equal(ask(&t, (struct reader_call){ .mode = "xlsx" }, &fault), ST_INVALID);
    assert_int_equal(fault.reason, REASON_TOO_BIG);
    bench_close(&t);
    crafted_free(&z);
    free(zeros);
}

static void a_child_that_says_too_much_is_stopped(void **state)
{
    struct reader_fault fault;
    struct bench t;

    (void)state;
    bench_open(&t, STR("banyak kata di sini"));
    assert_int_equal(ask(&t, (struct reader_call){ .mode = "text", .max_answer = 19 }, &fault),
                     ST_OK);
    assert_int_equal(ask(&t, (struct reader_call){ .mode = "text", .max_answer = 18 }, &fault),
                     ST_FAULT);
    assert_int_equal(ask(&t, (struct reader_call){ .mode = "nothing" }, &fault), ST_FAULT);
    assert_int_equal(fault.reason, REASON_USAGE);
    bench_close(&t);
}

/* A reader that never answers: any program that goes on will do. */
static void a_reader_that_hangs_is_ended(void **state)
{
    struct reader_fault fault;
    struct bench t;
    int64_t from = time_mono();
    struct reader_call call = {
        .mode = "text", .max_answer = 100, .seconds = 1, .frame = frame, .with = &t
    };

    (void)state;
    bench_init(&t, "/usr/bin/yes");
    assert_int_equal(reader_run(t.readers, &t.a, &call, &fault), ST_FAULT);
    assert_true(str_has(fault.where, STR("too long")));
    assert_true(time_mono() - from < 10 * SECOND);
    bench_done(&t);
}

/* Neither one that is not there nor one that ends at once is waited for. */
static void a_reader_that_is_no_reader_is_a_fault(void **state)
{
    static const char *const tools[] = { "/nonexistent", "/bin/true" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(tools); i++) {
        struct bench t;
        struct reader_fault fault;
        struct reader_call call = { .mode = "text", .max_answer = 100, .frame = frame, .with = &t };
        int64_t from = time_mono();

        bench_init(&t, tools[i]);
        assert_int_equal(reader_run(t.readers, &t.a, &call, &fault), ST_FAULT);
        assert_true(time_mono() - from < 10 * SECOND);
        bench_done(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_door_is_shut),
        cmocka_unit_test(each_file_has_memory_of_its_own),
        cmocka_unit_test(a_killed_child_takes_its_reader_along),
        cmocka_unit_test(a_pdf_gives_words_and_pictures),
        cmocka_unit_test(a_pdf_is_drawn_anew),
        cmocka_unit_test(a_picture_is_made_small),
        cmocka_unit_test(words_of_a_picture_are_read),
        cmocka_unit_test(only_pages_without_words_are_pictures),
        cmocka_unit_test(a_scan_that_is_none_is_refused),
        cmocka_unit_test(a_scan_that_takes_too_long_is_ended),
        cmocka_unit_test(a_bomb_does_no_harm),
        cmocka_unit_test(a_child_that_says_too_much_is_stopped),
        cmocka_unit_test(a_reader_that_hangs_is_ended),
        cmocka_unit_test(a_reader_that_is_no_reader_is_a_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
