/* pages.h: the plan's handlers, by address in routes.c, and what several of them share. */
#ifndef PLAN_PAGES_H
#define PLAN_PAGES_H

#include "core/route.h"
#include "plan/model.h"

enum status plan_show_list(struct ctx *c);
enum status plan_show_matrix(struct ctx *c);
enum status plan_send_csv(struct ctx *c);

/* Scopes: set c->area from the ref, and c->is_own for the person in charge. */
enum status scope_indicator(struct ctx *c);

extern const struct route plan_routes[];

#endif
