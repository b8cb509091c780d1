/* cmd_account.c: runut account add | passwd | list. */
#include <inttypes.h>

#include "app/command.h"
#include "app/open.h"
#include "base/number.h"
#include "core/account.h"
#include "core/ledger.h"
#include "core/people_queries.h"

#define ACCOUNTS_SHOWN 100000

static const struct str none;

/* ── add ── */

struct add {
    struct str name, role, area, unit;
    struct account_new account;
    char hash[PASSWORD_HASH_LEN];
};

static int check_add(const struct cli *cli, struct add *a)
{
    struct account_new *n = &a->account;
    int64_t area = 0;

    if (cli->n_arg != 1 || a->name.n == 0 || a->role.n == 0)
        return cli_usage(cli, "cli.account_missing", none);
    n->login = str_of(cli->arg[0]);
    n->name = a->name;
    n->role = role_by_name(a->role.p, a->role.n);
    if (login_trouble(n->login) != NULL)
        return cli_fail(cli, login_trouble(n->login), none, none);
    if (name_trouble(n->name) != NULL)
        return cli_fail(cli, name_trouble(n->name), none, none);
    if (n->role == ROLE_NONE)
        return cli_usage(cli, "cli.unknown_role", a->role);
    if (a->area.n > 0 && !int_parse_range(a->area, 1, 8, &area))
        return cli_usage(cli, "cli.area_form", a->area);
    n->area = (int)area;
    return -1;
}

static enum status store_add(struct ctx *c, struct add *a)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    int64_t id = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = account_make(c, &a->account, a->hash, &id);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static int find_unit(const struct cli *cli, struct ctx *c, struct str code)
{
    struct unit u = { 0 };
    enum status s;

    if (code.n == 0)
        return -1;
    s = unit_by_code(c, code, &u);
    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "cli.unknown_unit", code, none);
    c->who.unit_id = u.id;
    return s == ST_OK ? -1 : cli_refused(cli, c, s);
}

static int add_in(const struct cli *cli, struct ctx *c, void *with)
{
    struct add *a = with;
    const char *trouble;
    enum status s;
    int end = find_unit(cli, c, a->unit);

    if (end >= 0)
        return end;
    a->account.unit_id = c->who.unit_id;
    if (!cli_read_password(cli, &a->account.password))
        return EXIT_FAILED;
    trouble = password_trouble(a->account.password,
                               &(struct password_owner){ a->account.login, a->name });
    if (trouble != NULL)
        return cli_fail(cli, trouble, none, none);
    s = password_hash_calmly(c, a->account.password, a->hash);
    if (s == ST_OK)
        s = store_add(c, a);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    cli_say(cli, "cli.account_added", a->account.login, a->role);
    return EXIT_OK;
}

int cmd_account_add(struct cli *cli, int argc, char **argv)
{
    struct add a = { 0 };
    const struct cli_option option[] = { { "name", 0, &a.name, NULL },
                                         { "role", 0, &a.role, NULL },
                                         { "area", 0, &a.area, NULL },
                                         { "unit", 0, &a.unit, NULL },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_parse_inside(cli, option, argc, argv);

    if (end < 0)
        end = check_add(cli, &a);
    return end < 0 ? work_inside(cli, add_in, &a) : end;
}

/* ── passwd ── */

static enum status store_password(struct ctx *c, const struct account_key *key, const char *hash)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    int64_t ended = 0;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = account_set_password(c, key->id, str_of(hash), 0, 0);
    if (s == ST_OK)
        s = session_end_all(c, key->id, 0, &ended);
    if (s == ST_OK)
        s = audit(c, "account.password_set", "person", key->person_id, STR("{}"));
    return s == ST_OK ? tx_commit(&tx) : s;
}

static int passwd_in(const struct cli *cli, struct ctx *c, void *with)
{
    struct str login = str_of(cli->arg[0]), password = { 0 };
    struct account_key key = { 0 };
    char hash[PASSWORD_HASH_LEN];
    const char *trouble;
    enum status s = account_by_login(c, login, &key);

    (void)with;
    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "cli.unknown_login", login, none);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    c->who.unit_id = key.unit_id;
    if (!cli_read_password(cli, &password))
        return EXIT_FAILED;
    trouble = password_trouble(password, &(struct password_owner){ login, key.name });
    if (trouble != NULL)
        return cli_fail(cli, trouble, none, none);
    s = password_hash_calmly(c, password, hash);
    if (s == ST_OK)
        s = store_password(c, &key, hash);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    cli_say(cli, "cli.password_set", login, none);
    return EXIT_OK;
}

int cmd_account_passwd(struct cli *cli, int argc, char **argv)
{
    int end = cli_parse_inside(cli, NULL, argc, argv);

    if (end < 0 && cli->n_arg != 1)
        end = cli_usage(cli, "cli.login_missing", none);
    return end < 0 ? work_inside(cli, passwd_in, NULL) : end;
}

/* ── list ── */

static int list_in(const struct cli *cli, struct ctx *c, void *with)
{
    struct account_line *row = NULL;
    size_t n = 0;
    enum status s = account_all(c, ACCOUNTS_SHOWN, &row, &n);

    (void)with;
    for (size_t i = 0; s == ST_OK && i < n; i++)
        (void)printf(STR_FMT "\t" STR_FMT "\t" STR_FMT "%s%s\n", STR_ARG(row[i].login),
                     STR_ARG(row[i].unit_code), STR_ARG(row[i].name),
                     row[i].has_totp != 0  ? "\ttotp"
                     : row[i].guarded != 0 ? "\ttotp?"
                                           : "",
                     row[i].active != 0 ? "" : "\t-");
    return s == ST_OK ? EXIT_OK : cli_refused(cli, c, s);
}

int cmd_account_list(struct cli *cli, int argc, char **argv)
{
    int end = cli_no_more(cli, cli_parse_inside(cli, NULL, argc, argv));

    return end < 0 ? work_inside(cli, list_in, NULL) : end;
}
