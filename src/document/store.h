/*
 * store.h: files by their content.
 *
 * A file lies at DATA/files/ab/cdef..., named by its SHA-256, once however often it is handed in.
 * It is on the disk, synced, before any row may name it; a row that was committed never points to
 * nothing. Files are never changed and never removed by the program.
 */
#ifndef DOCUMENT_STORE_H
#define DOCUMENT_STORE_H

#include "core/ctx.h"
#include "document/media.h"

struct stored {
    struct sha256 hash;
    int64_t size;
    struct str name; /* cleaned: one line, at most 200 characters */
    const struct media *media;
};

/* Makes DATA/files/00 to ff, DATA/tmp and DATA/cache where they are missing, and syncs them then:
 * at each start. False: errno says why, *path what. */
bool store_make(struct arena *a, struct str data_dir, const char **path);

/* Takes uploads over from the request, outside of any transaction: checks kind and size, moves each
 * into place, syncs. ST_INVALID with a message names the file that is not taken; then none of their
 * rows may be written (a file that was moved already lies there unused). */
NODISCARD enum status store_take(struct ctx *c, const struct upload *u, size_t n,
                                 struct stored *out);

/* NUL-terminated. */
struct str store_path(struct arena *a, struct str data_dir, const struct sha256 *hash);
/* Opens for reading. ST_FAULT when it is missing or has another size: the store is damaged. */
NODISCARD enum status store_open(struct ctx *c, const struct sha256 *hash, int64_t size, int *fd);

#endif
