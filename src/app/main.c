/*
 * main.c: the program's commands, and what every engine hangs into it: routes, jobs, ticks.
 *
 * A command is one or two words ("serve", "account add"); its help is the text cli.help.<words>.
 */
#include <locale.h>

#include "app/command.h"
#include "app/open.h"
#include "app/team_subject.h"
#include "assessment/api.h"
#include "assessment/output.h"
#include "assessment/pages.h"
#include "core/core_routes.h"
#include "core/job.h"
#include "core/ledger_page.h"
#include "core/message.h"
#include "core/setting_page.h"
#include "core/totp.h"
#include "document/document.h"
#include "document/readers.h"
#include "intake/intake.h"
#include "intake/open311.h"
#include "measure/stat_part.h"
#include "measure/watch.h"
#include "plan/api.h"
#include "plan/bundle.h"
#include "plan/dashboard.h"
#include "plan/finding.h"
#include "plan/home.h"
#include "plan/open.h"
#include "plan/pages.h"
#include "plan/proves.h"
#include "plan/report_page.h"
#include "plan/search.h"
#include "plan/subject.h"
#include "plan/summary.h"
#include "portal/data.h"
#include "portal/law_pages.h"
#include "portal/pages.h"
#include "portal/portal.h"
#include "portal/ppid.h"
#include "portal/service.h"
#include "portal/visit.h"
#include "register/api.h"
#include "register/clock_page.h"
#include "register/pages.h"
#include "register/paper.h"
#include "register/personal.h"
#include "register/rule_page.h"
#include "register/subject.h"
#include "survey/offer.h"
#include "survey/pages.h"
#include "survey/public.h"
#include "whistle/keyring.h"
#include "whistle/whistle.h"

static const struct command commands[] = {
    { "init", NULL, "cli.about.init", "cli.help.init", cmd_init },
    { "serve", NULL, "cli.about.serve", "cli.help.serve", cmd_serve },
    { "plan", "import", "cli.about.plan_import", "plan.cli.help.import", cmd_plan_import },
    { "plan", "export", "cli.about.plan_export", "plan.cli.help.export", cmd_plan_export },
    { "plan", "bind", "cli.about.plan_bind", "plan.cli.help.bind", cmd_plan_bind },
    { "measure", "run", "cli.about.measure_run", "measure.cli.help.run", cmd_measure_run },
    { "measure", "show", "cli.about.measure_show", "measure.cli.help.show", cmd_measure_show },
    { "account", "add", "cli.about.account_add", "cli.help.account_add", cmd_account_add },
    { "account", "passwd", "cli.about.account_passwd", "cli.help.account_passwd",
      cmd_account_passwd },
    { "account", "list", "cli.about.account_list", "cli.help.account_list", cmd_account_list },
    { "account", "require", "cli.about.account_require", "cli.help.account_require",
      cmd_account_require },
    { "account", "phone-lost", "cli.about.account_phone_lost", "cli.help.account_phone_lost",
      cmd_account_phone_lost },
    { "key", "replace", "cli.about.key_replace", "cli.help.key_replace", cmd_key_replace },
    { "token", "add", "cli.about.token_add", "cli.help.token_add", cmd_token_add },
    { "register", "retain", "cli.about.register_retain", "cli.help.register_retain",
      cmd_register_retain },
    { "register", "check", "cli.about.register_check", "cli.help.register_check",
      cmd_register_check },
    { "survey", "check", "cli.about.survey_check", "survey.cli.help.check", cmd_survey_check },
    { "report", "matrix", "cli.about.report_matrix", "report.cli.help.matrix", cmd_report_matrix },
    { "report", "bundle", "cli.about.report_bundle", "report.cli.help.bundle", cmd_report_bundle },
    { "report", "monev", "cli.about.report_monev", "report.cli.help.monev", cmd_report_monev },
    { "summary", "make", "cli.about.summary_make", "summary.cli.help.make", cmd_summary_make },
    { "summary", "take", "cli.about.summary_take", "summary.cli.help.take", cmd_summary_take },
    { "unit", "import", "cli.about.unit_import", "cli.help.unit_import", cmd_unit_import },
    { "verify", NULL, "cli.about.verify", "cli.help.verify", cmd_verify },
    { "backup", NULL, "cli.about.backup", "cli.help.backup", cmd_backup },
    { "restore", NULL, "cli.about.restore", "cli.help.restore", cmd_restore },
    { "ledger", "head", "cli.about.ledger_head", "cli.help.ledger_head", cmd_ledger_head },
    { "ledger", "prove", "cli.about.ledger_prove", "cli.help.ledger_prove", cmd_ledger_prove },
    { "ledger", "consistency", "cli.about.ledger_consistency", "cli.help.ledger_consistency",
      cmd_ledger_consistency },
    { "ledger", "check", "cli.about.ledger_check", "cli.help.ledger_check", cmd_ledger_check },
    { "receipt", "verify", "cli.about.receipt_verify", "receipt.cli.help.verify",
      cmd_receipt_verify },
    { "routes", NULL, "cli.about.routes", "cli.help.routes", cmd_routes },
    { "demo", "load", "cli.about.demo_load", "demo.cli.help.load", cmd_demo_load },
    { "version", NULL, "cli.about.version", "cli.help.version", cmd_version },
    { "manual", NULL, "cli.about.manual", "cli.help.manual", cmd_manual },
    { "completion", NULL, "cli.about.completion", "cli.help.completion", cmd_completion },
};

const struct command *command_table(size_t *n)
{
    *n = ARRAY_LEN(commands);
    return commands;
}

/* Each engine's routes, jobs and regular looks; the order does not matter. */
/* clang-format off */ /* one a line, so that additions do not meet */
static const struct route *const all_routes[] = {
    account_routes,
    api_routes,
    assess_api_routes,
    assess_output_routes,
    assess_routes,
    bundle_routes,
    clock_routes,
    content_routes,
    service_routes,
    complaint_report_routes,
    core_routes,
    dashboard_routes,
    document_routes,
    content_edit_routes,
    finding_routes,
    home_routes,
    intake_routes,
    open311_routes,
    law_routes,
    ledger_routes,
    message_routes,
    open_routes,
    ppid_routes,
    person_account_routes,
    person_routes,
    plan_routes,
    portal_data_routes,
    portal_desk_routes,
    portal_feed_routes,
    portal_find_routes,
    portal_home_routes,
    portal_reform_routes,
    portal_visit_routes,
    register_api_routes,
    register_paper_routes,
    register_routes,
    report_routes,
    search_routes,
    second_step_routes,
    secret_routes,
    setting_routes,
    signin_routes,
    summary_routes,
    survey_routes,
    team_routes,
    unit_routes,
    content_version_routes,
    whistle_desk_routes,
    whistle_report_routes,
    whistle_stat_routes,
    NULL,
};
/* clang-format on */

static const struct job_kind *const all_jobs[] = { core_jobs,  document_jobs, document_forget_jobs,
                                                   clock_jobs, intake_jobs,   NULL };
static const struct job_tick *const all_ticks[] = { core_ticks,  clock_ticks,   personal_ticks,
                                                    visit_ticks, whistle_ticks, reader_ticks,
                                                    NULL };
/* What documents prove: each engine names its own kinds of things. */
/* clang-format off */
static const struct proof_subject *const all_subjects[] = {
    assess_subjects,
    plan_subjects,
    register_subjects,
    team_subjects,
    NULL,
};
/* clang-format on */
/* What engines above the plan add to the API's description. */
static const struct api_part *const all_api_parts[] = { &assess_api_part, NULL };
/* What engines above registers show on a record's page. */
/* clang-format off */ /* one a line, so that additions do not meet */
static const struct record_panel *const all_panels[] = {
    &intake_panel,
    &proves_panel,
    &access_panel,
    &survey_panel,
    NULL,
};
/* clang-format on */
static const struct digest_source *const all_digests[] = { &duty_digest, &clock_digest,
                                                           &whistle_digest, NULL };
static enum status (*const all_setting_notes[])(struct ctx *c, struct setting_note *out) = {
    personal_setting_note,
    rule_setting_note,
    NULL,
};
static const struct record_watch *const all_watches[] = { &measure_watch, &intake_watch, NULL };
static enum status (*const all_moved[])(struct ctx *c, const struct record *r,
                                        const struct reg_move *m) = { intake_moved, NULL };
/* What asks how somebody was served, when their case is closed. */
static const struct intake_survey case_survey = { .offer = survey_offer };
static const struct intake_survey *const all_surveys[] = { &case_survey, NULL };
/* What a session held that goes with it. */
static void (*const all_farewells[])(struct ctx *c, int64_t session_id) = { keyring_drop, NULL };

/* clang-format off */ /* one a line, so that additions do not meet */
static const struct public_source *const all_public_sources[] = {
    &news_source,
    &page_source,
    &file_source,
    &information_source,
    &law_source,
    &service_source,
    &survey_source,
    NULL,
};
static const struct dataset *const all_datasets[] = {
    &plan_dataset,
    &figure_dataset,
    &published_dataset,
    &visit_dataset,
    &survey_dataset,
    NULL,
};
/* clang-format on */

/* What engines above registers add to a register's statistics. */
static enum status (*const all_stat_parts[])(struct ctx *c, const struct reg_def *def, int year,
                                             struct out *o) = { measure_stat_part, NULL };

void app_wire(struct app *app)
{
    app->routes = all_routes;
    app->jobs = all_jobs;
    app->subjects = all_subjects;
    app->panels = all_panels;
    app->api_parts = all_api_parts;
    app->ticks = all_ticks;
    app->digests = all_digests;
    app->setting_notes = all_setting_notes;
    app->watches = all_watches;
    app->moved = all_moved;
    app->surveys = all_surveys;
    app->farewells = all_farewells;
    app->stat_parts = all_stat_parts;
    app->public_sources = all_public_sources;
    app->datasets = all_datasets;
    app->public_foot = portal_foot;
    app->opinion = survey_opinion;
    app->answered = visit_note;
}

int cmd_version(struct cli *cli, int argc, char **argv)
{
    int end = cli_no_more(cli, cli_parse(cli, NULL, argc, argv));

    if (end >= 0)
        return end;
    (void)printf("runut %s\n", RUNUT_VERSION);
    return EXIT_OK;
}

/* ── finding the command ── */

static const struct command *find(int argc, char **argv, int *words)
{
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        const struct command *cmd = &commands[i];

        if (argc < 2 || strcmp(argv[1], cmd->first) != 0)
            continue;
        *words = cmd->second != NULL ? 2 : 1;
        if (cmd->second == NULL || (argc > 2 && strcmp(argv[2], cmd->second) == 0))
            return cmd;
    }
    return NULL;
}

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0;
}

/* Each command with what it is for; with a first word, only its commands. */
static void list_commands(const struct cli *cli, FILE *to, const char *first)
{
    struct str head = tr(cli->lang, "cli.usage");

    (void)fprintf(to, STR_FMT "\n\n", STR_ARG(head));
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        const struct command *cmd = &commands[i];
        struct str about = tr(cli->lang, cmd->about);

        if (first != NULL && strcmp(first, cmd->first) != 0)
            continue;

        int wide = fprintf(to, "  runut %s%s%s", cmd->first, cmd->second != NULL ? " " : "",
                           cmd->second != NULL ? cmd->second : "");

        (void)fprintf(to, "%*s" STR_FMT "\n", wide < 30 ? 30 - wide : 1, "", STR_ARG(about));
    }
}

static bool knows_first(const char *word)
{
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        if (strcmp(word, commands[i].first) == 0)
            return true;
    }
    return false;
}

static enum lang lang_of_terminal(void)
{
    const char *lang = getenv("LC_ALL");

    if (lang == NULL || lang[0] == '\0')
        lang = getenv("LANG");
    return lang != NULL && strncmp(lang, "en", 2) == 0 ? LANG_EN : LANG_ID;
}

static int no_command(const struct cli *cli, int argc, char **argv)
{
    const char *first = argc > 1 && knows_first(argv[1]) ? argv[1] : NULL;
    bool asked = argc < 2 || is_help(argv[1]) || (first != NULL && (argc < 3 || is_help(argv[2])));

    list_commands(cli, asked ? stdout : stderr, first);
    return asked && argc > 1 ? EXIT_OK : EXIT_USAGE;
}

/* RUNUT_TEST=1 RUNUT_TEST_SHIFT=SECONDS: tests live on a day of their own, so that they say the
 * same on every other. */
static void take_test_clock(void)
{
    const char *test = getenv("RUNUT_TEST"), *shift = getenv("RUNUT_TEST_SHIFT");
    int64_t seconds = 0;

    if (test != NULL && test[0] == '1' && shift != NULL && int_parse(str_of(shift), &seconds))
        time_shift(seconds * SECOND);
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct cli cli = { .arena = &arena, .lang = lang_of_terminal() };
    int words = 0, end;

    take_test_clock();
    crypto_init();
    totp_start();
    arena_init(&arena);

    const struct command *cmd = find(argc, argv, &words);

    if (cmd == NULL) {
        end = no_command(&cli, argc, argv);
    } else {
        cli.command = cmd->second == NULL
                          ? cmd->first
                          : str_z(&arena, str_printf(&arena, "%s %s", cmd->first, cmd->second));
        cli.help = tr(cli.lang, cmd->help);
        end = cmd->run(&cli, argc - 1 - words, argv + 1 + words);
    }
    arena_done(&arena);
    return end;
}
