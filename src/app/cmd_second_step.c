/* cmd_second_step.c: runut account require | phone-lost: the second step, from outside. */
#include "app/command.h"
#include "app/open.h"
#include "core/people_queries.h"
#include "core/second_step.h"

static const struct str none;

/* ── require ── */

struct require {
    struct str unit, role;
    bool none;
    uint32_t roles;
};

static int require_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct require *r = with;
    uint32_t was = 0;
    enum status s = second_step_roles(c, &was);

    if (s == ST_OK && (r->none || r->role.n > 0) && was != r->roles) {
        s = second_step_change(c, was, r->roles);
        was = r->roles;
    }
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    cli_say(cli, was != 0 ? "cli.step_required" : "cli.step_not_required", c->who.unit_name,
            second_step_names(cli->arena, was));
    return EXIT_OK;
}

int cmd_account_require(struct cli *cli, int argc, char **argv)
{
    struct require r = { 0 };
    struct str wrong = { 0 };
    const struct cli_option option[] = { { "unit", 0, &r.unit, NULL },
                                         { "role", 0, &r.role, NULL },
                                         { "none", 0, NULL, &r.none },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_parse_inside(cli, option, argc, argv);

    if (end < 0 && (cli->n_arg != 0 || (r.none && r.role.n > 0)))
        end = cli_usage(cli, "cli.require_either", none);
    if (end < 0 && !second_step_parse(r.role, &r.roles, &wrong))
        end = cli_usage(cli, "cli.unknown_role", wrong);
    return end < 0 ? work_in_unit(cli, r.unit, require_in, &r) : end;
}

/* ── phone-lost ── */

static enum status store_lost(struct ctx *c, const struct account_key *key)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = second_step_remove(c, key->id, key->person_id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static int lost_in(const struct cli *cli, struct ctx *c, void *with)
{
    struct str login = str_of(cli->arg[0]);
    struct account_key key = { 0 };
    enum status s = account_by_login(c, login, &key);

    (void)with;
    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "cli.unknown_login", login, none);
    if (s == ST_OK && key.totp_secret.p == NULL)
        return cli_fail(cli, "cli.no_second_step", login, none);
    c->who.unit_id = key.unit_id;
    if (s == ST_OK)
        s = store_lost(c, &key);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    cli_say(cli, "cli.phone_lost", login, none);
    return EXIT_OK;
}

int cmd_account_phone_lost(struct cli *cli, int argc, char **argv)
{
    int end = cli_parse_inside(cli, NULL, argc, argv);

    if (end < 0 && cli->n_arg != 1)
        end = cli_usage(cli, "cli.login_missing", none);
    return end < 0 ? work_inside(cli, lost_in, NULL) : end;
}
