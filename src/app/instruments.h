/* instruments.h: scored instruments at start. */
#ifndef APP_INSTRUMENTS_H
#define APP_INSTRUMENTS_H

#include "app/cli.h"
#include "core/app.h"

#define INSTRUMENTS_FOLDER "/etc/runut/instruments.d"

/* The store of instruments, with those of the site's folder (empty: INSTRUMENTS_FOLDER where it
 * exists). False after saying every mistake. */
bool load_instruments(const struct cli *cli, struct str folder, struct app *app);
/* Measures, registers and indicators that a shipped instrument names and nobody has, one a line;
 * how many. */
size_t tell_unknown_of_instruments(const struct cli *cli, const struct app *app);

#endif
