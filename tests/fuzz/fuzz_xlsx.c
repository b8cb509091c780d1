/* fuzz_xlsx.c: a workbook's parts, or a whole file, in any state: rows in order, or a reason. An
 * input that begins with PK is a file; any other is the sheet of a sound workbook, so that the
 * fuzzer need not learn to pack. */
#include <assert.h>

#include "crafted.h"
#include "reader/book.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct last {
    uint32_t row, column;
    bool ended;
};

static void check(void *with, uint32_t a, uint32_t b, struct str text)
{
    struct last *last = with;

    assert(!last->ended);
    last->ended = a == 0;
    if (a == 0)
        return;
    assert(text.n > 0);
    assert(a > last->row || (a == last->row && b > last->column));
    last->row = a;
    last->column = b;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str in = { (const char *)data, n };
    struct crafted z = { 0 };
    struct last last = { 0 };
    struct arena a;

    if (n > 65536)
        return 0;
    arena_init(&a);
    if (!str_starts(in, STR("PK")))
        in = crafted_xlsx(&z, in, NULL, STR(""));
    struct reading r = { .arena = &a, .in = in, .emit = check, .with = &last, .max_rows = 50 };
    bool ok = read_rows(&r, STR(""));

    assert(ok == (r.reason == REASON_NONE) && ok == last.ended);
    if (z.p != NULL)
        crafted_free(&z);
    arena_done(&a);
    return 0;
}
