/* str.h: text by value, pointer and length; owns nothing and need not end in NUL. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
    const char *p;
    size_t n;
};

#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).n, (s).p

/* Of a NUL-terminated string; NULL gives the empty one. Here, so that of a literal the compiler
 * counts the bytes. */
static inline struct str str_of(const char *z)
{
    return z == NULL ? STR("") : (struct str){ z, strlen(z) };
}

/* Here, because most of what is compared differs in length already. */
static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_eq_nocase(struct str a, struct str b); /* ASCII only */
int str_cmp(struct str a, struct str b);        /* byte order, shorter first */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
bool str_has(struct str s, struct str part);
struct str str_trim(struct str s);                       /* ASCII white space off both ends */
struct str str_sub(struct str s, size_t from, size_t n); /* clamped to s */

/* Cuts at the first `sep`: returns what stands before it and moves *rest behind it.
 * Without `sep` returns all and leaves *rest empty. */
struct str str_cut(struct str *rest, char sep);

/* Copies into the arena; the z form ends in NUL for library calls. */
struct str str_copy(struct arena *a, struct str s);
char *str_z(struct arena *a, struct str s);
struct str str_lower(struct arena *a,
                     struct str s); /* Unicode-simple: ASCII and Latin-1/Extended-A */
struct str str_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));

#endif
