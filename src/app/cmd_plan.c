/* cmd_plan.c: runut plan import, runut plan export. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

#include "app/command.h"
#include "app/measures.h"
#include "app/open.h"
#include "base/number.h"
#include "plan/bind.h"
#include "plan/export.h"
#include "plan/import.h"

static const struct str none;

/* The first plan that the program knows: the one that it ships with (decree 37 of 2025). */
#define FIRST_YEAR 2025

struct plan_options {
    struct str unit, year, kind, owner, title, decree, decree_date, format, output;
    bool draft, check;
    struct import_target target;
};

/* The year in the name of the file, as in "mesuji-2026.csv"; otherwise the first. */
static int year_of_name(struct str path)
{
    for (size_t i = 0; i + 4 <= path.n; i++) {
        struct str four = str_sub(path, i, 4);
        bool alone = (i == 0 || path.p[i - 1] < '0' || path.p[i - 1] > '9') &&
                     (i + 4 == path.n || path.p[i + 4] < '0' || path.p[i + 4] > '9');
        int64_t year;

        if (alone && int_parse_range(four, 2020, 2099, &year))
            return (int)year;
    }
    return FIRST_YEAR;
}

/* Year, kind and dates out of their texts; -1 to go on. */
static int read_target(const struct cli *cli, struct plan_options *o, struct str path)
{
    struct import_target *t = &o->target;
    int kind = o->kind.n > 0 ? name_index(plan_kind_names, PLAN_KINDS, o->kind) : PLAN_RB;
    int64_t year = year_of_name(path), owner = 0;
    int32_t day;

    if (o->year.n > 0 && !int_parse_range(o->year, 1900, 2199, &year))
        return cli_usage(cli, "plan.cli.bad_year", o->year);
    if (kind < 0)
        return cli_usage(cli, "plan.cli.bad_kind", o->kind);
    if (o->owner.n > 0 && !int_parse_range(o->owner, 1, INT64_MAX, &owner))
        return cli_usage(cli, "plan.cli.bad_owner", o->owner);
    if (o->decree_date.n > 0 && !date_parse(o->decree_date, &day))
        return cli_usage(cli, "plan.cli.bad_date", o->decree_date);
    *t = (struct import_target){ .kind = (enum plan_kind)kind,
                                 .year = (int)year,
                                 .owner_id = owner,
                                 .title = o->title,
                                 .decree = o->decree,
                                 .decree_date = o->decree_date,
                                 .draft = o->draft };
    return -1;
}

static int tell_errors(const struct cli *cli, const struct import *im)
{
    for (size_t i = 0; i < im->n_error; i++) {
        struct str text = import_error_text(cli->arena, cli->lang, &im->error[i]);

        (void)fprintf(stderr, STR_FMT "\n", STR_ARG(text));
    }
    if (im->n_more > 0) {
        struct str more = str_printf(cli->arena, "%zu", im->n_more);
        struct str text = tr_with(cli->arena, cli->lang, "plan.import.more", &more, 1);

        (void)fprintf(stderr, STR_FMT "\n", STR_ARG(text));
    }
    return cli_fail(cli, "plan.cli.nothing_written", none, none);
}

static void tell_result(const struct cli *cli, const struct import *im, const struct plan *plan,
                        const struct import_diff *d)
{
    struct str counts[] = {
        str_printf(cli->arena, "%d", im->areas),
        str_printf(cli->arena, "%d", im->activities),
        str_printf(cli->arena, "%d", im->subs),
        str_printf(cli->arena, "%d", im->indicators),
        str_printf(cli->arena, "%zu", im->n_row - (size_t)im->indicators),
    };
    struct str has = tr_with(cli->arena, cli->lang, "plan.cli.counts", counts, ARRAY_LEN(counts));
    struct str diff[] = {
        str_printf(cli->arena, "%zu", d->added),
        str_printf(cli->arena, "%zu", d->edited),
        str_printf(cli->arena, "%zu", d->removed),
        str_printf(cli->arena, "%zu", d->kept),
    };
    struct str did = tr_with(cli->arena, cli->lang, "plan.cli.changes", diff, ARRAY_LEN(diff));

    cli_say(cli, "plan.cli.imported", plan->title, has);
    (void)printf(STR_FMT "\n", STR_ARG(did));
}

static int import_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct plan_options *o = with;
    struct str path = str_of(cli->arg[0]);
    struct import *im = arena_new(cli->arena, struct import);
    struct table_fault fault = { 0 };
    struct import_diff diff = { 0 };
    struct plan plan = { 0 };
    struct sha256 hash;
    enum status s = import_read(c, cli->arg[0], im, &hash, &fault);

    if (s == ST_INVALID && fault.key != NULL)
        return cli_fail(cli, "plan.cli.cannot_read", path,
                        table_fault_text(cli->arena, cli->lang, &fault));
    if (s == ST_OK)
        s = o->check ? import_compare(c, &o->target, im, &plan, &diff)
                     : import_apply(c, &o->target, im, none, hash, &plan, &diff);
    if (im->n_error > 0)
        return tell_errors(cli, im);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    tell_result(cli, im, &plan, &diff);
    return EXIT_OK;
}

int cmd_plan_import(struct cli *cli, int argc, char **argv)
{
    struct plan_options o = { 0 };
    const struct cli_option option[] = {
        { "unit", 0, &o.unit, NULL },
        { "year", 0, &o.year, NULL },
        { "kind", 0, &o.kind, NULL },
        { "owner", 0, &o.owner, NULL },
        { "title", 0, &o.title, NULL },
        { "decree", 0, &o.decree, NULL },
        { "decree-date", 0, &o.decree_date, NULL },
        { "draft", 0, NULL, &o.draft },
        { "check", 0, NULL, &o.check },
        { NULL, 0, NULL, NULL },
    };
    int end = cli_parse_inside(cli, option, argc, argv);

    if (end < 0 && cli->n_arg != 1)
        end = cli_usage(cli, "cli.file_missing", none);
    if (end < 0)
        end = read_target(cli, &o, str_of(cli->arg[0]));
    if (end < 0 && access(cli->arg[0], R_OK) != 0)
        end = cli_fail(cli, "cli.cannot_read", str_of(cli->arg[0]), str_of(strerror(errno)));
    return end < 0 ? work_in_unit(cli, o.unit, import_in, &o) : end;
}

/* The plan that the bindings are for: its kind and year stand in the file. */
static enum status bind_tree(struct ctx *c, const struct binding_file *f, struct bind_result *out)
{
    int kind = name_index(plan_kind_names, PLAN_KINDS, f->plan);
    CLEANUP(tx_end) struct tx tx = { 0 };
    struct plan plan = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = kind < 0 ? ST_NOT_FOUND : plan_by_key(c, (enum plan_kind)kind, f->year, 0, &plan);
    if (s == ST_OK)
        s = plan_bind(c, &plan, f, out);
    return s == ST_OK ? tx_commit(&tx) : s;
}

/* The file that was named, or what the program ships with. */
static int bind_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct binding_file *f = cli->n_arg > 0 ? with : c->app->bindings;
    struct bind_result r = { 0 };
    enum status s = bind_tree(c, f, &r);

    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "plan.cli.no_plan", str_printf(cli->arena, "%d", f->year), none);
    if (s == ST_INVALID && r.n_mistake > 0) {
        print_mistakes(r.mistake, r.n_mistake);
        return cli_fail(cli, "plan.cli.nothing_written", none, none);
    }
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    struct str args[] = {
        str_printf(cli->arena, "%d", r.kind[BIND_MEASURE]),
        str_printf(cli->arena, "%d", r.kind[BIND_RECORD]),
        str_printf(cli->arena, "%d", r.kind[BIND_DOCUMENT]),
        str_printf(cli->arena, "%d", r.kind[BIND_MANUAL]),
        str_printf(cli->arena, "%d", r.changed),
    };
    struct str text = tr_with(cli->arena, cli->lang, "plan.cli.bound", args, ARRAY_LEN(args));

    (void)printf(STR_FMT "\n", STR_ARG(text));
    return EXIT_OK;
}

int cmd_plan_bind(struct cli *cli, int argc, char **argv)
{
    struct str unit = { 0 };
    struct binding_file own = { 0 };
    const struct cli_option option[] = { { "unit", 0, &unit, NULL }, { NULL, 0, NULL, NULL } };
    int end = cli_parse_inside(cli, option, argc, argv);

    if (end < 0 && cli->n_arg > 1)
        end = cli_usage(cli, "cli.too_many", none);
    if (end < 0 && cli->n_arg == 1 && !read_bindings(cli, str_of(cli->arg[0]), &own))
        end = EXIT_FAILED;
    return end < 0 ? work_in_unit(cli, unit, bind_in, &own) : end;
}

static int export_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct plan_options *o = with;
    struct plan_tree t = { 0 };
    struct plan plan = { 0 };
    struct str bytes = { 0 };
    const struct plan_format *format =
        plan_format_by_name(o->format.n > 0 ? o->format : STR("csv"));
    enum status s;

    if (format == NULL)
        return cli_usage(cli, "plan.cli.bad_format", o->format);
    s = plan_by_key(c, o->target.kind, o->target.year, o->target.owner_id, &plan);
    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "plan.cli.no_plan", str_printf(cli->arena, "%d", o->target.year),
                        none);
    if (s == ST_OK)
        s = plan_load(c, &plan, &t);
    if (s == ST_OK)
        s = format->write(c, &t, NULL, &bytes);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    return cli_write_file(cli, o->output, bytes);
}

int cmd_plan_export(struct cli *cli, int argc, char **argv)
{
    struct plan_options o = { .output = STR("-") };
    const struct cli_option option[] = {
        { "unit", 0, &o.unit, NULL },     { "year", 0, &o.year, NULL },
        { "kind", 0, &o.kind, NULL },     { "owner", 0, &o.owner, NULL },
        { "format", 0, &o.format, NULL }, { "output", 'o', &o.output, NULL },
        { NULL, 0, NULL, NULL },
    };
    int end = cli_no_more(cli, cli_parse_inside(cli, option, argc, argv));

    if (end < 0)
        end = read_target(cli, &o, none);
    return end < 0 ? work_in_unit(cli, o.unit, export_in, &o) : end;
}
