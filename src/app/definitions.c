/* definitions.c: loads the registers at start and says what is wrong with them. */
#include "app/definitions.h"

#include <errno.h>

#include "app/command.h"
#include "app/open.h"
#include "intake/intake.h"

static const struct str none;

static void print(const struct reg_mistake *m)
{
    (void)fprintf(stderr, STR_FMT ":", STR_ARG(m->file));
    if (m->line > 0)
        (void)fprintf(stderr, "%zu:", m->line);
    (void)fprintf(stderr, " " STR_FMT "\n", STR_ARG(m->text));
}

/* A public form whose address a page of the program has. */
static bool faces_are_free(const struct reg_all *all)
{
    struct app app = { 0 };
    struct str taken = { 0 };
    const struct reg_def *def;

    app_wire(&app);
    def = intake_face_taken(all, app.routes, &taken);
    if (def == NULL)
        return true;
    (void)fprintf(stderr,
                  STR_FMT ":%zu: the address /" STR_FMT " is taken by the program's page " STR_FMT
                          "; choose another `path`\n",
                  STR_ARG(def->file), def->face->line, STR_ARG(def->face->path), STR_ARG(taken));
    return false;
}

void add_faces(const struct cli *cli, struct app *app)
{
    const struct route **all;
    size_t n = 0;

    while (app->routes[n] != NULL)
        n++;
    all = arena_array(cli->arena, n + 2, sizeof(const struct route *));
    for (size_t i = 0; i < n; i++)
        all[i] = app->routes[i];
    all[n] = intake_faces(cli->arena, app->registers);
    app->routes = all;
}

bool load_definitions(const struct cli *cli, const struct reg_source *more, size_t n, bool anew,
                      const struct reg_all **out)
{
    struct reg_source *all = arena_array(cli->arena, reg_shipped_n + n + 1, sizeof(*all));
    struct reg_all *found = arena_new(cli->arena, struct reg_all);
    struct reg_mistake *mistake = NULL;
    size_t n_mistake = 0;

    for (size_t i = 0; i < reg_shipped_n; i++) {
        all[i] = reg_shipped[i];
        all[i].anew = anew;
    }
    for (size_t i = 0; i < n; i++)
        all[reg_shipped_n + i] = more[i];
    if (reg_load(cli->arena, all, reg_shipped_n + n, found, &mistake, &n_mistake) == ST_OK) {
        *out = found;
        return faces_are_free(found);
    }
    for (size_t i = 0; i < n_mistake; i++)
        print(&mistake[i]);
    (void)cli_fail(cli, "cli.register_mistakes", str_printf(cli->arena, "%zu", n_mistake), none);
    return false;
}

bool load_definitions_of(const struct cli *cli, struct str folder, const struct reg_all **out)
{
    struct reg_source *more = NULL;
    size_t n = 0;
    bool given = folder.n > 0;
    enum status s = reg_sources_of(cli->arena, given ? folder : STR(REGISTERS_FOLDER), &more, &n);

    if (s == ST_FAULT || (s == ST_NOT_FOUND && given)) {
        (void)cli_fail(cli, "cli.cannot_read", given ? folder : STR(REGISTERS_FOLDER),
                       str_of(strerror(errno)));
        return false;
    }
    return load_definitions(cli, more, n, false, out);
}
