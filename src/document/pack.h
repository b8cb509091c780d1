/*
 * pack.h: ZIP and tar files, written and read member by member. A module (base/module.h):
 * libarchive brings ICU and libstdc++, which nobody needs who looks at a page.
 *
 *     const struct pack_module *pack = module_open("pack", why, sizeof(why));
 */
#ifndef DOCUMENT_PACK_H
#define DOCUMENT_PACK_H

#include <sys/types.h>

#include "base/module.h"
#include "base/str.h"

struct pack; /* an open one; pack->drop() frees it */

enum pack_form { PACK_ZIP, PACK_TAR, PACK_TAR_GZ, PACK_TAR_ZST };

struct pack_member {
    const char *path;   /* when reading: valid until the next one */
    int64_t size, time; /* seconds UTC */
    unsigned mode;      /* 0644 */
    bool squeeze;       /* in a ZIP: worth compressing */
    bool is_file;       /* when reading; not a folder or a link */
};

struct pack_module {
    struct module head;
    /* What cannot be opened answers false to everything. */
    struct pack *(*write)(int fd, enum pack_form form);
    bool (*begin)(struct pack *p, const struct pack_member *m);
    bool (*put)(struct pack *p, const void *bytes, size_t n);
    bool (*end)(struct pack *p);

    struct pack *(*read)(const char *path, size_t block); /* tar; tells compression by itself */
    bool (*is_open)(const struct pack *p);
    int (*next)(struct pack *p, struct pack_member *m); /* 1: there is one; 0: the end; -1 */
    ssize_t (*get)(struct pack *p, void *to, size_t n); /* 0: the member's end; -1 */

    const char *(*why)(struct pack *p); /* the last call failed */
    void (*drop)(struct pack *p);       /* accepts NULL */
};

#endif
