/*
 * shipped.h: the pages that every office begins with (data/portal/NAME.md), embedded by the build.
 *
 * Lines "key: value" (title, summary, place), a line "---", then Markdown. They are shown until the
 * office saves its own under the same name; "[Dilengkapi kantor: ...]" marks what only it can know.
 */
#ifndef PORTAL_SHIPPED_H
#define PORTAL_SHIPPED_H

#include "portal/content.h"

struct shipped_file {
    const char *name, *text;
    size_t n;
};
extern const struct shipped_file shipped_files[];
extern const size_t n_shipped_files;

/* As if the office had written it: id 0, published. False: none of that name. */
bool shipped_find(struct str name, struct content *out);
/* Of the i-th file. */
void shipped_at(size_t i, struct content *out);

#endif
