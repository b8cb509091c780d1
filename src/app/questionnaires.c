/* questionnaires.c: loads the questionnaires at start and says what is wrong with them. */
#include "app/questionnaires.h"

#include <errno.h>

#include "app/measures.h"

static const struct str none;

bool load_questionnaires(const struct cli *cli, const struct reg_source *more, size_t n,
                         const struct survey_all **out)
{
    struct reg_source *all = arena_array(cli->arena, survey_shipped_n + n + 1, sizeof(*all));
    struct survey_all *found = arena_new(cli->arena, struct survey_all);
    struct reg_mistake *mistake = NULL;
    size_t n_mistake = 0;

    for (size_t i = 0; i < survey_shipped_n; i++)
        all[i] = survey_shipped[i];
    for (size_t i = 0; i < n; i++)
        all[survey_shipped_n + i] = more[i];
    if (survey_load(cli->arena, all, survey_shipped_n + n, found, &mistake, &n_mistake) == ST_OK) {
        *out = found;
        return true;
    }
    print_mistakes(mistake, n_mistake);
    (void)cli_fail(cli, "cli.register_mistakes", str_printf(cli->arena, "%zu", n_mistake), none);
    return false;
}

bool load_questionnaires_of(const struct cli *cli, struct str folder, const struct survey_all **out)
{
    struct reg_source *more = NULL;
    size_t n = 0;
    bool given = folder.n > 0;
    enum status s = reg_sources_of(cli->arena, given ? folder : STR(SURVEYS_FOLDER), &more, &n);

    if (s == ST_FAULT || (s == ST_NOT_FOUND && given)) {
        (void)cli_fail(cli, "cli.cannot_read", given ? folder : STR(SURVEYS_FOLDER),
                       str_of(strerror(errno)));
        return false;
    }
    return load_questionnaires(cli, more, n, out);
}
