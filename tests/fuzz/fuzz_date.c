/* fuzz_date.c: what is read as a date is written back as the same text; any instant has a date. */
#include <assert.h>

#include "base/arena.h"
#include "base/time.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str s = { (const char *)data, n };
    struct arena a = { 0 };
    int32_t day = 0;
    int64_t t = 0;

    if (date_parse(s, &day)) {
        struct civil v = day_civil(day);

        assert(str_eq(date_iso(&a, day), s));
        assert(date_valid(v.year, v.month, v.day));
        assert(day_of(v.year, v.month, v.day) == day);
    }
    if (n >= sizeof(t)) {
        struct civil v;

        memcpy(&t, data, sizeof(t));
        t %= INT64_C(100000) * 366 * DAY;
        for (int zone = -12; zone <= 14; zone++) {
            v = time_civil(t, zone);
            assert(v.month >= 1 && v.month <= 12 && v.day >= 1 &&
                   v.day <= days_in_month(v.year, v.month));
            assert(v.hour >= 0 && v.hour < 24 && v.weekday >= 0 && v.weekday < 7);
            assert(time_from_civil(v, zone) == t);
        }
    }
    arena_done(&a);
    return 0;
}
