/* key.c: the program's own keys, in files that only its account can read; key.h has the idea. */
#include "core/key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY_MAX 64
#define HALF ((size_t)32) /* of keys/cookie: what browsers hold | what the database holds */

static enum status key_fault(struct arena *a, struct str path, const char *what, struct str *error)
{
    *error = str_printf(a, STR_FMT ": %s (%s)", STR_ARG(path), what, strerror(errno));
    return ST_FAULT;
}

struct key_spec {
    const char *name;
    uint8_t *key;
    size_t n;
    bool sign;
    bool halves; /* one half alone, as older installations have it, is both */
};

static bool key_parse(struct str hex, const struct key_spec *k)
{
    if (hex_parse(hex, k->key, k->n))
        return true;
    if (!k->halves || !hex_parse(hex, k->key, k->n / 2))
        return false;
    memcpy(k->key + k->n / 2, k->key, k->n / 2);
    return true;
}

static enum status key_read(struct str path, const struct key_spec *k, struct arena *a,
                            struct str *error)
{
    char hex[2 * KEY_MAX + 2];
    int fd = open(path.p, O_RDONLY | O_CLOEXEC);
    ssize_t got;
    bool good;

    if (fd < 0 && errno == ENOENT)
        return ST_NOT_FOUND;
    if (fd < 0)
        return key_fault(a, path, "cannot be read", error);
    got = read(fd, hex, sizeof(hex));
    close(fd);
    good = got > 0 && key_parse(str_trim((struct str){ hex, (size_t)got }), k);
    bytes_wipe(hex, sizeof(hex));
    if (good)
        return ST_OK;
    *error = str_printf(a, STR_FMT ": not a key of %zu bytes; restore it from the backup",
                        STR_ARG(path), k->n);
    return ST_INVALID;
}

static void dir_sync(struct str dir)
{
    int fd = open(dir.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
}

/* Whole and on the disk before it has its name. */
static bool key_write_beside(struct str tmp, const uint8_t *key, size_t n, struct arena *a)
{
    struct str hex = str_printf(a, STR_FMT "\n", STR_ARG(hex_of(a, key, n)));
    int fd = open(tmp.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool good = fd >= 0 && write(fd, hex.p, hex.n) == (ssize_t)hex.n && fsync(fd) == 0;

    if (fd >= 0)
        close(fd);
    return good;
}

/* `over`: in the place of what is there. Else of two programs that start at once, one writes and
 * the other reads. */
static enum status key_write(struct str path, const uint8_t *key, size_t n, bool over,
                             struct arena *a, struct str *error)
{
    struct str tmp =
        str_printf(a, STR_FMT ".%016llx", STR_ARG(path), (unsigned long long)random_u64());
    bool good = key_write_beside(tmp, key, n, a);

    if (good && over)
        good = rename(tmp.p, path.p) == 0;
    else if (good)
        good = link(tmp.p, path.p) == 0 || errno == EEXIST;
    if (!good)
        (void)key_fault(a, path, "cannot be written", error);
    (void)unlink(tmp.p);
    return good ? ST_OK : ST_FAULT;
}

static enum status key_open(struct str dir, const struct key_spec *k, bool make, struct arena *a,
                            struct str *error)
{
    struct str path = str_printf(a, STR_FMT "/%s", STR_ARG(dir), k->name);
    enum status s = key_read(path, k, a, error);
    uint8_t pub[SIGN_PUBLIC_LEN], fresh[KEY_MAX];

    if (s != ST_NOT_FOUND)
        return s;
    if (!make) {
        *error = str_printf(a, STR_FMT ": the key is missing; restore it from the backup",
                            STR_ARG(path));
        return ST_INVALID;
    }
    if (k->sign)
        sign_keypair(pub, fresh);
    else
        random_bytes(fresh, k->n);
    s = key_write(path, fresh, k->n, false, a, error);
    bytes_wipe(fresh, sizeof(fresh));
    return s == ST_OK ? key_read(path, k, a, error) : s;
}

static struct str keys_dir(const struct app *app, struct arena *a)
{
    return str_printf(a, STR_FMT "/keys", STR_ARG(app->data_dir));
}

enum status keys_open(struct app *app, bool make, struct arena *a, struct str *error)
{
    struct str dir = keys_dir(app, a);
    uint8_t both[2 * HALF];
    const struct key_spec spec[] = {
        { .name = "sign", .key = app->sign_secret, .n = SIGN_SECRET_LEN, .sign = true },
        { .name = "cookie", .key = both, .n = sizeof(both), .halves = true },
    };
    enum status s = ST_OK;

    if (make && mkdir(dir.p, 0700) != 0 && errno != EEXIST)
        return key_fault(a, dir, "cannot be made", error);
    for (size_t i = 0; i < ARRAY_LEN(spec) && s == ST_OK; i++)
        s = key_open(dir, &spec[i], make, a, error);
    if (s != ST_OK)
        return s;
    _Static_assert(sizeof(app->cookie_key) == HALF && sizeof(app->data_key) == HALF, "two halves");
    memcpy(app->cookie_key, both, HALF);
    memcpy(app->data_key, both + HALF, HALF);
    bytes_wipe(both, sizeof(both));
    /* libsodium's secret key ends with the public one. */
    memcpy(app->sign_public, app->sign_secret + SIGN_SECRET_LEN - SIGN_PUBLIC_LEN, SIGN_PUBLIC_LEN);
    if (make)
        dir_sync(dir);
    return ST_OK;
}

enum status key_cookie_replace(const struct app *app, struct arena *a, struct str *error)
{
    struct str dir = keys_dir(app, a);
    uint8_t both[2 * HALF];

    random_bytes(both, HALF);
    memcpy(both + HALF, app->data_key, HALF);

    enum status s = key_write(str_printf(a, STR_FMT "/cookie", STR_ARG(dir)), both, sizeof(both),
                              true, a, error);

    if (s == ST_OK)
        dir_sync(dir);
    bytes_wipe(both, sizeof(both));
    return s;
}
