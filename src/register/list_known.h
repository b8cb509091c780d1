/*
 * list_known.h: the beginning of a list by its ids, known from before and mended: the ledger names
 * the records that changed since, and each is put where it belongs now (docs/adr/012).
 */
#ifndef REGISTER_LIST_KNOWN_H
#define REGISTER_LIST_KNOWN_H

#include "register/list_way.h"

/* As far as a list's beginning is known; what lies behind is found by walking. */
#define LIST_KNOWN_MOST 25000

/*
 * The ids of that part of the list; `sorted`: in its order, else in any, for counting. What is
 * asked for ends before LIST_KNOWN_MOST. Exact: equal to what the database would say at this
 * moment, or newer.
 */
NODISCARD enum status list_known(struct ctx *c, const struct reg_list_query *q,
                                 const struct list_way *way, bool sorted,
                                 const struct list_part *part, struct numbers *out);

#endif
