/* cmd_retain.c: runut register retain: personal data that is past its time. */
#include <inttypes.h>

#include "app/command.h"
#include "app/open.h"
#include "register/personal.h"

int cmd_register_retain(struct cli *cli, int argc, char **argv)
{
    struct str data = { 0 }, db = { 0 }, unit = { 0 };
    bool dry = false;
    struct installation in;
    struct retained did = { 0 };
    struct ctx c;
    enum status s;
    const struct cli_option option[] = { { "data", 0, &data, NULL },
                                         { "db", 0, &db, NULL },
                                         { "unit", 0, &unit, NULL },
                                         { "dry-run", 0, NULL, &dry },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_parse(cli, option, argc, argv);

    if (end < 0)
        end = open_installation(cli, &in, data, db);
    if (end >= 0)
        return end;
    end = open_unit(cli, &in, unit, &c);
    if (end < 0) {
        s = retain_run(&c, dry, &did);
        end = s == ST_OK ? EXIT_OK : cli_refused(cli, &c, s);
        if (s == ST_OK)
            cli_say(cli, dry ? "cli.retain_would" : "cli.retain_did",
                    str_printf(cli->arena, "%" PRId64, did.struck),
                    str_printf(cli->arena, "%" PRId64, did.removed));
    }
    close_installation(&in);
    return end;
}
