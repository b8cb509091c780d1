/* command.h: the commands of the program; main.c has the table. */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "app/cli.h"

struct command {
    const char *first, *second; /* second: NULL for a command of one word */
    const char *about, *help;   /* keys: one line; all that --help says */
    int (*run)(struct cli *cli, int argc, char **argv);
};

const struct command *command_table(size_t *n);

int cmd_init(struct cli *cli, int argc, char **argv);
int cmd_serve(struct cli *cli, int argc, char **argv);
int cmd_account_add(struct cli *cli, int argc, char **argv);
int cmd_account_passwd(struct cli *cli, int argc, char **argv);
int cmd_account_list(struct cli *cli, int argc, char **argv);
int cmd_account_require(struct cli *cli, int argc, char **argv);
int cmd_account_phone_lost(struct cli *cli, int argc, char **argv);
int cmd_key_replace(struct cli *cli, int argc, char **argv);
int cmd_token_add(struct cli *cli, int argc, char **argv);
int cmd_plan_import(struct cli *cli, int argc, char **argv);
int cmd_plan_export(struct cli *cli, int argc, char **argv);
int cmd_plan_bind(struct cli *cli, int argc, char **argv);
int cmd_measure_run(struct cli *cli, int argc, char **argv);
int cmd_measure_show(struct cli *cli, int argc, char **argv);
int cmd_unit_import(struct cli *cli, int argc, char **argv);
int cmd_verify(struct cli *cli, int argc, char **argv);
int cmd_backup(struct cli *cli, int argc, char **argv);
int cmd_restore(struct cli *cli, int argc, char **argv);
int cmd_ledger_head(struct cli *cli, int argc, char **argv);
int cmd_ledger_prove(struct cli *cli, int argc, char **argv);
int cmd_ledger_consistency(struct cli *cli, int argc, char **argv);
int cmd_ledger_check(struct cli *cli, int argc, char **argv);
int cmd_survey_check(struct cli *cli, int argc, char **argv);
int cmd_receipt_verify(struct cli *cli, int argc, char **argv);
int cmd_register_check(struct cli *cli, int argc, char **argv);
int cmd_register_retain(struct cli *cli, int argc, char **argv);
int cmd_report_bundle(struct cli *cli, int argc, char **argv);
int cmd_report_matrix(struct cli *cli, int argc, char **argv);
int cmd_report_monev(struct cli *cli, int argc, char **argv);
int cmd_summary_make(struct cli *cli, int argc, char **argv);
int cmd_summary_take(struct cli *cli, int argc, char **argv);
int cmd_manual(struct cli *cli, int argc, char **argv);
int cmd_completion(struct cli *cli, int argc, char **argv);
int cmd_routes(struct cli *cli, int argc, char **argv);
int cmd_demo_load(struct cli *cli, int argc, char **argv);
int cmd_version(struct cli *cli, int argc, char **argv);

#endif
