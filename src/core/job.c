/* job.c: the thread that works in the background; see job.h. */
#include "core/job.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>

#include "base/log.h"
#include "core/app.h"
#include "core/checkpoint.h"
#include "core/job_queries.h"

#define JOB_TRIES 10
#define JOB_LOCK (15 * MINUTE) /* longer than any job; after a crash it is tried again then */
#define JOB_POLL (1 * SECOND)
#define START_PAUSE (SECOND / 10) /* after a start whoever waits for a page comes first */
#define GIVE_WAY (SECOND / 4)     /* no longer, so that a busy server does its jobs too */
#define GIVE_WAY_LOOK (SECOND / 50)
#define TICKS_MAX 32

enum status job_add(struct ctx *c, const char *kind, struct str payload, struct str dedupe,
                    int64_t run_at)
{
    assert(c->in_tx);
    return job_put(c, c->who.unit_id, str_of(kind), payload, dedupe, run_at, c->now, false);
}

enum status job_add_idle(struct ctx *c, const char *kind, struct str payload, struct str dedupe)
{
    assert(c->in_tx);
    return job_put(c, c->who.unit_id, str_of(kind), payload, dedupe, c->now, c->now, true);
}

/* 30 s, 1 min, 2 min ... at most 6 hours. */
int64_t job_backoff(int64_t attempts)
{
    int64_t wait = 30 * SECOND;

    for (int64_t i = 1; i < attempts && wait < 6 * HOUR; i++)
        wait *= 2;
    return wait < 6 * HOUR ? wait : 6 * HOUR;
}

static const struct job_kind *kind_by_name(const struct app *app, struct str name)
{
    for (size_t i = 0; app->jobs != NULL && app->jobs[i] != NULL; i++)
        for (const struct job_kind *k = app->jobs[i]; k->name != NULL; k++)
            if (str_eq(str_of(k->name), name))
                return k;
    return NULL;
}

static struct str failure_for_log(struct ctx *c, enum status s)
{
    if (c->failure.detail.n != 0)
        return c->failure.detail;
    if (c->failure.key != NULL)
        return str_of(c->failure.key);
    return str_of(status_name(s));
}

static enum status run_one(struct ctx *c, const struct job *j)
{
    const struct job_kind *k = kind_by_name(c->app, j->kind);
    struct ctx own;
    enum status s;
    struct str why;

    ctx_system(&own, c->app, c->db, c->arena, j->unit_id);
    s = k != NULL ? k->run(&own, j->payload) : ST_NOT_FOUND;
    if (s == ST_OK) {
        s = job_done(c, j->id);
        /* Given up by the administrator, or done by another server after our lock ran out. */
        return s == ST_CONFLICT ? ST_OK : s;
    }
    why = k != NULL ? failure_for_log(&own, s) : STR("no such kind of job in this program");
    log_line(LOG_WARN, "job %" PRId64 " (" STR_FMT ") try %" PRId64 " failed: " STR_FMT, j->id,
             STR_ARG(j->kind), j->attempts, STR_ARG(why));
    s = job_failed(c, j->id, time_now() + job_backoff(j->attempts), why,
                   k == NULL || j->attempts >= JOB_TRIES);
    return s == ST_CONFLICT ? ST_OK : s;
}

enum status job_run_due(struct ctx *c, int max, int *ran)
{
    enum status s = ST_OK;

    for (*ran = 0; *ran < max && s == ST_OK; ++*ran) {
        struct job j = { 0 };
        int64_t now = time_now(), due = 0;

        s = job_due(c, now, &due);
        if (s != ST_OK || due == 0)
            return s;
        s = job_claim(c, now, now + JOB_LOCK, &j);
        if (s == ST_NOT_FOUND)
            return ST_OK;
        if (s == ST_OK)
            s = run_one(c, &j);
    }
    return s;
}

/* ── The thread ── */

struct job_thread {
    const struct app *app;
    struct db *db;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool stop;
    int64_t due[TICKS_MAX]; /* of each tick, monotonic */
};

static bool wait_or_stop(struct job_thread *t, int64_t micro)
{
    struct timespec until;
    bool stop;

    clock_gettime(CLOCK_MONOTONIC, &until);
    micro += until.tv_nsec / 1000;
    until.tv_sec += micro / SECOND;
    until.tv_nsec = micro % SECOND * 1000;
    pthread_mutex_lock(&t->lock);
    while (!t->stop && pthread_cond_timedwait(&t->wake, &t->lock, &until) != ETIMEDOUT)
        ;
    stop = t->stop;
    pthread_mutex_unlock(&t->lock);
    return stop;
}

static void run_ticks(struct job_thread *t, struct arena *a)
{
    size_t n = 0;

    for (size_t i = 0; t->app->ticks != NULL && t->app->ticks[i] != NULL; i++) {
        for (const struct job_tick *k = t->app->ticks[i]; k->name != NULL; k++, n++) {
            struct ctx c;
            enum status s;

            assert(n < TICKS_MAX);
            if (time_mono() < t->due[n])
                continue;
            t->due[n] = time_mono() + k->every;
            ctx_system(&c, t->app, t->db, a, t->app->home_unit);
            s = k->run(&c);
            if (s != ST_OK)
                log_line(LOG_WARN, "%s: " STR_FMT, k->name, STR_ARG(failure_for_log(&c, s)));
            arena_reset(a);
        }
    }
}

/* Whoever waits for an answer comes first: a job takes the writers' turn and a processor. True when
 * the thread is to stop. */
static bool give_way(struct job_thread *t)
{
    const int64_t until = time_mono() + GIVE_WAY;
    bool stop = false;

    while (!stop && atomic_load(t->app->at_work) > 0 && time_mono() < until)
        stop = wait_or_stop(t, GIVE_WAY_LOOK);
    return stop;
}

static void *job_main(void *with)
{
    struct job_thread *t = with;
    struct arena a;
    int64_t made, pause = START_PAUSE;
    struct ctx c;

    arena_init(&a);
    while (!wait_or_stop(t, pause) && !give_way(t)) {
        int ran = 0;

        run_ticks(t, &a);
        ctx_system(&c, t->app, t->db, &a, t->app->home_unit);
        enum status s = job_run_due(&c, 1, &ran);

        if (s != ST_OK && s != ST_BUSY)
            log_line(LOG_ERROR, "jobs: " STR_FMT, STR_ARG(failure_for_log(&c, s)));
        arena_reset(&a);
        pause = s == ST_OK && ran > 0 ? 0 : JOB_POLL;
    }

    ctx_system(&c, t->app, t->db, &a, t->app->home_unit);
    if (checkpoint_publish_all(&c, &made) != ST_OK)
        log_line(LOG_WARN, "the last checkpoints were not stored");
    arena_done(&a);
    return NULL;
}

enum status job_start(struct job_thread **out, const struct app *app, struct arena *a,
                      struct str *error)
{
    struct job_thread *t = arena_new(a, struct job_thread);
    pthread_condattr_t attr;
    struct db_problem why;
    enum status s = db_open(&t->db, app->db_url, false, a, &why);

    if (s != ST_OK) {
        *error = tr_with(a, LANG_ID, why.key, why.arg, ARRAY_LEN(why.arg));
        return s;
    }
    t->app = app;
    pthread_mutex_init(&t->lock, NULL);
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&t->wake, &attr);
    pthread_condattr_destroy(&attr);
    if (pthread_create(&t->thread, NULL, job_main, t) != 0) {
        *error = STR("the job thread could not be started");
        db_close(&t->db);
        return ST_FAULT;
    }
    *out = t;
    return ST_OK;
}

void job_stop(struct job_thread *t)
{
    if (t == NULL)
        return;
    pthread_mutex_lock(&t->lock);
    t->stop = true;
    pthread_cond_signal(&t->wake);
    pthread_mutex_unlock(&t->lock);
    pthread_join(t->thread, NULL);
    pthread_cond_destroy(&t->wake);
    pthread_mutex_destroy(&t->lock);
    db_close(&t->db);
}
