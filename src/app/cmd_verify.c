/*
 * cmd_verify.c: runut verify: reads every log, every checkpoint and every file again, and says what
 * is not as it was. Exit status 1 where anything was found.
 */
#include <inttypes.h>
#include <unistd.h>

#include "app/cmd_verify.h"
#include "app/command.h"
#include "base/number.h"
#include "core/checkpoint_queries.h"
#include "document/verify.h"

#define CHECKPOINT_MAX 65536

static const struct str none;

struct telling {
    const struct cli *cli;
    bool terminal;
    int64_t told_at; /* monotonic */
};

static const char *const finding_key[FOUND_KINDS] = {
    [FOUND_ALTERED] = "verify.altered",
    [FOUND_MISSING] = "verify.missing",
    [FOUND_ERASED] = "verify.erased",
    [FOUND_NODES] = "verify.nodes",
    [FOUND_EDGE] = "verify.edge",
    [FOUND_CUT] = "verify.cut",
    [FOUND_CHECKPOINT] = "verify.checkpoint",
    [FOUND_SIGNATURE] = "verify.signature",
    [FOUND_FILE_GONE] = "verify.file_gone",
    [FOUND_FILE_DIFFERS] = "verify.file_differs",
    [FOUND_DOCUMENT_DIFFERS] = "verify.document_differs",
    [FOUND_DOCUMENT_GONE] = "verify.document_gone",
    [FOUND_PROOF] = "verify.proof",
};

static void clear_line(const struct telling *t)
{
    if (t->terminal && t->told_at != 0)
        (void)fprintf(stderr, "\r\033[K");
}

static void tell(void *with, const struct finding_seen *f)
{
    const struct telling *t = with;
    struct arena *a = t->cli->arena;
    const struct str args[] = { f->unit, str_printf(a, "%" PRId64, f->number), f->more };
    struct str text = tr_with(a, t->cli->lang, finding_key[f->kind], args, ARRAY_LEN(args));

    clear_line(t);
    (void)printf(STR_FMT "\n", STR_ARG(text));
}

/* At most five times a second, and only for people. */
static bool time_to_tell(struct telling *t)
{
    int64_t now = time_mono();

    if (!t->terminal || now - t->told_at < SECOND / 5)
        return false;
    t->told_at = now;
    return true;
}

static void tell_progress(const struct telling *t, const char *key, int64_t a1, int64_t a2)
{
    struct arena a;

    arena_init(&a);

    const struct str args[] = { int_show(&a, a1, t->cli->lang == LANG_ID),
                                int_show(&a, a2, t->cli->lang == LANG_ID) };
    struct str text = tr_with(&a, t->cli->lang, key, args, ARRAY_LEN(args));

    (void)fprintf(stderr, "\r" STR_FMT, STR_ARG(text));
    arena_done(&a);
}

static void show_entries(void *with, int64_t entries)
{
    struct telling *t = with;

    if (time_to_tell(t))
        tell_progress(t, "verify.reading", entries, 0);
}

static void show_files(void *with, int64_t files, int64_t bytes)
{
    struct telling *t = with;

    if (time_to_tell(t))
        tell_progress(t, "verify.hashing", files, bytes >> 20);
}

static enum status verify_all_logs(struct verifier *v)
{
    struct ledger_unit *unit = NULL;
    bool known = v->outside.origin.p == NULL;
    size_t n = 0;
    enum status s = ledger_all_units(v->c, &unit, &n);

    for (size_t i = 0; s == ST_OK && i < n; i++) {
        known = known || str_eq(v->outside.origin, checkpoint_origin(v->keep, unit[i].code));
        s = verify_log(v, &unit[i]);
    }
    if (s == ST_OK && !known)
        return refuse_with(v->c, ST_INVALID, "verify.unknown_origin", v->outside.origin, none);
    return s;
}

static void summary(const struct telling *t, const struct verifier *v,
                    const struct files_verified *f)
{
    struct arena *a = t->cli->arena;
    const struct str args[] = {
        str_printf(a, "%" PRId64, v->n_entries), str_printf(a, "%" PRId64, v->n_checkpoints),
        str_printf(a, "%" PRId64, f->documents), str_printf(a, "%" PRId64, f->files),
        str_printf(a, "%" PRId64, v->n_found),
    };
    struct str text = tr_with(a, t->cli->lang, v->n_found == 0 ? "verify.holds" : "verify.found",
                              args, ARRAY_LEN(args));

    clear_line(t);
    (void)printf(STR_FMT "\n", STR_ARG(text));
}

int verify_installation(const struct cli *cli, struct ctx *c, const struct checkpoint_head *outside)
{
    struct telling t = { .cli = cli, .terminal = isatty(STDERR_FILENO) == 1 };
    struct files_verified f = { .progress = show_files };
    struct verifier v = {
        .c = c, .keep = cli->arena, .found = tell, .progress = show_entries, .with = &t
    };
    enum status s;

    if (outside != NULL)
        v.outside = *outside;
    arena_init(&v.scratch);
    s = verify_all_logs(&v);
    if (s == ST_OK)
        s = verify_documents(&v, &f);
    arena_done(&v.scratch);
    if (s != ST_OK)
        return cli_refused(cli, c, s);
    summary(&t, &v, &f);
    return v.n_found == 0 ? EXIT_OK : EXIT_FAILED;
}

/* A checkpoint kept by somebody else; its signature must be ours, or it says nothing about us. */
static int read_outside(const struct cli *cli, const struct ctx *c, struct str path,
                        struct checkpoint_head *out)
{
    struct str note = none;
    bool signed_ok = false;

    if (!cli_read_file(cli, path, CHECKPOINT_MAX, &note))
        return EXIT_FAILED;
    if (!checkpoint_read(cli->arena, note, c->app->sign_public, out, &signed_ok))
        return cli_fail(cli, "verify.not_a_checkpoint", path, none);
    if (!signed_ok)
        return cli_fail(cli, "verify.not_signed", path, none);
    return -1;
}

static int verify_in(const struct cli *cli, struct ctx *c, void *with)
{
    const struct str *checkpoint = with;
    struct checkpoint_head outside = { 0 };
    int end = -1;

    if (checkpoint->n > 0)
        end = read_outside(cli, c, *checkpoint, &outside);
    return end < 0 ? verify_installation(cli, c, checkpoint->n > 0 ? &outside : NULL) : end;
}

int cmd_verify(struct cli *cli, int argc, char **argv)
{
    struct str checkpoint = none;
    const struct cli_option option[] = { { "checkpoint", 0, &checkpoint, NULL },
                                         { NULL, 0, NULL, NULL } };
    int end = cli_no_more(cli, cli_parse_inside(cli, option, argc, argv));

    return end < 0 ? work_inside(cli, verify_in, &checkpoint) : end;
}
