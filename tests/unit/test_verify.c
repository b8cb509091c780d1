/* test_verify.c: files, documents and proofs that are not what they were, on both databases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/app.h"
#include "core/checkpoint_queries.h"
#include "core/ledger.h"
#include "document/store.h"
#include "document/verify.h"
#include "testdb.h"

#define UNIT 1
#define CONTENT "isi bukti"

struct bench {
    struct testdb t;
    struct app app;
    struct ctx c;
    char dir[32];
    struct sha256 hash;
    struct str path;
};

static void write_file(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
}

static void said(struct bench *b, const char *action, struct str hash_hex, const char *more)
{
    CLEANUP(tx_end) struct tx tx = { 0 };

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(
        audit(&b->c, action, "document", 1,
              str_printf(&b->t.arena, "{\"sha256\":\"" STR_FMT "\"%s}", STR_ARG(hash_hex), more)),
        ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

static void add_row(struct bench *b, const char *kind, int first, int version, const char *content,
                    struct str hex)
{
    const char *open = b->t.name.n > 0 ? "decode('" : "x'",
               *close = b->t.name.n > 0 ? "', 'hex')" : "'";
    struct str first_text = first == 0 ? STR("NULL") : str_printf(&b->t.arena, "%d", first);

    testdb_sql(
        b->t.db,
        str_printf(&b->t.arena,
                   "INSERT INTO document (unit_id, kind, name, sha256, media_type, size, content,"
                   " first_id, version_no, uploaded_by, uploaded_at) VALUES (1, '%s', 'x',"
                   " %s" STR_FMT "%s, 'text/plain', %zu, '%s', " STR_FMT ", %d, 1, 0)",
                   kind, open, STR_ARG(hex), close, strlen(content) + (kind[0] == 'f' ? 9 : 0),
                   content, STR_ARG(first_text), version)
            .p);
}

/* A file and, as its second version, a text; a proof of a team. */
static void bench_open(struct bench *b, enum db_kind kind)
{
    struct sha256 text_hash = sha256_of("dua", 3);
    const char *where = NULL;
    struct str hex, text_hex;

    *b = (struct bench){ .dir = "/tmp/runut-files-XXXXXX" };
    testdb_open(&b->t, kind, true);
    assert_non_null(mkdtemp(b->dir));
    b->app.data_dir = str_of(b->dir);
    assert_true(store_make(&b->t.arena, b->app.data_dir, &where));
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, UNIT);
    testdb_sql(b->t.db, "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                        " ('1811', 'KPU Mesuji', 'Mesuji', 'regency', 7, '/1/');"
                        "INSERT INTO team (unit_id, kind, name, valid_from) VALUES"
                        " (1, 'agent', 'Tim', '2025-01-01')");
    b->hash = sha256_of(CONTENT, strlen(CONTENT));
    hex = hex_of(&b->t.arena, b->hash.b, SHA256_LEN);
    text_hex = hex_of(&b->t.arena, text_hash.b, SHA256_LEN);
    b->path = store_path(&b->t.arena, b->app.data_dir, &b->hash);
    write_file(b->path.p, CONTENT);
    said(b, "document.added", hex, "");
    add_row(b, "file", 0, 1, "", hex);
    said(b, "document.version", text_hex, ",\"version_no\":2");
    add_row(b, "text", 1, 2, "dua", text_hex);
    testdb_sql(b->t.db,
               "INSERT INTO proof (unit_id, document_id, subject, subject_id, added_by, added_at)"
               " VALUES (1, 1, 'team', 1, 1, 0)");
}

static void bench_done(struct bench *b)
{
    static const char *const dirs[] = { "files", "tmp", "cache" };

    (void)unlink(b->path.p);
    for (int i = 0; i < 256; i++)
        (void)rmdir(str_printf(&b->t.arena, "%s/files/%02x", b->dir, (unsigned)i).p);
    for (size_t i = 0; i < ARRAY_LEN(dirs); i++)
        (void)rmdir(str_printf(&b->t.arena, "%s/%s", b->dir, dirs[i]).p);
    assert_int_equal(rmdir(b->dir), 0);
    testdb_done(&b->t);
}

static void gather(void *with, const struct finding_seen *f)
{
    ((int *)with)[f->kind]++;
}

static int64_t verify_all(struct bench *b, int kinds[FOUND_KINDS])
{
    struct verifier v = { .c = &b->c, .keep = &b->t.arena, .found = gather, .with = kinds };
    struct files_verified f = { 0 };
    struct ledger_unit u = { 0 };

    memset(kinds, 0, FOUND_KINDS * sizeof(int));
    arena_init(&v.scratch);
    assert_int_equal(ledger_unit_by_id(&b->c, UNIT, &u), ST_OK);
    assert_int_equal(verify_log(&v, &u), ST_OK);
    assert_int_equal(verify_documents(&v, &f), ST_OK);
    arena_done(&v.scratch);
    return v.n_found;
}

static void finds(struct bench *b, enum finding_kind kind, int64_t n)
{
    int kinds[FOUND_KINDS];

    assert_int_equal(verify_all(b, kinds), n);
    assert_int_equal(kinds[kind], n);
}

static void every_change_of_a_file_is_found(struct bench *b)
{
    finds(b, FOUND_FILE_GONE, 0);
    write_file(b->path.p, "isi bukt1"); /* the same size */
    finds(b, FOUND_FILE_DIFFERS, 1);
    write_file(b->path.p, "isi bukti.");
    finds(b, FOUND_FILE_DIFFERS, 1);
    write_file(b->path.p, "");
    finds(b, FOUND_FILE_DIFFERS, 1);
    assert_int_equal(unlink(b->path.p), 0);
    finds(b, FOUND_FILE_GONE, 1);
    assert_int_equal(mkdir(b->path.p, 0700), 0);
    finds(b, FOUND_FILE_GONE, 1);
    assert_int_equal(rmdir(b->path.p), 0);
    write_file(b->path.p, CONTENT);
    finds(b, FOUND_FILE_GONE, 0);
}

static const struct {
    const char *sql;
    enum finding_kind kind;
    int64_t n;
} tampering[] = {
    { "UPDATE document SET content = 'tiga' WHERE id = 2", FOUND_DOCUMENT_DIFFERS, 1 },
    { "UPDATE document SET version_no = 3 WHERE id = 2", FOUND_DOCUMENT_DIFFERS, 1 },
    { "UPDATE document SET size = 8 WHERE id = 1", FOUND_FILE_DIFFERS, 1 },
    { "DELETE FROM document WHERE id = 2", FOUND_DOCUMENT_GONE, 1 },
    { "INSERT INTO document (unit_id, kind, name, sha256, media_type, size, uploaded_by,"
      " uploaded_at) SELECT unit_id, kind, 'palsu', sha256, media_type, size, 1, 0 FROM document"
      " WHERE id = 1",
      FOUND_DOCUMENT_DIFFERS, 1 },
    { "UPDATE proof SET subject_id = 99", FOUND_PROOF, 1 },
    { "UPDATE proof SET subject = 'plan'", FOUND_PROOF, 1 },
    { "UPDATE proof SET subject = 'month'", FOUND_PROOF, 1 },
    { "UPDATE proof SET subject = 'finding'", FOUND_PROOF, 1 },
    { "DELETE FROM team", FOUND_PROOF, 1 },
};

static void every_change_of_a_row_is_found(struct bench *b)
{
    int kinds[FOUND_KINDS];

    for (size_t i = 0; i < ARRAY_LEN(tampering); i++) {
        assert_int_equal(db_begin(b->t.db), ST_OK);
        testdb_sql(b->t.db, tampering[i].sql);
        (void)verify_all(b, kinds);
        if (kinds[tampering[i].kind] != tampering[i].n)
            print_error("%s: found %d\n", tampering[i].sql, kinds[tampering[i].kind]);
        assert_int_equal(kinds[tampering[i].kind], tampering[i].n);
        db_rollback(b->t.db);
    }
    finds(b, FOUND_PROOF, 0);
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open(&b, on->kind);
    on->test(&b);
    bench_done(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(every_change_of_a_file_is_found),
        ON_EACH_DB(every_change_of_a_row_is_found),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
