/* text.h: comparing struct str in tests. */
#ifndef TESTS_UNIT_TEXT_H
#define TESTS_UNIT_TEXT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#define assert_str(got, wanted) assert_str_at((got), (wanted), __FILE__, __LINE__)

static inline void assert_str_at(struct str got, struct str wanted, const char *file, int line)
{
    if (str_eq(got, wanted))
        return;
    print_error("got \"" STR_FMT "\", wanted \"" STR_FMT "\"\n", STR_ARG(got), STR_ARG(wanted));
    _fail(file, line);
}

#endif
