/*
 * walk.c: a list in pages.
 *
 * Between two pages others may add a record, which moves all that follow by one: a record that the
 * page before had already is passed over, so that none stands twice in a file.
 */
#include "register/walk.h"

struct page_ids {
    int64_t id[WALK_PAGE];
    size_t n;
};

static bool seen(const struct page_ids *before, int64_t id)
{
    for (size_t i = 0; i < before->n; i++) {
        if (before->id[i] == id)
            return true;
    }
    return false;
}

/* What the log or the reader is told must outlive the page's memory. */
static void keep_failure(struct ctx *c, struct arena *keep)
{
    c->failure.detail = str_copy(keep, c->failure.detail);
    for (size_t i = 0; i < ARRAY_LEN(c->failure.args); i++)
        c->failure.args[i] = str_copy(keep, c->failure.args[i]);
}

static enum status one_page(struct ctx *c, const struct reg_list *list, struct page_ids *before,
                            enum status (*each)(struct ctx *c, const struct record *r,
                                                const struct walk *w),
                            struct walk *w)
{
    struct page_ids now = { .n = 0 };
    enum status s = ST_OK;

    for (size_t i = 0; s == ST_OK && i < list->n; i++) {
        if (!seen(before, list->row[i].id)) {
            s = each(c, &list->row[i], w);
            w->n++;
        }
        if (now.n < WALK_PAGE)
            now.id[now.n++] = list->row[i].id;
    }
    *before = now;
    return s;
}

enum status reg_list_each(struct ctx *c, const struct reg_list_query *q, int64_t max,
                          enum status (*each)(struct ctx *c, const struct record *r,
                                              const struct walk *w),
                          void *with, bool *cut)
{
    CLEANUP(arena_done) struct arena scratch;
    struct walk w = { .keep = c->arena, .with = with };
    struct page_ids *before = arena_new(c->arena, struct page_ids);
    enum status s = ST_OK;
    bool more = true;
    int64_t skip = 0;

    arena_init(&scratch);
    c->arena = &scratch;
    while (s == ST_OK && more && skip < max) {
        struct reg_list list = { 0 };
        int64_t want = max - skip < WALK_PAGE ? max - skip : WALK_PAGE;

        s = reg_list_long(c, q, skip, want, &list);
        more = list.n == (size_t)want;
        if (s == ST_OK)
            s = one_page(c, &list, before, each, &w);
        skip += want;
        if (s == ST_OK)
            arena_reset(&scratch);
    }
    if (s == ST_OK && more) { /* stopped at the most: is there one more? */
        struct reg_list list = { 0 };

        s = reg_list_long(c, q, skip, 1, &list);
        more = list.n > 0;
    }
    c->arena = w.keep;
    if (s != ST_OK)
        keep_failure(c, w.keep);
    *cut = more;
    return s;
}
