/*
 * open.h: opens an installation: its folder, its keys, its settings file, its database.
 *
 * DATA/runut.conf holds lines "name = value": unit, db, listen, base_url, trusted_proxy (an
 * address; may be repeated), upload_max (bytes), workers, registers, surveys and instruments
 * (folders). Options of the command win.
 */
#ifndef APP_OPEN_H
#define APP_OPEN_H

#include "app/cli.h"
#include "core/app.h"

#define PROXIES_MAX 16

struct installation {
    struct app app;
    struct db *db;
    struct str unit_code;
    struct param proxy[PROXIES_MAX];
    size_t n_proxy;
    int64_t workers;
    struct str registers;   /* the site's definitions */
    struct str surveys;     /* and its questionnaires */
    struct str instruments; /* and its scored instruments */
};

bool is_base_url(struct str s); /* "https://..." or "http://..." */

/* Which routes, jobs and so on the program has (main.c). */
void app_wire(struct app *app);

/* The folder cli->data and its settings file; false after saying why. */
bool open_settings(const struct cli *cli, struct installation *in);
/* Keys, database (brought to this program's schema) and home unit; what `cli` says wins over the
 * settings. -1: the caller closes it; else the exit status after saying why, and nothing is open.
 */
int open_installation(const struct cli *cli, struct installation *in);
/* The database alone, brought to this program's schema. -1, or the exit status after saying why. */
int open_db(const struct cli *cli, struct installation *in, bool create);
void close_installation(struct installation *in);

/* What a command does with an open installation; its exit status. */
typedef int work_fn(const struct cli *cli, struct ctx *c, void *with);

/* The frame of most commands: opens the installation, does `work` as the system in the home unit
 * and in the terminal's language, and closes. The exit status. */
int work_inside(const struct cli *cli, work_fn *work, void *with);
/* The same in the unit of that code (empty: the home unit), with its name and zone in c->who. */
int work_in_unit(const struct cli *cli, struct str code, work_fn *work, void *with);

#endif
