/* fuzz_cookie.c: names are never empty, and nothing that is no text gets through. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "http/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena a;
    struct params p;

    arena_init(&a);
    struct str s = { arena_copy(&a, data, n), n };
    int trouble = cookies_parse(&a, s, &p);

    assert(trouble == 0 || trouble == 413);
    for (size_t i = 0; trouble == 0 && i < p.n; i++) {
        assert(p.p[i].name.n > 0 && utf8_text(p.p[i].name) && utf8_text(p.p[i].value));
        assert(params_has(p, str_z(&a, p.p[i].name)) || memchr(p.p[i].name.p, 0, p.p[i].name.n));
    }
    arena_done(&a);
    return 0;
}
