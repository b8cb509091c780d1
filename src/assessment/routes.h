/* routes.h: the handlers of routes.c. */
#ifndef ASSESSMENT_ROUTES_H
#define ASSESSMENT_ROUTES_H

#include "core/ctx.h"

enum status assess_show_list(struct ctx *c);
enum status assess_show_begin(struct ctx *c);
enum status assess_send_begin(struct ctx *c);
enum status assess_show_compare(struct ctx *c);
enum status assess_show(struct ctx *c);
enum status assess_show_table(struct ctx *c);
enum status assess_show_check(struct ctx *c);
enum status assess_show_whatif(struct ctx *c);
enum status assess_show_calc(struct ctx *c);
enum status assess_send_round(struct ctx *c);
enum status assess_send_agree(struct ctx *c);
enum status assess_ask_return(struct ctx *c);
enum status assess_send_return(struct ctx *c);
enum status assess_send_close(struct ctx *c);
enum status assess_send_open(struct ctx *c);
enum status question_show(struct ctx *c);
enum status question_send(struct ctx *c);
enum status question_send_reply(struct ctx *c);
enum status answer_ask_remove(struct ctx *c);
enum status answer_send_remove(struct ctx *c);

#endif
