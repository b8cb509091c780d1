/* test_router.c: which route a path finds, and with which arguments. */
#include "http/router.h"
#include "text.h"

static struct router *make(void)
{
    struct router *r = router_new();

    router_add(r, GET, "/", 0);
    router_add(r, GET, "/rencana/:year", 1);
    router_add(r, GET, "/rencana/:year/:ref", 2);
    router_add(r, POST, "/rencana/:year/:ref", 3);
    router_add(r, GET, "/rencana/baru", 4);
    router_add(r, GET, "/rencana/:year/cetak", 5);
    router_add(r, GET, "/dokumen/:hash/*name", 6);
    router_add(r, POST, "/rencana/:id/hapus/:what", 7);
    return r;
}

static int look(const struct router *r, enum method m, const char *path, struct request *req,
                struct arena *a)
{
    *req = (struct request){ .method = m, .path = str_of(path) };
    return router_find(r, a, req);
}

static void finds_routes(void **unused)
{
    static const struct {
        enum method method;
        const char *path;
        int number;
    } cases[] = {
        { GET, "/", 0 },
        { GET, "/rencana/2025", 1 },
        { GET, "/rencana/2025/4.2.1.4", 2 },
        { POST, "/rencana/2025/4.2.1.4", 3 },
        { GET, "/rencana/baru", 4 },          /* the literal wins */
        { GET, "/rencana/baru/x", 2 },        /* but does not shut the way past it */
        { GET, "/rencana/2025/cetak", 5 },
        { POST, "/rencana/2025/cetak", 3 },   /* the literal has no POST */
        { GET, "/dokumen/ab/c/d.pdf", 6 },
        { POST, "/rencana/9/hapus/x", 7 },
        { GET, "/rencana/9/hapus/x", -2 },
        { POST, "/rencana/2025", -2 },
        { METHOD_OTHER, "/", -2 },
        { GET, "/rencana", -1 },
        { GET, "/rencana/", -1 },             /* an argument is never empty */
        { GET, "/rencana/2025/", -1 },
        { GET, "/dokumen/ab/", -1 },
        { GET, "/dokumen/ab", -1 },
        { GET, "/tidak", -1 },
        { GET, "/rencana/1/2/3/4/5/6", -1 },
    };
    struct router *r = make();
    struct arena a;
    struct request req;

    (void)unused;
    arena_init(&a);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int got = look(r, cases[i].method, cases[i].path, &req, &a);

        if (got != cases[i].number)
            print_error("%s gives %d\n", cases[i].path, got);
        assert_int_equal(got, cases[i].number);
    }
    arena_done(&a);
    router_free(r);
}

static void names_arguments(void **unused)
{
    struct router *r = make();
    struct arena a;
    struct request req;

    (void)unused;
    arena_init(&a);
    assert_int_equal(look(r, POST, "/rencana/9/hapus/b", &req, &a), 7);
    assert_str(params_get(req.path_args, "id"), STR("9"));
    assert_str(params_get(req.path_args, "what"), STR("b"));
    assert_int_equal(look(r, GET, "/rencana/2025/1.2", &req, &a), 2);
    assert_str(params_get(req.path_args, "year"), STR("2025"));
    assert_str(params_get(req.path_args, "ref"), STR("1.2"));
    assert_int_equal(look(r, GET, "/dokumen/ab/c/d.pdf", &req, &a), 6);
    assert_str(params_get(req.path_args, "name"), STR("c/d.pdf"));
    assert_int_equal(look(r, GET, "/rencana/baru", &req, &a), 4);
    assert_int_equal(req.path_args.n, 0);
    arena_done(&a);
    router_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_routes),
        cmocka_unit_test(names_arguments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
