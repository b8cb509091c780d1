/* work.c: makes tasks and checks their answers. */
#include "intake/work.h"

#include "core/token.h"

#define ANSWER_MAX 20 /* digits */
#define PAYLOAD 17    /* seconds in eight bytes, the bits, eight of chance */

/* Short, so that task and answer together are one block of the hash. */
struct str work_new(struct ctx *c, int bits)
{
    char *p = arena_alloc(c->arena, PAYLOAD);

    for (int i = 0; i < 8; i++)
        p[i] = (char)(c->now / SECOND >> (56 - 8 * i) & 0xff);
    p[8] = (char)bits;
    random_bytes(p + 9, 8);
    return text_seal(c->app, c->arena, TOKEN_WORK, (struct str){ p, PAYLOAD });
}

static int zero_bits(const struct sha256 *h)
{
    int n = 0;

    for (size_t i = 0; i < sizeof(h->b); i++) {
        for (int bit = 7; bit >= 0; bit--, n++) {
            if ((h->b[i] >> bit & 1) != 0)
                return n;
        }
    }
    return n;
}

bool work_solves(struct str task, struct str answer, int bits)
{
    struct hasher h;
    struct sha256 hash;

    if (answer.n == 0 || answer.n > ANSWER_MAX)
        return false;
    for (size_t i = 0; i < answer.n; i++) {
        if (answer.p[i] < '0' || answer.p[i] > '9')
            return false;
    }
    hasher_init(&h);
    hasher_add(&h, task.p, task.n);
    hasher_add(&h, ":", 1);
    hasher_add(&h, answer.p, answer.n);
    hash = hasher_end(&h);
    return zero_bits(&hash) >= bits;
}

struct work work_read(struct ctx *c, struct str task, struct str answer)
{
    struct work w = { .task = task };
    struct str text = { 0 };
    int64_t at = 0;

    if (task.n == 0 || task.n > 200 || !text_open(c->app, c->arena, TOKEN_WORK, task, &text) ||
        text.n != PAYLOAD)
        return w;
    for (int i = 0; i < 8; i++)
        at = at << 8 | (unsigned char)text.p[i];
    w.name = sha256_of(task.p, task.n);
    w.bits = text.p[8];
    w.fresh = c->now - at * SECOND < WORK_LIFE && at * SECOND <= c->now + SECOND;
    w.solved = w.fresh && work_solves(task, answer, w.bits);
    return w;
}
