/* viewc.h: the view compiler as a function, for its tests. */
#ifndef TOOLS_VIEWC_H
#define TOOLS_VIEWC_H

#include <stdbool.h>
#include <stddef.h>

struct viewc_text {
    char *p;
    size_t n, cap;
};

/* Compiles the n bytes of src; c and h receive the C and the header's declarations (without their
 * frames). False with a reason of the form path:line: why. Both texts are freed by viewc_done(). */
bool viewc_compile(const char *path, const char *src, size_t n, struct viewc_text *c,
                   struct viewc_text *h, char *error, size_t error_cap);
void viewc_done(struct viewc_text *t);

#endif
