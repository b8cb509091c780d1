/*
 * test_visit_month.c: last month's visits become records of `application_use`, one an application
 * of this site, written once, with the shipped definitions. On both databases.
 */
#include "text.h"

#undef fail /* ours is in ctx.h */

#include "base/crypto.h"
#include "core/app.h"
#include "core/identity.h"
#include "portal/visit.h"
#include "register/list.h"
#include "register/load.h"
#include "register/table.h"
#include "testdb.h"

struct bench {
    struct testdb t;
    struct app app;
    struct reg_all all;
    struct ctx c;
};

static void at(struct bench *b, int month, int day)
{
    const struct civil v = { .year = 2026, .month = month, .day = day, .hour = 9 };

    b->c.now = time_from_civil(v, ZONE_WIB);
}

static void bench_open(struct bench *b, enum db_kind kind)
{
    struct reg_mistake *m = NULL;
    struct str why = { 0 };
    size_t n = 0;

    *b = (struct bench){ 0 };
    testdb_open(&b->t, kind, true);
    sign_keypair(b->app.sign_public, b->app.sign_secret);
    b->app.registers = &b->all;
    b->app.base_url = STR("https://kantor.example");
    testdb_sql(b->t.db, "INSERT INTO unit (code, name, short_name, level, zone, path) VALUES"
                        " ('1811', 'KPU Mesuji', 'Mesuji', 'regency', 7, '/1/');"
                        "INSERT INTO person (unit_id, name, name_search) VALUES (1, 'Ani', 'ani')");
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, 1);
    b->c.who.unit_code = STR("1811");
    at(b, 11, 2);
    assert_int_equal(reg_load(&b->t.arena, reg_shipped, reg_shipped_n, &b->all, &m, &n), ST_OK);
    assert_int_equal(reg_tables_bring(&b->c, &b->all, &why), ST_OK);
}

/* An application in use since January; `live`: or only planned. */
static void application(struct bench *b, const char *name, const char *function,
                        const char *address, bool live)
{
    const char *const value[][2] = {
        { "name", name },         { "function", function }, { "class", "special" },
        { "audience", "public" }, { "maker", "unit" },      { "holder", "Kantor ini" },
        { "address", address },   { "in_charge", "1" },     { "live_on", live ? "2026-01-05" : "" },
    };
    struct reg_form f;
    int64_t id = 0;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s;

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    reg_form_init(&b->c, &f, reg_find(&b->app, STR("application")));
    for (size_t i = 0; i < ARRAY_LEN(value); i++)
        assert_true(reg_form_put(&f, str_of(value[i][0]), str_of(value[i][1])));
    s = record_create(&b->c, &f, &id);
    for (size_t i = 0; i < f.n_error; i++)
        print_error("%s: " STR_FMT "\n", f.error[i].field, STR_ARG(f.error[i].text));
    assert_int_equal(s, ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
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
    at(b, 12, 1);
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

    bench_open(&b, on->kind);
    on->test(&b);
    testdb_done(&b.t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_EACH_DB(a_month_is_written_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
