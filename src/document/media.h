/* media.h: which kinds of files are taken as documents, told by their bytes. */
#ifndef DOCUMENT_MEDIA_H
#define DOCUMENT_MEDIA_H

#include "base/str.h"

struct media {
    const char *type;   /* "application/pdf" */
    const char *label;  /* "PDF", the same in every language */
    const char *suffix; /* ".pdf"; the usual one */
    bool preview;       /* the reader makes pictures of it */
    bool text;          /* the reader finds words in it */
};

/* What the first bytes (at least 4096, or all) and the last (for a ZIP's directory: at least 64
 * KiB, or all) are; the name only chooses among kinds that bytes cannot tell apart. NULL: not a
 * kind that is taken, HTML and programs among them. */
const struct media *media_of(struct str head, struct str tail, struct str name);
/* By its type's name; NULL when it is none of ours. */
const struct media *media_by_type(struct str type);
/* The kind that a name's suffix promises; NULL when it promises none of ours. */
const struct media *media_by_name(struct str name);

#define MEDIA_HEAD 4096
#define MEDIA_TAIL ((int64_t)66 * 1024)

#endif
