/*
 * load_bench.c: what the registers' definitions cost a start: read, check, and find the database's
 * tables as they should be. Prints the median milliseconds and the number of definitions.
 *
 *   load_bench DATA       an installation that has been served once
 */
#include <stdio.h>

#include "base/time.h"
#include "core/app.h"
#include "register/load.h"
#include "register/table.h"

#define ROUNDS 15

static int by_time(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return x < y ? -1 : x > y;
}

/* Microseconds; aborts where the definitions are not what the database has seen. */
static int64_t once(struct db *db, size_t *n)
{
    struct arena a;
    struct app app = { 0 };
    struct reg_all all = { 0 };
    struct reg_mistake *mistake = NULL;
    size_t n_mistake = 0;
    struct str why;
    struct ctx c;

    arena_init(&a);
    ctx_system(&c, &app, db, &a, 1);
    int64_t begin = time_mono();
    if (reg_load(&a, reg_shipped, reg_shipped_n, &all, &mistake, &n_mistake) != ST_OK ||
        reg_tables_bring(&c, &all, &why) != ST_OK)
        abort();
    int64_t took = time_mono() - begin;
    *n = all.n;
    arena_done(&a);
    return took;
}

int main(int argc, char **argv)
{
    struct arena a;
    struct db *db = NULL;
    struct db_problem why;
    int64_t took[ROUNDS];
    size_t n = 0;

    arena_init(&a);
    if (argc != 2 ||
        db_open(&db, str_printf(&a, "sqlite:%s/runut.db", argv[1]), false, &a, &why) != ST_OK)
        return 2;
    for (int i = 0; i < ROUNDS; i++)
        took[i] = once(db, &n);
    qsort(took, ROUNDS, sizeof(*took), by_time);
    (void)printf("%.2f %zu\n", (double)took[ROUNDS / 2] / 1000, n);
    db_close(&db);
    arena_done(&a);
    return 0;
}
