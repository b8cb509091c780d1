/* cmd_init.c: runut init: folder, keys, database, units, holidays, and the first account. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/command.h"
#include "app/open.h"
#include "base/json.h"
#include "core/account.h"
#include "core/calendar.h"
#include "core/key.h"
#include "core/ledger.h"
#include "core/people_queries.h"
#include "core/seed.h"
#include "core/unit.h"
#include "db/migrate.h"

static const struct str none;

struct init {
    struct str unit, name;
    struct str conf_path;
    struct str password;
    char hash[PASSWORD_HASH_LEN];
};

static int make_folder(const struct cli *cli, const char *path)
{
    if (mkdir(path, 0700) == 0 || errno == EEXIST)
        return -1;
    return cli_fail(cli, "cli.cannot_make", str_of(path), str_of(strerror(errno)));
}

static int make_folders(const struct cli *cli, struct init *in)
{
    static const char *const part[] = { "", "/files", "/tmp" };

    for (size_t i = 0; i < ARRAY_LEN(part); i++) {
        int end = make_folder(cli, str_z(cli->arena, str_printf(cli->arena, STR_FMT "%s",
                                                                STR_ARG(cli->data), part[i])));

        if (end >= 0)
            return end;
    }
    in->conf_path = str_of(
        str_z(cli->arena, str_printf(cli->arena, STR_FMT "/runut.conf", STR_ARG(cli->data))));
    if (access(in->conf_path.p, F_OK) == 0)
        return cli_fail(cli, "cli.already_set_up", cli->data, none);
    return -1;
}

/* The settings file is what makes a folder an installation, so it is written just before the
 * commit. */
static bool write_conf(const struct cli *cli, const struct init *in)
{
    struct str text =
        str_printf(cli->arena, "# Runut: name = value; see docs/admin.md\nunit = " STR_FMT "\n",
                   STR_ARG(in->unit));
    int fd = open(in->conf_path.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (cli->db.n > 0)
        text =
            str_printf(cli->arena, STR_FMT "db = " STR_FMT "\n", STR_ARG(text), STR_ARG(cli->db));

    bool good = fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n && fsync(fd) == 0;

    if (fd >= 0)
        (void)close(fd);
    if (!good)
        (void)cli_fail(cli, "cli.cannot_make", in->conf_path, str_of(strerror(errno)));
    return good;
}

/* The unit by its code: renamed when it is on the list, made when it is not. */
static enum status home_unit(struct ctx *c, const struct init *in, int64_t *id)
{
    struct unit u = { 0 }, above = { 0 };
    struct unit_new n = {
        .code = in->unit, .name = in->name, .level = STR("regency"), .zone = ZONE_WIB
    };
    enum status s = unit_by_code(c, in->unit, &u);

    n.short_name = str_starts(in->name, STR("KPU ")) ? str_sub(in->name, 4, in->name.n) : in->name;
    if (s == ST_OK) {
        *id = u.id;
        return str_eq(u.name, in->name)
                   ? ST_OK
                   : unit_change(c, u.id, u.version, in->name, u.short_name, u.zone);
    }
    if (s != ST_NOT_FOUND)
        return s;
    s = unit_by_code(c, unit_code_above(in->unit), &above);
    if (s == ST_NOT_FOUND)
        s = unit_by_code(c, STR("0"), &above);
    if (s == ST_OK) {
        n.parent_id = above.id;
        n.zone = (int)above.zone;
        n.level = in->unit.n == 2 ? STR("province") : STR("regency");
        s = unit_make(c, &n, id);
    }
    return s;
}

static enum status first_account(struct ctx *c, const struct init *in)
{
    struct account_new n = { .unit_id = c->who.unit_id,
                             .login = STR("admin"),
                             .name = STR("Administrator"),
                             .must_change = true,
                             .role = ROLE_ADMIN };
    struct account_key key = { 0 };
    int64_t id = 0;
    enum status s = account_make(c, &n, in->hash, &id);

    /* Somebody has to bring the plan in; whoever does can give the role away. */
    if (s == ST_OK)
        s = account_by_id(c, id, &key);
    return s == ST_OK ? role_give(c, key.person_id, ROLE_PLANNER, 0) : s;
}

static enum status fill(struct ctx *c, const struct cli *cli, const struct init *in)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct unit_import units;
    struct json j;
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = unit_import(c, (struct str){ seed_units, seed_units_len }, &units);
    if (s == ST_OK)
        s = home_unit(c, in, &c->who.unit_id);
    if (s == ST_OK)
        s = calendar_seed(c);
    if (s == ST_OK)
        s = first_account(c, in);
    if (s != ST_OK)
        return s;
    json_init(&j, c->arena);
    json_open(&j, '{');
    json_put_str(&j, "code", in->unit);
    json_put_str(&j, "name", in->name);
    json_close(&j);
    s = audit(c, "installation.made", "unit", c->who.unit_id, json_text(&j));
    if (s == ST_OK && !write_conf(cli, in))
        return ST_FAULT;
    if (s == ST_OK)
        s = tx_commit(&tx);
    if (s != ST_OK)
        (void)unlink(in->conf_path.p);
    return s;
}

static int set_up(const struct cli *cli, struct init *in)
{
    struct installation inst;
    struct str error = { 0 };
    struct ctx c;

    if (!open_settings(cli, &inst))
        return EXIT_FAILED;

    struct str url =
        cli->db.n > 0 ? cli->db
                      : str_printf(cli->arena, "sqlite:" STR_FMT "/runut.db", STR_ARG(cli->data));

    if (keys_open(&inst.app, true, cli->arena, &error) != ST_OK)
        return cli_fail(cli, "cli.cannot_open", error, none);
    inst.app.db_url = url;

    int end = open_db(cli, &inst, true);

    if (end >= 0) {
        close_installation(&inst);
        return end;
    }
    ctx_system(&c, &inst.app, inst.db, cli->arena, 0);
    in->password = password_once(cli->arena);

    enum status s = password_hash(in->password, in->hash);

    if (s == ST_OK)
        s = fill(&c, cli, in);

    end = s == ST_OK ? -1 : cli_refused(cli, &c, s);

    close_installation(&inst);
    return end;
}

int cmd_init(struct cli *cli, int argc, char **argv)
{
    struct init in = { 0 };
    const struct cli_option option[] = { { "unit", 0, &in.unit, NULL },
                                         { "name", 0, &in.name, NULL },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_no_more(cli, cli_parse_inside(cli, option, argc, argv));

    if (end >= 0)
        return end;
    if (cli->data.n == 0 || in.unit.n == 0 || in.name.n == 0)
        return cli_usage(cli, "cli.init_missing", none);
    if (!unit_code_good(in.unit) || name_trouble(in.name) != NULL)
        return cli_usage(cli, "cli.init_unit_form", none);
    end = make_folders(cli, &in);
    if (end < 0)
        end = set_up(cli, &in);
    if (end >= 0)
        return end;
    cli_say(cli, "cli.init_done", in.name, cli->data);
    cli_say(cli, "cli.init_account", STR("admin"), in.password);
    return EXIT_OK;
}
