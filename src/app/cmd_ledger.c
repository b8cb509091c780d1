/*
 * cmd_ledger.c: runut ledger head|prove|consistency|check: proofs of a unit's log for people and
 * programs. `check` needs no installation: a proof, a key, and the entry's hash are enough.
 */
#include <inttypes.h>

#include "app/command.h"
#include "app/open.h"
#include "base/number.h"
#include "core/checkpoint.h"
#include "core/checkpoint_queries.h"
#include "core/proof.h"

#define PROOF_MAX 65536

static const struct str none;

struct ledger_command {
    struct str data, db, unit;
    struct installation in;
    struct ctx c;
    struct ledger_unit u;
};

static int open_ledger(struct cli *cli, struct ledger_command *l)
{
    int end = open_installation(cli, &l->in, l->data, l->db);
    enum status s;

    if (end >= 0)
        return end;
    ctx_system(&l->c, &l->in.app, l->in.db, cli->arena, l->in.app.home_unit);
    s = l->unit.n > 0 ? ledger_unit_by_code(&l->c, l->unit, &l->u)
                      : ledger_unit_by_id(&l->c, l->in.app.home_unit, &l->u);
    if (s == ST_NOT_FOUND)
        end = cli_fail(cli, "cli.unknown_unit", l->unit, none);
    else if (s != ST_OK)
        end = cli_refused(cli, &l->c, s);
    if (end >= 0)
        close_installation(&l->in);
    return end;
}

#define LEDGER_OPTIONS(l)                                       \
    { "data", 0, &(l).data, NULL }, { "db", 0, &(l).db, NULL }, \
    {                                                           \
        "unit", 0, &(l).unit, NULL                              \
    }

int cmd_ledger_head(struct cli *cli, int argc, char **argv)
{
    struct ledger_command l = { 0 };
    bool key = false;
    const struct cli_option option[] = { LEDGER_OPTIONS(l),
                                         { "key", 0, NULL, &key },
                                         { NULL, 0, NULL, NULL } };
    struct checkpoint now = { 0 };
    struct str vkey;
    enum status s;
    int end = cli_parse(cli, option, argc, argv);

    if (end < 0)
        end = open_ledger(cli, &l);
    if (end >= 0)
        return end;
    s = checkpoint_current(&l.c, l.u.id, &now);
    vkey =
        checkpoint_vkey(cli->arena, checkpoint_origin(cli->arena, l.u.code), l.in.app.sign_public);
    end = s == ST_OK ? EXIT_OK : cli_refused(cli, &l.c, s);
    if (s == ST_OK && key)
        (void)printf(STR_FMT "\n", STR_ARG(vkey));
    else if (s == ST_OK)
        (void)printf(STR_FMT, STR_ARG(now.note));
    close_installation(&l.in);
    return end;
}

static bool number_arg(const struct cli *cli, int i, int64_t *out)
{
    return i < cli->n_arg && int_parse_range(str_of(cli->arg[i]), 0, INT64_MAX, out);
}

int cmd_ledger_prove(struct cli *cli, int argc, char **argv)
{
    struct ledger_command l = { 0 };
    bool json = false;
    const struct cli_option option[] = { LEDGER_OPTIONS(l),
                                         { "json", 0, NULL, &json },
                                         { NULL, 0, NULL, NULL } };
    struct inclusion in;
    int64_t seq = 0;
    enum status s;
    int end = cli_parse(cli, option, argc, argv);

    if (end < 0 && (cli->n_arg != 1 || !number_arg(cli, 0, &seq)))
        end = cli_usage(cli, "cli.ledger_number", none);
    if (end < 0)
        end = open_ledger(cli, &l);
    if (end >= 0)
        return end;
    s = proof_inclusion(&l.c, l.u.id, seq, &in);
    if (s != ST_OK)
        end = s == ST_NOT_FOUND ? cli_fail(cli, "cli.ledger_no_entry", str_of(cli->arg[0]), none)
                                : cli_refused(cli, &l.c, s);
    else if (!in.holds)
        end = cli_fail(cli, "cli.ledger_broken", str_of(cli->arg[0]), none);
    else
        end = EXIT_OK;
    if (s == ST_OK && json)
        (void)printf(STR_FMT "\n", STR_ARG(proof_inclusion_json(cli->arena, &in)));
    else if (s == ST_OK)
        (void)printf(STR_FMT, STR_ARG(proof_inclusion_text(cli->arena, &in)));
    close_installation(&l.in);
    return end;
}

int cmd_ledger_consistency(struct cli *cli, int argc, char **argv)
{
    struct ledger_command l = { 0 };
    const struct cli_option option[] = { LEDGER_OPTIONS(l), { NULL, 0, NULL, NULL } };
    struct consistency k;
    int64_t from = 0, to = 0;
    enum status s;
    int end = cli_parse(cli, option, argc, argv);

    if (end < 0 && (cli->n_arg != 2 || !number_arg(cli, 0, &from) || !number_arg(cli, 1, &to)))
        end = cli_usage(cli, "cli.ledger_sizes", none);
    if (end < 0)
        end = open_ledger(cli, &l);
    if (end >= 0)
        return end;
    s = proof_consistency(&l.c, l.u.id, from, to, &k);
    if (s != ST_OK)
        end = s == ST_NOT_FOUND ? cli_fail(cli, "cli.ledger_no_size", str_of(cli->arg[1]), none)
                                : cli_refused(cli, &l.c, s);
    else if (!k.holds)
        end = cli_fail(cli, "cli.ledger_broken", str_of(cli->arg[1]), none);
    else
        end = EXIT_OK;
    if (s == ST_OK)
        (void)printf(STR_FMT "\n", STR_ARG(proof_consistency_json(cli->arena, &k)));
    close_installation(&l.in);
    return end;
}

/* ── Offline ── */

static int check_proof(const struct cli *cli, struct str file, struct str vkey, struct str leaf_hex)
{
    uint8_t pub[SIGN_PUBLIC_LEN];
    struct checkpoint_head head = { 0 };
    struct inclusion in;
    struct sha256 leaf;
    struct str text = none, name = none;
    bool signed_ok = false;

    if (!checkpoint_vkey_parse(cli->arena, vkey, &name, pub))
        return cli_usage(cli, "cli.ledger_bad_key", none);
    if (!hex_parse(leaf_hex, leaf.b, sizeof(leaf.b)))
        return cli_usage(cli, "cli.ledger_bad_leaf", none);
    if (!cli_read_file(cli, file, PROOF_MAX, &text))
        return EXIT_FAILED;
    if (!proof_inclusion_read(cli->arena, text, &in) ||
        !checkpoint_read(cli->arena, in.note, pub, &head, &signed_ok))
        return cli_fail(cli, "cli.ledger_not_a_proof", file, none);
    if (!signed_ok || !str_eq(head.origin, name))
        return cli_fail(cli, "verify.not_signed", file, none);
    if (!merkle_inclusion_check(&leaf, in.seq, &head.head, &in.proof))
        return cli_fail(cli, "cli.ledger_broken", str_printf(cli->arena, "%" PRId64, in.seq), none);
    cli_say(cli, "cli.ledger_holds", str_printf(cli->arena, "%" PRId64, in.seq),
            str_printf(cli->arena, "%" PRId64, head.head.size));
    return EXIT_OK;
}

int cmd_ledger_check(struct cli *cli, int argc, char **argv)
{
    struct str key = none, leaf = none;
    const struct cli_option option[] = { { "key", 0, &key, NULL },
                                         { "leaf", 0, &leaf, NULL },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_parse(cli, option, argc, argv);

    if (end < 0 && (cli->n_arg != 1 || key.n == 0 || leaf.n == 0))
        end = cli_usage(cli, "cli.ledger_check_missing", none);
    return end < 0 ? check_proof(cli, str_of(cli->arg[0]), key, leaf) : end;
}
