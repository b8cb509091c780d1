/* golden.c: what golden.h promises. */
#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"

static struct str read_all(struct arena *a, FILE *f)
{
    char part[4096];
    struct buf b;

    buf_init(&b, a);
    for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;)
        buf_add(&b, (struct str){ part, n });
    return buf_str(&b);
}

static const char *path_of(struct arena *a, const char *name)
{
    return str_z(a, str_printf(a, "%s/%s", getenv("RUNUT_ROOT"), name));
}

struct str file_of_project(struct arena *a, const char *name)
{
    FILE *f = fopen(path_of(a, name), "rbe");

    if (f == NULL)
        return STR("");
    struct str all = read_all(a, f);

    (void)fclose(f);
    return all;
}

static struct str levelled(struct arena *a, struct str s)
{
    struct buf b;

    buf_init(&b, a);
    for (size_t i = 0; i < s.n;) {
        size_t n = 0;

        if (s.p[i] == ' ' && b.n > 0 && (b.p[b.n - 1] == ' ' || b.p[b.n - 1] == '\n')) {
            i++;
            continue;
        }
        while (i + n < s.n && strchr("0123456789abcdef", s.p[i + n]) != NULL)
            n++;
        if (n == 64)
            buf_add(&b, STR("<hash>"));
        else
            buf_add(&b, str_sub(s, i, n == 0 ? 1 : n));
        i += n == 0 ? 1 : n;
    }
    return buf_str(&b);
}

struct str words_of_paper(struct arena *a, struct str pdf)
{
    char path[] = "/tmp/runut-paper-XXXXXX", line[96];
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, pdf.p, pdf.n), (ssize_t)pdf.n);
    close(fd);
    (void)snprintf(line, sizeof line, "pdftotext -layout %s -", path);
    FILE *f = popen(line, "re");
    assert_non_null(f);
    struct str words = read_all(a, f);

    assert_int_equal(pclose(f), 0);
    unlink(path);
    return levelled(a, words);
}

void golden(struct arena *a, const char *name, struct str got)
{
    const char *accept = getenv("RUNUT_GOLDEN");
    const char *in_project = str_z(a, str_printf(a, "tests/golden/%s", name));

    if (accept != NULL && strcmp(accept, "accept") == 0) {
        FILE *f = fopen(path_of(a, in_project), "wbe");

        assert_non_null(f);
        (void)fwrite(got.p, 1, got.n, f);
        (void)fclose(f);
        return;
    }
    bool same = str_eq(file_of_project(a, in_project), got);

    if (!same)
        (void)fprintf(stderr, "%s differs; look at it with ./dev golden\n", name);
    assert_true(same);
}
