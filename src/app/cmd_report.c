/* cmd_report.c: runut report matrix, report monev, report bundle. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "app/command.h"
#include "app/open.h"
#include "base/number.h"
#include "plan/bundle.h"

typedef enum status make_report(struct ctx *c, const struct plan_tree *t,
                                struct print_period period, struct str *bytes);

struct report_options {
    struct str unit, year, quarter, output;
    struct print_period period;
    make_report *make; /* NULL: the bundle, which goes into the file as it is packed */
};

static const struct str none;

static int read_period(const struct cli *cli, struct report_options *o)
{
    int64_t year = 0, quarter = 0;

    if (!int_parse_range(o->year, 1900, 2199, &year))
        return cli_usage(cli, "report.cli.bad_year", o->year);
    if (o->quarter.n > 0 && !int_parse_range(o->quarter, 1, 4, &quarter))
        return cli_usage(cli, "report.cli.bad_quarter", o->quarter);
    o->period = (struct print_period){ (int)year, (int)quarter };
    return -1;
}

static enum status make_matrix(struct ctx *c, const struct plan_tree *t, struct print_period period,
                               struct str *bytes)
{
    (void)period;
    return print_matrix(c, t, NULL, bytes);
}

/* Packed into a file beside its place, which is taken only when the bundle is whole. */
static int write_bundle(const struct cli *cli, struct ctx *c, const struct plan *plan,
                        const struct report_options *o)
{
    bool to_stdout = str_eq(o->output, STR("-"));
    const char *path = str_z(cli->arena, o->output);
    const char *part = str_z(cli->arena, str_printf(cli->arena, "%s.tmp", path));
    int fd = to_stdout ? STDOUT_FILENO : open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    if (fd < 0)
        return cli_fail(cli, "plan.cli.cannot_write", o->output, str_of(strerror(errno)));
    enum status s = plan_bundle(c, plan, o->period, fd);
    if (to_stdout)
        return s == ST_OK ? EXIT_OK : cli_refused(cli, c, s);
    bool good = s == ST_OK && fsync(fd) == 0;

    good = close(fd) == 0 && good;
    if (good && rename(part, path) == 0)
        return EXIT_OK;
    int why = errno;
    (void)unlink(part);
    return s != ST_OK ? cli_refused(cli, c, s)
                      : cli_fail(cli, "plan.cli.cannot_write", o->output, str_of(strerror(why)));
}

static int report_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct report_options *o = with;
    struct plan plan = { 0 };
    struct plan_tree t = { 0 };
    struct str bytes = { 0 };
    enum status s = plan_by_key(c, PLAN_RB, o->period.year, 0, &plan);

    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "plan.cli.no_plan", o->year, none);
    if (s == ST_OK && o->make == NULL)
        return write_bundle(cli, c, &plan, o);
    if (s == ST_OK)
        s = plan_load(c, &plan, &t);
    if (s == ST_OK)
        s = o->make(c, &t, o->period, &bytes);
    return s == ST_OK ? cli_write_file(cli, o->output, bytes) : cli_refused(cli, c, s);
}

static int report(struct cli *cli, int argc, char **argv, make_report *make)
{
    struct report_options o = { .output = STR("-"), .make = make };
    const struct cli_option option[] = { { "unit", 0, &o.unit, NULL },
                                         { "year", 0, &o.year, NULL },
                                         { "quarter", 0, &o.quarter, NULL },
                                         { "output", 'o', &o.output, NULL },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_no_more(cli, cli_parse_inside(cli, option, argc, argv));

    if (end < 0)
        end = read_period(cli, &o);
    return end < 0 ? work_in_unit(cli, o.unit, report_in, &o) : end;
}

int cmd_report_bundle(struct cli *cli, int argc, char **argv)
{
    return report(cli, argc, argv, NULL);
}

int cmd_report_matrix(struct cli *cli, int argc, char **argv)
{
    return report(cli, argc, argv, make_matrix);
}

int cmd_report_monev(struct cli *cli, int argc, char **argv)
{
    return report(cli, argc, argv, print_monev);
}
