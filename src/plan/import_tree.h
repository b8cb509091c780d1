/* import_tree.h: what comparing and writing an import share; nobody else includes it. */
#ifndef PLAN_IMPORT_TREE_H
#define PLAN_IMPORT_TREE_H

#include "plan/import.h"

/* An item that the file names. */
struct import_node {
    enum item_level level;
    struct str ref, text, details;
    int number;
    const struct plan_row *row; /* of what is tracked; NULL of a mere parent */
    size_t line;
    struct item *item; /* in the plan in place; NULL when it is new */
    int64_t pic_id;
    bool changed, months_change;
};

struct import_work {
    struct plan_tree tree; /* the plan in place */
    struct import_node *node;
    size_t n_node;
    struct import_diff diff;
};

NODISCARD enum status import_compare_tree(struct ctx *c, const struct import_target *target,
                                          struct import *im, struct import_work *w);
bool month_is_done(char packed); /* reported, returned, verified or postponed */

#endif
