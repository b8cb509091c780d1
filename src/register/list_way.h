/*
 * list_way.h: which rows a list has, and how they are come by: for list.c, which reads and counts
 * them.
 */
#ifndef REGISTER_LIST_WAY_H
#define REGISTER_LIST_WAY_H

#include "register/list.h"
#include "register/stmt.h"

#define LIST_ONLY_MOST 16

/*
 * How they are come by. SQLite guesses that a range holds few rows, gathers them and sorts: a
 * second for a page of a long list. What has been counted is better known here. Of many, the
 * order's own index soon meets a page full; few are quickly gathered. PostgreSQL knows such things
 * itself.
 */
struct list_way {
    struct str records, documents; /* asked for; empty where nothing is searched for */
    bool in_order;                 /* along the order's index, whatever the conditions have */
    bool gathered;                 /* by the conditions, then sorted */
    const struct numbers *only;    /* of these records alone, 1 to LIST_ONLY_MOST; NULL: of all */
};

struct list_part {
    int64_t skip, max;
};

/* What is searched for; how many there are is for the caller to say. */
NODISCARD enum status list_way_of(struct ctx *c, const struct reg_list_query *q,
                                  struct list_way *out);
/* " FROM ... AS r WHERE ...", its order (`inner`: of the rows themselves, not of what was read of
 * them), and the part that is wanted. */
void list_put_rows(struct stmt *s, const struct reg_list_query *q, const struct list_way *way);
void list_put_order(struct stmt *s, const struct reg_list_query *q, const struct list_way *way,
                    bool inner);
void list_put_part(struct stmt *s, const struct list_part *part);

#endif
