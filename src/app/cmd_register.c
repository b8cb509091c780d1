/* cmd_register.c: runut register check: every mistake of definitions, with its line. */
#include <errno.h>
#include <sys/stat.h>

#include "app/command.h"
#include "app/definitions.h"

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

int cmd_register_check(struct cli *cli, int argc, char **argv)
{
    const struct cli_option option[] = { { NULL, 0, NULL, NULL } };
    const struct reg_all *all = NULL;
    struct named named = { 0 };
    int end = cli_parse(cli, option, argc, argv);

    for (int i = 0; end < 0 && i < cli->n_arg; i++)
        end = take_named(cli, &named, cli->arg[i]);
    if (end >= 0)
        return end;
    if (!load_definitions(cli, named.source, named.n, &all))
        return EXIT_FAILED;
    /* What only a database can tell (src/register/table.c) belongs here. */
    cli_say(cli, "cli.registers_good", str_printf(cli->arena, "%zu", all->n), none);
    return EXIT_OK;
}
