/* cmd_second_step.c: runut account require | phone-lost: the second step, from outside. */
#include "app/command.h"
#include "app/open.h"
#include "core/people_queries.h"
#include "core/second_step.h"

static const struct str none;

/* ── require ── */

struct require {
    struct str data, db, unit, role;
    bool none;
    uint32_t roles;
};

static int require_in(const struct cli *cli, struct installation *in, const struct require *r)
{
    uint32_t was = 0;
    struct ctx c;
    int end = open_unit(cli, in, r->unit, &c);

    if (end >= 0)
        return end;

    enum status s = second_step_roles(&c, &was);

    if (s == ST_OK && (r->none || r->role.n > 0) && was != r->roles) {
        s = second_step_change(&c, was, r->roles);
        was = r->roles;
    }
    if (s != ST_OK)
        return cli_refused(cli, &c, s);
    cli_say(cli, was != 0 ? "cli.step_required" : "cli.step_not_required", c.who.unit_name,
            second_step_names(cli->arena, was));
    return EXIT_OK;
}

int cmd_account_require(struct cli *cli, int argc, char **argv)
{
    struct require r = { 0 };
    struct str wrong = { 0 };
    struct installation in;
    const struct cli_option option[] = {
        { "data", 0, &r.data, NULL }, { "db", 0, &r.db, NULL },     { "unit", 0, &r.unit, NULL },
        { "role", 0, &r.role, NULL }, { "none", 0, NULL, &r.none }, { NULL, 0, NULL, NULL },
    };
    int end = cli_parse(cli, option, argc, argv);

    if (end < 0 && (cli->n_arg != 0 || (r.none && r.role.n > 0)))
        end = cli_usage(cli, "cli.require_either", none);
    if (end < 0 && !second_step_parse(r.role, &r.roles, &wrong))
        end = cli_usage(cli, "cli.unknown_role", wrong);
    if (end < 0)
        end = open_installation(cli, &in, r.data, r.db);
    if (end >= 0)
        return end;
    end = require_in(cli, &in, &r);
    close_installation(&in);
    return end;
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

static int lost_in(const struct cli *cli, struct installation *in, struct str login)
{
    struct account_key key = { 0 };
    struct ctx c;

    ctx_system(&c, &in->app, in->db, cli->arena, in->app.home_unit);

    enum status s = account_by_login(&c, login, &key);

    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "cli.unknown_login", login, none);
    if (s == ST_OK && key.totp_secret.p == NULL)
        return cli_fail(cli, "cli.no_second_step", login, none);
    c.who.unit_id = key.unit_id;
    if (s == ST_OK)
        s = store_lost(&c, &key);
    if (s != ST_OK)
        return cli_refused(cli, &c, s);
    cli_say(cli, "cli.phone_lost", login, none);
    return EXIT_OK;
}

int cmd_account_phone_lost(struct cli *cli, int argc, char **argv)
{
    struct str data = { 0 }, db = { 0 };
    struct installation in;
    const struct cli_option option[] = { { "data", 0, &data, NULL },
                                         { "db", 0, &db, NULL },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_parse(cli, option, argc, argv);

    if (end < 0 && cli->n_arg != 1)
        end = cli_usage(cli, "cli.login_missing", none);
    if (end < 0)
        end = open_installation(cli, &in, data, db);
    if (end >= 0)
        return end;
    end = lost_in(cli, &in, str_of(cli->arg[0]));
    close_installation(&in);
    return end;
}
