/*
 * test_registers.c: every definition that comes with the program loads, and both databases make its
 * tables and prepare its conditions.
 */
#include "text.h"

#undef fail /* ours is in ctx.h */

#include "core/app.h"
#include "register/load.h"
#include "register/table.h"
#include "testdb.h"

static void load_shipped(struct arena *a, struct reg_all *all)
{
    struct reg_mistake *m = NULL;
    size_t n = 0;
    struct reg_source *source = arena_array(a, reg_shipped_n, sizeof(*source));

    for (size_t i = 0; i < reg_shipped_n; i++) {
        source[i] = reg_shipped[i];
        source[i].anew = true;
    }
    enum status s = reg_load(a, source, reg_shipped_n, all, &m, &n);

    for (size_t i = 0; i < n; i++)
        print_error(STR_FMT ":%zu: " STR_FMT "\n", STR_ARG(m[i].file), m[i].line,
                    STR_ARG(m[i].text));
    assert_int_equal(s, ST_OK);
    assert_int_equal(all->n, reg_shipped_n);
    assert_true(all->n > 0);
}

static void in_order_of_groups(void **state)
{
    struct arena a = { 0 };
    struct reg_all all = { 0 };

    (void)state;
    load_shipped(&a, &all);
    for (size_t i = 1; i < all.n; i++) {
        for (size_t k = 0; k + 1 < i; k++) {
            /* A group that has ended does not begin again. */
            if (str_eq(all.def[k]->group, all.def[i]->group))
                assert_str(all.def[i - 1]->group, all.def[i]->group);
        }
    }
    arena_done(&a);
}

struct bench {
    struct testdb t;
};

static void its_tables_are_made(struct bench *b)
{
    struct app app = { 0 };
    struct reg_all all = { 0 };
    struct ctx c;
    struct str why = { 0 };

    load_shipped(&b->t.arena, &all);
    app.registers = &all;
    ctx_system(&c, &app, b->t.db, &b->t.arena, 0);

    enum status s = reg_tables_bring(&c, &all, &why);

    if (s != ST_OK)
        print_error(STR_FMT "\n", STR_ARG(why));
    assert_int_equal(s, ST_OK);
    /* Once more: nothing is left to do. */
    assert_int_equal(reg_tables_bring(&c, &all, &why), ST_OK);
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    testdb_open(&b.t, on->kind, true);
    on->test(&b);
    testdb_done(&b.t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_order_of_groups),
        ON_EACH_DB(its_tables_are_made),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
