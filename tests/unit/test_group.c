/* test_group.c: turns within one transaction, against a pretended database that counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "db/group.h"

enum { THREADS = 8, PARTS = 400 };

/* What is written, what of it is durable, and whether only one thread is inside. */
struct store {
    struct group group;
    atomic_int inside;
    int pending;
    int durable;
    int commits;
    bool overlapped;
};

struct writer {
    struct store *store;
    unsigned seed;
    int done, undone, refused; /* parts */
};

static unsigned chance(struct writer *w)
{
    w->seed = w->seed * 1103515245U + 12345U;
    return w->seed >> 16 & 0xffU;
}

/* Every seventh commit fails, and with it all that it held. */
static struct group_outcome commit(struct store *s)
{
    struct group_outcome how = { .s = ST_OK };

    (void)usleep(200);
    if (++s->commits % 7 == 0) {
        how.s = ST_FAULT;
        how.full = true;
        memcpy(how.error, "disk full", sizeof("disk full"));
    } else {
        s->durable += s->pending;
    }
    s->pending = 0;
    return how;
}

static void write_part(struct writer *w)
{
    struct store *s = w->store;
    struct group_outcome how = { .s = ST_OK };
    bool first = false, counts = chance(w) >= 64, ends;

    assert_true(group_enter(&s->group, 60000, &first));
    if (atomic_fetch_add(&s->inside, 1) != 0)
        s->overlapped = true;
    if (first) {
        assert_int_equal(s->pending, 0);
        if (chance(w) < 8) {
            (void)atomic_fetch_sub(&s->inside, 1);
            group_refuse(&s->group);
            w->refused++;
            return;
        }
    }
    s->pending += counts ? 1 : 0;
    (void)atomic_fetch_sub(&s->inside, 1);
    ends = group_leave(&s->group, counts, &how);
    if (ends) {
        how = commit(s);
        group_end(&s->group, &how);
    }
    if (counts && how.s == ST_OK)
        w->done++;
    else if (counts)
        assert_true(how.full && strcmp(how.error, "disk full") == 0);
    else
        w->undone++;
}

static void *write_many(void *with)
{
    for (int i = 0; i < PARTS; i++)
        write_part(with);
    return NULL;
}

/* Each that was told of success is in a commit that succeeded, and no other. */
static void success_is_what_is_durable(void **state)
{
    struct store s = { 0 };
    struct writer w[THREADS];
    pthread_t thread[THREADS];
    int done = 0, parts = 0;

    (void)state;
    group_init(&s.group);
    for (unsigned i = 0; i < THREADS; i++) {
        w[i] = (struct writer){ .store = &s, .seed = i * 7919U + 1 };
        assert_int_equal(pthread_create(&thread[i], NULL, write_many, &w[i]), 0);
    }
    for (unsigned i = 0; i < THREADS; i++) {
        (void)pthread_join(thread[i], NULL);
        done += w[i].done;
        parts += PARTS - w[i].undone - w[i].refused;
    }
    assert_false(s.overlapped);
    assert_int_equal(done, s.durable);
    assert_true(parts > done); /* some commits failed */
    /* While one commits, the others queue: far fewer commits than parts. */
    assert_true(s.commits < parts / 2);
    group_done(&s.group);
}

struct late {
    struct group *group;
    bool got;
};

static void *ask_shortly(void *with)
{
    struct late *l = with;
    bool first = false;

    l->got = group_enter(l->group, 20, &first);
    return NULL;
}

/* Who gives up is not handed the turn afterwards. */
static void one_who_gives_up_holds_nobody_up(void **state)
{
    struct group g;
    struct late l = { .group = &g };
    struct group_outcome how = { .s = ST_OK };
    pthread_t thread;
    bool first = false;

    (void)state;
    group_init(&g);
    assert_true(group_enter(&g, 1000, &first));
    assert_true(first);
    assert_int_equal(pthread_create(&thread, NULL, ask_shortly, &l), 0);
    (void)pthread_join(thread, NULL);
    assert_false(l.got);
    assert_true(group_leave(&g, true, &how));
    assert_int_equal(group_members(&g), 0);
    group_end(&g, &how);
    assert_true(group_enter(&g, 1000, &first));
    assert_true(first);
    group_refuse(&g);
    group_done(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(success_is_what_is_durable),
        cmocka_unit_test(one_who_gives_up_holds_nobody_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
