/*
 * cached.h: what an entry of the cache holds, for the files of this folder.
 */
#ifndef HTTP_CACHED_H
#define HTTP_CACHED_H

#include <pthread.h>
#include <stdatomic.h>

#include "http/cache.h"
#include "http/encode.h"

struct cached {
    atomic_uint refs;
    uint64_t version, hash;
    struct str key, bytes, type; /* behind the struct, in one allocation */
    char etag[24];               /* with its quotes, NUL-terminated; whole pages only */
    size_t charge;               /* what counts against the budget */
    struct cached *chain;        /* in the bucket */
    struct cached *newer, *older;

    pthread_mutex_t making;             /* held by whoever makes one of the forms below */
    struct str encoded[ENC_COUNT];      /* [ENC_PLAIN] unused */
    atomic_bool has_encoded[ENC_COUNT]; /* made (perhaps empty: not worth it) */
    struct str part;                    /* a fragment as deflate_part() gives it */
    uint32_t crc;
    atomic_bool has_part;

    _Atomic(void *) ready; /* the server's finished responses, and how to free them */
    void (*ready_free)(void *);
};

/* The entry itself, for making its forms: the contents seen through a const pointer never change.
 */
struct cached *cached_own(const struct cached *e);
/* Made at the first call; empty where compressing does not pay. */
struct str cached_encoded(const struct cached *e, enum encoding enc);
struct piece cached_piece(const struct cached *e);

#endif
