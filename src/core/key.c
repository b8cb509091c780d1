/* key.c: the program's own keys, in files that only its account can read. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/checkpoint.h"

#define KEY_MAX 64

static enum status key_fault(struct arena *a, struct str path, const char *what, struct str *error)
{
    *error = str_printf(a, STR_FMT ": %s (%s)", STR_ARG(path), what, strerror(errno));
    return ST_FAULT;
}

static enum status key_read(struct str path, uint8_t *key, size_t n, struct arena *a,
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
    good = got > 0 && hex_parse(str_trim((struct str){ hex, (size_t)got }), key, n);
    bytes_wipe(hex, sizeof(hex));
    if (good)
        return ST_OK;
    *error = str_printf(a, STR_FMT ": not a key of %zu bytes; restore it from the backup",
                        STR_ARG(path), n);
    return ST_INVALID;
}

/* O_EXCL: of two programs that start at once, one writes and the other reads. */
static enum status key_write(struct str path, const uint8_t *key, size_t n, struct arena *a,
                             struct str *error)
{
    struct str hex = str_printf(a, STR_FMT "\n", STR_ARG(hex_of(a, key, n)));
    struct str tmp =
        str_printf(a, STR_FMT ".%016llx", STR_ARG(path), (unsigned long long)random_u64());
    int fd = open(tmp.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool good;

    if (fd < 0)
        return key_fault(a, path, "cannot be written", error);
    good = write(fd, hex.p, hex.n) == (ssize_t)hex.n && fsync(fd) == 0;
    close(fd);
    if (good && link(tmp.p, path.p) != 0 && errno != EEXIST)
        good = false;
    if (!good)
        (void)key_fault(a, path, "cannot be written", error);
    (void)unlink(tmp.p);
    return good ? ST_OK : ST_FAULT;
}

struct key_spec {
    const char *name;
    uint8_t *key;
    size_t n;
    bool sign;
};

static enum status key_open(struct str dir, const struct key_spec *k, bool make, struct arena *a,
                            struct str *error)
{
    struct str path = str_printf(a, STR_FMT "/%s", STR_ARG(dir), k->name);
    enum status s = key_read(path, k->key, k->n, a, error);
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
    s = key_write(path, fresh, k->n, a, error);
    bytes_wipe(fresh, sizeof(fresh));
    return s == ST_OK ? key_read(path, k->key, k->n, a, error) : s;
}

static void dir_sync(struct str dir)
{
    int fd = open(dir.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
}

enum status keys_open(struct app *app, bool make, struct arena *a, struct str *error)
{
    struct str dir = str_printf(a, STR_FMT "/keys", STR_ARG(app->data_dir));
    const struct key_spec spec[] = {
        { "sign", app->sign_secret, SIGN_SECRET_LEN, true },
        { "cookie", app->cookie_key, sizeof(app->cookie_key), false },
    };
    enum status s = ST_OK;

    if (make && mkdir(dir.p, 0700) != 0 && errno != EEXIST)
        return key_fault(a, dir, "cannot be made", error);
    for (size_t i = 0; i < ARRAY_LEN(spec) && s == ST_OK; i++)
        s = key_open(dir, &spec[i], make, a, error);
    if (s != ST_OK)
        return s;
    /* libsodium's secret key ends with the public one. */
    memcpy(app->sign_public, app->sign_secret + SIGN_SECRET_LEN - SIGN_PUBLIC_LEN, SIGN_PUBLIC_LEN);
    if (make)
        dir_sync(dir);
    return ST_OK;
}
