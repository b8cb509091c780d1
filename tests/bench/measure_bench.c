/*
 * measure_bench.c: what it costs that figures follow one change of one record.
 *
 *   measure_bench DATA REGISTERS NAME TIMES
 *
 * DATA holds records of the register NAME (tests/bench/fill_tickets), defined in the folder
 * REGISTERS. Each time one record, spread over all, changes its state, and its figures follow; then
 * the change is undone. Prints statements and microseconds for one change, the median.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/number.h"
#include "core/app.h"
#include "db/driver.h"
#include "measure/watch.h"
#include "register/load.h"

#define TIMES_MAX 2000

static void stop(const char *what)
{
    (void)fprintf(stderr, "measure_bench: %s\n", what);
    exit(1);
}

static void must(enum status s, const char *what)
{
    if (s != ST_OK)
        stop(what);
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static const struct reg_def *load(struct arena *a, struct app *app, const char *folder,
                                  struct str name)
{
    struct reg_all *all = arena_new(a, struct reg_all);
    struct reg_source *source = NULL, *both;
    struct reg_mistake *mistake = NULL;
    size_t n = 0, n_mistake = 0;

    must(reg_sources_of(a, str_of(folder), &source, &n), "no such folder of definitions");
    both = arena_array(a, reg_shipped_n + n, sizeof(*both));
    for (size_t i = 0; i < reg_shipped_n + n; i++)
        both[i] = i < reg_shipped_n ? reg_shipped[i] : source[i - reg_shipped_n];
    must(reg_load(a, both, reg_shipped_n + n, all, &mistake, &n_mistake),
         "definitions with mistakes");
    app->registers = all;
    return reg_find(app, name);
}

/* One change of that record, followed and undone. */
static int64_t follow(struct ctx *c, const struct reg_def *def, int64_t id, const char *other)
{
    struct tx tx = { 0 };
    void *seen = NULL;
    int64_t start, spent;

    must(tx_begin(c, &tx), "no transaction");
    start = time_mono();
    must(measure_watch.before(c, def, id, &seen), "before");
    spent = time_mono() - start;
    must(c->db->driver->script(c->db, other), "the record does not change");
    start = time_mono();
    must(measure_watch.after(c, def, id, false, seen), "after");
    spent += time_mono() - start;
    tx_end(&tx);
    return spent;
}

int main(int argc, char **argv)
{
    struct arena a, one;
    struct app app = { 0 };
    struct db *db = NULL;
    struct db_problem why;
    struct ctx c;
    int64_t times = 0, spent[TIMES_MAX];

    if (argc != 5 || !int_parse_range(str_of(argv[4]), 1, TIMES_MAX, &times))
        stop("usage: measure_bench DATA REGISTERS NAME TIMES");
    arena_init(&a);
    arena_init(&one);
    must(db_open(&db, str_printf(&a, "sqlite:%s/runut.db", argv[1]), false, &a, &why), why.key);
    const struct reg_def *def = load(&a, &app, argv[2], str_of(argv[3]));
    if (def == NULL)
        stop("no such register");
    static const enum db_type ints[] = { DB_INT, DB_INT, DB_INT };
    const struct query range = { .name = "range",
                                 .sql = str_printf(&a,
                                                   "SELECT MIN(id), MAX(id), MIN(unit_id) FROM "
                                                   "\"record_%s\"",
                                                   argv[3])
                                            .p,
                                 .cols = ints,
                                 .n_cols = 3 };
    struct db_rows rows = { 0 };
    must(db_run(db, &a, &range, NULL, &rows, NULL), "no records");
    ctx_system(&c, &app, db, &one, rows.cell[2].i);
    for (int64_t i = 0; i < times; i++) {
        int64_t id = rows.cell[0].i + (rows.cell[1].i - rows.cell[0].i) * i / times;
        const char *change =
            str_printf(&one,
                       "UPDATE \"record_%s\" SET state = CASE state WHEN 'resolved' THEN 'open' "
                       "ELSE 'resolved' END WHERE id = %lld",
                       argv[3], (long long)id)
                .p;

        spent[i] = follow(&c, def, id, change);
        arena_reset(&one);
    }
    qsort(spent, (size_t)times, sizeof(*spent), by_size);
    printf("%.1f %lld\n", (double)c.n_query / (double)times, (long long)spent[times / 2]);
    db_close(&db);
    arena_done(&one);
    arena_done(&a);
    return 0;
}
