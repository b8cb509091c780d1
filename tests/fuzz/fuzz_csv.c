/* fuzz_csv.c: any bytes are a table within its limits, or a fault with a key. */
#include <assert.h>

#include "base/utf8.h"
#include "document/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const struct table_limits limits = {
        .bytes = 4096, .rows = 20, .columns = 8, .cell = 40
    };
    struct str bytes = { (const char *)data, n };
    struct table_fault fault;
    struct table t;
    struct arena a;

    arena_init(&a);
    if (table_parse_csv(&a, bytes, &limits, &t, &fault) == ST_OK) {
        size_t line = 0;

        assert(t.n_row > 0 && t.n_row <= limits.rows);
        for (size_t i = 0; i < t.n_row; i++) {
            assert(t.row[i].line > line && t.row[i].n_cell <= limits.columns);
            line = t.row[i].line;
            for (size_t k = 0; k < t.row[i].n_cell; k++)
                assert(t.row[i].cell[k].n <= limits.cell && utf8_valid(t.row[i].cell[k]));
        }
    } else {
        assert(fault.key != NULL);
    }
    arena_done(&a);
    return 0;
}
