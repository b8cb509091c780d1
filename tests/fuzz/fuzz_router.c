/* fuzz_router.c: a target becomes a path that stays below '/', and the router takes any path. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "http/form.h"
#include "http/router.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check_path(struct str path)
{
    struct str rest = str_sub(path, 1, path.n);

    assert(path.n > 0 && path.p[0] == '/' && utf8_valid(path));
    assert(memchr(path.p, '\0', path.n) == NULL && memchr(path.p, '\\', path.n) == NULL);
    while (rest.n > 0) {
        struct str segment = str_cut(&rest, '/');

        assert(!str_eq(segment, STR(".")) && !str_eq(segment, STR("..")));
        assert(segment.n > 0);
    }
}

static void check_route(struct arena *a, struct str path)
{
    static const char *const patterns[] = { "/", "/a", "/a/:b", "/a/:b/c", "/a/x/:y", "/:p/:q/r/:s",
                                            "/d/*rest", "/a/:b/*rest" };
    struct router *r = router_new();
    struct request req = { .path = path };

    for (size_t i = 0; i < ARRAY_LEN(patterns); i++)
        router_add(r, GET, patterns[i], (int)i);
    int found = router_find(r, a, &req);

    assert(found >= -1 && found < (int)ARRAY_LEN(patterns));
    for (size_t i = 0; found >= 0 && i < req.path_args.n; i++)
        assert(req.path_args.p[i].value.n > 0 && req.path_args.p[i].name.n > 0);
    req.method = POST;
    assert(router_find(r, a, &req) == (found >= 0 ? -2 : -1));
    router_free(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena a;
    struct str path, query;

    arena_init(&a);
    struct str s = { arena_copy(&a, data, n), n };

    if (target_parse(&a, s, &path, &query) == 0) {
        check_path(path);
        check_route(&a, path);
    }
    arena_done(&a);
    return 0;
}
