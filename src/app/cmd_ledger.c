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

struct asked {
    struct str unit;
    bool key, json;
    int64_t from, to; /* of one entry: from */
};

/* The unit whose log is asked for: the home unit where none is named. -1 to go on. */
static int find_log(const struct cli *cli, struct ctx *c, struct str code, struct ledger_unit *u)
{
    enum status s =
        code.n > 0 ? ledger_unit_by_code(c, code, u) : ledger_unit_by_id(c, c->app->home_unit, u);

    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "cli.unknown_unit", code, none);
    return s == ST_OK ? -1 : cli_refused(cli, c, s);
}

static int head_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct asked *ask = with;
    struct checkpoint now = { 0 };
    struct ledger_unit u = { 0 };
    int end = find_log(cli, c, ask->unit, &u);

    if (end >= 0)
        return end;

    enum status s = checkpoint_current(c, u.id, &now);

    if (s != ST_OK)
        return cli_refused(cli, c, s);
    if (!ask->key) {
        (void)printf(STR_FMT, STR_ARG(now.note));
        return EXIT_OK;
    }

    struct str origin = checkpoint_origin(cli->arena, u.code);
    struct str vkey = checkpoint_vkey(cli->arena, origin, c->app->sign_public);

    (void)printf(STR_FMT "\n", STR_ARG(vkey));
    return EXIT_OK;
}

int cmd_ledger_head(struct cli *cli, int argc, char **argv)
{
    struct asked ask = { 0 };
    const struct cli_option option[] = { { "unit", 0, &ask.unit, NULL },
                                         { "key", 0, NULL, &ask.key },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_no_more(cli, cli_parse_inside(cli, option, argc, argv));

    return end < 0 ? work_inside(cli, head_in, &ask) : end;
}

static bool number_arg(const struct cli *cli, int i, int64_t *out)
{
    return i < cli->n_arg && int_parse_range(str_of(cli->arg[i]), 0, INT64_MAX, out);
}

static int prove_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct asked *ask = with;
    struct str entry = str_of(cli->arg[0]);
    struct ledger_unit u = { 0 };
    struct inclusion p;
    int end = find_log(cli, c, ask->unit, &u);

    if (end >= 0)
        return end;

    enum status s = proof_inclusion(c, u.id, ask->from, &p);

    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "cli.ledger_no_entry", entry, none);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    if (ask->json)
        (void)printf(STR_FMT "\n", STR_ARG(proof_inclusion_json(cli->arena, &p)));
    else
        (void)printf(STR_FMT, STR_ARG(proof_inclusion_text(cli->arena, &p)));
    return p.holds ? EXIT_OK : cli_fail(cli, "cli.ledger_broken", entry, none);
}

int cmd_ledger_prove(struct cli *cli, int argc, char **argv)
{
    struct asked ask = { 0 };
    const struct cli_option option[] = { { "unit", 0, &ask.unit, NULL },
                                         { "json", 0, NULL, &ask.json },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_parse_inside(cli, option, argc, argv);

    if (end < 0 && (cli->n_arg != 1 || !number_arg(cli, 0, &ask.from)))
        end = cli_usage(cli, "cli.ledger_number", none);
    return end < 0 ? work_inside(cli, prove_in, &ask) : end;
}

static int consistency_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct asked *ask = with;
    struct str to = str_of(cli->arg[1]);
    struct ledger_unit u = { 0 };
    struct consistency p;
    int end = find_log(cli, c, ask->unit, &u);

    if (end >= 0)
        return end;

    enum status s = proof_consistency(c, u.id, ask->from, ask->to, &p);

    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "cli.ledger_no_size", to, none);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    (void)printf(STR_FMT "\n", STR_ARG(proof_consistency_json(cli->arena, &p)));
    return p.holds ? EXIT_OK : cli_fail(cli, "cli.ledger_broken", to, none);
}

int cmd_ledger_consistency(struct cli *cli, int argc, char **argv)
{
    struct asked ask = { 0 };
    const struct cli_option option[] = { { "unit", 0, &ask.unit, NULL }, { NULL, 0, NULL, NULL } };
    int end = cli_parse_inside(cli, option, argc, argv);

    if (end < 0 &&
        (cli->n_arg != 2 || !number_arg(cli, 0, &ask.from) || !number_arg(cli, 1, &ask.to)))
        end = cli_usage(cli, "cli.ledger_sizes", none);
    return end < 0 ? work_inside(cli, consistency_in, &ask) : end;
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
