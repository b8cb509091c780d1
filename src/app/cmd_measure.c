/* cmd_measure.c: runut measure run, runut measure show. */
#include <inttypes.h>

#include "app/command.h"
#include "app/open.h"
#include "core/identity.h"
#include "measure/figure.h"
#include "measure/watch.h"

static const struct str none;

/* ── run ── */

static enum status recount(struct ctx *c, struct recount *out)
{
    CLEANUP(tx_end) struct tx tx = { 0 };
    enum status s = tx_begin(c, &tx);

    if (s == ST_OK)
        s = measure_recount(c, NULL, out);
    return s == ST_OK ? tx_commit(&tx) : s;
}

static void tell(const struct cli *cli, const struct ctx *c, const struct recount *r)
{
    for (size_t i = 0; i < r->n_diff; i++) {
        const struct recount_diff *d = &r->diff[i];

        (void)printf(STR_FMT " " STR_FMT " " STR_FMT ": %" PRId64 "/%" PRId64 " -> %" PRId64
                             "/%" PRId64 "\n",
                     STR_ARG(c->who.unit_code), STR_ARG(d->measure), STR_ARG(d->month), d->part,
                     d->base, d->new_part, d->new_base);
    }
    struct str args[] = { c->who.unit_code, str_printf(cli->arena, "%zu", r->measures),
                          str_printf(cli->arena, "%zu", r->n_diff) };
    struct str text = tr_with(cli->arena, cli->lang, "measure.cli.counted", args, ARRAY_LEN(args));

    (void)printf(STR_FMT "\n", STR_ARG(text));
}

/* In the unit that was named, or in every one that measures something. */
static int run_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct str *code = with;
    int64_t named = c->who.unit_id, *unit = &named;
    size_t n = 1;
    enum status s = code->n > 0 ? ST_OK : units_measured(c, &unit, &n);
    struct recount r = { 0 };

    for (size_t i = 0; i < n && s == ST_OK; i++) {
        s = identity_enter_unit(c, unit[i]);
        if (s == ST_OK)
            s = recount(c, &r);
        if (s == ST_OK)
            tell(cli, c, &r);
    }
    return s == ST_OK ? EXIT_OK : cli_refused(cli, c, s);
}

int cmd_measure_run(struct cli *cli, int argc, char **argv)
{
    struct str unit = { 0 };
    const struct cli_option option[] = { { "unit", 0, &unit, NULL }, { NULL, 0, NULL, NULL } };
    int end = cli_no_more(cli, cli_parse_inside(cli, option, argc, argv));

    return end < 0 ? work_in_unit(cli, unit, run_in, &unit) : end;
}

/* ── show ── */

struct show_options {
    struct str unit, year_text;
    int64_t year;
    bool below;
};

static int show_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct show_options *o = with;
    struct str name = str_of(cli->arg[0]);
    const struct reg_measure *m = reg_measure_find(c->app, name);
    int year = (int)o->year;
    struct figures f = { 0 };
    enum status s;

    if (m == NULL)
        return cli_fail(cli, "measure.cli.unknown", name, none);
    s = figures_load(c, year, m->trend_of.n > 0 ? m->trend_of : name, o->below, &f);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    struct str label = words_show(c, &m->label), of = words_show(c, &m->def->title);

    (void)printf(STR_FMT " · " STR_FMT "\n", STR_ARG(label), STR_ARG(of));
    for (int month = 1; month <= FIGURE_MONTHS; month++) {
        struct figure at = figure_at(&f, m, year, month);
        struct str value = figure_show(c, &at), parts = figure_parts(c, &at);

        (void)printf("%04d-%02d " STR_FMT "%s" STR_FMT "\n", year, month, STR_ARG(value),
                     parts.n > 0 ? "  " : "", STR_ARG(parts));
    }
    return EXIT_OK;
}

int cmd_measure_show(struct cli *cli, int argc, char **argv)
{
    struct show_options o = { .year = time_civil(time_now(), 7).year };
    const struct cli_option option[] = { { "unit", 0, &o.unit, NULL },
                                         { "year", 0, &o.year_text, NULL },
                                         { "below", 0, NULL, &o.below },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_parse_inside(cli, option, argc, argv);

    if (end < 0 && cli->n_arg != 1)
        end = cli_usage(cli, "measure.cli.name_missing", none);
    if (end < 0 && o.year_text.n > 0 && !int_parse_range(o.year_text, 2000, 2199, &o.year))
        end = cli_usage(cli, "plan.cli.bad_year", o.year_text);
    return end < 0 ? work_in_unit(cli, o.unit, show_in, &o) : end;
}
