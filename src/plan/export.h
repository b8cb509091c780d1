/* export.h: the forms in which a plan leaves the program. */
#ifndef PLAN_EXPORT_H
#define PLAN_EXPORT_H

#include "plan/model.h"

struct plan_format {
    const char *name; /* "csv": the option, and the suffix of the file */
    const char *type; /* media type */
    NODISCARD enum status (*write)(struct ctx *c, const struct plan_tree *t, struct str *bytes);
};

const struct plan_format *plan_format_by_name(struct str name); /* NULL: none */

#endif
