/* cmd_survey.c: runut survey check: every mistake of questionnaires, with its line. */
#include <errno.h>

#include "app/command.h"
#include "app/questionnaires.h"

static const struct str none;

int cmd_survey_check(struct cli *cli, int argc, char **argv)
{
    const struct survey_all *all = NULL;
    int end = cli_parse(cli, NULL, argc, argv);
    struct reg_source *named = NULL;

    if (end >= 0)
        return end;
    named = arena_array(cli->arena, (size_t)cli->n_arg + 1, sizeof(*named));
    for (int i = 0; i < cli->n_arg; i++) {
        if (!reg_source_read(cli->arena, str_of(cli->arg[i]), &named[i]))
            return cli_fail(cli, "cli.cannot_read", str_of(cli->arg[i]), str_of(strerror(errno)));
    }
    if (!load_questionnaires(cli, named, (size_t)cli->n_arg, &all))
        return EXIT_FAILED;
    cli_say(cli, "cli.surveys_good", str_printf(cli->arena, "%zu", all->n), none);
    return EXIT_OK;
}
