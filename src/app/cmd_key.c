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
static enum status replace(struct ctx *c, struct app *app, int64_t *ended, struct str *error)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = session_end_everywhere(c, ended);
    if (s == ST_OK)
        s = audit(c, "key.replaced", "unit", c->who.unit_id, STR("{}"));
    if (s == ST_OK)
        s = key_cookie_replace(app, c->arena, error);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static int replace_in(const struct cli *cli, struct installation *in)
{
    struct str error = { 0 };
    int64_t ended = 0;
    struct ctx c;

    ctx_system(&c, &in->app, in->db, cli->arena, in->app.home_unit);

    enum status s = replace(&c, &in->app, &ended, &error);

    if (error.n > 0)
        return cli_fail(cli, "cli.cannot_open", error, none);
    if (s != ST_OK)
        return cli_refused(cli, &c, s);
    cli_say(cli, "cli.key_replaced", str_printf(cli->arena, "%" PRId64, ended), none);
    return EXIT_OK;
}

int cmd_key_replace(struct cli *cli, int argc, char **argv)
{
    struct str data = { 0 }, db = { 0 };
    struct installation in;
    const struct cli_option option[] = { { "data", 0, &data, NULL },
                                         { "db", 0, &db, NULL },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_parse(cli, option, argc, argv);

    if (end < 0)
        end = open_installation(cli, &in, data, db);
    if (end >= 0)
        return end;
    end = replace_in(cli, &in);
    close_installation(&in);
    return end;
}
