/* cmd_key.c: runut key replace. */
#include <inttypes.h>

#include "app/command.h"
#include "app/open.h"
#include "core/key.h"
#include "core/ledger.h"
#include "core/people_queries.h"

static const struct str none;

/* The key is replaced just before the commit: whatever dies in between leaves an installation that
 * works, in which all sessions have ended or none. */
static enum status replace(struct ctx *c, int64_t *ended, struct str *error)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = session_end_everywhere(c, ended);
    if (s == ST_OK)
        s = audit(c, "key.replaced", "unit", c->who.unit_id, STR("{}"));
    if (s == ST_OK)
        s = key_cookie_replace(c->app, c->arena, error);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static int replace_in(const struct cli *cli, struct ctx *c, void *with)
{
    struct str error = { 0 };
    int64_t ended = 0;
    enum status s = replace(c, &ended, &error);

    (void)with;
    if (error.n > 0)
        return cli_fail(cli, "cli.cannot_open", error, none);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    cli_say(cli, "cli.key_replaced", str_printf(cli->arena, "%" PRId64, ended), none);
    return EXIT_OK;
}

int cmd_key_replace(struct cli *cli, int argc, char **argv)
{
    int end = cli_no_more(cli, cli_parse_inside(cli, NULL, argc, argv));

    return end < 0 ? work_inside(cli, replace_in, NULL) : end;
}
