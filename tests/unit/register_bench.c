/* register_bench.c: registers of a test, and whoever asks. */
#include "text.h"

#undef fail /* ours is in ctx.h */

#include <stdio.h>
#include <stdlib.h>

#include "base/crypto.h"
#include "http/cache.h"
#include "register/save.h"
#include "register/table.h"
#include "register_bench.h"

#define DEFINITION_MAX 65536

/* ── opening ── */

void bench_open(struct bench *b, enum db_kind kind, const char *people)
{
    *b = (struct bench){ .dice = { 11 } };
    testdb_open(&b->t, kind, true);
    sign_keypair(b->app.sign_public, b->app.sign_secret);
    b->app.registers = &b->all;
    testdb_sql(b->t.db, people);
    ctx_system(&b->c, &b->app, b->t.db, &b->t.arena, 1);
    b->c.who.unit_code = STR("1811");
    bench_at(b, 2025, 3, 4, 9);
}

struct reg_source bench_source(struct bench *b, const char *path)
{
    struct arena *a = &b->t.arena;
    const char *whole = str_z(a, str_printf(a, "%s/%s", getenv("RUNUT_ROOT"), path));
    FILE *f = fopen(whole, "rbe");
    char *text = arena_alloc(a, DEFINITION_MAX);
    size_t n;

    assert_non_null(f);
    n = fread(text, 1, DEFINITION_MAX, f);
    (void)fclose(f);
    assert_true(n < DEFINITION_MAX);
    text[n] = '\0';
    return (struct reg_source){ .name = str_of(path), .text = { text, n } };
}

void bench_load(struct bench *b, const struct reg_source *source, size_t n, struct reg_all *out)
{
    struct reg_mistake *wrong = NULL;
    size_t n_wrong = 0;
    enum status s = reg_load(&b->t.arena, source, n, out, &wrong, &n_wrong);

    for (size_t i = 0; i < n_wrong; i++)
        print_error(STR_FMT ":%zu: " STR_FMT "\n", STR_ARG(wrong[i].file), wrong[i].line,
                    STR_ARG(wrong[i].text));
    assert_int_equal(s, ST_OK);
}

void bench_bring(struct bench *b, const struct reg_source *source, size_t n)
{
    struct str why = { 0 };

    bench_load(b, source, n, &b->all);
    b->def = b->all.def[0];

    enum status s = reg_tables_bring(&b->c, &b->all, &why);

    if (s != ST_OK)
        print_error(STR_FMT "\n", STR_ARG(why));
    assert_int_equal(s, ST_OK);
}

void bench_open_with(struct bench *b, enum db_kind kind, const char *file)
{
    struct reg_source source;

    bench_open(b, kind, BENCH_PEOPLE);
    source = bench_source(
        b, str_z(&b->t.arena, str_printf(&b->t.arena, "tests/unit/registers/%s", file)));
    bench_bring(b, &source, 1);
    bench_act(b, ROLE_ADMIN, ANI);
}

void bench_done(struct bench *b)
{
    cache_free(b->cache);
    testdb_done(&b->t);
}

/* ── who and when ── */

void bench_act(struct bench *b, enum role role, int64_t person)
{
    b->grant = (struct grant){ role, 1, 0 };
    b->c.who.grant = &b->grant;
    b->c.who.n_grant = 1;
    b->c.who.account_id = person;
    b->c.who.person_id = person;
    b->c.req = &b->req;
}

void bench_at(struct bench *b, int year, int month, int day, int hour)
{
    const struct civil at = { .year = year, .month = month, .day = day, .hour = hour };

    b->c.now = time_from_civil(at, ZONE_WIB);
}

/* ── records ── */

static void put(struct reg_form *f, const struct pair *pair)
{
    for (; pair != NULL && pair->name != NULL; pair++)
        assert_true(reg_form_put(f, str_of(pair->name), str_of(pair->text)));
}

enum status bench_make(struct bench *b, const struct pair *pair, struct reg_form *f, int64_t *id)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(&b->c, &tx);

    reg_form_init(&b->c, f, b->def);
    put(f, pair);
    if (s == ST_OK)
        s = record_create(&b->c, f, id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

int64_t bench_made(struct bench *b, const struct pair *pair)
{
    struct reg_form f;
    int64_t id = 0;
    enum status s = bench_make(b, pair, &f, &id);

    for (size_t i = 0; i < f.n_error; i++)
        print_error("%s: " STR_FMT "\n", f.error[i].field, STR_ARG(f.error[i].text));
    assert_int_equal(s, ST_OK);
    return id;
}

struct record bench_found(struct bench *b, int64_t id)
{
    struct record r = { 0 };

    assert_int_equal(record_find(&b->c, b->def, id, &r), ST_OK);
    return r;
}

enum status bench_change(struct bench *b, const struct record *r, const struct pair *pair,
                         struct reg_form *f)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(&b->c, &tx);

    assert_int_equal(reg_form_fill(&b->c, f, r), ST_OK);
    put(f, pair);
    if (s == ST_OK)
        s = record_change(&b->c, r, f);
    return s == ST_OK ? tx_commit(&tx) : s;
}

enum status bench_move(struct bench *b, int64_t id, const char *move, const struct pair *pair,
                       const char *reason)
{
    const struct reg_move *m = reg_move(b->def, str_of(move));
    struct record r = bench_found(b, id);
    struct reg_form f;
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(&b->c, &tx);

    assert_non_null(m);
    assert_int_equal(reg_form_fill(&b->c, &f, &r), ST_OK);
    put(&f, pair);
    if (s == ST_OK)
        s = record_move(&b->c, &r, m, &f, str_of(reason));
    return s == ST_OK ? tx_commit(&tx) : s;
}

void bench_remove(struct bench *b, int64_t id)
{
    struct record r = bench_found(b, id);
    CLEANUP(tx_end) struct tx tx = { 0 };

    assert_int_equal(tx_begin(&b->c, &tx), ST_OK);
    assert_int_equal(record_remove(&b->c, &r, STR("Keliru")), ST_OK);
    assert_int_equal(tx_commit(&tx), ST_OK);
}

/* ── lists ── */

struct reg_list bench_list(struct bench *b, const char *query, int64_t page)
{
    struct reg_list_query q;
    struct reg_list list = { 0 };
    struct param p[8];
    struct str rest = str_of(query);
    size_t n = 0;

    while (rest.n > 0) {
        struct str value = str_cut(&rest, '&');
        struct str name = str_cut(&value, '=');

        assert_true(n < ARRAY_LEN(p));
        p[n++] = (struct param){ name, value };
    }
    b->req.args = (struct params){ p, n };
    reg_list_read(&b->c, b->def, &q);
    b->req.args = (struct params){ NULL, 0 };
    if (page > 0)
        q.page = page;
    assert_int_equal(reg_list_page(&b->c, &q, &list), ST_OK);
    for (size_t i = 1; i < list.n && q.order == NULL; i++)
        assert_true(list.row[i - 1].id > list.row[i].id);
    return list;
}
