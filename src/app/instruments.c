/* instruments.c: the site's instruments, read and checked at start. */
#include "app/instruments.h"

#include <errno.h>

#include "app/measures.h"
#include "assessment/version.h"

static const struct str none;

/* What is wrong in a file of the site; how much. */
static size_t check_file(const struct cli *cli, const struct reg_source *src)
{
    struct instrument ins;
    struct reg_mistake *mistake = NULL;
    size_t n = 0;

    if (instrument_load(cli->arena, src, &ins, &mistake, &n) == ST_OK)
        return 0;
    print_mistakes(mistake, n);
    return n;
}

bool load_instruments(const struct cli *cli, struct str folder, struct app *app)
{
    struct reg_source *source = NULL;
    size_t n = 0, wrong = 0;
    bool given = folder.n > 0;
    struct str path = given ? folder : STR(INSTRUMENTS_FOLDER);
    enum status s = reg_sources_of(cli->arena, path, &source, &n);

    if (s == ST_FAULT || (s == ST_NOT_FOUND && given)) {
        (void)cli_fail(cli, "cli.cannot_read", path, str_of(strerror(errno)));
        return false;
    }
    for (size_t i = 0; i < n; i++)
        wrong += check_file(cli, &source[i]);
    if (wrong > 0) {
        (void)cli_fail(cli, "cli.instrument_mistakes", str_printf(cli->arena, "%zu", wrong), none);
        return false;
    }
    app->instruments = instrument_store_new(source, n);
    return true;
}

/* ── what instruments name ── */

static size_t tell(const struct reg_source *src, size_t line, const char *what, struct str name)
{
    (void)fprintf(stderr, STR_FMT ":%zu: %s: " STR_FMT "\n", STR_ARG(src->name), line, what,
                  STR_ARG(name));
    return 1;
}

static size_t tell_measure(const struct app *app, const struct reg_source *src, size_t line,
                           struct str name)
{
    if (name.n == 0 || reg_measure_find(app, name) != NULL)
        return 0;
    return tell(src, line, "no register has this measure", name);
}

static size_t tell_question(const struct app *app, const struct reg_source *src,
                            const struct ins_question *q)
{
    size_t n = tell_measure(app, src, q->line, q->measure);

    for (size_t i = 0; i < q->n_count; i++)
        n += tell_measure(app, src, q->line, q->count[i].measure);
    for (size_t i = 0; i < q->n_reg; i++)
        if (reg_find(app, q->reg[i]) == NULL)
            n += tell(src, q->line, "there is no such register", q->reg[i]);
    return n;
}

size_t tell_unknown_of_instruments(const struct cli *cli, const struct app *app)
{
    size_t n = 0;

    for (size_t i = 0; i < instruments_shipped_n; i++) {
        const struct reg_source *src = &instruments_shipped[i];
        struct instrument ins;
        struct reg_mistake *mistake = NULL;
        size_t n_mistake = 0;

        if (instrument_load(cli->arena, src, &ins, &mistake, &n_mistake) != ST_OK) {
            print_mistakes(mistake, n_mistake);
            n += n_mistake;
            continue;
        }
        for (size_t k = 0; k < ins.n_question; k++)
            n += tell_question(app, src, &ins.question[k]);
    }
    return n;
}
