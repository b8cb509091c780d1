/*
 * store.h: files by their content.
 *
 * A file lies at DATA/files/ab/cdef..., named by its SHA-256, once however often it is handed in.
 * It is on the disk, synced, before any row may name it; a row that was committed never points to
 * nothing. Files are never changed, and removed only when the last row that named them was removed
 * for a law's sake (forget.c). A file's time of change is when it was last handed in.
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

/* Takes uploads over from the request, outside of any transaction: checks kind and size, gives each
 * its place, syncs. ST_INVALID with a message names the file that is not taken; then none of their
 * rows may be written (a file that was moved already lies there unused). */
NODISCARD enum status store_take(struct ctx *c, const struct upload *u, size_t n,
                                 struct stored *out);

#define STORE_FRESH DAY /* a file that was handed in so short a time ago may get its row yet */

/* Removes a file that no row names; the caller keeps writers out. One that is fresh stays: *young.
 */
NODISCARD enum status store_forget(struct ctx *c, const struct sha256 *hash, bool *young);

/* A file without a name in DATA/tmp, for writing and reading; it ends with its last descriptor,
 * also when we are killed. */
NODISCARD enum status store_temporary(struct ctx *c, int *fd);

/* At most so many bytes of an upload, from a place on; fewer at its end. */
struct str upload_part(struct arena *a, const struct upload *u, int64_t from, size_t most);

/* NUL-terminated. */
struct str store_path(struct arena *a, struct str data_dir, const struct sha256 *hash);
/* Opens for reading. ST_FAULT when it is missing or has another size: the store is damaged. */
NODISCARD enum status store_open(struct ctx *c, const struct sha256 *hash, int64_t size, int *fd);

#endif
