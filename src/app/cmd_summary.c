/* cmd_summary.c: runut summary make, summary take: signed summaries between installations. */
#include <inttypes.h>

#include "app/command.h"
#include "app/open.h"
#include "base/number.h"
#include "plan/summary.h"

struct summary_options {
    struct str unit, year, key, output, note;
    int64_t year_number;
};

static const struct str none;

static int make_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct summary_options *o = with;
    struct str note = none;
    enum status s = summary_make(c, o->year_number, &note);

    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "plan.cli.no_plan", o->year, none);
    return s == ST_OK ? cli_write_file(cli, o->output, note) : cli_refused(cli, c, s);
}

int cmd_summary_make(struct cli *cli, int argc, char **argv)
{
    struct summary_options o = { .output = STR("-") };
    const struct cli_option option[] = { { "unit", 0, &o.unit, NULL },
                                         { "year", 0, &o.year, NULL },
                                         { "output", 'o', &o.output, NULL },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_no_more(cli, cli_parse_inside(cli, option, argc, argv));

    if (end < 0 && o.year.n == 0)
        end = cli_usage(cli, "summary.cli.missing", none);
    if (end < 0 && !int_parse_range(o.year, 2000, 2199, &o.year_number))
        end = cli_usage(cli, "report.cli.bad_year", o.year);
    return end < 0 ? work_in_unit(cli, o.unit, make_in, &o) : end;
}

static int take_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct summary_options *o = with;
    struct summary sum = { 0 };
    int64_t id = 0;
    enum status s = summary_read(c, o->note, &sum);

    if (s == ST_OK && o->key.n > 0 && !str_eq(o->key, sum.signer))
        return cli_fail(cli, "summary.cli.other_key", none, none);
    if (s == ST_OK)
        s = summary_take(c, &sum, o->key.n > 0, &id);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    cli_say(cli, "summary.cli.taken", sum.name, str_printf(cli->arena, "%" PRId64, sum.year));
    return EXIT_OK;
}

int cmd_summary_take(struct cli *cli, int argc, char **argv)
{
    struct summary_options o = { 0 };
    const struct cli_option option[] = { { "unit", 0, &o.unit, NULL },
                                         { "key", 0, &o.key, NULL },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_parse_inside(cli, option, argc, argv);

    if (end < 0 && cli->n_arg != 1)
        end = cli_usage(cli, "summary.cli.missing_file", none);
    if (end >= 0)
        return end;
    if (!cli_read_file(cli, str_of(cli->arg[0]), SUMMARY_MAX, &o.note))
        return EXIT_FAILED;
    return work_in_unit(cli, o.unit, take_in, &o);
}
