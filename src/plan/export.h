/* export.h: the forms in which a plan leaves the program. */
#ifndef PLAN_EXPORT_H
#define PLAN_EXPORT_H

#include "plan/model.h"

struct matrix_filter; /* matrix.h */

struct plan_format {
    const char *name; /* "csv": the option, and the suffix of the file */
    const char *type; /* media type */
    /* The indicators that match; all with NULL. CSV and JSON always hold the whole plan. */
    NODISCARD enum status (*write)(struct ctx *c, const struct plan_tree *t,
                                   const struct matrix_filter *f, struct str *bytes);
};

const struct plan_format *plan_format_by_name(struct str name); /* NULL: none */

#endif
