/* cmd_serve.c: runut serve: opens everything, serves until it is told to stop. */
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "app/command.h"
#include "app/measures.h"
#include "app/open.h"
#include "base/log.h"
#include "base/module.h"
#include "core/job.h"
#include "document/store.h"
#include "http/cache.h"
#include "http/server.h"
#include "portal/visit.h"
#include "whistle/keyring.h"

#define CACHE_BYTES ((size_t)24 << 20)
#define HASHES_AT_ONCE 2
#define STRANGERS_AT_ONCE 4 /* half of the workers stay free for those who are known */

static const struct str none;

struct serving {
    struct installation in;
    struct db **db; /* one per thread */
    unsigned n_db;
    struct dispatch *dispatch;
    struct server *server;
    struct server *_Atomic counted; /* the same, for /metrik */
    struct job_thread *jobs;
    sem_t hash_slots, stranger_slots;
    _Atomic unsigned at_work;
};

/* Signals are taken by sigwait() alone; threads inherit the mask. */
static void hold_signals(sigset_t *set)
{
    (void)sigemptyset(set);
    (void)sigaddset(set, SIGTERM);
    (void)sigaddset(set, SIGINT);
    (void)pthread_sigmask(SIG_BLOCK, set, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
}

/* Reports that are being sealed and keys that are open lie in this memory: no dump of it is written
 * when the program dies, and no other process of the same user looks into it. */
static void keep_memory_private(void)
{
    const struct rlimit none_at_all = { 0, 0 };

    (void)setrlimit(RLIMIT_CORE, &none_at_all);
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static int open_threads(const struct cli *cli, struct serving *sv, const struct server_options *o)
{
    struct db_problem why;

    sv->n_db = server_threads(o);
    sv->db = arena_array(cli->arena, sv->n_db, sizeof(struct db *));
    sv->db[0] = sv->in.db;
    for (unsigned i = 1; i < sv->n_db; i++) {
        if (db_open(&sv->db[i], sv->in.app.db_url, false, cli->arena, &why) != ST_OK)
            return cli_fail(cli, why.key, why.arg[0], why.arg[1]);
    }
    return -1;
}

/* They are loaded when first needed; that one is missing shall be known before. */
static void look_for_modules(void)
{
    static const char *const needed[] = { "pack", "paper", "smtp", "xlsx" };

    for (size_t i = 0; i < ARRAY_LEN(needed); i++)
        if (!module_is_there(needed[i]))
            log_line(LOG_WARN, "runut-%s.so is not beside the program: install it again",
                     needed[i]);
}

static int start(const struct cli *cli, struct serving *sv)
{
    struct app *app = &sv->in.app;
    struct str tmp = str_printf(cli->arena, STR_FMT "/tmp", STR_ARG(app->data_dir));
    struct str error = { 0 };
    struct server_options o = {
        .listen = app->listen,
        .tmp_dir = str_of(str_z(cli->arena, tmp)),
        .upload_max = app->upload_max,
        .workers = (unsigned)sv->in.workers,
        .trusted_proxies = { sv->in.proxy, sv->in.n_proxy },
        .accept = dispatch_accept,
        .handle = dispatch_handle,
    };
    const char *missing = NULL;
    int end;

    look_for_modules();
    if (!store_make(cli->arena, app->data_dir, &missing))
        return cli_fail(cli, "cli.cannot_make", str_of(missing), str_of(strerror(errno)));
    end = open_threads(cli, sv, &o);
    if (end >= 0)
        return end;
    (void)sem_init(&sv->hash_slots, 0, HASHES_AT_ONCE);
    (void)sem_init(&sv->stranger_slots, 0, STRANGERS_AT_ONCE);
    app->hash_slots = &sv->hash_slots;
    app->stranger_slots = &sv->stranger_slots;
    app->at_work = &sv->at_work;
    app->server = &sv->counted;
    app->cache = cache_new(CACHE_BYTES);
    app->visits = visits_new();
    app->whistle = whistle_new();
    sv->dispatch = dispatch_new(app, sv->db);
    if (sv->dispatch == NULL)
        return EXIT_FAILED; /* it has been logged which route is wrong */
    o.with = sv->dispatch;
    if (server_start(&sv->server, &o, cli->arena, &error) != ST_OK)
        return cli_fail(cli, "cli.cannot_listen", error, none);
    sv->counted = sv->server;
    if (job_start(&sv->jobs, app, cli->arena, &error) != ST_OK)
        return cli_fail(cli, "cli.cannot_open", error, none);
    return -1;
}

static void stop(struct serving *sv)
{
    if (sv->server != NULL)
        server_stop(sv->server);
    job_stop(sv->jobs);
    dispatch_free(sv->dispatch);
    visits_free(sv->in.app.visits);
    if (sv->in.app.cache != NULL)
        cache_free(sv->in.app.cache);
    whistle_free(sv->in.app.whistle);
    for (unsigned i = 1; i < sv->n_db; i++)
        db_close(&sv->db[i]);
    close_installation(&sv->in);
}

static void announce(const struct cli *cli, const struct serving *sv)
{
    struct str host = sv->in.app.listen;

    while (host.n > 0 && host.p[host.n - 1] != ':')
        host.n--;
    cli_say(cli, "cli.serving",
            str_printf(cli->arena, "http://" STR_FMT "%u", STR_ARG(host), server_port(sv->server)),
            none);
    (void)fflush(stdout);
}

int cmd_serve(struct cli *cli, int argc, char **argv)
{
    struct str listen = { 0 }, base_url = { 0 };
    const struct cli_option option[] = { { "listen", 0, &listen, NULL },
                                         { "base-url", 0, &base_url, NULL },
                                         { NULL, 0, NULL, NULL } };
    struct serving *sv = arena_new(cli->arena, struct serving);
    sigset_t signals;
    int got = 0, end = cli_no_more(cli, cli_parse_inside(cli, option, argc, argv));

    if (end < 0 && base_url.n > 0 && !is_base_url(base_url))
        end = cli_usage(cli, "cli.base_url_form", base_url);
    if (end < 0)
        end = open_installation(cli, &sv->in);
    if (end < 0) /* an indicator without its measure is no reason not to serve */
        (void)tell_unknown(cli, &sv->in.app);
    if (end >= 0)
        return end;
    if (listen.n > 0)
        sv->in.app.listen = listen;
    if (base_url.n > 0)
        sv->in.app.base_url = base_url;
    hold_signals(&signals);
    keep_memory_private();
    end = start(cli, sv);
    if (end < 0) {
        announce(cli, sv);
        server_notify("READY=1");
        (void)sigwait(&signals, &got);
        log_line(LOG_INFO, "stopping: signal %d", got);
        server_notify("STOPPING=1");
        end = EXIT_OK;
    }
    stop(sv);
    return end;
}
