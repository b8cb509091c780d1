/* cmd_retain.c: runut register retain: personal data that is past its time. */
#include <inttypes.h>

#include "app/command.h"
#include "app/open.h"
#include "register/personal.h"

static int retain_in(const struct cli *cli, struct ctx *c, void *with)
{
    const bool *dry = with;
    struct retained did = { 0 };
    enum status s = retain_run(c, *dry, &did);

    if (s != ST_OK)
        return cli_refused(cli, c, s);
    cli_say(cli, *dry ? "cli.retain_would" : "cli.retain_did",
            str_printf(cli->arena, "%" PRId64, did.struck),
            str_printf(cli->arena, "%" PRId64, did.removed));
    return EXIT_OK;
}

int cmd_register_retain(struct cli *cli, int argc, char **argv)
{
    struct str unit = { 0 };
    bool dry = false;
    const struct cli_option option[] = { { "unit", 0, &unit, NULL },
                                         { "dry-run", 0, NULL, &dry },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_no_more(cli, cli_parse_inside(cli, option, argc, argv));

    return end < 0 ? work_in_unit(cli, unit, retain_in, &dry) : end;
}
