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

/* --data and the settings file; false after saying why. */
bool open_settings(const struct cli *cli, struct installation *in, struct str data);
/* Keys, database (brought to this program's schema) and home unit. -1, or the exit status after
 * saying why. `db` wins over the settings; empty: none. */
int open_installation(const struct cli *cli, struct installation *in, struct str data,
                      struct str db);
/* The database alone, brought to this program's schema. -1, or the exit status after saying why. */
int open_db(const struct cli *cli, struct installation *in, bool create);
void close_installation(struct installation *in);
/* The system's ctx in the unit of that code (empty: the home unit), in the terminal's language. -1,
 * or the exit status after saying why. */
int open_unit(const struct cli *cli, struct installation *in, struct str code, struct ctx *c);

#endif
