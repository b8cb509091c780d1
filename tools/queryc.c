/*
 * queryc.c: turns a queries.sql into C functions with bound parameters and row structs.
 *
 *   queryc MIGRATIONS_DIR IN.sql OUT.c OUT.h
 *
 *   -- row visitor: id int, name text, left_at time?
 *
 *   -- visitor_by_id(id int, unit int) -> visitor
 *   SELECT id, name, left_at FROM visitor WHERE id = $1 AND unit_id = $2;
 *
 * Types: int real text blob time date bool; `?` marks what may be NULL. int, time and bool are
 * int64_t in C, text, date and blob are struct str. NULL is p == NULL in a struct str; a column
 * `x int?` is `bool has_x; int64_t x;` and a parameter `int?` is a `const int64_t *`.
 *
 *   -> visitor     struct visitor *out; ST_NOT_FOUND without a row
 *   -> visitor*    struct visitor **out, size_t *n, in the arena; needs ORDER BY
 *   -> int, text.. the one value of the one row; `id` and `count` are other words for int
 *   -> int?        bool *has_out, int64_t *out; none without a row or where it is NULL
 *                  (text? needs no has_out: p is NULL)
 *   -> int*        int64_t **out, size_t *n
 *   -> changed     nothing; ST_CONFLICT unless exactly one row was written
 *   -> affected    int64_t *out: how many rows were written
 *   -> done        nothing
 *   -> each        of an INSERT .. VALUES (..): takes an array of `struct NAME`, a member for each
 *                  parameter, and its length; several go into one statement (rows.h)
 *   -> ids         the same, with RETURNING id: int64_t *out, one for each
 *
 * A long header goes on in the next comment line after a comma. Other comment lines directly above
 * a header become its comment in C. `-- across units: WHY` permits a statement on a unit's table
 * that does not name the unit.
 */
#include "queryc.h"

#include <dirent.h>
#include <errno.h>

static void stop(const char *what, const char *path)
{
    (void)fprintf(stderr, "queryc: cannot %s %s: %s\n", what, path, strerror(errno));
    exit(1);
}

static struct str read_file(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    long size = 0;
    char *p = NULL;

    if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0 ||
        fseek(f, 0, SEEK_SET) != 0)
        stop("read", path);
    p = arena_alloc(a, (size_t)size + 1);
    if (fread(p, 1, (size_t)size, f) != (size_t)size)
        stop("read", path);
    (void)fclose(f);
    return (struct str){ p, (size_t)size };
}

static int is_sql(const struct dirent *e)
{
    return str_ends(str_of(e->d_name), STR(".sql"));
}

static void read_migrations(struct queryc *q, const char *dir)
{
    struct dirent **list = NULL;
    int n = scandir(dir, &list, is_sql, alphasort);

    if (n < 0)
        stop("read", dir);
    for (int i = 0; i < n; i++) {
        struct str path = str_printf(q->arena, "%s/%s", dir, list[i]->d_name);

        q->file = path.p;
        parse_migration(q, read_file(q->arena, path.p));
        free(list[i]);
    }
    free(list);
}

/* src/core/queries.sql -> core; src/plan/report.sql -> plan_report. */
static struct str set_name(struct arena *a, const char *path)
{
    struct str dir = STR(""), file = STR(""), rest = str_of(path), set;
    char *z = NULL;

    while (rest.n > 0) {
        dir = file;
        file = str_cut(&rest, '/');
    }
    if (str_ends(file, STR(".sql")))
        file.n -= 4;
    set = str_eq(file, STR("queries")) && dir.n > 0
              ? dir
              : str_printf(a, STR_FMT "%s" STR_FMT, STR_ARG(dir), dir.n > 0 ? "_" : "",
                           STR_ARG(file));
    z = str_z(a, set);
    for (size_t i = 0; i < set.n; i++)
        if (!((z[i] >= 'a' && z[i] <= 'z') || (z[i] >= '0' && z[i] <= '9')))
            z[i] = '_';
    return (struct str){ z, set.n };
}

static FILE *create(const char *path)
{
    FILE *f = fopen(path, "wb");

    if (f == NULL)
        stop("write", path);
    return f;
}

static void close_written(FILE *f, const char *path)
{
    bool bad = ferror(f) != 0;

    if (fclose(f) != 0 || bad)
        stop("write", path);
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct queryc q = { .arena = &arena, .err = stderr };
    const char *slash = NULL;
    FILE *f = NULL;

    if (argc != 5) {
        (void)fprintf(stderr, "usage: queryc MIGRATIONS_DIR IN.sql OUT.c OUT.h\n");
        return 2;
    }
    arena_init(&arena);
    read_migrations(&q, argv[1]);
    q.file = argv[2];
    q.set = set_name(&arena, argv[2]);
    parse_queries(&q, read_file(&arena, argv[2]));
    if (q.errors > 0)
        return 1;

    slash = strrchr(argv[4], '/');
    f = create(argv[3]);
    emit_source(&q, slash == NULL ? argv[4] : slash + 1, f);
    close_written(f, argv[3]);
    f = create(argv[4]);
    emit_header(&q, f);
    close_written(f, argv[4]);
    arena_done(&arena);
    return 0;
}
