/* cmd_token.c: runut token add: a token for programs, printed once. */
#include "app/command.h"
#include "app/open.h"
#include "core/api_token.h"
#include "core/people_queries.h"

static const struct str none;

static int add_in(const struct cli *cli, struct ctx *c, void *with)
{
    struct str login = str_of(cli->arg[0]), *name = with, token = { 0 };
    struct account_key key = { 0 };
    enum status s = account_by_login(c, login, &key);

    if (s == ST_NOT_FOUND || (s == ST_OK && key.active == 0))
        return cli_fail(cli, "cli.unknown_login", login, none);
    c->who.unit_id = key.unit_id;
    if (s == ST_OK)
        s = api_token_make(c, key.id, key.person_id, *name, &token);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    (void)printf(STR_FMT "\n", STR_ARG(token));
    return EXIT_OK;
}

int cmd_token_add(struct cli *cli, int argc, char **argv)
{
    struct str name = { 0 };
    const struct cli_option option[] = { { "name", 0, &name, NULL }, { NULL, 0, NULL, NULL } };
    int end = cli_parse_inside(cli, option, argc, argv);

    if (end < 0 && cli->n_arg != 1)
        end = cli_usage(cli, "cli.login_missing", none);
    if (end < 0 && name.n > API_TOKEN_NAME_MAX)
        end = cli_usage(cli, "cli.name_long", none);
    if (name.n == 0)
        name = STR("runut token add");
    return end < 0 ? work_inside(cli, add_in, &name) : end;
}
