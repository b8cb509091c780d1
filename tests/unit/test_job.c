/* test_job.c: work in the background, mail over a real socket, the morning digest; on both
 * databases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is in ctx.h */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/app.h"
#include "core/digest.h"
#include "core/job.h"
#include "core/mail.h"
#include "core/message.h"
#include "core/message_queries.h"
#include "testdb.h"

#define UNIT 1

static int runs, failures_left;

static enum status flaky(struct ctx *c, struct str payload)
{
    assert_int_equal(c->who.unit_id, UNIT);
    assert_true(str_eq(payload, STR("{\"a\":1}")));
    runs++;
    if (failures_left == 0)
        return ST_OK;
    failures_left--;
    return fail(c, ST_BUSY, "not yet");
}

static const struct job_kind test_jobs[] = { { "flaky", flaky }, { NULL, NULL } };
static const struct job_kind *const all_jobs[] = { core_jobs, test_jobs, NULL };

struct bench {
    struct testdb t;
    struct app app;
    struct ctx c;
};

static void bench_open(struct bench *b, enum db_kind kind)
{
    *b = (struct bench){ 0 };
    testdb_open(&b->t, kind, true);
    b->app = (struct app){ .home_unit = UNIT,
                           .jobs = all_jobs,
                           .data_dir = STR("/nonexistent"),
                           .base_url = STR("https://runut.example") };
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, UNIT);
    testdb_sql(b->t.db,
               "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
               " ('1811', 'KPU Mesuji', 'Mesuji', 'regency', 8, '/1/');"
               "INSERT INTO person (unit_id, name, email, name_search) VALUES"
               " (1, 'Rina, \"Ketua\"', 'rina@example.id', 'rina'), (1, 'Hendra', '', 'hendra'),"
               " (1, 'Tanpa Akun', 'x@example.id', 'x');"
               "INSERT INTO account (person_id, login, password_hash, created_at, lang) VALUES"
               " (1, 'rina', '', 0, 'id'), (2, 'hendra', '', 0, 'en')");
    runs = failures_left = 0;
}

static void put_job(struct bench *b, struct str dedupe, int64_t at)
{
    CLEANUP(tx_end) struct tx tx = { 0 };

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(job_add(&b->c, "flaky", STR("{\"a\":1}"), dedupe, at), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

static void jobs_run_once_and_are_gone(struct bench *b)
{
    int ran = 0;

    put_job(b, (struct str){ 0 }, b->c.now);
    put_job(b, STR("same"), b->c.now);
    put_job(b, STR("same"), b->c.now + HOUR); /* keeps the earlier time */
    put_job(b, STR("later"), time_now() + HOUR);
    assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
    assert_int_equal(ran, 2);
    assert_int_equal(runs, 2);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM job"), 1);
}

/* However long it has waited, what can wait comes behind what is due. */
static void idle_work_comes_last(struct bench *b)
{
    int ran = 0;

    {
        CLEANUP(tx_end) struct tx tx = { 0 };
        assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
        assert_int_equal(job_add_idle(&b->c, "flaky", STR("{\"a\":1}"), STR("idle")), ST_OK);
        assert_int_equal(tx_commit(&tx), ST_OK);
    }
    testdb_sql(b->t.db, "UPDATE job SET run_at = 0");
    put_job(b, STR("due"), b->c.now);
    assert_int_equal(job_run_due(&b->c, 1, &ran), ST_OK);
    assert_true(str_eq(testdb_text(&b->t, "SELECT dedupe FROM job"), STR("idle")));
    assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
    assert_int_equal(ran, 1);
}

static void jobs_are_tried_again_and_given_up(struct bench *b)
{
    int ran = 0;

    failures_left = 100;
    put_job(b, (struct str){ 0 }, b->c.now);
    assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
    assert_int_equal(ran, 1); /* it waits now */
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM job WHERE error = 'not yet'"), 1);
    for (int i = 2; i <= 10; i++) {
        assert_int_equal(testdb_int(&b->t, "SELECT gave_up FROM job"), 0);
        testdb_sql(b->t.db, "UPDATE job SET run_at = 0");
        assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
    }
    assert_int_equal(runs, 10);
    assert_int_equal(testdb_int(&b->t, "SELECT gave_up FROM job"), 1);
    testdb_sql(b->t.db, "UPDATE job SET run_at = 0");
    assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
    assert_int_equal(ran, 0);
}

/* A server that died in the middle of a job leaves it locked; it runs again when the lock ends. */
static void a_job_survives_its_server(struct bench *b)
{
    int ran = 0;

    put_job(b, (struct str){ 0 }, b->c.now);
    testdb_sql(b->t.db, "UPDATE job SET attempts = 1, locked_until = 4000000000000000");
    assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
    assert_int_equal(ran, 0);
    testdb_sql(b->t.db, "UPDATE job SET locked_until = 1000");
    assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
    assert_int_equal(ran, 1);
    assert_int_equal(runs, 1);
}

static void an_unknown_kind_is_kept_for_the_administrator(struct bench *b)
{
    int ran = 0;

    testdb_sql(
        b->t.db,
        "INSERT INTO job (unit_id, kind, payload, run_at, created_at) VALUES (1, 'gone', '', 0, "
        "0)");
    assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
    assert_int_equal(testdb_int(&b->t, "SELECT gave_up FROM job"), 1);
}

/* ── Mail ── */

/* An SMTP server that takes one connection after the other and keeps what it got. */
struct sink {
    int fd;
    unsigned port;
    pthread_t thread;
    atomic_bool refuse;
    char got[65536];
    size_t n;
    char to[2048];
    int taken;
};

static void say_line(FILE *f, const char *line)
{
    (void)fprintf(f, "%s\r\n", line);
    (void)fflush(f);
}

static void sink_data(struct sink *k, FILE *f)
{
    char line[2048];

    say_line(f, "354 go on");
    while (fgets(line, sizeof(line), f) != NULL && strcmp(line, ".\r\n") != 0) {
        size_t n = strlen(line);

        assert_true(k->n + n < sizeof(k->got));
        memcpy(k->got + k->n, line, n);
        k->n += n;
    }
    k->taken++;
    say_line(f, "250 taken");
}

static void sink_talk(struct sink *k, FILE *f)
{
    char line[2048];

    say_line(f, "220 sink");
    while (fgets(line, sizeof(line), f) != NULL) {
        if (strncmp(line, "RCPT", 4) == 0 && k->refuse) {
            say_line(f, "550 nobody here");
        } else if (strncmp(line, "RCPT", 4) == 0) {
            (void)snprintf(k->to, sizeof(k->to), "%s", line);
            say_line(f, "250 ok");
        } else if (strncmp(line, "DATA", 4) == 0) {
            sink_data(k, f);
        } else if (strncmp(line, "QUIT", 4) == 0) {
            say_line(f, "221 bye");
            return;
        } else {
            say_line(f, "250 ok");
        }
    }
}

static void *sink_main(void *with)
{
    struct sink *k = with;
    int fd;

    while ((fd = accept(k->fd, NULL, NULL)) >= 0) {
        FILE *f = fdopen(fd, "r+");

        sink_talk(k, f);
        (void)fclose(f);
    }
    return NULL;
}

static void sink_start(struct sink *k)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t n = sizeof(a);

    *k = (struct sink){ .fd = socket(AF_INET, SOCK_STREAM, 0) };
    assert_int_equal(bind(k->fd, (struct sockaddr *)&a, sizeof(a)), 0);
    assert_int_equal(listen(k->fd, 5), 0);
    assert_int_equal(getsockname(k->fd, (struct sockaddr *)&a, &n), 0);
    k->port = ntohs(a.sin_port);
    assert_int_equal(pthread_create(&k->thread, NULL, sink_main, k), 0);
}

static void sink_stop(struct sink *k)
{
    (void)shutdown(k->fd, SHUT_RDWR);
    (void)pthread_join(k->thread, NULL);
    close(k->fd);
}

static void send_one(struct bench *b, int64_t person)
{
    struct message_new m = { .person_id = person,
                             .subject = STR("Laporan November dikembalikan — mohon dilengkapi"),
                             .body = STR("Satu baris\nDua baris"),
                             .link = STR("/rencana/2025/7.6.2.1"),
                             .mail = true };
    CLEANUP(tx_end) struct tx tx = { 0 };

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(message_send(&b->c, &m), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

static void set_server(struct bench *b, const struct sink *k)
{
    assert_int_equal(setting_put(&b->c, UNIT, STR("smtp_url"),
                                 str_printf(&b->t.arena, "smtp://127.0.0.1:%u", k->port)),
                     ST_OK);
    assert_int_equal(setting_put(&b->c, UNIT, STR("smtp_from"), STR("runut@example.id")), ST_OK);
}

static void mail_arrives(struct bench *b)
{
    struct sink k;
    struct str got;
    int ran = 0;

    sink_start(&k);
    set_server(b, &k);
    send_one(b, 1);
    send_one(b, 2); /* has no address: the inbox is enough */
    assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
    assert_int_equal(ran, 2);
    sink_stop(&k);
    got = (struct str){ k.got, k.n };
    assert_int_equal(k.taken, 1);
    assert_true(str_has(str_of(k.to), STR("<rina@example.id>")));
    assert_true(str_has(got, STR("Content-Type: text/plain; charset=UTF-8\r\n")));
    assert_true(str_has(got, STR("Subject: =?UTF-8?B?")));
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM job"), 0);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message WHERE mailed_at IS NOT NULL"),
                     1);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message"), 2);
}

static void refused_mail_is_tried_again(struct bench *b)
{
    struct sink k;
    int ran = 0;

    sink_start(&k);
    k.refuse = true;
    set_server(b, &k);
    send_one(b, 1);
    assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
    assert_int_equal(
        testdb_int(&b->t, "SELECT COUNT(*) FROM job WHERE attempts = 1 AND error <> ''"), 1);
    k.refuse = false;
    testdb_sql(b->t.db, "UPDATE job SET run_at = 0");
    assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
    sink_stop(&k);
    assert_int_equal(k.taken, 1);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM job"), 0);
}

static void without_a_server_the_inbox_is_complete(struct bench *b)
{
    int ran = 0;

    send_one(b, 1);
    assert_int_equal(job_run_due(&b->c, 10, &ran), ST_OK);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM job"), 0);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message WHERE mailed_at IS NULL"), 1);
    {
        CLEANUP(tx_end) struct tx tx = { 0 };

        assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
        assert_int_equal(message_settle(&b->c, STR("/rencana/2025/7.6.2.1")), ST_OK);
        assert_int_equal(tx_commit(&tx), ST_OK);
    }
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message WHERE read_at IS NULL"), 0);
}

/* ── Digest ── */

static bool nothing_open;

static enum status two_items(struct ctx *c, int64_t person_id, int32_t today,
                             struct digest_item **item, size_t *n)
{
    *n = nothing_open || person_id != 1 ? 0 : 2;
    *item = arena_array(c->arena, 2, sizeof(**item));
    (*item)[0] = (struct digest_item){
        DIGEST_DUE, STR("7.6.2.1"), STR("Laporan November"), STR(""), STR("/rencana/2025/7.6.2.1"),
        today + 3
    };
    (*item)[1] = (struct digest_item){
        DIGEST_LATE, STR("4.3.3.1"), STR("Laporan Oktober"), STR("bulannya sudah lewat"),
        STR("/x"),   today - 3
    };
    return ST_OK;
}

static const struct digest_source two = { "two", two_items };
static const struct digest_source *const sources[] = { &two, NULL };

static int64_t at(int month, int day, int hour)
{
    return time_from_civil(
        (struct civil){ .year = 2025, .month = month, .day = day, .hour = hour, .minute = 1 }, 8);
}

static void tick(struct bench *b, int64_t now, int64_t messages)
{
    b->c.now = now;
    assert_int_equal(digest_tick(&b->c), ST_OK);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message"), messages);
}

static void the_digest_comes_once_a_working_morning(struct bench *b)
{
    b->app.digests = sources;
    nothing_open = false;
    testdb_sql(b->t.db, "INSERT INTO holiday (day, unit_id, name, kind, source) VALUES"
                        " ('2025-12-25', 0, 'Natal', 'national', 'SKB')");
    tick(b, at(12, 10, 6), 0);  /* Wednesday, too early */
    tick(b, at(12, 10, 7), 1);  /* in the unit's own zone */
    tick(b, at(12, 10, 8), 1);  /* once a day */
    tick(b, at(12, 11, 18), 1); /* too late to be a morning */
    tick(b, at(12, 12, 9), 2);  /* the server was down at seven */
    tick(b, at(12, 13, 7), 2);  /* Saturday */
    tick(b, at(12, 25, 7), 2);  /* a holiday */
    nothing_open = true;
    tick(b, at(12, 26, 7), 2); /* all was handled */
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM message WHERE person_id = 1"), 2);
    assert_int_equal(testdb_int(&b->t, "SELECT COUNT(*) FROM job WHERE kind = 'mail'"), 2);
}

static void the_digest_says_what_is_late_first(struct bench *b)
{
    struct message *row = NULL;
    size_t n = 0;

    b->app.digests = sources;
    nothing_open = false;
    tick(b, at(12, 10, 7), 1);
    assert_int_equal(message_page(&b->c, UNIT, 1, INT64_MAX, 10, &row, &n), ST_OK);
    assert_int_equal(n, 1);
    assert_true(str_starts(row[0].body, STR("Terlambat\n- 4.3.3.1 Laporan Oktober (")));
    assert_true(str_has(row[0].body, STR("\n\nJatuh tempo\n- 7.6.2.1 Laporan November (")));
    assert_true(str_has(row[0].body, STR("https://runut.example/rencana/2025/7.6.2.1")));
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open(&b, on->kind);
    on->test(&b);
    testdb_done(&b.t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(jobs_run_once_and_are_gone),
        ON_EACH_DB(idle_work_comes_last),
        ON_EACH_DB(jobs_are_tried_again_and_given_up),
        ON_EACH_DB(a_job_survives_its_server),
        ON_EACH_DB(an_unknown_kind_is_kept_for_the_administrator),
        ON_EACH_DB(mail_arrives),
        ON_EACH_DB(refused_mail_is_tried_again),
        ON_EACH_DB(without_a_server_the_inbox_is_complete),
        ON_EACH_DB(the_digest_comes_once_a_working_morning),
        ON_EACH_DB(the_digest_says_what_is_late_first),
    };

    crypto_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
