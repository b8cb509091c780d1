/* cli.h: what every command shares: its options, its words, its end. */
#ifndef APP_CLI_H
#define APP_CLI_H

#include "base/arena.h"
#include "core/ctx.h"

enum { EXIT_OK, EXIT_FAILED, EXIT_USAGE };

struct cli {
    struct arena *arena;
    enum lang lang;
    const char *command;  /* "account add" */
    struct str help;      /* what --help prints */
    struct str data, db;  /* of the installation that the command works in; empty: not said */
    struct str registers; /* definitions in the place of its site's; empty: not said */
    char **arg;           /* what is left after the options */
    int n_arg;
};

/* "--name VALUE" or "--name=VALUE" sets *value; "--flag" sets *flag. `letter` is a short form, 0:
 * none. */
struct cli_option {
    const char *name;
    char letter;
    struct str *value;
    bool *flag;
};

/* Reads the command's own options, a list that ends with a NULL name (NULL: it has none); -1 to go
 * on, else the command's exit status: --help was asked, or something is wrong and has been said. At
 * most 8 arguments may be left. */
int cli_parse(struct cli *cli, const struct cli_option *option, int argc, char **argv);
/* The same for a command that works in an installation: --data, --db and --registers go into `cli`.
 */
int cli_parse_inside(struct cli *cli, const struct cli_option *option, int argc, char **argv);

/* What either returned, for a command that takes no arguments: one that is left is a mistake, such
 * as an option's value without its option. */
int cli_no_more(const struct cli *cli, int end);

/* One line on standard error: "runut init: ..." with the text of the key; returns EXIT_FAILED. */
int cli_fail(const struct cli *cli, const char *key, struct str a1, struct str a2);
int cli_usage(const struct cli *cli, const char *key, struct str a1);
/* The message of c->failure. */
int cli_refused(const struct cli *cli, struct ctx *c, enum status s);
/* One line on standard output. */
void cli_say(const struct cli *cli, const char *key, struct str a1, struct str a2);

/* All of a file, at most `max` bytes; "-" is standard input. False after saying why. */
bool cli_read_file(const struct cli *cli, struct str path, size_t max, struct str *out);
/* Whole or not at all: written beside the target, synced, then renamed over it; "-" is standard
 * output. The exit status, after saying what went wrong. */
int cli_write_file(const struct cli *cli, struct str path, struct str bytes);
/* The first line of standard input, without its end; asked for without echo on a terminal. */
bool cli_read_password(const struct cli *cli, struct str *out);

#endif
