/* fuzz_summary.c: any bytes are no summary, unless a key of its own signs them as they are. */
#include <assert.h>

#include "plan/summary.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str bytes = { (const char *)data, n };
    struct summary s = { 0 };
    struct arena a;

    arena_init(&a);
    struct ctx c = { .arena = &a };
    if (summary_read(&c, bytes, &s) == ST_OK) {
        assert(s.unit.n > 0 && s.signer.n > 0 && s.year >= 2000 && s.year < 2200);
        assert(s.made_at >= 0 && s.log_size >= 0 && s.all.planned >= 0);
        for (size_t i = 0; i < s.n_area; i++)
            assert(s.area[i].done >= 0 && s.area[i].late >= 0);
        for (size_t i = 0; i < s.n_record; i++)
            assert(s.record[i].name.p != NULL && s.record[i].open >= 0);
    } else {
        assert(c.failure.key != NULL);
    }
    arena_done(&a);
    return 0;
}
