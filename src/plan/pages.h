/* pages.h: the plan's handlers, by address in routes.c, and what several of them share. */
#ifndef PLAN_PAGES_H
#define PLAN_PAGES_H

#include "core/route.h"
#include "plan/model.h"

enum status plan_show_list(struct ctx *c);
enum status plan_show_matrix(struct ctx *c);
enum status plan_send_csv(struct ctx *c);

enum status indicator_show(struct ctx *c);
enum status indicator_send_report(struct ctx *c);
enum status indicator_send_verify(struct ctx *c);
enum status indicator_send_return(struct ctx *c);
enum status indicator_send_postpone(struct ctx *c);
enum status indicator_send_reopen(struct ctx *c);
enum status indicator_send_months(struct ctx *c);
enum status coverage_show(struct ctx *c);
enum status coverage_bind(struct ctx *c);
enum status confirm_show(struct ctx *c);
enum status confirm_send(struct ctx *c);
enum status edit_show(struct ctx *c);
enum status edit_send(struct ctx *c);
enum status manage_show(struct ctx *c);
enum status manage_enact(struct ctx *c);
enum status manage_revise(struct ctx *c);
enum status manage_close(struct ctx *c);
enum status manage_next_year(struct ctx *c);
enum status manage_drop(struct ctx *c);
enum status manage_lock(struct ctx *c);
enum status import_show(struct ctx *c);
enum status import_send(struct ctx *c);
enum status import_confirm(struct ctx *c);
enum status diff_show(struct ctx *c);

enum status evidence_ask_remove(struct ctx *c);
enum status evidence_send_remove(struct ctx *c);

/* Scopes: set c->area from the ref, and c->is_own for the person in charge. */
enum status scope_indicator(struct ctx *c);

extern const struct route plan_routes[];

#endif
