/* arena.h: memory that lives as long as one request, and is freed as a whole.
 *
 * Running out aborts the process: every size that a user controls has a limit before it
 * reaches an arena. Under ASan each allocation is its own block, so that overruns show.
 * Not thread-safe: an arena belongs to one thread at a time. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *head; /* all blocks, newest first */
    char *at, *end;           /* free part of the newest */
    size_t total;             /* bytes handed out */
    bool secret;              /* arena_secret() */
};

void arena_init(struct arena *a);
void arena_reset(struct arena *a); /* frees what was handed out, keeps one block for reuse */
void arena_done(struct arena *a);  /* frees everything; accepts a zeroed one */

/* From here to its end the arena holds what nobody may find later: new blocks are pages of their
 * own, kept out of swap where the limit on locked memory allows it and out of core dumps, and
 * everything handed out, before this too, is overwritten before it is freed. */
void arena_secret(struct arena *a);

/* Zeroed, aligned for any type, never NULL. */
void *arena_alloc(struct arena *a, size_t n) __attribute__((returns_nonnull, malloc));
/* The same with any content, for what is written over at once. */
void *arena_raw(struct arena *a, size_t n) __attribute__((returns_nonnull, malloc));
/* An array of n items; aborts where n * size overflows. */
/* Where the next memory will come from, and how much of it lies there: what is written there first
 * is what arena_raw() of at most that size then gives. */
char *arena_ahead(const struct arena *a, size_t *n);
void *arena_array(struct arena *a, size_t n, size_t size) __attribute__((returns_nonnull, malloc));
void *arena_copy(struct arena *a, const void *p, size_t n) __attribute__((returns_nonnull));

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))

#endif
