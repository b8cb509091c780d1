/* job_table.c: the background work that core itself has. */
#include "core/checkpoint.h"
#include "core/digest.h"
#include "core/job.h"
#include "core/mail.h"

const struct job_kind core_jobs[] = {
    { "mail", mail_job },
    { NULL, NULL },
};

static enum status checkpoint_tick(struct ctx *c)
{
    int64_t made = 0;

    return checkpoint_publish_all(c, &made);
}

const struct job_tick core_ticks[] = {
    { "checkpoint", MINUTE, checkpoint_tick },
    { "digest", MINUTE, digest_tick },
    { NULL, 0, NULL },
};
