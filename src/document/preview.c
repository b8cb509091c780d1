/* preview.c: the cache of pictures. Its files are written aside and renamed, so that none is half.
 */
#include "document/preview.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/app.h"
#include "document/reader.h"

bool preview_possible(const struct document *d)
{
    const struct media *m = media_by_type(d->media_type);

    return str_eq(d->kind, STR("file")) && m != NULL && m->preview && d->sha256.n == SHA256_LEN;
}

static char *cache_path(struct ctx *c, const struct document *d, int page, int side)
{
    struct str hex = hex_of(c->arena, d->sha256.p, d->sha256.n);

    return str_z(c->arena, str_printf(c->arena, STR_FMT "/cache/" STR_FMT "-%d-%d.png",
                                      STR_ARG(c->app->data_dir), STR_ARG(hex), page, side));
}

static bool write_all(int fd, struct str s)
{
    while (s.n > 0) {
        ssize_t n = write(fd, s.p, s.n);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        s = str_sub(s, (size_t)n, s.n);
    }
    return true;
}

/* Not synced: what is lost here is made again. */
static void keep(struct ctx *c, const char *path, struct str png)
{
    char *aside =
        str_z(c->arena, str_printf(c->arena, "%s.%016llx", path, (unsigned long long)random_u64()));
    int fd = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);

    if (fd < 0)
        return;
    bool ok = write_all(fd, png);

    (void)close(fd);
    if (!ok || rename(aside, path) != 0)
        (void)unlink(aside);
}

static int open_cached(const char *path, int64_t *size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;

    if (fd >= 0 && (fstat(fd, &st) != 0 || st.st_size == 0)) {
        (void)close(fd);
        return -1;
    }
    if (fd >= 0)
        *size = st.st_size;
    return fd;
}

enum status preview_open(struct ctx *c, const struct document *d, int page, int side, int *fd,
                         int64_t *size)
{
    const char *path = cache_path(c, d, page, side);
    struct sha256 hash;
    struct str png;

    if (!preview_possible(d) || page < 1 || page > READ_MAX_PAGES)
        return ST_NOT_FOUND;
    *fd = open_cached(path, size);
    if (*fd >= 0)
        return ST_OK;
    memcpy(hash.b, d->sha256.p, sizeof(hash.b));
    enum status s =
        reader_preview(c, store_path(c->arena, c->app->data_dir, &hash).p, page, side, &png);
    if (s != ST_OK)
        return s == ST_INVALID ? ST_NOT_FOUND : s;
    keep(c, path, png);
    *fd = open_cached(path, size);
    return *fd >= 0 ? ST_OK : fail(c, ST_FAULT, "preview: %s cannot be written", path);
}

void preview_prepare(struct ctx *c, const struct document *d)
{
    static const int sides[] = { PREVIEW_SMALL, PREVIEW_LARGE };

    for (size_t i = 0; i < ARRAY_LEN(sides) && preview_possible(d); i++) {
        int fd = -1;
        int64_t size = 0;

        if (preview_open(c, d, 1, sides[i], &fd, &size) == ST_OK)
            (void)close(fd);
    }
    c->failure = (struct failure){ 0 };
}
