/* measures.c: what bindings and kinds of documents need at start. */
#include "app/measures.h"

#include <errno.h>

#include "measure/watch.h"

static const struct str none;

#define BINDINGS_MAX ((size_t)1 << 20)

void print_mistakes(const struct reg_mistake *m, size_t n)
{
    for (size_t i = 0; i < n; i++)
        (void)fprintf(stderr, STR_FMT ":%zu: " STR_FMT "\n", STR_ARG(m[i].file), m[i].line,
                      STR_ARG(m[i].text));
}

static bool refuse_file(const struct cli *cli, const struct reg_mistake *m, size_t n)
{
    print_mistakes(m, n);
    (void)cli_fail(cli, "cli.register_mistakes", str_printf(cli->arena, "%zu", n), none);
    return false;
}

bool load_bindings(const struct cli *cli, struct app *app)
{
    struct document_kinds *kinds = arena_new(cli->arena, struct document_kinds);
    struct binding_file *bindings = arena_new(cli->arena, struct binding_file);
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    if (document_kinds_read(cli->arena, document_kinds_shipped(), kinds, &mistake, &n) != ST_OK ||
        bindings_read(cli->arena, bindings_shipped(), bindings, &mistake, &n) != ST_OK)
        return refuse_file(cli, mistake, n);
    app->kinds = kinds;
    app->bindings = bindings;
    return true;
}

size_t tell_unknown(const struct cli *cli, const struct app *app)
{
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    bindings_check(cli->arena, app, app->bindings, &mistake, &n);
    print_mistakes(mistake, n);
    return n;
}

int bring_figures(const struct cli *cli, struct installation *in)
{
    struct ctx c;
    enum status s;

    ctx_system(&c, &in->app, in->db, cli->arena, in->app.home_unit);
    s = measure_bring_up(&c);
    return s == ST_OK ? -1 : cli_refused(cli, &c, s);
}

bool read_bindings(const struct cli *cli, struct str path, struct binding_file *out)
{
    struct reg_source src = { .name = path };
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    if (!cli_read_file(cli, path, BINDINGS_MAX, &src.text))
        return false;
    return bindings_read(cli->arena, src, out, &mistake, &n) == ST_OK ||
           refuse_file(cli, mistake, n);
}
