/*
 * job.h: work that does not wait for anybody's click: kept in the database, so that it survives a
 * restart, and tried again until it succeeds or is given up and shown to the administrator.
 *
 * A job is run at least once: its function must do no harm when it runs again.
 */
#ifndef CORE_JOB_H
#define CORE_JOB_H

#include "core/ctx.h"

/* One kind of job. c acts as the system in the job's unit, outside a transaction. ST_OK: done;
 * anything else: tried again later, after 10 tries given up. */
struct job_kind {
    const char *name;
    enum status (*run)(struct ctx *c, struct str payload);
};

/* Something that is looked at every so often by each running server; must be harmless when two
 * look at once. */
struct job_tick {
    const char *name;
    int64_t every; /* microseconds */
    enum status (*run)(struct ctx *c);
};

/* app->jobs and app->ticks: arrays of arrays, as the routes; these end with a NULL name. */
extern const struct job_kind core_jobs[];
extern const struct job_tick core_ticks[];

/* Inside the caller's transaction. With a `dedupe` that a waiting job has already, that one is
 * kept and takes the earlier time. */
NODISCARD enum status job_add(struct ctx *c, const char *kind, struct str payload,
                              struct str dedupe, int64_t run_at);

/* The same for work that takes seconds and that nobody waits for: it is taken, one piece at a time,
 * when nothing else is due. */
NODISCARD enum status job_add_idle(struct ctx *c, const char *kind, struct str payload,
                                   struct str dedupe);

/* Runs what is due, at most `max` jobs; for the thread, and for tests and commands. */
NODISCARD enum status job_run_due(struct ctx *c, int max, int *ran);
/* How long to wait after that many tries. */
int64_t job_backoff(int64_t attempts);

struct job_thread;
/* One thread with its own database connection, until job_stop(), which waits for the job in hand
 * and publishes the last checkpoints. */
NODISCARD enum status job_start(struct job_thread **out, const struct app *app, struct arena *a,
                                struct str *error);
void job_stop(struct job_thread *t); /* accepts NULL */

#endif
