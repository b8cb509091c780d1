/*
 * store.c: moves uploads to their place.
 *
 * The upload's bytes were synced by http as they came; here the name follows: link, then sync the
 * folder. A folder is synced also when the file was there before us, because another request may
 * have linked it a moment ago and not be done.
 */
#include "document/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/utf8.h"
#include "core/app.h"

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

static struct str read_part(struct arena *a, int fd, off_t from, size_t most)
{
    char *p = arena_alloc(a, most);
    ssize_t n = pread(fd, p, most, from);

    return (struct str){ p, n > 0 ? (size_t)n : 0 };
}

static enum status check_kind(struct ctx *c, const struct upload *u, struct stored *out)
{
    CLEANUP(fd_close) int fd = open(u->path.p, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return fail(c, ST_FAULT, "upload " STR_FMT ": %s", STR_ARG(u->path),
                    strerrorname_np(errno));
    off_t tail_from = u->size > MEDIA_TAIL ? (off_t)(u->size - MEDIA_TAIL) : 0;
    struct str head = read_part(c->arena, fd, 0, MEDIA_HEAD);
    struct str tail = str_starts(head, STR("PK"))
                          ? read_part(c->arena, fd, tail_from, (size_t)MEDIA_TAIL)
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

/* Says when it was handed in. False: it is gone, or was never there. */
static bool mark_fresh(struct ctx *c, const char *path)
{
    const struct timespec now = { .tv_sec = c->now / SECOND, .tv_nsec = c->now % SECOND * 1000 };

    return utimensat(AT_FDCWD, path, (const struct timespec[]){ now, now }, 0) == 0;
}

/* Twice where somebody takes it away (store_forget()) between the two steps. */
static enum status move_into_place(struct ctx *c, const struct upload *u)
{
    struct str path = store_path(c->arena, c->app->data_dir, &u->hash);

    for (int i = 0; i < 2; i++) {
        if (link(u->path.p, path.p) != 0 && errno != EEXIST)
            break;
        if (mark_fresh(c, path.p))
            return ST_OK;
    }
    if (errno == ENOSPC || errno == EDQUOT)
        return refuse(c, ST_BUSY, "document.disk_full");
    return fail(c, ST_FAULT, "link " STR_FMT ": %s", STR_ARG(path), strerrorname_np(errno));
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
    enum status s = ST_OK;

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        out[i] = (struct stored){ u[i].hash, u[i].size, clean_name(c->arena, u[i].name), NULL };
        if (u[i].size > c->app->upload_max)
            return refuse_with(c, ST_INVALID, "document.too_big", out[i].name,
                               bytes_show(c->arena, c->app->upload_max, c->lang == LANG_ID));
        s = check_kind(c, &u[i], &out[i]);
    }
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = move_into_place(c, &u[i]);
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
