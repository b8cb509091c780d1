/* test_scan.c: words that are a picture are found like others, page after page behind other work;
 * on both databases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include <fcntl.h>
#include <ftw.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/app.h"
#include "core/job.h"
#include "document/document.h"
#include "document/readers.h"
#include "document/scan.h"
#include "document/search.h"
#include "scanned.h"
#include "testdb.h"

struct bench {
    struct testdb t;
    struct app app;
    struct ctx c;
    char dir[32];
};

static const struct job_kind *const jobs[] = { document_jobs, NULL };

static void bench_open(struct bench *b, enum db_kind kind)
{
    const char *missing = NULL, *tool = getenv("RUNUT_READER");

    *b = (struct bench){ .dir = "/tmp/runut-test-XXXXXX" };
    assert_non_null(tool);
    testdb_open(&b->t, kind, true);
    assert_non_null(mkdtemp(b->dir));
    b->app.data_dir = str_of(b->dir);
    b->app.readers = readers_new(&b->t.arena, tool);
    b->app.upload_max = 1 << 20;
    b->app.jobs = jobs;
    sign_keypair(b->app.sign_public, b->app.sign_secret);
    assert_true(store_make(&b->t.arena, b->app.data_dir, &missing));
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, 1);
    testdb_sql(b->t.db, "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                        " ('1811', 'KPU Mesuji', 'Mesuji', 'regency', 7, '/1/')");
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st, (void)kind, (void)at;
    return remove(path);
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open(&b, on->kind);
    on->test(&b);
    readers_rest(b.app.readers);
    (void)nftw(b.dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    testdb_done(&b.t);
}

static int64_t hand_in(struct bench *b, const char *name, struct str bytes)
{
    const struct document_meta meta = { .classification = { "internal", 8 } };
    struct stored f;
    int64_t id = 0;
    int fd = -1;

    assert_int_equal(store_temporary(&b->c, &fd), ST_OK);
    assert_int_equal(write(fd, bytes.p, bytes.n), (ssize_t)bytes.n);
    struct upload u = { .field = STR("berkas"),
                        .name = str_of(name),
                        .fd = fd,
                        .size = (int64_t)bytes.n,
                        .hash = sha256_of(bytes.p, bytes.n) };
    assert_int_equal(store_take(&b->c, &u, 1, &f), ST_OK);
    CLEANUP(tx_end) struct tx tx = { 0 };
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(document_add_file(&b->c, &f, &meta, &id), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    (void)close(fd);
    return id;
}

static int work(struct bench *b, int most)
{
    int ran = 0;

    assert_int_equal(job_run_due(&b->c, most, &ran), ST_OK);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM job WHERE attempts > 0"), 0);
    return ran;
}

static size_t found(struct bench *b, const char *asked)
{
    struct str words = search_question(&b->t.arena, 1, str_of(asked));
    struct document_line *line = NULL;
    size_t n = 0;

    assert_int_equal(document_search(&b->c, 1, INT64_MAX, STR(""), STR(""), 0, INT64_MAX, 0, 0, 1,
                                     100, words, &line, &n),
                     ST_OK);
    return n;
}

static void assert_reading(struct bench *b, int64_t id, const char *state, int64_t scanned,
                           bool cut)
{
    struct document_reading r;

    assert_int_equal(document_reading_of(&b->c, 1, id, &r), ST_OK);
    assert_string_equal(str_z(&b->t.arena, r.state), state);
    assert_int_equal(r.scanned, scanned);
    assert_int_equal(r.scan_cut, cut);
}

static const struct sheet attendance = { .words = "Daftar Hadir Rapat Pleno\n"
                                                  "Rekapitulasi Suara Kecamatan",
                                         .picture = true };

static void words_of_a_picture_are_found(struct bench *b)
{
    int64_t id = hand_in(b, "IMG_0012.png", scanned_png(&b->t.arena, &attendance));

    assert_reading(b, id, "waiting", 0, false);
    assert_int_equal(found(b, "rekapitulasi"), 0);
    assert_int_equal(work(b, 10), 2);
    assert_int_equal(found(b, "rekapitulasi kecamatan"), 1);
    assert_int_equal(found(b, "pleno img"), 1); /* besides its name */
    assert_reading(b, id, "done", 1, false);
    assert_int_equal(
        testdb_int(&b->t, "SELECT COUNT(*) FROM entry WHERE action = 'document.scanned'"), 1);
}

/* Pages with words of their own are taken as they are, those without are read. */
static void a_decree_without_text_is_found(struct bench *b)
{
    static const struct sheet sheets[] = {
        { .words = "Menimbang bahwa perlu dibentuk\nSatuan Tugas Pengendalian", .picture = true },
        { .words = "Lampiran dengan teks biasa" },
        { .words = "Ditetapkan di Wiralaga", .picture = true },
    };
    int64_t id = hand_in(b, "SK.pdf", scanned_pdf(&b->t.arena, sheets, ARRAY_LEN(sheets)));

    assert_int_equal(work(b, 1), 1);
    assert_int_equal(found(b, "lampiran"), 1);
    assert_int_equal(found(b, "menimbang"), 0);
    assert_reading(b, id, "waiting", 0, false);
    assert_int_equal(work(b, 10), 2);
    assert_int_equal(found(b, "menimbang satuan pengendalian lampiran wiralaga sk"), 1);
    assert_reading(b, id, "done", 2, false);
    assert_int_equal(work(b, 10), 0);
}

/* As if the pages before had been read. */
static void a_long_scan_is_cut(struct bench *b)
{
    static const struct sheet sheets[] = {
        { .words = "Lembar kesembilan belas", .picture = true },
        { .words = "Lembar kedua puluh", .picture = true },
        { .words = "Penutup", .picture = true },
    };
    int64_t id = hand_in(b, "SK.pdf", scanned_pdf(&b->t.arena, sheets, ARRAY_LEN(sheets)));

    assert_int_equal(SCAN_MAX_PAGES, 20);
    assert_int_equal(work(b, 1), 1);
    testdb_sql(b->t.db, "UPDATE job SET payload = replace(payload, '\"nth\":1', '\"nth\":19')");
    assert_int_equal(work(b, 100), 2);
    assert_reading(b, id, "done", 2, true);
    assert_int_equal(found(b, "kesembilan puluh"), 1);
    assert_int_equal(found(b, "penutup"), 0);
}

static void a_picture_without_words_stays_as_it_was(struct bench *b)
{
    const struct sheet blank = { .words = " " };
    int64_t id = hand_in(b, "foto.png", scanned_png(&b->t.arena, &blank));
    int64_t bad = hand_in(b, "rusak.jpg", STR("\xFF\xD8\xFF\xE0 no photograph"));

    assert_int_equal(work(b, 10), 4);
    assert_reading(b, id, "none", 0, false);
    assert_reading(b, bad, "none", 0, false);
    assert_int_equal(found(b, "foto"), 1);
    assert_int_equal(
        testdb_int(&b->t, "SELECT COUNT(*) FROM entry WHERE action = 'document.scanned'"), 0);
}

/* What comes later and is due is not kept waiting by scans that came before. */
static void scans_wait_for_all_else(struct bench *b)
{
    static const struct sheet sheets[] = {
        { .words = "Halaman satu", .picture = true },
        { .words = "Halaman dua", .picture = true },
    };
    int64_t id = hand_in(b, "pindaian.pdf", scanned_pdf(&b->t.arena, sheets, ARRAY_LEN(sheets)));

    assert_int_equal(work(b, 2), 2);
    (void)hand_in(b, "surat.txt", STR("Undangan mendesak"));
    assert_int_equal(work(b, 1), 1);
    assert_int_equal(found(b, "mendesak"), 1);
    assert_reading(b, id, "waiting", 1, false);
    assert_int_equal(work(b, 10), 1);
    assert_reading(b, id, "done", 2, false);
}

static void copy_program(const char *from, const char *to)
{
    int in = open(from, O_RDONLY | O_CLOEXEC), out = open(to, O_WRONLY | O_CREAT | O_CLOEXEC, 0700);
    struct stat st;

    assert_int_equal(fstat(in, &st), 0);
    assert_int_equal(sendfile(out, in, NULL, (size_t)st.st_size), st.st_size);
    (void)close(in);
    (void)close(out);
}

/* A reader that dies of each page, and one beside which there is nothing that reads pictures: the
 * document is what it was before anything read pictures. */
static void who_cannot_read_pictures_does_no_harm(struct bench *b)
{
    const struct sheet sheets[] = { attendance, attendance };
    struct str alone = str_printf(&b->t.arena, "%s/runut-reader", b->dir);

    int64_t pdf = hand_in(b, "SK.pdf", scanned_pdf(&b->t.arena, sheets, ARRAY_LEN(sheets)));
    assert_int_equal(work(b, 1), 1);
    b->app.readers = readers_new(&b->t.arena, "/bin/true");
    assert_int_equal(work(b, 10), 2);
    assert_reading(b, pdf, "done", 0, false);

    copy_program(getenv("RUNUT_READER"), alone.p);
    b->app.readers = readers_new(&b->t.arena, alone.p);
    int64_t png = hand_in(b, "IMG.png", scanned_png(&b->t.arena, &attendance));
    assert_int_equal(work(b, 10), 2);
    assert_reading(b, png, "none", 0, false);
    assert_false(readers_first(b->app.readers)); /* the log has been told */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(words_of_a_picture_are_found),
        ON_EACH_DB(a_decree_without_text_is_found),
        ON_EACH_DB(a_long_scan_is_cut),
        ON_EACH_DB(a_picture_without_words_stays_as_it_was),
        ON_EACH_DB(scans_wait_for_all_else),
        ON_EACH_DB(who_cannot_read_pictures_does_no_harm),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
