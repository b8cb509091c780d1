/*
 * cmd_restore.c: runut restore: a new folder from a backup.
 *
 * The whole backup is read and held against its manifest first; only then is anything written, into
 * DATA.restoring, which is checked by `verify` and takes its name at the end.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jansson.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/backup.h"
#include "app/cmd_verify.h"
#include "app/command.h"
#include "document/store.h"

static const struct str none;

struct member {
    struct str path;
    int64_t size;
    struct sha256 hash;
    bool expected; /* the manifest names it */
};

struct restore {
    struct cli *cli;
    struct str file, data, work; /* work: DATA.restoring */
    struct member *member;
    size_t n, cap;
    struct str manifest;
    char *block;
    bool write; /* second reading */
    const struct pack_module *pack;
};

const struct pack_module *backup_pack(const struct cli *cli)
{
    char why[512];
    const struct pack_module *pack = module_open("pack", why, sizeof(why));

    if (pack == NULL)
        (void)cli_fail(cli, "cli.no_module", str_of(why), none);
    return pack;
}

/* ── Names ── */

static bool is_hex(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (strchr("0123456789abcdef", s.p[i]) == NULL || s.p[i] == '\0')
            return false;
    return true;
}

static bool plain_name(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i];

        if (!((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '_' || ch == '-'))
            return false;
    }
    return s.n > 0 && s.n <= 64;
}

bool backup_path_ok(struct str path)
{
    if (str_eq(path, STR("runut.db")) || str_eq(path, STR("runut.conf")))
        return true;
    if (str_starts(path, STR("keys/")))
        return plain_name(str_sub(path, 5, path.n));
    return path.n == 6 + 2 + 1 + 62 && str_starts(path, STR("files/")) &&
           is_hex(str_sub(path, 6, 2)) && path.p[8] == '/' && is_hex(str_sub(path, 9, 62));
}

/* "manifest.<64 hex>.json"; *hash gets what its name says. */
static bool backup_is_manifest(struct str path, struct sha256 *hash)
{
    return path.n == 9 + 64 + 5 && str_starts(path, STR("manifest.")) &&
           str_ends(path, STR(".json")) && hex_parse(str_sub(path, 9, 64), hash->b, SHA256_LEN);
}

/* ── Reading ── */

static int damaged(const struct restore *r, const char *key, struct str what)
{
    return cli_fail(r->cli, key, r->file, what);
}

static struct member *member_by_path(struct restore *r, struct str path)
{
    for (size_t i = 0; i < r->n; i++)
        if (str_eq(r->member[i].path, path))
            return &r->member[i];
    return NULL;
}

static void remember(struct restore *r, const struct member *m)
{
    if (r->n == r->cap) {
        struct member *more = arena_array(r->cli->arena, r->cap * 2 + 256, sizeof(*more));

        if (r->n > 0)
            memcpy(more, r->member, r->n * sizeof(*more));
        r->member = more;
        r->cap = r->cap * 2 + 256;
    }
    r->member[r->n++] = *m;
}

static struct str work_path(const struct restore *r, struct str path)
{
    return str_printf(r->cli->arena, STR_FMT "/" STR_FMT, STR_ARG(r->work), STR_ARG(path));
}

/* Reads a member to its end, into a file where fd >= 0. */
static int read_member(struct restore *r, struct pack *from, int fd, struct member *m)
{
    struct hasher h;
    ssize_t n;

    hasher_init(&h);
    m->size = 0;
    while ((n = r->pack->get(from, r->block, BACKUP_BLOCK)) > 0) {
        hasher_add(&h, r->block, (size_t)n);
        m->size += n;
        if (fd >= 0 && write(fd, r->block, (size_t)n) != n)
            return cli_fail(r->cli, "backup.cannot_write", work_path(r, m->path),
                            str_of(strerror(errno)));
    }
    if (n < 0)
        return damaged(r, "restore.damaged", str_of(r->pack->why(from)));
    m->hash = hasher_end(&h);
    return -1;
}

static int read_manifest(struct restore *r, struct pack *from, int64_t size,
                         const struct sha256 *want)
{
    char *text;
    struct sha256 hash;

    if (size <= 0 || size > (int64_t)BACKUP_MANIFEST_MAX)
        return damaged(r, "restore.damaged", STR("manifest"));
    text = arena_alloc(r->cli->arena, (size_t)size);
    if (r->pack->get(from, text, (size_t)size) != size)
        return damaged(r, "restore.damaged", str_of(r->pack->why(from)));
    hash = sha256_of(text, (size_t)size);
    if (memcmp(hash.b, want->b, SHA256_LEN) != 0)
        return damaged(r, "restore.damaged", STR("manifest"));
    r->manifest = (struct str){ text, (size_t)size };
    return -1;
}

static int write_member(struct restore *r, struct pack *from, struct str path)
{
    struct member *known = member_by_path(r, path), again = { .path = path };
    struct str to = work_path(r, path);
    int fd, end;

    if (known == NULL)
        return damaged(r, "restore.damaged", path);
    fd = open(to.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return cli_fail(r->cli, "backup.cannot_write", to, str_of(strerror(errno)));
    end = read_member(r, from, fd, &again);
    if (end < 0 && fsync(fd) != 0)
        end = cli_fail(r->cli, "backup.cannot_write", to, str_of(strerror(errno)));
    close(fd);
    if (end < 0 && memcmp(again.hash.b, known->hash.b, SHA256_LEN) != 0)
        end = damaged(r, "restore.damaged", path); /* it changed under our eyes */
    return end;
}

static int take_member(struct restore *r, struct pack *from, const struct pack_member *e)
{
    struct str path = str_copy(r->cli->arena, str_of(e->path));
    struct member m = { .path = path };
    struct sha256 want;
    int end;

    path = m.path = str_of(str_z(r->cli->arena, path));
    if (!e->is_file || r->manifest.n != 0)
        return r->write ? -1 : damaged(r, "restore.damaged", path);
    if (backup_is_manifest(path, &want))
        return r->write ? -1 : read_manifest(r, from, e->size, &want);
    if (!backup_path_ok(path) || (!r->write && member_by_path(r, path) != NULL))
        return damaged(r, "restore.damaged", path);
    if (r->write)
        return write_member(r, from, path);
    end = read_member(r, from, -1, &m);
    if (end < 0)
        remember(r, &m);
    return end;
}

static int read_all(struct restore *r)
{
    struct pack *from = r->pack->read(r->file.p, BACKUP_BLOCK);
    struct pack_member m;
    int end = -1, got = 0;

    if (!r->pack->is_open(from))
        end = damaged(r, "restore.cannot_open", str_of(r->pack->why(from)));
    while (end < 0 && (got = r->pack->next(from, &m)) > 0)
        end = take_member(r, from, &m);
    if (end < 0 && got != 0)
        end = damaged(r, "restore.damaged", str_of(r->pack->why(from)));
    r->pack->drop(from);
    return end;
}

/* ── The manifest ── */

static bool fits(struct restore *r, const json_t *line)
{
    struct member *m = member_by_path(r, str_of(json_string_value(json_object_get(line, "path"))));
    const char *hex = json_string_value(json_object_get(line, "sha256"));
    struct sha256 hash;

    if (m == NULL || hex == NULL || !hex_parse(str_of(hex), hash.b, SHA256_LEN))
        return false;
    m->expected = true;
    return json_integer_value(json_object_get(line, "size")) == m->size &&
           memcmp(hash.b, m->hash.b, SHA256_LEN) == 0;
}

static int check_manifest(struct restore *r)
{
    json_t *root = json_loadb(r->manifest.p, r->manifest.n, 0, NULL), *line;
    json_t *list = json_object_get(root, "members");
    struct str why = none;
    size_t i;

    if (r->manifest.n == 0)
        why = STR("manifest");
    else if (json_integer_value(json_object_get(root, "format")) != BACKUP_FORMAT)
        why = STR("format");
    json_array_foreach(list, i, line)
    {
        if (why.n == 0 && !fits(r, line))
            why = str_copy(r->cli->arena, str_of(json_string_value(json_object_get(line, "path"))));
    }
    for (size_t k = 0; k < r->n; k++)
        if (why.n == 0 && !r->member[k].expected)
            why = r->member[k].path;
    if (why.n == 0 && member_by_path(r, STR("runut.db")) == NULL)
        why = STR("runut.db");
    json_decref(root);
    return why.n == 0 ? -1 : damaged(r, "restore.damaged", why);
}

/* ── Writing ── */

static int make_folders(struct restore *r)
{
    const char *where = NULL;
    struct str keys = work_path(r, STR("keys"));

    if (mkdir(r->work.p, 0700) != 0)
        return cli_fail(r->cli, "cli.cannot_make", r->work, str_of(strerror(errno)));
    if (mkdir(keys.p, 0700) != 0)
        return cli_fail(r->cli, "cli.cannot_make", keys, str_of(strerror(errno)));
    if (!store_make(r->cli->arena, r->work, &where))
        return cli_fail(r->cli, "cli.cannot_make", str_of(where), str_of(strerror(errno)));
    return -1;
}

static void sync_folders(struct restore *r)
{
    static const char *const dir[] = { "", "/keys", "/files" };

    for (size_t i = 0; i < ARRAY_LEN(dir) + 256; i++) {
        struct str path = i < ARRAY_LEN(dir)
                              ? str_printf(r->cli->arena, STR_FMT "%s", STR_ARG(r->work), dir[i])
                              : str_printf(r->cli->arena, STR_FMT "/files/%02zx", STR_ARG(r->work),
                                           i - ARRAY_LEN(dir));
        int fd = open(path.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

        if (fd >= 0) {
            (void)fsync(fd);
            close(fd);
        }
    }
}

static int check_in(const struct cli *cli, struct ctx *c, void *with)
{
    (void)with;
    return verify_installation(cli, c, NULL);
}

static int check_result(struct restore *r)
{
    struct cli there = *r->cli;

    there.data = r->work;
    there.db = str_printf(r->cli->arena, "sqlite:" STR_FMT "/runut.db", STR_ARG(r->work));
    return work_inside(&there, check_in, NULL);
}

static int run(struct restore *r)
{
    int end, verified;

    /* rmdir: an empty folder may be there already; anything in it stays. */
    if (rmdir(r->data.p) != 0 && errno != ENOENT)
        return cli_fail(r->cli, "restore.not_empty", r->data, none);
    end = read_all(r);
    if (end < 0)
        end = check_manifest(r);
    if (end >= 0)
        return end;
    end = make_folders(r);
    if (end >= 0)
        return end;
    r->write = true;
    r->manifest = none;
    end = read_all(r);
    if (end >= 0)
        return cli_fail(r->cli, "restore.left", r->work, none);
    sync_folders(r);
    verified = check_result(r);
    if (rename(r->work.p, r->data.p) != 0)
        return cli_fail(r->cli, "backup.cannot_write", r->data, str_of(strerror(errno)));
    cli_say(r->cli, "restore.done", r->data, none);
    return verified;
}

int cmd_restore(struct cli *cli, int argc, char **argv)
{
    struct restore r = { .cli = cli };
    const struct cli_option option[] = { { "data", 0, &cli->data, NULL },
                                         { "registers", 0, &cli->registers, NULL },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_parse(cli, option, argc, argv);
    struct str data = cli->data;

    if (end < 0 && (cli->n_arg != 1 || data.n == 0))
        end = cli_usage(cli, "cli.restore_missing", none);
    if (end >= 0)
        return end;
    while (data.n > 1 && data.p[data.n - 1] == '/')
        data.n--;
    r.file = str_of(cli->arg[0]);
    r.data = str_of(str_z(cli->arena, data));
    r.work = str_printf(cli->arena, STR_FMT ".restoring", STR_ARG(data));
    r.block = arena_alloc(cli->arena, BACKUP_BLOCK);
    r.pack = backup_pack(cli);
    return r.pack == NULL ? EXIT_FAILED : run(&r);
}
