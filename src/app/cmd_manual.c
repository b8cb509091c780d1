/* cmd_manual.c: the man page and the shell's completion, both made from the table of commands and
 * their help, so that neither can fall behind. */
#include "app/command.h"
#include "base/buf.h"

/* A line of text for roff: a leading '.' or '\'' would be a request, a '\\' an escape. */
static void put_roff(struct str line)
{
    if (line.n > 0 && (line.p[0] == '.' || line.p[0] == '\''))
        (void)printf("\\&");
    for (size_t i = 0; i < line.n; i++) {
        if (line.p[i] == '\\' || line.p[i] == '-')
            (void)putchar('\\');
        (void)putchar(line.p[i]);
    }
    (void)putchar('\n');
}

static void put_text(struct str text)
{
    while (text.n > 0)
        put_roff(str_cut(&text, '\n'));
}

static void put_section(const struct cli *cli, const char *key)
{
    (void)printf(".SH ");
    put_roff(tr(cli->lang, key));
}

int cmd_manual(struct cli *cli, int argc, char **argv)
{
    size_t n = 0;
    const struct command *cmd = command_table(&n);
    int end = cli_no_more(cli, cli_parse(cli, NULL, argc, argv));

    if (end >= 0)
        return end;
    (void)printf(".TH RUNUT 1 \"\" \"runut %s\"\n", RUNUT_VERSION);
    put_section(cli, "cli.man.name");
    put_roff(tr(cli->lang, "cli.man.about"));
    put_section(cli, "cli.man.synopsis");
    put_roff(tr(cli->lang, "cli.usage"));
    put_section(cli, "cli.man.commands");
    for (size_t i = 0; i < n; i++) {
        (void)printf(".SS runut %s%s%s\n", cmd[i].first, cmd[i].second != NULL ? " " : "",
                     cmd[i].second != NULL ? cmd[i].second : "");
        put_text(tr(cli->lang, cmd[i].about));
        (void)printf(".PP\n.nf\n");
        put_text(tr(cli->lang, cmd[i].help));
        (void)printf(".fi\n");
    }
    put_section(cli, "cli.man.files");
    put_text(tr(cli->lang, "cli.man.conf"));
    return EXIT_OK;
}

/* ── completion for bash (and zsh with bashcompinit) ── */

/* Every "--word" of a help text, each once. */
static struct str options_of(struct arena *a, struct str help)
{
    struct buf b;

    buf_init(&b, a);
    buf_add(&b, STR("--help"));
    for (size_t i = 0; i + 2 < help.n; i++) {
        size_t end = i + 2;

        if (help.p[i] != '-' || help.p[i + 1] != '-')
            continue;
        while (end < help.n && ((help.p[end] >= 'a' && help.p[end] <= 'z') || help.p[end] == '-'))
            end++;

        struct str word = str_sub(help, i, end - i);

        if (word.n > 2 && !str_has(str_printf(a, STR_FMT " ", STR_ARG(buf_str(&b))),
                                   str_printf(a, STR_FMT " ", STR_ARG(word))))
            buf_printf(&b, " " STR_FMT, STR_ARG(word));
        i = end - 1;
    }
    return buf_str(&b);
}

static void put_seconds(const struct command *cmd, size_t n, const char *first)
{
    (void)printf("    %s) words=\"", first);
    for (size_t i = 0; i < n; i++) {
        if (cmd[i].second != NULL && strcmp(cmd[i].first, first) == 0)
            (void)printf("%s ", cmd[i].second);
    }
    (void)printf("\" ;;\n");
}

static bool is_first_of_its_kind(const struct command *cmd, size_t i)
{
    return i == 0 || strcmp(cmd[i].first, cmd[i - 1].first) != 0;
}

int cmd_completion(struct cli *cli, int argc, char **argv)
{
    size_t n = 0;
    const struct command *cmd = command_table(&n);
    int end = cli_no_more(cli, cli_parse(cli, NULL, argc, argv));

    if (end >= 0)
        return end;
    (void)printf("_runut() {\n  local words=\"\" word=\"${COMP_WORDS[COMP_CWORD]}\"\n"
                 "  if [ \"$COMP_CWORD\" -eq 1 ]; then words=\"");
    for (size_t i = 0; i < n; i++) {
        if (is_first_of_its_kind(cmd, i))
            (void)printf("%s ", cmd[i].first);
    }
    (void)printf("\"\n  elif [ \"$COMP_CWORD\" -eq 2 ]; then case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; i < n; i++) {
        if (cmd[i].second != NULL && is_first_of_its_kind(cmd, i))
            put_seconds(cmd, n, cmd[i].first);
    }
    (void)printf("  esac; fi\n  case \"$word\" in -*)\n"
                 "    case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n");
    for (size_t i = 0; i < n; i++) {
        struct str words = options_of(cli->arena, tr(cli->lang, cmd[i].help));

        (void)printf("    \"%s %s\"*) words=\"" STR_FMT "\" ;;\n", cmd[i].first,
                     cmd[i].second != NULL ? cmd[i].second : "", STR_ARG(words));
    }
    (void)printf("    esac ;;\n  esac\n"
                 "  [ -n \"$words\" ] && COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n"
                 "complete -o default -F _runut runut\n");
    return EXIT_OK;
}
