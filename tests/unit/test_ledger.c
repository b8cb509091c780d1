/* test_ledger.c: a unit's log on both databases: what it proves, and that no hand on the tables
 * goes unnoticed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/app.h"
#include "core/checkpoint.h"
#include "core/checkpoint_queries.h"
#include "core/key.h"
#include "core/ledger.h"
#include "core/ledger_queries.h"
#include "core/proof.h"
#include "core/verify.h"
#include "testdb.h"

#define UNIT 1

struct bench {
    struct testdb t;
    struct app app;
    struct ctx c;
};

static void bench_open(struct bench *b, enum db_kind kind)
{
    *b = (struct bench){ 0 };
    testdb_open(&b->t, kind, true);
    sign_keypair(b->app.sign_public, b->app.sign_secret);
    b->app.home_unit = UNIT;
    b->app.db_url = b->t.url;
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, UNIT);
    b->c.who.name = STR("Rina \"Wulandari\"");
    testdb_sql(b->t.db, "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                        " ('1811', 'KPU Mesuji', 'Mesuji', 'regency', 7, '/1/')");
}

static void add(struct ctx *c, int n)
{
    for (int i = 0; i < n; i++) {
        CLEANUP(tx_end) struct tx tx = { 0 };

        assert_int_equal(tx_begin(c, &tx), ST_OK);
        assert_int_equal(
            audit(c, "month.reported", "month", i % 3, STR("{\"note\":[\"\",\"ya\"]}")), ST_OK);
        assert_int_equal(tx_commit(&tx), ST_OK);
    }
}

static void entries_prove_themselves(struct bench *b)
{
    struct ctx *c = &b->c;
    struct merkle_head head[41];
    struct inclusion in;
    struct consistency k;
    int64_t size = -1;

    assert_int_equal(ledger_size(c, UNIT, &size), ST_OK);
    assert_int_equal(size, 0);
    for (int i = 0; i <= 40; i++) {
        assert_int_equal(ledger_head(c, UNIT, &head[i]), ST_OK);
        assert_int_equal(head[i].size, i);
        if (i < 40)
            add(c, 1);
    }
    for (int i = 0; i < 40; i++) {
        assert_int_equal(proof_inclusion(c, UNIT, i, &in), ST_OK);
        assert_true(in.holds);
        assert_true(merkle_inclusion_check(&in.leaf, i, &head[40], &in.proof));
    }
    assert_int_equal(proof_inclusion(c, UNIT, 40, &in), ST_NOT_FOUND);
    for (int size2 = 0; size2 <= 40; size2 += 7) {
        for (int old = 0; old <= size2; old++) {
            assert_int_equal(proof_consistency(c, UNIT, old, size2, &k), ST_OK);
            assert_true(k.holds);
            assert_true(sha256_eq(&k.old.root, &head[old].root));
            assert_true(sha256_eq(&k.head.root, &head[size2].root));
        }
    }
    assert_int_equal(proof_consistency(c, UNIT, 3, 41, &k), ST_NOT_FOUND);
    assert_int_equal(proof_consistency(c, UNIT, -1, 4, &k), ST_NOT_FOUND);
}

static void what_is_rolled_back_leaves_nothing(struct bench *b)
{
    struct ctx *c = &b->c;
    struct merkle_head before, after;

    add(c, 5);
    assert_int_equal(ledger_head(c, UNIT, &before), ST_OK);
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        assert_int_equal(tx_begin(c, &tx), ST_OK);
        assert_int_equal(audit(c, "month.reported", "month", 1, STR("")), ST_OK);
        assert_int_equal(audit(c, "month.reported", "month", 2, STR("")), ST_OK);
    }
    assert_int_equal(ledger_head(c, UNIT, &after), ST_OK);
    assert_int_equal(after.size, before.size);
    assert_true(sha256_eq(&after.root, &before.root));
}

static void appending_is_cheap(struct bench *b)
{
    unsigned before;

    add(&b->c, 7);
    CLEANUP(tx_end) struct tx tx = { 0 };
    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    before = b->c.n_query;
    assert_int_equal(audit(&b->c, "a.b", "c", 1, STR("")), ST_OK);
    assert_int_equal(b->c.n_query - before, 3);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

/* ── Tampering ── */

struct gathered {
    int kinds[FOUND_KINDS];
    int64_t number;
};

static void gather(void *with, const struct finding_seen *f)
{
    struct gathered *g = with;

    g->kinds[f->kind]++;
    g->number = f->number;
}

static int64_t verify_now(struct bench *b, struct gathered *g,
                          const struct checkpoint_head *outside)
{
    struct verifier v = { .c = &b->c, .keep = &b->t.arena, .found = gather, .with = g };
    struct ledger_unit u = { 0 };

    *g = (struct gathered){ 0 };
    if (outside != NULL)
        v.outside = *outside;
    arena_init(&v.scratch);
    assert_int_equal(ledger_unit_by_id(&b->c, UNIT, &u), ST_OK);
    assert_int_equal(verify_log(&v, &u), ST_OK);
    arena_done(&v.scratch);
    return v.n_found;
}

static const struct {
    const char *sql;
    enum finding_kind kind;
} tampering[] = {
    { "UPDATE entry SET detail = '{}' WHERE seq = 7", FOUND_ALTERED },
    { "UPDATE entry SET detail = detail || ' ' WHERE seq = 0", FOUND_ALTERED },
    { "UPDATE entry SET actor = 'X' WHERE seq = 20", FOUND_ALTERED },
    { "UPDATE entry SET action = 'month.verified' WHERE seq = 12", FOUND_ALTERED },
    { "UPDATE entry SET at = at + 1 WHERE seq = 12", FOUND_ALTERED },
    { "UPDATE entry SET account_id = 5 WHERE seq = 12", FOUND_ALTERED },
    { "UPDATE entry SET object_id = 5 WHERE seq = 12", FOUND_ALTERED },
    { "UPDATE entry SET object = 'plan' WHERE seq = 12", FOUND_ALTERED },
    { "UPDATE entry SET salt = leaf WHERE seq = 12", FOUND_ALTERED },
    { "UPDATE entry SET leaf = salt WHERE seq = 12", FOUND_ALTERED },
    { "UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE seq = 3), salt = (SELECT salt FROM"
      " entry WHERE seq = 3) WHERE seq = 12",
      FOUND_ALTERED },
    { "DELETE FROM entry WHERE seq = 9", FOUND_MISSING },
    { "DELETE FROM entry WHERE seq = 0", FOUND_MISSING },
    { "DELETE FROM entry WHERE seq = 24", FOUND_CUT },
    { "DELETE FROM entry WHERE seq >= 10", FOUND_CUT },
    { "DELETE FROM entry; DELETE FROM ledger", FOUND_CUT },
    { "UPDATE entry SET seq = 100 WHERE seq = 4; UPDATE entry SET seq = 4 WHERE seq = 5;"
      "UPDATE entry SET seq = 5 WHERE seq = 100",
      FOUND_ALTERED },
    { "UPDATE entry SET nodes = leaf WHERE seq = 7", FOUND_NODES },
    { "UPDATE entry SET nodes = leaf WHERE seq = 8", FOUND_NODES },
    { "UPDATE ledger SET size = 24", FOUND_EDGE },
    { "UPDATE ledger SET size = 26", FOUND_CUT },
    { "UPDATE ledger SET peaks = (SELECT leaf FROM entry WHERE seq = 1)", FOUND_EDGE },
    { "DELETE FROM ledger", FOUND_EDGE },
    { "UPDATE checkpoint SET root = (SELECT leaf FROM entry WHERE seq = 1)", FOUND_SIGNATURE },
    { "UPDATE checkpoint SET root = (SELECT leaf FROM entry WHERE seq = 1)", FOUND_CHECKPOINT },
    { "UPDATE checkpoint SET note = note || 'x' WHERE size = 25;"
      " UPDATE checkpoint SET size = 24",
      FOUND_SIGNATURE },
    { "UPDATE entry SET detail = NULL, salt = NULL, actor = '' WHERE seq = 6", FOUND_ERASED },
    { "UPDATE entry SET salt = NULL WHERE seq = 6", FOUND_ALTERED },
};

static void every_tampering_is_found(struct bench *b)
{
    struct gathered g;
    int64_t made = 0;

    add(&b->c, 25);
    assert_int_equal(checkpoint_publish_all(&b->c, &made), ST_OK);
    assert_int_equal(made, 1);
    assert_int_equal(verify_now(b, &g, NULL), 0);
    for (size_t i = 0; i < ARRAY_LEN(tampering); i++) {
        assert_int_equal(db_begin(b->t.db), ST_OK);
        testdb_sql(b->t.db, tampering[i].sql);
        (void)verify_now(b, &g, NULL);
        if (g.kinds[tampering[i].kind] == 0)
            print_error("not found: %s\n", tampering[i].sql);
        assert_true(g.kinds[tampering[i].kind] > 0);
        db_rollback(b->t.db);
    }
    assert_int_equal(verify_now(b, &g, NULL), 0);
}

/* Whoever can write the tables can also make all hashes anew; the published head catches it. */
static void a_log_written_anew_is_found_by_its_old_head(struct bench *b)
{
    struct checkpoint_head old = { .origin = STR("runut/1811") };
    struct checkpoint kept = { 0 };
    struct gathered g;
    bool signed_ok = false;

    add(&b->c, 25);
    assert_int_equal(checkpoint_current(&b->c, UNIT, &kept), ST_OK);
    assert_true(checkpoint_read(&b->t.arena, kept.note, b->app.sign_public, &old, &signed_ok));
    assert_true(signed_ok);
    assert_int_equal(old.head.size, 25);
    assert_int_equal(verify_now(b, &g, &old), 0);

    testdb_sql(b->t.db, "DELETE FROM entry; DELETE FROM ledger");
    add(&b->c, 25);
    assert_int_equal(verify_now(b, &g, NULL), 0); /* consistent in itself */
    assert_true(verify_now(b, &g, &old) > 0);
    assert_int_equal(g.kinds[FOUND_CHECKPOINT], 1);

    testdb_sql(b->t.db, "DELETE FROM entry; DELETE FROM ledger");
    add(&b->c, 10); /* and a tail that was cut off */
    assert_true(verify_now(b, &g, &old) > 0);
    assert_int_equal(g.kinds[FOUND_CUT], 1);
}

static void two_histories_are_never_signed(struct bench *b)
{
    struct checkpoint k = { 0 };
    int64_t made = 0;

    add(&b->c, 9);
    assert_int_equal(checkpoint_publish_all(&b->c, &made), ST_OK);
    assert_int_equal(checkpoint_publish_all(&b->c, &made), ST_OK);
    assert_int_equal(made, 0); /* nothing has happened since */
    testdb_sql(b->t.db, "DELETE FROM entry; DELETE FROM ledger");
    add(&b->c, 12);
    assert_int_equal(checkpoint_current(&b->c, UNIT, &k), ST_FAULT);
    assert_int_equal(checkpoint_publish_all(&b->c, &made), ST_FAULT);
}

static void erasing_leaves_a_log_that_holds(struct bench *b)
{
    struct inclusion in;
    struct gathered g;

    add(&b->c, 9);
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
        assert_int_equal(ledger_erase(&b->c, UNIT, 4, STR("permintaan")), ST_OK);
        assert_int_equal(ledger_erase(&b->c, UNIT, 4, STR("lagi")), ST_CONFLICT);
    }
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
        assert_int_equal(ledger_erase(&b->c, UNIT, 4, STR("permintaan")), ST_OK);
        assert_int_equal(tx_commit(&tx), ST_OK);
    }
    assert_int_equal(verify_now(b, &g, NULL), 0);
    assert_int_equal(proof_inclusion(&b->c, UNIT, 4, &in), ST_OK);
    assert_true(in.holds);
    assert_null(in.salt.p);
}

static void texts_of_proofs_are_read_again(struct bench *b)
{
    struct inclusion in, again;
    struct checkpoint_head head;
    bool signed_ok = false;
    struct str text;

    add(&b->c, 21);
    assert_int_equal(proof_inclusion(&b->c, UNIT, 13, &in), ST_OK);
    text = proof_inclusion_text(&b->t.arena, &in);
    assert_true(proof_inclusion_read(&b->t.arena, text, &again));
    assert_int_equal(again.seq, 13);
    assert_true(checkpoint_read(&b->t.arena, again.note, b->app.sign_public, &head, &signed_ok));
    assert_true(signed_ok);
    assert_true(merkle_inclusion_check(&in.leaf, again.seq, &head.head, &again.proof));
    /* Any letter of the signed text that changes breaks the signature. */
    for (size_t i = 0; i + 1 < in.note.n && in.note.p[i + 1] != '\n'; i++) {
        char *bent = str_z(&b->t.arena, in.note);

        bent[i] = (char)(bent[i] ^ 1);
        assert_false(note_signed(&b->t.arena, (struct str){ bent, in.note.n }, b->app.sign_public));
    }
}

/* ── Several writers ── */

#define WRITERS 4
#define EACH 25

struct writer {
    struct bench *b;
    struct db *db;
    pthread_t thread;
    int done;
};

static void *write_some(void *with)
{
    struct writer *w = with;
    struct arena a;

    arena_init(&a);
    while (w->done < EACH) {
        struct ctx c;
        CLEANUP(tx_end) struct tx tx = { 0 };

        ctx_system(&c, &w->b->app, w->db, &a, UNIT);
        if (tx_begin(&c, &tx) == ST_OK && audit(&c, "x.y", "z", 1, STR("")) == ST_OK &&
            tx_commit(&tx) == ST_OK)
            w->done++;
    }
    arena_done(&a);
    return NULL;
}

static void writers_at_once_make_one_log(struct bench *b)
{
    struct writer w[WRITERS];
    struct gathered g;
    int64_t size = 0;

    for (int i = 0; i < WRITERS; i++) {
        w[i] = (struct writer){ .b = b, .db = testdb_connect(&b->t) };
        pthread_create(&w[i].thread, NULL, write_some, &w[i]);
    }
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(w[i].thread, NULL);
        db_close(&w[i].db);
    }
    assert_int_equal(ledger_size(&b->c, UNIT, &size), ST_OK);
    assert_int_equal(size, WRITERS * EACH);
    assert_int_equal(verify_now(b, &g, NULL), 0);
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open(&b, on->kind);
    on->test(&b);
    testdb_done(&b.t);
}

/* ── Without a database ── */

/* The text is hashed for ever: it must never change. */
static void the_text_of_an_entry_is_fixed(void **state)
{
    struct arena a;
    struct entry_fields e = { 1,
                              5,
                              1735689600000000,
                              3,
                              17,
                              STR("Rina \"W\"\n"),
                              STR("month.reported"),
                              STR("month"),
                              STR("{\"note\":[\"\",\"ya\"]}") };

    (void)state;
    arena_init(&a);
    assert_string_equal(str_z(&a, entry_text(&a, &e)),
                        "[\"runut-entry-1\",1,5,1735689600000000,3,\"Rina \\\"W\\\"\\n\","
                        "\"month.reported\",\"month\",17,"
                        "\"{\\\"note\\\":[\\\"\\\",\\\"ya\\\"]}\"]");
    arena_done(&a);
}

/* The example of the signed-note format's own documentation. */
static void the_known_note_is_understood(void **state)
{
    const struct str vkey =
        STR("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    const struct str note = STR("If you think cryptography is the answer to your problem,\n"
                                "then you don't know what your problem is.\n"
                                "\n"
                                "\xe2\x80\x94 PeterNeumann "
                                "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgK"
                                "vqfqdngotpRZb6KE6RyyBwJnAM=\n");
    uint8_t pub[SIGN_PUBLIC_LEN];
    struct arena a;
    struct str name;

    (void)state;
    arena_init(&a);
    assert_true(checkpoint_vkey_parse(&a, vkey, &name, pub));
    assert_true(str_eq(name, STR("PeterNeumann")));
    assert_true(str_eq(checkpoint_vkey(&a, name, pub), vkey));
    assert_true(note_signed(&a, note, pub));
    assert_false(checkpoint_vkey_parse(
        &a, STR("Peter+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"), &name, pub));
    arena_done(&a);
}

static void keys_are_made_once_and_kept(void **state)
{
    char dir[] = "/tmp/runut-keys-XXXXXX";
    struct app one = { 0 }, two = { 0 };
    struct stat st;
    struct arena a;
    struct str error = STR("");

    (void)state;
    arena_init(&a);
    assert_non_null(mkdtemp(dir));
    one.data_dir = two.data_dir = str_of(dir);
    assert_int_equal(keys_open(&one, false, &a, &error), ST_INVALID);
    assert_true(error.n > 0);
    assert_int_equal(keys_open(&one, true, &a, &error), ST_OK);
    assert_int_equal(keys_open(&two, false, &a, &error), ST_OK);
    assert_memory_equal(one.sign_secret, two.sign_secret, SIGN_SECRET_LEN);
    assert_memory_equal(one.cookie_key, two.cookie_key, sizeof(one.cookie_key));
    assert_memory_equal(one.data_key, two.data_key, sizeof(one.data_key));
    assert_memory_not_equal(one.cookie_key, one.data_key, sizeof(one.data_key));
    assert_int_equal(stat(str_printf(&a, "%s/keys/sign", dir).p, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(truncate(str_printf(&a, "%s/keys/sign", dir).p, 20), 0);
    assert_int_equal(keys_open(&two, true, &a, &error), ST_INVALID);
    (void)unlink(str_printf(&a, "%s/keys/sign", dir).p);
    (void)unlink(str_printf(&a, "%s/keys/cookie", dir).p);
    (void)rmdir(str_printf(&a, "%s/keys", dir).p);
    assert_int_equal(rmdir(dir), 0);
    arena_done(&a);
}

static void put_key(struct arena *a, const char *dir, struct str hex)
{
    int fd = open(str_printf(a, "%s/keys/cookie", dir).p, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, hex.p, hex.n), hex.n);
    assert_int_equal(close(fd), 0);
}

static void the_browsers_key_is_replaced_alone(void **state)
{
    char dir[] = "/tmp/runut-keys-XXXXXX";
    struct app app = { 0 }, again = { 0 };
    uint8_t old[32];
    struct stat st;
    struct arena a;
    struct str error = STR(""), path;

    (void)state;
    arena_init(&a);
    assert_non_null(mkdtemp(dir));
    app.data_dir = again.data_dir = str_of(dir);
    path = str_printf(&a, "%s/keys/cookie", dir);
    assert_int_equal(keys_open(&app, true, &a, &error), ST_OK);
    /* An older installation has one key for both. */
    random_bytes(old, sizeof(old));
    put_key(&a, dir, str_printf(&a, STR_FMT "\n", STR_ARG(hex_of(&a, old, sizeof(old)))));
    assert_int_equal(keys_open(&app, false, &a, &error), ST_OK);
    assert_memory_equal(app.cookie_key, old, sizeof(old));
    assert_memory_equal(app.data_key, old, sizeof(old));
    assert_int_equal(key_cookie_replace(&app, &a, &error), ST_OK);
    assert_int_equal(keys_open(&again, false, &a, &error), ST_OK);
    assert_memory_not_equal(again.cookie_key, old, sizeof(old));
    assert_memory_equal(again.data_key, old, sizeof(old));
    assert_int_equal(stat(path.p, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    /* Neither half a key nor one and a half. */
    put_key(&a, dir, str_sub(hex_of(&a, old, sizeof(old)), 0, 62));
    assert_int_equal(keys_open(&again, false, &a, &error), ST_INVALID);
    put_key(&a, dir,
            str_printf(&a, STR_FMT "%.32s", STR_ARG(hex_of(&a, old, sizeof(old))),
                       hex_of(&a, old, sizeof(old)).p));
    assert_int_equal(keys_open(&again, false, &a, &error), ST_INVALID);
    (void)unlink(path.p);
    (void)unlink(str_printf(&a, "%s/keys/sign", dir).p);
    assert_int_equal(rmdir(str_printf(&a, "%s/keys", dir).p), 0); /* nothing else was left in it */
    assert_int_equal(rmdir(dir), 0);
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_of_an_entry_is_fixed),
        cmocka_unit_test(the_known_note_is_understood),
        cmocka_unit_test(keys_are_made_once_and_kept),
        cmocka_unit_test(the_browsers_key_is_replaced_alone),
        ON_EACH_DB(entries_prove_themselves),
        ON_EACH_DB(what_is_rolled_back_leaves_nothing),
        ON_EACH_DB(appending_is_cheap),
        ON_EACH_DB(every_tampering_is_found),
        ON_EACH_DB(a_log_written_anew_is_found_by_its_old_head),
        ON_EACH_DB(two_histories_are_never_signed),
        ON_EACH_DB(erasing_leaves_a_log_that_holds),
        ON_EACH_DB(texts_of_proofs_are_read_again),
        ON_EACH_DB(writers_at_once_make_one_log),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
