/* fuzz_viewc.c: the view compiler refuses or compiles any bytes, and always says where and why. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "viewc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct viewc_text c = { 0 }, h = { 0 };
    char error[512] = "", *src = malloc(n + 1);

    if (src == NULL)
        return 0;
    memcpy(src, data, n);
    src[n] = '\n';
    if (!viewc_compile("v.html", src, n + 1, &c, &h, error, sizeof error))
        assert(strncmp(error, "v.html:", 7) == 0);
    viewc_done(&c);
    viewc_done(&h);
    free(src);
    return 0;
}
