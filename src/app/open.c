/* open.c: from --data to a ready struct app. */
#include "app/open.h"

#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/definitions.h"
#include "app/instruments.h"
#include "app/measures.h"
#include "app/questionnaires.h"
#include "assessment/version.h"
#include "base/log.h"
#include "base/number.h"
#include "core/identity.h"
#include "core/key.h"
#include "core/people_queries.h"
#include "db/migrate.h"
#include "document/readers.h"
#include "register/table.h"

#define CONF_MAX 65536
#define PATIENCE 15 /* seconds */

static const struct str none;

/* ── the settings file ── */

static bool set_number(struct str value, int64_t lo, int64_t hi, int64_t *out)
{
    return int_parse_range(value, lo, hi, out);
}

bool is_base_url(struct str s)
{
    return str_starts(s, STR("https://")) || str_starts(s, STR("http://"));
}

static bool set_one(struct installation *in, struct str name, struct str value)
{
    struct app *app = &in->app;

    if (str_eq(name, STR("unit")))
        in->unit_code = value;
    else if (str_eq(name, STR("db")))
        app->db_url = value;
    else if (str_eq(name, STR("listen")))
        app->listen = value;
    else if (str_eq(name, STR("base_url")) && is_base_url(value))
        app->base_url = value;
    else if (str_eq(name, STR("upload_max")))
        return set_number(value, 1024, INT64_C(1) << 32, &app->upload_max);
    else if (str_eq(name, STR("workers")))
        return set_number(value, 1, 64, &in->workers);
    else if (str_eq(name, STR("registers")))
        in->registers = value;
    else if (str_eq(name, STR("surveys")))
        in->surveys = value;
    else if (str_eq(name, STR("instruments")))
        in->instruments = value;
    else if (str_eq(name, STR("trusted_proxy")) && in->n_proxy < PROXIES_MAX)
        in->proxy[in->n_proxy++] = (struct param){ value, none };
    else
        return false;
    return value.n > 0;
}

/* What stands before " #". */
static struct str without_comment(struct str line)
{
    for (size_t i = 1; i < line.n; i++) {
        if (line.p[i] == '#' && (line.p[i - 1] == ' ' || line.p[i - 1] == '\t'))
            return str_sub(line, 0, i);
    }
    return line;
}

static bool read_settings(const struct cli *cli, struct installation *in, struct str path)
{
    struct str text = { 0 };
    int line = 0;

    if (access(path.p, F_OK) != 0)
        return true;
    if (!cli_read_file(cli, path, CONF_MAX, &text))
        return false;
    while (text.n > 0) {
        struct str rest = without_comment(str_cut(&text, '\n')), whole = str_trim(rest);
        struct str name = str_trim(str_cut(&rest, '='));

        line++;
        if (whole.n == 0 || whole.p[0] == '#')
            continue;
        if (set_one(in, name, str_trim(rest)))
            continue;
        (void)cli_fail(cli, "cli.bad_setting",
                       str_printf(cli->arena, STR_FMT ":%d", STR_ARG(path), line), whole);
        return false;
    }
    return true;
}

/* The reader lies beside this program. */
static const char *reader_path(struct arena *a)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof(path));

    while (n > 0 && path[n - 1] != '/')
        n--;
    return str_z(a, str_printf(a, "%.*s/runut-reader", n > 1 ? (int)n - 1 : 1, n > 1 ? path : "."));
}

bool open_settings(const struct cli *cli, struct installation *in)
{
    struct stat st;
    struct arena *a = cli->arena;
    struct str data = cli->data;

    if (data.n == 0) {
        (void)cli_usage(cli, "cli.data_missing", none);
        return false;
    }
    *in = (struct installation){
        .app = { .data_dir = str_of(str_z(a, data)),
                 .listen = STR("127.0.0.1:8080"),
                 .readers = readers_new(a, reader_path(a)),
                 .upload_max = INT64_C(50) << 20 },
    };
    if (stat(in->app.data_dir.p, &st) != 0 || !S_ISDIR(st.st_mode)) {
        (void)cli_fail(cli, "cli.no_data_dir", data, none);
        return false;
    }
    app_wire(&in->app);
    if (!read_settings(cli, in, str_printf(a, STR_FMT "/runut.conf", STR_ARG(data))))
        return false;
    /* A proxy on this machine is trusted unless another list is given: else every visitor behind it
     * would be one address, and one of them could use up the sign-in budget of all. */
    if (in->n_proxy == 0) {
        in->proxy[in->n_proxy++] = (struct param){ STR("127.0.0.1"), none };
        in->proxy[in->n_proxy++] = (struct param){ STR("::1"), none };
    }
    return true;
}

/* ── the rest ── */

static int find_home(const struct cli *cli, struct installation *in)
{
    struct ctx c;
    struct unit u = { 0 };
    enum status s;

    if (in->unit_code.n == 0)
        return cli_fail(cli, "cli.no_unit", in->app.data_dir, none);
    ctx_system(&c, &in->app, in->db, cli->arena, 0);
    s = unit_by_code(&c, in->unit_code, &u);
    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "cli.unknown_unit", in->unit_code, none);
    if (s != ST_OK)
        return cli_refused(cli, &c, s);
    in->app.home_unit = u.id;
    return -1;
}

static int db_refused(const struct cli *cli, const struct db_problem *why)
{
    return cli_fail(cli, why->key, why->arg[0], why->arg[1]);
}

static int bring_schema(const struct cli *cli, struct installation *in)
{
    struct db_problem why;

    return migrate(in->db, cli->arena, &why) == ST_OK ? -1 : db_refused(cli, &why);
}

int open_db(const struct cli *cli, struct installation *in, bool create)
{
    struct db_problem why;

    if (db_open(&in->db, in->app.db_url, create, cli->arena, &why) != ST_OK)
        return db_refused(cli, &why);
    return bring_schema(cli, in);
}

/* An existing database being opened on a thread of its own: SQLite reads the whole schema, which
 * takes about as long as the definitions, and neither needs the other. */
struct opening {
    struct arena arena; /* of what `why` says */
    struct str url;
    struct db *db;
    struct db_problem why;
    enum status s;
    pthread_t thread;
    bool beside; /* there is such a thread */
};

static void *open_now(void *with)
{
    struct opening *o = with;

    o->s = db_open(&o->db, o->url, false, &o->arena, &o->why);
    if (o->s == ST_OK)
        db_patience(o->db, PATIENCE);
    return NULL;
}

static void opening_begin(struct opening *o, struct str url)
{
    *o = (struct opening){ .url = url };
    arena_init(&o->arena);
    o->beside = pthread_create(&o->thread, NULL, open_now, o) == 0;
}

/* The installation has the database then; says why not where `good` asks for it. */
static int opening_end(const struct cli *cli, struct opening *o, bool good, struct installation *in)
{
    int end = good ? -1 : EXIT_FAILED;

    if (o->beside)
        (void)pthread_join(o->thread, NULL);
    else
        (void)open_now(o);
    in->db = o->db;
    if (good && o->s != ST_OK)
        end = db_refused(cli, &o->why);
    arena_done(&o->arena);
    return end;
}

/* The tables of registers, as their definitions are now. */
static int bring_tables(const struct cli *cli, struct installation *in)
{
    struct str why = { 0 };
    struct ctx c;
    enum status s;

    ctx_system(&c, &in->app, in->db, cli->arena, in->app.home_unit);
    c.lang = cli->lang;
    s = reg_tables_bring(&c, in->app.registers, &why);
    if (s == ST_OK)
        return -1;
    return why.n > 0 ? cli_fail(cli, "cli.cannot_open", why, none) : cli_refused(cli, &c, s);
}

int open_installation(const struct cli *cli, struct installation *in)
{
    struct arena *a = cli->arena;
    struct str error = { 0 };
    struct opening o;
    bool good;
    int end;

    if (!open_settings(cli, in))
        return cli->data.n == 0 ? EXIT_USAGE : EXIT_FAILED;
    if (cli->db.n > 0)
        in->app.db_url = cli->db;
    if (in->app.db_url.n == 0)
        in->app.db_url = str_printf(a, "sqlite:" STR_FMT "/runut.db", STR_ARG(cli->data));
    if (in->app.base_url.n == 0)
        in->app.base_url = str_printf(a, "http://" STR_FMT, STR_ARG(in->app.listen));
    if (keys_open(&in->app, false, a, &error) != ST_OK)
        return cli_fail(cli, "cli.cannot_open", error, none);
    opening_begin(&o, in->app.db_url);
    good = load_definitions_of(cli, cli->registers.n > 0 ? cli->registers : in->registers,
                               &in->app.registers) &&
           load_questionnaires_of(cli, in->surveys, &in->app.questionnaires) &&
           load_bindings(cli, &in->app) && load_instruments(cli, in->instruments, &in->app);
    if (good)
        add_faces(cli, &in->app);
    end = opening_end(cli, &o, good, in);
    if (end < 0)
        end = bring_schema(cli, in);
    if (end < 0)
        end = find_home(cli, in);
    if (end < 0)
        end = bring_tables(cli, in);
    if (end < 0)
        end = bring_figures(cli, in);
    if (end >= 0)
        close_installation(in);
    return end;
}

void close_installation(struct installation *in)
{
    readers_rest(in->app.readers);
    db_close(&in->db);
    instrument_store_free(in->app.instruments);
    in->app.instruments = NULL;
    bytes_wipe(in->app.sign_secret, sizeof(in->app.sign_secret));
    bytes_wipe(in->app.cookie_key, sizeof(in->app.cookie_key));
    bytes_wipe(in->app.data_key, sizeof(in->app.data_key));
}

int work_inside(const struct cli *cli, work_fn *work, void *with)
{
    struct installation in;
    struct ctx c;
    int end = open_installation(cli, &in);

    if (end >= 0)
        return end;
    ctx_system(&c, &in.app, in.db, cli->arena, in.app.home_unit);
    c.lang = cli->lang;
    end = work(cli, &c, with);
    close_installation(&in);
    return end;
}

struct unit_work {
    struct str code;
    work_fn *work;
    void *with;
};

static int enter_unit(const struct cli *cli, struct ctx *c, void *with)
{
    const struct unit_work *w = with;
    struct unit unit = { .id = c->who.unit_id };
    enum status s = w->code.n > 0 ? unit_by_code(c, w->code, &unit) : ST_OK;

    if (s == ST_NOT_FOUND)
        return cli_fail(cli, "plan.cli.no_unit", w->code, none);
    if (s == ST_OK)
        s = identity_enter_unit(c, unit.id);
    return s == ST_OK ? w->work(cli, c, w->with) : cli_refused(cli, c, s);
}

int work_in_unit(const struct cli *cli, struct str code, work_fn *work, void *with)
{
    struct unit_work w = { code, work, with };

    return work_inside(cli, enter_unit, &w);
}
