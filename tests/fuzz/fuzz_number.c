/* fuzz_number.c: numbers that are read survive being written, and what is shown is a number. */
#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "base/number.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static bool same(double a, double b)
{
    return !(a < b) && !(a > b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str s = { (const char *)data, n };
    struct arena a = { 0 };
    int64_t i = 0, back = 0;
    double d = 0;

    if (int_parse(s, &i)) {
        struct str shown = int_show(&a, i, true);

        assert(int_parse(str_printf(&a, "%lld", (long long)i), &back) && back == i);
        assert(shown.n > 0 && shown.n <= 26);
    }
    if (decimal_parse(s, &d)) {
        double again = 0;

        assert(isfinite(d));
        assert(decimal_parse(decimal_plain(&a, d), &again) && same(d, again));
    }
    if (n >= sizeof(d)) {
        memcpy(&d, data, sizeof(d));
        if (isfinite(d))
            assert(same(strtod(str_z(&a, decimal_plain(&a, d)), NULL), d));
        for (int digits = 0; digits < 6; digits++)
            assert(decimal_show(&a, d, digits, n % 2 == 0).n > 0);
    }
    arena_done(&a);
    return 0;
}
