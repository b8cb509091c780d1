/* cli.c: options, messages and small input of the commands. */
#include "app/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include "base/log.h"

/* Which options a command knows: its own, and those of all that work in an installation. Either
 * list may be NULL. */
struct known {
    const struct cli_option *own, *shared;
};

static const struct cli_option *option_in(const struct cli_option *list, struct str name)
{
    for (const struct cli_option *o = list; o != NULL && o->name != NULL; o++) {
        if (str_eq(name, str_of(o->name)) || (name.n == 1 && name.p[0] == o->letter))
            return o;
    }
    return NULL;
}

/* One option at argv[*i]; moves *i behind its value. */
static int take_option(struct cli *cli, struct known known, int argc, char **argv, int *i)
{
    struct str rest = str_of(argv[*i]);
    bool has_value = memchr(rest.p, '=', rest.n) != NULL;

    rest = str_sub(rest, str_starts(rest, STR("--")) ? 2 : 1, rest.n);

    struct str name = str_cut(&rest, '=');
    const struct cli_option *o = option_in(known.own, name);

    if (o == NULL)
        o = option_in(known.shared, name);
    if (str_eq(name, STR("help")) || str_eq(name, STR("h"))) {
        (void)printf(STR_FMT "\n", STR_ARG(cli->help));
        return EXIT_OK;
    }
    if (o == NULL)
        return cli_usage(cli, "cli.unknown_option", str_of(argv[*i]));
    if (o->flag != NULL) {
        *o->flag = true;
        return has_value ? cli_usage(cli, "cli.no_value", name) : -1;
    }
    if (!has_value) {
        if (*i + 1 >= argc)
            return cli_usage(cli, "cli.missing_value", name);
        rest = str_of(argv[++*i]);
    }
    *o->value = rest;
    return -1;
}

static int parse(struct cli *cli, struct known known, int argc, char **argv)
{
    bool only_args = false;

    cli->arg = arena_array(cli->arena, (size_t)argc + 1, sizeof(char *));
    for (int i = 0; i < argc; i++) {
        if (!only_args && strcmp(argv[i], "--") == 0) {
            only_args = true;
        } else if (!only_args && argv[i][0] == '-' && argv[i][1] != '\0') {
            int end = take_option(cli, known, argc, argv, &i);

            if (end >= 0)
                return end;
        } else {
            cli->arg[cli->n_arg++] = argv[i];
        }
    }
    return cli->n_arg <= 8 ? -1 : cli_usage(cli, "cli.too_many", (struct str){ 0 });
}

int cli_parse(struct cli *cli, const struct cli_option *option, int argc, char **argv)
{
    return parse(cli, (struct known){ option, NULL }, argc, argv);
}

int cli_parse_inside(struct cli *cli, const struct cli_option *option, int argc, char **argv)
{
    const struct cli_option shared[] = { { "data", 0, &cli->data, NULL },
                                         { "db", 0, &cli->db, NULL },
                                         { "registers", 0, &cli->registers, NULL },
                                         { NULL, 0, NULL, NULL } };

    return parse(cli, (struct known){ option, shared }, argc, argv);
}

int cli_no_more(const struct cli *cli, int end)
{
    return end < 0 && cli->n_arg != 0 ? cli_usage(cli, "cli.too_many", (struct str){ 0 }) : end;
}

static void put(const struct cli *cli, FILE *to, const char *key, struct str a1, struct str a2)
{
    const struct str args[] = { a1, a2 };
    struct str text = tr_with(cli->arena, cli->lang, key, args, ARRAY_LEN(args));

    if (to == stderr)
        (void)fprintf(to, "runut %s: ", cli->command);
    (void)fprintf(to, STR_FMT "\n", STR_ARG(text));
}

int cli_fail(const struct cli *cli, const char *key, struct str a1, struct str a2)
{
    put(cli, stderr, key, a1, a2);
    return EXIT_FAILED;
}

int cli_usage(const struct cli *cli, const char *key, struct str a1)
{
    put(cli, stderr, key, a1, (struct str){ 0 });
    put(cli, stderr, "cli.see_help", str_of(cli->command), (struct str){ 0 });
    return EXIT_USAGE;
}

int cli_refused(const struct cli *cli, struct ctx *c, enum status s)
{
    c->lang = cli->lang;
    if (c->failure.status == ST_OK)
        c->failure.status = s;

    struct str text = failure_text(c);

    if (s == ST_FAULT)
        log_line(LOG_ERROR, "%s:%d: " STR_FMT, c->failure.file != NULL ? c->failure.file : "-",
                 c->failure.line, STR_ARG(c->failure.detail));
    (void)fprintf(stderr, "runut %s: " STR_FMT "\n", cli->command, STR_ARG(text));
    return EXIT_FAILED;
}

void cli_say(const struct cli *cli, const char *key, struct str a1, struct str a2)
{
    put(cli, stdout, key, a1, a2);
}

bool cli_read_file(const struct cli *cli, struct str path, size_t max, struct str *out)
{
    bool is_stdin = str_eq(path, STR("-"));
    FILE *f = is_stdin ? stdin : fopen(str_z(cli->arena, path), "rbe");

    if (f == NULL) {
        (void)cli_fail(cli, "cli.cannot_read", path, str_of(strerror(errno)));
        return false;
    }

    char *p = arena_alloc(cli->arena, max + 1);
    size_t n = fread(p, 1, max + 1, f);
    bool good = ferror(f) == 0;

    if (!is_stdin)
        (void)fclose(f);
    if (!good || n > max) {
        (void)cli_fail(cli, good ? "cli.file_too_large" : "cli.cannot_read", path,
                       (struct str){ 0 });
        return false;
    }
    *out = (struct str){ p, n };
    return true;
}

bool cli_read_password(const struct cli *cli, struct str *out)
{
    char line[1024];
    struct termios was, quiet;
    bool terminal = tcgetattr(STDIN_FILENO, &was) == 0;

    if (terminal) {
        struct str ask = tr(cli->lang, "cli.password");

        (void)fprintf(stderr, STR_FMT " ", STR_ARG(ask));
        quiet = was;
        quiet.c_lflag &= ~(tcflag_t)ECHO;
        (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }

    bool got = fgets(line, sizeof(line), stdin) != NULL;

    if (terminal) {
        (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &was);
        (void)fputc('\n', stderr);
    }
    if (!got) {
        (void)cli_fail(cli, "cli.no_password", (struct str){ 0 }, (struct str){ 0 });
        return false;
    }

    struct str s = str_of(line);

    while (s.n > 0 && (s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r'))
        s.n--;
    *out = str_copy(cli->arena, s);
    return true;
}

int cli_write_file(const struct cli *cli, struct str path, struct str bytes)
{
    struct str temporary = str_printf(cli->arena, STR_FMT ".tmp", STR_ARG(path));
    const char *tmp = str_z(cli->arena, temporary), *to = str_z(cli->arena, path);
    FILE *f;
    bool good;

    if (str_eq(path, STR("-")))
        return fwrite(bytes.p, 1, bytes.n, stdout) == bytes.n && fflush(stdout) == 0 ? EXIT_OK
                                                                                     : EXIT_FAILED;
    f = fopen(tmp, "wbe");
    if (f == NULL)
        return cli_fail(cli, "plan.cli.cannot_write", path, str_of(strerror(errno)));
    good = fwrite(bytes.p, 1, bytes.n, f) == bytes.n && fflush(f) == 0 && fsync(fileno(f)) == 0;
    good = fclose(f) == 0 && good;
    if (!good || rename(tmp, to) != 0) {
        int why = errno;

        (void)unlink(tmp);
        return cli_fail(cli, "plan.cli.cannot_write", path, str_of(strerror(why)));
    }
    return EXIT_OK;
}
