/* cmd_register.c: runut register check: every mistake of definitions, with its line. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/command.h"
#include "app/definitions.h"
#include "app/instruments.h"
#include "app/measures.h"
#include "app/open.h"
#include "register/table.h"

static const struct str none;

/* What was named: files, or folders of them. */
struct named {
    struct reg_source *source;
    size_t n, cap;
};

static void add(const struct cli *cli, struct named *to, const struct reg_source *s, size_t n)
{
    struct reg_source *all = arena_array(cli->arena, to->n + n + 1, sizeof(*all));

    for (size_t i = 0; i < to->n + n; i++)
        all[i] = i < to->n ? to->source[i] : s[i - to->n];
    to->source = all;
    to->n += n;
}

static int take_named(const struct cli *cli, struct named *to, const char *path)
{
    struct reg_source *list = NULL, one;
    struct stat st;
    size_t n = 0;

    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        if (reg_sources_of(cli->arena, str_of(path), &list, &n) != ST_OK)
            return cli_fail(cli, "cli.cannot_read", str_of(path), str_of(strerror(errno)));
        if (n == 0)
            return cli_fail(cli, "cli.register_none", str_of(path), none);
        add(cli, to, list, n);
        return -1;
    }
    if (!reg_source_read(cli->arena, str_of(path), &one))
        return cli_fail(cli, "cli.cannot_read", str_of(path), str_of(strerror(errno)));
    add(cli, to, &one, 1);
    return -1;
}

/* ── what only a database can tell ── */

static void remove_all(const struct cli *cli, const char *folder)
{
    static const char *const name[] = { "check.db", "check.db-wal", "check.db-shm" };

    for (size_t i = 0; i < ARRAY_LEN(name); i++)
        (void)unlink(str_z(cli->arena, str_printf(cli->arena, "%s/%s", folder, name[i])));
    (void)rmdir(folder);
}

static int try_in(const struct cli *cli, const struct reg_all *all, const char *folder)
{
    struct installation in = { .app = { .registers = all } };
    struct str why = { 0 };
    struct ctx c;
    enum status s;
    int end;

    in.app.db_url = str_printf(cli->arena, "sqlite:%s/check.db", folder);
    end = open_db(cli, &in, true);
    if (end >= 0)
        return end;
    ctx_system(&c, &in.app, in.db, cli->arena, 0);
    s = reg_tables_bring(&c, all, &why);
    if (s != ST_OK)
        end = why.n > 0 ? cli_fail(cli, "cli.cannot_open", why, none) : cli_refused(cli, &c, s);
    db_close(&in.db);
    return end;
}

/* Makes the tables in a database of its own and lets it prepare every condition. */
static int try_tables(const struct cli *cli, const struct reg_all *all)
{
    char memory[] = "/dev/shm/runut-XXXXXX", disk[] = "/tmp/runut-XXXXXX",
         *folder = mkdtemp(memory);
    int end;

    if (folder == NULL)
        folder = mkdtemp(disk);
    if (folder == NULL)
        return cli_fail(cli, "cli.cannot_make", str_of(disk), str_of(strerror(errno)));
    end = try_in(cli, all, folder);
    remove_all(cli, folder);
    return end;
}

/* What indicators are bound to must be there: an override may have dropped a measure. */
static bool bindings_hold(const struct cli *cli, const struct reg_all *all)
{
    struct app app = { .registers = all };
    size_t n;

    if (!load_bindings(cli, &app))
        return false;
    n = tell_unknown(cli, &app) + tell_unknown_of_instruments(cli, &app);
    if (n > 0)
        (void)cli_fail(cli, "cli.register_mistakes", str_printf(cli->arena, "%zu", n), none);
    return n == 0;
}

int cmd_register_check(struct cli *cli, int argc, char **argv)
{
    const struct reg_all *all = NULL;
    struct named named = { 0 };
    int end = cli_parse(cli, NULL, argc, argv);

    for (int i = 0; end < 0 && i < cli->n_arg; i++)
        end = take_named(cli, &named, cli->arg[i]);
    if (end >= 0)
        return end;
    if (!load_definitions(cli, named.source, named.n, true, &all) || !bindings_hold(cli, all))
        return EXIT_FAILED;
    end = try_tables(cli, all);
    if (end >= 0)
        return end;
    cli_say(cli, "cli.registers_good", str_printf(cli->arena, "%zu", all->n), none);
    return EXIT_OK;
}
