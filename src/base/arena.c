/* arena.c: memory that lives as long as one request.
 *
 * Blocks are chained, newest first. In an ordinary build a block holds many allocations; under
 * ASan every allocation is a block, so that its red zones stand around each object. */
#include "base/arena.h"

#include <stdint.h>
#include <sys/mman.h>

#include "base/log.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ONE_EACH 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ONE_EACH 1
#endif
#endif
#ifndef ARENA_ONE_EACH
#define ARENA_ONE_EACH 0
#endif

#define ALIGN 16U
#define BLOCK_SIZE ((size_t)64 * 1024)

struct arena_block {
    struct arena_block *older;
    size_t size;   /* of data */
    size_t mapped; /* bytes of its own mapping; 0: from malloc() */
    _Alignas(ALIGN) char data[];
};

static void die(const char *why)
{
    log_line(LOG_ERROR, "arena: %s", why);
    abort();
}

void arena_init(struct arena *a)
{
    *a = (struct arena){ 0 };
}

void arena_secret(struct arena *a)
{
    a->secret = true;
    a->at = a->end = NULL; /* what is left of an ordinary block stays unused */
}

/* Pages that neither swap nor a core dump holds. A lock that the limit refuses leaves them usable:
 * a report that cannot be locked is still better sealed than turned away. */
static struct arena_block *block_map(size_t size)
{
    struct arena_block *b =
        mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (b == MAP_FAILED)
        return NULL;
    (void)mlock(b, size);
    (void)madvise(b, size, MADV_DONTDUMP);
    b->mapped = size;
    return b;
}

static void block_free(const struct arena *a, struct arena_block *b)
{
    if (a->secret)
        explicit_bzero(b->data, b->size);
    if (b->mapped > 0)
        (void)munmap(b, b->mapped);
    else
        free(b);
}

static struct arena_block *block_new(struct arena *a, size_t size)
{
    struct arena_block *b = NULL;

    if (size > SIZE_MAX / 2)
        die("a request for more memory than there is");
    if (a->secret && !ARENA_ONE_EACH) {
        b = block_map(sizeof(*b) + size);
    } else {
        b = malloc(sizeof(*b) + size);
        if (b != NULL)
            b->mapped = 0;
    }
    if (b == NULL) {
        die("out of memory");
        abort();
    }
    b->size = size;
    b->older = a->head;
    a->head = b;
    return b;
}

char *arena_ahead(const struct arena *a, size_t *n)
{
    *n = ARENA_ONE_EACH ? 0 : (size_t)(a->end - a->at) & ~(size_t)(ALIGN - 1);
    return a->at;
}

void *arena_raw(struct arena *a, size_t n)
{
    size_t need = 0;
    char *p = NULL;

    if (n > SIZE_MAX / 4)
        die("a request for more memory than there is");
    need = n == 0 ? 1 : n;
    a->total += need;
    if (ARENA_ONE_EACH)
        return block_new(a, need)->data;

    need = (need + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if ((size_t)(a->end - a->at) < need) {
        struct arena_block *b = block_new(a, need > BLOCK_SIZE / 4 ? need : BLOCK_SIZE);

        if (need > BLOCK_SIZE / 4 && b->older != NULL) {
            /* A large object gets its own block and leaves the rest of the newest one in use. */
            a->head = b->older;
            b->older = a->head->older;
            a->head->older = b;
            return b->data;
        }
        a->at = b->data;
        a->end = b->data + b->size;
    }
    p = a->at;
    a->at += need;
    return p;
}

void *arena_alloc(struct arena *a, size_t n)
{
    return memset(arena_raw(a, n), 0, n == 0 ? 1 : n);
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
    size_t bytes = 0;

    if (__builtin_mul_overflow(n, size, &bytes))
        die("an array larger than memory");
    return arena_alloc(a, bytes);
}

void *arena_copy(struct arena *a, const void *p, size_t n)
{
    void *copy = arena_raw(a, n);

    if (n > 0)
        memcpy(copy, p, n);
    return copy;
}

void arena_reset(struct arena *a)
{
    struct arena_block *keep = NULL, *b = a->head;

    while (b != NULL) {
        struct arena_block *older = b->older;

        if (!ARENA_ONE_EACH && !a->secret && keep == NULL && b->size == BLOCK_SIZE)
            keep = b;
        else
            block_free(a, b);
        b = older;
    }
    *a = (struct arena){ 0 };
    if (keep != NULL) {
        keep->older = NULL;
        a->head = keep;
        a->at = keep->data;
        a->end = keep->data + keep->size;
    }
}

void arena_done(struct arena *a)
{
    struct arena_block *b = a->head;

    while (b != NULL) {
        struct arena_block *older = b->older;

        block_free(a, b);
        b = older;
    }
    *a = (struct arena){ 0 };
}
