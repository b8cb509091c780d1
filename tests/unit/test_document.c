/* test_document.c: the store and the rows that name it, on both databases: nothing named is
 * missing, nothing is kept twice, words are found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/app.h"
#include "core/job.h"
#include "core/ledger_queries.h"
#include "db/driver.h"
#include "document/bundle.h"
#include "document/document.h"
#include "document/readers.h"
#include "document/search.h"
#include "testdb.h"

#define LIMIT 5000

struct bench {
    struct testdb t;
    struct app app;
    struct ctx c;
    char dir[32];
    int upload[8]; /* as a request holds them */
    size_t uploads;
};

static const struct job_kind *const jobs[] = { document_jobs, document_forget_jobs, NULL };

static void sql(struct db *db, const char *text)
{
    enum status s = db->driver->script(db, text);

    if (s != ST_OK)
        print_error("%s: %s\n", text, db_error(db).p);
    assert_int_equal(s, ST_OK);
}

static void bench_open(struct bench *b, enum db_kind kind)
{
    const char *missing = NULL, *tool = getenv("RUNUT_READER");

    *b = (struct bench){ .dir = "/tmp/runut-test-XXXXXX" };
    assert_non_null(tool);
    testdb_open(&b->t, kind, true);
    assert_non_null(mkdtemp(b->dir));
    b->app.data_dir = str_of(b->dir);
    b->app.readers = readers_new(&b->t.arena, tool);
    b->app.upload_max = LIMIT;
    b->app.jobs = jobs;
    sign_keypair(b->app.sign_public, b->app.sign_secret);
    assert_true(store_make(&b->t.arena, b->app.data_dir, &missing));
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, 1);
    sql(b->t.db, "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                 " ('1811', 'KPU Mesuji', 'Mesuji', 'regency', 7, '/1/'),"
                 " ('1807', 'KPU Tulang Bawang', 'Tulang Bawang', 'regency', 7, '/2/')");
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st, (void)kind, (void)at;
    return remove(path);
}

static void bench_close(struct bench *b)
{
    for (size_t i = 0; i < b->uploads; i++)
        (void)close(b->upload[i]);
    (void)nftw(b->dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    testdb_done(&b->t);
}

/* As http leaves an upload: a file without a name, hashed. */
static struct upload uploaded(struct bench *b, const char *name, struct str bytes)
{
    int fd = -1;

    assert_int_equal(store_temporary(&b->c, &fd), ST_OK);
    assert_int_equal(write(fd, bytes.p, bytes.n), (ssize_t)bytes.n);
    assert_true(b->uploads < ARRAY_LEN(b->upload));
    b->upload[b->uploads++] = fd;
    return (struct upload){ .field = STR("berkas"),
                            .name = str_of(name),
                            .fd = fd,
                            .size = (int64_t)bytes.n,
                            .hash = sha256_of(bytes.p, bytes.n) };
}

static struct str letters(struct bench *b, size_t n)
{
    char *p = arena_alloc(&b->t.arena, n + 1);

    memset(p, 'a', n);
    return (struct str){ p, n };
}

static int64_t add_file(struct bench *b, const struct stored *f)
{
    const struct document_meta meta = { .classification = { "internal", 8 } };
    int64_t id = 0;

    CLEANUP(tx_end) struct tx tx = { 0 };
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(document_add_file(&b->c, f, &meta, &id), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    return id;
}

static int counted; /* nftw() has no place for it */

static int count_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)path, (void)st, (void)at;
    counted += kind == FTW_F;
    return 0;
}

/* Files in that folder of the installation. */
static int kept_in(const struct bench *b, const char *folder)
{
    char path[48];

    (void)snprintf(path, sizeof(path), "%s/%s", b->dir, folder);
    counted = 0;
    assert_int_equal(nftw(path, count_one, 8, FTW_PHYS), 0);
    return counted;
}

static void a_file_at_the_limit_and_one_byte_more(enum db_kind kind)
{
    struct stored f;
    struct bench b;

    bench_open(&b, kind);
    struct upload u = uploaded(&b, "a.txt", letters(&b, LIMIT));
    assert_int_equal(store_take(&b.c, &u, 1, &f), ST_OK);
    u = uploaded(&b, "b.txt", letters(&b, LIMIT + 1));
    assert_int_equal(store_take(&b.c, &u, 1, &f), ST_INVALID);
    assert_string_equal(b.c.failure.key, "document.too_big");
    assert_int_equal(kept_in(&b, "files"), 1);
    bench_close(&b);
}

static void equal_content_is_kept_once(enum db_kind kind)
{
    struct stored f[3];
    struct bench b;

    bench_open(&b, kind);
    struct upload u[3] = { uploaded(&b, "a.txt", STR("sama")), uploaded(&b, "b.txt", STR("sama")),
                           uploaded(&b, "..", STR("lain")) };
    assert_int_equal(store_take(&b.c, u, 3, f), ST_OK);
    assert_int_equal(kept_in(&b, "files"), 2);
    assert_true(str_eq(f[2].name, STR("berkas")));
    int64_t first = add_file(&b, &f[0]);
    assert_int_equal(add_file(&b, &f[0]), first);     /* the same file again */
    assert_int_not_equal(add_file(&b, &f[1]), first); /* under another name */

    /* Another office has its own document over the same file. */
    b.c.who.unit_id = 2;
    int64_t other = add_file(&b, &f[0]);
    struct document d = { 0 };
    assert_int_not_equal(other, first);
    assert_int_equal(document_find(&b.c, first, &d), ST_NOT_FOUND);
    assert_int_equal(kept_in(&b, "files"), 2);
    bench_close(&b);
}

static void one_bad_file_takes_none(enum db_kind kind)
{
    struct stored f[2];
    struct bench b;

    bench_open(&b, kind);
    struct upload u[2] = { uploaded(&b, "a.txt", STR("baik")),
                           uploaded(&b, "b.txt", STR("<html>")) };
    assert_int_equal(store_take(&b.c, u, 2, f), ST_INVALID);
    assert_string_equal(b.c.failure.key, "document.wrong_type");
    assert_int_equal(kept_in(&b, "files"), 0);
    bench_close(&b);
}

static void a_missing_or_cut_file_is_a_fault(enum db_kind kind)
{
    struct stored f;
    struct bench b;
    int fd = -1;

    bench_open(&b, kind);
    struct upload u = uploaded(&b, "a.txt", STR("isi"));
    assert_int_equal(store_take(&b.c, &u, 1, &f), ST_OK);
    assert_int_equal(store_open(&b.c, &f.hash, f.size, &fd), ST_OK);
    (void)close(fd);
    struct str path = store_path(&b.t.arena, b.app.data_dir, &f.hash);
    assert_int_equal(truncate(path.p, 2), 0);
    assert_int_equal(store_open(&b.c, &f.hash, f.size, &fd), ST_FAULT);
    assert_int_equal(unlink(path.p), 0);
    assert_int_equal(store_open(&b.c, &f.hash, f.size, &fd), ST_FAULT);
    bench_close(&b);
}

/* A power failure between naming and syncing leaves a name over other bytes, and no row. */
static void what_does_not_have_its_hash_is_replaced(enum db_kind kind)
{
    struct stored f;
    struct bench b;
    char bytes[8] = "";
    int fd = -1;

    bench_open(&b, kind);
    struct upload u = uploaded(&b, "a.txt", STR("isi"));
    const char *path = store_path(&b.t.arena, b.app.data_dir, &u.hash).p;
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    assert_int_equal(write(fd, "\0\0\0", 3), 3);
    (void)close(fd);
    assert_int_equal(store_take(&b.c, &u, 1, &f), ST_OK);
    assert_int_equal(store_open(&b.c, &f.hash, f.size, &fd), ST_OK);
    assert_int_equal(read(fd, bytes, sizeof(bytes)), 3);
    assert_memory_equal(bytes, "isi", 3);
    (void)close(fd);
    assert_int_equal(store_take(&b.c, &u, 1, &f), ST_OK); /* what is whole stays */
    assert_int_equal(kept_in(&b, "files"), 1);
    assert_int_equal(kept_in(&b, "tmp"), 0);
    bench_close(&b);
}

static size_t found(struct bench *b, const char *asked)
{
    struct str words = search_question(&b->t.arena, b->c.who.unit_id, str_of(asked));
    struct document_line *line = NULL;
    size_t n = 0;

    assert_int_equal(document_search(&b->c, b->c.who.unit_id, INT64_MAX, STR(""), STR(""), 0,
                                     INT64_MAX, 0, 0, 1, 100, words, &line, &n),
                     ST_OK);
    return n;
}

static void words_are_found_once_the_job_has_read_them(enum db_kind kind)
{
    struct stored f;
    struct bench b;
    int ran = 0;

    bench_open(&b, kind);
    struct upload u = uploaded(&b, "rekap.txt", STR("Pengaduan masyarakat, triwulan IV."));
    assert_int_equal(store_take(&b.c, &u, 1, &f), ST_OK);
    (void)add_file(&b, &f);
    assert_int_equal(found(&b, "rekap"), 1);
    assert_int_equal(found(&b, "pengaduan"), 0);
    assert_int_equal(job_run_due(&b.c, 10, &ran), ST_OK);
    assert_int_equal(ran, 1);
    assert_int_equal(found(&b, "pengaduan"), 1);
    assert_int_equal(found(&b, "TRIW iv rekap"), 1);
    assert_int_equal(found(&b, "triwulan v"), 0);
    assert_int_equal(found(&b, "aduan"), 0); /* words are found from their beginning */
    b.c.who.unit_id = 2;
    assert_int_equal(found(&b, "pengaduan"), 0);
    bench_close(&b);
}

/* A file that cannot be read stays findable by its name, and the job is done with it. */
static void an_unreadable_file_is_not_tried_for_ever(enum db_kind kind)
{
    struct stored f;
    struct bench b;
    struct document_reading reading;
    int ran = 0;

    bench_open(&b, kind);
    struct upload u = uploaded(&b, "rusak.pdf", STR("%PDF-1.7 tidak lebih"));
    assert_int_equal(store_take(&b.c, &u, 1, &f), ST_OK);
    int64_t id = add_file(&b, &f);
    assert_int_equal(job_run_due(&b.c, 10, &ran), ST_OK);
    assert_int_equal(document_reading_of(&b.c, 1, id, &reading), ST_OK);
    assert_true(str_eq(reading.state, STR("failed")));
    assert_int_equal(found(&b, "rusak"), 1);
    assert_int_equal(job_run_due(&b.c, 10, &ran), ST_OK);
    assert_int_equal(ran, 0);
    bench_close(&b);
}

/* A transaction that is given up leaves the file, and no row. */
static void what_is_rolled_back_is_not_there(enum db_kind kind)
{
    const struct document_meta meta = { .classification = { "internal", 8 } };
    struct stored f;
    struct bench b;
    int64_t id = 0;
    struct document d;

    bench_open(&b, kind);
    struct upload u = uploaded(&b, "a.txt", STR("isi"));
    assert_int_equal(store_take(&b.c, &u, 1, &f), ST_OK);
    {
        CLEANUP(tx_end) struct tx tx = { 0 };
        assert_int_equal(tx_begin(&b.c, &tx), ST_OK);
        assert_int_equal(document_add_file(&b.c, &f, &meta, &id), ST_OK);
        assert_int_equal(proof_add(&b.c, id, "plan", 1, NULL), ST_OK);
    }
    assert_int_equal(document_find(&b.c, id, &d), ST_NOT_FOUND);
    assert_int_equal(found(&b, "a"), 0);
    /* A proof of another office's document, or of none, cannot be made. */
    CLEANUP(tx_end) struct tx tx = { 0 };
    assert_int_equal(tx_begin(&b.c, &tx), ST_OK);
    assert_int_equal(proof_add(&b.c, 99, "plan", 1, NULL), ST_NOT_FOUND);
    tx_end(&tx);
    bench_close(&b);
}

static void a_bundle_has_what_its_manifest_says_or_fails(enum db_kind kind)
{
    struct stored f;
    struct bench b;
    char path[64];

    bench_open(&b, kind);
    struct upload u = uploaded(&b, "a.txt", STR("isi"));
    assert_int_equal(store_take(&b.c, &u, 1, &f), ST_OK);
    struct bundle_line line = { .folder = STR("1.1"),
                                .proves = STR("1.1"),
                                .state = STR("verified"),
                                .document_id = 1,
                                .kind = STR("file"),
                                .name = STR("a/b.txt"),
                                .media_type = STR("text/plain"),
                                .size = f.size,
                                .sha256 = { (const char *)f.hash.b, SHA256_LEN } };
    struct bundle bundle = { STR("T"), STR("P"), &line, 1 };
    (void)snprintf(path, sizeof(path), "%s/b.zip", b.dir);
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_int_equal(bundle_write(&b.c, &bundle, fd), ST_OK);
    (void)close(fd);
    struct str stored = store_path(&b.t.arena, b.app.data_dir, &f.hash);
    assert_int_equal(chmod(stored.p, 0600), 0);
    fd = open(stored.p, O_WRONLY | O_CLOEXEC);
    assert_int_equal(pwrite(fd, "I", 1, 0), 1);
    (void)close(fd);
    fd = open(path, O_RDWR | O_TRUNC | O_CLOEXEC);
    assert_int_equal(bundle_write(&b.c, &bundle, fd), ST_FAULT);
    (void)close(fd);
    bench_close(&b);
}

#define ON_BOTH(name)                         \
    static void name##_sqlite(void **state)   \
    {                                         \
        (void)state;                          \
        name(DB_SQLITE);                      \
    }                                         \
    static void name##_postgres(void **state) \
    {                                         \
        (void)state;                          \
        name(DB_POSTGRES);                    \
    }

ON_BOTH(a_file_at_the_limit_and_one_byte_more)
ON_BOTH(equal_content_is_kept_once)
ON_BOTH(one_bad_file_takes_none)
/* A document with a preview, handed in so long ago, that proves two records. */
static struct stored old_proof(struct bench *b, const char *name, int64_t ago)
{
    struct upload u = uploaded(b, name, str_of(name));
    struct stored f;

    b->c.now -= ago;
    assert_int_equal(store_take(&b->c, &u, 1, &f), ST_OK);
    int64_t id = add_file(b, &f);
    b->c.now += ago;

    CLEANUP(tx_end) struct tx tx = { 0 };
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    for (int64_t record = 1; record <= 2; record++)
        assert_int_equal(
            proof_add(&b->c, id, "record", record, &(struct proof_meta){ .note = STR("card") }),
            ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    struct str png = str_printf(&b->t.arena, "%s/cache/" STR_FMT "-1-240.png", b->dir,
                                STR_ARG(hex_of(&b->t.arena, f.hash.b, 32)));
    (void)close(open(png.p, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    return f;
}

static void forget(struct bench *b, int64_t record, const char *note)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    int ran = 0;

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(proofs_forget(&b->c, "record", record, str_of(note), STR("UU 27/2022")),
                     ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
    assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
}

static bool is_kept(struct bench *b, const struct stored *f)
{
    return access(store_path(&b->t.arena, b->app.data_dir, &f->hash).p, F_OK) == 0;
}

static void what_may_not_be_kept_leaves_nothing(enum db_kind kind)
{
    struct entry *e = NULL;
    size_t n = 0;
    struct bench b;

    bench_open(&b, kind);
    struct stored f = old_proof(&b, "ktp budi.txt", 3 * DAY);
    forget(&b, 1, "other");
    forget(&b, 1, "card"); /* it proves record 2 as well */
    assert_true(is_kept(&b, &f));
    assert_int_equal(found(&b, "budi"), 1);
    forget(&b, 2, "");
    assert_false(is_kept(&b, &f));
    assert_int_equal(kept_in(&b, "files"), 0);
    assert_int_equal(kept_in(&b, "cache"), 0);
    assert_int_equal(found(&b, "budi"), 0);
    assert_int_equal(entry_of_object(&b.c, 1, STR("document"), 1, 100, &e, &n), ST_OK);
    assert_true(n > 0);
    for (size_t i = 0; i < n; i++)
        assert_true(e[i].detail.p == NULL || !str_has(e[i].detail, STR("budi")));
    bench_close(&b);
}

/* The same bytes may have been handed in by somebody whose row is still to come. */
static void what_was_handed_in_again_stays(enum db_kind kind)
{
    struct stored f, again;
    struct bench b;
    bool young = false;

    bench_open(&b, kind);
    f = old_proof(&b, "ktp.txt", 3 * DAY);
    forget(&b, 1, "");
    struct upload u = uploaded(&b, "lain.txt", STR("ktp.txt"));
    assert_int_equal(store_take(&b.c, &u, 1, &again), ST_OK);
    forget(&b, 2, "");
    assert_true(is_kept(&b, &f));
    (void)add_file(&b, &again);
    b.c.now += 2 * DAY;
    assert_true(is_kept(&b, &f));

    /* An end between the two steps leaves it aside; the next try finishes. */
    struct str path = store_path(&b.t.arena, b.app.data_dir, &f.hash);
    struct str aside = str_printf(&b.t.arena, STR_FMT ".gone", STR_ARG(path));
    assert_int_equal(rename(path.p, aside.p), 0);
    assert_int_equal(store_forget(&b.c, &f.hash, &young), ST_OK);
    assert_false(young);
    assert_int_equal(kept_in(&b, "files"), 0);
    assert_int_equal(store_forget(&b.c, &f.hash, &young), ST_OK);
    bench_close(&b);
}

ON_BOTH(a_missing_or_cut_file_is_a_fault)
ON_BOTH(what_does_not_have_its_hash_is_replaced)
ON_BOTH(what_may_not_be_kept_leaves_nothing)
ON_BOTH(what_was_handed_in_again_stays)
ON_BOTH(words_are_found_once_the_job_has_read_them)
ON_BOTH(an_unreadable_file_is_not_tried_for_ever)
ON_BOTH(what_is_rolled_back_is_not_there)
ON_BOTH(a_bundle_has_what_its_manifest_says_or_fails)

#define BOTH(name) cmocka_unit_test(name##_sqlite), cmocka_unit_test(name##_postgres)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_file_at_the_limit_and_one_byte_more),
        BOTH(equal_content_is_kept_once),
        BOTH(one_bad_file_takes_none),
        BOTH(a_missing_or_cut_file_is_a_fault),
        BOTH(what_does_not_have_its_hash_is_replaced),
        BOTH(words_are_found_once_the_job_has_read_them),
        BOTH(an_unreadable_file_is_not_tried_for_ever),
        BOTH(what_may_not_be_kept_leaves_nothing),
        BOTH(what_was_handed_in_again_stays),
        BOTH(what_is_rolled_back_is_not_there),
        BOTH(a_bundle_has_what_its_manifest_says_or_fails),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
