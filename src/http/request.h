/* request.h: one HTTP request as the program sees it: parsed, limited, checked as UTF-8. */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include "base/arena.h"
#include "base/crypto.h"
#include "base/status.h"

enum method { GET, POST, METHOD_OTHER }; /* HEAD is GET without a body */

struct param {
    struct str name, value;
};

struct params {
    const struct param *p;
    size_t n;
};

/* A file field of a multipart form, written and hashed as it came, not synced. The file has no name
 * and ends with the request, unless the handler links it to a place (document/store.c). */
struct upload {
    struct str field,
        name;           /* name: as the browser said, last path part only; display, never a path */
    int fd;             /* the request's; -1 with BODY_SEALED */
    struct str content; /* BODY_SEALED: the bytes, in the request's memory */
    int64_t size;
    struct sha256 hash;
};

struct request {
    enum method method;
    bool head;
    struct str path;    /* decoded, no "//", no "..", begins with '/' */
    struct str query;   /* raw, without '?' */
    struct params args; /* of the query */
    struct params form; /* of the body */
    const struct upload *upload;
    size_t n_upload;
    struct str body; /* of application/json; empty otherwise */
    struct params cookies;
    struct params path_args; /* filled by the router: ":id" */
    struct str
        client; /* numeric address; from X-Forwarded-For only where the peer is a trusted proxy */
    bool https;
    /* Set when the request could not be read: 400, 404, 405, 408, 411, 413, 415, 503 or 507. The
     * handler then only says so (as a GET would; form, upload and body are empty). */
    int trouble;
    bool may_wait; /* this is a worker's thread: nobody else waits for it */
    void *handle;  /* http's own */
};

/* First value of that name, or the empty text. */
struct str params_get(struct params p, const char *name);
bool params_has(struct params p, const char *name);
struct str request_header(const struct request *r, const char *name);

/* What the body may hold, declared by the route. */
enum body {
    BODY_NONE,       /* no body is read */
    BODY_FORM,       /* urlencoded, or multipart without files: 1 MiB, 500 fields */
    BODY_FILES,      /* multipart with files: the limit of the setting, 20 files */
    BODY_OPEN_FILES, /* from anybody: files up to 25 MB, 130 MB in all; of a larger one the size
                        alone is told, so that the rest of the form is not lost */
    BODY_JSON,       /* application/json: 1 MiB */
    BODY_NONE_SLOW,  /* of a GET whose answer is drawn or read by a child: a worker makes it */
    /* What nobody may find later on the machine (request_secret()): a form whose files stay in
     * memory and never touch a disk, at most SEALED_FILES of SEALED_FILE_MAX. Few large ones are
     * taken in at once; those up to SEALED_SMALL have places of their own. */
    BODY_SEALED,
    BODY_NONE_SEALED /* of a GET whose answer is such: a worker makes it */
};

enum {
    SEALED_FILES = 5,
    SEALED_FILE_MAX = 10 * 1024 * 1024,
    SEALED_BODY_MAX = 26 * 1024 * 1024, /* all of it */
    SEALED_SMALL = 256 * 1024,
    SEALED_AT_ONCE = 4,
    SEALED_SMALL_AT_ONCE = 48
};

#endif
