/*
 * cmd_backup.c: runut backup: one consistent file of a running installation.
 *
 * The database is copied first. Files are never changed nor removed and are synced before a row
 * names them, so every file that the copy names is there. The result appears under its name only
 * when it is complete and on the disk.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/backup.h"
#include "app/command.h"
#include "base/json.h"
#include "base/number.h"
#include "core/ledger.h"
#include "core/message_queries.h"
#include "document/pack.h"
#include "document/store.h"
#include "document/verify_queries.h"

static const struct str none;

struct backup {
    const struct cli *cli;
    struct ctx *c;                 /* of the installation */
    struct str out, partial, copy; /* copy: of the database */
    struct db *db;                 /* the copy, opened */
    int fd;
    const struct pack_module *pack;
    struct pack *to;
    struct json manifest;
    char *block;
    bool terminal;
    int64_t told_at, files, bytes, damaged;
};

static int said(const struct backup *b, const char *key, struct str path)
{
    return cli_fail(b->cli, key, path, str_of(strerror(errno)));
}

static int not_written(const struct backup *b)
{
    return cli_fail(b->cli, "backup.cannot_write", b->partial, str_of(b->pack->why(b->to)));
}

/* ── Members ── */

static bool member_begin(struct backup *b, struct str path, int64_t size)
{
    const struct pack_member m = {
        .path = path.p, .size = size, .time = time_now() / SECOND, .mode = 0600
    };

    return b->pack->begin(b->to, &m);
}

static void manifest_add(struct backup *b, struct str path, int64_t size, const struct sha256 *hash)
{
    json_open(&b->manifest, '{');
    json_put_str(&b->manifest, "path", path);
    json_put_int(&b->manifest, "size", size);
    json_put_str(&b->manifest, "sha256", hex_of(b->cli->arena, hash->b, SHA256_LEN));
    json_close(&b->manifest);
}

static void show(struct backup *b)
{
    int64_t now = time_mono();
    struct arena a;

    if (!b->terminal || now - b->told_at < SECOND / 5)
        return;
    b->told_at = now;
    arena_init(&a);

    const struct str args[] = { int_show(&a, b->files, b->cli->lang == LANG_ID),
                                int_show(&a, b->bytes >> 20, b->cli->lang == LANG_ID) };
    struct str text = tr_with(&a, b->cli->lang, "verify.hashing", args, ARRAY_LEN(args));

    (void)fprintf(stderr, "\r" STR_FMT, STR_ARG(text));
    arena_done(&a);
}

/* Copies the open file; its size was in the header, so a file that shrinks meanwhile is an error.
 */
static int copy_bytes(struct backup *b, int fd, struct str path, int64_t size, struct sha256 *hash)
{
    struct hasher h;
    int64_t left = size;

    hasher_init(&h);
    while (left > 0) {
        size_t want = left < (int64_t)BACKUP_BLOCK ? (size_t)left : BACKUP_BLOCK;
        ssize_t n = read(fd, b->block, want);

        if (n <= 0)
            return said(b, "backup.cannot_read", path);
        hasher_add(&h, b->block, (size_t)n);
        if (!b->pack->put(b->to, b->block, (size_t)n))
            return not_written(b);
        left -= n;
        b->bytes += n;
        show(b);
    }
    *hash = hasher_end(&h);
    return -1;
}

/* -1 to go on. `want` (may be NULL) is the hash that the file must have. */
static int add_file(struct backup *b, struct str from, struct str path, const struct sha256 *want)
{
    struct sha256 hash;
    struct stat st;
    int fd = open(from.p, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), end = -1;

    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        if (fd >= 0)
            close(fd);
        if (want == NULL)
            return said(b, "backup.cannot_read", from);
        b->damaged++; /* the rest is worth keeping all the same */
        (void)said(b, "backup.file_gone", from);
        return -1;
    }
    if (!member_begin(b, path, st.st_size))
        end = not_written(b);
    if (end < 0)
        end = copy_bytes(b, fd, from, st.st_size, &hash);
    close(fd);
    if (end >= 0)
        return end;
    if (want != NULL && memcmp(want->b, hash.b, SHA256_LEN) != 0) {
        b->damaged++;
        (void)cli_fail(b->cli, "backup.file_differs", from, none);
    }
    manifest_add(b, path, st.st_size, &hash);
    b->files++;
    return -1;
}

static int add_bytes(struct backup *b, struct str path, struct str bytes)
{
    if (!member_begin(b, path, (int64_t)bytes.n) || !b->pack->put(b->to, bytes.p, bytes.n))
        return not_written(b);
    return -1;
}

/* ── What goes in ── */

static int add_keys(struct backup *b)
{
    struct arena *a = b->cli->arena;
    struct str dir = str_printf(a, STR_FMT "/keys", STR_ARG(b->c->app->data_dir));
    DIR *d = opendir(dir.p);
    int end = -1;

    if (d == NULL)
        return said(b, "backup.cannot_read", dir);
    for (struct dirent *e = readdir(d); e != NULL && end < 0; e = readdir(d)) {
        struct str path = str_printf(a, "keys/%s", e->d_name);

        if (backup_path_ok(path))
            end = add_file(b, str_printf(a, STR_FMT "/%s", STR_ARG(dir), e->d_name), path, NULL);
    }
    (void)closedir(d);
    return end;
}

static int add_documents(struct backup *b)
{
    struct sha256 after = { { 0 } };
    struct arena scratch;
    size_t n = 1, after_n = 0;
    struct ctx c;
    int end = -1;

    arena_init(&scratch);
    while (n > 0 && end < 0) {
        struct verify_file *row = NULL;
        enum status s;

        ctx_system(&c, b->c->app, b->db, &scratch, 0);
        s = verify_file_page(&c, (struct str){ (const char *)after.b, after_n }, 500, &row, &n);
        if (s != ST_OK)
            end = cli_refused(b->cli, &c, s);
        for (size_t i = 0; s == ST_OK && i < n && end < 0; i++) {
            struct str hex;

            if (row[i].sha256.n != SHA256_LEN)
                continue;
            memcpy(after.b, row[i].sha256.p, SHA256_LEN);
            after_n = SHA256_LEN;
            hex = hex_of(&scratch, after.b, SHA256_LEN);
            end = add_file(b, store_path(&scratch, b->c->app->data_dir, &after),
                           str_printf(&scratch, "files/" STR_FMT "/" STR_FMT,
                                      STR_ARG(str_sub(hex, 0, 2)), STR_ARG(str_sub(hex, 2, 62))),
                           &after);
        }
        arena_reset(&scratch);
    }
    arena_done(&scratch);
    return end;
}

static int add_manifest(struct backup *b)
{
    struct str text;
    struct sha256 hash;

    json_close(&b->manifest);
    json_close(&b->manifest);
    text = json_text(&b->manifest);
    hash = sha256_of(text.p, text.n);
    return add_bytes(b,
                     str_printf(b->cli->arena, "manifest." STR_FMT ".json",
                                STR_ARG(hex_of(b->cli->arena, hash.b, SHA256_LEN))),
                     text);
}

/* ── The whole ── */

static int copy_database(struct backup *b)
{
    struct arena *a = b->cli->arena;
    struct db_problem why = { 0 };
    enum status s;

    b->copy = str_printf(a, STR_FMT "/tmp/backup-%016" PRIx64 ".db", STR_ARG(b->c->app->data_dir),
                         random_u64());
    s = db_copy_to(b->c->db, b->copy);
    if (s != ST_OK)
        return cli_fail(b->cli, "backup.database", db_error(b->c->db), none);
    s = db_open(&b->db, str_printf(a, "sqlite:" STR_FMT, STR_ARG(b->copy)), false, a, &why);
    return s == ST_OK ? -1 : cli_fail(b->cli, why.key, why.arg[0], why.arg[1]);
}

static int open_output(struct backup *b)
{
    b->partial = str_printf(b->cli->arena, STR_FMT ".partial", STR_ARG(b->out));
    b->fd = open(b->partial.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (b->fd < 0)
        return said(b, "backup.cannot_make", b->partial);
    b->to = b->pack->write(b->fd, str_ends(b->out, STR(".gz"))    ? PACK_TAR_GZ
                                  : str_ends(b->out, STR(".zst")) ? PACK_TAR_ZST
                                                                  : PACK_TAR);
    return b->pack->is_open(b->to) ? -1 : not_written(b);
}

static int write_all(struct backup *b)
{
    struct arena *a = b->cli->arena;
    struct str conf = str_printf(a, STR_FMT "/runut.conf", STR_ARG(b->c->app->data_dir));
    int end;

    json_init(&b->manifest, a);
    json_open(&b->manifest, '{');
    json_put_int(&b->manifest, "format", BACKUP_FORMAT);
    json_put_str(&b->manifest, "program", STR(RUNUT_VERSION));
    json_put_str(&b->manifest, "made_at", time_iso(a, time_now()));
    json_key(&b->manifest, "members");
    json_open(&b->manifest, '[');
    end = add_file(b, b->copy, STR("runut.db"), NULL);
    if (end < 0 && access(conf.p, F_OK) == 0)
        end = add_file(b, conf, STR("runut.conf"), NULL);
    if (end < 0)
        end = add_keys(b);
    if (end < 0)
        end = add_documents(b);
    if (end < 0)
        end = add_manifest(b);
    return end;
}

static int finish(struct backup *b)
{
    struct str dir = str_copy(b->cli->arena, b->out);
    int fd;

    if (!b->pack->end(b->to))
        return not_written(b);
    if (fsync(b->fd) != 0 || rename(b->partial.p, b->out.p) != 0)
        return said(b, "backup.cannot_write", b->out);
    while (dir.n > 0 && dir.p[dir.n - 1] != '/')
        dir.n--;
    fd = open(dir.n > 0 ? str_z(b->cli->arena, dir) : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
    return -1;
}

/* So that the administrator's page can say how old the last one is. */
static void note_it(struct backup *b)
{
    struct arena *a = b->cli->arena;
    struct ctx c;
    struct json j;
    enum status s;

    ctx_system(&c, b->c->app, b->c->db, a, b->c->who.unit_id);
    json_init(&j, a);
    json_open(&j, '{');
    json_put_int(&j, "files", b->files);
    json_put_int(&j, "bytes", b->bytes);
    json_put_int(&j, "damaged", b->damaged);
    json_close(&j);

    CLEANUP(tx_end) struct tx tx = { 0 };
    s = tx_begin(&c, &tx);
    if (s == ST_OK)
        s = setting_put(&c, c.who.unit_id, STR("backup_last"),
                        str_printf(a, "%" PRId64 " %" PRId64, c.now, b->bytes));
    if (s == ST_OK)
        s = audit(&c, "backup.made", "unit", c.who.unit_id, json_text(&j));
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        (void)cli_fail(b->cli, "backup.not_noted", none, none);
}

static void clean_up(struct backup *b)
{
    db_close(&b->db);
    if (b->pack != NULL)
        b->pack->drop(b->to);
    if (b->fd >= 0)
        close(b->fd);
    if (b->partial.n > 0)
        (void)unlink(b->partial.p);
    if (b->copy.n > 0) {
        (void)unlink(b->copy.p);
        (void)unlink(str_printf(b->cli->arena, STR_FMT "-wal", STR_ARG(b->copy)).p);
        (void)unlink(str_printf(b->cli->arena, STR_FMT "-shm", STR_ARG(b->copy)).p);
    }
    free(b->block);
}

static int run(struct backup *b)
{
    int end = -1;

    if (db_kind(b->c->db) != DB_SQLITE)
        return cli_fail(b->cli, "backup.postgres", b->c->app->data_dir, none);
    b->pack = backup_pack(b->cli);
    if (b->pack == NULL)
        return EXIT_FAILED;
    b->block = malloc(BACKUP_BLOCK);
    if (b->block == NULL)
        return said(b, "backup.cannot_make", b->out);
    end = copy_database(b);
    if (end < 0)
        end = open_output(b);
    if (end < 0)
        end = write_all(b);
    if (end < 0)
        end = finish(b);
    if (b->terminal && b->told_at != 0)
        (void)fprintf(stderr, "\r\033[K");
    if (end >= 0)
        return end;
    note_it(b);
    cli_say(b->cli, "backup.done", b->out,
            str_printf(b->cli->arena, "%" PRId64 " MB", b->bytes >> 20));
    return b->damaged == 0 ? EXIT_OK : EXIT_FAILED;
}

static int backup_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct str *out = with;
    struct backup b = { .cli = cli,
                        .c = c,
                        .out = str_of(str_z(cli->arena, *out)),
                        .fd = -1,
                        .terminal = isatty(STDERR_FILENO) == 1 };
    int end = run(&b);

    clean_up(&b);
    return end;
}

int cmd_backup(struct cli *cli, int argc, char **argv)
{
    struct str out = none;
    const struct cli_option option[] = { { "output", 'o', &out, NULL }, { NULL, 0, NULL, NULL } };
    int end = cli_parse_inside(cli, option, argc, argv);

    if (end < 0 && (out.n == 0 || cli->n_arg != 0))
        end = cli_usage(cli, "cli.output_missing", none);
    return end < 0 ? work_inside(cli, backup_in, &out) : end;
}
