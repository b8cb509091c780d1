/* fuzz_queryc.c: the query compiler refuses or compiles any bytes. */
#include <assert.h>

#include "queryc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void emit(struct queryc *q, bool header)
{
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);

    if (f == NULL)
        return;
    if (header)
        emit_header(q, f);
    else
        emit_source(q, "queries.h", f);
    (void)fclose(f);
    assert(n > 0);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str s = { (const char *)data, n };
    struct arena a = { 0 };
    struct queryc q = { .arena = &a, .file = "x.sql", .set = STR("core") };

    parse_migration(&q,
                    STR("CREATE TABLE visitor (id @id, unit_id @int); CREATE TABLE a (id @id);"));
    parse_migration(&q, s);
    q.errors = 0;
    parse_queries(&q, s);
    if (q.errors == 0) {
        emit(&q, true);
        emit(&q, false);
    }
    arena_done(&a);
    return 0;
}
