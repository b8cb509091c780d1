/* response.h: what a handler answers. Built on the request's arena, sent by server.c. */
#ifndef HTTP_RESPONSE_H
#define HTTP_RESPONSE_H

#include "html/out.h"
#include "http/request.h"

struct cached; /* cache.h */

struct response {
    int status; /* 200 unless set */
    struct param header[24];
    size_t n_header;
    struct out *out; /* HTML written so far; NULL when the body is below */
    struct str body; /* any other body, in the arena or static */
    int fd;          /* >= 0: the file is the body, closed after sending */
    int64_t fd_size;
    bool later;                /* nothing yet: ask again on a thread that may wait */
    const struct cached *page; /* a ready page, shared between requests; holds a reference */
};

void response_header(struct response *r, const char *name,
                     struct str value); /* CR and LF are refused by assert */

#endif
