/*
 * readers.h: the programs that read strangers' files (reader/serve.h), started when they are first
 * needed and kept for the next file.
 *
 * A reader has one file at a time and reads each in a child of its own. The children of one reader
 * have the same layout of memory. So that nobody can learn it from one file and use it with
 * another, a reader whose child was killed is ended, and readers_rest() ends all the others now
 * and then.
 */
#ifndef DOCUMENT_READERS_H
#define DOCUMENT_READERS_H

#include <sys/types.h>

#include "base/arena.h"
#include "base/status.h"
#include "core/job.h"

struct readers;

/* One that has been called and owes its child's end. */
struct reader {
    pid_t pid;
    int fd;
};

/* On the arena; nothing is started. `tool` is the path of runut-reader and must stay. */
struct readers *readers_new(struct arena *a, const char *tool);
/* Ends those that wait. Those at work are ended by who called them. */
void readers_rest(struct readers *rs);       /* accepts NULL */
extern const struct job_tick reader_ticks[]; /* does so every minute */

/* True the first time only: for what the log says once. */
bool readers_first(struct readers *rs);

/* Calls one with up to CALL_WORDS words (the others NULL), the file and the pipe for the answer;
 * both stay the caller's to close. False: none could be started, or the words are too long. Else
 * it belongs to the caller, who ends with reader_done(). */
NODISCARD bool readers_call(struct readers *rs, const char *const words[], const int fd[2],
                            struct reader *out);
/* Waits until its child has ended, no longer than `until` (time_mono()), and says how, as waitpid()
 * does; a child that has not ended by then is killed. */
int reader_done(struct readers *rs, struct reader *r, int64_t until);

#endif
