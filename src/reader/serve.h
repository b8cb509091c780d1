/*
 * serve.h: what the server and its readers say to each other, and the reader's side of it.
 *
 * A reader waits on its standard input, a socket that keeps messages apart. A call is up to
 * CALL_WORDS words, each with its NUL, and two descriptors (SCM_RIGHTS): the file, and the pipe for
 * the answer (reading.h). When the child that answered has ended, its status comes back as
 * waitpid() tells it, an int. When the server hangs up, the reader ends.
 */
#ifndef READER_SERVE_H
#define READER_SERVE_H

#define CALL_WORDS 3
#define CALL_MAX 1024 /* bytes of the words */

/* Answers calls until the server hangs up. Each file has a child of its own, forked from this
 * process, which never sees a byte of any: what one file does to its reader's memory is gone before
 * the next. The child has the file as standard input, the pipe as standard output and nothing else;
 * `answer` does not return. Words that were not said are NULL. */
void serve(void (*answer)(char *const words[CALL_WORDS]));

#endif
