/* cmd_receipt.c: runut receipt verify: a receipt's proof, checked without network and database. */
#include <inttypes.h>

#include "app/command.h"
#include "intake/receipt.h"

static const struct str none;

int cmd_receipt_verify(struct cli *cli, int argc, char **argv)
{
    struct str key = none, text = none, file;
    const struct cli_option option[] = { { "key", 0, &key, NULL }, { NULL, 0, NULL, NULL } };
    int end = cli_parse(cli, option, argc, argv);
    struct receipt r;
    enum receipt_fault f;

    if (end < 0 && (cli->n_arg != 1 || key.n == 0))
        end = cli_usage(cli, "receipt.cli.missing", none);
    if (end >= 0)
        return end;
    file = str_of(cli->arg[0]);
    if (!cli_read_file(cli, file, RECEIPT_MAX, &text))
        return EXIT_FAILED;
    f = receipt_check(cli->arena, text, key, &r);
    if (f != RECEIPT_GOOD)
        return cli_fail(cli, receipt_fault_key(f), none, none);
    cli_say(cli, "receipt.cli.holds", r.number, str_printf(cli->arena, "%" PRId64, r.seq));
    return EXIT_OK;
}
