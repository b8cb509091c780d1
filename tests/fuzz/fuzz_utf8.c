/* fuzz_utf8.c: the checks agree with a decoder written the other way round, and cuts stay valid. */
#include <assert.h>

#include "base/arena.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Decodes, then asks whether the code point needed that many bytes. */
static bool decodes(const uint8_t *p, size_t n, size_t *points)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    size_t i = 0;

    for (*points = 0; i < n; ++*points) {
        size_t len = p[i] < 0x80 ? 1 : p[i] >= 0xf0 ? 4 : p[i] >= 0xe0 ? 3 : p[i] >= 0xc0 ? 2 : 0;
        uint32_t c = len == 1 ? p[i] : p[i] & (0xffU >> (len + 1));

        if (len == 0 || p[i] >= 0xf8 || i + len > n)
            return false;
        for (size_t k = 1; k < len; k++) {
            if ((p[i + k] & 0xc0U) != 0x80)
                return false;
            c = (c << 6) | (p[i + k] & 0x3fU);
        }
        if ((len > 1 && c < least[len]) || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
            return false;
        i += len;
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str s = { (const char *)data, n };
    size_t points = 0, line = 0, column = 0;
    bool valid = decodes(data, n, &points);
    struct arena a = { 0 };

    assert(utf8_valid(s) == valid);
    assert(utf8_find_bad(s, &line, &column) == !valid);
    assert(valid || (line >= 1 && column >= 1));
    assert(valid || !utf8_text(s));
    if (valid) {
        assert(utf8_length(s) == points);
        for (size_t k = 0; k <= points && k < 40; k++) {
            struct str cut = utf8_prefix(s, k);

            assert(utf8_valid(cut) && utf8_length(cut) == k);
        }
        assert(utf8_valid(str_lower(&a, s)));
    }
    assert(str_lower(&a, s).n <= n);
    arena_done(&a);
    return 0;
}
