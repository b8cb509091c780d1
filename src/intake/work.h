/*
 * work.h: a task that a browser solves before it hands in a public form: little for one person,
 * much for a flood, and without anybody else's service.
 *
 * The task is a text that we sealed, with when it was made and how hard it is; nothing of it is
 * kept. Its answer is the number n for which SHA-256(task ":" n) begins with so many zero bits.
 * That each task serves once is seen to by whoever stores its name (intake_case.task).
 */
#ifndef INTAKE_WORK_H
#define INTAKE_WORK_H

#include "base/crypto.h"
#include "core/ctx.h"

/* About 131,000 hashes: a third of a second on an ordinary computer, two seconds on a slow phone.
 */
#define WORK_BITS 17
#define WORK_LIFE (6 * HOUR) /* how long a form may lie open */

struct work {
    struct str task; /* as it stands in the form */
    struct sha256 name;
    int bits;
    bool fresh;  /* one of ours, not too old */
    bool solved; /* and with its answer */
};

struct str work_new(struct ctx *c, int bits);
/* What a form brought: its task and the answer, which may be missing. */
struct work work_read(struct ctx *c, struct str task, struct str answer);
/* Pure: whether the number solves it. */
bool work_solves(struct str task, struct str answer, int bits);

#endif
