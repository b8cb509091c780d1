/* fuzz_form.c: whatever is read from a form is text, and stands within the input's length. */
#include <assert.h>
#include <stdint.h>

#include "base/utf8.h"
#include "http/encode.h"
#include "http/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena a;
    struct params p;
    size_t total = 0;

    arena_init(&a);
    struct str s = { arena_copy(&a, data, n), n };
    int trouble = form_parse(&a, s, 40, &p);

    assert(trouble == 0 || trouble == 400 || trouble == 413);
    for (size_t i = 0; trouble == 0 && i < p.n; i++) {
        assert(utf8_text(p.p[i].name) && utf8_text(p.p[i].value));
        total += p.p[i].name.n + p.p[i].value.n;
    }
    assert(trouble != 0 || (p.n <= 40 && total <= n));
    (void)encodings_accepted(str_z(&a, s));
    arena_done(&a);
    return 0;
}
