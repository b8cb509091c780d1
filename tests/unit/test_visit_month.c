/*
 * test_visit_month.c: last month's visits become records of `application_use`, one an application
 * of this site, written once, with the shipped definitions. On both databases.
 */
#include "text.h"

#undef fail /* ours is in ctx.h */

#include "portal/visit.h"
#include "register_bench.h"

/* An application in use since January; `live`: or only planned. */
static void application(struct bench *b, const char *name, const char *function,
                        const char *address, bool live)
{
    const struct pair value[] = {
        { "name", name },         { "function", function }, { "class", "special" },
        { "audience", "public" }, { "maker", "unit" },      { "holder", "Kantor ini" },
        { "address", address },   { "in_charge", "1" },     { "live_on", live ? "2026-01-05" : "" },
        { NULL, NULL },
    };

    (void)bench_made(b, value);
}

static struct reg_list uses(struct bench *b)
{
    const struct reg_list_query q = { .def = reg_find(&b->app, STR("application_use")),
                                      .state = -1 };
    struct reg_list list = { 0 };

    assert_int_equal(reg_list_rows(&b->c, &q, 0, 10, &list), ST_OK);
    return list;
}

static struct str field_of(const struct record *r, const char *name)
{
    return record_text(r, reg_field(r->def, str_of(name)));
}

static void a_month_is_written_once(struct bench *b)
{
    struct reg_list list;

    application(b, "JDIH", "jdih", "https://kantor.example/jdih/", true);
    application(b, "Situs lain", "service", "https://lain.example/jdih", true);
    application(b, "Rencana", "service", "https://kantor.example/layanan", false);
    application(b, "Berita", "website", "https://kantor.example/berita", true);
    /* October's, of the page and what lies below it; not its neighbour, not another month's. */
    testdb_sql(b->t.db, "INSERT INTO visit_day (unit_id, day, page, views, visits) VALUES"
                        " (1, '2026-10-01', '/jdih', 9, 4), (1, '2026-10-31', '/jdih/:doc', 5, 3),"
                        " (1, '2026-10-15', '/jdihn', 70, 70), (1, '2026-09-30', '/jdih', 50, 50),"
                        " (1, '2026-11-01', '/jdih', 60, 60), (1, '2026-10-02', '/layanan', 8, 8)");
    assert_int_equal(visit_month_tick(&b->c), ST_OK);
    list = uses(b);
    assert_int_equal(list.n, 1); /* nobody visited the news, the others do not lie here or yet */
    assert_int_equal(record_int(&list.row[0], reg_field(list.row[0].def, STR("visitors"))), 7);
    assert_str(field_of(&list.row[0], "month_end"), STR("2026-10-31"));
    assert_str(field_of(&list.row[0], "function"), STR("jdih"));

    /* Once only; a new month has its own. */
    testdb_sql(b->t.db, "UPDATE visit_day SET visits = 100 WHERE day = '2026-10-01'");
    assert_int_equal(visit_month_tick(&b->c), ST_OK);
    assert_int_equal(uses(b).n, 1);
    testdb_sql(b->t.db, "INSERT INTO visit_day (unit_id, day, page, views, visits) VALUES"
                        " (1, '2026-11-30', '/berita/:name', 2, 2)");
    bench_at(b, 2026, 12, 1, 9);
    assert_int_equal(visit_month_tick(&b->c), ST_OK);
    assert_int_equal(uses(b).n, 3);
    /* The use's own list of functions is shorter. */
    list = uses(b);
    size_t other = 0;
    for (size_t i = 0; i < list.n; i++)
        other += str_eq(field_of(&list.row[i], "function"), STR("other")) ? 1 : 0;
    assert_int_equal(other, 1);
}

static void on_db(void **state)
{
    const struct on_db *on = *state;
    struct bench b;

    bench_open(&b, on->kind, BENCH_PEOPLE);
    b.app.base_url = STR("https://kantor.example");
    bench_at(&b, 2026, 11, 2, 9);
    bench_bring(&b, reg_shipped, reg_shipped_n);
    b.def = reg_find(&b.app, STR("application"));
    on->test(&b);
    bench_done(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(a_month_is_written_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
