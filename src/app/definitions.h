/* definitions.h: the registers that the program has: those in it, and those of the site. */
#ifndef APP_DEFINITIONS_H
#define APP_DEFINITIONS_H

#include "app/cli.h"
#include "register/load.h"

#define REGISTERS_FOLDER "/etc/runut/registers.d"

/* The embedded definitions and what `more` adds or overrides; `anew`: nothing is believed that the
 * build has checked. False after printing every mistake, one a line: "file:line: reason". */
bool load_definitions(const struct cli *cli, const struct reg_source *more, size_t n, bool anew,
                      const struct reg_all **out);
/* The same with the files of a folder; without one (empty), those of REGISTERS_FOLDER where it
 * exists. */
bool load_definitions_of(const struct cli *cli, struct str folder, const struct reg_all **out);

/* The public forms of app->registers become pages: adds their routes to app->routes. */
void add_faces(const struct cli *cli, struct app *app);

#endif
