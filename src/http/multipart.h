/*
 * multipart.h: multipart/form-data (RFC 7578) as it streams in, in pieces of any size.
 *
 * Nothing is kept but the header lines of the part at hand. Functions return 0 or the status with
 * which the request is refused (request.h, trouble).
 */
#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include "base/str.h"

enum { MULTIPART_HEAD_MAX = 4096, MULTIPART_BOUNDARY_MAX = 70 };

/* Where the parts go. A status other than 0 stops the parser and is returned by it. */
struct multipart_sink {
    /* `file`: the part has a file name, perhaps an empty one. Both texts are well-formed UTF-8
     * without control characters and valid during the call only. */
    int (*begin)(void *with, struct str name, struct str filename, bool file);
    int (*data)(void *with, const char *p, size_t n);
    int (*end)(void *with);
};

enum multipart_state {
    MP_PREAMBLE,  /* before the first delimiter */
    MP_DATA,      /* in a part's content */
    MP_DELIMITER, /* behind a delimiter: "--" or the end of its line follows */
    MP_DASH,      /* one '-' seen */
    MP_LINE_END,  /* CR seen */
    MP_HEAD,      /* a part's header lines */
    MP_END        /* behind the last delimiter: nothing matters any more */
};

struct multipart {
    const struct multipart_sink *sink;
    void *with;
    enum multipart_state state;
    char delimiter[4 + MULTIPART_BOUNDARY_MAX]; /* CR LF "--" boundary */
    size_t n_delimiter, matched;
    char head[MULTIPART_HEAD_MAX];
    size_t n_head;
};

int multipart_init(struct multipart *m, struct str content_type, const struct multipart_sink *sink,
                   void *with);
int multipart_feed(struct multipart *m, const char *p, size_t n);
int multipart_end(const struct multipart *m); /* 400 when the last delimiter never came */

#endif
