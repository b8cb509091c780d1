/*
 * router.c: routes as a tree of path segments; a find walks it once, literals before ":name".
 *
 * The names of the arguments are read from the pattern of the route that was found, so that two
 * routes may call the same place differently.
 */
#include "http/router.h"

#include <assert.h>

#include "base/log.h"

enum { METHODS = METHOD_OTHER + 1, MAX_SEGMENTS = 24 };

struct node {
    struct str segment;           /* literal; empty in the nodes for arguments */
    struct node *child, *next;    /* literal children, and the next sibling */
    struct node *argument;        /* ":name" */
    struct node *rest;            /* "*name" */
    const char *pattern[METHODS]; /* of the route that ends here */
    int number[METHODS];
};

struct router {
    struct arena arena;
    struct node root;
};

struct walk {
    enum method method;
    struct str value[MAX_SEGMENTS];
    size_t n;
    bool path_exists;
};

struct router *router_new(void)
{
    struct arena a;

    arena_init(&a);
    struct router *r = arena_new(&a, struct router);

    r->arena = a;
    return r;
}

void router_free(struct router *r)
{
    if (r == NULL)
        return;
    struct arena a = r->arena;

    arena_done(&a);
}

static struct node *literal_child(struct router *r, struct node *at, struct str segment)
{
    for (struct node *c = at->child; c != NULL; c = c->next) {
        if (str_eq(c->segment, segment))
            return c;
    }
    struct node *c = arena_new(&r->arena, struct node);

    c->segment = segment;
    c->next = at->child;
    at->child = c;
    return c;
}

static struct node *special_child(struct router *r, struct node **where)
{
    if (*where == NULL)
        *where = arena_new(&r->arena, struct node);
    return *where;
}

static struct node *child(struct router *r, struct node *at, struct str segment)
{
    if (segment.p[0] == ':')
        return special_child(r, &at->argument);
    if (segment.p[0] == '*')
        return special_child(r, &at->rest);
    return literal_child(r, at, segment);
}

void router_add(struct router *r, enum method m, const char *pattern, int number)
{
    struct str rest = str_of(pattern);
    struct node *at = &r->root;
    size_t depth = 0;

    assert(rest.n > 0 && rest.p[0] == '/' && number >= 0);
    rest = str_sub(rest, 1, rest.n);
    while (rest.n > 0) {
        struct str segment = str_cut(&rest, '/');

        assert(segment.n > 0 && ++depth <= MAX_SEGMENTS);
        at = child(r, at, segment);
        assert(segment.p[0] != '*' || rest.n == 0);
    }
    if (at->pattern[m] != NULL) {
        log_line(LOG_ERROR, "two routes for %s (the other is %s)", pattern, at->pattern[m]);
        abort();
    }
    at->pattern[m] = pattern;
    at->number[m] = number;
}

/* Whether a route ends at this node; notes that the path exists for some method. */
static const struct node *ends(const struct node *at, struct walk *w)
{
    for (int m = 0; m < METHODS; m++)
        w->path_exists |= at->pattern[m] != NULL;
    return at->pattern[w->method] != NULL ? at : NULL;
}

/* Depth is bounded by the tree's, which is at most MAX_SEGMENTS. */
// NOLINTNEXTLINE(misc-no-recursion)
static const struct node *walk(const struct node *at, struct str rest, bool more, struct walk *w)
{
    const struct node *found = NULL;
    size_t n = w->n;

    if (!more)
        return ends(at, w);
    struct str all = rest;
    const char *slash = memchr(rest.p, '/', rest.n);

    more = slash != NULL;
    struct str segment = str_cut(&rest, '/');

    for (const struct node *c = at->child; c != NULL; c = c->next) {
        if (str_eq(c->segment, segment)) {
            found = walk(c, rest, more, w);
            break;
        }
    }
    if (found == NULL && at->argument != NULL && segment.n > 0) {
        w->n = n;
        w->value[w->n++] = segment;
        found = walk(at->argument, rest, more, w);
    }
    if (found == NULL && at->rest != NULL && all.n > 0) {
        w->n = n;
        w->value[w->n++] = all;
        found = ends(at->rest, w);
    }
    return found;
}

/* Pairs the names in the pattern with the values met on the way. */
static struct params name_values(struct arena *a, const char *pattern, const struct walk *w)
{
    struct param *p = arena_array(a, w->n, sizeof(*p));
    struct str rest = str_of(pattern);
    size_t n = 0;

    while (rest.n > 0 && n < w->n) {
        struct str segment = str_cut(&rest, '/');

        if (segment.n > 0 && (segment.p[0] == ':' || segment.p[0] == '*')) {
            p[n].name = str_sub(segment, 1, segment.n);
            p[n].value = w->value[n];
            n++;
        }
    }
    return (struct params){ .p = p, .n = n };
}

int router_find(const struct router *r, struct arena *a, struct request *req)
{
    struct walk w = { .method = req->method };
    struct str rest = str_sub(req->path, 1, req->path.n);
    const struct node *found = walk(&r->root, rest, rest.n > 0, &w);

    if (found == NULL)
        return w.path_exists ? -2 : -1;
    req->path_args = (struct params){ 0 };
    if (w.n > 0)
        req->path_args = name_values(a, found->pattern[req->method], &w);
    return found->number[req->method];
}
