/* list_filter.h: what narrows a list, for its page. */
#ifndef REGISTER_LIST_FILTER_H
#define REGISTER_LIST_FILTER_H

#include "register/list_view.h"

/*
 * Reads the address. Forms leave it untidy (empty values, a tick for each column, names where
 * numbers stand): then it answers with the tidy one, so that what is on screen, what is exported
 * and what is kept under a name have the same address. c->answered says so.
 */
NODISCARD enum status list_read_address(struct ctx *c, const struct reg_def *def,
                                        struct reg_list_query *q);
void list_state_chips(struct ctx *c, struct list_page *v, const struct reg_list_query *q,
                      const int64_t *by_state, int64_t all);
NODISCARD enum status list_filter_chips(struct ctx *c, struct list_page *v,
                                        const struct reg_list_query *q, int64_t all);
void list_active_now(struct ctx *c, struct list_page *v, const struct reg_list_query *q);
NODISCARD enum status list_filter_fields(struct ctx *c, struct list_page *v,
                                         const struct reg_list_query *q);
void list_columns(struct ctx *c, struct list_page *v, const struct reg_list_query *q);

#endif
