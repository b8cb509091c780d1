/*
 * cache.h: finished pages and big fragments, shared by all threads.
 *
 * An entry is never stale, because it is asked for under the version of the data it shows:
 * cache_get() with another version misses. Least recently used entries go when the budget (bytes)
 * is full.
 */
#ifndef HTTP_CACHE_H
#define HTTP_CACHE_H

#include "base/str.h"

struct cache;
struct cached; /* reference-counted, immutable */

struct cache *cache_new(size_t budget); /* bytes */
void cache_free(struct cache *c);       /* what somebody still holds stays */

/* NULL when there is none of that key and version. The caller owns a reference. */
const struct cached *cache_get(struct cache *c, struct str key, uint64_t version);
/* Copies the bytes; replaces what the key had; returns a reference. `type` is the media type of a
 * whole page (then ETag, gzip and brotli forms are made with it) or empty for a fragment. */
const struct cached *cache_put(struct cache *c, struct str key, uint64_t version, struct str bytes,
                               struct str type);
void cached_release(const struct cached *e); /* accepts NULL */
struct str cached_bytes(const struct cached *e);

#endif
