/* reader.h: the server's side of the sandboxed child (src/reader). */
#ifndef DOCUMENT_READER_H
#define DOCUMENT_READER_H

#include "core/ctx.h"
#include "document/readers.h"
#include "reader/reading.h"

/* Why the child gave no answer. */
struct reader_fault {
    enum reason reason; /* REASON_NONE: it crashed, hung or could not be started */
    struct str where;   /* the cell, the part; or what happened, for the log */
};

/* What the child is asked: its arguments, and how much it may say and for how long. */
struct reader_call {
    const char *path;   /* of the file to read; NULL: */
    struct str content; /* its bytes, handed over in memory, so that no disk sees them */
    const char *mode;
    const char *args[2]; /* may be NULL */
    size_t max_answer;   /* bytes of text, all frames together */
    int seconds;         /* by the clock on the wall; 0: 30 */
    /* Called for each frame but the last; text lies in the arena. */
    void (*frame)(void *with, uint32_t a, uint32_t b, struct str text);
    void *with;
};

/* Has the file read and passes the frames on. Nothing that the child says is trusted: a frame too
 * long, too many, or a stream that breaks off is a fault. ST_INVALID: the file is wrong, *fault
 * says why; ST_FAULT: it crashed, was killed by its own sandbox, took too long, or is not there. */
NODISCARD enum status reader_run(struct readers *rs, struct arena *a,
                                 const struct reader_call *call, struct reader_fault *fault);

/* The same for a request: turns a fault into a message ("reader.formula" with
 * the place as {1}) or a log line. */
struct reader_text {
    struct str text; /* UTF-8, lines end in LF */
    int64_t pages;   /* 0 where that means nothing */
    int64_t picture; /* the first page whose words are a picture; 0: none */
};

NODISCARD enum status reader_text(struct ctx *c, const char *path, struct reader_text *out);

/* Words that a machine read from the picture of one page, the first from `page` on that is one. */
struct reader_scan {
    struct str text; /* UTF-8 */
    int64_t next;    /* the next page that is a picture; 0: none */
};
/* ST_NOT_FOUND: nothing here reads pictures; the log says once what to install. */
NODISCARD enum status reader_scan(struct ctx *c, const char *path, int64_t page,
                                  struct reader_scan *out);
/* PNG of a page (from 1) or a picture, at most `side` pixels wide and high. */
NODISCARD enum status reader_preview(struct ctx *c, const char *path, int page, int side,
                                     struct str *png);
/* The pages of a PDF as pictures in a new one (reader/clean.h), in memory from end to end.
 * ST_INVALID: another kind, or broken; the failure says why. */
NODISCARD enum status reader_clean_pdf(struct ctx *c, struct str content, struct str *out);

#endif
