/* cmd_unit.c: runut unit import. */
#include <inttypes.h>

#include "app/command.h"
#include "app/open.h"
#include "base/json.h"
#include "core/ledger.h"
#include "core/unit.h"

#define FILE_MAX ((size_t)1 << 20)

static const struct str none;

static enum status store(struct ctx *c, struct str csv, struct unit_import *result)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct json j;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = unit_import(c, csv, result);
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_int(&j, "added", result->added);
    json_put_int(&j, "changed", result->changed);
    json_close(&j);
    if (s == ST_OK)
        s = audit(c, "unit.imported", "unit", c->who.unit_id, json_text(&j));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static int import_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct str *csv = with;
    struct unit_import result = { 0 };
    enum status s = store(c, *csv, &result);

    if (s == ST_INVALID && result.bad_line > 0)
        return cli_fail(cli, "cli.bad_line", str_printf(cli->arena, "%zu", result.bad_line),
                        failure_text(c));
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    cli_say(cli, "cli.units_imported", str_printf(cli->arena, "%" PRId64, result.added),
            str_printf(cli->arena, "%" PRId64, result.changed));
    return EXIT_OK;
}

int cmd_unit_import(struct cli *cli, int argc, char **argv)
{
    struct str csv = { 0 };
    int end = cli_parse_inside(cli, NULL, argc, argv);

    if (end < 0 && cli->n_arg != 1)
        end = cli_usage(cli, "cli.file_missing", none);
    if (end < 0 && !cli_read_file(cli, str_of(cli->arg[0]), FILE_MAX, &csv))
        end = EXIT_FAILED;
    return end < 0 ? work_inside(cli, import_in, &csv) : end;
}
