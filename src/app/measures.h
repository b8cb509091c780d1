/* measures.h: bindings, kinds of documents and figures, at start. */
#ifndef APP_MEASURES_H
#define APP_MEASURES_H

#include "app/open.h"
#include "measure/binding.h"

/* The embedded kinds of documents and bindings into `app`. False after saying what is wrong. */
bool load_bindings(const struct cli *cli, struct app *app);
/* What bindings name that the definitions do not have, one a line; how many. */
size_t tell_unknown(const struct cli *cli, const struct app *app);
/* Counts anew what changed definitions measure. -1, or the exit status after saying why. */
int bring_figures(const struct cli *cli, struct installation *in);
/* A bindings file of the site; false after saying every mistake. */
bool read_bindings(const struct cli *cli, struct str path, struct binding_file *out);
void print_mistakes(const struct reg_mistake *m, size_t n);

#endif
