/*
 * store.c: gives uploads their place.
 *
 * An upload is a file without a name. It is named first and synced then, so that one sync takes
 * its bytes, its inode and, on most file systems, its entry to the disk. What lies under a name may
 * therefore be the rest of an upload that a power failure cut off (no row names it): a file that is
 * there already is read before it is believed, and is synced too, because another request may have
 * named it a moment ago and not be done.
 */
#include "document/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/number.h"
#include "base/utf8.h"
#include "core/app.h"
#include "document/verify.h"

#define MAX_NAME 200

static void fd_close(const int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
}

static bool sync_folder(const char *path)
{
    CLEANUP(fd_close) int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    return fd >= 0 && fsync(fd) == 0;
}

static bool make_folder(const char *path, bool *made)
{
    if (mkdir(path, 0700) == 0)
        *made = true;
    else if (errno != EEXIST)
        return false;
    return true;
}

static char *folder_path(struct arena *a, struct str data_dir, unsigned first_byte)
{
    return str_z(a, str_printf(a, STR_FMT "/files/%02x", STR_ARG(data_dir), first_byte));
}

/* Which of the 256 are there: one look at each start, not a call for each of them. */
static void see_folders(const char *files, bool there[256])
{
    DIR *dir = opendir(files);
    const struct dirent *entry;
    char name[3];
    uint8_t byte;

    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (!hex_parse(str_of(entry->d_name), &byte, 1))
            continue;
        (void)snprintf(name, sizeof(name), "%02x", byte);
        there[byte] = there[byte] || strcmp(entry->d_name, name) == 0; /* not "7F" */
    }
    if (dir != NULL)
        (void)closedir(dir);
}

bool store_make(struct arena *a, struct str data_dir, const char **path)
{
    static const char *const names[] = { "files", "tmp", "cache" };
    bool made = false, there[256] = { false };

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        *path = str_z(a, str_printf(a, STR_FMT "/%s", STR_ARG(data_dir), names[i]));
        if (!make_folder(*path, &made))
            return false;
    }
    *path = str_z(a, str_printf(a, STR_FMT "/files", STR_ARG(data_dir)));
    see_folders(*path, there);
    for (unsigned i = 0; i < 256; i++) {
        *path = folder_path(a, data_dir, i);
        if (!there[i] && !make_folder(*path, &made))
            return false;
    }
    *path = str_z(a, str_printf(a, STR_FMT "/files", STR_ARG(data_dir)));
    return !made || (sync_folder(*path) && sync_folder(str_z(a, data_dir)));
}

struct str store_path(struct arena *a, struct str data_dir, const struct sha256 *hash)
{
    struct str hex = hex_of(a, hash->b, sizeof(hash->b));

    return str_of(
        str_z(a, str_printf(a, STR_FMT "/files/" STR_FMT "/" STR_FMT, STR_ARG(data_dir),
                            STR_ARG(str_sub(hex, 0, 2)), STR_ARG(str_sub(hex, 2, hex.n)))));
}

enum status store_temporary(struct ctx *c, int *fd)
{
    char *dir = str_z(c->arena, str_printf(c->arena, STR_FMT "/tmp", STR_ARG(c->app->data_dir)));

    if (mkdir(dir, 0700) != 0 && errno != EEXIST)
        return fail(c, ST_FAULT, "%s: %s", dir, strerrorname_np(errno));
    *fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    return *fd >= 0 ? ST_OK : fail(c, ST_FAULT, "%s: %s", dir, strerrorname_np(errno));
}

struct str upload_part(struct arena *a, const struct upload *u, int64_t from, size_t most)
{
    char *p = arena_raw(a, most);
    ssize_t n = pread(u->fd, p, most, (off_t)from);

    return (struct str){ p, n > 0 ? (size_t)n : 0 };
}

static enum status check_kind(struct ctx *c, const struct upload *u, struct stored *out)
{
    struct str head = upload_part(c->arena, u, 0, MEDIA_HEAD);
    struct str tail =
        str_starts(head, STR("PK"))
            ? upload_part(c->arena, u, u->size > MEDIA_TAIL ? u->size - MEDIA_TAIL : 0, MEDIA_TAIL)
            : STR("");
    const struct media *promised = media_by_name(out->name);

    if (u->size == 0)
        return refuse_with(c, ST_INVALID, "document.empty_file", out->name, STR(""));
    out->media = media_of(head, tail, out->name);
    if (out->media == NULL)
        return refuse_with(c, ST_INVALID, "document.wrong_type", out->name, STR(""));
    if (promised != NULL && promised != out->media)
        return refuse_with(c, ST_INVALID, "document.other_type", out->name,
                           str_of(out->media->label));
    return ST_OK;
}

/* What a browser called the file, as one clean line. */
static struct str clean_name(struct arena *a, struct str name)
{
    struct buf out;

    if (!utf8_valid(name))
        name = STR("");
    buf_init(&out, a);
    for (size_t i = 0; i < name.n; i++) {
        unsigned char ch = (unsigned char)name.p[i];

        bool bad = ch < ' ' || ch == 0x7F || ch == '/' || ch == '\\';

        buf_add(&out, bad ? STR("_") : str_sub(name, i, 1));
    }
    struct str s = str_trim(utf8_prefix(buf_str(&out), MAX_NAME));
    return s.n == 0 || str_eq(s, STR(".")) || str_eq(s, STR("..")) ? STR("berkas") : s;
}

/* A file's time of change says when it was last handed in. */
static struct timespec handed_in(const struct ctx *c)
{
    return (struct timespec){ .tv_sec = c->now / SECOND, .tv_nsec = c->now % SECOND * 1000 };
}

static bool link_to(const struct upload *u, const char *path)
{
    char from[sizeof("/proc/self/fd/2147483647")];

    (void)snprintf(from, sizeof(from), "/proc/self/fd/%d", u->fd);
    return linkat(AT_FDCWD, from, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

/* What lies there has these bytes, they are on the disk, and it is marked as handed in now. What
 * has others is taken away. False also where store_forget() took it. */
static bool lies_there(struct ctx *c, const struct upload *u, const char *path)
{
    CLEANUP(fd_close) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    const struct timespec now = handed_in(c);
    struct sha256 hash;
    int64_t size = 0;

    if (fd < 0 || !file_hash(path, &hash, &size))
        return false;
    if (bytes_equal(hash.b, u->hash.b, SHA256_LEN))
        return fsync(fd) == 0 &&
               utimensat(AT_FDCWD, path, (const struct timespec[]){ now, now }, 0) == 0;
    log_line(LOG_ERROR, "store: %s did not have its hash and is replaced", path);
    (void)unlink(path);
    return false;
}

static enum status not_kept(struct ctx *c, const char *path)
{
    if (errno == ENOSPC || errno == EDQUOT)
        return refuse(c, ST_BUSY, "document.disk_full");
    return fail(c, ST_FAULT, "store: %s: %s", path, strerrorname_np(errno));
}

/* *ours: the name is this upload's, not yet synced. Again where what lay there was taken away. */
static enum status move_into_place(struct ctx *c, const struct upload *u, bool *ours)
{
    const char *path = store_path(c->arena, c->app->data_dir, &u->hash).p;
    const struct timespec now = handed_in(c);

    *ours = false;
    (void)futimens(u->fd, (const struct timespec[]){ now, now });
    for (int i = 0; i < 3 && !*ours; i++) {
        *ours = link_to(u, path);
        if (!*ours && errno != EEXIST)
            return not_kept(c, path);
        if (!*ours && lies_there(c, u, path))
            return ST_OK;
    }
    return *ours ? ST_OK : not_kept(c, path);
}

/* A name whose bytes could not be synced must not promise them. */
static enum status sync_bytes(struct ctx *c, const struct upload *u)
{
    const char *path = store_path(c->arena, c->app->data_dir, &u->hash).p;

    if (fsync(u->fd) == 0)
        return ST_OK;
    enum status s = not_kept(c, path);

    (void)unlink(path);
    return s;
}

/* It is moved aside first: whoever hands it in meanwhile either marks it before, and is seen, or
 * finds it gone, and brings it anew. */
enum status store_forget(struct ctx *c, const struct sha256 *hash, bool *young)
{
    struct str path = store_path(c->arena, c->app->data_dir, hash);
    char *aside = str_z(c->arena, str_printf(c->arena, STR_FMT ".gone", STR_ARG(path)));
    struct stat st;

    *young = false;
    if (rename(path.p, aside) != 0 && errno != ENOENT)
        return fail(c, ST_FAULT, "rename " STR_FMT ": %s", STR_ARG(path), strerrorname_np(errno));
    if (stat(aside, &st) != 0) /* gone already; an end in the middle leaves it aside */
        return errno == ENOENT ? ST_OK
                               : fail(c, ST_FAULT, "stat %s: %s", aside, strerrorname_np(errno));
    *young = st.st_mtim.tv_sec * SECOND > c->now - STORE_FRESH;
    if ((*young ? rename(aside, path.p) : unlink(aside)) != 0 ||
        !sync_folder(folder_path(c->arena, c->app->data_dir, hash->b[0])))
        return fail(c, ST_FAULT, "forget " STR_FMT ": %s", STR_ARG(path), strerrorname_np(errno));
    return ST_OK;
}

static enum status sync_places(struct ctx *c, const struct upload *u, size_t n)
{
    bool seen[256] = { false };

    for (size_t i = 0; i < n; i++) {
        if (seen[u[i].hash.b[0]])
            continue;
        seen[u[i].hash.b[0]] = true;
        const char *folder = folder_path(c->arena, c->app->data_dir, u[i].hash.b[0]);
        if (!sync_folder(folder))
            return fail(c, ST_FAULT, "sync %s: %s", folder, strerrorname_np(errno));
    }
    return ST_OK;
}

enum status store_take(struct ctx *c, const struct upload *u, size_t n, struct stored *out)
{
    bool *ours = arena_array(c->arena, n, sizeof(*ours));
    enum status s = ST_OK;

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        out[i] = (struct stored){ u[i].hash, u[i].size, clean_name(c->arena, u[i].name), NULL };
        if (u[i].size > c->app->upload_max)
            return refuse_with(c, ST_INVALID, "document.too_big", out[i].name,
                               bytes_show(c->arena, c->app->upload_max, c->lang == LANG_ID));
        s = check_kind(c, &u[i], &out[i]);
    }
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = move_into_place(c, &u[i], &ours[i]);
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = ours[i] ? sync_bytes(c, &u[i]) : ST_OK;
    if (s == ST_OK)
        s = sync_places(c, u, n);
    return s;
}

enum status store_open(struct ctx *c, const struct sha256 *hash, int64_t size, int *fd)
{
    struct str path = store_path(c->arena, c->app->data_dir, hash);
    int opened = open(path.p, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat st;

    if (opened < 0)
        return fail(c, ST_FAULT, "store: " STR_FMT " is missing: %s", STR_ARG(path),
                    strerrorname_np(errno));
    if (fstat(opened, &st) != 0 || st.st_size != size) {
        (void)close(opened);
        return fail(c, ST_FAULT, "store: " STR_FMT " has not the size that its row says",
                    STR_ARG(path));
    }
    *fd = opened;
    return ST_OK;
}
