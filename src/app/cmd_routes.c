/* cmd_routes.c: runut routes: every page with its right and the roles that have it, for tests and
 * for whoever checks who may do what. */
#include "app/command.h"
#include "app/open.h"
#include "core/route.h"

static void print_route(const struct route *r)
{
    static const char *const body[] = {
        [BODY_NONE] = "form",        [BODY_NONE_SLOW] = "form",   [BODY_FORM] = "form",
        [BODY_FILES] = "files",      [BODY_OPEN_FILES] = "files", [BODY_SEALED] = "files",
        [BODY_NONE_SEALED] = "form", [BODY_JSON] = "json"
    };

    (void)printf("%s\t%s\t%s\t%s\t", r->method == GET ? "GET" : "POST", r->pattern,
                 right_name(r->right), body[r->body]);
    for (unsigned role = ROLE_NONE + 1; role < ROLE_COUNT; role++) {
        if (role_gives((enum role)role, r->right))
            (void)printf("%s ", role_name((enum role)role));
    }
    (void)printf("%s\n", right_is_own(r->right) ? "own" : "");
}

int cmd_routes(struct cli *cli, int argc, char **argv)
{
    struct app app = { 0 };
    int end = cli_no_more(cli, cli_parse(cli, NULL, argc, argv));

    if (end >= 0)
        return end;
    app_wire(&app);
    for (const struct route *const *list = app.routes; *list != NULL; list++) {
        for (const struct route *r = *list; r->pattern != NULL; r++)
            print_route(r);
    }
    return EXIT_OK;
}
